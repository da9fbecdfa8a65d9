//! How long it takes to find a quote in a document of 5 MB: the words as written,
//! written another way, with 3% and 20% of wrong letters, and words that are not
//! there. One iteration is one quote; the figures are over 40 quotes of 60 to 300
//! characters.
//!
//! `cargo bench --bench quotes`

use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use contend::document::Document;
use contend::quote::{Finding, PreparedDocument, Selector, State, find};
use divan::Bencher;

fn main() {
    divan::main();
}

/// Bytes of the text.
const TEXT_LEN: usize = 5_000_000;
/// Quotes of each kind.
const QUOTES: usize = 40;

/// A sequence of numbers that is the same on every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

const WHO: [&str; 16] = [
    "the ministry",
    "a retired officer",
    "the council of elders",
    "Islamabad",
    "Kabul",
    "the traders’ union",
    "an aid worker",
    "the governor",
    "the delegation",
    "a spokesman",
    "the border police",
    "the opposition",
    "one diplomat",
    "the parliament",
    "the drivers",
    "an analyst in Doha",
];
const DID: [&str; 16] = [
    "denied",
    "announced",
    "expected",
    "had long feared",
    "never quite believed",
    "insisted",
    "reported",
    "made it known",
    "told the “Morning Post”",
    "was forced to admit",
    "argued",
    "let it be understood",
    "found",
    "remembered",
    "did not say",
    "warned",
];
const WHAT: [&str; 20] = [
    "that the crossing at Torkham would stay closed",
    "that the talks had come to nothing",
    "that no agreement had been signed",
    "that prices in the bazaar had doubled",
    "that the fence was nearly finished",
    "that fighters moved freely in both directions",
    "that the truce would hold until the spring",
    "that the camps had been emptied",
    "that a commission was to look into the matter",
    "that both sides wanted peace",
    "that the old road was mined",
    "that nobody had asked the villages",
    "that the letter had been misread",
    "that the money came from abroad",
    "that the harvest was lost",
    "that the lists of names were incomplete",
    "that the guarantees were worthless",
    "that the schools would open again",
    "that the water had been cut off",
    "that it was too late for apologies",
];
const WHEN: [&str; 14] = [
    "in the spring of 2021",
    "after nine days",
    "before the winter",
    "since the withdrawal",
    "during the second round of talks",
    "on 19 October",
    "for the third time that year",
    "against all advice",
    "without giving reasons",
    "at a meeting in Doha",
    "in a letter of eleven pages",
    "by all accounts",
    "to everyone’s surprise",
    "once more",
];

/// A text of sentences put together at random, with numbers and names that make
/// most of them the only one of their kind.
fn text() -> String {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut text = String::with_capacity(TEXT_LEN + 1_000);
    while text.len() < TEXT_LEN {
        for _ in 0..3 + dice.below(5) {
            let _ = write!(
                text,
                "{}, {} {} {}; {} of the {} {} said {} {}. ",
                dice.of(&WHEN),
                dice.of(&WHO),
                dice.of(&DID),
                dice.of(&WHAT),
                10 + dice.below(9_000),
                10_000 + dice.below(80_000),
                dice.of(&["families", "travellers", "soldiers", "voters", "readers"]),
                dice.of(&WHAT),
                dice.of(&WHEN),
            );
        }
        text.push_str("\n\n");
    }
    text
}

static PREPARED: LazyLock<PreparedDocument> =
    LazyLock::new(|| PreparedDocument::new(Arc::new(Document::from_text(text()))));

/// Parts of the text from all over it, of 60 to 300 characters and whole words.
fn quotes() -> Vec<String> {
    let text = PREPARED.document().text();
    let mut dice = Dice(77);
    let mut quotes = Vec::new();
    while quotes.len() < QUOTES {
        let start = text.floor_char_boundary(dice.below(text.len() - 1_000));
        let end = text.floor_char_boundary(start + 60 + dice.below(240));
        let (Some(first), Some(last)) = (text[start..end].find(' '), text[start..end].rfind(' '))
        else {
            continue;
        };
        let words = text[start..end].get(first..last).unwrap_or_default().trim();
        if words.len() >= 60 && !words.contains('\n') {
            quotes.push(words.to_owned());
        }
    }
    quotes
}

/// The words with this many in a hundred letters replaced by others.
fn with_typos(words: &str, percent: usize) -> String {
    let mut dice = Dice(words.len() as u64 + 1);
    let mut letters: Vec<char> = words.chars().collect();
    for _ in 0..(letters.len() * percent).div_ceil(100) {
        let at = dice.below(letters.len());
        letters[at] = char::from(b'a' + dice.below(26) as u8);
    }
    letters.into_iter().collect()
}

/// Words of the same kind that the text does not hold.
fn absent(number: usize) -> String {
    let mut dice = Dice(number as u64 + 1);
    let words = [
        "glaciers",
        "retreat",
        "slowly",
        "where",
        "summers",
        "grow",
        "warmer",
        "and",
        "rivers",
        "carry",
        "less",
        "silt",
        "than",
        "a",
        "century",
        "ago",
        "according",
        "to",
        "the",
        "survey",
        "of",
        "mountain",
        "lakes",
        "which",
        "was",
        "begun",
        "by",
        "amateurs",
    ];
    let count = 12 + dice.below(36);
    let words: Vec<&str> = (0..count).map(|_| dice.of(&words)).collect();
    words.join(" ")
}

fn bench(bencher: Bencher<'_, '_>, quotes: Vec<String>, expected: fn(&Finding) -> bool) {
    let selectors: Vec<Selector> = quotes.into_iter().map(Selector::of_words).collect();
    for selector in &selectors {
        let finding = find(&PREPARED, selector);
        assert!(expected(&finding), "{selector:?} {finding:?}");
    }
    let mut next = selectors.iter().cycle();
    bencher
        .with_inputs(|| next.next().cloned().unwrap_or_default())
        .bench_local_values(|selector| find(&PREPARED, &selector));
}

#[divan::bench(sample_count = 120, sample_size = 1)]
fn exact(bencher: Bencher<'_, '_>) {
    bench(bencher, quotes(), |finding| {
        matches!(finding.state, State::Exact | State::Ambiguous)
    });
}

#[divan::bench(sample_count = 120, sample_size = 1)]
fn written_another_way(bencher: Bencher<'_, '_>) {
    let plain = |words: String| {
        words
            .replace(['“', '”'], "\"")
            .replace('’', "'")
            .replacen(' ', "\n", 2)
    };
    bench(
        bencher,
        quotes().into_iter().map(plain).collect(),
        |finding| matches!(finding.state, State::Normalised | State::Ambiguous),
    );
}

#[divan::bench(sample_count = 120, sample_size = 1)]
fn with_3_percent_typos(bencher: Bencher<'_, '_>) {
    let quotes = quotes().iter().map(|words| with_typos(words, 3)).collect();
    bench(bencher, quotes, |finding| !finding.state.is_verified());
}

#[divan::bench(sample_count = 120, sample_size = 1)]
fn with_20_percent_typos(bencher: Bencher<'_, '_>) {
    let quotes = quotes().iter().map(|words| with_typos(words, 20)).collect();
    bench(bencher, quotes, |finding| !finding.state.is_verified());
}

#[divan::bench(sample_count = 120, sample_size = 1)]
fn not_there(bencher: Bencher<'_, '_>) {
    bench(bencher, (0..QUOTES).map(absent).collect(), |finding| {
        finding.state == State::Missing
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn folding_once(bencher: Bencher<'_, '_>) {
    let document = PREPARED.document().clone();
    bencher.bench_local(|| PreparedDocument::new(document.clone()));
}
