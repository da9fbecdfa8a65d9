//! The matrix: evidence in rows, the theses of a question in columns.
//!
//! [`sheet`] makes plain data of the readings, [`order`] says which rows are listed,
//! [`geometry`] where they stand, [`cursor`] where the keyboard is, [`edits`] what
//! typing does. [`table`] draws it, with the parts of the table in files of their own;
//! [`unfold`] says why a cell is what it is.

mod ask_ui;
mod asks;
mod bar_ui;
mod cells_ui;
mod copied;
mod cursor;
mod edits;
mod empty_ui;
mod facts;
mod geometry;
mod head_ui;
mod keys;
mod lit;
mod order;
mod page_ui;
mod sheet;
mod stage;
mod table;
mod table_keys;
#[cfg(test)]
mod tests;
mod unfold_ui;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Frame, Margin, Ui};

use super::cx::Cx;
use crate::model::Id;
use crate::reasoning::Matrix;
use crate::ui::desk::Desk;
use crate::ui::theme::size;
use asks::Asking;
use cursor::Cursor;
use facts::{Facts, Unfolded};
use geometry::Rows;
use order::{Filter, Listing, Order};
use sheet::Sheet;

/// What the matrix remembers.
#[derive(Debug)]
pub struct MatrixView {
    sheet: Option<Arc<Sheet>>,
    sheet_for: Option<State>,
    filter: Filter,
    order: Order,
    /// Rises when rows are to be sorted anew.
    turn: u64,
    listing: Listing,
    rows: Rows,
    /// List of rows, width, most lines of a row and size of text.
    rows_for: Option<(u64, f32, usize, f32)>,
    cursor: Cursor,
    unfolded: Option<Unfolded>,
    /// Where the table stood when it was drawn last.
    table_rect: egui::Rect,
    /// Where on the screen what is unfolded stands; nowhere while it is scrolled away.
    unfolded_at: Option<egui::Rect>,
    /// The keyboard is to go into what is unfolded.
    enters_unfolded: bool,
    /// What is unfolded, in words.
    facts: Option<(State, Unfolded, Arc<Facts>)>,
    asking: Option<Asking>,
    shows_idle: bool,
    /// Where quotes stand, found out for those that came into view.
    places: BTreeMap<Id, String>,
    places_for: (u64, u64),
    last_lead: Option<Id>,
    scroll_to_cursor: bool,
    take_keyboard: bool,
    /// How much room the box with what would change the answer takes, in points.
    crux_height: f32,
    /// Whether it is more than a line; as there is room for it, until somebody says.
    is_crux_open: Option<bool>,
}

impl Default for MatrixView {
    fn default() -> Self {
        Self {
            sheet: None,
            sheet_for: None,
            filter: Filter::default(),
            order: Order::default(),
            turn: 0,
            listing: Listing::default(),
            rows: Rows::default(),
            rows_for: None,
            cursor: Cursor::default(),
            unfolded: None,
            table_rect: egui::Rect::NOTHING,
            unfolded_at: None,
            enters_unfolded: false,
            facts: None,
            asking: None,
            shows_idle: false,
            places: BTreeMap::new(),
            places_for: (0, 0),
            last_lead: None,
            scroll_to_cursor: false,
            take_keyboard: false,
            crux_height: 0.0,
            is_crux_open: None,
        }
    }
}

/// What everything shown is made from.
#[derive(Clone, Copy, Debug, PartialEq)]
struct State {
    question: Id,
    revision: u64,
    generation: u64,
}

impl MatrixView {
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let margin = Margin {
            left: size::PANEL_PADDING,
            right: size::PANEL_PADDING,
            top: 12,
            bottom: 0,
        };
        let frame = Frame::new()
            .fill(cx.theme.tokens.panel)
            .inner_margin(margin);
        frame.show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            self.page_ui(ui, cx);
        });
    }

    /// Puts the keyboard on the table.
    pub fn focus(&mut self) {
        self.take_keyboard = true;
        self.scroll_to_cursor = true;
    }

    /// The matrix that is looked at, with its rows in the order of the table; those
    /// that a filter leaves out come last.
    pub fn in_order(&mut self, desk: &Desk) -> Option<Matrix> {
        let sheet = self.update(desk)?;
        let mut places = self.listing.places().to_vec();
        for place in self.order.sorted(&sheet, desk.map()) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let mut matrix = sheet.matrix.clone();
        matrix.rows = (places.iter())
            .filter_map(|place| sheet.matrix.rows.get(*place).cloned())
            .collect();
        Some(matrix)
    }

    /// Brings sheet and list up to date; `None` where there is no question, or the
    /// readings are not there yet.
    fn update(&mut self, desk: &Desk) -> Option<Arc<Sheet>> {
        let map = desk.map();
        let question = desk.judging.question(map)?;
        let reasoner = desk.judging.reasoner()?;
        let state = State {
            question,
            revision: desk.session.revision(),
            generation: desk.judging.generation(),
        };
        if self.sheet_for != Some(state) {
            self.filter.keep_to(|id| map.contains(id));
            self.sheet = Sheet::new(map, reasoner, question).map(Arc::new);
            self.sheet_for = Some(state);
            self.facts = None;
            self.listing.forget();
        }
        let sheet = self.sheet.clone()?;
        (self.listing).update(&sheet, map, &self.filter, self.order, self.turn);
        let found = desk.documents.generation();
        if self.places_for != (state.revision, found) {
            self.places.clear();
            self.places_for = (state.revision, found);
        }
        Some(sheet)
    }
}
