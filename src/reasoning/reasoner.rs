//! All readings of a map, kept up to date as it is edited.

use super::bearing;
use super::crux::{Crux, matrix_cruxes, strength_cruxes, verdict_cruxes};
use super::graph::{Contest, Graph, Node, Role, What};
use super::matrices::{Scratch, all_matrices};
use super::matrix::Matrix;
use super::order::Order;
use super::results::{Leaders, Support, Verdict};
use super::settings::Settings;
use super::standing::next_generation;
use super::strength::{Method, Strengths, TIE};
use super::together::{among_them, both};
use super::verdict::{Label, Labels};
use super::worth::Reader;
use crate::model::{Change, Id, Map, Standard};

/// Judges a map from one point of view. Made once, then told of each change; what is
/// computed anew is what the change can have altered.
#[derive(Clone, Debug)]
pub struct Reasoner {
    pub(super) settings: Settings,
    pub(super) graph: Graph,
    pub(super) strengths: Strengths,
    pub(super) check: Strengths,
    /// One for each standard that a question asks for.
    pub(super) labels: Vec<Labels>,
    order: Order,
    /// See [`Reasoner::generation`].
    pub(super) generation: u64,
}

impl Reasoner {
    #[must_use]
    pub fn new(map: &Map, settings: Settings) -> Self {
        Self::judged_beside(map, settings, |_, _| ()).0
    }

    /// Judges a map, and makes the matrices of all its questions in the same time: sooner
    /// than one after the other.
    #[must_use]
    pub fn with_matrices(map: &Map, settings: Settings) -> (Self, Vec<Matrix>) {
        Self::judged_beside(map, settings, |graph, settings| {
            all_matrices(map, graph, settings)
        })
    }

    /// Judges a map, and does besides what needs the graph alone.
    fn judged_beside<T: Send>(
        map: &Map,
        settings: Settings,
        other: impl FnOnce(&Graph, &Settings) -> T + Send,
    ) -> (Self, T) {
        among_them(map.len(), || Self::made_beside(map, settings, other))
    }

    fn made_beside<T: Send>(
        map: &Map,
        settings: Settings,
        other: impl FnOnce(&Graph, &Settings) -> T + Send,
    ) -> (Self, T) {
        let graph = Graph::new(map, &settings);
        let mut order = Order::default();
        let mut strengths = Strengths::new(Method::DfQuad);
        let mut check = Strengths::new(Method::QuadraticEnergy);
        // Made here: what a thread of its own asks for, the allocator has to get anew.
        let mut labels: Vec<Labels> = (wanted_standards(&graph, &settings).into_iter())
            .map(|standard| Labels::undecided(standard, graph.len()))
            .collect();
        let judge = || {
            order.find_all(&graph);
            both(
                graph.len(),
                || (labels.iter_mut()).for_each(|labels| labels.decide_all(&graph, &order)),
                || Strengths::update_each([&mut strengths, &mut check], &graph, &order),
            );
        };
        let ((), found) = both(graph.len(), judge, || other(&graph, &settings));
        let reasoner = Self {
            settings,
            graph,
            strengths,
            check,
            labels,
            order,
            generation: next_generation(),
        };
        (reasoner, found)
    }

    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Brings all readings up to date. `map` is the map after the change.
    pub fn follow(&mut self, map: &Map, change: &Change) {
        let dirty = self.graph.follow(map, &self.settings, change);
        if !(dirty.is_empty() && change.overrides.is_empty() && change.questions.is_empty()) {
            self.generation = next_generation();
        }
        self.update(&dirty);
    }

    /// Looks at the map from elsewhere.
    pub fn look_from(&mut self, map: &Map, settings: Settings) {
        self.generation = next_generation();
        let old = std::mem::replace(&mut self.settings, settings);
        let mut dirty = self.graph.look_from(map, &old, &self.settings);
        if old.standard != self.settings.standard {
            self.graph.read_contests(map, &self.settings);
            let theses = self
                .graph
                .contests()
                .iter()
                .flat_map(|contest| &contest.theses);
            dirty.extend(theses);
        }
        self.update(&dirty);
    }

    fn update(&mut self, dirty: &[Node]) {
        self.order.find(&self.graph, dirty.iter().copied());
        let strengths = [&mut self.strengths, &mut self.check];
        Strengths::update_each(strengths, &self.graph, &self.order);
        self.label(dirty);
    }

