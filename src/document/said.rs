//! How files write what they say of themselves: dates, names, identifiers.

use crate::model::month_named;

/// A date as a source record writes it: as much as is known of year, month and day.
/// Understands dates that begin with the year (`2024-05-06T…`, `2024/05`), English
/// dates with the month as a word, and else takes the year alone.
pub(super) fn date_of(text: &str) -> Option<String> {
    let text = text.trim();
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .take(12)
        .collect();
    let number = |part: &str, len: std::ops::RangeInclusive<usize>| {
        let is_number = len.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| part.parse::<u32>().ok()).flatten()
    };
    let is_year = |year: &u32| (1000..=2999).contains(year);
    let month_word = |part: &&str| month_named(part).map(u32::from);
    if let Some(year) = parts
        .first()
        .and_then(|part| number(part, 4..=4))
        .filter(is_year)
    {
        // `06T07` of a time stamp is the sixth.
        let day_of = |part: &&str| number(part.split('T').next().unwrap_or_default(), 1..=2);
        let month = parts
            .get(1)
            .and_then(|part| number(part, 1..=2).or_else(|| month_word(part)))
            .filter(|month| (1..=12).contains(month));
        let day = parts
            .get(2)
            .and_then(day_of)
            .filter(|day| (1..=31).contains(day));
        return Some(written(year, month, day));
    }
    if let Some(digits) = parts.first().filter(|part| part.len() == 8)
        && let Some((year, rest)) = digits.split_at_checked(4)
        && let Some((month, day)) = rest.split_at_checked(2)
        && let (Some(year), Some(month), Some(day)) = (
            number(year, 4..=4).filter(is_year),
            number(month, 2..=2).filter(|month| (1..=12).contains(month)),
            number(day, 2..=2).filter(|day| (1..=31).contains(day)),
        )
    {
        return Some(written(year, Some(month), Some(day)));
    }
    let year = parts
        .iter()
        .find_map(|part| number(part, 4..=4).filter(is_year))?;
    let month = parts.iter().find_map(month_word);
    let day = parts
        .iter()
        .find_map(|part| number(part.trim_end_matches(char::is_alphabetic), 1..=2))
        .filter(|day| (1..=31).contains(day));
    Some(written(year, month, day.filter(|_| month.is_some())))
}

fn written(year: u32, month: Option<u32>, day: Option<u32>) -> String {
    match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        (None, _) => format!("{year:04}"),
    }
}

/// The DOI in `text`, without what stands before `10.`.
pub(super) fn doi_of(text: &str) -> Option<String> {
    let at = text.find("10.")?;
    let (before, doi) = text.split_at_checked(at)?;
    let lower = before.trim().to_ascii_lowercase();
    let is_announced = lower.is_empty()
        || lower.ends_with("doi.org/")
        || lower.ends_with("doi:")
        || lower.ends_with("doi");
    let doi = doi.split_whitespace().next()?.trim_end_matches(['.', ',']);
    let (registrant, rest) = doi.split_once('/')?;
    let is_doi = is_announced && registrant.len() >= 7 && !rest.is_empty();
    is_doi.then(|| doi.to_owned())
}

/// A name with the given name first: `Lund, Ada` is turned round.
pub(super) fn name_of(text: &str) -> String {
    let text = text.trim();
    match text.split_once(',') {
        Some((family, given)) if !given.contains(',') && !given.trim().is_empty() => {
            format!("{} {}", given.trim(), family.trim())
        }
        _ => text.to_owned(),
    }
}

/// `text` unless it is what programs write where nobody said anything.
pub(super) fn unless_placeholder(text: String) -> String {
    const PLACEHOLDERS: [&str; 8] = [
        "unknown",
        "unknown title",
        "unknown author",
        "unknown creator",
        "untitled",
        "untitled document",
        "no title",
        "[no data]",
    ];
    let lower = text.trim().to_lowercase();
    match PLACEHOLDERS.contains(&lower.as_str()) {
        true => String::new(),
        false => text,
    }
}

/// Whether `text` is an address of the web.
pub(super) fn is_web_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_understood_as_far_as_they_go() {
        for (written, expected) in [
            ("2024-05-06T07:08:09Z", Some("2024-05-06")),
            ("2024/05/06", Some("2024-05-06")),
            ("2024-5", Some("2024-05")),
            ("2024", Some("2024")),
            ("20240506", Some("2024-05-06")),
            ("May 6, 2024", Some("2024-05-06")),
            ("6th October 2024", Some("2024-10-06")),
            ("Spring 2024", Some("2024")),
            ("2024-13-40", Some("2024")),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(date_of(written).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn identifiers_and_names_come_bare() {
        assert_eq!(
            doi_of("https://doi.org/10.1234/ab.5").unwrap(),
            "10.1234/ab.5"
        );
        assert_eq!(doi_of("doi:10.1234/ab.").unwrap(), "10.1234/ab");
        assert_eq!(doi_of("version 10.2 of the mill/house"), None);
        assert_eq!(name_of("Lund, Ada"), "Ada Lund");
        assert_eq!(name_of("Lund, Ada, Dr"), "Lund, Ada, Dr");
        assert_eq!(unless_placeholder("Unknown Author".into()), "");
        assert_eq!(unless_placeholder("The Unknown".into()), "The Unknown");
        assert!(is_web_address("https://example.org/a"));
        assert!(!is_web_address("javascript:alert(1)"));
    }
}
