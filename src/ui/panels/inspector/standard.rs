//! How much heavier than its rivals a thesis has to weigh.

use egui::Ui;

use crate::edit::Edit;
use crate::model::{Id, Standard};
use crate::ui::cx::Cx;

use super::described::{Described, described_choice};
use super::parts::{nothing, section};

/// Name and meaning of a standard.
fn described(standard: &Standard) -> (String, &'static str) {
    let (name, sentence) = match standard {
        Standard::Preponderance => (
            "Preponderance",
            "A thesis is accepted if it weighs more than each rival.",
        ),
        Standard::ClearAndConvincing => (
            "Clear and convincing",
            "A thesis is accepted if it outweighs each rival by more than a half.",
        ),
        Standard::BeyondReasonableDoubt => (
            "Beyond reasonable doubt",
            "A thesis is accepted if it outweighs each rival by more than a half, and no rival \
             weighs as much as .3.",
        ),
        Standard::Other(word) => (
            &**word,
            "A word that this version does not know: judged by preponderance.",
        ),
    };
    (name.to_owned(), sentence)
}

/// The section of a question.
pub fn standard_ui(ui: &mut Ui, cx: &mut Cx<'_>, question: Id, standard: &Standard) {
    section(ui, cx.theme, "Standard of proof");
    let unknown = std::iter::once(standard).filter(|it| !Standard::KNOWN.contains(it));
    let choices: Vec<Described<Standard>> = (Standard::KNOWN.iter().chain(unknown))
        .map(|value| {
            let (name, sentence) = described(value);
            let value = value.clone();
            Described {
                value,
                name,
                sentence,
            }
        })
        .collect();
    let id = ("standard", question);
    let name = "Standard of proof";
    if let Some(standard) = described_choice(ui, cx.theme, id, name, standard, &choices) {
        cx.edit(Edit::SetStandard { question, standard });
    }
    nothing(ui, cx.theme, described(standard).1);
    if let Some(other) = &cx.desk.judging.settings().standard {
        let sentence = format!(
            "Judged by another standard for now: {}.",
            described(other).0.to_lowercase()
        );
        nothing(ui, cx.theme, &sentence);
    }
}
