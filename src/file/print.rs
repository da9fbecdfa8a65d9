//! A map as the text of its file.

use serde::Serialize;

use super::document::Document;
use super::writer::{WriteError, Writer};
use crate::model::Map;

/// The text of the map's file: the same text for the same map, always.
///
/// # Errors
/// Only where an unknown field was put into a record by hand and its name cannot
/// stand in a RON file.
pub fn print(map: &Map) -> Result<String, WriteError> {
    // Close to what a record takes, so that the text is rarely moved.
    let mut writer = Writer::with_capacity(256 * (map.len() + 1));
    Document::of(map).serialize(&mut writer)?;
    Ok(writer.finish())
}
