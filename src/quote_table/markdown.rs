//! A quote table for a text.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::rows::TableRow;

/// The table in Markdown, with the references that it cites below. Every sign
/// that Markdown would read as its own is escaped, so that the words stand there
/// as they were quoted; line ends become spaces.
#[must_use]
pub fn to_markdown(rows: &[TableRow]) -> String {
    let mut text = String::from(
        "| Quote | Citation | State | Claims | Tags | Rated | Note |\n\
         | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for row in rows {
        let cells = [
            format!("“{}”", escaped(&row.words)),
            escaped(&row.citation),
            escaped(&row.state),
            claims(row),
            escaped(&row.tags.join(", ")),
            rated(row),
            escaped(&row.note),
        ];
        // Writing into a string cannot fail.
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    let references: BTreeSet<&str> = rows
        .iter()
        .map(|row| row.reference.as_str())
        .filter(|reference| !reference.is_empty())
        .collect();
    if !references.is_empty() {
        text.push_str("\nReferences\n\n");
        for reference in references {
            let _ = writeln!(text, "- {}", escaped(reference));
        }
    }
    text
}

fn claims(row: &TableRow) -> String {
    let with = |word: &'static str, claims: &[String]| -> Vec<String> {
        claims
            .iter()
            .map(|claim| format!("{word}: {}", escaped(claim)))
            .collect()
    };
    let mut all = with("for", &row.claims_for);
    all.extend(with("against", &row.claims_against));
    all.join("; ")
}

fn rated(row: &TableRow) -> String {
    [&row.reliability, &row.relevance]
        .into_iter()
        .filter(|word| !word.is_empty())
        .map(|word| escaped(word))
        .collect::<Vec<_>>()
        .join(", ")
}

/// `text` on one line, with a backslash before what Markdown would read.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut in_space = false;
    for character in text.trim().chars() {
        let is_break = character.is_control() || character == '\u{2028}' || character == '\u{2029}';
        if is_break || character == ' ' {
            if !in_space {
                escaped.push(' ');
            }
            in_space = true;
            continue;
        }
        in_space = false;
        if matches!(
            character,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$'
        ) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::rows::tests::{map, table};
    use super::*;

    #[test]
    fn a_table_and_its_references() {
        let text = to_markdown(&table(&map("The river\nstood high.", "")));
        assert_eq!(
            text,
            "| Quote | Citation | State | Claims | Tags | Rated | Note |\n\
             | --- | --- | --- | --- | --- | --- | --- |\n\
             | “The river stood high.” | Log, par. 9 | exact | for: The flood damaged it.; \
             against: The toll was in dispute. | flood | Reliable, Decisive |  |\n\
             \nReferences\n\n\
             - Ada Ferry. The ferryman’s log. 1911.\n"
        );
    }

    #[test]
    fn signs_of_markdown_stay_signs() {
        assert_eq!(
            escaped("a|b *c* <d> [e](f)"),
            "a\\|b \\*c\\* \\<d\\> \\[e\\](f)"
        );
    }

    proptest! {
        #[test]
        fn every_quote_is_one_row_of_seven_cells(words in ".{1,60}", note in "(?s).{0,60}") {
            let text = to_markdown(&table(&map(&words, &note)));
            let row = text.lines().nth(2).unwrap();
            let mut bars = 0;
            let mut is_escaped = false;
            for character in row.chars() {
                bars += usize::from(character == '|' && !is_escaped);
                is_escaped = character == '\\' && !is_escaped;
            }
            prop_assert_eq!(bars, 8);
        }
    }
}
