//! Sentences that know what they rest on, and what records are called in them.

use std::ops::Range;

use crate::model::{Id, Map, Reason, Stance, letter_of};

/// A sentence, and what it rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    pub text: String,
    /// The records to show when somebody asks why, most important first.
    pub rests_on: Vec<Id>,
    /// Where in the text records are named, in bytes: in order, none within another.
    pub names: Vec<(Range<usize>, Id)>,
}

impl Sentence {
    /// The text in pieces, one after the other: words, and names with their records.
    pub fn pieces(&self) -> impl Iterator<Item = (&str, Option<Id>)> {
        let mut at = 0;
        let mut pieces = Vec::with_capacity(2 * self.names.len() + 1);
        for (range, id) in &self.names {
            pieces.push((self.text.get(at..range.start).unwrap_or_default(), None));
            pieces.push((self.text.get(range.clone()).unwrap_or_default(), Some(*id)));
            at = range.end;
        }
        pieces.push((self.text.get(at..).unwrap_or_default(), None));
        pieces.into_iter().filter(|(words, _)| !words.is_empty())
    }
}

/// At most so many of one sort are named in a sentence.
const NAMED: usize = 2;

/// A sentence in the making, about one question.
#[derive(Clone, Debug)]
pub(super) struct Saying<'m> {
    map: &'m Map,
    question: Id,
    sentence: Sentence,
}

impl<'m> Saying<'m> {
    pub fn new(map: &'m Map, question: Id) -> Self {
        Self {
            map,
            question,
            sentence: Sentence::default(),
        }
    }

    pub fn say(mut self, words: &str) -> Self {
        self.sentence.text.push_str(words);
        self
    }

    /// Names a record by these words.
    pub fn call(mut self, id: Id, words: &str) -> Self {
        let start = self.sentence.text.len();
        self.sentence.text.push_str(words);
        self.sentence
            .names
            .push((start..self.sentence.text.len(), id));
        self
    }

    pub fn name(self, id: Id) -> Self {
        let words = name_of(self.map, id);
        self.call(id, &words)
    }

    /// A thesis by its letter.
    pub fn thesis(self, id: Id) -> Self {
        let letter = letter_in(self.map, self.question, id);
        self.call(id, &letter)
    }

    /// Theses by their letters: `A`, `A and B`, `A, B and C`.
    pub fn theses(self, ids: &[Id], and: &str) -> Self {
        self.each(ids, ids.len(), and, Self::thesis)
    }

    /// The first few by their names, and how many more there are.
    pub fn some(self, ids: &[Id], and: &str) -> Self {
        let shown = ids.len().min(NAMED);
        self.each(ids, shown, and, Self::name)
    }

    /// What `tell` makes of the first `shown` of them, with commas and `and` between,
    /// and the number of those left out.
    pub fn each<T: Copy>(
        mut self,
        all: &[T],
        shown: usize,
        and: &str,
        tell: impl Fn(Self, T) -> Self,
    ) -> Self {
        let more = all.len().saturating_sub(shown);
        for (place, one) in all.iter().take(shown).enumerate() {
            let is_last = place + 1 == all.len();
            self = match place {
                0 => self,
                _ if is_last => self.say(&format!(" {and} ")),
                _ => self.say(", "),
            };
            self = tell(self, *one);
        }
        match more {
            0 => self,
            more if shown == 0 => self.say(&more.to_string()),
            more => {
                let more = number_word(more, false);
                self.say(&format!(" {and} {more} more"))
            }
        }
    }

    /// What it rests on, besides what is named in it.
    pub fn resting_on(mut self, ids: impl IntoIterator<Item = Id>) -> Self {
        self.sentence.rests_on.extend(ids);
        self
    }

    /// Ends it. What is named comes last among what it rests on, unless it was said to
    /// be more important.
    pub fn end(self) -> Sentence {
        let mut sentence = self.sentence;
        let mut rests_on = Vec::new();
        let named = sentence.names.iter().map(|(_, id)| *id);
        for id in sentence.rests_on.drain(..).chain(named) {
            if !rests_on.contains(&id) {
                rests_on.push(id);
            }
        }
        sentence.rests_on = rests_on;
        sentence
    }
}

/// The letter of a thesis under a question; its name where it answers another.
pub(super) fn letter_in(map: &Map, question: Id, thesis: Id) -> String {
    let theses = map.question(question).map_or(&[][..], |it| &it.theses);
    match theses.iter().position(|other| *other == thesis) {
        Some(place) => letter_of(place),
        None => name_of(map, thesis),
    }
}

