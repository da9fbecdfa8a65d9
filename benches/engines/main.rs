//! Contend's layout beside other engines', on the same graphs with the same sizes.
//!
//! Run by hand: `cargo bench --bench engines [-- SIZES]`, for instance `-- 100 1000`.
//! Prints rows of a Markdown table; Graphviz is left out where it is not installed.
//!
//! A node is what the layout places as one: a question, a thesis, a reason with its
//! premises. An edge leads to each from what it hangs on, and from each reference to the
//! home of its claim. Crossings are those of straight lines between the middles of
//! nodes, for all engines alike. `over others` is the share of nodes that lie on another.
//! `moved` is the share of nodes that stand more than 50 points elsewhere after one leaf
//! was added, beside a picture of the same corner.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a program run by hand stops where something is missing"
)]

mod others;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use contend::generate::generate;
use contend::layout::{Head, layout, layout_after};
use contend::layout::{Layout, Outline, Point, Rect, Request, Seat, Size, Sizes, Spacing};
use contend::model::{Change, Claim, Entry, Id, Kind, Map, Reason};

/// What an engine is given.
struct Graph {
    names: Vec<String>,
    sizes: Vec<Size>,
    edges: Vec<(usize, usize)>,
}

type Corners = BTreeMap<String, Rect>;

fn main() {
    let sizes = std::env::args().skip(1).filter_map(|it| it.parse().ok());
    let mut sizes: Vec<usize> = sizes.collect();
    if sizes.is_empty() {
        sizes = vec![100, 1000];
    }
    println!("| claims | engine | ms | area, M | W:H | crossings | over others | moved |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for claims in sizes {
        let before = generate(claims, 7);
        let after = with_a_leaf(&before);
        let (one, other) = (request(&before), request(&after));
        let start = Instant::now();
        let layout_before = layout(&one);
        let took = start.elapsed();
        let layout_after = layout_after(&other, Some(&layout_before));
        let (graph, grown) = (graph(&layout_before), graph(&layout_after));
        let ours = places(&layout_before);
        row(
            claims,
            "Contend",
            took,
            &graph,
            &ours,
            &places(&layout_after),
        );
        for (name, engine) in others::ENGINES {
            if let Some((took, theirs)) = engine(&graph)
                && let Some((_, then)) = engine(&grown)
            {
                row(claims, name, took, &graph, &theirs, &then);
            }
        }
    }
}

/// The map with one more premise, in a reason of its own on the claim that comes last.
fn with_a_leaf(map: &Map) -> Map {
    let target = map.claims().ids().last().expect("a claim");
    let id = |text: &str| Id::parse(text).expect("an id");
    let (leaf, reason) = (id("c-zz-a-leaf"), id("r-zz-a-reason"));
    let mut change = Change::default();
    let record = Reason {
        target,
        premises: vec![leaf],
        ..Reason::default()
    };
    Claim::delta_mut(&mut change).record(leaf, None, Some(Arc::new(Claim::default())));
    Reason::delta_mut(&mut change).record(reason, None, Some(Arc::new(record)));
    let mut map = map.clone();
    change.apply(&mut map);
    map
}

/// Heights that differ from card to card, and are the same each time.
fn request(map: &Map) -> Request {
    let outline = Arc::new(Outline::new(map, None));
    let height = |id: Id| {
        let sum: u32 = id.text().bytes().map(u32::from).sum();
        50.0 + (sum % 110) as f32
    };
    let widths = outline.card_widths(map, &Spacing::default());
    let each = |kind: Kind, size: Size| {
        let ids: Vec<Id> = match kind {
            Kind::Reason => map.reasons().ids().collect(),
            Kind::Conflict => map.conflicts().ids().collect(),
            _ => map.claims().ids().collect(),
        };
        ids.into_iter().map(move |id| (id, size)).collect()
    };
    let cards = widths.iter();
    let sizes = Sizes {
        cards: cards
            .map(|(id, width)| (*id, Size::new(*width, height(*id))))
            .collect(),
        pills: each(Kind::Reason, Size::new(70.0, 22.0)),
        references: each(Kind::Claim, Size::new(184.0, 40.0)),
        fold: Size::new(80.0, 22.0),
        conflicts: each(Kind::Conflict, Size::new(60.0, 16.0)),
    };
    Request::new(outline, sizes)
}

