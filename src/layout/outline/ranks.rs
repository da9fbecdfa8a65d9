//! The records of a map by number instead of by id, with their relations.

use std::collections::BTreeSet;

use super::numbered::Numbered;
use crate::model::{Id, Map, Placement, Reason};

/// Claims, then reasons, then questions, each sorted by id: a record's rank is its
/// place in that row.
pub(super) struct Ranks<'a> {
    pub ids: Numbered,
    pub claims: usize,
    pub reasons: usize,
    /// Whether the record is to be shown at all.
    pub shown: Vec<bool>,
    pub placements: Vec<Option<&'a Placement>>,
    pub reason_records: Vec<&'a Reason>,
    /// Of each reason, its target.
    pub targets: Vec<Option<u32>>,
    /// Of each reason, its premises in order.
    premises: Lists,
    /// On each record, the reasons in order.
    reasons_on: Lists,
    /// Of each question, its theses in order.
    theses: Lists,
}

/// Lists of ranks, one behind the other.
#[derive(Default)]
struct Lists {
    starts: Vec<u32>,
    all: Vec<u32>,
}

impl Lists {
    fn of(&self, list: usize) -> &[u32] {
        match self.starts.get(list..list + 2) {
            Some(&[start, end]) => self.all.get(start as usize..end as usize),
            _ => None,
        }
        .unwrap_or_default()
    }

    fn end_list(&mut self) {
        self.starts.push(self.all.len() as u32);
    }
}

impl<'a> Ranks<'a> {
    pub(super) fn new(map: &'a Map, only: Option<&BTreeSet<Id>>) -> Self {
        let tables = map.claims().ids().chain(map.reasons().ids());
        let ids = Numbered::new(tables.chain(map.questions().ids()).collect());
        let shown = match only {
            None => vec![true; ids.len()],
            Some(only) => ids.iter().map(|id| only.contains(id)).collect(),
        };
        let mut placements = vec![None; ids.len()];
        for (id, placement) in map.layout() {
            if let Some(rank) = ids.number(*id) {
                placements[rank as usize] = Some(&**placement);
            }
        }
        let reason_records: Vec<&Reason> =
            map.reasons().iter().map(|(_, record)| &**record).collect();
        let mut ranks = Self {
            claims: map.claims().len(),
            reasons: reason_records.len(),
            targets: reason_records
                .iter()
                .map(|reason| ids.number(reason.target))
                .collect(),
            premises: Lists::default(),
            reasons_on: Lists::default(),
            theses: Lists::default(),
            ids,
            shown,
            placements,
            reason_records,
        };
        ranks.premises = ranks.lists(ranks.reason_records.iter().map(|reason| &*reason.premises));
        let questions = map.questions().iter();
        ranks.theses = ranks.lists(questions.map(|(_, question)| &*question.theses));
        ranks.reasons_on = ranks.by_target();
        ranks
    }

    /// Lists of claims.
    fn lists<'b>(&self, rows: impl Iterator<Item = &'b [Id]>) -> Lists {
        let mut lists = Lists::default();
        lists.end_list();
        for row in rows {
            let known = row.iter().filter_map(|id| self.ids.number(*id));
            let claims = known.filter(|rank| (*rank as usize) < self.claims);
            lists.all.extend(claims);
            lists.end_list();
        }
        lists
    }

    fn by_target(&self) -> Lists {
        let mut starts = vec![0_u32; self.ids.len() + 1];
        for target in self.targets.iter().flatten() {
            starts[*target as usize + 1] += 1;
        }
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        let mut next = starts.clone();
        let mut all = vec![0_u32; starts.last().map_or(0, |end| *end as usize)];
        for (reason, target) in self.targets.iter().enumerate() {
            if let Some(target) = target {
                let place = &mut next[*target as usize];
                all[*place as usize] = (self.claims + reason) as u32;
                *place += 1;
            }
        }
        for ends in starts.windows(2) {
            let list = &mut all[ends[0] as usize..ends[1] as usize];
            if list.len() > 1 {
                // By the order that people gave them; ranks sort as ids do.
                list.sort_by_key(|rank| {
                    let reason = self.reason_records[*rank as usize - self.claims];
                    (&*reason.order, *rank)
                });
            }
        }
        Lists { starts, all }
    }

    pub(super) fn rank(&self, id: Id) -> Option<u32> {
        self.ids.number(id)
    }

    pub(super) fn id(&self, rank: u32) -> Id {
        self.ids[rank as usize]
    }

    pub(super) fn is_reason(&self, rank: u32) -> bool {
        (self.claims..self.claims + self.reasons).contains(&(rank as usize))
    }

    pub(super) fn is_question(&self, rank: u32) -> bool {
        rank as usize >= self.claims + self.reasons
    }

    pub(super) fn folded(&self, rank: u32) -> bool {
        self.placements[rank as usize].is_some_and(|place| place.folded)
    }

    /// The premises of a reason.
    pub(super) fn premises(&self, reason: u32) -> &[u32] {
        self.premises.of(reason as usize - self.claims)
    }

    pub(super) fn reasons_on(&self, target: u32) -> &[u32] {
        self.reasons_on.of(target as usize)
    }

    /// The theses of a question.
    pub(super) fn theses(&self, question: u32) -> &[u32] {
        self.theses
            .of(question as usize - self.claims - self.reasons)
    }
}
