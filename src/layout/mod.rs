//! Where everything goes: pure functions from a map's structure and the sizes of
//! its parts to places.
//!
//! 1. [`Outline::new`] says what hangs where: one home for every claim, a box for
//!    every reason, references for what is used twice, folds for what is hidden.
//! 2. Whoever measures text gives each part a size ([`Sizes`]); the widths that
//!    text is broken to come from [`Outline::card_widths`].
//! 3. [`layout`] places it all: an [`Arrangement`] puts the nodes of the forest
//!    side by side, pinned ones go where people put them and free ones give way,
//!    and the lines are drawn between them.
//! 4. [`Layout::lead_lines`] leads what runs across the tree around the cards.
//! 5. [`Metrics`] says how well it came out.
//!
//! A layout is computed anew only where its [`Request`] differs from the last.

mod across;
mod again;
mod align;
mod arrangement;
mod by_id;
mod conflicts;
mod cross_links;
mod detours;
mod few;
mod geometry;
mod index;
mod keep;
mod lines;
mod links;
mod measures;
mod metrics;
mod mode;
mod motion;
mod neighbours;
mod outline;
mod pins;
mod places;
mod points;
mod proportions;
mod request;
mod roots;
mod routing;
mod rows;
mod tip;
mod trees;
mod trunk;
mod window;
mod writable;

pub use align::{Aligned, Guide, align};
pub use arrangement::{
    Arranged, Arrangement, DEFAULT_ARRANGEMENT, Ways, arrangement, arrangement_names,
};
pub use by_id::ById;
pub use conflicts::ConflictLine;
pub use few::Few;
pub use geometry::{Point, Rect, Size};
pub use index::{Hit, Index};
pub use keep::{kept_spreads, layout_as_kept, spreads_to_keep};
pub use links::{Link, LinkKind};
pub use metrics::{Metrics, cards_moved};
pub use mode::Mode;
pub use neighbours::{Direction, Neighbours};
pub use outline::{Head, Node, Outline, Seat, altered};
pub use places::{Flow, FoldBadge, Layout, ReasonBox, Reference};
pub use points::Points;
pub use proportions::{PROPORTIONS, aspect_of};
pub use request::{DEFAULT_ASPECT, MAX_CARD_WIDTH, MIN_CARD_WIDTH, Request, Sizes, Spacing};
pub use routing::Effort;
pub use rows::Rows;
pub use tip::Memory;

use measures::Measures;

/// Places everything. Pure and deterministic: equal requests, equal layouts.
#[must_use]
pub fn layout(request: &Request) -> Layout {
    layout_after(request, None)
}

/// Places everything such that little moves from where it stands in the layout before:
/// what a person is reading holds still while the map is edited. Where that picture
/// has come to fill its frame badly, everything is placed afresh.
///
/// Pure as well: equal requests after equal layouts, equal layouts.
#[must_use]
pub fn layout_after(request: &Request, before: Option<&Layout>) -> Layout {
    layout_unless(request, before, &|| false).unwrap_or_default()
}

/// The same, given up where nobody wants it any more: asked again and again from the
/// thread that makes it. `None` then.
#[must_use]
pub fn layout_unless(
    request: &Request,
    before: Option<&Layout>,
    given_up: GivenUp,
) -> Option<Layout> {
    if let Some(layout) = before.and_then(|before| again::again(request, before)) {
        return Some(layout);
    }
    let measures = Measures::new(request);
    let arrangement = arrangement(&request.arrangement);
    let kept = before.map(|layout| &layout.memory);
    let kept = kept.filter(|memory| !memory.is_empty());
    let mut arranged = match kept {
        Some(memory) => arrangement.arrange_after(request, &measures.nodes, memory, given_up)?,
        None => {
            let nothing = Memory::default();
            arrangement.arrange_after(request, &measures.nodes, &nothing, given_up)?
        }
    };
    let fill = fill(request, &measures.nodes, &arranged);
    arranged.memory.fill = fill;
    if let Some(memory) = kept {
        if is_worth_keeping(fill, memory.fill) {
            arranged.memory.fill = memory.fill;
        } else {
            arranged = arrangement.arrange(request, &measures.nodes);
            arranged.memory.fill = self::fill(request, &measures.nodes, &arranged);
        }
    }
    finished(request, measures, arranged, given_up)
}

/// The layout of what an arrangement has put.
fn finished(
    request: &Request,
    measures: Measures,
    mut arranged: Arranged,
    given_up: GivenUp,
) -> Option<Layout> {
    pins::settle(request, &measures, &mut arranged.corners);
    places::place(request, measures, arranged, given_up)
}

/// Whether a picture that fills that much of its frame is worth holding on to, where one
/// placed afresh fills or filled `afresh`.
fn is_worth_keeping(fill: f32, afresh: f32) -> bool {
    fill >= afresh * WORTH_KEEPING
}

/// Whether something is no longer wanted.
pub type GivenUp<'a> = &'a dyn Fn() -> bool;

/// So many nodes are gone over between two looks at whether it is still wanted: about a
/// millisecond.
const STEP: usize = 4096;

/// A picture that fills less than this part of what it filled when it was last placed
/// afresh is not worth holding on to.
const WORTH_KEEPING: f32 = 0.65;

/// How much of a frame of the wanted aspect around the picture is covered by nodes.
fn fill(request: &Request, sizes: &[Size], arranged: &Arranged) -> f32 {
    let (mut covered, mut right, mut bottom) = (0.0, 0.0_f32, 0.0_f32);
    for (size, corner) in sizes.iter().zip(&arranged.corners) {
        covered += f64::from(size.width * size.height);
        right = right.max(corner.x + size.width);
        bottom = bottom.max(corner.y + size.height);
    }
    let aspect = f64::from(request.aspect.clamp(0.1, 10.0));
    let height = (f64::from(right) / aspect).max(f64::from(bottom));
    (covered / (height * height * aspect).max(1.0)) as f32
}

#[cfg(test)]
mod tests;
