//! The engines that Contend's layout is compared with.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use contend::layout::{Point, Rect};

use super::{Corners, Graph};

/// Where an engine puts the nodes, in points, and how long it takes; `None` where it is
/// not there or finds no layout.
type Engine = fn(&Graph) -> Option<(Duration, Corners)>;

pub const ENGINES: [(&str, Engine); 4] = [
    ("Graphviz dot", dot),
    ("graphlay", graphlay_default),
    ("graphlay, fast", graphlay_fast),
    ("rust-sugiyama", rust_sugiyama),
];

/// Between nodes of a rank, and between ranks, in points: the same for all.
const BESIDE: f32 = 20.0;
const BELOW: f32 = 44.0;

/// A program: reading and writing count.
fn dot(graph: &Graph) -> Option<(Duration, Corners)> {
    let (beside, below) = (BESIDE / 72.0, BELOW / 72.0);
    let mut text = format!("digraph {{ graph [nodesep={beside}, ranksep={below}];\n");
    for (number, size) in graph.sizes.iter().enumerate() {
        let (width, height) = (size.width / 72.0, size.height / 72.0);
        let _ = writeln!(
            text,
            "n{number} [shape=box, fixedsize=true, label=\"\", width={width}, height={height}];"
        );
    }
    for (from, to) in &graph.edges {
        let _ = writeln!(text, "n{from} -> n{to};");
    }
    text.push_str("}\n");
    let start = Instant::now();
    let child = Command::new("dot")
        .arg("-Tplain")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.ok()?;
    child.stdin.take()?.write_all(text.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    let took = start.elapsed();
    let mut corners = Corners::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let ["node", node, x, y, ..] = words[..] {
            let number: usize = node.trim_start_matches('n').parse().ok()?;
            let inches = |word: &str| word.parse::<f32>().ok();
            let center = Point::new(inches(x)? * 72.0, -inches(y)? * 72.0);
            put(&mut corners, graph, number, center);
        }
    }
    Some((took, corners))
}

fn graphlay_default(graph: &Graph) -> Option<(Duration, Corners)> {
    graphlay_with(graph, graphlay::options::Effort::default())
}

fn graphlay_fast(graph: &Graph) -> Option<(Duration, Corners)> {
    graphlay_with(graph, graphlay::options::Effort::Fast)
}

fn graphlay_with(graph: &Graph, effort: graphlay::options::Effort) -> Option<(Duration, Corners)> {
    let mut builder = graphlay::GraphBuilder::new();
    let nodes: Vec<graphlay::NodeId> = (graph.sizes.iter())
        .map(|size| {
            builder.add_node(graphlay::Node {
                size: graphlay::Size::new(size.width.into(), size.height.into()),
                ..graphlay::Node::default()
            })
        })
        .collect();
    for (from, to) in &graph.edges {
        builder.connect(nodes[*from], nodes[*to]);
    }
    let graph_of_theirs = builder.build();
    let mut options = graphlay::LayoutOptions::layered_default();
    options.effort = effort;
    options.spacing.node_gap = BESIDE.into();
    options.spacing.layer_gap = BELOW.into();
    let start = Instant::now();
    let layout = graphlay::layout(&graph_of_theirs, &options).ok()?;
    let took = start.elapsed();
    let mut corners = Corners::new();
    for (number, node) in layout.nodes.iter().enumerate() {
        let center = Point::new(node.center.x as f32, node.center.y as f32);
        put(&mut corners, graph, number, center);
    }
    Some((took, corners))
}

/// Lays out each part that hangs together by itself: these are set side by side.
fn rust_sugiyama(graph: &Graph) -> Option<(Duration, Corners)> {
    let sizes = graph.sizes.iter();
    let nodes: Vec<(u32, (f64, f64))> = sizes
        .enumerate()
        .map(|(number, size)| (number as u32, (size.width.into(), size.height.into())))
        .collect();
    let edges = graph.edges.iter();
    let edges: Vec<(u32, u32)> = edges.map(|(from, to)| (*from as u32, *to as u32)).collect();
    let config = rust_sugiyama::configure::Config {
        vertex_spacing: BESIDE.into(),
        ..rust_sugiyama::configure::Config::default()
    };
    let start = Instant::now();
    let parts = rust_sugiyama::from_vertices_and_edges(&nodes, &edges, &config);
    let took = start.elapsed();
    let mut corners = Corners::new();
    let mut left = 0.0;
    for (part, _, _) in parts {
        let mut own = Corners::new();
        for (number, (x, y)) in part {
            put(&mut own, graph, number, Point::new(x as f32, y as f32));
        }
        let bounds = own.values().copied().reduce(Rect::union)?;
        let shift = left - bounds.min.x;
        left += bounds.width() + BESIDE;
        corners.extend((own.into_iter()).map(|(name, rect)| (name, rect.moved(shift, 0.0))));
    }
    Some((took, corners))
}

fn put(corners: &mut Corners, graph: &Graph, number: usize, center: Point) {
    let rect = Rect::around(center, graph.sizes[number]);
    corners.insert(graph.names[number].clone(), rect);
}
