//! The way of one line through the free cells: A* from portal to portal.
//!
//! Lines run level or upright, as in Wybrow, Marriott and Stuckey, *Orthogonal
//! Connector Routing* (Graph Drawing 2009), and the cost is theirs: length and a fixed
//! price for every bend. Their orthogonal visibility graph has a node for each crossing
//! of two lines of sight, quadratically many; the portals here are linear in number,
//! and which height or column a piece gets inside its cell is decided afterwards.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::free::{Cell, Free, Portal, Span};

/// What a bend costs, in map points of length.
const BEND: u32 = 60;
/// What a passage costs that leaves no room for lines beside each other.
const TIGHT: u32 = 30;
/// Narrower passages are tight.
const ROOMY: i32 = 14;
/// How far lines dip into a cell that they leave on the side they came from.
const DIP: u32 = 24;
/// How many portals beyond start and aim are looked at on each border of a cell.
const BEYOND: usize = 12;
/// After so many steps a way is looked for greedily; after twice as many not at all.
const PATIENCE: usize = 20_000;

/// Where a line may leave or reach its end: the side of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gate {
    /// Where the side of the card is.
    pub edge: i32,
    /// Where free space begins.
    pub x: i32,
    /// The heights at which the line may do so, and the one it would like best.
    pub y: Span,
    pub at: i32,
    pub cell: u32,
    /// Whether it is the right side.
    pub right: bool,
}

/// A way: out at a gate, through portals, in at a gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub from: Gate,
    /// Each with whether it is passed downwards.
    pub portals: Vec<(u32, bool)>,
    pub to: Gate,
}

const NONE: u32 = u32::MAX;

/// What is known of passing a portal downwards, or upwards.
#[derive(Clone, Copy)]
struct Label {
    /// Of which search this is.
    search: u32,
    cost: u32,
    /// The state before, or `NONE` right behind a gate.
    before: u32,
    /// The gate where the way began.
    gate: u8,
    done: bool,
    /// The cell that it came through.
    through: u32,
    x: i32,
    /// All columns in which the upright piece that passes here can stand.
    run: Span,
}

/// Finds ways, and keeps its tables from one to the next.
pub(super) struct Search<'a> {
    free: &'a Free,
    /// By portal, passed downwards and upwards.
    labels: Vec<Label>,
    heap: BinaryHeap<Reverse<(u32, u32, u32)>>,
    round: u32,
}

/// Where a search stands when it looks around in a cell.
#[derive(Clone, Copy)]
struct Stand {
    cost: u32,
    before: u32,
    gate: u8,
    x: i32,
    y: i32,
    /// The upright piece that it is on, and whether that leads down.
    run: Option<(Span, bool)>,
}

impl<'a> Search<'a> {
    pub fn new(free: &'a Free) -> Self {
        let blank = Label {
            search: 0,
            cost: 0,
            before: NONE,
            gate: 0,
            done: false,
            through: NONE,
            x: 0,
            run: Span::new(0, 0),
        };
        Self {
            free,
            labels: vec![blank; 2 * free.portals.len()],
            heap: BinaryHeap::new(),
            round: 0,
        }
    }

    /// The cheapest way from one of some gates to one of others, or one about as cheap.
    pub fn way(&mut self, from: &[Gate], to: &[Gate]) -> Option<Way> {
        self.round += 1;
        self.heap.clear();
        // The best arrival so far: cost, last state, gates.
        let mut best: Option<(u32, u32, u8, Gate)> = None;
        for (number, gate) in from.iter().enumerate() {
            let stand = Stand {
                cost: 0,
                before: NONE,
                gate: u8::try_from(number).unwrap_or(0),
                x: gate.x,
                y: gate.at,
                run: None,
            };
            self.look_around(gate.cell, stand, to, 1, &mut best);
        }
        let mut steps = 0;
        while let Some(Reverse((estimate, _, state))) = self.heap.pop() {
            if best.is_some_and(|(cost, ..)| cost <= estimate) || steps > 2 * PATIENCE {
                break;
            }
            let label = &mut self.labels[state as usize];
            if label.done {
                continue;
            }
            label.done = true;
            steps += 1;
            let label = *label;
            let portal = self.free.portals[(state / 2) as usize];
            let down = state.is_multiple_of(2);
            let stand = Stand {
                cost: label.cost,
                before: state,
                gate: label.gate,
                x: label.x,
                y: portal.y,
                run: Some((label.run, down)),
            };
            let cell = if down { portal.lower } else { portal.upper };
            let greed = if steps > PATIENCE { 3 } else { 1 };
            self.look_around(cell, stand, to, greed, &mut best);
        }
        let (_, mut state, gate, to) = best?;
        let mut portals = Vec::new();
        while state != NONE {
            portals.push((state / 2, state.is_multiple_of(2)));
            state = self.labels[state as usize].before;
        }
        portals.reverse();
        let from = *from.get(usize::from(gate))?;
        Some(Way { from, portals, to })
    }

