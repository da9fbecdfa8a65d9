//! A page as a picture.

use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use hayro_interpret::InterpreterSettings;
use hayro_syntax::Pdf;
use serde::{Deserialize, Serialize};

use super::open::{damaged, guarded};
use crate::document::refused::Refused;

/// The most pixels a picture is wide or high.
const SIDE_MAX: u32 = 4096;

/// A page drawn on white.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PagePicture {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Red, green, blue and alpha (always 255) of each pixel, row by row.
    pub rgba: Vec<u8>,
}

/// Draws page `index` (from 0) of a PDF file, `width_px` pixels wide: at most 4096,
/// and less where the page would become higher than that. The page stands as it is
/// shown, turned if the file says so; its places (see
/// [`PlaceOnPage`](super::super::PlaceOnPage)) times `width / page width in points`
/// are pixels. Blocks while it draws.
///
/// # Errors
/// When the file cannot be read or has no such page.
pub fn draw_page(bytes: &[u8], index: usize, width_px: u32) -> Result<PagePicture, Refused> {
    guarded(bytes, |pdf| draw(pdf, index, width_px))
}

fn draw(pdf: &Pdf, index: usize, width_px: u32) -> Result<PagePicture, Refused> {
    let pages = pdf.pages();
    let page = pages.get(index).ok_or_else(|| {
        let (wanted, count) = (index + 1, pages.len());
        damaged(&format!("page {wanted} is missing, it has {count}"))
    })?;
    let (width, height) = page.render_dimensions();
    if !(width.is_finite() && height.is_finite() && width > 0.0 && height > 0.0) {
        return Err(damaged("the page has no size"));
    }
    let side_max = SIDE_MAX as f32;
    let scale = (width_px.clamp(1, SIDE_MAX) as f32 / width).min(side_max / height);
    // A little more than a whole number, since what is over is cut off.
    let whole = |side: f32| ((side * scale).round().clamp(1.0, side_max) + 0.01) / side;
    let pixmap = hayro::render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings {
            x_scale: whole(width),
            y_scale: whole(height),
            bg_color: WHITE,
        },
    );
    Ok(PagePicture {
        width: u32::from(pixmap.width()),
        height: u32::from(pixmap.height()),
        rgba: pixmap.data_as_u8_slice().to_vec(),
    })
}
