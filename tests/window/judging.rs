//! How claims stand, from where one looks, and what is supposed, in the whole window.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::path::PathBuf;

use egui::Key;

use crate::gui::{ALT, CTRL, NONE, SHIFT, Window};
use contend::edit::{Aspect, Edit};
use contend::model::{Finite, Id, Kind, Perspective, Standard};
use contend::ui::{Action, Command, Options};

const WEAK: &str = "The rope was worn";
const STRONG: &str = "The bolt was missing";

/// Two rival answers: one with a reason that is rated low, one with a quote behind it.
const MAP: &str = r#"(
    format: 1,
    title: "Bridge",
    questions: {
        "q-why": (text: "Why did it fall?", theses: ["c-rope", "c-bolt"]),
    },
    claims: {
        "c-bolt": (text: "The bolt was missing"),
        "c-clerk": (text: "The clerk heard of no bolt"),
        "c-rope": (text: "The rope was worn"),
        "c-seen": (text: "Wear was seen"),
    },
    reasons: {
        "r-seen": (target: "c-rope", stance: "for", premises: ["c-seen"], rating: 0.25),
        "r-clerk": (target: "c-bolt", stance: "against", premises: ["c-clerk"], rating: 0.25),
    },
    sources: {
        "s-log": (title: "Log"),
    },
    quotes: {
        "u-log": (source: "s-log", exact: "no bolt in the fourth hole"),
        "u-wear": (source: "s-log", exact: "frayed through"),
    },
    backings: {
        "b-log": (quote: "u-log", claim: "c-bolt", stance: "for", rating: 0.75),
        "b-wear": (quote: "u-wear", claim: "c-seen", stance: "for", rating: 0.75),
    },
)"#;

struct Bridge {
    window: Window,
    path: PathBuf,
    folder: tempfile::TempDir,
}

fn bridge() -> Bridge {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bridge.ron");
    let opened = contend::file::parse(MAP, &path).unwrap();
    contend::file::save(&path, &opened.map, None).unwrap();
    Bridge {
        window: Window::opening(&path),
        path,
        folder,
    }
}

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn strength(window: &Window, claim: &str) -> f64 {
    let reasoner = window.desk().judging.reasoner().unwrap();
    reasoner.strength_of(id(claim)).unwrap()
}

/// As cards say it: `.71`.
fn figure(share: f64) -> String {
    format!("{share:.2}").trim_start_matches('0').to_owned()
}

#[test]
fn cards_say_how_claims_stand_and_one_key_hides_it() {
    let Bridge {
        mut window,
        path,
        folder: _folder,
    } = bridge();
    let line = format!(
        "accepted, strength {}, inconsistency",
        figure(strength(&window, "c-bolt"))
    );
    window.has_containing(&line);
    window.has("Readings disagree: verdict B · strength B · matrix A");
    let everything = window.count_containing("strength .");
    assert_eq!(everything, 4, "each claim says how it stands");
    window.press(NONE, Key::S);
    assert_eq!(window.count_containing("strength ."), 0);
    assert!(!window.shows_containing("Ratings: "));
    // It stays so when the program is started again, and can be had back.
    let preferences = window.folder().join("preferences");
    let mut again = Window::start_with(Options {
        preferences_dir: Some(preferences),
        open: vec![path],
        ..Options::default()
    });
    assert_eq!(again.count_containing("strength ."), 0);
    again.ask_for(Action::Run(Command::ToggleStanding));
    assert_eq!(again.count_containing("strength ."), everything);
}

#[test]
fn cards_follow_an_edit_and_its_undoing() {
    let Bridge {
        mut window,
        folder: _folder,
        ..
    } = bridge();
    let before = strength(&window, "c-rope");
    let line = |strength: f64| format!("strength {}, inconsistency", figure(strength));
    window.has_containing(&line(before));
    window.make(Edit::Rate {
        ids: vec![id("r-seen")],
        perspective: None,
        aspect: Aspect::Credibility,
        rating: Finite::new(1.0),
    });
    let after = strength(&window, "c-rope");
    assert!(after > before);
    window.has_containing(&line(after));
    assert!(!window.shows_containing(&line(before)));
    window.press(CTRL, Key::Z);
    window.has_containing(&line(before));
}

#[test]
fn what_is_supposed_is_seen_everywhere_and_touches_neither_file_nor_history() {
    let Bridge {
        mut window,
        path,
        folder: _folder,
    } = bridge();
    let bytes = std::fs::read(&path).unwrap();
    let before = strength(&window, "c-rope");
    window.ask_for(Action::Select(window.claim("Wear was seen")));
    window.press(SHIFT, Key::Y);
    window.has("Supposed for the sake of argument:");
    window.has("1 claim held. The map is unchanged.");
    window.has_containing("held out, strength .00");
    assert!(strength(&window, "c-rope") < before);
    window.ask_for(Action::Select(id("r-clerk")));
    window.press(NONE, Key::O);
    window.has("1 claim held, 1 switched off. The map is unchanged.");
    for view in [Key::Num4, Key::Num5] {
        window.press(ALT, view);
        window.has("Supposed for the sake of argument:");
    }
    window.press(ALT, Key::Num3);
    assert!(!window.shows("Supposed for the sake of argument:"));
    window.press(ALT, Key::Num1);
    window.press(CTRL, Key::S);
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    assert!(!window.desk().session.is_dirty());
    assert_eq!(window.desk().session.history().undo_label(), None);
    // Each goes by itself, and all at once.
    window.click_containing("Let go: off");
    window.has("1 claim held. The map is unchanged.");
    window.press(NONE, Key::F8);
    assert!(!window.shows("Supposed for the sake of argument:"));
    assert!((strength(&window, "c-rope") - before).abs() < 1e-12);
}

