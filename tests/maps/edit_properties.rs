//! Any sequence of edits keeps the invariants, and undoing it all restores the
//! start, byte for byte.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::sync::Arc;

use contend::edit::{Below, ClaimRef, Edit, Onto, Place, Session, Sibling, fragment};
use contend::file;
use contend::model::problems::invariants;
use contend::model::{
    Combination, ConflictKind, Id, Kind, Map, Quote, Record, Source, Stance, Tag,
};
use proptest::prelude::*;

/// One random decision: which edit, and numbers to pick its ids with.
#[derive(Clone, Debug)]
struct Pick {
    what: u8,
    numbers: [usize; 4],
    text: String,
    flag: bool,
}

fn picks(length: usize) -> impl Strategy<Value = Vec<Pick>> {
    let pick = (
        0..30_u8,
        prop::array::uniform4(0..1000_usize),
        ".{0,12}",
        any::<bool>(),
    );
    let pick = pick.prop_map(|(what, numbers, text, flag)| Pick {
        what,
        numbers,
        text,
        flag,
    });
    prop::collection::vec(pick, 1..length)
}

fn nth(ids: impl ExactSizeIterator<Item = Id>, number: usize) -> Option<Id> {
    let len = ids.len();
    (len > 0)
        .then(|| ids.into_iter().nth(number % len))
        .flatten()
}

fn edit_for(map: &Map, pick: &Pick) -> Option<Edit> {
    let [a, b, c, _] = pick.numbers;
    let text = pick.text.clone();
    let claim = |number| nth(map.claims().ids(), number);
    let reason = |number| nth(map.reasons().ids(), number);
    let question = |number| nth(map.questions().ids(), number);
    let quote = |number| nth(map.quotes().ids(), number);
    let stance = if pick.flag {
        Stance::For
    } else {
        Stance::Against
    };
    let new = || ClaimRef::New {
        id: Id::random(Kind::Claim),
        text: pick.text.clone(),
    };
    let any_claim = |number: usize| {
        let existing = claim(number).filter(|_| number.is_multiple_of(3));
        existing.map_or_else(new, ClaimRef::Existing)
    };
    let anything = |number: usize| match number % 4 {
        0 => claim(number / 4),
        1 => reason(number / 4),
        2 => question(number / 4),
        _ => quote(number / 4),
    };
    let target = |number: usize| {
        if number.is_multiple_of(3) {
            reason(number)
        } else {
            claim(number)
        }
    };
    let place = |id: Option<Id>| match (b % 4, id) {
        (0, _) | (_, None) => Place::Last,
        (1, _) => Place::First,
        (2, Some(id)) => Place::Before(id),
        (_, Some(id)) => Place::After(id),
    };
    Some(match pick.what {
        0 if pick.flag => Edit::SetTitle(text),
        0 if a.is_multiple_of(2) => Edit::SetArrangement(text),
        0 => Edit::SetProportions(text),
        1 => Edit::AddQuestion {
            id: Id::random(Kind::Question),
            text,
        },
        2 | 3 => Edit::AddClaim {
            claim: new(),
            at: pick.flag.then_some((a as f64, b as f64)),
        },
        4 => Edit::AddThesis {
            question: question(a)?,
            claim: any_claim(b),
            place: place(claim(c)),
        },
        5..=9 => Edit::AddReason {
            id: Id::random(Kind::Reason),
            target: target(a)?,
            stance,
            premise: any_claim(b),
            place: place(reason(c)),
        },
        10 | 11 => Edit::AddPremise {
            reason: reason(a)?,
            claim: any_claim(b),
            place: place(claim(c)),
        },
        12 => {
            let kind = if pick.flag {
                ConflictKind::Contrary
            } else {
                ConflictKind::Contradictory
            };
            Edit::AddConflict {
                id: Id::random(Kind::Conflict),
                kind,
                claims: [claim(a)?, claim(b)?],
            }
        }
        13 => {
            let source = Source {
                title: text,
                ..Source::default()
            };
            Edit::AddSource {
                id: Id::random(Kind::Source),
                source,
            }
        }
        14 => {
            let source = nth(map.sources().ids(), a)?;
            let quote = Quote {
                source,
                exact: text,
                ..Quote::default()
            };
            Edit::AddQuote {
                id: Id::random(Kind::Quote),
                quote,
            }
        }
        15 => Edit::AddBacking {
            id: Id::random(Kind::Backing),
            quote: quote(a)?,
            claim: claim(b)?,
            stance,
        },
        16 => Edit::AddTag {
            id: Id::random(Kind::Tag),
            tag: Tag {
                name: text,
                ..Tag::default()
            },
        },
        17 => Edit::SetTags {
            id: anything(a)?,
            tags: nth(map.tags().ids(), b).into_iter().collect(),
        },
        18 => Edit::SetStance {
            id: reason(a)?,
            stance,
        },
        19 => Edit::SetCombination {
            reason: reason(a)?,
            combination: Combination::Convergent,
        },
        20 => Edit::Retarget {
            reason: reason(a)?,
            target: target(b)?,
        },
        21 => Edit::MovePremise {
            claim: claim(a)?,
            from: reason(b)?,
            to: reason(c)?,
        },
        22 => Edit::RemovePremise {
            reason: reason(a)?,
            claim: claim(b)?,
        },
        23 => Edit::Reorder {
            sibling: Sibling::Reason(reason(a)?),
            place: place(reason(c)),
        },
        24 => Edit::Pin(vec![(
            anything(a)?,
            pick.flag.then_some((a as f64, b as f64)),
        )]),
        25 => Edit::Fold(vec![(claim(a)?, pick.flag)]),
        26 => {
            let below = if pick.flag {
                Below::Remove
            } else {
                Below::Keep
            };
            Edit::Remove {
                ids: vec![anything(a)?],
                below,
            }
        }
        27 => {
            let onto = match b % 4 {
                0 => Onto::Canvas(Some((1.0, 2.0))),
                1 => Onto::Target {
                    target: target(c)?,
                    stance,
                },
                2 => Onto::Reason(reason(c)?),
                _ => Onto::Question(question(c)?),
            };
            Edit::Paste {
                fragment: Arc::new(fragment(map, &[anything(a)?])),
                onto,
            }
        }
        28 => {
            let id = claim(a)?;
            let mut record = map.claim(id)?.clone();
            record.assumption = pick.flag;
            Edit::Update {
                id,
                record: Record::from(record),
                label: "mark as assumption",
            }
        }
        _ => Edit::SetText {
            id: claim(a)?,
            text,
        },
    })
}

