//! Rows of figures: a name, a figure, and what it unfolds to.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Align2, Layout, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::model::{Id, Kind};
use crate::reasoning::Label;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::panels::tone_color;
use crate::ui::theme::{ChipTone, Face, Folding, Theme, folding_row, icons, size};

use super::super::parts::with_buttons;
use super::because::Item;
use super::facts::label_text;

/// Of the sign of a label, in points.
const SIGN: f32 = 10.0;
/// Between the sign and its word.
const SIGN_GAP: f32 = 6.0;
/// Of the column of figures, in points.
const FIGURE: f32 = 24.0;
/// Deeper lines are not moved further to the right.
const DEEPEST: usize = 4;
/// What a step to the right takes, in points.
const STEP: f32 = 10.0;

/// A figure that unfolds to what made it.
pub struct FigureRow<'a> {
    pub name: &'a str,
    pub figure: &'a str,
    pub sign: Option<Label>,
}

impl FigureRow<'_> {
    /// Draws the row; whether it is unfolded. What is unfolded once stays so for all
    /// records: one goes from claim to claim with the same question.
    pub fn show(&self, ui: &mut Ui, theme: &Theme) -> bool {
        let key = egui::Id::unique(("figure unfolded", self.name));
        let mut open = ui.data(|data| data.get_temp::<bool>(key)).unwrap_or(false);
        let tokens = &theme.tokens;
        let label = format!("{}: {}", self.name, self.figure);
        let row = folding_row(ui, &label, open, Folding::Down);
        let (rect, response) = (row.rect, row.response);
        let painter = ui.painter();
        let font = Face::Regular.at(theme.scaled(size::TEXT));
        let at = pos2(row.right, rect.center().y);
        let name = Face::Regular.at(theme.scaled(size::TEXT));
        let left = painter.text(
            rect.left_center(),
            Align2::LEFT_CENTER,
            self.name,
            name,
            tokens.muted,
        );
        let sign = match self.sign {
            Some(_) => theme.scaled(SIGN) + theme.scaled(SIGN_GAP),
            None => 0.0,
        };
        let room = (at.x - left.right() - size::GAP - sign).max(0.0);
        let mut job = LayoutJob::simple_singleline(self.figure.to_owned(), font, tokens.ink);
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        let galley = painter.layout_job(job);
        let corner = at - vec2(galley.size().x, galley.size().y / 2.0);
        if let Some(label) = self.sign {
            let left = corner.x - theme.scaled(SIGN_GAP + SIGN / 2.0);
            let center = pos2(left, at.y);
            paint_sign(ui, theme, center, label);
        }
        painter.galley(corner, galley, tokens.ink);
        if response.on_hover_text(label.as_str()).clicked() {
            open = !open;
            ui.data_mut(|data| data.insert_temp(key, open));
        }
        open
    }
}

fn ring(ui: &Ui, response: &Response, around: Rect, theme: &Theme) {
    if response.has_focus() {
        let ring = Stroke::new(2.0, theme.tokens.accent());
        let outside = StrokeKind::Outside;
        ui.painter()
            .rect_stroke(around, size::CORNER_SMALL, ring, outside);
    }
}

/// A disk for what is accepted, a ring with a stroke through it for what is not, an
/// empty ring for what is undecided.
fn paint_sign(ui: &Ui, theme: &Theme, center: egui::Pos2, label: Label) {
    let painter = ui.painter();
    let radius = theme.scaled(SIGN) / 2.0 - 1.0;
    let (ink, muted) = (theme.tokens.ink, theme.tokens.muted);
    match label {
        Label::In => {
            painter.circle_filled(center, radius, ink);
        }
        Label::Out => {
            let stroke = Stroke::new(1.5, muted);
            painter.circle_stroke(center, radius, stroke);
            let reach = vec2(radius, -radius) * 0.7;
            painter.line_segment([center - reach, center + reach], stroke);
        }
        Label::Undecided => {
            painter.circle_stroke(center, radius, Stroke::new(1.5, muted));
        }
    }
}

/// A muted sentence, as far to the right as the lines around it.
pub fn said_ui(ui: &mut Ui, theme: &Theme, depth: usize, sentence: &str) {
    ui.horizontal_top(|ui| {
        ui.add_space(indent(theme, depth));
        ui.vertical(|ui| {
            ui.add(egui::Label::new(theme.muted_text(sentence)).wrap());
        });
    });
}

fn indent(theme: &Theme, depth: usize) -> f32 {
    theme.scaled(STEP) * depth.min(DEEPEST) as f32
}

