//! What is drawn on from afar: the pixels of a tile.

use egui::{Color32, Pos2, Rect, Vec2};

/// How the corners of an area are made, with their size in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Corner {
    Square,
    Round(f32),
    Cut(f32),
}

/// Something that takes filled areas, in pixels; later ones lie on top.
pub(super) trait Paper {
    fn fill(&mut self, area: Rect, corner: Corner, color: Color32);
}

/// Pixels that start out clear. What covers a part of a pixel colours it in part, so
/// that many small things together look as dense as they are.
pub(super) struct Pixels {
    /// Where the upper left pixel lies.
    origin: Pos2,
    width: usize,
    height: usize,
    colors: Vec<Color32>,
}

impl Pixels {
    pub(super) fn new(origin: Pos2, width: usize, height: usize) -> Self {
        Self {
            origin,
            width,
            height,
            colors: vec![Color32::TRANSPARENT; width * height],
        }
    }

    /// Row by row from the top, alpha multiplied in.
    pub(super) fn into_colors(self) -> Vec<Color32> {
        self.colors
    }

    /// Fills a part of a row, with how much of the row's height is covered.
    fn fill_row(&mut self, row: usize, left: f32, right: f32, part: f32, color: Color32) {
        let left = left.max(0.0);
        let right = right.min(self.width as f32);
        if right <= left || part <= 0.0 {
            return;
        }
        let start = row * self.width;
        let Some(row) = self.colors.get_mut(start..start + self.width) else {
            return;
        };
        let (first, last) = (left as usize, right as usize);
        if first == last {
            if let Some(pixel) = row.get_mut(first) {
                blend(pixel, color, (right - left) * part);
            }
            return;
        }
        if let Some(pixel) = row.get_mut(first) {
            blend(pixel, color, (first as f32 + 1.0 - left) * part);
        }
        if let Some(pixel) = row.get_mut(last) {
            blend(pixel, color, (right - last as f32) * part);
        }
        let Some(inside) = row.get_mut(first + 1..last) else {
            return;
        };
        if part >= 1.0 && color.is_opaque() {
            inside.fill(color);
        } else {
            for pixel in inside {
                blend(pixel, color, part);
            }
        }
    }
}

impl Paper for Pixels {
    fn fill(&mut self, area: Rect, corner: Corner, color: Color32) {
        let area = area.translate(-self.origin.to_vec2());
        let (top, bottom) = (area.min.y.max(0.0), area.max.y.min(self.height as f32));
        if bottom <= top || color == Color32::TRANSPARENT {
            return;
        }
        let half = area.width().min(area.height()) / 2.0;
        let size = match corner {
            Corner::Square => 0.0,
            Corner::Round(size) | Corner::Cut(size) => size.min(half),
        };
        for row in top as usize..bottom.ceil() as usize {
            let upper = top.max(row as f32);
            let lower = bottom.min(row as f32 + 1.0);
            let middle = f32::midpoint(upper, lower);
            let away = size - (middle - area.min.y).min(area.max.y - middle);
            let inset = match corner {
                _ if away <= 0.0 => 0.0,
                Corner::Round(_) => size - (size * size - away * away).max(0.0).sqrt(),
                _ => away,
            };
            let (left, right) = (area.min.x + inset, area.max.x - inset);
            self.fill_row(row, left, right, lower - upper, color);
        }
    }
}

/// Lays a colour over a pixel, of which it covers a part.
fn blend(pixel: &mut Color32, color: Color32, part: f32) {
    let part = (part.clamp(0.0, 1.0) * 256.0) as u32;
    let over = color
        .to_array()
        .map(|channel| (u32::from(channel) * part) >> 8);
    let keep = 256 - over[3] - (over[3] >> 7);
    let under = pixel
        .to_array()
        .map(|channel| (u32::from(channel) * keep) >> 8);
    let mut both = [0_u8; 4];
    for (channel, (over, under)) in both.iter_mut().zip(over.into_iter().zip(under)) {
        *channel = (over + under).min(255) as u8;
    }
    let [red, green, blue, alpha] = both;
    *pixel = Color32::from_rgba_premultiplied(red, green, blue, alpha);
}

/// Whole pixels, at least one each way.
pub(super) fn on_pixels(area: Rect) -> Rect {
    let min = area.min.round();
    Rect::from_min_max(min, area.max.round().max(min + Vec2::splat(1.0)))
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    fn rect(left: f32, top: f32, right: f32, bottom: f32) -> Rect {
        Rect::from_min_max(pos2(left, top), pos2(right, bottom))
    }

    /// How much of the paper is covered, in pixels.
    fn ink(pixels: &Pixels) -> f32 {
        let covered = pixels.colors.iter().map(|pixel| f32::from(pixel.a()));
        covered.sum::<f32>() / 255.0
    }

    #[test]
    fn an_area_colours_as_much_as_it_covers_wherever_it_lies() {
        for area in [
            rect(2.0, 3.0, 5.0, 9.0),
            rect(2.25, 3.5, 5.5, 9.25),
            rect(4.1, 4.1, 4.6, 4.3),
            rect(-5.0, 1.0, 1.5, 2.0),
            rect(14.5, 15.25, 90.0, 90.0),
        ] {
            let mut pixels = Pixels::new(Pos2::ZERO, 16, 16);
            pixels.fill(area, Corner::Square, Color32::BLACK);
            let inside = area.intersect(rect(0.0, 0.0, 16.0, 16.0)).area();
            assert!(
                (ink(&pixels) - inside).abs() < 0.3,
                "{area}: {}",
                ink(&pixels)
            );
        }
    }

    #[test]
    fn tiles_beside_each_other_show_what_one_large_tile_shows() {
        let areas = [rect(3.3, 2.2, 29.7, 20.1), rect(15.5, 0.0, 16.5, 32.0)];
        let draw = |origin: Pos2, width| {
            let mut pixels = Pixels::new(origin, width, 32);
            for area in areas {
                pixels.fill(area, Corner::Round(3.0), Color32::from_rgb(200, 30, 90));
            }
            pixels.into_colors()
        };
        let whole = draw(Pos2::ZERO, 32);
        let halves = [draw(Pos2::ZERO, 16), draw(pos2(16.0, 0.0), 16)];
        for (place, pixel) in whole.iter().enumerate() {
            let (row, column) = (place / 32, place % 32);
            let half = &halves[column / 16];
            assert_eq!(*pixel, half[row * 16 + column % 16], "{row} {column}");
        }
    }

    #[test]
    fn round_and_cut_corners_leave_their_tips_free() {
        for corner in [Corner::Round(6.0), Corner::Cut(6.0)] {
            let mut pixels = Pixels::new(Pos2::ZERO, 20, 20);
            pixels.fill(rect(0.0, 0.0, 20.0, 20.0), corner, Color32::BLACK);
            assert_eq!(pixels.colors[0].a(), 0);
            assert_eq!(pixels.colors[10].a(), 255);
            assert_eq!(pixels.colors[10 * 20].a(), 255);
        }
    }
}
