//! Pinned nodes go where people put them; free ones give way.

use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::{Measures, Point, Rect, Request};

type Obstacle = GeomWithData<Rectangle<[f32; 2]>, usize>;

/// Moves pinned nodes to their pins, with whatever hangs below them, and then
/// every free node that stands in the way of another: to the right or downwards,
/// whichever is less, and what hangs below it moves along.
///
/// It ends, because a node only ever moves right and down, past one obstacle after
/// the other.
pub(super) fn settle(request: &Request, measures: &Measures, corners: &mut [Point]) {
    let nodes = &request.outline.nodes;
    let sizes = &measures.nodes;
    if !request.outline.slots.pinned {
        return;
    }
    let mut moves = vec![Point::default(); nodes.len()];
    let mut obstacles = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        moves[index] = match (node.pin, request.outline.parent(index)) {
            (Some(pin), _) => {
                let corner =
                    pin.moved(0.0, -measures.overhang(&request.outline.slots.nodes[index]));
                Point::new(corner.x - corners[index].x, corner.y - corners[index].y)
            }
            (None, Some(parent)) => moves[parent],
            (None, None) => Point::default(),
        };
        corners[index] = corners[index].moved(moves[index].x, moves[index].y);
        if node.pin.is_some() {
            obstacles.push(obstacle(Rect::at(corners[index], sizes[index]), index));
        }
    }
    let mut placed = RTree::bulk_load(obstacles);
    let mut given_way = vec![Point::default(); nodes.len()];
    for index in reading_order(request) {
        let node = &nodes[index];
        if node.pin.is_some() {
            continue;
        }
        let inherited =
            (request.outline.parent(index)).map_or(Point::default(), |parent| given_way[parent]);
        let wanted = corners[index].moved(inherited.x, inherited.y);
        let gap = request.spacing.pin_gap;
        let rect = give_way(&placed, Rect::at(wanted, sizes[index]), gap);
        given_way[index] = inherited.moved(rect.min.x - wanted.x, rect.min.y - wanted.y);
        corners[index] = rect.min;
        placed.insert(obstacle(rect, index));
    }
}

/// Parents before children, elder siblings' trees before younger siblings.
fn reading_order(request: &Request) -> Vec<usize> {
    let outline = &request.outline;
    let mut order = Vec::with_capacity(outline.nodes.len());
    let mut stack: Vec<usize> = outline.roots.iter().rev().copied().collect();
    while let Some(index) = stack.pop() {
        order.push(index);
        stack.extend(outline.children(index).iter().rev());
    }
    order
}

fn give_way(placed: &RTree<Obstacle>, mut rect: Rect, gap: f32) -> Rect {
    // Less than the gap that arrangements keep, so that nothing moves without need, and
    // enough for a line between the two.
    let margin = gap * 0.8;
    loop {
        let zone = rect.grown(margin);
        let envelope = AABB::from_corners([zone.min.x, zone.min.y], [zone.max.x, zone.max.y]);
        let in_the_way = placed
            .locate_in_envelope_intersecting(envelope)
            .filter(|obstacle| zone.overlaps(rect_of(obstacle)))
            .min_by_key(|obstacle| obstacle.data);
        let Some(obstacle) = in_the_way.map(rect_of) else {
            return rect;
        };
        let right = obstacle.max.x + gap - rect.min.x;
        let down = obstacle.max.y + gap - rect.min.y;
        rect = if right < down {
            rect.moved(right, 0.0)
        } else {
            rect.moved(0.0, down)
        };
    }
}

fn obstacle(rect: Rect, index: usize) -> Obstacle {
    let corners = ([rect.min.x, rect.min.y], [rect.max.x, rect.max.y]);
    Obstacle::new(Rectangle::from_corners(corners.0, corners.1), index)
}

fn rect_of(obstacle: &Obstacle) -> Rect {
    let [left, top] = obstacle.geom().lower();
    let [right, bottom] = obstacle.geom().upper();
    Rect::new(Point::new(left, top), Point::new(right, bottom))
}
