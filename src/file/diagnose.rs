//! What is wrong with a text that is not a map, told to a person.
//!
//! Only a text that failed to parse comes here, so this takes its time: it reads
//! the text again to learn the field, looks for what merges leave behind, and turns
//! the parser's words into plain ones.

use std::cell::Cell;
use std::fmt;
use std::path::Path;

use ron::error::{Error as RonError, SpannedError};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_path_to_error::{Path as FieldPath, Segment, Track};

use super::document::{Document, FORMAT};
use super::error::{OpenError, OpenErrorKind as Kind, Report};
use super::locate::{Wanted, lines_and_columns, places};
use crate::model::record::FieldName;

const RESTORE: &str = "Open the file in a text editor and mend it there, or take an earlier copy \
                       from a backup or from version control.";

/// The error that says why the text is not a map.
pub(super) fn diagnose(text: &str, name: &Path, error: &SpannedError) -> OpenError {
    if text.trim().is_empty() {
        let hint = "Take an earlier copy from a backup or from version control.";
        return Report::new(Kind::Empty, name, "The file is empty.".into(), hint).into();
    }
    if let Some(conflicted) = conflict_markers(text, name) {
        return conflicted;
    }
    let format = format_of(text);
    if let Some(newer) = format.filter(|format| *format > FORMAT) {
        let message = format!(
            "The map is in format {newer}, and this version of Contend knows format {FORMAT}; \
             from here on it cannot be followed ({}).",
            lower_first(explain(&error.code).1.trim_end_matches('.')),
        );
        let hint = "Update Contend to open it. The file was not touched.";
        let report = Report::new(Kind::Newer, name, message, hint).at(end_of(error));
        return report.into();
    }

    let path = path_of_error(text);
    let (kind, message, hint) = explain(&error.code);
    let no_format = matches!(
        &error.code,
        RonError::MissingStructField {
            field: "format",
            ..
        }
    ) || (format.is_none() && path.is_empty() && is_wrong_shape(&error.code));
    if no_format {
        let message = "A map begins with `(` and has a field `format`, and this file does not.";
        let hint = "Choose a file that Contend has saved. If this is a map written by hand, \
                    begin it with `(format: 1,` and end it with `)`.";
        let report = Report::new(Kind::NoFormat, name, message.into(), hint).at(end_of(error));
        return report.into();
    }
    let expects_more = matches!(kind, Kind::BadValue | Kind::Malformed);
    let (kind, message, hint) = if expects_more && is_at_end(text, error) {
        explain(&RonError::Eof)
    } else {
        (kind, message, hint)
    };
    let place = place_of_error(text, &path, kind, error);
    let mut report = Report::new(kind, name, message, hint).at(place);
    report.field = Some(path.join(" › ")).filter(|field| !field.is_empty());
    report.into()
}

/// The error for `format: 0`.
pub(super) fn wrong_format(text: &str, name: &Path) -> OpenError {
    let message = "There is no format 0.".into();
    let hint = "Write `format: 1`.";
    let mut report = Report::new(Kind::BadValue, name, message, hint);
    report.field = Some("format".into());
    report.at(place_of(text, &["format".into()])).into()
}

/// Where the parser was when it gave up.
fn end_of(error: &SpannedError) -> (usize, usize) {
    (error.span.end.line, error.span.end.col)
}

fn is_at_end(text: &str, error: &SpannedError) -> bool {
    lines_and_columns(text, &[text.trim_end().len()])[0] <= end_of(error)
}

fn place_of_error(text: &str, path: &[String], kind: Kind, error: &SpannedError) -> (usize, usize) {
    // The parser is behind a value when it learns that the value is wrong, and at
    // the end of a record when it misses a field: those are found by their names.
    if path.is_empty() || !matches!(kind, Kind::BadValue | Kind::Lacking) {
        return end_of(error);
    }
    let place = place_of(text, path);
    // In a section and not in a record of it, the key itself is wrong.
    if path.len() == 1 && place.0 < error.span.end.line {
        return end_of(error);
    }
    place
}

