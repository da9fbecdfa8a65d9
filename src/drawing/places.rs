//! What a picture looks up in a layout, beside what the layout itself knows.

use std::sync::OnceLock;

use super::shape::Part;
use crate::layout::{Layout, Link, LinkKind, Rect};
use crate::model::Id;

/// Made when first asked for; belongs to one layout.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Positions in [`Layout::references`], sorted by claim and holder.
    references: OnceLock<Vec<u32>>,
    /// Positions in [`Layout::links`], sorted by part.
    links: OnceLock<Vec<u32>>,
}

impl Places {
    /// Where the stand-in of a claim stands.
    pub fn reference(&self, layout: &Layout, claim: Id, holder: Id) -> Option<Rect> {
        let key = |place: &u32| {
            let reference = layout.references.get(*place as usize);
            reference.map(|reference| (reference.claim, reference.holder))
        };
        let sorted = self.references.get_or_init(|| {
            let mut places: Vec<u32> = (0..layout.references.len() as u32).collect();
            places.sort_by_key(key);
            places
        });
        let wanted = Some((claim, holder));
        let first = sorted.partition_point(|place| key(place) < wanted);
        let place = sorted.get(first).filter(|place| key(place) == wanted)?;
        Some(layout.references.get(*place as usize)?.rect)
    }

    /// The line that is this part.
    pub fn link<'a>(&self, layout: &'a Layout, part: Part) -> Option<&'a Link> {
        let key = |place: &u32| layout.links.get(*place as usize).map(link_part);
        let sorted = self.links.get_or_init(|| {
            let mut places: Vec<u32> = (0..layout.links.len() as u32).collect();
            places.sort_by_key(key);
            places
        });
        let wanted = Some(part);
        let first = sorted.partition_point(|place| key(place) < wanted);
        let place = sorted.get(first).filter(|place| key(place) == wanted)?;
        layout.links.get(*place as usize)
    }
}

/// Which part a line is.
pub(super) fn link_part(link: &Link) -> Part {
    match link.kind {
        LinkKind::Cross => Part::CrossLink {
            claim: link.to,
            holder: link.from,
        },
        _ => Part::Link {
            from: link.from,
            to: link.to,
        },
    }
}
