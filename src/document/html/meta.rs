//! What a page says of itself in its head, as pairs of a name and a value.

use scraper::{Html, Node};

/// The most pairs that are kept, and how long a value may be, in characters.
const PAIRS_MAX: usize = 500;
const VALUE_MAX: usize = 1_000;

/// The head of a page.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// Of `meta` elements, in order; names in lower case.
    pairs: Vec<(String, String)>,
    pub(super) title: String,
    /// What the first heading of the first rank says.
    pub(super) heading: String,
    pub(super) canonical: String,
    pub(super) language: String,
    /// Where a browser says that it saved the page from.
    pub(super) saved_from: String,
    /// Scripts of linked data, as they are written.
    pub(super) linked_data: Vec<String>,
}

impl Head {
    pub(super) fn of(page: &Html) -> Self {
        let mut head = Self::default();
        for node in page.tree.root().descendants() {
            let Node::Element(element) = node.value() else {
                if let Node::Comment(comment) = node.value()
                    && head.saved_from.is_empty()
                {
                    head.saved_from = saved_from(comment).unwrap_or_default();
                }
                continue;
            };
            let attribute = |name: &str| element.attr(name).unwrap_or_default().trim();
            let words = || {
                let texts = node
                    .descendants()
                    .filter_map(|inner| inner.value().as_text());
                flat(
                    &texts
                        .take(PAIRS_MAX)
                        .map(|text| &**text)
                        .collect::<String>(),
                )
            };
            match element.name() {
                "html" if head.language.is_empty() => {
                    let language = attribute("lang");
                    head.language = match language.is_empty() {
                        true => attribute("xml:lang").to_owned(),
                        false => language.to_owned(),
                    };
                }
                "title" if head.title.is_empty() && parent_is_head(node) => head.title = words(),
                "h1" if head.heading.is_empty() => head.heading = words(),
                "link" if attribute("rel").eq_ignore_ascii_case("canonical") => {
                    head.canonical = flat(attribute("href"));
                }
                "meta" if head.pairs.len() < PAIRS_MAX => {
                    let name = ["name", "property", "itemprop"]
                        .map(attribute)
                        .into_iter()
                        .find(|name| !name.is_empty());
                    let value = flat(attribute("content"));
                    if let Some(name) = name.filter(|_| !value.is_empty()) {
                        head.pairs.push((name.to_ascii_lowercase(), value));
                    }
                }
                "script" if attribute("type").eq_ignore_ascii_case("application/ld+json") => {
                    let texts = node.children().filter_map(|inner| inner.value().as_text());
                    head.linked_data
                        .push(texts.map(|text| &**text).collect::<String>());
                }
                _ => {}
            }
        }
        head
    }

    /// The value of the first of `names` that has one.
    pub(super) fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.all(name).next())
    }

    /// Every value of `name`.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.pairs
            .iter()
            .filter(move |(other, _)| other == name)
            .map(|(_, value)| value.as_str())
    }
}

/// One line without white space at its ends, of bounded length.
pub(super) fn flat(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(VALUE_MAX).collect()
}

fn parent_is_head(node: ego_tree::NodeRef<'_, Node>) -> bool {
    node.parent()
        .and_then(|parent| {
            parent
                .value()
                .as_element()
                .map(|element| element.name() == "head")
        })
        .unwrap_or(false)
}

/// The address in the comment that browsers leave in saved pages.
fn saved_from(comment: &str) -> Option<String> {
    let is_note = ["saved from url=", "Page saved with", "Mirrored from"]
        .iter()
        .any(|words| comment.contains(words));
    let at = is_note.then(|| comment.find("http"))??;
    let address = comment.get(at..)?.split_ascii_whitespace().next()?;
    Some(flat(address))
}
