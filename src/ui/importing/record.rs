//! The record of a source, filled from what its document says of itself.

use std::path::Path;

use crate::document::{BlockKind, Document, Format};
use crate::model::Source;

/// Longer first headings (characters) are no titles.
const TITLE_MAX: usize = 200;

/// The record of a document that belongs to no source yet. Its title is what the
/// document says, else its first heading, else the file's name.
#[must_use]
pub fn record_of(document: &Document, path: Option<&Path>) -> Source {
    let about = document.about();
    let title = [told_title(&about.title), first_heading(document)]
        .into_iter()
        .flatten()
        .next()
        .or_else(|| path.and_then(name_of))
        .unwrap_or_else(|| "Untitled source".to_owned());
    let authors: Vec<String> = (about.authors.iter())
        .map(|name| one_line(name))
        .filter(|name| !name.is_empty())
        .collect();
    Source {
        title,
        kind: kind_of(document).to_owned(),
        short: short_name(&authors),
        authors,
        container: one_line(&about.container),
        publisher: one_line(&about.publisher),
        date: one_line(&about.date),
        doi: one_line(&about.doi),
        url: one_line(&about.url),
        hash: document.hash().as_str().to_owned(),
        ..Source::default()
    }
}

/// The title that the file tells, unless a program put it there for want of one.
fn told_title(told: &str) -> Option<String> {
    let told = one_line(told);
    let told = told.strip_prefix("Microsoft Word - ").unwrap_or(&told);
    let is_filler = ["untitled", "document", "title", "microsoft word"]
        .iter()
        .any(|filler| told.eq_ignore_ascii_case(filler));
    (!told.is_empty() && !is_filler).then(|| told.to_owned())
}

fn first_heading(document: &Document) -> Option<String> {
    let headings = document.blocks().iter();
    headings
        .filter(|block| block.kind == BlockKind::Heading)
        .filter_map(|block| document.text().get(block.range.clone()))
        .map(|words| one_line(words.trim_start_matches('#')))
        .find(|title| !title.is_empty() && title.chars().count() <= TITLE_MAX)
}

fn name_of(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_string_lossy();
    let name = one_line(&stem.replace('_', " "));
    (!name.is_empty()).then_some(name)
}

fn kind_of(document: &Document) -> &'static str {
    let about = document.about();
    match document.format() {
        Format::Html => "web page",
        Format::Epub => "book",
        _ if !about.doi.is_empty() || !about.container.is_empty() => "article",
        _ => "",
    }
}

/// What a quote chip calls a text by these authors: "Ghazi", "Khan & Hussain",
/// "Amini et al."; empty where there are none.
fn short_name(authors: &[String]) -> String {
    match authors {
        [] => String::new(),
        [one] => family_name(one).to_owned(),
        [one, other] => format!("{} & {}", family_name(one), family_name(other)),
        [one, ..] => format!("{} et al.", family_name(one)),
    }
}

/// "Khan" of "Ayesha Khan" and of "Khan, Ayesha".
fn family_name(name: &str) -> &str {
    match name.split_once(',') {
        Some((family, _)) => family.trim(),
        None => name.split_whitespace().last().unwrap_or(name),
    }
}

/// `text` with single spaces, for fields of one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{About, Content};

    fn document(text: &str, format: Format, about: About) -> Document {
        Document::from_content(Content {
            format,
            text: text.into(),
            about,
            ..Content::default()
        })
    }

    #[test]
    fn what_the_file_says_fills_the_record() {
        let about = About {
            title: "The weir\n at noon".into(),
            authors: vec!["Nora Quist".into(), "Berg, Ole".into()],
            date: "2025-10".into(),
            container: "River Studies".into(),
            doi: "10.1000/182".into(),
            ..About::default()
        };
        let source = record_of(&document("Words.", Format::Pdf, about), None);
        assert_eq!(source.title, "The weir at noon");
        assert_eq!(source.short, "Quist & Berg");
        assert_eq!(source.kind, "article");
        assert_eq!(source.container, "River Studies");
        assert_eq!(source.date, "2025-10");
        assert_eq!(source.doi, "10.1000/182");
        assert_eq!(source.hash.len(), 64);
    }

    #[test]
    fn a_file_that_says_nothing_is_called_by_its_heading_or_its_name() {
        let sentence = "The water stood at the upper mark for nine days. ".repeat(6);
        let text = format!("The weir\n{sentence}\n");
        let told = About {
            title: "Untitled".into(),
            ..About::default()
        };
        let path = Path::new("/x/weir_at_noon.txt");
        let with_heading = record_of(&document(&text, Format::PlainText, told), Some(path));
        assert_eq!(with_heading.title, "The weir");
        let without = document(
            "only words, no heading.",
            Format::PlainText,
            About::default(),
        );
        assert_eq!(record_of(&without, Some(path)).title, "weir at noon");
        assert_eq!(record_of(&without, None).title, "Untitled source");
    }

    #[test]
    fn many_authors_are_one_and_others() {
        let names = ["Ann Lee", "Bo Dahl", "Cy Orr"].map(str::to_owned);
        assert_eq!(short_name(&names), "Lee et al.");
        assert_eq!(short_name(&names[..1]), "Lee");
        assert_eq!(short_name(&[]), "");
    }
}
