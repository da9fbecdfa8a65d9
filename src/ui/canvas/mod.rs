//! A map on the screen: the camera, the painting, the minimap.
//!
//! Everything here takes data and gives data back: a [`Camera`] turns map points
//! into screen points, [`paint`] puts a [`Picture`](crate::drawing::Picture) on the
//! screen, [`Motion`] leads from one layout to the next, and [`minimap_ui`] says
//! where the reader wants to go. What the pointer does to the map is not known here.

mod backdrop;
mod board;
mod camera;
mod dashes;
mod far;
mod kept;
mod marks;
mod mesh;
mod minimap;
mod motion;
mod paint;
mod pictures;
mod seen;
mod whole;

pub use board::{Canvas, CardField, OffThread};
pub use camera::{Camera, Flight, MAX_ZOOM, least_zoom};
pub use far::Label;
pub use marks::{DropHint, Marks, handle_place};
pub use minimap::{MINIMAP_MARGIN, MinimapAction, minimap_size, minimap_ui, minimap_zoom};
pub use motion::Motion;
pub use paint::{PaintCache, PaintRequest, PictureOf, paint};

use std::sync::Arc;

use crate::layout;

/// Equal to itself alone, not to what has equal content.
#[derive(Debug)]
pub(crate) struct Same<T>(pub Arc<T>);

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A rectangle of the screen or of a mesh, from one of the map.
pub(crate) fn egui_rect(rect: layout::Rect) -> egui::Rect {
    egui::Rect::from_min_max(egui_pos(rect.min), egui_pos(rect.max))
}

pub(crate) fn egui_pos(point: layout::Point) -> egui::Pos2 {
    egui::pos2(point.x, point.y)
}

#[cfg(test)]
mod tests;
