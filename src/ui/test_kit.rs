//! What the tests of several views share: records, texts at hand, and a window around
//! what is tested.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Ui, Vec2};
use egui_kittest::Harness;

use super::desk::Desk;
use super::documents::Text;
use super::theme::{TextSize, Theme, install_fonts};
use crate::document::Document;
use crate::model::{Id, Quote};
use crate::quote::{PreparedDocument, selector_for};

pub fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

/// A text to attach to a source.
pub fn text_of(document: impl Into<Arc<Document>>, path: Option<&str>) -> Text {
    Text {
        document: Arc::new(PreparedDocument::new(document.into())),
        path: path.map(PathBuf::from),
    }
}

/// A quote of the words where they first stand in a text.
pub fn quote_of(document: &Document, source: &str, words: &str) -> Quote {
    let start = document.text().find(words).unwrap();
    let chars = document.chars_of_bytes(&(start..start + words.len()));
    let selector = selector_for(document, chars);
    Quote {
        source: id(source),
        exact: selector.exact,
        prefix: selector.prefix,
        suffix: selector.suffix,
        start: selector.start.map(|start| start as u64),
        ..Quote::default()
    }
}

/// Looks for all quotes, on this thread's time.
pub fn settle(desk: &mut Desk) {
    let began = Instant::now();
    desk.refresh();
    while desk.documents.is_busy() && began.elapsed() < Duration::from_secs(10) {
        std::thread::sleep(Duration::from_millis(2));
        desk.refresh();
    }
}

/// The usual look, in which nothing moves by itself.
pub fn theme() -> Theme {
    Theme::new(false, TextSize::Normal)
}

/// A window of that size (points) in which `frame_ui` draws `state`.
pub fn window<State: 'static>(
    state: State,
    size: impl Into<Vec2>,
    mut theme: Theme,
    frame_ui: fn(&mut State, &mut Ui),
) -> Harness<'static, State> {
    theme.still = true;
    Harness::builder()
        .with_size(size.into())
        .with_max_steps(60)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(move |ctx| {
            install_fonts(ctx);
            theme.apply(ctx);
        })
        .build_ui_state(move |ui, state: &mut State| frame_ui(state, ui), state)
}
