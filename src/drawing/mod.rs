//! A map as shapes, computed once for the canvas and for every export.
//!
//! Sizes and places are in map points: points at zoom 1, with y growing
//! downwards. Text is measured with `epaint`'s fonts, which need no window, so
//! that an export breaks its lines exactly where the screen does.

pub mod fonts;
mod palette;

pub use palette::{Palette, contrast};
