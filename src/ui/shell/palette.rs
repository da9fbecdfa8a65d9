//! Find or run anything by typing.

use egui::{
    Context, Id, Key, Modifiers, Rect, Response, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo,
    vec2,
};

use crate::model::Kind;
use crate::ui::action::Action;
use crate::ui::notice::Notice;
use crate::ui::theme::{Face, Theme, size};

use super::frame::dropdown;
use super::palette_entries::{Entry, Offer, Target, entries};

/// The palette, open or not.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    open: bool,
    fresh: bool,
    query: String,
    /// What was found, for which query, and in which state of the map's words; nothing
    /// else changes while it is open.
    found: Option<(String, Option<u64>, Vec<Entry>)>,
    chosen: usize,
}

const WIDTH: f32 = 600.0;
const LIST_HEIGHT: f32 = 400.0;
const ROW_HEIGHT: f32 = 30.0;

impl Palette {
    pub fn toggle(&mut self) {
        *self = Self {
            open: !self.open,
            fresh: true,
            ..Self::default()
        };
    }

    pub fn close(&mut self) {
        *self = Self::default();
    }

    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Draws the palette while it is open.
    pub fn ui(&mut self, ctx: &Context, offer: &Offer<'_>, actions: &mut Vec<Action>) {
        if !self.open {
            return;
        }
        let name = "Find or run a command";
        let response = dropdown(ctx, Id::unique("palette"), name, WIDTH, |ui| {
            self.content_ui(ui, offer)
        });
        if let Some(entry) = &response.inner {
            self.open = false;
            choose(entry, actions);
        } else if response.should_close() {
            self.open = false;
        }
    }

    fn content_ui(&mut self, ui: &mut Ui, offer: &Offer<'_>) -> Option<Entry> {
        let (up, down, enter) = ui.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            (
                pressed(Key::ArrowUp),
                pressed(Key::ArrowDown),
                pressed(Key::Enter),
            )
        });
        let before = self.query.clone();
        let id = ui.scope_id().with("query");
        // Asked for until it is there: in the frame that only measures the window,
        // fields do not get the keyboard. Before the field is shown, so that
        // nothing that is typed meanwhile is lost.
        self.fresh &= !ui.memory(|memory| memory.has_focus(id));
        if self.fresh {
            ui.memory_mut(|memory| memory.request_focus(id));
            ui.ctx().request_repaint();
        }
        TextEdit::singleline(&mut self.query)
            .id(id)
            .hint_text("A command, a claim, a source, an open map")
            .desired_width(f32::INFINITY)
            .show(ui)
            .response
            .response
            .accessible_name("Command or words");
        if self.query != before {
            self.chosen = 0;
            // What was typed while the field came up is drawn by the next frame at the
            // latest.
            ui.ctx().request_repaint();
        }
        ui.add_space(size::GAP_SMALL);
        let words = offer.now.desk.and_then(|desk| desk.words());
        let words = words.map(|(_, generation)| generation);
        let is_known = (self.found.as_ref())
            .is_some_and(|(query, known, _)| *query == self.query && *known == words);
        if !is_known {
            let entries = entries(&self.query, offer);
            self.found = Some((self.query.clone(), words, entries));
        }
        let entries = (self.found.as_ref()).map_or(&[][..], |(_, _, entries)| entries);
        let last = entries.len().saturating_sub(1);
        self.chosen = match (up, down) {
            (true, _) => self.chosen.checked_sub(1).unwrap_or(last),
            (_, true) if self.chosen >= last => 0,
            (_, true) => self.chosen + 1,
            _ => self.chosen.min(last),
        };
        let mut picked = None;
        let theme = Theme::of(ui.ctx());
        ScrollArea::vertical()
            .max_height(theme.scaled(LIST_HEIGHT))
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (place, entry) in entries.iter().enumerate() {
                    let chosen = place == self.chosen;
                    let response = ui.push_id(place, |ui| entry_ui(ui, entry, chosen)).inner;
                    if chosen && (up || down) {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        picked = Some(entry.clone());
                    }
                }
                if entries.is_empty() {
                    theme.muted(ui, "Nothing is called that.");
                }
            });
        if enter && !self.fresh {
            picked = entries.get(self.chosen).cloned();
        }
        picked
    }
}

fn choose(entry: &Entry, actions: &mut Vec<Action>) {
    if let Some(why) = entry.unavailable {
        actions.push(Action::Notify(Notice::info(format!(
            "{}: {why}",
            entry.text
        ))));
        return;
    }
    match &entry.target {
        Target::Command(command) => actions.push(Action::Run(*command)),
        Target::Record(id) if id.kind() == Kind::Source => {
            actions.push(Action::Select(*id));
            actions.push(Action::Read {
                source: *id,
                quote: None,
            });
        }
        Target::Record(id) => {
            actions.push(Action::Reveal(*id));
            actions.push(Action::FocusCanvas);
        }
        Target::Tab(place) => actions.push(Action::ActivateTab(*place)),
        Target::Recent(path) => actions.push(Action::OpenFile(path.clone())),
    }
}

/// One line: what it is called, why it cannot be run, what it is, its keys.
fn entry_ui(ui: &mut Ui, entry: &Entry, chosen: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let tokens = &theme.tokens;
    let keys = match &entry.target {
        Target::Command(command) => command.shortcut_text(ui.ctx()),
        _ => String::new(),
    };
    let wanted = vec2(ui.available_width(), theme.scaled(ROW_HEIGHT));
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let enabled = entry.unavailable.is_none();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, chosen, &entry.text));
    if chosen {
        ui.painter()
            .rect_filled(rect, size::CORNER, tokens.for_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, size::CORNER, tokens.hover);
    }
    let inside = rect.shrink2(vec2(size::GAP, 0.0));
    let small = Face::Regular.at(theme.scaled(size::TEXT_SMALL));
    let put_right = |text: &str, right: f32| {
        let galley = ui
            .painter()
            .layout_no_wrap(text.to_owned(), small.clone(), tokens.muted);
        let at = egui::pos2(
            right - galley.size().x,
            rect.center().y - galley.size().y / 2.0,
        );
        let left = at.x;
        ui.painter().galley(at, galley, tokens.muted);
        left
    };
    let mut right = put_right(&keys, inside.right());
    if !keys.is_empty() {
        right -= size::GAP_LARGE;
    }
    right = put_right(entry.unavailable.unwrap_or(entry.kind), right) - size::GAP;
    let ink = if enabled { tokens.ink } else { tokens.muted };
    let words = Rect::from_min_max(inside.min, egui::pos2(right, inside.bottom()));
    let mut job = egui::text::LayoutJob::simple_singleline(
        entry.text.replace('\n', " "),
        Face::Regular.at(theme.scaled(size::TEXT)),
        ink,
    );
    job.wrap = egui::text::TextWrapping::truncate_at_width(words.width().max(0.0));
    let galley = ui.painter().layout_job(job);
    let at = words.left_center() - vec2(0.0, galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    match (&entry.target, entry.unavailable) {
        (Target::Command(command), None) if !command.info().hint.is_empty() => {
            response.on_hover_text(command.info().hint)
        }
        _ => response,
    }
}
