//! Following what changes, or looking from elsewhere, is the same as starting anew.

use proptest::collection::vec;
use proptest::prelude::*;

use super::build::id;
use super::plan::{
    CLAIMS, build, name, new, plan, rated, rating, same, settings, stance, with_perspective,
};
use crate::edit::{Aspect, Below, ClaimRef, Edit, Place, Session};
use crate::model::{
    Backing, Claim, Finite, Id, Kind, Map, Question, Quote, Reason, Standard, Transaction,
};
use crate::reasoning::{Reading, Reasoner, Settings};

/// Whether both say the same of everything.
fn agree(one: &Reasoner, other: &Reasoner, map: &Map) -> Result<(), TestCaseError> {
    let question = id("q-00");
    let ids = || {
        map.claims()
            .ids()
            .chain(map.reasons().ids())
            .chain(map.backings().ids())
    };
    for id in ids() {
        let [ours, theirs] = [one, other].map(|reasoner| reasoner.strength_of(id));
        prop_assert!(same(ours, theirs), "{id}: {ours:?} {theirs:?}");
        let [ours, theirs] = [one, other].map(|reasoner| reasoner.check_strength_of(id));
        prop_assert!(same(ours, theirs), "{id}: {ours:?} {theirs:?}");
        let [ours, theirs] = [one, other].map(|reasoner| reasoner.label_of(question, id));
        prop_assert_eq!(ours, theirs, "{}", id);
        let [ours, theirs] = [one, other].map(|reasoner| {
            let why = reasoner.explain(question, id);
            why.map(|why| (why.supposed, why.base, why.is_rated, why.weight))
        });
        prop_assert_eq!(ours, theirs, "{}", id);
    }
    prop_assert_eq!(one.verdict(question), other.verdict(question));
    prop_assert_eq!(one.matrix(map, question), other.matrix(map, question));
    prop_assert_eq!(one.theses(question), other.theses(question));
    let [ours, theirs] = [one, other].map(|reasoner| {
        let mut cruxes = reasoner
            .cruxes(map, question, &|| false)
            .unwrap_or_default();
        // Strengths that differ in the last digit may order items otherwise.
        cruxes.retain(|crux| crux.reading != Reading::Strength);
        cruxes
    });
    prop_assert_eq!(ours, theirs);
    Ok(())
}

fn edit_of(step: usize, one: usize, other: usize, map: &Map) -> Edit {
    let (one, other) = (name('c', one, ""), name('c', other, ""));
    let nth = |ids: Vec<Id>, place: usize| ids.get(place).copied().unwrap_or(one);
    let reason = nth(map.reasons().ids().collect(), step);
    let backing = nth(map.backings().ids().collect(), step % 3);
    let quote = nth(map.quotes().ids().collect(), step % 3);
    let rate = |id: Id, perspective: Option<Id>, aspect: Aspect, rating: f64| Edit::Rate {
        ids: vec![id],
        perspective,
        aspect,
        rating: Finite::new(rating),
    };
    match step {
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
        3 => Edit::Retarget {
            reason,
            target: other,
        },
        4 | 5 => Edit::Remove {
            ids: vec![one],
            below: Below::Keep,
        },
        6 => Edit::SetStandard {
            question: id("q-00"),
            standard: Standard::ClearAndConvincing,
        },
        7 => rate(one, None, Aspect::Credibility, 0.9),
        8 => rate(reason, Some(id("p-00")), Aspect::Credibility, 0.3),
        9 => rate(backing, Some(id("p-00")), Aspect::Relevance, 0.7),
        10 => rate(quote, None, Aspect::Credibility, 0.2),
        11 => Edit::Remove {
            ids: vec![id("p-00")],
            below: Below::Keep,
        },
        12 => Edit::Remove {
            ids: vec![id("q-01")],
            below: Below::Keep,
        },
        _ => Edit::AddThesis {
            question: id("q-00"),
            claim: ClaimRef::Existing(one),
            place: Place::Last,
        },
    }
}

