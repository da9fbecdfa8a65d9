//! How the words on a card are set.

use super::fonts::Face;
use super::measure::TextStyle;
use super::shape::Ink;

/// The text of claims.
pub const CARD_TEXT: TextStyle = TextStyle {
    face: Face::Regular,
    size: 13.0,
    line_height: 18.0,
    ink: Ink::Text,
};
/// The text of theses.
pub const THESIS_TEXT: TextStyle = TextStyle {
    face: Face::Bold,
    size: 14.5,
    line_height: 20.0,
    ink: Ink::Text,
};
/// How a thesis stands.
pub(super) const REMARK_TEXT: TextStyle = TextStyle {
    face: Face::Regular,
    size: 11.0,
    line_height: 16.0,
    ink: Ink::Muted,
};
/// How other claims and reasons stand.
pub(super) const TAG_TEXT: TextStyle = TextStyle {
    face: Face::Regular,
    size: 10.0,
    line_height: 14.0,
    ink: Ink::Muted,
};
pub(super) const CHIP_TEXT: TextStyle = TextStyle {
    face: Face::Regular,
    size: 11.0,
    line_height: 16.0,
    ink: Ink::Muted,
};
pub(super) const LETTER_TEXT: TextStyle = TextStyle {
    face: Face::Bold,
    size: 15.0,
    line_height: 20.0,
    ink: Ink::BandLetter,
};
