//! What lies over the map: bars, controls and notices, of which none hides another.

use contend::model::{Claim, Id};
use contend::ui::{Action, Command, Notice};
use egui::{Key, Rect};

use crate::gui::{CTRL, NONE, Window};

const SAMPLE: &str = "Open sample: Why do the Taliban not act against the TTP?";
const SIZES: [Command; 3] = [
    Command::TextNormal,
    Command::TextLarge,
    Command::TextPresentation,
];
const SUPPOSED: &str = "What is supposed";
const FOCUS: &str = "Focus view";
const MOVING: &str = "Moving by keys";
const FIND: &str = "Find in the map";
const NOTICES: &str = "Notices";
const MINIMAP: &str = "Minimap";
const RATINGS: &str = "Ratings: ";

/// The sample at a text size, with one of its claims selected.
fn sample(size: Command) -> Window {
    let mut window = Window::new();
    window.click(SAMPLE);
    window.ask_for(Action::Run(size));
    let premise = premises(&window).pop().unwrap();
    window.ask_for(Action::Reveal(premise));
    window.ask_for(Action::Select(premise));
    window
}

fn premises(window: &Window) -> Vec<Id> {
    let map = window.desk().map();
    let is_premise = |claim: &Claim, id: Id| !map.is_thesis(id) && !claim.assumption;
    let claims = map.claims().iter();
    let premises = claims.filter(|(id, claim)| is_premise(claim, *id) && !claim.unstated);
    premises.map(|(id, _)| id).collect()
}

fn rects(window: &Window, names: &[&'static str]) -> Vec<(&'static str, Rect)> {
    let rect = |name: &&'static str| match *name {
        RATINGS => (RATINGS, window.rect_containing(RATINGS)),
        name => (name, window.rect(name)),
    };
    names.iter().map(rect).collect()
}

fn assert_apart(window: &Window, names: &[&'static str]) {
    let all = rects(window, names);
    for (at, (name, one)) in all.iter().enumerate() {
        let inside = Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 800.0));
        assert!(inside.contains_rect(*one), "{name} {one}");
        for (other, rect) in &all[at + 1..] {
            assert!(!one.intersects(*rect), "{name} {one}, {other} {rect}");
        }
    }
}

#[test]
fn no_bar_over_the_map_hides_another() {
    for size in SIZES {
        let mut window = sample(size);
        window.ask_for(Action::Run(Command::SwitchOff));
        window.press(CTRL, Key::F);
        window.type_into("Find", "act");
        let error = Notice::error("The map could not be saved");
        let error = error.with_details("The disk is full.\nFree some room and save again.");
        window.ask_for(Action::Notify(error));
        window.ask_for(Action::Notify(Notice::info("Something else to know")));
        window.ask_for(Action::Run(Command::ZoomActual));
        let always = [SUPPOSED, NOTICES, "Arrangement", RATINGS];
        assert_apart(&window, &[&always[..], &[FIND, MINIMAP]].concat());
        window.ask_for(Action::Run(Command::Focus));
        window.ask_for(Action::Run(Command::MoveByHand));
        if size == Command::TextNormal {
            assert_apart(&window, &[&always[..], &[FOCUS, MOVING, FIND]].concat());
        }
        // With the largest text there is no room for all that at once.
        window.click("Close find");
        assert_apart(&window, &[&always[..], &[FOCUS, MOVING]].concat());
    }
}

#[test]
fn moving_cards_by_keys_leaves_in_sight_what_is_supposed() {
    for size in SIZES {
        let mut window = sample(size);
        window.ask_for(Action::Run(Command::SwitchOff));
        window.has_containing("1 claim held");
        window.press(NONE, Key::M);
        window.press(NONE, Key::ArrowDown);
        window.has("Moved by 0, 4");
        assert_apart(&window, &[SUPPOSED, MOVING, "Arrangement", RATINGS]);
        // As high as before: what lies over the map moves nothing on it.
        let supposed = window.rect(SUPPOSED);
        window.press(NONE, Key::Escape);
        assert_eq!(window.rect(SUPPOSED), supposed);
    }
}

#[test]
fn finding_in_a_table_leaves_in_sight_what_is_supposed() {
    let mut window = sample(Command::TextPresentation);
    window.ask_for(Action::Run(Command::SwitchOff));
    window.click("Matrix");
    window.press(CTRL, Key::F);
    let clear = window.rect("Clear what is supposed");
    assert!(window.rect(FIND).top() >= clear.bottom());
}

