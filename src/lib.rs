//! Contend.
pub mod file;
pub mod model;
