//! Passages that share a claim's words: what is found, in which order, and that no
//! text and no question does harm.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use contend::document::{self, Document};
use contend::file;
use contend::model::{Id, Kind, Map};
use contend::passages::{Index, Passage, Query, Quoted, Standing, search};
use contend::quote::{PreparedDocument, Selector, find};
use contend::samples::samples;
use proptest::prelude::*;

fn id(number: u8) -> Id {
    Id::from_noise(Kind::Source, [number; 14])
}

/// The texts, with keys in their order.
fn indexes(texts: &[&str]) -> Vec<(Id, Arc<Index>)> {
    let index = |text: &str| Arc::new(Index::new(Arc::new(Document::from_text(text.into()))));
    (texts.iter().enumerate())
        .map(|(number, text)| (id(number as u8 + 1), index(text)))
        .collect()
}

fn ask(texts: &[&str], claim: &str) -> Vec<Passage> {
    search(&indexes(texts), &Query::new(claim, &[]), &[], 10)
}

const LOG: &str = "The river stood a foot above the deck. Nobody crossed for three days.\n\n\
     On the fourth day the toll house was locked. No reason was given.\n\n\
     The ferry took the mail across, at twice the usual price.";
const LETTER: &str = "The council never asked for a toll at this bridge. The company raised it.";

#[test]
fn the_passage_with_the_most_telling_words_comes_first() {
    let found = ask(&[LOG, LETTER], "The company raised a toll at the bridge.");
    let words = |passage: &Passage, texts: &[&str]| {
        let text = texts[usize::from(passage.source != id(1))];
        Document::from_text(text.into())
            .slice_of_chars(&passage.best)
            .to_owned()
    };
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].source, id(2));
    assert_eq!(words(&found[0], &[LOG, LETTER]), LETTER);
    assert_eq!(
        words(&found[1], &[LOG, LETTER]),
        "On the fourth day the toll house was locked."
    );
}

#[test]
fn other_forms_of_a_word_and_other_accents_are_found() {
    let text = "They raised the TOLLS at Türkiye’s bridges.";
    let found = ask(&[text], "Raising a toll in Turkiye");
    let document = Document::from_text(text.into());
    let matched: Vec<&str> = found[0]
        .matched
        .iter()
        .map(|range| document.slice_of_chars(range))
        .collect();
    assert_eq!(matched, ["raised", "TOLLS", "Türkiye’s"]);
}

#[test]
fn words_side_by_side_come_before_the_same_words_apart() {
    let apart = "The depth of the river was strategic for the ferry that crossed it.";
    let together = "The river gave the ferry and those who crossed it strategic depth.";
    let found = ask(&[apart, together], "strategic depth");
    assert_eq!(
        found[0].source,
        id(2),
        "the two texts are equal but for the order"
    );
}

#[test]
fn one_document_does_not_fill_the_list() {
    let much = "The toll was raised at the gate today.\n\n".repeat(12);
    let other = "A long letter says of many matters that the toll was raised once more.";
    let found = ask(&[&much, other], "The toll was raised.");
    let place = found
        .iter()
        .position(|passage| passage.source == id(2))
        .unwrap();
    assert!(place < 6, "{place}");
}

#[test]
fn denials_are_pointed_at_and_nothing_else_is() {
    let found = ask(&[LOG, LETTER], "The toll at the bridge was locked.");
    let cues = |source: Id| -> Vec<String> {
        let passage = found
            .iter()
            .find(|passage| passage.source == source)
            .unwrap();
        let text = [LOG, LETTER][usize::from(source != id(1))];
        let document = Document::from_text(text.into());
        let cues = passage.cues.iter();
        cues.map(|cue| document.slice_of_chars(cue).to_owned())
            .collect()
    };
    assert_eq!(cues(id(2)), ["never"]);
    assert!(cues(id(1)).is_empty());
}

#[test]
fn what_is_quoted_already_is_marked_and_takes_no_place_from_what_is_new() {
    let text = "The toll was raised.\n\nThe toll was paid.\n\nThe toll was dropped.";
    let indexes = indexes(&[text]);
    let query = Query::new("The toll", &[]);
    let quoted = |chars: Range<usize>, behind_claim| Quoted {
        source: id(1),
        chars,
        behind_claim,
    };
    let found = search(
        &indexes,
        &query,
        &[quoted(4..8, true), quoted(22..30, false)],
        1,
    );
    let mut standings: Vec<Standing> = found.iter().map(|passage| passage.standing).collect();
    standings.sort();
    assert_eq!(
        standings,
        [
            Standing::New,
            Standing::QuotedElsewhere,
            Standing::BehindClaim
        ]
    );
}

