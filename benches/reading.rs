//! What a frame costs while a document of 5 MB is read: `cargo bench --bench
//! reading`.
//!
//! The whole window is drawn, without a screen: a frame is what the processor does
//! for it, tessellating included. Nothing is sent to a graphics card. Told are the
//! median, the 99th percentile and the slowest of many frames, in milliseconds; the
//! frames in which a document opens or a search begins are told one by one.

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use contend::ui::{Action, App, Command, Options, View};
use eframe::App as _;
use egui::{Context, Event, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, vec2};

const SIZE: egui::Vec2 = vec2(1920.0, 1080.0);
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
    window.settle();

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
            window.passes(200, |window| window.frame(Vec::new())),
        );
        let slow = window.passes(400, |window| window.wheel(at, -60.0));
        tell(&format!("scrolling, {name}"), slow);
        let fast = window.passes(150, |window| window.wheel(at, -9_000.0));
        tell(&format!("scrolling fast, {name}"), fast);
    }
    let mut quickest = vec![Duration::MAX; 6];
    for _ in 0..PASSES {
        for name in ["s-two", "s-one"] {
            window.open(name);
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

/// The program's window without a screen.
struct Window {
    ctx: Context,
    app: App,
    frame: eframe::Frame,
    time_secs: f64,
}

impl Window {
    fn new(folder: &Path, map: &Path) -> Self {
        let ctx = Context::default();
        let options = Options {
            preferences_dir: Some(folder.join("preferences")),
            open: vec![map.to_owned()],
            system_dialogs: false,
            still: true,
            ..Options::default()
        };
        let app = App::new(&ctx, options);
        Self {
            frame: eframe::Frame::_new_kittest(),
            ctx,
            app,
            time_secs: 0.0,
        }
    }

    /// Draws a frame and says how long that took.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        let Self {
            ctx,
            app,
            frame,
            time_secs,
        } = self;
        *time_secs += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(*time_secs),
            events,
            ..RawInput::default()
        };
        let began = Instant::now();
        let mut output = ctx.run_ui(input, |ui| {
            app.logic(&ui.ctx().clone(), frame);
            app.ui(ui, frame);
        });
        let shapes = std::mem::take(&mut output.shapes);
        std::hint::black_box(ctx.tessellate(shapes, output.pixels_per_point));
        output.textures_delta.clear();
        began.elapsed()
    }

    fn wheel(&mut self, at: Pos2, down: f32) -> Duration {
        let event = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, down),
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(at), event])
    }

    fn open(&mut self, source: &str) {
        if let Ok(source) = contend::model::Id::parse(source) {
            let quote = None;
            self.app.push(Action::Read { source, quote });
        }
    }

    /// The same frames several times over, from the beginning of a document that was
    /// just opened; of each frame the quickest, since what else the machine does is
    /// none of the program's.
    fn passes(
        &mut self,
        count: usize,
        mut frame: impl FnMut(&mut Self) -> Duration,
    ) -> Vec<Duration> {
        let mut quickest = vec![Duration::MAX; count];
        for _ in 0..PASSES {
            for name in ["s-two", "s-one"] {
                self.open(name);
                self.settle();
            }
            for known in &mut quickest {
                *known = (*known).min(frame(self));
            }
        }
        quickest
    }

    /// Draws until nothing goes on in the background any more.
    fn settle(&mut self) {
        let began = Instant::now();
        loop {
            for _ in 0..5 {
                self.frame(Vec::new());
            }
            if !self.app.is_busy() || began.elapsed() > Duration::from_mins(1) {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

fn tell(what: &str, mut frames: Vec<Duration>) {
    frames.sort_unstable();
    let at = |share: f64| {
        let place = ((frames.len() as f64 * share) as usize).min(frames.len().saturating_sub(1));
        frames.get(place).copied().unwrap_or_default().as_secs_f64() * 1000.0
    };
    println!(
        "{what:<28} {:>7.2} {:>7.2} {:>8.2}",
        at(0.5),
        at(0.99),
        at(1.0)
    );
}

/// Tells frames that follow each other, one by one.
fn tell_each(what: &str, frames: &[Duration]) {
    let frames: Vec<String> = frames
        .iter()
        .map(|frame| format!("{:.1}", frame.as_secs_f64() * 1000.0))
        .collect();
    println!("{what}, frame by frame: {}", frames.join(", "));
}
