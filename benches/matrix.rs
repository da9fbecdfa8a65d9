//! What a frame costs while a matrix of 2,000 rows by 8 theses is scrolled and edited:
//! `cargo bench --bench matrix`.
//!
//! The whole window is drawn, without a screen: a frame is what the processor does for
//! it, tessellating included. Nothing is sent to a graphics card. Told are the median,
//! the 99th percentile and the slowest of many frames, in milliseconds of work of this
//! thread, so that other programs on the machine do not count.

#[path = "common/clock.rs"]
mod clock;
#[path = "common/window.rs"]
mod window;

use std::process::ExitCode;
use std::time::Duration;

use contend::edit::{ClaimRef, Edit, Place, Session};
use contend::model::{Finite, Id, Kind, Quote, Record, Source, Stance};
use contend::ui::{Action, View};
use egui::{Event, Key, Modifiers, Pos2, vec2};

use window::{Window, tell, wheel};

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
    let mut window = Window::new(folder.path(), &path);
    window.app.push(Action::Show(View::Matrix));
    window.settle();

    let middle = Pos2::new(900.0, 500.0);
    println!("{ROWS} rows, {THESES} theses         median    99%    slowest");
    tell("still", passes(&mut window, |_| Vec::new()));
    let wheel = |delta: egui::Vec2| vec![Event::PointerMoved(middle), wheel(delta)];
    tell(
        "scrolling down",
        passes(&mut window, |_| wheel(vec2(0.0, -60.0))),
    );
    tell(
        "scrolling up fast",
        passes(&mut window, |_| wheel(vec2(0.0, 900.0))),
    );
    let across = |frame: usize| if frame % 40 < 20 { -30.0 } else { 30.0 };
    tell(
        "scrolling across",
        passes(&mut window, |frame| wheel(vec2(across(frame), -20.0))),
    );
    tell(
        "arrow keys",
        passes(&mut window, |_| vec![key(Key::ArrowDown)]),
    );
    // Frames in which a cell is set, one by one: rows and sums are made anew.
    let digits = ["1", "5", "2", "4"];
    let typed = |frame: usize| vec![Event::Text(digits[frame % digits.len()].to_owned())];
    window.frame(vec![key(Key::ArrowRight)]);
    tell("setting a cell each frame", passes(&mut window, typed));
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

fn key(key: Key) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    }
}

/// Many frames several times over, each time from the top of the table.
fn passes(window: &mut Window, mut events: impl FnMut(usize) -> Vec<Event>) -> Vec<Duration> {
    let mut quickest = vec![Duration::MAX; FRAMES];
    for _ in 0..PASSES {
        let top = Event::Key {
            key: Key::Home,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::COMMAND,
        };
        window.frame(vec![top]);
        window.frame(vec![key(Key::ArrowRight)]);
        window.settle();
        for (number, known) in quickest.iter_mut().enumerate() {
            *known = (*known).min(window.frame(events(number)));
        }
    }
    quickest
}
