//! What the map shows of how everything stands, and where that has become another.

use std::collections::{BTreeMap, HashMap};

use crate::drawing::{Amount, Mark, Remark, Saying, Touched, hundredths};
use crate::model::{Id, Kind, Map};
use crate::reasoning::{Hold, Label, Leaders, QuestionStanding, Reasoner, Standing, label_word};

use super::state::Judging;
use super::words::finding;

/// Of a map of more records than this, only the question that is looked at shows the
/// matrix: making those of all questions after each edit takes longer than a frame may.
const MOST_RECORDS: usize = 10_000;

/// The remarks on a map. It is a copy, so that a drawing can be made on another thread;
/// following an edit compares place by place and looks at nothing else.
#[derive(Clone, Debug, Default)]
pub struct Remarks {
    key: Option<RemarksKey>,
    /// In the order of [`Reasoner::standings`](crate::reasoning::Reasoner::standings).
    in_order: Vec<(Id, Option<Remark>)>,
    by_id: HashMap<Id, Remark>,
    /// Of questions.
    findings: BTreeMap<Id, String>,
}

/// What remarks were made of. Equal keys, equal remarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RemarksKey {
    readings: Option<u64>,
    question: Option<Id>,
    overlay: bool,
}

impl RemarksKey {
    /// `None` where nothing is remarked: the readings may change as they like then.
    #[must_use]
    pub fn of(judging: &Judging) -> Option<Self> {
        let overlay = judging.overlay();
        // A perspective rates steps otherwise than the map, and their labels say so.
        let is_elsewhere = judging.supposes() || judging.settings().perspective.is_some();
        (overlay || is_elsewhere).then(|| Self {
            readings: judging.reasoner().map(Reasoner::generation),
            question: judging.chosen_question(),
            overlay,
        })
    }
}

impl Remarks {
    #[must_use]
    pub fn remark(&self, id: Id) -> Option<Remark> {
        self.by_id.get(&id).copied()
    }

    /// The same, with the room that a thesis keeps free until it is judged.
    #[must_use]
    pub fn on_card(&self, map: &Map, id: Id) -> Option<Remark> {
        self.remark(id).or_else(|| {
            let keeps_room = self.key.is_some_and(|key| key.overlay)
                && id.kind() == Kind::Claim
                && map.is_thesis(id);
            keeps_room.then(Remark::default)
        })
    }

    /// A line on a question.
    #[must_use]
    pub fn finding(&self, question: Id) -> Option<String> {
        self.findings.get(&question).cloned()
    }

    /// How a question or a thesis stands, in one short line.
    #[must_use]
    pub fn saying(&self, id: Id) -> Option<Saying> {
        let finding = self.finding(id).map(|finding| Saying {
            mark: None,
            words: vec![(finding, false)],
        });
        finding.or_else(|| self.remark(id).map(|remark| remark.saying()))
    }

    /// Follows the readings; what is to show something else than before is added to
    /// `touched`.
    pub fn follow(&mut self, judging: &Judging, map: &Map, touched: &mut Touched) {
        let key = RemarksKey::of(judging);
        if self.key == key {
            return;
        }
        let overlay = |key: Option<RemarksKey>| key.is_some_and(|key| key.overlay);
        if overlay(self.key) != overlay(key) {
            // They keep room for a line, or no longer do.
            let theses = map.questions().iter().flat_map(|(_, it)| &it.theses);
            touched.claims.extend(theses);
        }
        self.key = key;
        let questions = match (judging.reasoner(), overlay(key)) {
            (Some(reasoner), true) if map.len() <= MOST_RECORDS => reasoner.question_standings(map),
            (Some(reasoner), true) => (judging.question(map))
                .and_then(|question| reasoner.question_standing(map, question))
                .into_iter()
                .collect(),
            _ => Vec::new(),
        };
        let theses = theses(&questions);
        let next: Vec<(Id, Option<Remark>)> = match (judging.reasoner(), key) {
            (Some(reasoner), Some(key)) => (reasoner.standings())
                .map(|(id, standing)| {
                    let thesis = theses.get(&id);
                    let remark = standing.and_then(|it| remark(id, &it, thesis, key.overlay));
                    (id, remark)
                })
                .collect(),
            _ => Vec::new(),
        };
        self.take(next, map, touched);
        let findings = (questions.iter())
            .filter_map(|standing| Some((standing.question, finding(map, standing)?)))
            .collect();
        for id in differing(&self.findings, &findings) {
            touched.questions.insert(id);
        }
        self.findings = findings;
    }

