//! What moving about a large map costs: `cargo bench --bench canvas`.
//!
//! A frame is what the processor does for it: finding what is in view, painting,
//! tessellating. Nothing is sent to a graphics card. Times of one kind of frame are
//! means of the time that the thread was at work, where the system tells it (Linux), so
//! that other programs matter less; a journey is made three times, and each of its
//! frames counts with the fastest. Name the sizes of maps to measure only those: `-- 1000 10000`. With
//! `--cards PATH` the cards are written as well, for `benches/canvases`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use contend::drawing::{DrawRequest, Drawer, MapDrawing};
use contend::edit::{Edit, Session};
use contend::generate::generate;
use contend::layout::{self, Hit, Point, Size};
use contend::model::{Id, Map};
use contend::ui::canvas::{
    Camera, Marks, PaintCache, PaintRequest, least_zoom, minimap_ui, minimap_zoom, paint,
};
use contend::ui::theme::{TextSize, Theme, install_fonts};
use egui::epaint::Primitive;
use egui::{Context, Pos2, RawInput, Rect, Vec2, vec2};

const VIEW: Rect = Rect {
    min: Pos2::ZERO,
    max: Pos2::new(2560.0, 1440.0),
};
/// Near enough for text.
const READING_ZOOM: f32 = 0.4;
const FRAME_SECS: f64 = 1.0 / 60.0;

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
        among_others(&map, &drawing);
        whole(&map, &drawing);
        journey(&map, &drawing);
        finding(&drawing);
    }
}

