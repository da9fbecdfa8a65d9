//! Reads files: here, or in a process of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::document::content::{Content, Format};
use crate::document::pdf::{PagePicture, draw_page};
use crate::document::read::{MAX_BYTES, ReadError, read_at_most, read_bytes};
use crate::document::refused::Refused;
use crate::document::sniff::format_of;
use crate::document::text::Document;

use super::cancel::Cancel;
use super::ended::{Ended, explain};
use super::limits::Limits;
use super::parent;
use super::reply;
use super::serve::guarded;
use super::stamp::FileStamp;
use super::task::{Order, Task};

/// How files are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reader {
    /// In this process: for tests and for files that one trusts. A panic in a reader
    /// becomes an error; an endless loop or an overflow of the stack does not.
    #[default]
    InProcess,
    /// In a process of its own, see the module's documentation.
    Process {
        /// A program that calls [`serve`](super::serve) first of all.
        program: PathBuf,
        limits: Limits,
    },
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct FileRead {
    pub document: Document,
    /// The state of the file that it is from.
    pub stamp: FileStamp,
}

/// Why a process gave nothing.
enum Fault {
    Refused(Refused),
    Cancelled,
    NotStarted(std::io::Error),
}

impl Reader {
    /// Reads in processes of the running program, which has to call
    /// [`serve`](super::serve) first of all when it starts. Where the system does not
    /// say which program is running, reads in this process.
    #[must_use]
    pub fn of_this_program() -> Self {
        match std::env::current_exe() {
            Ok(program) => Self::Process {
                program,
                limits: Limits::default(),
            },
            Err(error) => {
                log::warn!("documents are read without a process of their own: {error}");
                Self::InProcess
            }
        }
    }

    /// Reads a file as a document. Blocks: for a thread.
    ///
    /// # Errors
    /// When the file is no regular, readable one of at most
    /// [`MAX_BYTES`](crate::document::MAX_BYTES) with text in it, when reading it went
    /// past its bounds or broke down, and when it was called off.
    pub fn read(&self, path: &Path, cancel: &Cancel) -> Result<Document, ReadError> {
        self.read_file(path, cancel).map(|read| read.document)
    }

    /// Like [`read`](Self::read), with the state of the file.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_file(&self, path: &Path, cancel: &Cancel) -> Result<FileRead, ReadError> {
        let bytes = Arc::new(read_at_most(path, MAX_BYTES)?);
        let stamp = FileStamp::of(path, &bytes);
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        let is_plain = matches!(
            format_of(&bytes, &extension),
            Ok(Format::PlainText) | Err(_)
        );
        let content = match self {
            Self::Process { program, limits } if !is_plain && !bytes.is_empty() => {
                let extension = extension.into_owned();
                ask(program, limits, Task::Text { extension }, bytes, cancel)
            }
            _ => here(cancel, || read_bytes(&bytes, &extension)),
        };
        let content: Content = content.map_err(|fault| fault.at(path))?;
        let document = Document::from_content(content);
        Ok(FileRead { document, stamp })
    }

    /// Draws a page of a file that has pages, `width_px` wide. Blocks: for a thread.
    ///
    /// # Errors
    /// As [`read`](Self::read), and where the file has no such page.
    pub fn draw_page(
        &self,
        path: &Path,
        index: usize,
        width_px: u32,
        cancel: &Cancel,
    ) -> Result<PagePicture, ReadError> {
        let bytes = Arc::new(read_at_most(path, MAX_BYTES)?);
        let picture = match self {
            Self::Process { program, limits } => {
                let task = Task::Page { index, width_px };
                ask(program, limits, task, bytes, cancel)
            }
            Self::InProcess => here(cancel, || draw_page(&bytes, index, width_px)),
        };
        let picture: PagePicture = picture.map_err(|fault| fault.at(path))?;
        let PagePicture {
            width,
            height,
            rgba,
        } = &picture;
        let wanted = u64::from(*width) * u64::from(*height) * 4;
        match wanted == rgba.len() as u64 && wanted > 0 {
            true => Ok(picture),
            false => Err(Fault::Refused(Refused::Crashed {
                how: "its picture was not whole".to_owned(),
            })
            .at(path)),
        }
    }
}

impl Fault {
    fn at(self, path: &Path) -> ReadError {
        let path = path.to_path_buf();
        match self {
            Self::Refused(refused) => ReadError::Refused { path, refused },
            Self::Cancelled => ReadError::Cancelled { path },
            Self::NotStarted(source) => ReadError::NoProcess { path, source },
        }
    }
}

fn here<T>(
    cancel: &Cancel,
    work: impl FnOnce() -> Result<T, Refused> + std::panic::UnwindSafe,
) -> Result<T, Fault> {
    match cancel.is_cancelled() {
        true => Err(Fault::Cancelled),
        false => guarded(work).map_err(Fault::Refused),
    }
}

fn ask<T: DeserializeOwned>(
    program: &Path,
    limits: &Limits,
    task: Task,
    bytes: Arc<Vec<u8>>,
    cancel: &Cancel,
) -> Result<T, Fault> {
    if cancel.is_cancelled() {
        return Err(Fault::Cancelled);
    }
    let order = Order::new(task, limits, bytes.len());
    let ended = parent::run(program, &order, bytes, limits, cancel).map_err(Fault::NotStarted)?;
    match ended {
        Ended::Cancelled => Err(Fault::Cancelled),
        Ended::TooSlow => Err(Fault::Refused(Refused::TooSlow {
            seconds: limits.seconds(),
        })),
        Ended::TooMuch => Err(Fault::Refused(Refused::TooLarge {
            what: format!("there are more than {} MB in it", limits.reply_bytes >> 20),
        })),
        Ended::Left {
            status,
            output,
            errors,
        } => {
            let reply = match status.success() {
                true => reply::parse(&output),
                false => None,
            };
            reply
                .unwrap_or_else(|| Err(explain(status, &errors, limits)))
                .map_err(Fault::Refused)
        }
    }
}
