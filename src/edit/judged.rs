//! What people judged of a branch, copied and pasted with it: cells of the matrix that
//! were set by hand, and what perspectives rate.

use std::collections::BTreeSet;

use super::rename::{Names, name};
use crate::model::{Id, Kind, Map, Override, Perspective, Ratings, Transaction, order};

/// Takes along cells of which both ends are copied, and perspectives as far as they
/// rate what is copied, or set such a cell.
pub(super) fn copy(map: &Map, taken: &BTreeSet<Id>, tx: &mut Transaction<'_>) {
    let mut needed = BTreeSet::new();
    for (id, cell) in map.overrides().iter() {
        if taken.contains(&cell.evidence) && taken.contains(&cell.thesis) {
            needed.extend(cell.perspective);
            tx.put_shared(id, cell.clone());
        }
    }
    for (id, perspective) in map.perspectives().iter() {
        let of_taken = |ratings: &Ratings| -> Ratings {
            let here = |(id, _): &(Id, _)| taken.contains(id);
            ratings.iter().filter(here).collect()
        };
        let part = Perspective {
            ratings: of_taken(&perspective.ratings),
            relevance: of_taken(&perspective.relevance),
            ..Perspective::clone(perspective)
        };
        if needed.contains(&id) || !part.ratings.is_empty() || !part.relevance.is_empty() {
            tx.put(id, part);
        }
    }
}

