//! A map as JSON, for other programs.

use serde_json::Value;

use super::document::Document;
use super::print::print;
use super::writer::WriteError;
use crate::model::Map;

/// The whole map, with the names and in the order of its file. RON is richer than
/// JSON: of an unknown field's `Rgb(1, 2)` the list `[1, 2]` remains.
///
/// # Errors
/// As [`print()`].
pub fn json(map: &Map) -> Result<Value, WriteError> {
    let text = print(map)?;
    // Unknown fields may hold what JSON has no word for, such as maps by number.
    // Then they go as texts, in RON.
    ron::from_str(&text)
        .or_else(|_| serde_json::to_value(Document::of(map)))
        .map_err(serde::ser::Error::custom)
}
