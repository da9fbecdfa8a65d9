//! What the readers make of documents of every kind.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops where something is missing"
)]

mod docx;
mod html;
mod kit;
#[path = "../common/made.rs"]
mod made;
