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

use super::graph::{Graph, Node, Role, What, Worth};
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
    /// Whether any node was ever found without a stable value: mostly none is, and then
    /// nobody has to look.
    may_be_unstable: bool,
}

impl Strengths {
    pub fn new(method: Method) -> Self {
        Self {
            method,
            values: Vec::new(),
            is_stable: Vec::new(),
            may_be_unstable: false,
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
        self.may_be_unstable |= from.may_be_unstable;
    }

    /// Computes anew what stands in the order.
    pub fn update(&mut self, graph: &Graph, order: &Order) {
        Self::update_each([self], graph, order);
    }

    /// Computes several strengths anew at once.
    pub fn update_each<const N: usize>(mut each: [&mut Self; N], graph: &Graph, order: &Order) {
        for strengths in &mut each {
            strengths.values.resize(graph.len(), 0.0);
            strengths.is_stable.resize(graph.len(), true);
        }
        let is_stable = each.iter().all(|strengths| !strengths.may_be_unstable);
        let (singles, components) = match is_stable {
            true => (order.singles(), order.components_behind()),
            false => (&[][..], order.components()),
        };
        let methods = each.each_ref().map(|strengths| strengths.method);
        let mut values = each.each_mut().map(|strengths| &mut strengths.values[..]);
        for node in singles {
            let found = formulas(graph, *node, methods, values.each_ref().map(|one| &**one));
            for (values, value) in values.iter_mut().zip(found) {
                values[*node as usize] = value;
            }
        }
        for component in components {
            match component.nodes {
                [node] if !component.is_cycle => {
                    for strengths in &mut each {
                        strengths.find(graph, *node);
                    }
                }
                nodes => (each.iter_mut()).for_each(|strengths| strengths.settle(graph, nodes)),
            }
        }
    }

    fn find(&mut self, graph: &Graph, node: Node) {
        if self.may_be_unstable {
            self.is_stable[node as usize] = self.rests_on_stable(graph, node);
        }
        self.values[node as usize] = self.of(graph, node);
    }

    fn of(&self, graph: &Graph, node: Node) -> f64 {
        let [found] = formulas(graph, node, [self.method], [&self.values]);
        found
    }

    fn settle(&mut self, graph: &Graph, component: &[Node]) {
        // Members count as stable while the rest is asked for.
        for node in component {
            self.values[*node as usize] = graph.base(*node);
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
            let is_stable =
                fixed(*graph.worth(*node)).is_some() || (is_settled && rests_on_settled);
            self.is_stable[*node as usize] = is_stable;
            self.may_be_unstable |= !is_stable;
        }
    }

    /// Whether the node has a stable strength if it is in no cycle: what rests on an
    /// unsettled strength is not settled either.
    fn rests_on_stable(&self, graph: &Graph, node: Node) -> bool {
        fixed(*graph.worth(node)).is_some()
            || (graph.bearing_on(node)).all(|(from, _)| self.is_stable(from))
    }
}

/// What the formulas make of a node and of what bears on it, which has these strengths by
/// each of them: getting hold of what bears on a node costs more than the formulas.
#[inline]
fn formulas<const N: usize>(
    graph: &Graph,
    node: Node,
    methods: [Method; N],
    values: [&[f64]; N],
) -> [f64; N] {
    let worth = *graph.worth(node);
    if let Some(fixed) = fixed(worth) {
        return [fixed; N];
    }
    let weight = graph.base(node);
    let bearing = graph.bearing_on(node);
    let mut premises = [Premises::new(worth.what); N];
    let mut balances = [Balance::new(); N];
    for (from, role) in bearing {
        let strengths = values.map(|values| values[from as usize]);
        match role {
            Role::Premise => (premises.iter_mut().zip(strengths))
                .for_each(|(premises, strength)| premises.add(worth.what, weight, strength)),
            Role::Support => (balances.iter_mut().zip(strengths))
                .for_each(|(balance, strength)| balance.support(strength)),
            Role::Attack => (balances.iter_mut().zip(strengths))
                .for_each(|(balance, strength)| balance.attack(strength)),
        }
    }
    let bases = match worth.what.is_reason() {
        true => premises.map(|premises| premises.amount(worth.what, weight)),
        false => [weight; N],
    };
    std::array::from_fn(|place| match methods[place] {
        Method::DfQuad => balances[place].df_quad(bases[place]),
        Method::QuadraticEnergy => balances[place].quadratic_energy(bases[place]),
    })
}

/// The strength that nothing that bears on the node can alter.
fn fixed(worth: Worth) -> Option<f64> {
    match worth.hold {
        _ if worth.what == What::Gone => Some(0.0),
        Some(Hold::In) => Some(1.0),
        Some(Hold::Out) => Some(0.0),
        None => worth.off.then_some(0.0),
    }
}

/// What the premises of a reason amount to, taken in one after the other.
#[derive(Clone, Copy)]
struct Premises {
    count: u32,
    /// The weakest, the sum of all, or the product of what they fall short of, by how they
    /// join.
    joined: f64,
}

impl Premises {
    fn new(what: What) -> Self {
        Self {
            count: 0,
            joined: match what {
                What::Convergent => 1.0,
                What::Cumulative => 0.0,
                _ => f64::INFINITY,
            },
        }
    }

    fn add(&mut self, what: What, weight: f64, strength: f64) {
        self.count += 1;
        match what {
            What::Convergent => self.joined *= 1.0 - weight * strength,
            What::Cumulative => self.joined += strength,
            _ => self.joined = self.joined.min(strength),
        }
    }

    /// The base of such a reason.
    fn amount(&self, what: What, weight: f64) -> f64 {
        match what {
            // A reason without premises (of a damaged map) has nothing to stand on.
            _ if self.count == 0 => 0.0,
            What::Convergent => 1.0 - self.joined,
            What::Cumulative => weight * self.joined / f64::from(self.count),
            _ => weight * self.joined,
        }
    }
}

/// What speaks for and against a node, taken in one after the other.
#[derive(Clone, Copy)]
pub(super) struct Balance {
    /// The products of what supporters and attackers fall short of.
    no_support: f64,
    no_attack: f64,
    /// Supporters less attackers.
    energy: f64,
}

impl Balance {
    pub fn new() -> Self {
        Self {
            no_support: 1.0,
            no_attack: 1.0,
            energy: 0.0,
        }
    }

    pub fn support(&mut self, strength: f64) {
        self.no_support *= 1.0 - strength;
        self.energy += strength;
    }

    pub fn attack(&mut self, strength: f64) {
        self.no_attack *= 1.0 - strength;
        self.energy -= strength;
    }

    /// DF-QuAD: `d` is the product over attackers of `1 - s` less that over supporters.
    pub fn df_quad(&self, base: f64) -> f64 {
        let d = self.no_attack - self.no_support;
        match d >= 0.0 {
            true => base + (1.0 - base) * d,
            false => base + base * d,
        }
    }

    /// Quadratic energy: supporters less attackers, through `E² / (1 + E²)`.
    pub fn quadratic_energy(&self, base: f64) -> f64 {
        let h = self.energy * self.energy / (1.0 + self.energy * self.energy);
        match self.energy > 0.0 {
            true => base + (1.0 - base) * h,
            false => base - base * h,
        }
    }
}
