//! Branches as an indented list: one node below the other, the deeper the further
//! right.

use crate::layout::{Point, Request, Size};

/// Between the left edge of a node and the line that runs down from it.
pub(super) const SPINE: f32 = 24.0;
/// Between that line and what stands along it.
pub(super) const BRANCH: f32 = 20.0;
/// From a node's lower edge to the first that hangs on it.
pub(super) const FIRST_GAP: f32 = 28.0;
/// Between what stands below each other.
pub(super) const RUNG_GAP: f32 = 20.0;
/// Between the lines that run down from the premises of one box.
pub(super) const SPINE_STEP: f32 = 8.0;

/// Branches that grow downwards, each from the corner of its topmost node.
pub(super) struct Branches {
    /// From the corner of the parent to the corner of the node.
    pub offsets: Vec<Point>,
    /// How much room each branch takes.
    pub rooms: Vec<Size>,
    pub trunks: Vec<Option<f32>>,
}

impl Branches {
    pub(super) fn new(request: &Request, sizes: &[Size]) -> Self {
        let outline = &request.outline;
        let nodes = &outline.nodes;
        let mut branches = Self {
            offsets: vec![Point::default(); nodes.len()],
            rooms: sizes.to_vec(),
            trunks: vec![None; nodes.len()],
        };
        // Children stand behind their parents, so this goes upwards.
        for index in (0..nodes.len()).rev() {
            let same = |one: &usize, other: &usize| nodes[*one].hangs_on == nodes[*other].hangs_on;
            let holders = outline.children(index).chunk_by(same);
            let beyond_first = holders.clone().count().saturating_sub(1) as f32;
            let indent = SPINE + SPINE_STEP * beyond_first + BRANCH;
            let lanes = beyond_first * request.spacing.lane_gap;
            let mut y = sizes[index].height + FIRST_GAP + lanes;
            let mut width = sizes[index].width;
            for (place, children) in holders.enumerate() {
                // What comes later runs past on the outside.
                let spine = SPINE + SPINE_STEP * (beyond_first - place as f32);
                for child in children.iter().copied() {
                    branches.offsets[child] = Point::new(indent, y);
                    branches.trunks[child] = Some(spine);
                    y += branches.rooms[child].height + RUNG_GAP;
                    width = width.max(indent + branches.rooms[child].width);
                }
            }
            if !outline.children(index).is_empty() {
                branches.rooms[index] = Size::new(width, y - RUNG_GAP);
            }
        }
        branches
    }
}
