//! What is asked of the documents, as plain data of the map.

use std::sync::Arc;

use crate::model::{Id, Map};
use crate::passages::{Query, Quoted};
use crate::quote::{Finding, PreparedDocument};
use crate::ui::desk::Desk;

/// A question to the documents at hand. Equal requests have equal answers.
#[derive(Clone, Debug)]
pub struct Request {
    pub query: Query,
    pub quoted: Vec<Quoted>,
    /// The sources whose text is at hand, in the order of the map.
    pub documents: Vec<(Id, Arc<PreparedDocument>)>,
}

impl PartialEq for Request {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            query,
            quoted,
            documents,
        } = self;
        let same = |(one, other): (&(Id, Arc<PreparedDocument>), &(Id, Arc<_>))| {
            one.0 == other.0 && Arc::ptr_eq(&one.1, &other.1)
        };
        *query == other.query
            && *quoted == other.quoted
            && documents.len() == other.documents.len()
            && documents.iter().zip(&other.documents).all(same)
    }
}

impl Request {
    /// Who else says what the claim says.
    pub fn new(desk: &Desk, claim: Id) -> Self {
        let map = desk.map();
        let text = map.claim(claim).map_or("", |claim| claim.text.as_str());
        let premises = premises_of(map, claim);
        let documents = map.sources_in_order().into_iter().filter_map(|source| {
            let text = desk.documents.text(source)?;
            Some((source, Arc::clone(&text.document)))
        });
        Self {
            query: Query::new(text, &premises),
            quoted: quoted_in(desk, claim),
            documents: documents.collect(),
        }
    }
}

/// The texts of the claims that stand for the claim.
fn premises_of(map: &Map, claim: Id) -> Vec<&str> {
    let reasons = map.reasons_on(claim).into_iter();
    let premises = reasons
        .filter_map(|reason| map.reason(reason))
        .flat_map(|reason| &reason.premises);
    let claims = premises.filter_map(|premise| map.claim(*premise));
    claims.map(|claim| claim.text.as_str()).collect()
}

/// Where the map's quotes stand.
fn quoted_in(desk: &Desk, claim: Id) -> Vec<Quoted> {
    let map = desk.map();
    let place = |(id, finding): (Id, &Arc<Finding>)| {
        let quote = map.quote(id)?;
        let chars = finding.span.clone()?;
        let backings = map.backings_with(id).into_iter();
        let behind_claim = backings
            .filter_map(|id| map.backing(id))
            .any(|backing| backing.claim == claim);
        Some(Quoted {
            source: quote.source,
            chars,
            behind_claim,
        })
    };
    desk.documents.findings().filter_map(place).collect()
}
