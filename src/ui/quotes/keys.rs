//! The table by keyboard.

use egui::{EventFilter, FocusDirection, Key, Modifiers, Response, Ui};

use crate::edit::{Aspect, Below, Edit};
use crate::model::{Finite, Id};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::notice::Notice;
use crate::ui::panels::inspector::{new_tag_field, note_field};
use crate::ui::rating::{self, rating_at, step_of_key};

use super::row_ui::row_height;
use super::table::Table;

impl Table {
    pub(super) fn keys_ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, list: &Response) {
        let arrows = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| {
            memory.set_focus_lock_filter(list.id, arrows);
            // The filter counts from the next frame on; an arrow that comes in the
            // same frame as the keyboard would carry the keyboard on.
            memory.move_focus(FocusDirection::None);
        });
        let pressed: Vec<(Key, Modifiers)> = ui.input(|input| {
            let keys = input.events.iter().filter_map(|event| match event {
                egui::Event::Key {
                    key,
                    physical_key,
                    pressed: true,
                    modifiers,
                    ..
                } if !modifiers.command && !modifiers.alt => {
                    // With Shift the keys of the digits are signs.
                    let digit = physical_key.filter(|key| step_of_key(*key).is_some());
                    Some((digit.unwrap_or(*key), *modifiers))
                }
                _ => None,
            });
            keys.collect()
        });
        let page = (list.rect.height() / row_height(cx.theme)) as usize;
        let mut at = self.place_of_lead(cx);
        for (key, modifiers) in pressed {
            match self.step(at, key, page.max(2) - 1) {
                Some(to) => at = Some(to),
                None => self.act(ui, cx, at, key, modifiers),
            }
        }
        if at != self.place_of_lead(cx)
            && let Some(quote) = at.and_then(|at| self.ids().nth(at))
        {
            cx.push(Action::Select(quote));
        }
    }

    /// Where a key leads to; `None` where it leads nowhere.
    fn step(&self, at: Option<usize>, key: Key, page: usize) -> Option<usize> {
        let last = self.ids().count().checked_sub(1)?;
        let from = at.unwrap_or_default();
        let to = match key {
            Key::ArrowUp => from.saturating_sub(1),
            Key::ArrowDown if at.is_none() => 0,
            Key::ArrowDown => from + 1,
            Key::PageUp => from.saturating_sub(page),
            Key::PageDown => from + page,
            Key::Home => 0,
            Key::End => last,
            _ => return None,
        };
        Some(to.min(last))
    }

    fn act(&self, ui: &Ui, cx: &mut Cx<'_>, at: Option<usize>, key: Key, modifiers: Modifiers) {
        let Some(id) = at.and_then(|at| self.ids().nth(at)) else {
            return;
        };
        let Some(quote) = cx.map().quote(id) else {
            return;
        };
        let focus = |field| ui.memory_mut(|memory| memory.request_focus(field));
        match key {
            Key::Enter => cx.push(Action::Read {
                source: quote.source,
                quote: Some(id),
            }),
            Key::M => {
                let standing = cx.desk.documents.standing(id);
                cx.push(match standing.is_to_look_at() {
                    true => Action::Mend(Some(id)),
                    false => {
                        let why = format!("This quote needs no mending: {standing}");
                        Action::Notify(Notice::info(why))
                    }
                });
            }
            Key::Delete | Key::Backspace => self.delete(cx, at, id),
            Key::T => {
                cx.push(Action::ShowInspector);
                focus(new_tag_field(id));
            }
            Key::N => {
                cx.push(Action::ShowInspector);
                focus(note_field(id));
            }
            _ => {
                if let Some(step) = step_of_key(key) {
                    rate(cx, id, rating_at(step), modifiers.shift);
                }
            }
        }
    }

    fn delete(&self, cx: &mut Cx<'_>, at: Option<usize>, id: Id) {
        // The keyboard goes on from where the quote stood.
        let next = at.and_then(|at| {
            self.ids()
                .nth(at + 1)
                .or_else(|| self.ids().nth(at.checked_sub(1)?))
        });
        cx.push(Action::Seal);
        cx.edit(Edit::Remove {
            ids: vec![id],
            below: Below::Keep,
        });
        cx.actions.extend(next.map(Action::Select));
    }
}

/// Rates how far the quote can be relied on; with `relevance`, how much it matters.
fn rate(cx: &mut Cx<'_>, id: Id, rating: Option<Finite>, relevance: bool) {
    let aspect = match relevance {
        true => Aspect::Relevance,
        false => Aspect::Credibility,
    };
    cx.actions
        .extend(rating::rate(&[id], None, aspect, rating).map(Action::Edit));
}
