//! Rows and headings that the records' panels share.

use egui::{Align, Label, Layout, Response, Ui};

use crate::model::Id;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::{ChipTone, Theme, icon_button, icons, row_button, size};

use super::super::cards::tone_color;
use super::super::problems::mark_of;
use super::super::words::record_line;

/// What kind of record it is, on top.
pub fn kind_line(ui: &mut Ui, theme: &Theme, kind: &str) {
    ui.label(theme.section_text(kind));
}

/// A group's name, with air above.
pub fn section(ui: &mut Ui, theme: &Theme, name: &str) {
    ui.add_space(size::GAP);
    theme.section_label(ui, name);
}

/// A group's name with a button on its right that adds to the group; whether that
/// was clicked.
pub fn section_with_add(ui: &mut Ui, theme: &Theme, name: &str, add: &str) -> bool {
    ui.add_space(size::GAP_LARGE);
    let mut clicked = false;
    ui.horizontal(|ui| {
        ui.label(theme.section_text(name));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            clicked = icon_button(ui, add, icons::ICON_ADD).clicked();
        });
    });
    clicked
}

/// A row that leads to a record: a coloured word, and its text over as many lines
/// as it needs. Gives whether it was clicked.
pub fn jump_row(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, word: &str, tone: ChipTone) -> Response {
    let text = record_line(cx.map(), id);
    let theme = cx.theme;
    let mut job = egui::text::LayoutJob::default();
    let format = |face: crate::ui::theme::Face, color| {
        egui::TextFormat::simple(face.at(theme.scaled(size::TEXT)), color)
    };
    if !word.is_empty() {
        let color = match tone {
            ChipTone::Plain => theme.tokens.muted,
            tone => tone_color(theme, tone),
        };
        job.append(
            &format!("{word}  "),
            0.0,
            format(crate::ui::theme::Face::Bold, color),
        );
    }
    let ink = theme.tokens.ink;
    job.append(&text, 0.0, format(crate::ui::theme::Face::Regular, ink));
    let name = match word {
        "" => text,
        word => format!("{word}: {text}"),
    };
    // Under the words, for when they are pointed at; these stand flush with the
    // rest of the panel.
    let under = ui.painter().add(egui::Shape::Noop);
    let flush = Layout::top_down_justified(Align::LEFT);
    let response = ui.with_layout(flush, |ui| {
        ui.spacing_mut().button_padding = egui::vec2(0.0, 2.0);
        ui.add(egui::Button::new(job).frame(false).wrap())
    });
    let response = response.inner.accessible_name(name);
    let around = response.rect.expand2(egui::vec2(size::GAP_SMALL, 0.0));
    if response.hovered() {
        let hover = egui::Shape::rect_filled(around, size::CORNER_SMALL, theme.tokens.hover);
        ui.painter().set(under, hover);
    }
    if response.has_focus() {
        let ring = egui::Stroke::new(2.0, theme.tokens.accent());
        let outside = egui::StrokeKind::Outside;
        ui.painter()
            .rect_stroke(around, size::CORNER_SMALL, ring, outside);
    }
    if response.clicked() {
        cx.push(Action::Reveal(id));
    }
    response
}

/// A muted sentence where there is nothing to list.
pub fn nothing(ui: &mut Ui, theme: &Theme, sentence: &str) {
    ui.add(Label::new(theme.muted_text(sentence)).wrap());
}

/// Something on the left, small buttons on the right.
pub fn with_buttons(ui: &mut Ui, left: impl FnOnce(&mut Ui), buttons: impl FnOnce(&mut Ui)) {
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        buttons(ui);
        ui.with_layout(Layout::top_down(Align::Min), left);
    });
}

/// Buttons that move something among its siblings: -1 up, 1 down.
pub fn order_buttons(ui: &mut Ui, name: &str, first: bool, last: bool) -> Option<i8> {
    let mut moved = None;
    ui.add_enabled_ui(!last, |ui| {
        let down = format!("Move down: {name}");
        if icon_button(ui, &down, icons::ICON_KEYBOARD_ARROW_DOWN).clicked() {
            moved = Some(1);
        }
    });
    ui.add_enabled_ui(!first, |ui| {
        let up = format!("Move up: {name}");
        if icon_button(ui, &up, icons::ICON_KEYBOARD_ARROW_UP).clicked() {
            moved = Some(-1);
        }
    });
    moved
}

/// A box to tick; gives the new value.
pub fn tick(ui: &mut Ui, theme: &Theme, name: &str, hint: &str, value: bool) -> Option<bool> {
    let mut ticked = value;
    let response = ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.bg_fill = theme.tokens.card;
        widgets.hovered.bg_fill = theme.tokens.hover;
        ui.checkbox(&mut ticked, name).on_hover_text(hint)
    });
    response.inner.changed().then_some(ticked)
}

/// A choice between named values; gives the new one.
pub fn choice<T: Clone + PartialEq>(
    ui: &mut Ui,
    id: impl egui::AsIdSalt,
    name: &str,
    value: &T,
    choices: &[T],
    word: impl Fn(&T) -> String,
) -> Option<T> {
    let mut chosen = None;
    let width = ui.available_width();
    ui.name_inputs(name, |ui| {
        let combo = egui::ComboBox::from_id_salt(id)
            .selected_text(word(value))
            .width(width)
            .truncate();
        let shown = combo.show_ui(ui, |ui| {
            for choice in choices {
                if ui.selectable_label(choice == value, word(choice)).clicked() && choice != value {
                    chosen = Some(choice.clone());
                }
            }
        });
        shown.response.accessible_name(name);
    });
    chosen
}

/// What there is to look at in the record.
pub fn problems_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
    let desk = cx.desk;
    let mut problems = desk.problems_of(id).peekable();
    if problems.peek().is_none() {
        return;
    }
    section(ui, cx.theme, "To look at");
    for problem in problems {
        let (icon, color) = mark_of(problem.severity, cx.theme);
        ui.horizontal_top(|ui| {
            ui.label(cx.theme.icon_text(icon).color(color));
            ui.add(Label::new(problem.message.as_str()).wrap());
        });
        if let Some(other) = problem.named.filter(|other| cx.map().contains(*other)) {
            let text = record_line(cx.map(), other);
            if row_button(ui, &text, "show", false).clicked() {
                cx.push(Action::Reveal(other));
            }
        }
    }
}
