//! Painting without a window: what ends up in the frame, and what is kept.

use std::sync::Arc;

use egui::emath::GuiRounding as _;
use egui::epaint::{ClippedPrimitive, Primitive};
use egui::{Color32, Context, Pos2, RawInput, Rect, vec2};

use super::*;
use crate::drawing::{DrawRequest, Drawer, MapDrawing};
use crate::edit::{Edit, Session};
use crate::layout::{Hit, Point};
use crate::model::{
    Backing, Change, Claim, Conflict, Entry, Id, Map, Question, Quote, Reason, Source, Stance, Tag,
};
use crate::ui::theme::{TextSize, Theme, install_fonts};

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn put<T: Entry>(change: &mut Change, name: &str, record: T) {
    T::delta_mut(change).record(id(name), None, Some(Arc::new(record)));
}

/// A question, two theses in conflict, a reason, an objection, an undercut, and
/// quotes for and against.
fn map() -> Map {
    let mut change = Change::default();
    let text = "Why do they not act against the group?".to_owned();
    let theses = vec![id("c-a"), id("c-b")];
    put(
        &mut change,
        "q-1",
        Question {
            text,
            theses: theses.clone(),
            ..Question::default()
        },
    );
    for (name, text) in [
        ("c-a", "They could act, and choose not to."),
        ("c-b", "They cannot: authority is uneven."),
        (
            "c-p",
            "The same force was used against a rival group, so the means exist.",
        ),
        ("c-q", "The rival group is no harder to reach."),
        ("c-o", "Commanders in the east answer to no one."),
        ("c-u", "Kin and former comrades are not a rival group."),
    ] {
        let claim = Claim {
            text: text.to_owned(),
            unstated: name == "c-q",
            tags: vec![id("t-1")],
            ..Claim::default()
        };
        put(&mut change, name, claim);
    }
    for (name, target, stance, premises) in [
        ("r-1", "c-a", Stance::For, &["c-p", "c-q"][..]),
        ("r-2", "c-a", Stance::Against, &["c-o"]),
        ("r-3", "r-1", Stance::Against, &["c-u"]),
        ("r-4", "c-b", Stance::For, &["c-o"]),
    ] {
        let reason = Reason {
            target: id(target),
            stance,
            premises: premises.iter().map(|name| id(name)).collect(),
            ..Reason::default()
        };
        put(&mut change, name, reason);
    }
    put(
        &mut change,
        "x-1",
        Conflict {
            claims: theses,
            ..Conflict::default()
        },
    );
    put(
        &mut change,
        "t-1",
        Tag {
            name: "force".to_owned(),
            ..Tag::default()
        },
    );
    put(
        &mut change,
        "s-1",
        Source {
            short: "Ghazi".to_owned(),
            ..Source::default()
        },
    );
    put(
        &mut change,
        "u-1",
        Quote {
            source: id("s-1"),
            ..Quote::default()
        },
    );
    for (name, stance) in [("b-1", Stance::For), ("b-2", Stance::Against)] {
        let backing = Backing {
            quote: id("u-1"),
            claim: id("c-p"),
            stance,
            ..Backing::default()
        };
        put(&mut change, name, backing);
    }
    let mut map = Map::default();
    change.apply(&mut map);
    map
}

const VIEW: Rect = Rect {
    min: Pos2::ZERO,
    max: Pos2::new(1440.0, 900.0),
};

struct Stage {
    ctx: Context,
    map: Map,
    drawing: MapDrawing,
    cache: PaintCache,
    marks: Marks,
    time_secs: f64,
}

impl Stage {
    fn new() -> Self {
        let ctx = Context::default();
        install_fonts(&ctx);
        Theme::new(false, TextSize::Normal).apply(&ctx);
        Self {
            ctx,
            drawing: Drawer::default().draw(&DrawRequest::new(&map())),
            map: map(),
            cache: PaintCache::default(),
            marks: Marks::default(),
            time_secs: 0.0,
        }
    }

    fn camera(&self, zoom: f32) -> Camera {
        let center = self.drawing.layout.bounds.center();
        Camera { center, zoom }
    }

    fn frame(&mut self, camera: Camera) -> Vec<ClippedPrimitive> {
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
            if let Some(size) = minimap_size(VIEW, layout.bounds, &camera) {
                let frame = egui::Rect::from_min_size(VIEW.max - size, size);
                minimap_ui(ui, frame, VIEW, layout.bounds, &camera, &self.cache);
            }
        });
        output.textures_delta.clear();
        self.ctx.tessellate(output.shapes, 1.0)
    }
}

