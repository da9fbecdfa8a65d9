//! The page beside its text, with a painter of pages that needs no file.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use egui::{CentralPanel, Event, Key, Modifiers, PointerButton, Pos2, Rect, Ui, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::ReadingView;
use crate::document::{Content, Document, Format, Page, PagePicture, PlaceOnPage};
use crate::edit::Edit;
use crate::model::Source;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::desk::Desk;
use crate::ui::panels::reader::Reader;
use crate::ui::test_kit::{self, id, quote_of, text_of};
use crate::ui::theme::Theme;

/// Pages of 600 by 800 points, ten lines each with five words of equal width.
const SIZE: [f32; 2] = [600.0, 800.0];
const WORD: [f32; 2] = [90.0, 14.0];
/// The words of a line; in place of the first stands the line's name.
const WORDS: [&str; 5] = ["", "stood", "above", "every", "plank."];

/// Where a word of a page stands on it.
fn rect_of(line: usize, word: usize) -> [f32; 4] {
    let left = 60.0 + 95.0 * word as f32;
    let top = 80.0 + 60.0 * line as f32;
    [left, top, left + WORD[0], top + WORD[1]]
}

/// Each page's first word is its number, so that every line is another.
fn document(labels: &[&str]) -> Document {
    let mut content = Content {
        format: Format::Pdf,
        ..Content::default()
    };
    let text = &mut content.text;
    for (page, label) in labels.iter().enumerate() {
        let start = text.len();
        if page > 0 {
            text.push('\u{C}');
        }
        for line in 0..10 {
            for (place, word) in WORDS.iter().enumerate() {
                let begins = text.len();
                match place {
                    0 => drop(write!(text, "Line{page}{line}")),
                    _ => text.push_str(word),
                }
                content.places.push(PlaceOnPage {
                    range: begins as u32..text.len() as u32,
                    page: page as u32,
                    rect: rect_of(line, place),
                });
                text.push(if place == 4 { '\n' } else { ' ' });
            }
            text.push_str(&"\n".repeat(2));
        }
        content.pages.push(Page {
            label: (*label).to_owned(),
            range: start..text.len(),
            size: Some(SIZE),
        });
    }
    Document::from_content(content)
}

struct Bench {
    desk: Desk,
    reading: ReadingView,
    reader: Reader,
    pushed: Vec<Action>,
    fails: Arc<AtomicBool>,
}

impl Bench {
    fn new() -> Self {
        let mut bench = Self {
            desk: Desk::default(),
            reading: ReadingView::default(),
            reader: Reader::default(),
            pushed: Vec::new(),
            fails: Arc::default(),
        };
        let source = Source {
            title: "A Paper".into(),
            ..Source::default()
        };
        let add = Edit::AddSource {
            id: id("s-paper"),
            source,
        };
        bench.desk.apply(&add).unwrap();
        let document = Arc::new(document(&["iv", "1", "2"]));
        for (quote, words) in [
            ("u-early", "Line01 stood above"),
            ("u-late", "Line27 stood above"),
        ] {
            bench.quote(&document, quote, words);
        }
        let text = text_of(document, Some("paper.pdf"));
        bench.desk.documents.attach(id("s-paper"), text);
        bench.reader.open(id("s-paper"), None);
        let fails = Arc::clone(&bench.fails);
        bench.reading.artist = Some(Arc::new(move |_, _, width, _| {
            if fails.load(Ordering::Relaxed) {
                return Err("The file is gone.".to_owned());
            }
            Ok(PagePicture {
                width,
                height: 1,
                rgba: vec![255; width as usize * 4],
            })
        }));
        test_kit::settle(&mut bench.desk);
        bench
    }

    fn quote(&mut self, document: &Document, quote: &str, words: &str) {
        let add = Edit::AddQuote {
            id: id(quote),
            quote: quote_of(document, "s-paper", words),
        };
        self.desk.apply(&add).unwrap();
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
        CentralPanel::no_frame().show(ui, |ui| {
            self.reading.ui(ui, &mut cx, &mut self.reader);
        });
        for action in actions {
            if let Action::Select(id) = &action {
                self.desk.select(*id);
            }
            self.pushed.push(action);
        }
    }

    fn open(self) -> Harness<'static, Self> {
        let theme = test_kit::theme();
        let mut harness = test_kit::window(self, [1100.0, 760.0], theme, Self::frame_ui);
        settle(&mut harness);
        harness
    }
}

