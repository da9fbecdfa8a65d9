//! Where a thing that is moved by hand lines up with what stands near it.
//!
//! Each axis is looked at for itself: edges and middles in one line, and free
//! stretches that are equally long. Of all that would do, the one that takes the
//! least movement wins.

use super::{Point, Rect};

/// What is drawn to show how a thing lines up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Guide {
    /// Edges or middles stand in one line, level or upright.
    Line { from: Point, to: Point },
    /// A free stretch between two things; worth telling how long it is.
    Stretch { from: Point, to: Point },
}

/// How far a thing has to move to line up, and what shows that it does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Aligned {
    /// In map points.
    pub by: Point,
    pub guides: Vec<Guide>,
}

/// Nearer than this, in map points, things count as being in line: pins are kept in
/// whole points.
const SAME: f32 = 0.51;

/// Lines `moving` up with the rectangles near it, moving it no further than `reach`
/// on each axis (map points). With a reach of 0 it stays where it is and only what
/// happens to line up is shown.
#[must_use]
pub fn align(moving: Rect, near: &[Rect], reach: f32) -> Aligned {
    let by = if reach > 0.0 {
        Point::new(
            Axis::Level.pull(moving, near, reach),
            Axis::Upright.pull(moving, near, reach),
        )
    } else {
        Point::default()
    };
    let moving = moving.moved(by.x, by.y);
    let mut guides = Vec::new();
    for axis in [Axis::Level, Axis::Upright] {
        axis.lines(moving, near, &mut guides);
        axis.stretches(moving, near, &mut guides);
    }
    Aligned { by, guides }
}

/// Along which coordinates are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Axis {
    /// x: upright lines, level stretches.
    Level,
    /// y: level lines, upright stretches.
    Upright,
}

/// A rectangle's reach along one axis.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Span {
    low: f32,
    high: f32,
}

impl Span {
    fn middle(self) -> f32 {
        f32::midpoint(self.low, self.high)
    }

    fn meets(self, other: Self) -> bool {
        self.low < other.high && other.low < self.high
    }

    /// The lines that things are compared by.
    fn marks(self) -> [f32; 3] {
        [self.low, self.middle(), self.high]
    }
}

impl Axis {
    fn along(self, rect: Rect) -> Span {
        let (low, high) = match self {
            Self::Level => (rect.min.x, rect.max.x),
            Self::Upright => (rect.min.y, rect.max.y),
        };
        Span { low, high }
    }

    fn across(self, rect: Rect) -> Span {
        self.other().along(rect)
    }

    fn other(self) -> Self {
        match self {
            Self::Level => Self::Upright,
            Self::Upright => Self::Level,
        }
    }

    fn point(self, along: f32, across: f32) -> Point {
        match self {
            Self::Level => Point::new(along, across),
            Self::Upright => Point::new(across, along),
        }
    }

    /// The shortest way along the axis to something that lines up, or none.
    fn pull(self, moving: Rect, near: &[Rect], reach: f32) -> f32 {
        let own = self.along(moving);
        let mut best: Option<f32> = None;
        let mut offer = |by: f32| {
            let nearer = best.is_none_or(|best| by.abs() < best.abs());
            if by.abs() <= reach && nearer {
                best = Some(by);
            }
        };
        for rect in near {
            // Like to like: middles with middles, and an edge with either edge's fellow.
            for (mark, own) in self.along(*rect).marks().into_iter().zip(own.marks()) {
                offer(mark - own);
            }
        }
        let row = Row::of(self, moving, near);
        let width = own.high - own.low;
        if let (Some(before), Some(after)) = (row.before, row.after) {
            let free = after.low - before.high;
            if free >= width {
                offer(before.high + (free - width) / 2.0 - own.low);
            }
        }
        if let (Some(before), Some(gap)) = (row.before, row.gap_before) {
            offer(before.high + gap - own.low);
        }
        if let (Some(after), Some(gap)) = (row.after, row.gap_after) {
            offer(after.low - gap - own.high);
        }
        best.unwrap_or(0.0)
    }

