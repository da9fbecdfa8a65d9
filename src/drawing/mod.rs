//! A map as shapes, computed once for the canvas and for every export.
//!
//! Sizes and places are in map points: points at zoom 1, with y growing
//! downwards. A [`Drawer`] turns a map into a [`MapDrawing`]: it measures the text
//! with [`Measure`] and lets [`layout`](crate::layout) place everything. Shapes come
//! later: a [`Picture`] makes those of what is looked at, and keeps them while it is.
//! The lines of a text break by one piece of code, whether it is measured or drawn,
//! so an export breaks it exactly where the screen does.
//!
//! Colours are named by what they mean ([`Ink`]); a [`Palette`] says which they are.

mod card;
mod card_text;
mod content;
mod drawer;
mod faces;
pub mod fonts;
mod frame;
mod lines;
mod map_drawing;
mod measure;
mod palette;
mod parts;
mod picture;
mod places;
mod recent;
mod remark;
mod shape;
mod sizer;
mod tone;
mod touched;
mod trimmings;
mod update;
mod watch;
mod wires;

pub use card::{CardContent, CardFace, ChipContent, ChipState, Sign, card_face, card_size};
pub use card_text::{CARD_TEXT, THESIS_TEXT};
pub use drawer::{DrawRequest, Drawer};
pub use frame::{Frame, QUESTION_TEXT, ReasonContent};
pub use lines::Extent;
pub use map_drawing::MapDrawing;
pub use measure::{Measure, TextStyle};
pub use palette::{Palette, contrast};
pub use picture::Picture;
pub use remark::{Amount, Mark, Remark, Saying, hundredths, tenths_words};
pub use shape::{Bearing, Corners, Dash, Drawn, Ink, Item, Part, Pen, Shape, TagColor, Text};
pub use tone::{Block, Tone};
pub use touched::Touched;
pub use watch::Watch;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_maps;
