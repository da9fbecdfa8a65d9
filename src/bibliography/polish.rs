//! What is left to mend in what a style has set.

use crate::model::Source;

use super::rich::Rich;

/// The text with the capitals of the record, single quotation marks within double
/// ones, and no full stop after a question.
pub fn polished(text: Rich, source: &Source) -> Rich {
    without_stops_after_questions(with_nested_quotes(with_own_capitals(text, source)))
}

/// As many words of a title are looked at.
const MOST_WORDS: usize = 300;

/// Gives words with a capital inside, such as `PoliTact` and `TTP`, back the letters
/// that the record has: setting a title in capitals takes some for ordinary words.
fn with_own_capitals(mut text: Rich, source: &Source) -> Rich {
    let own = [
        &source.title,
        &source.container,
        &source.series,
        &source.publisher,
        &source.genre,
    ];
    let own: Vec<&str> = (own.into_iter())
        // Where all letters are capitals they say nothing.
        .filter(|text| text.chars().any(char::is_lowercase))
        .flat_map(|text| text.split(is_between).take(MOST_WORDS))
        .filter(|word| word.chars().skip(1).any(char::is_uppercase))
        .collect();
    if own.is_empty() {
        return text;
    }
    for run in &mut text.0 {
        let mut out = String::with_capacity(run.text.len());
        for piece in run.text.split_inclusive(is_between) {
            let word = piece.trim_end_matches(is_between);
            let written = (own.iter()).find(|own| own.to_lowercase() == word.to_lowercase());
            out.push_str(written.unwrap_or(&word));
            out.push_str(piece.get(word.len()..).unwrap_or_default());
        }
        run.text = out;
    }
    text
}

fn is_between(character: char) -> bool {
    !character.is_alphanumeric()
}

/// `“A ‘Security Dilemma’”` for `“A “Security Dilemma””`.
fn with_nested_quotes(mut text: Rich) -> Rich {
    let plain = text.plain();
    let is_paired = plain.matches('“').count() == plain.matches('”').count();
    if !is_paired {
        return text;
    }
    let mut depth = 0_usize;
    for run in &mut text.0 {
        let mut out = String::with_capacity(run.text.len());
        for character in run.text.chars() {
            out.push(match character {
                '“' => {
                    depth += 1;
                    if depth.is_multiple_of(2) {
                        '‘'
                    } else {
                        '“'
                    }
                }
                '”' => {
                    let inner = depth.is_multiple_of(2) && depth > 0;
                    depth = depth.saturating_sub(1);
                    if inner { '’' } else { '”' }
                }
                other => other,
            });
        }
        run.text = out;
    }
    text
}

/// A question or exclamation mark ends a sentence by itself.
fn without_stops_after_questions(mut text: Rich) -> Rich {
    let all: Vec<char> = text.plain().chars().collect();
    let mut at = 0;
    for run in &mut text.0 {
        let mut out = String::with_capacity(run.text.len());
        for character in run.text.chars() {
            let ended = || {
                let before = all.get(..at).unwrap_or_default().iter().rev();
                let mut before = before.skip_while(|character| matches!(character, '”' | '’'));
                matches!(before.next(), Some('?' | '!'))
            };
            // Not inside of an address.
            let is_stop = character == '.'
                && all
                    .get(at + 1)
                    .is_none_or(|next| next.is_whitespace() || matches!(next, '”' | '’'));
            if !(is_stop && ended()) {
                out.push(character);
            }
            at += 1;
        }
        run.text = out;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polish(text: &str, title: &str) -> String {
        let source = Source {
            title: title.into(),
            ..Source::default()
        };
        polished(Rich::upright(text), &source).plain()
    }

    #[test]
    fn capitals_of_the_record_come_back() {
        let title = "PoliTact on the TTP";
        assert_eq!(
            polish("“Politact on the Ttp.”", title),
            "“PoliTact on the TTP.”"
        );
        assert_eq!(
            polish("Of Wars and Tears", "OF WARS AND TEARS"),
            "Of Wars and Tears"
        );
    }

    #[test]
    fn quotes_within_quotes_are_single_and_questions_have_no_stop() {
        assert_eq!(
            polish("K. “After: A “Dilemma”?.” See https://a.b/?.c. “Why?”.", ""),
            "K. “After: A ‘Dilemma’?” See https://a.b/?.c. “Why?”"
        );
        assert_eq!(polish("“One” and “two”", ""), "“One” and “two”");
    }
}
