//! One open map with the views onto it.

use super::canvas::Canvas;
use super::compare::CompareView;
use super::desk::Desk;
use super::matrix::MatrixView;
use super::panels::{Inspector, LeftPanel};
use super::quotes::QuotesView;
use super::reading::ReadingView;
use super::view::View;

/// Tells tabs apart, however they are moved, opened and closed meanwhile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TabKey(pub u64);

/// The map and what each view remembers about showing it.
#[derive(Debug, Default)]
pub struct Tab {
    pub key: TabKey,
    pub desk: Desk,
    pub canvas: Canvas,
    pub left: LeftPanel,
    pub inspector: Inspector,
    /// What the middle of the window shows.
    pub view: View,
    pub reading: ReadingView,
    pub quotes: QuotesView,
    pub matrix: MatrixView,
    pub compare: CompareView,
}

impl Tab {
    #[must_use]
    pub fn new(key: TabKey, desk: Desk) -> Self {
        Self {
            key,
            desk,
            ..Self::default()
        }
    }
}
