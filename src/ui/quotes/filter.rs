//! Which quotes a table lists.

use crate::model::Id;
use crate::quote::{Standing, State};

use super::entries::Entry;

/// A choice by how quotes stand and whether they are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    #[default]
    All,
    Verified,
    Confirmed,
    ToLookAt,
    NoText,
    Unused,
}

impl Shown {
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::Verified,
        Self::ToLookAt,
        Self::Confirmed,
        Self::NoText,
        Self::Unused,
    ];

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Verified => "Verified",
            Self::Confirmed => "Confirmed by hand",
            Self::ToLookAt => "To look at",
            Self::NoText => "No text",
            Self::Unused => "Unused",
        }
    }

    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::All => "Every quote of the map",
            Self::Verified => "The document holds these words",
            Self::Confirmed => "The document has other words, and somebody confirmed the quote",
            Self::ToLookAt => "Approximate, ambiguous or missing: to be mended",
            Self::NoText => "The source's text is not at hand",
            Self::Unused => "Behind no claim yet",
        }
    }

    fn holds(self, entry: &Entry, standing: Standing) -> bool {
        match self {
            Self::All => true,
            Self::Verified => standing.is_verified(),
            Self::Confirmed => standing == Standing::Confirmed,
            Self::ToLookAt => standing.is_to_look_at(),
            Self::NoText => standing == Standing::Found(State::NoDocument),
            Self::Unused => entry.is_unused(),
        }
    }
}

/// What quotes have to be like to be listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that have to occur, in any order.
    pub text: String,
    pub source: Option<Id>,
    pub tag: Option<Id>,
    /// The claim that they stand behind.
    pub claim: Option<Id>,
    pub shown: Shown,
}

impl Filter {
    /// Whether it leaves nothing out.
    pub fn is_open(&self) -> bool {
        let Self {
            text,
            source,
            tag,
            claim,
            shown,
        } = self;
        text.trim().is_empty()
            && source.is_none()
            && tag.is_none()
            && claim.is_none()
            && *shown == Shown::All
    }

    /// Forgets what is no longer there to be chosen.
    pub fn keep_to(&mut self, exists: impl Fn(Id) -> bool) {
        for choice in [&mut self.source, &mut self.tag, &mut self.claim] {
            *choice = choice.filter(|id| exists(*id));
        }
    }
}

/// How many quotes each choice of [`Shown`] would list, in the order of
/// [`Shown::ALL`], and the places of those that are listed.
pub fn filtered(
    entries: &[Entry],
    filter: &Filter,
    standing: impl Fn(Id) -> Standing,
) -> ([usize; 6], Vec<usize>) {
    let small = filter.text.to_lowercase();
    let words: Vec<&str> = small.split_whitespace().collect();
    let mut counts = [0; 6];
    let mut listed = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let fits = filter.source.is_none_or(|source| entry.source == source)
            && filter.tag.is_none_or(|tag| entry.tags.contains(&tag))
            && (filter.claim)
                .is_none_or(|claim| entry.claims.iter().any(|(other, _)| *other == claim))
            && entry.holds(&words);
        if !fits {
            continue;
        }
        let standing = standing(entry.id);
        for (count, shown) in counts.iter_mut().zip(Shown::ALL) {
            *count += usize::from(shown.holds(entry, standing));
        }
        if filter.shown.holds(entry, standing) {
            listed.push(place);
        }
    }
    (counts, listed)
}
