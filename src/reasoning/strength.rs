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

    /// Computes several strengths anew at once: getting hold of what bears on a node costs
    /// more than the formulas.
    pub fn update_each<const N: usize>(mut each: [&mut Self; N], graph: &Graph, order: &Order) {
        for strengths in &mut each {
            strengths.values.resize(graph.len(), 0.0);
            strengths.is_stable.resize(graph.len(), true);
        }
        for component in order.components() {
            match component.nodes {
                [node] if !component.is_cycle => {
                    let found = Self::of_each(each.each_ref().map(|one| &**one), graph, *node);
                    for (strengths, (value, rests_on_stable)) in each.iter_mut().zip(found) {
                        strengths.values[*node as usize] = value;
                        if strengths.may_be_unstable {
                            strengths.is_stable[*node as usize] = rests_on_stable;
                        }
                    }
                }
                nodes => (each.iter_mut()).for_each(|strengths| strengths.settle(graph, nodes)),
            }
        }
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
                (wanted[place], _) = self.of(graph, *node);
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

    /// What the formula makes of the node and of what bears on it; and whether that is
    /// stable: what rests on an unsettled strength is not settled either.
    fn of(&self, graph: &Graph, node: Node) -> (f64, bool) {
        let [found] = Self::of_each([self], graph, node);
        found
    }

    fn of_each<const N: usize>(each: [&Self; N], graph: &Graph, node: Node) -> [(f64, bool); N] {
        let worth = graph.worth(node);
        if let Some(fixed) = fixed(*worth) {
            return [(fixed, true); N];
        }
        let weight = graph.base(node);
        if graph.count_bearing_on(node) == 0 && !worth.what.is_reason() {
            // Both formulas leave the base as it is.
            return [(weight, true); N];
        }
        let mut sums = each.map(|strengths| Sums {
            strengths,
            premises: Premises::new(weight),
            balance: Balance::new(),
            rests_on_stable: true,
        });
        for (from, role) in graph.bearing_on(node) {
            for sums in &mut sums {
                sums.add(from, role);
            }
        }
        sums.map(|sums| sums.outcome(worth.what))
    }
}

/// What bears on a node, by one method.
struct Sums<'a> {
    strengths: &'a Strengths,
    premises: Premises,
    balance: Balance,
    rests_on_stable: bool,
}

impl Sums<'_> {
    fn add(&mut self, from: Node, role: Role) {
        let strength = self.strengths.get(from);
        if self.strengths.may_be_unstable {
            self.rests_on_stable &= self.strengths.is_stable(from);
        }
        match role {
            Role::Premise => self.premises.add(strength),
            Role::Support => self.balance.support(strength),
            Role::Attack => self.balance.attack(strength),
        }
    }

    fn outcome(&self, what: What) -> (f64, bool) {
        let base = self.premises.amount(what);
        let strength = match self.strengths.method {
            Method::DfQuad => self.balance.df_quad(base),
            Method::QuadraticEnergy => self.balance.quadratic_energy(base),
        };
        (strength, self.rests_on_stable)
    }
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
struct Premises {
    weight: f64,
    count: u32,
    weakest: f64,
    sum: f64,
    /// The product of what each falls short of.
    lack: f64,
}

impl Premises {
    fn new(weight: f64) -> Self {
        Self {
            weight,
            count: 0,
            weakest: f64::INFINITY,
            sum: 0.0,
            lack: 1.0,
        }
    }

    fn add(&mut self, strength: f64) {
        self.count += 1;
        self.weakest = self.weakest.min(strength);
        self.sum += strength;
        self.lack *= 1.0 - self.weight * strength;
    }

    /// The base of a node of this kind.
    fn amount(&self, what: What) -> f64 {
        match what {
            What::Claim | What::Backing => self.weight,
            // A reason without premises (of a damaged map) has nothing to stand on.
            _ if self.count == 0 => 0.0,
            What::Gone => 0.0,
            What::Linked => self.weight * self.weakest,
            What::Convergent => 1.0 - self.lack,
            What::Cumulative => self.weight * self.sum / f64::from(self.count),
        }
    }
}

/// What speaks for and against a node, taken in one after the other.
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
