//! The corners of a line.

use std::ops::Deref;
use std::sync::Arc;

use super::Point;

/// The corners of a line, in order. A line of the forest has up to six, which then stand
/// in it; longer ones are shared with their copies. It reads as a slice.
#[derive(Clone, Debug)]
pub struct Points(Held);

#[derive(Clone, Debug)]
enum Held {
    Few(u8, [Point; MOST_HELD]),
    Many(Arc<Vec<Point>>),
}

const MOST_HELD: usize = 6;

impl Default for Points {
    fn default() -> Self {
        Self(Held::Few(0, [Point::default(); MOST_HELD]))
    }
}

impl Points {
    pub(super) fn push(&mut self, point: Point) {
        match &mut self.0 {
            Held::Few(count, points) => {
                if let Some(place) = points.get_mut(usize::from(*count)) {
                    *place = point;
                    *count += 1;
                } else {
                    let mut many = points.to_vec();
                    many.push(point);
                    self.0 = Held::Many(Arc::new(many));
                }
            }
            Held::Many(points) => Arc::make_mut(points).push(point),
        }
    }

    pub(super) fn pop(&mut self) {
        match &mut self.0 {
            Held::Few(count, _) => *count = count.saturating_sub(1),
            Held::Many(points) => {
                Arc::make_mut(points).pop();
            }
        }
    }
}

impl Deref for Points {
    type Target = [Point];

    fn deref(&self) -> &[Point] {
        match &self.0 {
            Held::Few(count, points) => points.get(..usize::from(*count)).unwrap_or_default(),
            Held::Many(points) => points,
        }
    }
}

impl PartialEq for Points {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl From<&[Point]> for Points {
    fn from(points: &[Point]) -> Self {
        points.iter().copied().collect()
    }
}

impl From<Vec<Point>> for Points {
    fn from(points: Vec<Point>) -> Self {
        if points.len() > MOST_HELD {
            return Self(Held::Many(Arc::new(points)));
        }
        points.into_iter().collect()
    }
}

impl FromIterator<Point> for Points {
    fn from_iter<I: IntoIterator<Item = Point>>(points: I) -> Self {
        let mut all = Self::default();
        for point in points {
            all.push(point);
        }
        all
    }
}

impl<'a> IntoIterator for &'a Points {
    type Item = &'a Point;
    type IntoIter = std::slice::Iter<'a, Point>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_any_length_read_as_what_was_put_in_and_equal_those_made_otherwise() {
        for count in 0..20_u8 {
            let list: Vec<Point> = (0..count).map(|x| Point::new(f32::from(x), 1.0)).collect();
            let one_by_one: Points = list.iter().copied().collect();
            assert_eq!(*one_by_one, *list);
            assert_eq!(one_by_one, Points::from(list.clone()));
            let mut shorter = one_by_one.clone();
            shorter.pop();
            assert_eq!(shorter.len(), list.len().saturating_sub(1));
            assert_eq!(one_by_one.len(), list.len(), "the copy was shortened alone");
        }
    }
}
