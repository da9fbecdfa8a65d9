//! What the entries of the table and the lines of a case say.

use crate::model::{Combination, Id, Kind, Map, Reason, Stance};
use crate::quote::Standing;
use crate::reasoning::{CasePart, Comparison, STRONG, word_of};
use crate::ui::panels::unfold::flowing;
use crate::ui::panels::words::{conflict_word, counted, or_blank, record_line};

use super::column::Column;
use super::entries::{Entry, Placed, shared_of};
use super::group::Group;
use super::outline::Line;

/// What a row of the table says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Whom it is about: `A`, `A, C`, `A / B`.
    pub letters: String,
    pub words: String,
    /// Beside the words, less loud.
    pub remark: String,
    /// It says how the words are to be read.
    pub is_remark_first: bool,
    /// How the quote stands that it is about.
    pub standing: Option<Standing>,
    /// It is to be looked at.
    pub warns: bool,
}

impl Told {
    fn with_remark(mut self, remark: &str) -> Self {
        if !self.remark.is_empty() && !remark.is_empty() {
            self.remark.push_str(", ");
        }
        self.remark.push_str(remark);
        self
    }

    /// All of it in one line.
    #[must_use]
    pub fn line(&self) -> String {
        let standing = self.standing.map_or("", Standing::label);
        let parts = [self.letters.as_str(), &self.words, &self.remark, standing];
        let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        parts.join("  ")
    }
}

