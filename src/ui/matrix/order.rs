//! Which rows are listed, and in which order.

use std::cmp::Ordering;

use crate::model::{Id, Map};
use crate::reasoning::RowOrder;

use super::sheet::{Sheet, tells_nothing};

/// What rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// What tells most between the theses comes first.
    #[default]
    TellsApart,
    /// What speaks most against theses comes first.
    Inconsistency,
    /// By source, and within one in the order of the document.
    Source,
    /// As one meets them on the map.
    Map,
    Credible,
    Relevant,
    /// How they go with this thesis; what speaks for it comes first.
    Thesis(Id),
}

impl SortBy {
    /// Those that need no thesis, in the order to offer them.
    pub const PLAIN: [Self; 6] = [
        Self::TellsApart,
        Self::Inconsistency,
        Self::Source,
        Self::Map,
        Self::Credible,
        Self::Relevant,
    ];

    /// After "sorted by".
    pub fn words(self, sheet: &Sheet) -> String {
        let words = match self {
            Self::TellsApart => "how much each row tells the theses apart",
            Self::Inconsistency => "how much each row speaks against theses",
            Self::Source => "source",
            Self::Map => "place on the map",
            Self::Credible => "how credible each row is",
            Self::Relevant => "how relevant each row is",
            Self::Thesis(id) => return format!("how each row goes with {}", sheet.short_name(id)),
        };
        words.to_owned()
    }

    /// In a list of choices.
    pub fn name(self, sheet: &Sheet) -> String {
        let name = match self {
            Self::TellsApart => "Tells apart",
            Self::Inconsistency => "Inconsistency",
            Self::Source => "Source",
            Self::Map => "Place on the map",
            Self::Credible => "Credible",
            Self::Relevant => "Relevant",
            Self::Thesis(id) => return format!("Thesis {}", sheet.short_name(id)),
        };
        name.to_owned()
    }
}

/// By what, and which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    pub by: SortBy,
    pub is_reversed: bool,
}

impl Order {
    /// What a click on a heading makes of it.
    pub fn clicked(self, by: SortBy) -> Self {
        Self {
            by,
            is_reversed: self.by == by && !self.is_reversed,
        }
    }

    /// Places of the rows of a sheet. What is alike stays as it stands on the map.
    pub fn sorted(self, sheet: &Sheet, map: &Map) -> Vec<usize> {
        let matrix = &sheet.matrix;
        let mut places: Vec<usize> = match self.by {
            SortBy::Map => matrix.sorted_by(RowOrder::Evidence),
            SortBy::TellsApart => matrix.sorted_by(RowOrder::Diagnosticity),
            SortBy::Inconsistency => matrix.sorted_by(RowOrder::Inconsistency),
            SortBy::Source => matrix.sorted_by_source(map),
            SortBy::Credible | SortBy::Relevant | SortBy::Thesis(_) => {
                let mut places: Vec<usize> = (0..matrix.rows.len()).collect();
                places.sort_by(|one, other| {
                    high_first(self.value(sheet, *one), self.value(sheet, *other))
                });
                places
            }
        };
        if self.is_reversed {
            places.reverse();
        }
        places
    }

    fn value(self, sheet: &Sheet, place: usize) -> Option<f64> {
        let row = sheet.matrix.rows.get(place)?;
        match self.by {
            SortBy::Credible => row.credibility,
            SortBy::Relevant => row.relevance,
            SortBy::Thesis(id) => {
                let column = sheet.matrix.column_of(id)?;
                row.cells.get(column)?.value().map(f64::from)
            }
            _ => None,
        }
    }
}

/// What has no value comes last.
fn high_first(one: Option<f64>, other: Option<f64>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => other.total_cmp(&one),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}

/// A choice of rows by what there is to see in them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    #[default]
    All,
    TellsNothing,
    ByHand,
    NotRated,
}

impl Shown {
    pub const ALL: [Self; 4] = [Self::All, Self::TellsNothing, Self::ByHand, Self::NotRated];

    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::TellsNothing => "Tells nothing",
            Self::ByHand => "Set by hand",
            Self::NotRated => "Not rated",
        }
    }

    pub const fn hint(self) -> &'static str {
        match self {
            Self::All => "All evidence that bears on a thesis",
            Self::TellsNothing => "Evidence that goes with all theses alike",
            Self::ByHand => "Evidence with a cell that does not follow from the map",
            Self::NotRated => {
                "Evidence of which nobody said how credible it is; it counts as medium"
            }
        }
    }

    fn holds(self, sheet: &Sheet, place: usize) -> bool {
        let Some((row, _)) = sheet.row(place) else {
            return false;
        };
        match self {
            Self::All => true,
            Self::TellsNothing => tells_nothing(row),
            Self::ByHand => row.cells.iter().any(|cell| cell.by_hand.is_some()),
            Self::NotRated => row.credibility.is_none(),
        }
    }
}

