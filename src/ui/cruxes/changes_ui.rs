//! What would change the answer: a sentence for each withdrawal, to look at and to try.

use egui::{Frame, Margin, Rect, Ui, pos2};

use crate::model::Id;
use crate::reasoning::{Change, Reading, StandingByReading as Standing, Standings, item_name};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::judging::{Cruxes, JudgeAction};
use crate::ui::pointed::{point_at_unless_elsewhere, pointed};
use crate::ui::theme::{Theme, size};

use super::fold_ui::fold_ui;
use super::leads_ui::together_ui;
use super::link_ui::{Tone, card_of, flow, link_ui, sentence_ui, sentence_with_button_ui};
use super::tried_ui::tried_ui;

/// So many changes of one reading are shown at first.
const SHOWN: usize = 3;
/// So many items of one change are listed at first.
const LISTED: usize = 8;
/// While they are being looked for.
pub(super) const LOOKING: &str = "Looking for what would change the answer…";
/// Beyond this, lines are too long to be read.
const BOX_WIDTH: f32 = 760.0;

/// Where the box stands.
#[derive(Debug)]
pub enum BoxPlace<'a> {
    /// By itself, where there is room for all of it.
    Page,
    /// Where room is scant: one line, which unfolds.
    Foldable(&'a mut bool),
    /// Under the readings, which say already whether they agree.
    UnderReadings,
}

/// What would change the answer to a question, as a box in the flow of a page. It draws
/// nothing for a question of which nothing is told (see
/// [`Tab::questions_told`](crate::ui::tab::Tab::questions_told)).
pub fn box_ui(ui: &mut Ui, cx: &mut Cx<'_>, question: Id, mut place: BoxPlace<'_>) {
    let desk = cx.desk;
    let Some(told) = desk.told.of(question) else {
        return;
    };
    let is_folded = matches!(&place, BoxPlace::Foldable(open) if !**open);
    let width = match is_folded {
        true => ui.available_width(),
        false => ui.available_width().min(cx.theme.scaled(BOX_WIDTH)),
    };
    let frame = cx.theme.card_frame().inner_margin(Margin {
        left: 16,
        right: 12,
        top: if is_folded { 4 } else { 10 },
        bottom: if is_folded { 4 } else { 12 },
    });
    let shown = frame.show(ui, |ui| {
        ui.set_width(width - 28.0);
        ui.push_id(("what would change the answer", question), |ui| {
            let title = "What would change the answer";
            match &mut place {
                BoxPlace::Foldable(open) => fold_ui(ui, cx, question, told, title, open),
                BoxPlace::Page | BoxPlace::UnderReadings => {
                    ui.label(cx.theme.bold_text(title));
                }
            }
            if is_folded {
                return;
            }
            tried_ui(ui, cx, question);
            if let Some(standings) = &told.facts.standings {
                if !matches!(place, BoxPlace::UnderReadings) {
                    together_ui(ui, cx, standings);
                }
                changes_ui(ui, cx, question, standings, &told.changes);
            }
        });
    });
    bar(ui, cx.theme, shown.response.rect);
}

/// The accent at the left of a box.
fn bar(ui: &Ui, theme: &Theme, rect: Rect) {
    let right = pos2(rect.left() + 3.0, rect.bottom());
    let bar = Rect::from_min_max(rect.min, right);
    let rounding = egui::CornerRadius {
        nw: size::CORNER_LARGE,
        sw: size::CORNER_LARGE,
        ne: 0,
        se: 0,
    };
    ui.painter()
        .rect_filled(bar, rounding, theme.tokens.accent());
}

/// The changes by reading.
pub fn changes_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    question: Id,
    standings: &Standings,
    changes: &[Change],
) {
    let cruxes = cx.desk.judging.cruxes(question);
    if let Some(words) = lacking(standings) {
        return nothing(ui, cx, words);
    }
    if matches!(cruxes, Cruxes::Coming(_) | Cruxes::Unknown) {
        nothing(ui, cx, LOOKING);
    }
    for (place, standing) in standings.readings.iter().enumerate() {
        // Of several without a leader it is said once that nobody leads.
        let next = standings.readings.get(place + 1);
        let goes_on = standing.leader.is_none() && next.is_some_and(|it| it.leader.is_none());
        let of_reading: Vec<&Change> = (changes.iter())
            .filter(|change| is_of(change, standing))
            .collect();
        ui.push_id(standing.reading.as_str(), |ui| {
            let is_known = cruxes.known().is_some();
            reading_ui(ui, cx, standing, &of_reading, is_known, goes_on);
        });
    }
}