#[test]
fn the_key_that_holds_a_claim_lets_go_of_it() {
    let Bridge {
        mut window,
        folder: _folder,
        ..
    } = bridge();
    window.ask_for(Action::Select(window.claim(WEAK)));
    window.press(NONE, Key::Y);
    window.has_containing("held in, strength 1.00");
    let reasoner = window.desk().judging.reasoner().unwrap();
    let label = reasoner.label_of(id("q-why"), id("c-rope")).unwrap();
    assert_eq!(label.as_str(), "in");
    window.press(NONE, Key::Y);
    assert!(!window.desk().judging.supposes());
    // What is gone is no longer supposed.
    window.press(NONE, Key::Y);
    window.press(NONE, Key::Delete);
    assert!(!window.desk().judging.supposes());
    window.press(CTRL, Key::Z);
    assert!(!window.desk().judging.supposes());
}

#[test]
fn another_perspective_has_strengths_of_its_own_and_the_map_keeps_its() {
    let Bridge {
        mut window,
        folder: _folder,
        ..
    } = bridge();
    let own = strength(&window, "c-rope");
    window.press(NONE, Key::V);
    assert_eq!(
        window.last_notice().title,
        "Look from the next perspective: Nobody rates the map beside itself: add a perspective first."
    );
    let ministry = id("p-ministry");
    let perspective = Perspective {
        name: "Ministry".into(),
        ..Perspective::default()
    };
    window.make(Edit::AddPerspective {
        id: ministry,
        perspective,
    });
    window.make(Edit::Rate {
        ids: vec![id("r-seen")],
        perspective: Some(ministry),
        aspect: Aspect::Credibility,
        rating: Finite::new(1.0),
    });
    assert!((strength(&window, "c-rope") - own).abs() < 1e-12);
    window.ask_for(Action::FocusCanvas);
    window.press(NONE, Key::V);
    window.has("Ratings: Ministry · preponderance");
    let theirs = strength(&window, "c-rope");
    assert!(theirs > own);
    window.has_containing(&format!("strength {}, inconsistency", figure(theirs)));
    window.press(NONE, Key::V);
    window.has("Ratings: the map’s own · preponderance");
    assert!((strength(&window, "c-rope") - own).abs() < 1e-12);
}

#[test]
fn perspectives_are_added_renamed_compared_and_removed_in_their_window() {
    let Bridge {
        mut window,
        folder: _folder,
        ..
    } = bridge();
    window.ask_for(Action::Run(Command::Perspectives));
    window.type_into("New perspective", "Us");
    window.click("Add perspective");
    let us = window.desk().judging.settings().perspective.unwrap();
    assert_eq!(us.kind(), Kind::Perspective);
    // The same name again is refused in words.
    window.type_into("New perspective", "Us");
    window.click("Add perspective");
    window.has("There is a perspective named Us already.");
    assert_eq!(window.desk().map().perspectives().len(), 1);
    window.click("Rename Us");
    window.fill("Name of Us", "Our team");
    window.click("Rename");
    assert_eq!(
        window.desk().map().perspective(us).unwrap().name,
        "Our team"
    );
    window.has("Nothing is rated by two of them yet.");
    window.make(Edit::Rate {
        ids: vec![id("r-seen")],
        perspective: Some(us),
        aspect: Aspect::Credibility,
        rating: Finite::new(1.0),
    });
    window.has("The map’s own: weak .25 · Our team: compelling 1.00");
    // A quote in the words by which quotes are rated.
    window.make(Edit::Rate {
        ids: vec![id("b-log")],
        perspective: Some(us),
        aspect: Aspect::Credibility,
        rating: Finite::new(0.25),
    });
    window.has("The map’s own: reliable .75 · Our team: doubtful .25");
    window.click("Remove Our team");
    assert_eq!(window.desk().map().perspectives().len(), 0);
    assert_eq!(window.desk().judging.settings().perspective, None);
    window.click("Close perspectives");
    window.press(CTRL, Key::Z);
    assert_eq!(
        window.desk().map().perspective(us).unwrap().name,
        "Our team"
    );
}

#[test]
fn a_disagreement_leads_to_what_it_is_about() {
    let Bridge {
        mut window,
        folder: _folder,
        ..
    } = bridge();
    let us = id("p-us");
    let perspective = Perspective {
        name: "Us".into(),
        ratings: [(id("c-clerk"), Finite::new(1.0).unwrap())]
            .into_iter()
            .collect(),
        ..Perspective::default()
    };
    window.make(Edit::AddPerspective {
        id: us,
        perspective,
    });
    window.make(Edit::Rate {
        ids: vec![id("c-clerk")],
        perspective: None,
        aspect: Aspect::Credibility,
        rating: Finite::new(0.0),
    });
    window.ask_for(Action::Run(Command::Perspectives));
    window.click("Claim “The clerk heard of no bolt”");
    assert_eq!(window.desk().selection.lead(), Some(id("c-clerk")));
    assert!(!window.shows("Where they disagree most"));
}

#[test]
fn the_standard_is_chosen_where_one_sees_from_where_one_looks() {
    let Bridge {
        mut window,
        folder: _folder,
        ..
    } = bridge();
    assert_eq!(window.claim(STRONG), id("c-bolt"));
    window.click("Ratings: the map’s own · preponderance");
    window.click("Beyond reasonable doubt");
    let question = window.desk().map().question(id("q-why")).unwrap();
    assert_eq!(question.standard, Standard::BeyondReasonableDoubt);
    window.has("Ratings: the map’s own · beyond reasonable doubt");
    window.click("Evidence only");
    window.has("Ratings: the map’s own · beyond reasonable doubt · evidence only");
    assert!(window.desk().judging.settings().evidence_only);
}
