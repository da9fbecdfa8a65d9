//! How branches spread out below what they hang on, as people decide it.

use std::sync::Arc;

use crate::edit::Edit;
use crate::layout::{Layout, Mode, Request};
use crate::model::{Id, Kind, Map, Spread};
use crate::ui::command::can_spread;

use super::Canvas;

/// What hangs on the selected records, spread in that way: in a `"row"`, in
/// `"columns"`, on two `"sides"`; empty for freely. `None` where that makes no sense.
pub(super) fn spread(map: &Map, selected: &[Id], way: &str) -> Option<Edit> {
    let fit = selected.iter().filter(|id| can_spread(map, **id, way));
    let spreads: Vec<_> = fit.map(|id| (*id, word(map, *id, way))).collect();
    (!spreads.is_empty()).then_some(Edit::Spread(spreads))
}

fn word(map: &Map, id: Id, way: &str) -> Option<Spread> {
    let mode = match way {
        "row" => Mode::Row,
        "sides" => Mode::Sides(1, 1),
        "columns" => Mode::Columns(columns(hanging(map, id))),
        _ => Mode::Free,
    };
    mode.word().map(|word| Spread::from(word.as_str()))
}

fn hanging(map: &Map, id: Id) -> usize {
    match id.kind() {
        Kind::Question => map.question(id).map_or(0, |question| question.theses.len()),
        _ => map.reasons_on(id).len(),
    }
}

/// Few stand below each other; many in about as many columns as lines.
fn columns(hanging: usize) -> u8 {
    match hanging {
        0..=4 => 1,
        5..=8 => 2,
        _ => hanging.isqrt().min(8) as u8,
    }
}

impl Canvas {
    /// How the whole map was laid out last, for a map that is to open as it looks.
    #[must_use]
    pub fn laid_out(&self) -> Option<(Arc<Request>, Arc<Layout>)> {
        self.scene.whole()
    }
}