fn printed(map: &Map) -> String {
    file::print(map).expect("a map can be printed")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_edits_keep_the_invariants_and_undo_restores_the_start(picks in picks(60)) {
        let mut session = Session::default();
        let start = printed(session.map());
        let mut steps = 0;
        for pick in &picks {
            let Some(edit) = edit_for(session.map(), pick) else { continue };
            let before = session.map().clone();
            let checked = edit.check(session.map());
            let made = session.apply(&edit);
            prop_assert_eq!(checked.is_ok(), made.is_ok(), "check and apply differ: {:?}", edit);
            if let Err(_refused) = made {
                prop_assert!(before == *session.map(), "a refused edit left traces: {edit:?}");
            } else {
                let broken = invariants(session.map());
                prop_assert!(broken.is_empty(), "{edit:?} broke {broken:?}");
            }
            session.seal();
            steps += usize::from(before != *session.map());
        }
        let end = printed(session.map());
        prop_assert_eq!(session.history().labels().count(), steps);
        while session.undo().is_some() {
            prop_assert!(invariants(session.map()).is_empty());
        }
        prop_assert_eq!(&printed(session.map()), &start);
        prop_assert!(!session.is_dirty());
        while session.redo().is_some() {}
        prop_assert_eq!(&printed(session.map()), &end);
        let again = file::parse(&end, "map.ron".as_ref()).expect("what was saved opens");
        prop_assert!(again.map == *session.map());
    }

    #[test]
    fn a_change_reversed_is_the_change_back(picks in picks(40)) {
        let mut session = Session::default();
        for pick in &picks {
            let Some(edit) = edit_for(session.map(), pick) else { continue };
            let before = session.map().clone();
            if let Ok(applied) = session.apply(&edit) {
                let between = contend::model::Change::between(&before, session.map());
                prop_assert_eq!(&applied.change, &between);
                let mut back = session.map().clone();
                prop_assert!(applied.change.clone().reversed().fits(&back));
                applied.change.reversed().apply(&mut back);
                prop_assert!(back == before);
            }
        }
    }
}

