//! How a record stands by each reading, and why; what hangs on it.
//!
//! [`facts`] and [`because`] make plain data of the readings, [`hangs`] of what would
//! change the answer; [`rows`] draws it.

mod because;
mod facts;
mod figures;
mod hangs;
mod question;
mod rows;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use egui::{Label, Ui};

use crate::model::Id;
use crate::reasoning::{Reasoner, changes};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::judging::{Cruxes, JudgeAction};
use crate::ui::panels::words::record_line;
use crate::ui::theme::icons;

use super::Inspector;
use super::parts::{nothing, section};
pub use question::question_standing_ui;

use because::{Asked, Item, Line, Why, text_of};
use facts::Facts;
use figures::strength_text;
use rows::{FigureRow, fate_ui, go_to, item_ui, said_ui};

/// In larger maps, what would change the answer is looked for when somebody asks.
pub const MANY_CLAIMS: usize = 5_000;

impl Inspector {
    /// The section of a claim, reason or backing.
    pub(super) fn standing_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
        section(ui, cx.theme, "How it stands");
        let Some(reasoner) = cx.desk.judging.reasoner() else {
            nothing(ui, cx.theme, "Weighing the map…");
            return;
        };
        let facts = kept(ui, cx, reasoner, id);
        let Some(question) = facts.question else {
            let sentence = "The map asks no question, so nothing competes. Add a question and \
                            its theses.";
            nothing(ui, cx.theme, sentence);
            return;
        };
        if !facts.bears {
            nothing(ui, cx.theme, "It bears on no thesis of any question.");
        } else if cx.map().questions().len() > 1 {
            let under = format!("Under “{}”", record_line(cx.map(), question));
            nothing(ui, cx.theme, &under);
        }
        let why = |asked| Why {
            map: cx.desk.map(),
            reasoner,
            question,
            asked,
        };
        let verdict = FigureRow {
            name: "Verdict",
            figure: &facts.verdict_text(),
            sign: facts.label,
        };
        if verdict.show(ui, cx.theme) {
            let why = why(Asked::Verdict);
            if let Some(sentence) = why.comparison(id) {
                said_ui(ui, cx.theme, 0, &sentence);
            }
            because_ui(ui, cx, &why, id);
        }
        let strength = FigureRow {
            name: "Strength",
            figure: &facts.strength_text(),
            sign: None,
        };
        if strength.show(ui, cx.theme) {
            said_ui(ui, cx.theme, 0, &strength_sentence(&facts));
            because_ui(ui, cx, &why(Asked::Strength), id);
        }
        inconsistency_ui(ui, cx, &facts);
        for (sentence, about) in &facts.warnings {
            warning_ui(ui, cx, sentence, *about);
        }
    }

    /// Whether what would change the answer is shown, so that it is to be looked for.
    #[must_use]
    pub fn seeks_cruxes(&self) -> bool {
        self.seeks_cruxes
    }

    /// Which leads hang on a claim, reason or backing.
    pub(super) fn hangs_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
        let Some(reasoner) = cx.desk.judging.reasoner() else {
            return;
        };
        let facts = kept(ui, cx, reasoner, id);
        let Some(question) = facts.question.filter(|_| facts.bears) else {
            return;
        };
        let is_thesis = cx.map().is_thesis(id);
        let heading = match is_thesis {
            true => "What would change its place",
            false => "What hangs on it",
        };
        section(ui, cx.theme, heading);
        // That is looked for in the question that one looks at, and in no other.
        if cx.desk.judging.question(cx.map()) != Some(question) {
            let what = cx.theme.muted_text("Look at the question that it bears on");
            if ui.link(what).clicked() {
                cx.push(Action::Judge(JudgeAction::Question(question)));
            }
            return;
        }
        let cruxes = cx.desk.judging.cruxes(question);
        let is_large = cx.map().claims().len() > MANY_CLAIMS;
        if is_large && cruxes == Cruxes::Unknown && !self.asked_for_cruxes {
            self.asked_for_cruxes = ui.button("Look what hangs on it").clicked();
            return;
        }
        self.seeks_cruxes = true;
        let lines = hangs::hangs_on(cx.map(), cruxes.to_show(), id);
        for hang in &lines {
            if fate_ui(ui, cx.theme, &hang.name, &hang.fate) {
                cx.push(Action::Reveal(hang.thesis));
            }
        }
        let of_thesis = hangs::cruxes_of(cruxes.to_show(), id);
        let of_thesis: Vec<_> = of_thesis.into_iter().cloned().collect();
        let changes = changes(cx.map(), question, &of_thesis);
        for change in changes.iter().filter(|change| !change.is_echo) {
            let first = change.items.first().map(|(id, _)| *id);
            if sentence_ui(ui, cx, &change.sentence.text)
                && let Some(first) = first
            {
                cx.push(go_to(first));
            }
        }
        if lines.is_empty() && of_thesis.is_empty() {
            if cruxes == Cruxes::Unknown {
                // It is looked for from the next frame on.
                ui.ctx().request_repaint();
            }
            let sentence = match cruxes {
                Cruxes::Known(_) if is_thesis => "Nothing was found that would.",
                Cruxes::Known(_) => {
                    "No lead: nothing that was found to change the answer needs it."
                }
                Cruxes::Coming(_) | Cruxes::Unknown => "Looking for what would change the answer…",
            };
            nothing(ui, cx.theme, sentence);
        }
    }
}

