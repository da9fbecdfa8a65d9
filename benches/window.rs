//! The first frame of the program against that of an empty window, and the memory
//! that each has taken by then.
//!
//! `cargo bench --bench window` on a desktop, or under Xvfb. Each window is opened
//! in a process of its own, in turns, so that all meet the same machine. A frame is
//! *drawn* when the program has handed its shapes over, and *shown* when the
//! renderer has put them on the screen: where no graphics card helps, that second
//! part is the processor filling pixels, of which an empty window has none. The
//! window with one word in it tells how much of that anything at all would cost.

use std::process::{Command, ExitCode};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use contend::ui::{App, Options};

const ROUNDS: usize = 9;
/// Frames after which memory is read: fonts and first meshes are there by then.
const FRAMES: u64 = 10;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, kind, began] = arguments.as_slice()
        && let Ok(began) = began.parse::<u64>()
    {
        return show(kind, Duration::from_micros(began));
    }
    let kinds = ["empty", "a word", "welcome", "map"];
    let mut figures = vec![Vec::new(); kinds.len()];
    for _ in 0..ROUNDS {
        for (kind, figures) in kinds.iter().zip(&mut figures) {
            // Software drivers now and then die at the start; a real lack is lasting.
            match (0..3).find_map(|_| measure(kind)) {
                Some(figure) => figures.push(figure),
                None => {
                    eprintln!("no window could be opened here ({kind})");
                    return ExitCode::FAILURE;
                }
            }
        }
    }
    println!("medians of {ROUNDS}; in brackets: times the empty window's");
    println!("window          drawn (ms)          shown (ms)         memory (MB)");
    let mut empty = None;
    for (kind, figures) in kinds.iter().zip(&mut figures) {
        let medians = [0, 1, 2].map(|which| {
            figures.sort_unstable_by_key(|figure: &[u64; 3]| figure[which]);
            figures[figures.len() / 2][which] as f64
        });
        let base = *empty.get_or_insert(medians);
        print!("{kind:<9}");
        for (which, scale) in [1000.0, 1000.0, 1024.0].into_iter().enumerate() {
            let (median, base) = (medians[which], base[which]);
            print!(" {:>11.0} ({:.2})", median / scale, median / base);
        }
        println!();
    }
    ExitCode::SUCCESS
}

/// Opens a window in a process of its own: microseconds until its first frame was
/// drawn and until it was shown, and the most memory it had (KiB).
fn measure(kind: &str) -> Option<[u64; 3]> {
    let began = now().as_micros().to_string();
    let child = Command::new(std::env::current_exe().ok()?)
        .args([kind, &began])
        .output()
        .ok()?;
    let text = String::from_utf8(child.stdout).ok()?;
    let mut figures = text.split_whitespace().map(str::parse::<u64>);
    Some([
        figures.next()?.ok()?,
        figures.next()?.ok()?,
        figures.next()?.ok()?,
    ])
}

fn now() -> Duration {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
}

fn show(kind: &str, began: Duration) -> ExitCode {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]),
        ..eframe::NativeOptions::default()
    };
    let kind = kind.to_owned();
    let folder = std::env::temp_dir().join(format!("contend-bench-{}", std::process::id()));
    let shown = eframe::run_native(
        "window bench",
        options,
        Box::new(move |cc| {
            let start = |open| Options {
                preferences_dir: Some(folder),
                open,
                still: true,
                ..Options::default()
            };
            let map = concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/maps/competing-explanations.ron"
            );
            let inner: Option<App> = match kind.as_str() {
                "welcome" => Some(App::new(&cc.egui_ctx, start(Vec::new()))),
                "map" => Some(App::new(&cc.egui_ctx, start(vec![map.into()]))),
                _ => None,
            };
            Ok(Box::new(Timed {
                word: kind == "a word",
                inner,
                began,
                drawn: None,
                shown: None,
                frames: 0,
            }))
        }),
    );
    match shown {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Draws the program or nothing, says when the first frame was done, and closes.
struct Timed {
    inner: Option<App>,
    word: bool,
    began: Duration,
    drawn: Option<Duration>,
    shown: Option<Duration>,
    frames: u64,
}

impl eframe::App for Timed {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        if let Some(app) = &mut self.inner {
            app.logic(ctx, frame);
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        if self.frames == 1 {
            // The second frame begins when the first is on the screen.
            self.shown = Some(now().saturating_sub(self.began));
        }
        if let Some(app) = &mut self.inner {
            app.ui(ui, frame);
        } else if self.word {
            ui.label("Contend");
        }
        self.frames += 1;
        let passed = now().saturating_sub(self.began);
        match self.frames {
            1 => self.drawn = Some(passed),
            FRAMES => {
                let micros = |time: Option<Duration>| time.unwrap_or_default().as_micros();
                println!(
                    "{} {} {}",
                    micros(self.drawn),
                    micros(self.shown),
                    peak_memory_kibibytes()
                );
                std::process::exit(0);
            }
            _ => {}
        }
        ui.ctx().request_repaint();
    }
}

/// The most memory that the process has had at a time, as Linux tells it.
fn peak_memory_kibibytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or_default()
}
