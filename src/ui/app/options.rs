//! How the application starts.

use std::path::PathBuf;

use crate::document::Reader;
use crate::file::preferences::LoadedPreferences;
use crate::ui::canvas::OffThread;

/// What a map file may have before it is called large: 20 MB.
const LARGE_MAP_BYTES: u64 = 20 << 20;

/// What differs between a user's start and a test's.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where preferences live; the user's own folder if `None`.
    pub preferences_dir: Option<PathBuf>,
    /// Preferences that were read already, for the window's place.
    pub preferences: Option<LoadedPreferences>,
    /// Maps to open at once.
    pub open: Vec<PathBuf>,
    /// How documents are read. In this process unless something else is said: only
    /// the program itself knows that it can be started to read.
    pub reader: Reader,
    /// Whether to ask the system for its file dialogs; without, files are chosen
    /// in the window.
    pub system_dialogs: bool,
    /// Nothing moves by itself.
    pub still: bool,
    /// From which size of a map on it is laid out on a thread.
    pub off_thread: OffThread,
    /// A map file of more bytes than this is slow to open and to send: one is asked
    /// before a text makes it so.
    pub large_map_bytes: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            preferences_dir: None,
            preferences: None,
            open: Vec::new(),
            reader: Reader::default(),
            system_dialogs: true,
            still: false,
            off_thread: OffThread::default(),
            large_map_bytes: LARGE_MAP_BYTES,
        }
    }
}
