//! The bar at the bottom: saved or not, how much there is, what to look at, zoom.

use egui::{Align, Button, Color32, Layout, Response, Ui};

use crate::model::Map;
use crate::model::problems::Severity;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::desk::{Desk, Saving};
use crate::ui::documents::Tally;
use crate::ui::theme::{Face, Theme, size};

/// What the bar says.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusBar {
    saved: &'static str,
    counts: String,
    tally: Tally,
    looking: bool,
    problems: String,
    read_only: Option<String>,
    zoom_percent: f32,
    /// Something is being read in the background.
    busy: bool,
}

impl StatusBar {
    #[must_use]
    pub fn new(desk: &Desk, zoom_percent: f32, busy: bool) -> Self {
        let is_saving = desk.place.saving != Saving::No;
        Self {
            saved: match (desk.session.is_dirty(), desk.place.path.is_some()) {
                _ if is_saving => "Saving…",
                (true, _) => "Unsaved changes",
                (false, true) => "Saved",
                (false, false) => "Not in a file yet",
            },
            counts: counts(desk.map()),
            tally: desk.documents.tally(),
            looking: desk.documents.is_busy(),
            problems: problems(desk, desk.documents.tally().to_look_at),
            read_only: desk.place.read_only.clone(),
            zoom_percent,
            busy: busy && !is_saving,
        }
    }
}

/// `4 theses, 46 claims, 31 quotes from 5 sources`.
fn counts(map: &Map) -> String {
    let theses: usize = map.questions().iter().map(|(_, q)| q.theses.len()).sum();
    let quotes = counted(map.quotes().len(), "quote");
    let sources = counted(map.sources().len(), "source");
    let theses = match theses {
        1 => "1 thesis".to_owned(),
        count => format!("{count} theses"),
    };
    let claims = counted(map.claims().len(), "claim");
    match map.quotes().is_empty() && map.sources().is_empty() {
        true => format!("{theses}, {claims}"),
        false => format!("{theses}, {claims}, {quotes} from {sources}"),
    }
}

/// What is wrong with the map itself; quotes to look at are counted elsewhere.
fn problems(desk: &Desk, quotes_to_look_at: usize) -> String {
    if !desk.is_checked() {
        return "Looking the map through…".to_owned();
    }
    let words = [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Hint, "hint"),
    ];
    let parts: Vec<String> = words
        .into_iter()
        .map(|(severity, word)| (desk.problem_count(severity), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| counted(count, word))
        .collect();
    match (parts.is_empty(), quotes_to_look_at) {
        (true, 0) => "No problems".to_owned(),
        (true, _) => "No other problems".to_owned(),
        (false, _) => parts.join(", "),
    }
}

/// `1 claim`, `2 claims`.
#[must_use]
pub fn counted(count: usize, word: &str) -> String {
    match count {
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    }
}

pub fn status_bar_ui(ui: &mut Ui, bar: &StatusBar, actions: &mut Vec<Action>) {
    let theme = Theme::of(ui.ctx());
    let tokens = theme.tokens;
    let narrow = ui.available_width() < theme.scaled(820.0);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = theme.scaled(size::GAP_LARGE);
        theme.muted(ui, bar.saved);
        if let Some(why) = &bar.read_only {
            ui.label(small(&theme, "Read-only", Face::Bold, tokens.look_at))
                .on_hover_text(why.as_str());
        }
        if !narrow {
            theme.muted(ui, bar.counts.as_str());
        }
        tally_ui(ui, bar, actions);
        if quiet_button(ui, &bar.problems, tokens.muted)
            .on_hover_text("Show the problems list")
            .clicked()
        {
            actions.push(Action::Run(Command::ShowProblems));
        }
        if bar.busy {
            theme.muted(ui, "Reading files…");
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            // A large map is seen whole at a fraction of a percent.
            let digits = match bar.zoom_percent {
                percent if percent < 0.2 => 2,
                percent if percent < 2.0 => 1,
                _ => 0,
            };
            let zoom = format!("{:.digits$}%", bar.zoom_percent);
            if quiet_button(ui, &zoom, tokens.muted)
                .on_hover_text(Command::ZoomActual.name())
                .clicked()
            {
                actions.push(Action::Run(Command::ZoomActual));
            }
            if quiet_button(ui, "Fit", tokens.muted)
                .on_hover_text(Command::FitAll.info().hint)
                .clicked()
            {
                actions.push(Action::Run(Command::FitAll));
            }
        });
    });
}

/// `30 verified, 1 to look at`.
fn tally_ui(ui: &mut Ui, bar: &StatusBar, actions: &mut Vec<Action>) {
    let theme = Theme::of(ui.ctx());
    let tokens = theme.tokens;
    let Tally {
        verified,
        confirmed,
        to_look_at,
        without_document,
        total,
    } = bar.tally;
    if total == 0 {
        return;
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP;
        if bar.looking {
            theme.muted(ui, "Looking quotes up…");
        }
        if verified > 0 {
            ui.label(small(&theme, &format!("{verified} verified"), Face::Bold, tokens.verified));
        }
        if confirmed > 0 {
            theme.muted(ui, format!("{confirmed} confirmed by hand"));
        }
        if to_look_at > 0 {
            let text = format!("{to_look_at} to look at");
            if quiet_button(ui, &text, tokens.look_at)
                .on_hover_text("Compare them with their documents one by one, and mend them")
                .clicked()
            {
                actions.push(Action::Mend(None));
            }
        }
        if without_document > 0 {
            let text = match without_document == total {
                true => "texts not at hand".to_owned(),
                false => format!("{without_document} without text"),
            };
            if quiet_button(ui, &text, tokens.muted)
                .on_hover_text("Quotes are checked once the texts of their sources are attached: drop them on the window")
                .clicked()
            {
                actions.push(Action::Run(Command::ShowSources));
            }
        }
    });
}

fn small(theme: &Theme, text: &str, face: Face, color: Color32) -> egui::RichText {
    theme.styled(text, face, size::TEXT_SMALL, color)
}

/// A button that looks like the text around it until one comes near.
fn quiet_button(ui: &mut Ui, text: &str, color: Color32) -> Response {
    let theme = Theme::of(ui.ctx());
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = egui::vec2(size::GAP_SMALL, 0.0);
        let text = small(&theme, text, Face::Regular, color);
        ui.add(Button::new(text).frame_when_inactive(false))
    })
    .inner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_words_that_a_person_would_say() {
        let map = crate::ui::shell::templates::TEMPLATES[1].map();
        assert_eq!(counts(&map), "2 theses, 6 claims");
        assert_eq!(counted(1, "hint"), "1 hint");
        let mut empty = Desk::default();
        assert_eq!(problems(&empty, 0), "Looking the map through…");
        empty.refresh();
        assert_eq!(problems(&empty, 0), "No problems");
        assert_eq!(problems(&empty, 3), "No other problems");
        let bar = StatusBar::new(&Desk::new(map), 85.4, false);
        assert_eq!(bar.saved, "Not in a file yet");
    }
}
