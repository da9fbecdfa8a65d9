//! Who rates what: a perspective's ratings over those of the map.

use super::numbers::Numbers;
use crate::model::{Backing, Claim, Finite, Id, Map, Perspective, Quote, Reason};

/// What counts as medium: the weight that evidence has in the matrix unrated.
pub(super) const MEDIUM: f64 = 0.5;

/// Below this, what is rated is rated out: the nearest word of the scale is its lowest.
const RATED_OUT: f64 = 0.125;

/// A rating from 0 to 1, or none; half the size of an `Option`, since every node of a
/// large map has two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rated(f64);

impl Rated {
    pub const NOT: Self = Self(-1.0);

    /// Ratings of damaged files lie anywhere.
    fn within(rating: Option<Finite>) -> Self {
        rating.map_or(Self::NOT, |rating| Self(rating.get().clamp(0.0, 1.0)))
    }

    pub fn get(self) -> Option<f64> {
        self.is_there().then_some(self.0)
    }

    pub fn is_there(self) -> bool {
        self != Self::NOT
    }

    pub fn unwrap_or(self, unrated: f64) -> f64 {
        match self.is_there() {
            true => self.0,
            false => unrated,
        }
    }

    /// Whether the rating says that the thing rated is worth nothing.
    pub fn is_out(self) -> bool {
        self.is_there() && self.0 < RATED_OUT
    }
}

impl Default for Rated {
    fn default() -> Self {
        Self::NOT
    }
}

/// The ratings that hold, seen from one perspective.
pub(super) struct Rater<'a> {
    map: &'a Map,
    who: Option<&'a Perspective>,
    quotes: Option<RatedQuotes<'a>>,
}

impl<'a> Rater<'a> {
    pub fn new(map: &'a Map, perspective: Option<Id>) -> Self {
        let who = perspective.and_then(|id| map.perspective(id));
        Self {
            map,
            who,
            quotes: None,
        }
    }

    /// Seen by the map itself, for rating all there is: quotes are gone through once
    /// instead of being looked up again and again.
    pub fn of_all(map: &'a Map) -> Self {
        Self {
            map,
            who: None,
            quotes: Some(RatedQuotes::of(map)),
        }
    }

    /// How credible the claim is by itself.
    pub fn claim(&self, id: Id, claim: &Claim) -> Rated {
        Rated::within(self.own(id).or(claim.rating))
    }

    /// How strong the step is.
    pub fn reason(&self, id: Id, reason: &Reason) -> Rated {
        Rated::within(self.own(id).or(reason.rating))
    }

    /// How far the quote can be relied on behind its claim, and how much it bears on it.
    pub fn evidence(&self, id: Id, backing: &Backing) -> [Rated; 2] {
        let relevance = self.who.and_then(|who| who.relevance.get(id));
        let mut rated = [
            self.own(id).or(backing.rating),
            relevance.or(backing.relevance),
        ];
        // The quote is looked for only where it is asked.
        if rated.contains(&None)
            && let Some(quote) = self.quote(backing.quote)
        {
            let [credibility, relevance] = rated;
            rated = [
                credibility.or(quote.reliability),
                relevance.or(quote.relevance),
            ];
        }
        rated.map(Rated::within)
    }

    fn own(&self, id: Id) -> Option<Finite> {
        self.who.and_then(|who| who.ratings.get(id))
    }

    fn quote(&self, id: Id) -> Option<&'a Quote> {
        match &self.quotes {
            Some(quotes) => quotes.get(id),
            None => self.map.quote(id),
        }
    }
}

/// The quotes that are rated themselves, which few are.
#[derive(Default)]
struct RatedQuotes<'a> {
    ids: Vec<Id>,
    numbers: Numbers,
    quotes: Vec<&'a Quote>,
}

impl<'a> RatedQuotes<'a> {
    fn of(map: &'a Map) -> Self {
        let mut rated = Self::default();
        for (id, quote) in map.quotes().iter() {
            if quote.reliability.is_some() || quote.relevance.is_some() {
                rated.ids.push(id);
                rated.quotes.push(quote);
            }
        }
        rated.numbers = Numbers::of(&rated.ids, rated.ids.len());
        rated
    }

    fn get(&self, id: Id) -> Option<&'a Quote> {
        if self.ids.is_empty() {
            return None;
        }
        let number = self.numbers.get(&self.ids, id)?;
        self.quotes.get(number as usize).copied()
    }
}
