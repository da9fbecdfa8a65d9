//! Notes at the foot of a page: the last lines of a column, smaller than the text,
//! that begin with a mark or stand under a rule.

use super::glyphs::Tag;
use super::lines::Line;
use super::page::{PageLines, Role};
use crate::document::characters::is_superscript_digit;

/// Notes are set this much smaller than the text, at least.
const SIZE_MAX: f32 = 0.94;

/// Marks the notes of a page whose text is of `body_size`.
pub(super) fn mark_notes(page: &mut PageLines, body_size: f32) {
    let PageLines {
        lines,
        roles,
        rules,
        size,
        ..
    } = page;
    let Some(last_column) = lines.last().map(|line| line.column) else {
        return;
    };
    let upright = lines.first().map(|line| line.turn).unwrap_or_default();
    let mut found: Vec<usize> = Vec::new();
    for column in 0..=last_column {
        let inside: Vec<usize> = (0..lines.len())
            .filter(|index| roles.get(*index) == Some(&Role::Body))
            .filter(|index| {
                lines
                    .get(*index)
                    .is_some_and(|line| line.column == column && line.turn == upright)
            })
            .collect();
        let of = |index: &usize| lines.get(*index);
        let small = inside
            .iter()
            .rev()
            .filter_map(of)
            .take_while(|line| line.size <= SIZE_MAX * body_size || line.tag == Tag::Note)
            .count();
        let tail = inside.get(inside.len() - small..).unwrap_or_default();
        let is_under_rule = |line: &Line, above: Option<&Line>| {
            rules.iter().any(|rule| {
                let [x, y] = upright.of_page([f32::midpoint(rule.x0, rule.x1), rule.y], *size);
                let from = above.map_or(line.y - 4.0 * line.size, |above| above.y);
                from < y
                    && y < line.y
                    && line.x0 - line.size < x
                    && x < line.x1.max(line.x0 + 200.0)
            })
        };
        let first = tail.iter().enumerate().position(|(place, index)| {
            let above = inside
                .get(..inside.len() - small + place)
                .and_then(<[usize]>::last)
                .and_then(of);
            of(index).is_some_and(|line| {
                starts_with_mark(&line.text) || line.tag == Tag::Note || is_under_rule(line, above)
            })
        });
        let notes = first
            .and_then(|first| tail.get(first..))
            .unwrap_or_default();
        if let Some(last) = notes.last().and_then(of) {
            let has_text_below = lines.iter().zip(roles.iter()).any(|(line, role)| {
                *role == Role::Body
                    && line.turn == upright
                    && line.y > last.y + 0.5 * last.size
                    && line.size > SIZE_MAX * body_size
                    && line.x0 < last.x1
                    && line.x1 > last.x0
            });
            if !has_text_below {
                found.extend(notes);
            }
        }
    }
    for index in found {
        if let Some(role) = roles.get_mut(index) {
            *role = Role::Note;
        }
        if let Some(line) = lines.get_mut(index) {
            line.set_mark_apart();
        }
    }
}

/// Whether a line begins as a note does: `¹`, `12 `, `3)`, `[4]`, `*`, `†`.
pub(super) fn starts_with_mark(text: &str) -> bool {
    let text = text.strip_prefix('[').unwrap_or(text);
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let after = text.chars().nth(digits);
    match text.chars().next() {
        Some('*' | '†' | '‡' | '§' | '¶' | '∗') => true,
        Some(first) if is_superscript_digit(first) => true,
        _ => (1..=3).contains(&digits) && matches!(after, Some(' ' | '.' | ')' | ']')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_notes() {
        for text in ["¹The", "12 See", "3) See", "[4] See", "* See", "†See"] {
            assert!(starts_with_mark(text), "{text}");
        }
        for text in ["The", "1503 was", "", "(a) See", "12th"] {
            assert!(!starts_with_mark(text), "{text}");
        }
    }
}
