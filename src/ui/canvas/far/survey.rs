//! The terrain of the current layout, and small pictures of all of it.
//!
//! Made once for a layout. For a large map that happens beside the window's own
//! work: until it is done, what is at hand is shown.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::{ColorImage, Context, TextureHandle, TextureOptions, Vec2, vec2};

use super::looks::Looks;
use super::paper::Pixels;
use super::terrain::Terrain;
use crate::drawing::Palette;
use crate::layout::{Layout, Rect};
use crate::ui::canvas::Same;

/// A map with fewer nodes is surveyed at once, between two frames.
const AT_ONCE_NODES: usize = 1000;
/// The longer side of the picture that stands in until there is a better one.
const OVERVIEW_PIXELS: f32 = 512.0;

/// What a survey is made from.
#[derive(Clone, PartialEq)]
struct Asked {
    layout: Same<Layout>,
    palette: Palette,
    pixels_per_point: f32,
    /// How large all of the map is on the minimap, in points for one map point.
    small_zoom: f32,
}

struct Made {
    terrain: Arc<Terrain>,
    overview: ColorImage,
    small: ColorImage,
}

#[derive(Default)]
pub(super) struct Survey {
    /// What is at hand was made from this.
    of: Option<Asked>,
    /// Another terrain, another number.
    pub generation: u64,
    pub terrain: Arc<Terrain>,
    pub bounds: Rect,
    overview: Option<TextureHandle>,
    small: Option<TextureHandle>,
    under_way: Option<(Asked, Receiver<Made>)>,
}

impl Survey {
    /// Takes in what has become ready, and starts on what is out of date.
    pub(super) fn refresh(
        &mut self,
        ctx: &Context,
        layout: &Arc<Layout>,
        palette: &Palette,
        small_zoom: f32,
    ) {
        let asked = Asked {
            layout: Same(Arc::clone(layout)),
            palette: *palette,
            pixels_per_point: ctx.pixels_per_point(),
            small_zoom,
        };
        if let Some((of, made)) = self.under_way.take() {
            match made.try_recv() {
                Ok(made) => self.take_in(ctx, of, made),
                Err(TryRecvError::Empty) => self.under_way = Some((of, made)),
                // Its thread ended without a result; the next frame tries again.
                Err(TryRecvError::Disconnected) => {}
            }
        }
        if self.of.as_ref() == Some(&asked) || self.under_way.is_some() {
            return;
        }
        let known = (self.of.as_ref())
            .filter(|of| of.layout == asked.layout)
            .map(|_| Arc::clone(&self.terrain));
        if layout.outline.nodes.len() < AT_ONCE_NODES {
            let made = make(&asked, known);
            self.take_in(ctx, asked, made);
            return;
        }
        let (sender, receiver) = channel();
        let (job, waker) = (asked.clone(), ctx.clone());
        let work = move || {
            // Nobody waits any more once the map has been closed.
            let _ = sender.send(make(&job, known));
            waker.request_repaint();
        };
        let thread = std::thread::Builder::new().name("survey".to_owned());
        if thread.spawn(work).is_ok() {
            self.under_way = Some((asked, receiver));
        }
    }

    fn take_in(&mut self, ctx: &Context, of: Asked, made: Made) {
        let load = |name: &str, image| ctx.load_texture(name, image, TextureOptions::LINEAR);
        self.overview = Some(load("map overview", made.overview));
        self.small = Some(load("minimap", made.small));
        self.bounds = of.layout.0.bounds;
        if !Arc::ptr_eq(&self.terrain, &made.terrain) {
            self.terrain = made.terrain;
            self.generation += 1;
        }
        self.of = Some(of);
    }

    /// All of the map on few pixels; with what it covers.
    pub(super) fn overview(&self) -> Option<(&TextureHandle, Rect)> {
        self.overview.as_ref().map(|texture| (texture, self.bounds))
    }

    /// All of the map as the minimap shows it.
    pub(super) fn small(&self) -> Option<&TextureHandle> {
        self.small.as_ref()
    }
}

fn make(asked: &Asked, known: Option<Arc<Terrain>>) -> Made {
    let layout = &asked.layout.0;
    let terrain = known.unwrap_or_else(|| Arc::new(Terrain::new(layout)));
    let bounds = layout.bounds;
    let longer = bounds.width().max(bounds.height()).max(1.0);
    let scale = (OVERVIEW_PIXELS / longer).min(0.25);
    let overview = whole(
        &terrain,
        bounds,
        &Looks::new(&asked.palette, scale, 1.0),
        scale,
    );
    let scale = asked.small_zoom * asked.pixels_per_point;
    let looks = Looks::new(&asked.palette, scale, asked.pixels_per_point);
    let area = bounds.width() * bounds.height() * asked.small_zoom * asked.small_zoom;
    let looks = looks.crowded(terrain.landmarks.len(), area);
    let small = whole(&terrain, bounds, &looks, scale);
    Made {
        terrain,
        overview,
        small,
    }
}

/// All of the map at a scale, which has to be small.
fn whole(terrain: &Terrain, bounds: Rect, looks: &Looks, scale: f32) -> ColorImage {
    let size: Vec2 = vec2(bounds.width(), bounds.height()) * scale;
    let side = |length: f32| (length.ceil() as usize).clamp(1, 2048);
    let (width, height) = (side(size.x), side(size.y));
    let origin = egui::pos2(bounds.min.x, bounds.min.y) * scale;
    let mut pixels = Pixels::new(origin, width, height);
    for block in &terrain.blocks {
        looks.draw(block, &mut pixels);
    }
    ColorImage::new([width, height], pixels.into_colors())
}
