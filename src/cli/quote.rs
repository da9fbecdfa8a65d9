//! `contend quote`: whether a document holds some words, and where.

use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;

use super::document::read;
use super::{CLEAN, PROBLEMS, QuoteFindArguments, QuoteTask};
use crate::document::{Document, Reader};
use crate::quote::{DifferenceKind, Finding, PreparedDocument, Selector, find};

pub(super) fn quote(reader: &Reader, task: &QuoteTask, out: &mut dyn Write) -> anyhow::Result<u8> {
    let QuoteTask::Find(arguments) = task;
    let QuoteFindArguments {
        document,
        exact,
        prefix,
        suffix,
        hint,
        json,
    } = arguments;
    if exact.trim().is_empty() {
        anyhow::bail!("there are no words to look for. Give the quote's words with --exact");
    }
    let document = read(reader, document)?;
    let selector = Selector {
        exact: exact.clone(),
        prefix: prefix.clone(),
        suffix: suffix.clone(),
        start: *hint,
    };
    let finding = find(&PreparedDocument::new(document.clone()), &selector);
    if *json {
        let report = FindReport::new(&document, &finding);
        writeln!(out, "{}", serde_json::to_string(&report)?)?;
    } else {
        print(&document, &selector, &finding, out)?;
    }
    Ok(match finding.state.is_verified() {
        true => CLEAN,
        false => PROBLEMS,
    })
}

/// What `quote find --json` prints. The names and their order are a promise.
#[derive(Serialize)]
struct FindReport<'found> {
    state: &'static str,
    /// In characters of the document's text.
    start: Option<usize>,
    end: Option<usize>,
    /// The document's words there.
    found: Option<&'found str>,
    differences: Vec<DifferenceReport<'found>>,
    score: f64,
    candidates: Vec<CandidateReport>,
}

#[derive(Serialize)]
struct DifferenceReport<'found> {
    kind: String,
    quote: &'found str,
    document: &'found str,
}

#[derive(Serialize)]
struct CandidateReport {
    start: usize,
    end: usize,
    score: f64,
}

impl<'found> FindReport<'found> {
    fn new(document: &'found Document, finding: &'found Finding) -> Self {
        let span = finding.span.as_ref();
        let differences = finding.differences.iter().map(|it| DifferenceReport {
            kind: name_of(it.kind),
            quote: &it.quote,
            document: &it.document,
        });
        let candidates = finding.candidates.iter().map(|it| CandidateReport {
            start: it.span.start,
            end: it.span.end,
            score: it.score,
        });
        Self {
            state: finding.state.as_str(),
            start: span.map(|span| span.start),
            end: span.map(|span| span.end),
            found: span.map(|span| document.slice_of_chars(span)),
            differences: differences.collect(),
            score: finding.score,
            candidates: candidates.collect(),
        }
    }
}

/// The kind's own name in small letters with hyphens: `line-end-hyphen`.
fn name_of(kind: DifferenceKind) -> String {
    let mut name = String::new();
    for letter in format!("{kind:?}").chars() {
        if letter.is_ascii_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}

/// For people: the state, the place with what stands around it, what differs.
fn print(
    document: &Document,
    selector: &Selector,
    finding: &Finding,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Finding {
        state,
        span,
        differences,
        moved,
        candidates,
        gaps,
        hindrance,
        score,
        context: _,
        byte_span: _,
        was_here,
    } = finding;
    writeln!(out, "{}: {}", state.label(), state.explanation())?;
    if let Some(span) = span {
        let page = page_of(document, span);
        writeln!(out, "  characters {} to {}{page}", span.start, span.end)?;
        writeln!(out, "  {}", in_context(document, span))?;
        if *moved {
            writeln!(
                out,
                "  it stands elsewhere than at character {}",
                selector.start.unwrap_or(0)
            )?;
        }
        if !state.is_verified() {
            writeln!(out, "  {}% alike", (score * 100.0).floor())?;
        }
    }
    for difference in differences {
        writeln!(out, "  {}", difference.describe())?;
    }
    for gap in gaps {
        let left_out = one_line(document.slice_of_chars(&gap.span));
        writeln!(out, "  left out: “{left_out}”")?;
        if let Some(warning) = &gap.warning {
            writeln!(out, "    {warning}")?;
        }
    }
    if let Some(hindrance) = hindrance {
        writeln!(out, "  {hindrance}")?;
    }
    if !candidates.is_empty() {
        writeln!(out, "  places that fit:")?;
    }
    for candidate in candidates {
        let span = &candidate.span;
        let words = in_context(document, span);
        let page = page_of(document, span);
        writeln!(out, "    {} to {}{page}: {words}", span.start, span.end)?;
    }
    if let Some(place) = was_here {
        let words = in_context(document, &(*place..*place));
        writeln!(out, "  its place was character {place}: {words}")?;
    }
    Ok(())
}

/// `, page 12`; nothing where there are no pages.
fn page_of(document: &Document, span: &Range<usize>) -> String {
    let index = document.page_of_byte(document.byte_of_char(span.start));
    let page = index.and_then(|index| Some((index, document.pages().get(index)?)));
    match page {
        None => String::new(),
        Some((index, page)) if page.label.is_empty() => format!(", page {}", index + 1),
        Some((_, page)) => format!(", page {}", page.label),
    }
}

/// The words there between what stands around them, in one line.
fn in_context(document: &Document, span: &Range<usize>) -> String {
    const AROUND: usize = 32;
    let from = span.start.saturating_sub(AROUND);
    let before = one_line(document.slice_of_chars(&(from..span.start)));
    let words = one_line(document.slice_of_chars(span));
    let after = one_line(document.slice_of_chars(&(span.end..span.end + AROUND)));
    format!("…{before}[{words}]{after}…")
}

/// Every stretch of white space as one space.
fn one_line(text: &str) -> String {
    let mut line = String::new();
    for character in text.chars() {
        match character {
            character if !character.is_whitespace() => line.push(character),
            _ if line.ends_with(' ') => {}
            _ => line.push(' '),
        }
    }
    line
}
