//! What a frame of the map costs: `cargo bench --bench frame`.
//!
//! A frame is what the processor does for it: finding what is in view, painting,
//! tessellating. Nothing is sent to a graphics card.

use std::sync::Arc;

use contend::drawing::{DrawRequest, Drawer, MapDrawing};
use contend::layout::Point;
use contend::model::{Change, Claim, Entry, Id, Kind, Map, Question, Reason};
use contend::ui::canvas::{Camera, Marks, PaintCache, PaintRequest, minimap_zoom, paint};
use contend::ui::theme::{TextSize, Theme, install_fonts};
use divan::Bencher;
use egui::{Context, Pos2, RawInput, Rect, vec2};

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// A question with theses, reasons of two premises each, and reasons on those.
fn map_of(claims: usize) -> Map {
    let id = |kind: Kind, number: usize| {
        let mut noise = [0; 14];
        noise[..8].copy_from_slice(&number.to_be_bytes().map(|byte| byte & 31));
        noise[8..10].copy_from_slice(&[(number >> 3 & 31) as u8, (number >> 5 & 31) as u8]);
        noise[10..12].copy_from_slice(&[(number >> 8 & 31) as u8, (number >> 13 & 31) as u8]);
        Id::from_noise(kind, noise)
    };
    let mut change = Change::default();
    let words = "Commanders in the east answer to no one, and what is decided in the \
                 capital is not what is done at the border";
    for number in 0..claims {
        let text = format!("{words} ({number}).");
        put(
            &mut change,
            id(Kind::Claim, number),
            Claim {
                text,
                ..Claim::default()
            },
        );
    }
    let theses = 4.min(claims);
    let question = Question {
        text: "Why do they not act?".to_owned(),
        theses: (0..theses).map(|number| id(Kind::Claim, number)).collect(),
        ..Question::default()
    };
    put(&mut change, id(Kind::Question, 0), question);
    for (number, pair) in (theses..claims).collect::<Vec<_>>().chunks(2).enumerate() {
        let reason = Reason {
            // Three reasons on each claim, breadth first.
            target: id(Kind::Claim, number / 3),
            premises: pair.iter().map(|number| id(Kind::Claim, *number)).collect(),
            ..Reason::default()
        };
        put(&mut change, id(Kind::Reason, number), reason);
    }
    let mut map = Map::default();
    change.apply(&mut map);
    map
}

fn put<T: Entry>(change: &mut Change, id: Id, record: T) {
    T::delta_mut(change).record(id, None, Some(Arc::new(record)));
}

/// A screen, and a camera that has about so many cards in view.
struct Stage {
    ctx: Context,
    map: Map,
    drawing: MapDrawing,
    view: Rect,
    camera: Camera,
    cache: PaintCache,
    time_secs: f64,
}

const VIEW: Rect = Rect {
    min: Pos2::ZERO,
    max: Pos2::new(2560.0, 1440.0),
};
/// Near enough to be read.
const READING_ZOOM: f32 = 0.4;

impl Stage {
    fn new(claims: usize, zoom: f32) -> Self {
        let ctx = Context::default();
        install_fonts(&ctx);
        Theme::new(false, TextSize::Normal).apply(&ctx);
        let map = map_of(claims);
        let drawing = Drawer::default().draw(&DrawRequest::new(&map));
        let bounds = drawing.layout.bounds;
        let camera = if zoom > 0.0 {
            Camera {
                center: bounds.center(),
                zoom,
            }
        } else {
            Camera::fit(bounds, VIEW, 8.0, 1.0)
        };
        let cache = PaintCache::default();
        let mut stage = Self {
            ctx,
            map,
            drawing,
            view: VIEW,
            camera,
            cache,
            time_secs: 0.0,
        };
        for _ in 0..4 {
            stage.frame();
        }
        stage
    }

    fn frame(&mut self) {
        let Self {
            ctx,
            map,
            drawing,
            view,
            camera,
            cache,
            time_secs,
        } = self;
        *time_secs += 1.0;
        let input = RawInput {
            screen_rect: Some(*view),
            time: Some(*time_secs),
            ..RawInput::default()
        };
        let marks = Marks::default();
        let mut output = ctx.run_ui(input, |ui| {
            let theme = Theme::of(ui.ctx());
            let layout = &drawing.layout;
            cache.survey(ui.ctx(), layout, &theme, minimap_zoom(layout.bounds));
            let request = PaintRequest {
                picture: &drawing.picture,
                layout,
                map,
                camera: *camera,
                view: *view,
                free: *view,
                marks: &marks,
                theme: &theme,
                pictures: &|_| None,
                said: &|_| None,
            };
            paint(ui.painter(), &request, cache);
        });
        output.textures_delta.clear();
        divan::black_box(ctx.tessellate(output.shapes, 1.0));
    }

