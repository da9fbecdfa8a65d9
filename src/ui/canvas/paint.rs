//! A picture on the screen.
//!
//! What is near enough to be read is tessellated once for a zoom and then only
//! moved. All of it goes to the screen as one mesh, which is put together anew only
//! when something about it changed. What is far away is not drawn from the picture at
//! all: see [`far`](super::far).

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use egui::epaint::Mesh;
use egui::text::LayoutJob;
use egui::{Galley, Painter, Rect, TextureId, Vec2, vec2};

use super::backdrop::{paint_backdrop, paint_lanes};
use super::far::{Detail, Far, Label, Spots, push_coarse};
use super::kept::{CachedMesh, window};
use super::marks::{Marks, paint_far_rings, paint_gesture, paint_rings};
use super::mesh::{Style, append, mesh_of};
use super::pictures::paint_pictures;
use super::seen::Seen;
use super::{Camera, Same};
use crate::drawing::{Item, Part, Picture};
use crate::layout::{Layout, Point};
use crate::model::{Id, Map};
use crate::ui::theme::{Face, Theme};

/// The texture of a claim's picture and its size, where it is at hand.
pub type PictureOf<'a> = &'a dyn Fn(Id) -> Option<(TextureId, Vec2)>;

/// What to paint.
pub struct PaintRequest<'a> {
    pub picture: &'a Arc<Picture>,
    /// Where everything stands, or is going to stand.
    pub layout: &'a Arc<Layout>,
    pub map: &'a Map,
    pub camera: Camera,
    /// The rectangle of the screen that the map is seen in.
    pub view: Rect,
    pub marks: &'a Marks,
    pub theme: &'a Theme,
    pub pictures: PictureOf<'a>,
}

/// How long after the last change of zoom text is laid out anew, in seconds.
const SETTLING_SECS: f64 = 0.1;
/// How long new meshes may take in one frame before the rest waits for the next.
const BUDGET_SECS: f64 = 0.0025;
/// Where frames take long in any case, many short turns make a picture readable late
/// and keep keys waiting: new meshes get this part of a frame that took this long.
const SLOW_FRAME_SECS: f64 = 0.03;
const PART_OF_SLOW_FRAME: f64 = 0.25;
const MOST_BUDGET_SECS: f64 = 0.1;
/// How strongly what is dimmed shows.
const DIMMED: f32 = 0.28;
/// Shadows and beads reach a little further than what they belong to, in map points.
const SPILL: f32 = 12.0;
/// How strongly a cross-link shows that nobody asks for.
const QUIET: f32 = 0.4;

/// What was painted last, so that it need not be made again.
#[derive(Default)]
pub struct PaintCache {
    meshes: HashMap<Part, CachedMesh>,
    frame: u64,
    /// The zoom of the last frame, and when it last changed.
    zoom: f32,
    zoom_changed_secs: f64,
    looks: Option<Looks>,
    whole: Option<Whole>,
    /// The mesh of the last frame. It takes megabytes, so while the map moves its
    /// memory is used again.
    mesh: Arc<Mesh>,
    seen: Seen,
    far: Far,
    spots: Spots,
}

/// What all meshes depend on.
#[derive(Clone, PartialEq)]
struct Looks {
    dark: bool,
    pixels_per_point: f32,
    /// The font texture is made anew when it is full, and then every galley is too.
    galley: Same<Galley>,
}

/// What the mesh of a whole frame depends on.
#[derive(Clone, PartialEq)]
struct Whole {
    picture: Same<Picture>,
    camera: Camera,
    view: Rect,
    lit: Option<BTreeSet<Id>>,
    called: Vec<Part>,
    texture_size: [usize; 2],
}

/// Paints a map. Asks for another frame where not everything is as sharp yet as it
/// is going to be.
pub fn paint(painter: &Painter, request: &PaintRequest, cache: &mut PaintCache) {
    let PaintRequest {
        picture,
        camera,
        view,
        marks,
        theme,
        pictures,
        ..
    } = *request;
    let painter = painter.with_clip_rect(view.intersect(painter.clip_rect()));
    paint_backdrop(&painter, view, &camera, &theme.tokens);
    paint_lanes(&painter, view, &camera, &theme.tokens, &marks.lanes);
    cache.begin(&painter, theme, camera.zoom);
    if Detail::at(camera.zoom) == Detail::Afar {
        cache.paint_afar(&painter, request);
    } else {
        let items = cache.seen.items(picture, camera.visible(view).grown(SPILL));
        let mesh = cache.whole_mesh(&painter, request, &items);
        if !mesh.is_empty() {
            painter.add(mesh);
        }
        paint_pictures(&painter, &items, &camera, view, pictures);
        paint_rings(&painter, view, &camera, &items, marks, theme);
    }
    cache
        .far
        .paint_labels(&painter, view, &camera, request.map, theme);
    paint_gesture(&painter, view, &camera, marks, theme);
    cache.end();
}

