//! An indented tree: one card below the other, as in an outline.

use super::hang;
use super::indent::Branches;
use crate::layout::{Arranged, Arrangement, Point, Request, Size};

pub(in crate::layout) struct Indented;

impl Arrangement for Indented {
    fn name(&self) -> &'static str {
        "indented"
    }

    fn arrange(&self, request: &Request, sizes: &[Size]) -> Arranged {
        let nodes = &request.outline.nodes;
        let Branches {
            offsets,
            rooms,
            trunks,
        } = Branches::new(request, sizes);
        let mut corners = vec![Point::default(); nodes.len()];
        let mut y = 0.0;
        for root in request.outline.roots.iter().copied() {
            corners[root] = Point::new(0.0, y);
            y += rooms[root].height + request.spacing.thesis_gap;
        }
        hang(nodes, &offsets, &mut corners);
        Arranged {
            corners,
            trunks,
            ..Arranged::default()
        }
    }
}
