//! The line to which what would change the answer folds.

use egui::text::{LayoutJob, TextWrapping};
use egui::{TextFormat, Ui, pos2};

use crate::model::Id;
use crate::ui::cx::Cx;
use crate::ui::judging::Cruxes;
use crate::ui::theme::{Face, Folding, folding_row, size};

use super::changes_ui::{LOOKING, by_words, lacking};
use super::told::OfQuestion;

/// The title as a button that folds and unfolds; while folded, with the first thing that
/// would change the answer behind it, as far as there is room.
pub fn fold_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    question: Id,
    told: &OfQuestion,
    title: &str,
    open: &mut bool,
) {
    let theme = cx.theme;
    let tokens = &theme.tokens;
    let is_open = *open;
    let row = folding_row(ui, title, is_open, Folding::Up);
    let (rect, response) = (row.rect, row.response);
    let painter = ui.painter();
    let bold = Face::Bold.at(theme.scaled(size::TEXT));
    let mut job = LayoutJob::default();
    job.append(title, 0.0, TextFormat::simple(bold, tokens.ink));
    let gist = gist(cx, question, told);
    if !is_open {
        let font = Face::Regular.at(theme.scaled(size::TEXT));
        let format = TextFormat::simple(font, tokens.muted);
        job.append(&gist, size::GAP_LARGE, format);
    }
    let room = (row.right - size::GAP_SMALL - rect.left()).max(0.0);
    job.wrap = TextWrapping::truncate_at_width(room);
    let galley = painter.layout_job(job);
    let corner = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    painter.galley(corner, galley, tokens.ink);
    if response.clicked() {
        *open = !is_open;
    }
    response.on_hover_ui(|ui| {
        ui.set_max_width(theme.scaled(420.0));
        ui.style_mut().interaction.selectable_labels = false;
        ui.label(match is_open {
            true => "Fold it to one line",
            false => gist.as_str(),
        });
    });
}

/// `By strength, if “…” is withdrawn, B overtakes A. 12 more.`
fn gist(cx: &Cx<'_>, question: Id, told: &OfQuestion) -> String {
    let Some(standings) = &told.facts.standings else {
        return String::new();
    };
    if let Some(words) = lacking(standings) {
        return words.to_owned();
    }
    let is_known = matches!(cx.desk.judging.cruxes(question), Cruxes::Known(_));
    let Some(first) = told.changes.first() else {
        return match is_known {
            true => "Nothing was found whose withdrawal would change it.".to_owned(),
            false => LOOKING.to_owned(),
        };
    };
    let sentence = first.sentence.text.replacen("If ", "if ", 1);
    let gist = format!("{}, {sentence}", by_words(first.reading));
    match told.changes.len() - 1 {
        0 => gist,
        more => format!("{gist} {more} more."),
    }
}
