//! The tip-over tree: what hangs on a record stands in a row, in columns along trunks,
//! or on two sides of one, whichever makes the whole picture fit its frame best.
//!
//! Going upwards, every tree gets the front of the shapes that it can take; at the
//! roots the shapes are chosen that let the picture fill its frame; going downwards,
//! everything gets its place. Both ways are one pass over the nodes. After Sbarski,
//! van Gelder, Marriott, Prager and Bulka, *Visualizing Argument Structure* (2008).

mod front;
mod grow;
mod memory;
mod pack;
mod put;
mod spread;

pub(super) use memory::Kept;
pub use memory::Memory;

use super::{Arranged, Arrangement, Request, Size};
use grow::Fronts;

pub(super) struct Tip;

/// Between a trunk and what stands along it.
const BRANCH: f32 = 20.0;
/// Between the left edge of a head and the trunk below it, where only one column
/// stands along it.
const INDENT: f32 = 28.0;
/// Between what stands below each other along a trunk.
const RUNG_GAP: f32 = 24.0;
/// From a head's lower edge to the first that stands along its trunk.
const FIRST_RUNG: f32 = 28.0;
/// Between a column and the trunk of the next.
const COLUMN_GAP: f32 = 28.0;
/// Between the trunks of one box.
const TRUNK_STEP: f32 = 8.0;

impl Arrangement for Tip {
    fn name(&self) -> &'static str {
        "tip-over"
    }

    fn arrange(&self, request: &Request, sizes: &[Size]) -> Arranged {
        self.arrange_after(request, sizes, &Memory::default())
    }

    fn arrange_after(&self, request: &Request, sizes: &[Size], before: &Memory) -> Arranged {
        let outline = &request.outline;
        let kept = Kept::recalled(outline, before);
        let mut fronts = Fronts::new(request, sizes, &kept);
        fronts.grow();
        let roots = pack::pack(&fronts, before);
        put::put(&fronts, roots)
    }
}
