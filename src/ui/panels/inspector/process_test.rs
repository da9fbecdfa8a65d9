//! What a piece of evidence can do for its claim (process tracing), and how that came
//! out.

use egui::{Sense, Stroke, Ui, vec2};

use crate::edit::Edit;
use crate::model::{Backing, Id, Outcome, ProcessTest};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::Theme;

use super::super::words::{test_follows, test_line, test_word};
use super::described::{Described, described_choice};
use super::parts::{nothing, section};

/// Of the badge, in points.
const BADGE: f32 = 12.0;

/// What passing means, in a sentence.
fn meaning(test: &ProcessTest) -> &'static str {
    match test {
        ProcessTest::StrawInTheWind => {
            "Neither necessary nor sufficient: it leans one way and settles nothing."
        }
        ProcessTest::Hoop => {
            "Necessary, not sufficient: if the claim is true, this has to be found. Failing \
             rules the claim out."
        }
        ProcessTest::SmokingGun => {
            "Sufficient, not necessary: finding this is enough for the claim. Not finding it \
             proves little."
        }
        ProcessTest::DoublyDecisive => {
            "Necessary and sufficient: it confirms the claim or rules it out."
        }
        ProcessTest::Other(_) => "A word that this version does not know.",
    }
}

/// The section of a backing.
pub fn process_test_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, backing: &Backing) {
    section(ui, cx.theme, "What it tests");
    let mut tests = vec![Described {
        value: None,
        name: "No test".to_owned(),
        sentence: "It speaks for or against the claim, and that is all.",
    }];
    let unknown = backing
        .test
        .iter()
        .filter(|test| !ProcessTest::KNOWN.contains(test));
    for test in ProcessTest::KNOWN.iter().chain(unknown) {
        tests.push(Described {
            value: Some(test.clone()),
            name: test_word(test).to_owned(),
            sentence: meaning(test),
        });
    }
    let name = "Kind of test";
    if let Some(test) = described_choice(ui, cx.theme, ("test", id), name, &backing.test, &tests) {
        // An outcome is one of some test.
        let outcome = backing.outcome.clone().filter(|_| test.is_some());
        set(cx, id, test, outcome);
    }
    let Some(test) = &backing.test else {
        if backing.outcome.is_some() {
            let sentence = "A test came out, and it is not said which. Choose the kind of test, \
                            or “No test”.";
            nothing(ui, cx.theme, sentence);
            if ui.button("Forget the outcome").clicked() {
                set(cx, id, None, None);
            }
        }
        return;
    };
    outcome_ui(ui, cx, id, backing, test);
    for sentence in test_follows(backing) {
        nothing(ui, cx.theme, &sentence);
    }
}

fn outcome_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, backing: &Backing, test: &ProcessTest) {
    let choices = [
        ("Not yet", None),
        ("Passed", Some(Outcome::Passed)),
        ("Failed", Some(Outcome::Failed)),
    ];
    ui.horizontal_wrapped(|ui| {
        for (name, outcome) in choices {
            let is_on = backing.outcome == outcome;
            let response = ui.selectable_label(is_on, name);
            let response = response.accessible_name(format!("Outcome: {name}"));
            if response.clicked() && !is_on {
                set(cx, id, Some(test.clone()), outcome);
            }
        }
    });
}

fn set(cx: &mut Cx<'_>, backing: Id, test: Option<ProcessTest>, outcome: Option<Outcome>) {
    cx.push(Action::Edit(Edit::SetTest {
        backing,
        test,
        outcome,
    }));
}

/// The badge of a backing that tests something: its shape and its words.
pub fn test_badge_ui(ui: &mut Ui, theme: &Theme, backing: &Backing) {
    let (Some(test), Some(line)) = (&backing.test, test_line(backing)) else {
        return;
    };
    let hint = format!("{} {}", meaning(test), test_follows(backing).join(" "));
    ui.label(theme.muted_text(line)).on_hover_text(hint);
    shape_ui(ui, theme, test);
}

/// A ring stands for necessary, a disk for sufficient, both for both, and a stroke for
/// neither.
fn shape_ui(ui: &mut Ui, theme: &Theme, test: &ProcessTest) {
    let side = theme.scaled(BADGE);
    let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    let (painter, center) = (ui.painter(), rect.center());
    let ink = theme.tokens.muted;
    let radius = side / 2.0 - 1.0;
    let stroke = Stroke::new(1.5, ink);
    let (ring, disk) = match test {
        ProcessTest::Hoop => (true, None),
        ProcessTest::SmokingGun => (false, Some(radius * 0.8)),
        ProcessTest::DoublyDecisive => (true, Some(radius * 0.5)),
        ProcessTest::StrawInTheWind => {
            let reach = vec2(radius, -radius * 0.5);
            painter.line_segment([center - reach, center + reach], stroke);
            return;
        }
        ProcessTest::Other(_) => return,
    };
    if ring {
        painter.circle_stroke(center, radius, stroke);
    }
    if let Some(radius) = disk {
        painter.circle_filled(center, radius, ink);
    }
}
