//! Where in a file a record, a field or a named id stands.
//!
//! Reading keeps no positions, for hardly anyone asks for them. When something is
//! wrong, one pass over the text finds them: a scanner that knows brackets, texts
//! and comments, and no more of RON.

use std::collections::HashMap;

/// What to find: as much of it as is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// A top-level field, such as `claims`.
    pub section: String,
    pub record: Option<String>,
    pub field: Option<String>,
    /// A text within the field.
    pub named: Option<String>,
}

/// Where the wanted things stand, in bytes: each the innermost part that was found,
/// the start of the text where nothing was.
pub(super) fn places(text: &str, wanted: &[Wanted]) -> Vec<usize> {
    let mut found = vec![(0_u8, 0_usize); wanted.len()];
    let mut by_record: HashMap<(&str, Option<&str>), Vec<usize>> = HashMap::new();
    for (number, want) in wanted.iter().enumerate() {
        let mut note = |record| {
            by_record
                .entry((want.section.as_str(), record))
                .or_default()
                .push(number);
        };
        note(None);
        if want.record.is_some() {
            note(want.record.as_deref());
        }
    }
    let numbers = |section, record| by_record.get(&(section, record)).into_iter().flatten();
    let mut better = |number: usize, rank: u8, at: usize| {
        if found[number].0 < rank {
            found[number] = (rank, at);
        }
    };

    // The names on the way to where the scanner is, one a level; what lies deeper
    // than a record's fields belongs to the field.
    let mut depth = 0_usize;
    let mut keys: [Option<&str>; 3] = [None; 3];
    let mut last = (0, "");
    for (at, token) in Scanner::new(text) {
        match token {
            Token::Open => {
                if let Some(key) = keys.get_mut(depth) {
                    *key = None;
                }
                depth += 1;
            }
            Token::Close => depth = depth.saturating_sub(1),
            Token::Comma => {
                if let Some(key) = depth.checked_sub(1).and_then(|level| keys.get_mut(level)) {
                    *key = None;
                }
            }
            Token::Colon => {
                let (at, name) = last;
                match (depth, keys) {
                    (1, _) => numbers(name, None).for_each(|number| better(*number, 1, at)),
                    (2, [Some(section), ..]) => {
                        numbers(section, Some(name)).for_each(|number| better(*number, 2, at));
                    }
                    (3, [Some(section), Some(record), _]) => {
                        for number in numbers(section, Some(record)) {
                            if wanted[*number].field.as_deref() == Some(name) {
                                better(*number, 3, at);
                            }
                        }
                    }
                    _ => {}
                }
                if let Some(key) = depth.checked_sub(1).and_then(|level| keys.get_mut(level)) {
                    *key = Some(name);
                }
            }
            Token::Text(words) | Token::Word(words) => {
                last = (at, words);
                if depth < 3 {
                    continue;
                }
                let [Some(section), Some(record), Some(field)] = keys else {
                    continue;
                };
                for number in numbers(section, Some(record)) {
                    let want = &wanted[*number];
                    if want.field.as_deref() == Some(field) && want.named.as_deref() == Some(words)
                    {
                        better(*number, 4, at);
                    }
                }
            }
        }
    }
    found.into_iter().map(|(_, at)| at).collect()
}

/// Whether there is a comment anywhere outside texts.
pub(super) fn has_comments(text: &str) -> bool {
    // Most maps have no such characters at all, not even in a link.
    let may_have = |marks: &str| memchr::memmem::find(text.as_bytes(), marks.as_bytes()).is_some();
    (may_have("//") || may_have("/*")) && {
        let mut scanner = Scanner::new(text);
        scanner.by_ref().for_each(drop);
        scanner.has_met_comment
    }
}