fn id(text: &str) -> Id {
    Id::parse(text).expect("an id")
}

/// A thesis with a reason and an objection, and a claim that both theses share.
fn small_map() -> Session {
    let mut session = Session::default();
    let claim = |name: &str| ClaimRef::New {
        id: id(name),
        text: name.into(),
    };
    let reason = |name: &str, target: &str, stance, premise| Edit::AddReason {
        id: id(name),
        target: id(target),
        stance,
        premise,
        place: Place::Last,
    };
    let question = id("q-why");
    for edit in [
        Edit::AddQuestion {
            id: question,
            text: "Why?".into(),
        },
        Edit::AddThesis {
            question,
            claim: claim("c-choice"),
            place: Place::Last,
        },
        Edit::AddThesis {
            question,
            claim: claim("c-weakness"),
            place: Place::Last,
        },
        reason("r-means", "c-choice", Stance::For, claim("c-means")),
        reason("r-split", "c-choice", Stance::Against, claim("c-split")),
        reason(
            "r-split-too",
            "c-weakness",
            Stance::For,
            ClaimRef::Existing(id("c-split")),
        ),
        reason("r-deeper", "c-means", Stance::For, claim("c-deeper")),
        reason("r-cut", "r-means", Stance::Against, claim("c-cut")),
    ] {
        session.apply(&edit).expect("the edit fits");
    }
    session
}

fn claims(session: &Session) -> Vec<String> {
    session
        .map()
        .claims()
        .ids()
        .map(|id| id.to_string())
        .collect()
}

#[test]
fn deleting_a_thesis_takes_its_branch_but_not_what_is_shared() {
    let mut session = small_map();
    session
        .apply(&Edit::Remove {
            ids: vec![id("c-choice")],
            below: Below::Remove,
        })
        .unwrap();
    assert_eq!(claims(&session), ["c-split", "c-weakness"]);
    assert_eq!(session.map().reasons().len(), 1);
}

#[test]
fn deleting_a_claim_can_leave_what_is_below_it() {
    let mut session = small_map();
    session
        .apply(&Edit::Remove {
            ids: vec![id("c-means")],
            below: Below::Keep,
        })
        .unwrap();
    let left = ["c-choice", "c-cut", "c-deeper", "c-split", "c-weakness"];
    assert_eq!(claims(&session), left);
}

#[test]
fn a_claim_cannot_be_a_reason_for_itself() {
    let session = small_map();
    let edit = Edit::AddPremise {
        reason: id("r-means"),
        claim: ClaimRef::Existing(id("c-choice")),
        place: Place::Last,
    };
    let refusal = edit.check(session.map()).unwrap_err();
    assert!(refusal.as_str().contains("itself"), "{refusal}");
}

#[test]
fn two_reasons_cannot_hang_on_each_other() {
    let session = small_map();
    let edit = Edit::Retarget {
        reason: id("r-means"),
        target: id("r-cut"),
    };
    assert!(edit.check(session.map()).is_err());
}

#[test]
fn arguing_in_a_circle_is_allowed() {
    let mut session = small_map();
    let edit = Edit::AddReason {
        id: id("r-circle"),
        target: id("c-deeper"),
        stance: Stance::For,
        premise: ClaimRef::Existing(id("c-choice")),
        place: Place::Last,
    };
    session.apply(&edit).unwrap();
    assert!(invariants(session.map()).is_empty());
}

#[test]
fn a_word_typed_letter_by_letter_is_one_step_and_joins_what_it_was_typed_into() {
    let mut session = Session::default();
    let claim = ClaimRef::New {
        id: id("c-new"),
        text: String::new(),
    };
    session.apply(&Edit::AddClaim { claim, at: None }).unwrap();
    for text in ["w", "wo", "wor", "word"] {
        session
            .apply(&Edit::SetText {
                id: id("c-new"),
                text: text.into(),
            })
            .unwrap();
    }
    session.seal();
    session
        .apply(&Edit::SetText {
            id: id("c-new"),
            text: "words".into(),
        })
        .unwrap();
    assert_eq!(
        session.history().labels().collect::<Vec<_>>(),
        ["edit claim", "add claim"]
    );
    session.undo();
    assert_eq!(session.map().claim(id("c-new")).unwrap().text, "word");
    session.undo();
    assert!(session.map().claims().is_empty());
}

