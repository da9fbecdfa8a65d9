//! A window without a screen, driven as a person drives it.

#![allow(dead_code, reason = "each file of tests uses a part of it")]

mod importing;
#[cfg(feature = "pictures")]
pub mod picture;
mod pointer;
pub mod reading;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use contend::edit::{ClaimRef, Edit, Session};
use contend::model::{Id, Kind, Stance};
use contend::ui::canvas::OffThread;
use contend::ui::{Action, App, Desk, Notice, Options};

pub const CTRL: Modifiers = Modifiers::COMMAND;
pub const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
pub const NONE: Modifiers = Modifiers::NONE;
pub const SHIFT: Modifiers = Modifiers::SHIFT;
pub const ALT: Modifiers = Modifiers::ALT;

/// The program's window, with preferences of its own.
pub struct Window {
    harness: Harness<'static, App>,
    folder: tempfile::TempDir,
}

impl Window {
    pub fn new() -> Self {
        Self::start(None, Vec::new())
    }

    pub fn opening(path: &Path) -> Self {
        Self::start(None, vec![path.to_owned()])
    }

    pub fn with_preferences(folder: &Path) -> Self {
        Self::start(Some(folder.to_owned()), Vec::new())
    }

    fn start(preferences: Option<PathBuf>, open: Vec<PathBuf>) -> Self {
        Self::start_with(Options {
            preferences_dir: preferences,
            open,
            ..Options::default()
        })
    }

    /// With a map that threads lay out, however small it is.
    pub fn laying_out_on_threads(path: &Path) -> Self {
        Self::start_with(Options {
            open: vec![path.to_owned()],
            off_thread: OffThread::ALWAYS,
            ..Options::default()
        })
    }

