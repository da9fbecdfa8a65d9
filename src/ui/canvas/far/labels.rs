//! The words of questions and theses where their own cards are too small to be read:
//! a map of any size says what it is about.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, CornerRadius, Galley, Painter, Rect, Stroke, StrokeKind, pos2, vec2};
use std::sync::Arc;

use super::looks::ramp;
use super::terrain::{Landmark, Terrain};
use crate::model::{Id, Kind, Map};
use crate::ui::canvas::Camera;
use crate::ui::theme::{Face, Theme, size};

/// A label that is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    pub id: Id,
    /// Where it is on the screen.
    pub rect: Rect,
}

/// From the first zoom outwards labels begin to show; from the second on in full.
const APPEAR: (f32, f32) = (0.44, 0.36);
/// No more than this of the view is given to labels.
const MOST_COVERED: f32 = 0.14;
/// After so many landmarks that found no room there is none.
const MOST_TRIES: usize = 300;
/// Between labels, in points at normal size.
const GAP: f32 = 4.0;
const PADDING: egui::Vec2 = vec2(8.0, 4.0);
const BAND: f32 = 20.0;
/// A thesis is named by its letter alone where there is less room than this.
const LEAST_WORDS: egui::Vec2 = vec2(136.0, 110.0);
/// Where there is less than this it is not named.
const LEAST_LETTER: f32 = 14.0;

struct Made {
    id: Id,
    rect: Rect,
    words: Option<Arc<Galley>>,
    letter: Option<Arc<Galley>>,
}

/// Paints the labels that have room, large questions first, and says where.
pub(super) fn paint_labels(
    painter: &Painter,
    view: Rect,
    camera: &Camera,
    terrain: &Terrain,
    map: &Map,
    theme: &Theme,
) -> Vec<Label> {
    let strength = 1.0 - ramp(camera.zoom / theme.scale(), APPEAR.1, APPEAR.0);
    if strength <= 0.0 {
        return Vec::new();
    }
    let made = place(painter, view, camera, terrain, map, theme);
    for label in made.iter().rev() {
        paint_label(painter, label, theme, strength);
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
    map: &Map,
    theme: &Theme,
) -> Vec<Made> {
    let seen = camera.visible(view);
    let mut placed: Vec<Made> = Vec::new();
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
        let ways = [true, false].into_iter();
        let made = ways.filter_map(|with_words| {
            let mut made = make(painter, mark, region, map, theme, with_words)?;
            made.rect = beside(made.rect.size(), mark, card, region, view);
            if made.words.is_none() && card.width() > made.rect.width() {
                // On the band of the thesis, where its letter stands from near by.
                made.rect = made.rect.translate(vec2(card.min.x - made.rect.min.x, 0.0));
            }
            let fits = view.intersects(made.rect) && fits(&mut made.rect, region, &placed, theme);
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
fn fits(rect: &mut Rect, region: Rect, placed: &[Made], theme: &Theme) -> bool {
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

/// The label of a landmark, anywhere; none if it has no room or nothing to say.
fn make(
    painter: &Painter,
    mark: &Landmark,
    region: Rect,
    map: &Map,
    theme: &Theme,
    with_words: bool,
) -> Option<Made> {
    let room = region.width() - theme.scaled(GAP);
    // In steps, so that zooming does not set every label anew in every frame.
    let step = theme.scaled(24.0);
    let width = |least: f32, most: f32| {
        let width = room.clamp(theme.scaled(least), theme.scaled(most));
        ((width / step).floor() * step).max(step) - 2.0 * PADDING.x
    };
    let (text, letter) = match mark.id.kind() {
        Kind::Question => (map.question(mark.id)?.text.as_str(), None),
        _ => (
            map.claim(mark.id)?.text.as_str(),
            map.thesis_letter(mark.id),
        ),
    };
    let is_question = mark.id.kind() == Kind::Question;
    let roomy =
        room >= theme.scaled(LEAST_WORDS.x) && region.height() >= theme.scaled(LEAST_WORDS.y);
    let has_words = with_words && (is_question || roomy);
    if !is_question && room < theme.scaled(LEAST_LETTER) {
        return None;
    }
    let (ink, points, rows, limit) = if is_question {
        (theme.tokens.ink, size::TEXT, 2, width(168.0, 264.0))
    } else {
        (
            theme.tokens.ink,
            size::TEXT_CHIP,
            2,
            width(96.0, 192.0) - BAND,
        )
    };
    let face = if is_question {
        Face::Bold
    } else {
        Face::Regular
    };
    let words = (has_words && !text.is_empty()).then(|| {
        let format = TextFormat::simple(face.at(theme.scaled(points)), ink);
        let mut job = LayoutJob::single_section(text.to_owned(), format);
        job.wrap.max_width = limit;
        job.wrap.max_rows = rows;
        if is_question {
            job.halign = Align::Center;
        }
        painter.layout_job(job)
    });
    let letter = letter.map(|letter| {
        let font = Face::Bold.at(theme.scaled(size::TEXT_CHIP));
        painter.layout_no_wrap(letter, font, theme.tokens.band_letter)
    });
    let band = letter.as_ref().map_or(0.0, |_| theme.scaled(BAND));
    let size = match &words {
        Some(words) => words.size() + vec2(band, 0.0) + 2.0 * PADDING,
        None if letter.is_some() => vec2(band, band),
        None => return None,
    };
    Some(Made {
        id: mark.id,
        rect: Rect::from_min_size(pos2(0.0, 0.0), size),
        words,
        letter,
    })
}

/// A small card in the looks of what it names.
fn paint_label(painter: &Painter, label: &Made, theme: &Theme, strength: f32) {
    let tokens = &theme.tokens;
    let faded = |color: Color32| color.gamma_multiply(strength);
    let Made {
        rect,
        words,
        letter,
        ..
    } = label;
    let corner = CornerRadius::same(size::CORNER);
    let line = if letter.is_some() {
        tokens.band
    } else {
        tokens.card_line
    };
    let shadow = tokens.shadow.gamma_multiply(0.6 * strength);
    let below = rect.translate(vec2(0.0, 1.0)).expand(1.0);
    painter.rect_filled(below, corner, shadow);
    let stroke = Stroke::new(1.0, faded(line));
    painter.rect(
        *rect,
        corner,
        faded(tokens.card),
        stroke,
        StrokeKind::Inside,
    );
    let mut left = rect.min.x;
    if let Some(letter) = letter {
        let mut band = *rect;
        band.max.x = band.min.x + theme.scaled(BAND);
        let round = match words {
            Some(_) => CornerRadius {
                ne: 0,
                se: 0,
                ..corner
            },
            None => corner,
        };
        painter.rect_filled(band, round, faded(tokens.band));
        let at = band.center() - letter.size() / 2.0;
        painter.galley_with_override_text_color(at, letter.clone(), faded(tokens.band_letter));
        left = band.max.x;
    }
    if let Some(words) = words {
        // A centred galley hangs around its middle.
        let x = match words.job.halign {
            Align::Center => f32::midpoint(left, rect.max.x),
            _ => left + PADDING.x,
        };
        let at = pos2(x, rect.min.y + PADDING.y);
        painter.galley_with_override_text_color(at, words.clone(), faded(tokens.ink));
    }
}