    /// Lines through what is level with the thing, each as long as all that it joins.
    fn lines(self, moving: Rect, near: &[Rect], guides: &mut Vec<Guide>) {
        let own = self.along(moving).marks();
        let in_line =
            |rect: &Rect, at: usize| (self.along(*rect).marks()[at] - own[at]).abs() < SAME;
        let edges_match = near.iter().any(|rect| in_line(rect, 0) && in_line(rect, 2));
        let mut nearest: Option<(f32, f32)> = None;
        for (at, mark) in own.into_iter().enumerate() {
            // Equal widths line up three times over; the edges say it all.
            if at == 1 && edges_match {
                continue;
            }
            let matching = near.iter().filter(|rect| in_line(rect, at));
            let mut line = self.across(moving);
            let mut joined = false;
            for rect in matching {
                let span = self.across(*rect);
                nearest = nearer(nearest, stretch(self.across(moving), span));
                line.low = line.low.min(span.low);
                line.high = line.high.max(span.high);
                joined = true;
            }
            if joined {
                guides.push(Guide::Line {
                    from: self.point(mark, line.low),
                    to: self.point(mark, line.high),
                });
            }
        }
        // How far it is to the nearest of them.
        if let Some((low, high)) = nearest {
            let middle = self.along(moving).middle();
            guides.push(Guide::Stretch {
                from: self.point(middle, low),
                to: self.point(middle, high),
            });
        }
    }

    /// Free stretches beside the thing that are as long as another next to them.
    fn stretches(self, moving: Rect, near: &[Rect], guides: &mut Vec<Guide>) {
        let own = self.along(moving);
        let across = self.across(moving).middle();
        let row = Row::of(self, moving, near);
        let mut show = |low: f32, high: f32| {
            let guide = Guide::Stretch {
                from: self.point(low, across),
                to: self.point(high, across),
            };
            if !guides.contains(&guide) {
                guides.push(guide);
            }
        };
        let equal = |a: f32, b: f32| (a - b).abs() < 2.0 * SAME;
        let to_before = row.before.map(|before| own.low - before.high);
        let to_after = row.after.map(|after| after.low - own.high);
        if let (Some(before), Some(after), Some(left), Some(right)) =
            (row.before, row.after, to_before, to_after)
            && left > 0.0
            && equal(left, right)
        {
            show(before.high, own.low);
            show(own.high, after.low);
        }
        if let (Some(before), Some(gap), Some(left)) = (row.before, row.gap_before, to_before)
            && equal(left, gap)
        {
            show(before.low - gap, before.low);
            show(before.high, own.low);
        }
        if let (Some(after), Some(gap), Some(right)) = (row.after, row.gap_after, to_after)
            && equal(right, gap)
        {
            show(own.high, after.low);
            show(after.high, after.high + gap);
        }
    }
}

/// What stands before and after a thing in its row (or column), and how far what is
/// next in turn is from those.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    before: Option<Span>,
    after: Option<Span>,
    gap_before: Option<f32>,
    gap_after: Option<f32>,
}

impl Row {
    fn of(axis: Axis, moving: Rect, near: &[Rect]) -> Self {
        let own = axis.along(moving);
        let beside = |rect: Rect| axis.across(rect).meets(axis.across(moving));
        let row = || {
            near.iter()
                .copied()
                .filter(|rect| beside(*rect))
                .map(|rect| axis.along(rect))
        };
        let last_before = |middle: f32, end: f32| {
            row()
                .filter(|span| span.middle() < middle && span.high <= end)
                .max_by(|a, b| a.high.total_cmp(&b.high))
        };
        let first_after = |middle: f32, start: f32| {
            row()
                .filter(|span| span.middle() > middle && span.low >= start)
                .min_by(|a, b| a.low.total_cmp(&b.low))
        };
        let before = last_before(own.middle(), f32::INFINITY);
        let after = first_after(own.middle(), f32::NEG_INFINITY);
        let gap_before = before.and_then(|before| {
            let further = last_before(before.middle(), before.low)?;
            Some(before.low - further.high).filter(|gap| *gap > 0.0)
        });
        let gap_after = after.and_then(|after| {
            let further = first_after(after.middle(), after.high)?;
            Some(further.low - after.high).filter(|gap| *gap > 0.0)
        });
        Self {
            before,
            after,
            gap_before,
            gap_after,
        }
    }
}

/// The free stretch between two spans; `None` where they meet.
fn stretch(one: Span, other: Span) -> Option<(f32, f32)> {
    if one.high <= other.low {
        Some((one.high, other.low))
    } else if other.high <= one.low {
        Some((other.high, one.low))
    } else {
        None
    }
}

