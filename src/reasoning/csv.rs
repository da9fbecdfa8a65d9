//! A matrix for spreadsheets.

use super::matrix::{Cell, Matrix, Row};
use super::sentence::name_of;
use crate::model::{Id, Map};

/// The matrices as comma-separated values (RFC 4180, in UTF-8): of each a heading with
/// its theses, its rows, and a row of sums; an empty row between two. A cell that was
/// set by hand ends in an asterisk, and says in brackets what follows from the map:
/// `inconsistent * (map: neutral)`. What a spreadsheet would take for a formula gets a
/// `'` before it.
///
/// # Errors
/// Where the writer refuses; writing into memory does not.
pub fn matrices_to_csv(map: &Map, matrices: &[Matrix]) -> Result<String, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    for (place, matrix) in matrices.iter().enumerate() {
        if place > 0 {
            writer.write_record([""])?;
        }
        for record in records(map, matrix) {
            writer.write_record(record.iter().map(|cell| harmless(cell)))?;
        }
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn records(map: &Map, matrix: &Matrix) -> Vec<Vec<String>> {
    let question = map
        .question(matrix.question)
        .map_or("", |question| &question.text);
    let mut heading: Vec<String> = ["Evidence", "Behind", "Source", "Credibility", "Relevance"]
        .map(str::to_owned)
        .to_vec();
    let theses = matrix.theses.iter().map(|thesis| {
        let text = map.claim(*thesis).map_or("", |claim| &claim.text);
        match map.thesis_letter(*thesis) {
            Some(letter) => format!("{letter}. {text}"),
            None => text.to_owned(),
        }
    });
    heading.extend(theses);
    heading.extend(["Diagnosticity", "Id"].map(str::to_owned));
    let mut sums: Vec<String> = ["Inconsistency", "", "", "", ""]
        .map(str::to_owned)
        .to_vec();
    sums.extend(matrix.inconsistency.iter().map(|sum| number(*sum)));
    let mut records = vec![vec![question.to_owned()], heading];
    records.extend(matrix.rows.iter().map(|row| record(map, row)));
    records.push(sums);
    records
}

fn record(map: &Map, row: &Row) -> Vec<String> {
    let (evidence, behind, source) = words(map, row.evidence);
    let rating = |rating: Option<f64>| rating.map_or_else(String::new, number);
    let mut record = vec![
        evidence,
        behind,
        source,
        rating(row.credibility),
        rating(row.relevance),
    ];
    record.extend(row.cells.iter().map(word));
    record.push(number(row.diagnosticity));
    record.push(row.evidence.to_string());
    record
}

fn words(map: &Map, evidence: Id) -> (String, String, String) {
    let Some(backing) = map.backing(evidence) else {
        let text = map.claim(evidence).map(|claim| claim.text.clone());
        let text = text.unwrap_or_else(|| name_of(map, evidence));
        return (text, String::new(), String::new());
    };
    let quote = map.quote(backing.quote);
    let source = quote.and_then(|quote| map.source(quote.source));
    (
        quote.map(|quote| quote.exact.clone()).unwrap_or_default(),
        (map.claim(backing.claim))
            .map(|claim| claim.text.clone())
            .unwrap_or_default(),
        source
            .map(|source| source.label().to_owned())
            .unwrap_or_default(),
    )
}

fn word(cell: &Cell) -> String {
    let word = cell.value().map(|_| cell.fit().to_string());
    let word = word.unwrap_or_default();
    let Some(_) = cell.by_hand else {
        return word;
    };
    let derived = Cell {
        by_hand: None,
        ..*cell
    };
    let derived = match derived.derived {
        None => "no bearing".to_owned(),
        Some(_) => derived.fit().to_string(),
    };
    let text = format!("{word} * (map: {derived})");
    text.trim_start().to_owned()
}

/// Up to six digits after the point, and no more than are needed.
fn number(value: f64) -> String {
    let text = format!("{value:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The cell, so marked that no spreadsheet computes it.
fn harmless(cell: &str) -> String {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}
