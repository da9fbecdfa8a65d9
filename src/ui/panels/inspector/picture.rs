//! The picture on a claim or source.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine as _;
use egui::{ColorImage, TextureHandle, TextureOptions, Ui};

use crate::edit::Edit;
use crate::model::{Id, Picture, Record};
use crate::ui::command::Command;
use crate::ui::cx::Cx;

use super::Inspector;
use super::field::{Field, Look};
use super::parts::{nothing, section};

/// Decoded pictures of the records that were shown, by what they were made of.
#[derive(Default)]
pub struct Pictures {
    shown: BTreeMap<Id, (String, Option<TextureHandle>)>,
}

impl std::fmt::Debug for Pictures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pictures")
            .field("shown", &self.shown.keys())
            .finish()
    }
}

/// Pictures are shown no larger than this, in pixels a side.
const SIDE_MAX: u32 = 1024;
/// What a picture may take while it is decoded.
const SIDE_LIMIT: u32 = 8192;
const BYTES_LIMIT: u64 = 128 * 1024 * 1024;

impl Pictures {
    /// The texture, made when it is first asked for. `None` where the picture
    /// cannot be decoded.
    fn texture(&mut self, ui: &Ui, id: Id, picture: &Picture) -> Option<&TextureHandle> {
        let is_known = self
            .shown
            .get(&id)
            .is_some_and(|(data, _)| *data == picture.data);
        if !is_known {
            // One at a time is shown, so one at a time is kept.
            self.shown.clear();
            let texture = decode(&picture.data).map(|image| {
                let name = format!("picture {id}");
                ui.ctx().load_texture(name, image, TextureOptions::LINEAR)
            });
            self.shown.insert(id, (picture.data.clone(), texture));
        }
        self.shown.get(&id)?.1.as_ref()
    }
}

fn decode(data: &str) -> Option<Arc<ColorImage>> {
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(data.trim())
        .ok()?;
    let mut reader = image::ImageReader::new(std::io::Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(SIDE_LIMIT);
    limits.max_image_height = Some(SIDE_LIMIT);
    limits.max_alloc = Some(BYTES_LIMIT);
    reader.limits(limits);
    let decoded = reader
        .decode()
        .ok()?
        .thumbnail(SIDE_MAX, SIDE_MAX)
        .to_rgba8();
    let size = [decoded.width() as usize, decoded.height() as usize];
    Some(Arc::new(ColorImage::from_rgba_unmultiplied(
        size,
        decoded.as_raw(),
    )))
}

impl Inspector {
    pub(super) fn picture_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
        let map = cx.map();
        let picture = match map.record(id) {
            Some(Record::Claim(claim)) => claim.picture.clone(),
            Some(Record::Source(source)) => source.picture.clone(),
            _ => return,
        };
        section(ui, cx.theme, "Picture");
        let Some(picture) = picture else {
            if ui.button("Add picture…").clicked() {
                cx.run(Command::AddPicture);
            }
            return;
        };
        match self.pictures.texture(ui, id, &picture) {
            Some(texture) => {
                let width = ui.available_width();
                let alt = match picture.alt.trim() {
                    "" => "Picture without a description",
                    alt => alt,
                };
                let shown = egui::Image::new(texture).max_width(width).max_height(width);
                ui.add(shown.alt_text(alt));
            }
            None => nothing(ui, cx.theme, "This picture cannot be shown."),
        }
        let alt = Field {
            id: egui::Id::unique(("inspector picture", id)),
            name: "What the picture shows",
            value: &picture.alt,
            hint: "What it shows, for those who cannot see it",
            look: Look::Lines,
        };
        if let Some(alt) = alt.show(ui, cx, &mut self.draft)
            && let Some(record) = with_alt(cx, id, alt)
        {
            cx.edit(Edit::Update {
                id,
                record,
                label: "describe picture",
            });
        }
        ui.horizontal_wrapped(|ui| {
            if ui.button("Another picture…").clicked() {
                cx.run(Command::AddPicture);
            }
            if ui.button("Remove picture").clicked() {
                cx.run(Command::RemovePicture);
            }
        });
    }
}

fn with_alt(cx: &Cx<'_>, id: Id, alt: String) -> Option<Record> {
    let mut record = cx.map().record(id)?;
    let picture = match &mut record {
        Record::Claim(claim) => &mut Arc::make_mut(claim).picture,
        Record::Source(source) => &mut Arc::make_mut(source).picture,
        _ => return None,
    };
    picture.as_mut()?.alt = alt;
    Some(record)
}
