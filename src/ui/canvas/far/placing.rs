//! Where a label goes: over the card that it names, clear of what hangs below that.

use egui::{Rect, Vec2, pos2, vec2};

use super::terrain::Landmark;
use crate::layout::Flow;
use crate::model::Kind;

/// Between labels and the edges of the view, in screen points.
const EDGE: f32 = 8.0;
/// So often a label makes way before it is left out.
const MOST_MOVES: usize = 3;

/// What a label goes by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground {
    /// The card that it stands for, on the screen.
    pub card: Rect,
    /// What stands there and all that hangs on it.
    pub region: Rect,
    /// What of the view labels stay in.
    pub view: Rect,
    pub flow: Flow,
}

/// Where a label of a size goes if nothing is in its way: one edge is that of the card
/// from which the map grows, so that the label reaches into the free space on the other
/// side, and what hangs on the card stays in sight.
pub(super) fn beside(size: Vec2, mark: &Landmark, ground: &Ground) -> Rect {
    let Ground {
        card,
        region,
        view,
        flow,
    } = *ground;
    let corner = match flow {
        Flow::Down => pos2(card.center().x - size.x / 2.0, card.max.y - size.y),
        Flow::Right => pos2(card.max.x - size.x, card.center().y - size.y / 2.0),
    };
    let place = Rect::from_min_size(corner, size);
    let around = match mark.id.kind() {
        // A question stands alone where its map begins.
        Kind::Question => region.expand2(size),
        _ => region.union(place),
    };
    keep_in(place, around, view)
}

/// Everything turned over, so that what grows to the right grows down.
fn turned(rect: Rect) -> Rect {
    Rect::from_min_max(pos2(rect.min.y, rect.min.x), pos2(rect.max.y, rect.max.x))
}

/// Where the label of a question goes to leave a thesis its place.
pub(super) fn lifted(
    question: Rect,
    thesis: Rect,
    others: impl Iterator<Item = Rect>,
    ground: &Ground,
    gap: f32,
) -> Rect {
    let view = ground.view;
    match ground.flow {
        Flow::Down => question.translate(vec2(0.0, -lift(question, thesis, others, view, gap))),
        Flow::Right => {
            let others = others.map(turned);
            let back = lift(turned(question), turned(thesis), others, turned(view), gap);
            question.translate(vec2(-back, 0.0))
        }
    }
}

/// How far the label of a question goes up to leave a thesis its place, as far as other
/// labels and the upper edge of the view let it.
fn lift(
    question: Rect,
    thesis: Rect,
    others: impl Iterator<Item = Rect>,
    view: Rect,
    gap: f32,
) -> f32 {
    let is_above = question.center().y < thesis.center().y;
    if !is_above || !question.intersects(thesis.expand(gap - 0.5)) {
        return 0.0;
    }
    let wanted = question.max.y + gap - thesis.min.y;
    let beside = |other: &Rect| {
        other.min.x < question.max.x + gap
            && other.max.x > question.min.x - gap
            && other.min.y < question.min.y
    };
    let room = others.filter(beside).map(|other| other.max.y + gap);
    let top = room.fold(view.min.y + EDGE, f32::max);
    wanted.min(question.min.y - top).max(0.0)
}

/// Where a label goes that a neighbour leaves no room in the middle: aside, as long as it
/// still covers the card that it stands for.
pub(super) fn aside(placed: &[Rect], rect: Rect, ground: &Ground, gap: f32) -> Rect {
    match ground.flow {
        Flow::Down => across(placed, rect, ground.card, gap),
        Flow::Right => {
            let placed: Vec<Rect> = placed.iter().copied().map(turned).collect();
            turned(across(&placed, turned(rect), turned(ground.card), gap))
        }
    }
}