/// Line and column, in characters, both counted from 1, of places in bytes.
pub(super) fn lines_and_columns(text: &str, places: &[usize]) -> Vec<(usize, usize)> {
    let starts: Vec<usize> = std::iter::once(0)
        .chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1))
        .collect();
    let position = |at: &usize| {
        let line = starts.partition_point(|start| start <= at);
        let start = starts[line.saturating_sub(1)];
        let column = text
            .get(start..*at)
            .map_or(0, |before| before.chars().count());
        (line, column + 1)
    };
    places.iter().map(position).collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'a> {
    Open,
    Close,
    Colon,
    Comma,
    /// What stands between quotation marks, escapes and all.
    Text(&'a str),
    Word(&'a str),
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    has_met_comment: bool,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            has_met_comment: false,
        }
    }

    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or("")
    }

    /// Goes behind `end`, or to the end of the text where it does not come.
    fn skip_behind(&mut self, end: &str) -> usize {
        let rest = self.slice(self.at, self.text.len());
        let length = memchr::memmem::find(rest.as_bytes(), end.as_bytes());
        let stop = length.map_or(self.text.len(), |length| self.at + length);
        self.at = length.map_or(stop, |_| stop + end.len());
        stop
    }

    fn escaped_text(&mut self, mark: u8) -> &'a str {
        let from = self.at;
        let bytes = self.text.as_bytes();
        while let Some(length) = memchr::memchr2(mark, b'\\', &bytes[self.at.min(bytes.len())..]) {
            self.at += length;
            if bytes[self.at] == mark {
                self.at += 1;
                return self.slice(from, self.at - 1);
            }
            self.at += 2;
        }
        self.at = bytes.len();
        self.slice(from, self.at)
    }

    /// Behind an `r`: the raw text that begins here, if one does.
    fn raw_text(&mut self) -> Option<&'a str> {
        let rest = self.slice(self.at, self.text.len());
        let hashes = rest.bytes().take_while(|byte| *byte == b'#').count();
        if rest.as_bytes().get(hashes) != Some(&b'"') {
            return None;
        }
        self.at += hashes + 1;
        let from = self.at;
        let end = format!("\"{}", "#".repeat(hashes));
        let to = self.skip_behind(&end);
        Some(self.slice(from, to))
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = (usize, Token<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.text.as_bytes();
        loop {
            let from = self.at;
            let byte = *bytes.get(from)?;
            self.at += 1;
            let token = match byte {
                b'(' | b'[' | b'{' => Token::Open,
                b')' | b']' | b'}' => Token::Close,
                b':' => Token::Colon,
                b',' => Token::Comma,
                b'"' => Token::Text(self.escaped_text(b'"')),
                b'\'' => Token::Text(self.escaped_text(b'\'')),
                b'/' if bytes.get(self.at) == Some(&b'/') => {
                    self.has_met_comment = true;
                    self.skip_behind("\n");
                    continue;
                }
                b'/' if bytes.get(self.at) == Some(&b'*') => {
                    self.has_met_comment = true;
                    self.skip_behind("*/");
                    continue;
                }
                b'r' if let Some(words) = self.raw_text() => Token::Text(words),
                _ if is_word(byte) => {
                    let rest = &bytes[self.at..];
                    self.at += rest.iter().take_while(|byte| is_word(**byte)).count();
                    Token::Word(self.slice(from, self.at))
                }
                _ => continue,
            };
            return Some((from, token));
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'.' | b'#') || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r##"( // claims: {
    format: 1, title: "claims: { \" (", /* ( */
    claims: {
        "c-é": (text: r#"a "quoted" ( "#),
        "c-b": (
            text: "é", tags: ["t-a", "t-b"],
        ),
    },
)"##;

    fn place(section: &str, rest: &[&str]) -> (usize, usize) {
        let part = |number: usize| rest.get(number).map(|part| (*part).to_owned());
        let wanted = Wanted {
            section: section.to_owned(),
            record: part(0),
            field: part(1),
            named: part(2),
        };
        lines_and_columns(TEXT, &places(TEXT, &[wanted]))[0]
    }

    #[test]
    fn sections_records_fields_and_names_are_found() {
        assert_eq!(place("title", &[]), (2, 16));
        assert_eq!(place("claims", &[]), (3, 5));
        assert_eq!(place("claims", &["c-b"]), (5, 9));
        assert_eq!(place("claims", &["c-b", "tags"]), (6, 24));
        assert_eq!(place("claims", &["c-b", "tags", "t-b"]), (6, 38));
    }

    #[test]
    fn what_is_not_there_is_placed_as_near_as_possible() {
        assert_eq!(place("reasons", &["r-a"]), (1, 1));
        assert_eq!(place("claims", &["c-zz"]), (3, 5));
        assert_eq!(place("claims", &["c-b", "rating"]), (5, 9));
    }

    #[test]
    fn comments_are_told_from_texts_that_look_like_them() {
        assert!(has_comments(TEXT));
        assert!(has_comments("(format: 1 /* now */)"));
        assert!(!has_comments(
            r#"(url: "https://example.org/*", raw: r"//")"#
        ));
    }

    #[test]
    fn the_scanner_ends_on_every_beginning_of_a_text() {
        for end in (0..TEXT.len()).filter(|end| TEXT.is_char_boundary(*end)) {
            assert!(Scanner::new(&TEXT[..end]).count() <= end);
        }
    }
}