/// What rows have to be like to be listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that have to occur, in any order.
    pub text: String,
    pub source: Option<Id>,
    pub tag: Option<Id>,
    pub shown: Shown,
}

impl Filter {
    /// Whether it leaves nothing out.
    pub fn is_open(&self) -> bool {
        let Self {
            text,
            source,
            tag,
            shown,
        } = self;
        text.trim().is_empty() && source.is_none() && tag.is_none() && *shown == Shown::All
    }

    /// Forgets what is no longer there to be chosen.
    pub fn keep_to(&mut self, exists: impl Fn(Id) -> bool) {
        for choice in [&mut self.source, &mut self.tag] {
            *choice = choice.filter(|id| exists(*id));
        }
    }
}

/// The rows that are listed, from top to bottom.
#[derive(Debug, Default)]
pub struct Listing {
    /// Places of the rows of the sheet.
    places: Vec<usize>,
    /// The evidence at these places.
    ids: Vec<Id>,
    made_for: Option<(Id, Filter, Order, u64)>,
    /// Whether the sheet is still the one that it was made from.
    is_current: bool,
    /// Rises whenever other rows are listed, or the same in another order.
    pub generation: u64,
    /// How many rows each choice of [`Shown`] would list.
    pub counts: [usize; 4],
    /// Whether they would stand in another order, had they been sorted just now.
    pub is_stale: bool,
}

impl Listing {
    /// Brings the list up to date. Rows keep their places while cells are edited: they
    /// are sorted anew when others are listed, when another order or filter is asked
    /// for, or when `turn` is another.
    pub fn update(&mut self, sheet: &Sheet, map: &Map, filter: &Filter, order: Order, turn: u64) {
        let request = Some((sheet.matrix.question, filter.clone(), order, turn));
        if self.is_current && self.made_for == request {
            return;
        }
        let (counts, sorted) = filtered(sheet, map, filter, order);
        let id_of = |place: &usize| sheet.lines.get(*place).map(|line| line.evidence);
        let fresh: Vec<Id> = sorted.iter().filter_map(id_of).collect();
        self.is_current = true;
        self.generation += 1;
        self.counts = counts;
        if self.made_for == request && same_set(&self.ids, &fresh) {
            self.is_stale = self.ids != fresh;
            let place_of: std::collections::BTreeMap<Id, usize> =
                fresh.iter().copied().zip(sorted.iter().copied()).collect();
            self.places = (self.ids.iter())
                .filter_map(|id| place_of.get(id).copied())
                .collect();
            return;
        }
        self.made_for = request;
        self.is_stale = false;
        self.ids = fresh;
        self.places = sorted;
    }

    /// The sheet is another now.
    pub fn forget(&mut self) {
        self.is_current = false;
    }

    pub fn places(&self) -> &[usize] {
        &self.places
    }

    pub fn ids(&self) -> &[Id] {
        &self.ids
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Which row of the list the evidence stands in.
    pub fn row_of(&self, evidence: Id) -> Option<usize> {
        self.ids.iter().position(|id| *id == evidence)
    }
}

fn same_set(one: &[Id], other: &[Id]) -> bool {
    let sorted = |ids: &[Id]| {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids
    };
    one.len() == other.len() && (one == other || sorted(one) == sorted(other))
}

/// How many rows each choice of [`Shown`] would list, and the places of those that are
/// listed.
fn filtered(sheet: &Sheet, map: &Map, filter: &Filter, order: Order) -> ([usize; 4], Vec<usize>) {
    let small = filter.text.to_lowercase();
    let words: Vec<&str> = small.split_whitespace().collect();
    let mut counts = [0; 4];
    let mut listed = order.sorted(sheet, map);
    listed.retain(|place| {
        let Some(line) = sheet.lines.get(*place) else {
            return false;
        };
        let fits = filter.source.is_none_or(|it| line.source == Some(it))
            && filter.tag.is_none_or(|tag| line.tags.contains(&tag))
            && line.holds(&words);
        if !fits {
            return false;
        }
        for (count, shown) in counts.iter_mut().zip(Shown::ALL) {
            *count += usize::from(shown.holds(sheet, *place));
        }
        filter.shown.holds(sheet, *place)
    });
    (counts, listed)
}
