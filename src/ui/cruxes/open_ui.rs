//! What is still open: counts that unfold into lists of links.

use egui::Ui;

use crate::model::Id;
use crate::reasoning::{OpenPoints, name_of, thesis_name};
use crate::ui::cx::Cx;
use crate::ui::theme::{row_button, size};

use super::link_ui::{flow, follow, link_ui, remark_ui};
use super::told::Facts;

/// So many of one sort are listed at first.
const LISTED: usize = 12;

/// One sort of open points: what it is called, and each with its words.
struct Sort {
    name: &'static str,
    points: Vec<(Id, Option<String>)>,
}

/// The counts, each unfolding into its list.
pub fn open_ui(ui: &mut Ui, cx: &mut Cx<'_>, facts: &Facts) {
    let sorts = sorts(&facts.open, &facts.to_look_at);
    if sorts.iter().all(|sort| sort.points.is_empty()) {
        let words = "Nothing obvious: every objection has an answer, and every claim a quote or a \
                     reason behind it.";
        ui.add(egui::Label::new(cx.theme.muted_text(words)).wrap());
    }
    for sort in sorts.iter().filter(|sort| !sort.points.is_empty()) {
        ui.push_id(sort.name, |ui| sort_ui(ui, cx, sort));
    }
}

fn sorts(open: &OpenPoints, to_look_at: &[Id]) -> Vec<Sort> {
    let plain = |ids: &[Id]| ids.iter().map(|id| (*id, None)).collect();
    vec![
        Sort {
            name: "Objections without an answer",
            points: plain(&open.unanswered),
        },
        Sort {
            name: "Claims without a quote or a reason",
            points: plain(&open.unbacked),
        },
        Sort {
            name: "Theses without evidence",
            points: plain(&open.without_evidence),
        },
        Sort {
            name: "Expected evidence not found",
            points: (open.expected.iter())
                .map(|(thesis, words)| (*thesis, Some(words.clone())))
                .collect(),
        },
        Sort {
            name: "Theses that rest on one source",
            points: (open.one_source.iter())
                .map(|(thesis, ..)| (*thesis, None))
                .collect(),
        },
        Sort {
            name: "Quotes to look at",
            points: plain(to_look_at),
        },
    ]
}

fn sort_ui(ui: &mut Ui, cx: &mut Cx<'_>, sort: &Sort) {
    let key = ui.scope_id().with("unfolded");
    let open = ui.data(|data| data.get_temp(key).unwrap_or(false));
    let count = sort.points.len().to_string();
    let row = row_button(ui, sort.name, &count, open);
    let row = row.accessible_name(format!("{}: {count}", sort.name));
    if row.clicked() {
        ui.data_mut(|data| data.insert_temp(key, !open));
    }
    if !open {
        return;
    }
    ui.indent("list", |ui| {
        let all_key = ui.scope_id().with("all");
        let all = ui.data(|data| data.get_temp(all_key).unwrap_or(false));
        let shown = if all { sort.points.len() } else { LISTED };
        for (place, (id, words)) in sort.points.iter().take(shown).enumerate() {
            ui.push_id(place, |ui| point_ui(ui, cx, *id, words.as_deref()));
        }
        if sort.points.len() > shown {
            let words = cx.theme.muted_text(format!("Show all {count}"));
            if ui.link(words).clicked() {
                ui.data_mut(|data| data.insert_temp(all_key, true));
            }
        }
        ui.add_space(size::GAP_SMALL);
    });
}

fn point_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, words: Option<&str>) {
    let map = cx.map();
    flow(ui, |ui| {
        if let Some(words) = words {
            let letter = map.thesis_letter(id).unwrap_or_default();
            link_ui(ui, cx, &letter, id, size::TEXT_SMALL);
            let response = remark_ui(ui, cx.theme, format!("  {words}"));
            follow(ui, cx, &response, id);
            return;
        }
        let name = match map.thesis_letter(id) {
            Some(_) => thesis_name(map, id),
            None => name_of(map, id),
        };
        link_ui(ui, cx, &name, id, size::TEXT_SMALL);
    });
    ui.add_space(size::GAP_SMALL);
}
