//! What the program has to tell: shown as a toast, kept in a list.

/// How loud a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    Info,
    /// Done, and worth saying.
    Success,
    Warning,
    /// Something that was asked for could not be done.
    Error,
}

/// One thing to tell, with details to unfold.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub tone: Tone,
    /// One sentence: what happened.
    pub title: String,
    /// Where, why, and what to do next; may be empty.
    pub details: String,
}

impl Notice {
    #[must_use]
    pub fn new(tone: Tone, title: impl Into<String>) -> Self {
        Self {
            tone,
            title: title.into(),
            details: String::new(),
        }
    }

    #[must_use]
    pub fn info(title: impl Into<String>) -> Self {
        Self::new(Tone::Info, title)
    }

    #[must_use]
    pub fn success(title: impl Into<String>) -> Self {
        Self::new(Tone::Success, title)
    }

    #[must_use]
    pub fn warning(title: impl Into<String>) -> Self {
        Self::new(Tone::Warning, title)
    }

    #[must_use]
    pub fn error(title: impl Into<String>) -> Self {
        Self::new(Tone::Error, title)
    }

    #[must_use]
    pub fn with_details(mut self, details: impl Into<String>) -> Self {
        self.details = details.into();
        self
    }
}