    /// A window that starts as `options` say, but keeps its preferences to itself,
    /// asks no system for dialogs, and stands still.
    pub fn start_with(options: Options) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let own = || folder.path().join("preferences");
        let options = Options {
            preferences_dir: Some(options.preferences_dir.clone().unwrap_or_else(own)),
            system_dialogs: false,
            still: true,
            ..options
        };
        let harness = Harness::builder()
            .with_size([1280.0, 800.0])
            .with_max_steps(40)
            // Two clicks have to be quick to be a double click.
            .with_step_dt(0.02)
            .build_eframe(|cc| App::new(&cc.egui_ctx, options));
        let mut window = Self { harness, folder };
        window.wait();
        window
    }

    /// A folder for this test alone.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn desk(&self) -> &Desk {
        self.harness.state().desk().expect("a map is open")
    }

    /// The claim with this text.
    pub fn claim(&self, text: &str) -> Id {
        let claims = self.desk().map().claims();
        let found = claims.iter().find(|(_, claim)| claim.text == text);
        found.unwrap_or_else(|| panic!("no claim says {text}")).0
    }

    /// What a claim rests on: for or against, and the words.
    pub fn rests_on(&self, claim: Id) -> Vec<(Stance, String)> {
        let map = self.desk().map();
        let backings = map.backings_of(claim).into_iter();
        let records = backings.map(|id| map.backing(id).unwrap());
        let words = |quote: Id| map.quote(quote).unwrap().exact.clone();
        records
            .map(|backing| (backing.stance.clone(), words(backing.quote)))
            .collect()
    }

    pub fn last_notice(&self) -> Notice {
        self.harness
            .state()
            .notices()
            .last()
            .expect("a notice")
            .clone()
    }

    pub fn is_dark(&self) -> bool {
        contend::ui::theme::Theme::of(&self.harness.ctx).dark
    }

    /// Lets background work come to its end and the window settle.
    pub fn wait(&mut self) {
        let started = Instant::now();
        loop {
            self.harness.run_ok();
            if !self.harness.state().is_busy() {
                break;
            }
            assert!(started.elapsed() < Duration::from_secs(20), "still busy");
            std::thread::sleep(Duration::from_millis(5));
        }
        self.harness.run_ok();
    }

    pub fn has(&self, label: &str) {
        let found = self.harness.query_all_by_label(label).count();
        assert!(
            found > 0,
            "nothing is called “{label}”, but {:#?}",
            self.labels()
        );
    }

    /// How many things are called so.
    pub fn count(&self, label: &str) -> usize {
        self.harness.query_all_by_label(label).count()
    }

    /// How many things are called anything with this in it.
    pub fn count_containing(&self, part: &str) -> usize {
        self.harness.query_all_by_label_contains(part).count()
    }

    /// What everything on the screen is called.
    fn labels(&self) -> Vec<String> {
        let all = self.harness.query_all_by(|node| node.label().is_some());
        all.filter_map(|node| node.accesskit_node().label())
            .collect()
    }

    pub fn shows(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).count() > 0
    }

    pub fn shows_containing(&self, part: &str) -> bool {
        self.harness.query_all_by_label_contains(part).count() > 0
    }

    pub fn click_containing(&mut self, part: &str) {
        let all: Vec<_> = self.harness.query_all_by_label_contains(part).collect();
        all.last().expect("something is called so").click();
        drop(all);
        self.wait();
    }

    pub fn has_containing(&self, part: &str) {
        let found = self.harness.query_all_by_label_contains(part).count();
        assert!(found > 0, "nothing is called anything with “{part}”");
    }

    pub fn click(&mut self, label: &str) {
        self.has(label);
        let all: Vec<_> = self.harness.query_all_by_label(label).collect();
        all[all.len() - 1].click();
        drop(all);
        self.wait();
    }

    /// Draws what comes of a click, not what threads find out afterwards.
    pub fn click_without_waiting(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        for _ in 0..3 {
            self.harness.step();
        }
    }

    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.wait();
    }

    pub fn type_into(&mut self, label: &str, text: &str) {
        let field = self.harness.get_by_label(label);
        field.focus();
        self.harness.run_ok();
        self.harness.get_by_label(label).type_text(text);
        self.wait();
    }

    /// Replaces what stands in a field.
    pub fn fill(&mut self, label: &str, text: &str) {
        self.harness.get_by_label(label).focus();
        self.harness.run_ok();
        self.press(CTRL, Key::A);
        self.harness.get_by_label(label).type_text(text);
        self.wait();
    }

    /// Any edit: the map gets the title "My map".
    pub fn edit_something(&mut self) {
        let edit = Edit::SetTitle("My map".into());
        self.harness.state_mut().push(Action::Edit(edit));
        self.wait();
    }

    pub fn make(&mut self, edit: Edit) {
        self.ask_for(Action::Edit(edit));
    }

    pub fn open(&mut self, path: &Path) {
        self.ask_for(Action::OpenFile(path.to_owned()));
    }

    /// Asks for several files before the first one is there.
    pub fn open_at_once(&mut self, paths: &[&Path]) {
        for path in paths {
            let open = Action::OpenFile(path.to_path_buf());
            self.harness.state_mut().push(open);
        }
        self.wait();
    }

    /// Asks for two things that are carried out after one and the same frame.
    pub fn push_both(&mut self, one: Action, other: Action) {
        self.harness.state_mut().push(one);
        self.ask_for(other);
    }

    pub fn ask_for(&mut self, action: Action) {
        self.harness.state_mut().push(action);
        self.wait();
    }

    /// Puts the keyboard on something.
    pub fn focus(&mut self, label: &str) {
        self.harness.get_by_label(label).focus();
        self.wait();
    }

    pub fn is_focused(&self, label: &str) -> bool {
        let mut all = self.harness.query_all_by_label(label);
        all.any(|node| node.is_focused())
    }

    pub fn canvas_has_keyboard(&self) -> bool {
        self.harness.state().canvas_has_keyboard()
    }

    pub fn tab_count(&self) -> usize {
        self.harness
            .query_all_by_role(egui::accesskit::Role::Tab)
            .count()
    }

    /// Drops files from a file manager on the window.
    pub fn drop_files(&mut self, paths: &[&Path]) {
        for path in paths {
            let file: egui::DroppedFileHandle = std::sync::Arc::new(Dropped(path.to_path_buf()));
            self.harness.input_mut().dropped_files.push(file);
        }
        self.wait();
    }

    /// Holds files over the window without letting go.
    pub fn hover_files(&mut self, paths: &[&Path]) {
        let files = paths.iter().map(|path| egui::HoveredFile {
            path: Some(path.to_path_buf()),
            ..egui::HoveredFile::default()
        });
        self.harness.input_mut().hovered_files = files.collect();
        self.wait();
    }

    /// What the system does when one closes the window. Whether that was called off.
    pub fn ask_to_close(&mut self) -> bool {
        let viewport = self
            .harness
            .input_mut()
            .viewports
            .entry(egui::ViewportId::ROOT);
        viewport
            .or_default()
            .events
            .push(egui::ViewportEvent::Close);
        self.harness.step();
        let called_off = self.sent(|command| matches!(command, egui::ViewportCommand::CancelClose));
        self.harness
            .input_mut()
            .viewports
            .entry(egui::ViewportId::ROOT)
            .or_default()
            .events
            .clear();
        self.wait();
        called_off
    }

    fn sent(&self, wanted: impl Fn(&egui::ViewportCommand) -> bool) -> bool {
        let output = self.harness.output();
        let commands = output
            .viewport_output
            .values()
            .flat_map(|output| &output.commands);
        commands.into_iter().any(wanted)
    }

    /// Whether a key makes the window fill the screen, or no longer: what the system is
    /// told, and tells back.
    pub fn fills_screen_after(&mut self, key: Key) -> bool {
        // Not by way of the harness, which would not stop at the frame of the key.
        self.harness.input_mut().events.push(egui::Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: NONE,
        });
        let mut told = None;
        for _ in 0..4 {
            self.harness.step();
            let output = self.harness.output();
            let outputs = output.viewport_output.values();
            let commands = outputs.flat_map(|output| &output.commands);
            told = told.or(commands.fold(None, |told, command| match command {
                egui::ViewportCommand::Fullscreen(fill) => Some(*fill),
                _ => told,
            }));
        }
        let viewports = &mut self.harness.input_mut().viewports;
        let viewport = viewports.entry(egui::ViewportId::ROOT).or_default();
        if told.is_some() {
            viewport.fullscreen = told;
        }
        viewport.fullscreen == Some(true)
    }

    /// Whether the program closes its window now.
    pub fn was_told_to_close(&self) -> bool {
        self.harness.state().may_close()
    }
}

pub fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

/// A saved map with one claim.
pub fn map_with_a_claim() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.ron");
    let mut session = Session::default();
    let claim = ClaimRef::New {
        id: Id::random(Kind::Claim),
        text: "A claim".into(),
    };
    session.apply(&Edit::AddClaim { claim, at: None }).unwrap();
    contend::file::save(&path, session.map(), None).unwrap();
    (folder, path)
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}
