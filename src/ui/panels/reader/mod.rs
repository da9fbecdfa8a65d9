//! A document to read, with what the map quotes of it marked, and the words that
//! become quotes.
//!
//! [`blocks`] cuts a text into parts, [`flow`] knows where each stands without
//! laying all of them out, [`highlights`] says what is quoted, and [`selection`]
//! moves over words: none of them draws. [`page`] lays out what is on the screen
//! as [`look`] says, [`paint`] marks it, [`pointer`] and [`keys`] alter the
//! selection.
//!
//! One reader serves two places: the left panel, and the middle of the window in
//! the reading view. Where one is in the text goes along.

mod bar;
pub(super) mod blocks;
mod columns;
mod excerpts;
mod find;
mod find_ui;
mod flow;
mod geometry;
mod header;
pub mod highlights;
mod keys;
mod look;
mod look_ui;
mod margins;
mod page;
mod pages;
mod paint;
mod place;
mod pointer;
mod popup;
mod reselect;
mod scroll;
mod selection;
mod set;
mod sought;
mod status;

use std::ops::Range;

use egui::{Frame, Margin, Ui};

use crate::model::{Id, Kind};
use crate::quote::Standing;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::desk::Desk;
use crate::ui::notice::Notice;
use crate::ui::theme::{Theme, size};

use super::quoting::{Purpose, actions_for, quote_of};
use find::Find;
use margins::Margins;
pub use margins::Place;
use page::Page;
use pointer::Gesture;
use popup::ClaimsPopup;
use selection::WordSelection;

/// What the reader shows and where one is in it.
#[derive(Debug, Default)]
pub struct Reader {
    source: Option<Id>,
    page: Option<Page>,
    selection: Option<WordSelection>,
    gesture: Gesture,
    find: Find,
    popup: Option<ClaimsPopup>,
    /// Where to scroll at the next frame.
    goal: Option<Goal>,
    /// The quote that was last asked for, to say what became of it.
    sought: Option<Id>,
    flash: Option<Flash>,
    /// The passage that was opened last, and how many were before it.
    passage: Option<Range<usize>>,
    passages: u64,
    /// The character that one is taken to read.
    read_at: Option<usize>,
    /// The quote that the words selected next are for, in place of its own.
    reselecting: Option<Id>,
    /// Where the last jump ended, which is what one reads until one scrolls on.
    arrived: Option<Arrived>,
    offset: f32,
    place: Place,
    /// Free space on the left of the column.
    margin: f32,
    /// What the header says of where one is.
    status: String,
    /// Height of the page that can be seen.
    seen: f32,
    has_keyboard: bool,
    take_keyboard: bool,
}

/// A place to bring into view.
#[derive(Clone, Debug)]
enum Goal {
    /// Waits until the quote has been looked for.
    Quote(Id),
    Chars(Range<usize>),
    /// Lit for a moment, as a quote is.
    Passage(Range<usize>),
    /// At the very top.
    Opening(usize),
    /// Where the eye is: what was read when the text was shown in another place.
    Read(usize),
    /// Only as far as is needed to see the caret.
    Caret(usize),
    /// What was at the top before the lines were broken anew: a part, and how far
    /// down in it, from 0 to 1.
    Top {
        part: usize,
        share: f32,
    },
}

/// The end of a jump.
#[derive(Clone, Copy, Debug)]
struct Arrived {
    /// How far the page was scrolled then.
    offset: f32,
    char: usize,
}

/// A passage that was just opened.
#[derive(Clone, Debug)]
struct Flash {
    chars: Range<usize>,
    began_secs: f64,
}

impl Reader {
    /// Opens a source, at a quote's passage if one is given.
    pub fn open(&mut self, source: Id, quote: Option<Id>) {
        if self.source != Some(source) {
            *self = Self {
                source: Some(source),
                find: std::mem::take(&mut self.find),
                ..Self::default()
            };
        }
        if let Some(quote) = quote {
            self.goal = Some(Goal::Quote(quote));
            self.sought = Some(quote);
        }
    }

