//! Stretches of a laid-out text as rectangles and lines.

use std::ops::Range;

use egui::{Galley, Pos2, Rect, Vec2, pos2, vec2};

/// The rectangles, row by row, of some characters of a galley whose top left
/// corner is at `origin`.
pub fn row_rects(galley: &Galley, chars: &Range<usize>, origin: Pos2) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut first = 0;
    for row in &galley.rows {
        let count = row.char_count_excluding_newline().0;
        let from = chars.start.clamp(first, first + count) - first;
        let to = chars.end.clamp(first, first + count) - first;
        let to = without_space_at_end(row, to);
        if to > from {
            let left = row.pos.x + row.x_offset(from.into());
            let right = row.pos.x + row.x_offset(to.into());
            let rect = Rect::from_min_max(pos2(left, row.min_y()), pos2(right, row.max_y()));
            rects.push(rect.translate(origin.to_vec2()));
        }
        first += row.char_count_including_newline().0;
    }
    rects
}

/// The space that a line was broken at is not marked.
fn without_space_at_end(row: &egui::epaint::text::Row, to: usize) -> usize {
    let is_space = |at: usize| {
        let glyph = row.glyphs.get(at);
        glyph.is_some_and(|glyph| glyph.chr.is_whitespace() || glyph.chr == '\u{200B}')
    };
    if to < row.glyphs.len() {
        return to;
    }
    let spaces = (0..to).rev().take_while(|at| is_space(*at)).count();
    to - spaces
}

/// The outline around rows that stand under each other, as closed lines: one
/// around all of them where each touches the next, else one around each.
pub fn outlines(rects: &[Rect]) -> Vec<Vec<Pos2>> {
    let apart = rects
        .windows(2)
        .any(|pair| pair[0].left() >= pair[1].right() || pair[1].left() >= pair[0].right());
    if apart {
        return rects.iter().map(|rect| outline(&[*rect])).collect();
    }
    match rects {
        [] => Vec::new(),
        rects => vec![outline(rects)],
    }
}

fn outline(rects: &[Rect]) -> Vec<Pos2> {
    let right = rects
        .iter()
        .flat_map(|rect| [rect.right_top(), rect.right_bottom()]);
    let left = rects
        .iter()
        .rev()
        .flat_map(|rect| [rect.left_bottom(), rect.left_top()]);
    right.chain(left).collect()
}

/// Rows of text, closed up so that each begins where the one above ends.
pub fn closed_up(rects: &[Rect]) -> Vec<Rect> {
    let mut rects = rects.to_vec();
    for index in 1..rects.len() {
        let above = rects.get(index - 1).map(Rect::bottom);
        if let (Some(rect), Some(above)) = (rects.get_mut(index), above) {
            rect.min.y = above;
        }
    }
    rects
}

/// The character of a galley nearest to a point relative to its corner.
pub fn char_at(galley: &Galley, point: Vec2) -> usize {
    galley.cursor_from_pos(point).index.0
}

/// Where a character stands: its left edge, as high as the row.
pub fn place_of(galley: &Galley, char: usize) -> Rect {
    let mut cursor = egui::text::CCursor::new(char);
    cursor.prefer_next_row = true;
    let rect = galley.pos_from_cursor(cursor);
    Rect::from_min_size(rect.min, vec2(0.0, rect.height()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_touch_have_one_outline() {
        let row = |left: f32, right: f32, top: f32| {
            Rect::from_min_max(pos2(left, top), pos2(right, top + 10.0))
        };
        assert_eq!(
            outlines(&[row(50.0, 100.0, 0.0), row(0.0, 80.0, 10.0)]).len(),
            1
        );
        assert_eq!(
            outlines(&[row(50.0, 100.0, 0.0), row(0.0, 40.0, 10.0)]).len(),
            2
        );
        assert!(outlines(&[]).is_empty());
        let closed = closed_up(&[row(0.0, 9.0, 0.0), row(0.0, 9.0, 12.0)]);
        assert_eq!(closed[1].top(), 10.0);
    }
}
