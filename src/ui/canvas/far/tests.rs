//! Maps seen from afar: what a frame costs, what is made anew, what can be read.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::epaint::Primitive;
use egui::{Context, Pos2, RawInput, Rect, vec2};

use super::terrain::{Block, Terrain};
use crate::drawing::{DrawRequest, Drawer, MapDrawing};
use crate::generate::generate;
use crate::model::{Change, Claim, Entry, Kind, Map};
use crate::ui::canvas::{
    Camera, Label, Marks, PaintCache, PaintRequest, egui_rect, minimap_zoom, paint,
};
use crate::ui::theme::{TextSize, Theme, install_fonts};

const VIEW: Rect = Rect {
    min: Pos2::ZERO,
    max: Pos2::new(1440.0, 900.0),
};

struct Stage {
    ctx: Context,
    map: Map,
    drawer: Drawer,
    drawing: MapDrawing,
    cache: PaintCache,
    marks: Marks,
    time_secs: f64,
}

/// What a frame took.
struct Frame {
    vertices: usize,
    meshes: usize,
    /// Pictures that were sent to the graphics card.
    pictures: usize,
}

impl Stage {
    fn new(claims: usize) -> Self {
        let ctx = Context::default();
        install_fonts(&ctx);
        Theme::new(false, TextSize::Normal).apply(&ctx);
        let map = generate(claims, 3);
        let mut drawer = Drawer::default();
        let drawing = drawer.draw(&DrawRequest::new(&map));
        Self {
            ctx,
            map,
            drawer,
            drawing,
            cache: PaintCache::default(),
            marks: Marks::default(),
            time_secs: 1.0,
        }
    }

    fn whole(&self) -> Camera {
        Camera::fit(self.drawing.layout.bounds, VIEW, 20.0, 1.0)
    }

    fn frame(&mut self, camera: Camera) -> Frame {
        self.time_secs += 1.0;
        let input = RawInput {
            screen_rect: Some(VIEW),
            time: Some(self.time_secs),
            ..RawInput::default()
        };
        let mut output = self.ctx.run_ui(input, |ui| {
            let theme = Theme::of(ui.ctx());
            let layout = &self.drawing.layout;
            let small_zoom = minimap_zoom(layout.bounds);
            self.cache.survey(ui.ctx(), layout, &theme, small_zoom);
            let request = PaintRequest {
                picture: &self.drawing.picture,
                layout,
                map: &self.map,
                camera,
                view: VIEW,
                free: VIEW,
                marks: &self.marks,
                theme: &theme,
                pictures: &|_| None,
                said: &|_| None,
            };
            paint(ui.painter(), &request, &mut self.cache);
        });
        let pictures = output.textures_delta.set.len();
        output.textures_delta.clear();
        let primitives = self.ctx.tessellate(output.shapes, 1.0);
        let vertices = primitives
            .iter()
            .map(|primitive| match &primitive.primitive {
                Primitive::Mesh(mesh) => mesh.vertices.len(),
                Primitive::Callback(_) => 0,
            });
        Frame {
            vertices: vertices.sum(),
            meshes: primitives.len(),
            pictures,
        }
    }

