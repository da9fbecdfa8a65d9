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
    pub fn new(standard: Standard) -> Self {
        Self {
            standard,
            by_node: Vec::new(),
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

    /// What was computed anew last.
    pub fn wake(&self) -> &[Node] {
        &self.wake
    }

    /// Puts a node back to what it was elsewhere.
    pub fn restore(&mut self, node: Node, from: &Self) {
        self.by_node[node as usize] = from.by_node[node as usize];
    }

    /// Labels anew what the seeds can have altered.
    pub fn update(&mut self, graph: &Graph, seeds: &[Node]) {
        self.by_node.resize(graph.len(), Label::Undecided);
        self.in_wake.resize(graph.len(), false);
        self.queued.resize(graph.len(), false);
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

    /// Labels all nodes from scratch. `order` holds all of them, each after what bears
    /// on it: so one look is enough for most, and what is left, cycles and rivals, goes
    /// the usual way.
    pub fn label_all(&mut self, graph: &Graph, order: &Order) {
        self.by_node.clear();
        self.by_node.resize(graph.len(), Label::Undecided);
        self.in_wake.resize(graph.len(), false);
        self.queued.resize(graph.len(), false);
        self.wake.clear();
        let mut left = Vec::new();
        for node in order.components().flatten() {
            match self.decide(graph, *node) {
                Label::Undecided => left.push(*node),
                label => self.by_node[*node as usize] = label,
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
            if self.get(node) != Label::Undecided {
                continue;
            }
            let label = self.decide(graph, node);
            if label != Label::Undecided {
                self.by_node[node as usize] = label;
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

    fn decide(&self, graph: &Graph, node: Node) -> Label {
        let worth = graph.worth(node);
        match worth.what {
            What::Gone => Label::Out,
            What::Backing => in_or_out(!worth.off && !worth.rated_out),
            What::Claim => match worth.hold {
                Some(Hold::In) => Label::In,
                Some(Hold::Out) => Label::Out,
                None => self.decide_claim(graph, node),
            },
            _ if worth.off => Label::Out,
            _ => self.decide_reason(graph, node),
        }
    }

    /// A reason is in when it is applicable and weighs something.
    fn decide_reason(&self, graph: &Graph, node: Node) -> Label {
        let (mut waits, mut undercut) = (false, false);
        for (from, role) in graph.bearing_on(node) {
            match (role, self.get(from)) {
                (Role::Attack, Label::In) => undercut = true,
                (Role::Attack | Role::Premise, Label::Undecided) => waits = true,
                _ => {}
            }
        }
        if undercut {
            return Label::Out;
        }
        if waits {
            return Label::Undecided;
        }
        in_or_out(self.weight(graph, node) > 0.0)
    }

    fn decide_claim(&self, graph: &Graph, node: Node) -> Label {
        if graph.is_thesis(node) {
            return self.decide_thesis(graph, node);
        }
        let is_there = |from: Node| {
            let worth = graph.worth(from);
            worth.what != What::Gone && !worth.off
        };
        let objected =
            (graph.bearing_on(node)).any(|(from, role)| role == Role::Attack && is_there(from));
        let worth = graph.worth(node);
        if objected {
            let case = self.case(graph, node);
            if !case.is_settled {
                return Label::Undecided;
            }
            let given = match worth.assumed {
                true => worth.assumed_weight,
                false => 0.0,
            };
            let own = case.own.max(given);
            return in_or_out(own > 0.0 && meets(&self.standard, own, case.denial));
        }
        if worth.assumed {
            return Label::In;
        }
        let case = self.case(graph, node);
        match (case.own > 0.0, case.is_settled) {
            (true, _) => Label::In,
            (false, true) => Label::Out,
            (false, false) => Label::Undecided,
        }
    }

    fn decide_thesis(&self, graph: &Graph, node: Node) -> Label {
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
    pub fn case(&self, graph: &Graph, node: Node) -> Case {
        let mut case = Case {
            own: 0.0,
            denial: 0.0,
            is_settled: true,
        };
        for (from, role) in graph.bearing_on(node) {
            match self.get(from) {
                Label::Undecided => case.is_settled = false,
                Label::Out => {}
                Label::In => {
                    let side = match role {
                        Role::Attack => &mut case.denial,
                        _ => &mut case.own,
                    };
                    *side = side.max(self.weight(graph, from));
                }
            }
        }
        case
    }

    /// What an applicable reason or backing weighs.
    pub fn weight(&self, graph: &Graph, node: Node) -> f64 {
        let worth = graph.worth(node);
        if worth.off || worth.what == What::Gone {
            return 0.0;
        }
        let (mut count, mut hold) = (0_u32, 0_u32);
        for (from, role) in graph.bearing_on(node) {
            if role == Role::Premise {
                count += 1;
                hold += u32::from(self.get(from) == Label::In);
            }
        }
        let share = match worth.what {
            What::Backing => return worth.assumed_weight,
            What::Linked => f64::from(u8::from(count > 0 && hold == count)),
            What::Convergent => f64::from(u8::from(hold > 0)),
            What::Cumulative if count > 0 => f64::from(hold) / f64::from(count),
            _ => 0.0,
        };
        worth.base * share
    }
}

/// What speaks for a claim and for its denial.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Case {
    pub own: f64,
    pub denial: f64,
    /// Whether all that bears on the claim is settled.
    pub is_settled: bool,
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
    for (to, _) in graph.borne_on_by(node) {
        visit(to);
        rivals(to, &mut visit);
    }
    // A thesis that is altered itself takes its rivals along.
    rivals(node, &mut visit);
}
