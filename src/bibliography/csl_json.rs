//! CSL-JSON, which Zotero and others write: a list of items, each an object with the
//! variables of the Citation Style Language.

use serde_json::{Map, Value};

use crate::model::Source;

use super::dates::Date;
use super::imported::{Imported, Lines, add_note, without_tags};
use super::kinds::kind_of_csl;
use super::names::Name;

/// After so many broken items nothing good is to be expected of the rest.
const MOST_BROKEN: usize = 100;

pub(super) fn read(text: &str) -> Imported {
    let mut imported = Imported::default();
    let mut lines = Lines::new(text);
    let begin = list_begin(text);
    let mut at = begin.unwrap_or(0);
    // Behind something broken, objects that are no items may come into sight.
    let mut lost = false;
    let mut broken = 0;
    while let Some(offset) = text.get(at..).and_then(|rest| rest.find('{')) {
        let item = at + offset;
        if begin.is_some() && !lost && ends_list(text.get(at..item).unwrap_or_default()) {
            break;
        }
        let line = lines.of(item);
        let object = close(text, item)
            .and_then(|end| Some((end, text.get(item..end)?)))
            .ok_or((
                0,
                "it is not closed: a } or a quotation mark is missing".to_owned(),
            ))
            .and_then(|(end, chunk)| match serde_json::from_str(chunk) {
                Ok(Value::Object(object)) => Ok((end, object)),
                Ok(_) => Err((0, "it is no object".to_owned())),
                Err(error) => Err((error.line().saturating_sub(1), reason(&error))),
            });
        match object {
            Ok((end, object)) => {
                at = end;
                if !lost || object.contains_key("title") || object.contains_key("type") {
                    take(&mut imported, line, &object);
                }
            }
            Err((below, why)) => {
                broken += 1;
                if !lost || broken == 1 {
                    let key = id_near(text.get(item..).unwrap_or_default());
                    let what = format!(
                        "This item cannot be read: {why}. It was left out; mend it and import the \
                         file again."
                    );
                    imported.complain(line + below, &key, what);
                }
                lost = true;
                if broken >= MOST_BROKEN {
                    let what = "Too much is broken from here on; the rest was not read.";
                    imported.complain(line, "", what);
                    break;
                }
                at = next_line_item(text, item + 1);
            }
        }
        if begin.is_none() && !lost {
            break;
        }
    }
    imported
}

/// What went wrong, without the place, which is told apart.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let end = text.rfind(" at line ").unwrap_or(text.len());
    text.get(..end).unwrap_or(&text).to_owned()
}

/// The byte behind the bracket of the list of items; none for a single item.
fn list_begin(text: &str) -> Option<usize> {
    let begin = text.len() - text.trim_start().len();
    if text.get(begin..)?.starts_with('[') {
        return Some(begin + 1);
    }
    ["\"items\"", "\"references\""].iter().find_map(|name| {
        let at = text.find(name)? + name.len();
        let rest = text.get(at..)?;
        let list = rest.trim_start().strip_prefix(':')?.trim_start();
        list.starts_with('[').then(|| text.len() - list.len() + 1)
    })
}

fn ends_list(between: &str) -> bool {
    between.contains(']')
}

/// The byte behind the brace that closes the object which begins there.
fn close(text: &str, begin: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut at = begin;
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if in_string => at += 1,
            b'"' => in_string = !in_string,
            b'{' if !in_string => depth += 1,
            b'}' if !in_string => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Where a line begins with a brace, from here on.
fn next_line_item(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let mut at = from;
    for (number, line) in rest.split_inclusive('\n').enumerate() {
        if number > 0 && line.trim_start().starts_with('{') {
            return at;
        }
        at += line.len();
    }
    text.len()
}

/// The id that stands in a broken item, where it can be seen.
fn id_near(chunk: &str) -> String {
    let near: String = chunk.chars().take(300).collect();
    let id = near.split("\"id\"").nth(1).and_then(|rest| {
        let rest = rest.trim_start().strip_prefix(':')?.trim_start();
        rest.strip_prefix('"')?.split('"').next()
    });
    id.unwrap_or_default().to_owned()
}

fn take(imported: &mut Imported, line: usize, object: &Map<String, Value>) {
    let item = Item(object);
    let kind = kind_of_csl(&item.text("type"));
    let mut source = Source {
        key: item.first(&["citation-key", "id"]),
        title: item.text("title"),
        authors: item.names("author"),
        editors: item.names("editor"),
        translators: item.names("translator"),
        publisher: item.text("publisher"),
        place: item.text("publisher-place"),
        date: item.date("issued"),
        accessed: item.date("accessed"),
        volume: item.text("volume"),
        issue: item.text("issue"),
        pages: item.text("page"),
        doi: item.text("DOI"),
        url: item.text("URL"),
        edition: item.text("edition"),
        series: item.text("collection-title"),
        number: item.first(&["number", "collection-number"]),
        isbn: item.text("ISBN"),
        language: item.text("language"),
        genre: item.text("genre"),
        summary: item.text("abstract"),
        container: item.text("container-title"),
        note: item.text("note"),
        ..Source::default()
    };
    let keywords = item.text("keyword");
    if !keywords.is_empty() {
        add_note(&mut source.note, &format!("Keywords: {keywords}"));
    }
    source.kind = kind;
    imported.take(line, source);
}

struct Item<'a>(&'a Map<String, Value>);