    /// Labels anew what the seeds can have altered, by each standard that is asked for;
    /// by one that was not asked for before, everything.
    fn label(&mut self, seeds: &[Node]) {
        let Self {
            settings,
            graph,
            labels,
            order,
            ..
        } = self;
        let wanted = wanted_standards(graph, settings);
        labels.retain(|labels| wanted.contains(&labels.standard));
        for labels in labels.iter_mut() {
            labels.update(graph, seeds);
        }
        for standard in wanted {
            if labels.iter().all(|labels| labels.standard != standard) {
                if order.len() < graph.len() {
                    order.find_all(graph);
                }
                labels.push(Labels::of_all(standard, graph, order));
            }
        }
    }

    /// How strong a claim, reason or backing is, from 0 to 1; `None` where there is no
    /// such thing or no stable value.
    #[must_use]
    pub fn strength_of(&self, id: Id) -> Option<f64> {
        strength_in(&self.graph, &self.strengths, id)
    }

    /// The same by quadratic energy.
    #[must_use]
    pub fn check_strength_of(&self, id: Id) -> Option<f64> {
        strength_in(&self.graph, &self.check, id)
    }

    /// Whether the record has a strength without a stable value.
    #[must_use]
    pub fn is_unsettled(&self, id: Id) -> bool {
        (self.graph.find(id)).is_some_and(|node| !self.strengths.is_stable(node))
    }

    /// Whether something is accepted, by the standard of the question.
    #[must_use]
    pub fn label_of(&self, question: Id, id: Id) -> Option<Label> {
        let labels = self.labels_for(self.graph.contest(question)?)?;
        Some(labels.get(self.graph.find(id)?))
    }

    pub(super) fn labels_for(&self, contest: &Contest) -> Option<&Labels> {
        (self.labels.iter()).find(|labels| labels.standard == contest.standard)
    }

