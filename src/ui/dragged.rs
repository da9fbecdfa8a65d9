//! Words on their way from the reader to the canvas.

use crate::model::Quote;

/// The payload of a drag that began on selected words: the quote that a drop would
/// make. Read it with [`egui::DragAndDrop`].
#[derive(Clone, Debug)]
pub struct DraggedWords {
    pub quote: Quote,
}
