//! What the keys that alter or remove what is selected mean.
//!
//! Pure: a map and the selected records in, an edit out.

use crate::edit::{Below, Edit, Place, Sibling};
use crate::model::{Claim, Combination, Id, Kind, Map, Record, Stance};
use crate::ui::command::Command;

use super::grow::reason_at;

/// How much one key press widens or narrows a card, in map points.
const WIDTH_STEP: f64 = 32.0;

/// The edit for a command that alters or removes something, if there is one.
/// `width_of` gives a card's width as it is drawn, in map points.
#[must_use]
pub fn change(
    command: Command,
    map: &Map,
    selected: &[Id],
    width_of: impl Fn(Id) -> Option<f64>,
) -> Option<Edit> {
    let lead = selected.last().copied();
    match command {
        Command::Delete => remove(selected, Below::Remove),
        Command::DeleteKeepingBelow => remove(selected, Below::Keep),
        Command::FlipStance => flip(map, lead?),
        Command::NextCombination => {
            let (reason, _) = reason_at(map, lead?)?;
            let combination = next_combination(&map.reason(reason)?.combination);
            Some(Edit::SetCombination {
                reason,
                combination,
            })
        }
        Command::ToggleAssumption => {
            let on = !map.claim(lead?)?.assumption;
            update_claims(map, selected, "mark as assumption", |claim| {
                claim.assumption = on;
            })
        }
        Command::ToggleUnstated => {
            let on = !map.claim(lead?)?.unstated;
            update_claims(map, selected, "mark as unstated", |claim| {
                claim.unstated = on;
            })
        }
        Command::MoveEarlier => reorder(map, lead?, -1),
        Command::MoveLater => reorder(map, lead?, 1),
        Command::ToggleFold => {
            let fold = !is_folded(map, lead?);
            Some(Edit::Fold(
                selected
                    .iter()
                    .filter(|id| is_card(**id))
                    .map(|id| (*id, fold))
                    .collect(),
            ))
        }
        Command::FoldAll => {
            let theses = map
                .claims()
                .ids()
                .filter(|id| map.is_thesis(*id) && map.has_reasons_on(*id));
            Some(Edit::Fold(theses.map(|id| (id, true)).collect()))
        }
        Command::UnfoldAll => {
            let folded = map
                .layout()
                .iter()
                .filter(|(_, placement)| placement.folded);
            Some(Edit::Fold(folded.map(|(id, _)| (id, false)).collect()))
        }
        Command::Unpin => unpin(map, selected.iter().copied()),
        Command::WidenCard => resize(lead?, width_of(lead?)? + WIDTH_STEP),
        Command::NarrowCard => resize(lead?, width_of(lead?)? - WIDTH_STEP),
        Command::ResetWidth => Some(Edit::SetWidth {
            id: lead?,
            width: None,
        }),
        Command::RemovePicture => remove_picture(map, lead?),
        _ => None,
    }
}

fn is_card(id: Id) -> bool {
    matches!(id.kind(), Kind::Question | Kind::Claim | Kind::Reason)
}

fn is_folded(map: &Map, id: Id) -> bool {
    map.placement(id).is_some_and(|placement| placement.folded)
}

fn remove(selected: &[Id], below: Below) -> Option<Edit> {
    (!selected.is_empty()).then(|| Edit::Remove {
        ids: selected.to_vec(),
        below,
    })
}

fn flip(map: &Map, lead: Id) -> Option<Edit> {
    if let Some(backing) = map.backing(lead) {
        let stance = backing.stance.flipped();
        return Some(Edit::SetStance { id: lead, stance });
    }
    let (id, _) = reason_at(map, lead)?;
    let stance = match &map.reason(id)?.stance {
        Stance::Other(_) => Stance::For,
        known => known.flipped(),
    };
    Some(Edit::SetStance { id, stance })
}

fn next_combination(now: &Combination) -> Combination {
    let known = Combination::KNOWN;
    let next = known
        .iter()
        .position(|kind| kind == now)
        .map_or(0, |place| place + 1);
    known[next % known.len()].clone()
}

