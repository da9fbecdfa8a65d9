//! Rating what is selected, by one key.

use crate::edit::Aspect;
use crate::model::Kind;
use crate::ui::notice::Notice;
use crate::ui::rating::{rate, rating_at, said};
use crate::ui::view::View;

use super::App;

impl App {
    /// Rates all that is selected, as the perspective that one looks from, and says at
    /// the cards what they are rated now.
    pub(super) fn rate_selected(&mut self, aspect: Aspect, step: u8) {
        let Some(tab) = self.tab() else { return };
        let desk = &tab.desk;
        let perspective = desk.judging.settings().perspective;
        let ids = desk.selection.ids().to_vec();
        let rating = rating_at(step);
        let Some(edit) = rate(&ids, perspective, aspect, rating) else {
            return;
        };
        let sentence = said(desk.map(), &ids, perspective, aspect, rating);
        let has_card = |kind: Kind| matches!(kind, Kind::Claim | Kind::Reason);
        let on_map = tab.view == View::Map && ids.iter().any(|id| has_card(id.kind()));
        if !self.edit(&edit) {
            return;
        }
        // Only where there is no card to say it at.
        if !on_map {
            self.notify(Notice::info(sentence));
        } else if let Some(tab) = self.tab_mut() {
            tab.canvas.say_at_selection(sentence);
        }
    }
}
