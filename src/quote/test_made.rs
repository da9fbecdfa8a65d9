//! Documents, quotes and changes made at random, with the truth known.
//!
//! A document is a list of words, so whether it holds other words is known
//! without any of the code under test: they stand in its list side by side.

use std::ops::Range;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use unicode_normalization::UnicodeNormalization as _;

const WORDS: [&str; 44] = [
    "the",
    "border",
    "was",
    "not",
    "closed",
    "Kabul",
    "said",
    "that",
    "Pakistan’s",
    "“strategic",
    "depth”",
    "and",
    "of",
    "known",
    "unknown",
    "secure",
    "insecure",
    "never",
    "always",
    "2021",
    "2012",
    "30",
    "3,000",
    "agree",
    "disagree",
    "Türkiye",
    "efficient",
    "officials",
    "Taliban–TTP",
    "well-known",
    "ceasefire,",
    "talks.",
    "Then",
    "the",
    "war",
    "peace",
    "is",
    "not",
    "in",
    "Doha.",
    "(TTP)",
    "café",
    "10²",
    "did",
];
const MARKED: [&str; 4] = ["border¹⁹", "talks.¹²", "ceasefire,³", "said¹"];

#[derive(Clone, Debug)]
pub(super) struct Made {
    /// Paragraphs of words.
    pub(super) paragraphs: Vec<Vec<String>>,
}

impl Made {
    pub(super) fn text(&self) -> String {
        let paragraphs: Vec<String> = self
            .paragraphs
            .iter()
            .map(|words| words.join(" "))
            .collect();
        paragraphs.join("\n\n")
    }

    fn words(&self) -> Vec<&str> {
        self.paragraphs
            .iter()
            .flatten()
            .map(String::as_str)
            .collect()
    }

    /// Whether the parts stand one after the other, each side by side.
    pub(super) fn holds_in_order(&self, parts: &[Vec<String>]) -> bool {
        let words: Vec<String> = self.words().into_iter().map(without_mark).collect();
        let mut rest = words.as_slice();
        parts.iter().all(|part| {
            let part: Vec<String> = part.iter().map(|word| without_mark(word)).collect();
            let place = rest.windows(part.len()).position(|window| window == part);
            place.is_some_and(|place| {
                rest = &rest[place + part.len()..];
                true
            })
        })
    }

    /// Whether the words stand side by side, footnote marks aside.
    pub(super) fn holds(&self, quote: &[String]) -> bool {
        let quote: Vec<String> = quote.iter().map(|word| without_mark(word)).collect();
        let words: Vec<String> = self.words().into_iter().map(without_mark).collect();
        words.windows(quote.len()).any(|window| window == quote)
    }
}

fn without_mark(word: &str) -> String {
    word.trim_end_matches(|c| "¹²³⁹".contains(c) && !word.starts_with("10"))
        .to_owned()
}

pub(super) fn made() -> impl Strategy<Value = Made> {
    let word = prop_oneof![20 => select(WORDS.to_vec()), 1 => select(MARKED.to_vec())];
    let paragraph = prop::collection::vec(word.prop_map(str::to_owned), 4..30);
    prop::collection::vec(paragraph, 1..6).prop_map(|paragraphs| Made { paragraphs })
}

/// A run of words of one paragraph, by byte range of the text.
pub(super) fn pick(
    made: &Made,
    paragraph: Index,
    from: Index,
    len: Index,
) -> (Vec<String>, Range<usize>) {
    let number = paragraph.index(made.paragraphs.len());
    let words = &made.paragraphs[number];
    let from = from.index(words.len());
    let len = 1 + len.index(words.len() - from);
    let joined_len = |words: &[String]| words.join(" ").len();
    let before: usize = made.paragraphs[..number]
        .iter()
        .map(|words| joined_len(words) + 2)
        .sum();
    let start = before + joined_len(&words[..from]) + usize::from(from > 0);
    let picked = words[from..from + len].to_vec();
    let end = start + joined_len(&picked);
    (picked, start..end)
}

