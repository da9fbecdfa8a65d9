//! Searching the words of a map of 100,000 claims as one types: a frame has to answer
//! each letter.
//!
//! `cargo bench --bench find`

use contend::edit::{Edit, Session};
use contend::generate::generate;
use contend::model::Id;
use contend::search::{Found, Index, What};
use divan::Bencher;

const CLAIMS: usize = 100_000;

fn main() {
    let index = Index::new(&generate(CLAIMS, 1));
    println!(
        "{CLAIMS} claims: {} texts, {:.1} MB of index",
        index.len(),
        index.weight_bytes() as f64 / 1e6,
    );
    divan::main();
}

/// All words folded for the first time, which is left to a thread.
#[divan::bench(sample_count = 5)]
fn index_from_nothing(bencher: Bencher) {
    let map = generate(CLAIMS, 1);
    bencher.bench_local(|| Index::new(&map));
}

/// A query that nothing precedes: the whole text is gone through. The first ones are in
/// nearly every text, the last one is in none.
#[divan::bench(args = ["e", "th", "the bridge", "zebra"])]
fn a_query(bencher: Bencher, query: &str) {
    let index = Index::new(&generate(CLAIMS, 1));
    bencher.bench_local(|| Found::new(&index, query, None));
}

/// A query that goes on from one that has found few.
#[divan::bench]
fn one_more_letter(bencher: Bencher) {
    let index = Index::new(&generate(CLAIMS, 1));
    let last = Found::new(&index, "the bridg", None);
    bencher.bench_local(|| Found::new(&index, "the bridge", Some(&last)));
}

/// The sixty best of all claims, questions and sources, as the palette shows them.
#[divan::bench(args = ["b", "bridge toll"])]
fn the_best(bencher: Bencher, query: &str) {
    let index = Index::new(&generate(CLAIMS, 1));
    let wanted = [What::Question, What::Claim, What::Source];
    bencher.bench_local(|| index.best(query, &wanted, 60));
}

/// A letter typed into a claim, taken into the index.
#[divan::bench]
fn follow_an_edit(bencher: Bencher) {
    let mut session = Session::new(generate(CLAIMS, 1));
    let mut index = Index::new(session.map());
    let ids: Vec<Id> = session.map().claims().ids().collect();
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let id = ids[turn % ids.len()];
        let text = format!("Typed letter by letter, {turn}");
        match session.apply(&Edit::SetText { id, text }) {
            Ok(applied) => index.update(session.map(), applied.change.ids()),
            Err(refusal) => panic!("{refusal}"),
        }
    });
}
