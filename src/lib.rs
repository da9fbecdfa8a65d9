//! Contend.
pub mod model;
