//! What stands beside the canvas, on a map that is too large to be gone through in each
//! frame: the lists show what they should, and only the rows that one sees are made.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use egui::Key;

use crate::gui::{CTRL, Window};
use contend::edit::{Below, Edit};
use contend::file;
use contend::generate::generate;
use contend::ui::{Action, Command};

/// Enough for what is left to threads in large maps to be left to them.
const CLAIMS: usize = 2_500;

const NONE: egui::Modifiers = egui::Modifiers::NONE;

/// Rows of a list that can be there at once: what fits the window, and not a tenth of
/// what the list holds.
const MOST_ROWS: usize = 80;

fn large() -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.ron");
    file::save(&path, &generate(CLAIMS, 1), None).unwrap();
    let window = Window::opening(&path);
    (window, folder)
}

#[test]
fn a_large_map_is_searched_listed_looked_through_and_saved() {
    let (mut window, folder) = large();

    // Problems of the whole map come from a thread.
    window.wait();
    let map = window.desk().map().clone();
    let problems = contend::model::problems::check(&map);
    assert_eq!(window.desk().problems().len(), problems.len());
    window.has(&format!("Problems {}", problems.len()));
    window.ask_for(Action::Run(Command::ShowProblems));
    let rows = window.count_containing("unbacked claim: ");
    assert!(
        (1..MOST_ROWS).contains(&rows),
        "{rows} rows of the problems"
    );

    // The outline.
    window.ask_for(Action::Run(Command::ShowOutline));
    let rows = window.count_containing(", level ");
    assert!((1..MOST_ROWS).contains(&rows), "{rows} rows of the outline");
    let last = map.claims().ids().next_back().unwrap();
    let text = map.claim(last).unwrap().text.clone();
    window.ask_for(Action::Reveal(last));
    assert!(
        window.count_containing(&text) > 0,
        "the outline has gone there"
    );

    // Find.
    window.press(CTRL, Key::F);
    window.type_into("Find", "bridge");
    window.wait();
    let hits = by_hand(&window, "bridge");
    assert!(hits > 100, "{hits}");
    window.has(&format!("{hits} found; Enter goes to the first"));
    let rows = window.count_containing("question: ") + window.count_containing("claim: ");
    assert!(rows >= 7, "only {rows} rows of what was found are seen");
    assert!(
        (1..MOST_ROWS).contains(&rows),
        "{rows} rows of what was found"
    );
    window.press(NONE, Key::ArrowUp);
    window.has_containing(&format!("{hits} of {hits} · "));

    // What is written is found in the next frame, and what is deleted is not.
    window.make(Edit::SetText {
        id: last,
        text: "Quokkas were seen at the ferry".into(),
    });
    window.fill("Find", "quokkas");
    window.has("1 found; Enter goes to the first");
    window.make(Edit::Remove {
        ids: vec![last],
        below: Below::Keep,
    });
    window.has("Nothing found");
    let known = window.desk().problems().len();
    assert_eq!(
        known,
        contend::model::problems::check(window.desk().map()).len(),
        "problems have followed"
    );

    // Saving goes on while one types; what is typed meanwhile is not counted as saved.
    window.click("Close find");
    let title = |text: &str| Edit::SetTitle(text.into());
    window.make(title("First"));
    window.ask_for(Action::Run(Command::Save));
    window.wait();
    assert!(!window.desk().session.is_dirty());
    let read = || file::read(&folder.path().join("large.ron")).unwrap().map;
    assert_eq!(read(), *window.desk().map());
    window.push_both(Action::Run(Command::Save), Action::Edit(title("Second")));
    window.wait();
    assert!(window.desk().session.is_dirty());
    assert_eq!(read().header().title, "First");
    window.ask_for(Action::Run(Command::Save));
    window.wait();
    assert_eq!(read().header().title, "Second");
}

/// How many texts hold the word, found by looking at each.
fn by_hand(window: &Window, word: &str) -> usize {
    let map = window.desk().map();
    let mut texts: Vec<String> = Vec::new();
    texts.extend(
        map.questions()
            .iter()
            .flat_map(|(_, q)| [q.text.clone(), q.note.clone()]),
    );
    texts.extend(
        map.claims()
            .iter()
            .flat_map(|(_, c)| [c.text.clone(), c.note.clone()]),
    );
    texts.extend(map.reasons().iter().map(|(_, reason)| reason.note.clone()));
    texts.extend(
        map.conflicts()
            .iter()
            .map(|(_, conflict)| conflict.note.clone()),
    );
    texts.extend(
        map.quotes()
            .iter()
            .flat_map(|(_, q)| [q.exact.clone(), q.note.clone()]),
    );
    texts.extend(
        map.backings()
            .iter()
            .map(|(_, backing)| backing.note.clone()),
    );
    texts.extend(map.sources().iter().flat_map(|(_, s)| {
        let record = [&*s.short, &*s.title, &*s.authors.join(", "), &*s.container].join(" · ");
        [record, s.note.clone()]
    }));
    let holds = |text: &&String| text.to_lowercase().contains(word);
    texts.iter().filter(holds).count()
}
