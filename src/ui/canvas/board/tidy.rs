//! Giving back to the layout what was placed by hand.

use crate::edit::Edit;
use crate::layout::{Layout, Rect};
use crate::model::{Id, Map, Placement};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::desk::Desk;
use crate::ui::notice::Notice;

use super::Canvas;

/// What is to be told once the tidied picture is there.
#[derive(Debug)]
pub struct Tidying {
    /// Where the cards were.
    before: Vec<(Id, Rect)>,
    unpinned: usize,
    freed: usize,
    /// The map's revision before, where the map is altered.
    revision: Option<u64>,
}

/// A card that moves less than this, in map points, is not counted.
const NOTICED: f32 = 1.0;

impl Canvas {
    /// Takes back what was decided by hand about where things stand, in the selected
    /// branches or everywhere. All of a map is placed afresh then.
    pub(super) fn tidy(&mut self, command: Command, desk: &Desk, actions: &mut Vec<Action>) {
        let map = desk.map();
        let everything = command == Command::UnpinAll;
        let ids = if everything {
            map.layout().ids().collect()
        } else {
            branches(map, desk.selection.ids())
        };
        let of_those = |holds: fn(&Placement) -> bool| -> Vec<Id> {
            let holds = |id: &Id| map.placement(*id).is_some_and(holds);
            ids.iter().copied().filter(holds).collect()
        };
        let pinned = of_those(|placement| placement.pin().is_some());
        let spread = of_those(|placement| placement.spread.is_some());
        let alters = !pinned.is_empty() || !spread.is_empty();
        if !alters && !everything {
            let sentence = "Nothing in the selected branch was moved by hand.";
            actions.push(Action::Notify(Notice::info(sentence)));
            return;
        }
        self.tidying = Some(Tidying {
            before: cards(self.scene.layout()),
            unpinned: pinned.len(),
            freed: spread.len(),
            revision: alters.then(|| desk.session.revision()),
        });
        if everything {
            self.scene.lay_out_afresh();
        }
        let mut edits = Vec::new();
        if !pinned.is_empty() {
            edits.push(Edit::Pin(pinned.into_iter().map(|id| (id, None)).collect()));
        }
        if !spread.is_empty() {
            edits.push(Edit::Spread(
                spread.into_iter().map(|id| (id, None)).collect(),
            ));
        }
        if alters {
            let label = "tidy";
            actions.push(Action::Edit(Edit::Many { label, edits }));
        }
    }

    /// Once the tidied map is drawn: how much has moved.
    pub(super) fn tell_what_was_tidied(&mut self, cx: &mut Cx<'_>) {
        let now = cx.desk.session.revision();
        let Some(tidying) = self
            .tidying
            .take_if(|tidying| self.scene.is_settled(now) && tidying.revision != Some(now))
        else {
            return;
        };
        let layout = self.scene.layout();
        let moved = |(id, before): &&(Id, Rect)| {
            let now = layout.cards.get(id);
            now.is_some_and(|now| now.min.distance(before.min) > NOTICED)
        };
        let moved = counted(tidying.before.iter().filter(moved).count());
        let freed = match tidying.freed {
            0 => String::new(),
            1 => "one branch spread freely, ".to_owned(),
            many => format!("{many} branches spread freely, "),
        };
        let unpinned = counted(tidying.unpinned);
        let moved = moved.to_lowercase();
        let sentence = format!("{unpinned} unpinned, {freed}{moved} moved.");
        cx.push(Action::Notify(Notice::success(sentence)));
    }
}

fn counted(cards: usize) -> String {
    match cards {
        0 => "No card".to_owned(),
        1 => "One card".to_owned(),
        many => format!("{many} cards"),
    }
}

fn cards(layout: &Layout) -> Vec<(Id, Rect)> {
    layout.cards.iter().map(|(id, rect)| (*id, *rect)).collect()
}

/// These records, the boxes they stand in and all that hangs on them, what is folded
/// away included.
fn branches(map: &Map, selected: &[Id]) -> Vec<Id> {
    let branch = crate::edit::fragment(map, selected);
    let boxes = selected.iter().flat_map(|id| map.reasons_with(*id));
    let mut ids: Vec<Id> = (branch.claims().ids())
        .chain(branch.questions().ids())
        .chain(branch.reasons().ids())
        .chain(boxes)
        .chain(selected.iter().copied())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
