//! The state of judging, the remarks on a map, and what is said of both.

use crate::drawing::{Amount, Mark, Remark, Touched};
use crate::edit::{Aspect, Edit};
use crate::file::parse;
use crate::generate::generate;
use crate::model::{Finite, Id, Kind};
use crate::reasoning::Hold;
use crate::ui::desk::Desk;

use super::control::looking_from;
use super::supposed::{counts, supposed};
use super::*;

fn sample() -> Desk {
    let sample = crate::samples::samples()
        .iter()
        .find(|sample| sample.file_name.starts_with("competing"))
        .unwrap();
    let path = std::path::Path::new(sample.file_name);
    judged(Desk::new(parse(sample.text, path).unwrap().map))
}

fn judged(mut desk: Desk) -> Desk {
    desk.refresh();
    desk.judge();
    while desk.judging.is_busy() {
        std::thread::yield_now();
        desk.judge();
    }
    desk
}

fn theses(desk: &Desk) -> Vec<Id> {
    let map = desk.map();
    let question = desk.judging.question(map).unwrap();
    map.question(question).unwrap().theses.clone()
}

/// Remarks that have followed the desk, and what they touched on the way.
fn follow(remarks: &mut Remarks, desk: &mut Desk) -> Touched {
    desk.refresh();
    desk.judge();
    let mut touched = Touched::default();
    remarks.follow(&desk.judging, desk.map(), &mut touched);
    touched
}

fn act(desk: &mut Desk, action: JudgeAction) {
    desk.judging.act(action);
    desk.judge();
}

#[test]
fn remarks_say_what_the_reasoner_says() {
    let mut desk = sample();
    let mut remarks = Remarks::default();
    follow(&mut remarks, &mut desk);
    let reasoner = desk.judging.reasoner().unwrap();
    let question = desk.judging.question(desk.map()).unwrap();
    let matrix = reasoner.matrix(desk.map(), question).unwrap();
    for (thesis, inconsistency) in matrix.theses.iter().zip(&matrix.inconsistency) {
        let remark = remarks.remark(*thesis).unwrap();
        let strength = reasoner.strength_of(*thesis);
        assert_eq!(remark.strength, Some(Amount::of(strength)));
        let tenths = (inconsistency * 10.0).round() as u32;
        assert_eq!(remark.inconsistency, Some(tenths));
        let accepted = reasoner.verdict(question).unwrap().winner == Some(*thesis);
        assert_eq!(remark.mark == Some(Mark::Filled), accepted);
        assert_eq!(remark.leads[2], matrix.leader == Some(*thesis));
    }
    assert!(remarks.finding(question).unwrap().contains("matrix"));
}

/// Follows by place and from scratch alike, whatever is done.
#[test]
fn remarks_that_follow_are_those_that_are_made_anew() {
    let mut desk = judged(Desk::new(generate(60, 7)));
    let mut followed = Remarks::default();
    follow(&mut followed, &mut desk);
    let claims: Vec<Id> = desk.map().claims().ids().collect();
    let reasons: Vec<Id> = desk.map().reasons().ids().collect();
    let steps = [
        Edit::Rate {
            ids: vec![claims[5]],
            perspective: None,
            aspect: Aspect::Credibility,
            rating: Finite::new(0.9),
        },
        Edit::Remove {
            ids: vec![reasons[3]],
            below: crate::edit::Below::Keep,
        },
        Edit::AddReason {
            id: Id::random(Kind::Reason),
            target: claims[0],
            stance: crate::model::Stance::Against,
            premise: crate::edit::ClaimRef::blank(),
            place: crate::edit::Place::Last,
        },
    ];
    for edit in steps {
        let before: Vec<_> = claims.iter().map(|id| followed.remark(*id)).collect();
        desk.apply(&edit).unwrap();
        let touched = follow(&mut followed, &mut desk);
        let mut anew = Remarks::default();
        anew.follow(&desk.judging, desk.map(), &mut Touched::default());
        for (claim, before) in claims.iter().zip(before) {
            assert_eq!(followed.remark(*claim), anew.remark(*claim));
            if before != anew.remark(*claim) {
                assert!(
                    touched.claims.contains(claim),
                    "{edit:?} leaves {claim} as it was"
                );
            }
        }
    }
    desk.session.undo().unwrap();
    follow(&mut followed, &mut desk);
    let mut anew = Remarks::default();
    anew.follow(&desk.judging, desk.map(), &mut Touched::default());
    assert!((claims.iter().chain(&reasons)).all(|id| followed.remark(*id) == anew.remark(*id)));
}

#[test]
fn an_edit_that_judges_nothing_anew_touches_no_card() {
    let mut desk = judged(Desk::new(generate(200, 3)));
    let mut remarks = Remarks::default();
    follow(&mut remarks, &mut desk);
    let id = desk.map().claims().ids().next().unwrap();
    let text = "Other words".to_owned();
    desk.apply(&Edit::SetText { id, text }).unwrap();
    let before = desk.judging.reasoner().unwrap().generation();
    assert_eq!(follow(&mut remarks, &mut desk), Touched::default());
    assert_eq!(desk.judging.reasoner().unwrap().generation(), before);
}

