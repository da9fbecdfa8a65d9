//! The find bar: words anywhere in the map, one hit after the other.

use egui::{Align2, Context, Id, Key, Modifiers, Order, TextEdit, Ui};

use crate::search::{Found, Hit};
use crate::ui::action::Action;
use crate::ui::desk::Desk;
use crate::ui::stack::{Bar, Stack};
use crate::ui::tab::TabKey;
use crate::ui::theme::{Theme, icon_button, icons, size};

use super::found_ui::{FoundList, found_ui};
use super::way::way_to;

/// What was searched: hits are good for this and nothing else.
#[derive(Clone, Debug, Default, PartialEq)]
struct Request {
    query: String,
    tab: TabKey,
    /// The state of the map's words; `None` while they are not ready.
    words: Option<u64>,
}

#[derive(Clone, Debug, Default)]
pub struct FindBar {
    open: bool,
    wants_focus: bool,
    query: String,
    request: Request,
    found: Found,
    /// The hit that is shown, with its place; `None` until one is gone to.
    current: Option<(usize, Hit)>,
    scroll_to_current: bool,
}

const WIDTH: f32 = 400.0;
/// The share of what it lies over that the list of hits takes at most.
const MOST_OF_HEIGHT: f32 = 0.25;

impl FindBar {
    pub fn show(&mut self) {
        self.open = true;
        self.wants_focus = true;
    }

    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Draws the bar in the upper right corner, below what stands there.
    pub fn ui(
        &mut self,
        ctx: &Context,
        stack: &mut Stack,
        tab: TabKey,
        desk: &Desk,
        actions: &mut Vec<Action>,
    ) {
        if !self.open {
            return;
        }
        let theme = Theme::of(ctx);
        self.refresh(tab, desk);
        let bar = Bar {
            name: "Find in the map",
            id: Id::unique("find bar"),
            order: Order::Middle,
            at: Align2::RIGHT_TOP,
            margin: size::GAP_LARGE,
        };
        let most_height = stack.area().height() * MOST_OF_HEIGHT;
        let width = theme.scaled(WIDTH).min(stack.area().width() - 48.0);
        stack.show(ctx, bar, |ui| {
            (theme.floating_frame())
                .inner_margin(egui::Margin::same(8))
                .show(ui, |ui| {
                    ui.set_width(width);
                    self.content_ui(ui, tab, desk, most_height, actions);
                });
        });
    }

    fn content_ui(
        &mut self,
        ui: &mut Ui,
        tab: TabKey,
        desk: &Desk,
        most_height: f32,
        actions: &mut Vec<Action>,
    ) {
        let theme = Theme::of(ui.ctx());
        let mut step = None;
        ui.horizontal(|ui| {
            let buttons = 3.0 * (theme.scaled(size::ROW_HEIGHT) + size::GAP);
            let id = ui.scope_id().with("find");
            if ui.memory(|memory| memory.has_focus(id)) {
                step = keys(ui);
            }
            let response = TextEdit::singleline(&mut self.query)
                .id(id)
                .hint_text("Find in claims, quotes, notes, sources")
                .desired_width(ui.available_width() - buttons - size::GAP)
                .show(ui)
                .response
                .response
                .accessible_name("Find");
            if std::mem::take(&mut self.wants_focus) || step.is_some() {
                response.request_focus();
            }
            if icon_button(ui, "Previous hit", icons::ICON_KEYBOARD_ARROW_UP).clicked() {
                step = Some(false);
            }
            if icon_button(ui, "Next hit", icons::ICON_KEYBOARD_ARROW_DOWN).clicked() {
                step = Some(true);
            }
            if icon_button(ui, "Close find", icons::ICON_CLOSE).clicked() {
                self.open = false;
                actions.push(Action::FocusCanvas);
            }
        });
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.open = false;
            actions.push(Action::FocusCanvas);
        }
        self.refresh(tab, desk);
        if let Some(forward) = step {
            self.go(desk, forward, actions);
        }
        self.count_ui(ui);
        if let Some((index, _)) = desk.words() {
            let list = FoundList {
                map: desk.map(),
                index,
                found: &self.found,
                current: self.current.map(|(place, _)| place),
                scroll_to_current: std::mem::take(&mut self.scroll_to_current),
                most_height,
            };
            if let Some(place) = found_ui(ui, &theme, &list) {
                self.go_to(desk, place, actions);
            }
        }
    }

    fn count_ui(&self, ui: &mut Ui) {
        let theme = Theme::of(ui.ctx());
        let total = self.found.len();
        match self.current {
            _ if self.query.trim().is_empty() => {}
            _ if self.request.words.is_none() => {
                theme.muted(ui, "Getting this large map ready for searching…");
            }
            Some((place, hit)) => {
                let place = place + 1;
                theme.muted(ui, format!("{place} of {total} · {}", hit.what.word()));
            }
            None if total == 0 => {
                theme.muted(ui, "Nothing found");
            }
            None => {
                theme.muted(ui, format!("{total} found; Enter goes to the first"));
            }
        }
    }

    /// Goes to the next or the previous hit.
    pub fn go(&mut self, desk: &Desk, forward: bool, actions: &mut Vec<Action>) {
        let Some(last) = self.found.len().checked_sub(1) else {
            return;
        };
        let place = match (self.current.map(|(place, _)| place), forward) {
            (None, true) => 0,
            (None, false) => last,
            (Some(place), true) if place < last => place + 1,
            (Some(_), true) => 0,
            (Some(place), false) => place.checked_sub(1).unwrap_or(last),
        };
        self.scroll_to_current = true;
        self.go_to(desk, place, actions);
    }

    fn go_to(&mut self, desk: &Desk, place: usize, actions: &mut Vec<Action>) {
        let hit = (desk.words()).and_then(|(index, _)| self.found.hit(index, place));
        let Some(hit) = hit else {
            return;
        };
        self.current = Some((place, hit));
        let way = way_to(desk.map(), hit.record);
        if let Some(card) = way.card {
            actions.push(Action::Reveal(card));
        }
        if let Some((source, quote)) = way.passage {
            actions.push(Action::Read { source, quote });
        }
    }

    fn refresh(&mut self, tab: TabKey, desk: &Desk) {
        let words = desk.words();
        let request = Request {
            query: self.query.clone(),
            tab,
            words: words.map(|(_, generation)| generation),
        };
        if request == self.request {
            return;
        }
        let is_same_map = request.tab == self.request.tab;
        // What was found last helps as long as the words are the same.
        let last = (is_same_map && request.words == self.request.words).then_some(&self.found);
        self.found = words.map_or_else(Found::default, |(index, _)| {
            Found::new(index, &request.query, last)
        });
        // While the map is edited one stays where one was.
        let current = self.current.take();
        let same = is_same_map && request.query == self.request.query;
        if let (Some((_, hit)), Some((index, _))) = (current.filter(|_| same), words) {
            let place = self.found.place_of(index, hit);
            self.current = place.map(|place| (place, hit));
        }
        self.request = request;
    }
}

/// Which way the keys that were pressed go through the hits, if any: forward or back.
fn keys(ui: &Ui) -> Option<bool> {
    ui.input_mut(|input| {
        let mut pressed = |modifiers, key| input.consume_key(modifiers, key);
        if pressed(Modifiers::SHIFT, Key::Enter) || pressed(Modifiers::NONE, Key::ArrowUp) {
            Some(false)
        } else if pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::ArrowDown) {
            Some(true)
        } else {
            None
        }
    })
}