/// The map with a second question: one of its theses is one of the first, too.
fn with_second_question(map: &Map) -> Map {
    let mut map = map.clone();
    let question = Question {
        theses: vec![name('c', 1, ""), name('c', 3, "")],
        ..Question::default()
    };
    let mut tx = Transaction::new(&mut map);
    tx.put(id("q-01"), question);
    let _made = tx.finish();
    map
}

/// A record put into a map.
type Put<'a> = Box<dyn Fn(&mut Transaction<'_>) + 'a>;

/// Everything in the map, ready to be put into another one.
fn records(map: &Map) -> Vec<Put<'_>> {
    let mut puts: Vec<Put<'_>> = Vec::new();
    for (id, record) in map.claims().iter() {
        puts.push(Box::new(move |tx| tx.put(id, Claim::clone(record))));
    }
    for (id, record) in map.reasons().iter() {
        puts.push(Box::new(move |tx| tx.put(id, Reason::clone(record))));
    }
    for (id, record) in map.quotes().iter() {
        puts.push(Box::new(move |tx| tx.put(id, Quote::clone(record))));
    }
    for (id, record) in map.backings().iter() {
        puts.push(Box::new(move |tx| tx.put(id, Backing::clone(record))));
    }
    for (id, record) in map.questions().iter() {
        puts.push(Box::new(move |tx| tx.put(id, Question::clone(record))));
    }
    puts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn following_edits_is_the_same_as_starting_anew(
        plan in plan(),
        rated in rated(),
        settings in settings(),
        steps in vec((0..14_usize, 0..CLAIMS, 0..CLAIMS), 1..12),
    ) {
        let map = with_second_question(&with_perspective(&build(&plan, ""), &rated));
        let mut session = Session::new(map);
        let mut reasoner = Reasoner::new(session.map(), settings.clone());
        for (step, one, other) in steps {
            let edit = edit_of(step, one, other, session.map());
            let applied = match step {
                4 if session.history().undo_label().is_some() => session.undo(),
                _ => session.apply(&edit).ok(),
            };
            let Some(applied) = applied else { continue };
            reasoner.follow(session.map(), &applied.change);
            let fresh = Reasoner::new(session.map(), settings.clone());
            agree(&reasoner, &fresh, session.map())?;
        }
    }

    #[test]
    fn looking_from_elsewhere_is_the_same_as_starting_there(
        plan in plan(), rated in rated(), views in vec(settings(), 1..6),
    ) {
        let map = with_second_question(&with_perspective(&build(&plan, ""), &rated));
        let mut reasoner = new(&map);
        for settings in views.into_iter().chain([Settings::default()]) {
            reasoner.look_from(&map, settings.clone());
            agree(&reasoner, &Reasoner::new(&map, settings), &map)?;
        }
    }

    #[test]
    fn the_order_in_which_records_come_changes_nothing(
        plan in plan(), turns in vec(0..1000_usize, 40),
    ) {
        let whole = with_second_question(&build(&plan, ""));
        let mut left = records(&whole);
        let mut map = Map::default();
        let mut reasoner = new(&map);
        let mut turns = turns.into_iter().cycle();
        while !left.is_empty() {
            let put = left.swap_remove(turns.next().unwrap_or(0) % left.len());
            let mut tx = Transaction::new(&mut map);
            put(&mut tx);
            let change = tx.finish();
            reasoner.follow(&map, &change);
        }
        agree(&reasoner, &new(&whole), &map)?;
    }

    #[test]
    fn a_question_that_is_rated_again_and_again_stays_as_if_rated_once(
        plan in plan(), ratings in vec((0..CLAIMS, rating()), 1..20),
    ) {
        let mut map = build(&plan, "");
        let mut reasoner = new(&map);
        for (claim, rating) in ratings {
            let mut tx = Transaction::new(&mut map);
            tx.update::<Claim>(name('c', claim, ""), |claim| {
                claim.rating = rating.and_then(Finite::new);
            });
            let change = tx.finish();
            reasoner.follow(&map, &change);
        }
        agree(&reasoner, &new(&map), &map)?;
    }
}