impl Stage {
    /// A frame in which everything is as sharp as it is going to be.
    fn settled(&mut self, camera: Camera) -> Vec<ClippedPrimitive> {
        for _ in 0..30 {
            self.frame(camera);
        }
        self.frame(camera)
    }
}

fn vertices(frame: &[ClippedPrimitive]) -> usize {
    let count = |primitive: &ClippedPrimitive| match &primitive.primitive {
        Primitive::Mesh(mesh) => mesh.vertices.len(),
        Primitive::Callback(_) => 0,
    };
    frame.iter().map(count).sum()
}

#[test]
fn a_map_is_painted_at_every_zoom_with_less_detail_from_afar() {
    let mut stage = Stage::new();
    let count = |stage: &mut Stage, zoom| {
        let camera = stage.camera(zoom);
        let all = vertices(&stage.settled(camera));
        // Without what is behind the map.
        let mut aside = camera;
        aside.pan(vec2(24.0 * 1024.0 * zoom, 0.0));
        all - vertices(&stage.settled(aside))
    };
    let near = count(&mut stage, 1.0);
    let afar = count(&mut stage, 0.2);
    assert!(near > 2 * afar, "{near} {afar}");
    for zoom in [0.001, 0.05, MAX_ZOOM] {
        stage.frame(stage.camera(zoom));
    }
}

#[test]
fn what_is_out_of_view_is_not_painted() {
    let mut stage = Stage::new();
    let mut camera = stage.camera(1.0);
    let all = vertices(&stage.settled(camera));
    camera.pan(vec2(5000.0, 0.0));
    assert!(vertices(&stage.settled(camera)) < all);
    camera.pan(vec2(-5000.0, 0.0));
    assert_eq!(vertices(&stage.settled(camera)), all);
}

#[test]
fn a_dotted_line_across_a_wide_map_costs_what_is_seen_of_it_and_fills_the_view() {
    let mut stage = Stage::new();
    let mut session = Session::new(map());
    let far = vec![(id("c-b"), Some((90_000.0, 0.0)))];
    session.apply(&Edit::Pin(far)).unwrap();
    stage.drawing = Drawer::default().draw(&DrawRequest::new(session.map()));
    let line = stage.drawing.layout.conflicts.get(&id("x-1")).unwrap();
    let stretches = line.points.windows(2);
    let longest = stretches.max_by(|one, other| {
        let length = |pair: &[Point]| pair[0].distance(pair[1]);
        length(one).total_cmp(&length(other))
    });
    let (from, to) = longest.map(|pair| (pair[0], pair[1])).unwrap();
    let muted = Theme::new(false, TextSize::Normal).tokens.muted;
    let quiet = muted.gamma_multiply(whole::QUIET_CONFLICT);
    let mut camera = stage.camera(1.0);
    for step in 0..40_u8 {
        // In steps of a third of the view, without a rest.
        camera.center = from.lerp(to, 0.4 + 0.005 * f32::from(step));
        // On a busy machine a frame may leave something to the next one.
        let frames = (0..10).map(|_| dots_across(&stage.frame(camera), quiet));
        let mut frames = frames.skip_while(|dots| {
            let first = dots.iter().copied().fold(f32::MAX, f32::min);
            let last = dots.iter().copied().fold(f32::MIN, f32::max);
            first > 6.0 || last < VIEW.max.x - 6.0
        });
        let dots = frames.next().unwrap();
        assert!(dots.len() < 20_000, "{}", dots.len());
    }
}

/// Where corners of a colour stand along the middle of the view.
fn dots_across(frame: &[ClippedPrimitive], color: Color32) -> Vec<f32> {
    let meshes = frame
        .iter()
        .filter_map(|primitive| match &primitive.primitive {
            Primitive::Mesh(mesh) => Some(&mesh.vertices),
            Primitive::Callback(_) => None,
        });
    let on_it = meshes
        .flatten()
        .filter(|vertex| vertex.color == color && (vertex.pos.y - 450.0).abs() < 4.0);
    on_it.map(|vertex| vertex.pos.x).collect()
}

