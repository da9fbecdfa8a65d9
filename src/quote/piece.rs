//! Folding, one piece at a time.
//!
//! A text is read as a chain of pieces. Each covers some bytes and has a *key*:
//! what it is compared as. The bulk folding of a document and the comparison of
//! one place both read pieces through [`piece_at`], so they cannot disagree.
//! A piece depends only on the text around it, not on where reading began.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use super::difference::DifferenceKind;
use super::footnote::{is_footnote_mark, raised_run_len};
use super::passed::{Passed, from_byte};
use crate::document::characters::{
    SOFT_HYPHEN, is_dash, is_invisible, is_superscript_digit, ligature_letters, straight_quote,
};

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// As written. Documents always are.
    Plain,
    /// As a quote whose square brackets mark edits: `[he]` is read as `he`, and
    /// the letter in `[T]he` as `T`, or as `t` with `swap_case`.
    Edited { swap_case: bool },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    Plain,
    QuotationMark,
    Dash,
    Ligature,
    Composition,
    Space,
    Invisible,
    /// A dash inside a word or a number, where the key has nothing.
    Joint(Joint),
    FootnoteMark,
    /// Superscript digits that belong to what they stand at.
    RaisedDigits,
    EditedBracket,
    EditedLetter,
    /// Something that is not part of the sentence.
    Passed(DifferenceKind),
}

/// A dash between two letters or digits, with what white space follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Joint {
    pub(super) dash: char,
    pub(super) gap: Gap,
    pub(super) between_digits: bool,
    pub(super) between_letters: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    None,
    Space,
    Line,
}

#[derive(Clone, Debug)]
pub(super) struct Piece<'text> {
    /// Bytes of the text.
    pub(super) raw: Range<usize>,
    pub(super) kind: PieceKind,
    pub(super) key: Cow<'text, str>,
}

/// The pieces of `text` from byte `range.start` until `range.end` is reached.
/// Stretches in `passed_over` (ascending) are read as one space each, or as
/// nothing.
pub(super) fn pieces<'text>(
    text: &'text str,
    range: Range<usize>,
    reading: Reading,
    passed_over: &'text [Passed],
) -> impl Iterator<Item = Piece<'text>> {
    let mut at = range.start;
    let mut ahead = from_byte(passed_over, at);
    std::iter::from_fn(move || {
        if at >= range.end {
            return None;
        }
        if ahead.first().is_some_and(|passed| passed.range.start < at) {
            ahead = from_byte(ahead, at);
        }
        let piece = match ahead.first().filter(|passed| passed.range.start == at) {
            Some(passed) => Piece {
                raw: passed.range.clone(),
                kind: PieceKind::Passed(passed.kind),
                key: Cow::Borrowed(passed.key()),
            },
            None => piece_at(text, at, reading)?,
        };
        at = piece.raw.end;
        Some(piece)
    })
}

/// The piece that starts at byte `at`, which has to be a character boundary.
pub(super) fn piece_at(text: &str, at: usize, reading: Reading) -> Option<Piece<'_>> {
    let rest = text.get(at..)?;
    let character = rest.chars().next()?;
    let piece = |len: usize, kind: PieceKind, key: &'static str| Piece {
        raw: at..at + len,
        kind,
        key: Cow::Borrowed(key),
    };
    let len = character.len_utf8();
    if character.is_whitespace() {
        return Some(piece(space_len(rest).0, PieceKind::Space, " "));
    }
    if is_dash(character) || character == SOFT_HYPHEN {
        if let Some((joint, joint_len)) = joint_at(text, at, character) {
            return Some(piece(joint_len, PieceKind::Joint(joint), ""));
        }
        if is_dash(character) {
            return Some(piece(len, PieceKind::Dash, "-"));
        }
    }
    if is_invisible(character) {
        return Some(piece(len, PieceKind::Invisible, ""));
    }
    if let Some(straight) = straight_quote(character) {
        return Some(piece(len, PieceKind::QuotationMark, straight));
    }
    if matches!(character, '\'' | '"') {
        return Some(Piece {
            raw: at..at + len,
            kind: PieceKind::QuotationMark,
            key: Cow::Borrowed(rest.get(..len)?),
        });
    }
    if let Some(letters) = ligature_letters(character) {
        return Some(piece(len, PieceKind::Ligature, letters));
    }
    if is_superscript_digit(character) {
        let run_len = raised_run_len(rest);
        if is_footnote_mark(text, at..at + run_len) {
            return Some(piece(run_len, PieceKind::FootnoteMark, ""));
        }
        return Some(Piece {
            kind: PieceKind::RaisedDigits,
            ..plain(text, at..at + run_len)
        });
    }
    if let Reading::Edited { swap_case } = reading
        && matches!(character, '[' | ']')
        && let Some(edited) = edited_at(text, at, swap_case)
    {
        return Some(edited);
    }
    Some(composed(text, at, character))
}

fn plain(text: &str, raw: Range<usize>) -> Piece<'_> {
    let key = Cow::Borrowed(text.get(raw.clone()).unwrap_or_default());
    Piece {
        raw,
        kind: PieceKind::Plain,
        key,
    }
}

