//! How the map is arranged: the small control for it, and following a change of it.

use egui::WidgetInfo;
use egui::{Popup, PopupCloseBehavior, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2};

use crate::layout::arrangement;
use crate::reasoning::Settings;
use crate::ui::command::{Command, Menu, TABLE};
use crate::ui::cx::Cx;
use crate::ui::judging::looking_from_ui;
use crate::ui::theme::{Theme, row_button, size};

use super::sketch::{self, sketch};
use super::{Canvas, Fit};

/// Between the control and the edges of the view, in screen points.
const MARGIN: f32 = 16.0;
/// Between the control's edge and its sketch.
const PADDING: f32 = 7.0;

/// How wide the menu is, in points at the normal text size.
const MENU_WIDTH: f32 = 290.0;

/// What a picture was made by.
#[derive(Clone, Debug, PartialEq)]
pub struct Arranging {
    arrangement: String,
    aspect: f32,
}

impl Canvas {
    /// The shape that the map is laid out for where it follows the window: that of the
    /// canvas in it.
    pub(super) fn window_aspect(&mut self, ui: &Ui, canvas: Vec2, now_secs: f64) -> f32 {
        let window = ui.ctx().content_rect().size();
        let shape = self.window_shape.follow(window, canvas, now_secs);
        if let Some(secs) = shape.again_secs {
            let wait = std::time::Duration::from_secs_f64(secs);
            ui.ctx().request_repaint_after(wait);
        }
        shape.aspect
    }

    /// A map that is arranged in another way now is another picture: it is shown
    /// whole, or where what is selected has gone.
    pub(super) fn follow_arrangement(&mut self, cx: &Cx<'_>) {
        if self.scene.revision() != Some(cx.desk.session.revision()) {
            return;
        }
        let Some(aspect) = self.scene.aspect() else {
            return;
        };
        let name = &cx.map().header().arrangement;
        let same = |it: &Arranging| it.arrangement == *name && it.aspect == aspect;
        if self.arranging.as_ref().is_some_and(same) {
            return;
        }
        let now = Arranging {
            arrangement: name.clone(),
            aspect,
        };
        let Some(before) = self.arranging.replace(now) else {
            return;
        };
        let rearranged = before.arrangement != *name;
        match cx.desk.selection.lead().filter(|_| !rearranged) {
            Some(lead) => self.wishes.reveal = self.wishes.reveal.or(Some(lead)),
            None => self.wishes.fit = self.wishes.fit.or(Some(Fit::All)),
        }
    }

    /// Beside it: whose ratings count, and by which standard, where that is to be seen.
    pub(super) fn looking_from_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, view: Rect) {
        let judging = &cx.desk.judging;
        let is_usual = *judging.settings() == Settings::default();
        if cx.map().claims().is_empty() || (is_usual && !judging.overlay()) {
            return;
        }
        let side = sketch::SIZE * cx.theme.scale() + Vec2::splat(2.0 * PADDING);
        let min = egui::pos2(
            view.min.x + MARGIN + side.x + size::GAP,
            view.max.y - MARGIN - side.y,
        );
        let room = Rect::from_min_max(min, egui::pos2(view.max.x - MARGIN, min.y + side.y));
        let builder = egui::UiBuilder::new()
            .max_rect(room)
            .id_salt("looking from")
            .layout(egui::Layout::left_to_right(egui::Align::Max));
        let mut place = ui.new_child(builder);
        let shown = looking_from_ui(&mut place, cx);
        self.stack.keep("Ratings", shown.rect);
    }

    /// A button with a sketch of the present way, and a menu of all ways behind it.
    pub(super) fn arranging_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, view: Rect) {
        if cx.map().claims().is_empty() {
            return;
        }
        let theme = cx.theme;
        let tokens = &theme.tokens;
        let header = cx.map().header();
        let present = arrangement(&header.arrangement).name();
        let picture = sketch::SIZE * theme.scale();
        let side = picture + Vec2::splat(2.0 * PADDING);
        let corner = egui::pos2(view.min.x + MARGIN, view.max.y - MARGIN - side.y);
        let rect = Rect::from_min_size(corner, side);
        self.stack.keep("Arrangement", rect);
        let id = ui.scope_id().with("arrangement");
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Arrangement"));
        let lit = response.hovered() || response.has_focus();
        let fill = if lit { tokens.hover } else { tokens.panel };
        let stroke = if response.has_focus() {
            Stroke::new(2.0, tokens.accent())
        } else {
            Stroke::new(1.0, tokens.line)
        };
        ui.painter()
            .rect(rect, size::CORNER_LARGE, fill, stroke, StrokeKind::Inside);
        let inside = rect.shrink(PADDING);
        sketch(
            ui.painter(),
            inside,
            present,
            tokens.muted,
            tokens.card_line,
        );
        let response = match name_of(present) {
            Some(name) => response.on_hover_text(name),
            None => response,
        };
        let proportions = header.proportions.as_str();
        let shown = Popup::menu(&response)
            .close_behavior(PopupCloseBehavior::CloseOnClick)
            .show(|ui| {
                ui.set_width(theme.scaled(MENU_WIDTH));
                menu_ui(ui, cx, theme, present, proportions)
            });
        // Whoever chose goes on on the canvas.
        if shown.is_some_and(|shown| shown.inner) {
            self.focus();
        }
    }
}

fn name_of(present: &str) -> Option<&'static str> {
    let row = TABLE.iter().find(|info| match info.command {
        Command::Arrange(name) => name == present,
        _ => false,
    });
    row.map(|info| info.name)
}

/// All ways, with their sketches, and the frames to fill. Whether one was chosen.
fn menu_ui(ui: &mut Ui, cx: &mut Cx<'_>, theme: &Theme, present: &str, proportions: &str) -> bool {
    let mut divided = false;
    let mut chosen = false;
    for info in TABLE.iter().filter(|info| info.menu == Menu::Arrange) {
        let (on, picture) = match info.command {
            Command::Arrange(name) => (name == present, Some(name)),
            Command::Proportions(word) => (word == proportions, None),
            _ => continue,
        };
        if picture.is_none() && !divided {
            ui.separator();
            divided = true;
        }
        ui.horizontal(|ui| {
            let place = sketch::SIZE * theme.scale();
            let (rect, _) = ui.allocate_exact_size(place, Sense::hover());
            if let Some(name) = picture {
                let tokens = &theme.tokens;
                let color = if on { tokens.accent() } else { tokens.muted };
                sketch(ui.painter(), rect, name, color, tokens.card_line);
            }
            let row = ui.vertical(|ui| row_button(ui, info.name, "", on)).inner;
            chosen |= row.clicked();
            if row.clicked() {
                cx.run(info.command);
            }
            if !info.hint.is_empty() {
                row.on_hover_text(info.hint);
            }
        });
    }
    chosen
}
