//! Where the parts of a long text stand, when only those on the screen are laid
//! out: measured heights where they are known, estimates elsewhere.

use std::ops::Range;

/// Heights of parts that stand under each other, and their sums.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    heights: Vec<f32>,
    measured: Vec<bool>,
    /// `tops[n]` is where part `n` begins; one more than there are parts. Sums of
    /// a long text need more digits than a position on the screen.
    tops: Vec<f64>,
    /// The first part whose top is out of date.
    stale_from: usize,
}

impl Flow {
    pub fn new(estimates: Vec<f32>) -> Self {
        let mut flow = Self {
            measured: vec![false; estimates.len()],
            tops: vec![0.0; estimates.len() + 1],
            heights: estimates,
            stale_from: 0,
        };
        flow.settle();
        flow
    }

    pub fn top(&self, part: usize) -> f32 {
        self.tops.get(part).copied().unwrap_or_default() as f32
    }

    pub fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default() as f32
    }

    pub fn is_measured(&self, part: usize) -> bool {
        self.measured.get(part).copied().unwrap_or(true)
    }

    /// Notes a height; says by how much it differs from what was thought.
    pub fn measure(&mut self, part: usize, height: f32) -> f32 {
        let (Some(old), Some(measured)) = (self.heights.get_mut(part), self.measured.get_mut(part))
        else {
            return 0.0;
        };
        *measured = true;
        let difference = height - *old;
        if difference != 0.0 {
            *old = height;
            self.stale_from = self.stale_from.min(part);
        }
        difference
    }

    /// Brings the sums up to date; called after measuring, before reading.
    pub fn settle(&mut self) {
        let from = self.stale_from;
        let mut top = self.tops.get(from).copied().unwrap_or_default();
        for (index, height) in self.heights.iter().enumerate().skip(from) {
            top += f64::from(*height);
            if let Some(next) = self.tops.get_mut(index + 1) {
                *next = top;
            }
        }
        self.stale_from = self.heights.len();
    }

    /// The parts that touch a stretch from `top` to `bottom`.
    pub fn between(&self, top: f32, bottom: f32) -> Range<usize> {
        let count = self.heights.len();
        let ends = self.tops.get(1..).unwrap_or_default();
        let first = ends.partition_point(|end| *end <= f64::from(top));
        let after = self
            .tops
            .partition_point(|start| *start < f64::from(bottom));
        let first = first.min(count);
        first..after.clamp(first, count)
    }

    /// The part at a height; the nearest one where there is none.
    pub fn at(&self, y: f32) -> Option<usize> {
        let last = self.heights.len().checked_sub(1)?;
        Some(self.between(y, y + 1.0).start.min(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_on_the_screen_is_found_by_its_height() {
        let flow = Flow::new(vec![10.0; 100]);
        assert_eq!(flow.between(0.0, 25.0), 0..3);
        assert_eq!(flow.between(10.0, 20.0), 1..2);
        assert_eq!(flow.between(995.0, 5000.0), 99..100);
        assert_eq!(flow.between(5000.0, 6000.0), 100..100);
        assert_eq!(flow.at(5000.0), Some(99));
        assert_eq!(Flow::default().at(0.0), None);
    }

    #[test]
    fn measuring_moves_what_is_below() {
        let mut flow = Flow::new(vec![10.0; 4]);
        assert_eq!(flow.measure(1, 30.0), 20.0);
        assert_eq!(flow.measure(2, 10.0), 0.0);
        flow.settle();
        assert_eq!((flow.top(1), flow.top(2), flow.total()), (10.0, 40.0, 60.0));
        assert!(flow.is_measured(2) && !flow.is_measured(3));
    }
}
