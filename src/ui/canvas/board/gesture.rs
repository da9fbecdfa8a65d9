//! Pressing, dragging, letting go: one small state each.
//!
//! Pure: points are map points, and what is to be done comes out as actions. A
//! gesture that is cancelled takes back what it did.

use std::collections::BTreeSet;

use crate::edit::Edit;
use crate::layout::{Head, Hit, Layout, Point, Rect};
use crate::model::{Id, Kind, Map};
use crate::ui::action::Action;
use crate::ui::selection::Selection;

use super::link::{Dragged, Plan, Target, plan};
use super::zone::Zone;

/// What the pointer is doing with the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gesture {
    #[default]
    Idle,
    /// The picture moves with the pointer.
    Pan,
    /// A rectangle from where the drag began to the pointer.
    Band {
        from: Point,
        to: Point,
        add: bool,
    },
    /// Cards move; each is pinned where it is let go.
    Move {
        /// What moves, and where its top left corner was.
        movers: Vec<(Id, Point)>,
        from: Point,
        moved: bool,
    },
    /// Cards are moved by keys, until they are put down.
    Carry {
        movers: Vec<(Id, Point)>,
        /// How far they have come, in map points.
        by: Point,
    },
    Resize {
        id: Id,
        width: f32,
        from_x: f32,
    },
    /// A line from a handle to the pointer.
    Link {
        dragged: Dragged,
        from: Point,
        to: Point,
        plan: Option<Planned>,
    },
}

/// A plan, and what it was made for.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    pub target: Option<Id>,
    pub against: bool,
    pub plan: Plan,
}

impl Gesture {
    /// What dragging from a zone begins. `add` is whether Shift or Ctrl is held.
    #[must_use]
    pub fn begin(
        zone: Zone,
        at: Point,
        add: bool,
        map: &Map,
        layout: &Layout,
        selection: &Selection,
    ) -> Self {
        let link = |dragged| Self::Link {
            dragged,
            from: at,
            to: at,
            plan: None,
        };
        match zone {
            Zone::Nothing => Self::Band {
                from: at,
                to: at,
                add,
            },
            Zone::UpperHandle(id) => link(Dragged::FromClaim(id)),
            Zone::LowerHandle(id) if id.kind() == Kind::Reason => link(Dragged::UnderReason(id)),
            Zone::LowerHandle(id) => link(Dragged::UnderClaim(id)),
            Zone::Edge(id) => Self::Resize {
                id,
                width: layout.rect_of(id).map_or(0.0, Rect::width),
                from_x: at.x,
            },
            Zone::Hit(Hit::ReasonLabel(id)) => link(Dragged::Reason(id)),
            Zone::Hit(Hit::FoldBadge(_) | Hit::Conflict(_)) => Self::Idle,
            Zone::Hit(hit) => {
                let movers = movers(hit.record(), map, layout, selection);
                if movers.is_empty() {
                    return Self::Idle;
                }
                Self::Move {
                    movers,
                    from: at,
                    moved: false,
                }
            }
        }
    }

    /// The pointer moved to `at`, with `target` under it (for links).
    pub fn drag(
        &mut self,
        at: Point,
        target: Option<Id>,
        against: bool,
        map: &Map,
        actions: &mut Vec<Action>,
    ) {
        match self {
            Self::Idle | Self::Pan | Self::Carry { .. } => {}
            Self::Band { to, .. } => *to = at,
            Self::Move {
                movers,
                from,
                moved,
            } => {
                let (dx, dy) = (at.x - from.x, at.y - from.y);
                if dx == 0.0 && dy == 0.0 && !*moved {
                    return;
                }
                *moved = true;
                actions.push(Action::Edit(pinned(movers, dx, dy)));
            }
            Self::Resize { id, width, from_x } => {
                let width = (*width + at.x - *from_x)
                    .clamp(crate::layout::MIN_CARD_WIDTH, crate::layout::MAX_CARD_WIDTH)
                    .round();
                let edit = Edit::SetWidth {
                    id: *id,
                    width: Some(f64::from(width)),
                };
                actions.push(Action::Edit(edit));
            }
            Self::Link {
                dragged,
                to,
                plan: planned,
                ..
            } => {
                *to = at;
                let stale = planned
                    .as_ref()
                    .is_none_or(|planned| planned.target != target || planned.against != against);
                if stale {
                    *planned = Some(Planned {
                        target,
                        against,
                        plan: plan(map, dragged, place_of(target, at), against),
                    });
                }
            }
        }
    }

    /// The pointer was let go at `at`.
    pub fn finish(self, at: Point, map: &Map, layout: &Layout, actions: &mut Vec<Action>) {
        match self {
            Self::Idle | Self::Pan => {}
            Self::Band { from, to, add } => {
                let ids = in_band(layout, from, to);
                if ids.is_empty() && !add {
                    actions.push(Action::ClearSelection);
                } else {
                    actions.push(Action::SelectMany { ids, add });
                }
            }
            Self::Move { .. } | Self::Carry { .. } | Self::Resize { .. } => {
                actions.push(Action::Seal);
            }
            Self::Link {
                dragged,
                plan: planned,
                ..
            } => {
                let Some(planned) = planned else { return };
                // Made anew: ids must be fresh, and the point is where it was let go.
                let planned = plan(map, &dragged, place_of(planned.target, at), planned.against);
                match planned.action {
                    Ok(action) => actions.push(action),
                    Err(sentence) => {
                        actions.push(Action::Notify(crate::ui::Notice::warning(sentence)));
                    }
                }
            }
        }
    }

