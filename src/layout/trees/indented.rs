//! An indented tree: one card below the other, as in an outline. Several questions
//! stand side by side, and so do the theses of
//! one and the reasons on a thesis where that fills the frame better.

use super::hang;
use super::indent::Branches;
use super::shelves::shelved;
use super::theses;
use crate::layout::{Arranged, Arrangement, Point, Request, Size};

pub(in crate::layout) struct Indented;

impl Arrangement for Indented {
    fn name(&self) -> &'static str {
        "indented"
    }

    fn arrange(&self, request: &Request, sizes: &[Size]) -> Arranged {
        let nodes = &request.outline.nodes;
        let mut branches = Branches::new(request, sizes);
        theses::beside_each_other(request, sizes, &mut branches);
        let Branches {
            offsets,
            rooms,
            trunks,
        } = branches;
        let mut corners = vec![Point::default(); nodes.len()];
        let roots = &request.outline.roots;
        let own: Vec<Size> = roots.iter().map(|root| rooms[*root]).collect();
        for (root, corner) in roots.iter().zip(shelved(request, roots, &own)) {
            corners[*root] = corner;
        }
        hang(&request.outline, &offsets, &mut corners);
        Arranged {
            corners,
            trunks,
            ..Arranged::default()
        }
    }
}
