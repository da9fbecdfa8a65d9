//! The free space between obstacles, cut into as few upright rectangles as can be.
//!
//! A line sweeps down over the obstacles. What is free along it stays one cell for as
//! long as its ends stay where they are; where an obstacle begins or ends, the cells
//! beside it are closed and others opened. Cells that meet share a *portal*, the level
//! piece of their common border. Of `n` obstacles that do not overlap come at most
//! `3n + 1` cells, as in the trapezoidal decomposition of computational geometry (de
//! Berg et al., *Computational Geometry*, chapter 6). A cell is as wide as the room
//! between two rows, so that a way along the row passes no border at all.

use std::collections::BTreeMap;
use std::ops::Range;

/// A piece of an axis, in whole map points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub low: i32,
    pub high: i32,
}

impl Span {
    pub fn new(low: i32, high: i32) -> Self {
        Self { low, high }
    }

    /// What both have in common, if that is more than an end.
    pub fn common(self, other: Self) -> Option<Self> {
        let span = Self::new(self.low.max(other.low), self.high.min(other.high));
        (span.low < span.high).then_some(span)
    }

    pub fn length(self) -> i32 {
        self.high - self.low
    }

    /// The place in the span that lies nearest.
    pub fn nearest(self, place: i32) -> i32 {
        place.min(self.high).max(self.low)
    }

    /// How far away a place is.
    pub fn distance(self, place: i32) -> i32 {
        (self.low - place).max(place - self.high).max(0)
    }

    pub fn middle(self) -> i32 {
        i32::midpoint(self.low, self.high)
    }

    /// Shorter by so much at both ends, down to its middle.
    pub fn shrunk(self, by: i32) -> Self {
        let by = by.min(self.length() / 2).max(0);
        Self::new(self.low + by, self.high - by)
    }
}

/// An obstacle: what is inside may not be crossed, its edge may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub x: Span,
    pub y: Span,
}

/// A rectangle of free space.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub x: Span,
    pub y: Span,
    /// The portals in its upper and in its lower border, from left to right.
    pub above: Range<u32>,
    pub below: Range<u32>,
}

/// Where a cell can be left for the one below it, or above.
#[derive(Clone, Copy, Debug)]
pub(super) struct Portal {
    pub y: i32,
    pub x: Span,
    pub upper: u32,
    pub lower: u32,
}

/// All free space, and the cells in which the given places lie.
#[derive(Clone, Debug, Default)]
pub(super) struct Free {
    pub cells: Vec<Cell>,
    pub portals: Vec<Portal>,
    /// By place; `None` for a place inside an obstacle.
    pub homes: Vec<Option<u32>>,
}

/// Room around everything for lines that run outside.
const MARGIN: i32 = 240;

impl Free {
    /// Cuts up the space between the blocks. A place on the border of two cells
    /// belongs to the lower one, or to either of two beside each other.
    pub fn new(blocks: &[Block], places: &[(i32, i32)]) -> Self {
        let mut sweep = Sweep::new(blocks, places);
        let mut events: Vec<(i32, Step)> = Vec::with_capacity(2 * blocks.len() + places.len());
        for (index, block) in blocks.iter().enumerate() {
            if block.x.length() > 0 && block.y.length() > 0 {
                events.push((block.y.low, Step::Enter(index)));
                events.push((block.y.high, Step::Leave(index)));
            }
        }
        let points = places.iter().enumerate();
        events.extend(points.map(|(index, (_, y))| (*y, Step::Find(index))));
        events.sort_unstable();
        for at_once in events.chunk_by(|one, other| one.0 == other.0) {
            sweep.line(at_once);
        }
        sweep.done()
    }
}

/// What happens at a height: blocks end and begin, and then places are looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Leave(usize),
    Enter(usize),
    Find(usize),
}

/// The state of the line that sweeps down.
struct Sweep<'a> {
    blocks: &'a [Block],
    places: &'a [(i32, i32)],
    frame: Block,
    widest: i32,
    /// The blocks that the line cuts: their right ends by left end and number.
    cut: BTreeMap<(i32, usize), i32>,
    /// What is free along the line: right end, and the cell unless it is new, by left
    /// end.
    open: BTreeMap<i32, (i32, Option<u32>)>,
    /// Scratch: what was free above the line and is no longer so, from left to right.
    closed: Vec<(Span, u32)>,
    free: Free,
}

impl<'a> Sweep<'a> {
    fn new(blocks: &'a [Block], places: &'a [(i32, i32)]) -> Self {
        let first = Block {
            x: Span::new(i32::MAX, i32::MIN),
            y: Span::new(i32::MAX, i32::MIN),
        };
        let own = blocks.iter().map(|block| (block.x, block.y));
        let spots = places
            .iter()
            .map(|(x, y)| (Span::new(*x, *x), Span::new(*y, *y)));
        let around = own.chain(spots).fold(first, |sum, (x, y)| Block {
            x: Span::new(sum.x.low.min(x.low), sum.x.high.max(x.high)),
            y: Span::new(sum.y.low.min(y.low), sum.y.high.max(y.high)),
        });
        let around = if around.x.low > around.x.high {
            Block {
                x: Span::new(0, 0),
                y: Span::new(0, 0),
            }
        } else {
            around
        };
        let grown = |span: Span| {
            Span::new(
                span.low.saturating_sub(MARGIN),
                span.high.saturating_add(MARGIN),
            )
        };
        let frame = Block {
            x: grown(around.x),
            y: grown(around.y),
        };
        let mut free = Free {
            homes: vec![None; places.len()],
            ..Free::default()
        };
        free.cells.push(Cell {
            x: frame.x,
            y: frame.y,
            above: 0..0,
            below: 0..0,
        });
        let widest = blocks.iter().map(|block| block.x.length()).max();
        Self {
            blocks,
            places,
            frame,
            widest: widest.unwrap_or(0),
            cut: BTreeMap::new(),
            open: [(frame.x.low, (frame.x.high, Some(0)))].into(),
            closed: Vec::new(),
            free,
        }
    }

