//! Lists of names: `Ghazi, Arslan and {World Bank} and others`.

use super::super::names::Name;
use super::latex;

/// The names, as records keep them.
#[must_use]
pub fn people(tex: &str) -> Vec<String> {
    let names = split(tex, |rest| {
        let word = rest.get(..3)?;
        let behind = rest.get(3..)?;
        let is_and = word.eq_ignore_ascii_case("and") && behind.starts_with(char::is_whitespace);
        is_and.then_some(3)
    });
    names
        .iter()
        .map(|name| name.trim())
        .filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("others"))
        .filter_map(person)
        .map(|name| name.written())
        .collect()
}

fn person(tex: &str) -> Option<Name> {
    if is_enclosed(tex) {
        return Name::whole(&latex::text(tex));
    }
    let commas = pieces(tex, ',');
    if commas
        .iter()
        .any(|part| part.trim_start().starts_with("family="))
    {
        let part = |name: &str| {
            let value = (commas.iter()).find_map(|part| part.trim().strip_prefix(name));
            latex::text(value.unwrap_or_default())
        };
        let family = format!("{} {}", part("prefix="), part("family="));
        return Name::of_parts(&family, &part("given="), &part("suffix="));
    }
    let text = |part: &&str| latex::text(part);
    match commas.as_slice() {
        [family, given] => Name::of_parts(&text(family), &text(given), ""),
        [family, suffix, given] => Name::of_parts(&text(family), &text(given), &text(suffix)),
        [whole] => {
            // A family name of several words may stand in braces at the end.
            let words: Vec<&str> = pieces(whole, ' ')
                .into_iter()
                .map(str::trim)
                .filter(|word| !word.is_empty())
                .collect();
            match words.split_last() {
                Some((family, given)) if is_enclosed(family) && !given.is_empty() => {
                    Name::of_parts(&latex::text(family), &latex::text(&given.join(" ")), "")
                }
                _ => Name::parse(&latex::text(whole)),
            }
        }
        _ => Name::whole(&latex::text(tex)),
    }
}

/// Whether one pair of braces is around it all, which protects an organisation's
/// name. An accent such as `{\"U}` is none.
fn is_enclosed(tex: &str) -> bool {
    let Some(inside) = tex.strip_prefix('{').and_then(|tex| tex.strip_suffix('}')) else {
        return false;
    };
    let mut depth = 0_i32;
    for character in inside.chars() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    !inside.starts_with('\\') || inside.contains(' ')
}

fn pieces(tex: &str, between: char) -> Vec<&str> {
    split(tex, |rest| {
        rest.starts_with(between).then(|| between.len_utf8())
    })
}

/// Splits at what `separator` finds at the head of a rest, outside of braces. A
/// word counts only where white space stands before it.
fn split(tex: &str, separator: impl Fn(&str) -> Option<usize>) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut begin, mut depth, mut skip_to) = (0, 0_usize, 0);
    let mut before = ' ';
    for (at, character) in tex.char_indices() {
        if at < skip_to {
            continue;
        }
        let rest = tex.get(at..).unwrap_or_default();
        let length = if depth == 0 { separator(rest) } else { None };
        match (length, character) {
            (Some(length), _) if !character.is_alphabetic() || before.is_whitespace() => {
                parts.push(tex.get(begin..at).unwrap_or_default());
                begin = at + length;
                skip_to = begin;
            }
            (_, '{') if before != '\\' => depth += 1,
            (_, '}') if before != '\\' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = character;
    }
    parts.push(tex.get(begin..).unwrap_or_default());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart() {
        assert_eq!(
            people("Ghazi, Arslan and Tasawar Hussain"),
            ["Arslan Ghazi", "Tasawar Hussain"]
        );
        assert_eq!(
            people("{World Bank} and {{Raksha Anirveda}} and\n others"),
            ["World Bank", "{Raksha Anirveda}"]
        );
        assert_eq!(
            people("Gabriel {Garc{\\'i}a M{\\'a}rquez}"),
            ["García Márquez, Gabriel"]
        );
        assert_eq!(people("van Beethoven, Ludwig"), ["Ludwig van Beethoven"]);
        assert_eq!(people("King, Jr., Martin"), ["Martin King Jr."]);
        assert_eq!(people("{Barnes and Noble}"), ["Barnes and Noble"]);
        assert_eq!(people("family=Doe, given=Jane"), ["Jane Doe"]);
        assert_eq!(
            people("Alexander Sandy and Andy And"),
            ["Alexander Sandy", "Andy And"]
        );
        assert_eq!(people("{\\\"U}nal, Ay{\\c s}e"), ["Ayşe Ünal"]);
        assert_eq!(people(" and and "), Vec::<String>::new());
    }
}
