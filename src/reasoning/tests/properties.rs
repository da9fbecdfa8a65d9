//! What holds of every map.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;

use super::build::id;
use crate::edit::{Aspect, ClaimRef, Edit, Place, Session};
use crate::model::{
    Backing, Claim, Combination, Finite, Id, Kind, Map, Question, Quote, Reason, Source, Stance,
    Standard, Transaction,
};
use crate::reasoning::matrix::diagnosticity;
use crate::reasoning::{
    Cell, Effect, Label, Matrix, Reading, Reasoner, Row, Settings, TIE, WhatIf,
};

const CLAIMS: usize = 8;

/// Target (a claim, or a reason from `CLAIMS` on), premises, against, weight, how.
type PlannedReason = (usize, Vec<usize>, bool, Option<f64>, usize);

/// A map in numbers, so that it can be named in several ways.
#[derive(Clone, Debug)]
struct Plan {
    claims: Vec<(Option<f64>, bool)>,
    reasons: Vec<PlannedReason>,
    backings: Vec<(usize, bool, Option<f64>)>,
    standard: usize,
}

fn rating() -> impl Strategy<Value = Option<f64>> {
    prop::option::of((0..=10_u8).prop_map(|tenth| f64::from(tenth) / 10.0))
}

fn plan() -> impl Strategy<Value = Plan> {
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
fn acyclic() -> impl Strategy<Value = Plan> {
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

fn name(kind: char, number: usize, salt: &str) -> Id {
    // Turned round, so that another salt sorts them otherwise.
    let number = match salt {
        "" => number,
        _ => 97 - number,
    };
    id(&format!("{kind}-{number:02}{salt}"))
}

fn build(plan: &Plan, salt: &str) -> Map {
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

fn stance(against: bool) -> Stance {
    match against {
        true => Stance::Against,
        false => Stance::For,
    }
}

fn new(map: &Map) -> Reasoner {
    Reasoner::new(map, Settings::default())
}

/// A label and the two strengths.
type Said = (Label, Option<f64>, Option<f64>);

/// Everything that the readings say, by number.
fn said(map: &Map, salt: &str) -> BTreeMap<(char, usize), Said> {
    let reasoner = new(map);
    let question = name('q', 0, salt);
    let mut said = BTreeMap::new();
    for kind in ['c', 'r', 'b'] {
        for number in 0..12 {
            let id = name(kind, number, salt);
            if let Some(label) = reasoner.label_of(question, id) {
                let figures = (
                    label,
                    reasoner.strength_of(id),
                    reasoner.check_strength_of(id),
                );
                said.insert((kind, number), figures);
            }
        }
    }
    said
}

fn same(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-6,
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// Adds a quote behind (or against) the claim, or an assumption as a reason.
fn bear(map: &Map, claim: Id, against: bool, by_quote: bool) -> Map {
    let mut map = map.clone();
    let mut tx = Transaction::new(&mut map);
    if by_quote {
        let source = id("s-00");
        let quote = Quote {
            source,
            ..Quote::default()
        };
        tx.put(id("u-new"), quote);
        let backing = Backing {
            quote: id("u-new"),
            claim,
            stance: stance(against),
            ..Backing::default()
        };
        tx.put(id("b-new"), backing);
    } else {
        let given = Claim {
            assumption: true,
            ..Claim::default()
        };
        tx.put(id("c-new"), given);
        let reason = Reason {
            target: claim,
            premises: vec![id("c-new")],
            stance: stance(against),
            ..Reason::default()
        };
        tx.put(id("r-new"), reason);
    }
    let _made = tx.finish();
    map
}

fn rank(label: Label) -> u8 {
    match label {
        Label::Out => 0,
        Label::Undecided => 1,
        Label::In => 2,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn more_support_never_lowers_and_more_attack_never_raises(
        plan in acyclic(), number in 0..CLAIMS, by_quote: bool,
    ) {
        let map = build(&plan, "");
        let (claim, question) = (name('c', number, ""), id("q-00"));
        let before = new(&map);
        for against in [false, true] {
            let after = new(&bear(&map, claim, against, by_quote));
            let both = [
                (before.strength_of(claim), after.strength_of(claim)),
                (before.check_strength_of(claim), after.check_strength_of(claim)),
            ];
            for (was, is) in both {
                let (was, is) = (was.unwrap(), is.unwrap());
                let is_right = if against { is <= was + 1e-12 } else { is >= was - 1e-12 };
                prop_assert!(is_right, "{} {}", was, is);
            }
            let label = |reasoner: &Reasoner| rank(reasoner.label_of(question, claim).unwrap());
            let (was, is) = (label(&before), label(&after));
            let is_right = if against { is <= was } else { is >= was };
            prop_assert!(is_right, "{} {}", was, is);
        }
    }

    #[test]
    fn other_ids_and_another_order_of_records_change_nothing(plan in plan()) {
        let one = said(&build(&plan, ""), "");
        let other = said(&build(&plan, "x"), "x");
        prop_assert_eq!(one.len(), other.len());
        for (key, (label, strength, check)) in one {
            let found = other[&key];
            prop_assert_eq!(label, found.0);
            prop_assert!(same(strength, found.1), "{key:?} {strength:?} {:?}", found.1);
            prop_assert!(same(check, found.2));
        }
    }

    #[test]
    fn following_edits_is_the_same_as_starting_anew(
        plan in plan(), steps in vec((0..8_usize, 0..CLAIMS, 0..CLAIMS), 1..12),
    ) {
        let mut session = Session::new(build(&plan, ""));
        let mut reasoner = new(session.map());
        for (step, one, other) in steps {
            let (one, other) = (name('c', one, ""), name('c', other, ""));
            let reasons: Vec<Id> = session.map().reasons().ids().collect();
            let reason = reasons.get(step).copied().unwrap_or(one);
            let edit = match step {
                0 | 1 => Edit::AddReason {
                    id: Id::random(Kind::Reason),
                    target: one,
                    stance: stance(step == 1),
                    premise: ClaimRef::blank(),
                    place: Place::Last,
                },
                2 => Edit::AddPremise {
                    reason,
                    claim: ClaimRef::Existing(other),
                    place: Place::Last,
                },
                3 => Edit::Retarget { reason, target: other },
                4 => Edit::Remove { ids: vec![one], below: crate::edit::Below::Keep },
                5 => Edit::SetStandard {
                    question: id("q-00"),
                    standard: Standard::ClearAndConvincing,
                },
                6 => Edit::Rate {
                    ids: vec![one],
                    perspective: None,
                    aspect: Aspect::Credibility,
                    rating: Finite::new(0.9),
                },
                _ => Edit::AddThesis {
                    question: id("q-00"),
                    claim: ClaimRef::Existing(one),
                    place: Place::Last,
                },
            };
            let applied = match step {
                4 if session.history().undo_label().is_some() => session.undo(),
                _ => session.apply(&edit).ok(),
            };
            let Some(applied) = applied else { continue };
            reasoner.follow(session.map(), &applied.change);
            let fresh = new(session.map());
            let map = session.map();
            for id in map.claims().ids().chain(map.reasons().ids()).chain(map.backings().ids()) {
                prop_assert!(same(reasoner.strength_of(id), fresh.strength_of(id)), "{id}");
                let question = super::build::id("q-00");
                prop_assert_eq!(reasoner.label_of(question, id), fresh.label_of(question, id));
            }
            prop_assert_eq!(
                reasoner.matrix(map, super::build::id("q-00")),
                fresh.matrix(map, super::build::id("q-00"))
            );
        }
    }

    #[test]
    fn flip_sets_do_what_they_say(plan in plan()) {
        let map = build(&plan, "");
        let question = id("q-00");
        let cruxes = new(&map).cruxes(&map, question, &|| false).unwrap();
        for crux in cruxes {
            let mut what_if = WhatIf::default().without(&crux.remove);
            what_if.unrated.extend(&crux.unrate);
            let after = Reasoner::new(&map, Settings { what_if, ..Settings::default() });
            match crux.reading {
                Reading::Verdict => {
                    let winner = after.verdict(question).unwrap().winner;
                    let wanted = (crux.effect == Effect::Overtake).then_some(crux.rival);
                    prop_assert_eq!(winner, wanted);
                }
                Reading::Strength => {
                    let of = |id| after.strength_of(id).unwrap();
                    let lead = of(crux.leader) - of(crux.rival);
                    match crux.effect {
                        Effect::Tie => prop_assert!(lead.abs() < TIE + 1e-9),
                        Effect::Overtake => prop_assert!(lead <= -TIE + 1e-9),
                    }
                }
                Reading::Matrix => {
                    let matrix = after.matrix(&map, question).unwrap();
                    let of = |id| matrix.inconsistency[matrix.column_of(id).unwrap()];
                    let gap = of(crux.rival) - of(crux.leader);
                    match crux.effect {
                        Effect::Tie => prop_assert!(gap.abs() < 1e-6),
                        Effect::Overtake => prop_assert!(gap < -1e-6),
                    }
                }
            }
        }
    }

    #[test]
    fn the_flip_set_of_a_matrix_is_the_smallest_there_is(
        cells in vec((vec(-2..=2_i8, 3), rating(), rating()), 1..=10),
    ) {
        let theses: Vec<Id> = ["c-a", "c-b", "c-d"].map(id).to_vec();
        let row = |(place, (values, credibility, relevance)): (usize, (Vec<i8>, _, _))| {
            let cell = |value| Cell { derived: Some(value), by_hand: None };
            let cells: Vec<Cell> = values.into_iter().map(cell).collect();
            Row {
                evidence: id(&format!("b-{place:02}")),
                diagnosticity: diagnosticity(&cells),
                cells,
                credibility,
                relevance,
            }
        };
        let rows: Vec<Row> = cells.into_iter().enumerate().map(row).collect();
        let matrix = Matrix::of_rows(id("q-00"), theses.clone(), rows.clone());
        let cruxes = crate::reasoning::crux::matrix_cruxes(&matrix);
        let Some(leader) = matrix.leader else {
            prop_assert!(cruxes.is_empty());
            return Ok(());
        };
        for rival in theses.iter().filter(|thesis| **thesis != leader) {
            // By trying all sets of rows.
            let mut smallest: BTreeMap<bool, usize> = BTreeMap::new();
            for set in 0..1_u32 << rows.len() {
                let kept = (rows.iter().enumerate()).filter(|(place, _)| set & (1 << place) == 0);
                let kept: Vec<Row> = kept.map(|(_, row)| row.clone()).collect();
                let rest = Matrix::of_rows(id("q-00"), theses.clone(), kept);
                let of = |thesis| rest.inconsistency_of(thesis).unwrap();
                let gap = of(*rival) - of(leader);
                let size = set.count_ones() as usize;
                for passes in [false, true] {
                    if if passes { gap < -1e-9 } else { gap < 1e-9 } {
                        let best = smallest.entry(passes).or_insert(size);
                        *best = (*best).min(size);
                    }
                }
            }
            let found = |effect| {
                (cruxes.iter().find(|c| c.rival == *rival && c.effect == effect)).map(|c| c.remove.len())
            };
            let (tie, pass) = (found(Effect::Tie), found(Effect::Overtake));
            prop_assert_eq!(tie.or(pass), smallest.get(&false).copied());
            prop_assert_eq!(pass, smallest.get(&true).copied());
        }
    }

    #[test]
    fn cycles_always_end_with_figures_between_0_and_1(plan in plan()) {
        let map = build(&plan, "");
        let reasoner = new(&map);
        for id in map.claims().ids().chain(map.reasons().ids()) {
            if let Some(strength) = reasoner.strength_of(id) {
                prop_assert!((0.0..=1.0).contains(&strength));
            } else {
                prop_assert!(reasoner.is_unsettled(id));
            }
        }
    }
}
