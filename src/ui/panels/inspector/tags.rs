//! The tags on a record: typed to add, crossed to remove.

use egui::{Frame, Key, Margin, Popup, PopupCloseBehavior, Stroke, TextEdit, Ui};

use crate::edit::Edit;
use crate::model::{Id, Kind, Map, Tag};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::{Face, icons, row_button, size};

use super::Inspector;
use super::parts::section;
use super::tag::tag_color;

/// Left and right of a tag's words, and before its cross.
const PADDING_X: f32 = 6.0;
const CROSS_GAP: f32 = 4.0;

/// The field that adds tags to a record, to put the keyboard on.
pub(crate) fn new_tag_field(record: Id) -> egui::Id {
    egui::Id::unique(("inspector new tag", record))
}

impl Inspector {
    pub(super) fn tags_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
        let Some(record) = cx.map().record(id) else {
            return;
        };
        section(ui, cx.theme, "Tags");
        let tags = record.tags().to_vec();
        if !tags.is_empty() {
            ui.horizontal_wrapped(|ui| {
                for tag in &tags {
                    if chip_ui(ui, cx, *tag) {
                        let kept = tags.iter().copied().filter(|other| other != tag);
                        let tags = kept.collect();
                        cx.edit(Edit::SetTags { id, tags });
                    }
                }
            });
        }
        self.new_tag_ui(ui, cx, id, &tags);
    }

    fn new_tag_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id, tags: &[Id]) {
        let mut typed = match self.new_tag.take() {
            Some((record, typed)) if record == id => typed,
            _ => String::new(),
        };
        let field = TextEdit::singleline(&mut typed)
            .id(new_tag_field(id))
            .hint_text("Add a tag")
            .desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name("Add a tag");
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let mut added = entered && !typed.trim().is_empty();
        let known = matching(cx.map(), &typed, tags);
        let popup = Popup::from_response(&response)
            .open(response.has_focus() && !known.is_empty())
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .accessible_name("Known tags")
            .width(response.rect.width());
        popup.show(|ui| {
            for (_, name) in &known {
                if row_button(ui, name, "", false).is_pointer_button_down_on() {
                    typed.clone_from(name);
                    added = true;
                }
            }
        });
        if added {
            cx.actions.extend(add_tag(cx.desk.map(), id, tags, &typed));
            typed.clear();
            response.request_focus();
        }
        if !typed.is_empty() {
            self.new_tag = Some((id, typed));
        }
    }
}

/// A tag with its colour and a cross; whether the cross was clicked.
fn chip_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) -> bool {
    let theme = cx.theme;
    let Some(tag) = cx.map().tag(id) else {
        return false;
    };
    let color = tag_color(&tag.color, &theme.tokens);
    // Rows do not break before a frame by themselves.
    let font = Face::Regular.at(theme.scaled(size::TEXT_SMALL));
    let words = ui.painter().layout_no_wrap(tag.name.clone(), font, color);
    let wanted = words.size().x + theme.scaled(size::TEXT) + 2.0 * PADDING_X + CROSS_GAP;
    if wanted > ui.available_size_before_wrap().x {
        ui.end_row();
    }
    let chip = Frame::new()
        .stroke(Stroke::new(1.0, color))
        .corner_radius(size::CORNER_SMALL)
        .inner_margin(Margin::symmetric(PADDING_X as i8, 1));
    let mut removed = false;
    chip.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = CROSS_GAP;
        let name = theme.styled(&tag.name, Face::Regular, size::TEXT_SMALL, color);
        let link = egui::Button::new(name).frame(false);
        if ui.add(link).on_hover_text("Show the tag").clicked() {
            cx.push(Action::Select(id));
        }
        let cross = theme.styled(icons::ICON_CLOSE.codepoint, Face::Icon, size::TEXT, color);
        let remove = format!("Remove tag {}", tag.name);
        let button = egui::Button::new(cross).frame(false);
        removed = ui
            .add(button)
            .accessible_name(remove.as_str())
            .on_hover_text(remove)
            .clicked();
    });
    removed
}

/// Tags that the record does not have and whose name holds what is typed.
fn matching(map: &Map, typed: &str, tags: &[Id]) -> Vec<(Id, String)> {
    const SHOWN: usize = 8;
    let typed = typed.trim().to_lowercase();
    let mut known: Vec<(Id, String)> = map
        .tags()
        .iter()
        .filter(|(id, tag)| !tags.contains(id) && tag.name.to_lowercase().contains(&typed))
        .map(|(id, tag)| (id, tag.name.clone()))
        .collect();
    known.sort_by_key(|(id, name)| (name.to_lowercase(), *id));
    known.truncate(SHOWN);
    known
}

/// Puts a tag on the record: the one with that name, or a new one.
fn add_tag(map: &Map, id: Id, tags: &[Id], name: &str) -> Option<Action> {
    let name = name.trim();
    let known = map
        .tags()
        .iter()
        .find(|(_, tag)| tag.name.trim().eq_ignore_ascii_case(name))
        .map(|(id, _)| id);
    let tag = known.unwrap_or_else(|| Id::random(Kind::Tag));
    if tags.contains(&tag) {
        return None;
    }
    let mut all = tags.to_vec();
    all.push(tag);
    let mut edits = Vec::new();
    if known.is_none() {
        edits.push(Edit::AddTag {
            id: tag,
            tag: Tag {
                name: name.to_owned(),
                ..Tag::default()
            },
        });
    }
    edits.push(Edit::SetTags { id, tags: all });
    Some(Action::Edit(Edit::Many {
        label: "add tag",
        edits,
    }))
}