    /// The questions, sorted by id.
    pub fn questions(&self) -> impl Iterator<Item = Id> + '_ {
        self.graph.contests().iter().map(|contest| contest.id)
    }

    /// The theses of a question that are in the map.
    #[must_use]
    pub fn theses(&self, question: Id) -> Vec<Id> {
        let theses = self.graph.contest(question).map_or(&[][..], |c| &c.theses);
        (self.graph.present(theses))
            .map(|node| self.graph.id(node))
            .collect()
    }

    #[must_use]
    pub fn verdict(&self, question: Id) -> Option<Verdict> {
        let contest = self.graph.contest(question)?;
        let labels = self.labels_for(contest)?;
        let branch = self.graph.with_all_below(&contest.theses);
        let label = |node: Node| (self.graph.id(node), labels.get(node));
        Some(Verdict {
            standard: contest.standard.clone(),
            winner: self.winner(contest),
            labels: branch.into_iter().map(label).collect(),
        })
    }

    #[must_use]
    pub fn support(&self, question: Id, method: Method) -> Option<Support> {
        let contest = self.graph.contest(question)?;
        let strengths = match method {
            Method::DfQuad => &self.strengths,
            Method::QuadraticEnergy => &self.check,
        };
        let branch = self.graph.with_all_below(&contest.theses);
        let strength = |node: &Node| {
            let stable = strengths.is_stable(*node).then(|| strengths.get(*node));
            (self.graph.id(*node), stable)
        };
        Some(Support {
            method,
            is_settled: branch.iter().all(|node| strengths.is_stable(*node)),
            strengths: branch.iter().map(strength).collect(),
            leader: strongest(&self.graph, strengths, contest),
        })
    }

    /// The backings that bear on a thesis of the question, directly or not.
    #[must_use]
    pub fn backings_below(&self, question: Id) -> Vec<Id> {
        let Some(contest) = self.graph.contest(question) else {
            return Vec::new();
        };
        let is_below = self.graph.is_below(&contest.theses);
        (self.graph.nodes())
            .filter(|node| self.graph.worth(*node).what == What::Backing)
            .filter(|node| is_below.get(*node as usize) == Some(&true))
            .map(|node| self.graph.id(node))
            .collect()
    }

    /// `map` is the one that was followed last.
    #[must_use]
    pub fn matrix(&self, map: &Map, question: Id) -> Option<Matrix> {
        let contest = self.graph.contest(question)?;
        let scratch = &mut Scratch::default();
        let matrix = Matrix::new(map, &self.graph, &self.settings, contest, scratch);
        Some(matrix)
    }

    /// The matrices of all questions.
    #[must_use]
    pub fn matrices(&self, map: &Map) -> Vec<Matrix> {
        all_matrices(map, &self.graph, &self.settings)
    }

    #[must_use]
    pub fn leaders(&self, map: &Map, question: Id) -> Leaders {
        let matrix = self.matrix(map, question);
        matrix.map_or_else(Leaders::default, |matrix| self.leaders_by(&matrix))
    }

    /// The same for whoever has the matrix of the question already.
    #[must_use]
    pub fn leaders_by(&self, matrix: &Matrix) -> Leaders {
        let contest = self.graph.contest(matrix.question);
        contest.map_or_else(Leaders::default, |contest| Leaders {
            verdict: self.winner(contest),
            strength: strongest(&self.graph, &self.strengths, contest),
            matrix: matrix.leader,
        })
    }

    /// The way by which evidence bears on a thesis, from the one up to the other.
    #[must_use]
    pub fn path(&self, evidence: Id, thesis: Id, is_for: bool) -> Option<Vec<Id>> {
        let [thesis, evidence] = [self.graph.find(thesis)?, self.graph.find(evidence)?];
        let path = bearing::path(&self.graph, thesis, evidence, is_for)?;
        Some(path.into_iter().map(|node| self.graph.id(node)).collect())
    }

    /// What would change the answer, by all readings. Takes long enough on large maps
    /// to be done elsewhere than where one draws: `None` once `cancelled` says so.
    #[must_use]
    pub fn cruxes(
        &self,
        map: &Map,
        question: Id,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Vec<Crux>> {
        let Some(mut contest) = self.graph.contest(question).cloned() else {
            return Some(Vec::new());
        };
        // What is gone is no rival.
        contest.theses = self.graph.present(&contest.theses).collect();
        // The trials alter a graph of their own.
        let mut graph = self.graph.clone();
        let unrated = Reader::blind(map, &self.settings);
        let mut cruxes = Vec::new();
        if let Some(labels) = self.labels_for(&contest) {
            cruxes.extend(verdict_cruxes(
                &mut graph, labels, &contest, &unrated, cancelled,
            )?);
        }
        let leader = strongest(&graph, &self.strengths, &contest).and_then(|id| graph.find(id));
        if let Some(leader) = leader {
            let strengths = &self.strengths;
            cruxes.extend(strength_cruxes(
                &mut graph, strengths, &contest, leader, &unrated, cancelled,
            )?);
        }
        let matrix = self.matrix(map, question);
        cruxes.extend((matrix.iter()).flat_map(|matrix| matrix_cruxes(matrix, &self.graph)));
        Some(cruxes)
    }

    pub(super) fn winner(&self, contest: &Contest) -> Option<Id> {
        let labels = self.labels_for(contest)?;
        let mut winners = (contest.theses.iter()).filter(|node| labels.get(**node) == Label::In);
        match (winners.next(), winners.next()) {
            (Some(winner), None) => Some(self.graph.id(*winner)),
            _ => None,
        }
    }

    /// Records that bear on the record, with their roles, sorted by id.
    pub(super) fn bearing_on(&self, node: Node) -> Vec<(Node, Role)> {
        let mut bearing: Vec<(Node, Role)> = (self.graph.bearing_on(node))
            .filter(|(from, _)| self.graph.worth(*from).what != What::Gone)
            .collect();
        bearing.sort_by_key(|(from, _)| self.graph.id(*from));
        bearing
    }
}

/// The standards that the questions are held to, or that they would be.
fn wanted_standards(graph: &Graph, settings: &Settings) -> Vec<Standard> {
    let mut wanted: Vec<Standard> = Vec::new();
    for contest in graph.contests() {
        if !wanted.contains(&contest.standard) {
            wanted.push(contest.standard.clone());
        }
    }
    if wanted.is_empty() {
        wanted.push(settings.standard.clone().unwrap_or_default());
    }
    wanted
}

fn strength_in(graph: &Graph, strengths: &Strengths, id: Id) -> Option<f64> {
    let node = graph.find(id)?;
    strengths.is_stable(node).then(|| strengths.get(node))
}

/// The strongest of two theses or more, unless another comes close. A thesis without
/// a stable value can neither lead nor be led.
pub(super) fn strongest(graph: &Graph, strengths: &Strengths, contest: &Contest) -> Option<Id> {
    let theses = graph.present(&contest.theses);
    let is_dispute = theses.clone().nth(1).is_some();
    if !is_dispute || !theses.clone().all(|node| strengths.is_stable(node)) {
        return None;
    }
    let best =
        (theses.clone()).reduce(
            |best, node| match strengths.get(node) > strengths.get(best) {
                true => node,
                false => best,
            },
        )?;
    let is_alone = (theses.filter(|node| *node != best))
        .all(|node| strengths.get(best) - strengths.get(node) >= TIE);
    is_alone.then(|| graph.id(best))
}
