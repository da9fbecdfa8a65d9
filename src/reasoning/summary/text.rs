//! A summary as text, to be pasted elsewhere.

use std::collections::BTreeSet;

use super::{About, Paragraph};
use crate::model::{Id, Map};
use crate::reasoning::sentence::{Sentence, as_sentence};

/// How a text is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextStyle {
    Plain,
    Markdown,
}

/// The paragraphs under their headings, and the sources of all quotes that they name.
#[must_use]
pub fn summary_text(map: &Map, paragraphs: &[Paragraph], style: TextStyle) -> String {
    let is_marked = style == TextStyle::Markdown;
    let mut text = String::new();
    for paragraph in paragraphs {
        if !text.is_empty() {
            text.push('\n');
        }
        match is_marked {
            true => text.extend(["## ", paragraph.about.title(), "\n\n"]),
            false => text.extend([paragraph.about.title(), "\n"]),
        }
        let is_list = |place: usize| is_marked && !(paragraph.about == About::Asked && place < 2);
        for (place, sentence) in paragraph.sentences.iter().enumerate() {
            if is_marked && paragraph.about == About::Asked && place == 2 {
                text.push('\n');
            }
            let words = match is_marked {
                true => escaped(&sentence.text),
                false => sentence.text.clone(),
            };
            text.push_str(if is_list(place) { "- " } else { "" });
            text.push_str(&words);
            text.push('\n');
        }
    }
    let sources = sources(map, paragraphs);
    if !sources.is_empty() {
        text.push_str(if is_marked {
            "\n## Sources\n\n"
        } else {
            "\nSources\n"
        });
        for source in sources {
            let line = match is_marked {
                true => format!("- {}\n", escaped(&source)),
                false => format!("{source}\n"),
            };
            text.push_str(&line);
        }
    }
    text
}

/// `Ghazi: Title (2024).`, sorted, of what the sentences name.
fn sources(map: &Map, paragraphs: &[Paragraph]) -> BTreeSet<String> {
    let sentences = paragraphs.iter().flat_map(|it| &it.sentences);
    let named = |sentence: &Sentence| -> Vec<Id> { sentence.names.iter().map(|it| it.1).collect() };
    (sentences.flat_map(named))
        .filter_map(|id| {
            let quote = match map.backing(id) {
                Some(backing) => map.quote(backing.quote),
                None => map.quote(id),
            };
            let source = map.source(quote.map_or(id, |quote| quote.source))?;
            let (label, title) = (source.label(), source.title.trim());
            let line = match title == label || title.is_empty() {
                true => label.to_owned(),
                false => format!("{label}: {title}"),
            };
            Some(match source.date.trim() {
                "" => as_sentence(&line),
                date => format!("{line} ({date})."),
            })
        })
        .collect()
}

/// Words of a map mean themselves in Markdown, too.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        if matches!(
            letter,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|'
        ) {
            text.push('\\');
        }
        text.push(letter);
    }
    text
}
