//! What things look like from afar, and how that changes with the distance.
//!
//! Near enough, a card is paper with bars for its lines of text. Further out the
//! bars fade, frames are left out where nothing would be seen inside of them, paper
//! takes on the colour of the reason it stands in, and theses and questions turn
//! into solid marks. All of it changes gradually.

use egui::{Color32, Rect, pos2, vec2};

use super::paper::{Corner, Paper, on_pixels};
use super::terrain::{Block, What};
use crate::drawing::{Bearing, Ink, Palette};
use crate::layout;

/// The looks of everything at one scale.
pub(super) struct Looks<'a> {
    palette: &'a Palette,
    /// Pixels for one map point.
    scale: f32,
    /// Pixels for one screen point.
    pixels_per_point: f32,
    /// 0 where cards can be told apart well, 1 where they are specks.
    distance: f32,
    /// How strongly the bars for lines of text show.
    bars: f32,
    /// How much questions and theses may be enlarged, as a share of what is usual.
    marks: f32,
}

/// Below so many pixels either way nothing is seen inside of a frame.
const FRAMED: f32 = 4.0;
/// What is larger than this has sharp edges.
const SHARP: f32 = 5.0;
/// Questions and theses are never smaller than this, in points.
const LEAST_QUESTION: f32 = 3.0;
const LEAST_THESIS: f32 = 2.0;
/// No more of a whole map than this is covered by questions and theses.
const MOST_MARKED: f32 = 0.1;

/// How a kind of card sets its text, in map points.
struct Setting {
    left: f32,
    top: f32,
    line_height: f32,
    bar: f32,
    centered: bool,
}

const CARD: Setting = Setting {
    left: 12.0,
    top: 10.0,
    line_height: 18.0,
    bar: 6.8,
    centered: false,
};
const THESIS: Setting = Setting {
    left: 44.0,
    line_height: 20.0,
    bar: 8.2,
    ..CARD
};
const QUESTION: Setting = Setting {
    left: 24.0,
    top: 14.0,
    line_height: 26.0,
    bar: 11.0,
    centered: true,
};
const SMALL: Setting = Setting {
    left: 10.0,
    top: 6.0,
    line_height: 16.0,
    bar: 5.6,
    centered: false,
};
const PILL: Setting = Setting {
    left: 14.0,
    top: 3.0,
    line_height: 16.0,
    bar: 6.4,
    centered: true,
};

impl<'a> Looks<'a> {
    pub(super) fn new(palette: &'a Palette, scale: f32, pixels_per_point: f32) -> Self {
        let zoom = scale / pixels_per_point;
        Self {
            palette,
            scale,
            pixels_per_point,
            distance: 1.0 - ramp(zoom, 0.02, 0.17),
            bars: ramp(zoom, 0.075, 0.15),
            marks: 1.0,
        }
    }

    /// The same where so many questions and theses stand in an area of so many square
    /// points: they leave most of it to what else there is.
    pub(super) fn crowded(self, marks: usize, area: f32) -> Self {
        let each = LEAST_QUESTION * LEAST_QUESTION * marks.max(1) as f32;
        let share = (MOST_MARKED * area / each).sqrt().min(1.0);
        Self {
            marks: share,
            ..self
        }
    }

