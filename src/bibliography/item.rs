//! A source in the variables of the Citation Style Language.

use std::collections::BTreeMap;

use hayagriva::citationberg::json::{
    DateValue, Item, LiteralName, NameItem, NameValue, Value, VecDate, VecDateRange,
};

use crate::model::{Id, Source};

use super::dates::Date;
use super::imported::bare_doi;
use super::kinds::csl_type;
use super::names::{Name, squeezed};
use super::style::Style;

/// Makes a page of the web of an item, a type that every style puts in its list of
/// references. Some leave letters, talks and other papers to the notes.
pub fn make_listed(item: &mut Item) {
    item.0
        .insert("type".to_owned(), Value::String("webpage".to_owned()));
}

/// The item that stands for a source. What a style could not take in, such as a date
/// without a year, is left out.
pub fn item(id: Id, source: &Source, style: Style) -> Item {
    let mut item = Fields(BTreeMap::new());
    let mut kind = csl_type(source);
    item.text("id", &id.to_string());
    item.text("title", &with_curly_quotes(&source.title));
    item.names("author", &source.authors);
    item.names("editor", &source.editors);
    item.names("translator", &source.translators);
    let is_book = matches!(kind, "book" | "report" | "thesis");
    if kind == "article-journal" && source.container.trim().is_empty() {
        // Styles set the title of an article that appeared nowhere like a book's;
        // that of these stays an article's.
        kind = match style {
            Style::Mla => "document",
            _ => "webpage",
        };
    }
    item.text("type", kind);
    item.text(
        "container-title",
        if is_book { "" } else { &source.container },
    );
    item.text("publisher", &source.publisher);
    item.text("publisher-place", &source.place);
    item.text("collection-title", &source.series);
    match kind {
        "book" | "chapter" | "paper-conference" => item.text("collection-number", &source.number),
        _ => item.text("number", &source.number),
    }
    item.text("volume", &source.volume);
    item.text("issue", &source.issue);
    item.text("page", &source.pages.replace('–', "-"));
    item.text("edition", &edition(&source.edition));
    item.text("genre", &source.genre);
    item.text("ISBN", &source.isbn);
    item.text("DOI", &bare_doi(&source.doi));
    item.text("URL", &source.url);
    item.text("language", &source.language);
    item.date("issued", &source.date);
    item.date("accessed", &source.accessed);
    Item(item.0)
}

struct Fields(BTreeMap<String, Value>);

impl Fields {
    fn text(&mut self, name: &str, text: &str) {
        let text = squeezed(text);
        if !text.is_empty() {
            self.0.insert(name.to_owned(), Value::String(text));
        }
    }

    fn names(&mut self, name: &str, names: &[String]) {
        let names: Vec<NameValue> = (names.iter())
            .filter_map(|name| Name::parse(name))
            .map(name_value)
            .collect();
        if !names.is_empty() {
            self.0.insert(name.to_owned(), Value::Names(names));
        }
    }

    fn date(&mut self, name: &str, text: &str) {
        let Some(date) = Date::parse(text) else {
            return;
        };
        let part = |part: Option<u8>| part.map(i16::from);
        let parts = [Some(date.year), part(date.month), part(date.day)];
        let value = DateValue::DateParts {
            date_parts: VecDateRange(vec![VecDate(parts.into_iter().flatten().collect())]),
            literal: None,
            season: None,
            circa: date.about,
        };
        self.0.insert(name.to_owned(), Value::Date(value));
    }
}

fn name_value(name: Name) -> NameValue {
    match name {
        Name::Whole(literal) => NameValue::Literal(LiteralName { literal }),
        Name::Person {
            family,
            given,
            suffix,
        } => {
            let some = |text: String| (!text.is_empty()).then_some(text);
            // A particle is said to be one, so that it is not looked for in the name.
            let starts_small = family.starts_with(char::is_lowercase);
            let (particle, family) = match family.rsplit_once(' ') {
                Some((particle, last)) if starts_small => {
                    (Some(particle.to_owned()), last.to_owned())
                }
                _ => (None, family),
            };
            NameValue::Item(NameItem {
                family,
                given: some(given),
                non_dropping_particle: particle,
                dropping_particle: None,
                suffix: some(suffix),
                comma_suffix: None,
            })
        }
    }
}

/// Straight quotation marks as pairs of curly ones, where there are pairs.
fn with_curly_quotes(title: &str) -> String {
    let count = title.matches('"').count();
    if count == 0 || count % 2 == 1 {
        return title.to_owned();
    }
    let mut out = String::with_capacity(title.len() + 2 * count);
    for (place, piece) in title.split('"').enumerate() {
        match place {
            0 => {}
            _ if place % 2 == 1 => out.push('“'),
            _ => out.push('”'),
        }
        out.push_str(piece);
    }
    out
}

/// A number for `2nd` and `Second edition`, since styles write the ending
/// themselves; other words as they are.
fn edition(text: &str) -> String {
    const WORDS: [&str; 10] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    let text = squeezed(text);
    let lower = text.to_lowercase();
    let bare = [" edition", " ed.", " ed"]
        .iter()
        .find_map(|end| lower.strip_suffix(end))
        .unwrap_or(&lower)
        .trim();
    if let Some(place) = WORDS.iter().position(|word| *word == bare) {
        return (place + 1).to_string();
    }
    let digits = bare
        .trim_end_matches(|character: char| character.is_ascii_alphabetic() || character == '.');
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_ordinal = bare.len() - digits.len() <= 2;
    match is_number && is_ordinal && digits.len() <= 4 {
        true => digits.to_owned(),
        false => text.get(..bare.len()).map_or(text.clone(), str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_are_numbers_where_they_can_be() {
        for (text, number) in [
            ("2nd", "2"),
            ("Second edition", "2"),
            ("3rd ed.", "3"),
            ("4", "4"),
            ("revised", "revised"),
            ("Revised edition", "Revised"),
            ("", ""),
        ] {
            assert_eq!(edition(text), number, "{text}");
        }
    }
}
