//! Which rows light up.

use crate::model::{Id, Map};
use crate::ui::cruxes::card_of;

use super::sheet::Sheet;

/// Evidence that is pointed at elsewhere: itself, or else all that stands behind a claim
/// that is.
pub fn lit_rows(pointed: &[Id], map: &Map, sheet: &Sheet) -> Vec<Id> {
    if pointed.is_empty() {
        return Vec::new();
    }
    let itself: Vec<Id> = (pointed.iter().copied())
        .filter(|id| sheet.place_of(*id).is_some())
        .collect();
    if !itself.is_empty() {
        return itself;
    }
    let evidence = sheet.lines.iter().map(|line| line.evidence);
    evidence
        .filter(|id| pointed.contains(&card_of(map, *id)))
        .collect()
}
