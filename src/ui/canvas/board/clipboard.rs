//! Branches on the clipboard, as the text of a map file.

use std::sync::Arc;

use crate::edit::{Edit, Onto, fragment};
use crate::file;
use crate::model::{Id, Kind, Map, Stance};
use crate::ui::action::Action;
use crate::ui::notice::Notice;

/// The text for the clipboard: the selected branches as a map of their own.
#[must_use]
pub fn copied(map: &Map, selected: &[Id]) -> Option<String> {
    let cards: Vec<Id> = (selected.iter().copied())
        .filter(|id| matches!(id.kind(), Kind::Question | Kind::Claim | Kind::Reason))
        .collect();
    if cards.is_empty() {
        return None;
    }
    match file::print(&fragment(map, &cards)) {
        Ok(text) => Some(text),
        Err(error) => {
            log::error!("the branch cannot be written as text: {error}");
            None
        }
    }
}

/// What pasting a text does: a branch goes under the selected card, plain text
/// becomes a claim there. `at` is where on the canvas to put what hangs on nothing.
#[must_use]
pub fn pasted(text: &str, map: &Map, lead: Option<Id>, at: (f64, f64)) -> Option<Action> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let onto = match lead.map(|id| (id, id.kind())) {
        Some((id, Kind::Claim | Kind::Reason)) => Onto::Target {
            target: id,
            stance: Stance::For,
        },
        Some((id, Kind::Question)) => Onto::Question(id),
        _ => Onto::Canvas(Some(at)),
    };
    let looks_like_a_map = text.starts_with('(') && text.contains("format:");
    let branch = match file::parse(text, "the clipboard".as_ref()) {
        Ok(opened) => opened.map,
        Err(error) if looks_like_a_map => {
            let notice = Notice::error("The clipboard holds a map that cannot be read.")
                .with_details(error.to_string());
            return Some(Action::Notify(notice));
        }
        Err(_) => return Some(plain(text, onto)),
    };
    // A top reason keeps its stance; it only needs something to hang on.
    let onto = match onto {
        Onto::Target { target, .. }
            if map.reason(target).is_some() && branch.reasons().is_empty() =>
        {
            Onto::Reason(target)
        }
        other => other,
    };
    Some(Action::Edit(Edit::Paste {
        fragment: Arc::new(branch),
        onto,
    }))
}

/// Plain text becomes a claim.
fn plain(text: &str, onto: Onto) -> Action {
    use crate::edit::{ClaimRef, Place};
    let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let words: String = words.chars().take(2000).collect();
    let claim = ClaimRef::New {
        id: Id::random(Kind::Claim),
        text: words,
    };
    let select = claim.id();
    let edit = match onto {
        Onto::Canvas(at) => Edit::AddClaim { claim, at },
        Onto::Target { target, stance } => Edit::AddReason {
            id: Id::random(Kind::Reason),
            target,
            stance,
            premise: claim,
            place: Place::Last,
        },
        Onto::Reason(reason) => Edit::AddPremise {
            reason,
            claim,
            place: Place::Last,
        },
        Onto::Question(question) => Edit::AddThesis {
            question,
            claim,
            place: Place::Last,
        },
    };
    Action::EditThenSelect {
        edit,
        select,
        write: false,
    }
}

/// A copy of the selected branch beside itself.
#[must_use]
pub fn duplicated(map: &Map, lead: Id) -> Option<Action> {
    let onto = match lead.kind() {
        Kind::Claim => match (
            map.questions_of(lead).first(),
            map.reasons_with(lead).first(),
        ) {
            (Some(question), _) => Onto::Question(*question),
            (None, Some(reason)) => {
                let reason = map.reason(*reason)?;
                Onto::Target {
                    target: reason.target,
                    stance: reason.stance.clone(),
                }
            }
            (None, None) => Onto::Canvas(None),
        },
        Kind::Reason => Onto::Target {
            target: map.reason(lead)?.target,
            stance: Stance::For,
        },
        Kind::Question => Onto::Canvas(None),
        _ => return None,
    };
    let paste = Edit::Paste {
        fragment: Arc::new(fragment(map, &[lead])),
        onto,
    };
    Some(Action::Edit(Edit::Many {
        label: "duplicate",
        edits: vec![paste],
    }))
}
