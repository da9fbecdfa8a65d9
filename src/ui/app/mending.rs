//! Quotes that a person looks at.

use std::ops::Range;

use crate::model::Id;
use crate::ui::desk::Desk;
use crate::ui::panels::LeftView;
use crate::ui::view::View;

use super::App;
use super::settings::LEFT;

impl App {
    /// Goes through the quotes to look at, from this one on if one is given.
    pub(super) fn mend(&mut self, from: Option<Id>) {
        if let Some(tab) = self.tab_mut() {
            tab.view = View::Quotes;
            tab.quotes.mend(&tab.desk, from);
            self.keyboard_sent = true;
        }
    }

    /// Opens the reader to select other words for a quote.
    pub(super) fn reselect(&mut self, quote: Id) {
        self.settings.set_open(LEFT, true);
        let Some(tab) = self.tab_mut() else { return };
        let Some(record) = tab.desk.map().quote(quote) else {
            return;
        };
        let source = record.source;
        let place = place_to_look(&tab.desk, quote);
        tab.left.view = LeftView::Sources;
        tab.left.reselect(source, quote, place);
        self.keyboard_sent = true;
    }
}

/// Where to look for the words of a quote that was not found: where it once stood.
fn place_to_look(desk: &Desk, id: Id) -> Option<Range<usize>> {
    let quote = desk.map().quote(id)?;
    let finding = desk.documents.finding(id)?;
    let leads_somewhere =
        finding.span.is_some() || !finding.candidates.is_empty() || finding.was_here.is_some();
    let document = desk.documents.text(quote.source)?.document.document();
    let before = quote.prefix.trim();
    let after_prefix = (document.text().find(before))
        .filter(|_| before.len() > SHORT_PREFIX)
        .map(|at| document.char_of_byte(at + before.len()));
    let start = quote.start.and_then(|start| usize::try_from(start).ok());
    let at = after_prefix
        .or(start.filter(|start| *start < document.char_count()))
        .filter(|_| !leads_somewhere)?;
    Some(at..at + 1)
}

/// A prefix of no more bytes than this may stand anywhere.
const SHORT_PREFIX: usize = 20;
