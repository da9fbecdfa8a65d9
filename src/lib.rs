//! Contend.
pub mod drawing;
pub mod model;
pub mod ui;
