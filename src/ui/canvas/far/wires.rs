//! The lines of the tree, with what several of them share drawn once.

use super::terrain::What;
use crate::drawing::Bearing;
use crate::layout::{Layout, Link, LinkKind, Point, Rect};
use crate::model::{Id, Kind};

/// A piece of a line: upright or level, where it runs, from where to where.
type Piece = (bool, f32, f32, f32);

/// Pieces that run nearer to each other than this are one, in map points.
const TOGETHER: f32 = 0.5;

/// Adds the lines of the tree: what the lines from one record share, then the last
/// piece of each, which has the colour of the reason that it leads to.
pub(super) fn wires(
    layout: &Layout,
    bearing: &dyn Fn(Id) -> Bearing,
    add: &mut impl FnMut(Rect, What),
) {
    let tree = |link: &&Link| link.kind != LinkKind::Cross;
    let mut trunk: Vec<Piece> = Vec::new();
    let mut holder = None;
    for link in layout.links.iter().filter(tree) {
        if holder != Some(link.from) {
            flush(&mut trunk, add);
            holder = Some(link.from);
        }
        let bearing = match link.kind {
            LinkKind::Reason | LinkKind::Step if link.to.kind() == Kind::Reason => {
                Some(bearing(link.to))
            }
            _ => None,
        };
        let own = if link.shared { 1 } else { link.points.len() };
        let shared = link.points.len().saturating_sub(own + 1);
        for (place, piece) in link.points.windows(2).enumerate() {
            let (from, to) = (piece[0], piece[1]);
            if place < shared || bearing.is_none() {
                trunk.push(as_piece(from, to));
            } else {
                add(
                    Rect::new(from, from).union(Rect::new(to, to)),
                    What::Wire(bearing),
                );
            }
        }
    }
    flush(&mut trunk, add);
}

fn as_piece(from: Point, to: Point) -> Piece {
    if (from.x - to.x).abs() <= (from.y - to.y).abs() {
        (true, from.x, from.y.min(to.y), from.y.max(to.y))
    } else {
        (false, from.y, from.x.min(to.x), from.x.max(to.x))
    }
}

/// Adds what was gathered, pieces that lie on each other as one.
fn flush(trunk: &mut Vec<Piece>, add: &mut impl FnMut(Rect, What)) {
    trunk.sort_by(|one, other| {
        let by_way = one.0.cmp(&other.0).then(one.1.total_cmp(&other.1));
        by_way.then(one.2.total_cmp(&other.2))
    });
    let mut last: Option<Piece> = None;
    let mut done = |(upright, at, low, high): Piece| {
        let (from, to) = if upright {
            (Point::new(at, low), Point::new(at, high))
        } else {
            (Point::new(low, at), Point::new(high, at))
        };
        add(Rect::new(from, to), What::Wire(None));
    };
    for piece in trunk.drain(..) {
        match &mut last {
            Some(before)
                if before.0 == piece.0
                    && (before.1 - piece.1).abs() < TOGETHER
                    && piece.2 <= before.3 + TOGETHER =>
            {
                before.3 = before.3.max(piece.3);
            }
            _ => {
                if let Some(before) = last.replace(piece) {
                    done(before);
                }
            }
        }
    }
    if let Some(before) = last {
        done(before);
    }
}
