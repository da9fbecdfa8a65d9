//! From a way through cells to level and upright pieces, each with the room that it can
//! stand in: as few pieces as the way allows.

use super::free::{Free, Span};
use super::search::{Gate, Way};

/// One straight piece of a line; level and upright ones take turns, beginning level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The columns of an upright piece, or the heights of a level one, at which it is
    /// free all along.
    pub room: Span,
    /// Where it would stand if it were alone.
    pub want: i32,
}

/// A line in the making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Course {
    pub from: Gate,
    pub to: Gate,
    pub runs: Vec<Run>,
}

/// What lines like to keep from the ends of their room.
const CLEAR: i32 = 12;

impl Course {
    /// Upright pieces go on for as long as there is a column that lies in all of their
    /// portals; the longest first, which makes them fewest.
    pub fn new(free: &Free, way: &Way) -> Self {
        let Way { from, portals, to } = way;
        let cell = |number: u32| &free.cells[number as usize];
        let heights = |gate: &Gate| {
            let common = gate.y.common(cell(gate.cell).y);
            common.unwrap_or(Span::new(gate.at, gate.at))
        };
        let mut runs = vec![Run {
            room: heights(from),
            want: from.at,
        }];
        if portals.is_empty() {
            if let Some(both) = heights(from).common(to.y) {
                runs[0] = Run {
                    room: both,
                    want: both.nearest(i32::midpoint(from.at, to.at)),
                };
            } else {
                let room = cell(from.cell).x;
                let between = Span::new(from.x.min(to.x), from.x.max(to.x));
                runs.push(Run {
                    room,
                    want: room.shrunk(CLEAR).nearest(between.middle()),
                });
                runs.push(Run {
                    room: heights(to),
                    want: to.at,
                });
            }
            return Self {
                from: *from,
                to: *to,
                runs,
            };
        }
        let mut x = from.x;
        // The upright piece in the making: its room and its direction.
        let mut upright: Option<(Span, bool)> = None;
        for (number, down) in portals {
            let portal = free.portals[*number as usize];
            if let Some((room, same)) = upright {
                let longer = (same == *down).then(|| room.common(portal.x)).flatten();
                if let Some(room) = longer {
                    upright = Some((room, *down));
                    continue;
                }
                x = room.shrunk(CLEAR).nearest(x);
                runs.push(Run { room, want: x });
                let between = if *down { portal.upper } else { portal.lower };
                let room = cell(between).y;
                runs.push(Run {
                    room,
                    want: room.shrunk(2 * CLEAR).nearest(portal.y),
                });
            }
            upright = Some((portal.x, *down));
        }
        if let Some((room, _)) = upright {
            // Towards its end, where that is nearer than where it came from.
            let shrunk = room.shrunk(CLEAR);
            let want = shrunk.nearest(x);
            runs.push(Run { room, want });
        }
        runs.push(Run {
            room: heights(to),
            want: to.at,
        });
        Self {
            from: *from,
            to: *to,
            runs,
        }
    }

    /// From where to where a piece reaches, given where the pieces stand.
    pub fn reach(&self, run: usize, stands: &[i32]) -> Span {
        let start = match run.checked_sub(1) {
            Some(before) => stands[before],
            None => self.from.edge,
        };
        let end = stands.get(run + 1).copied().unwrap_or(self.to.edge);
        Span::new(start.min(end), start.max(end))
    }

    /// The corners of the line.
    pub fn corners(&self, stands: &[i32]) -> Vec<(i32, i32)> {
        let mut corners = Vec::with_capacity(stands.len() + 1);
        let Some(first) = stands.first() else {
            return corners;
        };
        corners.push((self.from.edge, *first));
        for (run, pair) in stands.windows(2).enumerate() {
            let level = run.is_multiple_of(2);
            corners.push(if level {
                (pair[1], pair[0])
            } else {
                (pair[0], pair[1])
            });
        }
        if let Some(last) = stands.last() {
            corners.push((self.to.edge, *last));
        }
        corners
    }
}
