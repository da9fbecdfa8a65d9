//! Moving about a map, and finding what stands in it.

use std::sync::Arc;
use std::time::Duration;

use contend::drawing::MapDrawing;
use contend::layout::{self, Point, Size};
use contend::model::Map;
use contend::ui::canvas::{Camera, least_zoom};
use egui::{Vec2, vec2};

use super::stage::{FRAME_SECS, READING_ZOOM, Stage, VIEW, mean};

/// All of the map in view.
pub fn whole(map: &Map, drawing: &MapDrawing) {
    let camera = Camera::fit(drawing.layout.bounds, VIEW, 8.0, 1.0);
    let mut stage = Stage::new(map, drawing, camera);
    let panning = stage.panning();
    stage.marks.selected = Arc::new(map.claims().ids().collect());
    let selected = stage.panning();
    println!(
        "  all of it in view at {:.2}%, panned: {panning:.2?}; all of it selected: {selected:.2?}",
        camera.zoom * 100.0
    );
}

/// Across the map and in and out of it, without a rest.
pub fn journey(map: &Map, drawing: &MapDrawing) {
    let mut times = travelled(map, drawing);
    for _ in 0..2 {
        let again = travelled(map, drawing);
        for (time, again) in times.iter_mut().zip(again) {
            *time = again.min(*time);
        }
    }
    times.sort_unstable();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize];
    println!(
        "  {} frames of panning and zooming: median {:.2?}, 90% {:.2?}, 99% {:.2?}, longest {:.2?}",
        times.len(),
        at(0.5),
        at(0.9),
        at(0.99),
        at(1.0)
    );
}

/// How long each frame of a journey took.
fn travelled(map: &Map, drawing: &MapDrawing) -> Vec<Duration> {
    let bounds = drawing.layout.bounds;
    let mut stage = Stage::new(map, drawing, Camera::fit(bounds, VIEW, 8.0, 1.0));
    stage.settle();
    let least = least_zoom(bounds, VIEW);
    let mut times = Vec::new();
    let from = stage.camera.zoom;
    let cards = drawing.layout.cards.iter();
    for (_, card) in cards.step_by(map.claims().len() / 5 + 1) {
        // In on a card, at a tenth of an octave a frame.
        let target = card.center();
        while stage.camera.zoom < 1.0 {
            stage.camera.zoom *= 1.07;
            let center = stage.camera.center;
            stage.camera.center = center.lerp(target, 0.1);
            times.push(stage.frame(FRAME_SECS));
        }
        pan(&mut stage, &mut times, vec2(-37.0, -11.0), 90);
        // Out in notches of the wheel, with a drag now and then.
        while stage.camera.zoom > from.max(0.02) {
            stage.camera.zoom_at(VIEW, VIEW.center(), 0.8, least);
            times.push(stage.frame(FRAME_SECS));
            pan(&mut stage, &mut times, vec2(29.0, 17.0), 12);
        }
        pan(&mut stage, &mut times, vec2(-45.0, 60.0), 60);
    }
    times
}

fn pan(stage: &mut Stage<'_>, times: &mut Vec<Duration>, step: Vec2, frames: usize) {
    for _ in 0..frames {
        stage.camera.pan(step);
        times.push(stage.frame(FRAME_SECS));
    }
}

/// What the pointer is over, and what a rubber band takes in.
pub fn finding(drawing: &MapDrawing) {
    let layout = &drawing.layout;
    let places: Vec<Point> = layout.cards.iter().map(|(_, rect)| rect.center()).collect();
    let places: Vec<Point> = places.into_iter().step_by(97).collect();
    let mut next = places.iter().cycle();
    let hit = mean(|_| {
        std::hint::black_box(next.next().map(|place| drawing.hit(*place)));
    });
    let size = Size::new(VIEW.width() / READING_ZOOM, VIEW.height() / READING_ZOOM);
    let mut found = 0;
    let band = mean(|_| {
        let band = next.next().map(|place| layout::Rect::around(*place, size));
        found += band.map_or(0, |band| layout.in_rect(band).len());
    });
    println!(
        "  hit: {hit:.2?}; a rubber band over a view at {:.0}%: {band:.2?} for {} things",
        READING_ZOOM * 100.0,
        found / 400
    );
}
