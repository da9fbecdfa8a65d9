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
//!
//! A layout is computed anew only where its [`Request`] differs from the last.

mod align;
mod arrangement;
mod conflicts;
mod geometry;
mod index;
mod links;
mod motion;
mod neighbours;
mod outline;
mod pins;
mod places;
mod request;
mod roots;
mod tidy;
mod trunk;

pub use align::{Aligned, Guide, align};
pub use arrangement::{Arranged, Arrangement, DEFAULT_ARRANGEMENT, arrangement, arrangement_names};
pub use conflicts::ConflictLine;
pub use geometry::{Point, Rect, Size};
pub use index::{Hit, Index};
pub use links::{Link, LinkKind};
pub use neighbours::{Direction, Neighbours};
pub use outline::{Head, Node, Outline, Seat};
pub use places::{FoldBadge, Layout, ReasonBox, Reference};
pub use request::{MAX_CARD_WIDTH, MIN_CARD_WIDTH, Request, Sizes, Spacing};

/// Places everything. Pure and deterministic: equal requests, equal layouts.
#[must_use]
pub fn layout(request: &Request) -> Layout {
    let sizes = places::node_sizes(request);
    let mut arranged = arrangement(&request.arrangement).arrange(request, &sizes);
    pins::settle(request, &sizes, &mut arranged.corners);
    places::place(request, &sizes, &arranged)
}

#[cfg(test)]
mod tests;
