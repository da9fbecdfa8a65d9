//! Who rates the map: adding, renaming, removing, and where they part.

use egui::{Align, Context, Id as WidgetId, Layout, ScrollArea, TextEdit, Ui};

use crate::edit::{Aspect, Below, Edit};
use crate::model::{Id, Kind, Map, Perspective};
use crate::reasoning::{Disagreement, word_of};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::panels::words::{claim_role, counted, record_line, shortened};
use crate::ui::rating::scale_of;
use crate::ui::shell::{button, modal};
use crate::ui::theme::{Theme, icon_button, icons, primary_button, row_button, size};

use super::action::JudgeAction;
use super::control::whose;
use super::parting::Parting;
use super::words::leaders_line;

const WIDTH: f32 = 680.0;
const HEIGHT: f32 = 460.0;
/// So many disagreements are listed.
const MOST_LISTED: usize = 30;
const MOST_WORDS: usize = 90;

/// The window: what is being typed in it.
#[derive(Debug, Default)]
pub struct Perspectives {
    new_name: String,
    /// It has been drawn once.
    is_shown: bool,
    /// The perspective whose name is being typed, and the name.
    renaming: Option<(Id, String)>,
    /// Why a name cannot be taken.
    refused: Option<String>,
}

impl Perspectives {
    /// Draws it; whether it is to be closed.
    pub fn ui(&mut self, ctx: &Context, cx: &mut Cx<'_>) -> bool {
        let theme = cx.theme;
        let response = modal(
            ctx,
            WidgetId::unique("perspectives"),
            "Perspectives",
            WIDTH,
            |ui| {
                let mut close = false;
                ui.horizontal(|ui| {
                    theme.heading(ui, "Perspectives");
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        close = icon_button(ui, "Close perspectives", icons::ICON_CLOSE).clicked();
                    });
                });
                let about = "Several people or roles can rate the same map. What a perspective \
                             does not rate stands as the map rates it.";
                theme.muted(ui, about);
                ui.add_space(size::GAP);
                let room = ctx.content_rect().height() - theme.scaled(180.0);
                let is_alone = cx.map().perspectives().is_empty();
                let height = theme.scaled(HEIGHT).min(room.max(120.0));
                ScrollArea::vertical()
                    .max_height(height)
                    .min_scrolled_height(height)
                    // As high from the start as when the ratings have been compared.
                    // With nobody to compare them with, nothing comes.
                    .auto_shrink([false, is_alone])
                    .show(ui, |ui| {
                        self.list_ui(ui, cx);
                        close |= parting_ui(ui, cx);
                    });
                close
            },
        );
        response.inner || response.should_close()
    }

    fn list_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let map = cx.map();
        let now = cx.desk.judging.settings().perspective;
        if row_button(ui, "The map’s own ratings", "", now.is_none()).clicked() {
            cx.push(Action::Judge(JudgeAction::LookFrom(None)));
        }
        for id in map.perspectives_in_order() {
            if let Some(who) = map.perspective(id) {
                ui.push_id(id, |ui| self.row_ui(ui, cx, id, who, now == Some(id)));
            }
        }
        ui.add_space(size::GAP);
        ui.horizontal(|ui| {
            let field = TextEdit::singleline(&mut self.new_name)
                .hint_text("Name of a person, team or role")
                .desired_width(cx.theme.scaled(280.0));
            let typed = ui.add(field).accessible_name("New perspective");
            // With nobody there yet, one comes to add somebody.
            if !std::mem::replace(&mut self.is_shown, true) && map.perspectives().is_empty() {
                typed.request_focus();
            }
            let entered =
                typed.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            let wanted = button(ui, "Add perspective").clicked() || entered;
            if wanted && !self.new_name.trim().is_empty() {
                self.add(cx);
                typed.request_focus();
            }
        });
        if let Some(why) = &self.refused {
            let tokens = &cx.theme.tokens;
            ui.colored_label(tokens.against_strong, why.as_str());
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id, who: &Perspective, is_on: bool) {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = format!("Remove {}", who.name);
                if icon_button(ui, &name, icons::ICON_DELETE).clicked() {
                    cx.push(Action::Seal);
                    cx.edit(Edit::Remove {
                        ids: vec![id],
                        below: Below::Keep,
                    });
                }
                let is_renamed = matches!(&self.renaming, Some((renamed, _)) if *renamed == id);
                if is_renamed {
                    self.rename_ui(ui, cx, id, who);
                    return;
                }
                let name = format!("Rename {}", who.name);
                if icon_button(ui, &name, icons::ICON_EDIT).clicked() {
                    self.renaming = Some((id, who.name.clone()));
                    self.refused = None;
                }
                let rated = who.ratings.len() + who.relevance.len();
                let remark = counted(rated, "rating", "ratings");
                if row_button(ui, &who.name, &remark, is_on).clicked() {
                    cx.push(Action::Judge(JudgeAction::LookFrom(Some(id))));
                }
            });
        });
    }

    fn rename_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id, who: &Perspective) {
        let Some((_, text)) = &mut self.renaming else {
            return;
        };
        let done = primary_button(ui, "Rename").clicked();
        let field = TextEdit::singleline(text).desired_width(ui.available_width());
        let typed = ui
            .add(field)
            .accessible_name(format!("Name of {}", who.name));
        let entered = typed.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if !(done || entered) {
            if !typed.has_focus() && !typed.lost_focus() {
                typed.request_focus();
            }
            return;
        }
        let name = text.trim().to_owned();
        match refused(cx.map(), &name, Some(id)) {
            Some(why) => self.refused = Some(why),
            None => {
                cx.push(Action::Seal);
                cx.edit(Edit::Update {
                    id,
                    record: Perspective {
                        name,
                        ..who.clone()
                    }
                    .into(),
                    label: "rename perspective",
                });
                (self.renaming, self.refused) = (None, None);
            }
        }
    }

    /// Adds one of the name that was typed, and looks from it.
    fn add(&mut self, cx: &mut Cx<'_>) {
        let name = self.new_name.trim().to_owned();
        if let Some(why) = refused(cx.map(), &name, None) {
            self.refused = Some(why);
            return;
        }
        let id = Id::random(Kind::Perspective);
        let perspective = Perspective {
            name,
            ..Perspective::default()
        };
        cx.push(Action::Seal);
        cx.edit(Edit::AddPerspective { id, perspective });
        cx.push(Action::Judge(JudgeAction::LookFrom(Some(id))));
        self.new_name.clear();
        self.refused = None;
    }
}

