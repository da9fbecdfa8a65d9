//! Mending quotes one by one: the quote beside the document's words, and what a
//! person decides about the two. Nothing is anchored anew but by that decision.

mod decide_ui;
mod queue;
mod sheet;
mod sheet_ui;

use egui::{Event, EventFilter, FocusDirection, Key, Role, ScrollArea, Sense, Ui, WidgetInfo};

use crate::model::Id;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::desk::Desk;
use crate::ui::notice::Notice;
use crate::ui::theme::{icon_button, icons, primary_button, size};

use super::entries::entries_of;
use queue::{Progress, Queue};
use sheet::Sheet;

/// Where one is in going through the quotes.
#[derive(Debug, Default)]
pub struct Mending {
    queue: Queue,
    sheet: Option<Sheet>,
    /// The map's revision and the findings that sheet and queue are for.
    made_for: Option<(u64, u64)>,
    /// The chosen place of the sheet.
    place: usize,
    /// What was current at the last frame.
    shown: Option<Id>,
    take_keyboard: bool,
}

/// What a person decides about a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decision {
    /// The document's words take the place of the quote's.
    Accept,
    /// The quote keeps its words, confirmed by hand.
    Confirm,
    /// Other words are selected in the reader.
    Reselect,
    Leave,
    /// Another place of the document is looked at.
    Choose(usize),
    Step {
        forward: bool,
    },
    Close,
}

impl Mending {
    pub fn new(desk: &Desk, from: Option<Id>) -> Self {
        Self {
            queue: Queue::new(to_look_at(desk), from),
            take_keyboard: true,
            ..Self::default()
        }
    }

    pub fn focus(&mut self) {
        self.take_keyboard = true;
    }

