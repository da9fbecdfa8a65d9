//! The map as a tree of rows: plain data, drawn elsewhere.

use std::collections::BTreeSet;

use crate::model::{Id, Kind, Map, Reason};
use crate::ui::theme::ChipTone;

use super::super::words::{counted, letter_in, link_word, or_blank, reason_noun, reason_tone};

/// One row of the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What a click selects.
    pub id: Id,
    /// The reason that the row's claim is the only premise of: it needs no row of
    /// its own.
    pub reason: Option<Id>,
    /// Tells places of a claim that stands in several apart.
    pub path: u64,
    pub depth: usize,
    /// `because`, `however`, a thesis' letter, …; may be empty.
    pub mark: String,
    pub tone: ChipTone,
    /// What a screen reader calls the row: `Objection`, `Thesis A`, …
    pub noun: String,
    pub text: String,
    /// `None` where nothing hangs below.
    pub folded: Option<bool>,
    /// The claim has a row further up, with what hangs below it.
    pub shown_above: bool,
}

impl Row {
    /// `Objection, level 3: The talks were held.`
    pub fn name(&self) -> String {
        let level = self.depth + 1;
        let fold = match self.folded {
            Some(true) => ", folded",
            _ => "",
        };
        let again = match self.shown_above {
            true => ", shown above with what is below it",
            false => "",
        };
        format!("{}, level {level}{fold}{again}: {}", self.noun, self.text)
    }

    pub fn stands_for(&self, id: Id) -> bool {
        self.id == id || self.reason == Some(id)
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
        expanded: BTreeSet::new(),
    };
    for question in map.questions_in_order() {
        builder.question(question);
    }
    let free: Vec<Id> = map.free_claims().collect();
    for claim in free {
        builder.free_claim(claim);
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
    /// Claims whose branch is laid out already.
    expanded: BTreeSet<Id>,
}

/// What is above a row and how it is named there.
struct Place {
    reason: Option<Id>,
    depth: usize,
    path: u64,
    mark: String,
    tone: ChipTone,
    noun: String,
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
            reason: None,
            path,
            depth: 0,
            mark: String::new(),
            tone: ChipTone::Plain,
            noun: "Question".to_owned(),
            text: or_blank(&question.text, "Question without words").to_owned(),
            folded,
            shown_above: false,
        });
        if folded == Some(true) {
            for thesis in &question.theses {
                self.skip(*thesis);
            }
            return;
        }
        for thesis in &question.theses {
            let letter = letter_in(&question.theses, *thesis).unwrap_or_default();
            let place = Place {
                reason: None,
                depth: 1,
                path,
                noun: format!("Thesis {letter}"),
                mark: letter,
                tone: ChipTone::Plain,
            };
            self.claim(*thesis, place);
        }
    }

    fn free_claim(&mut self, id: Id) {
        let place = Place {
            reason: None,
            depth: 0,
            path: 0,
            mark: String::new(),
            tone: ChipTone::Plain,
            noun: "Free claim".to_owned(),
        };
        self.claim(id, place);
    }

    fn claim(&mut self, id: Id, place: Place) {
        let Some(claim) = self.map.claim(id) else {
            return;
        };
        let again = !self.expanded.insert(id);
        // Undercuts of a reason whose only premise this is hang here as well.
        let mut reasons = self.map.reasons_on(id);
        if again {
            reasons.clear();
        }
        let folded = (!reasons.is_empty()).then(|| self.folded.contains(&id));
        let path = step(place.path, place.reason.unwrap_or(id));
        let path = step(path, id);
        self.rows.push(Row {
            id,
            reason: place.reason,
            path,
            depth: place.depth,
            mark: place.mark,
            tone: place.tone,
            noun: place.noun,
            text: or_blank(&claim.text, "Claim without words").to_owned(),
            folded,
            shown_above: again && self.map.has_reasons_on(id),
        });
        match folded {
            Some(true) => self.skip_below(&reasons),
            _ => {
                for reason in reasons {
                    self.reason(reason, place.depth + 1, path);
                }
            }
        }
    }

    fn reason(&mut self, id: Id, depth: usize, path: u64) {
        let Some(reason) = self.map.reason(id) else {
            return;
        };
        let mark = link_word(reason).to_owned();
        let tone = reason_tone(reason);
        let noun = reason_noun(reason).to_owned();
        let undercuts = self.map.reasons_on(id);
        if let ([premise], true) = (reason.premises.as_slice(), undercuts.is_empty()) {
            let place = Place {
                reason: Some(id),
                depth,
                path,
                mark,
                tone,
                noun,
            };
            return self.claim(*premise, place);
        }
        let folded = self.folded.contains(&id);
        let path = step(path, id);
        self.rows.push(Row {
            id,
            reason: None,
            path,
            depth,
            mark,
            tone,
            noun,
            text: what_is_in(reason, undercuts.len()),
            folded: Some(folded),
            shown_above: false,
        });
        if folded {
            for premise in &reason.premises {
                self.skip(*premise);
            }
            return self.skip_below(&undercuts);
        }
        for premise in &reason.premises {
            let place = Place {
                reason: None,
                depth: depth + 1,
                path,
                mark: String::new(),
                tone: ChipTone::Plain,
                noun: "Premise".to_owned(),
            };
            self.claim(*premise, place);
        }
        for undercut in undercuts {
            self.reason(undercut, depth + 1, path);
        }
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

fn what_is_in(reason: &Reason, undercuts: usize) -> String {
    let premises = counted(reason.premises.len(), "premise", "premises");
    match undercuts {
        0 => format!("{premises}, {}", reason.combination),
        count => format!(
            "{premises}, {}",
            counted(count, "attack on the step", "remarks on the step")
        ),
    }
}

/// A number for a way through the tree (FNV-1a over the ids on it).
fn step(path: u64, id: Id) -> u64 {
    let basis = if path == 0 {
        0xcbf2_9ce4_8422_2325
    } else {
        path
    };
    id.as_str().bytes().fold(basis, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