    /// Moves the line to the next height where something happens.
    fn line(&mut self, at_once: &[(i32, Step)]) {
        let mut spans: Vec<Span> = Vec::new();
        let mut y = self.frame.y.low;
        for (at, step) in at_once {
            y = *at;
            match *step {
                Step::Leave(index) => {
                    let x = self.blocks[index].x;
                    self.cut.remove(&(x.low, index));
                    spans.push(x);
                }
                Step::Enter(index) => {
                    let x = self.blocks[index].x;
                    self.cut.insert((x.low, index), x.high);
                    spans.push(x);
                }
                Step::Find(_) => {}
            }
        }
        if !spans.is_empty() {
            spans.sort_unstable();
            let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
            for span in spans {
                match merged.last_mut() {
                    Some(last) if span.low <= last.high => last.high = last.high.max(span.high),
                    _ => merged.push(span),
                }
            }
            let mut opened: Vec<i32> = Vec::new();
            for span in merged {
                self.open_anew(span, &mut opened);
            }
            self.join(y, &opened);
        }
        for (_, step) in at_once {
            if let Step::Find(index) = *step {
                let (x, _) = self.places[index];
                let found = self.open.range(..=x).next_back();
                let cell = found.and_then(|(_, (high, cell))| cell.filter(|_| x <= *high));
                // On a right edge, the cell that ends there is as good.
                let cell = cell.or_else(|| {
                    let before = self.open.range(..x).next_back();
                    before.and_then(|(_, (high, cell))| cell.filter(|_| x <= *high))
                });
                self.free.homes[index] = cell;
            }
        }
    }

    /// Closes what is free along and beside a span, and opens what is free there now.
    fn open_anew(&mut self, span: Span, opened: &mut Vec<i32>) {
        let mut hull = span;
        let first = self.open.range(..=span.high).rev();
        let touching: Vec<i32> = first
            .take_while(|(_, (high, _))| *high >= span.low)
            .map(|(low, _)| *low)
            .collect();
        for low in touching.into_iter().rev() {
            if let Some((high, cell)) = self.open.remove(&low) {
                hull = Span::new(hull.low.min(low), hull.high.max(high));
                if let Some(cell) = cell {
                    self.closed.push((Span::new(low, high), cell));
                }
            }
        }
        let mut from = hull.low;
        let start = (hull.low.saturating_sub(self.widest), 0);
        let mut add = |low: i32, high: i32| {
            if low < high {
                self.open.insert(low, (high, None));
                opened.push(low);
            }
        };
        for ((low, _), high) in self.cut.range(start..(hull.high, usize::MAX)) {
            if *high > from {
                add(from, *low);
                from = *high;
            }
        }
        add(from, hull.high);
    }

    /// Ends the closed cells at the line, begins the opened ones, and joins those that
    /// meet. What is as wide as before goes on.
    fn join(&mut self, y: i32, opened: &[i32]) {
        let closed = std::mem::take(&mut self.closed);
        // The list of the opened ones holds some that were closed again at once.
        let mut fresh: Vec<(Span, u32)> = Vec::with_capacity(opened.len());
        let mut above = 0;
        for low in opened {
            let Some((high, cell @ None)) = self.open.get_mut(low) else {
                continue;
            };
            let x = Span::new(*low, *high);
            while closed.get(above).is_some_and(|(span, _)| *span < x) {
                above += 1;
            }
            match closed.get(above) {
                Some((span, kept)) if *span == x => {
                    *cell = Some(*kept);
                    fresh.push((x, *kept));
                }
                _ => {
                    let number = u32::try_from(self.free.cells.len()).unwrap_or(u32::MAX);
                    *cell = Some(number);
                    self.free.cells.push(Cell {
                        x,
                        y: Span::new(y, self.frame.y.high),
                        above: 0..0,
                        below: 0..0,
                    });
                    fresh.push((x, number));
                }
            }
        }
        let free = &mut self.free;
        let count = |portals: &Vec<Portal>| u32::try_from(portals.len()).unwrap_or(u32::MAX);
        let mut next = 0;
        for (x, upper) in &closed {
            let goes_on = |(_, lower): &(Span, u32)| lower == upper;
            while fresh.get(next).is_some_and(|(span, _)| span.high <= x.low) {
                next += 1;
            }
            if fresh.get(next).is_some_and(goes_on) {
                continue;
            }
            let first = count(&free.portals);
            for (span, lower) in &fresh[next..] {
                let Some(common) = span.common(*x) else { break };
                let number = count(&free.portals);
                free.portals.push(Portal {
                    y,
                    x: common,
                    upper: *upper,
                    lower: *lower,
                });
                let below = &mut free.cells[*lower as usize];
                below.above = if below.above.is_empty() {
                    number..number + 1
                } else {
                    below.above.start..number + 1
                };
            }
            let last = count(&free.portals);
            let cell = &mut free.cells[*upper as usize];
            cell.below = first..last;
            cell.y.high = y;
        }
    }

    fn done(self) -> Free {
        self.free
    }
}

#[cfg(test)]
mod tests;
