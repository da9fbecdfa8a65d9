//! The table by keyboard.

use egui::{EventFilter, Key, Modifiers, Response, Ui};

use crate::edit::{Below, Edit};
use crate::model::{Finite, Id, Quote};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::panels::inspector::{new_tag_field, note_field};

use super::row_ui::row_height;
use super::table::Table;

impl Table {
    pub(super) fn keys_ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, list: &Response) {
        let arrows = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, arrows));
        let pressed: Vec<(Key, Modifiers)> = ui.input(|input| {
            let keys = input.events.iter().filter_map(|event| match event {
                egui::Event::Key {
                    key,
                    pressed: true,
                    modifiers,
                    ..
                } if !modifiers.command && !modifiers.alt => Some((*key, *modifiers)),
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
            Key::M => cx.push(Action::Mend(Some(id))),
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
                if let Some(rating) = rating_of(key) {
                    rate(cx, id, quote, rating, modifiers.shift);
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

/// 1 to 5 are the steps of a scale, 0 takes the rating away.
#[expect(clippy::option_option, reason = "no rating is a rating to set")]
fn rating_of(key: Key) -> Option<Option<Finite>> {
    let step = match key {
        Key::Num0 => return Some(None),
        Key::Num1 => 0.0,
        Key::Num2 => 0.25,
        Key::Num3 => 0.5,
        Key::Num4 => 0.75,
        Key::Num5 => 1.0,
        _ => return None,
    };
    Some(Finite::new(step))
}

/// Rates how far the quote can be relied on; with `relevance`, how much it matters.
fn rate(cx: &mut Cx<'_>, id: Id, quote: &Quote, rating: Option<Finite>, relevance: bool) {
    let mut record = quote.clone();
    match relevance {
        true => record.relevance = rating,
        false => record.reliability = rating,
    }
    if record != *quote {
        cx.edit(Edit::Update {
            id,
            record: record.into(),
            label: "rate quote",
        });
        cx.push(Action::Seal);
    }
}