#[test]
fn without_the_overlay_only_what_is_supposed_is_remarked() {
    let mut desk = sample();
    desk.judging.set_overlay(false);
    let mut remarks = Remarks::default();
    follow(&mut remarks, &mut desk);
    let claims: Vec<Id> = desk.map().claims().ids().collect();
    assert!(
        claims
            .iter()
            .all(|id| remarks.on_card(desk.map(), *id).is_none())
    );
    let claim = theses(&desk)[1];
    let hold = Some(Hold::In);
    act(&mut desk, JudgeAction::Hold { claim, hold });
    let touched = follow(&mut remarks, &mut desk);
    assert!(touched.claims.contains(&claim));
    let said: Vec<Id> = (claims.iter().copied())
        .filter(|id| remarks.remark(*id).is_some())
        .collect();
    assert_eq!(said, [claim]);
    let remark = remarks.remark(claim).unwrap();
    assert_eq!((remark.word, remark.strength), ("held in", None));
    assert!(remark.is_supposed);
    act(&mut desk, JudgeAction::ClearWhatIf);
    follow(&mut remarks, &mut desk);
    assert!(remarks.remark(claim).is_none());
}

#[test]
fn the_label_of_a_step_says_how_the_perspective_rates_it() {
    let mut desk = sample();
    let reason = desk.map().reasons().ids().next().unwrap();
    let who = Id::random(Kind::Perspective);
    let perspective = crate::model::Perspective {
        name: "Ministry".into(),
        ..Default::default()
    };
    let add = Edit::AddPerspective {
        id: who,
        perspective,
    };
    desk.apply(&add).unwrap();
    let rate = Edit::Rate {
        ids: vec![reason],
        perspective: Some(who),
        aspect: Aspect::Credibility,
        rating: Finite::new(0.25),
    };
    desk.apply(&rate).unwrap();
    desk.judging.set_overlay(false);
    let mut remarks = Remarks::default();
    follow(&mut remarks, &mut desk);
    assert!(remarks.remark(reason).is_none());
    act(&mut desk, JudgeAction::LookFrom(Some(who)));
    let touched = follow(&mut remarks, &mut desk);
    assert!(touched.reasons.contains(&reason));
    let remark = remarks.remark(reason).unwrap();
    assert_eq!(
        (remark.rating, remark.word, remark.strength),
        (Some(25), "", None)
    );
    act(&mut desk, JudgeAction::LookFrom(None));
    assert!(follow(&mut remarks, &mut desk).reasons.contains(&reason));
    assert!(remarks.remark(reason).is_none());
}

#[test]
fn a_thesis_keeps_room_for_its_line_until_it_is_judged() {
    let mut desk = Desk::new(generate(2_500, 1));
    desk.refresh();
    desk.judge();
    assert!(desk.judging.reasoner().is_none(), "a thread is at it");
    let mut remarks = Remarks::default();
    let mut touched = Touched::default();
    remarks.follow(&desk.judging, desk.map(), &mut touched);
    let map = desk.map();
    let thesis = (map.questions().iter()).find_map(|(_, it)| it.theses.first().copied());
    let thesis = thesis.unwrap();
    assert_eq!(remarks.on_card(map, thesis), Some(Remark::default()));
    assert!(touched.claims.contains(&thesis));
    let other = map.claims().ids().find(|id| !map.is_thesis(*id)).unwrap();
    assert_eq!(remarks.on_card(map, other), None);
}

#[test]
fn what_is_supposed_is_counted_and_named() {
    let mut desk = sample();
    let theses = theses(&desk);
    let reason = desk.map().reasons_on(theses[0])[0];
    let backing = desk.map().backings().ids().next().unwrap();
    let hold = |claim, hold| JudgeAction::Hold {
        claim,
        hold: Some(hold),
    };
    act(&mut desk, hold(theses[0], Hold::Out));
    act(&mut desk, hold(theses[1], Hold::In));
    act(&mut desk, JudgeAction::SwitchOff(vec![reason, backing]));
    act(&mut desk, JudgeAction::LeaveUnrated(vec![theses[2]]));
    let what_if = &desk.judging.settings().what_if;
    let items = supposed(desk.map(), what_if);
    assert_eq!(
        counts(&items),
        "2 claims held, 2 switched off, 1 rating left out"
    );
    assert!(items.iter().all(|item| !item.words.is_empty()));
    // A hold and a switch never stand against each other.
    act(&mut desk, JudgeAction::SwitchOff(vec![theses[1]]));
    let what_if = &desk.judging.settings().what_if;
    assert!(what_if.off.contains(&theses[1]) && !what_if.held.contains_key(&theses[1]));
    let claim = theses[1];
    act(&mut desk, hold(claim, Hold::In));
    assert!(!desk.judging.settings().what_if.off.contains(&claim));
}

#[test]
fn where_one_looks_from_is_said_in_one_line() {
    let mut desk = sample();
    assert_eq!(
        looking_from(&desk.judging, desk.map()),
        "Ratings: the map’s own · preponderance"
    );
    act(&mut desk, JudgeAction::EvidenceOnly(true));
    let id = Id::random(Kind::Perspective);
    let perspective = crate::model::Perspective {
        name: "Ministry".into(),
        ..Default::default()
    };
    desk.apply(&Edit::AddPerspective { id, perspective })
        .unwrap();
    let question = desk.judging.question(desk.map()).unwrap();
    let standard = crate::model::Standard::BeyondReasonableDoubt;
    desk.apply(&Edit::SetStandard { question, standard })
        .unwrap();
    act(&mut desk, JudgeAction::LookFrom(Some(id)));
    assert_eq!(
        looking_from(&desk.judging, desk.map()),
        "Ratings: Ministry · beyond reasonable doubt · evidence only"
    );
    // A perspective that is deleted is looked from no more.
    desk.session.undo().unwrap();
    desk.session.undo().unwrap();
    desk.judge();
    assert_eq!(desk.judging.settings().perspective, None);
}