/// Why a perspective cannot have that name.
fn refused(map: &Map, name: &str, own: Option<Id>) -> Option<String> {
    if name.is_empty() {
        return Some("A perspective needs a name.".to_owned());
    }
    let is_taken =
        (map.perspectives().iter()).any(|(id, other)| Some(id) != own && other.name.trim() == name);
    is_taken.then(|| format!("There is a perspective named {name} already."))
}

/// Who leads by whose ratings, and where these differ most. Whether one wants to see a
/// record on the map.
fn parting_ui(ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
    let (theme, map) = (cx.theme, cx.map());
    if map.perspectives().is_empty() {
        ui.add_space(size::GAP);
        theme.muted(
            ui,
            "Add a perspective, look from it, and rate: its ratings are kept beside those of the map.",
        );
        return false;
    }
    let Some(parting) = cx.desk.judging.parting() else {
        theme.muted(ui, "Comparing the ratings…");
        return false;
    };
    leaders_ui(ui, theme, map, parting);
    theme.section_label(ui, "Where they disagree most");
    let differing: Vec<&Disagreement> = (parting.disagreements.iter())
        .filter(|it| it.spread > 0.0 && map.contains(it.id))
        .take(MOST_LISTED)
        .collect();
    if differing.is_empty() {
        let what = match parting.disagreements.is_empty() {
            true => "Nothing is rated by two of them yet.",
            false => "They agree on all that two of them have rated.",
        };
        theme.muted(ui, what);
    }
    let mut reveal = false;
    for disagreement in differing {
        reveal |= disagreement_ui(ui, cx, disagreement);
    }
    reveal
}

fn leaders_ui(ui: &mut Ui, theme: &Theme, map: &Map, parting: &Parting) {
    if parting.leaders.is_empty() {
        return;
    }
    theme.section_label(ui, "Which thesis leads, by whose ratings");
    let letter = |id: Id| map.thesis_letter(id).unwrap_or_else(|| "?".to_owned());
    for (who, leaders) in &parting.leaders {
        ui.horizontal(|ui| {
            let left = ui.cursor().left();
            ui.label(theme.bold_text(shortened(&capital_whose(map, *who), 24)));
            let column = left + theme.scaled(190.0) - ui.cursor().left();
            ui.add_space(column.max(0.0));
            ui.label(leaders_line(*leaders, &letter));
        });
    }
}

fn capital_whose(map: &Map, who: Option<Id>) -> String {
    match who {
        None => "The map’s own".to_owned(),
        who => whose(map, who),
    }
}

/// One thing that was rated twice or more; whether one wants to see it.
fn disagreement_ui(ui: &mut Ui, cx: &mut Cx<'_>, disagreement: &Disagreement) -> bool {
    let (theme, map) = (cx.theme, cx.map());
    let id = disagreement.id;
    let mut wanted = false;
    ui.add_space(size::GAP_SMALL);
    ui.push_id((id, disagreement.is_relevance), |ui| {
        let text = named(map, id);
        wanted = row_button(ui, &text, "", false)
            .on_hover_text("Show it on the map")
            .clicked();
        ui.horizontal_wrapped(|ui| {
            ui.add_space(size::GAP_LARGE);
            theme.muted(ui, rated(map, disagreement));
        });
    });
    if wanted {
        let shown = map.backing(id).map_or(id, |backing| backing.claim);
        cx.push(Action::Reveal(shown));
    }
    wanted
}

/// What sort of thing it is, and its words.
fn named(map: &Map, id: Id) -> String {
    match (id.kind(), map.backing(id)) {
        // A quote's line has its quotation marks already, that of a reason its sort.
        (_, Some(backing)) => {
            let line = record_line(map, backing.quote);
            format!("Quote {}", shortened(&line, MOST_WORDS))
        }
        (Kind::Claim, _) => {
            let line = record_line(map, id);
            let words = shortened(&line, MOST_WORDS);
            format!("{} “{words}”", claim_role(map, id))
        }
        _ => shortened(&record_line(map, id), MOST_WORDS),
    }
}

/// `The map’s own: credible (.75) · Ministry: doubtful (.25)`.
fn rated(map: &Map, disagreement: &Disagreement) -> String {
    let aspect = match disagreement.is_relevance {
        true => Aspect::Relevance,
        false => Aspect::Credibility,
    };
    // The words by which it was rated.
    let scale = scale_of(disagreement.id, aspect);
    let one = |(who, rating): &(Option<Id>, f64)| {
        let word = scale.map_or("", |scale| word_of(scale, *rating));
        let word = word.to_lowercase();
        let figure = crate::drawing::Amount::of(Some(*rating)).words();
        format!("{}: {word} {figure}", capital_whose(map, *who))
    };
    let all: Vec<String> = disagreement.ratings.iter().map(one).collect();
    let about = match disagreement.is_relevance {
        true => "relevance, ",
        false => "",
    };
    format!("{about}{}", all.join(" · "))
}
