//! Any sequence of edits keeps the invariants, and undoing it all restores the
//! start, byte for byte.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

mod any_edits;
mod single_edits;

use contend::file;
use contend::model::Map;

fn printed(map: &Map) -> String {
    file::print(map).expect("a map can be printed")
}
