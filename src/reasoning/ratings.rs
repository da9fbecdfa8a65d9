//! Who rates what: a perspective's ratings over those of the map.

use crate::model::{Backing, Claim, Finite, Id, Map, Perspective, Reason};

/// What counts as medium: the weight that evidence has in the matrix unrated.
pub(super) const MEDIUM: f64 = 0.5;

/// Below this, what is rated is rated out: the nearest word of the scale is its lowest.
const RATED_OUT: f64 = 0.125;

/// Whether the rating says that the thing rated is worth nothing.
pub(super) fn is_rated_out(rating: Option<f64>) -> bool {
    rating.is_some_and(|rating| rating < RATED_OUT)
}

/// The ratings that hold, seen from one perspective.
#[derive(Clone, Copy)]
pub(super) struct Rater<'a> {
    map: &'a Map,
    who: Option<&'a Perspective>,
}

impl<'a> Rater<'a> {
    pub fn new(map: &'a Map, perspective: Option<Id>) -> Self {
        let who = perspective.and_then(|id| map.perspective(id));
        Self { map, who }
    }

    /// How credible the claim is by itself, from 0 to 1.
    pub fn claim(&self, id: Id, claim: &Claim) -> Option<f64> {
        within(self.own(id).or(claim.rating))
    }

    /// How strong the step is.
    pub fn reason(&self, id: Id, reason: &Reason) -> Option<f64> {
        within(self.own(id).or(reason.rating))
    }

    /// How far the quote can be relied on behind its claim.
    pub fn credibility(&self, id: Id, backing: &Backing) -> Option<f64> {
        let quote = || self.map.quote(backing.quote)?.reliability;
        within(self.own(id).or(backing.rating).or_else(quote))
    }

    /// How much the quote bears on its claim.
    pub fn relevance(&self, id: Id, backing: &Backing) -> Option<f64> {
        let own = self.who.and_then(|who| who.relevance.get(id));
        let quote = || self.map.quote(backing.quote)?.relevance;
        within(own.or(backing.relevance).or_else(quote))
    }

    fn own(&self, id: Id) -> Option<Finite> {
        self.who.and_then(|who| who.ratings.get(id))
    }
}

/// Ratings of damaged files lie anywhere.
fn within(rating: Option<Finite>) -> Option<f64> {
    rating.map(|rating| rating.get().clamp(0.0, 1.0))
}
