//! The evidence matrix to hand on, as a file for a spreadsheet.

use std::path::{Path, PathBuf};

use crate::reasoning::matrices_to_csv;
use crate::ui::jobs::{Ask, Done};
use crate::ui::notice::Notice;
use crate::ui::panels::words::counted;
use crate::ui::tab::TabKey;

use super::App;
use super::tables::{with_extension, write_table};

impl App {
    pub(super) fn ask_where_to_export_matrix(&mut self) {
        if let Some((tab, name)) = self.name_of_table("matrix") {
            self.ask(Ask::Matrix { tab, name });
        }
    }

    /// Writes the matrix that is looked at, its rows in the order of the table.
    pub(super) fn export_matrix(&mut self, key: TabKey, path: PathBuf) {
        let Some(tab) = self.tabs.iter_mut().find(|tab| tab.key == key) else {
            return;
        };
        // Somebody may never have looked at it yet.
        tab.desk.judge();
        let Some(matrix) = tab.matrix.in_order(&tab.desk) else {
            let why = "The map is still being read. Try again in a moment.";
            return self.notify(Notice::info(why));
        };
        let map = tab.desk.session.shared_map();
        let path = with_extension(path);
        self.jobs.run("Saving the matrix", move || {
            let text = matrices_to_csv(&map, std::slice::from_ref(&matrix));
            let result = write_table(&path, text).map(|()| matrix.rows.len());
            Done::MatrixExported { path, result }
        });
    }

    pub(super) fn matrix_exported(&mut self, path: &Path, result: Result<usize, String>) {
        let saved = |rows| format!("Matrix saved: {}", counted(rows, "row", "rows"));
        self.tell_of_table(path, result.map(saved), "The matrix");
    }
}