    /// Draws a shape with the map's corner at the paper's.
    pub(super) fn draw(&self, block: &Block, paper: &mut impl Paper) {
        let palette = self.palette;
        let far = self.distance;
        let area = self.place(block.rect);
        match block.what {
            What::Conflict => {
                let color = palette.muted.gamma_multiply(0.5 * (1.0 - far));
                self.line(area, 1.25, color, paper);
            }
            What::Wire(bearing) => {
                let (ink, width) = match bearing {
                    Some(bearing) => (Ink::Strong(bearing), 1.75),
                    None => (Ink::Wire, 1.25),
                };
                let color = palette.color(ink).gamma_multiply(mix(0.9, 0.4, far));
                self.line(area, width, color, paper);
            }
            What::Box(bearing) => {
                let (strong, soft) = palette.bearing(bearing);
                let fill = soft.lerp_to_gamma(strong, mix(0.02, 0.5, far));
                let edge = soft.lerp_to_gamma(strong, mix(0.45, 0.6, far));
                let corner = self.corner(bearing, 12.0);
                self.framed(area, corner, edge, fill, paper);
            }
            What::Pill(bearing) => {
                if self.bars > 0.0 {
                    let (strong, soft) = palette.bearing(bearing);
                    let corner = self.corner(bearing, 11.0);
                    let edge = strong.gamma_multiply(self.bars);
                    let fill = soft.gamma_multiply(self.bars);
                    self.framed(area, corner, edge, fill, paper);
                    self.lines(block.rect, &PILL, soft.lerp_to_gamma(strong, 0.6), paper);
                }
            }
            What::Card(within) => {
                let tint = within.map_or(palette.muted, |bearing| palette.bearing(bearing).0);
                let fill = palette.card.lerp_to_gamma(tint, mix(0.0, 0.22, far));
                let edge = palette.card_line.lerp_to_gamma(tint, mix(0.0, 0.5, far));
                let corner = Corner::Round(8.0 * self.scale);
                self.framed(area, corner, edge, fill, paper);
                let ink = palette.card.lerp_to_gamma(palette.ink, 0.45);
                self.lines(block.rect, &CARD, ink, paper);
            }
            What::Reference | What::Fold => {
                let (ground, edge) = match block.what {
                    What::Fold => (palette.canvas, palette.muted),
                    _ => (palette.card, palette.muted),
                };
                let edge = ground.lerp_to_gamma(edge, mix(0.7, 0.4, far));
                let fill = ground.lerp_to_gamma(palette.muted, mix(0.0, 0.15, far));
                let corner = Corner::Round(6.0 * self.scale);
                self.framed(area, corner, edge, fill, paper);
                let ink = palette.card.lerp_to_gamma(palette.muted, 0.5);
                self.lines(block.rect, &SMALL, ink, paper);
            }
            What::Thesis => self.thesis(block.rect, area, paper),
            What::Question => {
                let area = self.at_least(area, LEAST_QUESTION);
                let solid = palette.canvas.lerp_to_gamma(palette.ink, 0.7);
                let fill = palette.card.lerp_to_gamma(solid, far);
                let edge = palette
                    .card_line
                    .lerp_to_gamma(palette.ink, mix(0.2, 0.8, far));
                let corner = Corner::Round(10.0 * self.scale);
                self.framed(area, corner, edge, fill, paper);
                let ink = palette.card.lerp_to_gamma(palette.ink, 0.6);
                self.lines(block.rect, &QUESTION, ink, paper);
            }
        }
    }

    fn thesis(&self, rect: layout::Rect, area: Rect, paper: &mut impl Paper) {
        let palette = self.palette;
        let area = self.at_least(area, LEAST_THESIS);
        let fill = palette.card.lerp_to_gamma(palette.band, self.distance);
        let corner = Corner::Round(8.0 * self.scale);
        self.framed(area, corner, palette.band, fill, paper);
        let mut band = area;
        band.max.x = band.max.x.min(band.min.x + 32.0 * self.scale);
        if band.width() >= 1.0 && self.distance < 1.0 {
            paper.fill(band, corner, palette.band);
            // Its inner corners are not round.
            band.min.x = f32::midpoint(band.min.x, band.max.x);
            paper.fill(band, Corner::Square, palette.band);
        }
        let ink = palette.card.lerp_to_gamma(palette.ink, 0.6);
        self.lines(rect, &THESIS, ink, paper);
        if self.bars > 0.0 {
            let letter = layout::Size::new(9.0, 11.0);
            let middle = layout::Point::new(rect.min.x + 16.0, rect.center().y);
            let letter = self.place(layout::Rect::around(middle, letter));
            let color = palette
                .band
                .lerp_to_gamma(palette.band_letter, 0.7 * self.bars);
            paper.fill(letter, Corner::Square, color);
        }
    }

    /// A filled area with a line of one pixel around it.
    fn framed(
        &self,
        area: Rect,
        corner: Corner,
        edge: Color32,
        fill: Color32,
        paper: &mut impl Paper,
    ) {
        let small = area.width().min(area.height());
        if small < FRAMED {
            // The frame is in what is seen, as a share of the area.
            let share = (2.0 / FRAMED - 0.1) * small / FRAMED;
            let share = share * (1.0 - 0.5 * self.distance);
            paper.fill(area, Corner::Square, fill.lerp_to_gamma(edge, share));
            return;
        }
        let area = if small >= SHARP {
            on_pixels(area)
        } else {
            area
        };
        let corner = match corner {
            Corner::Round(size) | Corner::Cut(size) if size < 0.8 => Corner::Square,
            corner => corner,
        };
        paper.fill(area, corner, edge);
        let width = self.pixels_per_point.max(1.0).round().min(small / 4.0);
        let inner = match corner {
            Corner::Square => Corner::Square,
            Corner::Round(size) => Corner::Round((size - width).max(0.0)),
            Corner::Cut(size) => Corner::Cut((size - 0.6 * width).max(0.0)),
        };
        paper.fill(area.shrink(width), inner, fill);
    }