/// Puts them in under the new names. A perspective of a name that the map has already
/// is that perspective; its other ratings stay as they are.
pub(super) fn paste(tx: &mut Transaction<'_>, fragment: &Map, names: &Names) {
    let mut names = names.clone();
    for id in fragment.perspectives_in_order() {
        let Some(part) = fragment.perspective(id) else {
            continue;
        };
        let known = (tx.map().perspectives().iter())
            .find_map(|(id, other)| (other.name.trim() == part.name.trim()).then_some(id));
        let here = known.unwrap_or_else(|| Id::random(Kind::Perspective));
        names.insert(id, here);
        if known.is_none() {
            let last = tx.map().perspectives_in_order().pop();
            let last = last.and_then(|last| tx.map().perspective(last));
            let place = order::between(last.map(|last| last.order.as_str()), None);
            let blank = Perspective {
                order: place,
                ratings: Ratings::default(),
                relevance: Ratings::default(),
                ..part.clone()
            };
            tx.put(here, blank);
        }
        let arrived = |ratings: &Ratings, map: &Map| -> Ratings {
            (ratings.iter())
                .map(|(id, rating)| (name(&names, id), rating))
                .filter(|(id, _)| map.contains(*id))
                .collect()
        };
        let ratings = arrived(&part.ratings, tx.map());
        let relevance = arrived(&part.relevance, tx.map());
        tx.update::<Perspective>(here, |who| {
            for (id, rating) in ratings.iter() {
                who.ratings.set(id, Some(rating));
            }
            for (id, rating) in relevance.iter() {
                who.relevance.set(id, Some(rating));
            }
        });
    }
    for (_, cell) in fragment.overrides().iter() {
        let cell = Override {
            evidence: name(&names, cell.evidence),
            thesis: name(&names, cell.thesis),
            perspective: cell.perspective.map(|who| name(&names, who)),
            ..Override::clone(cell)
        };
        let ends = [cell.evidence, cell.thesis]
            .into_iter()
            .chain(cell.perspective);
        if ends.into_iter().all(|id| tx.map().contains(id)) {
            tx.put(Id::random(Kind::Override), cell);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Edit, Onto, Session, fragment};
    use crate::model::{Claim, Finite, Fit, Question, Reason, Stance};

    fn id(text: &str) -> Id {
        Id::parse(text).unwrap()
    }

    fn rating(value: f64) -> Option<Finite> {
        Finite::new(value)
    }

    /// A question with two theses, a reason, a cell set by one perspective and one set
    /// for all, and ratings of two perspectives.
    fn map() -> Map {
        let mut map = Map::default();
        let mut tx = Transaction::new(&mut map);
        for name in ["c-a", "c-b", "c-p", "c-else"] {
            tx.put(
                id(name),
                Claim {
                    text: name.into(),
                    ..Claim::default()
                },
            );
        }
        let theses = vec![id("c-a"), id("c-b")];
        tx.put(
            id("q-1"),
            Question {
                theses,
                ..Question::default()
            },
        );
        let reason = Reason {
            target: id("c-a"),
            stance: Stance::For,
            premises: vec![id("c-p")],
            ..Reason::default()
        };
        tx.put(id("r-1"), reason);
        let perspectives = [
            ("p-us", "Us", "c-p", 0.25),
            ("p-them", "Them", "c-else", 0.5),
        ];
        for (who, name, rated, value) in perspectives {
            let perspective = Perspective {
                name: name.into(),
                ratings: [(id(rated), rating(value).unwrap())].into_iter().collect(),
                ..Perspective::default()
            };
            tx.put(id(who), perspective);
        }
        tx.update::<Perspective>(id("p-us"), |us| us.ratings.set(id("r-1"), rating(0.75)));
        for (name, thesis, perspective) in [("o-1", "c-a", Some(id("p-us"))), ("o-2", "c-b", None)]
        {
            let cell = Override {
                evidence: id("c-p"),
                thesis: id(thesis),
                fit: Fit::VeryConsistent,
                perspective,
                ..Override::default()
            };
            tx.put(id(name), cell);
        }
        let _made = tx.finish();
        map
    }

    fn pasted(fragment: &Map, map: Map) -> Session {
        let mut session = Session::new(map);
        let edit = Edit::Paste {
            fragment: fragment.clone().into(),
            onto: Onto::Canvas(None),
        };
        session.apply(&edit).unwrap();
        session
    }

    #[test]
    fn a_copied_branch_takes_its_ratings_and_the_cells_with_both_ends_in_it_along() {
        let branch = fragment(&map(), &[id("c-a")]);
        assert_eq!(branch.overrides().ids().collect::<Vec<_>>(), [id("o-1")]);
        // Who rates nothing in the branch stays away.
        assert_eq!(
            branch.perspectives().ids().collect::<Vec<_>>(),
            [id("p-us")]
        );
        let session = pasted(&branch, Map::default());
        let map = session.map();
        let (_, us) = map.perspectives().iter().next().unwrap();
        let premise = map
            .claims()
            .iter()
            .find(|(_, c)| c.text == "c-p")
            .unwrap()
            .0;
        assert_ne!(premise, id("c-p"));
        assert_eq!(us.ratings.get(premise), rating(0.25));
        let reason = map.reasons().ids().next().unwrap();
        assert_eq!(us.ratings.get(reason), rating(0.75));
        let (_, cell) = map.overrides().iter().next().unwrap();
        assert_eq!(cell.evidence, premise);
        assert_eq!(cell.perspective, map.perspectives().ids().next());
        assert_eq!(crate::model::problems::invariants(map), []);
    }

    #[test]
    fn a_perspective_of_the_same_name_is_the_same_and_keeps_what_it_rated() {
        let mut session = pasted(&fragment(&map(), &[id("q-1")]), map());
        let map = session.map();
        assert_eq!(map.perspectives().len(), 2);
        let us = map.perspective(id("p-us")).unwrap();
        assert_eq!(us.ratings.get(id("c-p")), rating(0.25));
        assert_eq!(us.ratings.len(), 4);
        // Both cells, the old ones and the new.
        assert_eq!(map.overrides().len(), 4);
        session.undo();
        assert_eq!(*session.map(), self::map());
    }

    #[test]
    fn a_rated_reason_that_is_pasted_onto_another_claim_keeps_its_rating() {
        let branch = fragment(&map(), &[id("r-1")]);
        let mut session = Session::new(map());
        let edit = Edit::Paste {
            fragment: branch.into(),
            onto: Onto::Target {
                target: id("c-b"),
                stance: Stance::For,
            },
        };
        session.apply(&edit).unwrap();
        let map = session.map();
        let new = map.reasons_on(id("c-b"));
        let us = map.perspective(id("p-us")).unwrap();
        assert_eq!(us.ratings.get(new[0]), rating(0.75));
    }
}
