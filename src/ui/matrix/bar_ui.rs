//! What stands over the table: the question, how rows are sorted, which are listed.

use egui::{ComboBox, Label, Layout, Ui};

use crate::model::Id;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::filtering::{Filters, count_chip_ui};
use crate::ui::judging::{JudgeAction, looking_from_in_line_ui};
use crate::ui::panels::words::{record_line, shortened};
use crate::ui::theme::{icon_button, icons, size};

use super::MatrixView;
use super::order::{Filter, Order, Shown, SortBy};
use super::sheet::Sheet;

/// A page that is wider than this has room beside the question, in points at the normal
/// text size.
const WIDE: f32 = 760.0;
/// Characters of a choice in a list.
const CHOICE_LENGTH: usize = 70;
const FILTERS: Filters = Filters {
    of: "evidence",
    choice_width: 96.0,
    list_width: 300.0,
    choice_length: CHOICE_LENGTH,
};

impl MatrixView {
    pub(super) fn bar_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Sheet, question: Id) {
        // From where one looks stands beside the question, if that leaves room for it.
        let is_wide = ui.available_width() > cx.theme.scaled(WIDE);
        ui.horizontal(|ui| {
            let right = Layout::right_to_left(egui::Align::Center);
            ui.with_layout(right, |ui| {
                if icon_button(ui, Command::ExportMatrix.name(), icons::ICON_DOWNLOAD).clicked() {
                    cx.run(Command::ExportMatrix);
                }
                let name = "Copy the rows for a spreadsheet";
                if icon_button(ui, name, icons::ICON_CONTENT_COPY).clicked() {
                    self.copy_all(ui, cx, sheet);
                }
                if is_wide {
                    looking_from_in_line_ui(ui, cx);
                }
                ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
                    question_ui(ui, cx, question);
                });
            });
        });
        let sentence = sentence(cx);
        ui.add(Label::new(cx.theme.muted_text(sentence)).wrap());
        if sheet.headings.len() < 2 {
            return;
        }
        ui.add_space(size::GAP_SMALL);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(size::GAP, size::GAP_SMALL);
            self.filters_ui(ui, cx);
            self.order_ui(ui, cx, sheet);
            self.shown_ui(ui, cx);
            if !is_wide {
                looking_from_in_line_ui(ui, cx);
            }
        });
        ui.add_space(size::GAP);
    }

    fn filters_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let (filter, theme) = (&mut self.filter, cx.theme);
        let entered = FILTERS.text_ui(ui, theme, &mut filter.text, "Words, source, tag…", 140.0);
        let sources = || cx.map().sources_in_order();
        FILTERS.choice_ui(ui, cx, "source", &mut filter.source, sources);
        FILTERS.tag_ui(ui, cx, &mut filter.tag);
        if entered {
            self.focus();
        }
        if !self.filter.is_open() && ui.button("Clear").clicked() {
            self.filter = Filter::default();
        }
    }

    fn order_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, sheet: &Sheet) {
        let before = self.order.by;
        let mut by = before;
        let combo = ComboBox::from_id_salt("sort evidence")
            .selected_text(format!("By {}", lowered(&by.name(sheet))))
            .width(cx.theme.scaled(120.0))
            .truncate();
        let shown = combo.show_ui(ui, |ui| {
            let theses = sheet.headings.iter().map(|it| SortBy::Thesis(it.thesis));
            for choice in SortBy::PLAIN.into_iter().chain(theses) {
                ui.selectable_value(&mut by, choice, choice.name(sheet));
            }
        });
        let sorted = format!(
            "Sorted by {}{}",
            before.words(sheet),
            if self.order.is_reversed {
                ", the other way round"
            } else {
                ""
            }
        );
        shown
            .response
            .on_hover_text(sorted)
            .accessible_name("Sort evidence by");
        if by != before {
            self.sort_by(Order {
                by,
                is_reversed: false,
            });
        }
        if self.listing.is_stale {
            let again = ui.button("Sort again").on_hover_text(
                "Rows keep their places while cells are edited; this puts them in order",
            );
            if again.clicked() {
                self.sort_by(self.order);
            }
        }
    }

    /// Sorts the rows anew.
    pub(super) fn sort_by(&mut self, order: Order) {
        self.order = order;
        self.turn += 1;
        self.scroll_to_cursor = true;
    }

    fn shown_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        for (shown, count) in Shown::ALL.into_iter().zip(self.listing.counts) {
            let is_on = self.filter.shown == shown;
            // What there is none of need not be offered, but what is on must be seen.
            if count == 0 && !is_on && shown != Shown::All {
                continue;
            }
            if count_chip_ui(ui, cx.theme, shown.name(), shown.hint(), count, is_on) {
                self.filter.shown = match is_on {
                    true => Shown::All,
                    false => shown,
                };
            }
        }
    }
}

/// What the table is, and what it is made from now.
fn sentence(cx: &Cx<'_>) -> String {
    let mut sentence = "One way of looking, not the answer. Cells follow from the map; a pencil \
                        marks what was set by hand."
        .to_owned();
    let settings = cx.desk.judging.settings();
    if let Some(who) = settings.perspective {
        let who = record_line(cx.map(), who);
        sentence = format!("{sentence} Rated as {who} rates it.");
    }
    if !settings.what_if.is_empty() {
        sentence.push_str(" Something is supposed for the sake of argument.");
    }
    sentence
}

/// The question: as a heading, or as a list of all where there are several.
fn question_ui(ui: &mut Ui, cx: &mut Cx<'_>, question: Id) {
    let map = cx.map();
    let text = record_line(map, question);
    let questions = map.questions_in_order();
    if questions.len() < 2 {
        let heading = cx.theme.heading_text(text);
        ui.add(Label::new(heading).truncate());
        return;
    }
    let width = (ui.available_width() - size::GAP).max(120.0);
    let combo = ComboBox::from_id_salt("question of the matrix")
        .selected_text(cx.theme.heading_text(text))
        .width(width.min(cx.theme.scaled(640.0)))
        .truncate();
    let mut chosen = None;
    let shown = combo.show_ui(ui, |ui| {
        for other in questions {
            let words = shortened(&record_line(map, other), CHOICE_LENGTH);
            if ui.selectable_label(other == question, words).clicked() {
                chosen = Some(other);
            }
        }
    });
    shown.response.accessible_name("Question");
    if let Some(chosen) = chosen.filter(|chosen| *chosen != question) {
        cx.push(Action::Judge(JudgeAction::Question(chosen)));
    }
}

fn lowered(name: &str) -> String {
    match name.starts_with("Thesis") {
        true => name.to_owned(),
        false => name.to_lowercase(),
    }
}
