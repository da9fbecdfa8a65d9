//! Text fields that write to the map while one types.
//!
//! The map is the truth, but a field that has the keyboard shows what was typed
//! and not what became of it: otherwise the cursor would jump whenever an edit
//! tidies the text. What alters the map from elsewhere (undo, a merge) still comes
//! through.

use egui::{FontSelection, Frame, Id, Margin, Response, Stroke, StrokeKind, TextEdit, Ui, vec2};

use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::{Face, size};

/// Titles of more characters are set as plain text.
const LONG_TITLE: usize = 220;

/// The text being typed; one field has the keyboard, so there is one at most.
#[derive(Debug, Default)]
pub struct Draft {
    typing: Option<Typing>,
}

#[derive(Debug)]
struct Typing {
    field: Id,
    text: String,
    /// What the map had when the field was last drawn.
    seen: String,
    /// Whether something was typed in the last frame, so that what the map has now
    /// comes from here.
    wrote: bool,
}

impl Draft {
    /// What the field shows, given what the map has.
    fn text_for(&mut self, field: Id, value: &str) -> String {
        match &mut self.typing {
            Some(typing) if typing.field == field => {
                let wrote = std::mem::take(&mut typing.wrote);
                if typing.seen != value {
                    value.clone_into(&mut typing.seen);
                    if !wrote {
                        value.clone_into(&mut typing.text);
                    }
                }
                typing.text.clone()
            }
            _ => value.to_owned(),
        }
    }

    fn note(&mut self, field: Id, text: &str, value: &str, wrote: bool) {
        self.typing = Some(Typing {
            field,
            text: text.to_owned(),
            seen: value.to_owned(),
            wrote,
        });
    }

    fn forget(&mut self, field: Id) {
        if (self.typing.as_ref()).is_some_and(|typing| typing.field == field) {
            self.typing = None;
        }
    }
}

/// How a field looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// One line in a box.
    #[default]
    Line,
    /// Several lines in a box.
    Lines,
    /// A record's own words, without a box until one points at them.
    Title,
}

/// A field for one text of one record.
pub struct Field<'a> {
    /// Names the field; made of the record's id and the field's name.
    pub id: Id,
    /// What a screen reader calls it.
    pub name: &'a str,
    pub value: &'a str,
    pub hint: &'a str,
    pub look: Look,
}

impl Field<'_> {
    /// Draws the field; gives its text if that was altered.
    pub fn show(self, ui: &mut Ui, cx: &mut Cx<'_>, draft: &mut Draft) -> Option<String> {
        let Self {
            id,
            name,
            value,
            hint,
            look,
        } = self;
        if !ui.memory(|memory| memory.has_focus(id)) {
            draft.forget(id);
        }
        let mut text = draft.text_for(id, value);
        let edit = match look {
            Look::Line => TextEdit::singleline(&mut text),
            Look::Lines | Look::Title => TextEdit::multiline(&mut text),
        };
        let edit = edit
            .id(id)
            .hint_text(hint.to_owned())
            .desired_width(f32::INFINITY);
        let edit = match look {
            Look::Line => edit,
            Look::Lines => edit.desired_rows(2).margin(Margin::symmetric(8, 5)),
            Look::Title => {
                // Bold and large is for a sentence or two, not for a page.
                let (face, points) = match value.chars().count() {
                    0..=LONG_TITLE => (Face::Bold, size::TEXT_TITLE),
                    _ => (Face::Regular, size::TEXT),
                };
                let font = face.at(cx.theme.scaled(points));
                edit.desired_rows(1)
                    .font(FontSelection::FontId(font))
                    .frame(Frame::new().inner_margin(Margin::symmetric(0, 4)))
            }
        };
        let response = ui.add(edit).accessible_name(name);
        if look == Look::Title {
            title_box(ui, cx, &response);
        }
        follow(cx, draft, &response, &text, value)
    }
}

/// A title has no box until it is pointed at or typed in, so that its words stand
/// flush with what is around them.
fn title_box(ui: &Ui, cx: &Cx<'_>, response: &Response) {
    let tokens = &cx.theme.tokens;
    let line = match (response.has_focus(), response.hovered()) {
        (true, _) => Stroke::new(2.0, tokens.accent()),
        (false, true) => Stroke::new(1.0, tokens.card_line),
        (false, false) => return,
    };
    let around = response.rect.expand2(vec2(size::GAP - 2.0, 0.0));
    let outside = StrokeKind::Outside;
    ui.painter()
        .rect_stroke(around, size::CORNER, line, outside);
}

fn follow(
    cx: &mut Cx<'_>,
    draft: &mut Draft,
    response: &Response,
    text: &str,
    value: &str,
) -> Option<String> {
    let changed = response.changed();
    if response.lost_focus() {
        draft.forget(response.id);
        cx.push(Action::Seal);
    } else if response.has_focus() {
        draft.note(response.id, text, value, changed);
    }
    changed.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_stays_and_what_others_change_comes_through() {
        let field = Id::unique("test field");
        let mut draft = Draft::default();
        assert_eq!(draft.text_for(field, "One"), "One");
        // Typed, and the map tidied it: the field keeps what was typed.
        draft.note(field, "One ", "One", true);
        assert_eq!(draft.text_for(field, "One"), "One ");
        draft.note(field, "One t", "One", true);
        assert_eq!(draft.text_for(field, "One t"), "One t");
        // Undone from elsewhere, without typing.
        draft.note(field, "One t", "One t", false);
        assert_eq!(draft.text_for(field, "One"), "One");
        draft.forget(field);
        assert_eq!(draft.text_for(field, "Two"), "Two");
    }
}
