//! The evidence matrix to hand on, as a file for a spreadsheet.

use std::path::PathBuf;

use crate::file::write_text;
use crate::reasoning::matrices_to_csv;
use crate::ui::jobs::{Ask, Done};
use crate::ui::notice::Notice;
use crate::ui::panels::words::counted;
use crate::ui::tab::TabKey;

use super::App;

impl App {
    pub(super) fn ask_where_to_export_matrix(&mut self) {
        let Some(tab) = self.tab() else { return };
        let key = tab.key;
        let stem = tab.desk.place.path.as_ref().and_then(|it| it.file_stem());
        let stem = stem.map_or_else(
            || "map".to_owned(),
            |stem| stem.to_string_lossy().into_owned(),
        );
        self.ask(Ask::Matrix {
            tab: key,
            name: format!("{stem}-matrix.csv"),
        });
    }

    /// Writes the matrix that is looked at, its rows in the order of the table.
    pub(super) fn export_matrix(&mut self, key: TabKey, mut path: PathBuf) {
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
        if path.extension().is_none() {
            path.set_extension("csv");
        }
        self.jobs.run("Saving the matrix", move || {
            let text = matrices_to_csv(&map, std::slice::from_ref(&matrix));
            let result = text
                .map_err(|error| error.to_string())
                .and_then(|text| write_text(&path, &text).map_err(|error| format!("{error}.")));
            Done::MatrixExported {
                path,
                result: result.map(|()| matrix.rows.len()),
            }
        });
    }

    pub(super) fn matrix_exported(&mut self, path: PathBuf, result: Result<usize, String>) {
        let place = path.display();
        let notice = match result {
            Ok(rows) => {
                let rows = counted(rows, "row", "rows");
                Notice::success(format!("Matrix saved: {rows}")).with_details(place.to_string())
            }
            Err(why) => Notice::error("The matrix was not written")
                .with_details(format!("{place}\n{why}\nChoose another folder or name.")),
        };
        self.notify(notice);
    }
}
