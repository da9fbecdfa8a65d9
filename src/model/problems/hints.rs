//! Warnings and hints: legal, and worth a look.

use super::Problem;
use crate::model::Map;

/// All warnings and hints of a map.
#[must_use]
pub fn hints(_map: &Map) -> Vec<Problem> {
    Vec::new()
}
