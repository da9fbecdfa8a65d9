//! Large maps that look like real ones, for trying out, for tests and for benches.
//!
//! A town argues about its bridge. Each question has rival theses; each claim that
//! is argued for has a few reasons of one to three premises, some of them against,
//! some of them undercut in turn; claims are shared between arguments, quotes stand
//! behind what lies at the bottom. The shape follows real argument corpora: about
//! 1.2 edges a node, a few levels deep, more width than depth.
//!
//! One seed gives one map, on every machine.

mod random;
mod sources;
mod words;

use std::sync::Arc;

use crate::model::{
    Change, Claim, Combination, Conflict, ConflictKind, Entry, Finite, Header, Id, Kind, Map,
    Placement, Question, Reason, Stance, Tag, order,
};
use random::Random;

/// Claims to a question, about.
const QUESTION_SIZE: usize = 120;
/// More siblings than any claim gets.
const MOST_SIBLINGS: usize = 40;

/// A map of that many claims which keeps all invariants, the same for one seed.
#[must_use]
pub fn generate(claims: usize, seed: u64) -> Map {
    let mut generator = Generator {
        random: Random::new(seed),
        change: Change::default(),
        places: order::row(None, MOST_SIBLINGS),
        tags: Vec::new(),
        leaves: Vec::new(),
    };
    generator.header(claims, seed);
    generator.tags();
    let mut left = claims;
    while left > 0 {
        let size = QUESTION_SIZE / 2 + generator.random.below(QUESTION_SIZE);
        // No scrap of a question at the end.
        let size = if left < size + QUESTION_SIZE / 2 {
            left
        } else {
            size
        };
        generator.question(size);
        left -= size;
    }
    sources::add(&mut generator);
    let mut map = Map::default();
    generator.change.apply(&mut map);
    map
}

struct Generator {
    random: Random,
    /// Adds everything to an empty map.
    change: Change,
    /// Places of siblings, first to last.
    places: Vec<String>,
    tags: Vec<Id>,
    /// Claims that nothing argues for; arguments share them without going in circles.
    leaves: Vec<Id>,
}

/// A question in the making.
struct Growing {
    left: usize,
    /// Claims that may yet be argued for.
    open: Vec<Id>,
    /// Claims that have been.
    argued: Vec<Id>,
}

impl Generator {
    fn add<T: Entry>(&mut self, kind: Kind, record: T) -> Id {
        let id = Id::from_noise(kind, self.random.noise());
        T::delta_mut(&mut self.change)
            .added
            .insert(id, Arc::new(record));
        id
    }

    fn header(&mut self, claims: usize, seed: u64) {
        let header = Header {
            title: format!("The bridge: {claims} claims"),
            note: format!("Made up by a program, seed {seed}. Nobody holds these views."),
            ..Header::default()
        };
        self.change.header = Some([Arc::default(), Arc::new(header)]);
    }

    fn tags(&mut self) {
        let names = ["Money", "Safety", "Traffic", "Law", "Memory", "Disputed"];
        let colors = ["green", "red", "blue", "purple", "grey", "amber"];
        for (name, color) in names.into_iter().zip(colors) {
            let tag = Tag {
                name: name.into(),
                color: color.into(),
                ..Tag::default()
            };
            let id = self.add(Kind::Tag, tag);
            self.tags.push(id);
        }
    }

    fn some_tags(&mut self) -> Vec<Id> {
        if self.random.chance(20) {
            vec![self.random.pick(&self.tags)]
        } else {
            Vec::new()
        }
    }

    fn some_note(&mut self, percent: usize) -> String {
        if self.random.chance(percent) {
            words::note(&mut self.random)
        } else {
            String::new()
        }
    }

    fn claim(&mut self) -> Id {
        let claim = Claim {
            text: words::sentence(&mut self.random),
            tags: self.some_tags(),
            note: self.some_note(8),
            ..Claim::default()
        };
        self.add(Kind::Claim, claim)
    }

