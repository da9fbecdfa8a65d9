//! The program's window without a screen, and what its frames cost.

use std::path::Path;
use std::time::{Duration, Instant};

use contend::ui::{App, Options};
use eframe::App as _;
use egui::{
    Context, Event, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2, vec2,
};

use super::clock::Clock;

const SIZE: Vec2 = vec2(1920.0, 1080.0);

pub struct Window {
    ctx: Context,
    pub app: App,
    frame: eframe::Frame,
    time_secs: f64,
}

impl Window {
    /// With a map open, once nothing goes on in the background any more. What the program
    /// keeps goes into the folder.
    pub fn new(folder: &Path, map: &Path) -> Self {
        let ctx = Context::default();
        let options = Options {
            preferences_dir: Some(folder.join("preferences")),
            open: vec![map.to_owned()],
            system_dialogs: false,
            still: true,
            ..Options::default()
        };
        let app = App::new(&ctx, options);
        let mut window = Self {
            frame: eframe::Frame::_new_kittest(),
            ctx,
            app,
            time_secs: 0.0,
        };
        window.settle();
        window
    }

    /// Draws a frame and says how long this thread worked on it.
    pub fn frame(&mut self, events: Vec<Event>) -> Duration {
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

    /// Draws until nothing goes on in the background any more.
    pub fn settle(&mut self) {
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

/// A turn of the wheel, by so many points.
pub fn wheel(delta: Vec2) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta,
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    }
}

/// The median, the 99th percentile and the slowest, in milliseconds.
pub fn tell(what: &str, mut frames: Vec<Duration>) {
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
