//! What a frame costs while a document of 5 MB is read: `cargo bench --bench
//! reading`.
//!
//! The whole window is drawn, without a screen: a frame is what the processor does
//! for it, tessellating included. Nothing is sent to a graphics card. Told are the
//! median, the 99th percentile and the slowest of many frames, in milliseconds; the
//! frames in which a document opens or a search begins are told one by one.

#[path = "common/clock.rs"]
mod clock;
#[path = "common/window.rs"]
mod window;

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use contend::ui::{Action, Command, View};
use egui::{Event, Pos2, vec2};

use window::{Window, tell, wheel};

const BYTES: usize = 5_000_000;
const PASSES: usize = 5;

fn main() -> ExitCode {
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let map = write_documents(folder.path())?;
    let mut window = Window::new(folder.path(), &map);

    println!("milliseconds a frame          median    99%    slowest");
    for (view, name) in [(View::Map, "panel"), (View::Read, "middle")] {
        window.app.push(Action::Show(view));
        window.settle();
        let at = match view {
            View::Read => Pos2::new(900.0, 600.0),
            _ => Pos2::new(150.0, 800.0),
        };
        tell(
            &format!("still, {name}"),
            passes(&mut window, 200, |window| window.frame(Vec::new())),
        );
        let slow = passes(&mut window, 400, |window| turn(window, at, -60.0));
        tell(&format!("scrolling, {name}"), slow);
        let fast = passes(&mut window, 150, |window| turn(window, at, -9_000.0));
        tell(&format!("scrolling fast, {name}"), fast);
    }
    let mut quickest = vec![Duration::MAX; 6];
    for _ in 0..PASSES {
        for name in ["s-two", "s-one"] {
            open(&mut window, name);
            for known in &mut quickest {
                *known = (*known).min(window.frame(Vec::new()));
            }
        }
    }
    tell_each("opening a document", &quickest);
    window.app.push(Action::Run(Command::FindInAll));
    window.settle();
    let mut quickest = vec![Duration::MAX; 6];
    for _ in 0..PASSES {
        for letter in ["t", "h", "e"] {
            let mut events = vec![Event::Text(letter.to_owned())];
            for known in &mut quickest {
                *known = (*known).min(window.frame(std::mem::take(&mut events)));
            }
            window.settle();
        }
    }
    tell_each("typing into the search of all", &quickest);
    window.settle();
    Ok(())
}

/// Two documents, and a map that names them.
fn write_documents(folder: &Path) -> std::io::Result<std::path::PathBuf> {
    for (name, seed) in [("one.txt", 7_u64), ("two.txt", 11)] {
        std::fs::write(folder.join(name), text_of(seed))?;
    }
    let map = r#"(
        format: 1,
        sources: {
            "s-one": (title: "One", file: "one.txt"),
            "s-two": (title: "Two", file: "two.txt"),
        },
    )"#;
    let path = folder.join("map.ron");
    std::fs::write(&path, map)?;
    Ok(path)
}

/// Paragraphs of different lengths, headings and lists, as a long report has them.
fn text_of(seed: u64) -> String {
    const WORDS: [&str; 24] = [
        "the", "river", "stood", "above", "deck", "and", "nobody", "crossed", "for", "three",
        "days", "council", "asked", "a", "toll", "at", "this", "bridge", "which", "company", "had",
        "raised", "before", "winter",
    ];
    let mut state = seed;
    let mut random = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as usize % below
    };
    let mut text = String::with_capacity(BYTES + 4096);
    let mut paragraph = 0;
    while text.len() < BYTES {
        paragraph += 1;
        if paragraph % 12 == 0 {
            text.push_str("Of the Tolls and Crossings\n\n");
        }
        if paragraph % 9 == 0 {
            for _ in 0..4 {
                text.push_str("- the ferry, at twice the usual price\n");
            }
            text.push('\n');
        }
        for _ in 0..30 + random(160) {
            text.push_str(WORDS[random(WORDS.len())]);
            text.push(' ');
        }
        text.push_str("in the end.\n\n");
    }
    text
}

fn turn(window: &mut Window, at: Pos2, down: f32) -> Duration {
    window.frame(vec![Event::PointerMoved(at), wheel(vec2(0.0, down))])
}

fn open(window: &mut Window, source: &str) {
    if let Ok(source) = contend::model::Id::parse(source) {
        let quote = None;
        window.app.push(Action::Read { source, quote });
    }
}

/// The same frames several times over, from the beginning of a document that was
/// just opened; of each frame the quickest, since what else the machine does is
/// none of the program's.
fn passes(
    window: &mut Window,
    count: usize,
    mut frame: impl FnMut(&mut Window) -> Duration,
) -> Vec<Duration> {
    let mut quickest = vec![Duration::MAX; count];
    for _ in 0..PASSES {
        for name in ["s-two", "s-one"] {
            open(window, name);
            window.settle();
        }
        for known in &mut quickest {
            *known = (*known).min(frame(window));
        }
    }
    quickest
}

/// Tells frames that follow each other, one by one.
fn tell_each(what: &str, frames: &[Duration]) {
    let frames: Vec<String> = frames
        .iter()
        .map(|frame| format!("{:.1}", frame.as_secs_f64() * 1000.0))
        .collect();
    println!("{what}, frame by frame: {}", frames.join(", "));
}
