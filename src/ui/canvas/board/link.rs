//! What dropping something on something would do.
//!
//! While a line or a card is dragged, each new thing under the pointer is asked
//! here: the words to show beside it, and the action to take on release. Whether
//! it is legal is the edit's own answer.

use crate::edit::{ClaimRef, Edit, Place};
use crate::model::{Id, Kind, Map, Quote, Stance};
use crate::ui::action::Action;

/// What is being dragged.
#[derive(Clone, Debug, PartialEq)]
pub enum Dragged {
    /// A line from a claim's upper handle: the claim is to bear on something.
    FromClaim(Id),
    /// A line from a claim's lower handle: something is to bear on the claim.
    UnderClaim(Id),
    /// A line from a reason's lower handle: something is to bear on the step.
    UnderReason(Id),
    /// A line from a reason's label: the reason is to bear on something else.
    Reason(Id),
    /// Words from the reader.
    Words(Box<Quote>),
}

/// Where it would be dropped.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    Record(Id),
    /// Empty canvas at a point (map points).
    Nowhere {
        x: f64,
        y: f64,
    },
}

/// What a drop would do, in words, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// A few words for beside the pointer: "Reason for this claim".
    pub words: &'static str,
    /// For, against, or neither: the colour of the line.
    pub stance: Option<Stance>,
    /// The action, or the sentence why there is none.
    pub action: Result<Action, String>,
}

/// What dropping would do. `against` is whether the modifier for objections is
/// held.
#[must_use]
pub fn plan(map: &Map, dragged: &Dragged, target: Target, against: bool) -> Plan {
    let stance = if against {
        Stance::Against
    } else {
        Stance::For
    };
    let planned = match dragged {
        Dragged::FromClaim(claim) => from_claim(*claim, target, stance),
        Dragged::UnderClaim(claim) => under(*claim, target, stance),
        // Attacking a step is far more common than supporting it.
        Dragged::UnderReason(reason) => under(*reason, target, stance.flipped()),
        Dragged::Reason(reason) => from_reason(map, *reason, target),
        Dragged::Words(quote) => from_words(map, quote, target, stance),
    };
    let Some((words, stance, edit, select, write)) = planned else {
        return Plan {
            words: "Not here",
            stance: None,
            action: Err("Drop it on a claim, a reason, a question or empty canvas.".into()),
        };
    };
    let action = match edit.check(map) {
        Ok(()) => Ok(Action::EditThenSelect {
            edit,
            select,
            write,
        }),
        Err(refusal) => Err(refusal.to_string()),
    };
    Plan {
        words,
        stance,
        action,
    }
}

