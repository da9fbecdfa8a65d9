//! What stands beside the canvas.
//!
//! [`LeftPanel`] holds the sources with the reader, the outline of the map and
//! the list of problems; [`Inspector`] shows the selected record and edits it.
//! Each view first makes plain data of the map and then draws it.

mod cards;
pub(crate) mod inspector;
mod left;
mod outline;
pub(crate) mod place;
mod problems;
pub(crate) mod quoting;
pub(super) mod reader;
mod sources;
pub(crate) mod unfold;
pub(crate) mod words;

#[cfg(test)]
mod tests;

pub(crate) use cards::tone_color;
pub use inspector::Inspector;
pub(crate) use inspector::MANY_CLAIMS;
pub use left::{LeftPanel, LeftView};

/// Whether the widget that has the keyboard stands in this part of the window.
pub(crate) fn holds_keyboard(ui: &egui::Ui) -> bool {
    let area = ui.min_rect();
    let Some(focused) = ui.memory(egui::Memory::focused) else {
        return false;
    };
    // Reading its response would count as interacting with it.
    let rect = ui.ctx().viewport(|viewport| {
        let widget = viewport.this_pass.widgets.get(focused);
        widget.map(|widget| widget.rect)
    });
    rect.is_some_and(|rect| area.intersects(rect))
}