fn place_of(text: &str, path: &[String]) -> (usize, usize) {
    let wanted = Wanted {
        section: path.first().cloned().unwrap_or_default(),
        record: path.get(1).cloned(),
        field: path.get(2).cloned(),
        named: None,
    };
    lines_and_columns(text, &places(text, &[wanted]))[0]
}

fn conflict_markers(text: &str, name: &Path) -> Option<OpenError> {
    let starts = ["<<<<<<< ", "||||||| ", ">>>>>>> "];
    let is_marker = |line: &str| line == "=======" || starts.iter().any(|m| line.starts_with(m));
    let lines: Vec<usize> = (text.lines().enumerate())
        .filter(|(_, line)| is_marker(line))
        .map(|(number, _)| number + 1)
        .collect();
    let first = *lines.first()?;
    let shown: Vec<String> = lines.iter().take(6).map(usize::to_string).collect();
    let message = format!(
        "Git could not merge two states of this map by itself and left its conflict markers in \
         line{} {}{}.",
        if lines.len() == 1 { "" } else { "s" },
        shown.join(", "),
        if lines.len() > shown.len() {
            ", …"
        } else {
            ""
        },
    );
    let hint = "Open the file in a text editor, or run `git mergetool`. Keep one side of each \
                conflict, or both records under their own ids, and delete the marker lines.";
    let report = Report::new(Kind::Conflicted, name, message, hint);
    Some(report.at((first, 1)).into())
}

/// What the parser says, as a kind, a sentence, and what to do.
fn explain(code: &RonError) -> (Kind, String, &'static str) {
    let said = |kind, message: &str, hint| (kind, message.to_owned(), hint);
    match code {
        RonError::Eof | RonError::ExpectedStringEnd | RonError::UnclosedBlockComment => said(
            Kind::Truncated,
            "The file ends here in the middle of something; it may have been cut off.",
            RESTORE,
        ),
        RonError::ExceededRecursionLimit => said(
            Kind::TooDeep,
            "Brackets are nested more than 128 deep here; no map is.",
            RESTORE,
        ),
        RonError::MissingStructField { field, outer } => {
            let what = outer.as_deref().map_or("record".into(), str::to_lowercase);
            let hint = "Add the field, or delete the record and whatever names it.";
            let message = format!("This {what} has no field `{field}`.");
            (Kind::Lacking, message, hint)
        }
        RonError::DuplicateStructField { field, .. } => {
            let hint = "Keep the one that is right and delete the other.";
            let message = format!("The field `{field}` stands twice.");
            (Kind::Repeated, message, hint)
        }
        RonError::Message(message) => {
            let (kind, hint) = if message.starts_with("the field") {
                let hint = "Keep the one that is right and delete the other.";
                (Kind::Repeated, hint)
            } else if message.ends_with("stands twice") {
                let hint = "Keep the one that is right and delete the other, or give it an id \
                            of its own.";
                (Kind::Repeated, hint)
            } else if message.ends_with("is not a finite number") {
                (Kind::BadValue, NUMBER)
            } else {
                (Kind::BadValue, RESTORE)
            };
            (kind, format!("{}.", upper_first(message)), hint)
        }
        RonError::InvalidValueForType { expected, found } => {
            let message = format!("This should be {expected}, and {found} stands here.");
            (Kind::BadValue, message, RESTORE)
        }
        other => match expected_value(other) {
            Some((message, hint)) => said(Kind::BadValue, message, hint),
            None => explain_syntax(other),
        },
    }
}

const NUMBER: &str = "Write a plain number such as `0.5`, or delete the field.";

