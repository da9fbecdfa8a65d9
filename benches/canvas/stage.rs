//! A screen with a map on it, and what its frames cost.

use std::time::{Duration, Instant};

use contend::drawing::MapDrawing;
use contend::model::Map;
use contend::ui::canvas::{
    Camera, Marks, PaintCache, PaintRequest, minimap_size, minimap_ui, minimap_zoom, paint,
};
use contend::ui::theme::{TextSize, Theme, install_fonts};
use egui::epaint::Primitive;
use egui::{Context, Pos2, RawInput, Rect, vec2};

use super::clock::Clock;

pub const VIEW: Rect = Rect {
    min: Pos2::ZERO,
    max: Pos2::new(2560.0, 1440.0),
};
/// Near enough for text.
pub const READING_ZOOM: f32 = 0.4;
pub const FRAME_SECS: f64 = 1.0 / 60.0;

/// A screen with a map on it.
pub struct Stage<'a> {
    ctx: Context,
    map: &'a Map,
    drawing: &'a MapDrawing,
    cache: PaintCache,
    pub marks: Marks,
    pub camera: Camera,
    time_secs: f64,
    /// The corners of all triangles of the last frame.
    pub vertices: usize,
}

impl<'a> Stage<'a> {
    pub fn new(map: &'a Map, drawing: &'a MapDrawing, camera: Camera) -> Self {
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
    pub fn frame(&mut self, passed_secs: f64) -> Duration {
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
                free: VIEW,
                marks: &self.marks,
                theme: &theme,
                pictures: &|_| None,
                said: &|_| None,
            };
            paint(ui.painter(), &request, &mut self.cache);
            if let Some(size) = minimap_size(VIEW, layout.bounds, &self.camera) {
                let frame = Rect::from_min_size(VIEW.max - size, size);
                minimap_ui(ui, frame, VIEW, layout.bounds, &self.camera, &self.cache);
            }
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
    pub fn settle(&mut self) {
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
    pub fn panning(&mut self) -> Duration {
        self.settle();
        mean(|number| {
            let step = if number.is_multiple_of(2) { 1.0 } else { -1.0 };
            self.camera.pan(vec2(step, step));
            self.frame(FRAME_SECS);
        })
    }

    pub fn still(&mut self) -> Duration {
        self.settle();
        mean(|_| {
            self.frame(FRAME_SECS);
        })
    }
}

/// The mean time at work over many turns.
pub fn mean(mut turn: impl FnMut(u32)) -> Duration {
    const TURNS: u32 = 400;
    let clock = Clock::start();
    (0..TURNS).for_each(&mut turn);
    clock.passed() / TURNS
}
