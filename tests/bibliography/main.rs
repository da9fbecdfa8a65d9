//! References in and out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops where something is missing"
)]

mod citations;
#[path = "../common/mod.rs"]
#[allow(dead_code, reason = "used in part")]
mod common;
mod damaged;
