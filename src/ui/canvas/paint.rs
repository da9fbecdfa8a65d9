//! A picture on the screen.
//!
//! What is near enough to be read is tessellated once for a zoom and then only
//! moved. All of it goes to the screen as one mesh, which is put together anew only
//! when something about it changed. What is far away is not drawn from the picture at
//! all: see [`far`](super::far).

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::Mesh;
use egui::text::LayoutJob;
use egui::{Galley, Painter, Rect, TextureId, Vec2};

use super::backdrop::{paint_backdrop, paint_lanes};
use super::far::{Detail, Far, Label, Spots};
use super::kept::CachedMesh;
use super::marks::{Marks, paint_far_rings, paint_gesture, paint_rings};
use super::pictures::paint_pictures;
use super::seen::Seen;
use super::whole::Whole;
use super::{Camera, Same};
use crate::drawing::{Part, Picture, Saying};
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
    /// What nothing lies over for long: labels stay in it.
    pub free: Rect,
    pub marks: &'a Marks,
    pub theme: &'a Theme,
    pub pictures: PictureOf<'a>,
    /// How questions and theses stand, for labels.
    pub said: &'a dyn Fn(Id) -> Option<Saying>,
}

/// How long after the last change of zoom text is laid out anew, in seconds.
const SETTLING_SECS: f64 = 0.1;
/// How strongly what is dimmed shows.
pub(super) const DIMMED: f32 = 0.28;
/// Shadows and beads reach a little further than what they belong to, in map points.
pub(super) const SPILL: f32 = 12.0;
/// What differs in its clip rectangle goes to the screen by itself, and by so little that
/// no pixel differs. The mesh of the map has megabytes: shapes painted with it would be
/// put into one buffer with it, and making room there for a few corners more takes
/// longer than all the rest of a frame in which nothing moves.
const APART: f32 = 1.0 / 256.0;

/// What was painted last, so that it need not be made again.
#[derive(Default)]
pub struct PaintCache {
    pub(super) meshes: HashMap<Part, CachedMesh>,
    pub(super) frame: u64,
    /// The zoom of the last frame, and when it last changed.
    zoom: f32,
    zoom_changed_secs: f64,
    looks: Option<Looks>,
    pub(super) whole: Option<Whole>,
    /// The mesh of the last frame. It takes megabytes, so while the map moves its
    /// memory is used again.
    pub(super) mesh: Arc<Mesh>,
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
    cache.begin(&painter, theme, camera.zoom);
    if Detail::at(camera.zoom) == Detail::Afar {
        paint_lanes(
            &painter,
            view,
            &camera,
            &theme.tokens,
            &request.layout.lanes,
        );
        cache.paint_afar(&painter, request);
    } else {
        let items = cache.seen.items(picture, camera.visible(view).grown(SPILL));
        let mesh = cache.whole_mesh(&painter, request, &items);
        cache.far.paint_called(&painter, request, false);
        if !mesh.is_empty() {
            let inside = painter.clip_rect().shrink(APART);
            painter.with_clip_rect(inside).add(mesh);
        }
        paint_pictures(&painter, &items, &camera, view, pictures);
        paint_rings(&painter, view, &camera, &items, marks, theme);
    }
    cache.far.paint_labels(&painter, request);
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
        self.far.paint_called(painter, request, true);
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
    pub(super) fn settling_secs(&self, ctx: &egui::Context) -> f64 {
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
}
