//! What one edit costs on a map of 10,000 claims, its undo record included.
//!
//! `cargo bench --bench edit`

use contend::edit::{ClaimRef, Edit, Place, Session};
use contend::generate::generate;
use contend::model::{Id, Kind, Stance};

const CLAIMS: usize = 10_000;

fn main() {
    divan::main();
}

fn session() -> (Session, Vec<Id>) {
    let map = generate(CLAIMS, 1);
    let claims = map.claims().ids().collect();
    let mut session = Session::new(map);
    session.limit_history(64 << 20);
    (session, claims)
}

/// A letter typed into a claim.
#[divan::bench]
fn type_a_letter(bencher: divan::Bencher) {
    let (mut session, claims) = session();
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let id = claims[turn % claims.len()];
        let text = format!("A claim that has just been typed, letter by letter, {turn}");
        session.apply(&Edit::SetText { id, text })
    });
}

/// A reason with a new claim.
#[divan::bench]
fn add_a_reason(bencher: divan::Bencher) {
    let (mut session, claims) = session();
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        session.apply(&Edit::AddReason {
            id: Id::random(Kind::Reason),
            target: claims[turn % claims.len()],
            stance: Stance::Against,
            premise: ClaimRef::blank(),
            place: Place::Last,
        })
    });
}

/// A card dragged to another place.
#[divan::bench]
fn pin_a_card(bencher: divan::Bencher) {
    let (mut session, claims) = session();
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let point = (f64::from(turn), 0.0);
        session.apply(&Edit::Pin(vec![(
            claims[turn as usize % claims.len()],
            Some(point),
        )]))
    });
}

/// Undo and redo of one reason.
#[divan::bench]
fn undo_and_redo(bencher: divan::Bencher) {
    let (mut session, claims) = session();
    let edit = Edit::AddReason {
        id: Id::random(Kind::Reason),
        target: claims[0],
        stance: Stance::For,
        premise: ClaimRef::blank(),
        place: Place::Last,
    };
    if let Err(refusal) = session.apply(&edit) {
        panic!("{refusal}");
    }
    bencher.bench_local(|| (session.undo(), session.redo()));
}

/// Asking whether a drop is legal, as for each new target under the pointer.
#[divan::bench]
fn check_a_drop(bencher: divan::Bencher) {
    let (session, claims) = session();
    let edit = Edit::AddReason {
        id: Id::random(Kind::Reason),
        target: claims[0],
        stance: Stance::For,
        premise: ClaimRef::Existing(claims[1]),
        place: Place::Last,
    };
    bencher.bench_local(|| edit.check(session.map()));
}
