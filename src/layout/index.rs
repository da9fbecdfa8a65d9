//! What is where: finding things by place.

use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::{Layout, Point, Rect};
use crate::model::Id;

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hit {
    /// A quote's chip on a card. Layouts do not know of chips: the drawing does.
    Chip {
        claim: Id,
        backing: Id,
    },
    /// The badge under a folded record.
    FoldBadge(Id),
    /// A claim's card.
    Card(Id),
    /// A stand-in for a claim; `holder` is the reason or question it stands in.
    Reference {
        claim: Id,
        holder: Id,
    },
    /// The label on a reason's box.
    ReasonLabel(Id),
    /// A reason's box, beside its premises.
    Reason(Id),
    Question(Id),
    /// A conflict's line or its word.
    Conflict(Id),
}

impl Hit {
    /// The record that was hit; for a reference, the claim it stands for.
    #[must_use]
    pub fn record(self) -> Id {
        match self {
            Self::Chip { claim, .. } | Self::Reference { claim, .. } => claim,
            Self::FoldBadge(id)
            | Self::Card(id)
            | Self::ReasonLabel(id)
            | Self::Reason(id)
            | Self::Question(id)
            | Self::Conflict(id) => id,
        }
    }
}

type Entry = GeomWithData<Rectangle<[f32; 2]>, Hit>;

/// A spatial index over a layout. Derived: never compared.
#[derive(Clone, Debug, Default)]
pub struct Index(RTree<Entry>);

impl PartialEq for Index {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Index {
    pub(super) fn new(layout: &Layout) -> Self {
        let mut entries: Vec<Entry> = Vec::new();
        let mut add = |rect: Rect, hit: Hit| {
            let (min, max) = ([rect.min.x, rect.min.y], [rect.max.x, rect.max.y]);
            entries.push(Entry::new(Rectangle::from_corners(min, max), hit));
        };
        for (id, rect) in &layout.questions {
            add(*rect, Hit::Question(*id));
        }
        for (id, rect) in &layout.cards {
            add(*rect, Hit::Card(*id));
        }
        for (id, reason) in &layout.reasons {
            add(reason.rect, Hit::Reason(*id));
            add(reason.pill, Hit::ReasonLabel(*id));
        }
        for reference in &layout.references {
            let (claim, holder) = (reference.claim, reference.holder);
            add(reference.rect, Hit::Reference { claim, holder });
        }
        for (id, badge) in &layout.folds {
            add(badge.rect, Hit::FoldBadge(*id));
        }
        for (id, conflict) in &layout.conflicts {
            add(conflict.label, Hit::Conflict(*id));
            for piece in conflict.points.windows(2) {
                let line = Rect::new(piece[0], piece[0]).union(Rect::new(piece[1], piece[1]));
                add(line.grown(CONFLICT_REACH), Hit::Conflict(*id));
            }
        }
        Self(RTree::bulk_load(entries))
    }

    fn found(&self, rect: Rect) -> impl Iterator<Item = Hit> + '_ {
        let envelope = AABB::from_corners([rect.min.x, rect.min.y], [rect.max.x, rect.max.y]);
        let found = self.0.locate_in_envelope_intersecting(envelope);
        found.map(|entry| entry.data)
    }
}

/// How near a pointer has to come to a conflict's line, in map points.
const CONFLICT_REACH: f32 = 4.0;

impl Layout {
    /// What stands at a place: the frontmost, a card before its box.
    #[must_use]
    pub fn hit(&self, at: Point) -> Option<Hit> {
        self.index.found(Rect::new(at, at)).min()
    }

    /// Everything that reaches into a rectangle, sorted; each once.
    #[must_use]
    pub fn in_rect(&self, rect: Rect) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self.index.found(rect).collect();
        hits.sort_unstable();
        hits.dedup();
        hits
    }
}