fn across(placed: &[Rect], rect: Rect, card: Rect, gap: f32) -> Rect {
    let is_free = |rect: &Rect| {
        let wide = rect.expand(gap - 0.5);
        placed.iter().all(|other| !other.intersects(wide))
    };
    if is_free(&rect) {
        return rect;
    }
    let wide = rect.expand(gap - 0.5);
    let in_the_way = placed.iter().filter(|other| other.intersects(wide));
    let ways = in_the_way.flat_map(|other| {
        let right = other.max.x + gap - rect.min.x;
        let left = other.min.x - gap - rect.max.x;
        [right, left]
    });
    let moved = ways.map(|by| (by.abs(), rect.translate(vec2(by, 0.0))));
    let covers = |rect: &Rect| rect.min.x <= card.min.x && card.max.x <= rect.max.x;
    moved
        .filter(|(_, rect)| covers(rect) && is_free(rect))
        .min_by(|one, other| one.0.total_cmp(&other.0))
        .map_or(rect, |(_, moved)| moved)
}

/// Where a label goes below what stands in its way, as far as there is room in what it
/// names.
pub(super) fn clear_of(placed: &[Rect], mut rect: Rect, region: Rect, gap: f32) -> Option<Rect> {
    for _ in 0..MOST_MOVES {
        let wide = rect.expand(gap - 0.5);
        let Some(other) = placed.iter().find(|other| other.intersects(wide)) else {
            return Some(rect);
        };
        rect = rect.translate(vec2(0.0, other.max.y + gap - rect.min.y));
        if rect.min.y > region.max.y - rect.height() / 2.0 {
            return None;
        }
    }
    None
}

