//! What the keys that add something mean, given what is selected.
//!
//! Pure: a map and a record in, an action out.

use crate::edit::{ClaimRef, Edit, Place};
use crate::model::{ConflictKind, Id, Kind, Map, Stance};
use crate::ui::action::Action;
use crate::ui::command::Command;

/// The action for a command that adds something, if there is one.
#[must_use]
pub fn grow(command: Command, map: &Map, selected: &[Id]) -> Option<Action> {
    let lead = selected.last().copied();
    match command {
        Command::AddReason => below(map, lead, &Stance::For),
        Command::AddObjection => below(map, lead, &Stance::Against),
        Command::AddSibling => beside(map, lead?),
        Command::AddPremise => {
            let (reason, place) = reason_at(map, lead?)?;
            Some(write(ClaimRef::blank(), |claim| Edit::AddPremise {
                reason,
                claim,
                place,
            }))
        }
        Command::AddUndercut => on_step(map, lead?, Stance::Against),
        Command::AddSupport => on_step(map, lead?, Stance::For),
        Command::AddThesis => {
            let question = question_at(map, lead)?;
            Some(thesis(question, Place::Last))
        }
        Command::AddQuestion => Some(question()),
        Command::AddClaim => Some(write(ClaimRef::blank(), |claim| Edit::AddClaim {
            claim,
            at: None,
        })),
        Command::AddConflict => conflict(selected, ConflictKind::Contrary),
        Command::AddContradiction => conflict(selected, ConflictKind::Contradictory),
        _ => None,
    }
}

/// Tab and Shift+Tab: whatever naturally stands below the record.
fn below(map: &Map, lead: Option<Id>, stance: &Stance) -> Option<Action> {
    let Some(lead) = lead else {
        return Some(match map.questions().is_empty() {
            true => question(),
            false => thesis(question_at(map, None)?, Place::Last),
        });
    };
    match lead.kind() {
        Kind::Question => Some(thesis(lead, Place::Last)),
        Kind::Claim | Kind::Reason => Some(reason(lead, stance.clone(), Place::Last)),
        Kind::Backing => reason_on_claim_of_backing(map, lead, stance),
        _ => None,
    }
}

fn reason_on_claim_of_backing(map: &Map, backing: Id, stance: &Stance) -> Option<Action> {
    let claim = map.backing(backing)?.claim;
    Some(reason(claim, stance.clone(), Place::Last))
}

/// Ctrl+Enter: one more of the same kind.
fn beside(map: &Map, lead: Id) -> Option<Action> {
    match lead.kind() {
        Kind::Question => Some(question()),
        Kind::Reason => sibling_reason(map, lead),
        Kind::Claim => {
            if let Some(question) = map.questions_of(lead).first() {
                return Some(thesis(*question, Place::After(lead)));
            }
            match map.reasons_with(lead).first() {
                Some(reason) => sibling_reason(map, *reason),
                None => Some(write(ClaimRef::blank(), |claim| Edit::AddClaim {
                    claim,
                    at: None,
                })),
            }
        }
        _ => None,
    }
}

fn sibling_reason(map: &Map, reason_id: Id) -> Option<Action> {
    let record = map.reason(reason_id)?;
    Some(reason(
        record.target,
        record.stance.clone(),
        Place::After(reason_id),
    ))
}

fn on_step(map: &Map, lead: Id, stance: Stance) -> Option<Action> {
    let (target, _) = reason_at(map, lead)?;
    Some(reason(target, stance, Place::Last))
}

/// The reason that a record is or stands in, and where in it a new premise goes.
#[must_use]
pub fn reason_at(map: &Map, id: Id) -> Option<(Id, Place)> {
    match id.kind() {
        Kind::Reason => Some((id, Place::Last)),
        Kind::Claim => Some((*map.reasons_with(id).first()?, Place::After(id))),
        _ => None,
    }
}

/// The question that a record belongs to: itself, the one it answers, the one that
/// it hangs under, or the map's first.
fn question_at(map: &Map, lead: Option<Id>) -> Option<Id> {
    let mut at = lead;
    // No path upwards is longer than the map.
    for _ in 0..=map.len() {
        let Some(id) = at else { break };
        at = match id.kind() {
            Kind::Question => return Some(id),
            Kind::Claim => match map.questions_of(id).first() {
                Some(question) => return Some(*question),
                None => map.reasons_with(id).first().copied(),
            },
            Kind::Reason => map.reason(id).map(|reason| reason.target),
            _ => None,
        };
    }
    map.questions_in_order().first().copied()
}

fn question() -> Action {
    let id = Id::random(Kind::Question);
    Action::EditThenSelect {
        edit: Edit::AddQuestion {
            id,
            text: String::new(),
        },
        select: id,
        write: true,
    }
}

fn thesis(question: Id, place: Place) -> Action {
    write(ClaimRef::blank(), |claim| Edit::AddThesis {
        question,
        claim,
        place,
    })
}

fn reason(target: Id, stance: Stance, place: Place) -> Action {
    write(ClaimRef::blank(), |premise| Edit::AddReason {
        id: Id::random(Kind::Reason),
        target,
        stance,
        premise,
        place,
    })
}

fn conflict(selected: &[Id], kind: ConflictKind) -> Option<Action> {
    let claims: [Id; 2] = selected.try_into().ok()?;
    let id = Id::random(Kind::Conflict);
    Some(Action::EditThenSelect {
        edit: Edit::AddConflict { id, kind, claims },
        select: id,
        write: false,
    })
}

/// Makes a claim with an edit and starts typing it.
fn write(claim: ClaimRef, edit: impl FnOnce(ClaimRef) -> Edit) -> Action {
    let select = claim.id();
    Action::EditThenSelect {
        edit: edit(claim),
        select,
        write: true,
    }
}