/// What kind of value should stand where another one does.
fn expected_value(code: &RonError) -> Option<(&'static str, &'static str)> {
    Some(match code {
        RonError::ExpectedString => (
            "A text is expected here.",
            "Put the words between double quotes: \"…\".",
        ),
        RonError::ExpectedBoolean => (
            "`true` or `false` is expected here.",
            "Write one of them, or delete the field.",
        ),
        RonError::ExpectedFloat
        | RonError::FloatUnderscore
        | RonError::ExpectedInteger
        | RonError::IntegerOutOfBounds
        | RonError::InvalidIntegerDigit { .. }
        | RonError::UnderscoreAtBeginning => ("A plain number is expected here.", NUMBER),
        RonError::ExpectedArray => (
            "A list is expected here.",
            "Put what belongs to it between `[` and `]`, with commas between.",
        ),
        RonError::ExpectedMap => (
            "Records by their ids are expected here.",
            "Put them between `{` and `}`: \"c-force\": (text: \"…\"),",
        ),
        RonError::ExpectedStructLike | RonError::ExpectedNamedStructLike(_) => (
            "The fields of a record are expected here, between `(` and `)`.",
            "Put them there: (text: \"…\"),",
        ),
        _ => return None,
    })
}

fn explain_syntax(code: &RonError) -> (Kind, String, &'static str) {
    let message = match code {
        RonError::ExpectedComma
        | RonError::ExpectedArrayEnd
        | RonError::ExpectedMapEnd
        | RonError::ExpectedStructLikeEnd
        | RonError::ExpectedOptionEnd => {
            "A comma, a closing bracket or a quotation mark is missing before this place.".into()
        }
        RonError::ExpectedMapColon => "A colon is missing before this place.".into(),
        RonError::ExpectedIdentifier
        | RonError::InvalidIdentifier(_)
        | RonError::SuggestRawIdentifier(_) => {
            "The name of a field is expected here; a closing bracket may be missing before it."
                .into()
        }
        RonError::InvalidEscape(_) => {
            let message = "A backslash in a text is followed by something that has no meaning.";
            let hint = "Write two backslashes where one is meant.";
            return (Kind::Malformed, message.into(), hint);
        }
        RonError::UnexpectedChar(found) => format!(
            "The character {found:?} has no place here; a bracket, comma or quotation mark \
             before it may be missing."
        ),
        RonError::TrailingCharacters => {
            "The map ends before this place, and more text follows.".into()
        }
        other => format!("{}.", upper_first(&other.to_string())),
    };
    (Kind::Malformed, message, RESTORE)
}

/// Whether the text fails at its very beginning, as texts that are no RON do.
fn is_wrong_shape(code: &RonError) -> bool {
    !matches!(
        code,
        RonError::Eof | RonError::ExpectedStringEnd | RonError::TrailingCharacters
    )
}

fn upper_first(sentence: &str) -> String {
    let mut rest = sentence.chars();
    rest.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(rest).collect()
    })
}

fn lower_first(sentence: &str) -> String {
    let mut rest = sentence.chars();
    rest.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(rest).collect()
    })
}

/// The way to the field at which the text fails: `claims`, `c-force`, `text`.
fn path_of_error(text: &str) -> Vec<String> {
    let Ok(mut ron) = ron::Deserializer::from_str(text) else {
        return Vec::new();
    };
    let mut track = Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&mut ron, &mut track);
    if Document::deserialize(tracked).is_ok() {
        return Vec::new();
    }
    let path: FieldPath = track.path();
    path.iter()
        .filter_map(|segment| match segment {
            Segment::Map { key } => Some(key.clone()),
            Segment::Seq { index } => Some(format!("item {}", index + 1)),
            Segment::Enum { .. } | Segment::Unknown => None,
        })
        .collect()
}

/// The format that the file says it is in, even where the rest cannot be read.
fn format_of(text: &str) -> Option<u64> {
    struct Seek<'a>(&'a Cell<Option<u64>>);

    impl<'de> DeserializeSeed<'de> for Seek<'_> {
        type Value = ();

        fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
            deserializer.deserialize_struct("Document", &[], self)
        }
    }

    impl<'de> Visitor<'de> for Seek<'_> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
            while let Some(name) = fields.next_key::<FieldName>()? {
                if name.0 == "format" {
                    self.0.set(Some(fields.next_value()?));
                } else {
                    fields.next_value::<IgnoredAny>()?;
                }
            }
            Ok(())
        }
    }

    let format = Cell::new(None);
    // It is expected to fail: what matters is how far it came.
    let _ = ron::Options::default().from_str_seed(text, Seek(&format));
    format.get()
}