    /// Opens a source with these characters of its text selected and in view.
    pub fn open_at(&mut self, source: Id, chars: Range<usize>) {
        self.open(source, None);
        self.sought = None;
        self.selection = Some(WordSelection::of(&chars));
        self.goal = Some(Goal::Chars(chars));
    }

    pub fn source(&self) -> Option<Id> {
        self.source
    }

    pub fn has_words_selected(&self) -> bool {
        self.selected().is_some()
    }

    /// Puts the keyboard on the text.
    pub fn focus(&mut self) {
        self.take_keyboard = true;
    }

    /// The selected words, in characters of the document's text.
    fn selected(&self) -> Option<Range<usize>> {
        self.page.as_ref().and_then(|page| self.selected_on(page))
    }

    fn selected_on(&self, page: &Page) -> Option<Range<usize>> {
        let range = self.selection?.range();
        let words = selection::trimmed(page.document(), &range);
        (!words.is_empty()).then_some(words)
    }

    /// Carries out what concerns the reader; `false` if the command does not.
    pub fn run(&mut self, command: Command, desk: &Desk, actions: &mut Vec<Action>) -> bool {
        match command {
            Command::QuoteSelection => self.use_words(desk, actions, Purpose::Quote),
            Command::Find if self.has_keyboard => self.open_find(),
            Command::FindNext if self.has_keyboard && self.find.open => self.find_step(true),
            Command::FindPrevious if self.has_keyboard && self.find.open => self.find_step(false),
            _ => return false,
        }
        true
    }

    fn open_find(&mut self) {
        self.find.open = true;
        self.find.take_focus = true;
    }

    fn find_step(&mut self, forward: bool) {
        if let Some(found) = self.find.step(forward) {
            self.goal = Some(Goal::Chars(found));
        }
    }

    /// Makes something of the selected words, or says why not.
    fn use_words(&mut self, desk: &Desk, actions: &mut Vec<Action>, purpose: Purpose) {
        if let Some(page) = self.page.take() {
            self.use_words_on(&page, desk, actions, purpose);
            self.page = Some(page);
        }
    }

    fn use_words_on(
        &mut self,
        page: &Page,
        desk: &Desk,
        actions: &mut Vec<Action>,
        purpose: Purpose,
    ) {
        let Some(source) = self.source else {
            return;
        };
        if let Some(quote) = self.reselecting.filter(|_| purpose == Purpose::Quote) {
            return self.use_for(page, desk, actions, quote);
        }
        let chars = self.selected_on(page).unwrap_or_default();
        match quote_of(page.document(), source, &chars) {
            Ok(quote) => {
                actions.extend(actions_for(desk.map(), quote, purpose));
                self.selection = self
                    .selection
                    .map(|selection| WordSelection::caret(selection.range().end));
            }
            Err(sentence) => actions.push(Action::Notify(Notice::info(sentence))),
        }
    }

