//! What is in view and near enough to be read, as one mesh.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{Painter, Rect, vec2};

use super::far::push_coarse;
use super::kept::{CachedMesh, window};
use super::mesh::{Style, append, mesh_of};
use super::paint::{DIMMED, PaintCache, PaintRequest, SPILL};
use super::{Camera, Same};
use crate::drawing::{Item, Part, Picture};
use crate::model::Id;

/// How long new meshes may take in one frame before the rest waits for the next.
const BUDGET_SECS: f64 = 0.0025;
/// Where frames take long in any case, many short turns make a picture readable late
/// and keep keys waiting: new meshes get this part of a frame that took this long.
const SLOW_FRAME_SECS: f64 = 0.03;
const PART_OF_SLOW_FRAME: f64 = 0.25;
const MOST_BUDGET_SECS: f64 = 0.1;
/// How strongly a cross-link shows that nobody asks for.
const QUIET: f32 = 0.4;
/// And the line of a conflict: its word says enough.
pub(super) const QUIET_CONFLICT: f32 = 0.55;

/// What the mesh of a whole frame depends on.
#[derive(Clone, PartialEq)]
pub(super) struct Whole {
    picture: Same<Picture>,
    camera: Camera,
    view: Rect,
    lit: Option<BTreeSet<Id>>,
    called: Vec<Part>,
    texture_size: [usize; 2],
}

impl PaintCache {
    pub(super) fn whole_mesh(
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
            let fade = match item.part {
                part if marks.dims(part) => DIMMED,
                Part::CrossLink { .. } if !marks.calls(item.part) => QUIET,
                Part::Conflict(_) if !marks.calls(item.part) => QUIET_CONFLICT,
                _ => 1.0,
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
