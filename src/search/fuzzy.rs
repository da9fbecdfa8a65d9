//! Matching what is typed against names, forgivingly.

/// How well `query` matches the name `text`, both folded: higher is better, `None`
/// not at all. Every word of the query must occur, as it is or as letters in order.
#[must_use]
pub fn score(query: &str, text: &str) -> Option<i32> {
    score_by(query, text, |word, text| {
        word_score(word, text).or_else(|| letters_in_order(word, text))
    })
}

/// The same for sentences, where letters in order would be found everywhere.
#[must_use]
pub fn score_sentence(query: &str, text: &str) -> Option<i32> {
    score_by(query, text, word_score)
}

fn score_by(query: &str, text: &str, of: impl Fn(&str, &str) -> Option<i32>) -> Option<i32> {
    let mut total = 0;
    for word in query.split_whitespace() {
        total += of(word, text)?;
    }
    // Of two equal matches the shorter text is more likely meant.
    let length = i32::try_from(text.len().min(200)).unwrap_or(200);
    Some(total * 10 - length / 10)
}

fn word_score(word: &str, text: &str) -> Option<i32> {
    let at = text.find(word)?;
    let starts_word = text[..at]
        .chars()
        .next_back()
        .is_none_or(|before| !before.is_alphanumeric());
    Some(match (at, starts_word) {
        (0, _) => 120,
        (_, true) => 100,
        (_, false) => 60,
    })
}

/// Letters of the word in order, not too far apart: `flst` for "flip stance".
fn letters_in_order(word: &str, text: &str) -> Option<i32> {
    let mut score = 40;
    let mut rest = text;
    let mut first = true;
    for wanted in word.chars() {
        let at = rest.find(wanted)?;
        let gap = i32::try_from(rest[..at].chars().count()).ok()?;
        score -= if first { gap.min(10) } else { gap * 2 };
        first = false;
        rest = &rest[at + wanted.len_utf8()..];
    }
    (score > 0).then_some(score)
}

#[cfg(test)]
mod tests {
    use super::super::folded;
    use super::*;

    fn best<'a>(query: &str, texts: &[&'a str]) -> Option<&'a str> {
        texts
            .iter()
            .filter_map(|text| score(&folded(query), &folded(text)).map(|score| (score, *text)))
            .max_by_key(|(score, _)| *score)
            .map(|(_, text)| text)
    }

    #[test]
    fn what_is_typed_finds_what_is_meant() {
        let names = [
            "Add reason",
            "Add objection",
            "Flip stance",
            "Open…",
            "Open by path…",
        ];
        assert_eq!(best("obj", &names), Some("Add objection"));
        assert_eq!(best("flst", &names), Some("Flip stance"));
        assert_eq!(best("open", &names), Some("Open…"));
        assert_eq!(best("path open", &names), Some("Open by path…"));
        assert_eq!(best("reason zebra", &names), None);
    }
}
