//! What happened to a map lately.

use std::collections::VecDeque;

use crate::model::Change;

/// More records than this are not worth following one by one.
const MOST_RECORDS: usize = 20_000;

/// The latest changes, for what is derived from the map and brought up to date by what
/// has changed since. Bounded; whoever comes later begins anew.
#[derive(Clone, Debug, Default)]
pub(super) struct Recent {
    /// Each with the revision that it led to, oldest first.
    changes: VecDeque<(u64, Change)>,
    records: usize,
}

impl Recent {
    pub(super) fn push(&mut self, revision: u64, change: Change) {
        self.records += change.len();
        self.changes.push_back((revision, change));
        while self.records > MOST_RECORDS || self.changes.len() > MOST_RECORDS {
            let Some((_, oldest)) = self.changes.pop_front() else {
                break;
            };
            self.records -= oldest.len();
        }
    }

    /// All changes after a revision as one, if they are still known; `now` is the
    /// revision of the map.
    pub(super) fn since(&self, revision: u64, now: u64) -> Option<Change> {
        let mut since = Change::default();
        if revision == now {
            return Some(since);
        }
        let first = self
            .changes
            .partition_point(|(led_to, _)| *led_to <= revision);
        let (led_to, _) = self.changes.get(first)?;
        if *led_to != revision + 1 {
            return None;
        }
        for (_, change) in self.changes.iter().skip(first) {
            since.then(change.clone());
        }
        Some(since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{ClaimRef, Edit, Session};
    use crate::model::{Id, Kind};

    #[test]
    fn what_happened_since_a_revision_leads_from_the_map_then_to_the_map_now() {
        let mut session = Session::default();
        let mut then = Vec::new();
        for turn in 0..50 {
            then.push((session.revision(), session.map().clone()));
            if turn % 7 == 6 {
                session.undo();
                continue;
            }
            let claim = ClaimRef::New {
                id: Id::random(Kind::Claim),
                text: format!("Claim {turn}"),
            };
            session.apply(&Edit::AddClaim { claim, at: None }).unwrap();
        }
        for (revision, mut map) in then {
            let change = session.change_since(revision).unwrap();
            assert!(change.fits(&map));
            change.apply(&mut map);
            assert_eq!(map, *session.map());
        }
        let now = session.revision();
        assert_eq!(session.change_since(now), Some(Change::default()));
        assert_eq!(session.change_since(now + 1), None, "it is not there yet");
    }

    #[test]
    fn what_lies_too_far_back_is_forgotten() {
        let mut recent = Recent::default();
        let now = MOST_RECORDS as u64 + 5;
        for revision in 1..=now {
            recent.push(revision, Change::default());
        }
        assert_eq!(recent.since(0, now), None);
        assert!(recent.since(now - 5, now).is_some());
    }
}