    fn take(&mut self, next: Vec<(Id, Option<Remark>)>, map: &Map, touched: &mut Touched) {
        let last = std::mem::replace(&mut self.in_order, next);
        let longer = last.len().max(self.in_order.len());
        for place in 0..longer {
            let (old, new) = (last.get(place), self.in_order.get(place));
            if old == new {
                continue;
            }
            for id in [old, new].into_iter().flatten().map(|(id, _)| *id) {
                touch(id, map, touched);
            }
            if let Some((id, Some(_))) = old
                && new.is_none_or(|(other, remark)| other != id || remark.is_none())
            {
                self.by_id.remove(id);
            }
        }
        // In a pass of its own: what has moved to another place is not to be lost.
        for place in 0..self.in_order.len() {
            if let Some((id, Some(remark))) = self.in_order.get(place)
                && last.get(place) != self.in_order.get(place)
            {
                self.by_id.insert(*id, *remark);
            }
        }
    }
}

fn touch(id: Id, map: &Map, touched: &mut Touched) {
    match id.kind() {
        Kind::Claim => {
            touched.claims.insert(id);
        }
        Kind::Reason => {
            touched.reasons.insert(id);
        }
        _ => touched
            .claims
            .extend(map.backing(id).map(|backing| backing.claim)),
    }
}

/// Inconsistency, in tenths, and lead of each thesis, by the first of its questions.
fn theses(questions: &[QuestionStanding]) -> HashMap<Id, (u32, [bool; 3])> {
    let mut theses = HashMap::new();
    for standing in questions {
        for (thesis, inconsistency) in &standing.theses {
            let tenths = (inconsistency.max(0.0) * 10.0).round() as u32;
            let leads = leads(*thesis, standing.leaders);
            theses.entry(*thesis).or_insert((tenths, leads));
        }
    }
    theses
}

fn leads(thesis: Id, leaders: Leaders) -> [bool; 3] {
    leaders.all().map(|leader| leader == Some(thesis))
}

/// What is shown of a standing. Backings show only that they are switched off, reasons
/// only what is not plain: how they are rated, that they are undercut or off, or that
/// they come to no stable value.
fn remark(
    id: Id,
    standing: &Standing,
    thesis: Option<&(u32, [bool; 3])>,
    overlay: bool,
) -> Option<Remark> {
    let is_claim = id.kind() == Kind::Claim;
    let supposed = standing.supposed.map(|hold| match (hold, id.kind()) {
        (Hold::In, _) => "held in",
        (Hold::Out, Kind::Claim) => "held out",
        (Hold::Out, _) => "off",
    });
    let is_quiet = !overlay && supposed.is_none();
    let is_backing = id.kind() == Kind::Backing;
    if (is_backing || is_claim && is_quiet) && supposed.is_none() {
        return None;
    }
    // A step that is merely rated says so on its label.
    let is_plain = !is_claim
        && supposed.is_none()
        && (is_quiet || !standing.is_undercut && standing.strength.is_some());
    if is_plain && standing.rating.is_none() {
        return None;
    }
    let word = match supposed {
        Some(word) => word,
        None if is_claim => label_word(standing.label),
        None if !is_plain && standing.is_undercut => "undercut",
        None => "",
    };
    let shows_figures = overlay && !is_backing;
    Some(Remark {
        mark: (is_claim && overlay).then(|| mark(standing.label)),
        word,
        strength: (shows_figures && !is_plain).then(|| Amount::of(standing.strength)),
        inconsistency: thesis.map(|(tenths, _)| *tenths),
        leads: thesis.map(|(_, leads)| *leads).unwrap_or_default(),
        is_supposed: supposed.is_some(),
        rating: standing.rating.filter(|_| !is_claim).map(hundredths),
    })
}

/// The shape that stands for a label.
#[must_use]
pub const fn mark(label: Label) -> Mark {
    match label {
        Label::In => Mark::Filled,
        Label::Out => Mark::Struck,
        Label::Undecided => Mark::Hollow,
    }
}

fn differing(old: &BTreeMap<Id, String>, new: &BTreeMap<Id, String>) -> Vec<Id> {
    let gone = old.keys().filter(|id| !new.contains_key(id));
    let other = new.iter().filter(|(id, words)| old.get(id) != Some(words));
    gone.chain(other.map(|(id, _)| id)).copied().collect()
}