impl PaintCache {
    /// Brings what is seen from afar, and the minimap, up to date with a layout: once
    /// a frame, before painting. `small_zoom` is how large the minimap shows the map.
    pub fn survey(
        &mut self,
        ctx: &egui::Context,
        layout: &Arc<Layout>,
        theme: &Theme,
        small_zoom: f32,
    ) {
        self.far.refresh(ctx, layout, theme, small_zoom);
    }

    /// All of the map as the minimap shows it, once it is made.
    #[must_use]
    pub fn small_picture(&self) -> Option<TextureId> {
        self.far.small()
    }

    /// The labels that were last painted over a map seen from afar.
    #[must_use]
    pub fn labels(&self) -> &[Label] {
        self.far.labels()
    }

    /// The record whose label covers a place of the map.
    #[must_use]
    pub fn label_at(&self, view: Rect, camera: &Camera, at: Point) -> Option<Id> {
        self.far.label_at(view, camera, at).map(|label| label.id)
    }

    fn paint_afar(&mut self, painter: &Painter, request: &PaintRequest) {
        let PaintRequest {
            camera,
            view,
            marks,
            theme,
            layout,
            ..
        } = *request;
        let settling = self.settling_secs(painter.ctx());
        let strength = if marks.lit.is_some() { DIMMED } else { 1.0 };
        let zooms = settling > 0.0;
        let ready = self
            .far
            .paint(painter, view, camera, theme, strength, zooms);
        if !ready && zooms {
            let secs = std::time::Duration::from_secs_f64(settling);
            painter.ctx().request_repaint_after(secs);
        }
        if !ready {
            painter.ctx().request_repaint();
        }
        self.far
            .paint_called(painter, view, &camera, layout, marks, theme);
        paint_far_rings(
            painter,
            view,
            &camera,
            layout,
            marks,
            theme,
            &mut self.spots,
        );
    }

    /// How long it takes until the zoom counts as holding still, in seconds; 0 or less
    /// when it does.
    fn settling_secs(&self, ctx: &egui::Context) -> f64 {
        if self.zoom_changed_secs == 0.0 {
            return 0.0;
        }
        let now_secs = ctx.input(|input| input.time);
        SETTLING_SECS - (now_secs - self.zoom_changed_secs)
    }

    fn begin(&mut self, painter: &Painter, theme: &Theme, zoom: f32) {
        self.frame += 1;
        let ctx = painter.ctx();
        let now_secs = ctx.input(|input| input.time);
        if (self.zoom - zoom).abs() > f32::EPSILON {
            if self.zoom > 0.0 {
                self.zoom_changed_secs = now_secs;
            }
            self.zoom = zoom;
        }
        let job = LayoutJob::simple_singleline(
            "The same texture?".to_owned(),
            Face::Regular.at(13.0),
            egui::Color32::PLACEHOLDER,
        );
        let galley = ctx.fonts_mut(|fonts| fonts.layout_job(job));
        let looks = Looks {
            dark: theme.dark,
            pixels_per_point: ctx.pixels_per_point(),
            galley: Same(galley),
        };
        if self.looks.as_ref() != Some(&looks) {
            self.meshes.clear();
            self.whole = None;
            self.looks = Some(looks);
        }
    }

    fn end(&mut self) {
        // What was not seen for a while is forgotten, now and then.
        if self.frame.is_multiple_of(256) {
            let oldest = self.frame.saturating_sub(512);
            self.meshes.retain(|_, mesh| mesh.last_used >= oldest);
        }
    }

    fn whole_mesh(
        &mut self,
        painter: &Painter,
        request: &PaintRequest,
        items: &[Item],
    ) -> Arc<Mesh> {
        let ctx = painter.ctx();
        let marks = request.marks;
        let called = items
            .iter()
            .map(|item| item.part)
            .filter(|part| marks.calls(*part));
        let mut whole = Whole {
            picture: Same(Arc::clone(request.picture)),
            camera: request.camera,
            view: request.view,
            lit: marks.lit.clone(),
            called: called.collect(),
            texture_size: texture_size(ctx),
        };
        if self.whole.as_ref() == Some(&whole) {
            return Arc::clone(&self.mesh);
        }
        let ready = self.make_meshes(painter, request, items);
        // Laying out text may have enlarged the font texture.
        let size = texture_size(ctx);
        whole.texture_size = size;
        // Whoever was given the last one has put it on the screen by now.
        let mut mesh = Arc::try_unwrap(std::mem::take(&mut self.mesh)).unwrap_or_default();
        let pixels_per_point = ctx.pixels_per_point();
        self.combine(&mut mesh, request, items, size, pixels_per_point);
        self.mesh = Arc::new(mesh);
        self.whole = ready.then_some(whole);
        Arc::clone(&self.mesh)
    }