/// A line that leads to its record, with its figure at the right; whether it is to be
/// unfolded or folded.
pub fn item_ui(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item) -> bool {
    let theme = cx.theme;
    let id = item.id();
    let (mut toggled, mut clicked) = (false, false);
    ui.push_id(&item.path, |ui| {
        with_buttons(
            ui,
            |ui| {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = size::GAP_SMALL;
                    ui.add_space(indent(theme, item.depth()));
                    toggled = fold_ui(ui, theme, item);
                    let flush = Layout::top_down_justified(Align::LEFT);
                    ui.with_layout(flush, |ui| clicked = words_ui(ui, theme, item));
                });
            },
            |ui| {
                let font = Face::Bold.at(theme.scaled(size::TEXT_SMALL));
                let ink = theme.tokens.ink;
                let galley = ui.painter().layout_no_wrap(item.figure.clone(), font, ink);
                // One column, so that the signs stand below each other.
                let width = theme.scaled(FIGURE).max(galley.size().x);
                let room = vec2(width, theme.scaled(size::TEXT * 1.4));
                let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
                let half = galley.size().y / 2.0;
                let corner = pos2(rect.right() - galley.size().x, rect.center().y - half);
                ui.painter().galley(corner, galley, ink);
                let side = vec2(theme.scaled(SIGN), theme.scaled(size::TEXT * 1.4));
                let (rect, sign) = ui.allocate_exact_size(side, Sense::hover());
                paint_sign(ui, theme, rect.center(), item.label);
                sign.on_hover_text(label_text(Some(id.kind()), item.label));
                ui.add_space(size::GAP_SMALL);
            },
        );
    });
    if clicked {
        cx.push(go_to(id));
    }
    toggled
}

/// What a click on a record's line does.
pub fn go_to(id: Id) -> Action {
    match id.kind() {
        Kind::Claim | Kind::Reason | Kind::Question => Action::Reveal(id),
        _ => Action::Select(id),
    }
}

/// A thesis and what becomes of it, over as many lines as it needs; whether it was
/// clicked.
pub fn fate_ui(ui: &mut Ui, theme: &Theme, name: &str, fate: &str) -> bool {
    let format = |face: Face, color| TextFormat::simple(face.at(theme.scaled(size::TEXT)), color);
    let mut job = LayoutJob::default();
    job.append(
        &format!("{name}  "),
        0.0,
        format(Face::Bold, theme.tokens.ink),
    );
    job.append(fate, 0.0, format(Face::Regular, theme.tokens.muted));
    let flush = Layout::top_down_justified(Align::LEFT);
    let link = ui.with_layout(flush, |ui| {
        ui.spacing_mut().button_padding = vec2(0.0, 2.0);
        ui.add(egui::Button::new(job).frame(false).wrap())
    });
    let link = link.inner.accessible_name(format!("{name}: {fate}"));
    ring(ui, &link, link.rect, theme);
    link.on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
}

fn fold_ui(ui: &mut Ui, theme: &Theme, item: &Item) -> bool {
    let side = theme.scaled(size::TEXT_SMALL);
    let sense = match item.opens {
        true => Sense::click(),
        false => Sense::hover(),
    };
    let (rect, response) =
        ui.allocate_exact_size(vec2(side, theme.scaled(size::TEXT * 1.4)), sense);
    if !item.opens {
        return false;
    }
    let enabled = ui.is_enabled();
    let name = format!("Why: {}", item.text);
    response
        .widget_info(|| WidgetInfo::selected(Role::Button, enabled, item.is_open, name.as_str()));
    let icon = match item.is_open {
        true => icons::ICON_EXPAND_LESS,
        false => icons::ICON_CHEVRON_RIGHT,
    };
    let color = match response.hovered() {
        true => theme.tokens.ink,
        false => theme.tokens.muted,
    };
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        icon.codepoint,
        Face::Icon.at(theme.scaled(size::TEXT_TITLE)),
        color,
    );
    ring(ui, &response, rect, theme);
    response.clicked()
}

fn words_ui(ui: &mut Ui, theme: &Theme, item: &Item) -> bool {
    let small =
        |face: Face, color| TextFormat::simple(face.at(theme.scaled(size::TEXT_SMALL)), color);
    let mut job = LayoutJob::default();
    if !item.word.is_empty() {
        let color = match item.tone {
            ChipTone::Plain => theme.tokens.muted,
            tone => tone_color(theme, tone),
        };
        job.append(&format!("{} ", item.word), 0.0, small(Face::Bold, color));
    }
    job.append(&item.text, 0.0, small(Face::Regular, theme.tokens.ink));
    ui.spacing_mut().button_padding = vec2(0.0, 1.0);
    let link = ui.add(egui::Button::new(job).frame(false).wrap());
    let name = format!(
        "{} {}, {} {}",
        item.word,
        item.text,
        label_text(Some(item.id().kind()), item.label),
        item.figure,
    );
    let link = link.accessible_name(name.trim());
    ring(ui, &link, link.rect, theme);
    link.on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
}
