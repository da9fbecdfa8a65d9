//! How branches spread out below what they hang on, as people decide it.

use crate::edit::Edit;
use crate::layout::{Mode, spreads_to_keep};
use crate::model::{Id, Kind, Map, Spread};
use crate::ui::action::Action;
use crate::ui::command::can_spread;
use crate::ui::desk::Desk;
use crate::ui::notice::Notice;

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
    /// Writes down how branches spread where the map opened anew would have them spread
    /// otherwise.
    pub(super) fn keep_layout(&self, desk: &Desk, actions: &mut Vec<Action>) {
        if !self.scene.is_settled(desk.session.revision()) {
            let sentence = "The map is still being laid out: try again in a moment.";
            actions.push(Action::Notify(Notice::info(sentence)));
            return;
        }
        let drawing = self.scene.drawing();
        let kept: Vec<_> = spreads_to_keep(drawing.request(), &drawing.layout)
            .into_iter()
            .filter_map(|(id, mode)| Some((id, Some(Spread::from(mode.word()?.as_str())))))
            .collect();
        let sentence = match kept.len() {
            0 => "Every branch would spread as it does now in any case.".to_owned(),
            1 => "One branch keeps how it spreads.".to_owned(),
            many => format!("{many} branches keep how they spread."),
        };
        let notice = match kept.len() {
            0 => Notice::info(sentence),
            _ => Notice::success(sentence),
        };
        if !kept.is_empty() {
            actions.push(Action::Edit(Edit::Spread(kept)));
        }
        actions.push(Action::Notify(notice));
    }
}
