//! Ratings, perspectives and cells of the matrix that are set by hand.

use crate::model::{
    Backing, Claim, Finite, Fit, Id, Kind, Override, Perspective, Quote, Reason, Transaction, order,
};

use super::apply::require;
use super::{Aspect, Refusal, grow};

/// Rates one record, in a perspective or for the map itself.
pub(super) fn rate(
    tx: &mut Transaction<'_>,
    id: Id,
    perspective: Option<Id>,
    aspect: Aspect,
    rating: Option<Finite>,
) -> Result<(), Refusal> {
    require(tx.map().contains(id))?;
    if let Some(perspective) = perspective {
        let fits = match aspect {
            Aspect::Credibility => matches!(id.kind(), Kind::Claim | Kind::Reason | Kind::Backing),
            Aspect::Relevance => id.kind() == Kind::Backing,
        };
        if !fits {
            return Err(cannot_be_rated(id, aspect));
        }
        return require(tx.update::<Perspective>(perspective, |who| {
            match aspect {
                Aspect::Credibility => &mut who.ratings,
                Aspect::Relevance => &mut who.relevance,
            }
            .set(id, rating);
        }));
    }
    let there = match (id.kind(), aspect) {
        (Kind::Claim, Aspect::Credibility) => tx.update::<Claim>(id, |c| c.rating = rating),
        (Kind::Reason, Aspect::Credibility) => tx.update::<Reason>(id, |r| r.rating = rating),
        (Kind::Backing, Aspect::Credibility) => tx.update::<Backing>(id, |b| b.rating = rating),
        (Kind::Backing, Aspect::Relevance) => tx.update::<Backing>(id, |b| b.relevance = rating),
        (Kind::Quote, Aspect::Credibility) => tx.update::<Quote>(id, |q| q.reliability = rating),
        (Kind::Quote, Aspect::Relevance) => tx.update::<Quote>(id, |q| q.relevance = rating),
        _ => return Err(cannot_be_rated(id, aspect)),
    };
    require(there)
}

fn cannot_be_rated(id: Id, aspect: Aspect) -> Refusal {
    let (word, what) = (
        id.kind().word(),
        match aspect {
            Aspect::Credibility => "rating",
            Aspect::Relevance => "relevance",
        },
    );
    Refusal::new(format!("A {word} has no {what} here."))
}

pub(super) fn add_perspective(
    tx: &mut Transaction<'_>,
    id: Id,
    perspective: &Perspective,
) -> Result<(), Refusal> {
    grow::fresh(tx, id)?;
    let name = perspective.name.trim();
    if name.is_empty() {
        return Err(Refusal::new("A perspective needs a name."));
    }
    let is_taken = (tx.map().perspectives().iter()).any(|(_, other)| other.name.trim() == name);
    if is_taken {
        return Err(Refusal::new(format!(
            "There is a perspective named {name} already."
        )));
    }
    let mut perspective = perspective.clone();
    if perspective.order.is_empty() {
        let last = tx.map().perspectives_in_order().pop();
        let last = last.and_then(|last| tx.map().perspective(last));
        perspective.order = order::between(last.map(|last| last.order.as_str()), None);
    }
    tx.put(id, perspective);
    Ok(())
}

/// A cell of the matrix, as somebody sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub evidence: Id,
    pub thesis: Id,
    pub perspective: Option<Id>,
}

pub(super) fn set_fit(
    tx: &mut Transaction<'_>,
    id: Id,
    cell: Cell,
    fit: Option<&Fit>,
) -> Result<(), Refusal> {
    let there = tx
        .map()
        .overrides_with(cell.evidence)
        .into_iter()
        .find(|id| {
            tx.map().override_of(*id).is_some_and(|there| {
                (there.evidence, there.thesis, there.perspective)
                    == (cell.evidence, cell.thesis, cell.perspective)
            })
        });
    match (there, fit) {
        (Some(there), Some(fit)) => {
            tx.update::<Override>(there, |record| record.fit = fit.clone());
        }
        (Some(there), None) => tx.take::<Override>(there),
        (None, Some(fit)) => {
            grow::fresh(tx, id)?;
            tx.put(
                id,
                Override {
                    evidence: cell.evidence,
                    thesis: cell.thesis,
                    fit: fit.clone(),
                    perspective: cell.perspective,
                    ..Override::default()
                },
            );
        }
        (None, None) => {}
    }
    Ok(())
}
