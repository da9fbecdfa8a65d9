//! Help: what every key does, from the table of commands, and how a map works.

use egui::{Context, Id, ScrollArea, Ui};

use crate::ui::command::{CommandInfo, Menu, TABLE};
use crate::ui::theme::{ChipTone, Theme, icon_button, icons, segmented, size};

use super::frame::modal;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Page {
    #[default]
    Maps,
    Keys,
}

#[derive(Clone, Debug, Default)]
pub struct Help {
    open: bool,
    page: Page,
}

const WIDTH: f32 = 760.0;
const HEIGHT: f32 = 520.0;
const WORD_WIDTH: f32 = 130.0;
/// Of the numbers of steps.
const NUMBER_WIDTH: f32 = 22.0;
const KEYS_WIDTH: f32 = 230.0;

/// The kinds of things on a map: word, shape and what they are for.
const WORDS: [(&str, ChipTone, &str); 8] = [
    (
        "question",
        ChipTone::Plain,
        "What is in dispute. It stands on top.",
    ),
    (
        "A",
        ChipTone::Plain,
        "A thesis: one of the rival answers, with its letter on a dark band.",
    ),
    (
        "because",
        ChipTone::For,
        "A reason: a rounded box. The claims in one box, joined by “and”, are needed together.",
    ),
    (
        "however",
        ChipTone::Against,
        "An objection: a box with cut corners. It speaks against the claim that it hangs under.",
    ),
    (
        "undercuts the step",
        ChipTone::Undercut,
        "An undercut grants the premise and denies that it supports the conclusion.",
    ),
    (
        "not both",
        ChipTone::Plain,
        "A conflict: a dotted line between claims that exclude each other.",
    ),
    (
        "“ quote",
        ChipTone::Verified,
        "A chip on a card: words of a source. A tick says that the document really has them.",
    ),
    (
        "accepted  .71",
        ChipTone::Plain,
        "How a claim stands: a filled mark for accepted, a ring for undecided, a struck one for \
         not accepted; then its strength. A thesis shows its inconsistency too. What leads its \
         question is bold. Rest on it to read what it means, click it to see why.",
    ),
];

/// What one does, in the order in which one does it.
const STEPS: [&str; 7] = [
    "Write a question and at least two theses that cannot all be the answer.",
    "Select a thesis and press Tab for a reason, Shift+Tab for an objection; type, press Enter, go on.",
    "Ask of each reason what it takes for granted, and say it: Ctrl+Shift+Enter adds a claim to the same box.",
    "Attach the documents by dropping them on the window; select words in the reader and press Q, or drag them onto a claim.",
    "Ask of a claim who else says so (W): passages of all documents that share its words.",
    "Rate claims, reasons and quotes with 1 to 5, so that the inspector can say how each thesis stands, why, and what hangs on it.",
    "Look at the problems list for theses without objections and quotes that the document does not have.",
];

/// The views besides the map: name and what one does there.
const VIEWS: [(&str, &str); 4] = [
    (
        "Read",
        "One document in the middle of the window, with its contents on the left and, for a PDF, \
         the page itself on the right. What the map quotes is marked in the text; click a mark to \
         see which claims it backs. Select words to quote them. Find looks in this \
         document, the search on the left in all of them.",
    ),
    (
        "Quotes",
        "All quotes of the map as a table, to sort and to filter: by source, tag, state and claim, \
         or those that no claim uses. A tick stands only where the document has these very words; \
         click a sign to see letter for letter what was found. “Mend quotes” goes through those \
         that are to look at, one by one. The table can be saved for a spreadsheet, with citations.",
    ),
    (
        "Matrix",
        "Evidence in rows, the theses of a question in columns. Each cell follows from the map: \
         click it twice, or press Enter, to see the way from the evidence to the thesis. 1 to 5 or \
         + and − set a cell by hand, Delete lets it follow from the map again; the same keys rate \
         how credible and relevant a row is. What tells the theses apart comes first; evidence that \
         goes with all of them tells nothing. The thesis with the least against it leads here, \
         which is one way of looking. Under the rows stands what one would expect to find and has \
         not found. The matrix can be copied or saved for a spreadsheet.",
    ),
    (
        "Compare",
        "Two to four theses side by side: of a question, of several, or of another map that is \
         open. Under each its case as an outline, below them what they share, where they exclude \
         each other, which sources each leans on and what each lacks. Arrows go along lines and \
         columns, Space folds, Enter shows it on the map, Alt and an arrow moves a column. Click \
         an entry of the table to see where it stands above.",
    ),
];

/// Judging: what one can do, and what it does.
const JUDGING: [(&str, &str); 4] = [
    (
        "Three readings",
        "The verdict says which theses are accepted by the standard of the question. The strength \
         says how much support flows up to a claim, from 0 to 1. The inconsistency adds up the \
         evidence that tells against a thesis. They answer different questions, are never made \
         into one figure, and none is a probability. Where they disagree about which thesis \
         leads, the question says so.",
    ),
    (
        "Hide and show",
        "S hides how claims stand, for instance while a class makes up its own mind, and shows it \
         again. The program remembers it.",
    ),
    (
        "Suppose",
        "For the sake of argument, hold a claim in (Y) or out (Shift+Y), or switch a reason or a \
         quote off (O; for a quote, the right button on its chip). A bar says so for as long as \
         it is; F8 clears it. Nothing of it is saved, and there is nothing to undo.",
    ),
    (
        "Perspectives",
        "Several people or roles can rate one map. The button at the lower left says whose ratings \
         count; V goes through them. While one is chosen, ratings are its own. “Perspectives…” \
         adds and names them, and lists where they disagree most.",
    ),
];

