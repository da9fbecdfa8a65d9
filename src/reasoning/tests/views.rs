//! Looking from elsewhere: supposing things, other people's ratings.

use super::build::{id, ids, rating, reasoner, rivals};
use crate::edit::{Aspect, Edit, Session};
use crate::model::{Backing, Id, Kind, Perspective, Quote, Transaction};
use crate::reasoning::{Hold, Reasoner, Settings, WhatIf, disagreements};

#[test]
fn what_if_changes_the_readings_and_not_the_map() {
    let map = rivals().map();
    let before = map.clone();
    let mut reasoner = reasoner(&map);
    let mut what_if = WhatIf::default();
    what_if.held.insert(id("c-pb"), Hold::Out);
    reasoner.look_from(
        &map,
        Settings {
            what_if,
            ..Settings::default()
        },
    );
    assert_eq!(
        reasoner.verdict(id("q-which")).unwrap().winner,
        Some(id("c-a"))
    );
    assert_eq!(reasoner.strength_of(id("c-pb")), Some(0.0));
    let explained = reasoner.explain(id("q-which"), id("c-pb")).unwrap();
    assert_eq!(explained.supposed, Some(Hold::Out));
    reasoner.look_from(&map, Settings::default());
    assert_eq!(reasoner.verdict(id("q-which")).unwrap().winner, None);
    assert_eq!(map, before);
}

#[test]
fn a_perspective_rates_for_itself_and_is_told_from_the_map() {
    let mut session = Session::new(rivals().map());
    let who = Id::random(Kind::Perspective);
    let perspective = Perspective {
        name: "Ministry".into(),
        ..Perspective::default()
    };
    session
        .apply(&Edit::AddPerspective {
            id: who,
            perspective: perspective.clone(),
        })
        .unwrap();
    let again = Edit::AddPerspective {
        id: Id::random(Kind::Perspective),
        perspective,
    };
    assert!(session.apply(&again).is_err());
    let rate = |perspective, value| Edit::Rate {
        ids: ids(&["r-a"]),
        perspective,
        aspect: Aspect::Credibility,
        rating: rating(value),
    };
    session.apply(&rate(None, 0.75)).unwrap();
    session.apply(&rate(Some(who), 0.25)).unwrap();
    let map = session.map();
    let own = Settings {
        perspective: Some(who),
        ..Settings::default()
    };
    assert_eq!(
        Reasoner::new(map, own)
            .explain(id("q-which"), id("r-a"))
            .unwrap()
            .base,
        0.25
    );
    assert_eq!(
        reasoner(map)
            .explain(id("q-which"), id("r-a"))
            .unwrap()
            .base,
        0.75
    );
    let found = disagreements(map);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].ratings, [(None, 0.75), (Some(who), 0.25)]);
    assert_eq!(found[0].spread, 0.5);
    // What goes takes its ratings along.
    let remove = Edit::Remove {
        ids: ids(&["r-a"]),
        below: crate::edit::Below::Keep,
    };
    session.apply(&remove).unwrap();
    assert!(session.map().perspective(who).unwrap().ratings.is_empty());
    session.undo();
    assert_eq!(
        session
            .map()
            .perspective(who)
            .unwrap()
            .ratings
            .get(id("r-a")),
        rating(0.25)
    );
}

#[test]
fn a_rating_out_of_range_is_refused_in_words() {
    let mut session = Session::new(rivals().map());
    let edit = Edit::Rate {
        ids: ids(&["r-a"]),
        perspective: None,
        aspect: Aspect::Credibility,
        rating: rating(1.5),
    };
    let refusal = session.apply(&edit).unwrap_err();
    assert_eq!(refusal.as_str(), "The rating 1.5 must lie between 0 and 1.");
}

#[test]
fn a_perspective_comes_before_the_backing_and_the_backing_before_its_quote() {
    let mut map = rivals().map();
    let mut credibility = |edit: &dyn Fn(&mut Transaction<'_>)| {
        let mut tx = Transaction::new(&mut map);
        edit(&mut tx);
        let _made = tx.finish();
        let settings = Settings {
            perspective: Some(id("p-me")),
            ..Settings::default()
        };
        let matrix = Reasoner::new(&map, settings).matrix(&map, id("q-which"));
        let row = matrix.unwrap().rows.swap_remove(0);
        (row.credibility, row.relevance)
    };
    assert_eq!(credibility(&|_| ()), (None, None));
    let of_quote = credibility(&|tx| {
        tx.update::<Quote>(id("u-pa"), |quote| {
            (quote.reliability, quote.relevance) = (rating(0.1), rating(0.2));
        });
    });
    assert_eq!(of_quote, (Some(0.1), Some(0.2)));
    let of_backing = credibility(&|tx| {
        tx.update::<Backing>(id("b-pa"), |backing| {
            (backing.rating, backing.relevance) = (rating(0.3), rating(0.4));
        });
    });
    assert_eq!(of_backing, (Some(0.3), Some(0.4)));
    let of_perspective = credibility(&|tx| {
        let mut who = Perspective::default();
        who.ratings.set(id("b-pa"), rating(0.5));
        who.relevance.set(id("b-pa"), rating(0.6));
        tx.put(id("p-me"), who);
    });
    assert_eq!(of_perspective, (Some(0.5), Some(0.6)));
}
