use proptest::prelude::*;

use super::*;
use crate::edit::{Below, ClaimRef, Edit, Session};
use crate::generate::generate;
use crate::model::{Kind, Map};
use crate::search::text_of;

/// What is found by looking at every text of the map.
fn by_hand(map: &Map, query: &str) -> Vec<(Id, What)> {
    let whats = [
        What::Question,
        What::Claim,
        What::Quote,
        What::Source,
        What::Note,
    ];
    let ids = (map.questions().ids())
        .chain(map.claims().ids())
        .chain(map.reasons().ids())
        .chain(map.conflicts().ids())
        .chain(map.sources().ids())
        .chain(map.quotes().ids())
        .chain(map.backings().ids())
        .chain(map.tags().ids());
    let mut found: Vec<(Id, What)> = ids
        .flat_map(|id| whats.map(|what| (id, what)))
        .filter(|(id, what)| {
            let text = folded(&text_of(map, *id, *what));
            text.contains(query)
                || !query.is_empty() && query.split_whitespace().all(|word| text.contains(word))
        })
        .collect();
    found.sort_unstable();
    found
}

fn hits(index: &Index, found: &Found) -> Vec<(Id, What)> {
    let all = (0..found.len()).map(|place| found.hit(index, place).unwrap());
    let mut all: Vec<(Id, What)> = all.map(|hit| (hit.record, hit.what)).collect();
    all.sort_unstable();
    all
}

fn claim(text: &str) -> ClaimRef {
    ClaimRef::New {
        id: Id::random(Kind::Claim),
        text: text.into(),
    }
}

fn session(texts: &[&str]) -> Session {
    let mut session = Session::default();
    for text in texts {
        let claim = claim(text);
        session.apply(&Edit::AddClaim { claim, at: None }).unwrap();
    }
    session
}

fn texts(map: &Map, query: &str) -> Vec<String> {
    let index = Index::new(map);
    let found = Found::new(&index, query, None);
    let all = (0..found.len()).map(|place| found.hit(&index, place).unwrap());
    all.map(|hit| text_of(map, hit.record, hit.what)).collect()
}

#[test]
fn all_words_in_any_order_are_found_after_the_phrase() {
    let session = session(&["The toll is high", "High is the toll", "A high wall"]);
    let map = session.map();
    assert_eq!(
        texts(map, "is high"),
        ["The toll is high", "High is the toll"]
    );
    assert_eq!(texts(map, "toll high").len(), 2);
    assert_eq!(texts(map, "toll high wall"), Vec::<String>::new());
    let shown = crate::search::excerpt("The toll is high", "high toll").unwrap();
    assert_eq!(&shown.text[shown.words], "high");
    // Typing on goes through what was found before, whatever its words.
    let index = Index::new(map);
    let first = Found::new(&index, "high t", None);
    let on = Found::new(&index, "high tol", Some(&first));
    assert_eq!(
        hits(&index, &on),
        hits(&index, &Found::new(&index, "high tol", None))
    );
    assert_eq!(on.len(), 2);
}

#[test]
fn what_begins_a_word_comes_first_and_the_shorter_before_the_longer() {
    let session = session(&["An untold story", "The toll is high here", "A toll", "None"]);
    assert_eq!(
        texts(session.map(), "TOL"),
        ["A toll", "The toll is high here", "An untold story"]
    );
    assert!(texts(session.map(), "  ").is_empty());
    assert!(texts(session.map(), "nowhere").is_empty());
    assert!(
        texts(session.map(), "story the").is_empty(),
        "not across two texts"
    );
}

