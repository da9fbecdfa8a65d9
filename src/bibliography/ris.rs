//! RIS, the tagged format of databases and library catalogues: `TY  - JOUR`.
//!
//! Tags as the format's specification of 2011 and the exports of common programs
//! use them. A line without a tag goes on with the value above it.

use crate::model::Source;

use super::imported::{Imported, add_note, without_tags};
use super::kinds::kind_of_ris;
use super::names::Name;

/// The tag of a line and the value behind it. Programs differ in the spaces
/// around the dash.
pub(super) fn tag_of(line: &str) -> Option<(&str, &str)> {
    let tag = line.get(..2)?;
    let bytes = tag.as_bytes();
    let is_tag = bytes.first().is_some_and(u8::is_ascii_uppercase)
        && bytes
            .get(1)
            .is_some_and(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if !is_tag {
        return None;
    }
    let rest = line.get(2..)?;
    let value = rest.trim_start_matches(' ').strip_prefix('-')?;
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    let is_apart = value.is_empty() || value.starts_with([' ', '\t']);
    ((1..=2).contains(&spaces) && is_apart).then(|| (tag, value.trim()))
}

/// One reference as it stands in the file.
#[derive(Default)]
struct Record {
    line: usize,
    fields: Vec<(String, String)>,
}

pub(super) fn read(text: &str) -> Imported {
    let mut imported = Imported::default();
    let mut open: Option<Record> = None;
    let mut outside = false;
    for (at, line) in text.lines().enumerate() {
        let number = at + 1;
        let line = line.trim_end();
        let line = if number == 1 {
            line.trim_start_matches('\u{feff}')
        } else {
            line
        };
        match tag_of(line.trim_start()) {
            Some(("TY", kind)) => {
                if let Some(record) = open.take() {
                    let what = "It does not end with a line ER  - and was taken to end here.";
                    let key = record.name();
                    imported.complain(record.line, &key, what);
                    record.finish(&mut imported);
                }
                outside = false;
                open = Some(Record {
                    line: number,
                    fields: vec![("TY".to_owned(), kind.to_owned())],
                });
            }
            Some(("ER", _)) => match open.take() {
                Some(record) => record.finish(&mut imported),
                None => outside = false,
            },
            Some((tag, value)) => match &mut open {
                Some(record) => record.fields.push((tag.to_owned(), value.to_owned())),
                None if !outside => {
                    outside = true;
                    let what = "The reference that begins here has no line TY  - in front and was \
                                left out. Put TY  - JOUR, BOOK or GEN before it.";
                    imported.complain(number, "", what);
                }
                None => {}
            },
            None => {
                let more = line.trim();
                let last = open.as_mut().and_then(|record| record.fields.last_mut());
                if let Some((tag, value)) = last
                    && !more.is_empty()
                    && tag != "TY"
                {
                    value.push(' ');
                    value.push_str(more);
                }
            }
        }
    }
    if let Some(record) = open {
        let what = "The file ends in the middle of it: there is no line ER  -. What stands there \
                    was taken in.";
        let key = record.name();
        imported.complain(record.line, &key, what);
        record.finish(&mut imported);
    }
    imported
}

impl Record {
    /// Values of a tag, in order.
    fn all<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = &'a str> {
        let of_tag = self.fields.iter().filter(move |(other, _)| other == tag);
        of_tag
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// The first value of the first of these tags that has one.
    fn first(&self, tags: &[&str]) -> String {
        let value = tags.iter().find_map(|tag| self.all(tag).next());
        without_tags(value.unwrap_or_default())
    }

    fn names(&self, tags: &[&str]) -> Vec<String> {
        let values = tags.iter().flat_map(|tag| self.all(tag));
        values
            .filter_map(Name::parse)
            .map(|name| name.written())
            .collect()
    }

    /// What to call it in a message.
    fn name(&self) -> String {
        self.first(&["ID", "TI", "T1", "AU", "A1"])
    }

    fn finish(self, imported: &mut Imported) {
        let kind_word = self.first(&["TY"]);
        let kind = kind_of_ris(&kind_word);
        let is_part = matches!(kind, "chapter" | "conference paper" | "encyclopedia entry");
        let is_periodical = kind.ends_with("article") || kind == "preprint";
        let mut source = Source {
            kind: kind.to_owned(),
            key: self.first(&["ID"]),
            authors: self.names(&["AU", "A1"]),
            date: self.first(&["DA", "PY", "Y1"]),
            volume: self.first(&["VL"]),
            issue: self.first(&["IS", "CP"]),
            doi: self.first(&["DO", "DI"]),
            url: self.first(&["UR", "LK", "L2"]),
            publisher: self.first(&["PB"]),
            place: self.first(&["CY", "PP"]),
            edition: self.first(&["ET"]),
            language: self.first(&["LA"]),
            accessed: self.first(&["Y2", "RD"]),
            summary: self.first(&["AB", "N2"]),
            pages: pages(&self.first(&["SP"]), &self.first(&["EP"])),
            translators: self.names(&["TA"]),
            ..Source::default()
        };
        // A year alone stands in PY, while DA may lack it: `10/20`.
        let year = self.first(&["PY", "Y1"]);
        if super::dates::Date::parse(&source.date).is_none() && !year.is_empty() {
            source.date = year;
        }
        source.title = if kind == "book" {
            self.first(&["TI", "T1", "BT", "CT"])
        } else {
            self.first(&["TI", "T1", "CT"])
        };
        source.container = match kind {
            _ if is_part => self.first(&["T2", "BT", "JF", "JO"]),
            _ if is_periodical => self.first(&["T2", "JF", "JO", "J2", "JA"]),
            "web page" | "blog post" => self.first(&["T2", "JF", "JO"]),
            _ => String::new(),
        };
        source.series = match kind {
            "book" | "report" => self.first(&["T2", "T3"]),
            _ => self.first(&["T3"]),
        };
        source.editors = match kind {
            _ if is_part => self.names(&["A2", "ED"]),
            "book" if kind_word.eq_ignore_ascii_case("EDBOOK") => {
                let editors = std::mem::take(&mut source.authors);
                [editors, self.names(&["A2", "ED"])].concat()
            }
            _ => self.names(&["ED"]),
        };
        if matches!(kind, "report" | "thesis") {
            source.genre = self.first(&["M3"]);
            source.number = self.first(&["SN", "M1"]);
        } else {
            let serial = self.first(&["SN"]);
            let digits = serial.chars().filter(char::is_ascii_digit).count();
            // An ISSN has eight digits; the journal's name says as much.
            if digits >= 9 {
                source.isbn = serial;
            }
        }
        for note in self.all("N1").chain(self.all("RN")) {
            add_note(&mut source.note, &without_tags(note));
        }
        let keywords: Vec<&str> = self.all("KW").collect();
        if !keywords.is_empty() {
            add_note(
                &mut source.note,
                &format!("Keywords: {}", keywords.join(", ")),
            );
        }
        if source.key.is_empty() && source.title.is_empty() {
            source.key = self.name();
        }
        imported.take(self.line, source);
    }
}

fn pages(first: &str, last: &str) -> String {
    match (first.trim(), last.trim()) {
        (first, "") => first.to_owned(),
        ("", last) => last.to_owned(),
        (first, last) if first == last => first.to_owned(),
        (first, _) if first.contains(['-', '–']) => first.to_owned(),
        (first, last) => format!("{first}-{last}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_article_comes_in_whole() {
        let text = "\u{feff}TY  - JOUR\r\nID  - khan2025\r\nAU  - Khan, M. Sheharyar\r\n\
                    AU  - Hussain, Tasawar\r\nTI  - Pakistan and the Afghan\r\n  Taliban after 2021\r\n\
                    T2  - Review of Borders\r\nPY  - 2025///\r\nVL  - 3\r\nIS  - 2\r\nSP  - 12\r\n\
                    EP  - 34\r\nDO  - https://doi.org/10.1000/182\r\nUR  - https://example.org/a\r\n\
                    KW  - dilemma\r\nKW  - border\r\nAB  - Two lines\r\nof summary.\r\nER  - \r\n";
        let imported = read(text);
        assert_eq!(imported.problems, []);
        let source = &imported.sources[0];
        assert_eq!(source.title, "Pakistan and the Afghan Taliban after 2021");
        assert_eq!(source.authors, ["M. Sheharyar Khan", "Tasawar Hussain"]);
        assert_eq!(source.short, "Khan & Hussain");
        assert_eq!(source.container, "Review of Borders");
        assert_eq!((&*source.date, &*source.pages), ("2025", "12–34"));
        assert_eq!(source.doi, "10.1000/182");
        assert_eq!(source.note, "Keywords: dilemma, border");
        assert_eq!(source.summary, "Two lines of summary.");
        assert_eq!(source.key, "khan2025");
    }

    #[test]
    fn chapters_have_a_book_and_its_editors() {
        let text = "TY  - CHAP\nA1  - World Bank\nT1  - Borders\nBT  - The Book\nA2  - Doe, Jane\n\
                    PB  - Press\nCY  - Lahore\nDA  - 2020/05/03/\nSN  - 978-3-16-148410-0\nER  -\n";
        let source = &read(text).sources[0];
        assert_eq!(source.container, "The Book");
        assert_eq!(source.editors, ["Jane Doe"]);
        assert_eq!(source.authors, ["World Bank"]);
        assert_eq!(source.date, "2020-05-03");
        assert_eq!(source.isbn, "978-3-16-148410-0");
        assert_eq!((&*source.place, &*source.publisher), ("Lahore", "Press"));
    }

    #[test]
    fn broken_references_are_told_by_line_and_the_others_come_in() {
        let text = "AU  - Nobody\nER  - \nTY  - JOUR\nTI  - One\nTY  - JOUR\nAU  - Doe, J.\nER  - \n\
                    TY  - BOOK\nTI  - Last";
        let imported = read(text);
        let titles: Vec<&str> = imported.sources.iter().map(|s| s.title.as_str()).collect();
        assert_eq!(titles, ["One", "Last"]);
        let told: Vec<(usize, &str)> = (imported.problems.iter())
            .map(|problem| (problem.line, problem.key.as_str()))
            .collect();
        assert_eq!(told, [(1, ""), (3, "One"), (5, "Doe, J."), (8, "Last")]);
    }
}
