//! Contend.
pub mod cli;
pub mod document;
pub mod drawing;
pub mod edit;
pub mod file;
pub mod generate;
pub mod layout;
pub mod model;
pub mod quote;
pub mod samples;
pub mod ui;
