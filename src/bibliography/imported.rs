//! What comes out of a file of references.

use std::fmt;

use crate::model::Source;

use super::dates;
use super::decode::{Format, decode};
use super::names::{Name, squeezed};
use super::{bibtex, csl_json, ris};

/// The references of a file, and what was wrong with others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// Nothing where the file is in none of the formats.
    pub format: Option<Format>,
    pub sources: Vec<Source>,
    /// In the order of the file.
    pub problems: Vec<Problem>,
}

/// Something in the file that could not be read, or not in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Counted from 1.
    pub line: usize,
    /// What the file calls the reference; may be empty.
    pub key: String,
    /// What it is and what to do, in full sentences.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, key, what } = self;
        if key.is_empty() {
            write!(f, "Line {line}: {what}")
        } else {
            write!(f, "Line {line}, {key}: {what}")
        }
    }
}

/// Reads references from the bytes of a BibTeX, BibLaTeX, RIS or CSL-JSON file.
/// What is broken is told and left out, the rest comes in. Never panics.
#[must_use]
pub fn import(bytes: &[u8]) -> Imported {
    let text = decode(bytes);
    let format = Format::of_text(&text);
    let mut imported = match format {
        Some(Format::Bibtex) => bibtex::read(&text),
        Some(Format::Ris) => ris::read(&text),
        Some(Format::CslJson) => csl_json::read(&text),
        None => {
            let mut none = Imported::default();
            let what = "These are no references in BibTeX, RIS or CSL-JSON. Export them in one of \
                        these formats from the program that keeps them.";
            none.complain(1, "", what);
            none
        }
    };
    imported.format = format;
    imported.problems.sort_by_key(|problem| problem.line);
    imported
}

impl Imported {
    pub(super) fn complain(&mut self, line: usize, key: &str, what: impl Into<String>) {
        self.problems.push(Problem {
            line,
            key: squeezed(key).chars().take(80).collect(),
            what: what.into(),
        });
    }

    /// Takes a reference in after tidying it, or says why not.
    pub(super) fn take(&mut self, line: usize, mut source: Source) {
        tidy(&mut source);
        if source.title.is_empty() {
            let key = source.key.clone();
            let what = "It has no title and was left out. Give it one and import the file again.";
            self.complain(line, &key, what);
        } else {
            self.sources.push(source);
        }
    }
}

/// Brings a record as files have it to what records in a map look like.
fn tidy(source: &mut Source) {
    for text in [
        &mut source.title,
        &mut source.container,
        &mut source.publisher,
        &mut source.place,
        &mut source.series,
        &mut source.edition,
        &mut source.number,
        &mut source.volume,
        &mut source.issue,
        &mut source.genre,
        &mut source.isbn,
        &mut source.language,
        &mut source.key,
        &mut source.url,
    ] {
        *text = squeezed(text);
    }
    source.date = dates::tidy(&source.date);
    source.accessed = dates::tidy(&source.accessed);
    source.doi = bare_doi(&source.doi);
    if source.doi.is_empty() && source.url.to_lowercase().contains("doi.org/10.") {
        source.doi = bare_doi(&source.url);
    }
    source.pages = page_range(&source.pages);
    source.summary = source.summary.trim().to_owned();
    source.note = source.note.trim().to_owned();
    if source.short.is_empty() {
        source.short = short_name(source);
    }
}

/// `10.1000/182`, without what resolves it.
#[must_use]
pub fn bare_doi(text: &str) -> String {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    let begins = [
        "https://doi.org/",
        "http://doi.org/",
        "https://dx.doi.org/",
        "http://dx.doi.org/",
        "doi.org/",
        "doi:",
        "doi ",
    ];
    let begin = begins.iter().find(|begin| lower.starts_with(**begin));
    let rest = begin.and_then(|begin| text.get(begin.len()..));
    rest.unwrap_or(text).trim().to_owned()
}

/// `12–34` for `12--34` and `12-34`.
fn page_range(text: &str) -> String {
    let text = squeezed(text).replace("--", "-").replace(" - ", "-");
    let ends: Vec<&str> = text.split('-').collect();
    match ends.as_slice() {
        [first, last] if [first, last].iter().all(|end| is_page(end)) => format!("{first}–{last}"),
        _ => text,
    }
}

fn is_page(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_alphanumeric)
}

/// What a chip calls the source: `Ghazi`, `Khan & Hussain`, `Khan et al.`; nothing
/// where nobody is named.
fn short_name(source: &Source) -> String {
    let people = if source.authors.is_empty() {
        &source.editors
    } else {
        &source.authors
    };
    let names: Vec<Name> = people.iter().filter_map(|name| Name::parse(name)).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.family().to_owned(),
        [one, other] => format!("{} & {}", one.family(), other.family()),
        [one, ..] => format!("{} et al.", one.family()),
    }
}

/// The words without the marks of `<i>`, `<sup>`, `<span …>` and the like, and with
/// the characters that `&amp;` and its kin stand for.
pub(super) fn without_tags(text: &str) -> String {
    const TAGS: &[&str] = &[
        "i",
        "b",
        "em",
        "strong",
        "sup",
        "sub",
        "span",
        "sc",
        "u",
        "p",
        "br",
        "jats:p",
        "jats:title",
        "jats:italic",
        "jats:sec",
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        // No tag is long, and a file may be full of opening marks.
        let end = tag.char_indices().take(120).find(|(_, mark)| *mark == '>');
        let inside = end.and_then(|(end, _)| tag.get(1..end));
        let name = inside.map(|inside| {
            let inside = inside.trim_matches('/');
            inside.split_whitespace().next().unwrap_or_default()
        });
        match (inside, name) {
            (Some(inside), Some(name)) if TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name)) => {
                rest = tag.get(inside.len() + 2..).unwrap_or_default();
            }
            _ => {
                out.push('<');
                rest = tag.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    for (mark, character) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ] {
        if out.contains(mark) {
            out = out.replace(mark, character);
        }
    }
    out
}

/// Adds a paragraph to a note.
pub(super) fn add_note(note: &mut String, paragraph: &str) {
    let paragraph = paragraph.trim();
    if paragraph.is_empty() {
        return;
    }
    if !note.is_empty() {
        note.push_str("\n\n");
    }
    note.push_str(paragraph);
}

/// The number of the line in which a byte stands, counted from 1; for texts whose
/// places are asked for in order.
pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
        }
    }

    pub(super) fn of(&mut self, byte: usize) -> usize {
        if byte < self.at {
            (self.at, self.line) = (0, 1);
        }
        let between = self.text.as_bytes().get(self.at..byte).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', between).count();
        self.at = byte;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_other_programs_go_and_words_stay() {
        let text = "The <i>Taliban</i> &amp; <span class=\"nocase\">TTP</span>: 2 < 3 > 1";
        assert_eq!(without_tags(text), "The Taliban & TTP: 2 < 3 > 1");
        assert_eq!(without_tags("a < b"), "a < b");
        assert_eq!(without_tags("<"), "<");
    }

    #[test]
    fn a_doi_is_kept_without_its_address() {
        for text in [
            "https://doi.org/10.1000/182",
            "http://dx.doi.org/10.1000/182",
            "doi:10.1000/182",
            " 10.1000/182 ",
        ] {
            assert_eq!(bare_doi(text), "10.1000/182");
        }
    }
}
