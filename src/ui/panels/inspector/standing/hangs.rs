//! Which leads hang on a record, as plain data.

use crate::model::{Id, Map};
use crate::reasoning::{Crux, Effect};

/// One line: a thesis, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hang {
    pub thesis: Id,
    pub name: String,
    pub fate: String,
}

/// What hangs on a record that can be withdrawn: for each lead that does, the leader
/// and the rival.
#[must_use]
pub fn hangs_on(map: &Map, cruxes: &[Crux], id: Id) -> Vec<Hang> {
    let mut lines: Vec<Hang> = Vec::new();
    for crux in cruxes {
        let is_rating = crux.unrate.contains(&id);
        if !is_rating && !crux.remove.contains(&id) {
            continue;
        }
        let reading = crux.reading.as_str();
        let part = match (crux.len(), is_rating) {
            (1, true) => "its rating is a linchpin".to_owned(),
            (1, false) => "linchpin".to_owned(),
            (count, true) => format!("hangs on its rating and {} more", count - 1),
            (count, false) => format!("hangs on this and {} more", count - 1),
        };
        let leader = Hang::new(map, crux.leader, format!("{part}, by {reading}"));
        let then = match crux.effect {
            Effect::Tie => "would draw level",
            Effect::Overtake => "would take the lead",
        };
        let rival = Hang::new(map, crux.rival, format!("{then}, by {reading}"));
        for line in [leader, rival] {
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    lines
}

/// Cruxes of a thesis: what its lead hangs on, or what would let it lead. Few and small
/// ones first.
#[must_use]
pub fn cruxes_of(cruxes: &[Crux], thesis: Id) -> Vec<&Crux> {
    const MOST: usize = 4;
    let mut of_thesis: Vec<&Crux> = (cruxes.iter())
        .filter(|crux| crux.leader == thesis || crux.rival == thesis)
        .collect();
    of_thesis.sort_by_key(|crux| crux.len());
    of_thesis.truncate(MOST);
    of_thesis
}

impl Hang {
    fn new(map: &Map, thesis: Id, fate: String) -> Self {
        let name = match map.thesis_letter(thesis) {
            Some(letter) => format!("Thesis {letter}"),
            None => crate::ui::panels::words::record_line(map, thesis),
        };
        Self { thesis, name, fate }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reasoning::Reading;

    #[test]
    fn a_linchpin_is_named_with_its_reading_and_what_would_come_of_it() {
        let id = |text: &str| Id::parse(text).unwrap();
        let crux = |reading, remove: &[&str], effect| Crux {
            reading,
            leader: id("c-a"),
            rival: id("c-b"),
            remove: remove.iter().map(|name| id(name)).collect(),
            unrate: Vec::new(),
            along: Vec::new(),
            effect,
            is_proven_smallest: true,
        };
        let cruxes = [
            crux(Reading::Strength, &["r-1"], Effect::Tie),
            crux(Reading::Matrix, &["b-1", "r-1"], Effect::Overtake),
            crux(Reading::Verdict, &["b-9"], Effect::Tie),
        ];
        let fates: Vec<String> = hangs_on(&Map::default(), &cruxes, id("r-1"))
            .into_iter()
            .map(|hang| hang.fate)
            .collect();
        assert_eq!(
            fates,
            [
                "linchpin, by strength",
                "would draw level, by strength",
                "hangs on this and 1 more, by matrix",
                "would take the lead, by matrix",
            ]
        );
        let sizes: Vec<usize> = cruxes_of(&cruxes, id("c-b"))
            .iter()
            .map(|c| c.len())
            .collect();
        assert_eq!(sizes, [1, 1, 2]);
        assert!(cruxes_of(&cruxes, id("c-z")).is_empty());
    }
}
