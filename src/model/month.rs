//! The months by their English names, as records, files and documents write them.

/// In full, in small letters.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month that a word names, from 1 to 12: in full or shortened to three letters
/// and more, in capitals or not, with a point or without.
#[must_use]
pub fn month_named(word: &str) -> Option<u8> {
    let word = word.trim_end_matches('.').to_lowercase();
    let names = |month: &&str| month.starts_with(&word);
    if word.len() < 3 {
        return None;
    }
    let place = MONTHS.iter().position(names)?;
    u8::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_in_full_and_shortened() {
        assert_eq!(month_named("October"), Some(10));
        assert_eq!(month_named("oct."), Some(10));
        assert_eq!(month_named("SEPT"), Some(9));
        assert_eq!(month_named("may"), Some(5));
        assert_eq!(month_named("ma"), None);
        assert_eq!(month_named("marchy"), None);
        assert_eq!(month_named(""), None);
    }
}
