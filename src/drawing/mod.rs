//! A map as shapes, computed once for the canvas and for every export.
//!
//! Sizes and places are in map points: points at zoom 1, with y growing
//! downwards. A [`Drawer`] turns a map into a [`MapDrawing`]: it measures the text
//! with [`Measure`], lets [`layout`](crate::layout) place everything, and puts a
//! [`Picture`] together, a list of plain shapes in drawing order. Text is broken
//! into lines here, once, so an export breaks it exactly where the screen does.
//!
//! Colours are named by what they mean ([`Ink`]); a [`Palette`] says which they are.

mod card;
mod card_text;
mod content;
mod drawer;
pub mod fonts;
mod frame;
mod measure;
mod palette;
mod picture;
mod shape;
mod wires;

pub use card::{CardContent, CardFace, ChipContent, ChipState, Sign, card_face};
pub use card_text::{CARD_TEXT, THESIS_TEXT};
pub use drawer::{DrawRequest, Drawer, MapDrawing};
pub use frame::{Frame, QUESTION_TEXT, ReasonContent};
pub use measure::{Measure, TextStyle};
pub use palette::{Palette, contrast};
pub use picture::Picture;
pub use shape::{Bearing, Corners, Dash, Drawn, Ink, Item, Part, Pen, Shape, TagColor, Text};
