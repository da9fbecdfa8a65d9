//! Which theses are accepted: Carneades argument evaluation structures (Gordon,
//! Prakken and Walton 2007; Gordon and Walton 2016).
//!
//! Labels start undecided and are settled one after the other; what is settled stays.
//! Each rule fires only when what it looks at is settled, so the order in which nodes
//! are looked at changes nothing, and cycles that nothing resolves stay undecided.
//!
//! What REASONING leaves open is decided so:
//!
//! - The weight of a position is that of its heaviest applicable reason. A backing is
//!   a reason whose premise is its quote.
//! - Objections to a thesis speak for its denial, which is one more rival.
//! - An assumption to which nothing objects is in. Where something does, the claim is
//!   a question of its own between it and its denial, and being assumed weighs as much
//!   as its rating, or 1: objections must be able to meet an assumption.
//! - An assumption is rated out like a quote: with the lowest word of the scale.
//! - Being marked as an assumption accepts no thesis: what is in dispute is not given.

use std::collections::VecDeque;

use super::graph::{Contest, Graph, Node, Role, What};
use super::order::Order;
use super::settings::Hold;
use crate::model::Standard;

/// Whether something is accepted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Label {
    In,
    Out,
    #[default]
    Undecided,
}

impl Label {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
            Self::Undecided => "undecided",
        }
    }
}

/// Weights that differ by less are the same weight.
const SAME: f64 = 1e-9;

/// Whether the standard is met by weight `own` against `rival`.
pub(super) fn meets(standard: &Standard, own: f64, rival: f64) -> bool {
    let heavier = own > rival + SAME;
    let clearly = || own - rival > 0.5 + SAME;
    let undoubtedly = || rival < 0.3 - SAME;
    match standard {
        Standard::Preponderance | Standard::Other(_) => heavier,
        Standard::ClearAndConvincing => heavier && clearly(),
        Standard::BeyondReasonableDoubt => heavier && clearly() && undoubtedly(),
    }
}

/// The labels of all nodes where inner claims are held to one standard.
#[derive(Clone, Debug)]
pub(super) struct Labels {
    pub standard: Standard,
    by_node: Vec<Label>,
    /// What reasons and backings that are in weigh.
    weights: Vec<f64>,
    /// Kept between updates: the wake of what changed, and who waits in it.
    wake: Vec<Node>,
    in_wake: Vec<bool>,
    /// Reasons and backings are decided before claims, and claims in turn: so a claim
    /// with thousands of reasons is looked at a few times only.
    reasons: Vec<Node>,
    claims: VecDeque<Node>,
    queued: Vec<bool>,
}

impl Labels {
    fn new(standard: Standard) -> Self {
        Self {
            standard,
            by_node: Vec::new(),
            weights: Vec::new(),
            wake: Vec::new(),
            in_wake: Vec::new(),
            reasons: Vec::new(),
            claims: VecDeque::new(),
            queued: Vec::new(),
        }
    }

    pub fn get(&self, node: Node) -> Label {
        self.by_node[node as usize]
    }

    /// What a reason or backing weighs if it is in; otherwise nothing.
    pub fn weight(&self, node: Node) -> f64 {
        match self.get(node) {
            Label::In => self.weights[node as usize],
            _ => 0.0,
        }
    }

    /// What was computed anew last.
    pub fn wake(&self) -> &[Node] {
        &self.wake
    }

    /// Puts a node back to what it was elsewhere.
    pub fn restore(&mut self, node: Node, from: &Self) {
        self.by_node[node as usize] = from.by_node[node as usize];
        self.weights[node as usize] = from.weights[node as usize];
    }

    /// Labels anew what the seeds can have altered.
    pub fn update(&mut self, graph: &Graph, seeds: &[Node]) {
        self.resize(graph.len());
        self.wake.clear();
        for seed in seeds {
            self.reach(*seed);
        }
        let mut next = 0;
        while let Some(node) = self.wake.get(next).copied() {
            next += 1;
            self.by_node[node as usize] = Label::Undecided;
            for_each_dependent(graph, node, |to| self.reach(to));
        }
        for place in 0..self.wake.len() {
            let node = self.wake[place];
            self.in_wake[node as usize] = false;
            self.enqueue(graph, node);
        }
        self.settle(graph);
    }