    /// Tessellates what lacks a mesh; says whether all meshes are as they should be.
    fn make_meshes(&mut self, painter: &Painter, request: &PaintRequest, items: &[Item]) -> bool {
        let zoom = request.camera.zoom;
        let ctx = painter.ctx();
        let settling = self.settling_secs(ctx);
        let moving = settling > 0.0;
        let seen = request.camera.visible(request.view).grown(SPILL);
        let mut style = Style {
            palette: &request.theme.tokens,
            pixels_per_point: ctx.pixels_per_point(),
            options: ctx.tessellation_options(|options| *options),
            window: None,
        };
        let started = std::time::Instant::now();
        let budget_secs = budget_secs(f64::from(ctx.input(|input| input.stable_dt)));
        let mut ready = true;
        for item in items {
            let known = self.meshes.get_mut(&item.part);
            if let Some(cached) = known
                && Arc::ptr_eq(&cached.drawn, &item.drawn)
            {
                cached.last_used = self.frame;
                let whole = cached.shows(item, seen);
                let sharp = whole && cached.zoom.to_bits() == zoom.to_bits();
                let ratio = zoom / cached.zoom;
                if sharp || (whole && moving && (0.6..1.7).contains(&ratio)) {
                    ready &= sharp;
                    continue;
                }
                if started.elapsed().as_secs_f64() > budget_secs {
                    ready = false;
                    continue;
                }
            } else if started.elapsed().as_secs_f64() > budget_secs {
                self.meshes.remove(&item.part);
                ready = false;
                continue;
            }
            style.window = window(item, seen);
            let mesh = ctx.fonts_mut(|fonts| mesh_of(&item.drawn, zoom, &style, fonts));
            let cached = CachedMesh {
                drawn: Arc::clone(&item.drawn),
                zoom,
                mesh,
                window: style.window,
                last_used: self.frame,
            };
            self.meshes.insert(item.part, cached);
        }
        if !ready {
            if moving {
                ctx.request_repaint_after(std::time::Duration::from_secs_f64(settling));
            } else {
                ctx.request_repaint();
            }
        }
        ready
    }

    /// Puts the meshes of what is in view together.
    fn combine(
        &self,
        whole: &mut Mesh,
        request: &PaintRequest,
        items: &[Item],
        texture_size: [usize; 2],
        pixels_per_point: f32,
    ) {
        let PaintRequest {
            camera,
            view,
            marks,
            theme,
            ..
        } = *request;
        // `Mesh::clear` would give the memory back.
        whole.indices.clear();
        whole.vertices.clear();
        let meshes = items.iter().filter_map(|item| self.meshes.get(&item.part));
        let (mut vertices, mut indices) = (0, 0);
        for cached in meshes {
            vertices += cached.mesh.vertices.len();
            indices += cached.mesh.indices.len();
        }
        whole.vertices.reserve(vertices);
        whole.indices.reserve(indices);
        let uv_scale = vec2(1.0 / texture_size[0] as f32, 1.0 / texture_size[1] as f32);
        for item in items {
            let fade = if marks.dims(item.part) {
                DIMMED
            } else if matches!(item.part, Part::CrossLink { .. }) && !marks.calls(item.part) {
                QUIET
            } else {
                1.0
            };
            let origin = camera.screen_from_map(view, item.at);
            let Some(cached) = self.meshes.get(&item.part) else {
                let palette = &theme.tokens;
                push_coarse(whole, &item.drawn, origin, camera.zoom, palette, fade);
                continue;
            };
            // On whole pixels, so that text stays as sharp as it was laid out.
            let snap = |at: f32| (at * pixels_per_point).round() / pixels_per_point;
            let offset = vec2(snap(origin.x), snap(origin.y));
            append(
                whole,
                &cached.mesh,
                offset,
                camera.zoom / cached.zoom,
                uv_scale,
                fade,
            );
        }
    }
}

/// How long new meshes may take in a frame, after one that took so long.
fn budget_secs(frame_secs: f64) -> f64 {
    if frame_secs < SLOW_FRAME_SECS {
        return BUDGET_SECS;
    }
    (frame_secs * PART_OF_SLOW_FRAME).min(MOST_BUDGET_SECS)
}

#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the method alone is not general enough in its lifetime"
)]
fn texture_size(ctx: &egui::Context) -> [usize; 2] {
    ctx.fonts(|fonts| fonts.font_image_size())
}
