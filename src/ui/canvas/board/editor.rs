//! Typing in the card itself.

use egui::text::{CCursor, CCursorRange};
use egui::{FontId, Key, Modifiers, Rect, TextEdit, Ui};

use crate::edit::{Below, Edit};
use crate::model::{Id, Kind, Map};
use crate::ui::action::Action;
use crate::ui::command::Command;

/// The text of one card while it is typed. The map follows letter by letter, so
/// that the card grows as it will stay; Escape puts the old text back.
#[derive(Clone, Debug)]
pub struct Editor {
    pub id: Id,
    text: String,
    original: String,
    /// Whether the keyboard was asked for yet.
    opened: bool,
}

/// How a card's text looks on the screen, so that the field can look alike.
#[derive(Clone, Debug)]
pub struct Place {
    pub rect: Rect,
    pub font: FontId,
    pub line_height: f32,
    pub color: egui::Color32,
    /// What the text stands on.
    pub paper: egui::Color32,
    pub setting: Setting,
}

/// How lines are set: as the card sets them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// As much in a line as goes into it.
    Plain,
    /// Lines of about one length.
    Balanced,
    /// The same, each in the middle.
    Centered,
}

/// Whether typing goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typing {
    GoesOn,
    /// Done; the canvas takes the keyboard again.
    Ended,
}

/// How the field stands that a card is typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardField {
    Closed,
    /// Its card is not drawn yet: keys are kept for it.
    Awaited,
    Open,
}

