//! What single edits do to a small map, and to its history.

use std::sync::Arc;

use contend::edit::{Below, ClaimRef, Edit, Onto, Place, Session, Sibling, fragment};
use contend::model::problems::invariants;
use contend::model::{Id, Kind, Quote, Record, Source, Stance};

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
