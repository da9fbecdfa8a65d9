//! Linked data in a page, in the vocabulary of schema.org.

use serde_json::Value;

use super::meta::flat;

/// The longest script that is read, in bytes.
const SCRIPT_MAX: usize = 2 * 1024 * 1024;
/// The most objects that are looked at.
const OBJECTS_MAX: usize = 1_000;

/// What linked data says of the page's main text.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub(super) title: String,
    pub(super) authors: Vec<String>,
    pub(super) date: String,
    pub(super) container: String,
    pub(super) publisher: String,
    pub(super) language: String,
}

/// Types of things that have authors and a date, as schema.org names them.
const WORKS: [&str; 12] = [
    "Article",
    "NewsArticle",
    "OpinionNewsArticle",
    "AnalysisNewsArticle",
    "ReportageNewsArticle",
    "BlogPosting",
    "ScholarlyArticle",
    "TechArticle",
    "Report",
    "Book",
    "Chapter",
    "CreativeWork",
];

/// The first work that is described in `scripts`, or else the page itself.
pub(super) fn linked(scripts: &[String]) -> Linked {
    let mut page = None;
    for script in scripts.iter().filter(|script| script.len() <= SCRIPT_MAX) {
        let Ok(value) = serde_json::from_str::<Value>(script) else {
            continue;
        };
        let mut queue = vec![&value];
        let mut looked_at = 0;
        while let Some(value) = queue.pop() {
            looked_at += 1;
            if looked_at > OBJECTS_MAX {
                break;
            }
            match value {
                // Taken from the end, so the first goes on top.
                Value::Array(values) => queue.extend(values.iter().rev()),
                Value::Object(_) if is_one_of(value, &WORKS) => return work(value),
                Value::Object(fields) => {
                    if is_one_of(value, &["WebPage"]) {
                        page = page.or_else(|| Some(work(value)));
                    }
                    queue.extend(fields.get("mainEntity"));
                    queue.extend(fields.get("@graph"));
                }
                _ => {}
            }
        }
    }
    page.unwrap_or_default()
}

fn work(value: &Value) -> Linked {
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(flat);
    let name_in = |field: &str| {
        value
            .get(field)
            .and_then(|thing| names(thing).into_iter().next())
            .unwrap_or_default()
    };
    Linked {
        title: text("headline")
            .or_else(|| text("name"))
            .unwrap_or_default(),
        authors: value
            .get("author")
            .or_else(|| value.get("creator"))
            .map(names)
            .unwrap_or_default(),
        date: text("datePublished").unwrap_or_default(),
        container: name_in("isPartOf"),
        publisher: name_in("publisher"),
        language: text("inLanguage").unwrap_or_default(),
    }
}

/// The names of one thing or of several.
fn names(thing: &Value) -> Vec<String> {
    let things = match thing {
        Value::Array(things) => things.iter().take(100).collect(),
        one => vec![one],
    };
    things
        .into_iter()
        .filter_map(|thing| match thing {
            Value::String(name) => Some(name.as_str()),
            thing => thing.get("name")?.as_str(),
        })
        .map(flat)
        .filter(|name| !name.is_empty() && !name.starts_with("http"))
        .collect()
}

fn is_one_of(value: &Value, types: &[&str]) -> bool {
    let matches = |value: &Value| value.as_str().is_some_and(|name| types.contains(&name));
    match value.get("@type") {
        Some(Value::Array(values)) => values.iter().any(matches),
        Some(value) => matches(value),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn article_is_found_among_other_things() {
        let script = r#"{"@context":"https://schema.org","@graph":[
            {"@type":"WebPage","name":"A page"},
            {"@type":["NewsArticle","Thing"],"headline":"The  mill",
             "author":[{"@type":"Person","name":"Ada Lund"},"Per Holm"],
             "publisher":{"name":"The Gazette"},"datePublished":"2024-05-06T07:08:09Z"}]}"#;
        let found = linked(&["not json".into(), script.into()]);
        assert_eq!(found.title, "The mill");
        assert_eq!(found.authors, ["Ada Lund", "Per Holm"]);
        assert_eq!(found.publisher, "The Gazette");
        assert_eq!(found.date, "2024-05-06T07:08:09Z");
    }
}