impl Item<'_> {
    fn text(&self, name: &str) -> String {
        self.0.get(name).map(plain).unwrap_or_default()
    }

    fn first(&self, names: &[&str]) -> String {
        let texts = names.iter().map(|name| self.text(name));
        texts
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    }

    fn names(&self, name: &str) -> Vec<String> {
        let list = self.0.get(name).and_then(Value::as_array);
        let names = list.into_iter().flatten().filter_map(|value| {
            let part = |name: &str| value.get(name).map(plain).unwrap_or_default();
            if let Some(whole) = Name::whole(&part("literal")) {
                return Some(whole);
            }
            let family = [
                part("dropping-particle"),
                part("non-dropping-particle"),
                part("family"),
            ];
            Name::of_parts(&family.join(" "), &part("given"), &part("suffix"))
        });
        names.map(|name| name.written()).collect()
    }

    fn date(&self, name: &str) -> String {
        let Some(value) = self.0.get(name) else {
            return String::new();
        };
        let parts = value.get("date-parts").and_then(|parts| parts.get(0));
        if let Some(parts) = parts.and_then(Value::as_array) {
            let number = |at: usize| {
                let part = parts.get(at)?;
                part.as_i64().or_else(|| part.as_str()?.trim().parse().ok())
            };
            let date = number(0).and_then(|year| Date::of_parts(year, number(1), number(2)));
            if let Some(date) = date {
                return date.written();
            }
        }
        let words = ["raw", "literal"].iter().find_map(|name| value.get(name));
        plain(words.unwrap_or(value))
    }
}

/// A text or a number as text; nothing of lists and objects.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => without_tags(text).trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_come_in_with_names_dates_and_numbers() {
        let text = r#"[
  {"id": "g", "type": "article-journal", "title": "A <i>Question</i> of Policy",
   "author": [{"family": "Ghazi", "given": "Arslan"}, {"literal": "Raksha Anirveda"},
              {"family": "Beethoven", "non-dropping-particle": "van", "given": "Ludwig"}],
   "issued": {"date-parts": [["2025", 10, 20]]}, "volume": 3, "page": "12-34",
   "container-title": "Review", "DOI": "10.1000/182", "accessed": {"raw": "2025-11-06"}},
  {"id": 7, "type": "webpage", "title": "Page", "issued": {"literal": "Spring 2024"}}
]"#;
        let imported = read(text);
        assert_eq!(imported.problems, []);
        let [first, second] = imported.sources.as_slice() else {
            panic!("{imported:#?}");
        };
        assert_eq!(first.title, "A Question of Policy");
        assert_eq!(
            first.authors,
            ["Arslan Ghazi", "{Raksha Anirveda}", "Ludwig van Beethoven"]
        );
        assert_eq!(
            (&*first.date, &*first.accessed),
            ("2025-10-20", "2025-11-06")
        );
        assert_eq!((&*first.volume, &*first.pages), ("3", "12–34"));
        assert_eq!((&*second.key, &*second.kind), ("7", "web page"));
        assert_eq!(second.date, "2024");
    }

    #[test]
    fn single_items_and_lists_inside_an_object_are_read_as_well() {
        let one = r#"{"id": "a", "type": "book", "title": "One"}"#;
        assert_eq!(read(one).sources.len(), 1);
        let several = format!(r#"{{"version": 1, "items": [{one}, {one}], "more": {{}}}}"#);
        assert_eq!(read(&several).sources.len(), 2);
    }

    #[test]
    fn broken_items_are_told_by_line_and_the_others_come_in() {
        let text = r#"[
  {"id": "one", "title": "One"},
  {"id": "two", "title": "Two", "author": [
    {"family": "Doe"},
    {"family": "Roe" "given": "R."}]},
  {"id": "three", "title": "Three"},
  {"id": "four", "title: "Four"},
  {"id": "five", "title": "Five"}
]"#;
        let imported = read(text);
        let titles: Vec<&str> = imported.sources.iter().map(|s| s.title.as_str()).collect();
        assert!(titles.starts_with(&["One", "Three"]), "{titles:?}");
        let first = &imported.problems[0];
        assert_eq!((first.line, first.key.as_str()), (5, "two"));
        assert!(first.what.contains("expected"), "{first}");
    }
}
