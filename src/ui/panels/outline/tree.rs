//! The map as a tree of rows: plain data, drawn elsewhere.

use std::collections::{BTreeSet, HashSet};

use crate::model::{Id, Kind, Map};

/// One row of the outline: where it stands, and what of. What it says is made when it is
/// drawn ([`Told`](super::told::Told)), so that writing alters no row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// What a click selects.
    pub id: Id,
    pub role: Role,
    /// Tells places of a claim that stands in several apart.
    pub path: u64,
    pub depth: u32,
    /// `None` where nothing hangs below.
    pub folded: Option<bool>,
    /// The claim has a row further up, with what hangs below it.
    pub shown_above: bool,
}

/// What a row is to the one it hangs below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Question,
    /// A thesis of a question, at this place among its theses.
    Thesis(usize),
    FreeClaim,
    /// A reason that has a row of its own.
    Reason,
    /// One of several premises, or of a reason with undercuts.
    Premise,
    /// The claim is the only premise of this reason, which needs no row of its own.
    Only(Id),
}

impl Row {
    pub fn stands_for(&self, id: Id) -> bool {
        self.id == id || self.role == Role::Only(id)
    }
}

/// All rows that are not folded away: questions with their theses, then free
/// claims. What stands in several places is laid out once, at the first, so
/// circles end.
pub fn rows_of(map: &Map, folded: &BTreeSet<Id>) -> Vec<Row> {
    let mut builder = Builder {
        map,
        folded,
        rows: Vec::new(),
        expanded: HashSet::new(),
    };
    for question in map.questions_in_order() {
        builder.question(question);
    }
    // Free claims: nothing above has come to them.
    for claim in map.claims().ids() {
        if !builder.expanded.contains(&claim) && !map.is_thesis(claim) && !map.is_premise(claim) {
            builder.free_claim(claim);
        }
    }
    // What only hangs in circles is reached from none of the above.
    for claim in map.claims().ids() {
        if !builder.expanded.contains(&claim) && builder.is_adrift(claim) {
            builder.free_claim(claim);
        }
    }
    builder.rows
}

/// The ids whose branches have to be open for `id` to have a row.
pub fn ancestors_of(map: &Map, id: Id) -> BTreeSet<Id> {
    let mut ancestors = BTreeSet::new();
    let mut queue = vec![id];
    while let Some(at) = queue.pop() {
        let above: Vec<Id> = match at.kind() {
            Kind::Claim => {
                let mut above = map.questions_of(at);
                above.extend(map.reasons_with(at));
                above
            }
            Kind::Reason => map
                .reason(at)
                .map(|reason| reason.target)
                .into_iter()
                .collect(),
            _ => Vec::new(),
        };
        queue.extend(above.into_iter().filter(|id| ancestors.insert(*id)));
    }
    ancestors
}

struct Builder<'a> {
    map: &'a Map,
    folded: &'a BTreeSet<Id>,
    rows: Vec<Row>,
    /// Claims whose branch is laid out already; asked, never gone through.
    expanded: HashSet<Id>,
}

/// What is above a row.
#[derive(Clone, Copy)]
struct Place {
    role: Role,
    depth: u32,
    path: u64,
}

