//! Warnings and hints: legal, and worth a look.
//!
//! | code | severity | what it points out |
//! | --- | --- | --- |
//! | `empty-claim`, `empty-question`, `empty-quote` | warning | a record without words |
//! | `untitled-source` | warning | a source without a title |
//! | `unknown-kind` | warning | a stance, combination or kind of conflict that this version does not know |
//! | `stale-rating` | warning | a perspective that rates something that is gone or cannot be rated |
//! | `unnamed-perspective`, `same-perspective-twice`, `same-cell-twice` | warning | a perspective without a name, or with that of another; a cell of the matrix set by hand twice |
//! | `stale-cell` | warning | a cell of the matrix set by hand for a claim that is no thesis |
//! | `outcome-without-test` | hint | a test that came out, and it is not said which |
//! | `duplicate-conflict` | warning | two conflicts between the same claims |
//! | `same-quote-twice` | warning | one quote behind one claim twice, or the same words kept as two quotes |
//! | `circle` | hint | claims that support each other in a circle |
//! | `few-theses` | hint | a question with fewer than two theses |
//! | `thesis-without-reason` | hint | a thesis that nothing speaks for |
//! | `unanswered-objection` | hint | an objection to a thesis that nothing answers |
//! | `unbacked-claim` | hint | a claim at the bottom of the argument without a quote, that is neither an assumption nor unstated |
//! | `far-pin` | warning | a card that is pinned so far away that the layout does not follow |
//! | `pinned-premise` | hint | a pin on a claim that stands in a reason's box, which is pinned in its place |
//! | `loose-claim` | hint | a claim that nothing uses |
//! | `unused-quote`, `unused-source` | hint | a quote behind no claim, a source without a quote |

use std::collections::BTreeMap;

use super::circles::{Circle, circles};
use super::{Problem, Severity};
use crate::model::{
    Claim, Combination, Conflict, ConflictKind, Id, Kind, Map, Placement, Question, Reason, Stance,
    Standard,
};

/// All warnings and hints of a map.
#[must_use]
pub fn hints(map: &Map) -> Vec<Problem> {
    let mut problems = Vec::new();
    let ids = (map.questions().ids())
        .chain(map.claims().ids())
        .chain(map.reasons().ids())
        .chain(map.conflicts().ids())
        .chain(map.sources().ids())
        .chain(map.quotes().ids())
        .chain(map.backings().ids())
        .chain(map.perspectives().ids())
        .chain(map.overrides().ids());
    for id in ids {
        hints_of(map, id, &mut problems);
    }
    problems.extend(circles(map).iter().map(|circle| circle_hint(map, circle)));
    problems
}

/// Adds the warnings and hints that are looked for at one record. Nearly all of them
/// are about the record; which of several backings, conflicts, quotes or cells are there
/// twice is looked for at the claim, the source or the evidence that they have in common,
/// and which perspectives have one name at the first of all. Circles are not among them.
pub(super) fn hints_of(map: &Map, id: Id, problems: &mut Vec<Problem>) {
    let mut look = Look { map, problems };
    match id.kind() {
        Kind::Question => {
            if let Some(question) = map.question(id) {
                look.question(id, question);
            }
        }
        Kind::Claim => {
            if let Some(claim) = map.claim(id) {
                look.claim(id, claim);
                look.conflicts_between(id);
                look.backings_behind(id, claim);
                look.cells_set_by_hand(id);
                look.cells_of_no_thesis(id, &claim.text);
            }
        }
        Kind::Reason => {
            if let Some(reason) = map.reason(id) {
                look.reason(id, reason);
            }
        }
        Kind::Conflict => {
            if let Some(conflict) = map.conflict(id) {
                look.conflict(id, conflict);
            }
        }
        Kind::Source => {
            if let Some(source) = map.source(id) {
                look.source(id, source);
            }
        }
        Kind::Quote => {
            if let Some(quote) = map.quote(id) {
                look.quote(id, quote);
            }
        }
        Kind::Backing => {
            if let Some(backing) = map.backing(id) {
                look.backing(id, backing);
                look.cells_set_by_hand(id);
            }
        }
        Kind::Perspective => {
            if let Some(who) = map.perspective(id) {
                look.perspective(id, who);
                look.perspectives_of_one_name(id);
            }
        }
        Kind::Override => {
            if let Some(cell) = map.override_of(id) {
                look.cell(id, cell);
            }
        }
        Kind::Tag => {}
    }
    if let Some(placement) = map.placement(id) {
        look.placement(id, placement);
    }
}