#[test]
fn a_saved_state_is_clean_again_after_undoing_what_came_later() {
    let mut session = small_map();
    session.mark_saved(session.state());
    assert!(!session.is_dirty());
    session.apply(&Edit::SetTitle("Later".into())).unwrap();
    assert!(session.is_dirty());
    session.undo();
    assert!(!session.is_dirty());
    session.undo();
    assert!(session.is_dirty());
}

#[test]
fn the_history_forgets_its_oldest_steps_when_it_grows_too_heavy() {
    let mut history_bound = 0;
    let mut session = Session::default();
    session.limit_history(20_000);
    for number in 0..200 {
        session.apply(&Edit::SetTitle(format!("{number}"))).unwrap();
        let note = "x".repeat(500);
        let claim = ClaimRef::New {
            id: Id::random(Kind::Claim),
            text: note,
        };
        session.apply(&Edit::AddClaim { claim, at: None }).unwrap();
        session.seal();
        history_bound = history_bound.max(session.history().weight_bytes());
    }
    assert!(history_bound <= 20_000, "{history_bound}");
    assert!(session.undo().is_some());
}

#[test]
fn a_branch_pasted_into_another_map_brings_its_quotes_and_uses_known_sources() {
    let mut from = small_map();
    let source = Source {
        title: "A paper".into(),
        ..Source::default()
    };
    let quote = Quote {
        source: id("s-paper"),
        exact: "the words".into(),
        ..Quote::default()
    };
    for edit in [
        Edit::AddSource {
            id: id("s-paper"),
            source: source.clone(),
        },
        Edit::AddQuote {
            id: id("u-words"),
            quote,
        },
        Edit::AddBacking {
            id: id("b-one"),
            quote: id("u-words"),
            claim: id("c-deeper"),
            stance: Stance::For,
        },
    ] {
        from.apply(&edit).unwrap();
    }
    let branch = Arc::new(fragment(from.map(), &[id("c-means")]));
    assert_eq!(branch.claims().len(), 2);

    let mut into = Session::default();
    into.apply(&Edit::AddSource {
        id: id("s-known"),
        source,
    })
    .unwrap();
    let target = ClaimRef::New {
        id: id("c-target"),
        text: "Target".into(),
    };
    into.apply(&Edit::AddClaim {
        claim: target,
        at: None,
    })
    .unwrap();
    let onto = Onto::Target {
        target: id("c-target"),
        stance: Stance::Against,
    };
    into.apply(&Edit::Paste {
        fragment: branch,
        onto,
    })
    .unwrap();
    let map = into.map();
    assert_eq!(map.sources().len(), 1);
    assert_eq!(map.quotes_of(id("s-known")).len(), 1);
    assert_eq!(map.claims().len(), 3);
    let objection = map.reasons_on(id("c-target"))[0];
    assert_eq!(map.reason(objection).unwrap().stance, Stance::Against);
}

#[test]
fn siblings_move_past_each_other_even_where_a_file_gave_them_no_order() {
    let mut session = small_map();
    let unordered: Vec<Id> = ["c-x", "c-y", "c-z"].map(id).to_vec();
    for claim in &unordered {
        let premise = ClaimRef::New {
            id: *claim,
            text: String::new(),
        };
        let edit = Edit::AddReason {
            id: Id::random(Kind::Reason),
            target: id("c-cut"),
            stance: Stance::For,
            premise,
            place: Place::Last,
        };
        session.apply(&edit).unwrap();
    }
    let reasons = session.map().reasons_on(id("c-cut"));
    for reason in &reasons {
        let mut record = session.map().reason(*reason).unwrap().clone();
        record.order.clear();
        let record = Record::from(record);
        session
            .apply(&Edit::Update {
                id: *reason,
                record,
                label: "clear",
            })
            .unwrap();
    }
    let before = session.map().reasons_on(id("c-cut"));
    let edit = Edit::Reorder {
        sibling: Sibling::Reason(before[2]),
        place: Place::First,
    };
    session.apply(&edit).unwrap();
    let after = session.map().reasons_on(id("c-cut"));
    assert_eq!(after, [before[2], before[0], before[1]]);
}
