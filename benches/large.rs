//! From the file of a large map to its first frame, step by step:
//! `cargo bench --bench large`, or with the number of claims behind `--`.
//!
//! Each step is given in milliseconds of a clock on the wall and of the processor
//! (all threads together), with the memory that the process holds after it. A frame
//! is what the processor does for it; nothing is sent to a graphics card.

use std::sync::Arc;
use std::time::{Duration, Instant};

use contend::drawing::{DrawRequest, Drawer, MapDrawing, Touched};
use contend::file::{ReadOptions, print, read_with};
use contend::generate::generate;
use contend::layout::{Outline, layout};
use contend::model::{Change, Claim, Map};
use contend::ui::Desk;
use contend::ui::canvas::{Camera, Marks, PaintCache, PaintRequest, paint};
use contend::ui::theme::{TextSize, Theme, install_fonts};
use egui::{Context, Pos2, RawInput, Rect};

const VIEW: Rect = Rect {
    min: Pos2::ZERO,
    max: Pos2::new(1440.0, 900.0),
};

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let mut counts: Vec<usize> = (std::env::args().skip(1))
        .filter_map(|argument| argument.parse().ok())
        .collect();
    if counts.is_empty() {
        counts = vec![1_000, 10_000];
    }
    for claims in counts {
        if let Err(error) = measure(claims) {
            eprintln!("{claims} claims: {error}");
        }
    }
}

fn measure(claims: usize) -> std::io::Result<()> {
    let path = std::env::temp_dir().join(format!("contend-large-{}.ron", std::process::id()));
    let text = print(&generate(claims, 1)).map_err(std::io::Error::other)?;
    std::fs::write(&path, text)?;
    println!(
        "\n{claims} claims, {} KB",
        std::fs::metadata(&path)?.len() / 1024
    );
    println!("step                       wall (ms)   processor (ms)   memory (MB)");
    let opened = timed("reading the file", || {
        read_with(&path, ReadOptions::default())
    });
    std::fs::remove_file(&path)?;
    let Ok(opened) = opened else {
        return Err(std::io::Error::other("the map cannot be read"));
    };
    let began = Instant::now();
    let map = opened.map.clone();
    let mut desk = Desk::new(opened.map);
    timed("problems, documents", || desk.refresh());
    let mut drawer = Drawer::default();
    let drawing = timed("sizes and layout", || drawer.draw(&DrawRequest::new(&map)));
    let mut stage = Stage::new(map.clone(), drawing);
    timed("first frame", || stage.frame());
    println!("  all but reading: {:.1} ms", millis(began.elapsed()));
    timed("the same frame again", || stage.frame());
    println!("of which, made once more by themselves");
    timed("  what hangs where", || Outline::new(&map, None));
    timed("  layout", || layout(stage.drawing.request()));
    println!("edits");
    let mut edited = map.clone();
    for (name, words) in [
        ("as many lines", "a claim"),
        ("many more lines", "words and words "),
    ] {
        let more = if words == "a claim" { 1 } else { 30 };
        let change = write(&mut edited, &words.repeat(more), more == 1);
        let touched = Touched::by(&change, &edited);
        let request = DrawRequest {
            touched: Some(&touched),
            ..DrawRequest::new(&edited)
        };
        stage.drawing = timed(&format!("  {name}"), || drawer.draw(&request));
    }
    println!("most memory held at a time: {} MB", status("VmHWM:") / 1024);
    Ok(())
}

/// Writes a text into the first claim; one as long as its own by turning that round.
fn write(map: &mut Map, words: &str, as_long: bool) -> Change {
    let mut change = Change::default();
    let first = map.claims().iter().next();
    if let Some((id, old)) = first.map(|(id, old)| (id, Arc::clone(old))) {
        let mut new = Claim::clone(&old);
        if as_long {
            let turned: Vec<&str> = old.text.split(' ').rev().collect();
            new.text = turned.join(" ");
        } else {
            words.clone_into(&mut new.text);
        }
        change.claims.record(id, Some(old), Some(Arc::new(new)));
    }
    change.apply(map);
    change
}

fn timed<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let (began, used) = (Instant::now(), processor_time());
    let result = work();
    let (wall, used) = (began.elapsed(), processor_time().saturating_sub(used));
    let memory = status("VmRSS:") as f64 / 1024.0;
    println!(
        "{name:<24} {:>11.1} {:>16.1} {memory:>13.0}",
        millis(wall),
        millis(used)
    );
    result
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// What all threads of the process have used of the processors, as Linux tells it;
/// zero elsewhere.
fn processor_time() -> Duration {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten();
    let nanoseconds = tasks.flatten().filter_map(|task| {
        let text = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(nanoseconds.sum())
}

/// A line of Linux's account of the process, in KiB; zero elsewhere.
fn status(line: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status.lines().find_map(|it| it.strip_prefix(line));
    found
        .and_then(|found| found.split_whitespace().next()?.parse().ok())
        .unwrap_or_default()
}

/// A screen with the top of the map at a zoom at which it can be read.
struct Stage {
    ctx: Context,
    map: Map,
    drawing: MapDrawing,
    cache: PaintCache,
    time_secs: f64,
}

impl Stage {
    fn new(map: Map, drawing: MapDrawing) -> Self {
        let ctx = Context::default();
        install_fonts(&ctx);
        Theme::new(false, TextSize::Normal).apply(&ctx);
        Self {
            ctx,
            map,
            drawing,
            cache: PaintCache::default(),
            time_secs: 0.0,
        }
    }

    fn frame(&mut self) {
        self.time_secs += 1.0;
        let input = RawInput {
            screen_rect: Some(VIEW),
            time: Some(self.time_secs),
            ..RawInput::default()
        };
        let camera = Camera::fit_readable(self.drawing.layout.bounds, VIEW, 40.0, 0.5, 0.65);
        let marks = Marks::default();
        let mut output = self.ctx.run_ui(input, |ui| {
            let theme = Theme::of(ui.ctx());
            let request = PaintRequest {
                picture: &self.drawing.picture,
                layout: &self.drawing.layout,
                map: &self.map,
                camera,
                view: VIEW,
                free: VIEW,
                marks: &marks,
                theme: &theme,
                pictures: &|_| None,
                said: &|_| None,
            };
            paint(ui.painter(), &request, &mut self.cache);
        });
        output.textures_delta.clear();
        std::hint::black_box(self.ctx.tessellate(output.shapes, 1.0));
    }
}
