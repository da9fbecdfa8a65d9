//! Over the table: why a cell is what it is, and what else it could be.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Area, Button, Key, Label, Order, Response, ScrollArea, Ui, pos2, vec2};

use crate::edit::{Aspect, Edit};
use crate::model::{Finite, Id, Kind};
use crate::reasoning::{rating_of, step_of};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::panels::tone_color;
use crate::ui::theme::{ChipTone, Face, icon_button, icons, size};

use super::MatrixView;
use super::cursor::Column;
use super::edits::FITS;
use super::facts::{Choice, Facts, Link, Unfolded, facts_of};
use super::sheet::Sheet;
use super::table_keys::reveal;
use super::words::{fit_word, rating_word, sign};

const WIDTH: f32 = 400.0;
const MOST_HEIGHT: f32 = 420.0;

impl MatrixView {
    pub(super) fn unfolded_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Sheet) {
        let at = self.unfolded_at.take();
        let (Some(unfolded), Some(at)) = (self.unfolded, at) else {
            return;
        };
        if at.height() < 1.0 || at.width() < 1.0 {
            return;
        }
        let Some(facts) = self.facts_now(cx, sheet, unfolded) else {
            self.unfolded = None;
            return;
        };
        let theme = cx.theme;
        let screen = ui.ctx().content_rect();
        let is_below = screen.bottom() - at.bottom() > at.top() - screen.top();
        let left = at
            .left()
            .min(screen.right() - theme.scaled(WIDTH) - 40.0)
            .max(8.0);
        let (corner, pivot) = match is_below {
            true => (pos2(left, at.bottom() + 4.0), egui::Align2::LEFT_TOP),
            false => (pos2(left, at.top() - 4.0), egui::Align2::LEFT_BOTTOM),
        };
        let room = match is_below {
            true => screen.bottom() - at.bottom(),
            false => at.top() - screen.top(),
        };
        let height = theme.scaled(MOST_HEIGHT).min(room - 60.0).max(80.0);
        let mut close = false;
        let enters = std::mem::take(&mut self.enters_unfolded);
        let area = Area::new(egui::Id::unique("matrix unfolded"))
            .order(Order::Foreground)
            .fixed_pos(corner)
            .pivot(pivot)
            .constrain_to(screen)
            .accessible_name(facts.title.as_str());
        let shown = area.show(ui.ctx(), |ui| {
            theme.floating_frame().inner_margin(12).show(ui, |ui| {
                ui.set_width(theme.scaled(WIDTH));
                ScrollArea::vertical()
                    .id_salt(egui::Id::unique(("unfolded", facts.title.as_str())))
                    .max_height(height)
                    // The area keeps the size of what was unfolded before.
                    .min_scrolled_height(height)
                    .show(ui, |ui| {
                        close = content_ui(ui, cx, sheet, unfolded, &facts, enters);
                    });
            });
        });
        let outside = shown.response.clicked_elsewhere() && !ui.rect_contains_pointer(at);
        let in_table = ui.input(|input| input.pointer.interact_pos());
        let is_in_table = in_table.is_some_and(|at| self.table_rect.contains(at));
        let escaped = ui.input(|input| input.key_pressed(Key::Escape));
        // The table itself says what a click on a cell unfolds.
        if close || escaped || (outside && !is_in_table) {
            self.unfolded = None;
            if close || escaped {
                self.take_keyboard = true;
            }
        }
    }

    /// Made once for each state of the map, since ways to a thesis are looked for.
    fn facts_now(&mut self, cx: &Cx<'_>, sheet: &Sheet, unfolded: Unfolded) -> Option<Arc<Facts>> {
        let state = self.sheet_for?;
        if let Some((made_for, of, facts)) = &self.facts
            && (*made_for, *of) == (state, unfolded)
        {
            return Some(Arc::clone(facts));
        }
        let reasoner = cx.desk.judging.reasoner()?;
        let facts = Arc::new(facts_of(cx.map(), reasoner, sheet, unfolded)?);
        self.facts = Some((state, unfolded, Arc::clone(&facts)));
        Some(facts)
    }
}

/// Whether it is to be folded up.
fn content_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    sheet: &Sheet,
    unfolded: Unfolded,
    facts: &Facts,
    enters: bool,
) -> bool {
    let theme = cx.theme;
    let mut close = false;
    ui.horizontal_top(|ui| {
        let button = theme.scaled(size::ROW_HEIGHT) + size::GAP;
        ui.scope(|ui| {
            ui.set_width(ui.available_width() - button);
            ui.add(Label::new(theme.bold_text(facts.title.as_str())).wrap());
        });
        let button = icon_button(ui, "Fold up", icons::ICON_CLOSE);
        if enters {
            button.request_focus();
        }
        close = button.clicked();
    });
    for sentence in &facts.sentences {
        ui.add(Label::new(theme.muted_text(sentence.as_str())).wrap());
    }
    ui.add_space(size::GAP_SMALL);
    choice_ui(ui, cx, sheet, unfolded, facts.choice);
    if let Some((id, name)) = &facts.by_hand
        && ui.button(name.as_str()).clicked()
    {
        take_away(cx, *id);
    }
    for (heading, links) in &facts.links {
        theme.section_label(ui, heading.as_str());
        for link in links {
            let response = link_ui(ui, cx, link);
            if response.clicked() {
                close = true;
                reveal(cx, link.id);
            }
        }
    }
    close
}

