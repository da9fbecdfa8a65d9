//! What a question lacks: evidence, answers, sources.

use super::{MOST, Telling};
use crate::model::{Id, Stance};
use crate::reasoning::Row;
use crate::reasoning::words::{Sentence, listed, name_of};

impl Telling<'_> {
    pub(super) fn missing(&self) -> Vec<Sentence> {
        let map = self.map;
        let mut sentences = Vec::new();
        for thesis in self.matrix.theses_without_evidence() {
            let text = format!("No evidence bears on {}.", self.thesis(thesis));
            sentences.push(Sentence::new(text, [thesis]));
        }
        for thesis in &self.theses {
            let expects = map.claim(*thesis).map_or(&[][..], |claim| &claim.expects);
            if !expects.is_empty() {
                let text = format!(
                    "If {} were true, one would expect evidence that is not here: {}.",
                    self.letter(*thesis),
                    expects
                        .iter()
                        .map(|e| e.trim().trim_end_matches('.'))
                        .collect::<Vec<_>>()
                        .join("; ")
                );
                sentences.push(Sentence::new(text, [*thesis]));
            }
            if let Some((source, claims)) = self.matrix.only_source(map, *thesis) {
                let name = map
                    .source(source)
                    .map_or("one source", |source| source.label());
                let text = format!(
                    "All that is quoted for {} comes from {name}: many quotes of one source are one witness.",
                    self.thesis(*thesis)
                );
                sentences.push(Sentence::new(
                    text,
                    [*thesis, source].into_iter().chain(claims),
                ));
            }
        }
        let unanswered = self.unanswered();
        if !unanswered.is_empty() {
            let names: Vec<String> = unanswered
                .iter()
                .take(MOST)
                .map(|id| name_of(map, *id))
                .collect();
            let text = match unanswered.len() {
                1 => format!(
                    "One objection to a thesis is unanswered: {}.",
                    listed(&names)
                ),
                count => format!(
                    "{count} objections to theses are unanswered, such as {}.",
                    listed(&names)
                ),
            };
            sentences.push(Sentence::new(text, unanswered));
        }
        let unbacked = self.unbacked();
        if !unbacked.is_empty() {
            let names: Vec<String> = unbacked
                .iter()
                .take(MOST)
                .map(|id| name_of(map, *id))
                .collect();
            let text = match unbacked.len() {
                1 => format!(
                    "One claim has neither a quote nor a reason behind it: {}.",
                    listed(&names)
                ),
                count => format!(
                    "{count} claims have neither a quote nor a reason behind them, such as {}.",
                    listed(&names)
                ),
            };
            sentences.push(Sentence::new(text, unbacked));
        }
        sentences
    }

    /// Objections to theses that nothing answers: neither the step nor a premise is
    /// objected to.
    fn unanswered(&self) -> Vec<Id> {
        let attacked = |target: Id| {
            (self.map.reasons_on(target).iter()).any(|on| {
                self.map
                    .reason(*on)
                    .is_some_and(|r| r.stance == Stance::Against)
            })
        };
        let objections = self
            .theses
            .iter()
            .flat_map(|thesis| self.map.reasons_on(*thesis));
        objections
            .filter(|id| {
                self.map.reason(*id).is_some_and(|reason| {
                    reason.stance == Stance::Against
                        && !attacked(*id)
                        && !reason.premises.iter().any(|premise| attacked(*premise))
                })
            })
            .collect()
    }

    /// Claims at the bottom of the question's argument that nothing stands behind.
    fn unbacked(&self) -> Vec<Id> {
        let claims = |row: &Row| {
            self.map
                .claim(row.evidence)
                .is_some()
                .then_some(row.evidence)
        };
        (self.matrix.rows.iter())
            .filter_map(claims)
            .filter(|id| {
                let is_given = self.map.claim(*id).is_some_and(|claim| claim.assumption);
                !is_given && !self.map.has_reasons_on(*id) && self.map.backings_of(*id).is_empty()
            })
            .collect()
    }
}
