//! What the window looks like, drawn by a software renderer: stored pictures, and
//! what must hold in any picture, whatever the driver.

#![cfg(feature = "pictures")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

#[path = "window/gui/mod.rs"]
mod gui;

use std::collections::HashMap;

use egui::{Color32, Key, Modifiers, PointerButton, Rect};
use image::RgbaImage;

use contend::drawing::contrast;
use contend::ui::{Action, Command};
use gui::reading::{Bridge, LOG_WORDS};
use gui::{CTRL, CTRL_SHIFT, Window};

const NONE: Modifiers = Modifiers::NONE;

fn fourth_sample() -> Window {
    let sample = &contend::samples::samples()[3];
    let mut window = Window::new();
    window.click(&format!("Open sample: {}", sample.title));
    dismiss(&mut window);
    window
}

/// Leaves no notice on the screen.
fn dismiss(window: &mut Window) {
    while window.shows("Dismiss notice") {
        window.click("Dismiss notice");
    }
}

fn run(window: &mut Window, command: Command) {
    window.ask_for(Action::Run(command));
    dismiss(window);
}

/// The small map with a text, one of its claims selected and its quote opened.
fn reading() -> (Bridge, Window) {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    dismiss(&mut window);
    window.click(&format!("For, Log, exact: “{LOG_WORDS}”"));
    (bridge, window)
}

#[test]
fn welcome() {
    let mut window = Window::new();
    window.looks_like("welcome");
}

#[test]
fn the_fourth_sample() {
    let mut window = fourth_sample();
    window.looks_like("sample");
    run(&mut window, Command::ThemeDark);
    window.looks_like("sample_dark");
}

#[test]
fn cards_at_full_size() {
    let mut window = fourth_sample();
    let thesis = window
        .desk()
        .map()
        .questions()
        .iter()
        .next()
        .unwrap()
        .1
        .theses[1];
    window.ask_for(Action::Select(thesis));
    window.press(CTRL, Key::Num1);
    window.ask_for(Action::Reveal(thesis));
    window.looks_like("detail");
}

#[test]
fn the_reader_beside_the_map() {
    let (_bridge, mut window) = reading();
    let at = window.start_of("On the fourth day");
    window.triple_click_at(at);
    window.looks_like("reader");
}

#[test]
fn words_on_their_way_to_a_card() {
    let (_bridge, mut window) = reading();
    let from = window.start_of("On the fourth day");
    window.triple_click_at(from);
    let to = window.rect("Thesis B: The toll was in dispute.").center();
    window.pick_up(from, PointerButton::Primary);
    window.carry(from, to, Modifiers::SHIFT);
    window.looks_now_like("dragging");
}

#[test]
fn the_outline_and_the_inspector() {
    let (_bridge, mut window) = reading();
    window.press(CTRL_SHIFT, Key::Num2);
    window.looks_like("outline");
}

#[test]
fn text_for_the_back_of_a_room() {
    let (_bridge, mut window) = reading();
    run(&mut window, Command::TextPresentation);
    run(&mut window, Command::FitAll);
    window.looks_like("presentation");
}

