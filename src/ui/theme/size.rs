//! Sizes and spaces, on a grid of 4, in points at the normal text size.

/// Between parts of one thing.
pub const GAP_SMALL: f32 = 4.0;
/// Between things of one group.
pub const GAP: f32 = 8.0;
/// Between groups.
pub const GAP_LARGE: f32 = 16.0;
/// Between a panel's edge and what it holds.
pub const PANEL_PADDING: i8 = 16;
/// Of a row in a list, and of what stands in one: buttons, fields.
pub const ROW_HEIGHT: f32 = 24.0;
/// Of the bar with tabs on top.
pub const TOP_BAR_HEIGHT: f32 = 44.0;
/// Of the bar at the bottom.
pub const STATUS_BAR_HEIGHT: f32 = 28.0;
pub const LEFT_PANEL_WIDTH: f32 = 318.0;
pub const RIGHT_PANEL_WIDTH: f32 = 288.0;

pub const CORNER_SMALL: u8 = 4;
pub const CORNER: u8 = 6;
/// Of cards and windows.
pub const CORNER_LARGE: u8 = 8;

pub const TEXT: f32 = 13.0;
pub const TEXT_SMALL: f32 = 12.0;
pub const TEXT_CHIP: f32 = 11.0;
/// A record's own words on top of its panel.
pub const TEXT_TITLE: f32 = 15.0;
pub const TEXT_HEADING: f32 = 18.0;
/// Quotes and the reader, in the serif.
pub const TEXT_SERIF: f32 = 14.5;
/// Lines of the serif, as a multiple of the text size.
pub const SERIF_LINE: f32 = 1.6;
pub const ICON: f32 = 18.0;

pub const MOTION_SECS: f32 = 0.15;
