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

    /// How far the quote can be relied on behind its claim, and how much it bears on it.
    pub fn evidence(&self, id: Id, backing: &Backing) -> [Option<f64>; 2] {
        let relevance = self.who.and_then(|who| who.relevance.get(id));
        let mut rated = [
            self.own(id).or(backing.rating),
            relevance.or(backing.relevance),
        ];
        // The quote is looked for only where it is asked.
        if rated.contains(&None)
            && let Some(quote) = self.map.quote(backing.quote)
        {
            let [credibility, relevance] = rated;
            rated = [
                credibility.or(quote.reliability),
                relevance.or(quote.relevance),
            ];
        }
        rated.map(within)
    }

    fn own(&self, id: Id) -> Option<Finite> {
        self.who.and_then(|who| who.ratings.get(id))
    }
}

/// Ratings of damaged files lie anywhere.
fn within(rating: Option<Finite>) -> Option<f64> {
    rating.map(|rating| rating.get().clamp(0.0, 1.0))
}
