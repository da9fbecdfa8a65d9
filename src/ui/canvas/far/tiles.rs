//! The map from afar as pictures of equal size side by side.
//!
//! A frame costs as many tiles as fit on the screen, whatever stands on them. Tiles
//! belong to one scale. While the zoom changes, those at hand are shown larger or
//! smaller; once it holds still, new ones are made that are true to the pixel, a few
//! each frame. Where one is missing still, an older one or the picture of the whole
//! map stands in for it. After a change of the map only tiles that look different
//! are drawn anew.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Instant;

use egui::epaint::Mesh;
use egui::{
    Color32, ColorImage, Painter, Pos2, Rect, TextureHandle, TextureId, TextureOptions, Vec2, pos2,
    vec2,
};

use super::looks::Looks;
use super::paper::Pixels;
use super::survey::Survey;
use crate::drawing::Palette;
use crate::layout::{self, Point};
use crate::ui::canvas::Camera;

/// The side of a tile in pixels.
const SIDE: usize = 256;
/// How long new tiles may take in one frame before the rest waits for the next.
const BUDGET_SECS: f64 = 0.0025;
/// While the zoom changes, tiles are shown as small or as large as this.
const STRETCH: std::ops::Range<f32> = 0.66..1.5;
/// What is drawn may reach further than its place, by so many pixels.
const REACH: f32 = 6.0;

/// Tiles further from the map's origin than this have no number.
const FARTHEST: f32 = 1e9;
/// More tiles than any screen holds.
const MOST_TILES: usize = 4096;

/// What to show.
pub(super) struct View<'a> {
    pub camera: Camera,
    pub rect: Rect,
    pub palette: &'a Palette,
    /// How strongly everything shows.
    pub strength: f32,
    /// Whether the zoom is changing.
    pub zooms: bool,
}

#[derive(Default)]
pub(super) struct Tiles {
    /// The one in use is the last.
    sets: Vec<Set>,
    looks: Option<(Palette, f32)>,
}

/// The tiles of one scale, by column and row from the map's origin.
struct Set {
    /// Pixels for one map point.
    scale: f32,
    tiles: HashMap<(i32, i32), Tile>,
}

struct Tile {
    /// None where there is nothing.
    texture: Option<TextureHandle>,
    /// What it was drawn from, in short.
    content: u64,
    /// The terrain that it was last compared with.
    generation: u64,
}

impl Tiles {
    /// Paints what is in view. Says whether all of it is as it should be; if not,
    /// another frame is needed.
    pub(super) fn paint(&mut self, painter: &Painter, view: &View, survey: &Survey) -> bool {
        let pixels_per_point = painter.ctx().pixels_per_point();
        if self.looks != Some((*view.palette, pixels_per_point)) {
            self.sets.clear();
            self.looks = Some((*view.palette, pixels_per_point));
        }
        let scale = view.camera.zoom * pixels_per_point;
        let serves = |set: &Set| {
            set.scale == scale || (view.zooms && STRETCH.contains(&(scale / set.scale)))
        };
        if !self.sets.last().is_some_and(serves) {
            // The last but one is worth keeping: zooming goes back and forth.
            self.sets.drain(..self.sets.len().saturating_sub(1));
            let tiles = HashMap::new();
            self.sets.push(Set { scale, tiles });
        }
        let Some((set, older)) = self.sets.split_last_mut() else {
            return true;
        };
        let seen = view.camera.visible(view.rect);
        let range = Range::of(seen, survey.bounds, set.scale);
        let whole = set.make(painter, view.palette, survey, &range);
        set.forget(&range);

        let screen = Screen::new(view, set.scale, pixels_per_point);
        let tint = Color32::WHITE.gamma_multiply(view.strength);
        range.each(|place| {
            let rect = screen.tile(place);
            match set.tiles.get(&place) {
                Some(tile) => tile.paint(painter, rect, tint),
                None => stand_in(painter, view, rect, older, survey, tint),
            }
        });
        whole && set.scale == scale
    }
}

