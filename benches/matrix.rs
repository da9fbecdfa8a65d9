//! What a frame costs while a matrix of 2,000 rows by 8 theses is scrolled and edited:
//! `cargo bench --bench matrix`.
//!
//! The whole window is drawn, without a screen: a frame is what the processor does for
//! it, tessellating included. Nothing is sent to a graphics card. Told are the median,
//! the 99th percentile and the slowest of many frames, in milliseconds of work of this
//! thread, so that other programs on the machine do not count.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use contend::edit::{ClaimRef, Edit, Place, Session};
use contend::model::{Finite, Id, Kind, Quote, Record, Source, Stance};
use contend::ui::{Action, App, Options, View};
use eframe::App as _;
use egui::{
    Context, Event, Key, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2, vec2,
};

const SIZE: Vec2 = vec2(1920.0, 1080.0);
const THESES: usize = 8;
const ROWS: usize = 2_000;
const FRAMES: usize = 600;
/// Of each frame the quickest of so many counts.
const PASSES: usize = 3;

fn main() -> ExitCode {
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("map.ron");
    let session = map_of_rows()?;
    contend::file::save(&path, session.map(), None)?;
    let options = Options {
        preferences_dir: Some(folder.path().join("preferences")),
        open: vec![path],
        system_dialogs: false,
        still: true,
        ..Options::default()
    };
    let ctx = Context::default();
    let mut window = Window {
        app: App::new(&ctx, options),
        frame: eframe::Frame::_new_kittest(),
        ctx,
        time_secs: 0.0,
    };
    window.settle();
    window.app.push(Action::Show(View::Matrix));
    window.settle();

    let middle = Pos2::new(900.0, 500.0);
    println!("{ROWS} rows, {THESES} theses         median    99%    slowest");
    tell("still", window.passes(|_| Vec::new()));
    let wheel = |delta: Vec2| vec![Event::PointerMoved(middle), wheel(delta)];
    tell("scrolling down", window.passes(|_| wheel(vec2(0.0, -60.0))));
    tell(
        "scrolling up fast",
        window.passes(|_| wheel(vec2(0.0, 900.0))),
    );
    let across = |frame: usize| if frame % 40 < 20 { -30.0 } else { 30.0 };
    tell(
        "scrolling across",
        window.passes(|frame| wheel(vec2(across(frame), -20.0))),
    );
    tell("arrow keys", window.passes(|_| vec![key(Key::ArrowDown)]));
    // Frames in which a cell is set, one by one: rows and sums are made anew.
    let digits = ["1", "5", "2", "4"];
    let typed = |frame: usize| vec![Event::Text(digits[frame % digits.len()].to_owned())];
    window.frame(vec![key(Key::ArrowRight)]);
    tell("setting a cell each frame", window.passes(typed));
    Ok(())
}

/// Theses, reasons that bear on two of them each, and a quote behind each premise.
fn map_of_rows() -> Result<Session, Box<dyn std::error::Error>> {
    let id = |kind: Kind, number: usize| {
        let mut noise = [0; 14];
        for (place, digit) in noise.iter_mut().enumerate() {
            *digit = (number >> (5 * (13 - place)).min(40) & 31) as u8;
        }
        Id::from_noise(kind, noise)
    };
    let claim = |number: usize, text: String| ClaimRef::New {
        id: id(Kind::Claim, number),
        text,
    };
    let question = id(Kind::Question, 0);
    let mut edits = vec![Edit::AddQuestion {
        id: question,
        text: "Why was the bridge closed?".to_owned(),
    }];
    for number in 0..THESES {
        edits.push(Edit::AddThesis {
            question,
            claim: claim(number, format!("It was closed for reason number {number}.")),
            place: Place::Last,
        });
    }
    for number in 0..20 {
        let source = Source {
            title: format!("Report {number}"),
            short: format!("Report {number}"),
            ..Source::default()
        };
        edits.push(Edit::AddSource {
            id: id(Kind::Source, number),
            source,
        });
    }
    for number in 0..ROWS {
        let premise = id(Kind::Claim, THESES + number);
        let words = "Commanders in the east answer to no one, and what is decided in the capital \
                     is not what is done at the border";
        for (place, stance) in [Stance::For, Stance::Against].into_iter().enumerate() {
            let premise = match place {
                0 => claim(THESES + number, format!("{words} ({number}).")),
                _ => ClaimRef::Existing(premise),
            };
            edits.push(Edit::AddReason {
                id: id(Kind::Reason, 2 * number + place),
                target: id(Kind::Claim, (number + 3 * place) % THESES),
                stance,
                premise,
                place: Place::Last,
            });
        }
        let quote = Quote {
            source: id(Kind::Source, number % 20),
            exact: format!("what is decided in the capital is not what is done there, {number}"),
            start: Some(number as u64),
            reliability: Finite::new((number % 5) as f64 / 4.0),
            ..Quote::default()
        };
        edits.push(Edit::AddQuote {
            id: id(Kind::Quote, number),
            quote,
        });
        edits.push(Edit::AddBacking {
            id: id(Kind::Backing, number),
            quote: id(Kind::Quote, number),
            claim: premise,
            stance: Stance::For,
        });
    }
    let mut session = Session::default();
    let label = "make a map";
    session.apply(&Edit::Many { label, edits })?;
    let rows = (session.map().backings().iter())
        .filter(|(id, _)| matches!(session.map().record(*id), Some(Record::Backing(_))))
        .count();
    println!("{rows} quotes behind claims");
    Ok(session)
}

fn wheel(delta: Vec2) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta,
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    }
}

fn key(key: Key) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    }
}

/// The program's window without a screen.
struct Window {
    ctx: Context,
    app: App,
    frame: eframe::Frame,
    time_secs: f64,
}

impl Window {
    /// Draws a frame and says how long this thread worked on it.
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
        let clock = Clock::start();
        let mut output = ctx.run_ui(input, |ui| {
            app.logic(&ui.ctx().clone(), frame);
            app.ui(ui, frame);
        });
        let shapes = std::mem::take(&mut output.shapes);
        std::hint::black_box(ctx.tessellate(shapes, output.pixels_per_point));
        output.textures_delta.clear();
        clock.passed()
    }

    /// Many frames several times over, each time from the top of the table.
    fn passes(&mut self, mut events: impl FnMut(usize) -> Vec<Event>) -> Vec<Duration> {
        let mut quickest = vec![Duration::MAX; FRAMES];
        for _ in 0..PASSES {
            let top = Event::Key {
                key: Key::Home,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: Modifiers::COMMAND,
            };
            self.frame(vec![top]);
            self.frame(vec![key(Key::ArrowRight)]);
            self.settle();
            for (number, known) in quickest.iter_mut().enumerate() {
                *known = (*known).min(self.frame(events(number)));
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

/// How long this thread has been at work.
struct Clock {
    started: Instant,
    cpu: Option<u64>,
}

impl Clock {
    fn start() -> Self {
        Self {
            cpu: on_cpu_nanos(),
            started: Instant::now(),
        }
    }

    fn passed(&self) -> Duration {
        match (self.cpu, on_cpu_nanos()) {
            (Some(before), Some(now)) => Duration::from_nanos(now - before),
            _ => self.started.elapsed(),
        }
    }
}

fn on_cpu_nanos() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok()
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
