//! What stands over the columns: the question, and which theses to compare.

use egui::{Align, Layout, Popup, PopupCloseBehavior, ScrollArea, Ui};

use crate::model::{Id, Map};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::judging::{JudgeAction, looking_from_in_line_ui};
use crate::ui::panels::words::{or_blank, shortened};
use crate::ui::theme::{icon_button, icons, size};

use super::OtherMap;
use super::choice::{Choice, LEAST, MOST, Seat};

/// Characters of a thesis or question in the list.
const CHOICE_LENGTH: usize = 78;

/// `Three of four theses side by side`.
#[must_use]
pub fn side_by_side(shown: usize, of_question: usize, others: usize) -> String {
    let number = |count: usize| -> String {
        const WORDS: [&str; 11] = [
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        ];
        WORDS
            .get(count)
            .map_or_else(|| count.to_string(), |word| (*word).to_owned())
    };
    let theses = |count: usize| if count == 1 { "thesis" } else { "theses" };
    let mut words = match others {
        0 if shown == of_question && shown == 2 => "both theses side by side".to_owned(),
        0 if shown == of_question && shown > 1 => {
            format!("all {} theses side by side", number(shown))
        }
        0 if shown < of_question => {
            format!(
                "{} of {} theses side by side",
                number(shown),
                number(of_question)
            )
        }
        0 => format!("{} {} side by side", number(shown), theses(shown)),
        _ => format!(
            "{} {} side by side, {} of another question or map",
            number(shown),
            theses(shown),
            number(others)
        ),
    };
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// The heading, with what is chosen and the buttons to choose and to copy.
pub(super) fn title_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    choice: &mut Choice,
    question: Option<Id>,
    seats: &[Seat],
    others: &[OtherMap<'_>],
) {
    let map = cx.map();
    let record = question.and_then(|id| map.question(id));
    let text = record.map_or("Theses side by side", |question| {
        or_blank(&question.text, "Question without words")
    });
    ui.add(egui::Label::new(cx.theme.heading_text(text)).wrap());
    ui.horizontal(|ui| {
        let theses = record.map_or(&[][..], |question| &question.theses);
        let of_it = seats
            .iter()
            .filter(|seat| seat.tab.is_none() && theses.contains(&seat.thesis));
        let elsewhere = seats.len() - of_it.count();
        let words = side_by_side(seats.len(), theses.len(), elsewhere);
        // Before the words, which change as one chooses: the button stays in its place.
        let button = ui.button("Choose…").on_hover_text(
            "Which theses stand side by side: two to four, of this question, of others, or of \
             other maps that are open",
        );
        Popup::menu(&button)
            .id(ui.make_persistent_id("choose theses"))
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .accessible_name("Choose theses")
            .show(|ui| {
                ui.set_width(cx.theme.scaled(460.0));
                // As much as there is of the window below the button.
                let room = ui.ctx().content_rect().bottom() - button.rect.bottom();
                let room = (room - 4.0 * size::GAP_LARGE).max(120.0);
                ScrollArea::vertical()
                    .max_height(room)
                    // A popup offers less at first than it may have.
                    .min_scrolled_height(room)
                    .show(ui, |ui| choices_ui(ui, cx, choice, question, seats, others));
            });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let copy = Command::CopyComparison;
            if icon_button(ui, copy.name(), icons::ICON_CONTENT_COPY).clicked() {
                cx.run(copy);
            }
            looking_from_in_line_ui(ui, cx);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(cx.theme.muted_text(words)).truncate());
            });
        });
    });
}

fn choices_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    choice: &mut Choice,
    question: Option<Id>,
    seats: &[Seat],
    others: &[OtherMap<'_>],
) {
    let map = cx.map();
    let questions = map.questions_in_order();
    if questions.len() > 1 {
        cx.theme.section_label(ui, "Question looked at");
        for id in &questions {
            let is_on = question == Some(*id);
            if ui.radio(is_on, question_line(map, *id)).clicked() && !is_on {
                cx.push(Action::Judge(JudgeAction::Question(*id)));
            }
        }
        ui.add_space(size::GAP);
        ui.separator();
    }
    let bound = match seats.len() {
        MOST.. => "Four stand side by side at most: untick one to choose another.",
        ..=LEAST => "Two stand side by side at least: tick another one to change these.",
        _ => "Two to four stand side by side.",
    };
    cx.theme.muted(ui, bound);
    let mut changed = theses_ui(ui, cx, None, map, seats);
    for other in others {
        ui.add_space(size::GAP);
        ui.separator();
        cx.theme.section_label(ui, format!("Map “{}”", other.title));
        let toggled = theses_ui(ui, cx, Some(other), other.desk.map(), seats);
        changed = changed.or(toggled);
    }
    if others.is_empty() {
        ui.add_space(size::GAP);
        let hint = "Open a second map in a tab to compare its theses with these.";
        ui.add(egui::Label::new(cx.theme.muted_text(hint)).wrap());
    }
    if let Some(seat) = changed {
        choice.toggle(question, seats, seat);
    }
}

/// The theses of a map by their questions; the one that was ticked or unticked.
fn theses_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    other: Option<&OtherMap<'_>>,
    map: &Map,
    seats: &[Seat],
) -> Option<Seat> {
    let mut changed = None;
    let mut is_empty = true;
    for id in map.questions_in_order() {
        let theses = map
            .question(id)
            .map_or(&[][..], |question| &question.theses);
        if theses.is_empty() {
            continue;
        }
        is_empty = false;
        cx.theme.section_label(ui, question_line(map, id));
        for thesis in theses {
            let Some(claim) = map.claim(*thesis) else {
                continue;
            };
            let seat = Seat {
                tab: other.map(|other| other.key),
                thesis: *thesis,
            };
            let is_on = seats.contains(&seat);
            let why = match is_on {
                true if seats.len() <= LEAST => "Two at least: tick another one first.",
                false if seats.len() >= MOST => "Four at most: untick another one first.",
                _ => "",
            };
            let letter = map.thesis_letter(*thesis).unwrap_or_default();
            let words = or_blank(&claim.text, "Thesis without words");
            let text = format!("{letter}  {}", shortened(words, CHOICE_LENGTH));
            let mut ticked = is_on;
            let response = ui
                .push_id(("choose", seat), |ui| {
                    let enabled = why.is_empty();
                    ui.add_enabled(enabled, egui::Checkbox::new(&mut ticked, text))
                })
                .inner
                .on_disabled_hover_text(why);
            if response.changed() {
                changed = Some(seat);
            }
        }
    }
    if is_empty {
        cx.theme.muted(ui, "This map has no theses.");
    }
    changed
}

fn question_line(map: &Map, id: Id) -> String {
    let text = map
        .question(id)
        .map_or("", |question| question.text.as_str());
    shortened(or_blank(text, "Question without words"), CHOICE_LENGTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_said_in_words() {
        assert_eq!(side_by_side(3, 4, 0), "Three of four theses side by side");
        assert_eq!(side_by_side(4, 4, 0), "All four theses side by side");
        assert_eq!(side_by_side(2, 2, 0), "Both theses side by side");
        assert_eq!(side_by_side(1, 1, 0), "One thesis side by side");
        assert_eq!(
            side_by_side(3, 2, 1),
            "Three theses side by side, one of another question or map"
        );
    }
}
