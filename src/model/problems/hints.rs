//! Warnings and hints: legal, and worth a look.
//!
//! | code | severity | what it points out |
//! | --- | --- | --- |
//! | `empty-claim`, `empty-question`, `empty-quote` | warning | a record without words |
//! | `untitled-source` | warning | a source without a title |
//! | `unknown-kind` | warning | a stance, combination or kind of conflict that this version does not know |
//! | `stale-rating` | warning | a perspective that rates something that is gone or cannot be rated |
//! | `unnamed-perspective`, `same-perspective-twice`, `same-cell-twice` | warning | a perspective without a name, or with that of another; a cell of the matrix set by hand twice |
//! | `duplicate-conflict` | warning | two conflicts between the same claims |
//! | `same-quote-twice` | warning | one quote behind one claim twice, or the same words kept as two quotes |
//! | `circle` | hint | claims that support each other in a circle |
//! | `few-theses` | hint | a question with fewer than two theses |
//! | `thesis-without-reason` | hint | a thesis that nothing speaks for |
//! | `unanswered-objection` | hint | an objection to a thesis that nothing answers |
//! | `unbacked-claim` | hint | a claim at the bottom of the argument without a quote, that is neither an assumption nor unstated |
//! | `loose-claim` | hint | a claim that nothing uses |
//! | `unused-quote`, `unused-source` | hint | a quote behind no claim, a source without a quote |

use std::collections::BTreeMap;

use super::circles::circles;
use super::{Problem, Severity};
use crate::model::{
    Combination, ConflictKind, Fit, Id, Kind, Map, Outcome, ProcessTest, Stance, Standard,
};

/// All warnings and hints of a map.
#[must_use]
pub fn hints(map: &Map) -> Vec<Problem> {
    let mut look = Look {
        map,
        problems: Vec::new(),
    };
    look.questions();
    look.claims();
    look.reasons();
    look.conflicts();
    look.sources_and_quotes();
    look.backings();
    look.judging();
    look.circles();
    look.problems
}

struct Look<'a> {
    map: &'a Map,
    problems: Vec<Problem>,
}

