//! What of each record can be searched.

use std::borrow::Cow;

use crate::model::{Id, Map, Record};

/// Which text of a record it is. What comes first here comes first among equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    Question,
    Claim,
    Quote,
    Source,
    Note,
}

impl What {
    /// `claim`, `note`, …
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Claim => "claim",
            Self::Quote => "quote",
            Self::Source => "source",
            Self::Note => "note",
        }
    }
}

/// The record's own words, if it has any.
pub(super) fn own_text(record: &Record) -> Option<(What, Cow<'_, str>)> {
    match record {
        Record::Question(question) => Some((What::Question, Cow::from(&question.text))),
        Record::Claim(claim) => Some((What::Claim, Cow::from(&claim.text))),
        Record::Quote(quote) => Some((What::Quote, Cow::from(&quote.exact))),
        Record::Source(source) => {
            let authors = source.authors.join(", ");
            let parts = [&source.short, &source.title, &authors, &source.container];
            let parts: Vec<&str> = (parts.into_iter())
                .map(String::as_str)
                .filter(|part| !part.is_empty())
                .collect();
            Some((What::Source, Cow::from(parts.join(" · "))))
        }
        Record::Reason(_)
        | Record::Conflict(_)
        | Record::Backing(_)
        | Record::Tag(_)
        | Record::Perspective(_)
        | Record::Override(_)
        | Record::Placement(_) => None,
    }
}

/// A text of a record as it stands in the map; empty where there is none.
#[must_use]
pub fn text_of(map: &Map, record: Id, what: What) -> String {
    let Some(record) = map.record(record) else {
        return String::new();
    };
    if what == What::Note {
        return record.note().to_owned();
    }
    own_text(&record)
        .filter(|(own, _)| *own == what)
        .map_or_else(String::new, |(_, text)| text.into_owned())
}
