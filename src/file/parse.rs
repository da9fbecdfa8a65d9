//! The text of a file as a map.

use std::path::Path;

use serde::Deserialize;

use super::diagnose::{diagnose, wrong_format};
use super::document::{Document, FORMAT};
use super::error::OpenError;
use super::fingerprint::Fingerprint;
use super::locate::{Wanted, has_comments, lines_and_columns, places};
use crate::model::problems::{Problem, check, invariants};
use crate::model::{
    Backing, Claim, Conflict, Entry, Id, Kind, Map, Override, Perspective, Placement, Question,
    Quote, Reason, Source, Tag,
};

/// A map as a file holds it, and what there is to say about it.
#[derive(Clone, Debug)]
pub struct Opened {
    pub map: Map,
    /// The format that the file says it is in.
    pub format: u64,
    /// Why the map must not be saved over the file, in full sentences.
    pub read_only: Option<String>,
    /// The invariants that the file breaks, in the order of the file. Edit the map
    /// only when this is empty: offer a
    /// [`repair`](crate::model::problems::repair), or show the map as it is.
    pub broken: Vec<Located>,
    /// Whether the text has comments, which a save does not keep.
    pub has_comments: bool,
    /// Tells later whether the file is still as it was.
    pub fingerprint: Fingerprint,
}

impl Opened {
    /// Everything there is to say about the map, hints included.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        check(&self.map)
    }
}

/// A problem, and where in the file it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    pub problem: Problem,
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
}

/// Reads the text of a map file. `name` is what errors call the file.
///
/// # Errors
/// [`OpenError`] says what is wrong, in which line and field, and what to do.
pub fn parse(text: &str, name: &Path) -> Result<Opened, OpenError> {
    let fingerprint = Fingerprint::of(text.as_bytes());
    // Editors on Windows begin a file with a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let document = parse_document(text).map_err(|error| diagnose(text, name, &error))?;
    let format = document.format;
    if format == 0 {
        return Err(wrong_format(text, name));
    }
    let map = document.into_map();
    let broken = locate(text, invariants(&map));
    let read_only = (format > FORMAT).then(|| {
        format!(
            "This map is in format {format}, and this version of Contend knows format {FORMAT}. \
             It is shown as far as it is understood and cannot be changed here. Update Contend \
             to edit it."
        )
    });
    Ok(Opened {
        map,
        format,
        read_only,
        broken,
        has_comments: has_comments(text),
        fingerprint,
    })
}

/// The document alone: what a save reads back.
pub(super) fn parse_document(text: &str) -> Result<Document, ron::error::SpannedError> {
    let mut deserializer = ron::Deserializer::from_str(text)?;
    Document::deserialize(&mut deserializer)
        .and_then(|document| deserializer.end().map(|()| document))
        .map_err(|error| deserializer.span_error(error))
}

/// Finds where in the file's text the problems stand, each at the innermost part
/// of it that there is, and puts them in the order of the file.
#[must_use]
pub fn locate(text: &str, problems: Vec<Problem>) -> Vec<Located> {
    if problems.is_empty() {
        return Vec::new();
    }
    let wanted: Vec<Wanted> = problems.iter().map(wanted_of).collect();
    let positions = lines_and_columns(text, &places(text, &wanted));
    let mut located: Vec<Located> = (problems.into_iter().zip(positions))
        .map(|(problem, (line, column))| Located {
            problem,
            line,
            column,
        })
        .collect();
    located.sort_by_key(|located| (located.line, located.column));
    located
}

fn wanted_of(problem: &Problem) -> Wanted {
    let record = Some(problem.record.to_string());
    if problem.field == Some(Placement::TABLE) {
        return Wanted {
            section: Placement::TABLE.to_owned(),
            record,
            ..Wanted::default()
        };
    }
    Wanted {
        section: section_of(problem.record).to_owned(),
        record,
        field: problem.field.map(str::to_owned),
        named: problem.named.map(|named| named.to_string()),
    }
}

fn section_of(id: Id) -> &'static str {
    match id.kind() {
        Kind::Question => Question::TABLE,
        Kind::Claim => Claim::TABLE,
        Kind::Reason => Reason::TABLE,
        Kind::Conflict => Conflict::TABLE,
        Kind::Source => Source::TABLE,
        Kind::Quote => Quote::TABLE,
        Kind::Backing => Backing::TABLE,
        Kind::Tag => Tag::TABLE,
        Kind::Perspective => Perspective::TABLE,
        Kind::Override => Override::TABLE,
    }
}
