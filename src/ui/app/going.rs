//! Going from tab to tab, from pane to pane and through what one looked at or found.

use crate::ui::panels::LeftView;
use crate::ui::view::View;

use super::App;
use super::panes::{Pane, Panes};
use super::settings::{LEFT, RIGHT};

impl App {
    pub(super) fn step_tab(&mut self, forward: bool) {
        let count = self.tabs.len();
        if count == 0 {
            return;
        }
        let next = match (self.active, forward) {
            (Some(active), true) => (active + 1) % count,
            (Some(active), false) => (active + count - 1) % count,
            (None, true) => 0,
            (None, false) => count - 1,
        };
        self.activate(next);
    }

    pub(super) fn step_pane(&mut self, forward: bool) {
        // One may have gone elsewhere with the mouse meanwhile.
        if let Some(tab) = self.tab() {
            let now = [
                (tab.canvas.has_keyboard(), Pane::Canvas),
                (tab.inspector.has_keyboard(), Pane::Inspector),
                (tab.cruxes.has_keyboard(), Pane::Inspector),
                (tab.left.has_keyboard(), Pane::Left),
            ];
            if let Some((_, pane)) = now.into_iter().find(|(has, _)| *has) {
                self.panes.set_current(pane);
            }
        }
        let (left, right) = (self.settings.is_open(LEFT), self.settings.is_open(RIGHT));
        let pane = self.panes.step(forward, |pane| match pane {
            Pane::Canvas => true,
            Pane::Inspector => right,
            Pane::Left => left,
        });
        self.keyboard_sent = true;
        if self.panes.take_canvas() {
            self.focus_canvas();
        } else if pane == Pane::Left {
            self.focus_left();
        }
    }

    /// Puts the keyboard on what fills the middle of the window.
    pub(super) fn focus_canvas(&mut self) {
        Panes::release(&self.ctx);
        self.panes.set_current(Pane::Canvas);
        if let Some(tab) = self.tab_mut() {
            match tab.view {
                View::Map => tab.canvas.focus(),
                View::Read => tab.left.focus_reader(),
                View::Quotes => tab.quotes.focus(),
                View::Matrix => tab.matrix.focus(),
                View::Compare => tab.compare.focus(),
            }
        }
    }

    pub(super) fn show_left(&mut self, view: LeftView) {
        self.settings.set_open(LEFT, true);
        if let Some(tab) = self.tab_mut() {
            tab.left.view = view;
            self.focus_left();
        }
    }

    /// Puts the keyboard on the outline or the problems list, where there is one;
    /// sources are gone through with Tab.
    fn focus_left(&mut self) {
        let Some(tab) = self.tab_mut() else { return };
        let has_list = match tab.left.view {
            LeftView::Sources => false,
            LeftView::Outline => !tab.desk.map().is_empty(),
            LeftView::Problems => !tab.desk.problems().is_empty(),
        };
        if has_list {
            tab.left.focus();
            self.panes.set_current(Pane::Left);
            self.keyboard_sent = true;
        }
    }

    pub(super) fn step_trail(&mut self, forward: bool) {
        let Some(tab) = self.tab_mut() else { return };
        let map = tab.desk.session.map();
        let trail = &mut tab.desk.trail;
        let id = if forward {
            trail.forward(map)
        } else {
            trail.back(map)
        };
        if let Some(id) = id {
            tab.desk.selection.only(id);
            tab.canvas.reveal(id);
        }
    }

    pub(super) fn step_find(&mut self, forward: bool) {
        if !self.find.is_open() {
            self.keyboard_sent = true;
            return self.find.show();
        }
        let Self {
            tabs,
            active,
            find,
            actions,
            ..
        } = self;
        if let Some(tab) = active.and_then(|active| tabs.get(active)) {
            find.go(&tab.desk, forward, actions);
        }
    }
}
