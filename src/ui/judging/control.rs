//! From where one looks: whose ratings count, by which standard, on what evidence.

use egui::{Button, Label, Popup, PopupCloseBehavior, Response, Ui};

use crate::edit::Edit;
use crate::model::{Id, Map, Standard};
use crate::reasoning::Settings;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::panels::words::{counted, record_line, shortened};
use crate::ui::theme::{Face, row_button, size};

use super::action::JudgeAction;
use super::state::Judging;
use super::words::standard;

/// How wide the menu is, in points at the normal text size.
const MENU_WIDTH: f32 = 320.0;

/// The standards that a question can be held to, with what they ask.
pub const STANDARDS: [(Standard, &str, &str); 3] = [
    (
        Standard::Preponderance,
        "Preponderance",
        "The thesis that weighs more than each rival is accepted",
    ),
    (
        Standard::ClearAndConvincing,
        "Clear and convincing",
        "It has to weigh more than each rival by more than a half",
    ),
    (
        Standard::BeyondReasonableDoubt,
        "Beyond reasonable doubt",
        "The same, and no rival may weigh anything to speak of",
    ),
];

/// Whose ratings count: the name of a perspective, or that they are the map's own.
#[must_use]
pub fn whose(map: &Map, perspective: Option<Id>) -> String {
    let name = perspective.and_then(|id| map.perspective(id));
    name.map_or_else(|| "the map’s own".to_owned(), |it| it.name.clone())
}

/// `Ratings: the map’s own · preponderance`.
#[must_use]
pub fn looking_from(judging: &Judging, map: &Map) -> String {
    let Settings {
        perspective,
        evidence_only,
        ..
    } = judging.settings();
    let mut text = format!("Ratings: {}", shortened(&whose(map, *perspective), 40));
    if let Some(question) = judging.question(map) {
        let standard = standard(judging, map, question);
        text = format!("{text} · {}", standard_name(&standard).to_lowercase());
    }
    if *evidence_only {
        text.push_str(" · evidence only");
    }
    text
}

fn standard_name(standard: &Standard) -> &'static str {
    let known = STANDARDS.iter().find(|(it, ..)| it == standard);
    known.or(STANDARDS.first()).map_or("", |(_, name, _)| *name)
}

/// The button that says it, with everything to change behind it: in a line of others.
pub fn looking_from_in_line_ui(ui: &mut Ui, cx: &mut Cx<'_>) -> Response {
    let height = ui.spacing().interact_size.y;
    sized_ui(ui, cx, height)
}

/// The same over the canvas.
pub fn looking_from_ui(ui: &mut Ui, cx: &mut Cx<'_>) -> Response {
    let height = cx.theme.scaled(size::ROW_HEIGHT) + size::GAP_SMALL;
    sized_ui(ui, cx, height)
}

fn sized_ui(ui: &mut Ui, cx: &mut Cx<'_>, height: f32) -> Response {
    let theme = cx.theme;
    let text = looking_from(&cx.desk.judging, cx.map());
    let styled = theme.styled(
        text.as_str(),
        Face::Regular,
        size::TEXT_SMALL,
        theme.tokens.ink,
    );
    let button = Button::new(styled).min_size(egui::vec2(0.0, height));
    let response = ui
        .add(button)
        .accessible_name(text.as_str())
        .on_hover_text("Whose ratings count, by which standard, on what evidence");
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(theme.scaled(MENU_WIDTH));
            menu_ui(ui, cx);
        });
    response
}

fn menu_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let (theme, map) = (cx.theme, cx.map());
    let settings = cx.desk.judging.settings();
    ui.label(theme.section_text("Whose ratings count"));
    let own = row_button(ui, "The map’s own", "", settings.perspective.is_none());
    if own.clicked() {
        cx.push(Action::Judge(JudgeAction::LookFrom(None)));
    }
    for id in map.perspectives_in_order() {
        let Some(who) = map.perspective(id) else {
            continue;
        };
        let rated = who.ratings.len() + who.relevance.len();
        let remark = counted(rated, "rating", "ratings");
        let is_on = settings.perspective == Some(id);
        if row_button(ui, &who.name, &remark, is_on).clicked() {
            cx.push(Action::Judge(JudgeAction::LookFrom(Some(id))));
        }
    }
    let more = row_button(
        ui,
        Command::Perspectives.name(),
        "add, rename, compare",
        false,
    );
    if more.clicked() {
        cx.run(Command::Perspectives);
        ui.close();
    }
    if let Some(question) = cx.desk.judging.question(map) {
        let text = shortened(&record_line(map, question), 60);
        theme.section_label(ui, "When a thesis is accepted");
        theme.muted(ui, text);
        let present = standard(&cx.desk.judging, map, question);
        for (standard, name, meaning) in STANDARDS {
            let row = row_button(ui, name, "", standard == present);
            if row.clicked() {
                let standard = standard.clone();
                cx.edit(Edit::SetStandard { question, standard });
            }
            row.on_hover_text(meaning);
            if standard == present {
                // As far in as the words of the row.
                ui.horizontal(|ui| {
                    ui.add_space(size::GAP_SMALL);
                    ui.add(Label::new(theme.muted_text(meaning)).wrap());
                });
            }
        }
    }
    theme.section_label(ui, "What counts");
    let mut only = settings.evidence_only;
    let hint = "Claims without a rating are worth nothing by themselves; assumptions stay";
    if ui
        .checkbox(&mut only, "Evidence only")
        .on_hover_text(hint)
        .changed()
    {
        cx.push(Action::Judge(JudgeAction::EvidenceOnly(only)));
    }
    let mut shown = cx.desk.judging.overlay();
    if ui
        .checkbox(&mut shown, Command::ToggleStanding.name())
        .changed()
    {
        cx.run(Command::ToggleStanding);
    }
}
