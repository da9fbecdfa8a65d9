//! A source whose text is another than the one that was quoted, and what became of
//! its quotes.

use egui::{CollapsingHeader, Ui};

use crate::model::Id;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::panels::words::{counted, or_blank};
use crate::ui::theme::{icons, size};
use crate::ui::view::View;

use super::changes::{ChangeReport, Outcome};
use super::panel::{card, push};
use super::state::ImportAction;

/// Words of a quote (characters) that are shown in a row.
const WORDS_MAX: usize = 90;

pub(super) fn change_ui(ui: &mut Ui, cx: &mut Cx<'_>, report: &ChangeReport) {
    let Some(source) = cx.map().source(report.source) else {
        return;
    };
    let label = source.label().to_owned();
    card(ui, cx, |ui, cx| {
        let theme = cx.theme;
        let title = format!("The text of {label} has changed");
        ui.label(theme.bold_text(title).color(theme.tokens.look_at));
        if report.pending > 0 {
            let count = counted(report.pending, "quote", "quotes");
            ui.label(theme.muted_text(format!("Looking up {count}…")));
            return;
        }
        ui.label(report.summary());
        ui.label(theme.muted_text(
            "It is not the text that was quoted. Every quote keeps the place that was chosen for it.",
        ));
        for outcome in Outcome::ALL {
            let count = report.count(outcome);
            if count > 0 && outcome != Outcome::Same {
                outcome_ui(ui, cx, report, outcome, count);
            }
        }
        ui.add_space(size::GAP_SMALL);
        ui.horizontal_wrapped(|ui| {
            let accept = ui.button("Accept as the new text").on_hover_text(
                "From now on this is the text that is quoted. Quotes that are lost or changed stay on the list of what to look at",
            );
            if accept.clicked() {
                push(cx, ImportAction::AcceptText(report.source));
            }
            accept.accessible_name(format!("Accept as the new text of {label}"));
            let leave = ui
                .button("Leave it")
                .on_hover_text("Keep note of the text that was quoted, and say no more of this now");
            if leave.clicked() {
                push(cx, ImportAction::LeaveChange(report.source));
            }
            leave.accessible_name(format!("Leave the text of {label}"));
        });
    });
}

fn outcome_ui(ui: &mut Ui, cx: &mut Cx<'_>, report: &ChangeReport, outcome: Outcome, count: usize) {
    let theme = cx.theme;
    let (icon, color) = match outcome {
        Outcome::Lost => (icons::ICON_ERROR, theme.tokens.against_strong),
        Outcome::Changed => (icons::ICON_WARNING, theme.tokens.look_at),
        _ => (icons::ICON_INFO, theme.tokens.muted),
    };
    ui.horizontal_top(|ui| {
        let icon = theme.icon_text(icon).color(color);
        ui.add(egui::Label::new(icon).selectable(false));
        CollapsingHeader::new(format!("{count} {}", outcome.word()))
            .id_salt((report.source, outcome.word()))
            .default_open(outcome.is_to_mend() && count <= 5)
            .show(ui, |ui| {
                for quote in report.quotes(outcome) {
                    quote_ui(ui, cx, quote, outcome.is_to_mend());
                }
            });
    });
}

/// The words of a quote; a click leads to mending it, or to the quotes view with it
/// selected where there is nothing to mend.
fn quote_ui(ui: &mut Ui, cx: &mut Cx<'_>, quote: Id, mend: bool) {
    let Some(record) = cx.map().quote(quote) else {
        return;
    };
    let words = or_blank(&record.exact, "without words");
    let short: String = words.chars().take(WORDS_MAX).collect();
    let cut = if short.len() < words.len() { "…" } else { "" };
    let text = format!("“{short}{cut}”");
    if ui.link(text).on_hover_text(words).clicked() {
        cx.push(Action::Select(quote));
        cx.push(match mend {
            true => Action::Mend(Some(quote)),
            false => Action::Show(View::Quotes),
        });
    }
}
