//! Page labels: what a document itself calls its pages (ISO 32000-2, 12.4.2).

use std::collections::BTreeMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::{self, Array, Dict, Name, Object};

use super::meaning::text_string;
use super::open::catalog;
use crate::document::list_number::roman;

/// How deep the tree may be, and how many parts and entries it may have.
const DEPTH_MAX: usize = 16;
const PARTS_MAX: usize = 100_000;

/// How the pages from one page on are labelled.
#[derive(Clone, Debug, Default)]
struct Style {
    numerals: Numerals,
    prefix: String,
    start: u32,
}

#[derive(Clone, Copy, Debug, Default)]
enum Numerals {
    /// The prefix alone.
    #[default]
    None,
    Decimal,
    RomanUpper,
    RomanLower,
    LettersUpper,
    LettersLower,
}

/// The labels of all pages; empty ones where the file has none.
pub(super) fn labels_of(pdf: &Pdf) -> Vec<String> {
    let count = pdf.pages().len();
    let mut styles = BTreeMap::new();
    if let Some(tree) = catalog(pdf).and_then(|catalog| catalog.get::<Dict<'_>>(b"PageLabels")) {
        let mut left = PARTS_MAX;
        collect(&tree, 0, &mut left, &mut styles);
    }
    (0..count)
        .map(|page| match styles.range(..=page).next_back() {
            Some((first, style)) => label(style, page - first),
            None => String::new(),
        })
        .collect()
}

/// Reads a part of the tree. Parts may point at each other in circles, so they are
/// counted: `left` is how many more are read.
fn collect(node: &Dict<'_>, depth: usize, left: &mut usize, styles: &mut BTreeMap<usize, Style>) {
    if depth > DEPTH_MAX {
        return;
    }
    if let Some(entries) = node.get::<Array<'_>>(b"Nums") {
        let mut entries = entries.iter::<Object<'_>>();
        while let (Some(key), Some(value)) = (entries.next(), entries.next()) {
            if *left == 0 {
                return;
            }
            *left -= 1;
            let page = key.into_i32().and_then(|key| usize::try_from(key).ok());
            if let (Some(page), Some(style)) = (page, value.into_dict()) {
                styles.insert(page, style_of(&style));
            }
        }
    }
    if let Some(kids) = node.get::<Array<'_>>(b"Kids") {
        for kid in kids.iter::<Dict<'_>>() {
            if *left == 0 {
                return;
            }
            *left -= 1;
            collect(&kid, depth + 1, left, styles);
        }
    }
}

fn style_of(entry: &Dict<'_>) -> Style {
    let numerals = match entry.get::<Name<'_>>(b"S").as_deref() {
        Some(b"D") => Numerals::Decimal,
        Some(b"R") => Numerals::RomanUpper,
        Some(b"r") => Numerals::RomanLower,
        Some(b"A") => Numerals::LettersUpper,
        Some(b"a") => Numerals::LettersLower,
        _ => Numerals::None,
    };
    Style {
        numerals,
        prefix: entry
            .get::<object::String<'_>>(b"P")
            .map(|prefix| text_string(prefix.as_bytes()))
            .unwrap_or_default(),
        start: entry
            .get::<i32>(b"St")
            .and_then(|start| u32::try_from(start).ok())
            .unwrap_or(1)
            .max(1),
    }
}

fn label(style: &Style, offset: usize) -> String {
    let number = u32::try_from(offset)
        .unwrap_or(u32::MAX)
        .saturating_add(style.start);
    let numeral = match style.numerals {
        Numerals::None => String::new(),
        Numerals::Decimal => number.to_string(),
        Numerals::RomanUpper => roman(number).to_uppercase(),
        Numerals::RomanLower => roman(number),
        Numerals::LettersUpper => letters(number).to_uppercase(),
        Numerals::LettersLower => letters(number),
    };
    let mut label = style.prefix.clone();
    label.push_str(&numeral);
    label
}

/// a to z, then aa to zz, then aaa: the same letter again and again.
fn letters(number: u32) -> String {
    let times = (number.saturating_sub(1) / 26 + 1).min(40) as usize;
    let letter = char::from(b'a' + (number.saturating_sub(1) % 26) as u8);
    std::iter::repeat_n(letter, times).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_written_as_the_format_says() {
        assert_eq!(roman(4), "iv");
        assert_eq!(roman(1994), "mcmxciv");
        assert_eq!(letters(1), "a");
        assert_eq!(letters(28), "bb");
        let style = Style {
            numerals: Numerals::Decimal,
            prefix: "A-".to_owned(),
            start: 8,
        };
        assert_eq!(label(&style, 2), "A-10");
    }
}
