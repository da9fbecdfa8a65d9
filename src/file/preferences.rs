//! What the program remembers between runs: `preferences.ron` in the user's
//! configuration folder.
//!
//! Nothing in it is worth an interruption. A file that cannot be understood is
//! renamed to `preferences.damaged-1.ron` and the defaults are used; what a newer
//! version has written is kept.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::save::write;
use super::writer::Writer;
use crate::model::Finite;
use crate::model::kinds::open_kind;
use crate::model::record::record;

/// Names the folder to use in place of the user's own; for tests.
pub const FOLDER_VARIABLE: &str = "CONTEND_CONFIG_DIR";

/// How many recent files are remembered.
pub const MAX_RECENT: usize = 12;

/// How many places of texts are remembered.
pub const MAX_TEXTS: usize = 500;

const FILE_NAME: &str = "preferences.ron";

open_kind! {
    /// Which theme to show.
    #[derive(Default)]
    ThemeChoice {
        /// As the system has it.
        #[default]
        System = "system",
        Light = "light",
        Dark = "dark",
    }
}

record! {
    /// What the program remembers between runs.
    Preferences {
        required {}
        optional {
            theme: ThemeChoice,
            /// Paths of files that were open, the latest first.
            recent: Vec<String>,
            /// Side panels by name.
            panels: BTreeMap<String, PanelPlace>,
            /// The style that references are set in, by its name on the command line;
            /// the usual one where it is empty.
            citation_style: String,
            /// Where texts lie on this machine, by the hash of what they hold.
            texts: BTreeMap<String, String>,
            /// Whether maps are shown without how their claims stand.
            hides_standing: bool,
        }
        maybe {
            /// How much larger than normal texts are; 1 where it is not set.
            text_size: Finite,
            window: WindowPlace,
            reading: ReadingChoices,
        }
    }
}

open_kind! {
    /// What documents are read in.
    #[derive(Default)]
    ReadingFontChoice {
        #[default]
        Serif = "serif",
        Sans = "sans",
    }
}

open_kind! {
    /// How wide the lines of a document get.
    #[derive(Default)]
    LineWidthChoice {
        Narrow = "narrow",
        #[default]
        Comfortable = "comfortable",
        Wide = "wide",
        Full = "full",
    }
}

record! {
    /// How documents are set for reading.
    ReadingChoices {
        required {}
        optional {
            font: ReadingFontChoice,
            line_width: LineWidthChoice,
        }
        maybe {
            /// Text size in points; goes with the interface where it is not set.
            points: Finite,
        }
    }
}

record! {
    /// Where the window was, in logical points.
    WindowPlace {
        required {}
        optional { maximised: bool }
        maybe {
            x: Finite,
            y: Finite,
            width: Finite,
            height: Finite,
        }
    }
}

record! {
    /// How a side panel was left.
    PanelPlace {
        required {}
        optional { folded: bool }
        maybe {
            /// In logical points.
            width: Finite,
        }
    }
}

/// The preferences, and what to tell the user about how they were found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LoadedPreferences {
    pub preferences: Preferences,
    /// Full sentences; nothing where all went well.
    pub notice: Option<String>,
}

/// Why the preferences could not be saved.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PreferencesError {
    #[error("The system names no folder for settings. Set {FOLDER_VARIABLE} to one.")]
    NoFolder,
    #[error("The settings could not be saved in {path}: {source}. The program works without.")]
    System {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("The settings could not be written down: {0}.")]
    Unwritable(#[from] super::writer::WriteError),
}

impl Preferences {
    /// The folder of the preferences, whether it is there or not.
    #[must_use]
    pub fn folder() -> Option<PathBuf> {
        if let Some(folder) = std::env::var_os(FOLDER_VARIABLE).filter(|name| !name.is_empty()) {
            return Some(folder.into());
        }
        let folders = directories::ProjectDirs::from("", "", "contend")?;
        Some(folders.config_dir().to_owned())
    }

    /// Reads the user's preferences.
    #[must_use]
    pub fn load() -> LoadedPreferences {
        Self::folder().map_or_else(LoadedPreferences::default, |folder| {
            Self::load_from(&folder)
        })
    }

