//! Dates as bibliographies write them, brought to `2025-10-20`, `2025-10` or `2025`.

use crate::model::month_named;

/// A year with as much of month and day as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// From 1 to 9999.
    pub year: i16,
    pub month: Option<u8>,
    /// Only with a month.
    pub day: Option<u8>,
    /// Given as about then: `c. 1890`, `1890?`.
    pub about: bool,
}

impl Date {
    /// A date of parts; a month or day that no calendar has is left out.
    #[must_use]
    pub fn of_parts(year: i64, month: Option<i64>, day: Option<i64>) -> Option<Self> {
        let year = i16::try_from(year)
            .ok()
            .filter(|year| (1..=9999).contains(year))?;
        let within = |part: Option<i64>, most: i64| {
            let part = part.filter(|part| (1..=most).contains(part));
            part.and_then(|part| u8::try_from(part).ok())
        };
        let month = within(month, 12);
        Some(Self {
            year,
            month,
            day: month.and_then(|_| within(day, 31)),
            about: false,
        })
    }

    /// Reads a date in one of the ways people write them: `2025-10-20`,
    /// `2025/10/20/`, `20 October 2025`, `October 20, 2025`, `Oct. 2025`, `c. 1890`.
    /// Of a span the beginning counts. Nothing where no year can be told.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let about = text.starts_with("c.")
            || text.starts_with("ca.")
            || text.starts_with("circa")
            || text.ends_with(['?', '~']);
        let words: Vec<&str> = text
            .split(|character: char| !character.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let is_year = |word: &str| {
            (3..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
        };
        let number = |word: &&str| word.parse::<i64>().ok();
        let place = words.iter().position(|word| is_year(word))?;
        let year = words.get(place).and_then(number)?;
        let named = words.iter().position(|word| month_named(word).is_some());
        let (month, day) = if let Some(named) = named {
            let month = words
                .get(named)
                .and_then(|word| month_named(word).map(i64::from));
            let is_day = |at: &usize| *at != place && *at != named;
            let near = [named.checked_sub(1), Some(named + 1)];
            let day = near.into_iter().flatten().filter(is_day).find_map(|at| {
                words
                    .get(at)
                    .and_then(number)
                    .or_else(|| ordinal(words.get(at)?))
            });
            (month, day)
        } else if place == 0 && is_numeric_date(&text) {
            // Of `2024/2025` and `1989–1991` the second is no month.
            let part = |at: usize| {
                let word = words.get(at)?.split('t').next()?;
                (word.len() <= 2).then(|| word.parse().ok())?
            };
            (part(1), part(2))
        } else {
            (None, None)
        };
        let date = Self::of_parts(year, month, day)?;
        Some(Self { about, ..date })
    }

    /// `2025-10-20`, `2025-10` or `2025`.
    #[must_use]
    pub fn written(self) -> String {
        let Self {
            year, month, day, ..
        } = self;
        match (month, day) {
            (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (Some(month), None) => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}"),
        }
    }
}

/// Whether nothing but digits and the marks between them stands there, after which
/// a database may have put a word of its own, as in `2025/10//autumn`.
fn is_numeric_date(text: &str) -> bool {
    let begin = text.trim_end_matches(['?', '~']);
    let begin = begin.split('t').next().unwrap_or_default();
    begin
        .chars()
        .all(|character| character.is_ascii_digit() || matches!(character, '-' | '/' | '.'))
        || begin.contains('/')
}

fn ordinal(word: &&str) -> Option<i64> {
    let digits = word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
    digits.parse().ok()
}

/// The date as records keep it where it can be told, else the words as they are.
#[must_use]
pub fn tidy(text: &str) -> String {
    let text = text.trim();
    match Date::parse(text) {
        Some(date) if !date.about && !is_span(text) => date.written(),
        _ => text.to_owned(),
    }
}

/// Whether two years are named, so that one of them would be lost.
fn is_span(text: &str) -> bool {
    let years = text
        .split(|character: char| !character.is_ascii_digit())
        .filter(|run| run.len() == 4)
        .count();
    years > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_many_kinds_come_to_one() {
        for (written, tidied) in [
            ("2025", "2025"),
            ("2025-10", "2025-10"),
            ("2025-10-20", "2025-10-20"),
            ("2025-10-20T09:30:00Z", "2025-10-20"),
            ("2025/10/20/", "2025-10-20"),
            ("2025/10//", "2025-10"),
            ("2025///", "2025"),
            ("2025///autumn", "2025"),
            ("20 October 2025", "2025-10-20"),
            ("October 20, 2025", "2025-10-20"),
            ("Oct. 20th, 2025", "2025-10-20"),
            ("Sept 2025", "2025-09"),
            ("2025, May 3", "2025-05-03"),
            ("2025-13-40", "2025"),
            ("1989–1991", "1989–1991"),
            ("c. 1890", "c. 1890"),
            ("n.d.", "n.d."),
            ("forthcoming", "forthcoming"),
            ("", ""),
        ] {
            assert_eq!(tidy(written), tidied, "{written}");
        }
    }

    #[test]
    fn of_a_span_the_beginning_counts() {
        assert_eq!(Date::parse("1989–1991").unwrap().written(), "1989");
        assert_eq!(Date::parse("2024/2025").unwrap().written(), "2024");
        let about = Date::parse("c. 1890").unwrap();
        assert!(about.about && about.year == 1890);
    }
}