    /// Draws it; whether one has had enough.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        self.update(cx);
        let mut decision = self.keys_ui(ui);
        self.bar_ui(ui, cx, &mut decision);
        let sheet = self.sheet.take();
        match &sheet {
            Some(sheet) => self.sheet_ui(ui, cx, sheet, &mut decision),
            None => self.end_ui(ui, cx, &mut decision),
        }
        let close = decision == Some(Decision::Close);
        if let Some(decision) = decision {
            // It may have been the last one.
            self.made_for = None;
            // A button that was clicked has the keyboard; the next quote wants it.
            self.take_keyboard = !matches!(decision, Decision::Close | Decision::Reselect);
            ui.ctx().request_repaint();
            self.carry_out(cx, sheet.as_ref(), decision);
        }
        self.sheet = sheet;
        close
    }

    fn update(&mut self, cx: &mut Cx<'_>) {
        let desk = cx.desk;
        let request = Some((desk.session.revision(), desk.documents.generation()));
        let standing = |id| desk.documents.standing(id);
        if self.made_for != request {
            let map = desk.map();
            self.queue.update(&to_look_at(desk), |id| map.contains(id));
        }
        // What became sound meanwhile (by this list, in the reader, by undoing) is
        // passed over once; one may go back to it.
        if self.made_for.is_some()
            && let Some(current) = self.queue.current()
            && self.shown == Some(current)
            && self.made_for != request
            && self.queue.progress(current, standing(current)) == Progress::Done
        {
            self.queue.go_on(standing);
        }
        let current = self.queue.current();
        if self.shown != current {
            self.shown = current;
            self.place = 0;
            self.made_for = None;
            cx.actions.extend(current.map(Action::Select));
        }
        if self.made_for != request {
            let open = self.queue.count(Progress::Waiting, standing) > 0;
            self.sheet = current.filter(|_| open).map(|id| Sheet::of(desk, id));
            self.made_for = request;
        }
    }

    fn bar_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, decision: &mut Option<Decision>) {
        ui.horizontal(|ui| {
            if icon_button(ui, "Back to the table", icons::ICON_ARROW_BACK).clicked() {
                *decision = Some(Decision::Close);
            }
            cx.theme.heading(ui, "Mend quotes");
            if self.sheet.is_none() {
                return;
            }
            let (at, all) = self.queue.position();
            cx.theme.muted(ui, format!("{at} of {all}"));
            for (name, icon, forward, possible) in [
                (
                    "Previous quote",
                    icons::ICON_KEYBOARD_ARROW_LEFT,
                    false,
                    at > 1,
                ),
                (
                    "Next quote",
                    icons::ICON_KEYBOARD_ARROW_RIGHT,
                    true,
                    at < all,
                ),
            ] {
                ui.add_enabled_ui(possible, |ui| {
                    if icon_button(ui, name, icon).clicked() {
                        *decision = Some(Decision::Step { forward });
                    }
                });
            }
        });
        ui.add_space(size::GAP);
    }

    /// Said where nothing is left to look at.
    fn end_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, decision: &mut Option<Decision>) {
        let standing = |id| cx.desk.documents.standing(id);
        let done = self.queue.count(Progress::Done, standing);
        let left = self.queue.count(Progress::Left, standing);
        let sentence = match (done, left) {
            (0, 0) => "Nothing to mend: every quote whose text is at hand is verified or \
                       confirmed."
                .to_owned(),
            (_, 0) => format!("All mended or confirmed: {done}."),
            _ => format!("All looked at: {done} mended or confirmed, {left} left as they are."),
        };
        ui.label(sentence);
        ui.add_space(size::GAP);
        ui.horizontal(|ui| {
            if primary_button(ui, "Show the table").clicked() {
                *decision = Some(Decision::Close);
            }
            if left > 0 && ui.button("Go through those left").clicked() {
                self.queue.take_up_left(standing);
                self.made_for = None;
                self.take_keyboard = true;
                ui.ctx().request_repaint();
            }
        });
    }

    fn sheet_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        sheet: &Sheet,
        decision: &mut Option<Decision>,
    ) {
        let Some(quote) = cx.map().quote(sheet.id) else {
            return;
        };
        self.place = self.place.min(sheet.places.len().saturating_sub(1));
        let place = self.place;
        let footer = egui::Panel::bottom("mending decisions")
            .frame(egui::Frame::new().inner_margin(egui::Margin::symmetric(0, 10)))
            .resizable(false);
        footer.show(ui, |ui| {
            decide_ui::decide_ui(ui, cx, sheet, quote, place, decision);
        });
        ScrollArea::vertical()
            .id_salt(("mending", sheet.id))
            .auto_shrink(false)
            .show(ui, |ui| {
                sheet_ui::sheet_ui(ui, cx, sheet, quote, place, decision);
            });
    }

    /// The whole of it takes the keyboard; its buttons can be reached besides.
    fn keys_ui(&mut self, ui: &Ui) -> Option<Decision> {
        let id = ui.make_persistent_id("mending keys");
        let area = ui.interact(ui.max_rect(), id, Sense::FOCUSABLE);
        area.widget_info(|| WidgetInfo::labeled(Role::Group, true, "Quote to mend"));
        if std::mem::take(&mut self.take_keyboard) {
            area.request_focus();
        }
        if !area.has_focus() {
            return None;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            escape: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| {
            memory.set_focus_lock_filter(id, filter);
            // The filter counts from the next frame on.
            memory.move_focus(FocusDirection::None);
        });
        let keys = ui.input(|input| {
            let mut keys = input.events.iter().filter_map(|event| match event {
                Event::Key {
                    key,
                    pressed: true,
                    modifiers,
                    ..
                } if modifiers.is_none() => decision_of(*key),
                _ => None,
            });
            keys.next_back()
        });
        if keys == Some(Decision::Close) {
            area.surrender_focus();
        }
        keys
    }

    fn carry_out(&mut self, cx: &mut Cx<'_>, sheet: Option<&Sheet>, decision: Decision) {
        let standing = |id| cx.desk.documents.standing(id);
        match decision {
            Decision::Close => return,
            Decision::Step { forward } => return self.queue.step(forward),
            Decision::Leave => return self.queue.leave(standing),
            _ => {}
        }
        let Some(sheet) = sheet else { return };
        let Some(quote) = cx.map().quote(sheet.id) else {
            return;
        };
        let edit = match decision {
            Decision::Accept => sheet.accept(quote, self.place),
            Decision::Confirm => sheet.confirm(quote, self.place),
            Decision::Reselect => return cx.push(Action::Reselect(sheet.id)),
            Decision::Choose(place) => {
                if place < sheet.places.len() {
                    self.place = place;
                }
                return;
            }
            _ => return,
        };
        match edit {
            Ok(edit) => {
                cx.push(Action::Seal);
                cx.edit(edit);
                cx.push(Action::Seal);
                self.queue.go_on(standing);
            }
            Err(sentence) => cx.push(Action::Notify(Notice::info(sentence))),
        }
    }
}

/// What a key decides.
fn decision_of(key: Key) -> Option<Decision> {
    Some(match key {
        Key::A => Decision::Accept,
        Key::C => Decision::Confirm,
        Key::R => Decision::Reselect,
        Key::L | Key::ArrowRight => Decision::Leave,
        Key::ArrowLeft => Decision::Step { forward: false },
        Key::Escape => Decision::Close,
        Key::Num1 => Decision::Choose(0),
        Key::Num2 => Decision::Choose(1),
        Key::Num3 => Decision::Choose(2),
        Key::Num4 => Decision::Choose(3),
        Key::Num5 => Decision::Choose(4),
        Key::Num6 => Decision::Choose(5),
        Key::Num7 => Decision::Choose(6),
        Key::Num8 => Decision::Choose(7),
        Key::Num9 => Decision::Choose(8),
        _ => return None,
    })
}

/// The quotes that a person has to look at, in the order of the documents.
fn to_look_at(desk: &Desk) -> Vec<Id> {
    let entries = entries_of(desk.map()).into_iter();
    entries
        .map(|entry| entry.id)
        .filter(|id| desk.documents.standing(*id).is_to_look_at())
        .collect()
}
