//! The invariants, one record at a time.

use std::collections::BTreeSet;

use super::{Problem, Severity};
use crate::model::{Finite, Id, Kind, Map, Placement, Record};

/// All broken invariants of a map, table by table.
#[must_use]
pub fn invariants(map: &Map) -> Vec<Problem> {
    let mut problems = Vec::new();
    let ids = (map.questions().ids())
        .chain(map.claims().ids())
        .chain(map.reasons().ids())
        .chain(map.conflicts().ids())
        .chain(map.sources().ids())
        .chain(map.quotes().ids())
        .chain(map.backings().ids())
        .chain(map.tags().ids())
        .chain(map.perspectives().ids())
        .chain(map.overrides().ids());
    for id in ids {
        invariants_of(map, id, &mut problems);
    }
    for (id, placement) in map.layout().iter() {
        placement_invariants(map, id, placement, &mut problems);
    }
    problems
}

/// Adds the broken invariants of one record, and of its placement where the
/// record itself is gone.
pub fn invariants_of(map: &Map, id: Id, problems: &mut Vec<Problem>) {
    let mut look = Look { map, id, problems };
    let Some(record) = map.record(id) else {
        if let Some(placement) = map.placement(id) {
            placement_invariants(map, id, placement, problems);
        }
        return;
    };
    look.all_are("tags", Kind::Tag, record.tags());
    match &record {
        Record::Question(question) => look.all_are("theses", Kind::Claim, &question.theses),
        Record::Claim(claim) => look.rating(claim.rating),
        Record::Reason(reason) => {
            look.names("target", &[Kind::Claim, Kind::Reason], reason.target);
            look.all_are("premises", Kind::Claim, &reason.premises);
            look.rating(reason.rating);
            if reason.target == id {
                look.broken(
                    "own-target",
                    "target",
                    "A reason cannot bear on itself.".into(),
                );
            }
            if reason.premises.is_empty() {
                look.broken(
                    "no-premises",
                    "premises",
                    "A reason needs a premise.".into(),
                );
            }
            if reason.premises.contains(&reason.target) {
                look.broken(
                    "own-premise",
                    "premises",
                    "A claim cannot be a reason for or against itself.".into(),
                );
            }
        }
        Record::Conflict(conflict) => {
            for claim in &conflict.claims {
                look.names("claims", &[Kind::Claim], *claim);
            }
            if conflict.claims.len() != 2 || conflict.claims.first() == conflict.claims.last() {
                look.broken(
                    "conflict-sides",
                    "claims",
                    "A conflict is between two different claims.".into(),
                );
            }
        }
        Record::Quote(quote) => {
            look.names("source", &[Kind::Source], quote.source);
            look.rating_in("reliability", quote.reliability);
            look.rating_in("relevance", quote.relevance);
        }
        Record::Backing(backing) => {
            look.names("quote", &[Kind::Quote], backing.quote);
            look.names("claim", &[Kind::Claim], backing.claim);
            look.rating(backing.rating);
            look.rating_in("relevance", backing.relevance);
        }
        Record::Perspective(perspective) => {
            for (rated, rating) in perspective.ratings.iter() {
                look.rating_of("ratings", rated, rating);
            }
            for (rated, rating) in perspective.relevance.iter() {
                look.rating_of("relevance", rated, rating);
            }
        }
        Record::Override(cell) => {
            look.names("evidence", &[Kind::Backing, Kind::Claim], cell.evidence);
            look.names("thesis", &[Kind::Claim], cell.thesis);
            if let Some(perspective) = cell.perspective {
                look.names("perspective", &[Kind::Perspective], perspective);
            }
        }
        Record::Source(_) | Record::Tag(_) | Record::Placement(_) => {}
    }
}

/// Adds the broken invariants of one record and of its placement, whether or not the
/// record is there.
pub(super) fn invariants_at(map: &Map, id: Id, problems: &mut Vec<Problem>) {
    invariants_of(map, id, problems);
    if map.contains(id)
        && let Some(placement) = map.placement(id)
    {
        placement_invariants(map, id, placement, problems);
    }
}

fn placement_invariants(map: &Map, id: Id, placement: &Placement, problems: &mut Vec<Problem>) {
    let mut look = Look { map, id, problems };
    if !map.contains(id) {
        look.broken(
            "missing-record",
            "layout",
            format!("The layout places {id}, which is not in the map."),
        );
    }
    let width_fits = placement.width.is_none_or(|width| width.get() > 0.0);
    if placement.x.is_some() != placement.y.is_some() || !width_fits {
        look.broken(
            "half-pin",
            "layout",
            "A pinned card needs both x and y, and a width above 0.".into(),
        );
    }
}

fn is_rating(rating: Finite) -> bool {
    (0.0..=1.0).contains(&rating.get())
}

struct Look<'a> {
    map: &'a Map,
    id: Id,
    problems: &'a mut Vec<Problem>,
}

impl Look<'_> {
    fn broken(&mut self, code: &'static str, field: &'static str, message: String) {
        self.broken_by(code, field, None, message);
    }

    fn broken_by(
        &mut self,
        code: &'static str,
        field: &'static str,
        named: Option<Id>,
        message: String,
    ) {
        self.problems.push(Problem {
            severity: Severity::Error,
            code,
            record: self.id,
            field: Some(field),
            named,
            message,
        });
    }

    fn names(&mut self, field: &'static str, kinds: &[Kind], named: Id) {
        if !kinds.contains(&named.kind()) {
            let wanted: Vec<_> = kinds.iter().map(|kind| kind.word()).collect();
            let message = format!(
                "{named} is the id of a {is}; the {word}'s {field} must name a {wanted}.",
                is = named.kind().word(),
                word = self.id.kind().word(),
                wanted = wanted.join(" or a "),
            );
            self.broken_by("wrong-kind", field, Some(named), message);
        } else if !self.map.contains(named) {
            let message = format!(
                "The {word}'s {field} names {named}, which is not in the map.",
                word = self.id.kind().word(),
            );
            self.broken_by("missing-record", field, Some(named), message);
        }
    }

    fn all_are(&mut self, field: &'static str, kind: Kind, named: &[Id]) {
        let mut seen = BTreeSet::new();
        for id in named {
            self.names(field, &[kind], *id);
            if !seen.insert(*id) {
                self.broken_by(
                    "repeated",
                    field,
                    Some(*id),
                    format!("{id} stands twice among the {field}."),
                );
            }
        }
    }

    fn rating(&mut self, rating: Option<Finite>) {
        self.rating_in("rating", rating);
    }

    fn rating_in(&mut self, field: &'static str, rating: Option<Finite>) {
        if let Some(rating) = rating.filter(|rating| !is_rating(*rating)) {
            let message = format!("The {field} {rating} must lie between 0 and 1.");
            self.broken("rating-range", field, message);
        }
    }

    fn rating_of(&mut self, field: &'static str, rated: Id, rating: Finite) {
        if !is_rating(rating) {
            let message = format!("The rating {rating} of {rated} must lie between 0 and 1.");
            self.broken_by("rating-range", field, Some(rated), message);
        }
    }
}
