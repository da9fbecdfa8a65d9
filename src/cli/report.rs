//! The results of a check, for people and for programs.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use serde::Serialize;

use super::quotes::QuoteCheck;
use crate::file::{Located, Opened};
use crate::model::problems::Severity;
use crate::model::{Id, Map};
use crate::quote::{Standing, State};

/// What `check --json` prints. The names and their order are a promise.
#[derive(Default, Serialize)]
pub(super) struct Report {
    pub maps: Vec<MapReport>,
}

#[derive(Serialize)]
pub(super) struct MapReport {
    path: String,
    title: String,
    format: u64,
    counts: Counts,
    problems: Vec<ProblemReport>,
    quotes: Vec<QuoteReport>,
}

#[derive(Clone, Copy, Serialize)]
struct Counts {
    questions: usize,
    theses: usize,
    claims: usize,
    reasons: usize,
    conflicts: usize,
    sources: usize,
    quotes: usize,
    backings: usize,
}

#[derive(Serialize)]
struct ProblemReport {
    severity: &'static str,
    code: &'static str,
    record: String,
    message: String,
}

#[derive(Serialize)]
struct QuoteReport {
    id: String,
    source: String,
    state: &'static str,
    /// In characters of the document's text.
    start: Option<usize>,
    end: Option<usize>,
    score: f64,
}

impl Counts {
    fn of(map: &Map) -> Self {
        Self {
            questions: map.questions().len(),
            theses: map.claims().ids().filter(|id| map.is_thesis(*id)).count(),
            claims: map.claims().len(),
            reasons: map.reasons().len(),
            conflicts: map.conflicts().len(),
            sources: map.sources().len(),
            quotes: map.quotes().len(),
            backings: map.backings().len(),
        }
    }
}

/// One map, checked.
pub(super) struct Checked {
    pub path: PathBuf,
    pub opened: Opened,
    /// In the order of the file.
    pub problems: Vec<Located>,
    pub quotes: BTreeMap<Id, QuoteCheck>,
}

impl Checked {
    /// Whether there is nothing that has to be mended.
    pub(super) fn is_clean(&self) -> bool {
        let is_hint = |located: &Located| located.problem.severity == Severity::Hint;
        self.problems.iter().all(is_hint) && !self.quotes.values().any(QuoteCheck::is_doubtful)
    }

    pub(super) fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        let Self {
            path,
            opened,
            problems,
            quotes,
        } = self;
        let path = path.display();
        let counts = Counts::of(&opened.map);
        writeln!(out, "{path}: {}", opened.map.header().title)?;
        writeln!(
            out,
            "  {}, {}, {}, {}, {}, {}, {}, {}",
            several(counts.questions, "question", "questions"),
            several(counts.theses, "thesis", "theses"),
            several(counts.claims, "claim", "claims"),
            several(counts.reasons, "reason", "reasons"),
            several(counts.conflicts, "conflict", "conflicts"),
            several(counts.sources, "source", "sources"),
            several(counts.quotes, "quote", "quotes"),
            several(counts.backings, "backing", "backings"),
        )?;
        if let Some(why) = &opened.read_only {
            writeln!(out, "  {why}")?;
        }
        let severities = [
            (Severity::Error, "error", "errors"),
            (Severity::Warning, "warning", "warnings"),
            (Severity::Hint, "hint", "hints"),
        ];
        for (severity, one, many) in severities {
            let of_severity: Vec<&Located> = (problems.iter())
                .filter(|located| located.problem.severity == severity)
                .collect();
            if of_severity.is_empty() {
                continue;
            }
            writeln!(out, "  {}:", several(of_severity.len(), one, many))?;
            for Located {
                problem,
                line,
                column,
            } in of_severity
            {
                let (message, code) = (&problem.message, problem.code);
                writeln!(out, "    {path}:{line}:{column}: {message} [{code}]")?;
            }
        }
        print_quotes(&opened.map, quotes, out)
    }

    pub(super) fn into_json(self) -> MapReport {
        let map = &self.opened.map;
        let mut problems = self.problems;
        problems.sort_by_key(|located| (located.problem.severity, located.problem.record));
        let quote = |(id, check): (Id, QuoteCheck)| QuoteReport {
            id: id.to_string(),
            source: map
                .quote(id)
                .map_or_else(String::new, |quote| quote.source.to_string()),
            state: check.state.as_str(),
            start: check.span.as_ref().map(|span| span.start),
            end: check.span.as_ref().map(|span| span.end),
            score: check.score,
        };
        MapReport {
            path: self.path.display().to_string(),
            title: map.header().title.clone(),
            format: self.opened.format,
            counts: Counts::of(map),
            quotes: self.quotes.into_iter().map(quote).collect(),
            problems: (problems.into_iter())
                .map(|Located { problem, .. }| ProblemReport {
                    severity: problem.severity.as_str(),
                    code: problem.code,
                    record: problem.record.to_string(),
                    message: problem.message,
                })
                .collect(),
        }
    }
}

fn print_quotes(
    map: &Map,
    quotes: &BTreeMap<Id, QuoteCheck>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let tallies = State::ALL.into_iter().filter_map(|state| {
        let count = quotes.values().filter(|check| check.state == state).count();
        (count > 0).then(|| format!("{count} {}", state.label()))
    });
    let tallies: Vec<String> = tallies.collect();
    if tallies.is_empty() {
        return Ok(());
    }
    writeln!(out, "  quotes: {}", tallies.join(", "))?;
    let is_confirmed = |check: &&QuoteCheck| check.standing == Standing::Confirmed;
    let confirmed = quotes.values().filter(is_confirmed).count();
    if confirmed > 0 {
        writeln!(
            out,
            "  of the approximate ones, confirmed by hand: {confirmed}"
        )?;
    }
    for (id, check) in quotes.iter().filter(|(_, check)| check.is_doubtful()) {
        let Some(quote) = map.quote(*id) else {
            continue;
        };
        let words: String = quote.exact.chars().take(60).collect();
        let source = map
            .source(quote.source)
            .map_or("no source", |source| source.label());
        let (state, why) = (check.state.label(), check.state.explanation());
        writeln!(out, "    {state}: {id} in {source}, “{words}”: {why}")?;
    }
    Ok(())
}

fn several(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