/// What a question lacks to be compared at all.
pub(super) fn lacking(standings: &Standings) -> Option<&'static str> {
    match (standings.readings.is_empty(), &standings.together) {
        (true, _) => {
            Some("The question has no thesis yet. Add the claims that compete to answer it.")
        }
        (false, None) => Some(
            "There is nothing to compare: a rival answer is missing. Add a second thesis to the \
             question.",
        ),
        (false, Some(_)) => None,
    }
}

/// Whether a change is about who leads now: while changes are sought anew, those that were
/// found before may be about another leader.
fn is_of(change: &Change, standing: &Standing) -> bool {
    change.reading == standing.reading && Some(change.leader) == standing.leader
}

pub fn nothing(ui: &mut Ui, cx: &Cx<'_>, words: &str) {
    ui.add(egui::Label::new(cx.theme.muted_text(words)).wrap());
}

/// What would change the answer by one reading; `goes_on` where the next one has no
/// leader either.
fn reading_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    standing: &Standing,
    changes: &[&Change],
    is_known: bool,
    goes_on: bool,
) {
    ui.add_space(size::GAP);
    ui.label(cx.theme.section_text(heading(cx, standing)));
    if changes.is_empty() {
        let words = nothing_changes(standing, is_known);
        if let Some(words) = words.filter(|_| !goes_on) {
            nothing(ui, cx, words);
        }
        return;
    }
    let key = ui.scope_id().with("show all");
    let all = ui.data(|data| data.get_temp(key).unwrap_or(false));
    let shown = if all { changes.len() } else { SHOWN };
    for (place, change) in changes.iter().take(shown).enumerate() {
        ui.push_id(place, |ui| change_ui(ui, cx, change));
    }
    if changes.len() > SHOWN {
        let words = match all {
            true => "Show fewer".to_owned(),
            false => format!("Show all {}", changes.len()),
        };
        let name = format!("{words} by {}", standing.reading.as_str());
        let text = cx.theme.muted_text(words);
        if ui.link(text).accessible_name(name).clicked() {
            ui.data_mut(|data| data.insert_temp(key, !all));
        }
    }
}

/// `By strength, A leads`.
fn heading(cx: &Cx<'_>, standing: &Standing) -> String {
    let by = by_words(standing.reading);
    let letter = |id: Id| cx.map().thesis_letter(id).unwrap_or_default();
    match standing.leader {
        Some(leader) => format!("{by}, {} leads", letter(leader)),
        None if standing.level.len() > 1 => {
            let names: Vec<String> = standing.level.iter().map(|id| letter(*id)).collect();
            format!("{by}, {} stand level", joined(&names))
        }
        None => format!("{by}, nobody leads"),
    }
}

/// The most telling changes, of as many readings as there are: `count` at most.
pub fn most_telling<'a>(
    standings: &Standings,
    changes: &'a [Change],
    count: usize,
) -> Vec<&'a Change> {
    let of_readings: Vec<Vec<&Change>> = (standings.readings.iter())
        .map(|standing| {
            let of_reading = changes.iter().filter(|change| is_of(change, standing));
            of_reading.filter(|change| !change.is_echo).collect()
        })
        .collect();
    let deepest = of_readings.iter().map(Vec::len).max().unwrap_or_default();
    let mut told: Vec<&Change> = Vec::new();
    for place in 0..deepest {
        for change in of_readings.iter().filter_map(|all| all.get(place)) {
            // The same withdrawal by another reading says little more.
            if told.iter().all(|other| other.items != change.items) {
                told.push(change);
            }
        }
    }
    told.truncate(count);
    told
}

/// A reading at the beginning of a sentence.
#[must_use]
pub fn by_words(reading: Reading) -> &'static str {
    match reading {
        Reading::Verdict => "By the verdict",
        Reading::Strength => "By strength",
        Reading::Matrix => "By the matrix",
    }
}

/// `A`, `A and B`, `A, B and C`.
#[must_use]
pub fn joined(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn nothing_changes(standing: &Standing, is_known: bool) -> Option<&'static str> {
    match (standing.leader, is_known) {
        (None, _) => Some("Nobody leads here, so any change may decide."),
        (Some(_), true) => Some("Nothing was found whose withdrawal would change that."),
        (Some(_), false) => None,
    }
}