    /// A line without a width of its own; `width` is that at normal size.
    fn line(&self, area: Rect, width: f32, color: Color32, paper: &mut impl Paper) {
        let zoom = self.scale / self.pixels_per_point;
        let wide = width * zoom.powf(0.7).max(0.25) * self.pixels_per_point;
        let pixels = wide.round().max(1.0);
        // Thinner than a pixel means fainter.
        let color = color.gamma_multiply((wide / pixels).min(1.0));
        let upright = area.width() <= area.height();
        let middle = |low: f32| (low - pixels / 2.0).round();
        let area = if upright {
            let left = middle(area.min.x);
            Rect::from_min_max(pos2(left, area.min.y), pos2(left + pixels, area.max.y))
        } else {
            let top = middle(area.min.y);
            Rect::from_min_max(pos2(area.min.x, top), pos2(area.max.x, top + pixels))
        };
        paper.fill(area, Corner::Square, color);
    }

    /// A bar for each line of text that a card of that size has room for. How long
    /// they are is made up, and the same each time.
    fn lines(&self, rect: layout::Rect, setting: &Setting, ink: Color32, paper: &mut impl Paper) {
        if self.bars <= 0.0 {
            return;
        }
        let ink = ink.gamma_multiply(self.bars);
        let room = rect.width() - setting.left - CARD.left;
        let count = ((rect.height() - 2.0 * setting.top) / setting.line_height).round();
        let count = count.clamp(1.0, 60.0) as u16;
        let mut seed = rect.min.x.to_bits() ^ rect.min.y.to_bits().rotate_left(13);
        for line in 0..count {
            seed = seed.wrapping_mul(0x9E37_79B1).rotate_left(7) ^ u32::from(line);
            let chance = (seed >> 16) as f32 / 65_536.0;
            let part = if line + 1 == count && !setting.centered {
                mix(0.3, 0.85, chance)
            } else {
                mix(0.84, 1.0, chance)
            };
            let width = room * if setting.centered { 0.85 * part } else { part };
            let left = if setting.centered {
                rect.center().x - width / 2.0
            } else {
                rect.min.x + setting.left
            };
            let top = rect.min.y
                + setting.top
                + f32::from(line) * setting.line_height
                + (setting.line_height - setting.bar) / 2.0;
            let bar = layout::Rect::at(
                layout::Point::new(left, top),
                layout::Size::new(width, setting.bar),
            );
            paper.fill(self.place(bar), Corner::Square, ink);
        }
    }

    fn place(&self, rect: layout::Rect) -> Rect {
        let at = |point: layout::Point| pos2(point.x * self.scale, point.y * self.scale);
        Rect::from_min_max(at(rect.min), at(rect.max))
    }

    fn corner(&self, bearing: Bearing, size: f32) -> Corner {
        match bearing {
            Bearing::For => Corner::Round(size * self.scale),
            Bearing::Against => Corner::Cut(size * self.scale),
            Bearing::Undercut => Corner::Square,
            Bearing::Support => Corner::Round(4.0 * self.scale),
        }
    }

    /// The area around the same middle, so large at least, in points.
    fn at_least(&self, area: Rect, points: f32) -> Rect {
        let least = points * self.marks * self.pixels_per_point;
        let size = area.size().max(vec2(1.5 * least, least));
        if size == area.size() {
            return area;
        }
        Rect::from_center_size(area.center(), size)
    }
}

fn mix(near: f32, far: f32, part: f32) -> f32 {
    near + (far - near) * part
}

/// From 0 at `low` to 1 at `high`, by how often the zoom doubles in between.
pub(super) fn ramp(zoom: f32, low: f32, high: f32) -> f32 {
    let part = (zoom / low).max(f32::EPSILON).ln() / (high / low).ln();
    part.clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_and_theses_do_not_cover_a_small_picture_however_many_there_are() {
        let palette = Palette::new(false);
        let speck = Rect::from_center_size(pos2(50.0, 50.0), vec2(0.2, 0.1));
        let area = 168.0 * 128.0;
        let covered = |marks: usize| {
            let looks = Looks::new(&palette, 0.01, 1.0).crowded(marks, area);
            let each = looks.at_least(speck, LEAST_QUESTION);
            each.area() * marks as f32 / area
        };
        // A few are as large as they ever are.
        let few = Looks::new(&palette, 0.01, 1.0).at_least(speck, LEAST_QUESTION);
        assert!((covered(9) - 9.0 * few.area() / area).abs() < 1e-4);
        for marks in [300, 3_000, 30_000] {
            assert!(
                covered(marks) < 1.6 * MOST_MARKED,
                "{marks}: {}",
                covered(marks)
            );
        }
    }
}
