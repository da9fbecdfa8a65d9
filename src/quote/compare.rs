//! Whether two texts are the same words, letter for letter: the judge.
//!
//! Both texts are read as pieces and walked side by side. Wherever the bytes
//! differ, the difference must be of a kind that leaves the words the same, and
//! it is listed. Anything else, and the texts are not the same.

use std::ops::Range;

use super::difference::{Difference, DifferenceKind};
use super::piece::{Gap, Joint, Piece, PieceKind};
use crate::document::characters::{SOFT_HYPHEN, is_hyphen};

/// A text and its pieces, all of them or those of one place.
pub(super) struct Side<'text> {
    pub(super) text: &'text str,
    pub(super) pieces: Vec<Piece<'text>>,
}

impl Side<'_> {
    /// The bytes that the pieces from `from` to `to` cover.
    fn range(&self, from: usize, to: usize) -> Range<usize> {
        let at = |index: usize| match self.pieces.get(index) {
            Some(piece) => piece.raw.start,
            None => self.pieces.last().map_or(0, |piece| piece.raw.end),
        };
        if from < to {
            let end = to.checked_sub(1).and_then(|last| self.pieces.get(last));
            at(from)..end.map_or(at(from), |piece| piece.raw.end)
        } else {
            at(from)..at(from)
        }
    }

    fn raw(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The end of the pieces with an empty key that start at `from`.
    fn empties_end(&self, from: usize) -> usize {
        let rest = self.pieces.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|piece| piece.key.is_empty()).count()
    }
}

/// What differs between `quote` and `document` where both are the same words;
/// nothing where they are not.
pub(super) fn differences(quote: &Side<'_>, document: &Side<'_>) -> Option<Vec<Difference>> {
    let mut found = Vec::new();
    let (mut quote_at, mut document_at) = (0, 0);
    loop {
        let quote_empties = quote_at..quote.empties_end(quote_at);
        let document_empties = document_at..document.empties_end(document_at);
        compare_empties(
            quote,
            &quote_empties,
            document,
            &document_empties,
            &mut found,
        )?;
        (quote_at, document_at) = (quote_empties.end, document_empties.end);
        if quote_at >= quote.pieces.len() && document_at >= document.pieces.len() {
            return Some(found);
        }

        // As few pieces as come out even: a ligature stands against two letters.
        let (quote_from, document_from) = (quote_at, document_at);
        let mut quote_key = String::new();
        let mut document_key = String::new();
        while quote_key.len() != document_key.len() || quote_key.is_empty() {
            if quote_key.len() <= document_key.len() {
                quote_key.push_str(&quote.pieces.get(quote_at)?.key);
                quote_at += 1;
            } else {
                document_key.push_str(&document.pieces.get(document_at)?.key);
                document_at += 1;
            }
        }
        if quote_key != document_key {
            return None;
        }
        let quote_range = quote.range(quote_from, quote_at);
        let document_range = document.range(document_from, document_at);
        if quote.raw(&quote_range) == document.raw(&document_range) {
            continue;
        }
        let kind = kind_of_group(
            quote,
            quote.pieces.get(quote_from..quote_at)?,
            document,
            document.pieces.get(document_from..document_at)?,
        )?;
        found.push(difference(
            kind,
            quote,
            quote_range,
            document,
            document_range,
        ));
    }
}

fn difference(
    kind: DifferenceKind,
    quote: &Side<'_>,
    quote_range: Range<usize>,
    document: &Side<'_>,
    document_range: Range<usize>,
) -> Difference {
    Difference {
        kind,
        quote: quote.raw(&quote_range).to_owned(),
        document: document.raw(&document_range).to_owned(),
        quote_range,
        document_range,
    }
}

