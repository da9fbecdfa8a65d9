//! The window: everything that names the toolkit's widgets.

pub mod canvas;
pub mod theme;
