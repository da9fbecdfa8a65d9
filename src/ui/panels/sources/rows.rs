//! The list of sources as data.

use crate::model::Id;
use crate::ui::desk::Desk;

/// One source in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceRow {
    pub id: Id,
    /// What quote chips call it.
    pub label: String,
    /// Its title, where that is another than the label.
    pub title: String,
    pub quotes: usize,
    /// How many of them a person has to look at.
    pub to_look_at: usize,
    /// Whether its text can be read here.
    pub at_hand: bool,
}

pub fn rows_of(desk: &Desk) -> Vec<SourceRow> {
    let map = desk.map();
    map.sources_in_order()
        .into_iter()
        .filter_map(|id| {
            let source = map.source(id)?;
            let label = source.label().to_owned();
            let title = source.title.trim();
            let quotes = map.quotes_of(id);
            let to_look_at =
                (quotes.iter()).filter(|quote| desk.documents.standing(**quote).is_to_look_at());
            Some(SourceRow {
                id,
                title: if title == label {
                    String::new()
                } else {
                    title.to_owned()
                },
                label,
                to_look_at: to_look_at.count(),
                quotes: quotes.len(),
                at_hand: desk.documents.text(id).is_some(),
            })
        })
        .collect()
}
