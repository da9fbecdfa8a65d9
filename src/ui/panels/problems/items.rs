//! Problems of the map and of its quotes as one list.

use crate::model::problems::Severity;
use crate::model::{Id, Source};
use crate::ui::desk::Desk;

use super::super::words::{counted, record_line, shortened};

/// One thing to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub severity: Severity,
    /// What it is in a word or two: `circle`, `quote missing`.
    pub word: String,
    pub sentence: String,
    pub record: Id,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    Heading(String),
    Item(Item),
}

/// Everything there is to look at, most severe first.
pub fn items_of(desk: &Desk) -> Vec<Item> {
    let mut items: Vec<Item> = desk
        .problems()
        .iter()
        .map(|problem| Item {
            severity: problem.severity,
            word: problem.code.replace('-', " "),
            sentence: problem.message.clone(),
            record: problem.record,
        })
        .collect();
    items.extend(
        desk.map()
            .quotes()
            .ids()
            .filter_map(|id| quote_item(desk, id)),
    );
    items.sort_by_key(|item| item.severity);
    items
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

/// The list with a heading over each severity.
pub fn entries_of(items: Vec<Item>) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(items.len() + 3);
    for severity in [Severity::Error, Severity::Warning, Severity::Hint] {
        let of_kind: Vec<&Item> = items
            .iter()
            .filter(|item| item.severity == severity)
            .collect();
        if of_kind.is_empty() {
            continue;
        }
        let (one, many) = match severity {
            Severity::Error => ("error", "errors"),
            Severity::Warning => ("warning", "warnings"),
            Severity::Hint => ("hint", "hints"),
        };
        entries.push(Entry::Heading(counted(of_kind.len(), one, many)));
        entries.extend(of_kind.into_iter().cloned().map(Entry::Item));
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stand_under_their_severity() {
        let item = |severity| Item {
            severity,
            word: "circle".into(),
            sentence: "They argue in a circle.".into(),
            record: Id::parse("c-a").unwrap(),
        };
        let entries = entries_of(vec![item(Severity::Hint), item(Severity::Error)]);
        assert_eq!(entries.len(), 4);
        assert_eq!(entries[0], Entry::Heading("1 error".into()));
        assert_eq!(entries[2], Entry::Heading("1 hint".into()));
        assert!(entries_of(Vec::new()).is_empty());
    }
}
