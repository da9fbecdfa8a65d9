//! What can go wrong with a file, for people and for programs.
//!
//! Either error says what happened, where, and what to do next. The interface
//! shows [`title`](OpenError::title) and unfolds the rest; the command line prints
//! the error as it is.

use std::fmt;
use std::path::{Path, PathBuf};

/// Why a file could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OpenErrorKind {
    /// There is no such file.
    Missing,
    /// A folder, a device, a pipe: not a file.
    NotAFile,
    /// The system does not let us read it.
    Unreadable,
    /// Larger than [`MAX_BYTES`](super::MAX_BYTES); can be allowed.
    TooLarge,
    /// Not UTF-8.
    NotText,
    Empty,
    /// Git left markers of a merge in it.
    Conflicted,
    /// It ends in the middle.
    Truncated,
    /// A bracket, comma or quotation mark is wrong or missing.
    Malformed,
    /// Brackets within brackets within brackets.
    TooDeep,
    /// A field or an id stands twice.
    Repeated,
    /// A field that must be there is not.
    Lacking,
    /// A field holds what it cannot hold: a number for a text, NaN, a wrong id.
    BadValue,
    /// There is no `format`: perhaps it is not a map at all.
    NoFormat,
    /// A newer version wrote it, in a way that this one cannot follow.
    Newer,
}

impl OpenErrorKind {
    /// One short line for a notice.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Missing => "There is no such file",
            Self::NotAFile => "This is not a file",
            Self::Unreadable => "The file cannot be read",
            Self::TooLarge => "The file is very large",
            Self::NotText => "The file is not a text",
            Self::Empty => "The file is empty",
            Self::Conflicted => "The file holds an unfinished merge",
            Self::Truncated => "The file is cut off",
            Self::Malformed => "The file is damaged",
            Self::TooDeep => "The file is nested too deeply",
            Self::Repeated => "Something stands twice in the file",
            Self::Lacking => "A field is missing in the file",
            Self::BadValue => "A field of the file holds something wrong",
            Self::NoFormat => "The file does not look like a map",
            Self::Newer => "The file comes from a newer version",
        }
    }
}

/// Why a map could not be saved. The file on disk is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SaveErrorKind {
    /// Somebody else has altered the file since it was read: ask whether to
    /// overwrite it or to save elsewhere.
    Changed,
    /// The file is marked read-only: save elsewhere.
    ReadOnly,
    /// The place is a folder, or lies in a folder that is not there.
    NoPlace,
    /// The text would not read back as the same map: a fault of this program.
    NotFaithful,
    /// The system refused: no space, no permission, a drive that is gone.
    System,
}

impl SaveErrorKind {
    /// One short line for a notice.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Changed => "The file has changed on disk",
            Self::ReadOnly => "The file is read-only",
            Self::NoPlace => "The map cannot be saved there",
            Self::NotFaithful => "The map was not saved",
            Self::System => "The map could not be saved",
        }
    }
}

/// What both errors tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Report<K> {
    pub kind: K,
    pub path: PathBuf,
    pub line: Option<usize>,
    pub column: Option<usize>,
    pub field: Option<String>,
    pub message: String,
    pub hint: String,
}

impl<K> Report<K> {
    pub(super) fn new(kind: K, path: &Path, message: String, hint: impl Into<String>) -> Self {
        Self {
            kind,
            path: path.to_owned(),
            line: None,
            column: None,
            field: None,
            message,
            hint: hint.into(),
        }
    }

    pub(super) fn at(mut self, (line, column): (usize, usize)) -> Self {
        (self.line, self.column) = (Some(line), Some(column));
        self
    }
}

impl<K> fmt::Display for Report<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, ":{line}:{column}")?;
        }
        if let Some(field) = &self.field {
            write!(f, " ({field})")?;
        }
        write!(f, ": {} {}", self.message, self.hint)
    }
}

macro_rules! error {
    ($(#[$meta:meta])* $name:ident of $kind:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        #[error("{0}")]
        // Boxed, so that a result which is almost always fine stays small.
        pub struct $name(Box<Report<$kind>>);

        impl From<Report<$kind>> for $name {
            fn from(report: Report<$kind>) -> Self {
                Self(Box::new(report))
            }
        }

        impl $name {
            #[must_use]
            pub fn kind(&self) -> $kind {
                self.0.kind
            }

            /// One short line for a notice.
            #[must_use]
            pub fn title(&self) -> &'static str {
                self.0.kind.title()
            }

            #[must_use]
            pub fn path(&self) -> &Path {
                &self.0.path
            }

            /// The line in the file, counted from 1.
            #[must_use]
            pub fn line(&self) -> Option<usize> {
                self.0.line
            }

            /// The column in characters, counted from 1.
            #[must_use]
            pub fn column(&self) -> Option<usize> {
                self.0.column
            }

            /// Where in the map: `claims › c-force › text`.
            #[must_use]
            pub fn field(&self) -> Option<&str> {
                self.0.field.as_deref()
            }

            /// What happened, in full sentences.
            #[must_use]
            pub fn message(&self) -> &str {
                &self.0.message
            }

            /// What to do next, in full sentences.
            #[must_use]
            pub fn hint(&self) -> &str {
                &self.0.hint
            }
        }
    };
}

error! {
    /// A file that was not opened. It was not touched either.
    OpenError of OpenErrorKind
}

error! {
    /// A map that was not saved. The file on disk is as it was.
    SaveError of SaveErrorKind
}
