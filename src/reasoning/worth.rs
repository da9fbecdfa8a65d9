//! What claims, reasons and backings are worth by themselves.

use super::ratings::{MEDIUM, Rater, is_rated_out};
use super::settings::{Hold, Settings};
use crate::model::{Backing, Claim, Combination, Id, Map, Reason};

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

/// What a node is worth by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Worth {
    pub what: What,
    /// Base of a claim, weight of a reason or a backing, from 0 to 1.
    pub base: f64,
    /// Whether somebody rated it.
    pub is_rated: bool,
    /// A claim that somebody says, so that it can be evidence; a bridging rule that
    /// nobody says cannot.
    pub is_stated: bool,
    /// What the evidence weighs in the matrix.
    pub evidence: Evidence,
    /// A claim that is taken as given.
    pub assumed: bool,
    /// What being taken as given weighs against objections.
    pub assumed_weight: f64,
    /// A backing that nobody need believe.
    pub rated_out: bool,
    pub hold: Option<Hold>,
    /// A reason or backing that counts as not being there.
    pub off: bool,
}

/// Ratings of a piece of evidence, from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Evidence {
    pub credibility: Option<f64>,
    pub relevance: Option<f64>,
}

/// Reads what records are worth.
pub(super) struct Reader<'a> {
    map: &'a Map,
    rater: Rater<'a>,
    settings: &'a Settings,
    supposes: bool,
    /// Whether no rating counts.
    is_blind: bool,
}

impl<'a> Reader<'a> {
    pub fn new(map: &'a Map, settings: &'a Settings) -> Self {
        Self {
            map,
            rater: Rater::new(map, settings.perspective),
            settings,
            supposes: !settings.what_if.is_empty(),
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

    pub fn read(&self, id: Id) -> Option<Worth> {
        let claim = || self.map.claim(id).map(|claim| self.claim(id, claim));
        let reason = || self.map.reason(id).map(|reason| self.reason(id, reason));
        let backing = || {
            self.map
                .backing(id)
                .map(|backing| self.backing(id, backing))
        };
        claim().or_else(reason).or_else(backing)
    }

    pub fn claim(&self, id: Id, claim: &Claim) -> Worth {
        let rating = match self.is_unrated(id) {
            true => None,
            false => self.rater.claim(id, claim),
        };
        let unrated = match self.settings.evidence_only && !claim.assumption {
            true => 0.0,
            false => MEDIUM,
        };
        Worth {
            what: What::Claim,
            base: rating.unwrap_or(unrated),
            is_rated: rating.is_some(),
            is_stated: !claim.unstated,
            evidence: Evidence {
                credibility: rating,
                relevance: None,
            },
            assumed: claim.assumption && !is_rated_out(rating),
            assumed_weight: rating.unwrap_or(1.0),
            hold: match self.supposes {
                true => self.settings.what_if.hold_of(id),
                false => None,
            },
            ..Worth::default()
        }
    }

    pub fn reason(&self, id: Id, reason: &Reason) -> Worth {
        let rating = match self.is_unrated(id) {
            true => None,
            false => self.rater.reason(id, reason),
        };
        Worth {
            what: match reason.combination {
                Combination::Linked | Combination::Other(_) => What::Linked,
                Combination::Convergent => What::Convergent,
                Combination::Cumulative => What::Cumulative,
            },
            base: rating.unwrap_or(1.0),
            is_rated: rating.is_some(),
            off: self.is_off(id),
            ..Worth::default()
        }
    }

    pub fn backing(&self, id: Id, backing: &Backing) -> Worth {
        let [credibility, relevance] = match self.is_unrated(id) {
            true => [None; 2],
            false => self.rater.evidence(id, backing),
        };
        Worth {
            what: What::Backing,
            evidence: Evidence {
                credibility,
                relevance,
            },
            base: credibility.unwrap_or(MEDIUM) * relevance.unwrap_or(1.0),
            assumed_weight: credibility.unwrap_or(1.0) * relevance.unwrap_or(1.0),
            rated_out: is_rated_out(credibility) || is_rated_out(relevance),
            off: self.is_off(id),
            ..Worth::default()
        }
    }

    fn is_unrated(&self, id: Id) -> bool {
        self.is_blind || (self.supposes && self.settings.what_if.unrated.contains(&id))
    }

    fn is_off(&self, id: Id) -> bool {
        self.supposes && self.settings.what_if.off.contains(&id)
    }
}
