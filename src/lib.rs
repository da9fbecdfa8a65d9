//! Contend.
pub mod drawing;
pub mod layout;
pub mod model;
pub mod ui;
