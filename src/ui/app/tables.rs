//! Tables as files for other programs: what the matrix and the quotes have in common.

use std::fmt::Display;
use std::path::{Path, PathBuf};

use crate::file::write_text;
use crate::ui::notice::Notice;
use crate::ui::tab::TabKey;

use super::App;

impl App {
    /// The map in front, and what to call a table of it: after the map's own file.
    pub(super) fn name_of_table(&self, what: &str) -> Option<(TabKey, String)> {
        let tab = self.tab()?;
        let stem = tab.desk.place.path.as_ref().and_then(|it| it.file_stem());
        let stem = stem.map_or("map".into(), |stem| stem.to_string_lossy());
        Some((tab.key, format!("{stem}-{what}.csv")))
    }

    /// Tells that a table was written, or why `what` was not.
    pub(super) fn tell_of_table(
        &mut self,
        path: &Path,
        written: Result<String, String>,
        what: &str,
    ) {
        let place = path.display();
        self.notify(match written {
            Ok(title) => Notice::success(title).with_details(place.to_string()),
            Err(why) => Notice::error(format!("{what} was not written"))
                .with_details(format!("{place}\n{why}\nChoose another folder or name.")),
        });
    }
}

/// Where to write it: CSV where the name says nothing else.
pub(super) fn with_extension(mut path: PathBuf) -> PathBuf {
    if path.extension().is_none() {
        path.set_extension("csv");
    }
    path
}

/// Writes what could be set.
///
/// # Errors
/// A sentence that says what was in the way.
pub(super) fn write_table(path: &Path, text: Result<String, impl Display>) -> Result<(), String> {
    let text = text.map_err(|error| error.to_string())?;
    write_text(path, &text).map_err(|error| format!("{error}."))
}