#[test]
fn the_best_hold_every_word_in_any_order() {
    let session = session(&[
        "The toll is high",
        "A high bridge, and a toll",
        "High",
        "Toll",
    ]);
    let index = Index::new(session.map());
    let best = |query: &str, most| -> Vec<String> {
        let best = index.best(query, &[What::Claim], most);
        let texts = best.into_iter().map(|(_, hit)| hit);
        texts
            .map(|hit| text_of(session.map(), hit.record, hit.what))
            .collect()
    };
    assert_eq!(best("high toll", 9).len(), 2);
    assert_eq!(best("toll", 1), ["Toll"]);
    assert!(best("toll", 0).is_empty() && best("", 9).is_empty());
    assert!(index.best("toll", &[What::Note], 9).is_empty());
}

#[test]
fn an_index_that_was_kept_in_step_through_thousands_of_edits_finds_what_a_new_one_does() {
    let mut session = Session::new(generate(300, 3));
    let mut index = Index::new(session.map());
    let ids: Vec<Id> = session.map().claims().ids().collect();
    for turn in 0..9_000 {
        let id = ids[turn % ids.len()];
        let text = format!("Typed {turn} times over the bridge");
        let applied = session.apply(&Edit::SetText { id, text }).unwrap();
        index.update(session.map(), applied.change.ids());
    }
    assert_eq!(index.len(), Index::new(session.map()).len());
    for query in ["typed 8999", "bridge", "e"] {
        let found = Found::new(&index, query, None);
        assert_eq!(
            hits(&index, &found),
            by_hand(session.map(), query),
            "{query}"
        );
    }
    let most = 3 * Index::new(session.map()).weight_bytes() + (2 << 20);
    assert!(index.weight_bytes() < most, "what is gone is cleared away");
}

#[derive(Clone, Debug)]
enum Step {
    Write(usize, String),
    Note(usize, String),
    Add(String),
    Remove(usize),
    Undo,
}

fn step() -> impl Strategy<Value = Step> {
    let words = || prop::sample::select(vec!["toll", "Töll ", "bridge", "a\nb", "", "untold"]);
    let text = move || prop::collection::vec(words(), 0..4).prop_map(|words| words.join(" "));
    prop_oneof![
        (any::<usize>(), text()).prop_map(|(at, text)| Step::Write(at, text)),
        (any::<usize>(), text()).prop_map(|(at, text)| Step::Note(at, text)),
        text().prop_map(Step::Add),
        any::<usize>().prop_map(Step::Remove),
        Just(Step::Undo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn after_any_edits_it_finds_what_looking_at_every_text_finds(
        steps in prop::collection::vec(step(), 1..30),
    ) {
        let mut session = Session::new(generate(20, 1));
        let mut index = Index::new(session.map());
        for step in steps {
            let ids: Vec<Id> = session.map().claims().ids().collect();
            let nth = |at: usize| ids.get(at % ids.len().max(1)).copied();
            let edit = match step {
                Step::Write(at, text) => nth(at).map(|id| Edit::SetText { id, text }),
                Step::Note(at, note) => nth(at).map(|id| Edit::SetNote { id, note }),
                Step::Add(text) => Some(Edit::AddClaim { claim: claim(&text), at: None }),
                Step::Remove(at) => nth(at).map(|id| Edit::Remove {
                    ids: vec![id],
                    below: Below::Remove,
                }),
                Step::Undo => None,
            };
            let applied = match edit {
                Some(edit) => session.apply(&edit).ok(),
                None => session.undo(),
            };
            if let Some(applied) = applied {
                index.update(session.map(), applied.change.ids());
            }
        }
        // Typed letter by letter, each search goes on from the last.
        for query in ["toll bridge", "toll toll", "a b", "e"] {
            let mut last: Option<Found> = None;
            for (end, letter) in query.char_indices() {
                let typed = &query[..end + letter.len_utf8()];
                let found = Found::new(&index, typed, last.as_ref());
                prop_assert_eq!(hits(&index, &found), by_hand(session.map(), &folded(typed)));
                let anew = Found::new(&index, typed, None);
                prop_assert_eq!(&found.ranked, &anew.ranked);
                last = Some(found);
            }
        }
    }
}
