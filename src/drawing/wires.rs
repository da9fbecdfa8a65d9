//! The lines of a map.

use super::shape::{Bearing, Dash, Drawn, Ink, Pen, Shape};
use crate::layout::{Link, LinkKind, Point, Rect};

/// How sharply lines turn.
const BEND: f32 = 6.0;

/// A line between two things, around its own start. What it shares with others is
/// plain; the piece of its own has the colour of the reason that it leads to.
#[must_use]
pub fn link_drawn(link: &Link, bearing: Option<Bearing>) -> Drawn {
    let mut shapes = Vec::new();
    if link.kind == LinkKind::Cross {
        let pen = Pen::solid(Ink::Across, 1.0);
        if let Some(end) = link.points.last() {
            shapes.push(Shape::Line {
                points: rounded(&link.points),
                pen,
            });
            // At home, a dot; an open one where the line goes on unseen.
            shapes.push(if link.is_led() {
                Shape::Dot {
                    center: *end,
                    radius: 2.75,
                    ink: pen.ink,
                }
            } else {
                Shape::Ring {
                    center: *end,
                    radius: 2.75,
                    pen,
                }
            });
        }
        return Drawn { shapes };
    }
    let wire = Pen::solid(Ink::Wire, 1.25);
    let own = match (link.kind, bearing) {
        (LinkKind::Fold, _) => Pen::dashed(Ink::Wire, 1.25),
        (_, None) => wire,
        (_, Some(bearing)) => Pen {
            ink: Ink::Strong(bearing),
            width: 1.75,
            dash: match bearing {
                Bearing::For | Bearing::Against => Dash::Solid,
                Bearing::Undercut | Bearing::Support => Dash::Dashed,
            },
        },
    };
    if link.kind == LinkKind::Step
        && let Some(start) = link.points.first()
    {
        shapes.push(Shape::Dot {
            center: *start,
            radius: 3.0,
            ink: own.ink,
        });
    }
    if link.shared && own != wire && link.points.len() > 2 && !is_straight(&link.points) {
        // The bend belongs to the coloured piece.
        let (trunk, drop) = link.points.split_at(link.points.len() - 2);
        let corner = drop[0];
        let before = trunk[trunk.len() - 1];
        let turn = towards(corner, before, BEND);
        shapes.push(Shape::Line {
            points: rounded(&[trunk, &[turn]].concat()),
            pen: wire,
        });
        shapes.push(Shape::Line {
            points: rounded(&[turn, corner, drop[1]]),
            pen: own,
        });
    } else {
        shapes.push(Shape::Line {
            points: rounded(&link.points),
            pen: own,
        });
    }
    Drawn { shapes }
}

/// The dotted line of a conflict, around its own start.
#[must_use]
pub fn conflict_drawn(points: &[Point]) -> Drawn {
    Drawn {
        shapes: vec![Shape::Line {
            points: rounded(points),
            pen: Pen::dotted(Ink::Muted, 1.75),
        }],
    }
}

fn is_straight(points: &[Point]) -> bool {
    let first = points.first().map_or(0.0, |point| point.x);
    points.iter().all(|point| (point.x - first).abs() < 0.5)
}

/// How far a line, and the dot at its end, reach around its course.
pub(super) const REACH: f32 = 4.0;

/// What a line covers.
#[must_use]
pub fn bounds(points: &[Point]) -> Rect {
    let around = |point: &Point| Rect::new(*point, *point);
    let all = points.iter().map(around).reduce(Rect::union);
    all.unwrap_or_default().grown(REACH)
}

/// The same way with its corners turned into bends.
fn rounded(points: &[Point]) -> Vec<Point> {
    let Some((first, rest)) = points.split_first() else {
        return Vec::new();
    };
    let mut way = vec![*first];
    for (place, corner) in rest.iter().enumerate() {
        let Some(next) = rest.get(place + 1) else {
            way.push(*corner);
            continue;
        };
        let before = points[place];
        let radius = BEND
            .min(before.distance(*corner) / 2.0)
            .min(corner.distance(*next) / 2.0);
        let straight = (before.x - next.x).abs() < 0.1 || (before.y - next.y).abs() < 0.1;
        if straight || radius < 0.5 {
            way.push(*corner);
            continue;
        }
        let (start, end) = (
            towards(*corner, before, radius),
            towards(*corner, *next, radius),
        );
        for step in 0..=4_u8 {
            let part = f32::from(step) / 4.0;
            let (one, other) = (start.lerp(*corner, part), corner.lerp(end, part));
            way.push(one.lerp(other, part));
        }
    }
    way
}

/// The place that lies so far from `from` on the way to `to`, and no further.
fn towards(from: Point, to: Point, distance: f32) -> Point {
    let whole = from.distance(to).max(f32::EPSILON);
    from.lerp(to, (distance / whole).min(1.0))
}
