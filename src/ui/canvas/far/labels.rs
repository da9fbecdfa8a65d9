//! The words of questions and theses where their own cards are too small to be read:
//! a map of any size says what it is about.

use egui::{Painter, Rect, pos2, vec2};

use super::plate::{Plate, Plates, Wording};
use super::terrain::{Landmark, Terrain};
use crate::model::{Id, Kind};
use crate::ui::canvas::Camera;
use crate::ui::theme::Theme;

/// A label that is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    pub id: Id,
    /// Where it is on the screen.
    pub rect: Rect,
}

/// From this zoom outwards labels show: the words on the cards are specks.
const APPEAR: f32 = 0.44;
/// They come and go in so many seconds. Never by the zoom: at rest a label covers the
/// card that it names, or is not there.
const FADE_SECS: f32 = 0.12;
/// No more than this of the view is given to labels.
const MOST_COVERED: f32 = 0.14;
/// After so many landmarks that found no room there is none.
const MOST_TRIES: usize = 300;
/// Between labels, in points at normal size.
pub(super) const GAP: f32 = 4.0;
/// What is tried for a label, best first.
const WORDINGS: [Wording; 3] = [Wording::Full, Wording::Narrow, Wording::Letter];

/// Paints the labels that have room, large questions first, and says where.
pub(super) fn paint_labels(
    painter: &Painter,
    view: Rect,
    camera: &Camera,
    terrain: &Terrain,
    plates: &Plates,
) -> Vec<Label> {
    let theme = plates.theme;
    let is_far = camera.zoom < APPEAR * theme.scale();
    let fade = if theme.motion_secs() > 0.0 {
        FADE_SECS
    } else {
        0.0
    };
    let ctx = painter.ctx();
    let strength = ctx.animate_bool_with_time(egui::Id::unique("labels from afar"), is_far, fade);
    if strength <= 0.0 {
        return Vec::new();
    }
    let made = place(painter, view, camera, terrain, plates);
    for plate in made.iter().rev() {
        plate.paint(painter, theme, strength);
    }
    let labels = made.iter();
    labels
        .map(|made| Label {
            id: made.id,
            rect: made.rect,
        })
        .collect()
}

fn place(
    painter: &Painter,
    view: Rect,
    camera: &Camera,
    terrain: &Terrain,
    plates: &Plates,
) -> Vec<Plate> {
    let seen = camera.visible(view);
    let mut placed: Vec<Plate> = Vec::new();
    let (mut covered, mut tries) = (0.0, 0);
    for mark in &terrain.landmarks {
        if !mark.region.overlaps(seen) {
            continue;
        }
        if covered > MOST_COVERED * view.area() || tries > MOST_TRIES {
            break;
        }
        let region = camera.screen_rect(view, mark.region);
        let card = camera.screen_rect(view, mark.rect);
        let made = WORDINGS.into_iter().filter_map(|wording| {
            let mut made = plates.make(painter, mark, camera.zoom, region, wording)?;
            made.rect = beside(made.rect.size(), mark, card, region, view);
            if !made.has_words() && card.width() > made.rect.width() {
                // On the band of the thesis, where its letter stands from near by.
                made.rect = made.rect.translate(vec2(card.min.x - made.rect.min.x, 0.0));
            }
            let fits =
                view.intersects(made.rect) && fits(&mut made.rect, region, &placed, plates.theme);
            fits.then_some(made)
        });
        let Some(made) = made.take(1).next() else {
            tries += 1;
            continue;
        };
        covered += made.rect.area();
        placed.push(made);
    }
    placed
}

/// Where a label of a size goes if nothing is in its way.
fn beside(size: egui::Vec2, mark: &Landmark, card: Rect, region: Rect, view: Rect) -> Rect {
    let left = card.center().x - size.x / 2.0;
    let (top, around) = if mark.id.kind() == Kind::Question {
        // A question stands on its theses, which hang below it.
        (card.max.y - size.y, region.expand2(size))
    } else {
        (card.min.y, region)
    };
    keep_in(Rect::from_min_size(pos2(left, top), size), around, view)
}

/// Makes way for what stands there already, as far as there is room below.
fn fits(rect: &mut Rect, region: Rect, placed: &[Plate], theme: &Theme) -> bool {
    let gap = theme.scaled(GAP);
    for _ in 0..3 {
        let wide = rect.expand(gap - 0.5);
        let Some(other) = placed.iter().find(|other| other.rect.intersects(wide)) else {
            return true;
        };
        let down = other.rect.max.y + gap - rect.min.y;
        *rect = rect.translate(vec2(0.0, down));
        if rect.min.y > region.max.y - rect.height() / 2.0 {
            return false;
        }
    }
    false
}

/// As near as can be within what it names, while that is in view.
fn keep_in(rect: Rect, region: Rect, view: Rect) -> Rect {
    let inside = view.shrink(8.0);
    let shift = |low: f32, high: f32, from: f32, to: f32| {
        if low < from {
            from - low
        } else {
            (to - high).min(0.0)
        }
    };
    let moved = rect.translate(vec2(
        shift(rect.min.x, rect.max.x, inside.min.x, inside.max.x),
        shift(rect.min.y, rect.max.y, inside.min.y, inside.max.y),
    ));
    if region.contains_rect(moved) {
        moved
    } else {
        rect
    }
}
