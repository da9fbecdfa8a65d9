//! The case of a thesis as an outline: reasons, objections, replies, quotes.

use std::collections::BTreeSet;

use crate::model::{Id, Kind, Map, Stance};

/// What a line of a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CasePart {
    Thesis,
    /// A reason for the claim above.
    Reason,
    /// A reason against the claim above.
    Objection,
    /// A reason against what speaks against the thesis, the step or a claim of it: it
    /// speaks for the thesis again.
    Reply,
    /// A reason against the step above.
    Undercut,
    /// One of the claims that make up the reason above.
    Premise,
    /// A quote behind the claim above.
    QuoteFor,
    /// A quote against the claim above.
    QuoteAgainst,
}

/// One line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseLine {
    /// How far in it stands; the thesis at 0.
    pub depth: usize,
    pub part: CasePart,
    /// A claim, a reason or a backing.
    pub id: Id,
    /// Whether all this speaks for the thesis in the end, by the signs on its way.
    pub helps: bool,
    /// Whether it was told further up, with all that hangs below it.
    pub is_told_above: bool,
}

/// The case of a thesis, in the order of the map. What is used twice is told once;
/// circles end there as well.
#[must_use]
pub fn case(map: &Map, thesis: Id) -> Vec<CaseLine> {
    let mut lines = Vec::new();
    let mut told = BTreeSet::new();
    let mut open: Vec<CaseLine> = (map.claim(thesis).into_iter())
        .map(|_| CaseLine {
            depth: 0,
            part: CasePart::Thesis,
            id: thesis,
            helps: true,
            is_told_above: false,
        })
        .collect();
    // Depth first, with a stack of its own: maps may be deeper than the program's.
    while let Some(mut line) = open.pop() {
        line.is_told_above = !told.insert(line.id);
        lines.push(line);
        if line.is_told_above {
            continue;
        }
        let start = open.len();
        let below = |part, id, helps| CaseLine {
            depth: line.depth + 1,
            part,
            id,
            helps,
            is_told_above: false,
        };
        // Asked only of what can have it: a large case has many lines.
        let kind = line.id.kind();
        if kind == Kind::Reason
            && let Some(reason) = map.reason(line.id)
        {
            for premise in &reason.premises {
                if map.claim(*premise).is_some() {
                    open.push(below(CasePart::Premise, *premise, line.helps));
                }
            }
        }
        let backings = match kind {
            Kind::Claim => map.backings_of(line.id),
            _ => Vec::new(),
        };
        for id in backings {
            let part = match map.backing(id).map(|backing| &backing.stance) {
                Some(Stance::For) => CasePart::QuoteFor,
                Some(Stance::Against) => CasePart::QuoteAgainst,
                _ => continue,
            };
            let helps = line.helps == (part == CasePart::QuoteFor);
            open.push(below(part, id, helps));
        }
        let reasons = match kind {
            Kind::Claim | Kind::Reason => map.reasons_on(line.id),
            _ => Vec::new(),
        };
        for id in reasons {
            let (part, helps) = match map.reason(id).map(|reason| &reason.stance) {
                Some(Stance::For) => (CasePart::Reason, line.helps),
                Some(Stance::Against) if !line.helps => (CasePart::Reply, true),
                Some(Stance::Against) if line.id.kind() == Kind::Reason => {
                    (CasePart::Undercut, !line.helps)
                }
                Some(Stance::Against) => (CasePart::Objection, !line.helps),
                _ => continue,
            };
            open.push(below(part, id, helps));
        }
        // What was put down first is told first.
        if let Some(new) = open.get_mut(start..) {
            new.reverse();
        }
    }
    lines
}
