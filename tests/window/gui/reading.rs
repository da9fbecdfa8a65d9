//! A small map with two sources, the texts that they quote, and the reader's page.

use std::path::PathBuf;

use egui::{Modifiers, Pos2, vec2};

use super::{NONE, Window};

/// What the source "Log" quotes from.
pub const LOG: &str = "The river stood a foot above the deck, and nobody crossed for three days.\n\n\
     Two piers had moved by morning. The carpenter measured the gap and sent a boy to the town.\n\n\
     On the fourth day the toll house was locked. No reason was given to those who waited.\n\n\
     The ferry took the mail across, at twice the usual price.\n";

/// What the source "Letter" quotes from.
pub const LETTER: &str = "The council has never asked for a toll at this bridge. It was the \
     company that raised it, and the company that closed the gate.\n";

/// The words that the map quotes from the log, and from the letter.
pub const LOG_WORDS: &str = "The river stood a foot above the deck";
pub const LETTER_WORDS: &str = "It was the company that raised it";

const MAP: &str = r#"(
    format: 1,
    title: "The bridge",
    questions: {"q-why": (text: "Why was the bridge closed?", theses: ["c-flood", "c-toll"])},
    claims: {
        "c-flood": (text: "The flood damaged it."),
        "c-toll": (text: "The toll was in dispute."),
        "c-river": (text: "The river ran over it."),
    },
    reasons: {"r-river": (target: "c-flood", stance: "for", premises: ["c-river"])},
    sources: {
        "s-log": (title: "The ferryman’s log", short: "Log"),
        "s-letter": (title: "A letter to the council", short: "Letter"),
    },
    quotes: {
        "u-river": (source: "s-log", exact: "The river stood a foot above the deck"),
        "u-company": (source: "s-letter", exact: "It was the company that raised it"),
    },
    backings: {
        "b-river": (quote: "u-river", claim: "c-river", stance: "for"),
        "b-company": (quote: "u-company", claim: "c-toll", stance: "against"),
    },
)"#;

/// A folder with the map, and beside it, in a folder of their own, its texts.
pub struct Bridge {
    folder: tempfile::TempDir,
    pub map: PathBuf,
    pub texts: PathBuf,
}

impl Bridge {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let map = folder.path().join("bridge.ron");
        std::fs::write(&map, MAP).unwrap();
        let texts = folder.path().join("texts");
        std::fs::create_dir(&texts).unwrap();
        Self { folder, map, texts }
    }

    /// Writes a text to drop or attach.
    pub fn text(&self, name: &str, text: &str) -> PathBuf {
        let path = self.texts.join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// The map in a window, with the log attached by dropping it.
    pub fn with_log(&self) -> Window {
        let log = self.text("log.txt", LOG);
        let mut window = Window::opening(&self.map);
        window.drop_files(&[&log]);
        window
    }

    /// With both texts attached.
    pub fn with_both(&self) -> Window {
        let mut window = self.with_log();
        window.drop_files(&[&self.text("letter.txt", LETTER)]);
        window
    }
}

impl Window {
    /// Inside the first letter of a paragraph that is open in the reader.
    pub fn start_of(&self, paragraph: &str) -> Pos2 {
        self.rect_containing(paragraph).left_top() + vec2(3.0, 12.0)
    }

    /// Selects a card by clicking it.
    pub fn select_card(&mut self, card: &str) {
        let at = self.rect(card).center();
        self.click_at(at, NONE);
    }

    /// Selects the first sentence of a paragraph and drags it somewhere.
    pub fn drag_sentence(&mut self, paragraph: &str, to: Pos2, modifiers: Modifiers) {
        let from = self.start_of(paragraph);
        self.triple_click_at(from);
        self.drag(from, to, modifiers);
    }
}
