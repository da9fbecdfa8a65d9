//! Who leads by which reading.

use egui::{Align2, Response, Ui};

use crate::model::Id;
use crate::reasoning::{Leaders, Reading, StandingByReading as Standing, Standings};
use crate::ui::cx::Cx;
use crate::ui::panels::words::record_line;
use crate::ui::theme::{Face, Folding, folding_row, size};

use super::changes_ui::{by_words, finding_ui, joined};
use super::link_ui::{Tone, sentence_ui};

/// The readings one below the other, each unfolding into why.
pub fn leads_ui(ui: &mut Ui, cx: &mut Cx<'_>, standings: &Standings, before: Option<Leaders>) {
    for standing in &standings.readings {
        ui.push_id(standing.reading.as_str(), |ui| {
            let key = ui.scope_id().with("unfolded");
            let open = ui.data(|data| data.get_temp(key).unwrap_or(false));
            let was = before.map(|before| leader_in(before, standing.reading));
            let was = was.filter(|was| *was != standing.leader).map(|was| {
                let letter = was.and_then(|id| cx.map().thesis_letter(id));
                letter.unwrap_or_else(|| "none".to_owned())
            });
            if row_ui(ui, cx, standing, was, open).clicked() {
                ui.data_mut(|data| data.insert_temp(key, !open));
            }
            if open {
                why_ui(ui, cx, standing);
            }
        });
    }
}

/// Whether the readings agree, where that is worth a sentence.
pub fn together_ui(ui: &mut Ui, cx: &mut Cx<'_>, standings: &Standings) {
    ui.add_space(size::GAP_SMALL);
    finding_ui(ui, cx, standings);
}

const fn leader_in(leaders: Leaders, reading: Reading) -> Option<Id> {
    match reading {
        Reading::Verdict => leaders.verdict,
        Reading::Strength => leaders.strength,
        Reading::Matrix => leaders.matrix,
    }
}

/// What a reading asks, for those who see it for the first time.
const fn meaning(reading: Reading) -> &'static str {
    match reading {
        Reading::Verdict => {
            "Which thesis is accepted: its heaviest accepted reason has to outweigh those of its \
             rivals and what is held against it, as far as the standard of proof asks."
        }
        Reading::Strength => {
            "How much support is left once objections have taken theirs, from 0 to 1. It is no \
             probability."
        }
        Reading::Matrix => {
            "How much evidence speaks against each thesis, weighed by how credible and relevant \
             it is. The least inconsistency leads."
        }
    }
}

fn why_ui(ui: &mut Ui, cx: &mut Cx<'_>, standing: &Standing) {
    ui.indent("why", |ui| {
        let meaning = cx.theme.muted_text(meaning(standing.reading));
        ui.add(egui::Label::new(meaning).wrap());
        for sentence in &standing.because {
            sentence_ui(ui, cx, sentence, Tone::Plain);
        }
        ui.add_space(size::GAP_SMALL);
    });
}

/// `A`, `A and C, a tie`, `none, all are level`, `none`; with the figure where one leads.
fn outcome(cx: &Cx<'_>, standing: &Standing) -> (String, String) {
    let letter = |id: Id| cx.map().thesis_letter(id).unwrap_or_else(|| "?".to_owned());
    let figure = standing.figures.first();
    match (standing.leader, standing.level.as_slice()) {
        (Some(leader), _) => {
            let of_leader = standing.figures.iter().find(|it| it.thesis == leader);
            (
                letter(leader),
                of_leader.map_or_else(String::new, |it| it.shown.clone()),
            )
        }
        (None, level @ [_, _, ..]) => {
            let names: Vec<String> = level.iter().map(|id| letter(*id)).collect();
            let shown = figure.map_or_else(String::new, |it| it.shown.clone());
            let all = level.len() > 2 && level.len() == standing.figures.len();
            match all {
                true => ("none, all are level".to_owned(), shown),
                false => (format!("{}, a tie", joined(&names)), shown),
            }
        }
        (None, _) => match standing.figures.as_slice() {
            [only] => (format!("{} alone", letter(only.thesis)), only.shown.clone()),
            _ => ("none".to_owned(), String::new()),
        },
    }
}

fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    standing: &Standing,
    was: Option<String>,
    open: bool,
) -> Response {
    let theme = cx.theme;
    let tokens = &theme.tokens;
    let (mut outcome, figure) = outcome(cx, standing);
    if let Some(was) = was {
        outcome = format!("{outcome} (was {was})");
    }
    let by = by_words(standing.reading);
    let mut name = format!("{by}: {outcome}");
    if let Some(leader) = standing.leader {
        name = format!("{name}, {}", record_line(cx.map(), leader));
    }
    let row = folding_row(ui, &name, open, Folding::Down);
    let (rect, mut right) = (row.rect, row.right);
    let painter = ui.painter();
    let small = Face::Regular.at(theme.scaled(size::TEXT));
    let left = painter.text(
        rect.left_center(),
        Align2::LEFT_CENTER,
        by,
        small.clone(),
        tokens.ink,
    );
    if !figure.is_empty() {
        let at = egui::pos2(right, rect.center().y);
        let drawn = painter.text(at, Align2::RIGHT_CENTER, figure, small, tokens.muted);
        right = drawn.left() - size::GAP;
    }
    let bold = Face::Bold.at(theme.scaled(size::TEXT));
    let mut job = egui::text::LayoutJob::simple_singleline(outcome, bold, tokens.ink);
    let room = (right - left.right() - size::GAP).max(0.0);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let galley = painter.layout_job(job);
    let at = egui::pos2(
        right - galley.size().x,
        rect.center().y - galley.size().y / 2.0,
    );
    painter.galley(at, galley, tokens.ink);
    row.response.on_hover_text(name)
}
