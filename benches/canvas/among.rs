//! Cards among all others of a large map, against the same ones alone.

use std::collections::BTreeSet;
use std::time::Duration;

use contend::drawing::{DrawRequest, Drawer, MapDrawing};
use contend::edit::{Edit, Session};
use contend::layout::{Hit, Layout, Point, Seat};
use contend::model::{Id, Map};
use contend::ui::canvas::Camera;

use super::stage::{READING_ZOOM, Stage, VIEW};

/// Two hundred cards in view among all others, and the same ones alone in a map, at
/// the same places.
pub fn among_others(map: &Map, drawing: &MapDrawing) {
    let Some(camera) = camera_with(&drawing.layout, 200) else {
        println!("  no place with 200 cards in view");
        return;
    };
    let seen = cards_in(&drawing.layout, &camera);
    let Some((map_alone, alone)) = alone(map, drawing, &camera, &seen) else {
        println!("  the cards cannot be put alone");
        return;
    };
    let left = cards_in(&alone.layout, &camera);
    let (cards, left) = (seen.len(), seen.intersection(&left).count());
    for pans in [true, false] {
        let time = |stage: &mut Stage| if pans { stage.panning() } else { stage.still() };
        let stages = [(map, drawing), (&map_alone, &alone)];
        let mut stages = stages.map(|(map, drawing)| Stage::new(map, drawing, camera));
        // By turns, for what the machine does besides differs from second to second.
        let mut times = [Duration::ZERO; 2];
        for _ in 0..TURNS_OF_STAGES {
            for (total, stage) in times.iter_mut().zip(&mut stages) {
                *total += time(stage) / TURNS_OF_STAGES;
            }
        }
        let [among, alone] = times;
        let [among_corners, alone_corners] = stages.map(|stage| stage.vertices);
        let name = if pans { "panned" } else { "still" };
        let ratio = among.as_secs_f64() / alone.as_secs_f64();
        println!(
            "  {cards} cards in view, {name}: {among:.2?}; {left} of them alone: {alone:.2?}; \
             ratio {ratio:.2}; {among_corners} and {alone_corners} corners of triangles"
        );
    }
}

/// So often one kind of frame and the other take turns.
const TURNS_OF_STAGES: u32 = 3;

/// A map of what is in view alone, pinned where it stands. Boxes keep all their cards,
/// in view or not; stand-ins are left out, for alone they would be cards.
fn alone(
    map: &Map,
    drawing: &MapDrawing,
    camera: &Camera,
    seen: &BTreeSet<Id>,
) -> Option<(Map, MapDrawing)> {
    let layout = &drawing.layout;
    let mut only = seen.clone();
    for hit in layout.in_rect(camera.visible(VIEW)) {
        match hit {
            Hit::Question(id) => {
                only.insert(id);
            }
            Hit::Reason(id) | Hit::ReasonLabel(id) => {
                let node = layout.outline.node_of(id)?;
                let seats = layout.outline.nodes.get(node)?.seats.iter();
                only.extend(seats.filter_map(|seat| match seat {
                    Seat::Card(claim) => Some(*claim),
                    Seat::Reference(_) => None,
                }));
                only.insert(id);
            }
            _ => {}
        }
    }
    loop {
        let pins = only.iter().filter_map(|id| {
            let box_corner = layout.reasons.get(id).map(|reason| reason.outer.min);
            let corner = box_corner.or_else(|| layout.rect_of(*id).map(|rect| rect.min))?;
            Some((*id, Some((f64::from(corner.x), f64::from(corner.y)))))
        });
        let mut session = Session::new(map.clone());
        session.apply(&Edit::Pin(pins.collect())).ok()?;
        let request = DrawRequest {
            only: Some(&only),
            ..DrawRequest::new(session.map())
        };
        let alone = Drawer::default().draw(&request);
        let more = cards_in(&alone.layout, camera);
        let more: Vec<Id> = more.difference(seen).copied().collect();
        if more.is_empty() {
            return Some((session.map().clone(), alone));
        }
        only.retain(|id| !more.contains(id));
    }
}

/// A camera at which about so many cards are in view, near enough to be read.
pub fn camera_with(layout: &Layout, wanted: usize) -> Option<Camera> {
    let zoom = READING_ZOOM;
    let mut best = None;
    let cards: Vec<Point> = layout.cards.iter().map(|(_, rect)| rect.center()).collect();
    for center in cards.iter().step_by((cards.len() / 400).max(1)) {
        let camera = Camera {
            center: *center,
            zoom,
        };
        let count = cards_in(layout, &camera).len();
        if best.is_none_or(|(off, _)| count.abs_diff(wanted) < off) {
            best = Some((count.abs_diff(wanted), camera));
        }
    }
    let (_, mut camera) = best?;
    while cards_in(layout, &camera).len() > wanted + 5 && camera.zoom < 1.0 {
        camera.zoom *= 1.01;
    }
    while cards_in(layout, &camera).len() < wanted - 5 && camera.zoom > 0.365 {
        camera.zoom /= 1.01;
    }
    Some(camera)
}

fn cards_in(layout: &Layout, camera: &Camera) -> BTreeSet<Id> {
    let hits = layout.in_rect(camera.visible(VIEW)).into_iter();
    let cards = hits.filter_map(|hit| match hit {
        Hit::Card(id) => Some(id),
        _ => None,
    });
    cards.collect()
}
