//! What can be rated, in which words, by whom, and by which edit.
//!
//! Pure: the canvas's keys, the inspector and whatever else rates things ask here, so
//! that a step has one name everywhere.

use crate::edit::{Aspect, Edit};
use crate::model::scale::{CREDIBLE, RELEVANT, RELIABLE, STRONG, Scale, rating_of, word_of};
use crate::model::{Finite, Id, Kind, Map};

/// The words for the steps; `None` where there is nothing of that sort to rate.
#[must_use]
pub fn scale_of(id: Id, aspect: Aspect) -> Option<Scale> {
    match (id.kind(), aspect) {
        (Kind::Claim, Aspect::Credibility) => Some(CREDIBLE),
        (Kind::Reason, Aspect::Credibility) => Some(STRONG),
        (Kind::Backing | Kind::Quote, Aspect::Credibility) => Some(RELIABLE),
        (Kind::Backing | Kind::Quote, Aspect::Relevance) => Some(RELEVANT),
        _ => None,
    }
}

/// The step that a key stands for: 1 to 5, or 0 for no rating.
#[must_use]
pub fn step_of_key(key: egui::Key) -> Option<u8> {
    use egui::Key as K;
    let keys = [K::Num0, K::Num1, K::Num2, K::Num3, K::Num4, K::Num5];
    let step = keys.iter().position(|digit| *digit == key)?;
    u8::try_from(step).ok()
}

/// The rating of a step from 1 to 5; 0 stands for none.
#[must_use]
pub fn rating_at(step: u8) -> Option<Finite> {
    let step = usize::from(step).checked_sub(1)?;
    Finite::new(rating_of(step))
}

/// Everything that is said of one thing, by whoever says it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Given {
    /// By the perspective that one looks from; none where one looks from the map.
    pub perspective: Option<Finite>,
    /// By the map itself.
    pub map: Option<Finite>,
    /// Of a backing: as the quote is rated by itself.
    pub quote: Option<Finite>,
}

impl Given {
    #[must_use]
    pub fn of(map: &Map, id: Id, aspect: Aspect, perspective: Option<Id>) -> Self {
        let who =
            (perspective.filter(|_| id.kind() != Kind::Quote)).and_then(|who| map.perspective(who));
        let perspective = who.and_then(|who| match aspect {
            Aspect::Credibility => who.ratings.get(id),
            Aspect::Relevance => who.relevance.get(id),
        });
        let of_quote = |quote: Id| {
            let quote = map.quote(quote)?;
            match aspect {
                Aspect::Credibility => quote.reliability,
                Aspect::Relevance => quote.relevance,
            }
        };
        let backing = map.backing(id);
        let own = match (id.kind(), aspect) {
            (Kind::Claim, Aspect::Credibility) => map.claim(id).and_then(|it| it.rating),
            (Kind::Reason, Aspect::Credibility) => map.reason(id).and_then(|it| it.rating),
            (Kind::Backing, Aspect::Credibility) => backing.and_then(|it| it.rating),
            (Kind::Backing, Aspect::Relevance) => backing.and_then(|it| it.relevance),
            (Kind::Quote, _) => of_quote(id),
            _ => None,
        };
        Self {
            perspective,
            map: own,
            quote: backing.and_then(|backing| of_quote(backing.quote)),
        }
    }

    /// The one that counts.
    #[must_use]
    pub fn holds(&self) -> Option<Finite> {
        self.perspective.or(self.map).or(self.quote)
    }
}

/// Rates all of these that can be rated so, in one step of the history; `None` where
/// none of them can. Quotes are rated for the map alone, whoever looks.
#[must_use]
pub fn rate(
    ids: &[Id],
    perspective: Option<Id>,
    aspect: Aspect,
    rating: Option<Finite>,
) -> Option<Edit> {
    let can_be_rated = |id: &&Id| scale_of(**id, aspect).is_some();
    let (quotes, others): (Vec<Id>, Vec<Id>) = (ids.iter().filter(can_be_rated))
        .copied()
        .partition(|id| id.kind() == Kind::Quote);
    let edit = |ids: Vec<Id>, perspective: Option<Id>| Edit::Rate {
        ids,
        perspective,
        aspect,
        rating,
    };
    match (quotes.is_empty(), others.is_empty()) {
        (true, true) => None,
        (true, false) => Some(edit(others, perspective)),
        (false, true) => Some(edit(quotes, None)),
        (false, false) => Some(Edit::Many {
            label: "rate",
            edits: vec![edit(others, perspective), edit(quotes, None)],
        }),
    }
}

