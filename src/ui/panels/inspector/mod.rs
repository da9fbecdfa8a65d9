//! The selected record, to read and to edit.

mod backed;
mod backing;
mod claim;
mod conflict;
mod described;
mod expected;
mod field;
mod links;
mod map;
mod note;
mod parts;
mod picture;
mod process_test;
mod question;
mod quote;
mod rating;
mod reason;
mod removal;
mod several;
mod source;
mod source_form;
mod standard;
mod standing;
mod tag;
mod tags;

pub(crate) use note::note_field;
pub(crate) use standing::MANY_CLAIMS;
pub(crate) use tag::tag_color;
pub(crate) use tags::new_tag_field;

use egui::{Frame, Margin, ScrollArea, Ui};

use crate::model::{Id, Kind};
use crate::ui::action::Action;
use crate::ui::bibliography::Preview;
use crate::ui::cx::Cx;
use crate::ui::passages::Passages;
use crate::ui::theme::size;

use super::holds_keyboard;
use field::Draft;

/// The selected record, to read and to edit.
///
/// It brings its own margins: show it in a panel whose frame has none.
#[derive(Debug, Default)]
pub struct Inspector {
    draft: Draft,
    /// The tag being typed, and on what record.
    new_tag: Option<(Id, String)>,
    has_keyboard: bool,
    /// What was shown at the last frame.
    shown: Option<Id>,
    pictures: picture::Pictures,
    /// Whether the seldom fields of a source are shown.
    all_fields: bool,
    /// How a source stands in a list of references.
    pub reference: Preview,
    /// Who else says what the selected claim says.
    pub passages: Passages,
    /// Whether what would change the answer is shown now.
    seeks_cruxes: bool,
    /// Whether somebody asked for that in a large map.
    asked_for_cruxes: bool,
    /// The question whose answer stands where nothing is selected.
    pub answers: Option<Id>,
}

impl Inspector {
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.seeks_cruxes = false;
        let selected = cx.desk.selection.ids();
        let lead = cx.desk.selection.lead().filter(|id| cx.map().contains(*id));
        let margin = Margin {
            left: size::PANEL_PADDING,
            right: size::PANEL_PADDING,
            top: 12,
            bottom: 24,
        };
        ScrollArea::vertical()
            .id_salt(("inspector", lead))
            .auto_shrink(false)
            .show(ui, |ui| {
                Frame::new().inner_margin(margin).show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.push_id(lead, |ui| match lead {
                        Some(_) if selected.len() > 1 => several::several_ui(ui, cx),
                        Some(id) if self.passages.is_open() && id.kind() == Kind::Claim => {
                            self.passages.ui(ui, cx, id, self.has_keyboard);
                        }
                        Some(id) => self.record_ui(ui, cx, id),
                        None => self.map_ui(ui, cx),
                    });
                });
            });
        let had_keyboard = std::mem::replace(&mut self.has_keyboard, holds_keyboard(ui));
        if std::mem::replace(&mut self.shown, lead) != lead && had_keyboard {
            // A field that is no longer there cannot say that typing has ended.
            cx.push(Action::Seal);
        }
    }

    /// Whether a widget of the inspector has the keyboard.
    #[must_use]
    pub fn has_keyboard(&self) -> bool {
        self.has_keyboard
    }

    fn record_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
        match id.kind() {
            Kind::Question => self.question_ui(ui, cx, id),
            Kind::Claim => self.claim_ui(ui, cx, id),
            Kind::Reason => self.reason_ui(ui, cx, id),
            Kind::Conflict => conflict::conflict_ui(ui, cx, id),
            Kind::Source => self.source_ui(ui, cx, id),
            Kind::Quote => self.quote_ui(ui, cx, id),
            Kind::Backing => self.backing_ui(ui, cx, id),
            Kind::Tag => self.tag_ui(ui, cx, id),
            // They are edited where they are used.
            Kind::Perspective | Kind::Override => {}
        }
        if !matches!(id.kind(), Kind::Tag | Kind::Perspective | Kind::Override) {
            self.tags_ui(ui, cx, id);
        }
        if matches!(id.kind(), Kind::Claim | Kind::Source) {
            self.picture_ui(ui, cx, id);
        }
        self.note_ui(ui, cx, id);
        parts::problems_ui(ui, cx, id);
        removal::removal_ui(ui, cx, id);
    }
}
