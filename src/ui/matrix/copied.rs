//! Cells as text for a spreadsheet: columns parted by tabs.

use std::ops::RangeInclusive;

use super::cursor::Column;
use super::sheet::{Line, Sheet};
use super::words::{cell_name, rating_word};

/// The cells of these rows (places in the sheet) and columns. More than one row or
/// column brings the headings along.
pub fn to_tsv(sheet: &Sheet, rows: &[usize], columns: RangeInclusive<usize>) -> String {
    let theses = sheet.headings.len();
    let columns: Vec<Column> = columns.map(|place| Column::at(place, theses)).collect();
    let mut lines = Vec::new();
    if rows.len() > 1 || columns.len() > 1 {
        let names: Vec<String> = columns
            .iter()
            .flat_map(|column| headings(sheet, *column))
            .collect();
        lines.push(names.join("\t"));
    }
    for row in rows {
        let cells: Vec<String> = columns
            .iter()
            .flat_map(|column| cells(sheet, *row, *column))
            .collect();
        lines.push(cells.join("\t"));
    }
    lines.join("\n")
}

fn headings(sheet: &Sheet, column: Column) -> Vec<String> {
    let names = match column {
        Column::Evidence => vec![
            "Evidence".to_owned(),
            "Quote".to_owned(),
            "Source".to_owned(),
        ],
        Column::Thesis(at) => {
            let heading = sheet.headings.get(at);
            let name = heading.map_or_else(String::new, |it| match it.letter.as_str() {
                "" => it.words.clone(),
                letter => format!("{letter}. {}", it.words),
            });
            vec![name]
        }
        Column::TellsApart => vec!["Diagnosticity".to_owned()],
        Column::Credible => vec!["Credible".to_owned()],
        Column::Relevant => vec!["Relevant".to_owned()],
    };
    names.iter().map(|name| harmless(name)).collect()
}

fn cells(sheet: &Sheet, at: usize, column: Column) -> Vec<String> {
    let Some((row, line)) = sheet.row(at) else {
        return Vec::new();
    };
    match column {
        Column::Evidence => {
            let Line {
                words,
                quote,
                label,
                ..
            } = line;
            let quote = quote.as_deref().unwrap_or_default();
            vec![harmless(words), harmless(quote), harmless(label)]
        }
        Column::Thesis(at) => {
            let cell = row.cells.get(at).copied().unwrap_or_default();
            vec![cell_name(&cell)]
        }
        Column::TellsApart => vec![format!("{:.3}", row.diagnosticity)],
        Column::Credible => vec![rating_word(row.evidence, row.credibility, false).to_owned()],
        Column::Relevant => vec![rating_word(row.evidence, row.relevance, true).to_owned()],
    }
}

/// On one line, and so marked that no spreadsheet computes it.
fn harmless(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.starts_with(['=', '+', '-', '@']) {
        true => format!("'{text}"),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_copied_stays_in_its_cell_and_is_no_formula() {
        assert_eq!(harmless("two\tcells\nand lines"), "two cells and lines");
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless("-dash"), "'-dash");
    }
}
