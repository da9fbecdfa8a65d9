//! How much support flows up: gradual semantics.
//!
//! DF-QuAD (Rago, Toni, Aurisicchio and Baroni 2016), with quadratic energy (Potyka
//! 2018) as a cross-check. A claim's base is its rating; that of a reason is its
//! weight times what its premises amount to:
//!
//! - linked: the weakest premise;
//! - cumulative: their mean, the share of them that holds;
//! - convergent: `1 - product (1 - w s)`, the same as if each premise were a reason
//!   of its own, since each counts alone.
//!
//! Rivalry between theses is not an attack here: theses are compared.
//!
//! **Cycles.** Inside a strongly connected component all nodes step together towards
//! what the formula makes of the others, and the step is halved where that does not
//! bring them closer. Stepping one after the other would settle sooner, but where
//! several states are stable it would choose one by the order of the nodes, and so
//! by the accident of their ids. What does not settle has no stable value.

use super::graph::{Graph, Node, Role, What};
use super::order::Order;
use super::settings::Hold;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    DfQuad,
    QuadraticEnergy,
}

impl Method {
    /// As JSON names it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DfQuad => "df-quad",
            Self::QuadraticEnergy => "quadratic-energy",
        }
    }
}

/// Closer than this, two theses stand level.
pub const TIE: f64 = 0.01;

const SETTLED: f64 = 1e-12;
const MOST_STEPS: usize = 4000;
/// Bounds the steps of large cycles: nodes looked at.
const MOST_WORK: usize = 4_000_000;
/// After so many steps without coming closer, the step is halved.
const PATIENCE: usize = 8;

/// Strengths by node.
#[derive(Clone, Debug)]
pub(super) struct Strengths {
    pub method: Method,
    values: Vec<f64>,
    is_stable: Vec<bool>,
}

impl Strengths {
    pub fn new(method: Method) -> Self {
        Self {
            method,
            values: Vec::new(),
            is_stable: Vec::new(),
        }
    }

    pub fn get(&self, node: Node) -> f64 {
        self.values[node as usize]
    }

    pub fn is_stable(&self, node: Node) -> bool {
        self.is_stable[node as usize]
    }

    /// Puts a node back to what it was elsewhere.
    pub fn restore(&mut self, node: Node, from: &Self) {
        self.values[node as usize] = from.values[node as usize];
        self.is_stable[node as usize] = from.is_stable[node as usize];
    }

    /// Computes anew what stands in the order.
    pub fn update(&mut self, graph: &Graph, order: &Order) {
        self.values.resize(graph.len(), 0.0);
        self.is_stable.resize(graph.len(), true);
        for component in order.components() {
            match component {
                [node] if !bears_on_itself(graph, *node) => {
                    self.values[*node as usize] = self.of(graph, *node);
                    // What rests on an unsettled strength is not settled either.
                    self.is_stable[*node as usize] = is_fixed(graph, *node)
                        || (graph.bearing_on(*node)).all(|(from, _)| self.is_stable(from));
                }
                component => self.settle(graph, component),
            }
        }
    }

    fn settle(&mut self, graph: &Graph, component: &[Node]) {
        // Members count as stable while the rest is asked for.
        for node in component {
            self.values[*node as usize] = graph.worth(*node).base;
            self.is_stable[*node as usize] = true;
        }
        let rests_on_settled = (component.iter())
            .all(|node| (graph.bearing_on(*node)).all(|(from, _)| self.is_stable(from)));
        let mut wanted = vec![0.0; component.len()];
        let (mut step, mut nearest, mut waited) = (1.0_f64, f64::INFINITY, 0);
        let mut is_settled = false;
        let most_steps = (MOST_WORK / component.len().max(1)).clamp(PATIENCE, MOST_STEPS);
        for _ in 0..most_steps {
            let mut distance = 0.0_f64;
            for (place, node) in component.iter().enumerate() {
                wanted[place] = self.of(graph, *node);
                distance = distance.max((wanted[place] - self.values[*node as usize]).abs());
            }
            if distance < SETTLED {
                is_settled = true;
                break;
            }
            if distance < 0.95 * nearest {
                (nearest, waited) = (distance, 0);
            } else {
                waited += 1;
                if waited >= PATIENCE {
                    (step, waited, nearest) = (step / 2.0, 0, distance);
                }
            }
            for (place, node) in component.iter().enumerate() {
                let value = &mut self.values[*node as usize];
                *value += step * (wanted[place] - *value);
            }
        }
        for node in component {
            self.is_stable[*node as usize] =
                is_fixed(graph, *node) || (is_settled && rests_on_settled);
        }
    }

