//! The panels driven as a person would, by the names of their widgets.

mod blocks_tests;
mod inspector_tests;
mod outline_tests;
mod reader_tests;

use egui::{Frame, Panel, Ui};
use egui_kittest::Harness;

use super::{Inspector, LeftPanel, LeftView};
use crate::document::Document;
use crate::edit::{ClaimRef, Edit, Place};
use crate::model::{Map, Source, Stance};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::desk::Desk;
pub use crate::ui::test_kit::id;
use crate::ui::test_kit::{self, quote_of, text_of};
use crate::ui::theme::{Theme, size};

/// A desk with its panels, and what they asked for.
#[derive(Default)]
pub struct Bench {
    pub desk: Desk,
    pub left: LeftPanel,
    pub inspector: Inspector,
    /// Everything that was pushed, in order.
    pub pushed: Vec<Action>,
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
        let text = text_of(document, None);
        self.desk.documents.attach(id("s-report"), text);
        self
    }

    /// Quotes the words where they first stand in the text.
    pub fn with_quote(mut self, quote: &str, words: &str, claim: Option<&str>) -> Self {
        let text = self.desk.documents.text(id("s-report")).unwrap();
        let record = quote_of(text.document.document(), "s-report", words);
        self.apply(Edit::AddQuote {
            id: id(quote),
            quote: record,
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
        test_kit::settle(&mut self.desk);
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
        self.open_in(test_kit::theme())
    }

    pub fn open_in(self, theme: Theme) -> Harness<'static, Self> {
        let mut harness = test_kit::window(self, [1280.0, 800.0], theme, Self::frame_ui);
        harness.run();
        harness
    }
}