/// A record in a sentence: a claim by its words, a reason by those of its premises and
/// by what it bears on, a backing by those of its quote.
#[must_use]
pub fn name_of(map: &Map, id: Id) -> String {
    if let Some(claim) = map.claim(id) {
        return quoted(&claim.text, "a claim without words");
    }
    if let Some(reason) = map.reason(id) {
        return reason_name(map, reason);
    }
    if let Some(backing) = map.backing(id) {
        let quote = map.quote(backing.quote);
        let source = quote.and_then(|quote| map.source(quote.source));
        let words = quoted(quote.map_or("", |quote| &quote.exact), "without words");
        return match source {
            Some(source) => format!("the quote {words} ({})", source.label()),
            None => format!("the quote {words}"),
        };
    }
    if let Some(quote) = map.quote(id) {
        return quoted(&quote.exact, "a quote without words");
    }
    if let Some(source) = map.source(id) {
        return source.label().to_owned();
    }
    if let Some(question) = map.question(id) {
        return quoted(&question.text, "a question without words");
    }
    "something that is gone".to_owned()
}

fn reason_name(map: &Map, reason: &Reason) -> String {
    let is_against = reason.stance == Stance::Against;
    let (noun, on) = match (map.reason(reason.target), is_against) {
        (Some(_), true) => ("the undercut", "of"),
        (Some(_), false) => ("the support", "for"),
        (None, true) => ("the objection", "to"),
        (None, false) => ("the reason", "for"),
    };
    // What nobody says is not what the reason is known by.
    let is_stated = |id: &&Id| map.claim(**id).is_some_and(|claim| !claim.unstated);
    let words = (reason.premises.iter().find(is_stated))
        .or_else(|| reason.premises.first())
        .and_then(|premise| map.claim(*premise))
        .map_or("without words".to_owned(), |claim| {
            quoted(&claim.text, "without words")
        });
    let target = match map.reason(reason.target) {
        Some(step) => step_name(map, step),
        None => match map.thesis_letter(reason.target) {
            Some(letter) => letter,
            None => map.claim(reason.target).map_or_else(
                || "something that is gone".to_owned(),
                |claim| quoted_to(&claim.text, "a claim without words", TARGET),
            ),
        },
    };
    format!("{noun} {words} {on} {target}")
}

/// A reason as what another is on.
fn step_name(map: &Map, step: &Reason) -> String {
    let noun = match step.stance == Stance::Against {
        true => "the objection",
        false => "the reason",
    };
    let premise = step.premises.first().and_then(|id| map.claim(*id));
    match premise {
        Some(claim) => format!("{noun} {}", quoted_to(&claim.text, "without words", TARGET)),
        None => noun.to_owned(),
    }
}

/// A thesis in a sentence: its letter where it has one, and its words.
#[must_use]
pub fn thesis_name(map: &Map, id: Id) -> String {
    match map.thesis_letter(id) {
        Some(letter) => format!("{letter} ({})", name_of(map, id)),
        None => name_of(map, id),
    }
}

/// Characters of a record's words that a sentence takes in.
const WORDS: usize = 90;
/// Of what another record bears on.
const TARGET: usize = 50;

fn quoted(words: &str, blank: &str) -> String {
    quoted_to(words, blank, WORDS)
}

/// Words in quotation marks, on one line, cut at a word; marks inside turn single.
fn quoted_to(words: &str, blank: &str, most: usize) -> String {
    let mut line = String::with_capacity(words.len().min(2 * most));
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > 8 * most {
            break;
        }
    }
    let line = line.trim_end_matches(['.', ',', ';', ':']);
    if line.is_empty() {
        return blank.to_owned();
    }
    let inner = |text: &str| text.replace('“', "‘").replace('”', "’");
    let Some((end, _)) = line.char_indices().nth(most) else {
        return format!("“{}”", inner(line));
    };
    let cut = line.get(..end).unwrap_or(line);
    let cut = cut
        .rsplit_once(char::is_whitespace)
        .map_or(cut, |(cut, _)| cut)
        .trim_end_matches(['.', ',', ';', ':']);
    format!("“{}…”", inner(cut))
}

/// Words as a sentence of their own.
pub(super) fn as_sentence(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.ends_with(['.', '?', '!', '…']) {
        true => words,
        false => format!("{words}."),
    }
}

/// A small number as a word.
pub(super) fn number_word(count: usize, is_first: bool) -> String {
    const WORDS: [&str; 11] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let Some(word) = WORDS.get(count) else {
        return count.to_string();
    };
    if !is_first {
        return (*word).to_owned();
    }
    let mut letters = word.chars();
    (letters.next()).map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
