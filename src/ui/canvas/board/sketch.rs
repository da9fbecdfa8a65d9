//! Tiny pictures of the ways of arranging.

use egui::{Color32, Painter, Rect, Stroke, pos2, vec2};

/// Upper left corner, width and height of a card, in a frame of 24 by 18.
type Card = [f32; 4];
/// A line's ends.
type Line = [f32; 4];

/// How large a sketch is, in points at the normal text size.
pub const SIZE: egui::Vec2 = vec2(24.0, 18.0);

/// Draws what an arrangement looks like; nothing for names without a sketch.
pub fn sketch(painter: &Painter, rect: Rect, name: &str, cards: Color32, lines: Color32) {
    let Some((all_cards, all_lines)) = strokes(name) else {
        return;
    };
    let scale = rect.width() / SIZE.x;
    let at = |x: f32, y: f32| pos2(rect.min.x + x * scale, rect.min.y + y * scale);
    for [x, y, to_x, to_y] in all_lines {
        painter.line_segment([at(*x, *y), at(*to_x, *to_y)], Stroke::new(1.0, lines));
    }
    for [x, y, width, height] in all_cards {
        let card = Rect::from_min_size(at(*x, *y), vec2(*width, *height) * scale);
        painter.rect_filled(card, 1.0, cards);
    }
}

fn strokes(name: &str) -> Option<(&'static [Card], &'static [Line])> {
    Some(match name {
        "tip-over" => (
            &[
                [8.0, 0.0, 8.0, 3.0],
                [1.0, 6.0, 8.0, 3.0],
                [14.0, 6.0, 8.0, 3.0],
                [4.0, 11.0, 6.0, 2.5],
                [4.0, 15.0, 6.0, 2.5],
                [17.0, 11.0, 6.0, 2.5],
                [17.0, 15.0, 6.0, 2.5],
            ],
            &[
                [12.0, 3.0, 12.0, 4.5],
                [5.0, 4.5, 18.0, 4.5],
                [5.0, 4.5, 5.0, 6.0],
                [18.0, 4.5, 18.0, 6.0],
                [2.5, 9.0, 2.5, 16.2],
                [2.5, 12.2, 4.0, 12.2],
                [2.5, 16.2, 4.0, 16.2],
                [15.5, 9.0, 15.5, 16.2],
                [15.5, 12.2, 17.0, 12.2],
                [15.5, 16.2, 17.0, 16.2],
            ],
        ),
        "trunk" => (
            &[
                [8.0, 0.0, 8.0, 3.0],
                [2.0, 6.0, 8.0, 3.0],
                [2.0, 11.0, 8.0, 3.0],
                [14.0, 6.0, 8.0, 3.0],
                [14.0, 11.0, 8.0, 3.0],
            ],
            &[
                [12.0, 3.0, 12.0, 12.5],
                [10.0, 7.5, 14.0, 7.5],
                [10.0, 12.5, 14.0, 12.5],
            ],
        ),
        "top-to-bottom" => (
            &[
                [8.0, 0.0, 8.0, 3.0],
                [2.0, 7.0, 7.0, 3.0],
                [15.0, 7.0, 7.0, 3.0],
                [0.0, 14.0, 5.0, 3.0],
                [6.5, 14.0, 5.0, 3.0],
                [16.0, 14.0, 5.0, 3.0],
            ],
            &[
                [12.0, 3.0, 12.0, 5.0],
                [5.5, 5.0, 18.5, 5.0],
                [5.5, 5.0, 5.5, 7.0],
                [18.5, 5.0, 18.5, 14.0],
                [5.5, 10.0, 5.5, 12.0],
                [2.5, 12.0, 9.0, 12.0],
                [2.5, 12.0, 2.5, 14.0],
                [9.0, 12.0, 9.0, 14.0],
            ],
        ),
        "left-to-right" => (
            &[
                [0.0, 7.5, 6.0, 3.0],
                [9.0, 3.0, 6.0, 3.0],
                [9.0, 12.0, 6.0, 3.0],
                [18.0, 0.5, 6.0, 3.0],
                [18.0, 5.5, 6.0, 3.0],
                [18.0, 12.0, 6.0, 3.0],
            ],
            &[
                [6.0, 9.0, 7.5, 9.0],
                [7.5, 4.5, 7.5, 13.5],
                [7.5, 4.5, 9.0, 4.5],
                [7.5, 13.5, 18.0, 13.5],
                [15.0, 4.5, 16.5, 4.5],
                [16.5, 2.0, 16.5, 7.0],
                [16.5, 2.0, 18.0, 2.0],
                [16.5, 7.0, 18.0, 7.0],
            ],
        ),
        "columns" => (
            &[
                [6.0, 0.0, 12.0, 2.5],
                [0.5, 5.0, 6.5, 3.0],
                [8.75, 5.0, 6.5, 3.0],
                [17.0, 5.0, 6.5, 3.0],
                [1.5, 10.0, 4.5, 2.5],
                [1.5, 14.0, 4.5, 2.5],
                [9.75, 10.0, 4.5, 2.5],
                [18.0, 10.0, 4.5, 2.5],
                [18.0, 14.0, 4.5, 2.5],
            ],
            &[[7.85, 4.0, 7.85, 18.0], [16.1, 4.0, 16.1, 18.0]],
        ),
        "layered" => (
            &[
                [9.5, 1.0, 5.0, 3.0],
                [2.0, 7.5, 5.0, 3.0],
                [9.5, 7.5, 5.0, 3.0],
                [17.0, 7.5, 5.0, 3.0],
                [2.0, 14.0, 5.0, 3.0],
                [9.5, 14.0, 5.0, 3.0],
                [17.0, 14.0, 5.0, 3.0],
            ],
            &[[0.0, 5.7, 24.0, 5.7], [0.0, 12.2, 24.0, 12.2]],
        ),
        "indented" => (
            &[
                [0.0, 0.0, 10.0, 3.0],
                [5.0, 5.0, 10.0, 3.0],
                [10.0, 10.0, 10.0, 3.0],
                [5.0, 15.0, 10.0, 3.0],
            ],
            &[
                [2.5, 3.0, 2.5, 16.5],
                [2.5, 6.5, 5.0, 6.5],
                [2.5, 16.5, 5.0, 16.5],
                [7.5, 8.0, 7.5, 11.5],
                [7.5, 11.5, 10.0, 11.5],
            ],
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_arrangement_has_a_sketch_within_its_frame() {
        for name in crate::layout::arrangement_names() {
            let (cards, lines) = strokes(name).unwrap_or_else(|| panic!("{name} has none"));
            for [x, y, width, height] in cards {
                assert!(x + width <= SIZE.x && y + height <= SIZE.y, "{name}");
            }
            for [x, y, to_x, to_y] in lines {
                assert!(x.max(*to_x) <= SIZE.x && y.max(*to_y) <= SIZE.y, "{name}");
            }
        }
    }
}
