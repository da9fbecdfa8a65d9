//! The outline by keyboard.

use egui::{EventFilter, Key, Response, Ui};

use crate::model::Kind;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::size;

use super::Outline;
use super::tree::Row;

impl Outline {
    pub(super) fn keys_ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, list: &Response) {
        let arrows = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, arrows));
        let pressed: Vec<(Key, bool)> = ui.input(|input| {
            input
                .events
                .iter()
                .filter_map(|event| match event {
                    egui::Event::Key {
                        key,
                        pressed: true,
                        modifiers,
                        ..
                    } if !modifiers.command && !modifiers.alt => Some((*key, modifiers.shift)),
                    _ => None,
                })
                .collect()
        });
        let page = (list.rect.height() / cx.theme.scaled(size::ROW_HEIGHT)) as usize;
        for (key, _) in pressed {
            self.update(cx);
            self.key(cx, key, page.max(2) - 1);
        }
    }

    fn key(&mut self, cx: &mut Cx<'_>, key: Key, page: usize) {
        let last = self.rows.len().saturating_sub(1);
        let Some(at) = self.place() else {
            if let Some(first) = self.rows.first().copied() {
                self.go_to(&first, cx);
            }
            return;
        };
        let Some(row) = self.rows.get(at).copied() else {
            return;
        };
        let to = match key {
            Key::ArrowUp => at.saturating_sub(1),
            Key::ArrowDown => (at + 1).min(last),
            Key::PageUp => at.saturating_sub(page),
            Key::PageDown => (at + page).min(last),
            Key::Home => 0,
            Key::End => last,
            Key::ArrowLeft if row.folded == Some(false) => return self.toggle(&row),
            Key::ArrowLeft => self.parent_of(at, &row),
            Key::ArrowRight if row.folded == Some(true) => return self.toggle(&row),
            Key::ArrowRight if row.folded == Some(false) => (at + 1).min(last),
            Key::Space if row.folded.is_some() => return self.toggle(&row),
            Key::Enter => {
                cx.push(Action::Reveal(row.id));
                return cx.push(Action::FocusCanvas);
            }
            Key::F2 if matches!(row.id.kind(), Kind::Claim | Kind::Question) => {
                cx.push(Action::Reveal(row.id));
                return cx.push(Action::Write(row.id));
            }
            _ => return,
        };
        if to != at
            && let Some(row) = self.rows.get(to).copied()
        {
            self.go_to(&row, cx);
        }
    }

    fn parent_of(&self, at: usize, row: &Row) -> usize {
        let above = self.rows.get(..at).unwrap_or_default();
        above
            .iter()
            .rposition(|other| other.depth < row.depth)
            .unwrap_or(at)
    }
}