fn nearer(best: Option<(f32, f32)>, other: Option<(f32, f32)>) -> Option<(f32, f32)> {
    match (best, other) {
        (Some(a), Some(b)) => Some(if b.1 - b.0 < a.1 - a.0 { b } else { a }),
        (best, other) => best.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Size;

    fn card(x: f32, y: f32) -> Rect {
        sized(x, y, 200.0, 80.0)
    }

    fn sized(x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::at(Point::new(x, y), Size::new(width, height))
    }

    fn lines(aligned: &Aligned) -> usize {
        let line = |guide: &&Guide| matches!(guide, Guide::Line { .. });
        aligned.guides.iter().filter(line).count()
    }

    #[test]
    fn a_left_edge_is_pulled_to_the_one_above_and_the_distance_is_told() {
        let aligned = align(sized(4.0, 200.0, 150.0, 80.0), &[card(0.0, 0.0)], 6.0);
        assert_eq!(aligned.by, Point::new(-4.0, 0.0));
        assert_eq!(
            aligned.guides,
            [
                Guide::Line {
                    from: Point::new(0.0, 0.0),
                    to: Point::new(0.0, 280.0)
                },
                Guide::Stretch {
                    from: Point::new(75.0, 80.0),
                    to: Point::new(75.0, 200.0)
                },
            ]
        );
    }

    #[test]
    fn right_edges_middles_and_upper_edges_are_lined_up_as_well() {
        let narrow = |x| align(sized(x, 200.0, 100.0, 60.0), &[card(0.0, 0.0)], 6.0);
        assert_eq!(narrow(103.0).by.x, -3.0, "right edges");
        assert_eq!(narrow(48.0).by.x, 2.0, "middles");
        let level = align(card(300.0, -5.0), &[card(0.0, 0.0)], 6.0);
        assert_eq!(level.by, Point::new(0.0, 5.0));
        assert_eq!(lines(&level), 2, "upper and lower edge, not the middle too");
    }

    #[test]
    fn nothing_is_pulled_from_beyond_its_reach() {
        let aligned = align(sized(37.0, 211.0, 90.0, 33.0), &[card(0.0, 0.0)], 6.0);
        assert_eq!(aligned, Aligned::default());
    }

    #[test]
    fn a_card_between_two_comes_to_stand_in_the_middle_of_the_gap() {
        let near = [card(0.0, 0.0), card(600.0, 10.0)];
        let aligned = align(card(303.0, 31.0), &near, 4.0);
        assert_eq!(aligned.by.x, -3.0);
        let level = |from: f32, to: f32| Guide::Stretch {
            from: Point::new(from, 71.0),
            to: Point::new(to, 71.0),
        };
        assert!(aligned.guides.contains(&level(200.0, 300.0)));
        assert!(aligned.guides.contains(&level(500.0, 600.0)));
    }

    #[test]
    fn the_gap_between_two_is_kept_up_by_a_third_on_either_side() {
        let near = [card(0.0, 0.0), card(230.0, 0.0)];
        assert_eq!(align(card(462.0, 40.0), &near, 6.0).by.x, -2.0);
        assert_eq!(align(card(-233.0, 40.0), &near, 6.0).by.x, 3.0);
    }

    #[test]
    fn without_reach_nothing_moves_and_what_lines_up_by_chance_is_shown() {
        let aligned = align(card(0.3, 200.0), &[card(0.0, 0.0)], 0.0);
        assert_eq!(aligned.by, Point::default());
        assert_eq!(lines(&aligned), 2);
        assert_eq!(lines(&align(card(3.0, 200.0), &[card(0.0, 0.0)], 0.0)), 0);
    }

    proptest::proptest! {
        #[test]
        fn what_was_lined_up_stays_lined_up(
            x in -300.0..300.0_f32,
            y in -300.0..300.0_f32,
            others in proptest::collection::vec((-400.0..400.0_f32, -400.0..400.0_f32), 0..8),
        ) {
            let near: Vec<Rect> = others.into_iter().map(|(x, y)| card(x, y)).collect();
            let moving = sized(x, y, 160.0, 60.0);
            let once = align(moving, &near, 8.0);
            proptest::prop_assert!(once.by.x.abs() <= 8.0 && once.by.y.abs() <= 8.0);
            if once.by == Point::default() {
                return Ok(());
            }
            proptest::prop_assert!(!once.guides.is_empty(), "it moved, so it shows why");
        }
    }
}
