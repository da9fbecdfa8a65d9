//! How the map is arranged: the small control for it, and following a change of it.

use egui::{Button, Popup, PopupCloseBehavior, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2};
use egui::{WidgetInfo, vec2};

use crate::layout::arrangement;
use crate::ui::command::{Command, Menu, TABLE};
use crate::ui::cx::Cx;
use crate::ui::theme::{Theme, size};

use super::sketch::{self, sketch};
use super::{Canvas, Fit};

/// Between the control and the edges of the view, in screen points.
const MARGIN: f32 = 16.0;
/// Between the control's edge and its sketch.
const PADDING: f32 = 7.0;

/// What a picture was made by.
#[derive(Clone, Debug, PartialEq)]
pub struct Arranging {
    arrangement: String,
    aspect: f32,
}

impl Canvas {
    /// The shape that the map is laid out for where it follows the window.
    pub(super) fn window_aspect(&mut self, ui: &Ui, now_secs: f64) -> f32 {
        let window = ui.ctx().content_rect().size();
        let shape = self.window_shape.follow(window, now_secs);
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

    /// A button with a sketch of the present way, and a menu of all ways behind it.
    pub(super) fn arranging_ui(&self, ui: &mut Ui, cx: &mut Cx<'_>, view: Rect) {
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
        Popup::menu(&response)
            .close_behavior(PopupCloseBehavior::CloseOnClick)
            .show(|ui| {
                ui.set_min_width(theme.scaled(250.0));
                menu_ui(ui, cx, theme, present, proportions);
            });
    }
}

fn name_of(present: &str) -> Option<&'static str> {
    let row = TABLE.iter().find(|info| match info.command {
        Command::Arrange(name) => name == present,
        _ => false,
    });
    row.map(|info| info.name)
}

fn menu_ui(ui: &mut Ui, cx: &mut Cx<'_>, theme: &Theme, present: &str, proportions: &str) {
    let mut divided = false;
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
        let chosen = ui.horizontal(|ui| {
            let place = sketch::SIZE * theme.scale();
            if let Some(name) = picture {
                let (rect, _) = ui.allocate_exact_size(place, Sense::hover());
                let tokens = &theme.tokens;
                let color = if on { tokens.accent() } else { tokens.muted };
                sketch(ui.painter(), rect, name, color, tokens.card_line);
            }
            let wide = vec2(ui.available_width(), 0.0);
            let button = Button::new(info.name).selected(on).min_size(wide);
            let shown = ui.add(button);
            match info.hint {
                "" => shown,
                hint => shown.on_hover_text(hint),
            }
        });
        if chosen.inner.clicked() {
            cx.run(info.command);
        }
    }
}
