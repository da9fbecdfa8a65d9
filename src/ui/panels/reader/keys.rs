//! What the keyboard does on the page.

use egui::{Event, EventFilter, Key, Modifiers, Response, Ui, vec2};

use crate::model::Stance;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::notice::Notice;

use super::super::quoting::Purpose;
use super::highlights::quotes_at;
use super::page::Page;
use super::selection::{WordSelection, next_word, previous_word};
use super::{Goal, Reader, claim_to_back};

/// A key that moves the caret.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    PageUp,
    PageDown,
    RowStart,
    RowEnd,
    Start,
    End,
}

fn step_of(key: Key, modifiers: Modifiers) -> Option<Step> {
    let by_word = modifiers.command || modifiers.alt;
    Some(match (key, by_word) {
        (Key::ArrowLeft, false) => Step::Left,
        (Key::ArrowLeft, true) => Step::WordLeft,
        (Key::ArrowRight, false) => Step::Right,
        (Key::ArrowRight, true) => Step::WordRight,
        (Key::ArrowUp, _) => Step::Up,
        (Key::ArrowDown, _) => Step::Down,
        (Key::PageUp, _) => Step::PageUp,
        (Key::PageDown, _) => Step::PageDown,
        (Key::Home, false) => Step::RowStart,
        (Key::End, false) => Step::RowEnd,
        (Key::Home, true) => Step::Start,
        (Key::End, true) => Step::End,
        _ => return None,
    })
}

impl Reader {
    pub(super) fn keys_ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, page: &Page, response: &Response) {
        if response.has_focus() {
            self.has_keyboard = true;
        } else {
            // The find field notes itself, before this.
            self.has_keyboard &= self.find.open && ui.ctx().text_edit_focused();
            return;
        }
        let arrows = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let events = ui.input(|input| input.events.clone());
        for event in &events {
            match event {
                Event::Copy if self.selected_on(page).is_some() => self.copy(ui, page),
                Event::Key {
                    key,
                    pressed: true,
                    modifiers,
                    ..
                } => self.key(ui, cx, page, *key, *modifiers),
                _ => {}
            }
        }
    }

    fn key(&mut self, ui: &Ui, cx: &mut Cx<'_>, page: &Page, key: Key, modifiers: Modifiers) {
        if let Some(step) = step_of(key, modifiers) {
            return self.step(ui, page, step, modifiers.shift);
        }
        let plain = !modifiers.command && !modifiers.alt;
        match (key, modifiers.shift) {
            (Key::F, false) if modifiers.command => self.open_find(),
            (Key::Escape, _) if self.selected_on(page).is_some() => {
                self.selection = self.selection.map(|it| WordSelection::caret(it.head));
            }
            (Key::Enter, _) => self.open_at_caret(ui, page),
            (Key::F3, shift) if self.find.open => self.find_step(!shift),
            (Key::Q, false) if plain => self.use_on(cx, page, Some(Purpose::Quote)),
            (Key::N, false) if plain => self.use_on(cx, page, Some(Purpose::NewClaim)),
            (Key::B, against) if plain => {
                let stance = match against {
                    true => Stance::Against,
                    false => Stance::For,
                };
                let claim = claim_to_back(cx.desk);
                self.use_on(cx, page, claim.map(|claim| Purpose::Back { claim, stance }));
            }
            _ => {}
        }
    }

    fn use_on(&mut self, cx: &mut Cx<'_>, page: &Page, purpose: Option<Purpose>) {
        let Some(purpose) = purpose else {
            let sentence = "Select the claim that these words should back.";
            return cx.push(Action::Notify(Notice::info(sentence)));
        };
        self.use_words_on(page, cx.desk, cx.actions, purpose);
    }

    fn step(&mut self, ui: &Ui, page: &Page, step: Step, extend: bool) {
        let document = page.document();
        let selection = self.selection.unwrap_or_else(|| {
            let first = page.flow.at(self.offset).and_then(|at| page.parts.get(at));
            WordSelection::caret(first.map_or(0, |part| part.chars.start))
        });
        let at = selection.head;
        let end = document.char_count();
        // Without Shift a first arrow only leaves the selection, as everywhere.
        let leaves = !extend && !selection.is_empty();
        let to = match step {
            Step::Left if leaves => Some(selection.range().start),
            Step::Right if leaves => Some(selection.range().end),
            Step::Left => Some(skip_gap(page, at.saturating_sub(1), false)),
            Step::Right => Some(skip_gap(page, (at + 1).min(end), true)),
            Step::WordLeft => Some(previous_word(document, at)),
            Step::WordRight => Some(next_word(document, at)),
            Step::Start => Some(0),
            Step::End => Some(end),
            Step::Up => by_row(ui, page, at, -1.0),
            Step::Down => by_row(ui, page, at, 1.0),
            Step::PageUp => by_height(ui, page, at, -0.9 * self.seen),
            Step::PageDown => by_height(ui, page, at, 0.9 * self.seen),
            Step::RowStart => in_row(ui, page, at, f32::NEG_INFINITY),
            Step::RowEnd => in_row(ui, page, at, f32::INFINITY),
        };
        let to = to.unwrap_or(at).min(end);
        self.selection = Some(selection.moved(to, extend));
        self.goal = Some(Goal::Caret(to));
    }

    fn open_at_caret(&mut self, ui: &Ui, page: &Page) {
        let Some(selection) = self.selection else {
            return;
        };
        let quotes = quotes_at(&page.highlights, selection.head);
        if let Some(place) = page.place_of(ui, selection.head)
            && !quotes.is_empty()
        {
            let corner = ui.min_rect().min.to_vec2() + vec2(self.margin, 0.0);
            self.show_claims(quotes, place.left_bottom() + corner);
        }
    }
}

