//! Problems of the map and of its quotes as one list.

use std::sync::Arc;

use crate::model::problems::{Problem, Severity};
use crate::model::{Id, Source};
use crate::ui::desk::Desk;

use super::super::words::{counted, record_line, shortened};

/// One thing to look at, as a row says it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub severity: Severity,
    /// What it is in a word or two: `circle`, `quote missing`.
    pub word: String,
    pub sentence: String,
    pub record: Id,
}

/// A row of the list; what it says is made when it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    Heading(Severity, usize),
    Problem(Arc<Problem>),
    /// A quote that does not hold.
    Quote(Id),
}

impl Entry {
    /// What the row says; `None` for a heading, and for a quote that holds meanwhile.
    pub fn item(&self, desk: &Desk) -> Option<Item> {
        match self {
            Self::Heading(..) => None,
            Self::Problem(problem) => Some(Item {
                severity: problem.severity,
                word: problem.code.replace('-', " "),
                sentence: problem.message.clone(),
                record: problem.record,
            }),
            Self::Quote(id) => quote_item(desk, *id),
        }
    }
}

/// Everything there is to look at, most severe first, with a heading over each
/// severity. Quotes that do not hold stand behind the warnings.
pub fn entries_of(problems: &[Arc<Problem>], quotes: &[Id]) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(problems.len() + quotes.len() + 3);
    for severity in [Severity::Error, Severity::Warning, Severity::Hint] {
        let of_kind = problems
            .iter()
            .filter(|problem| problem.severity == severity);
        let quotes = match severity {
            Severity::Warning => quotes,
            _ => &[],
        };
        let heading = entries.len();
        entries.push(Entry::Heading(severity, 0));
        entries.extend(of_kind.cloned().map(Entry::Problem));
        entries.extend(quotes.iter().copied().map(Entry::Quote));
        match entries.len() - heading - 1 {
            0 => entries.truncate(heading),
            count => {
                if let Some(entry) = entries.get_mut(heading) {
                    *entry = Entry::Heading(severity, count);
                }
            }
        }
    }
    entries
}

/// `3 warnings`.
pub fn heading_text(severity: Severity, count: usize) -> String {
    let (one, many) = match severity {
        Severity::Error => ("error", "errors"),
        Severity::Warning => ("warning", "warnings"),
        Severity::Hint => ("hint", "hints"),
    };
    counted(count, one, many)
}

/// A quote that does not hold; one whose document is not at hand is no problem.
fn quote_item(desk: &Desk, id: Id) -> Option<Item> {
    let standing = desk.documents.standing(id);
    if !standing.is_to_look_at() {
        return None;
    }
    let map = desk.map();
    let source = map.quote(id).map(|quote| quote.source)?;
    let label = map.source(source).map_or("its source", Source::label);
    let words = shortened(&record_line(map, id), 60);
    Some(Item {
        severity: Severity::Warning,
        word: format!("quote {}", standing.label()),
        sentence: format!("{words}, {label}. {}", standing.explanation()),
        record: id,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stand_under_their_severity() {
        let problem = |severity| {
            Arc::new(Problem {
                severity,
                code: "circle",
                record: Id::parse("c-a").unwrap(),
                field: None,
                named: None,
                message: "They argue in a circle.".into(),
            })
        };
        let quote = Id::parse("u-a").unwrap();
        let problems = [problem(Severity::Error), problem(Severity::Hint)];
        let entries = entries_of(&problems, &[quote]);
        assert_eq!(entries.len(), 6);
        assert_eq!(entries[0], Entry::Heading(Severity::Error, 1));
        assert_eq!(entries[3], Entry::Quote(quote));
        assert_eq!(entries[4], Entry::Heading(Severity::Hint, 1));
        assert_eq!(heading_text(Severity::Hint, 1), "1 hint");
        assert!(entries_of(&[], &[]).is_empty());
    }
}
