//! The find bar: words anywhere in the map, one hit after the other.

use egui::{Align2, Area, Context, Id, Key, Modifiers, Order, Rect, TextEdit, Ui, vec2};

use crate::model::Map;
use crate::ui::action::Action;
use crate::ui::theme::{Theme, icon_button, icons, size};

use super::search::{Hit, search, way_to};

/// What was searched: hits are good for this and nothing else.
#[derive(Clone, Debug, Default, PartialEq)]
struct Request {
    query: String,
    /// Of the map; another map has another revision or is another tab.
    revision: u64,
    tab: u64,
}

#[derive(Clone, Debug, Default)]
pub struct FindBar {
    open: bool,
    wants_focus: bool,
    query: String,
    request: Request,
    hits: Vec<Hit>,
    /// The hit that is shown; `None` until one is gone to.
    current: Option<usize>,
}

const WIDTH: f32 = 340.0;

impl FindBar {
    pub fn show(&mut self) {
        self.open = true;
        self.wants_focus = true;
    }

    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Draws the bar in the corner of the canvas.
    pub fn ui(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        map: &Map,
        state: (u64, u64),
        actions: &mut Vec<Action>,
    ) {
        if !self.open {
            return;
        }
        let theme = Theme::of(ctx);
        self.refresh(map, state);
        Area::new(Id::unique("find bar"))
            .order(Order::Middle)
            .pivot(Align2::RIGHT_TOP)
            .fixed_pos(canvas.right_top() + vec2(-size::GAP_LARGE, size::GAP_LARGE))
            .accessible_name("Find in the map")
            .show(ctx, |ui| {
                (theme.floating_frame())
                    .inner_margin(egui::Margin::same(8))
                    .show(ui, |ui| {
                        ui.set_width(theme.scaled(WIDTH));
                        self.content_ui(ui, map, state, actions);
                    });
            });
    }

    fn content_ui(&mut self, ui: &mut Ui, map: &Map, state: (u64, u64), actions: &mut Vec<Action>) {
        let theme = Theme::of(ui.ctx());
        let mut step = None;
        ui.horizontal(|ui| {
            let buttons = 3.0 * (theme.scaled(size::ROW_HEIGHT) + size::GAP);
            let id = ui.scope_id().with("find");
            if ui.memory(|memory| memory.has_focus(id)) {
                step = self.keys(ui);
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
                step = Some(-1);
            }
            if icon_button(ui, "Next hit", icons::ICON_KEYBOARD_ARROW_DOWN).clicked() {
                step = Some(1);
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
        self.refresh(map, state);
        match step {
            Some(1) => self.go(map, true, actions),
            Some(_) => self.go(map, false, actions),
            None => {}
        }
        self.count_ui(ui);
    }

    fn count_ui(&self, ui: &mut Ui) {
        let theme = Theme::of(ui.ctx());
        let total = self.hits.len();
        match self.current.and_then(|place| self.hits.get(place)) {
            Some(hit) => {
                let place = self.current.unwrap_or(0) + 1;
                theme.muted(ui, format!("{place} of {total} · {}", hit.what));
                ui.label(hit.excerpt.as_str());
            }
            None if self.query.trim().is_empty() => {}
            None if total == 0 => {
                theme.muted(ui, "Nothing found");
            }
            None => {
                theme.muted(ui, format!("{total} found; Enter goes to the first"));
            }
        }
    }

    fn keys(&self, ui: &Ui) -> Option<i32> {
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::SHIFT, Key::Enter) {
                Some(-1)
            } else if input.consume_key(Modifiers::NONE, Key::Enter) {
                Some(1)
            } else {
                None
            }
        })
    }

    /// Goes to the next or the previous hit.
    pub fn go(&mut self, map: &Map, forward: bool, actions: &mut Vec<Action>) {
        let Some(last) = self.hits.len().checked_sub(1) else {
            return;
        };
        let place = match (self.current, forward) {
            (None, true) => 0,
            (None, false) => last,
            (Some(place), true) if place < last => place + 1,
            (Some(_), true) => 0,
            (Some(place), false) => place.checked_sub(1).unwrap_or(last),
        };
        self.current = Some(place);
        let way = way_to(map, self.hits[place].record);
        if let Some(card) = way.card {
            actions.push(Action::Reveal(card));
        }
        if let Some((source, quote)) = way.passage {
            actions.push(Action::Read { source, quote });
        }
    }

    fn refresh(&mut self, map: &Map, (tab, revision): (u64, u64)) {
        let request = Request {
            query: self.query.clone(),
            revision,
            tab,
        };
        if request == self.request {
            return;
        }
        let hits = search(map, &request.query);
        // While the map is edited one stays where one was.
        let same = request.query == self.request.query && request.tab == self.request.tab;
        self.current = self.current.filter(|place| same && *place < hits.len());
        self.hits = hits;
        self.request = request;
    }
}
