//! Documents that come in, are changed elsewhere, or are pasted.

use std::path::Path;
use std::time::Duration;

use egui::{Event, Key};
use egui_kittest::kittest::Queryable as _;

use contend::document::Reader;
use contend::ui::{Action, Command, Options};

use super::{CTRL, Dropped, Window};

impl Window {
    /// A window whose documents are read by `reader`.
    pub fn reading_with(reader: Reader, map: &Path) -> Self {
        Self::start_with(Options {
            open: vec![map.to_owned()],
            reader,
            ..Options::default()
        })
    }

    pub fn run_command(&mut self, command: Command) {
        self.ask_for(Action::Run(command));
    }

    /// Drops files and goes on while they are read.
    pub fn drop_without_waiting(&mut self, paths: &[&Path]) {
        for path in paths {
            let file: egui::DroppedFileHandle = std::sync::Arc::new(Dropped(path.to_path_buf()));
            self.harness.input_mut().dropped_files.push(file);
        }
        self.harness.step();
    }

    /// Lets time pass and the window draw, whatever goes on in the background.
    pub fn let_pass(&mut self, time: Duration) {
        std::thread::sleep(time);
        for _ in 0..3 {
            self.harness.step();
        }
    }

    /// Clicks without waiting for what goes on in the background.
    pub fn click_meanwhile(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.step();
    }

    /// One comes back from another program.
    pub fn come_back(&mut self) {
        self.harness
            .input_mut()
            .events
            .push(Event::WindowFocused(true));
        self.wait();
    }

    /// Pulls the window to another size.
    pub fn resize(&mut self, size: egui::Vec2) {
        self.harness.set_size(size);
        self.wait();
    }

    /// Saves, to `path` where the map has no file yet.
    pub fn save(&mut self) {
        self.press(CTRL, Key::S);
    }
}
