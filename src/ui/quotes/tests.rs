//! The quotes view driven as a person would, by the names of its widgets.

mod mend_tests;
mod table_tests;

use std::fmt::Write as _;

use egui::{CentralPanel, Frame, Panel, Ui};
use egui_kittest::Harness;

use super::QuotesView;
use crate::document::Document;
use crate::edit::{ClaimRef, Edit};
use crate::model::{Id, Map, Quote, Source, Stance, Tag};
use crate::quote::{Candidate, Finding, State};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::desk::Desk;
use crate::ui::panels::{Inspector, LeftPanel};
pub use crate::ui::test_kit::id;
use crate::ui::test_kit::{self, quote_of, text_of};
use crate::ui::theme::{Theme, size};

pub const TEXT: &str = "It rained for a week. The gate was shut at noon, and nobody crossed the \
     bridge.\n\nThe carpenter came on the second day. The toll house was locked.\n\nOn the third \
     day it rained again. The toll house was locked.\n";

/// A desk with the view and the panels beside it, and what they asked for.
#[derive(Default)]
pub struct Bench {
    pub desk: Desk,
    pub view: QuotesView,
    inspector: Inspector,
    left: LeftPanel,
    pub pushed: Vec<Action>,
}

impl Bench {
    pub fn apply(&mut self, edit: Edit) {
        self.desk.apply(&edit).unwrap();
    }

    pub fn map(&self) -> &Map {
        self.desk.map()
    }

    pub fn quote(&self, quote: &str) -> Quote {
        self.map().quote(id(quote)).unwrap().clone()
    }

    /// A source with its text, two claims and a tag, and no quote yet.
    pub fn new() -> Self {
        let mut bench = Self::default();
        for (claim, text) in [
            ("c-flood", "It was the flood."),
            ("c-toll", "It was the toll."),
        ] {
            let claim = ClaimRef::New {
                id: id(claim),
                text: text.into(),
            };
            bench.apply(Edit::AddClaim { claim, at: None });
        }
        for (source, short) in [("s-log", "Log"), ("s-letter", "Letter")] {
            let record = Source {
                title: format!("The {short}"),
                short: short.into(),
                ..Source::default()
            };
            bench.apply(Edit::AddSource {
                id: id(source),
                source: record,
            });
        }
        let tag = Tag {
            name: "Weather".into(),
            color: "blue".into(),
            ..Tag::default()
        };
        bench.apply(Edit::AddTag {
            id: id("t-weather"),
            tag,
        });
        let text = text_of(Document::from_text(TEXT.into()), None);
        bench.desk.documents.attach(id("s-log"), text);
        bench
    }

    /// Puts a quote behind a claim.
    pub fn backing(mut self, quote: &str, claim: &str, stance: Stance) -> Self {
        self.apply(Edit::AddBacking {
            id: Id::random(crate::model::Kind::Backing),
            quote: id(quote),
            claim: id(claim),
            stance,
        });
        self
    }

    /// Quotes words of the log where they first stand.
    pub fn quoting(self, quote: &str, words: &str) -> Self {
        let document = Document::from_text(TEXT.into());
        self.with(quote, quote_of(&document, "s-log", words))
    }

    /// Words that nobody looked up, such as typed ones.
    pub fn typed(self, quote: &str, source: &str, words: &str) -> Self {
        self.with(
            quote,
            Quote {
                source: id(source),
                exact: words.into(),
                ..Quote::default()
            },
        )
    }

    pub fn with(mut self, name: &str, quote: Quote) -> Self {
        self.apply(Edit::AddQuote {
            id: id(name),
            quote,
        });
        self
    }

    /// An exact quote, an approximate one, an ambiguous one, a missing one, and one
    /// without a text.
    pub fn of_every_kind() -> Self {
        Self::new()
            .quoting("u-rain", "It rained for a week.")
            .typed("u-gate", "s-log", "The gates were shut at noon")
            .typed("u-locked", "s-log", "The toll house was locked.")
            .typed("u-gone", "s-log", "Zebras grazed upon quiet meadows yonder")
            .typed("u-letter", "s-letter", "It was the company that raised it")
            .backing("u-rain", "c-flood", Stance::For)
            .backing("u-rain", "c-toll", Stance::Against)
            .backing("u-letter", "c-toll", Stance::For)
            .settled()
            .near("u-gate", "The gate was shut at noon")
    }