fn name(head: Head) -> String {
    match head {
        Head::Question(id) | Head::Claim(id) | Head::Reason(id) => id.to_string(),
        Head::Reference { claim, holder } => format!("{holder}/{claim}"),
        Head::Fold { below, .. } => format!("{below}/fold"),
    }
}

fn rect(layout: &Layout, head: Head) -> Rect {
    let found = match head {
        Head::Question(id) | Head::Claim(id) | Head::Reason(id) => layout.rect_of(id),
        Head::Reference { claim, holder } => layout.reference(claim, holder).map(|it| it.rect),
        Head::Fold { below, .. } => layout.folds.get(&below).map(|badge| badge.rect),
    };
    found.expect("everything has a place")
}

fn places(layout: &Layout) -> Corners {
    let nodes = layout.outline.nodes.iter();
    nodes
        .map(|node| (name(node.head), rect(layout, node.head)))
        .collect()
}

fn graph(layout: &Layout) -> Graph {
    let nodes = &layout.outline.nodes;
    let mut edges = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        edges.extend(layout.outline.parent(index).map(|parent| (parent, index)));
        for seat in &node.seats {
            if let Seat::Reference(claim) = seat
                && let Some(home) = layout.outline.node_of(*claim)
            {
                edges.push((home, index));
            }
        }
    }
    Graph {
        names: nodes.iter().map(|node| name(node.head)).collect(),
        sizes: nodes
            .iter()
            .map(|node| rect(layout, node.head).size())
            .collect(),
        edges,
    }
}

fn row(claims: usize, engine: &str, took: Duration, graph: &Graph, at: &Corners, then: &Corners) {
    let bounds = at.values().copied().reduce(Rect::union).unwrap_or_default();
    let later = then
        .values()
        .copied()
        .reduce(Rect::union)
        .unwrap_or_default();
    let area = f64::from(bounds.width()) * f64::from(bounds.height()) / 1e6;
    let corner = |rect: Rect, bounds: Rect| rect.min.moved(-bounds.min.x, -bounds.min.y);
    let moved = at.iter().filter(|(name, rect)| {
        let other = then.get(*name);
        other.is_some_and(|other| corner(**rect, bounds).distance(corner(*other, later)) > 50.0)
    });
    println!(
        "| {claims} | {engine} | {:.1} | {area:.1} | {:.2} | {} | {:.0}% | {:.1}% |",
        took.as_secs_f64() * 1e3,
        bounds.width() / bounds.height(),
        crossings(graph, at),
        100.0 * over_others(at) as f64 / at.len() as f64,
        100.0 * moved.count() as f64 / at.len() as f64,
    );
}

/// How many nodes lie on another one.
fn over_others(at: &Corners) -> usize {
    let mut rects: Vec<Rect> = at.values().map(|rect| rect.grown(-0.5)).collect();
    rects.sort_by(|one, other| one.min.x.total_cmp(&other.min.x));
    let mut covered = vec![false; rects.len()];
    for (index, one) in rects.iter().enumerate() {
        let behind = rects.iter().enumerate().skip(index + 1);
        for (place, other) in behind.take_while(|(_, other)| other.min.x < one.max.x) {
            if one.overlaps(*other) {
                covered[index] = true;
                covered[place] = true;
            }
        }
    }
    covered.into_iter().filter(|covered| *covered).count()
}

/// How many pairs of edges cross, drawn straight, that share no node.
fn crossings(graph: &Graph, at: &Corners) -> usize {
    let center = |node: usize| at[&graph.names[node]].center();
    let mut lines: Vec<[Point; 2]> = Vec::new();
    for (from, to) in &graph.edges {
        let (from, to) = (center(*from), center(*to));
        lines.push(if from.x <= to.x {
            [from, to]
        } else {
            [to, from]
        });
    }
    lines.sort_by(|one, other| one[0].x.total_cmp(&other[0].x));
    let side = |a: Point, b: Point, c: Point| {
        f64::from(b.x - a.x) * f64::from(c.y - a.y) - f64::from(b.y - a.y) * f64::from(c.x - a.x)
    };
    let mut count = 0;
    for (index, one) in lines.iter().enumerate() {
        let beside = lines[index + 1..].iter();
        for other in beside.take_while(|other| other[0].x < one[1].x) {
            let apart = one.iter().all(|end| !other.contains(end));
            let across = side(one[0], one[1], other[0]) * side(one[0], one[1], other[1]) < 0.0
                && side(other[0], other[1], one[0]) * side(other[0], other[1], one[1]) < 0.0;
            count += usize::from(apart && across);
        }
    }
    count
}