    /// The labels of all nodes. `order` holds all of them, each after what bears on it:
    /// so one look is enough for most, and what is left, cycles and rivals, goes the usual
    /// way.
    pub fn of_all(standard: Standard, graph: &Graph, order: &Order) -> Self {
        let mut labels = Self::undecided(standard, graph.len());
        labels.decide_all(graph, order);
        labels
    }

    /// Labels of so many nodes, all still to be decided.
    pub fn undecided(standard: Standard, nodes: usize) -> Self {
        let mut labels = Self::new(standard);
        labels.resize(nodes);
        labels
    }

    /// Decides all nodes, of which none is decided yet; see [`Labels::of_all`].
    pub fn decide_all(&mut self, graph: &Graph, order: &Order) {
        let mut left = Vec::new();
        let behind = order.components_behind().flat_map(|one| one.nodes);
        for node in order.singles().iter().chain(behind) {
            if !self.decide(graph, *node) {
                left.push(*node);
            }
        }
        for node in left {
            self.enqueue(graph, node);
        }
        self.settle(graph);
    }

    /// Decides what is queued, and what depends on that.
    fn settle(&mut self, graph: &Graph) {
        while let Some(node) = (self.reasons.pop()).or_else(|| self.claims.pop_front()) {
            self.queued[node as usize] = false;
            if self.get(node) == Label::Undecided && self.decide(graph, node) {
                for_each_dependent(graph, node, |to| self.enqueue(graph, to));
            }
        }
    }

    fn reach(&mut self, node: Node) {
        if !std::mem::replace(&mut self.in_wake[node as usize], true) {
            self.wake.push(node);
        }
    }

    fn enqueue(&mut self, graph: &Graph, node: Node) {
        if !std::mem::replace(&mut self.queued[node as usize], true) {
            match graph.worth(node).what {
                What::Claim => self.claims.push_back(node),
                _ => self.reasons.push(node),
            }
        }
    }

    fn resize(&mut self, nodes: usize) {
        self.by_node.resize(nodes, Label::Undecided);
        self.weights.resize(nodes, 0.0);
        self.in_wake.resize(nodes, false);
        self.queued.resize(nodes, false);
    }

    /// Labels the node, if that can be done yet.
    fn decide(&mut self, graph: &Graph, node: Node) -> bool {
        let worth = graph.worth(node);
        let label = match (worth.what, worth.hold) {
            (What::Gone, _) => Label::Out,
            (What::Claim, Some(Hold::In)) => Label::In,
            (What::Claim, Some(Hold::Out)) => Label::Out,
            (What::Claim, None) => self.claim(graph, node),
            (What::Backing, _) => {
                self.weights[node as usize] = graph.given(node).assumed_weight();
                in_or_out(!worth.off && !worth.rated_out)
            }
            _ if worth.off => Label::Out,
            _ => match self.weigh_reason(graph, node) {
                None => Label::Undecided,
                Some(weight) => {
                    self.weights[node as usize] = weight;
                    in_or_out(weight > 0.0)
                }
            },
        };
        self.by_node[node as usize] = label;
        label != Label::Undecided
    }

    /// What a reason weighs; `None` while that is not applicable. It is in when it is
    /// applicable and weighs something.
    fn weigh_reason(&self, graph: &Graph, node: Node) -> Option<f64> {
        let (mut count, mut hold) = (0_u32, 0_u32);
        let (mut waits, mut undercut) = (false, false);
        for (from, role) in graph.bearing_on(node) {
            let label = self.get(from);
            waits |= label == Label::Undecided && role != Role::Support;
            undercut |= label == Label::In && role == Role::Attack;
            if role == Role::Premise {
                count += 1;
                hold += u32::from(label == Label::In);
            }
        }
        if undercut {
            return Some(0.0);
        }
        if waits {
            return None;
        }
        let worth = graph.worth(node);
        let share = match worth.what {
            What::Convergent => f64::from(u8::from(hold > 0)),
            What::Cumulative => f64::from(hold) / f64::from(count.max(1)),
            _ => f64::from(u8::from(count > 0 && hold == count)),
        };
        Some(graph.base(node) * share)
    }