/// One withdrawal, and the button that tries it.
pub fn change_ui(ui: &mut Ui, cx: &mut Cx<'_>, change: &Change) {
    let rule = Frame::new().inner_margin(Margin {
        left: 10,
        right: 0,
        top: 2,
        bottom: 4,
    });
    let mut has_keyboard = false;
    let shown = rule.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let (sentence, remark) = (&change.sentence, change.remark());
        let button = sentence_with_button_ui(ui, cx, sentence, &remark, "Try it");
        let name = format!("Try it: {}", change.sentence.text);
        let button = button
            .accessible_name(name)
            .on_hover_text("Leaves this out for the sake of argument; the map stays as it is");
        if button.clicked() {
            try_it(cx, change);
        }
        has_keyboard = button.has_focus();
        if !change.names_items() {
            items_ui(ui, cx, change);
        }
    });
    let rect = shown.response.rect;
    let line = Rect::from_min_max(rect.min, pos2(rect.left() + 2.0, rect.bottom()));
    let color = cx.theme.tokens.accent();
    ui.painter().rect_filled(line, 0, color);
    if has_keyboard || shown.response.contains_pointer() {
        let items = change.items.iter().map(|(id, _)| *id);
        let all: Vec<Id> = items.flat_map(|id| [card_of(cx.map(), id), id]).collect();
        point_at_unless_elsewhere(ui.ctx(), &all);
    }
    // What is pointed at elsewhere: a row of the matrix, say.
    let pointed = pointed(ui.ctx());
    if (change.items.iter()).any(|(id, _)| pointed.contains(id)) {
        let line = line.with_max_x(rect.left() + 5.0);
        ui.painter().rect_filled(line, 0, color);
    }
    ui.add_space(size::GAP_SMALL);
}

fn items_ui(ui: &mut Ui, cx: &mut Cx<'_>, change: &Change) {
    let key = ui.scope_id().with("all items");
    let all = ui.data(|data| data.get_temp(key).unwrap_or(false));
    let shown = if all { change.items.len() } else { LISTED };
    for (id, is_rating) in change.items.iter().take(shown) {
        let name = item_name(cx.map(), *id, *is_rating);
        flow(ui, |ui| {
            ui.add_space(size::GAP);
            link_ui(ui, cx, &name, *id, size::TEXT_SMALL);
        });
    }
    if change.items.len() > LISTED && !all {
        let more = format!("and {} more", change.items.len() - LISTED);
        if ui.link(cx.theme.muted_text(more)).clicked() {
            ui.data_mut(|data| data.insert_temp(key, true));
        }
    }
}

fn try_it(cx: &mut Cx<'_>, change: &Change) {
    let (removed, unrated) = change.removed_and_unrated();
    if !removed.is_empty() {
        cx.push(Action::Judge(JudgeAction::SwitchOff(removed)));
    }
    if !unrated.is_empty() {
        cx.push(Action::Judge(JudgeAction::LeaveUnrated(unrated)));
    }
}

/// A sentence for the whole, in its tone; where readings disagree it stands out.
pub fn finding_ui(ui: &mut Ui, cx: &mut Cx<'_>, standings: &Standings) {
    if let Some(together) = &standings.together {
        let tone = if standings.disagree {
            Tone::Plain
        } else {
            Tone::Muted
        };
        sentence_ui(ui, cx, together, tone);
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::reasoning::{Effect, Sentence};
    use crate::ui::desk::Desk;
    use crate::ui::test_kit::{theme, window};

    struct Shown {
        desk: Desk,
        change: Change,
        pointed: Vec<Id>,
    }

    fn shown_ui(shown: &mut Shown, ui: &mut Ui) {
        let mut cx = Cx {
            desk: &shown.desk,
            theme: &theme(),
            actions: &mut Vec::new(),
        };
        change_ui(ui, &mut cx, &shown.change);
        shown.pointed = pointed(ui.ctx()).to_vec();
    }

    #[test]
    fn a_change_points_at_what_it_leaves_out_by_mouse_and_by_keyboard() {
        let desk = Desk::new(crate::generate::generate(60, 1));
        let map = desk.map();
        let (backing, record) = map.backings().iter().next().unwrap();
        let reason = map.reasons().ids().next().unwrap();
        let all = [record.claim, backing, reason, reason];
        let change = Change {
            reading: Reading::Strength,
            leader: reason,
            rivals: Vec::new(),
            effect: Effect::Overtake,
            items: vec![(backing, false), (reason, false)],
            along: Vec::new(),
            is_proven_smallest: true,
            sentence: Sentence::default(),
            is_echo: false,
        };
        let shown = Shown {
            desk,
            change,
            pointed: Vec::new(),
        };
        let mut harness = window(shown, [500.0, 200.0], theme(), shown_ui);
        harness.run();
        assert_eq!(harness.state().pointed, []);
        harness.get_by_label_contains("Try it: ").hover();
        harness.run();
        assert_eq!(harness.state().pointed, all);
        harness.event(egui::Event::PointerGone);
        harness.run();
        assert_eq!(harness.state().pointed, []);
        harness.get_by_label_contains("Try it: ").focus();
        harness.run();
        assert_eq!(harness.state().pointed, all);
    }
}