/// Paints a rectangle of the screen from tiles of another scale, or from the picture
/// of the whole map.
fn stand_in(
    painter: &Painter,
    view: &View,
    rect: Rect,
    older: &[Set],
    survey: &Survey,
    tint: Color32,
) {
    let pixels_per_point = painter.ctx().pixels_per_point();
    let corner = |at: Pos2| view.camera.map_from_screen(view.rect, at);
    let place = layout::Rect::new(corner(rect.min), corner(rect.max));
    for set in older.iter().rev() {
        let screen = Screen::new(view, set.scale, pixels_per_point);
        let range = Range::of(place, survey.bounds, set.scale);
        let mut covered = true;
        range.each(|place| covered &= set.tiles.contains_key(&place));
        if !covered {
            continue;
        }
        range.each(|place| {
            let whole = screen.tile(place);
            let texture = set.tiles.get(&place).and_then(|tile| tile.texture.as_ref());
            if let Some(texture) = texture {
                paint_part(painter, texture.id(), whole, rect, tint);
            }
        });
        return;
    }
    if let Some((texture, bounds)) = survey.overview() {
        let whole = view.camera.screen_rect(view.rect, bounds);
        paint_part(painter, texture.id(), whole, rect, tint);
    }
}

/// Of a texture that belongs on `whole`, what lies in `part`.
fn paint_part(painter: &Painter, texture: TextureId, whole: Rect, part: Rect, tint: Color32) {
    let part = whole.intersect(part);
    if !part.is_positive() {
        return;
    }
    let uv = |at: Pos2| ((at - whole.min) / whole.size()).to_pos2();
    let uv = Rect::from_min_max(uv(part.min), uv(part.max));
    paint_texture(painter, texture, part, uv, tint);
}

/// As plain triangles: a filled rectangle has soft edges, which would show between
/// tiles.
fn paint_texture(painter: &Painter, texture: TextureId, rect: Rect, uv: Rect, tint: Color32) {
    let mut mesh = Mesh::with_texture(texture);
    mesh.add_rect_with_uv(rect, uv, tint);
    painter.add(mesh);
}

impl Tile {
    fn paint(&self, painter: &Painter, rect: Rect, tint: Color32) {
        if let Some(texture) = &self.texture {
            let uv = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
            paint_texture(painter, texture.id(), rect, uv, tint);
        }
    }
}

impl Set {
    /// Makes what is missing or out of date; says whether nothing is any more.
    fn make(
        &mut self,
        painter: &Painter,
        palette: &Palette,
        survey: &Survey,
        range: &Range,
    ) -> bool {
        let ctx = painter.ctx();
        let pixels_per_point = ctx.pixels_per_point();
        let looks = Looks::new(palette, self.scale, pixels_per_point);
        let generation = survey.generation;
        let started = Instant::now();
        let mut whole = true;
        let mut near = Vec::new();
        range.each(|place| {
            let known = self.tiles.get(&place);
            if known.is_some_and(|tile| tile.generation == generation) {
                return;
            }
            if started.elapsed().as_secs_f64() > BUDGET_SECS {
                whole = false;
                return;
            }
            let area = self.map_rect(place).grown(REACH / self.scale);
            survey.terrain.near(area, &mut near);
            let blocks = near.iter();
            let blocks = blocks.filter_map(|number| survey.terrain.blocks.get(*number as usize));
            // Lines have no area of their own, so touching is enough.
            let blocks = blocks.filter(|block| block.rect.grown(1.0).overlaps(area));
            let content = content(blocks.clone());
            if let Some(tile) = self.tiles.get_mut(&place)
                && tile.content == content
            {
                tile.generation = generation;
                return;
            }
            let mut blocks = blocks.peekable();
            let texture = blocks.peek().is_some().then(|| {
                let corner = vec2(place.0 as f32, place.1 as f32) * SIDE as f32;
                let mut pixels = Pixels::new(corner.to_pos2(), SIDE, SIDE);
                for block in blocks {
                    looks.draw(block, &mut pixels);
                }
                let image = ColorImage::new([SIDE, SIDE], pixels.into_colors());
                ctx.load_texture("map tile", image, TextureOptions::LINEAR)
            });
            let tile = Tile {
                texture,
                content,
                generation,
            };
            self.tiles.insert(place, tile);
        });
        whole
    }

    /// Drops what has moved far out of view.
    fn forget(&mut self, range: &Range) {
        if self.tiles.len() > 2 * range.count() + 32 {
            let kept = range.grown();
            self.tiles.retain(|place, _| kept.holds(*place));
        }
    }

    fn map_rect(&self, (column, row): (i32, i32)) -> layout::Rect {
        let side = SIDE as f32 / self.scale;
        let corner = Point::new(column as f32 * side, row as f32 * side);
        layout::Rect::at(corner, layout::Size::new(side, side))
    }
}

