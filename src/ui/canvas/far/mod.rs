//! The map seen from afar.
//!
//! Where words cannot be read, what is drawn is not the map's shapes but its
//! [`Terrain`](terrain::Terrain): flat areas, made once for a layout. [`Looks`](looks::Looks)
//! says what they look like at a distance, [`tiles`] keep them as pictures, so that a
//! frame costs what fits on the screen, and [`labels`] put the words of questions and
//! theses over them in a size that can be read.

mod coarse;
mod grid;
#[cfg(test)]
mod label_tests;
mod labels;
mod looks;
mod paper;
mod placing;
mod plate;
mod spots;
mod survey;
mod terrain;
#[cfg(test)]
mod tests;
mod tiles;
mod wires;

use std::sync::Arc;

use egui::{Painter, Rect, Stroke, TextureId};

pub(in crate::ui::canvas) use coarse::{push_coarse, push_quad};
pub use labels::Label;
pub(in crate::ui::canvas) use spots::{Spots, spots_mesh};

use super::{Camera, PaintRequest};
use crate::layout::{Layout, Link, LinkKind, Point};
use crate::ui::theme::Theme;
use plate::Plates;
use survey::Survey;
use tiles::{Tiles, View};

/// How much is told apart at a zoom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// Everything, with its text.
    Text,
    /// Bars for lines of text; further out cards, then how densely they stand.
    Afar,
}

/// From this zoom on text is drawn: a claim is set in letters of not quite five points.
const TEXT_ZOOM: f32 = 0.36;
/// Of more than so many claims the cross-links are not looked for.
const MOST_CALLED: usize = 200;

impl Detail {
    pub(super) fn at(zoom: f32) -> Self {
        if zoom >= TEXT_ZOOM {
            Self::Text
        } else {
            Self::Afar
        }
    }
}

/// What is kept of the map seen from afar.
#[derive(Default)]
pub(super) struct Far {
    survey: Survey,
    tiles: Tiles,
    labels: Vec<Label>,
}

impl Far {
    /// Brings it up to date with a layout. `small_zoom` is how large the minimap shows
    /// the map.
    pub(super) fn refresh(
        &mut self,
        ctx: &egui::Context,
        layout: &Arc<Layout>,
        theme: &Theme,
        small_zoom: f32,
    ) {
        self.survey.refresh(ctx, layout, &theme.tokens, small_zoom);
    }

    /// Paints the map; says whether it is as sharp as it is going to be.
    pub(super) fn paint(
        &mut self,
        painter: &Painter,
        view: Rect,
        camera: Camera,
        theme: &Theme,
        strength: f32,
        zooms: bool,
    ) -> bool {
        let view = View {
            camera,
            rect: view,
            palette: &theme.tokens,
            strength,
            zooms,
        };
        self.tiles.paint(painter, &view, &self.survey)
    }

    /// Paints the cross-links of what is selected or hovered: those that are not led yet
    /// as they would go if nothing stood in their way, `led` ones where that is wanted.
    pub(super) fn paint_called(&self, painter: &Painter, request: &PaintRequest, led: bool) {
        let PaintRequest {
            layout,
            marks,
            theme,
            ..
        } = *request;
        if marks.selected.len() > MOST_CALLED {
            return;
        }
        let stroke = Stroke::new(1.0, theme.tokens.muted);
        for id in marks.selected.iter().copied().chain(marks.hovered) {
            for number in self.survey.terrain.crossings_of(id) {
                // The terrain may be that of an earlier layout for a moment.
                let link = layout.links.get(number);
                let own = |link: &&Link| {
                    link.kind == LinkKind::Cross && [link.from, link.to].contains(&id)
                };
                let Some(link) = link.filter(own).filter(|link| led || !link.is_led()) else {
                    continue;
                };
                let way = layout.way_of(link);
                let points = way.iter();
                let points =
                    points.map(|point| request.camera.screen_from_map(request.view, *point));
                painter.line(points.collect(), stroke);
            }
        }
    }

    /// Paints the words of questions and theses where their cards are too small.
    pub(super) fn paint_labels(&mut self, painter: &Painter, request: &PaintRequest) {
        let PaintRequest {
            camera,
            view,
            free,
            map,
            theme,
            said,
            ..
        } = *request;
        let terrain = &self.survey.terrain;
        let plates = Plates {
            map,
            theme,
            flow: terrain.flow,
            said,
        };
        self.labels = labels::paint_labels(painter, [view, free], &camera, terrain, &plates);
    }

    /// The labels that were last painted, the largest first.
    pub(super) fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// The record whose label covers a place of the map.
    pub(super) fn label_at(&self, view: Rect, camera: &Camera, at: Point) -> Option<&Label> {
        let at = camera.screen_from_map(view, at);
        self.labels.iter().find(|label| label.rect.contains(at))
    }

    /// All of the map as the minimap shows it.
    pub(super) fn small(&self) -> Option<TextureId> {
        self.survey.small().map(|texture| texture.id())
    }
}