impl Builder<'_> {
    fn question(&mut self, id: Id) {
        let Some(question) = self.map.question(id) else {
            return;
        };
        let has_theses = !question.theses.is_empty();
        let folded = has_theses.then(|| self.folded.contains(&id));
        let path = step(0, id);
        self.rows.push(Row {
            id,
            role: Role::Question,
            path,
            depth: 0,
            folded,
            shown_above: false,
        });
        if folded == Some(true) {
            for thesis in &question.theses {
                self.skip(*thesis);
            }
            return;
        }
        for (place, thesis) in question.theses.iter().enumerate() {
            let role = Role::Thesis(place);
            let depth = 1;
            self.claim(*thesis, Place { role, depth, path });
        }
    }

    fn free_claim(&mut self, id: Id) {
        let place = Place {
            role: Role::FreeClaim,
            depth: 0,
            path: 0,
        };
        self.claim(id, place);
    }

    /// Lays a claim out, and all that hangs below it. Not by recursion, since maps are
    /// deeper than a thread's stack.
    fn claim(&mut self, id: Id, place: Place) {
        let mut waiting = vec![(id, place)];
        while let Some((id, place)) = waiting.pop() {
            let from = waiting.len();
            if id.kind() == Kind::Reason {
                self.reason_row(id, place, &mut waiting);
            } else {
                self.claim_row(id, place, &mut waiting);
            }
            // The last one in is the next one out.
            waiting.get_mut(from..).unwrap_or_default().reverse();
        }
    }

    fn claim_row(&mut self, id: Id, place: Place, below: &mut Vec<(Id, Place)>) {
        if !self.map.claims().contains(id) {
            return;
        }
        let again = !self.expanded.insert(id);
        // Undercuts of a reason whose only premise this is hang here as well.
        let reasons = match again {
            true => Vec::new(),
            false => self.map.reasons_on(id),
        };
        let folded = (!reasons.is_empty()).then(|| self.folded.contains(&id));
        let holder = match place.role {
            Role::Only(reason) => reason,
            _ => id,
        };
        let path = step(step(place.path, holder), id);
        self.rows.push(Row {
            id,
            role: place.role,
            path,
            depth: place.depth,
            folded,
            shown_above: again && self.map.has_reasons_on(id),
        });
        match folded {
            Some(true) => self.skip_below(&reasons),
            _ => below.extend(reasons.into_iter().map(|reason| {
                let place = Place {
                    role: Role::Reason,
                    depth: place.depth + 1,
                    path,
                };
                (reason, place)
            })),
        }
    }

    fn reason_row(&mut self, id: Id, place: Place, below: &mut Vec<(Id, Place)>) {
        let Some(reason) = self.map.reason(id) else {
            return;
        };
        let Place { depth, path, .. } = place;
        let undercuts = self.map.reasons_on(id);
        if let ([premise], true) = (reason.premises.as_slice(), undercuts.is_empty()) {
            let role = Role::Only(id);
            return below.push((*premise, Place { role, depth, path }));
        }
        let folded = self.folded.contains(&id);
        let path = step(path, id);
        self.rows.push(Row {
            id,
            role: Role::Reason,
            path,
            depth,
            folded: Some(folded),
            shown_above: false,
        });
        if folded {
            for premise in &reason.premises {
                self.skip(*premise);
            }
            return self.skip_below(&undercuts);
        }
        let depth = depth + 1;
        let place = |role| Place { role, depth, path };
        let premises = reason.premises.iter().copied();
        below.extend(premises.map(|premise| (premise, place(Role::Premise))));
        below.extend(undercuts.into_iter().map(|id| (id, place(Role::Reason))));
    }

    /// What is folded away counts as laid out, so that it does not come up as
    /// adrift.
    fn skip(&mut self, claim: Id) {
        if self.expanded.insert(claim) {
            let reasons = self.map.reasons_on(claim);
            self.skip_below(&reasons);
        }
    }

    fn skip_below(&mut self, reasons: &[Id]) {
        let mut queue = reasons.to_vec();
        while let Some(id) = queue.pop() {
            queue.extend(self.map.reasons_on(id));
            let Some(reason) = self.map.reason(id) else {
                continue;
            };
            for premise in &reason.premises {
                if self.expanded.insert(*premise) {
                    queue.extend(self.map.reasons_on(*premise));
                }
            }
        }
    }

    fn is_adrift(&self, claim: Id) -> bool {
        !self.map.is_thesis(claim) && self.map.has_reasons_on(claim)
    }
}

/// A number for a way through the tree (FNV-1a over the ids on it).
fn step(path: u64, id: Id) -> u64 {
    let basis = if path == 0 {
        0xcbf2_9ce4_8422_2325
    } else {
        path
    };
    id.text().bytes().fold(basis, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