/// Lets a cell follow from the map again, whoever set it.
fn take_away(cx: &mut Cx<'_>, id: Id) {
    let Some(record) = cx.map().override_of(id) else {
        return;
    };
    let edit = Edit::SetFit {
        id,
        evidence: record.evidence,
        thesis: record.thesis,
        perspective: record.perspective,
        fit: None,
    };
    cx.push(Action::Seal);
    cx.edit(edit);
    cx.push(Action::Seal);
}

fn choice_ui(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Sheet, unfolded: Unfolded, choice: Choice) {
    let Unfolded::Cell(evidence, column) = unfolded else {
        return;
    };
    let perspective = cx.desk.judging.settings().perspective;
    let (aspect, rating) = match choice {
        Choice::Nothing => return,
        Choice::Fit(value) => {
            let Column::Thesis(at) = column else { return };
            let Some(heading) = sheet.headings.get(at) else {
                return;
            };
            if let Some(fit) = fit_ui(ui, value) {
                let fit = match fit {
                    Some(value) => FITS.get((value + 2) as usize).cloned(),
                    None => Some(crate::model::Fit::NotApplicable),
                };
                cx.push(Action::Seal);
                cx.edit(Edit::SetFit {
                    id: Id::random(Kind::Override),
                    evidence,
                    thesis: heading.thesis,
                    perspective,
                    fit,
                });
                cx.push(Action::Seal);
            }
            return;
        }
        Choice::Credible(rating) => (Aspect::Credibility, rating),
        Choice::Relevant(rating) => (Aspect::Relevance, rating),
    };
    if let Some(chosen) = rating_ui(ui, evidence, rating, aspect == Aspect::Relevance) {
        cx.push(Action::Seal);
        cx.edit(Edit::Rate {
            ids: vec![evidence],
            perspective,
            aspect,
            rating: chosen.map(rating_of).and_then(Finite::new),
        });
        cx.push(Action::Seal);
    }
}

/// The values that a cell can be set to; gives the one that was chosen.
#[expect(clippy::option_option, reason = "no bearing can be chosen, too")]
fn fit_ui(ui: &mut Ui, now: Option<i8>) -> Option<Option<i8>> {
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_SMALL;
        let values = (-2..=2).map(Some).chain([None]);
        for value in values {
            let text = match value {
                None => "no bearing",
                value => sign(value),
            };
            let button = Button::selectable(value == now, text).min_size(vec2(34.0, 0.0));
            let name = format!("Set to {}", fit_word(value));
            let response = ui.add(button).accessible_name(name.as_str());
            if response.on_hover_text(name).clicked() {
                chosen = Some(value);
            }
        }
    });
    chosen
}

/// The steps of a rating; gives the one that was chosen, or that it is to go.
#[expect(clippy::option_option, reason = "no rating can be chosen, too")]
fn rating_ui(
    ui: &mut Ui,
    evidence: Id,
    now: Option<f64>,
    is_relevance: bool,
) -> Option<Option<usize>> {
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_SMALL;
        for step in 0..5 {
            let word = rating_word(evidence, Some(rating_of(step)), is_relevance);
            let is_on = now.map(step_of) == Some(step);
            if ui.add(Button::selectable(is_on, word)).clicked() {
                chosen = Some(Some(step));
            }
        }
        if now.is_some() && ui.button("Take the rating away").clicked() {
            chosen = Some(None);
        }
    });
    chosen
}

/// A line that leads to a record on the map.
fn link_ui(ui: &mut Ui, cx: &Cx<'_>, link: &Link) -> Response {
    let theme = cx.theme;
    let mut job = LayoutJob::default();
    let format =
        |face: Face, color| TextFormat::simple(face.at(theme.scaled(size::TEXT_SMALL)), color);
    if !link.word.is_empty() {
        let color = match link.tone {
            ChipTone::Plain => theme.tokens.muted,
            tone => tone_color(theme, tone),
        };
        job.append(&format!("{}  ", link.word), 0.0, format(Face::Bold, color));
    }
    job.append(&link.text, 0.0, format(Face::Regular, theme.tokens.ink));
    let name = match link.word.as_str() {
        "" => link.text.clone(),
        word => format!("{word}: {}", link.text),
    };
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(4.0, 2.0);
        ui.add(Button::new(job).frame_when_inactive(false).wrap())
    })
    .inner
    .accessible_name(name)
    .on_hover_text("Show it on the map")
}