    /// What the formula makes of the node and of what bears on it.
    fn of(&self, graph: &Graph, node: Node) -> f64 {
        let worth = graph.worth(node);
        match (worth.what, worth.hold) {
            (What::Gone, _) => return 0.0,
            (What::Claim, Some(Hold::In)) => return 1.0,
            (What::Claim, Some(Hold::Out)) => return 0.0,
            _ if worth.off => return 0.0,
            _ => {}
        }
        let base = base(graph, node, &self.values);
        let bearing = graph
            .bearing_on(node)
            .filter(|(_, role)| *role != Role::Premise);
        let bearing = bearing.map(|(from, role)| (self.values[from as usize], role));
        match self.method {
            Method::DfQuad => df_quad(base, bearing),
            Method::QuadraticEnergy => quadratic_energy(base, bearing),
        }
    }
}

/// Whether nothing that bears on the node can alter it.
fn is_fixed(graph: &Graph, node: Node) -> bool {
    let worth = graph.worth(node);
    worth.off || worth.hold.is_some() || worth.what == What::Gone
}

fn bears_on_itself(graph: &Graph, node: Node) -> bool {
    graph.borne_on_by(node).any(|(to, _)| to == node)
}

fn base(graph: &Graph, node: Node, values: &[f64]) -> f64 {
    let worth = graph.worth(node);
    let premises = || {
        (graph.bearing_on(node))
            .filter(|(_, role)| *role == Role::Premise)
            .map(|(premise, _)| values[premise as usize])
    };
    match worth.what {
        What::Gone => 0.0,
        What::Claim | What::Backing => worth.base,
        What::Linked => {
            // A reason without premises (of a damaged map) has nothing to stand on.
            let weakest = premises().reduce(f64::min);
            worth.base * weakest.unwrap_or(0.0)
        }
        What::Convergent => 1.0 - premises().map(|s| 1.0 - worth.base * s).product::<f64>(),
        What::Cumulative => match premises().count() {
            0 => 0.0,
            count => worth.base * premises().sum::<f64>() / count as f64,
        },
    }
}

/// DF-QuAD: `d` is the product over attackers of `1 - s` less that over supporters.
pub(super) fn df_quad(base: f64, bearing: impl Iterator<Item = (f64, Role)>) -> f64 {
    let (mut attackers, mut supporters) = (1.0, 1.0);
    for (strength, role) in bearing {
        match role {
            Role::Attack => attackers *= 1.0 - strength,
            _ => supporters *= 1.0 - strength,
        }
    }
    let d: f64 = attackers - supporters;
    match d >= 0.0 {
        true => base + (1.0 - base) * d,
        false => base + base * d,
    }
}

/// Quadratic energy: supporters less attackers, through `E² / (1 + E²)`.
pub(super) fn quadratic_energy(base: f64, bearing: impl Iterator<Item = (f64, Role)>) -> f64 {
    let mut energy = 0.0;
    for (strength, role) in bearing {
        match role {
            Role::Attack => energy -= strength,
            _ => energy += strength,
        }
    }
    let h: f64 = energy * energy / (1.0 + energy * energy);
    match energy > 0.0 {
        true => base + (1.0 - base) * h,
        false => base - base * h,
    }
}
