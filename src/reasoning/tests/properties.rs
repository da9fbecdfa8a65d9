//! What holds of every map.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::build::id;
use super::plan::{CLAIMS, acyclic, build, name, new, plan, same, stance};
use crate::edit::{Below, Edit, Session};
use crate::model::{Backing, Claim, Id, Kind, Map, Quote, Reason, Transaction};
use crate::reasoning::{Crux, Effect, Label, Reading, Reasoner, Row, Settings, WhatIf};

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

/// The kind and the number that a name was made from.
fn number_of(id: Id, salt: &str) -> (Kind, usize) {
    let digits: usize = id.to_string()[2..4].parse().unwrap();
    let number = match salt {
        "" => digits,
        _ => 97 - digits,
    };
    (id.kind(), number)
}

/// What is withdrawn, with whether it is the rating alone, from which reading, to what
/// effect for whom.
type Linchpin = ((Kind, usize), bool, Reading, Effect, (Kind, usize));

/// What follows from the figures, by number.
struct Decided {
    rows: BTreeMap<(Kind, usize), Vec<Option<i8>>>,
    leaders: [Option<(Kind, usize)>; 3],
    linchpins: BTreeSet<Linchpin>,
}

fn decided(map: &Map, salt: &str) -> Decided {
    let reasoner = new(map);
    let question = name('q', 0, salt);
    let number_of = |id: Id| number_of(id, salt);
    let matrix = reasoner.matrix(map, question).unwrap();
    let cruxes = reasoner.cruxes(map, question, &|| false).unwrap();
    let row = |row: &Row| {
        let cells = row.cells.iter().map(|cell| cell.value()).collect();
        (number_of(row.evidence), cells)
    };
    let linchpin = |crux: &Crux| {
        let (item, is_rating) = match crux.remove.first() {
            Some(item) => (*item, false),
            None => (*crux.unrate.first()?, true),
        };
        let is_single = crux.len() == 1 && crux.reading != Reading::Matrix;
        is_single.then(|| {
            let rival = number_of(crux.rival);
            (number_of(item), is_rating, crux.reading, crux.effect, rival)
        })
    };
    let leaders = reasoner.leaders(map, question).all();
    Decided {
        rows: matrix.rows.iter().map(row).collect(),
        leaders: leaders.map(|leader| leader.map(number_of)),
        linchpins: cruxes.iter().filter_map(linchpin).collect(),
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
        let (map, renamed) = (build(&plan, ""), build(&plan, "x"));
        let (one, other) = (said(&map, ""), said(&renamed, "x"));
        prop_assert_eq!(one.len(), other.len());
        for (key, (label, strength, check)) in one {
            let found = other[&key];
            prop_assert_eq!(label, found.0);
            prop_assert!(same(strength, found.1), "{key:?} {strength:?} {:?}", found.1);
            prop_assert!(same(check, found.2));
        }
        let (one, other) = (decided(&map, ""), decided(&renamed, "x"));
        prop_assert_eq!(one.rows, other.rows);
        prop_assert_eq!(one.leaders, other.leaders);
        prop_assert_eq!(one.linchpins, other.linchpins);
    }

    #[test]
    fn what_is_supposed_not_to_be_there_counts_as_if_it_were_deleted(
        plan in plan(), kind in prop::sample::select(vec!['b', 'r']), number in 0..10_usize,
    ) {
        let map = build(&plan, "");
        let (gone, question) = (name(kind, number, ""), id("q-00"));
        prop_assume!(map.contains(gone));
        let mut session = Session::new(map.clone());
        let remove = Edit::Remove { ids: vec![gone], below: Below::Keep };
        session.apply(&remove).unwrap();
        let deleted = new(session.map());
        let what_if = WhatIf::default().without(&[gone]);
        let supposed = Reasoner::new(&map, Settings { what_if, ..Settings::default() });
        let left = session.map();
        prop_assert_eq!(supposed.leaders(&map, question), deleted.leaders(left, question));
        prop_assert_eq!(supposed.matrix(&map, question), deleted.matrix(left, question));
        for claim in map.claims().ids() {
            let label = |reasoner: &Reasoner| reasoner.label_of(question, claim);
            prop_assert_eq!(label(&supposed), label(&deleted));
            let (one, other) = (supposed.strength_of(claim), deleted.strength_of(claim));
            prop_assert!(same(one, other), "{claim} {one:?} {other:?}");
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