/// What a tile's looks depend on, apart from colours and scale.
fn content<'a>(blocks: impl Iterator<Item = &'a super::terrain::Block>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for block in blocks {
        let layout::Rect { min, max } = block.rect;
        for length in [min.x, min.y, max.x, max.y] {
            hasher.write_u32(length.to_bits());
        }
        block.what.hash(&mut hasher);
    }
    hasher.finish()
}

/// Where tiles of a scale lie on the screen.
struct Screen {
    /// The map's origin.
    origin: Pos2,
    side: f32,
}

impl Screen {
    fn new(view: &View, scale: f32, pixels_per_point: f32) -> Self {
        let mut origin = view.camera.screen_from_map(view.rect, Point::default());
        let stretch = view.camera.zoom * pixels_per_point / scale;
        if stretch == 1.0 {
            // A pixel of the tile on a pixel of the screen.
            let snap = |at: f32| (at * pixels_per_point).round() / pixels_per_point;
            origin = pos2(snap(origin.x), snap(origin.y));
        }
        Self {
            origin,
            side: SIDE as f32 / pixels_per_point * stretch,
        }
    }

    fn tile(&self, (column, row): (i32, i32)) -> Rect {
        // Both edges are computed alike, so that neighbours meet.
        let at = |column: i32, row: i32| {
            self.origin + Vec2::new(column as f32 * self.side, row as f32 * self.side)
        };
        Rect::from_min_max(at(column, row), at(column + 1, row + 1))
    }
}

/// Columns and rows of tiles, ends included.
struct Range {
    columns: (i32, i32),
    rows: (i32, i32),
}

impl Range {
    /// The tiles of a scale that show what is seen of the map.
    fn of(seen: layout::Rect, bounds: layout::Rect, scale: f32) -> Self {
        let bounds = bounds.grown(REACH / scale);
        let side = SIDE as f32 / scale;
        // Pins can be anywhere; so far away there is no telling places apart.
        let number = |at: f32| at.clamp(-FARTHEST, FARTHEST) as i32;
        let place = |at: f32| number((at / side).floor());
        let last = |at: f32| number((at / side).ceil()) - 1;
        let range = Self {
            columns: (
                place(seen.min.x.max(bounds.min.x)),
                last(seen.max.x.min(bounds.max.x)),
            ),
            rows: (
                place(seen.min.y.max(bounds.min.y)),
                last(seen.max.y.min(bounds.max.y)),
            ),
        };
        if range.count() > MOST_TILES {
            return Self {
                columns: (0, -1),
                rows: (0, -1),
            };
        }
        range
    }

    fn each(&self, mut visit: impl FnMut((i32, i32))) {
        for row in self.rows.0..=self.rows.1 {
            for column in self.columns.0..=self.columns.1 {
                visit((column, row));
            }
        }
    }

    fn count(&self) -> usize {
        let length = |(first, last): (i32, i32)| usize::try_from(last - first + 1).unwrap_or(0);
        length(self.columns) * length(self.rows)
    }

    /// With as much around it as half of what it holds.
    fn grown(&self) -> Self {
        let grown = |(first, last): (i32, i32)| {
            let more = (last - first) / 4 + 1;
            (first - more, last + more)
        };
        Self {
            columns: grown(self.columns),
            rows: grown(self.rows),
        }
    }

    fn holds(&self, (column, row): (i32, i32)) -> bool {
        (self.columns.0..=self.columns.1).contains(&column)
            && (self.rows.0..=self.rows.1).contains(&row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(low: f32, high: f32) -> layout::Rect {
        layout::Rect::new(Point::new(low, low), Point::new(high, high))
    }

    #[test]
    fn the_tiles_in_view_are_those_that_show_some_of_it() {
        let range = Range::of(rect(-100.0, 5000.0), rect(0.0, 1000.0), 1.0);
        assert_eq!((range.columns, range.rows), ((-1, 3), (-1, 3)));
        assert!(range.holds((3, -1)) && !range.holds((4, 0)));
        assert_eq!(
            Range::of(rect(2000.0, 3000.0), rect(0.0, 1000.0), 1.0).count(),
            0
        );
    }

    #[test]
    fn absurd_places_do_no_harm() {
        for far in [1e12, 3e38, f32::INFINITY] {
            for seen in [rect(-far, far), rect(far, far), rect(-far, -far)] {
                let range = Range::of(seen, rect(-far, far), 0.3);
                let mut count = 0;
                range.each(|_| count += 1);
                assert!(count <= MOST_TILES);
            }
        }
    }
}