    /// Takes note of what can be reached across a cell.
    fn look_around(
        &mut self,
        number: u32,
        stand: Stand,
        to: &[Gate],
        greed: u32,
        best: &mut Option<(u32, u32, u8, Gate)>,
    ) {
        let free = self.free;
        let cell = &free.cells[number as usize];
        for gate in to.iter().filter(|gate| gate.cell == number) {
            let straight = stand.run.is_none() && gate.y.distance(stand.y) == 0;
            let bends = match stand.run {
                Some(_) => 1,
                None if straight => 0,
                None => 2,
            };
            let length = stand.x.abs_diff(gate.x) + stand.y.abs_diff(gate.at);
            let cost = stand.cost + length + bends * BEND;
            if best.is_none_or(|(known, ..)| cost < known) {
                *best = Some((cost, stand.before, stand.gate, *gate));
            }
        }
        let aims = to.iter().map(|gate| gate.x);
        let low = aims.clone().chain([stand.x]).min().unwrap_or(stand.x);
        let high = aims.chain([stand.x]).max().unwrap_or(stand.x);
        for (border, down) in [(cell.below.clone(), true), (cell.above.clone(), false)] {
            let (start, end) = (border.start as usize, border.end as usize);
            let portals = &free.portals[start..end];
            let here = portals.partition_point(|portal| portal.x.high <= stand.x);
            let mut beyond = 0;
            for (place, portal) in portals.iter().enumerate().skip(here) {
                if portal.x.low > high {
                    beyond += 1;
                }
                let reached = self.reach(start + place, number, down, cell, stand, to, greed);
                if beyond > BEYOND || !reached {
                    break;
                }
            }
            let mut beyond = 0;
            for place in (0..here).rev() {
                if portals[place].x.high < low {
                    beyond += 1;
                }
                let reached = self.reach(start + place, number, down, cell, stand, to, greed);
                if beyond > BEYOND || !reached {
                    break;
                }
            }
        }
    }

    /// Notes the way through a portal if it is cheaper than what is known. Says whether
    /// to look further along the border: not where another way through this very cell
    /// came cheaper.
    #[expect(
        clippy::too_many_arguments,
        reason = "one step, inlined by hand before"
    )]
    fn reach(
        &mut self,
        place: usize,
        through: u32,
        down: bool,
        cell: &Cell,
        stand: Stand,
        to: &[Gate],
        greed: u32,
    ) -> bool {
        let portal: &Portal = &self.free.portals[place];
        let state = 2 * place + usize::from(!down);
        let label = self.labels[state];
        let known = label.search == self.round;
        let x = portal.x.nearest(stand.x);
        let (run, bends, extra) = match stand.run {
            None => (portal.x, 1, 0),
            Some((run, same)) if same == down => match run.common(portal.x) {
                Some(run) => (run, 0, 0),
                None => (portal.x, 2, 0),
            },
            // Back out on the side that it came in at.
            Some(_) => {
                let dip = DIP.min(cell.y.length().unsigned_abs());
                (portal.x, 2, 2 * dip)
            }
        };
        if stand.before != NONE && stand.before as usize / 2 == place {
            return true;
        }
        let tight = if portal.x.length() < ROOMY { TIGHT } else { 0 };
        let length = x.abs_diff(stand.x) + portal.y.abs_diff(stand.y);
        let cost = stand.cost + length + bends * BEND + extra + tight;
        if known && label.cost <= cost {
            return label.through != through || label.done;
        }
        if known && label.done {
            return true;
        }
        self.labels[state] = Label {
            search: self.round,
            cost,
            before: stand.before,
            gate: stand.gate,
            done: false,
            through,
            x,
            run,
        };
        let rest = to.iter().map(|gate| {
            let bends = u32::from(run.distance(gate.x) > 0) + 1;
            x.abs_diff(gate.x) + portal.y.abs_diff(gate.at) + bends * BEND
        });
        let rest = rest.min().unwrap_or(0);
        let estimate = cost + greed * (rest + rest / 4);
        // Of two as good, the one that is further on its way.
        let state = u32::try_from(state).unwrap_or(NONE);
        self.heap.push(Reverse((estimate, rest, state)));
        true
    }
}
