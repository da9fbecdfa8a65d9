//! In which order a table lists quotes.

use std::cmp::Ordering;

use crate::model::{Finite, Id, Map};
use crate::quote::Standing;

use super::entries::Entry;

/// The columns of the table, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    State,
    Words,
    /// By source, and within one in the order of the document.
    Source,
    Claims,
    Tags,
    Reliability,
    Relevance,
    Note,
}

impl Column {
    pub const ALL: [Self; 8] = [
        Self::State,
        Self::Words,
        Self::Source,
        Self::Claims,
        Self::Tags,
        Self::Reliability,
        Self::Relevance,
        Self::Note,
    ];

    /// What stands over the column.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::State => "State",
            Self::Words => "Quote",
            Self::Source => "Source",
            Self::Claims => "Claims",
            Self::Tags => "Tags",
            Self::Reliability => "Reliable",
            Self::Relevance => "Relevant",
            Self::Note => "Note",
        }
    }
}

/// By which column, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub column: Column,
    pub is_reversed: bool,
}

impl Default for Order {
    fn default() -> Self {
        Self {
            column: Column::Source,
            is_reversed: false,
        }
    }
}

impl Order {
    /// What a click on a column's name makes of it.
    pub fn clicked(self, column: Column) -> Self {
        Self {
            column,
            is_reversed: self.column == column && !self.is_reversed,
        }
    }

    /// Sorts places of `entries`, which are in the order of the documents. What is
    /// equal stays in that order; what has nothing in the column comes last either
    /// way.
    pub fn sort(
        self,
        places: &mut [usize],
        entries: &[Entry],
        map: &Map,
        standing: impl Fn(Id) -> Standing,
    ) {
        if self == Self::default() {
            return;
        }
        let key = |place: &usize| {
            let entry = entries.get(*place);
            entry.map_or(Key::None, |entry| self.key(*place, entry, map, &standing))
        };
        places.sort_by_cached_key(|place| Sorted {
            key: key(place),
            is_reversed: self.is_reversed,
        });
    }

    fn key(
        self,
        place: usize,
        entry: &Entry,
        map: &Map,
        standing: &impl Fn(Id) -> Standing,
    ) -> Key {
        let text = |text: &str| match text.trim() {
            "" => Key::None,
            text => Key::Text(text.to_lowercase()),
        };
        // The strongest first, as one reads down.
        let rating = |rating: Option<Finite>| {
            rating.map_or(Key::None, |rating| {
                Key::Number(-(rating.get() * 1000.0).round() as i64)
            })
        };
        match self.column {
            Column::State => Key::Number(standing(entry.id).rank() as i64),
            Column::Words => text(map.quote(entry.id).map_or("", |quote| &quote.exact)),
            Column::Source => Key::Number(place as i64),
            Column::Claims => {
                let first = entry.claims.first().and_then(|(id, _)| map.claim(*id));
                text(first.map_or("", |claim| &claim.text))
            }
            Column::Tags => {
                let first = entry.tags.first().and_then(|id| map.tag(*id));
                text(first.map_or("", |tag| &tag.name))
            }
            Column::Reliability => rating(entry.reliability),
            Column::Relevance => rating(entry.relevance),
            Column::Note if entry.has_note => Key::Number(0),
            Column::Note => Key::None,
        }
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Text(String),
    None,
}

#[derive(PartialEq, Eq)]
struct Sorted {
    key: Key,
    is_reversed: bool,
}

impl Ord for Sorted {
    fn cmp(&self, other: &Self) -> Ordering {
        let ordering = self.key.cmp(&other.key);
        match self.is_reversed && self.key != Key::None && other.key != Key::None {
            true => ordering.reverse(),
            false => ordering,
        }
    }
}

impl PartialOrd for Sorted {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
