//! What must hold of a map, and what is worth a look.
//!
//! **Invariants** (severity *error*). Edits keep them; a file that breaks one is
//! opened only after the user agrees to a repair in memory ([`repair`]).
//!
//! | code | what must hold |
//! | --- | --- |
//! | `missing-record` | every id that a record names is there: theses, targets, premises, claims of conflicts and backings, quotes, sources, tags, the parts of an override, and whatever a placement places |
//! | `wrong-kind` | theses, premises and the claims of conflicts and backings are claims; a reason's target is a claim or a reason; a backing's quote is a quote; a quote's source is a source; tags are tags; an override is of a backing or a claim |
//! | `own-premise` | no reason has its own target among its premises |
//! | `own-target` | no reason bears on itself |
//! | `no-premises` | a reason has at least one premise |
//! | `repeated` | no claim stands twice among the theses of a question or the premises of a reason, no tag twice on a record |
//! | `conflict-sides` | a conflict has two sides, different from each other |
//! | `half-pin` | a placement has both coordinates or none, and a width above 0 |
//! | `rating-range` | ratings lie between 0 and 1 |
//!
//! **Warnings and hints** are legal: see [`hints`]. Cycles of reasons are among
//! them, for people do argue in circles.

mod circles;
mod hints;
mod invariants;
mod judged;
mod quoted;
mod repair;
mod tracked;
#[cfg(test)]
mod tracked_tests;

pub use hints::hints;
pub use invariants::{invariants, invariants_of};
pub use repair::{Repaired, repair};
pub use tracked::Tracked;

use std::cmp::Ordering;

use super::{Id, Map};

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// An invariant is broken.
    Error,
    /// Legal, and very likely not what was meant.
    Warning,
    /// Legal, and worth a look.
    Hint,
}

impl Severity {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// One thing to look at, and the record it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub severity: Severity,
    /// Stable, for programs: `missing-record`, `circle`, …
    pub code: &'static str,
    pub record: Id,
    /// The field of the record that is at fault, where one is.
    pub field: Option<&'static str>,
    /// The id in that field that is at fault, or the other record that the
    /// problem is about, where there is one.
    pub named: Option<Id>,
    /// A sentence for people that says what to do.
    pub message: String,
}

impl Problem {
    /// Most severe first, then by record.
    fn compare(&self, other: &Self) -> Ordering {
        let key = |problem: &Self| {
            let Self {
                severity,
                code,
                record,
                field,
                named,
                message: _,
            } = problem;
            (*severity, *record, *code, *field, *named)
        };
        (key(self).cmp(&key(other))).then_with(|| self.message.cmp(&other.message))
    }
}

/// Everything there is to say about a map: broken invariants first, then
/// warnings, then hints, each sorted by record.
#[must_use]
pub fn check(map: &Map) -> Vec<Problem> {
    let mut problems = invariants(map);
    problems.extend(hints(map));
    problems.sort_by(Problem::compare);
    problems
}