impl Editor {
    /// Whether the field is there and has asked for the keyboard.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.opened
    }

    /// Starts on a question's or a claim's text.
    #[must_use]
    pub fn new(id: Id, map: &Map) -> Option<Self> {
        let text = text_of(map, id)?;
        Some(Self {
            id,
            text: text.clone(),
            original: text,
            opened: false,
        })
    }

    pub fn ui(
        &mut self,
        ui: &mut Ui,
        map: &Map,
        place: &Place,
        actions: &mut Vec<Action>,
    ) -> Typing {
        if text_of(map, self.id).is_none() {
            return Typing::Ended;
        }
        let field = ui.scope_id().with(("card text", self.id));
        let focused = ui.memory(|memory| memory.has_focus(field));
        if focused && let Some(typing) = self.keys(ui, map, actions) {
            return typing;
        }
        // The card's own text lies beneath; the field's is to be the only one seen.
        ui.painter()
            .rect_filled(place.rect.expand(1.0), 0.0, place.paper);
        let line_height = place.line_height;
        let (font, color, setting) = (place.font.clone(), place.color, place.setting);
        let mut layouter = |ui: &Ui, text: &dyn egui::TextBuffer, width: f32| {
            let mut format = egui::TextFormat::simple(font.clone(), color);
            format.line_height = Some(line_height);
            let mut job = egui::text::LayoutJob::single_section(text.as_str().to_owned(), format);
            job.wrap.max_width = match setting {
                Setting::Plain => width,
                Setting::Balanced | Setting::Centered => balanced_width(ui, &job, width),
            };
            if setting == Setting::Centered {
                job.halign = egui::Align::Center;
            }
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let word = if self.id.kind() == Kind::Question {
            "Question"
        } else {
            "Claim"
        };
        let edit = TextEdit::multiline(&mut self.text)
            .id(field)
            .frame(egui::Frame::NONE)
            .margin(egui::Margin::ZERO)
            .desired_rows(1)
            .desired_width(place.rect.width())
            .align(match setting {
                Setting::Centered => egui::Align2::CENTER_TOP,
                Setting::Plain | Setting::Balanced => egui::Align2::LEFT_TOP,
            })
            .lock_focus(true)
            .hint_text(format!("{word}…"))
            .layouter(&mut layouter);
        let response = ui.put(place.rect, edit);
        let info = format!("Text of the {}", word.to_lowercase());
        let text = &self.text;
        response.widget_info(|| egui::WidgetInfo {
            label: Some(info.clone()),
            ..egui::WidgetInfo::text_edit(true, text, text, "")
        });
        if !self.opened {
            self.opened = true;
            response.request_focus();
            select_all(ui, field, self.text.chars().count());
        }
        if response.changed() {
            actions.push(Action::Edit(Edit::SetText {
                id: self.id,
                text: self.text.clone(),
            }));
        }
        if response.lost_focus() {
            // The field gives the keyboard up on Escape before it can be asked.
            if ui.input(|input| input.key_pressed(Key::Escape)) {
                self.take_back(map, actions);
            } else {
                self.commit(map, actions);
            }
            return Typing::Ended;
        }
        Typing::GoesOn
    }

    /// The keys that end typing, taken before the field sees them.
    fn keys(&mut self, ui: &Ui, map: &Map, actions: &mut Vec<Action>) -> Option<Typing> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let follow = if pressed(Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter) {
            Some(Command::AddPremise)
        } else if pressed(Modifiers::COMMAND, Key::Enter) {
            Some(Command::AddSibling)
        } else if pressed(Modifiers::SHIFT, Key::Tab) {
            Some(Command::AddObjection)
        } else if pressed(Modifiers::NONE, Key::Tab) {
            Some(Command::AddReason)
        } else if ui.input(|input| input.modifiers.shift) {
            // Shift+Enter is a new line.
            return None;
        } else if pressed(Modifiers::NONE, Key::Enter) {
            None
        } else {
            return None;
        };
        let kept = self.commit(map, actions);
        if let Some(command) = follow.filter(|_| kept) {
            actions.push(Action::Run(command));
        }
        Some(Typing::Ended)
    }

    /// Keeps the text, without space around it; a new card left empty is taken
    /// back. Says whether there is a card to go on from.
    fn commit(&mut self, map: &Map, actions: &mut Vec<Action>) -> bool {
        let trimmed = self.text.trim();
        if trimmed.is_empty() && self.original.is_empty() {
            self.discard(map, actions);
            return false;
        }
        if trimmed != self.text {
            actions.push(Action::Edit(Edit::SetText {
                id: self.id,
                text: trimmed.to_owned(),
            }));
        }
        actions.push(Action::Seal);
        true
    }

    /// Takes a new card back that nothing was typed into. Words that it was made
    /// from stay as a quote of their source.
    fn discard(&self, map: &Map, actions: &mut Vec<Action>) {
        actions.push(Action::Seal);
        actions.push(if map.backings_of(self.id).is_empty() {
            Action::Run(Command::Undo)
        } else {
            Action::Edit(Edit::Remove {
                ids: vec![self.id],
                below: Below::Keep,
            })
        });
    }

    /// As it was before; a new card goes.
    fn take_back(&mut self, map: &Map, actions: &mut Vec<Action>) {
        if self.original.is_empty() {
            self.discard(map, actions);
            return;
        }
        if self.text != self.original {
            actions.push(Action::Edit(Edit::SetText {
                id: self.id,
                text: self.original.clone(),
            }));
        }
        actions.push(Action::Seal);
    }
}

/// The narrowest width that needs no more lines than the whole width does.
fn balanced_width(ui: &Ui, job: &egui::text::LayoutJob, width: f32) -> f32 {
    let rows = |max_width: f32| {
        let mut job = job.clone();
        job.wrap.max_width = max_width;
        ui.fonts_mut(|fonts| fonts.layout_job(job)).rows.len()
    };
    let fewest = rows(width);
    if fewest < 2 {
        return width;
    }
    let (mut narrow, mut wide) = (width / 2.0, width);
    while wide - narrow > 4.0 {
        let middle = f32::midpoint(narrow, wide);
        if rows(middle) == fewest {
            wide = middle;
        } else {
            narrow = middle;
        }
    }
    wide
}

fn text_of(map: &Map, id: Id) -> Option<String> {
    match id.kind() {
        Kind::Question => map.question(id).map(|question| question.text.clone()),
        Kind::Claim => map.claim(id).map(|claim| claim.text.clone()),
        _ => None,
    }
}

fn select_all(ui: &Ui, field: egui::Id, length: usize) {
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), field).unwrap_or_default();
    let range = CCursorRange::two(CCursor::new(0), CCursor::new(length));
    state.cursor.set_char_range(Some(range));
    state.store(ui.ctx(), field);
}
