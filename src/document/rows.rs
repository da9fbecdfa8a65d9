//! Rows of tables.

use super::block::BlockKind;
use super::builder::Part;

/// A row as it is being filled: which parts its cells have.
///
/// A row becomes one line with tabs between its cells. A table may also be there
/// for the look of the page alone, or hold a box around whole paragraphs: a row
/// whose cells hold headings, lists, tables or several long paragraphs, or that
/// has one cell only, keeps its parts as they are.
#[derive(Debug)]
pub(super) struct Row {
    first_part: usize,
    /// The first part of each cell.
    cells: Vec<usize>,
}

/// A cell with several paragraphs that together are longer than this (bytes) is
/// no entry of a table.
const ENTRY_MAX: usize = 300;
/// The most cells whose empty places are kept.
const CELLS_MAX: usize = 16_384;

impl Row {
    pub(super) fn new(first_part: usize) -> Self {
        Self {
            first_part,
            cells: Vec::new(),
        }
    }

    pub(super) fn begin_cell(&mut self, first_part: usize) {
        if self.cells.len() < CELLS_MAX {
            self.cells.push(first_part);
        }
    }

    /// Makes one part of those that the row has in `parts`, where it is an entry of
    /// a table.
    pub(super) fn close(self, parts: &mut Vec<Part>) {
        let Self { first_part, cells } = self;
        if cells.len() < 2 || parts.len() <= first_part {
            return;
        }
        if !is_entry(
            parts.get(first_part..).unwrap_or_default(),
            first_part,
            &cells,
        ) {
            return;
        }
        let mut whole = Part {
            kind: Some(BlockKind::TableRow),
            ..Part::default()
        };
        let mut cells = cells.into_iter().skip(1).peekable();
        let mut tabs = String::new();
        for (index, part) in (first_part..).zip(parts.drain(first_part..)) {
            while cells.next_if(|cell| *cell <= index).is_some() {
                tabs.push('\t');
            }
            if let Some(kind @ (BlockKind::Note | BlockKind::Furniture)) = part.kind {
                whole.kind = Some(kind);
            }
            if !whole.text.is_empty() {
                let same_cell = tabs.is_empty();
                whole.text.push_str(if same_cell { " " } else { &tabs });
            }
            tabs.clear();
            let start = whole.text.len();
            // One byte for one byte, so that marks stay where they are.
            whole.text.push_str(&part.text.replace(['\n', '\t'], " "));
            let marks = part.marks.into_iter();
            whole
                .marks
                .extend(marks.map(|(at, mark)| (start + at, mark)));
        }
        parts.push(whole);
    }
}

fn is_entry(parts: &[Part], first_part: usize, cells: &[usize]) -> bool {
    let are_plain = parts.iter().all(|part| {
        matches!(
            part.kind(),
            BlockKind::Paragraph | BlockKind::Note | BlockKind::Furniture | BlockKind::Caption
        )
    });
    are_plain
        && cells.iter().enumerate().all(|(index, cell)| {
            let after = cells
                .get(index + 1)
                .map_or(parts.len(), |next| next - first_part);
            let parts = parts.get(cell - first_part..after).unwrap_or_default();
            let bytes: usize = parts.iter().map(|part| part.text.len()).sum();
            parts.len() < 2 || bytes <= ENTRY_MAX
        })
}

#[cfg(test)]
mod tests {
    use super::super::builder::Builder;
    use super::*;

    fn row_of(cells: &[&[&str]]) -> (String, usize) {
        let mut builder = Builder::default();
        builder.row_start();
        for cell in cells {
            builder.cell_start();
            for paragraph in *cell {
                builder.begin(BlockKind::Paragraph, 0);
                builder.push_flowing(paragraph);
            }
        }
        builder.row_end();
        let built = builder.finish().unwrap();
        (built.text, built.blocks.len())
    }

    #[test]
    fn cells_stand_in_one_line_with_tabs_between() {
        let row = row_of(&[&["Year"], &["2024", "(est.)"], &[], &["2025"]]);
        assert_eq!(row, ("Year\t2024 (est.)\t\t2025".to_owned(), 1));
    }

    #[test]
    fn boxes_and_columns_of_text_stay_paragraphs() {
        let long = "A long paragraph of text. ".repeat(10);
        let long = long.trim();
        assert_eq!(row_of(&[&["One.", "Two."]]).1, 2);
        assert_eq!(row_of(&[&[long, long], &["Beside."]]).1, 3);
    }
}
