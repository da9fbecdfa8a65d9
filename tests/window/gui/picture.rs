//! What the window looks like, drawn without a screen.

use std::fs::File;
use std::path::Path;

use egui_kittest::SnapshotOptions;
use image::RgbaImage;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};

use super::Window;

/// How far a pixel's colour may be off before it counts. Drivers round the edges
/// of letters and lines differently; another colour, or a letter elsewhere, is
/// further off than this.
const THRESHOLD: f32 = 1.6;

/// How many pixels may be off besides, of about a million: fewer than one letter
/// has. A line of text that moved has thousands.
const FAILED_PIXELS: usize = 10;

impl Window {
    /// Draws the window as it stands now, with nothing under the pointer.
    pub fn picture(&mut self) -> RgbaImage {
        self.point_nowhere();
        self.harness.render().expect("a picture of the window")
    }

    /// Compares the window with the stored picture `tests/snapshots/NAME.png`.
    /// `UPDATE_SNAPSHOTS=1` stores it anew.
    pub fn looks_like(&mut self, name: &str) {
        self.point_nowhere();
        self.looks_now_like(name);
    }

    /// The same with the pointer where it is.
    pub fn looks_now_like(&mut self, name: &str) {
        let options = SnapshotOptions::new()
            .threshold(THRESHOLD)
            .max_failed_pixels(FAILED_PIXELS);
        self.harness.snapshot_options(name, &options);
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            shrink(&Path::new("tests/snapshots").join(format!("{name}.png")));
        }
    }
}

/// Writes a picture anew in as few bytes as it takes: half of what it took.
fn shrink(path: &Path) {
    let picture = image::open(path).unwrap().to_rgb8();
    let file = File::create(path).unwrap();
    let encoder = PngEncoder::new_with_quality(file, CompressionType::Best, FilterType::NoFilter);
    picture.write_with_encoder(encoder).unwrap();
}