    /// Lets the words be what was found near a quote.
    pub fn near(mut self, quote: &str, words: &str) -> Self {
        let place = |nth: usize| {
            let (start, _) = TEXT.match_indices(words).nth(nth)?;
            Some(start..start + words.len())
        };
        let span = place(0).unwrap();
        let finding = Finding {
            state: State::Approximate,
            byte_span: Some(span.clone()),
            candidates: vec![Candidate {
                span: span.clone(),
                score: 0.9,
            }],
            span: Some(span),
            score: 0.9,
            ..Finding::no_document()
        };
        self.desk.documents.put_finding(id(quote), finding);
        self
    }

    /// Looks for all quotes, on this thread's time.
    pub fn settled(mut self) -> Self {
        self.settle();
        self
    }

    pub fn settle(&mut self) {
        test_kit::settle(&mut self.desk);
    }

    pub fn mending(mut self, from: Option<&str>) -> Self {
        self.view.mend(&self.desk, from.map(id));
        self
    }

    fn frame_ui(&mut self, ui: &mut Ui) {
        self.desk.refresh();
        let theme = Theme::of(ui.ctx());
        let mut actions = Vec::new();
        let mut cx = Cx {
            desk: &self.desk,
            theme: &theme,
            actions: &mut actions,
        };
        let bare = Frame::new().fill(theme.tokens.panel);
        Panel::left("left")
            .frame(bare)
            .default_size(200.0)
            .show(ui, |ui| self.left.ui(ui, &mut cx));
        Panel::right("right")
            .frame(bare)
            .default_size(size::RIGHT_PANEL_WIDTH)
            .show(ui, |ui| self.inspector.ui(ui, &mut cx));
        CentralPanel::no_frame().show(ui, |ui| self.view.ui(ui, &mut cx));
        for action in actions {
            self.carry_out(action);
        }
    }

    fn carry_out(&mut self, action: Action) {
        self.pushed.push(action.clone());
        match action {
            Action::Edit(edit) => self.apply(edit),
            Action::Seal => self.desk.session.seal(),
            Action::Select(id) | Action::Reveal(id) => self.desk.select(id),
            Action::Read { source, quote } => self.left.read(source, quote),
            Action::Mend(from) => self.view.mend(&self.desk, from),
            Action::Reselect(quote) => self.left.reselect(id("s-log"), quote, None),
            Action::Run(command) => {
                let mut more = Vec::new();
                self.left.run(command, &self.desk, &mut more);
                for action in more {
                    self.carry_out(action);
                }
            }
            _ => {}
        }
    }

    pub fn open(self) -> Harness<'static, Self> {
        self.open_in(test_kit::theme(), 1440.0)
    }

    pub fn open_in(mut self, theme: Theme, width: f32) -> Harness<'static, Self> {
        self.view.focus();
        let mut harness = test_kit::window(self, [width, 800.0], theme, Self::frame_ui);
        harness.run();
        harness
    }
}

/// Looks up what edits altered, and draws what became of it.
pub fn settle(harness: &mut Harness<'_, Bench>) {
    harness.run();
    harness.state_mut().settle();
    harness.run();
}

/// A map with that many quotes of the log.
pub fn many(count: usize) -> Bench {
    let mut bench = Bench::new();
    let mut edits = Vec::new();
    for number in 0..count {
        let mut words = String::new();
        // Writing into a string cannot fail.
        let _ = write!(
            words,
            "Line {number} of the log, as somebody remembered it."
        );
        edits.push(Edit::AddQuote {
            id: Id::random(crate::model::Kind::Quote),
            quote: Quote {
                source: id("s-letter"),
                exact: words,
                start: Some(number as u64),
                ..Quote::default()
            },
        });
    }
    bench.apply(Edit::Many {
        label: "add quotes",
        edits,
    });
    bench.settled()
}
