//! The panels driven as a person would, by the names of their widgets.

mod blocks_tests;
mod inspector_tests;
mod outline_tests;
mod reader_tests;

use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Frame, Panel, Ui};
use egui_kittest::Harness;

use super::{Inspector, LeftPanel, LeftView};
use crate::document::Document;
use crate::edit::{ClaimRef, Edit, Place};
use crate::model::{Id, Map, Quote, Source, Stance};
use crate::quote::{PreparedDocument, selector_for};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::desk::Desk;
use crate::ui::documents::Text;
use crate::ui::theme::{TextSize, Theme, install_fonts, size};

/// A desk with its panels, and what they asked for.
#[derive(Default)]
pub struct Bench {
    pub desk: Desk,
    pub left: LeftPanel,
    pub inspector: Inspector,
    /// Everything that was pushed, in order.
    pub pushed: Vec<Action>,
}

pub fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

impl Bench {
    pub fn apply(&mut self, edit: Edit) {
        self.desk.apply(&edit).unwrap();
    }

    pub fn map(&self) -> &Map {
        self.desk.map()
    }

    /// A question with the theses A and B, a reason for A, and a source.
    pub fn with_theses() -> Self {
        let mut bench = Self::default();
        let new = |claim: &str, text: &str| ClaimRef::New {
            id: id(claim),
            text: text.into(),
        };
        bench.apply(Edit::AddQuestion {
            id: id("q-why"),
            text: "Why do they not act?".into(),
        });
        for (claim, text) in [
            ("c-choice", "They choose not to."),
            ("c-cannot", "They cannot."),
        ] {
            bench.apply(Edit::AddThesis {
                question: id("q-why"),
                claim: new(claim, text),
                place: Place::Last,
            });
        }
        bench.apply(Edit::AddReason {
            id: id("r-means"),
            target: id("c-choice"),
            stance: Stance::For,
            premise: new("c-means", "The means exist."),
            place: Place::Last,
        });
        bench.apply(Edit::AddSource {
            id: id("s-report"),
            source: Source {
                title: "A Report on the Border".into(),
                short: "Report".into(),
                ..Source::default()
            },
        });
        bench
    }

    /// Attaches a text to the source, and waits for nothing: findings come later.
    pub fn with_text(self, text: &str) -> Self {
        self.with_document(Document::from_text(text.into()))
    }

    pub fn with_document(mut self, document: Document) -> Self {
        let document = Arc::new(document);
        let document = Arc::new(PreparedDocument::new(document));
        let text = Text {
            document,
            path: None,
        };
        self.desk.documents.attach(id("s-report"), text);
        self
    }

    /// Quotes the words where they first stand in the text.
    pub fn with_quote(mut self, quote: &str, words: &str, claim: Option<&str>) -> Self {
        let text = self.desk.documents.text(id("s-report")).unwrap();
        let document = Arc::clone(text.document.document());
        let start = document.text().find(words).unwrap();
        let chars = document.chars_of_bytes(&(start..start + words.len()));
        let selector = selector_for(&document, chars);
        self.apply(Edit::AddQuote {
            id: id(quote),
            quote: Quote {
                source: id("s-report"),
                exact: selector.exact,
                prefix: selector.prefix,
                suffix: selector.suffix,
                start: selector.start.map(|start| start as u64),
                ..Quote::default()
            },
        });
        if let Some(claim) = claim {
            self.apply(Edit::AddBacking {
                id: id(&quote.replace("u-", "b-")),
                quote: id(quote),
                claim: id(claim),
                stance: Stance::For,
            });
        }
        self
    }

    /// Looks for all quotes, on this thread's time.
    pub fn settled(mut self) -> Self {
        let began = Instant::now();
        self.desk.refresh();
        while self.desk.documents.is_busy() && began.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_millis(2));
            self.desk.refresh();
        }
        self
    }

    pub fn showing(mut self, view: LeftView) -> Self {
        self.left.view = view;
        self
    }

    pub fn selecting(mut self, record: &str) -> Self {
        self.desk.select(id(record));
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
            .default_size(size::LEFT_PANEL_WIDTH)
            .show(ui, |ui| self.left.ui(ui, &mut cx));
        Panel::right("right")
            .frame(bare)
            .default_size(size::RIGHT_PANEL_WIDTH)
            .show(ui, |ui| self.inspector.ui(ui, &mut cx));
        for action in actions {
            self.carry_out(action);
        }
    }

    fn carry_out(&mut self, action: Action) {
        self.pushed.push(action.clone());
        match action {
            Action::Edit(edit) => self.apply(edit),
            Action::EditThenSelect { edit, select, .. } => {
                self.apply(edit);
                self.desk.select(select);
            }
            Action::Seal => self.desk.session.seal(),
            Action::Select(id) | Action::Reveal(id) => self.desk.select(id),
            Action::ClearSelection => self.desk.selection.clear(),
            Action::Read { source, quote } => self.left.read(source, quote),
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
        self.open_in(Theme::new(false, TextSize::Normal))
    }

    pub fn open_in(self, mut theme: Theme) -> Harness<'static, Self> {
        theme.still = true;
        let mut harness = Harness::builder()
            .with_size(egui::vec2(1280.0, 800.0))
            .with_max_steps(40)
            .with_step_dt(1.0 / 60.0)
            .with_context_setup(move |ctx| {
                install_fonts(ctx);
                theme.apply(ctx);
            })
            .build_ui_state(|ui, bench: &mut Self| bench.frame_ui(ui), self);
        harness.run();
        harness
    }
}