#[test]
fn the_mesh_of_the_map_has_a_buffer_of_its_own_with_nothing_to_spare() {
    let mut stage = Stage::new();
    let selected = Arc::make_mut(&mut stage.marks.selected);
    selected.extend([id("c-p"), id("c-a")]);
    let frame = stage.settled(stage.camera(1.0));
    let apart: Vec<&ClippedPrimitive> = (frame.iter())
        .filter(|primitive| primitive.clip_rect != VIEW)
        .collect();
    let [primitive] = apart[..] else {
        panic!("{} primitives of their own", apart.len());
    };
    let Primitive::Mesh(mesh) = &primitive.primitive else {
        panic!("no mesh");
    };
    assert!(mesh.vertices.len() > 1_000, "{}", mesh.vertices.len());
    assert_eq!(mesh.vertices.capacity(), mesh.vertices.len());
    // Nor does any of it show outside of the view.
    for primitive in &frame {
        assert_eq!(primitive.clip_rect.round_ui(), VIEW);
    }
}

#[test]
fn a_theme_and_a_selection_show_at_once() {
    let mut stage = Stage::new();
    let camera = stage.camera(1.0);
    let light = format!("{:?}", stage.settled(camera));
    Theme::new(true, TextSize::Normal).apply(&stage.ctx);
    let dark = format!("{:?}", stage.settled(camera));
    assert_ne!(light, dark);
    Arc::make_mut(&mut stage.marks.selected).insert(id("c-p"));
    let selected = format!("{:?}", stage.settled(camera));
    assert_ne!(dark, selected);
    stage.marks.lit = Some([id("c-p")].into());
    assert_ne!(selected, format!("{:?}", stage.settled(camera)));
}

#[test]
fn chips_are_found_on_their_card_and_references_lead_to_the_claim() {
    let stage = Stage::new();
    let drawing = &stage.drawing;
    let (claim, backing) = (id("c-p"), id("b-2"));
    let chip = drawing.chip_rect(claim, backing).unwrap();
    assert_eq!(
        drawing.hit(chip.center()),
        Some(Hit::Chip { claim, backing })
    );
    let text = drawing.text_rect(claim).unwrap();
    assert_eq!(drawing.hit(text.center()), Some(Hit::Card(claim)));
    let [reference] = &drawing.layout.references[..] else {
        panic!("{:?}", drawing.layout.references);
    };
    let hit = drawing.hit(reference.rect.center()).unwrap();
    assert_eq!(hit.record(), id("c-o"));
}

#[test]
fn what_did_not_change_is_drawn_once() {
    let mut drawer = Drawer::default();
    let map = map();
    let first = drawer.draw(&DrawRequest::new(&map));
    let again = drawer.draw(&DrawRequest::new(&map));
    assert!(Arc::ptr_eq(&first.layout, &again.layout));
    let (first, again) = (first.picture.items(), again.picture.items());
    assert!(first.len() > 10 && first.len() == again.len());
    let same = first.iter().zip(&again);
    let changed: Vec<_> = same
        .filter(|(one, other)| !Arc::ptr_eq(&one.drawn, &other.drawn))
        .map(|(one, _)| one.part)
        .collect();
    assert_eq!(changed, []);
}

#[test]
fn a_change_of_layout_is_a_short_move() {
    let mut drawer = Drawer::default();
    let before = map();
    let drawing = drawer.draw(&DrawRequest::new(&before));
    let mut motion = Motion::default();
    let (picture, moving) = motion.picture(&drawing, 1.0, 0.15);
    assert!(!moving && Arc::ptr_eq(&picture, &drawing.picture));

    let drawing = drawer.draw(&DrawRequest {
        arrangement: "tidy",
        ..DrawRequest::new(&before)
    });
    let (on_the_way, moving) = motion.picture(&drawing, 1.05, 0.15);
    assert!(moving);
    let moved = drawing.picture.items().into_iter().filter(|end| {
        let way = on_the_way.item(end.part);
        way.is_some_and(|way| way.at != end.at)
    });
    assert!(moved.count() > 0);
    motion.picture(&drawing, 1.10, 0.15);
    let (arrived, moving) = motion.picture(&drawing, 1.25, 0.15);
    assert!(!moving && Arc::ptr_eq(&arrived, &drawing.picture));

    let drawing = drawer.draw(&DrawRequest::new(&map()));
    let (at_once, moving) = motion.picture(&drawing, 2.0, 0.0);
    assert!(!moving && Arc::ptr_eq(&at_once, &drawing.picture));
}
