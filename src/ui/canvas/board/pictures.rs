//! The pictures on claims as textures.

use std::collections::BTreeMap;

use base64::Engine as _;
use egui::{ColorImage, Context, TextureHandle, TextureId, TextureOptions, Vec2};
use image::{ImageReader, Limits};

use crate::model::{Id, Map, Picture};

/// Longer sides are scaled down before they become a texture, in pixels.
const LONGEST_SIDE: u32 = 1024;

/// A texture for each picture that has been seen, kept while its claim has it.
#[derive(Default)]
pub struct Pictures {
    known: BTreeMap<Id, (Picture, Option<TextureHandle>)>,
    /// Of the map that they were last compared with.
    revision: Option<u64>,
}

impl Pictures {
    /// Decodes what is new and forgets what is gone, if the map has changed.
    pub fn refresh(&mut self, ctx: &Context, map: &Map, revision: u64) {
        if self.revision.replace(revision) == Some(revision) {
            return;
        }
        self.known.retain(|id, (picture, _)| {
            map.claim(*id).and_then(|claim| claim.picture.as_deref()) == Some(picture)
        });
        for (id, claim) in map.claims().iter() {
            let Some(picture) = &claim.picture else {
                continue;
            };
            self.known.entry(id).or_insert_with(|| {
                let texture = decode(picture).map(|image| {
                    ctx.load_texture(format!("picture {id}"), image, TextureOptions::LINEAR)
                });
                (Picture::clone(picture), texture)
            });
        }
    }

    /// The texture and its size in pixels.
    #[must_use]
    pub fn of(&self, claim: Id) -> Option<(TextureId, Vec2)> {
        let (_, texture) = self.known.get(&claim)?;
        texture
            .as_ref()
            .map(|texture| (texture.id(), texture.size_vec2()))
    }
}

/// `None` for what cannot be decoded: a map may come from anywhere.
fn decode(picture: &Picture) -> Option<ColorImage> {
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(&picture.data)
        .ok()?;
    let mut reader = ImageReader::new(std::io::Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(8192);
    limits.max_image_height = Some(8192);
    limits.max_alloc = Some(128 << 20);
    reader.limits(limits);
    let mut image = reader.decode().ok()?;
    if image.width().max(image.height()) > LONGEST_SIDE {
        image = image.thumbnail(LONGEST_SIDE, LONGEST_SIDE);
    }
    let image = image.to_rgba8();
    let size = [image.width() as usize, image.height() as usize];
    Some(ColorImage::from_rgba_unmultiplied(size, image.as_raw()))
}