    /// Reads the preferences in a folder; defaults where there are none.
    #[must_use]
    pub fn load_from(folder: &Path) -> LoadedPreferences {
        let path = folder.join(FILE_NAME);
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return LoadedPreferences::default();
            }
            Err(error) => {
                let place = path.display();
                return LoadedPreferences {
                    notice: Some(format!(
                        "The settings in {place} could not be read: {error}. The defaults are used."
                    )),
                    ..LoadedPreferences::default()
                };
            }
        };
        match ron::de::from_bytes::<Self>(&bytes) {
            Ok(mut preferences) => {
                preferences.tidy();
                LoadedPreferences {
                    preferences,
                    notice: None,
                }
            }
            Err(error) => LoadedPreferences {
                notice: Some(set_aside(&path, &error)),
                ..LoadedPreferences::default()
            },
        }
    }

    /// Saves the user's preferences.
    ///
    /// # Errors
    /// Where the system has no place for them; the old ones are left as they were.
    pub fn save(&self) -> Result<(), PreferencesError> {
        self.save_in(&Self::folder().ok_or(PreferencesError::NoFolder)?)
    }

    /// Saves the preferences in a folder, which is made where it is missing.
    ///
    /// # Errors
    /// Where the system refuses; the old ones are left as they were.
    pub fn save_in(&self, folder: &Path) -> Result<(), PreferencesError> {
        let path = folder.join(FILE_NAME);
        let mut writer = Writer::with_capacity(1024);
        self.serialize(&mut writer)?;
        std::fs::create_dir_all(folder)
            .and_then(|()| write(&path, writer.finish().as_bytes()))
            .map_err(|source| PreferencesError::System { path, source })
    }

    /// Puts a file at the head of the recent ones. A path that is no Unicode text
    /// is not remembered.
    pub fn remember(&mut self, path: &Path) {
        if let Some(path) = path.to_str() {
            self.recent.insert(0, path.to_owned());
            self.tidy();
        }
    }

    /// Takes a file out of the recent ones, because it is gone.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|recent| Path::new(recent) != path);
    }

    /// Notes where the text with that hash lies.
    pub fn remember_text(&mut self, hash: &str, path: &Path) {
        if let Some(path) = path.to_str() {
            if self.texts.len() >= MAX_TEXTS && !self.texts.contains_key(hash) {
                self.texts.pop_first();
            }
            self.texts.insert(hash.to_owned(), path.to_owned());
        }
    }

    fn tidy(&mut self) {
        let mut seen = std::collections::HashSet::new();
        self.recent.retain(|path| seen.insert(path.clone()));
        self.recent.truncate(MAX_RECENT);
    }
}

/// Renames a damaged file, so that it neither is in the way nor is lost.
fn set_aside(path: &Path, error: &ron::error::SpannedError) -> String {
    let free = (1..1000)
        .map(|number| path.with_file_name(format!("preferences.damaged-{number}.ron")))
        .find(|aside| !aside.exists());
    let renamed = free.and_then(|aside| std::fs::rename(path, &aside).ok().map(|()| aside));
    let place = path.display();
    match renamed {
        Some(aside) => format!(
            "The settings in {place} are damaged ({error}). They were set aside as {}, and the \
             defaults are used.",
            aside.display()
        ),
        None => format!("The settings in {place} are damaged ({error}). The defaults are used."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_come_back_as_they_were_saved() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("not/yet/there");
        let mut preferences = Preferences {
            theme: ThemeChoice::Dark,
            text_size: Finite::new(1.5),
            window: Some(WindowPlace {
                maximised: true,
                width: Finite::new(1280.0),
                ..WindowPlace::default()
            }),
            ..Preferences::default()
        };
        preferences.remember(Path::new("/maps/a.ron"));
        let panel = PanelPlace {
            folded: true,
            ..PanelPlace::default()
        };
        preferences.panels.insert("outline".into(), panel);
        preferences.save_in(&folder).unwrap();
        let loaded = Preferences::load_from(&folder);
        assert_eq!(loaded.preferences, preferences);
        assert_eq!(loaded.notice, None);
    }

    #[test]
    fn no_file_means_defaults_without_a_word() {
        let folder = tempfile::tempdir().unwrap();
        let loaded = Preferences::load_from(folder.path());
        assert_eq!(loaded, LoadedPreferences::default());
    }

    #[test]
    fn damaged_files_are_set_aside_each_under_its_own_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        for (number, damaged) in ["(theme: \"dark\"", "\u{0}\u{1}", "(recent: 3)"]
            .iter()
            .enumerate()
        {
            std::fs::write(&path, damaged).unwrap();
            let loaded = Preferences::load_from(folder.path());
            assert_eq!(loaded.preferences, Preferences::default());
            assert!(loaded.notice.unwrap().contains("set aside"));
            let aside = folder
                .path()
                .join(format!("preferences.damaged-{}.ron", number + 1));
            assert_eq!(std::fs::read_to_string(aside).unwrap(), *damaged);
            assert!(!path.exists());
        }
    }

    #[test]
    fn what_a_newer_version_wrote_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        let text = "(\n    theme: \"sepia\",\n    sound: Off,\n)\n";
        std::fs::write(&path, text).unwrap();
        let loaded = Preferences::load_from(folder.path());
        assert_eq!(loaded.notice, None);
        loaded.preferences.save_in(folder.path()).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }

    #[test]
    fn recent_files_are_few_and_different() {
        let mut preferences = Preferences::default();
        for number in (0..20).chain([15]) {
            preferences.remember(Path::new(&format!("/maps/{number}.ron")));
        }
        assert_eq!(preferences.recent.len(), MAX_RECENT);
        assert_eq!(
            preferences.recent[..3],
            ["/maps/15.ron", "/maps/19.ron", "/maps/18.ron"]
        );
        preferences.forget(Path::new("/maps/19.ron"));
        assert_eq!(preferences.recent[1], "/maps/18.ron");
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_an_error_and_no_panic() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert!(Preferences::default().save_in(&file.join("below")).is_err());
    }
}
