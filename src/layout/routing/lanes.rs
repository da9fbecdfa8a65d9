//! Where in its room each piece of a line stands: apart from others, from the tree's
//! lines too, and together with those that lead to the same home.
//!
//! Wybrow, Marriott and Stuckey call this step nudging. Theirs solves separation
//! constraints for all lines of a channel at once; here each piece in turn takes the
//! place with the least cost among those beside what stands there already, which
//! depends on its surroundings alone: an edit elsewhere leaves it where it is.

use std::collections::HashMap;

use super::free::Span;
use super::runs::Course;

/// Between lines that run beside each other.
const APART: i32 = 8;
/// How far a piece looks for others, and goes to avoid them.
const LOOK: i32 = 48;
/// What a point of missing distance costs, in points of displacement.
const CROWDED: i32 = 12;
/// What standing on a line that leads to the same place is worth.
const SHARED: i32 = 30;

/// The lines of the tree belong to no bundle of others.
pub(super) const TREE: u32 = u32::MAX;

#[derive(Clone, Copy, Debug)]
struct Standing {
    at: i32,
    reach: Span,
    bundle: u32,
}

/// What stands where, in tiles; looked up by place alone.
#[derive(Default)]
pub(super) struct Standings {
    tiles: [HashMap<(i32, i32), Vec<Standing>>; 2],
}

/// The sizes of a tile: across the lines, and along them.
const ACROSS: i32 = 64;
const ALONG: i32 = 512;

/// How many lines a tile remembers: where there are more, it is full, and which of them
/// stands where matters no longer. So the work for a line is bounded by its length.
const MOST: usize = 64;

impl Standings {
    pub fn add(&mut self, upright: bool, at: i32, reach: Span, bundle: u32) {
        let standing = Standing { at, reach, bundle };
        let tiles = &mut self.tiles[usize::from(upright)];
        for along in reach.low.div_euclid(ALONG)..=reach.high.div_euclid(ALONG) {
            let tile = tiles.entry((at.div_euclid(ACROSS), along)).or_default();
            if tile.len() < MOST {
                tile.push(standing);
            }
        }
    }

    /// What stands within `LOOK` of a place beside some of the reach.
    fn near(&self, upright: bool, at: i32, reach: Span, bundle: u32) -> Surroundings {
        let mut found = Surroundings::default();
        let tiles = &self.tiles[usize::from(upright)];
        let reached = reach.low.div_euclid(ALONG)..=reach.high.div_euclid(ALONG);
        for along in reached {
            for across in (at - LOOK).div_euclid(ACROSS)..=(at + LOOK).div_euclid(ACROSS) {
                let tile = tiles.get(&(across, along));
                for other in tile.into_iter().flatten() {
                    let beside =
                        other.reach.low <= reach.high + 2 && reach.low <= other.reach.high + 2;
                    if let Some(place) = usize::try_from(other.at - at + LOOK).ok()
                        && beside
                    {
                        found.note(place, other.bundle == bundle);
                    }
                }
            }
        }
        found
    }
}

/// The places from `LOOK` before a piece to `LOOK` behind.
const PLACES: usize = 2 * LOOK as usize + 1;

/// What stands around a piece, by place.
struct Surroundings {
    /// Whether a line of another bundle stands there.
    taken: [bool; PLACES],
    /// Whether one of the same bundle does.
    shared: [bool; PLACES],
    is_empty: bool,
}

impl Default for Surroundings {
    fn default() -> Self {
        Self {
            taken: [false; PLACES],
            shared: [false; PLACES],
            is_empty: true,
        }
    }
}

impl Surroundings {
    fn note(&mut self, place: usize, same: bool) {
        let places = if same {
            &mut self.shared
        } else {
            &mut self.taken
        };
        if let Some(there) = places.get_mut(place) {
            *there = true;
            self.is_empty = false;
        }
    }

    /// What it costs to stand at a place.
    fn cost(&self, place: usize) -> i32 {
        let apart = APART as usize;
        let first = (place + 1).saturating_sub(apart);
        let beside = self.taken.iter().enumerate();
        let beside = beside.skip(first).take(place + apart - first);
        let crowd = beside.filter(|(_, taken)| **taken).map(|(other, _)| {
            let missing = apart - other.abs_diff(place);
            as_steps(missing) * CROWDED
        });
        let shares = self.shared.get(place).is_some_and(|shared| *shared);
        let gain = if shares { SHARED } else { 0 };
        (as_steps(place) - LOOK).abs() + crowd.sum::<i32>() - gain
    }
}

/// Places are counted in tens: all of them fit.
fn as_steps(place: usize) -> i32 {
    i32::try_from(place).unwrap_or(i32::MAX)
}

/// Chooses where the pieces of a line stand, and takes note of it.
pub(super) fn stand(course: &Course, bundle: u32, standings: &mut Standings) -> Vec<i32> {
    let mut stands: Vec<i32> = course.runs.iter().map(|run| run.want).collect();
    // Upright pieces first, since level ones reach from one to the next.
    for upright in [true, false] {
        let first = usize::from(upright);
        for index in (first..stands.len()).step_by(2) {
            let run = course.runs[index];
            let reach = course.reach(index, &stands);
            let near = standings.near(upright, run.want, reach, bundle);
            if near.is_empty {
                continue;
            }
            let places = (0..PLACES).map(|place| (place, run.want + as_steps(place) - LOOK));
            let in_room = places.filter(|(_, at)| run.room.low <= *at && *at <= run.room.high);
            let best =
                in_room.min_by_key(|(place, at)| (near.cost(*place), (at - run.want).abs(), *at));
            stands[index] = best.map_or(run.want, |(_, at)| at);
        }
    }
    for index in 0..stands.len() {
        let reach = course.reach(index, &stands);
        let upright = !index.is_multiple_of(2);
        standings.add(upright, stands[index], reach, bundle);
    }
    stands
}