/// The kind of difference between pieces with the same key and other bytes.
fn kind_of_group(
    quote: &Side<'_>,
    quote_pieces: &[Piece<'_>],
    document: &Side<'_>,
    document_pieces: &[Piece<'_>],
) -> Option<DifferenceKind> {
    let pieces = || document_pieces.iter().chain(quote_pieces);
    // Inside a group only what has no shape may be passed over.
    if pieces().any(|piece| piece.key.is_empty() && piece.kind != PieceKind::Invisible) {
        return None;
    }
    let has = |kind: &PieceKind| pieces().any(|piece| piece.kind == *kind);
    if let Some(kind) = passed_among(document_pieces) {
        return Some(kind);
    }
    if has(&PieceKind::Space) {
        let raws = document_pieces
            .iter()
            .map(|piece| document.raw(&piece.raw))
            .chain(quote_pieces.iter().map(|piece| quote.raw(&piece.raw)));
        return Some(kind_of_space(raws));
    }
    if has(&PieceKind::Dash) {
        let between_digits = quote_pieces
            .iter()
            .any(|piece| is_between_digits(quote.text, piece))
            || document_pieces
                .iter()
                .any(|piece| is_between_digits(document.text, piece));
        return (!between_digits).then_some(DifferenceKind::Dash);
    }
    [
        (PieceKind::EditedLetter, DifferenceKind::Edited),
        (PieceKind::QuotationMark, DifferenceKind::QuotationMark),
        (PieceKind::Ligature, DifferenceKind::Ligature),
        (PieceKind::Composition, DifferenceKind::Accent),
        (PieceKind::Invisible, DifferenceKind::Invisible),
    ]
    .into_iter()
    .find(|(kind, _)| has(kind))
    .map(|(_, difference)| difference)
}

fn kind_of_space<'raw>(mut raws: impl Iterator<Item = &'raw str>) -> DifferenceKind {
    raws.by_ref()
        .map(|raw| {
            if raw.contains('\u{C}') {
                DifferenceKind::PageBreak
            } else {
                match raw.matches('\n').count() {
                    0 => DifferenceKind::Space,
                    1 => DifferenceKind::LineBreak,
                    _ => DifferenceKind::ParagraphBreak,
                }
            }
        })
        .max()
        .unwrap_or(DifferenceKind::Space)
}

/// Whether digits stand on both sides of a piece, spaces aside: `10 – 20` is a
/// span, `10 - 20` may be a subtraction.
fn is_between_digits(text: &str, piece: &Piece<'_>) -> bool {
    let before = text.get(..piece.raw.start).unwrap_or_default();
    let after = text.get(piece.raw.end..).unwrap_or_default();
    let is_digit = |character: Option<char>| character.is_some_and(char::is_numeric);
    is_digit(before.trim_end().chars().next_back()) && is_digit(after.trim_start().chars().next())
}

/// Compares what stands between two letters of the key.
fn compare_empties(
    quote: &Side<'_>,
    quote_empties: &Range<usize>,
    document: &Side<'_>,
    document_empties: &Range<usize>,
    found: &mut Vec<Difference>,
) -> Option<()> {
    let quote_range = quote.range(quote_empties.start, quote_empties.end);
    let document_range = document.range(document_empties.start, document_empties.end);
    if quote.raw(&quote_range) == document.raw(&document_range) {
        return Some(());
    }
    let quote_pieces = quote.pieces.get(quote_empties.clone())?;
    let document_pieces = document.pieces.get(document_empties.clone())?;
    let kind = match passed_among(document_pieces) {
        Some(kind) if may_pass_over(quote_pieces, document_pieces)? => kind,
        _ => kind_of_empties(quote, quote_pieces, document, document_pieces)?,
    };
    if !quote_pieces.is_empty() && !document_pieces.is_empty() {
        found.push(difference(
            kind,
            quote,
            quote_range,
            document,
            document_range,
        ));
        return Some(());
    }
    // What only one side has is listed piece by piece.
    for piece in quote_pieces {
        let (raw, place) = (piece.raw.clone(), document_range.clone());
        found.push(difference(
            kind_of_empty(piece),
            quote,
            raw,
            document,
            place,
        ));
    }
    for piece in document_pieces {
        let (raw, place) = (piece.raw.clone(), quote_range.clone());
        found.push(difference(
            kind_of_empty(piece),
            quote,
            place,
            document,
            raw,
        ));
    }
    Some(())
}

/// What was passed over in the document among `pieces`; the weightiest, where
/// there is more.
fn passed_among(pieces: &[Piece<'_>]) -> Option<DifferenceKind> {
    let passed = pieces.iter().filter_map(|piece| match piece.kind {
        PieceKind::Passed(kind) => Some(kind),
        _ => None,
    });
    passed.max()
}

/// Whether a quote may have these pieces (or none) where something between two
/// letters of the document was passed over. `Some(false)` where the rest of the
/// pieces has to be compared; nothing where it may not.
fn may_pass_over(quote_pieces: &[Piece<'_>], document_pieces: &[Piece<'_>]) -> Option<bool> {
    let may_stand = |piece: &Piece<'_>| match &piece.kind {
        PieceKind::Invisible | PieceKind::EditedBracket => true,
        // A word divided at a page's end may have a hyphen of its own.
        PieceKind::Joint(joint) => joint.gap != Gap::Space && is_hyphen(joint.dash),
        _ => false,
    };
    let divides_word = |piece: &Piece<'_>| match piece.kind {
        PieceKind::Passed(kind) => kind != DifferenceKind::Markup,
        _ => false,
    };
    let is_markup = |piece: &Piece<'_>| piece.kind == PieceKind::Passed(DifferenceKind::Markup);
    if document_pieces.iter().any(divides_word) {
        let alone = document_pieces
            .iter()
            .all(|piece| divides_word(piece) || piece.kind == PieceKind::Invisible);
        return (alone && quote_pieces.iter().all(may_stand)).then_some(true);
    }
    let has_joint = |pieces: &[Piece<'_>]| joint_among(pieces).is_some();
    if has_joint(quote_pieces) || has_joint(document_pieces) {
        return None;
    }
    let rest: Vec<&Piece<'_>> = document_pieces
        .iter()
        .filter(|piece| !is_markup(piece))
        .collect();
    Some(
        rest.iter().all(|piece| piece.kind == PieceKind::Invisible)
            && quote_pieces.iter().all(may_stand),
    )
}

/// What a piece without a key is called where the other side lacks it.
fn kind_of_empty(piece: &Piece<'_>) -> DifferenceKind {
    match piece.kind {
        PieceKind::Joint(_) => DifferenceKind::LineEndHyphen,
        PieceKind::FootnoteMark => DifferenceKind::FootnoteMark,
        PieceKind::EditedBracket => DifferenceKind::Edited,
        PieceKind::Passed(kind) => kind,
        _ => DifferenceKind::Invisible,
    }
}

/// The weightiest kind of difference between two chains of pieces without keys;
/// nothing where the words are not the same.
fn kind_of_empties(
    quote: &Side<'_>,
    quote_pieces: &[Piece<'_>],
    document: &Side<'_>,
    document_pieces: &[Piece<'_>],
) -> Option<DifferenceKind> {
    let joint_differs = match (joint_among(quote_pieces), joint_among(document_pieces)) {
        (None, None) => None,
        (Some((one_piece, one)), Some((other_piece, other))) => {
            let same_raw = quote.raw(&one_piece.raw) == document.raw(&other_piece.raw);
            compare_joints(one, other)?.or((!same_raw).then_some(DifferenceKind::Space))
        }
        (Some((_, only)), None) | (None, Some((_, only))) => Some(compare_lone_joint(only)?),
    };
    let quote_marks = raws_of(quote, quote_pieces, &PieceKind::FootnoteMark);
    let document_marks = raws_of(document, document_pieces, &PieceKind::FootnoteMark);
    let marks_differ = quote_marks != document_marks;
    // A footnote's number that is another number is a difference of digits.
    if marks_differ && !quote_marks.is_empty() && !document_marks.is_empty() {
        return None;
    }
    let has_bracket = quote_pieces
        .iter()
        .any(|piece| piece.kind == PieceKind::EditedBracket);
    Some(match joint_differs {
        Some(kind) => kind,
        None if marks_differ => DifferenceKind::FootnoteMark,
        None if has_bracket => DifferenceKind::Edited,
        None => passed_among(document_pieces).unwrap_or(DifferenceKind::Invisible),
    })
}

fn joint_among<'a, 'text>(pieces: &'a [Piece<'text>]) -> Option<(&'a Piece<'text>, &'a Joint)> {
    pieces.iter().find_map(|piece| match &piece.kind {
        PieceKind::Joint(joint) => Some((piece, joint)),
        _ => None,
    })
}

fn raws_of<'text>(
    side: &'text Side<'_>,
    pieces: &[Piece<'_>],
    kind: &PieceKind,
) -> Vec<&'text str> {
    pieces
        .iter()
        .filter(|piece| piece.kind == *kind)
        .map(|piece| side.raw(&piece.raw))
        .collect()
}

/// How two joints at one place differ: `Some(None)` where they are alike but
/// perhaps for the width of their gap, nothing where they are not one.
#[expect(clippy::option_option, reason = "may they differ, and do they")]
fn compare_joints(one: &Joint, other: &Joint) -> Option<Option<DifferenceKind>> {
    let between_digits = one.between_digits || other.between_digits;
    let same_dash = one.dash == other.dash;
    let both_hyphens = is_hyphen(one.dash) && is_hyphen(other.dash);
    match (one.gap, other.gap) {
        (Gap::None, Gap::None) | (Gap::Space | Gap::Line, Gap::Space | Gap::Line) => {
            if same_dash {
                let gaps_differ = one.gap != other.gap;
                Some(gaps_differ.then_some(DifferenceKind::LineBreak))
            } else if between_digits || one.dash == SOFT_HYPHEN || other.dash == SOFT_HYPHEN {
                None
            } else {
                Some(Some(DifferenceKind::Dash))
            }
        }
        // The hyphen at the line's end belongs to the word.
        (Gap::None, Gap::Line) | (Gap::Line, Gap::None) => {
            let may = both_hyphens && (same_dash || !between_digits);
            may.then_some(Some(DifferenceKind::LineEndHyphen))
        }
        // A gap between words is never closed.
        (Gap::None, Gap::Space) | (Gap::Space, Gap::None) => None,
    }
}

/// A joint that only one side has: a hyphen at a line's end that does not belong
/// to the word, and nothing else.
fn compare_lone_joint(joint: &Joint) -> Option<DifferenceKind> {
    let divides_word = joint.gap == Gap::Line
        && joint.between_letters
        && (is_hyphen(joint.dash) || joint.dash == SOFT_HYPHEN);
    divides_word.then_some(DifferenceKind::LineEndHyphen)
}

#[cfg(test)]
#[path = "compare_tests.rs"]
mod tests;