/// The row above (-1) or below (1).
fn by_row(ui: &Ui, page: &Page, at: usize, direction: f32) -> Option<usize> {
    let place = page.place_of(ui, at)?;
    let row = place.height();
    // Between paragraphs there is a gap, so go on until the row is another.
    (1..6_u8).find_map(|tries| {
        let by = direction * row * 0.75 * f32::from(tries);
        let to = page.char_at(ui, place.center() + vec2(0.0, by))?;
        let there = page.place_of(ui, to)?;
        ((there.center().y - place.center().y).abs() > row * 0.5).then_some(to)
    })
}

fn by_height(ui: &Ui, page: &Page, at: usize, height: f32) -> Option<usize> {
    let place = page.place_of(ui, at)?;
    page.char_at(ui, place.center() + vec2(0.0, height))
}

fn in_row(ui: &Ui, page: &Page, at: usize, x: f32) -> Option<usize> {
    let place = page.place_of(ui, at)?;
    let mut target = place.center();
    target.x = x.clamp(-10_000.0, 10_000.0);
    page.char_at(ui, target)
}

/// The white space between two paragraphs is one step.
fn skip_gap(page: &Page, at: usize, forward: bool) -> usize {
    let next = page.parts.partition_point(|part| part.chars.end < at);
    match page.parts.get(next) {
        Some(part) if at < part.chars.start => match (forward, next.checked_sub(1)) {
            (true, _) | (false, None) => part.chars.start,
            (false, Some(before)) => page.parts.get(before).map_or(at, |part| part.chars.end),
        },
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ctrl_takes_words_and_ends_of_the_text() {
        let plain = Modifiers::NONE;
        let ctrl = Modifiers::COMMAND;
        assert_eq!(step_of(Key::ArrowLeft, plain), Some(Step::Left));
        assert_eq!(step_of(Key::ArrowLeft, ctrl), Some(Step::WordLeft));
        assert_eq!(step_of(Key::End, plain), Some(Step::RowEnd));
        assert_eq!(step_of(Key::End, ctrl), Some(Step::End));
        assert_eq!(step_of(Key::Q, plain), None);
    }
}
