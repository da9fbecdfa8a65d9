//! Draws the cards that `cargo bench --bench canvas -- … --cards FILE` wrote with
//! egui-snarl, headless, and prints what a frame costs: run and tessellate.

use std::fs::read_to_string;
use std::time::{Duration, Instant};

use egui::emath::TSTransform;
use egui::{Context, Pos2, RawInput, Rect, Ui, pos2, vec2};
use egui_snarl::ui::{PinInfo, SnarlPin, SnarlViewer, SnarlWidget};
use egui_snarl::{InPin, InPinId, NodeId, OutPin, OutPinId, Snarl};

const VIEW: Rect = Rect {
    min: Pos2::ZERO,
    max: Pos2::new(2560.0, 1440.0),
};

/// A claim's text and how wide it is set.
struct Card {
    text: String,
    width: f32,
}

struct Viewer {
    /// Set before each frame.
    camera: TSTransform,
}

impl SnarlViewer<Card> for Viewer {
    fn title(&mut self, _: &Card) -> String {
        String::new()
    }

    fn inputs(&mut self, _: &Card) -> usize {
        1
    }

    fn show_input(
        &mut self,
        _: &InPin,
        _: &mut Ui,
        _: &mut Snarl<Card>,
    ) -> impl SnarlPin + 'static {
        PinInfo::circle()
    }

    fn outputs(&mut self, _: &Card) -> usize {
        1
    }

    fn show_output(
        &mut self,
        _: &OutPin,
        _: &mut Ui,
        _: &mut Snarl<Card>,
    ) -> impl SnarlPin + 'static {
        PinInfo::circle()
    }

    fn has_body(&mut self, _: &Card) -> bool {
        true
    }

    fn show_body(
        &mut self,
        node: NodeId,
        _: &[InPin],
        _: &[OutPin],
        ui: &mut Ui,
        snarl: &mut Snarl<Card>,
    ) {
        let Some(card) = snarl.get_node(node) else {
            return;
        };
        ui.set_max_width(card.width);
        ui.label(&card.text);
    }

    fn current_transform(&mut self, to_global: &mut TSTransform, _: &mut Snarl<Card>) {
        *to_global = self.camera;
    }
}

fn main() {
    for path in std::env::args().skip(1) {
        match read_to_string(&path) {
            Ok(text) => measure(&path, &text),
            Err(error) => eprintln!("{path}: {error}"),
        }
    }
}

/// Lines of `card x y width height text`, then of `link from to` by number.
fn measure(path: &str, text: &str) {
    let mut snarl = Snarl::new();
    let mut nodes = Vec::new();
    let mut bounds = Rect::NOTHING;
    let mut reading = None;
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields[..] {
            ["camera", x, y, zoom] => reading = Some((pos2(number(x), number(y)), number(zoom))),
            ["card", x, y, width, height, words] => {
                let corner = pos2(number(x), number(y));
                let size = vec2(number(width), number(height));
                bounds = bounds.union(Rect::from_min_size(corner, size));
                let (text, width) = (words.to_owned(), size.x);
                nodes.push(snarl.insert_node(corner, Card { text, width }));
            }
            ["link", from, to] => {
                let node = |place: &str| nodes.get(place.parse::<usize>().ok()?).copied();
                if let (Some(from), Some(to)) = (node(from), node(to)) {
                    let output = OutPinId {
                        node: from,
                        output: 0,
                    };
                    snarl.connect(output, InPinId { node: to, input: 0 });
                }
            }
            _ => {}
        }
    }
    let whole = (VIEW.width() / bounds.width()).min(VIEW.height() / bounds.height());
    let (center, near) = reading.unwrap_or((bounds.center(), 0.4));
    let [near, whole] = [(center, near), (bounds.center(), whole)]
        .map(|(center, zoom)| frame(&mut snarl, center, zoom));
    println!(
        "{path}: egui-snarl, {} cards: about 200 in view {near:.2?}, all in view {whole:.2?}",
        nodes.len()
    );
}

fn number(text: &str) -> f32 {
    text.parse().unwrap_or(0.0)
}

/// The middle one of many frames while the map is dragged to and fro.
fn frame(snarl: &mut Snarl<Card>, center: Pos2, zoom: f32) -> Duration {
    let ctx = Context::default();
    let mut viewer = Viewer {
        camera: TSTransform::IDENTITY,
    };
    let mut times = Vec::new();
    let started = Instant::now();
    for turn in 0..60 {
        let step = (turn % 2) as f32;
        let middle = VIEW.center() + vec2(step, step);
        viewer.camera = TSTransform::new(middle.to_vec2() - center.to_vec2() * zoom, zoom);
        let input = RawInput {
            screen_rect: Some(VIEW),
            time: Some(f64::from(turn) / 60.0),
            ..RawInput::default()
        };
        let clock = Clock::start();
        let mut output = ctx.run_ui(input, |ui| {
            SnarlWidget::new().show(snarl, &mut viewer, ui);
        });
        output.textures_delta.clear();
        std::hint::black_box(ctx.tessellate(output.shapes, 1.0));
        if turn > 3 {
            times.push(clock.passed());
        }
        if times.len() > 5 && started.elapsed() > Duration::from_secs(20) {
            break;
        }
    }
    times.sort_unstable();
    times[times.len() / 2]
}

/// How long this thread has been at work, where the system tells (Linux).
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
    let text = read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok()
}