#[test]
fn nothing_is_found_where_no_word_is_shared() {
    assert!(ask(&[LOG], "Zebras graze.").is_empty());
    assert!(
        ask(&[LOG], "It was not so.").is_empty(),
        "common words say nothing"
    );
    assert!(ask(&[LOG], "").is_empty());
    assert!(ask(&[], "The toll").is_empty());
    assert!(ask(&[""], "The toll").is_empty());
}

proptest! {
    #[test]
    fn passages_lie_in_the_text_in_order_of_worth_and_never_overlap(
        texts in proptest::collection::vec("([a-eé’ .!?\n]{0,12}(toll|Tolls|locked|not|e\u{301}t|👩\u{200d}🔬|\u{ad}|¹²|\n\n)){0,30}", 1..4),
        claim in "((toll|bridge|locked|a|não|é) ?){0,6}",
        limit in 0_usize..8,
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let indexes = indexes(&texts);
        let found = search(&indexes, &Query::new(&claim, &[]), &[], limit);
        prop_assert!(found.len() <= limit);
        for (place, passage) in found.iter().enumerate() {
            let (_, index) = indexes.iter().find(|(key, _)| *key == passage.source).unwrap();
            let all = index.document().char_count();
            prop_assert!(passage.chars.start < passage.chars.end && passage.chars.end <= all);
            let holds = |range: &Range<usize>| {
                passage.chars.start <= range.start && range.end <= passage.chars.end
            };
            prop_assert!(holds(&passage.best) && !passage.best.is_empty());
            prop_assert!(!passage.matched.is_empty() && passage.matched.iter().all(holds));
            prop_assert!(passage.cues.iter().all(holds));
            let best = index.document().slice_of_chars(&passage.best);
            prop_assert_eq!(best.trim(), best);
            for other in &found[..place] {
                prop_assert!(
                    other.source != passage.source
                        || other.chars.end <= passage.chars.start
                        || passage.chars.end <= other.chars.start
                );
            }
        }
    }
}

/// The claims of the maps that come with the program, held against the documents
/// that these quote, where they are at hand: are the passages that a person chose
/// among the first ten?
#[test]
fn most_passages_that_people_chose_are_among_the_first_ten() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/documents");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: {} is not there", folder.display());
        return;
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let documents: Vec<PreparedDocument> = (paths.iter())
        .map(|path| Document::from_content(document::read(path).unwrap()))
        .map(|document| PreparedDocument::new(Arc::new(document)))
        .collect();
    let (mut all, mut found) = (0, 0);
    for sample in samples() {
        let map = file::parse(sample.text, Path::new(sample.file_name))
            .unwrap()
            .map;
        let (each, hits) = recall(&map, &documents);
        all += each;
        found += hits;
    }
    println!("{found} of {all} among the first ten");
    assert!(found * 100 >= all * 60, "{found} of {all}");
}

/// How many quotes stand behind claims of the map, and of how many the passage is
/// among the first ten for the claim.
fn recall(map: &Map, documents: &[PreparedDocument]) -> (usize, usize) {
    let mut places: BTreeMap<Id, Range<usize>> = BTreeMap::new();
    let mut indexes: BTreeMap<Id, Arc<Index>> = BTreeMap::new();
    for (id, quote) in map.quotes().iter() {
        let selector = Selector {
            prefix: quote.prefix.clone(),
            suffix: quote.suffix.clone(),
            ..Selector::of_words(quote.exact.clone())
        };
        let place = (documents.iter())
            .find_map(|document| Some((document, find(document, &selector).span?)));
        let (document, span) = place.expect("every quote stands in a document");
        places.insert(id, span);
        let index = || Arc::new(Index::new(Arc::clone(document.document())));
        indexes.entry(quote.source).or_insert_with(index);
    }
    let indexes: Vec<(Id, Arc<Index>)> = indexes.into_iter().collect();
    let (mut all, mut found) = (0, 0);
    for (claim, record) in map.claims().iter() {
        let passages = search(&indexes, &Query::new(&record.text, &[]), &[], 10);
        for backing in map.backings_of(claim) {
            let quote = map.backing(backing).unwrap().quote;
            let (source, place) = (map.quote(quote).unwrap().source, &places[&quote]);
            all += 1;
            found += usize::from(passages.iter().any(|passage| {
                let span = &passage.chars;
                passage.source == source && span.start < place.end && place.start < span.end
            }));
        }
    }
    (all, found)
}