    fn claim(&self, graph: &Graph, node: Node) -> Label {
        if graph.is_thesis(node) {
            return self.thesis(graph, node);
        }
        let case = self.case(graph, node);
        let worth = graph.worth(node);
        if case.is_objected_to {
            if !case.is_settled {
                return Label::Undecided;
            }
            let given = match worth.assumed {
                true => graph.given(node).assumed_weight(),
                false => 0.0,
            };
            let own = case.own.max(given);
            return in_or_out(own > 0.0 && meets(&self.standard, own, case.denial));
        }
        match (worth.assumed || case.own > 0.0, case.is_settled) {
            (true, _) => Label::In,
            (false, true) => Label::Out,
            (false, false) => Label::Undecided,
        }
    }

    fn thesis(&self, graph: &Graph, node: Node) -> Label {
        let mut label = Label::In;
        for contest in graph.contests_of(node) {
            match self.contest(graph, contest) {
                None => label = Label::Undecided,
                Some(winner) if winner == Some(node) => {}
                Some(_) => return Label::Out,
            }
        }
        label
    }

    /// Who wins: `None` while it is not resolved, `Some(None)` where nobody does.
    #[expect(
        clippy::option_option,
        reason = "undecided is not the same as undecidable"
    )]
    fn contest(&self, graph: &Graph, contest: &Contest) -> Option<Option<Node>> {
        let mut heaviest: Option<(Node, Case)> = None;
        let mut second = 0.0_f64;
        for thesis in &contest.theses {
            let mut case = self.case(graph, *thesis);
            if !case.is_settled {
                return None;
            }
            if graph.worth(*thesis).hold == Some(Hold::Out) {
                case.own = 0.0;
            }
            match heaviest {
                Some((_, best)) if case.own <= best.own => second = second.max(case.own),
                _ => {
                    second = second.max(heaviest.map_or(0.0, |(_, best)| best.own));
                    heaviest = Some((*thesis, case));
                }
            }
        }
        let (thesis, case) = heaviest?;
        let standard = &contest.standard;
        let wins = case.own > 0.0
            && meets(standard, case.own, second)
            && meets(standard, case.own, case.denial);
        Some(wins.then_some(thesis))
    }

    /// What speaks for and against a claim.
    fn case(&self, graph: &Graph, node: Node) -> Case {
        let mut case = Case {
            own: 0.0,
            denial: 0.0,
            is_objected_to: false,
            is_settled: true,
        };
        for (from, role) in graph.bearing_on(node) {
            let label = self.get(from);
            case.is_settled &= label != Label::Undecided;
            if role == Role::Attack {
                // What is out may be so because it is not there.
                case.is_objected_to |= label == Label::In || is_there(graph, from);
                case.denial = case.denial.max(self.weight(from));
            } else {
                case.own = case.own.max(self.weight(from));
            }
        }
        case
    }
}

fn is_there(graph: &Graph, node: Node) -> bool {
    let worth = graph.worth(node);
    worth.what != What::Gone && !worth.off
}

/// What speaks for a claim and for its denial.
#[derive(Clone, Copy, Debug)]
struct Case {
    own: f64,
    denial: f64,
    /// Whether anything speaks against it, though it may weigh nothing.
    is_objected_to: bool,
    /// Whether all that bears on the claim is settled.
    is_settled: bool,
}

fn in_or_out(is_in: bool) -> Label {
    match is_in {
        true => Label::In,
        false => Label::Out,
    }
}

/// Whose label may depend on that of the node: what it bears on, and where that is a
/// thesis, its rivals.
fn for_each_dependent(graph: &Graph, node: Node, mut visit: impl FnMut(Node)) {
    let rivals = |node: Node, visit: &mut dyn FnMut(Node)| {
        for contest in graph.contests_of(node) {
            contest.theses.iter().for_each(|thesis| visit(*thesis));
        }
    };
    for to in graph.borne_on_by(node) {
        visit(to);
        rivals(to, &mut visit);
    }
    // A thesis that is altered itself takes its rivals along.
    rivals(node, &mut visit);
}
