//! Contend.
pub mod file;
pub mod generate;
pub mod model;
pub mod samples;