/// Says an entry of the table.
#[must_use]
pub fn told(columns: &[Column<'_>], found: &Comparison, placed: &Placed) -> Told {
    let letter = |side: usize| {
        let column = columns.get(side);
        column.map_or_else(String::new, |column| column.letter.clone())
    };
    match &placed.entry {
        Entry::Nothing => Told {
            remark: placed.group.none().to_owned(),
            ..Told::default()
        },
        Entry::Shared(place) => {
            let Some(shared) = shared_of(found, placed.group).get(*place) else {
                return Told::default();
            };
            let sides = (shared.ids.iter().enumerate())
                .filter_map(|(side, id)| Some((side, columns.get(side)?, (*id)?)));
            let letters: Vec<String> = sides.clone().map(|(side, ..)| letter(side)).collect();
            let Some((_, column, id)) = sides.clone().next() else {
                return Told::default();
            };
            let flag = |flags: &[bool], side: usize| flags.get(side).copied().unwrap_or(false);
            let all_for = (sides.clone())
                .all(|(side, ..)| flag(&shared.helps, side) && !flag(&shared.hurts, side));
            let ways = sides.map(|(side, ..)| {
                let way = match (flag(&shared.helps, side), flag(&shared.hurts, side)) {
                    (true, true) => "both ways in",
                    (false, true) => "against",
                    _ => "for",
                };
                format!("{way} {}", letter(side))
            });
            let ways: Vec<String> = if all_for { Vec::new() } else { ways.collect() };
            Told {
                letters: letters.join(", "),
                ..record(column, id).with_remark(&ways.join(", "))
            }
        }
        Entry::Theses(places) => {
            let conflicts = places
                .iter()
                .filter_map(|place| found.conflicts.get(*place));
            let pairs: Vec<[usize; 2]> = conflicts.map(|conflict| conflict.sides).collect();
            let kind = (places.first()).and_then(|place| found.conflicts.get(*place));
            let kind = kind.map_or("", |conflict| conflict_word(&conflict.kind));
            Told {
                letters: pairs_of(&pairs, letter),
                words: "the theses themselves".to_owned(),
                remark: kind.to_lowercase(),
                ..Told::default()
            }
        }
        Entry::Conflict(place) => {
            let Some(conflict) = found.conflicts.get(*place) else {
                return Told::default();
            };
            let words = conflict.sides.iter().zip(conflict.claims);
            let words: Vec<String> = words
                .filter_map(|(side, id)| Some(line_of(columns.get(*side)?.map(), id)))
                .collect();
            Told {
                letters: conflict.sides.map(letter).join(" / "),
                words: words.join("  /  "),
                remark: conflict_word(&conflict.kind).to_lowercase(),
                is_remark_first: true,
                ..Told::default()
            }
        }
        Entry::OneSource { side, source } => {
            let count = found.sources.get(*side).and_then(|shares| shares.first());
            let count = count.map_or(0, |share| share.quotes.len());
            let label = columns.get(*side).map(|it| line_of(it.map(), *source));
            Told {
                letters: letter(*side),
                words: format!(
                    "All {count} quotes for it are of one source, {}: one witness, however many \
                     quotes.",
                    label.unwrap_or_default()
                ),
                warns: true,
                ..Told::default()
            }
        }
        Entry::Sources { side } => {
            const TOLD: usize = 12;
            let shares = found.sources.get(*side).map_or(&[][..], Vec::as_slice);
            let label = |source| columns.get(*side).map(|it| line_of(it.map(), source));
            let mut words: Vec<String> = (shares.iter().take(TOLD))
                .filter_map(|share| {
                    let count = counted(share.quotes.len(), "quote", "quotes");
                    Some(format!("{} ({count})", label(share.source)?))
                })
                .collect();
            if shares.len() > TOLD {
                words.push(format!("{} more", shares.len() - TOLD));
            }
            Told {
                letters: letter(*side),
                words: words.join(", "),
                ..Told::default()
            }
        }
        Entry::Several { side, ids } => {
            const TOLD: usize = 4;
            let column = columns.get(*side);
            let words = ids.iter().take(TOLD);
            let words: Vec<String> = words
                .filter_map(|id| Some(line_of(column?.map(), *id)))
                .collect();
            Told {
                letters: letter(*side),
                words: format!("{} {}", ids.len(), placed.group.many()),
                remark: words.join(" · "),
                warns: placed.group != Group::Alone,
                ..Told::default()
            }
        }
        Entry::One { side, id } => {
            let Some(column) = columns.get(*side) else {
                return Told::default();
            };
            Told {
                letters: letter(*side),
                warns: placed.group != Group::Alone && !placed.is_inner,
                ..record(column, *id)
            }
        }
    }
}

/// `A, B, C` where all of them stand against each other, else `A / B, A / C`.
fn pairs_of(pairs: &[[usize; 2]], letter: impl Fn(usize) -> String) -> String {
    let mut sides: Vec<usize> = pairs.iter().flatten().copied().collect();
    sides.sort_unstable();
    sides.dedup();
    let every = sides.len() * (sides.len().max(1) - 1) / 2;
    let are_all = pairs.len() == every && pairs.len() > 1;
    let words: Vec<String> = match are_all {
        true => sides.into_iter().map(letter).collect(),
        false => pairs
            .iter()
            .map(|pair| pair.map(&letter).join(" / "))
            .collect(),
    };
    words.join(", ")
}

/// A record by its words; a quote with who says it and how it stands.
fn record(column: &Column<'_>, id: Id) -> Told {
    let map = column.map();
    let source = map.quote(id).and_then(|quote| map.source(quote.source));
    Told {
        words: line_of(map, id),
        remark: source.map_or_else(String::new, |source| source.label().to_owned()),
        standing: (id.kind() == Kind::Quote).then(|| column.standing(id)),
        ..Told::default()
    }
}

/// `quote against: “…”, Log, exact`.
#[must_use]
pub fn quote_told(column: &Column<'_>, line: &Line) -> String {
    let Some(quote) = line.quote else {
        return String::new();
    };
    let way = match line.part {
        CasePart::QuoteAgainst => "quote against",
        _ => "quote",
    };
    let told = record(column, quote);
    let standing = column.standing(quote).label();
    format!("{way}: {}, {}, {standing}", told.words, told.remark)
}

/// A record in one line; a reason by the words of its premises alone.
#[must_use]
pub fn line_of(map: &Map, id: Id) -> String {
    match map.reason(id) {
        Some(reason) => {
            let premises = reason.premises.iter();
            let words: Vec<String> = premises.map(|id| flowing(&record_line(map, *id))).collect();
            or_blank(&words.join(" + "), "Reason without premises").to_owned()
        }
        None => flowing(&record_line(map, id)),
    }
}

/// What a reason says to what stands above it in a case.
#[must_use]
pub fn stance_words(map: &Map, line: &Line) -> String {
    let Some(reason) = map.reason(line.id) else {
        return String::new();
    };
    let word = match (line.part, &reason.stance) {
        (CasePart::Reply, _) => "in reply",
        (CasePart::Undercut, _) => "undercut",
        (_, Stance::For) if reason.target.kind() == Kind::Reason => "supports the step",
        (_, Stance::For) => "because",
        (_, Stance::Against) => "however",
        (_, Stance::Other(word)) => word,
    };
    match reason.rating {
        // As on its card.
        Some(rating) => {
            let strong = word_of(STRONG, rating.get());
            format!("{word} · {}", strong.to_lowercase())
        }
        None => word.to_owned(),
    }
}

/// What joins a premise to the one before it.
#[must_use]
pub fn joint(reason: &Reason) -> &'static str {
    match reason.combination {
        Combination::Convergent => "or",
        Combination::Cumulative => "and also",
        Combination::Linked | Combination::Other(_) => "and",
    }
}

/// What is to be known of a claim besides its words; may be empty.
#[must_use]
pub fn role_of(map: &Map, id: Id) -> &'static str {
    match map.claim(id) {
        Some(claim) if claim.assumption && claim.unstated => "assumed, unstated",
        Some(claim) if claim.assumption => "assumed",
        Some(claim) if claim.unstated => "unstated",
        _ => "",
    }
}

/// `assumed, told above, 3 claims folded`.
#[must_use]
pub fn remarks_of(map: &Map, line: &Line, folded_claims: Option<usize>) -> String {
    let told = if line.is_told_above { "told above" } else { "" };
    let folded = folded_claims.map_or_else(String::new, |count| match count {
        0 => "folded".to_owned(),
        count => format!("{} folded", counted(count, "claim", "claims")),
    });
    let parts = [role_of(map, line.id), told, &folded];
    let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    parts.join(", ")
}
