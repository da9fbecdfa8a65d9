//! Keys to commands, by the table.

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers, Popup};

use crate::ui::action::Action;
use crate::ui::canvas::CardField;
use crate::ui::command::{Command, CommandInfo, Scope, TABLE};
use crate::ui::tab::Tab;
use crate::ui::view::View;

use super::App;
use super::ahead::typed_after;

impl App {
    /// Takes the keys that are commands out of the input, before anything is drawn.
    pub(super) fn keys(&mut self, ctx: &Context) {
        let on_map = |tab: &Tab| match tab.view {
            View::Map => tab.canvas.card_field(),
            _ => CardField::Closed,
        };
        let covered = self.is_covered();
        let field = match self.tab() {
            Some(tab) if !covered => on_map(tab),
            _ => CardField::Closed,
        };
        ctx.input_mut(|input| self.ahead.turn(&mut input.events, field));
        if !self.ahead.is_empty() {
            ctx.request_repaint();
        }
        // The toolkit has ended the drag; the key has done what it was pressed for.
        if ctx.drag_stopped_id().is_some() {
            ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        }
        let in_text = ctx.text_edit_focused();
        let in_menu = Popup::is_any_open(ctx);
        let on_canvas = self.canvas_has_keyboard();
        let counts = |info: &CommandInfo| {
            let over_all = matches!(info.command, Command::Palette | Command::Help);
            let in_scope = match info.scope {
                Scope::EvenInText => true,
                Scope::Everywhere => !in_text && !in_menu,
                Scope::Canvas => on_canvas && !in_text && !in_menu,
            };
            in_scope && (over_all || !covered)
        };
        for (info, shortcut) in by_specificity() {
            let place = counts(info).then(|| consume(ctx, *shortcut)).flatten();
            let Some(place) = place else { continue };
            self.actions.push(Action::Run(info.command));
            if info.command.opens_card() && on_canvas {
                let later = ctx.input_mut(|input| typed_after(&mut input.events, place));
                if !later.is_empty() {
                    ctx.request_repaint();
                }
                self.ahead.keep(later);
            }
        }
    }
}

/// All shortcuts, those with more modifiers first, so that Ctrl+Shift+S is not
/// taken for Ctrl+S.
fn by_specificity() -> Vec<(&'static CommandInfo, &'static KeyboardShortcut)> {
    let mut all: Vec<_> = TABLE
        .iter()
        .flat_map(|info| info.shortcuts.iter().map(move |shortcut| (info, shortcut)))
        .collect();
    all.sort_by_key(|(_, shortcut)| std::cmp::Reverse(modifier_count(shortcut.modifiers)));
    all
}

fn modifier_count(modifiers: Modifiers) -> u32 {
    u32::from(modifiers.alt) + u32::from(modifiers.shift) + u32::from(modifiers.command)
}

/// Whether the key is one of the row of digits.
fn is_digit(key: Key) -> bool {
    (Key::Num0..=Key::Num9).contains(&key)
}

/// Whether a text is what the key of a letter or digit may write, whatever is held down.
fn is_written_by(key: Key, text: &str) -> bool {
    key.name().chars().count() == 1 && text.chars().count() == 1
}

/// Takes the shortcut out of the input. Modifiers must be the very ones, except
/// for signs that some keyboards have on a shifted key only. What the key writes goes with
/// it, or whoever has the keyboard would take it for typed. Says where among the events
/// that are left it was, the last time if there were several.
fn consume(ctx: &Context, shortcut: KeyboardShortcut) -> Option<usize> {
    let sign = matches!(
        shortcut.logical_key,
        Key::Plus | Key::Equals | Key::OpenBracket | Key::CloseBracket
    );
    // With Shift the keys of the digits are signs, other ones on each keyboard.
    let by_place = is_digit(shortcut.logical_key)
        && matches!(shortcut.modifiers, Modifiers::NONE | Modifiers::SHIFT);
    ctx.input_mut(|input| {
        let mut found = None;
        let mut kept = 0;
        let mut taken = None;
        input.events.retain(|event| {
            if let (Some(key), Event::Text(text)) = (taken.take(), event)
                && is_written_by(key, text)
            {
                return false;
            }
            let Event::Key {
                key,
                pressed: true,
                modifiers,
                physical_key,
                ..
            } = event
            else {
                kept += 1;
                return true;
            };
            let fits = match sign {
                true => modifiers.matches_logically(shortcut.modifiers),
                false => modifiers.matches_exact(shortcut.modifiers),
            };
            let named = shortcut.logical_key;
            let hit = (*key == named || (by_place && *physical_key == Some(named))) && fits;
            if hit {
                found = Some(kept);
                taken = Some(*key);
            } else {
                kept += 1;
            }
            !hit
        });
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_shortcuts_come_before_shorter_ones() {
        let all = by_specificity();
        let place = |command: Command| {
            all.iter()
                .position(|(info, _)| info.command == command)
                .unwrap()
        };
        assert!(place(Command::SaveAs) < place(Command::Save));
        assert!(place(Command::Redo) < place(Command::Undo));
        assert!(place(Command::AddObjection) < place(Command::AddReason));
    }
}
