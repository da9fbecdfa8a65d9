//! Maps in numbers, drawn at random: the same map can be named in several ways.

use proptest::collection::vec;
use proptest::prelude::*;

use super::build::id;
use crate::model::{
    Backing, Claim, Combination, Finite, Id, Map, Perspective, Question, Quote, Reason, Source,
    Stance, Standard, Transaction,
};
use crate::reasoning::{Hold, Reasoner, Settings, WhatIf};

pub const CLAIMS: usize = 8;

/// Target (a claim, or a reason from `CLAIMS` on), premises, against, weight, how.
pub type PlannedReason = (usize, Vec<usize>, bool, Option<f64>, usize);

/// A map in numbers, so that it can be named in several ways.
#[derive(Clone, Debug)]
pub struct Plan {
    pub claims: Vec<(Option<f64>, bool)>,
    pub reasons: Vec<PlannedReason>,
    pub backings: Vec<(usize, bool, Option<f64>)>,
    pub standard: usize,
}

pub fn rating() -> impl Strategy<Value = Option<f64>> {
    prop::option::of((0..=10_u8).prop_map(|tenth| f64::from(tenth) / 10.0))
}

pub fn plan() -> impl Strategy<Value = Plan> {
    (
        vec((rating(), prop::bool::weighted(0.3)), CLAIMS),
        vec(
            (
                0..CLAIMS + 6,
                vec(0..CLAIMS, 1..3),
                any::<bool>(),
                rating(),
                0..3_usize,
            ),
            1..10,
        ),
        vec((0..CLAIMS, prop::bool::weighted(0.25), rating()), 0..6),
        0..3_usize,
    )
        .prop_map(|(claims, reasons, backings, standard)| Plan {
            claims,
            reasons,
            backings,
            standard,
        })
}

/// The same, without cycles: what bears on something has a higher number.
pub fn acyclic() -> impl Strategy<Value = Plan> {
    plan().prop_map(|mut plan| {
        for (target, premises, ..) in &mut plan.reasons {
            if *target < CLAIMS {
                premises.retain(|premise| premise > target);
            } else {
                // Reasons on reasons speak from the last claim, on which nothing bears.
                *premises = vec![CLAIMS - 1];
            }
        }
        plan.reasons
            .retain(|(_, premises, ..)| !premises.is_empty());
        plan
    })
}

pub fn name(kind: char, number: usize, salt: &str) -> Id {
    // Turned round, so that another salt sorts them otherwise.
    let number = match salt {
        "" => number,
        _ => 97 - number,
    };
    id(&format!("{kind}-{number:02}{salt}"))
}

pub fn build(plan: &Plan, salt: &str) -> Map {
    let name = |kind, number| name(kind, number, salt);
    let rating = |value: Option<f64>| value.and_then(Finite::new);
    let mut map = Map::default();
    let mut tx = Transaction::new(&mut map);
    for (number, (base, assumption)) in plan.claims.iter().enumerate() {
        let claim = Claim {
            text: format!("Claim {number}"),
            rating: rating(*base),
            assumption: *assumption,
            ..Claim::default()
        };
        tx.put(name('c', number), claim);
    }
    for (number, (target, premises, against, weight, how)) in plan.reasons.iter().enumerate() {
        let target = match target.checked_sub(CLAIMS) {
            None => name('c', *target),
            // On an earlier reason, or where there is none, on the first claim.
            Some(reason) if reason < number => name('r', reason),
            Some(_) => name('c', 0),
        };
        let mut premises: Vec<Id> = premises.iter().map(|p| name('c', *p)).collect();
        premises.sort_unstable();
        premises.dedup();
        premises.retain(|premise| *premise != target);
        if premises.is_empty() {
            continue;
        }
        let reason = Reason {
            target,
            stance: stance(*against),
            premises,
            combination: Combination::KNOWN[*how].clone(),
            rating: rating(*weight),
            ..Reason::default()
        };
        tx.put(name('r', number), reason);
    }
    tx.put(name('s', 0), Source::default());
    for (number, (claim, against, credibility)) in plan.backings.iter().enumerate() {
        let quote = Quote {
            source: name('s', 0),
            ..Quote::default()
        };
        tx.put(name('u', number), quote);
        let backing = Backing {
            quote: name('u', number),
            claim: name('c', *claim),
            stance: stance(*against),
            rating: rating(*credibility),
            ..Backing::default()
        };
        tx.put(name('b', number), backing);
    }
    let question = Question {
        theses: vec![name('c', 0), name('c', 1), name('c', 2)],
        standard: Standard::KNOWN[plan.standard].clone(),
        ..Question::default()
    };
    tx.put(name('q', 0), question);
    let _made = tx.finish();
    map
}

pub fn stance(against: bool) -> Stance {
    match against {
        true => Stance::Against,
        false => Stance::For,
    }
}

pub fn new(map: &Map) -> Reasoner {
    Reasoner::new(map, Settings::default())
}

pub fn same(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-6,
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// What the perspective of the map rates: a record and its rating.
pub fn rated() -> impl Strategy<Value = Vec<(Id, Option<f64>)>> {
    vec((record(), rating()), 0..8)
}

/// The map with a perspective that rates these, as to credibility and relevance alike.
pub fn with_perspective(map: &Map, rated: &[(Id, Option<f64>)]) -> Map {
    let mut map = map.clone();
    let mut who = Perspective::default();
    for (id, rating) in rated {
        who.ratings.set(*id, rating.and_then(Finite::new));
        who.relevance.set(*id, rating.and_then(Finite::new));
    }
    let mut tx = Transaction::new(&mut map);
    tx.put(id("p-00"), who);
    let _made = tx.finish();
    map
}

/// Some claim, reason or backing; it need not be in the map.
pub fn record() -> impl Strategy<Value = Id> {
    ((0..3_usize), 0..CLAIMS + 1).prop_map(|(kind, number)| name(['c', 'r', 'b'][kind], number, ""))
}

/// From where one can look at a map.
pub fn settings() -> impl Strategy<Value = Settings> {
    let what_if = (
        vec((0..CLAIMS, any::<bool>()), 0..3),
        vec(record(), 0..3),
        vec(record(), 0..3),
    )
        .prop_map(|(held, off, unrated)| WhatIf {
            held: (held.into_iter())
                .map(|(claim, is_in)| {
                    let hold = if is_in { Hold::In } else { Hold::Out };
                    (name('c', claim, ""), hold)
                })
                .collect(),
            off: off.into_iter().collect(),
            unrated: unrated.into_iter().collect(),
        });
    (
        any::<bool>(),
        prop::option::of(0..3_usize),
        any::<bool>(),
        what_if,
    )
        .prop_map(|(is_own, standard, evidence_only, what_if)| Settings {
            perspective: is_own.then(|| id("p-00")),
            standard: standard.map(|standard| Standard::KNOWN[standard].clone()),
            evidence_only,
            what_if,
        })
}