/// How one finds out what an answer hangs on.
const ANSWER: &str = "Shift+W says which thesis leads by each of three readings, and what would \
     change that: “If … is withdrawn, B overtakes A”. Click a name to see it on the map; “Try it” \
     leaves it out for the sake of argument, and the map stays as it is. Below stands what is still \
     open: objections without an answer, claims without a quote. Shift+S tells all that as a \
     summary in plain sentences, to read and to copy.";

impl Help {
    pub fn toggle(&mut self) {
        self.open = !self.open;
    }

    pub fn close(&mut self) {
        self.open = false;
    }

    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Draws the help while it is open.
    pub fn ui(&mut self, ctx: &Context) {
        if !self.open {
            return;
        }
        let theme = Theme::of(ctx);
        let height = theme
            .scaled(HEIGHT)
            .min(ctx.content_rect().height() - 160.0);
        let response = modal(ctx, Id::unique("help"), "Help", WIDTH, |ui| {
            let mut close = false;
            ui.horizontal(|ui| {
                theme.heading(ui, "Help");
                ui.add_space(size::GAP_LARGE);
                let pages = [(Page::Maps, "How a map works"), (Page::Keys, "Keys")];
                segmented(ui, &mut self.page, &pages);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    close = icon_button(ui, "Close help", icons::ICON_CLOSE).clicked();
                });
            });
            ui.add_space(size::GAP);
            ScrollArea::vertical()
                .id_salt(self.page as usize)
                .max_height(height)
                .min_scrolled_height(height)
                .auto_shrink([false, false])
                .show(ui, |ui| match self.page {
                    Page::Maps => maps_ui(ui),
                    Page::Keys => keys_ui(ui),
                });
            close
        });
        if response.inner || response.should_close() {
            self.open = false;
        }
    }
}

fn maps_ui(ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    ui.label(
        "A map lays out competing explanations as claims, linked by reasons and objections and \
         backed by quotes, so that one can see what an answer rests on and where authors part ways.",
    );
    theme.section_label(ui, "What stands on it");
    for (word, tone, meaning) in WORDS {
        ui.horizontal_top(|ui| {
            let left = ui.cursor().left();
            theme.chip(ui, word, tone);
            ui.add_space((left + theme.scaled(WORD_WIDTH) - ui.cursor().left()).max(0.0));
            ui.vertical(|ui| ui.label(meaning));
        });
    }
    theme.section_label(ui, "How to make one");
    for (place, step) in STEPS.iter().enumerate() {
        ui.horizontal_top(|ui| {
            let left = ui.cursor().left();
            ui.label(format!("{}.", place + 1));
            ui.add_space((left + theme.scaled(NUMBER_WIDTH) - ui.cursor().left()).max(0.0));
            ui.vertical(|ui| ui.label(*step));
        });
        ui.add_space(size::GAP_SMALL);
    }
    theme.section_label(ui, "The other views");
    rows_ui(ui, &theme, &VIEWS);
    theme.section_label(ui, "Judging");
    rows_ui(ui, &theme, &JUDGING);
    theme.section_label(ui, "What would change the answer");
    ui.label(ANSWER);
}

/// A word on the left, what there is to say of it on the right.
fn rows_ui(ui: &mut Ui, theme: &Theme, rows: &[(&str, &str)]) {
    for (view, what) in rows {
        ui.horizontal_top(|ui| {
            let left = ui.cursor().left();
            ui.label(theme.bold_text(*view));
            ui.add_space((left + theme.scaled(WORD_WIDTH) - ui.cursor().left()).max(0.0));
            ui.vertical(|ui| ui.label(*what));
        });
        ui.add_space(size::GAP_SMALL);
    }
}

fn keys_ui(ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    theme.muted(
        ui,
        "Keys for cards count while the canvas has the keyboard: click it, or press F6.",
    );
    for menu in Menu::ALL {
        let rows: Vec<&CommandInfo> = (TABLE.iter())
            .filter(|info| info.menu == menu && !info.shortcuts.is_empty())
            .collect();
        if rows.is_empty() {
            continue;
        }
        theme.section_label(ui, menu.title());
        for info in rows {
            key_row_ui(ui, info);
        }
    }
    theme.section_label(ui, "On the canvas");
    ui.label(
        "Arrow keys go to the neighbours. Ctrl+C, Ctrl+X and Ctrl+V copy, cut and paste branches, \
         also between maps.",
    );
    ui.label(
        "1 to 5 rate all that is selected, 0 takes the ratings away; a quote behind a claim is rated \
         so in the inspector, with the keyboard on its card, and with Shift how much it bears on the \
         claim.",
    );
    ui.label(
        "A card that is dragged lines up with its neighbours and keeps equal gaps; hold Alt to put \
         it just where the pointer is.",
    );
}

fn key_row_ui(ui: &mut Ui, info: &CommandInfo) {
    let theme = Theme::of(ui.ctx());
    let keys: Vec<String> = (info.shortcuts.iter())
        .map(|shortcut| ui.ctx().format_shortcut(shortcut))
        .collect();
    ui.horizontal_top(|ui| {
        let left = ui.cursor().left();
        ui.label(theme.bold_text(keys.join(" or ")));
        ui.add_space((left + theme.scaled(KEYS_WIDTH) - ui.cursor().left()).max(0.0));
        ui.vertical(|ui| {
            ui.label(info.name);
            if !info.hint.is_empty() {
                theme.muted(ui, info.hint);
            }
        });
    });
}