/// Made once for each state of the readings.
fn kept(ui: &Ui, cx: &Cx<'_>, reasoner: &Reasoner, id: Id) -> Arc<Facts> {
    type Kept = ((u64, u64, Option<Id>, Id), Arc<Facts>);
    let key = egui::Id::unique("inspector standing");
    let judging = &cx.desk.judging;
    let question = judging.question(cx.map());
    let request = (
        cx.desk.session.revision(),
        judging.generation(),
        question,
        id,
    );
    let known = ui.data(|data| data.get_temp::<Kept>(key));
    if let Some((_, facts)) = known.filter(|(made_for, _)| *made_for == request) {
        return facts;
    }
    let facts = Arc::new(Facts::of(cx.map(), reasoner, question, id));
    ui.data_mut(|data| data.insert_temp(key, (request, Arc::clone(&facts))));
    facts
}

fn strength_sentence(facts: &Facts) -> String {
    if facts.is_unsettled {
        return "It argues in a circle in which no value comes to rest, so there is none."
            .to_owned();
    }
    let check = match facts.check {
        Some(check) => strength_text(check),
        None => "no stable value".to_owned(),
    };
    format!(
        "What it is worth by itself, lifted by what speaks for it and lowered by what speaks \
         against it (DF-QuAD). Checked by quadratic energy: {check}. No probability."
    )
}

/// What made a figure, line by line.
fn because_ui(ui: &mut Ui, cx: &mut Cx<'_>, why: &Why<'_>, id: Id) {
    let key = |path: &[Id]| egui::Id::unique(("because unfolded", why.asked, path));
    let lines = {
        let is_open = |path: &[Id]| ui.data(|data| data.get_temp(key(path))).unwrap_or(false);
        why.lines(id, &is_open)
    };
    for line in &lines {
        match line {
            Line::Said { depth, sentence } => said_ui(ui, cx.theme, *depth, sentence),
            Line::Item(item) => {
                if item_ui(ui, cx, item) {
                    let key = key(&item.path);
                    ui.data_mut(|data| data.insert_temp(key, !item.is_open));
                }
            }
        }
    }
}

fn inconsistency_ui(ui: &mut Ui, cx: &mut Cx<'_>, facts: &Facts) {
    let Some(inconsistency) = &facts.inconsistency else {
        return;
    };
    let row = FigureRow {
        name: "Inconsistency",
        figure: &facts.inconsistency_text(),
        sign: None,
    };
    if !row.show(ui, cx.theme) {
        return;
    }
    let sentence = match inconsistency.rows.is_empty() {
        true => "No evidence speaks against it.",
        false => {
            "Each piece of evidence that goes against it, by how credible and relevant it is. \
             The thesis with the least leads."
        }
    };
    said_ui(ui, cx.theme, 0, sentence);
    let Some(reasoner) = cx.desk.judging.reasoner() else {
        return;
    };
    for (evidence, adds) in &inconsistency.rows {
        let label = facts
            .question
            .and_then(|it| reasoner.label_of(it, *evidence));
        let item = Item {
            path: vec![*evidence, *evidence],
            word: "",
            tone: crate::ui::theme::ChipTone::Plain,
            text: text_of(cx.map(), *evidence),
            label: label.unwrap_or_default(),
            figure: figures::weight_text(*adds),
            opens: false,
            is_open: false,
        };
        item_ui(ui, cx, &item);
    }
}

/// A sentence that should not be missed.
fn warning_ui(ui: &mut Ui, cx: &mut Cx<'_>, sentence: &str, about: Option<Id>) {
    let look_at = cx.theme.tokens.look_at;
    ui.horizontal_top(|ui| {
        let icon = cx.theme.icon_text(icons::ICON_WARNING).color(look_at);
        ui.label(icon);
        ui.vertical(|ui| {
            ui.add(Label::new(cx.theme.muted_text(sentence).color(look_at)).wrap());
            if let Some(about) = about
                && ui.link(cx.theme.muted_text("Show the source")).clicked()
            {
                cx.push(Action::Select(about));
            }
        });
    });
}

/// A sentence as a link; whether it was clicked.
fn sentence_ui(ui: &mut Ui, cx: &Cx<'_>, sentence: &str) -> bool {
    let text = cx.theme.muted_text(sentence).color(cx.theme.tokens.ink);
    let link = egui::Button::new(text).frame(false).wrap();
    let made = ui.scope(|ui| {
        ui.spacing_mut().button_padding = egui::vec2(0.0, 2.0);
        ui.add(link)
    });
    made.inner.clicked()
}
