//! One open map with the views onto it.

use super::canvas::Canvas;
use super::desk::Desk;
use super::panels::{Inspector, LeftPanel};

/// The map and what each view remembers about showing it.
#[derive(Debug, Default)]
pub struct Tab {
    pub desk: Desk,
    pub canvas: Canvas,
    pub left: LeftPanel,
    pub inspector: Inspector,
}

impl Tab {
    #[must_use]
    pub fn new(desk: Desk) -> Self {
        Self {
            desk,
            ..Self::default()
        }
    }
}
