//! One open map with the views onto it.

use crate::model::{Id, Kind};

use super::canvas::Canvas;
use super::compare::CompareView;
use super::cruxes::CruxPanel;
use super::desk::Desk;
use super::matrix::MatrixView;
use super::panels::{Inspector, LeftPanel, MANY_CLAIMS};
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
    pub cruxes: CruxPanel,
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

    /// The question whose answer the right panel tells in short: where nothing is selected
    /// and nothing else on the screen says it. A large map is asked only on purpose.
    #[must_use]
    pub fn question_answered(&self) -> Option<Id> {
        let map = self.desk.map();
        let has_room = !self.view.judges() && !self.cruxes.is_open();
        let is_shown = has_room && self.desk.selection.is_empty();
        let is_small = map.claims().len() <= MANY_CLAIMS;
        let question = (self.desk.judging.question(map)).filter(|_| is_shown && is_small)?;
        let theses = map.question(question).map_or(0, |it| it.theses.len());
        (theses > 1).then_some(question)
    }

    /// The questions of which something is told on the screen: how they stand, and what
    /// would change the answer.
    #[must_use]
    pub fn questions_told(&self, shows_right_panel: bool) -> Vec<Id> {
        let map = self.desk.map();
        let is_panel_shown = shows_right_panel && self.cruxes.is_open();
        let mut told = Vec::new();
        let is_hanging_asked = shows_right_panel && self.inspector.seeks_cruxes();
        if self.view.judges() || is_panel_shown || is_hanging_asked {
            told.extend(self.desk.judging.question(map));
        }
        if shows_right_panel {
            told.extend(self.inspector.answers.filter(|id| !told.contains(id)));
        }
        let selected = (self.desk.selection.lead())
            .filter(|id| id.kind() == Kind::Question && map.contains(*id));
        if shows_right_panel
            && !is_panel_shown
            && let Some(selected) = selected
            && !told.contains(&selected)
        {
            told.push(selected);
        }
        told
    }
}
