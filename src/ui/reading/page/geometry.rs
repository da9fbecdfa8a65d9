//! Where words of the text stand on a page, as rectangles, and back.

use std::ops::Range;

use egui::{Pos2, Rect, pos2};

use crate::document::PlaceOnPage;

/// Of two words in one line the lower one's height lies beside the other's at
/// least by this share.
const SAME_LINE: f32 = 0.5;
/// The widest gap between two words of a line, as a multiple of its height: more
/// is the gap between two columns.
const GAP_MAX: f32 = 2.5;

fn rect_of(place: &PlaceOnPage) -> Rect {
    let [left, top, right, bottom] = place.rect;
    Rect::from_min_max(pos2(left, top), pos2(right, bottom))
}

fn bytes_of(place: &PlaceOnPage) -> Range<usize> {
    place.range.start as usize..place.range.end as usize
}

/// The places that touch a stretch of the text.
fn touching<'a>(places: &'a [PlaceOnPage], bytes: &Range<usize>) -> &'a [PlaceOnPage] {
    let first = places.partition_point(|place| place.range.end as usize <= bytes.start);
    let after = places.partition_point(|place| (place.range.start as usize) < bytes.end);
    places.get(first..after.max(first)).unwrap_or_default()
}

/// The lines that a stretch of the text (bytes) covers on a page, in points from
/// the page's top left corner: the words of a line as one rectangle, and of a word
/// that is covered in part about that part. `places` are in the order of the text.
pub fn lines_of(places: &[PlaceOnPage], page: u32, bytes: &Range<usize>) -> Vec<Rect> {
    let mut lines: Vec<Rect> = Vec::new();
    for place in touching(places, bytes) {
        if place.page != page {
            continue;
        }
        let word = covered(place, bytes);
        match lines.last_mut() {
            Some(line) if follows(line, &word) => *line = line.union(word),
            _ => lines.push(word),
        }
    }
    lines
}

/// The part of a word that the bytes cover, as if its letters were equally wide.
fn covered(place: &PlaceOnPage, bytes: &Range<usize>) -> Rect {
    let rect = rect_of(place);
    let word = bytes_of(place);
    let length = word.len().max(1) as f32;
    let share = |byte: usize| (byte.clamp(word.start, word.end) - word.start) as f32 / length;
    let at = |share: f32| rect.left() + rect.width() * share;
    Rect::from_x_y_ranges(
        at(share(bytes.start))..=at(share(bytes.end)),
        rect.y_range(),
    )
}

/// Whether a word goes on in the line that ends before it.
fn follows(line: &Rect, word: &Rect) -> bool {
    let common = line.bottom().min(word.bottom()) - line.top().max(word.top());
    let lower = line.height().min(word.height());
    let gap = word.left() - line.right();
    common >= lower * SAME_LINE && gap <= line.height() * GAP_MAX && gap >= -line.height()
}

/// The word at a point of a page, or the nearest one not further away than
/// `reach` (points).
pub fn place_at(
    places: &[PlaceOnPage],
    page: u32,
    point: Pos2,
    reach: f32,
) -> Option<&PlaceOnPage> {
    let distance = |place: &&PlaceOnPage| rect_of(place).distance_to_pos(point);
    let nearest = places
        .iter()
        .filter(|place| place.page == page)
        .min_by(|one, other| distance(one).total_cmp(&distance(other)))?;
    (distance(&nearest) <= reach).then_some(nearest)
}

/// The page on which a stretch of the text begins.
pub fn page_of(places: &[PlaceOnPage], bytes: &Range<usize>) -> Option<usize> {
    touching(places, bytes)
        .first()
        .map(|place| place.page as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(range: Range<u32>, page: u32, rect: [f32; 4]) -> PlaceOnPage {
        PlaceOnPage { range, page, rect }
    }

    /// Two columns of two lines; the second column goes on from the first, and a
    /// second page from that.
    fn places() -> Vec<PlaceOnPage> {
        vec![
            place(0..4, 0, [50.0, 100.0, 90.0, 112.0]),
            place(5..9, 0, [95.0, 101.0, 140.0, 112.0]),
            place(10..14, 0, [50.0, 116.0, 90.0, 128.0]),
            place(15..19, 0, [95.0, 116.0, 140.0, 128.0]),
            place(20..24, 0, [300.0, 100.0, 340.0, 112.0]),
            place(25..29, 0, [345.0, 100.0, 390.0, 112.0]),
            place(30..34, 1, [50.0, 100.0, 90.0, 112.0]),
        ]
    }

    #[test]
    fn words_of_a_line_are_one_rectangle() {
        let lines = lines_of(&places(), 0, &(0..19));
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].x_range(), egui::Rangef::new(50.0, 140.0));
        assert_eq!(lines[0].y_range(), egui::Rangef::new(100.0, 112.0));
        assert_eq!(lines[1].min, pos2(50.0, 116.0));
    }

    #[test]
    fn the_gap_between_columns_is_not_lit() {
        let beside = vec![
            place(0..4, 0, [50.0, 100.0, 140.0, 112.0]),
            place(5..9, 0, [300.0, 100.0, 340.0, 112.0]),
        ];
        assert_eq!(lines_of(&beside, 0, &(0..9)).len(), 2);
        // From the last line of a column to the first of the next.
        assert_eq!(lines_of(&places(), 0, &(15..29)).len(), 2);
    }

    #[test]
    fn words_of_other_pages_are_left_out() {
        let all = places();
        assert_eq!(lines_of(&all, 0, &(25..34)).len(), 1);
        assert_eq!(lines_of(&all, 1, &(25..34)).len(), 1);
        assert!(lines_of(&all, 2, &(0..34)).is_empty());
        assert!(lines_of(&all, 0, &(9..10)).is_empty());
        assert!(lines_of(&[], 0, &(0..34)).is_empty());
        assert_eq!(page_of(&all, &(29..34)), Some(1));
        assert_eq!(page_of(&all, &(90..95)), None);
    }

    #[test]
    fn a_word_that_is_quoted_in_part_is_lit_in_part() {
        let lines = lines_of(&places(), 0, &(2..4));
        assert_eq!(lines[0].x_range(), egui::Rangef::new(70.0, 90.0));
    }

    #[test]
    fn a_point_finds_its_word_or_one_nearby() {
        let all = places();
        let at = |x: f32, y: f32, reach: f32| {
            place_at(&all, 0, pos2(x, y), reach).map(|place| place.range.start)
        };
        assert_eq!(at(100.0, 105.0, 0.0), Some(5));
        assert_eq!(at(144.0, 120.0, 6.0), Some(15));
        assert_eq!(at(200.0, 300.0, 6.0), None);
        assert_eq!(at(200.0, 300.0, f32::INFINITY), Some(15));
    }
}
