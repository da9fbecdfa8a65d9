//! A tag.

use egui::{Color32, Ui};

use crate::edit::Edit;
use crate::model::{Id, Tag};
use crate::ui::cx::Cx;
use crate::ui::theme::Tokens;

use super::Inspector;
use super::field::{Field, Look};
use super::parts::{choice, kind_line, section};

/// The colours that a tag can have.
const COLORS: [&str; 7] = ["", "blue", "green", "amber", "red", "purple", "grey"];

/// A tag's colour on the screen: one of the theme's, so that it stays readable.
pub fn tag_color(name: &str, tokens: &Tokens) -> Color32 {
    match name {
        "blue" => tokens.for_strong,
        "green" => tokens.verified,
        "amber" => tokens.look_at,
        "red" => tokens.against_strong,
        "purple" => tokens.undercut_strong,
        _ => tokens.muted,
    }
}

impl Inspector {
    pub(super) fn tag_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
        let Some(tag) = cx.map().tag(id) else {
            return;
        };
        kind_line(ui, cx.theme, "Tag");
        let name = Field {
            id: egui::Id::unique(("inspector text", id)),
            name: "Name of the tag",
            value: &tag.name,
            hint: "Name",
            look: Look::Title,
        };
        if let Some(text) = name.show(ui, cx, &mut self.draft) {
            cx.edit(Edit::SetText { id, text });
        }
        section(ui, cx.theme, "Colour");
        let word = |color: &String| match color.as_str() {
            "" => "none".to_owned(),
            color => color.to_owned(),
        };
        let colors: Vec<String> = COLORS.iter().map(|color| (*color).to_owned()).collect();
        if let Some(color) = choice(ui, ("color", id), "Colour", &tag.color, &colors, word) {
            let record = Tag {
                color,
                ..tag.clone()
            };
            cx.edit(Edit::Update {
                id,
                record: record.into(),
                label: "colour tag",
            });
        }
    }
}