    /// Escape: what the gesture did is taken back.
    pub fn cancel(self, actions: &mut Vec<Action>) {
        match self {
            Self::Move { moved: true, .. } | Self::Resize { .. } => {
                actions.push(Action::Seal);
                actions.push(Action::Run(crate::ui::Command::Undo));
            }
            Self::Carry { by, .. } if by != Point::default() => {
                actions.push(Action::Seal);
                actions.push(Action::Run(crate::ui::Command::Undo));
            }
            _ => {}
        }
    }

    /// Takes hold of what is selected, to move it by keys.
    #[must_use]
    pub fn carry(map: &Map, layout: &Layout, selection: &Selection) -> Option<Self> {
        let lead = selection.lead()?;
        let movers = movers(lead, map, layout, selection);
        let by = Point::default();
        (!movers.is_empty()).then_some(Self::Carry { movers, by })
    }

    /// Carries what is held so far on, in map points.
    pub fn step(&mut self, dx: f32, dy: f32, actions: &mut Vec<Action>) {
        if let Self::Carry { movers, by } = self {
            *by = by.moved(dx, dy);
            actions.push(Action::Edit(pinned(movers, by.x, by.y)));
        }
    }

    /// What moves, and where its top left corner was when it began to.
    #[must_use]
    pub fn movers(&self) -> &[(Id, Point)] {
        match self {
            Self::Move { movers, .. } | Self::Carry { movers, .. } => movers,
            _ => &[],
        }
    }

    #[must_use]
    pub fn is_idle(&self) -> bool {
        *self == Self::Idle
    }
}

/// Everything moved by as much, at whole points: that keeps files free of noise.
fn pinned(movers: &[(Id, Point)], dx: f32, dy: f32) -> Edit {
    let pins = movers.iter().map(|(id, start)| {
        let corner = start.moved(dx, dy);
        let point = (f64::from(corner.x.round()), f64::from(corner.y.round()));
        (*id, Some(point))
    });
    Edit::Pin(pins.collect())
}

/// Pins what is selected where it stands now: what hangs on it stays free.
#[must_use]
pub fn pinned_here(ids: &[Id], map: &Map, layout: &Layout) -> Option<Edit> {
    let nodes: BTreeSet<usize> = (ids.iter())
        .filter_map(|id| layout.outline.node_of(*id))
        .collect();
    let corners: Vec<(Id, Point)> = nodes
        .into_iter()
        .filter_map(|node| corner_of(node, map, layout))
        .collect();
    (!corners.is_empty()).then(|| pinned(&corners, 0.0, 0.0))
}

fn place_of(target: Option<Id>, at: Point) -> Target {
    match target {
        Some(id) => Target::Record(id),
        None => Target::Nowhere {
            x: f64::from(at.x.round()),
            y: f64::from(at.y.round()),
        },
    }
}

/// The records whose cards or boxes lie in the band.
fn in_band(layout: &Layout, from: Point, to: Point) -> Vec<Id> {
    let band = Rect::new(
        Point::new(from.x.min(to.x), from.y.min(to.y)),
        Point::new(from.x.max(to.x), from.y.max(to.y)),
    );
    let hits = layout.in_rect(band);
    let ids: BTreeSet<Id> = (hits.into_iter())
        .filter_map(|hit| match hit {
            Hit::Card(id) | Hit::Question(id) => Some(id),
            _ => None,
        })
        .collect();
    ids.into_iter().collect()
}

/// What moves when a record is dragged: it and, if it is selected, all that is
/// selected with it. A premise moves its box; what hangs on a mover follows by
/// itself.
fn movers(id: Id, map: &Map, layout: &Layout, selection: &Selection) -> Vec<(Id, Point)> {
    let dragged = if selection.contains(id) {
        selection.ids()
    } else {
        &[id]
    };
    let outline = &layout.outline;
    let nodes: BTreeSet<usize> = (dragged.iter())
        .filter_map(|id| outline.node_of(*id))
        .collect();
    let hangs_on_mover = |node: usize| {
        let mut at = outline.parent(node);
        while let Some(parent) = at {
            if nodes.contains(&parent) {
                return true;
            }
            at = outline.parent(parent);
        }
        false
    };
    (nodes.iter())
        .filter(|node| !hangs_on_mover(**node))
        .filter_map(|node| corner_of(*node, map, layout))
        .collect()
}

/// The record at a node that can be pinned, and the corner by which it would be.
fn corner_of(node: usize, map: &Map, layout: &Layout) -> Option<(Id, Point)> {
    let id = match layout.outline.nodes.get(node)?.head {
        Head::Question(id) | Head::Claim(id) | Head::Reason(id) => id,
        Head::Reference { .. } | Head::Fold { .. } => return None,
    };
    let corner = body(id, layout)?.min;
    map.contains(id).then_some((id, corner))
}

/// What of a record is placed and lined up by hand. A box goes by its own edges, not
/// by the label that stands out of it.
#[must_use]
pub fn body(id: Id, layout: &Layout) -> Option<Rect> {
    let own = layout.reasons.get(&id).map(|reason| reason.rect);
    own.or_else(|| layout.rect_of(id))
}
