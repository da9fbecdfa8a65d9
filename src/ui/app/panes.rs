//! Canvas, inspector and left panel as places of the keyboard.

use egui::{Context, Id, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::ui::theme::Theme;

/// Where the keyboard can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    #[default]
    Canvas,
    Inspector,
    Left,
}

/// Which pane comes next, and which one is to take the keyboard.
#[derive(Debug, Default)]
pub struct Panes {
    current: Pane,
    wanted: Option<Pane>,
}

impl Pane {
    const ALL: [Self; 3] = [Self::Canvas, Self::Inspector, Self::Left];

    const fn name(self) -> &'static str {
        match self {
            Self::Canvas => "Canvas",
            Self::Inspector => "Inspector",
            Self::Left => "Left panel",
        }
    }

    fn id(self) -> Id {
        Id::unique(("pane", self.name()))
    }
}

impl Panes {
    /// Goes to the next or previous one of the panes that are shown.
    pub fn step(&mut self, forward: bool, shown: impl Fn(Pane) -> bool) -> Pane {
        let all: Vec<Pane> = Pane::ALL.into_iter().filter(|pane| shown(*pane)).collect();
        let at = all.iter().position(|pane| *pane == self.current);
        let next = match (at, forward) {
            (Some(at), true) => (at + 1) % all.len(),
            (Some(at), false) => (at + all.len() - 1) % all.len(),
            (None, _) => 0,
        };
        self.current = all.get(next).copied().unwrap_or_default();
        self.wanted = Some(self.current);
        self.current
    }

    pub fn set_current(&mut self, pane: Pane) {
        self.current = pane;
    }

    /// Draws what holds a side panel's place in the keyboard's order: a line on
    /// top of it that takes the focus, from where Tab goes into the panel.
    pub fn anchor_ui(&mut self, ui: &mut Ui, pane: Pane) {
        let rect = ui.max_rect();
        let top = egui::Rect::from_min_size(rect.min, vec2(rect.width(), 1.0));
        let response = ui.interact(top, pane.id(), Sense::focusable_noninteractive());
        response.widget_info(|| WidgetInfo::labeled(Role::Region, true, pane.name()));
        if self.wanted == Some(pane) {
            self.wanted = None;
            response.request_focus();
        }
        if response.has_focus() {
            self.current = pane;
            let tokens = Theme::of(ui.ctx()).tokens;
            let ring = Stroke::new(2.0, tokens.accent());
            ui.painter()
                .rect_stroke(ui.clip_rect(), 0, ring, StrokeKind::Inside);
        }
    }

    /// Whether the canvas was asked for since the last time.
    pub fn take_canvas(&mut self) -> bool {
        let wanted = self.wanted == Some(Pane::Canvas);
        if wanted {
            self.wanted = None;
        }
        wanted
    }

    /// Lets go of a panel's place, so that the canvas can have the keyboard.
    pub fn release(ctx: &Context) {
        ctx.memory_mut(|memory| {
            for pane in Pane::ALL {
                memory.surrender_focus(pane.id());
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panes_go_round_and_skip_what_is_folded() {
        let mut panes = Panes::default();
        assert_eq!(panes.step(true, |_| true), Pane::Inspector);
        assert_eq!(panes.step(true, |_| true), Pane::Left);
        assert_eq!(panes.step(true, |_| true), Pane::Canvas);
        assert_eq!(
            panes.step(false, |pane| pane != Pane::Left),
            Pane::Inspector
        );
        assert_eq!(panes.step(true, |pane| pane != Pane::Left), Pane::Canvas);
    }
}
