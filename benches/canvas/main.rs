//! What moving about a large map costs: `cargo bench --bench canvas`.
//!
//! A frame is what the processor does for it: finding what is in view, painting,
//! tessellating. Nothing is sent to a graphics card. Times of one kind of frame are
//! means of the time that the thread was at work, where the system tells it (Linux), so
//! that other programs matter less; a journey is made three times, and each of its
//! frames counts with the fastest. Name the sizes of maps to measure only those: `-- 1000 10000`. With
//! `--cards PATH` the cards are written as well, for `benches/canvases`.

mod among;
#[path = "../common/clock.rs"]
mod clock;
mod moving;
mod stage;

use std::collections::BTreeMap;
use std::time::Instant;

use contend::drawing::{DrawRequest, Drawer, MapDrawing};
use contend::generate::generate;
use contend::model::Map;
use contend::ui::canvas::Camera;

use stage::VIEW;

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let sizes: Vec<usize> = args.iter().filter_map(|arg| arg.parse().ok()).collect();
    let cards = args.iter().position(|arg| arg == "--cards");
    let cards = cards.and_then(|place| args.get(place + 1));
    let sizes = if sizes.is_empty() {
        vec![1_000, 10_000, 100_000]
    } else {
        sizes
    };
    for claims in sizes {
        println!(
            "{claims} claims, a view of {} × {}",
            VIEW.width(),
            VIEW.height()
        );
        let map = generate(claims, 1);
        let started = Instant::now();
        let drawing = Drawer::default().draw(&DrawRequest::new(&map));
        println!("  drawn in {:.0?}", started.elapsed());
        if let Some(path) = cards {
            let path = format!("{path}-{claims}.tsv");
            if let Err(error) = std::fs::write(&path, written(&map, &drawing)) {
                println!("  {path}: {error}");
            }
        }
        among::among_others(&map, &drawing);
        moving::whole(&map, &drawing);
        moving::journey(&map, &drawing);
        moving::finding(&drawing);
    }
}

/// A map's cards at their places, with the links between them by number, and where
/// about two hundred are in view.
fn written(map: &Map, drawing: &MapDrawing) -> String {
    let layout = &drawing.layout;
    let mut lines = Vec::new();
    if let Some(Camera { center, zoom }) = among::camera_with(layout, 200) {
        lines.push(format!("camera\t{}\t{}\t{zoom}", center.x, center.y));
    }
    let mut numbers = BTreeMap::new();
    for (number, (id, rect)) in layout.cards.iter().enumerate() {
        numbers.insert(*id, number);
        let text = map.claim(*id).map_or("", |claim| &claim.text);
        let text = text.replace(['\t', '\n'], " ");
        let (corner, size) = (rect.min, rect.size());
        lines.push(format!(
            "card\t{}\t{}\t{}\t{}\t{text}",
            corner.x, corner.y, size.width, size.height
        ));
    }
    for (_, reason) in map.reasons().iter() {
        for premise in &reason.premises {
            if let (Some(from), Some(to)) = (numbers.get(premise), numbers.get(&reason.target)) {
                lines.push(format!("link\t{from}\t{to}"));
            }
        }
    }
    lines.join("\n")
}
