//! The lines at the top of a Markdown file that say what it is.

use super::content::About;
use super::said::{date_of, doi_of, is_web_address};

/// How many lines are looked at.
const LINES_MAX: usize = 200;

/// What `lines` say: `key: value`, and lists as `[one, two]` or in lines that begin
/// with a dash. Anything beyond that is left alone.
pub(super) fn about_of(lines: &str) -> About {
    let mut about = About::default();
    let mut list: Option<&str> = None;
    for line in lines.lines().take(LINES_MAX) {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            if let Some(key) = list {
                take(&mut about, key, item);
            }
            continue;
        }
        let Some((key, value)) = line.split_once(':') else {
            continue;
        };
        let is_nested = key.starts_with(char::is_whitespace);
        list = (value.trim().is_empty() && !is_nested).then_some(key);
        if is_nested {
            continue;
        }
        let value = value.trim();
        match value
            .strip_prefix('[')
            .and_then(|list| list.strip_suffix(']'))
        {
            Some(items) => items
                .split(',')
                .for_each(|item| take(&mut about, key, item)),
            None => take(&mut about, key, value),
        }
    }
    about
}

fn take(about: &mut About, key: &str, value: &str) {
    let value = value.trim().trim_matches(['"', '\'']).trim();
    if value.is_empty() {
        return;
    }
    match key.trim().to_ascii_lowercase().as_str() {
        "title" => value.clone_into(&mut about.title),
        "author" | "authors" => about.authors.push(value.to_owned()),
        "date" => about.date = date_of(value).unwrap_or_default(),
        "publisher" => value.clone_into(&mut about.publisher),
        "doi" => about.doi = doi_of(value).unwrap_or_default(),
        "url" | "link" if is_web_address(value) => value.clone_into(&mut about.url),
        "lang" | "language" => value.clone_into(&mut about.language),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_key_and_a_value_are_taken_and_others_left() {
        let about = about_of(
            "---\ntitle: 'Mills: a history'\nauthors:\n  - Ada Lund\n  - Per Holm\nlang: en\n\
             url: javascript:x\ntags: [one, two]\nnested:\n  title: no\ndate: May 2024\n---",
        );
        assert_eq!(about.title, "Mills: a history");
        assert_eq!(about.authors, ["Ada Lund", "Per Holm"]);
        assert_eq!((about.date.as_str(), about.url.as_str()), ("2024-05", ""));
        assert_eq!(about_of("author: [Ada Lund, Per Holm]").authors.len(), 2);
    }
}
