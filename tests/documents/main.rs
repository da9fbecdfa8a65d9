//! What the readers make of documents of every kind.

#![allow(
    clippy::format_collect,
    clippy::format_push_string,
    reason = "documents are put together from short pieces, where clarity counts"
)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops where something is missing"
)]

mod docx;
mod epub;
#[path = "../common/essay.rs"]
mod essay;
mod html;
mod kit;
#[path = "../common/made.rs"]
mod made;
mod quotes;
#[path = "../common/random.rs"]
mod random;
