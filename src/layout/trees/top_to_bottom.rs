//! A tidy tree: what hangs on a thing stands in a row below it.

use super::tidy::Forest;
use super::{children_of, gaps_between, hang, lower_gap, place_roots};
use crate::layout::roots::gaps_below;
use crate::layout::{Arranged, Arrangement, Point, Request, Size};

pub(in crate::layout) struct TopToBottom;

impl Arrangement for TopToBottom {
    fn name(&self) -> &'static str {
        "top-to-bottom"
    }

    fn former_name(&self) -> Option<&'static str> {
        Some("tidy")
    }

    fn arrange(&self, request: &Request, sizes: &[Size]) -> Arranged {
        let nodes = &request.outline.nodes;
        let gaps_before = gaps_between(request);
        let placed = Forest {
            children: &children_of(&request.outline),
            sizes,
            gaps: &gaps_below(request),
            lower_gap: lower_gap(request),
            gaps_before: &gaps_before,
        }
        .place();
        let mut corners = vec![Point::default(); nodes.len()];
        place_roots(request, &placed.extents, &mut corners);
        hang(&request.outline, &placed.offsets, &mut corners);
        Arranged {
            corners,
            trunks: vec![None; nodes.len()],
            ..Arranged::default()
        }
    }
}