/// A map's cards at their places, with the links between them by number, and where
/// about two hundred are in view.
fn written(map: &Map, drawing: &MapDrawing) -> String {
    let layout = &drawing.layout;
    let mut lines = Vec::new();
    if let Some(Camera { center, zoom }) = camera_with(layout, 200) {
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

/// A screen with a map on it.
struct Stage<'a> {
    ctx: Context,
    map: &'a Map,
    drawing: &'a MapDrawing,
    cache: PaintCache,
    marks: Marks,
    camera: Camera,
    time_secs: f64,
    /// The corners of all triangles of the last frame.
    vertices: usize,
}

impl<'a> Stage<'a> {
    fn new(map: &'a Map, drawing: &'a MapDrawing, camera: Camera) -> Self {
        let ctx = Context::default();
        install_fonts(&ctx);
        Theme::new(false, TextSize::Normal).apply(&ctx);
        Self {
            ctx,
            map,
            drawing,
            cache: PaintCache::default(),
            marks: Marks::default(),
            camera,
            time_secs: 1.0,
            vertices: 0,
        }
    }

    /// One frame; says how long it took.
    fn frame(&mut self, passed_secs: f64) -> Duration {
        self.time_secs += passed_secs;
        let input = RawInput {
            screen_rect: Some(VIEW),
            time: Some(self.time_secs),
            max_texture_side: Some(8192),
            ..RawInput::default()
        };
        let started = Instant::now();
        let mut output = self.ctx.run_ui(input, |ui| {
            let theme = Theme::of(ui.ctx());
            let layout = &self.drawing.layout;
            let small_zoom = minimap_zoom(layout.bounds);
            self.cache.survey(ui.ctx(), layout, &theme, small_zoom);
            let request = PaintRequest {
                picture: &self.drawing.picture,
                layout,
                map: self.map,
                camera: self.camera,
                view: VIEW,
                marks: &self.marks,
                theme: &theme,
                pictures: &|_| None,
            };
            paint(ui.painter(), &request, &mut self.cache);
            minimap_ui(ui, VIEW, layout.bounds, &self.camera, &self.cache);
        });
        output.textures_delta.clear();
        let primitives = std::hint::black_box(self.ctx.tessellate(output.shapes, 1.0));
        let passed = started.elapsed();
        let corners = primitives.iter().map(|clipped| match &clipped.primitive {
            Primitive::Mesh(mesh) => mesh.vertices.len(),
            Primitive::Callback(_) => 0,
        });
        self.vertices = corners.sum();
        passed
    }

    /// Until everything is as sharp as it is going to be.
    fn settle(&mut self) {
        for _ in 0..400 {
            if self.cache.small_picture().is_some() {
                break;
            }
            self.frame(0.2);
            std::thread::sleep(Duration::from_millis(20));
        }
        for _ in 0..60 {
            self.frame(0.2);
        }
    }

    /// The mean of many frames while the map is dragged to and fro.
    fn panning(&mut self) -> Duration {
        self.settle();
        mean(|number| {
            let step = if number.is_multiple_of(2) { 1.0 } else { -1.0 };
            self.camera.pan(vec2(step, step));
            self.frame(FRAME_SECS);
        })
    }

    fn still(&mut self) -> Duration {
        self.settle();
        mean(|_| {
            self.frame(FRAME_SECS);
        })
    }
}

/// The mean time at work over many turns.
fn mean(mut turn: impl FnMut(u32)) -> Duration {
    const TURNS: u32 = 400;
    let clock = Clock::start();
    (0..TURNS).for_each(&mut turn);
    clock.passed() / TURNS
}

/// Two hundred cards in view among all others, and the same ones alone in a map, at
/// the same places.
fn among_others(map: &Map, drawing: &MapDrawing) {
    let layout = &drawing.layout;
    let Some(camera) = camera_with(layout, 200) else {
        println!("  no place with 200 cards in view");
        return;
    };
    // Cards just outside of the view are drawn as well where shadows reach into it.
    let seen = camera.visible(VIEW).grown(12.0);
    let hits = layout.in_rect(seen);
    let cards = hits
        .iter()
        .filter(|hit| matches!(hit, Hit::Card(_)))
        .count();
    let mut only: BTreeSet<Id> = hits.iter().map(|hit| hit.record()).collect();
    only.retain(|id| layout.rect_of(*id).is_some());
    let pins = only.iter().filter_map(|id| {
        let box_corner = layout.reasons.get(id).map(|reason| reason.rect.min);
        let corner = box_corner.or_else(|| layout.rect_of(*id).map(|rect| rect.min))?;
        Some((*id, Some((f64::from(corner.x), f64::from(corner.y)))))
    });
    let mut session = Session::new(map.clone());
    if let Err(refusal) = session.apply(&Edit::Pin(pins.collect())) {
        println!("  pins are refused: {refusal}");
        return;
    }
    let request = DrawRequest {
        only: Some(&only),
        ..DrawRequest::new(session.map())
    };
    let alone = Drawer::default().draw(&request);
    let alone_cards = alone.layout.in_rect(seen);
    let alone_cards = alone_cards
        .iter()
        .filter(|hit| matches!(hit, Hit::Card(_)))
        .count();
    for pans in [true, false] {
        let time = |stage: &mut Stage| if pans { stage.panning() } else { stage.still() };
        let mut stages = [(map, drawing), (session.map(), &alone)]
            .map(|(map, drawing)| Stage::new(map, drawing, camera));
        let [among, alone] = stages.each_mut().map(time);
        let [among_corners, alone_corners] = stages.map(|stage| stage.vertices);
        let name = if pans { "panned" } else { "still" };
        let ratio = among.as_secs_f64() / alone.as_secs_f64();
        println!(
            "  {cards} cards in view, {name}: {among:.2?}; {alone_cards} of them alone: {alone:.2?}; \
             ratio {ratio:.2}; {among_corners} and {alone_corners} corners of triangles"
        );
    }
}

/// A camera at which about so many cards are in view, near enough to be read.
fn camera_with(layout: &contend::layout::Layout, wanted: usize) -> Option<Camera> {
    let zoom = READING_ZOOM;
    let mut best = None;
    let cards: Vec<Point> = layout.cards.iter().map(|(_, rect)| rect.center()).collect();
    for center in cards.iter().step_by((cards.len() / 400).max(1)) {
        let camera = Camera {
            center: *center,
            zoom,
        };
        let count = cards_in(layout, &camera);
        if best.is_none_or(|(off, _)| count.abs_diff(wanted) < off) {
            best = Some((count.abs_diff(wanted), camera));
        }
    }
    let (_, mut camera) = best?;
    while cards_in(layout, &camera) > wanted + 5 && camera.zoom < 1.0 {
        camera.zoom *= 1.01;
    }
    while cards_in(layout, &camera) < wanted - 5 && camera.zoom > 0.365 {
        camera.zoom /= 1.01;
    }
    Some(camera)
}

fn cards_in(layout: &contend::layout::Layout, camera: &Camera) -> usize {
    let hits = layout.in_rect(camera.visible(VIEW));
    hits.iter()
        .filter(|hit| matches!(hit, Hit::Card(_)))
        .count()
}

/// All of the map in view.
fn whole(map: &Map, drawing: &MapDrawing) {
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
fn journey(map: &Map, drawing: &MapDrawing) {
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
fn finding(drawing: &MapDrawing) {
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

/// How long this thread has been at work.
struct Clock {
    started: Instant,
    cpu: Option<u64>,
}

impl Clock {
    fn start() -> Self {
        Self {
            cpu: on_cpu_nanos(),
            started: Instant::now(),
        }
    }

    fn passed(&self) -> Duration {
        match (self.cpu, on_cpu_nanos()) {
            (Some(before), Some(now)) => Duration::from_nanos(now - before),
            _ => self.started.elapsed(),
        }
    }
}

fn on_cpu_nanos() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok()
}