/// How bright each pixel is, from 0 to 255: all that is left without colour.
fn grey(picture: &RgbaImage, x: f32, y: f32) -> f32 {
    let [red, green, blue, _] = picture.get_pixel(x as u32, y as u32).0.map(f32::from);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The outline of a reason's label, seen without colour.
#[derive(Debug)]
struct Outline {
    /// How far in along the diagonal the line runs at a corner, as a share of half
    /// the height: nothing where it is square, more where it is round, most where
    /// it is cut.
    corner: f32,
    /// Gaps in the upper line.
    gaps: usize,
}

impl Outline {
    fn seen_at(picture: &RgbaImage, rect: Rect) -> Self {
        let half = rect.height() / 2.0;
        let ground = grey(picture, rect.left() - 6.0, rect.top() - 6.0);
        // The line has a strong colour: it is far from the ground in brightness too.
        let is_line = |x: f32, y: f32| (grey(picture, x, y) - ground).abs() > 50.0;
        let steps = (0..).map(|step| -1.5 + step as f32 * 0.25);
        let corner = steps
            .take_while(|inward| *inward < half)
            .find(|inward| is_line(rect.left() + inward, rect.top() + inward))
            .expect("a line before the middle");
        let row = |x: f32| (-2..=2).any(|by| is_line(x, rect.top() + by as f32));
        let (mut gaps, mut was) = (0, true);
        for x in (rect.left() + half) as u32..(rect.right() - half) as u32 {
            let is = row(x as f32);
            gaps += usize::from(was && !is);
            was = is;
        }
        Self {
            corner: corner / half,
            gaps,
        }
    }
}

#[test]
fn stance_is_told_by_shape_alone() {
    let mut window = Window::new();
    window.click("Empty map");
    window.press(NONE, Key::Tab);
    window.type_text("Is it so?");
    window.press(NONE, Key::Tab);
    window.type_text("Yes");
    window.press(NONE, Key::Tab);
    window.type_text("Seen");
    window.press(NONE, Key::Enter);
    window.press(NONE, Key::ArrowUp);
    window.press(Modifiers::SHIFT, Key::Tab);
    window.type_text("Doubted");
    window.press(NONE, Key::Enter);
    let seen = window.rect("Claim: Seen").center();
    window.click_at(seen, NONE);
    window.press(NONE, Key::U);
    window.type_text("Seen from afar");
    window.press(NONE, Key::Enter);
    for dark in [false, true] {
        let theme = if dark {
            Command::ThemeDark
        } else {
            Command::ThemeLight
        };
        run(&mut window, theme);
        run(&mut window, Command::ZoomActual);
        run(&mut window, Command::ZoomIn);
        window.press(NONE, Key::Escape);
        let picture = window.picture();
        let outline = |name: &str| Outline::seen_at(&picture, window.rect(name));
        let reason = outline("Reason: Seen");
        let objection = outline("Objection: Doubted");
        let undercut = outline("Undercut: Seen from afar");
        assert!((0.2..0.4).contains(&reason.corner), "round: {reason:?}");
        assert!(
            (0.42..0.6).contains(&objection.corner),
            "cut: {objection:?}"
        );
        assert!(undercut.corner < 0.15, "square: {undercut:?}");
        assert_eq!((reason.gaps, objection.gaps), (0, 0), "solid");
        assert!(undercut.gaps > 4, "dashed: {undercut:?}");
    }
}

/// The contrast of what is written there with what it is written on: the most
/// frequent colour, and the one that stands out from it most.
fn contrast_in(picture: &RgbaImage, rect: Rect) -> f32 {
    let mut counts: HashMap<[u8; 4], usize> = HashMap::new();
    let inside = rect.intersect(Rect::from_min_size(
        egui::Pos2::ZERO,
        egui::vec2(picture.width() as f32 - 1.0, picture.height() as f32 - 1.0),
    ));
    for y in inside.top().ceil() as u32..inside.bottom().floor() as u32 {
        for x in inside.left().ceil() as u32..inside.right().floor() as u32 {
            *counts.entry(picture.get_pixel(x, y).0).or_default() += 1;
        }
    }
    let color = |[red, green, blue, _]: [u8; 4]| Color32::from_rgb(red, green, blue);
    let ground = counts
        .iter()
        .max_by_key(|(pixel, count)| (**count, **pixel));
    let ground = color(*ground.expect("a place on the screen").0);
    let contrasts = counts.keys().map(|pixel| contrast(color(*pixel), ground));
    contrasts.fold(1.0, f32::max)
}

#[test]
fn what_is_written_stands_out_from_its_ground() {
    let (_bridge, mut window) = reading();
    let chip = format!("For, Log, exact: “{LOG_WORDS}”");
    let places = [
        "Claim: The river ran over it.",
        "Thesis A: The flood damaged it.",
        "Reason: The river ran over it.",
        "Question: Why was the bridge closed?",
        chip.as_str(),
        "Document text",
        "Log, The ferryman’s log, 1 quote, text at hand",
        "1 verified",
        "1 without text",
        "exact",
        "Fit",
    ];
    for theme in [Command::ThemeLight, Command::ThemeDark] {
        run(&mut window, theme);
        let picture = window.picture();
        for place in places {
            // The least that WCAG asks of text of this size.
            let found = contrast_in(&picture, window.rect(place));
            assert!(found >= 4.5, "{place}: {found} with {theme:?}");
        }
    }
}
