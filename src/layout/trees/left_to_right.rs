//! A tidy tree that lies on its side: what hangs on a thing stands in a column on its
//! right.

use super::tidy::Forest;
use super::{children_of, hang, lower_gap, place_roots};
use crate::layout::roots::{Extent, gaps_below};
use crate::layout::{Arranged, Arrangement, Head, Point, Request, Size, Ways};

pub(in crate::layout) struct LeftToRight;

/// Between the trees of neighbouring theses, which stand below each other here.
const THESIS_GAP: f32 = 44.0;

impl Arrangement for LeftToRight {
    fn name(&self) -> &'static str {
        "left-to-right"
    }

    fn arrange(&self, request: &Request, sizes: &[Size]) -> Arranged {
        let nodes = &request.outline.nodes;
        // The tree is grown downwards and then turned: across is down, down is across.
        let turned: Vec<Size> = (sizes.iter())
            .map(|size| Size::new(size.height, size.width))
            .collect();
        let gaps_before: Vec<f32> = (nodes.iter())
            .map(|node| match node.head {
                Head::Claim(_) | Head::Reference { .. } => THESIS_GAP,
                _ => request.spacing.sibling_gap,
            })
            .collect();
        let mut placed = Forest {
            children: &children_of(&request.outline),
            sizes: &turned,
            gaps: &gaps_below(request),
            lower_gap: lower_gap(request),
            gaps_before: &gaps_before,
        }
        .place();
        for offset in &mut placed.offsets {
            *offset = Point::new(offset.y, offset.x);
        }
        let mut corners = vec![Point::default(); nodes.len()];
        let turned_back: Vec<Extent> = (placed.extents.iter())
            .map(|turned| Extent {
                left: 0.0,
                right: turned.bottom,
                bottom: turned.right - turned.left,
            })
            .collect();
        place_roots(request, &turned_back, &mut corners);
        for root in &request.outline.roots {
            // Trees reach up beyond their root.
            corners[*root].y -= placed.extents[*root].left;
        }
        hang(&request.outline, &placed.offsets, &mut corners);
        Arranged {
            corners,
            trunks: vec![None; nodes.len()],
            ways: Ways::Across,
            ..Arranged::default()
        }
    }
}
