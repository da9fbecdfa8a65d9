//! Where the entries of a BibTeX file begin and end.

/// What stands between the braces of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body<'a> {
    pub text: &'a str,
    /// The byte of the file at which it begins.
    pub at: usize,
}

/// A part of the file, with the byte at which it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found<'a> {
    Entry {
        at: usize,
        kind: &'a str,
        body: Body<'a>,
    },
    /// The next entry, or the end of the file, comes before its closing brace.
    Unclosed { at: usize, key: &'a str },
    /// Fields between entries, where only remarks belong.
    Stray { at: usize },
}

/// `@article{` or `@article (`: the kind and the length up to behind the brace.
fn head(text: &str) -> Option<(&str, usize, u8)> {
    let rest = text.strip_prefix('@')?.trim_start();
    let end = rest.find(|character: char| !character.is_ascii_alphabetic())?;
    let (kind, behind) = rest.split_at(end);
    let brace = behind.trim_start();
    let first = brace.bytes().next()?;
    let is_brace = matches!(first, b'{' | b'(') && !kind.is_empty();
    is_brace.then(|| (kind, text.len() - brace.len() + 1, first))
}

/// What stands before the first comma, where it can be the key of an entry.
fn key_of(body: &str) -> Option<&str> {
    let end = body.find([',', '}', '\n', '=', '{', '"'])?;
    let (key, rest) = body.split_at(end);
    let key = key.trim();
    let fits = rest.starts_with(',') && !key.contains(char::is_whitespace);
    fits.then_some(key)
}

/// Whether a line begins an entry, or one of the parts that are none but stand only
/// in BibTeX.
pub fn begins_entry(line: &str) -> bool {
    let Some((kind, length, _)) = head(line) else {
        return false;
    };
    let body = line.get(length..).unwrap_or_default();
    let is_part = ["string", "preamble", "comment"]
        .iter()
        .any(|part| part.eq_ignore_ascii_case(kind));
    is_part || key_of(body).is_some() || body.trim().is_empty()
}

/// Goes over the file once, from entry to entry.
pub fn entries(text: &str) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(offset) = rest.find('@') else {
            stray(text, at, text.len(), &mut found);
            break;
        };
        let begin = at + offset;
        let Some((kind, length, brace)) = text.get(begin..).and_then(head) else {
            at = begin + 1;
            continue;
        };
        stray(text, at, begin, &mut found);
        let body = begin + length;
        match close(text, body, brace) {
            Ok(end) => {
                let inside = text.get(body..end).unwrap_or_default();
                found.push(Found::Entry {
                    at: begin,
                    kind,
                    body: Body {
                        text: inside,
                        at: body,
                    },
                });
                at = end + 1;
            }
            Err(next) => {
                let inside = text.get(body..next).unwrap_or_default();
                if !kind.eq_ignore_ascii_case("comment") {
                    let key = key_of(inside).unwrap_or_default();
                    found.push(Found::Unclosed { at: begin, key });
                }
                at = next;
            }
        }
    }
    found
}

/// The byte of the brace that closes an entry, or where to go on if there is none:
/// at a line that begins the next entry, or at the end.
fn close(text: &str, from: usize, brace: u8) -> Result<usize, usize> {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut at = from;
    let mut line_begins = false;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' if depth > 0 => depth -= 1,
            b'}' if brace == b'{' => return Ok(at),
            b')' if brace == b'(' && depth == 0 => return Ok(at),
            b'@' if line_begins => {
                let line = text.get(at..).and_then(|rest| rest.lines().next());
                if line.is_some_and(begins_entry) {
                    return Err(at);
                }
            }
            _ => {}
        }
        line_begins = match byte {
            b'\n' => true,
            b' ' | b'\t' | b'\r' => line_begins,
            _ => false,
        };
        at += 1;
    }
    Err(text.len())
}

/// Tells of fields between two entries, where a brace too many has closed the first.
fn stray<'a>(text: &'a str, from: usize, to: usize, found: &mut Vec<Found<'a>>) {
    let mut at = from;
    for line in text.get(from..to).unwrap_or_default().split_inclusive('\n') {
        let is_field = line.split_once('=').is_some_and(|(name, value)| {
            let name = name.trim();
            !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_alphabetic())
                && value.trim_start().starts_with(['{', '"'])
        });
        if is_field {
            found.push(Found::Stray { at });
            return;
        }
        at += line.len();
    }
}
