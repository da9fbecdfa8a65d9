//! What stands under the rows of the matrix: what one would expect to find, and evidence
//! that bears on nothing.

use crate::model::Id;

use super::sheet::Sheet;

/// Rows of idle evidence that are listed at most.
const MOST_IDLE: usize = 60;

/// What is being written of what one would expect.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    pub thesis: Id,
    /// Which one is rewritten; a new one otherwise.
    pub item: Option<usize>,
    pub text: String,
    pub take_keyboard: bool,
}

/// A row under the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ask {
    Heading,
    /// Which thesis, and which of what is expected of it.
    Expected(usize, usize),
    Add,
    IdleHeading,
    Idle(Id),
    MoreIdle(usize),
}

/// The rows under the table, from the top.
pub fn asks_of(sheet: &Sheet, shows_idle: bool) -> Vec<Ask> {
    let mut asks = vec![Ask::Heading];
    for (thesis, expected) in sheet.expected.iter().enumerate() {
        asks.extend((0..expected.len()).map(|item| Ask::Expected(thesis, item)));
    }
    asks.push(Ask::Add);
    if !sheet.idle.is_empty() {
        asks.push(Ask::IdleHeading);
        if shows_idle {
            asks.extend(sheet.idle.iter().take(MOST_IDLE).map(|id| Ask::Idle(*id)));
            let more = sheet.idle.len().saturating_sub(MOST_IDLE);
            asks.extend((more > 0).then_some(Ask::MoreIdle(more)));
        }
    }
    asks
}

/// What a thesis expects once `text` stands in place of an item, or after the last.
/// Without words, an item goes.
pub fn expecting(now: &[String], item: Option<usize>, text: &str) -> Vec<String> {
    let text = text.trim();
    let mut expects = now.to_vec();
    match (item.filter(|item| *item < now.len()), text.is_empty()) {
        (Some(item), true) => drop(expects.remove(item)),
        (Some(item), false) => {
            if let Some(words) = expects.get_mut(item) {
                text.clone_into(words);
            }
        }
        (None, true) => {}
        (None, false) => expects.push(text.to_owned()),
    }
    expects
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_expected_is_added_rewritten_and_taken_off() {
        let now = ["one".to_owned(), "two".to_owned()];
        assert_eq!(expecting(&now, None, " three "), ["one", "two", "three"]);
        assert_eq!(expecting(&now, None, "  "), now);
        assert_eq!(expecting(&now, Some(0), "first"), ["first", "two"]);
        assert_eq!(expecting(&now, Some(0), ""), ["two"]);
        assert_eq!(expecting(&now, Some(9), "new"), ["one", "two", "new"]);
    }
}