/// Bytes of the white space at the start of `text`, invisible characters inside
/// it included, and how many line ends it holds.
fn space_len(text: &str) -> (usize, usize) {
    let mut len = 0;
    let mut line_ends = 0;
    for (offset, character) in text.char_indices() {
        if character.is_whitespace() {
            len = offset + character.len_utf8();
            line_ends += usize::from(character == '\n');
        } else if !is_invisible(character) {
            break;
        }
    }
    (len, line_ends)
}

/// The dash at `at` as a joint, with its length in bytes: directly after a
/// letter or digit, and before one or before white space of at most one line
/// end and then one.
fn joint_at(text: &str, at: usize, dash: char) -> Option<(Joint, usize)> {
    let before = last_base(text.get(..at)?)?;
    let after_dash = text.get(at + dash.len_utf8()..)?;
    let (space, line_ends) = space_len(after_dash);
    let after = after_dash
        .get(space..)?
        .chars()
        .find(|character| !is_invisible(*character))?;
    let gap = match (space, line_ends) {
        (0, _) => Gap::None,
        (_, 0) => Gap::Space,
        (_, 1) => Gap::Line,
        _ => return None,
    };
    if dash == SOFT_HYPHEN && gap != Gap::Line {
        return None;
    }
    let is_word_character = |character: char| character.is_alphabetic() || character.is_numeric();
    (is_word_character(before) && is_word_character(after)).then(|| {
        let joint = Joint {
            dash,
            gap,
            between_digits: before.is_numeric() && after.is_numeric(),
            between_letters: before.is_alphabetic() && after.is_alphabetic(),
        };
        (joint, dash.len_utf8() + space)
    })
}

/// The last character of `text` that is neither invisible nor an accent.
pub(super) fn last_base(text: &str) -> Option<char> {
    text.chars()
        .rev()
        .find(|character| !is_invisible(*character) && canonical_combining_class(*character) == 0)
}

/// How long the text in edit brackets may be, in bytes.
const EDIT_MAX: usize = 200;

/// A bracket of an edit, or all of `[T]` where one bracketed letter starts a
/// word. Brackets that hold no letters (`[…]`, `[12]`) are left as they are.
fn edited_at(text: &str, at: usize, swap_case: bool) -> Option<Piece<'static>> {
    let bracket = |kind, key, len| {
        Some(Piece {
            raw: at..at + len,
            kind,
            key,
        })
    };
    if text.get(at..)?.starts_with(']') {
        let opening = text.get(..at)?.rfind('[')?;
        edit_within(text.get(opening..=at)?)?;
        return bracket(PieceKind::EditedBracket, Cow::Borrowed(""), 1);
    }
    let closing = text.get(at..)?.find(']')?;
    let edit = edit_within(text.get(at..=at + closing)?)?;
    let mut letters = edit.chars();
    let first = letters.next()?;
    let next = text.get(at + closing + 1..)?.chars().next();
    if letters.next().is_none() && next.is_some_and(char::is_alphabetic) {
        let letter = if swap_case { swapped(first)? } else { first };
        let key = Cow::Owned(letter.to_string());
        return bracket(PieceKind::EditedLetter, key, closing + 1);
    }
    bracket(PieceKind::EditedBracket, Cow::Borrowed(""), 1)
}

/// What stands in `bracketed` between its brackets, if that may be an edit.
fn edit_within(bracketed: &str) -> Option<&str> {
    let edit = bracketed.strip_prefix('[')?.strip_suffix(']')?;
    let is_edit = edit.len() <= EDIT_MAX
        && !edit.contains(['[', ']'])
        && edit.chars().any(char::is_alphabetic);
    is_edit.then_some(edit)
}

/// The letter in the other case, where that is one letter.
fn swapped(letter: char) -> Option<char> {
    let (mut lower, mut upper) = (letter.to_lowercase(), letter.to_uppercase());
    let other = if letter.is_uppercase() {
        lower.next().filter(|_| lower.next().is_none())
    } else {
        upper.next().filter(|_| upper.next().is_none())
    };
    other.filter(|other| *other != letter)
}

/// The character at `at` with the accents that follow it, composed (NFC).
fn composed(text: &str, at: usize, character: char) -> Piece<'_> {
    let mut end = at + character.len_utf8();
    for next in text.get(end..).unwrap_or_default().chars() {
        if !composes_with_previous(next) {
            break;
        }
        end += next.len_utf8();
    }
    let is_single = end == at + character.len_utf8();
    if is_single && (character < '\u{300}' || nfc_quick(character) == IsNormalized::Yes) {
        return plain(text, at..end);
    }
    let raw = text.get(at..end).unwrap_or_default();
    let key: String = raw.nfc().collect();
    if key == raw {
        return plain(text, at..end);
    }
    Piece {
        raw: at..end,
        kind: PieceKind::Composition,
        key: Cow::Owned(key),
    }
}

/// Whether a character may melt into the one before it, or change places with
/// the accents before it, when text is composed.
pub(super) fn composes_with_previous(character: char) -> bool {
    // Left out for speed: nothing below the accents and no general punctuation
    // combines with anything.
    if character < '\u{300}' || ('\u{2010}'..='\u{206F}').contains(&character) {
        return false;
    }
    canonical_combining_class(character) != 0 || nfc_quick(character) == IsNormalized::Maybe
}

fn nfc_quick(character: char) -> IsNormalized {
    is_nfc_quick(std::iter::once(character))
}