type Planned = Option<(&'static str, Option<Stance>, Edit, Id, bool)>;

fn from_claim(claim: Id, target: Target, stance: Stance) -> Planned {
    let reason = Id::random(Kind::Reason);
    let premise = ClaimRef::Existing(claim);
    let place = Place::Last;
    match target {
        Target::Nowhere { x, y } => {
            let conclusion = ClaimRef::blank();
            let select = conclusion.id();
            let words = match stance {
                Stance::Against => "New claim that it tells against",
                _ => "New claim that it supports",
            };
            let add_claim = Edit::AddClaim {
                claim: conclusion,
                at: Some((x, y)),
            };
            let add_reason = Edit::AddReason {
                id: reason,
                target: select,
                stance: stance.clone(),
                premise,
                place,
            };
            let edit = Edit::Many {
                label: "add conclusion",
                edits: vec![add_claim, add_reason],
            };
            Some((words, Some(stance), edit, select, true))
        }
        Target::Record(id) => match (id.kind(), &stance) {
            (Kind::Claim, _) => {
                let words = match stance {
                    Stance::Against => "Objection to this claim",
                    _ => "Reason for this claim",
                };
                let edit = Edit::AddReason {
                    id: reason,
                    target: id,
                    stance: stance.clone(),
                    premise,
                    place,
                };
                Some((words, Some(stance), edit, claim, false))
            }
            (Kind::Reason, Stance::Against) => {
                let edit = Edit::AddReason {
                    id: reason,
                    target: id,
                    stance: Stance::Against,
                    premise,
                    place,
                };
                Some(("Undercut this step", Some(stance), edit, claim, false))
            }
            (Kind::Reason, _) => {
                let edit = Edit::AddPremise {
                    reason: id,
                    claim: premise,
                    place,
                };
                Some(("Join as co-premise", None, edit, claim, false))
            }
            (Kind::Question, _) => {
                let edit = Edit::AddThesis {
                    question: id,
                    claim: premise,
                    place,
                };
                Some(("Thesis of this question", None, edit, claim, false))
            }
            _ => None,
        },
    }
}

/// Hangs something under a claim or a reason.
fn under(target: Id, dropped: Target, stance: Stance) -> Planned {
    let step = target.kind() == Kind::Reason;
    let premise = match dropped {
        Target::Nowhere { .. } => ClaimRef::blank(),
        Target::Record(id) if id.kind() == Kind::Claim => ClaimRef::Existing(id),
        Target::Record(id) if id.kind() == Kind::Reason => {
            let edit = Edit::Retarget { reason: id, target };
            return Some(("Move this reason here", None, edit, id, false));
        }
        Target::Record(_) => return None,
    };
    let write = matches!(premise, ClaimRef::New { .. });
    let words = match (step, &stance, write) {
        (false, Stance::Against, true) => "New objection",
        (false, _, true) => "New reason",
        (true, Stance::Against, true) => "New undercut",
        (true, _, true) => "New support for the step",
        (false, Stance::Against, false) => "Becomes an objection to it",
        (false, _, false) => "Becomes a reason for it",
        (true, Stance::Against, false) => "Becomes an undercut of the step",
        (true, _, false) => "Becomes support for the step",
    };
    let select = premise.id();
    let edit = Edit::AddReason {
        id: Id::random(Kind::Reason),
        target,
        stance: stance.clone(),
        premise,
        place: Place::Last,
    };
    Some((words, Some(stance), edit, select, write))
}

fn from_reason(map: &Map, reason: Id, target: Target) -> Planned {
    let Target::Record(id) = target else {
        return None;
    };
    let stance = map.reason(reason).map(|record| record.stance.clone());
    let words = match (id.kind(), &stance) {
        (Kind::Claim, Some(Stance::Against)) => "Move: objection to this claim",
        (Kind::Claim, _) => "Move: reason for this claim",
        (Kind::Reason, Some(Stance::Against)) => "Move: undercut this step",
        (Kind::Reason, _) => "Move: support this step",
        _ => return None,
    };
    let edit = Edit::Retarget { reason, target: id };
    Some((words, stance, edit, reason, false))
}

fn from_words(map: &Map, quote: &Quote, target: Target, stance: Stance) -> Planned {
    // The same words dragged twice are one quote.
    let known = map.quotes_of(quote.source).into_iter().find(|id| {
        map.quote(*id)
            .is_some_and(|known| known.exact == quote.exact && known.start == quote.start)
    });
    let quote_id = known.unwrap_or_else(|| Id::random(Kind::Quote));
    let mut edits = Vec::new();
    if known.is_none() {
        edits.push(Edit::AddQuote {
            id: quote_id,
            quote: quote.clone(),
        });
    }
    let (words, label, claim, write) = match target {
        Target::Nowhere { x, y } => {
            let claim = ClaimRef::blank();
            let id = claim.id();
            let at = Some((x, y));
            edits.push(Edit::AddClaim { claim, at });
            (
                "New claim with this quote",
                "add claim with quote",
                id,
                true,
            )
        }
        Target::Record(id) => {
            let claim = match id.kind() {
                Kind::Claim => id,
                Kind::Reason => *map.reason(id)?.premises.first()?,
                _ => return None,
            };
            match stance {
                Stance::Against => (
                    "Quote against this claim",
                    "add quote against",
                    claim,
                    false,
                ),
                _ => ("Quote for this claim", "add quote for", claim, false),
            }
        }
    };
    edits.push(Edit::AddBacking {
        id: Id::random(Kind::Backing),
        quote: quote_id,
        claim,
        stance: stance.clone(),
    });
    Some((
        words,
        Some(stance),
        Edit::Many { label, edits },
        claim,
        write,
    ))
}
