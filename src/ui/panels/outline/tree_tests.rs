use std::collections::BTreeSet;
use std::sync::Arc;

use super::told::Told;
use super::tree::{ancestors_of, rows_of};
use crate::edit::{ClaimRef, Edit, Place, Session};
use crate::model::{Change, Id, Map, Reason, Stance};

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn new(claim: &str, text: &str) -> ClaimRef {
    ClaimRef::New {
        id: id(claim),
        text: text.into(),
    }
}

fn reason(reason: &str, target: &str, stance: Stance, premise: ClaimRef) -> Edit {
    Edit::AddReason {
        id: id(reason),
        target: id(target),
        stance,
        premise,
        place: Place::Last,
    }
}

/// A question with theses A and B; a reason and an objection on A; the reason has
/// two premises and an undercut; B shares a premise with A.
fn session() -> Session {
    let mut session = Session::default();
    let thesis = |claim: ClaimRef| Edit::AddThesis {
        question: id("q-why"),
        claim,
        place: Place::Last,
    };
    let edits = [
        Edit::AddQuestion {
            id: id("q-why"),
            text: "Why?".into(),
        },
        thesis(new("c-choice", "They choose not to.")),
        thesis(new("c-cannot", "They cannot.")),
        reason(
            "r-force",
            "c-choice",
            Stance::For,
            new("c-means", "The means exist."),
        ),
        Edit::AddPremise {
            reason: id("r-force"),
            claim: new("c-alike", "The rival is alike."),
            place: Place::Last,
        },
        reason(
            "r-kin",
            "r-force",
            Stance::Against,
            new("c-kin", "Kin are no rivals."),
        ),
        reason(
            "r-east",
            "c-choice",
            Stance::Against,
            new("c-east", "The east obeys nobody."),
        ),
        reason(
            "r-same",
            "c-cannot",
            Stance::For,
            ClaimRef::Existing(id("c-east")),
        ),
        Edit::AddClaim {
            claim: new("c-free", "A loose thought."),
            at: None,
        },
    ];
    for edit in edits {
        session.apply(&edit).unwrap();
    }
    session
}

fn shown(session: &Session, folded: &[&str]) -> Vec<String> {
    let folded: BTreeSet<Id> = folded.iter().map(|text| id(text)).collect();
    rows_of(session.map(), &folded)
        .iter()
        .map(|row| {
            let told = Told::of(session.map(), row);
            let mark = if told.mark.is_empty() {
                "-"
            } else {
                &told.mark
            };
            format!("{}{mark} {}", "  ".repeat(row.depth as usize), told.text)
        })
        .collect()
}

#[test]
fn the_map_is_laid_out_from_question_to_premise() {
    assert_eq!(
        shown(&session(), &[]),
        [
            "- Why?",
            "  A They choose not to.",
            "    because 2 premises, 1 attack on the step",
            "      - The means exist.",
            "      - The rival is alike.",
            "      undercuts the step Kin are no rivals.",
            "    however The east obeys nobody.",
            "  B They cannot.",
            "    because The east obeys nobody.",
            "- A loose thought.",
        ]
    );
}

#[test]
fn rows_are_named_for_those_who_hear_them() {
    let session = session();
    let rows = rows_of(session.map(), &BTreeSet::new());
    let names: Vec<String> = (rows.iter())
        .map(|row| Told::of(session.map(), row).name(row))
        .collect();
    assert!(names.contains(&"Objection, level 3: The east obeys nobody.".to_owned()));
    assert!(names.contains(&"Undercut, level 4: Kin are no rivals.".to_owned()));
    assert!(names.contains(&"Thesis B, level 2: They cannot.".to_owned()));
    assert!(names.contains(&"Free claim, level 1: A loose thought.".to_owned()));
}

#[test]
fn folding_hides_what_is_below() {
    assert_eq!(
        shown(&session(), &["c-choice"]),
        [
            "- Why?",
            "  A They choose not to.",
            "  B They cannot.",
            "    because The east obeys nobody.",
            "- A loose thought.",
        ]
    );
    assert_eq!(
        shown(&session(), &["q-why"]),
        ["- Why?", "- A loose thought."]
    );
}

#[test]
fn each_place_of_a_shared_claim_has_a_path_of_its_own() {
    let rows = rows_of(session().map(), &BTreeSet::new());
    let paths: BTreeSet<u64> = rows.iter().map(|row| row.path).collect();
    assert_eq!(paths.len(), rows.len());
    let places = rows.iter().filter(|row| row.id == id("c-east")).count();
    assert_eq!(places, 2);
}

#[test]
fn circles_end() {
    let mut session = session();
    let circle = [
        reason(
            "r-1",
            "c-free",
            Stance::For,
            new("c-loop", "One leads to the other."),
        ),
        reason(
            "r-2",
            "c-loop",
            Stance::For,
            ClaimRef::Existing(id("c-free")),
        ),
    ];
    for edit in circle {
        session.apply(&edit).unwrap();
    }
    let rows = rows_of(session.map(), &BTreeSet::new());
    assert!(rows.iter().any(|row| row.id == id("c-free")));
    assert!(
        rows.iter()
            .any(|row| row.id == id("c-loop") && !row.shown_above)
    );
    assert!(rows.len() < 20);
    let folded = rows_of(session.map(), &[id("c-free")].into());
    assert!(folded.iter().any(|row| row.id == id("c-free")));
    assert!(ancestors_of(session.map(), id("c-loop")).contains(&id("c-free")));
}

#[test]
fn the_way_to_a_deep_claim_is_known() {
    let above = ancestors_of(session().map(), id("c-kin"));
    for wanted in ["r-kin", "r-force", "c-choice", "q-why"] {
        assert!(above.contains(&id(wanted)), "{wanted}");
    }
}

#[test]
fn a_chain_of_a_hundred_thousand_claims_does_not_exhaust_the_stack() {
    const COUNT: u32 = 100_000;
    let mut change = Change::default();
    let claim = |number: u32| id(&format!("c-{number}"));
    for number in 0..COUNT {
        change.claims.added.insert(claim(number), Arc::default());
        if number > 0 {
            let reason = Reason {
                target: claim(number - 1),
                premises: vec![claim(number)],
                ..Reason::default()
            };
            let reasons = &mut change.reasons.added;
            reasons.insert(id(&format!("r-{number}")), Arc::new(reason));
        }
    }
    let mut map = Map::default();
    change.apply(&mut map);
    let rows = rows_of(&map, &BTreeSet::new());
    assert_eq!(rows.len(), COUNT as usize);
    assert_eq!(rows.last().map(|row| row.depth), Some(COUNT - 1));
}