fn update_claims(
    map: &Map,
    selected: &[Id],
    label: &'static str,
    alter: impl Fn(&mut Claim),
) -> Option<Edit> {
    let mut edits: Vec<Edit> = (selected.iter())
        .filter_map(|id| Some((*id, map.claim(*id)?.clone())))
        .map(|(id, mut claim)| {
            alter(&mut claim);
            let record = Record::from(claim);
            Edit::Update { id, record, label }
        })
        .collect();
    match edits.len() {
        0 => None,
        1 => edits.pop(),
        _ => Some(Edit::Many { label, edits }),
    }
}

/// Moves a record one place among its siblings; `None` at the end.
fn reorder(map: &Map, lead: Id, by: isize) -> Option<Edit> {
    let (sibling, siblings) = siblings(map, lead)?;
    let at = siblings.iter().position(|id| *id == own_id(sibling))?;
    let neighbour = *siblings.get(at.checked_add_signed(by)?)?;
    let place = if by < 0 {
        Place::Before(neighbour)
    } else {
        Place::After(neighbour)
    };
    Some(Edit::Reorder { sibling, place })
}

fn own_id(sibling: Sibling) -> Id {
    match sibling {
        Sibling::Question(id) | Sibling::Reason(id) | Sibling::Backing(id) => id,
        Sibling::Thesis { claim, .. } | Sibling::Premise { claim, .. } => claim,
    }
}

/// What a record is ordered among. A premise alone in its reason stands for the
/// reason: that is what one sees move.
fn siblings(map: &Map, lead: Id) -> Option<(Sibling, Vec<Id>)> {
    match lead.kind() {
        Kind::Question => Some((Sibling::Question(lead), map.questions_in_order())),
        Kind::Backing => {
            let claim = map.backing(lead)?.claim;
            Some((Sibling::Backing(lead), map.backings_of(claim)))
        }
        Kind::Reason => {
            let target = map.reason(lead)?.target;
            Some((Sibling::Reason(lead), map.reasons_on(target)))
        }
        Kind::Claim => {
            if let Some(question) = map.questions_of(lead).first().copied() {
                let theses = map.question(question)?.theses.clone();
                return Some((
                    Sibling::Thesis {
                        question,
                        claim: lead,
                    },
                    theses,
                ));
            }
            let reason = *map.reasons_with(lead).first()?;
            let premises = map.reason(reason)?.premises.clone();
            if premises.len() == 1 {
                return siblings(map, reason);
            }
            Some((
                Sibling::Premise {
                    reason,
                    claim: lead,
                },
                premises,
            ))
        }
        _ => None,
    }
}

/// Unpins the records and the boxes that they stand in.
fn unpin(map: &Map, ids: impl Iterator<Item = Id>) -> Option<Edit> {
    let is_pinned = |id: &Id| {
        map.placement(*id)
            .is_some_and(|placement| placement.pin().is_some())
    };
    let with_boxes = ids.flat_map(|id| std::iter::once(id).chain(map.reasons_with(id)));
    let mut pinned: Vec<Id> = with_boxes.filter(is_pinned).collect();
    pinned.sort_unstable();
    pinned.dedup();
    (!pinned.is_empty()).then(|| Edit::Pin(pinned.into_iter().map(|id| (id, None)).collect()))
}

fn resize(id: Id, width: f64) -> Option<Edit> {
    let width = width.clamp(
        f64::from(crate::layout::MIN_CARD_WIDTH),
        f64::from(crate::layout::MAX_CARD_WIDTH),
    );
    is_card(id).then_some(Edit::SetWidth {
        id,
        width: Some(width),
    })
}

fn remove_picture(map: &Map, id: Id) -> Option<Edit> {
    let record = match id.kind() {
        Kind::Claim => {
            let mut claim = map.claim(id)?.clone();
            claim.picture.take()?;
            Record::from(claim)
        }
        Kind::Source => {
            let mut source = map.source(id)?.clone();
            source.picture.take()?;
            Record::from(source)
        }
        _ => return None,
    };
    Some(Edit::Update {
        id,
        record,
        label: "remove picture",
    })
}
