//! The pieces of a dashed line, as far as they are looked at: a line may lead across
//! the whole of a map of which a screen full is seen.

use egui::{Pos2, Rect};

/// More pieces than any straight stretch has on a screen.
const MOST_PIECES: f32 = 20_000.0;

/// Goes over the dashes of a line that reach into a window, or over all of them.
/// Where the dashes are does not depend on the window. One that goes around a corner
/// is two pieces.
pub(super) fn each_dash(
    points: &[Pos2],
    (dash, gap): (f32, f32),
    window: Option<Rect>,
    mut add: impl FnMut([Pos2; 2]),
) {
    let period = dash + gap;
    let mut walked = 0.0;
    for pair in points.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let length = from.distance(to);
        if !length.is_finite() || length <= f32::EPSILON {
            continue;
        }
        if let Some((start, end)) = inside(from, to, window) {
            let (low, high) = (walked + start * length, walked + end * length);
            let at = |along: f32| from.lerp(to, (along - walked) / length);
            let number = (low / period).floor();
            let count = ((high - low) / period).ceil().clamp(0.0, MOST_PIECES) as u16;
            for step in 0..=count {
                let begins = (number + f32::from(step)) * period;
                let (first, last) = (begins.max(low), (begins + dash).min(high));
                if first < last {
                    add([at(first), at(last)]);
                }
            }
        }
        walked += length;
    }
}

/// Which part of a stretch lies in a window, from 0 to 1.
fn inside(from: Pos2, to: Pos2, window: Option<Rect>) -> Option<(f32, f32)> {
    let Some(Rect { min, max }) = window else {
        return Some((0.0, 1.0));
    };
    let (mut low, mut high) = (0.0_f32, 1.0_f32);
    for (start, way, least, most) in [
        (from.x, to.x - from.x, min.x, max.x),
        (from.y, to.y - from.y, min.y, max.y),
    ] {
        if way.abs() <= f32::EPSILON {
            if start < least || start > most {
                return None;
            }
            continue;
        }
        let (one, other) = ((least - start) / way, (most - start) / way);
        low = low.max(one.min(other));
        high = high.min(one.max(other));
    }
    (low < high).then_some((low, high))
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    fn dashes(points: &[Pos2], window: Option<Rect>) -> Vec<[Pos2; 2]> {
        let mut found = Vec::new();
        each_dash(points, (4.0, 3.0), window, |dash| found.push(dash));
        found
    }

    #[test]
    fn dashes_and_gaps_follow_each_other_around_corners() {
        let corner = [pos2(0.0, 0.0), pos2(9.0, 0.0), pos2(9.0, 9.0)];
        let found = dashes(&corner, None);
        let expected = [
            [pos2(0.0, 0.0), pos2(4.0, 0.0)],
            [pos2(7.0, 0.0), pos2(9.0, 0.0)],
            [pos2(9.0, 0.0), pos2(9.0, 2.0)],
            [pos2(9.0, 5.0), pos2(9.0, 9.0)],
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn of_a_long_line_only_what_is_in_the_window_is_made() {
        let window = Rect::from_min_max(pos2(500.0, -10.0), pos2(600.0, 10.0));
        let line = [pos2(0.0, 0.0), pos2(1e6, 0.0)];
        let found = dashes(&line, Some(window));
        assert!((14..=16).contains(&found.len()), "{found:?}");
        // They are where they would be without it.
        for [start, _] in &found[1..] {
            let off = (start.x / 7.0).round() * 7.0 - start.x;
            assert!(off.abs() < 0.2, "{start}");
        }
        let beside = window.translate(egui::vec2(0.0, 50.0));
        assert!(dashes(&line, Some(beside)).is_empty());
    }

    #[test]
    fn absurd_places_do_no_harm() {
        for far in [1e9, 1e20, f32::MAX, f32::INFINITY, f32::NAN] {
            let line = [pos2(-far, 0.0), pos2(far, 0.0), pos2(far, far)];
            let window = Rect::from_min_max(pos2(0.0, 0.0), pos2(900.0, 900.0));
            for window in [None, Some(window)] {
                assert!(dashes(&line, window).len() <= 2 * (MOST_PIECES as usize + 1));
            }
        }
    }
}
