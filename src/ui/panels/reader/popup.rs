//! The claims that rest on a quote, beside its words.

use egui::{Popup, PopupCloseBehavior, Pos2, Ui};

use crate::model::{Id, Map};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::row_button;

use super::super::words::{counted, record_line, shortened, stance_word};
use super::Reader;
use super::highlights::{Highlight, Use};

/// Which quotes, and where on the screen.
#[derive(Clone, Debug)]
pub struct ClaimsPopup {
    quotes: Vec<Id>,
    at: Pos2,
    is_new: bool,
}

const WIDTH: f32 = 300.0;

impl Reader {
    pub(super) fn show_claims(&mut self, quotes: Vec<Id>, at: Pos2) {
        self.popup = Some(ClaimsPopup {
            quotes,
            at,
            is_new: true,
        });
    }

    pub(super) fn popup_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Some(popup) = &mut self.popup else {
            return;
        };
        if std::mem::take(&mut popup.is_new) && popup.quotes.len() == 1 {
            cx.actions
                .extend(popup.quotes.first().map(|quote| Action::Select(*quote)));
        }
        let mut open = true;
        let mut done = false;
        let id = ui.make_persistent_id("claims on a quote");
        Popup::new(id, ui.ctx().clone(), popup.at, ui.layer_id())
            .open_bool(&mut open)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .accessible_name("Claims that rest on this quote")
            .width(WIDTH)
            .show(|ui| {
                for quote in &popup.quotes {
                    done |= quote_ui(ui, cx, *quote, popup.quotes.len() > 1);
                }
            });
        if !open || done {
            self.popup = None;
        }
    }
}

fn quote_ui(ui: &mut Ui, cx: &mut Cx<'_>, quote: Id, named: bool) -> bool {
    let map = cx.map();
    let mut done = false;
    if named {
        let words = shortened(&record_line(map, quote), 60);
        if ui.link(cx.theme.quote_text(words)).clicked() {
            cx.push(Action::Select(quote));
        }
    }
    let backings = map.backings_with(quote);
    if backings.is_empty() {
        cx.theme.muted(ui, "No claim rests on this quote yet.");
        return false;
    }
    cx.theme.muted(
        ui,
        counted(
            backings.len(),
            "claim rests on this quote",
            "claims rest on this quote",
        ),
    );
    for backing in backings {
        let Some(backing) = map.backing(backing) else {
            continue;
        };
        let text = record_line(map, backing.claim);
        let row =
            row_button(ui, &text, stance_word(&backing.stance), false).on_hover_text(text.as_str());
        if row.clicked() {
            cx.push(Action::Reveal(backing.claim));
            done = true;
        }
    }
    done
}

/// What a screen reader says of a highlight.
pub(super) fn name_of(map: &Map, highlight: &Highlight) -> String {
    let count = map.backings_with(highlight.quote).len();
    let kind = match highlight.usage {
        Use::Near => "Not verified quote",
        Use::Confirmed => "Quote confirmed by hand",
        _ => "Quote",
    };
    format!(
        "{kind}, {}: {}",
        counted(count, "claim rests on it", "claims rest on it"),
        shortened(&record_line(map, highlight.quote), 80)
    )
}
