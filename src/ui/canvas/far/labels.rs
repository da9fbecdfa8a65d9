//! The words of questions and theses where their own cards are too small to be read:
//! a map of any size says what it is about.

use egui::{Painter, Rect, Stroke, vec2};

use super::placing::{Ground, aside, beside, clear_of, lifted};
use super::plate::{Plate, Plates, Wording};
use super::terrain::{Landmark, Terrain};
use crate::drawing::Ink;
use crate::layout::Flow;
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
/// From afar a question is drawn no smaller than a few points, so it reaches over its card.
const COVER: f32 = 2.0;
/// What is tried for a label, best first.
const WORDINGS: [Wording; 4] = [
    Wording::Full,
    Wording::Narrow,
    Wording::Brief,
    Wording::Letter,
];

/// Whether labels show at a zoom.
pub(super) fn are_shown(zoom: f32, theme: &Theme) -> bool {
    zoom < APPEAR * theme.scale()
}

/// Paints the labels that have room, large questions first, and says where. They stay in
/// what is free of the view.
pub(super) fn paint_labels(
    painter: &Painter,
    [view, free]: [Rect; 2],
    camera: &Camera,
    terrain: &Terrain,
    plates: &Plates,
) -> Vec<Label> {
    let theme = plates.theme;
    let is_far = are_shown(camera.zoom, theme);
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
    let made = place(painter, [view, free], camera, terrain, plates);
    let questions = made
        .iter()
        .filter(|(plate, _)| plate.id.kind() == Kind::Question);
    for (plate, card) in questions.filter(|_| plates.flow == Flow::Down) {
        paint_stem(painter, theme, plate.rect, *card, strength);
    }
    for (plate, _) in made.iter().rev() {
        plate.paint(painter, theme, strength);
    }
    let labels = made.iter();
    labels
        .map(|(made, _)| Label {
            id: made.id,
            rect: made.rect,
        })
        .collect()
}

/// Where a label was lifted off the card of its question, a line in place of the card leads
/// down to where its theses branch off.
fn paint_stem(painter: &Painter, theme: &Theme, label: Rect, card: Rect, strength: f32) {
    let is_above = label.max.y + 0.5 < card.max.y && label.x_range().contains(card.center().x);
    if !is_above {
        return;
    }
    let canvas = theme.tokens.canvas.gamma_multiply(strength);
    painter.rect_filled(card.expand(COVER), 0, canvas);
    let wire = theme.tokens.color(Ink::Wire).gamma_multiply(strength);
    let down = label.max.y..=card.max.y + COVER;
    painter.vline(card.center().x, down, Stroke::new(1.0, wire));
}

/// The labels that have room, in the order of their landmarks, each with the card that it
/// stands for.
pub(super) fn place(
    painter: &Painter,
    [view, free]: [Rect; 2],
    camera: &Camera,
    terrain: &Terrain,
    plates: &Plates,
) -> Vec<(Plate, Rect)> {
    let seen = camera.visible(view);
    let gap = plates.theme.scaled(GAP);
    let mut placed: Vec<(Plate, Rect)> = Vec::new();
    let mut rects: Vec<Rect> = Vec::new();
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
        let ground = Ground {
            card,
            region,
            view: free,
            flow: plates.flow,
        };
        let questions = plates.map.questions_of(mark.id);
        let own = (placed.iter()).position(|(plate, _)| questions.contains(&plate.id));
        // Words stand lower, over what hangs below the card, rather than not at all. A letter
        // has to stand at its card, or one would look for it elsewhere.
        let mut second = None;
        let found = WORDINGS.into_iter().find_map(|wording| {
            let made = plates.make(painter, mark, camera.zoom, region, wording)?;
            let has_words = made.has_words();
            let (seat, is_at_card) = seated(made, mark, &ground, (&rects, own), gap)?;
            if is_at_card {
                return Some(seat);
            }
            second = second.take().or(has_words.then_some(seat));
            None
        });
        let Some((made, moved)) = found.or(second) else {
            tries += 1;
            continue;
        };
        if let Some((place, rect)) = moved {
            rects[place] = rect;
            placed[place].0.rect = rect;
        }
        covered += made.rect.area();
        rects.push(made.rect);
        placed.push((made, card));
    }
    placed
}

/// A label at its place, and that of its question where it makes room for it.
type Seat = (Plate, Option<(usize, Rect)>);

/// Finds a place for a label among those that have one, of which one may be that of its
/// question. Whether that is at its card.
fn seated(
    mut made: Plate,
    mark: &Landmark,
    ground: &Ground,
    (rects, own): (&[Rect], Option<usize>),
    gap: f32,
) -> Option<(Seat, bool)> {
    let card = ground.card;
    let mut rect = beside(made.rect.size(), mark, ground);
    if !made.has_words() && card.width() > rect.width() {
        // On the band of the thesis, where its letter stands from near by.
        rect = rect.translate(vec2(card.min.x - rect.min.x, 0.0));
    }
    if !ground.view.intersects(rect) {
        return None;
    }
    let mut around = rects.to_vec();
    let moved = own.and_then(|place| {
        let others = (rects.iter().enumerate()).filter(|(other, _)| *other != place);
        let others = others.map(|(_, rect)| *rect);
        let question = around.get_mut(place)?;
        *question = lifted(*question, rect, others, ground, gap);
        Some((place, *question))
    });
    let rect = aside(&around, rect, ground, gap);
    made.rect = clear_of(&around, rect, ground.region, gap)?;
    let is_at_card = made.rect == rect;
    Some(((made, moved), is_at_card))
}
