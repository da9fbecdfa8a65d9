//! Whatever is edited, in whatever order.

use std::sync::Arc;

use contend::edit::{Below, ClaimRef, Edit, Onto, Place, Session, Sibling, fragment};
use contend::file;
use contend::model::problems::invariants;
use contend::model::{
    Combination, ConflictKind, Id, Kind, Map, Quote, Record, Source, Stance, Tag,
};
use proptest::prelude::*;

use super::printed;

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
