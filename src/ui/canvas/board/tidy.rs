//! Giving back to the layout what was placed by hand.

use crate::edit::Edit;
use crate::layout::{Layout, Rect};
use crate::model::{Id, Map};
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
    /// The map's revision before.
    revision: u64,
}

/// A card that moves less than this, in map points, is not counted.
const NOTICED: f32 = 1.0;

impl Canvas {
    /// Unpins the selected branches, or everything.
    pub(super) fn tidy(&mut self, command: Command, desk: &Desk, actions: &mut Vec<Action>) {
        let map = desk.map();
        let placed: Vec<Id> = match command {
            Command::TidySelection => placed_in(map, desk.selection.ids()),
            _ => map
                .layout()
                .ids()
                .filter(|id| is_pinned(map, *id))
                .collect(),
        };
        if placed.is_empty() {
            let sentence = "Nothing in the selected branch was moved by hand.";
            actions.push(Action::Notify(Notice::info(sentence)));
            return;
        }
        self.tidying = Some(Tidying {
            before: cards(self.scene.layout()),
            unpinned: placed.len(),
            revision: desk.session.revision(),
        });
        actions.push(Action::Edit(Edit::Many {
            label: "tidy",
            edits: vec![Edit::Pin(placed.into_iter().map(|id| (id, None)).collect())],
        }));
    }

    /// Once the tidied map is drawn: how much has moved.
    pub(super) fn tell_what_was_tidied(&mut self, cx: &mut Cx<'_>) {
        let Some(tidying) = self.tidying.take_if(|tidying| {
            let revision = self.scene.revision();
            revision.is_some_and(|revision| revision != tidying.revision)
        }) else {
            return;
        };
        let layout = self.scene.layout();
        let moved = |(id, before): &&(Id, Rect)| {
            let now = layout.cards.get(id);
            now.is_some_and(|now| now.min.distance(before.min) > NOTICED)
        };
        let moved = tidying.before.iter().filter(moved).count();
        let sentence = format!(
            "{} unpinned, {} moved.",
            counted(tidying.unpinned),
            counted(moved).to_lowercase()
        );
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

fn is_pinned(map: &Map, id: Id) -> bool {
    map.placement(id)
        .is_some_and(|placement| placement.pin().is_some())
}

/// What is pinned of these records, of the boxes they stand in and of all that hangs
/// on them, what is folded away included.
fn placed_in(map: &Map, selected: &[Id]) -> Vec<Id> {
    let branch = crate::edit::fragment(map, selected);
    let boxes = selected.iter().flat_map(|id| map.reasons_with(*id));
    let mut placed: Vec<Id> = (branch.claims().ids())
        .chain(branch.questions().ids())
        .chain(branch.reasons().ids())
        .chain(boxes)
        .chain(selected.iter().copied())
        .filter(|id| is_pinned(map, *id))
        .collect();
    placed.sort_unstable();
    placed.dedup();
    placed
}
