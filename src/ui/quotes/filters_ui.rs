//! What stands over the table: which quotes to list.

use egui::Ui;

use crate::model::{Id, Kind};
use crate::ui::cx::Cx;
use crate::ui::filtering::{Filters, by_words, count_chip_ui};
use crate::ui::theme::size;

use super::filter::Shown;
use super::table::Table;

/// More claims than this are not offered one by one.
const CLAIMS_OFFERED: usize = 200;
const FILTERS: Filters = Filters {
    of: "quotes",
    choice_width: 128.0,
    list_width: 320.0,
    choice_length: 60,
};

impl Table {
    pub(super) fn filters_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(size::GAP, size::GAP_SMALL);
            let (filter, theme) = (&mut self.filter, cx.theme);
            let hint = "Words, source, claim, tag…";
            let entered = FILTERS.text_ui(ui, theme, &mut filter.text, hint, 190.0);
            let sources = || cx.map().sources_in_order();
            FILTERS.choice_ui(ui, cx, "source", &mut filter.source, sources);
            FILTERS.tag_ui(ui, cx, &mut filter.tag);
            let claims = || claims_to_choose(cx);
            FILTERS.choice_ui(ui, cx, "claim", &mut filter.claim, claims);
            if entered {
                self.focus();
            }
            if !self.filter.is_open() && ui.button("Clear").clicked() {
                self.filter = super::filter::Filter::default();
            }
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(size::GAP_SMALL, size::GAP_SMALL);
            for (shown, count) in Shown::ALL.into_iter().zip(self.counts) {
                let is_on = self.filter.shown == shown;
                // What there is none of need not be offered, but what is on must
                // be seen.
                if count == 0 && !is_on && matches!(shown, Shown::Confirmed) {
                    continue;
                }
                if count_chip_ui(ui, cx.theme, shown.name(), shown.hint(), count, is_on) {
                    self.filter.shown = match is_on {
                        true => Shown::All,
                        false => shown,
                    };
                }
            }
        });
    }
}

/// The claim that one came from, which is what one most likely wants to see, and
/// those that quotes stand behind.
fn claims_to_choose(cx: &Cx<'_>) -> Vec<Id> {
    let map = cx.map();
    let visited = cx.desk.trail.visited().iter().rev().copied();
    let last = visited
        .filter(|id| id.kind() == Kind::Claim && map.contains(*id))
        .take(1);
    let mut claims: Vec<Id> = last.collect();
    let backed = map
        .claims()
        .ids()
        .filter(|id| !claims.contains(id) && !map.backings_of(*id).is_empty());
    let backed = by_words(map, backed.take(CLAIMS_OFFERED));
    claims.extend(backed);
    claims
}