/// Runs until no page is being drawn any more.
fn settle(harness: &mut Harness<'_, Bench>) {
    let began = Instant::now();
    loop {
        harness.run_ok();
        if !harness.state().reading.is_busy() || began.elapsed() > Duration::from_secs(20) {
            break;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    harness.run_ok();
}

fn click(harness: &mut Harness<'_, Bench>, label: &str) {
    harness.get_by_label(label).click();
    settle(harness);
}

fn paper(harness: &Harness<'_, Bench>, page: &str) -> Rect {
    let name = format!("Page {page} as it was printed");
    harness.get_by_label(&name).rect()
}

/// Where a word stands on the screen.
fn word_at(harness: &Harness<'_, Bench>, page: &str, line: usize, word: usize) -> Pos2 {
    let paper = paper(harness, page);
    let [left, top, ..] = rect_of(line, word);
    paper.min + vec2(left + 20.0, top + 7.0) * (paper.width() / SIZE[0])
}

fn button(harness: &mut Harness<'_, Bench>, pos: Pos2, pressed: bool) {
    harness.event(Event::PointerMoved(pos));
    harness.event(Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    harness.step();
}

fn words_selected(harness: &Harness<'_, Bench>) -> String {
    let bench = harness.state();
    let text = bench.desk.documents.text(id("s-paper")).unwrap();
    let chars = bench.reader.selection().unwrap_or_default();
    text.document.document().slice_of_chars(&chars).to_owned()
}

#[test]
fn the_page_stands_left_of_its_text_and_is_turned_with_it() {
    let mut harness = Bench::new().open();
    let page = paper(&harness, "iv");
    let text = harness.get_by_label("Document text").rect();
    assert!(page.right() <= text.left());
    harness.get_by_label_contains("p. iv · paragraph 1 of 30");
    click(&mut harness, "Next page");
    paper(&harness, "1");
    harness.get_by_label_contains("p. 1 · paragraph 11 of 30");
    click(&mut harness, "Next page");
    harness.get_by_label_contains("p. 2 · paragraph 21 of 30");
    click(&mut harness, "Next page");
    paper(&harness, "2");
    click(&mut harness, "Previous page");
    harness.get_by_label_contains("p. 1 · paragraph 11 of 30");
}

#[test]
fn a_page_is_gone_to_by_its_name() {
    let mut harness = Bench::new().open();
    for (typed, page) in [("2", "2"), ("iv", "iv"), ("nonsense", "iv")] {
        let field = harness.get_by_label("Page");
        field.focus();
        harness.run_ok();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.get_by_label("Page").type_text(typed);
        harness.run_ok();
        harness.key_press(Key::Enter);
        settle(&mut harness);
        paper(&harness, page);
    }
}

#[test]
fn quotes_are_lit_on_their_page_and_lead_to_it() {
    let mut harness = Bench::new().open();
    let name = "Quote on the page: “Line01 stood above”";
    let lit = harness.get_by_label(name).rect();
    let page = paper(&harness, "iv");
    assert!(page.contains_rect(lit));
    let wanted = rect_of(1, 0)[1] * page.width() / SIZE[0];
    assert!(
        (lit.top() - page.top() - wanted).abs() < 2.0,
        "{lit:?} on {page:?}"
    );
    let bench = harness.state_mut();
    bench.reader.open(id("s-paper"), Some(id("u-late")));
    settle(&mut harness);
    paper(&harness, "2");
    harness.get_by_label("Quote on the page: “Line27 stood above”");
    harness.get_by_label_contains("p. 2 · paragraph 28 of 30");
}

#[test]
fn a_word_clicked_on_the_page_is_gone_to_in_the_text() {
    let mut harness = Bench::new().open();
    click(&mut harness, "Fit page");
    let at = word_at(&harness, "iv", 8, 2);
    button(&mut harness, at, true);
    button(&mut harness, at, false);
    settle(&mut harness);
    harness.get_by_label_contains("p. iv · paragraph 9 of 30");
    let quoted = word_at(&harness, "iv", 1, 1);
    button(&mut harness, quoted, true);
    button(&mut harness, quoted, false);
    settle(&mut harness);
    assert_eq!(harness.state().desk.selection.lead(), Some(id("u-early")));
}

#[test]
fn words_dragged_over_on_the_page_are_selected_in_the_text() {
    let mut harness = Bench::new().open();
    click(&mut harness, "Fit page");
    let from = word_at(&harness, "iv", 3, 1);
    let to = word_at(&harness, "iv", 3, 3);
    button(&mut harness, from, true);
    for share in [0.3_f32, 0.7, 1.0] {
        harness.event(Event::PointerMoved(from + (to - from) * share));
        harness.step();
    }
    button(&mut harness, to, false);
    settle(&mut harness);
    assert_eq!(words_selected(&harness), "stood above every");
    harness.get_by_label("Quote the selected words");
}

#[test]
fn the_page_is_enlarged_and_fitted_and_put_away() {
    let mut harness = Bench::new().open();
    let by_width = paper(&harness, "iv").width();
    click(&mut harness, "Larger page");
    assert!(paper(&harness, "iv").width() > by_width * 1.2);
    click(&mut harness, "Fit page");
    let whole = paper(&harness, "iv");
    assert!(whole.height() < 720.0, "{whole:?}");
    click(&mut harness, "Fit width");
    assert!((paper(&harness, "iv").width() - by_width).abs() < 1.0);
    click(&mut harness, "Hide the printed page");
    assert!(
        harness
            .query_by_label("Page iv as it was printed")
            .is_none()
    );
    click(&mut harness, "Show the printed page");
    paper(&harness, "iv");
}

#[test]
fn a_page_that_cannot_be_drawn_says_why_and_is_tried_again() {
    let bench = Bench::new();
    bench.fails.store(true, Ordering::Relaxed);
    let mut harness = bench.open();
    harness.get_by_label("This page cannot be drawn. The file is gone.");
    harness.state().fails.store(false, Ordering::Relaxed);
    click(&mut harness, "Try again");
    settle(&mut harness);
    assert!(harness.query_by_label_contains("cannot be drawn").is_none());
}
