//! Bars over the upper edge of the canvas: what is supposed, what keys do now, what is
//! left out of the picture.

use egui::{Align2, Order, Rect, Ui};

use crate::layout::Point;
use crate::model::Id;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::judging::supposed_bar_ui;
use crate::ui::panels::words::shortened;
use crate::ui::stack::{Bar, Stack};
use crate::ui::theme::Theme;

use super::gesture::Gesture;
use super::{Canvas, access};

/// Between the bars and the edges of the view, in screen points.
const MARGIN: f32 = 12.0;
const PADDING: egui::Margin = egui::Margin::symmetric(12, 6);
const SUPPOSED: &str = "What is supposed";
const FOCUS: &str = "Focus view";
const CARRY: &str = "Moving by keys";
/// So high is the bar of the focus view with the room around it, in points at normal size.
const FOCUS_HEIGHT: f32 = 48.0;
/// Of the sentence on which the view is focused.
const MOST_CHARS: usize = 60;

impl Canvas {
    /// Shows the bars that there are to show. What is supposed stands at the edge, since
    /// it stays longest.
    pub(super) fn bars_ui(&mut self, ui: &Ui, cx: &mut Cx<'_>) {
        let Self { stack, gesture, .. } = self;
        if cx.desk.judging.supposes() {
            supposed_ui(ui, cx, stack);
        }
        if let Some(center) = cx.desk.focus {
            focus_ui(ui, cx, stack, center);
        }
        if let Gesture::Carry { by, .. } = gesture {
            carry_ui(ui, cx.theme, stack, *by);
        }
    }

    /// What is left of the view below the bars, of which one may be about to come: where
    /// the map is fitted.
    pub(super) fn below_bars(&self, cx: &Cx<'_>, view: Rect) -> Rect {
        let bottom = |name| self.stack.rect_of(name).map(|rect| rect.max.y);
        let supposed = bottom(SUPPOSED).filter(|_| cx.desk.judging.supposes());
        let mut top = supposed.unwrap_or(view.min.y);
        if cx.desk.focus.is_some() {
            let known = bottom(FOCUS).unwrap_or_default();
            top = known.max(top + cx.theme.scaled(FOCUS_HEIGHT));
        }
        view.with_min_y(top.min(view.center().y))
    }
}

fn bar(ui: &Ui, name: &'static str, at: Align2, margin: f32) -> Bar {
    let id = ui.scope_id().with(name);
    let order = Order::Middle;
    Bar {
        name,
        id,
        order,
        at,
        margin,
    }
}

/// Says what is supposed, over the map.
fn supposed_ui(ui: &Ui, cx: &mut Cx<'_>, stack: &mut Stack) {
    let width = stack.area().width();
    let bar = bar(ui, SUPPOSED, Align2::LEFT_TOP, 0.0);
    stack.show(ui.ctx(), bar, |ui| {
        ui.set_width(width);
        supposed_bar_ui(ui, cx);
    });
}

/// Says what keys do while cards are moved by them.
fn carry_ui(ui: &Ui, theme: &Theme, stack: &mut Stack, by: Point) {
    let bar = bar(ui, CARRY, Align2::CENTER_TOP, MARGIN);
    stack.show(ui.ctx(), bar, |ui| {
        theme.floating_frame().inner_margin(PADDING).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(theme.bold_text(format!("Moved by {:.0}, {:.0}", by.x, by.y)));
                let keys = "Arrows: 4 points, with Shift 1. Enter keeps it here, Esc puts it back.";
                theme.muted(ui, keys);
            });
        });
    });
}

/// Says that not everything is shown, and how to see it again.
fn focus_ui(ui: &Ui, cx: &mut Cx<'_>, stack: &mut Stack, center: Id) {
    let theme = cx.theme;
    let words = shortened(&access::sentence(cx.map(), center), MOST_CHARS);
    let bar = bar(ui, FOCUS, Align2::CENTER_TOP, MARGIN);
    stack.show(ui.ctx(), bar, |ui| {
        theme.floating_frame().inner_margin(PADDING).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(theme.bold_text("Focus"));
                theme.muted(ui, format!("two links around “{words}”"));
                if ui.button("Show everything").clicked() {
                    cx.run(Command::Focus);
                }
            });
        });
    });
}
