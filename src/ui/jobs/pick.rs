//! Asking for a file: through the system's dialog where there is one.

use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use crate::document::Format;
use crate::model::Id;
use crate::ui::tab::TabKey;

/// How the names of documents end.
static DOCUMENT_EXTENSIONS: LazyLock<Vec<&'static str>> = LazyLock::new(Format::all_extensions);

pub const PICTURE_EXTENSIONS: &[&str] = &["png", "jpg", "jpeg"];

/// Files of references that say so in their name. Others, such as `.txt`, can be
/// chosen by their path.
pub const REFERENCE_EXTENSIONS: &[&str] = &["bib", "bibtex", "biblatex", "ris", "json"];

/// What a file or folder is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    OpenMap,
    SaveMap {
        tab: TabKey,
        /// The name to offer.
        name: String,
    },
    /// Where to put a copy of the map with all texts in it.
    Collect {
        tab: TabKey,
        /// The name to offer.
        name: String,
    },
    /// Texts for one source, or for whichever sources they hold quotes of.
    Texts {
        tab: TabKey,
        to: Option<Id>,
    },
    TextFolder {
        tab: TabKey,
    },
    Picture {
        tab: TabKey,
        to: Id,
    },
    /// References of other programs.
    References {
        tab: TabKey,
    },
    /// Where to write the table of quotes.
    QuoteTable {
        tab: TabKey,
        /// The name to offer.
        name: String,
    },
    /// Where to write the evidence matrix.
    Matrix {
        tab: TabKey,
        /// The name to offer.
        name: String,
    },
}

impl Ask {
    /// The dialog's title.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Self::OpenMap => "Open a map",
            Self::SaveMap { .. } => "Save the map as",
            Self::Collect { .. } => "Collect everything into one file",
            Self::Texts { .. } => "Add documents",
            Self::TextFolder { .. } => "Attach a folder of documents",
            Self::Picture { .. } => "Add a picture",
            Self::References { .. } => "Import a bibliography",
            Self::QuoteTable { .. } => "Export the quote table: .csv or .md",
            Self::Matrix { .. } => "Save the matrix as CSV",
        }
    }

    /// The extensions of the files that make sense.
    #[must_use]
    pub fn extensions(&self) -> &'static [&'static str] {
        match self {
            Self::OpenMap | Self::SaveMap { .. } | Self::Collect { .. } => &["ron"],
            Self::Texts { .. } | Self::TextFolder { .. } => &DOCUMENT_EXTENSIONS,
            Self::Picture { .. } => PICTURE_EXTENSIONS,
            Self::References { .. } => REFERENCE_EXTENSIONS,
            Self::QuoteTable { .. } => &["csv", "md"],
            Self::Matrix { .. } => &["csv"],
        }
    }

    /// Whether a file is going to be written.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        matches!(
            self,
            Self::SaveMap { .. }
                | Self::QuoteTable { .. }
                | Self::Matrix { .. }
                | Self::Collect { .. }
        )
    }

    fn filter_name(&self) -> &'static str {
        match self {
            Self::OpenMap | Self::SaveMap { .. } | Self::Collect { .. } => "Argument maps",
            Self::Texts { .. } | Self::TextFolder { .. } => "Documents",
            Self::Picture { .. } => "Pictures",
            Self::References { .. } => "References",
            Self::QuoteTable { .. } | Self::Matrix { .. } => "Tables",
        }
    }
}

/// How asking ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Pick {
    Chosen(Vec<PathBuf>),
    Cancelled,
    /// The system has no dialog to show.
    NoDialog,
}

/// Nobody reads a dialog and cancels it faster than this.
const FASTEST_CANCEL: Duration = Duration::from_millis(500);

/// Shows the system's dialog and waits for the answer.
#[must_use]
pub fn pick(ask: &Ask, folder: Option<PathBuf>) -> Pick {
    let mut dialog = rfd::FileDialog::new().set_title(ask.title());
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    if !matches!(ask, Ask::TextFolder { .. }) {
        dialog = dialog.add_filter(ask.filter_name(), ask.extensions());
    }
    let started = Instant::now();
    let chosen = match ask {
        Ask::OpenMap | Ask::Texts { .. } | Ask::References { .. } => dialog.pick_files(),
        Ask::SaveMap { name, .. }
        | Ask::QuoteTable { name, .. }
        | Ask::Matrix { name, .. }
        | Ask::Collect { name, .. } => dialog
            .set_file_name(name)
            .save_file()
            .map(|path| vec![path]),
        Ask::TextFolder { .. } => dialog.pick_folder().map(|path| vec![path]),
        Ask::Picture { .. } => dialog.pick_file().map(|path| vec![path]),
    };
    match chosen {
        Some(paths) => Pick::Chosen(paths),
        None if started.elapsed() < FASTEST_CANCEL => Pick::NoDialog,
        None => Pick::Cancelled,
    }
}