    /// Draws the reader in the left panel.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if self.check_source(cx).is_none() {
            return nothing_open_ui(ui, cx);
        }
        self.header_ui(ui, cx, |_, _| {});
        self.text_ui(ui, cx, Place::Panel);
    }

    /// The source that is open, while the map has it.
    pub fn check_source(&mut self, cx: &Cx<'_>) -> Option<Id> {
        self.source = self.source.filter(|id| cx.map().contains(*id));
        if self.source.is_none() {
            self.page = None;
            self.has_keyboard = false;
        }
        self.source
    }

    /// Draws the text, or what the map holds of it, in what is left of the place.
    pub fn text_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, place: Place) {
        let Some(source) = self.source else {
            return;
        };
        let Some(text) = cx.desk.documents.text(source) else {
            self.page = None;
            self.selection = None;
            self.has_keyboard = false;
            self.read_at = None;
            self.status.clear();
            return excerpts::excerpts_ui(ui, cx, source, &mut self.goal);
        };
        let document = text.document.document().clone();
        let theme = Theme::of(ui.ctx());
        let current = self.page.take().filter(|page| page.is_of(&document));
        let has_labels = current.as_ref().map_or_else(
            || document.pages().iter().any(|page| !page.label.is_empty()),
            |page| !page.begins.is_empty(),
        );
        let room = ui.available_width();
        let Margins { left, width } = Margins::of(place, room, has_labels, &theme);
        let moved = std::mem::replace(&mut self.place, place) != place;
        self.keep_place(current.as_ref(), width, &theme, moved);
        self.margin = left;
        let mut page = Page::of(current, &document, width, &theme);
        update_highlights(&mut page, cx, source);
        self.update_find(ui.ctx(), &page);
        self.update_status(ui, &page);
        self.page = Some(page);
        self.find_ui(ui, cx);
        self.reselect_ui(ui, cx);
        self.sought_ui(ui, cx);
        self.remarks_ui(ui, cx, &document);
        self.bar_ui(ui, cx);
        self.scroll_ui(ui, cx, source);
        self.popup_ui(ui, cx);
    }

    /// What one reads stays at the top when the lines are broken anew, and when the
    /// text is shown in another place.
    fn keep_place(&mut self, page: Option<&Page>, width: f32, theme: &Theme, moved: bool) {
        let Some(page) = page.filter(|page| moved || page.is_reset_of(width, theme)) else {
            return;
        };
        if self.goal.is_some() {
            return;
        }
        if moved && let Some(char) = self.read_at {
            self.goal = Some(Goal::Read(char));
        } else if let Some(part) = page.flow.at(self.offset) {
            let top = page.flow.top(part);
            let height = (page.flow.top(part + 1) - top).max(1.0);
            let share = (self.offset - top) / height;
            self.goal = Some(Goal::Top { part, share });
        }
    }

    fn update_find(&mut self, ctx: &egui::Context, page: &Page) {
        if !self.find.open {
            return;
        }
        let near = page
            .flow
            .at(self.offset)
            .and_then(|index| page.parts.get(index))
            .map_or(0, |part| part.chars.start);
        if self.find.refresh(ctx, page.document(), near)
            && let Some(found) = self.find.current()
        {
            self.goal = Some(Goal::Chars(found));
        }
    }
}

fn update_highlights(page: &mut Page, cx: &Cx<'_>, source: Id) {
    let documents = &cx.desk.documents;
    let request = Some((cx.desk.session.revision(), documents.generation()));
    if page.highlighted == request {
        return;
    }
    page.highlighted = request;
    page.highlights = highlights::highlights_of(cx.map(), source, |quote| {
        documents
            .finding(quote)
            .and_then(|found| found.span.clone())
    });
    // What is near is never lit like what is there.
    for highlight in &mut page.highlights {
        match documents.standing(highlight.quote) {
            standing if standing.is_verified() => {}
            Standing::Confirmed => highlight.usage = highlights::Use::Confirmed,
            _ => highlight.usage = highlights::Use::Near,
        }
    }
}

/// The claim that words would be put behind.
fn claim_to_back(desk: &Desk) -> Option<Id> {
    desk.selection
        .lead()
        .filter(|id| id.kind() == Kind::Claim && desk.map().contains(*id))
}

fn padded() -> Frame {
    Frame::new().inner_margin(Margin::symmetric(size::PANEL_PADDING, 8))
}

pub fn nothing_open_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    padded().show(ui, |ui| {
        let sentence = match cx.map().sources().is_empty() {
            true => {
                "A source is a document that the map quotes from. Add one, attach its text, \
                 and select words in it to back a claim."
            }
            false => "Choose a source to read it here.",
        };
        cx.theme.muted(ui, sentence);
    });
}
