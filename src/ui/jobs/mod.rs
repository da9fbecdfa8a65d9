//! Work that must not hold up the drawing: system dialogs, reading files.
//!
//! Each job is a named thread that hands back one [`Done`] and wakes the window.
//! The application takes what is done before each frame.

mod attach;
mod known;
mod owner;
mod pick;
mod progress;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

pub use attach::{AttachReport, AttachRequest, FailedFile, attach};
pub use known::{Proof, Wanted};
pub use pick::{Ask, PICTURE_EXTENSIONS, Pick, REFERENCE_EXTENSIONS, pick};
pub use progress::{Progress, Stage};

use crate::bibliography::{Entry, Imported, Style};
use crate::file::{OpenError, Opened, PictureError, SaveError, Saved};
use crate::model::{Id, Picture};
use crate::ui::app::Collected;
use crate::ui::bibliography::Request;
use crate::ui::tab::TabKey;

/// What a list of references was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// To be shown.
    Show(Request),
    /// For the clipboard.
    Copy(Style),
}

/// Which state of which map is written, and where.
#[derive(Debug)]
pub struct SaveJob {
    pub tab: TabKey,
    pub path: PathBuf,
    /// The map is not in this file yet.
    pub first: bool,
    pub state: u64,
}

/// What a job hands back.
#[derive(Debug)]
pub enum Done {
    /// A system dialog was answered, or could not be shown.
    Picked {
        ask: Ask,
        pick: Pick,
    },
    Opened {
        path: PathBuf,
        result: Result<Opened, OpenError>,
        /// The file system says that the file must not be written.
        write_protected: bool,
    },
    /// A map was written, or why not.
    Saved {
        job: SaveJob,
        result: Result<Saved, SaveError>,
    },
    Attached {
        tab: TabKey,
        report: AttachReport,
    },
    /// A table of so many quotes, for the clipboard.
    QuotesTabled {
        text: String,
        count: usize,
    },
    /// A table of so many quotes was written, or why not.
    QuotesExported {
        path: PathBuf,
        result: Result<usize, String>,
    },
    /// A matrix of so many rows was written, or why not.
    MatrixExported {
        path: PathBuf,
        result: Result<usize, String>,
    },
    /// A copy of a map with its texts was written, or why not.
    Collected {
        result: Result<Collected, String>,
    },
    Picture {
        tab: TabKey,
        to: Id,
        result: Result<Picture, PictureError>,
    },
    /// References were read from files: what came out of each, or why nothing did.
    Imported {
        tab: TabKey,
        files: Vec<(PathBuf, Result<Imported, String>)>,
    },
    /// A list of references is set.
    Listed {
        listing: Listing,
        entries: Vec<Entry>,
    },
    /// The words of a quote with their citation, for the clipboard; nothing where the
    /// map has no such quote.
    Cited {
        text: Option<String>,
        style: Style,
    },
    /// The job ended without an answer, or could not be started.
    Failed {
        job: &'static str,
        why: String,
    },
}

/// The jobs that run.
#[derive(Debug)]
pub struct Jobs {
    sender: Sender<Done>,
    receiver: Receiver<Done>,
    running: usize,
    ctx: egui::Context,
}

impl Jobs {
    #[must_use]
    pub fn new(ctx: &egui::Context) -> Self {
        let (sender, receiver) = channel();
        Self {
            sender,
            receiver,
            running: 0,
            ctx: ctx.clone(),
        }
    }

    /// Does the work on a thread with that name.
    pub fn run(&mut self, job: &'static str, work: impl FnOnce() -> Done + Send + 'static) {
        self.running += 1;
        let sender = self.sender.clone();
        let ctx = self.ctx.clone();
        let guarded = move || {
            let done = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Done::Failed {
                job,
                why: "It stopped in the middle; this is a fault of Contend.".to_owned(),
            });
            // Nobody listens any more when the window is closed.
            let _ = sender.send(done);
            ctx.request_repaint();
        };
        if let Err(error) = std::thread::Builder::new().name(job.into()).spawn(guarded) {
            let why = format!("The system gave no thread for it: {error}.");
            let _ = self.sender.send(Done::Failed { job, why });
        }
    }

    /// What has been done since the last time.
    pub fn take(&mut self) -> Vec<Done> {
        let done: Vec<Done> = self.receiver.try_iter().collect();
        self.running = self.running.saturating_sub(done.len());
        done
    }

    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.running > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_that_breaks_says_so() {
        let mut jobs = Jobs::new(&egui::Context::default());
        jobs.run("breaking", || panic!("on purpose"));
        let done = jobs.receiver.recv().unwrap();
        assert!(matches!(
            done,
            Done::Failed {
                job: "breaking",
                ..
            }
        ));
    }
}
