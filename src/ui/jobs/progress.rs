//! How far a job has come, to be seen from the window while it goes on.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::document::Cancel;

/// Work shorter than this is not worth a word.
const WORTH_TELLING: Duration = Duration::from_millis(500);

/// Shared between a job and the window.
#[derive(Clone, Debug)]
pub struct Progress {
    started: Instant,
    stage: Arc<Mutex<Stage>>,
    cancel: Cancel,
}

/// What a job is at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stage {
    /// The name of the file.
    pub file: String,
    /// Its place among all of them, from 1.
    pub number: usize,
    pub of: usize,
}

impl Progress {
    #[must_use]
    pub fn new() -> Self {
        Self {
            started: Instant::now(),
            stage: Arc::default(),
            cancel: Cancel::new(),
        }
    }

    /// What it is at, once it has gone on for half a second.
    #[must_use]
    pub fn worth_telling(&self) -> Option<Stage> {
        let long = self.started.elapsed() >= WORTH_TELLING;
        let stage = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        (long && stage.of > 0).then(|| stage.clone())
    }

    pub fn at(&self, file: &std::path::Path, number: usize, of: usize) {
        let file = file.file_name().unwrap_or(file.as_os_str());
        *self.stage.lock().unwrap_or_else(PoisonError::into_inner) = Stage {
            file: file.to_string_lossy().into_owned(),
            number,
            of,
        };
    }

    #[must_use]
    pub fn cancel(&self) -> &Cancel {
        &self.cancel
    }

    /// Whether the job is over: nobody but the window holds it any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        Arc::strong_count(&self.stage) == 1
    }
}

impl Default for Progress {
    fn default() -> Self {
        Self::new()
    }
}