/// One change that leaves the words the same.
pub(super) fn rewritten(quote: &str, way: u8, at: Index) -> String {
    let nth_of = |pattern: fn(char) -> bool| {
        let places: Vec<usize> = quote
            .match_indices(pattern)
            .map(|(place, _)| place)
            .collect();
        (!places.is_empty()).then(|| places[at.index(places.len())])
    };
    let with = |place: usize, len: usize, new: &str| {
        format!("{}{new}{}", &quote[..place], &quote[place + len..])
    };
    // Inside a word, with two letters and more on either side.
    let letters: Vec<(usize, char)> = quote.char_indices().collect();
    let inside: Vec<usize> = letters
        .windows(4)
        .filter(|window| {
            window
                .iter()
                .all(|(_, character)| character.is_alphabetic())
        })
        .map(|window| window[2].0)
        .collect();
    let inside = (!inside.is_empty()).then(|| inside[at.index(inside.len())]);
    match way {
        0 => quote.replace(['“', '”'], "\"").replace('’', "'"),
        1 => nth_of(|c| c == ' ').map_or(quote.into(), |place| with(place, 1, "\n  ")),
        2 => quote.replace(' ', "\u{A0}"),
        3 => inside.map_or(quote.into(), |place| with(place, 0, "\u{AD}")),
        4 => inside.map_or(quote.into(), |place| with(place, 0, "\u{200B}\u{200F}")),
        5 => quote.nfd().collect(),
        6 => quote.replace("ffi", "\u{FB03}"),
        7 => quote.replace('–', "—"),
        8 => inside.map_or(quote.into(), |place| with(place, 0, "-\n")),
        9 => quote.replace("well-known", "well-\nknown"),
        10 => nth_of(|c| "¹³".contains(c)).map_or(quote.into(), |_| {
            quote
                .replace("10²", "10@")
                .replace(['¹', '²', '³', '⁹'], "")
                .replace("10@", "10²")
        }),
        _ => quote
            .split(' ')
            .enumerate()
            .map(|(index, word)| {
                if index % 3 == 1 && word == "the" {
                    "[the]"
                } else {
                    word
                }
            })
            .collect::<Vec<_>>()
            .join(" "),
    }
}

/// One change that makes other words.
pub(super) fn falsified(quote: &[String], way: u8, at: Index) -> Vec<String> {
    let mut words = quote.to_vec();
    let place = at.index(words.len());
    let replace = |words: &mut Vec<String>, new: String| words[place] = new;
    // A syllable makes another word of a word only where it touches a letter.
    let way = match way {
        4..=6 if !quote[place].starts_with(char::is_alphabetic) => 0,
        way => way,
    };
    match way {
        0 => words.insert(place, "not".into()),
        1 => words.insert(place, "never".into()),
        2 => drop(words.remove(place)),
        3 => {
            let other = (place + 1).min(words.len() - 1);
            words.swap(place, other);
        }
        4 => replace(&mut words, format!("un{}", quote[place])),
        5 => replace(&mut words, format!("in{}", quote[place])),
        6 => replace(&mut words, format!("non-{}", quote[place])),
        7 => {
            let swapped = quote[place].chars().map(|c| {
                if c.is_uppercase() {
                    c.to_ascii_lowercase()
                } else {
                    c.to_ascii_uppercase()
                }
            });
            let swapped = swapped.collect();
            replace(&mut words, swapped);
        }
        8 => replace(
            &mut words,
            quote[place]
                .replace('a', "а")
                .replace('o', "ο")
                .replace('e', "е"),
        ),
        9 => replace(
            &mut words,
            quote[place]
                .replace('0', "8")
                .replace('1', "7")
                .replace('3', "5"),
        ),
        10 => replace(&mut words, WORDS[at.index(WORDS.len())].into()),
        11 => words.insert(place, quote[place].clone()),
        12 | 13 if quote[place].len() < 4 => words.insert(place, "no".into()),
        12 => replace(
            &mut words,
            quote[place].strip_prefix("un").unwrap_or("x").into(),
        ),
        13 => replace(
            &mut words,
            quote[place]
                .strip_prefix("in")
                .or(quote[place].strip_prefix("dis"))
                .unwrap_or("x")
                .into(),
        ),
        14 => replace(
            &mut words,
            quote[place]
                .replace("10²", "102")
                .replace("3,000", "3.000")
                .replace("well-known", "wellknown"),
        ),
        _ => {
            let next = words.get(place + 1).cloned().unwrap_or_else(|| "x".into());
            if !quote[place].ends_with(char::is_alphabetic)
                || !next.starts_with(char::is_alphabetic)
            {
                words.insert(place, "no".into());
                return words;
            }
            words.splice(
                place..(place + 2).min(words.len()),
                [quote[place].clone() + &next],
            );
        }
    }
    words
}

/// The crudest reading of a text: what may differ is gone. Two texts that are
/// verified against one another are equal in it.
pub(super) fn crude(text: &str) -> String {
    let text = text.replace('ﬁ', "fi").replace('ﬃ', "ffi");
    let kept = text.nfc().filter(|c| {
        !c.is_whitespace() && !"-–—\u{AD}\u{200B}\u{FEFF}\u{202E}\u{200F}[]²¹³⁹,".contains(*c)
    });
    kept.map(|c| match c {
        '“' | '”' => '"',
        '’' => '\'',
        other => other,
    })
    .flat_map(char::to_lowercase)
    .collect()
}

pub(super) fn any_piece() -> impl Strategy<Value = String> {
    let parts = select(vec![
        "a", "b", "word", "Not", " ", "  ", "\n", "\n\n", "-", "–", "—", "-\n", "\u{AD}",
        "\u{AD}\n", "“", "”", "’", "'", "\"", "1", "20", "²", "¹²", ".", ",", ")", "(", "[", "]",
        "[he]", "he", "[T]", "t", "ﬁ", "fi", "é", "e\u{301}", "\u{301}", "\u{200B}", "\u{202E}",
        "\u{200D}", "漢", "😀", "\u{1100}", "\u{1161}", "%", "₂",
    ]);
    prop::collection::vec(parts, 1..30).prop_map(|parts| parts.concat())
}
