//! What claims, reasons and backings are worth by themselves.

use super::ratings::{MEDIUM, Rated, Rater};
use super::settings::{Hold, Settings, WhatIf};
use crate::model::{Backing, Claim, Combination, Id, Kind, Map, Reason};

/// From this rating on, a reason counts as strong.
const STRONG: f64 = 0.75;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum What {
    /// Not in the map (any more).
    #[default]
    Gone,
    Claim,
    Linked,
    Convergent,
    Cumulative,
    Backing,
}

impl What {
    pub fn is_reason(self) -> bool {
        matches!(self, Self::Linked | Self::Convergent | Self::Cumulative)
    }
}

/// What a node is by itself, apart from figures. Kept small: all readings go through those
/// of all nodes, so what fits the processor's cache is what they cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Worth {
    pub what: What,
    pub hold: Option<Hold>,
    /// Whether somebody rated it.
    pub is_rated: bool,
    /// A reason that somebody rated as strong.
    pub is_strong: bool,
    /// A claim that somebody says, so that it can be evidence; a bridging rule that
    /// nobody says cannot.
    pub is_stated: bool,
    /// A claim that is taken as given.
    pub assumed: bool,
    /// A backing that nobody need believe.
    pub rated_out: bool,
    /// A reason or backing that counts as not being there.
    pub off: bool,
}

/// Ratings as they were given, which few ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Given {
    /// How credible, strong or reliable somebody says that it is.
    pub rating: Rated,
    /// How much a backing bears on its claim.
    pub relevance: Rated,
}

impl Given {
    /// What being taken as given weighs against objections.
    pub fn assumed_weight(self) -> f64 {
        self.rating.unwrap_or(1.0) * self.relevance.unwrap_or(1.0)
    }

    fn is_there(self) -> bool {
        self.rating.is_there() || self.relevance.is_there()
    }
}

/// All that a node has by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Own {
    pub worth: Worth,
    /// Base of a claim, weight of a reason or a backing, from 0 to 1.
    pub base: f64,
    pub given: Given,
}

/// Reads what records are worth.
pub(super) struct Reader<'a> {
    map: &'a Map,
    rater: Rater<'a>,
    is_evidence_only: bool,
    what_if: Option<&'a WhatIf>,
    /// Whether no rating counts.
    is_blind: bool,
}

impl<'a> Reader<'a> {
    pub fn new(map: &'a Map, settings: &'a Settings) -> Self {
        Self {
            map,
            rater: Rater::new(map, settings.perspective),
            is_evidence_only: settings.evidence_only,
            what_if: (!settings.what_if.is_empty()).then_some(&settings.what_if),
            is_blind: false,
        }
    }

    /// Reads all records, as the map itself rates them and without anything supposed.
    pub fn of_all(map: &'a Map, settings: &Settings) -> Self {
        Self {
            map,
            rater: Rater::of_all(map),
            is_evidence_only: settings.evidence_only,
            what_if: None,
            is_blind: false,
        }
    }

    /// The same, for what is no backing: quotes are not gone through.
    pub fn of_unrated_quotes(map: &'a Map, settings: &Settings) -> Self {
        Self {
            map,
            rater: Rater::new(map, None),
            is_evidence_only: settings.evidence_only,
            what_if: None,
            is_blind: false,
        }
    }

    /// Reads records as if nobody had rated them.
    pub fn blind(map: &'a Map, settings: &'a Settings) -> Self {
        Self {
            is_blind: true,
            ..Self::new(map, settings)
        }
    }

    pub fn read(&self, id: Id) -> Option<Own> {
        let map = self.map;
        match id.kind() {
            Kind::Claim => map.claim(id).map(|claim| self.claim(id, claim)),
            Kind::Reason => map.reason(id).map(|reason| self.reason(id, reason)),
            Kind::Backing => map.backing(id).map(|backing| self.backing(id, backing)),
            _ => None,
        }
    }

    pub fn claim(&self, id: Id, claim: &Claim) -> Own {
        let rating = match self.is_unrated(id) {
            true => Rated::NOT,
            false => self.rater.claim(id, claim),
        };
        let unrated = match self.is_evidence_only && !claim.assumption {
            true => 0.0,
            false => MEDIUM,
        };
        let worth = Worth {
            what: What::Claim,
            is_stated: !claim.unstated,
            assumed: claim.assumption && !rating.is_out(),
            hold: self.what_if.and_then(|what_if| what_if.hold_of(id)),
            ..Worth::default()
        };
        own(worth, rating.unwrap_or(unrated), rating, Rated::NOT)
    }

    pub fn reason(&self, id: Id, reason: &Reason) -> Own {
        let rating = match self.is_unrated(id) {
            true => Rated::NOT,
            false => self.rater.reason(id, reason),
        };
        let worth = Worth {
            what: match reason.combination {
                Combination::Linked | Combination::Other(_) => What::Linked,
                Combination::Convergent => What::Convergent,
                Combination::Cumulative => What::Cumulative,
            },
            off: self.is_off(id),
            ..Worth::default()
        };
        own(worth, rating.unwrap_or(1.0), rating, Rated::NOT)
    }

    pub fn backing(&self, id: Id, backing: &Backing) -> Own {
        let [rating, relevance] = match self.is_unrated(id) {
            true => [Rated::NOT; 2],
            false => self.rater.evidence(id, backing),
        };
        let worth = Worth {
            what: What::Backing,
            rated_out: rating.is_out() || relevance.is_out(),
            off: self.is_off(id),
            ..Worth::default()
        };
        let base = rating.unwrap_or(MEDIUM) * relevance.unwrap_or(1.0);
        own(worth, base, rating, relevance)
    }

    fn is_unrated(&self, id: Id) -> bool {
        self.is_blind || (self.what_if).is_some_and(|what_if| what_if.unrated.contains(&id))
    }

    fn is_off(&self, id: Id) -> bool {
        (self.what_if).is_some_and(|what_if| what_if.off.contains(&id))
    }
}

fn own(worth: Worth, base: f64, rating: Rated, relevance: Rated) -> Own {
    let given = Given { rating, relevance };
    let is_rated = given.is_there();
    Own {
        worth: Worth {
            is_rated,
            is_strong: is_rated && worth.what.is_reason() && base >= STRONG,
            ..worth
        },
        base,
        given,
    }
}