impl Look<'_> {
    fn add(&mut self, severity: Severity, code: &'static str, record: Id, message: String) {
        self.add_about(severity, code, record, None, None, message);
    }

    fn add_about(
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

    fn empty(&mut self, code: &'static str, id: Id, field: &'static str, message: &str) {
        let message = message.to_owned();
        self.add_about(Severity::Warning, code, id, Some(field), None, message);
    }

    fn questions(&mut self) {
        for (id, question) in self.map.questions().iter() {
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
    }

    fn claims(&mut self) {
        let map = self.map;
        for (id, claim) in map.claims().iter() {
            let words = short(&claim.text);
            if claim.text.trim().is_empty() {
                let message = "The claim has no words. Write a statement, or delete it.";
                self.empty("empty-claim", id, "text", message);
            }
            let is_thesis = map.is_thesis(id);
            let supported = (map.reasons_on(id).iter())
                .any(|reason| map.reason(*reason).is_some_and(|r| r.stance == Stance::For));
            if is_thesis && !supported {
                let message =
                    format!("Nothing speaks for the thesis {words}. Add a reason for it.");
                self.add(Severity::Hint, "thesis-without-reason", id, message);
                continue;
            }
            let is_used = is_thesis || !map.reasons_with(id).is_empty();
            if !is_used && map.conflicts_of(id).is_empty() {
                let message = format!(
                    "Nothing uses the claim {words}. Make it a thesis or a premise of a reason, \
                     or delete it."
                );
                self.add(Severity::Hint, "loose-claim", id, message);
                continue;
            }
            let is_given = claim.assumption || claim.unstated;
            if !is_given && !map.has_reasons_on(id) && map.backings_of(id).is_empty() {
                let message = format!(
                    "Nothing stands behind the claim {words}. Put a quote or a reason behind it, \
                     or mark it as an assumption."
                );
                self.add(Severity::Hint, "unbacked-claim", id, message);
            }
        }
    }

    fn reasons(&mut self) {
        let map = self.map;
        for (id, reason) in map.reasons().iter() {
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
    }

    fn conflicts(&mut self) {
        let mut first_between: BTreeMap<[Id; 2], Id> = BTreeMap::new();
        for (id, conflict) in self.map.conflicts().iter() {
            if let ConflictKind::Other(word) = &conflict.kind {
                self.unknown(id, "kind", word, "contrary or contradictory");
            }
            let [one, other] = conflict.claims[..] else {
                continue;
            };
            let first = *first_between
                .entry([one.min(other), one.max(other)])
                .or_insert(id);
            if first != id {
                let message = format!(
                    "These two claims stand in a conflict already ({first}). Delete one of the two."
                );
                let (severity, code) = (Severity::Warning, "duplicate-conflict");
                self.add_about(severity, code, id, Some("claims"), Some(first), message);
            }
        }
    }

    fn sources_and_quotes(&mut self) {
        let map = self.map;
        for (id, source) in map.sources().iter() {
            if source.title.trim().is_empty() {
                let message = "The source has no title. Write one, so that it can be found.";
                self.empty("untitled-source", id, "title", message);
            }
            let quotes = map.quotes_of(id);
            if quotes.is_empty() {
                let message = format!(
                    "Nothing is quoted from {}. Quote it, or delete the source.",
                    short(source.label()),
                );
                self.add(Severity::Hint, "unused-source", id, message);
            }
            let mut first_with: BTreeMap<_, Id> = BTreeMap::new();
            for quote_id in quotes {
                let Some(quote) = map.quote(quote_id) else {
                    continue;
                };
                let words = (&quote.exact, &quote.prefix, &quote.suffix, quote.start);
                let first = *first_with.entry(words).or_insert(quote_id);
                if first != quote_id && !quote.exact.trim().is_empty() {
                    let message = format!(
                        "The words {} are kept as two quotes ({first} is the other). Use one for \
                         both, and delete this one.",
                        short(&quote.exact),
                    );
                    self.twice(quote_id, "exact", first, message);
                }
            }
        }
        for (id, quote) in map.quotes().iter() {
            if quote.exact.trim().is_empty() {
                let message = "The quote has no words. Select them in the document, or delete it.";
                self.empty("empty-quote", id, "exact", message);
            }
            if map.backings_with(id).is_empty() {
                let message = format!(
                    "The quote {} stands behind no claim. Drag it onto one, or delete it.",
                    short(&quote.exact),
                );
                self.add(Severity::Hint, "unused-quote", id, message);
            }
        }
    }

    fn backings(&mut self) {
        let mut first_of: BTreeMap<(Id, Id), Id> = BTreeMap::new();
        for (id, backing) in self.map.backings().iter() {
            if let Stance::Other(word) = &backing.stance {
                self.unknown(id, "stance", word, "for or against");
            }
            let first = *first_of.entry((backing.quote, backing.claim)).or_insert(id);
            if first != id {
                let claim = self
                    .map
                    .claim(backing.claim)
                    .map_or("", |claim| &claim.text);
                let message = format!(
                    "The same quote stands behind {} twice ({first} is the other). Delete one.",
                    short(claim),
                );
                self.twice(id, "quote", first, message);
            }
        }
    }

    fn judging(&mut self) {
        let map = self.map;
        for (id, backing) in map.backings().iter() {
            if let Some(ProcessTest::Other(word)) = &backing.test {
                let known = "straw in the wind, hoop, smoking gun or doubly decisive";
                self.unknown(id, "test", word, known);
            }
            if let Some(Outcome::Other(word)) = &backing.outcome {
                self.unknown(id, "outcome", word, "passed or failed");
            }
        }
        let mut first_named: BTreeMap<&str, Id> = BTreeMap::new();
        for (id, who) in map.perspectives().iter() {
            let name = who.name.trim();
            if name.is_empty() {
                let message = "The perspective has no name. Say whose view it is.";
                self.empty("unnamed-perspective", id, "name", message);
            }
            let first = *first_named.entry(name).or_insert(id);
            if first != id && !name.is_empty() {
                let message = format!(
                    "Two perspectives are named {} ({first} is the other). Rename one of them.",
                    short(name),
                );
                let (severity, code) = (Severity::Warning, "same-perspective-twice");
                self.add_about(severity, code, id, Some("name"), Some(first), message);
            }
            let credibility = (who.ratings.iter()).map(|(rated, _)| ("ratings", rated));
            let relevance = (who.relevance.iter()).map(|(rated, _)| ("relevance", rated));
            for (field, rated) in credibility.chain(relevance) {
                let can_be_rated = match rated.kind() {
                    Kind::Backing => true,
                    Kind::Claim | Kind::Reason => field == "ratings",
                    _ => false,
                };
                let why = match (map.contains(rated), can_be_rated) {
                    (true, true) => continue,
                    (false, _) => "which is not in the map",
                    (true, false) => "which has no such rating",
                };
                let message = format!(
                    "The perspective {} rates {rated}, {why}. The rating is left out of account; \
                     take it away.",
                    short(name),
                );
                let (severity, code) = (Severity::Warning, "stale-rating");
                self.add_about(severity, code, id, Some(field), Some(rated), message);
            }
        }
        let mut first_set: BTreeMap<(Id, Id, Option<Id>), Id> = BTreeMap::new();
        for (id, cell) in map.overrides().iter() {
            if let Fit::Other(word) = &cell.fit {
                let known = "very inconsistent, inconsistent, neutral, consistent, very \
                             consistent or not applicable";
                self.unknown(id, "fit", word, known);
            }
            let key = (cell.evidence, cell.thesis, cell.perspective);
            let first = *first_set.entry(key).or_insert(id);
            if first != id {
                let message = format!(
                    "This cell of the matrix is set by hand twice ({first} is the other, and \
                     counts). Delete one of the two."
                );
                let (severity, code) = (Severity::Warning, "same-cell-twice");
                self.add_about(severity, code, id, Some("evidence"), Some(first), message);
            }
        }
    }

    fn circles(&mut self) {
        for circle in circles(self.map) {
            let Some(first) = circle.first() else {
                continue;
            };
            let names: Vec<String> = (circle.iter().take(4))
                .filter_map(|id| self.map.claim(*id))
                .map(|claim| short(&claim.text))
                .collect();
            let more = match circle.len() - names.len() {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let message = format!(
                "These claims support each other in a circle: {}{more}. See whether one of them \
                 has support from elsewhere; if not, take a step out.",
                names.join(", "),
            );
            self.add(Severity::Hint, "circle", *first, message);
        }
    }

    fn unknown(&mut self, id: Id, field: &'static str, word: &str, known: &str) {
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

    fn twice(&mut self, id: Id, field: &'static str, first: Id, message: String) {
        let (severity, code) = (Severity::Warning, "same-quote-twice");
        self.add_about(severity, code, id, Some(field), Some(first), message);
    }
}

/// The words in quotation marks, cut where a list of problems has no more room.
fn short(words: &str) -> String {
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
