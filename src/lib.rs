//! Contend.
pub mod edit;
pub mod file;
pub mod model;