    /// Frames until nothing is made any more, and the last of them. A large map is
    /// surveyed on a thread, so the first frames may find nothing to do.
    fn settle(&mut self, camera: Camera) -> Frame {
        let mut idle = 0;
        for _ in 0..2000 {
            let frame = self.frame(camera);
            idle = if frame.pictures == 0 { idle + 1 } else { 0 };
            if idle > 3 && self.cache.small_picture().is_some() {
                return frame;
            }
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        panic!("never settles");
    }
}

#[test]
fn a_frame_of_a_whole_map_costs_what_fits_on_the_screen() {
    for claims in [300, 1800] {
        let mut stage = Stage::new(claims);
        let frame = stage.settle(stage.whole());
        // Tiles, labels, and the dots behind.
        assert!(frame.meshes <= 60, "{} meshes", frame.meshes);
        let labels = stage.cache.labels();
        let most = 8000 + 600 * labels.len();
        assert!(frame.vertices < most, "{} {most}", frame.vertices);
        let covered: f32 = labels.iter().map(|label| label.rect.area()).sum();
        assert!(covered < 0.16 * VIEW.area(), "{covered}");
    }
}

#[test]
fn what_was_made_is_kept_while_the_map_is_moved_about() {
    let mut stage = Stage::new(300);
    let mut camera = stage.whole();
    stage.settle(camera);
    for _ in 0..5 {
        camera.pan(vec2(1.0, -1.0));
        assert_eq!(stage.frame(camera).pictures, 0);
    }
}

#[test]
fn after_a_change_only_what_looks_different_is_made_anew() {
    let mut stage = Stage::new(300);
    let cards = stage.drawing.layout.cards.iter();
    let lowest = cards.max_by(|one, other| one.1.max.y.total_cmp(&other.1.max.y));
    let (id, rect) = lowest.map(|(id, rect)| (*id, *rect)).unwrap();
    let camera = Camera {
        zoom: 0.2,
        center: rect.center(),
    };
    let there = stage.settle(camera);
    let tiles = there.meshes;
    let old = Terrain::new(&stage.drawing.layout);
    let before = stage.map.get::<Claim>(id).cloned().unwrap();
    let text = format!("{} {}", before.text, "And so on and on. ".repeat(6));
    let after = Claim {
        text,
        ..Claim::clone(&before)
    };
    let mut change = Change::default();
    Claim::delta_mut(&mut change).record(id, Some(before), Some(Arc::new(after)));
    change.apply(&mut stage.map);
    stage.drawing = stage.drawer.draw(&DrawRequest::new(&stage.map));
    let mut made = 0;
    for _ in 0..40 {
        made += stage.frame(camera).pictures;
    }
    let new = Terrain::new(&stage.drawing.layout);
    let different = tiles_that_differ(&old, &new, camera);
    // The two pictures of the whole as well.
    assert!((3..=different + 2).contains(&made), "{made} {different}");
    assert!(different < tiles, "{different} of {tiles}");
}

/// How many tiles have something on them that stands in one of two terrains alone.
fn tiles_that_differ(one: &Terrain, other: &Terrain, camera: Camera) -> usize {
    let side = 256.0 / camera.zoom;
    let seen = camera.visible(VIEW);
    let mut tiles = BTreeSet::new();
    for (some, rest) in [(one, other), (other, one)] {
        let gone = |block: &&Block| !rest.blocks.contains(block);
        for block in some.blocks.iter().filter(gone) {
            let Rect { min, max } = egui_rect(block.rect.grown(10.0 / camera.zoom));
            let shown = egui_rect(seen).intersect(Rect { min, max });
            if !shown.is_positive() {
                continue;
            }
            let place = |at: f32| (at / side).floor() as i32;
            for row in place(shown.min.y)..=place(shown.max.y) {
                let columns = place(shown.min.x)..=place(shown.max.x);
                tiles.extend(columns.map(|column| (column, row)));
            }
        }
    }
    tiles.len()
}

#[test]
fn a_map_says_what_it_is_about_at_any_distance() {
    let mut stage = Stage::new(1800);
    stage.settle(stage.whole());
    let labels: Vec<Label> = stage.cache.labels().to_vec();
    let questions = |label: &&Label| label.id.kind() == Kind::Question;
    assert!(labels.iter().filter(questions).count() >= 3, "{labels:?}");
    for (place, one) in labels.iter().enumerate() {
        for other in &labels[place + 1..] {
            assert!(!one.rect.intersects(other.rect), "{one:?} {other:?}");
        }
    }
    // A label can be pressed like the card that it stands for.
    let camera = stage.whole();
    let at = camera.map_from_screen(VIEW, labels[0].rect.center());
    assert_eq!(stage.cache.label_at(VIEW, &camera, at), Some(labels[0].id));
    // Near enough to read the cards there are none.
    let near = Camera {
        zoom: 1.0,
        ..camera
    };
    stage.settle(near);
    assert!(stage.cache.labels().is_empty());
}

#[test]
fn selecting_everything_costs_no_more_than_the_screen_holds() {
    let mut stage = Stage::new(1800);
    let camera = stage.whole();
    let plain = stage.settle(camera);
    stage.marks.selected = Arc::new(stage.map.claims().ids().collect());
    let selected = stage.settle(camera);
    assert!(selected.vertices > plain.vertices);
    // Squares of four points, those in a row as one.
    let most = plain.vertices + 4 * (1440 / 8) * (900 / 4);
    assert!(selected.vertices < most, "{} {most}", selected.vertices);
}