/// What to say of claims that support each other in a circle.
pub(super) fn circle_hint(map: &Map, circle: &Circle) -> Problem {
    let claims = &circle.claims;
    let names: Vec<String> = (claims.iter().take(CIRCLE_NAMES))
        .filter_map(|id| map.claim(*id))
        .map(|claim| short(&claim.text))
        .collect();
    let more = match claims.len() - names.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Problem {
        severity: Severity::Hint,
        code: "circle",
        record: claims.first().copied().unwrap_or_default(),
        field: None,
        named: None,
        message: format!(
            "These claims support each other in a circle: {}{more}. See whether one of them \
             has support from elsewhere; if not, take a step out.",
            names.join(", "),
        ),
    }
}

/// So many claims of a circle are named.
const CIRCLE_NAMES: usize = 4;

pub(super) struct Look<'a> {
    pub(super) map: &'a Map,
    problems: &'a mut Vec<Problem>,
}

impl Look<'_> {
    pub(super) fn add(
        &mut self,
        severity: Severity,
        code: &'static str,
        record: Id,
        message: String,
    ) {
        self.add_about(severity, code, record, None, None, message);
    }

    pub(super) fn add_about(
        &mut self,
        severity: Severity,
        code: &'static str,
        record: Id,
        field: Option<&'static str>,
        named: Option<Id>,
        message: String,
    ) {
        self.problems.push(Problem {
            severity,
            code,
            record,
            field,
            named,
            message,
        });
    }

    pub(super) fn empty(&mut self, code: &'static str, id: Id, field: &'static str, message: &str) {
        let message = message.to_owned();
        self.add_about(Severity::Warning, code, id, Some(field), None, message);
    }

    fn question(&mut self, id: Id, question: &Question) {
        if question.text.trim().is_empty() {
            let message = "The question has no words. Write what is in dispute.";
            self.empty("empty-question", id, "text", message);
        }
        if let Standard::Other(word) = &question.standard {
            let known = "preponderance, clear and convincing or beyond reasonable doubt";
            self.unknown(id, "standard", word, known);
        }
        if question.theses.len() < 2 {
            let message = format!(
                "The question {} has {}. Add the claims that compete to answer it.",
                short(&question.text),
                if question.theses.is_empty() {
                    "no thesis"
                } else {
                    "one thesis only"
                },
            );
            self.add(Severity::Hint, "few-theses", id, message);
        }
    }

    fn claim(&mut self, id: Id, claim: &Claim) {
        let map = self.map;
        if claim.text.trim().is_empty() {
            let message = "The claim has no words. Write a statement, or delete it.";
            self.empty("empty-claim", id, "text", message);
        }
        let is_thesis = map.is_thesis(id);
        let supported = (map.reasons_on(id).iter())
            .any(|reason| map.reason(*reason).is_some_and(|r| r.stance == Stance::For));
        if is_thesis && !supported {
            let words = short(&claim.text);
            let message = format!("Nothing speaks for the thesis {words}. Add a reason for it.");
            self.add(Severity::Hint, "thesis-without-reason", id, message);
            return;
        }
        let is_used = is_thesis || map.is_premise(id);
        if !is_used && map.conflicts_of(id).is_empty() {
            let message = format!(
                "Nothing uses the claim {}. Make it a thesis or a premise of a reason, or delete \
                 it.",
                short(&claim.text),
            );
            self.add(Severity::Hint, "loose-claim", id, message);
            return;
        }
        let is_given = claim.assumption || claim.unstated;
        if !is_given && !map.has_reasons_on(id) && map.backings_of(id).is_empty() {
            let message = format!(
                "Nothing stands behind the claim {}. Put a quote or a reason behind it, or mark \
                 it as an assumption.",
                short(&claim.text),
            );
            self.add(Severity::Hint, "unbacked-claim", id, message);
        }
    }

    fn reason(&mut self, id: Id, reason: &Reason) {
        let map = self.map;
        if let Stance::Other(word) = &reason.stance {
            self.unknown(id, "stance", word, "for or against");
        }
        if let Combination::Other(word) = &reason.combination {
            self.unknown(id, "combination", word, "linked, convergent or cumulative");
        }
        let attacked = |target: Id| {
            (map.reasons_on(target).iter())
                .any(|on| map.reason(*on).is_some_and(|r| r.stance == Stance::Against))
        };
        let objects = reason.stance == Stance::Against && map.is_thesis(reason.target);
        if objects && !attacked(id) && !reason.premises.iter().any(|claim| attacked(*claim)) {
            let words_of = |id: Option<&Id>| {
                short(
                    id.and_then(|id| map.claim(*id))
                        .map_or("", |claim| &claim.text),
                )
            };
            let message = format!(
                "Nothing answers the objection {} to {}. Undercut it, object to one of its \
                 premises, or leave it standing on purpose.",
                words_of(reason.premises.first()),
                words_of(Some(&reason.target)),
            );
            self.add(Severity::Hint, "unanswered-objection", id, message);
        }
    }

    fn conflict(&mut self, id: Id, conflict: &Conflict) {
        if let ConflictKind::Other(word) = &conflict.kind {
            self.unknown(id, "kind", word, "contrary or contradictory");
        }
    }

    fn placement(&mut self, id: Id, placement: &Placement) {
        let map = self.map;
        let Some((x, y)) = placement.pin() else {
            return;
        };
        if placement.pin_in_reach().is_none() {
            let farthest = Placement::FARTHEST_PIN;
            let number = |at: f64| {
                if at.abs() < 1e12 {
                    format!("{at}")
                } else {
                    format!("{at:e}")
                }
            };
            let (x, y) = (number(x), number(y));
            let message = format!(
                "{id} is pinned at {x}, {y}, which is farther than {farthest} points away; \
                 the layout chooses its place instead. Unpin it, or drag it to where it should \
                 stand."
            );
            self.add_about(
                Severity::Warning,
                "far-pin",
                id,
                Some("layout"),
                None,
                message,
            );
        } else if let Some(claim) = map.claim(id)
            && !map.is_thesis(id)
            && let [reason, ..] = map.reasons_with(id)[..]
        {
            let message = format!(
                "The claim {} is pinned, but it stands in the box of a reason, and only the box \
                 as a whole can be pinned. Unpin the claim, and pin the reason {reason} if it \
                 should stay where it is.",
                short(&claim.text),
            );
            let (severity, code) = (Severity::Hint, "pinned-premise");
            self.add_about(severity, code, id, Some("layout"), Some(reason), message);
        }
    }

    /// Conflicts between the claim and one whose id comes behind its own, so that each
    /// pair is looked at once.
    fn conflicts_between(&mut self, claim: Id) {
        let mut first_with: BTreeMap<Id, Id> = BTreeMap::new();
        for id in self.map.conflicts_of(claim) {
            let Some(conflict) = self.map.conflict(id) else {
                continue;
            };
            let [one, other] = conflict.claims[..] else {
                continue;
            };
            if claim != one.min(other) {
                continue;
            }
            let first = *first_with.entry(one.max(other)).or_insert(id);
            if first != id {
                let message = format!(
                    "These two claims stand in a conflict already ({first}). Delete one of the two."
                );
                let (severity, code) = (Severity::Warning, "duplicate-conflict");
                self.add_about(severity, code, id, Some("claims"), Some(first), message);
            }
        }
    }

    pub(super) fn unknown(&mut self, id: Id, field: &'static str, word: &str, known: &str) {
        let message = format!(
            "This version does not know the {field} {} and leaves it out of account. Choose \
             {known}, or update Contend.",
            short(word),
        );
        self.add_about(
            Severity::Warning,
            "unknown-kind",
            id,
            Some(field),
            None,
            message,
        );
    }
}

/// The words in quotation marks, cut where a list of problems has no more room.
pub(super) fn short(words: &str) -> String {
    const MOST: usize = 60;
    let words = words.trim();
    match words.char_indices().nth(MOST) {
        Some((end, _)) => {
            // Between words, where there are any.
            let cut = &words[..end];
            let cut = cut
                .rsplit_once(char::is_whitespace)
                .map_or(cut, |(cut, _)| cut);
            format!("“{}…”", cut.trim_end())
        }
        None => format!("“{words}”"),
    }
}
