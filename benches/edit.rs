//! What one edit costs on maps of 10,000 and 100,000 claims, its undo record included,
//! and what it costs to keep the list of problems in step.
//!
//! `cargo bench --bench edit`

use contend::edit::{ClaimRef, Edit, Place, Session};
use contend::generate::generate;
use contend::model::problems::{Tracked, check};
use contend::model::{Id, Kind, Stance};

const CLAIMS: [usize; 2] = [10_000, 100_000];

fn main() {
    divan::main();
}

fn session(claims: usize) -> (Session, Vec<Id>) {
    let map = generate(claims, 1);
    let claims = map.claims().ids().collect();
    let mut session = Session::new(map);
    session.limit_history(64 << 20);
    (session, claims)
}

/// A letter typed into a claim.
#[divan::bench(args = CLAIMS)]
fn type_a_letter(bencher: divan::Bencher, size: usize) {
    let (mut session, claims) = session(size);
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let id = claims[turn % claims.len()];
        let text = format!("A claim that has just been typed, letter by letter, {turn}");
        session.apply(&Edit::SetText { id, text })
    });
}

/// A reason with a new claim.
#[divan::bench(args = CLAIMS)]
fn add_a_reason(bencher: divan::Bencher, size: usize) {
    let (mut session, claims) = session(size);
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
#[divan::bench(args = CLAIMS)]
fn pin_a_card(bencher: divan::Bencher, size: usize) {
    let (mut session, claims) = session(size);
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
#[divan::bench(args = CLAIMS)]
fn undo_and_redo(bencher: divan::Bencher, size: usize) {
    let (mut session, claims) = session(size);
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
#[divan::bench(args = CLAIMS)]
fn check_a_drop(bencher: divan::Bencher, size: usize) {
    let (session, claims) = session(size);
    let edit = Edit::AddReason {
        id: Id::random(Kind::Reason),
        target: claims[0],
        stance: Stance::For,
        premise: ClaimRef::Existing(claims[1]),
        place: Place::Last,
    };
    bencher.bench_local(|| edit.check(session.map()));
}

/// All problems of the map, as when it is opened.
#[divan::bench(args = CLAIMS, sample_count = 5)]
fn check_everything(bencher: divan::Bencher, size: usize) {
    let (session, _) = session(size);
    bencher.bench_local(|| check(session.map()).len());
}

/// A letter typed into a claim, and what that does to the problems.
#[divan::bench(args = CLAIMS)]
fn type_a_letter_and_track_problems(bencher: divan::Bencher, size: usize) {
    let (mut session, claims) = session(size);
    let mut tracked = Tracked::new(session.map());
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let id = claims[turn % claims.len()];
        let text = format!("A claim that has just been typed, letter by letter, {turn}");
        match session.apply(&Edit::SetText { id, text }) {
            Ok(applied) => tracked.update(session.map(), &applied.change),
            Err(refusal) => panic!("{refusal}"),
        }
    });
}
