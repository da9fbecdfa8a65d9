//! A quote table for spreadsheets.

use super::rows::TableRow;

/// The names of the columns, in order.
const COLUMNS: [&str; 12] = [
    "Quote",
    "State",
    "Source",
    "Place",
    "Citation",
    "Claims for",
    "Claims against",
    "Tags",
    "Reliability",
    "Relevance",
    "Note",
    "Reference",
];

/// The table as comma-separated values (RFC 4180, in UTF-8), with a row of names
/// on top. A cell that a spreadsheet would take for a formula gets a `'` before
/// it. Several claims of one cell stand on lines of their own.
///
/// # Errors
/// Where the writer refuses; writing into memory does not.
pub fn to_csv(rows: &[TableRow]) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for row in rows {
        writer.write_record(cells(row).map(|cell| harmless(&cell)))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn cells(row: &TableRow) -> [String; 12] {
    let TableRow {
        words,
        state,
        source,
        place,
        citation,
        reference,
        claims_for,
        claims_against,
        tags,
        reliability,
        relevance,
        note,
    } = row;
    [
        words.clone(),
        state.clone(),
        source.clone(),
        place.clone(),
        citation.clone(),
        claims_for.join("\n"),
        claims_against.join("\n"),
        tags.join(", "),
        reliability.clone(),
        relevance.clone(),
        note.clone(),
        reference.clone(),
    ]
}

/// The cell, so marked that no spreadsheet computes it.
fn harmless(cell: &str) -> String {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::rows::tests::{map, table};
    use super::*;

    fn read_back(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        let records = reader.records();
        let cells = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
        records.map(|record| cells(record.unwrap())).collect()
    }

    #[test]
    fn a_table_starts_with_the_names_of_its_columns() {
        let text = to_csv(&table(&map("The river stood high.", ""))).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(
            lines[0],
            "Quote,State,Source,Place,Citation,Claims for,Claims against,Tags,Reliability,\
             Relevance,Note,Reference"
        );
        assert_eq!(
            lines[1],
            "The river stood high.,exact,Log,par. 9,\"Log, par. 9\",The flood damaged it.,\
             The toll was in dispute.,flood,Reliable,Decisive,,Ada Ferry. The ferryman’s log. \
             1911."
        );
    }

    #[test]
    fn no_cell_is_a_formula() {
        for start in ["=", "+", "-", "@", "\t", "\r"] {
            let words = format!("{start}HYPERLINK(\"x\")");
            let text = to_csv(&table(&map(&words, &words))).unwrap();
            let cells = read_back(&text);
            assert_eq!(cells[1][0], format!("'{words}"));
            assert_eq!(cells[1][10], format!("'{words}"));
        }
    }

    proptest! {
        #[test]
        fn whatever_is_quoted_comes_back_in_its_cell(words in "[^=+@\t\r-].{0,40}", note in "\\PC{0,40}") {
            let rows = table(&map(&words, &note));
            let cells = read_back(&to_csv(&rows).unwrap());
            prop_assert_eq!(cells.len(), 2);
            prop_assert_eq!(&cells[1][0], &words);
            let came_back = cells[1][10].as_str();
            prop_assert_eq!(came_back.strip_prefix('\'').filter(|_| !note.starts_with('\'')).unwrap_or(came_back), note.as_str());
        }
    }
}
