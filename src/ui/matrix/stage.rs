//! Where the parts of the table stand on the screen.

use std::ops::Range;

use egui::{Rect, Ui, UiBuilder, pos2};

use super::cursor::Column;
use super::geometry::Columns;

/// Where the parts of the table stand on the screen now.
pub struct Stage<'a> {
    pub columns: &'a Columns,
    /// What can be seen of the table.
    pub view: Rect,
    /// The left top corner of all that there is, seen or not.
    pub origin: egui::Pos2,
    pub head: f32,
    pub foot: f32,
    /// Where the sums begin: under the last row, or where the view ends.
    pub foot_top: f32,
    /// Where what is expected begins.
    pub asks_top: f32,
}

impl Stage<'_> {
    /// From where to where a column reaches.
    pub fn across(&self, column: Column) -> Range<f32> {
        let at = self.columns.of(column);
        let left = match column {
            Column::Evidence => self.view.left(),
            _ => self.origin.x,
        };
        left + at.start..left + at.end
    }

    pub fn right(&self) -> f32 {
        (self.origin.x + self.columns.width).min(self.view.right())
    }

    pub fn frozen_right(&self) -> f32 {
        self.view.left() + self.columns.frozen()
    }

    /// The part of the view beside the first column, between two heights.
    pub fn beside(&self, top: f32, bottom: f32) -> Rect {
        let bottom = bottom.max(top);
        Rect::from_min_max(pos2(self.frozen_right(), top), pos2(self.right(), bottom))
    }

    /// The part of the first column between two heights.
    pub fn first(&self, top: f32, bottom: f32) -> Rect {
        let bottom = bottom.max(top);
        Rect::from_min_max(
            pos2(self.view.left(), top),
            pos2(self.frozen_right(), bottom),
        )
    }
}

/// Whether there is room beside the sums to say who leads.
pub fn says_leaders_beside(columns: &Columns, room: f32, scale: f32) -> bool {
    room - columns.of(Column::TellsApart).start >= 140.0 * scale
}

/// A part of the table that clips what is drawn in it.
pub fn part(ui: &mut Ui, name: &'static str, rect: Rect) -> Ui {
    let mut part = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect));
    part.set_clip_rect(ui.clip_rect().intersect(rect));
    part
}
