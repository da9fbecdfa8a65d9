//! Ranks: everything that stands equally deep stands on one level, across all theses,
//! and what is linked across the map stands as near as the tree allows.
//!
//! The order within a rank comes from barycentres, as in Sugiyama, Tagawa and Toda,
//! *Methods for Visual Understanding of Hierarchical System Structures* (1981), with
//! whole branches in the place of single nodes: so the lines of the tree never cross.
//! Theses keep their order, since letters name them.

use super::tidy::Forest;
use super::{gaps_between, hang, lower_gap, place_roots};
use crate::layout::roots::gaps_below;
use crate::layout::{Arranged, Arrangement, Head, Outline, Point, Request, Seat, Size, Ways};

pub(in crate::layout) struct Layered;

/// How often everything is ordered anew; the best order is taken.
const SWEEPS: usize = 6;

impl Arrangement for Layered {
    fn name(&self) -> &'static str {
        "layered"
    }

    fn arrange(&self, request: &Request, sizes: &[Size]) -> Arranged {
        let outline = &request.outline;
        let nodes = &outline.nodes;
        let ordered = ordered(outline);
        let children: Vec<&[usize]> = ordered.iter().map(Vec::as_slice).collect();
        // As high as its rank is each node, and as deep as the deepest gap its gap.
        let depths = depths(outline);
        let ranks = depths.iter().max().map_or(0, |deepest| deepest + 1);
        let (mut heights, mut deepest_gaps) = (vec![0.0_f32; ranks], vec![0.0_f32; ranks]);
        let gaps = gaps_below(request);
        for (index, depth) in depths.iter().enumerate() {
            heights[*depth] = heights[*depth].max(sizes[index].height);
            deepest_gaps[*depth] = deepest_gaps[*depth].max(gaps[index]);
        }
        let even: Vec<Size> = (sizes.iter().zip(&depths))
            .map(|(size, depth)| Size::new(size.width, heights[*depth]))
            .collect();
        let even_gaps: Vec<f32> = depths.iter().map(|depth| deepest_gaps[*depth]).collect();
        let gaps_before = gaps_between(request);
        let placed = Forest {
            children: &children,
            sizes: &even,
            gaps: &even_gaps,
            lower_gap: lower_gap(request),
            gaps_before: &gaps_before,
        }
        .place();
        let mut corners = vec![Point::default(); nodes.len()];
        place_roots(request, &placed.extents, &mut corners);
        hang(outline, &placed.offsets, &mut corners);
        Arranged {
            corners,
            trunks: vec![None; nodes.len()],
            // Lines leave a rank below the highest that stands in it.
            ways: Ways::Ranks(even.iter().map(|size| size.height).collect()),
            ..Arranged::default()
        }
    }
}

fn depths(outline: &Outline) -> Vec<usize> {
    let mut depths = vec![0; outline.nodes.len()];
    // Parents stand before their children.
    for index in 0..outline.nodes.len() {
        if let Some(parent) = outline.parent(index) {
            depths[index] = depths[parent] + 1;
        }
    }
    depths
}

/// What hangs on each node, ordered such that links across the map become short.
fn ordered(outline: &Outline) -> Vec<Vec<usize>> {
    let mut order: Vec<Vec<usize>> = (0..outline.nodes.len())
        .map(|node| outline.children(node).to_vec())
        .collect();
    let links = cross_links(outline);
    if links.is_empty() {
        return order;
    }
    let mut best = order.clone();
    let mut places = places(outline, &order);
    let mut shortest = span(&links, &places);
    for _ in 0..SWEEPS {
        let pulls = pulls(outline, &links, &places);
        for children in &mut order {
            sort_branches(outline, children, &pulls);
        }
        places = self::places(outline, &order);
        let span = span(&links, &places);
        if span < shortest {
            shortest = span;
            best.clone_from(&order);
        }
    }
    best
}

/// The nodes that references stand in, with the nodes of the claims' homes.
fn cross_links(outline: &Outline) -> Vec<[usize; 2]> {
    let mut links = Vec::new();
    for (index, node) in outline.nodes.iter().enumerate() {
        let mut link = |claim| {
            let home = outline.node_of(claim).filter(|home| *home != index);
            links.extend(home.map(|home| [index, home]));
        };
        if let Head::Reference { claim, .. } = node.head {
            link(claim);
        }
        for seat in &node.seats {
            if let Seat::Reference(claim) = *seat {
                link(claim);
            }
        }
    }
    links
}

/// Where each node stands from left to right: the middle of the leaves under it.
fn places(outline: &Outline, order: &[Vec<usize>]) -> Vec<f64> {
    let mut places = vec![0.0; order.len()];
    let mut stack: Vec<(usize, bool)> = outline
        .roots
        .iter()
        .rev()
        .map(|root| (*root, false))
        .collect();
    let mut leaves = 0.0;
    while let Some((node, grown)) = stack.pop() {
        let children = &order[node];
        match (children.first(), children.last()) {
            (Some(first), Some(last)) if grown => {
                places[node] = f64::midpoint(places[*first], places[*last]);
            }
            (Some(_), Some(_)) => {
                stack.push((node, true));
                stack.extend(children.iter().rev().map(|child| (*child, false)));
            }
            _ => {
                places[node] = leaves;
                leaves += 1.0;
            }
        }
    }
    places
}

/// How long all links are together, in leaves.
fn span(links: &[[usize; 2]], places: &[f64]) -> f64 {
    let long = |[from, to]: &[usize; 2]| (places[*from] - places[*to]).abs();
    links.iter().map(long).sum()
}

/// Where each branch is pulled: the mean of the far ends of the links that leave it,
/// or where it is.
fn pulls(outline: &Outline, links: &[[usize; 2]], places: &[f64]) -> Vec<f64> {
    let mut sums = vec![(0.0, 0_u32); places.len()];
    for [one, other] in links {
        for (here, there) in [(one, other), (other, one)] {
            sums[*here].0 += places[*there];
            sums[*here].1 += 1;
        }
    }
    // Children stand behind their parents: branches hand on what pulls them.
    for index in (0..sums.len()).rev() {
        if let Some(parent) = outline.parent(index) {
            let (sum, count) = sums[index];
            sums[parent].0 += sum;
            sums[parent].1 += count;
        }
    }
    (sums.into_iter().zip(places))
        .map(|((sum, count), place)| match count {
            0 => *place,
            count => sum / f64::from(count),
        })
        .collect()
}

/// Orders the branches on one node; theses stay, and what hangs on one premise stays
/// together.
fn sort_branches(outline: &Outline, children: &mut [usize], pulls: &[f64]) {
    let nodes = &outline.nodes;
    let same = |one: &usize, other: &usize| nodes[*one].hangs_on == nodes[*other].hangs_on;
    for group in children.chunk_by_mut(same) {
        if group
            .iter()
            .all(|child| matches!(nodes[*child].head, Head::Reason(_)))
        {
            group.sort_by(|one, other| pulls[*one].total_cmp(&pulls[*other]));
        }
    }
}
