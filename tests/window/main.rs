//! The whole window, driven by the names of its widgets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops where something is missing"
)]

mod arranging;
mod bars;
mod bibliography;
mod canvas;
mod compare;
mod cruxes;
mod files;
mod gui;
mod importing;
mod judging;
mod large;
mod matrix;
mod passages;
mod quotes;
mod rating;
mod reading;
mod reading_view;
mod shell;
