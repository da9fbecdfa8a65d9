//! Closing tabs and the window without losing anything by accident.

use egui::{Context, ViewportCommand};

use crate::ui::shell::{Dialog, Reply};
use crate::ui::tab::TabKey;

use super::App;
use super::opening::Question;

/// Tabs that are being closed, one question after the other.
#[derive(Clone, Debug, Default)]
pub struct Closing {
    /// Still to be asked about.
    waiting: Vec<TabKey>,
    /// To be taken off when all is answered.
    tabs: Vec<TabKey>,
    /// Whether the window closes then.
    quit: bool,
}

impl App {
    /// Closes a tab, asking first if something is unsaved.
    pub(super) fn close_tab(&mut self, place: usize) {
        let Some(tab) = self.tabs.get(place) else {
            return;
        };
        let key = tab.key;
        self.closing = Some(Closing {
            waiting: vec![key],
            tabs: vec![key],
            quit: false,
        });
        self.go_on_closing();
    }

    /// Keeps the window open while something unsaved is asked about.
    pub(super) fn take_close_request(&mut self, ctx: &Context) {
        let requested = ctx.input(|input| input.viewport().close_requested());
        if !requested || self.may_close {
            return;
        }
        let dirty: Vec<TabKey> = self
            .tabs
            .iter()
            .filter(|tab| tab.desk.session.is_dirty())
            .map(|tab| tab.key)
            .collect();
        if dirty.is_empty() {
            return;
        }
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        if self.closing.as_ref().is_some_and(|closing| closing.quit) {
            return;
        }
        self.closing = Some(Closing {
            waiting: dirty,
            tabs: Vec::new(),
            quit: true,
        });
        self.go_on_closing();
    }

    /// Asks about the next unsaved map; when none is left, closes what was to be
    /// closed.
    pub(super) fn go_on_closing(&mut self) {
        let Some(closing) = &self.closing else { return };
        let dirty = |key: &TabKey| {
            self.place_of(*key)
                .is_some_and(|place| self.tabs[place].desk.session.is_dirty())
        };
        let waiting: Vec<TabKey> = closing.waiting.iter().copied().filter(dirty).collect();
        let next = waiting.first().copied();
        if let Some(closing) = &mut self.closing {
            closing.waiting = waiting;
        }
        match next {
            Some(key) => self.ask_about(key),
            None => self.finish_closing(),
        }
    }

    fn ask_about(&mut self, key: TabKey) {
        let Some(place) = self.place_of(key) else {
            return;
        };
        self.active = Some(place);
        let asked = (self.questions.iter())
            .any(|(question, _)| matches!(question, Question::Unsaved(tab) if *tab == key));
        if asked {
            return;
        }
        let title = self.tabs[place].desk.title();
        let dialog = Dialog::new(
            format!("Save changes to “{title}”?"),
            "What you do not save is lost.",
            &[Reply::Save, Reply::Discard, Reply::Cancel],
        );
        self.questions.push_back((Question::Unsaved(key), dialog));
    }

    pub(super) fn unsaved_answered(&mut self, key: TabKey, reply: Reply) {
        match reply {
            Reply::Save => self.save(key),
            Reply::Discard => {
                if let Some(closing) = &mut self.closing {
                    closing.waiting.retain(|waiting| *waiting != key);
                }
                self.go_on_closing();
            }
            _ => self.closing = None,
        }
    }

    fn finish_closing(&mut self) {
        let Some(closing) = self.closing.take() else {
            return;
        };
        for key in closing.tabs {
            if let Some(place) = self.place_of(key) {
                self.take_tab_off(place);
            }
        }
        if closing.quit {
            self.may_close = true;
            self.ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn take_tab_off(&mut self, place: usize) {
        self.tabs.remove(place);
        let last = self.tabs.len().checked_sub(1);
        self.active = match self.active {
            Some(active) if active > place => Some(active - 1),
            Some(active) => last.map(|last| active.min(last)),
            None => None,
        };
    }
}