    /// A question with exactly `size` claims below it.
    fn question(&mut self, size: usize) {
        let count = (2 + self.random.below(3)).min(size);
        let theses: Vec<Id> = (0..count).map(|_| self.claim()).collect();
        let question = Question {
            text: words::question(&mut self.random),
            theses: theses.clone(),
            order: self.random.pick(&self.places),
            note: self.some_note(50),
            ..Question::default()
        };
        self.add(Kind::Question, question);
        for pair in theses.windows(2) {
            self.conflict(pair[0], pair[1]);
        }

        let mut growing = Growing {
            left: size - count,
            open: Vec::new(),
            argued: Vec::new(),
        };
        for thesis in theses {
            let reasons = 2 + self.random.below(3);
            self.argue(thesis, reasons, &mut growing);
        }
        while growing.left > 0 {
            if growing.open.is_empty() {
                let again = self.random.pick(&growing.argued);
                self.argue(again, 1, &mut growing);
                continue;
            }
            let at = self.random.below(growing.open.len());
            let claim = growing.open.swap_remove(at);
            // One in three is not argued for, most of the others once.
            let reasons = self.random.pick(&[0, 0, 0, 1, 1, 1, 1, 2, 2, 3]);
            self.argue(claim, reasons, &mut growing);
        }
        self.leaves.append(&mut growing.open);
        if growing.argued.len() > 1 {
            let [one, other] = [(); 2].map(|()| self.random.pick(&growing.argued));
            self.conflict(one, other);
        }
    }

    /// Puts up to that many reasons on a claim, and undercuts on some of them.
    fn argue(&mut self, claim: Id, reasons: usize, growing: &mut Growing) {
        if reasons == 0 {
            self.leaves.push(claim);
            return;
        }
        growing.argued.push(claim);
        for place in 0..reasons {
            let stance = match (place, self.random.chance(60)) {
                (0, _) | (_, true) => Stance::For,
                _ => Stance::Against,
            };
            let count = self.random.pick(&[1, 1, 1, 1, 1, 2, 2, 2, 3, 3]);
            let Some(reason) = self.reason(claim, stance, count, place, growing) else {
                return;
            };
            if self.random.chance(12) {
                self.reason(reason, Stance::Against, 1, 0, growing);
            }
        }
    }

    /// A reason, unless the claims have run out.
    fn reason(
        &mut self,
        target: Id,
        stance: Stance,
        count: usize,
        place: usize,
        growing: &mut Growing,
    ) -> Option<Id> {
        let mut premises = Vec::new();
        for _ in 0..count {
            if !self.leaves.is_empty() && self.random.chance(14) {
                let shared = self.random.pick(&self.leaves);
                if shared != target && !premises.contains(&shared) {
                    premises.push(shared);
                }
            } else if growing.left > 0 {
                growing.left -= 1;
                let premise = self.claim();
                growing.open.push(premise);
                premises.push(premise);
            }
        }
        if premises.is_empty() {
            return None;
        }
        let combination = match (premises.len(), self.random.below(10)) {
            (1, _) | (_, 0..=6) => Combination::Linked,
            (_, 7 | 8) => Combination::Convergent,
            _ => Combination::Cumulative,
        };
        let reason = Reason {
            target,
            stance,
            premises,
            combination,
            order: self.places[place % MOST_SIBLINGS].clone(),
            note: self.some_note(3),
            rating: self.some_rating(15),
            ..Reason::default()
        };
        Some(self.add(Kind::Reason, reason))
    }

    fn some_rating(&mut self, percent: usize) -> Option<Finite> {
        if !self.random.chance(percent) {
            return None;
        }
        // Tenths, as people choose them.
        let tenths = u8::try_from(self.random.below(11)).unwrap_or(0);
        Finite::new(f64::from(tenths) / 10.0)
    }

    fn conflict(&mut self, one: Id, other: Id) {
        if one == other {
            return;
        }
        let kind = self
            .random
            .pick(&[ConflictKind::Contrary, ConflictKind::Contradictory]);
        let conflict = Conflict {
            kind,
            claims: vec![one, other],
            ..Conflict::default()
        };
        self.add(Kind::Conflict, conflict);
    }

    fn fold(&mut self, claim: Id) {
        let folded = Placement {
            folded: true,
            ..Placement::default()
        };
        self.change.layout.added.insert(claim, Arc::new(folded));
    }
}
