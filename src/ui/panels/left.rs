//! The left panel: a switch on top, and what it switches between.

use std::ops::Range;

use egui::{Frame, Margin, Ui};

use crate::model::Id;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::desk::Desk;
use crate::ui::importing::ImportsPanel;
use crate::ui::theme::{segmented, size};

use super::holds_keyboard;
use super::outline::Outline;
use super::problems::{self, Problems};
use super::reader::Reader;
use super::sources::Sources;

/// Which view the left panel shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LeftView {
    #[default]
    Sources,
    Outline,
    Problems,
}

/// Sources with the reader, the outline, or the problems list.
///
/// It brings its own margins: show it in a panel whose frame has none.
#[derive(Debug, Default)]
pub struct LeftPanel {
    pub view: LeftView,
    imports: ImportsPanel,
    sources: Sources,
    outline: Outline,
    problems: Problems,
    has_keyboard: bool,
    /// The reader is shown in the middle of the window, and not here.
    reads_elsewhere: bool,
}

impl LeftPanel {
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        // The scroll bars keep clear of the edge that resizes the panel.
        ui.spacing_mut().scroll.bar_outer_margin = size::GAP_SMALL;
        self.header_ui(ui, cx);
        match self.view {
            LeftView::Sources => {
                self.imports.ui(ui, cx);
                self.sources.ui(ui, cx, !self.reads_elsewhere);
            }
            LeftView::Outline => self.outline.ui(ui, cx),
            LeftView::Problems => self.problems.ui(ui, cx),
        }
        self.has_keyboard = holds_keyboard(ui);
    }

    fn header_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let problems = match problems::count(cx.desk) {
            0 => "Problems".to_owned(),
            count => format!("Problems {count}"),
        };
        let margin = Margin {
            left: size::PANEL_PADDING,
            right: size::PANEL_PADDING,
            top: 12,
            bottom: 8,
        };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            let switched = segmented(
                ui,
                &mut self.view,
                &[
                    (LeftView::Sources, "Sources"),
                    (LeftView::Outline, "Outline"),
                    (LeftView::Problems, &problems),
                ],
            );
            if switched {
                // The switch itself was drawn as it stood before.
                ui.ctx().request_repaint();
            }
        });
    }

    /// Shows a source in the reader, at a quote's passage if one is given.
    pub fn read(&mut self, source: Id, quote: Option<Id>) {
        self.view = LeftView::Sources;
        self.sources.reader.open(source, quote);
    }

    /// Says whether the reader is shown in the middle of the window.
    pub fn read_elsewhere(&mut self, elsewhere: bool) {
        self.reads_elsewhere = elsewhere;
    }

    /// The reader, to be drawn in the middle of the window, with a source that is
    /// worth opening.
    pub fn reader_to_show(&mut self, cx: &Cx<'_>) -> &mut Reader {
        self.sources.follow_selection(cx);
        &mut self.sources.reader
    }

    /// Puts the keyboard on the text that is read, wherever it is shown.
    pub fn focus_reader(&mut self) {
        self.sources.reader.focus();
    }

    /// Shows a source in the reader to select other words for a quote.
    pub fn reselect(&mut self, source: Id, quote: Id, place: Option<Range<usize>>) {
        self.read(source, Some(quote));
        self.sources.reader.reselect(quote, place);
    }

    /// Shows a source in the reader with these characters of its text selected.
    pub fn read_at(&mut self, source: Id, chars: Range<usize>) {
        self.view = LeftView::Sources;
        self.sources.reader.open_at(source, chars);
    }

    /// Whether words are selected in the reader.
    #[must_use]
    pub fn has_words_selected(&self) -> bool {
        self.sources.reader.has_words_selected()
    }

    /// Whether a widget of the panel has the keyboard.
    #[must_use]
    pub fn has_keyboard(&self) -> bool {
        self.has_keyboard
    }

    /// Puts the keyboard on what the panel shows, at the next frame.
    pub fn focus(&mut self) {
        match self.view {
            LeftView::Sources => self.sources.reader.focus(),
            LeftView::Outline => self.outline.focus(),
            LeftView::Problems => self.problems.focus(),
        }
    }

    /// Whether something that it shows is being made on a thread.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.outline.is_busy()
    }

    /// Carries out a command that is the panel's: quoting the selected words, and
    /// finding in the document while that has the keyboard. `false` if the
    /// command is none of its.
    pub fn run(&mut self, command: Command, desk: &Desk, actions: &mut Vec<Action>) -> bool {
        let is_shown = self.reads_elsewhere || self.view == LeftView::Sources;
        is_shown && self.sources.reader.run(command, desk, actions)
    }
}