#[test]
fn what_one_asks_to_see_is_clear_of_the_controls() {
    for size in SIZES {
        let mut window = sample(size);
        window.ask_for(Action::Run(Command::SwitchOff));
        let assert_clear = |window: &Window, what: &str| {
            let card = window.desk().selection.lead().unwrap();
            let text = window.desk().map().claim(card).unwrap().text.clone();
            let card = window.rect_containing(&format!("Claim: {text}"));
            for (name, rect) in rects(window, &[SUPPOSED, "Arrangement", RATINGS]) {
                assert!(!rect.intersects(card), "{what}: {name} {rect}, card {card}");
            }
        };
        window.ask_for(Action::Run(Command::FitSelection));
        assert_clear(&window, "fitted");
        window.ask_for(Action::Run(Command::Focus));
        assert_clear(&window, "in focus");
        window.ask_for(Action::Run(Command::Focus));
        // At a zoom to type at, wherever the card stands on the map.
        for claim in premises(&window).into_iter().step_by(7) {
            window.ask_for(Action::Write(claim));
            window.press(NONE, Key::Escape);
            window.ask_for(Action::Select(claim));
            assert_clear(&window, "written");
        }
    }
}

#[test]
fn escape_gives_up_a_drag_and_nothing_else() {
    let mut window = Window::new();
    window.click("Empty map");
    window.press(NONE, Key::Tab);
    window.type_text("Is it so?");
    window.press(NONE, Key::Tab);
    window.type_text("Yes");
    window.press(NONE, Key::Enter);
    window.press(NONE, Key::Escape);
    assert!(window.desk().selection.is_empty());
    assert!(window.fills_screen_after(Key::F11));
    // A rubber band over empty canvas.
    let card = window.rect("Thesis A: Yes");
    let from = card.center_bottom() + egui::vec2(0.0, 60.0);
    let to = from - egui::vec2(200.0, 90.0);
    window.pick_up(from, egui::PointerButton::Primary);
    window.carry(from, to, NONE);
    assert!(
        window.fills_screen_after(Key::Escape),
        "the drag is given up first"
    );
    window.let_go(to, NONE);
    assert!(window.desk().selection.is_empty(), "nothing was selected");
    assert!(!window.fills_screen_after(Key::Escape));
    // A card: it is where it was, and selected as it was.
    let thesis = window.claim("Yes");
    window.ask_for(Action::Select(thesis));
    window.pick_up(card.center(), egui::PointerButton::Primary);
    window.carry(card.center(), card.center() + egui::vec2(90.0, 60.0), NONE);
    window.press(NONE, Key::Escape);
    window.let_go(card.center(), NONE);
    assert!(window.desk().map().placement(thesis).is_none());
    assert!(window.desk().selection.contains(thesis));
}

/// What the sample asks, on its card.
const QUESTION: &str = "Question: Why do the Taliban not act against the TTP?";

/// The question's card before something is supposed, meanwhile, and after that is cleared.
fn question_while_supposing(window: &mut Window) -> [Rect; 3] {
    let premise = premises(window).pop().unwrap();
    window.ask_for(Action::Select(premise));
    let before = window.rect_containing(QUESTION);
    window.ask_for(Action::Run(Command::SwitchOff));
    window.has_containing("1 claim held");
    let meanwhile = window.rect_containing(QUESTION);
    window.ask_for(Action::Run(Command::ClearWhatIf));
    [before, meanwhile, window.rect_containing(QUESTION)]
}

#[test]
fn a_map_that_was_fitted_steps_below_what_is_supposed_and_back() {
    let mut window = Window::new();
    window.press(CTRL, Key::B);
    window.click(SAMPLE);
    // The label that stands up from the card would be behind the bar.
    let [before, below, after] = question_while_supposing(&mut window);
    assert!(below.top() > before.top() + 8.0, "{below} {before}");
    assert!((below.width() - before.width()).abs() < 0.1);
    assert_eq!(after, before);
    // Fitted with all its labels, it has room for the bar.
    window.ask_for(Action::Run(Command::FitAll));
    let [before, below, after] = question_while_supposing(&mut window);
    assert_eq!([below, after], [before; 2]);
}

#[test]
fn a_map_that_was_moved_stays_when_something_is_supposed() {
    let mut window = sample(Command::TextNormal);
    window.ask_for(Action::Run(Command::ZoomIn));
    let premise = premises(&window).pop().unwrap();
    let name = window.desk().map().claim(premise).unwrap().text.clone();
    let card = |window: &Window| window.rect_containing(&format!("Claim: {name}"));
    let before = card(&window);
    window.ask_for(Action::Run(Command::SwitchOff));
    window.has_containing("1 claim held");
    assert_eq!(card(&window), before);
}