    fn cards_in_view(&self) -> usize {
        let seen = self.camera.visible(self.view);
        let cards = self.drawing.layout.cards.values();
        cards.filter(|card| card.overlaps(seen)).count()
    }
}

/// A stage with two hundred cards in view, near enough to be read: the window is as
/// large as it has to be for that, so that the bench does not hang on how a map is
/// laid out.
fn stage_of_200_cards() -> Stage {
    let mut stage = Stage::new(1_000, READING_ZOOM);
    let middle = stage.camera.center;
    let nearest = stage
        .drawing
        .layout
        .cards
        .values()
        .map(|card| card.center());
    let nearest = nearest.min_by(|one, other| {
        let [one, other] = [one, other].map(|at| at.distance(middle));
        one.total_cmp(&other)
    });
    stage.camera.center = nearest.unwrap_or(middle);
    stage.view = VIEW.scale_from_center(0.2);
    while stage.cards_in_view() < 200 {
        let view = stage.view.scale_from_center(1.01);
        stage.view = Rect::from_min_size(Pos2::ZERO, view.size());
    }
    for _ in 0..4 {
        stage.frame();
    }
    stage
}

/// Two hundred cards with their text, while nothing moves.
#[divan::bench]
fn still_200_cards(bencher: Bencher) {
    let mut stage = stage_of_200_cards();
    bencher.bench_local(|| stage.frame());
}

/// Two hundred cards with their text, while the map is dragged.
#[divan::bench]
fn panning_200_cards(bencher: Bencher) {
    let mut stage = stage_of_200_cards();
    let mut step = 0.0;
    bencher.bench_local(|| {
        step = 4.0 - step;
        stage.camera.pan(vec2(1.0 - step / 2.0, 0.0));
        stage.frame();
    });
}

/// Two hundred cards at a zoom that they were not laid out for: every line of text
/// is set anew.
#[divan::bench(sample_count = 10)]
fn sharpening_200_cards(bencher: Bencher) {
    let mut stage = stage_of_200_cards();
    bencher.bench_local(|| {
        stage.cache = PaintCache::default();
        stage.frame();
    });
}

/// The whole of a large map, while it is dragged.
#[divan::bench(args = [1_000, 10_000])]
fn panning_an_overview(bencher: Bencher, claims: usize) {
    let mut stage = Stage::new(claims, 0.0);
    let mut step = 0.0;
    bencher.bench_local(|| {
        step = 4.0 - step;
        stage.camera.pan(vec2(1.0 - step / 2.0, 0.0));
        stage.frame();
    });
}

/// Laying out and drawing a large map for the first time.
#[divan::bench(args = [1_000, 10_000], sample_count = 10)]
fn first_drawing(bencher: Bencher, claims: usize) {
    let map = map_of(claims);
    bencher
        .with_inputs(Drawer::default)
        .bench_local_values(|mut drawer| drawer.draw(&DrawRequest::new(&map)));
}

/// Laying out and drawing it again after a claim's text has changed.
#[divan::bench(args = [1_000, 10_000], sample_count = 10)]
fn drawing_again(bencher: Bencher, claims: usize) {
    let mut map = map_of(claims);
    let mut drawer = Drawer::default();
    divan::black_box(drawer.draw(&DrawRequest::new(&map)));
    let id = map.claims().ids().next().unwrap_or_default();
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let text = "A claim that someone writes ".repeat(1 + turn % 3);
        let mut change = Change::default();
        put(
            &mut change,
            id,
            Claim {
                text,
                ..Claim::default()
            },
        );
        change.apply(&mut map);
        drawer.draw(&DrawRequest::new(&map))
    });
}

/// The layout alone, sizes known.
#[divan::bench(args = [1_000, 10_000], sample_count = 20)]
fn layout(bencher: Bencher, claims: usize) {
    let map = map_of(claims);
    let drawing = Drawer::default().draw(&DrawRequest::new(&map));
    let request = drawing.request().clone();
    bencher.bench_local(|| contend::layout::layout(&request));
}

/// Finding what the pointer is over.
#[divan::bench]
fn hit(bencher: Bencher) {
    let stage = Stage::new(10_000, 0.0);
    let center = stage.drawing.layout.bounds.center();
    let mut step = 0.0;
    bencher.bench_local(|| {
        step = (step + 17.0) % 1000.0;
        stage
            .drawing
            .hit(Point::new(center.x + step, center.y + step / 2.0))
    });
}