/// What to say of a rating that was just given: the word, how many were given it, and
/// whose rating it is.
#[must_use]
pub fn said(
    map: &Map,
    ids: &[Id],
    perspective: Option<Id>,
    aspect: Aspect,
    rating: Option<Finite>,
) -> String {
    let mut words: Vec<&str> = Vec::new();
    let mut count = 0;
    for scale in ids.iter().filter_map(|id| scale_of(*id, aspect)) {
        count += 1;
        let word = rating.map_or("Not rated", |rating| word_of(scale, rating.get()));
        if !words.contains(&word) {
            words.push(word);
        }
    }
    let mut sentence = words.join(", ");
    if count > 1 {
        sentence = format!("{count} rated: {sentence}");
    }
    match perspective.and_then(|who| map.perspective(who)) {
        Some(who) if ids.iter().any(|id| id.kind() != Kind::Quote) => {
            format!("{sentence} ({})", who.name.trim())
        }
        _ => sentence,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Session;
    use crate::model::{Backing, Claim, Perspective, Quote, Reason, Source, Stance, Transaction};

    fn id(text: &str) -> Id {
        Id::parse(text).unwrap()
    }

    fn map() -> Map {
        let mut map = Map::default();
        let mut tx = Transaction::new(&mut map);
        for claim in ["c-a", "c-b"] {
            let text = claim.to_owned();
            tx.put(
                id(claim),
                Claim {
                    text,
                    ..Claim::default()
                },
            );
        }
        tx.put(id("s-1"), Source::default());
        let quote = Quote {
            source: id("s-1"),
            exact: "words".into(),
            reliability: Finite::new(0.25),
            ..Quote::default()
        };
        tx.put(id("u-1"), quote);
        let backing = Backing {
            quote: id("u-1"),
            claim: id("c-b"),
            stance: Stance::For,
            ..Backing::default()
        };
        tx.put(id("b-1"), backing);
        let reason = Reason {
            target: id("c-a"),
            premises: vec![id("c-b")],
            ..Reason::default()
        };
        tx.put(id("r-1"), reason);
        let name = "Reviewer".to_owned();
        tx.put(
            id("p-1"),
            Perspective {
                name,
                ..Perspective::default()
            },
        );
        let _made = tx.finish();
        map
    }

    #[test]
    fn all_that_is_selected_and_can_be_rated_is_rated_in_one_step() {
        let mut session = Session::new(map());
        let ids = ["c-a", "s-1", "r-1", "b-1", "u-1"].map(id);
        let edit = rate(&ids, Some(id("p-1")), Aspect::Credibility, rating_at(5)).unwrap();
        session.apply(&edit).unwrap();
        let one = Finite::new(1.0);
        let given = |name: &str| {
            Given::of(
                session.map(),
                id(name),
                Aspect::Credibility,
                Some(id("p-1")),
            )
        };
        for name in ["c-a", "r-1", "b-1"] {
            assert_eq!(given(name).perspective, one, "{name}");
            assert_eq!(given(name).map, None, "{name}");
        }
        assert_eq!(given("u-1").map, one, "a quote has the map's rating only");
        session.undo();
        assert_eq!(*session.map(), map());
    }

    #[test]
    fn what_cannot_be_rated_so_is_left_alone() {
        let ids = ["c-a", "r-1", "s-1"].map(id);
        assert_eq!(rate(&ids, None, Aspect::Relevance, rating_at(3)), None);
        assert_eq!(rate(&[], None, Aspect::Credibility, rating_at(3)), None);
    }

    #[test]
    fn the_nearest_rating_counts() {
        let mut session = Session::new(map());
        let aspect = Aspect::Credibility;
        let given =
            |session: &Session| Given::of(session.map(), id("b-1"), aspect, Some(id("p-1")));
        assert_eq!(
            given(&session).holds(),
            Finite::new(0.25),
            "as the quote is"
        );
        for (who, step, value) in [(None, 4, 0.75), (Some(id("p-1")), 1, 0.0)] {
            let edit = rate(&[id("b-1")], who, aspect, rating_at(step)).unwrap();
            session.apply(&edit).unwrap();
            assert_eq!(given(&session).holds(), Finite::new(value));
        }
        // A rating taken away lets the next one count again.
        let edit = rate(&[id("b-1")], Some(id("p-1")), aspect, rating_at(0)).unwrap();
        session.apply(&edit).unwrap();
        assert_eq!(given(&session).holds(), Finite::new(0.75));
    }

    #[test]
    fn what_was_set_is_said_in_the_words_of_the_scale() {
        let map = map();
        let say = |ids: &[&str], who: Option<&str>, step: u8| {
            let ids: Vec<Id> = ids.iter().map(|name| id(name)).collect();
            let aspect = Aspect::Credibility;
            said(&map, &ids, who.map(id), aspect, rating_at(step))
        };
        assert_eq!(say(&["c-a"], None, 4), "Credible");
        assert_eq!(say(&["c-a", "c-b"], None, 2), "2 rated: Doubtful");
        assert_eq!(
            say(&["c-a", "r-1"], None, 5),
            "2 rated: Very credible, Compelling"
        );
        assert_eq!(say(&["r-1"], Some("p-1"), 0), "Not rated (Reviewer)");
        assert_eq!(say(&["u-1"], Some("p-1"), 1), "Not reliable");
    }
}
