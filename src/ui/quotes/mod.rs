//! The quotes view: every quote of the map in a table, and the mending of those
//! that are not found.
//!
//! [`entries`] makes plain data of the map, [`filter`] and [`order`] say what is
//! listed, [`columns`] where it stands; [`table`] draws it. [`mend`] goes through
//! the quotes that a person has to look at, one by one.

mod columns;
mod entries;
mod filter;
mod filters_ui;
mod keys;
mod mend;
mod order;
mod row_ui;
mod table;
#[cfg(test)]
mod tests;

use egui::{Frame, Margin, Ui};

use crate::model::Id;
use crate::ui::desk::Desk;
use crate::ui::theme::size;

use super::cx::Cx;
use mend::Mending;
use table::Table;

/// What the quotes view remembers.
#[derive(Debug, Default)]
pub struct QuotesView {
    table: Table,
    /// While set, quotes are gone through one by one.
    mending: Option<Mending>,
}

impl QuotesView {
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let frame = Frame::new()
            .fill(cx.theme.tokens.panel)
            .inner_margin(Margin {
                left: size::PANEL_PADDING,
                right: size::PANEL_PADDING,
                top: 12,
                bottom: 0,
            });
        frame.show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            match &mut self.mending {
                Some(mending) => {
                    if mending.ui(ui, cx) {
                        self.mending = None;
                        self.table.focus();
                    }
                }
                None => self.table.ui(ui, cx),
            }
        });
    }

    /// Goes through the quotes to look at, from this one on if one is given.
    pub fn mend(&mut self, desk: &Desk, from: Option<Id>) {
        self.mending = Some(Mending::new(desk, from));
    }

    /// Puts the keyboard on the table, or on the quote that is being mended.
    pub fn focus(&mut self) {
        match &mut self.mending {
            Some(mending) => mending.focus(),
            None => self.table.focus(),
        }
    }

    /// The quotes that the table lists, in its order.
    pub fn listed(&mut self, desk: &Desk) -> Vec<Id> {
        self.table.listed(desk)
    }
}
