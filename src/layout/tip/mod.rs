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
mod pieces;
mod put;
mod put_again;
mod room;
mod scratch;
mod spread;

pub(super) use memory::Kept;
pub use memory::Memory;
pub(super) use put::Grown;
pub(super) use put_again::Before;

use super::window::Turnovers;
use super::{Arranged, Arrangement, GivenUp, Request, Size};
use grow::Fronts;

pub(super) struct Tip;

/// Between a trunk and what stands along it.
const BRANCH: f32 = 18.0;
/// Between the left edge of a head and the trunk below it, where only one column
/// stands along it.
const INDENT: f32 = 22.0;
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
        let arranged = self.arrange_after(request, sizes, &Memory::default(), &|| false);
        arranged.unwrap_or_default()
    }

    fn arrange_after(
        &self,
        request: &Request,
        sizes: &[Size],
        before: &Memory,
        given_up: GivenUp,
    ) -> Option<Arranged> {
        let kept = Kept::recalled(&request.outline, before);
        let mut fronts = Fronts::new(request, sizes, kept);
        fronts.grow(given_up)?;
        let roots = pack::pack(&fronts, before);
        put::put(fronts, &roots, given_up)
    }
}

/// The same as [`Tip::arrange_after`] where little has changed: grows and puts only what
/// has to be. Hands back the nodes that it put, parents first; `None` where nothing of
/// the picture before stands any more.
pub(super) fn arrange_again(
    request: &Request,
    sizes: &[Size],
    memory: &Memory,
    turnovers: &Turnovers,
    gaps: Vec<f32>,
    before: &Before,
) -> Option<(Arranged, Vec<usize>)> {
    let outline = &request.outline;
    let mut kept = Kept::followed(memory, turnovers);
    for node in before.touched {
        kept.recall(outline, *node);
    }
    let mut fronts = Fronts::followed(request, sizes, kept, gaps, before.shapes());
    fronts.grow_again(before.touched.iter().rev().copied());
    if !pack::any_stood(&fronts) {
        return None;
    }
    let roots = pack::settle(&fronts, &outline.roots);
    Some(put_again::put_again(fronts, &roots, before))
}