/// As near as can be within what it names, while that is in view.
fn keep_in(rect: Rect, region: Rect, view: Rect) -> Rect {
    let inside = view.shrink(EDGE);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Size;
    use crate::model::Id;

    const VIEW: Rect = Rect {
        min: pos2(0.0, 0.0),
        max: pos2(1000.0, 800.0),
    };
    const GAP: f32 = 4.0;

    fn ground(card: Rect, region: Rect) -> Ground {
        Ground {
            card,
            region,
            view: VIEW,
            flow: Flow::Down,
        }
    }

    fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(width, height))
    }

    fn mark(kind: Kind) -> Landmark {
        Landmark {
            id: Id::random(kind),
            rect: crate::layout::Rect::default(),
            region: crate::layout::Rect::default(),
            least: Size::default(),
            pitch: 0.0,
            claims: 9,
        }
    }

    #[test]
    fn a_label_larger_than_its_card_grows_upwards_and_covers_nothing_below() {
        let card = rect(400.0, 300.0, 60.0, 20.0);
        let region = rect(300.0, 300.0, 300.0, 400.0);
        for kind in [Kind::Question, Kind::Claim] {
            let label = beside(vec2(180.0, 50.0), &mark(kind), &ground(card, region));
            assert_eq!(label, rect(340.0, 270.0, 180.0, 50.0), "{kind:?}");
        }
    }

    #[test]
    fn where_a_map_grows_to_the_right_a_label_grows_to_the_left() {
        let card = rect(400.0, 300.0, 60.0, 20.0);
        let ground = Ground {
            flow: Flow::Right,
            ..ground(card, rect(400.0, 200.0, 300.0, 400.0))
        };
        for kind in [Kind::Question, Kind::Claim] {
            let label = beside(vec2(180.0, 50.0), &mark(kind), &ground);
            assert_eq!(label, rect(280.0, 285.0, 180.0, 50.0), "{kind:?}");
        }
    }

    #[test]
    fn a_label_stays_in_view_while_some_of_what_it_names_does() {
        // The card has left the view, above and to the left.
        let card = rect(-300.0, -90.0, 60.0, 20.0);
        let region = rect(-400.0, -90.0, 700.0, 600.0);
        let label = beside(vec2(180.0, 50.0), &mark(Kind::Claim), &ground(card, region));
        assert_eq!(label.min, pos2(EDGE, EDGE));
        // It goes with the last of it.
        let region = rect(-400.0, -90.0, 420.0, 600.0);
        let label = beside(vec2(180.0, 50.0), &mark(Kind::Claim), &ground(card, region));
        assert!(label.max.x < 0.0, "{label}");
    }

    #[test]
    fn a_question_makes_room_above_for_its_theses() {
        let question = rect(300.0, 200.0, 250.0, 50.0);
        let thesis = rect(320.0, 240.0, 180.0, 50.0);
        let up = lift(question, thesis, std::iter::empty(), VIEW, GAP);
        assert_eq!(up, 14.0);
        let lifted = question.translate(vec2(0.0, -up));
        assert!(!lifted.intersects(thesis));
        // Not for one that stands beside it, and not when it came to stand below it.
        for other in [
            rect(600.0, 240.0, 180.0, 50.0),
            rect(320.0, 150.0, 180.0, 50.0),
        ] {
            assert_eq!(lift(question, other, std::iter::empty(), VIEW, GAP), 0.0);
        }
    }

    #[test]
    fn a_question_goes_up_no_further_than_there_is_room() {
        let thesis = rect(320.0, 240.0, 180.0, 50.0);
        let question = rect(300.0, 215.0, 250.0, 50.0);
        let above = rect(500.0, 160.0, 90.0, 45.0);
        let beside = rect(700.0, 160.0, 90.0, 45.0);
        let up = |others: &[Rect]| lift(question, thesis, others.iter().copied(), VIEW, GAP);
        assert_eq!(up(&[beside]), 29.0);
        assert_eq!(up(&[beside, above]), 6.0);
        // At the upper edge of the view it stays.
        let low = VIEW.with_min_y(215.0 - EDGE);
        assert_eq!(lift(question, thesis, std::iter::empty(), low, GAP), 0.0);
    }

    #[test]
    fn a_label_makes_way_sideways_as_far_as_it_covers_its_card() {
        let label = rect(300.0, 100.0, 180.0, 40.0);
        let ground = ground(rect(350.0, 120.0, 80.0, 20.0), VIEW);
        let left = rect(150.0, 100.0, 170.0, 40.0);
        let moved = aside(&[left], label, &ground, GAP);
        assert_eq!(moved, rect(324.0, 100.0, 180.0, 40.0));
        let right = rect(470.0, 110.0, 90.0, 40.0);
        let moved = aside(&[right], label, &ground, GAP);
        assert_eq!(moved, rect(286.0, 100.0, 180.0, 40.0));
        // Not between two, not off its card, and not for nothing.
        assert_eq!(aside(&[left, right], label, &ground, GAP), label);
        let far = rect(150.0, 100.0, 230.0, 40.0);
        assert_eq!(aside(&[far], label, &ground, GAP), label);
        assert_eq!(aside(&[], label, &ground, GAP), label);
    }

    #[test]
    fn where_a_map_grows_to_the_right_labels_make_way_as_if_it_grew_down() {
        let ground = Ground {
            flow: Flow::Right,
            ..ground(rect(350.0, 120.0, 30.0, 20.0), VIEW)
        };
        let question = rect(100.0, 90.0, 200.0, 60.0);
        let thesis = rect(200.0, 110.0, 180.0, 40.0);
        let moved = lifted(question, thesis, std::iter::empty(), &ground, GAP);
        assert_eq!(
            moved,
            rect(8.0, 90.0, 200.0, 60.0),
            "as far as the view goes"
        );
        let above = rect(300.0, 80.0, 100.0, 40.0);
        let moved = aside(&[above], thesis, &ground, GAP);
        assert_eq!(moved, thesis, "it would not cover its card");
        let above = rect(300.0, 80.0, 100.0, 34.0);
        let moved = aside(&[above], thesis, &ground, GAP);
        assert_eq!(moved, rect(200.0, 118.0, 180.0, 40.0));
    }

    #[test]
    fn a_label_goes_below_what_is_in_its_way_or_is_left_out() {
        let label = rect(300.0, 100.0, 100.0, 40.0);
        let placed = [rect(350.0, 80.0, 100.0, 40.0)];
        let tall = rect(200.0, 100.0, 300.0, 300.0);
        let cleared = clear_of(&placed, label, tall, GAP);
        assert_eq!(cleared, Some(rect(300.0, 124.0, 100.0, 40.0)));
        let flat = rect(200.0, 100.0, 300.0, 20.0);
        assert_eq!(clear_of(&placed, label, flat, GAP), None);
        let free = clear_of(&[], label, flat, GAP);
        assert_eq!(free, Some(label));
    }
}
