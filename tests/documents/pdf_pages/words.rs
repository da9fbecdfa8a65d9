//! Which words a page gives, and in which order.

use contend::document::{BlockKind, Document, read_bytes};

use super::content;
use crate::damage_pdf::{page_with, pdf_of, stream};

/// A page of one line, `content` in the middle of it.
fn line(content: &str) -> String {
    let bytes = page_with(format!("BT /F 10 Tf 50 300 Td {content} ET").as_bytes());
    read_bytes(&bytes, "pdf").unwrap().text
}

#[test]
fn gaps_between_letters_and_between_words_are_told_apart() {
    assert_eq!(line("[(kern) 60 (ed) -250 (words)] TJ"), "kerned words");
    assert_eq!(line("(one two) Tj"), "one two");
    assert_eq!(
        line("[(T)-150(I)-150(T)-150(L)-150(E)-150(P)-150(A)-150(G)-150(E)] TJ"),
        "TITLEPAGE"
    );
    // Words drawn from right to left are still read from left to right.
    assert_eq!(
        line("50 0 Td (second) Tj -50 0 Td (first) Tj"),
        "first second"
    );
}

#[test]
fn raised_digits_are_never_plain_digits() {
    assert_eq!(line("(word) Tj /F 6 Tf 4 Ts (12) Tj"), "word¹²");
    assert_eq!(line("(10) Tj /F 6 Tf 4 Ts (2) Tj"), "10²");
    assert_eq!(line("(CO) Tj /F 6 Tf -2 Ts (2) Tj"), "CO₂");
    assert_eq!(line("(the 1) Tj /F 6 Tf 4 Ts (st) Tj"), "the 1st");
}

#[test]
fn type_that_is_drawn_twice_is_read_once() {
    assert_eq!(line("(bold) Tj -0.2 0 Td (bold) Tj"), "bold");
    assert_eq!(line("2 Tr (outlined words) Tj"), "outlined words");
    assert_eq!(line("3 Tr (words under a scan) Tj"), "words under a scan");
}

#[test]
fn accents_over_letters_become_one_sign() {
    // The accent of the standard encoding (octal 302), then the letter under it.
    assert_eq!(line("[(caf\\302) 333 (e)] TJ"), "café");
}

#[test]
fn rows_of_a_table_have_tabs_between_cells() {
    let rows: String = [
        ("Year", "Carts"),
        ("1472", "211"),
        ("1473", "211"),
        ("1474", "198"),
    ]
    .map(|(year, carts)| format!("({year}) Tj 80 0 Td ({carts}) Tj -80 -14 Td "))
    .concat();
    let bytes = page_with(format!("BT /F 10 Tf 50 300 Td {rows} ET").as_bytes());
    let content = read_bytes(&bytes, "pdf").unwrap();
    assert!(
        content.text.starts_with("Year\tCarts\n\n1472\t211"),
        "{:?}",
        content.text
    );
    let blocks = content.blocks.unwrap();
    assert!(
        blocks.iter().all(|block| block.kind == BlockKind::TableRow),
        "{blocks:?}"
    );
    assert_eq!(blocks.len(), 4);
}

#[test]
fn text_outside_the_page_is_not_read() {
    assert_eq!(line("(seen) Tj 0 500 Td (unseen) Tj"), "seen");
}

#[test]
fn signs_without_a_meaning_are_marked() {
    let bytes = pdf_of(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>".to_vec(),
        stream("", b"BT /F 10 Tf 50 300 Td (some words \\001 and more) Tj ET"),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [1 /nonesuch] >> >>".to_vec(),
    ]);
    let content = read_bytes(&bytes, "pdf").unwrap();
    assert_eq!(content.text, "some words \u{FFFD} and more");
    assert_eq!(content.unmapped, std::slice::from_ref(&(11..14)));
    assert!(
        content.remarks[0].contains("what 1 sign mean"),
        "{:?}",
        content.remarks
    );
}

#[test]
fn notes_come_after_the_text_of_their_page() {
    let document = Document::from_content(content("pdftex-two-columns.pdf"));
    for page in document.pages() {
        let kinds: Vec<BlockKind> = document
            .blocks()
            .iter()
            .filter(|block| page.range.contains(&block.range.start))
            .map(|block| block.kind)
            .collect();
        let last_text = kinds
            .iter()
            .rposition(|kind| !matches!(kind, BlockKind::Note | BlockKind::Furniture));
        let first_note = kinds.iter().position(|kind| *kind == BlockKind::Note);
        assert!(
            first_note.is_none_or(|note| Some(note) > last_text),
            "{kinds:?}"
        );
    }
}

/// A page whose font calls the bytes `a` to `z` what `differences` says.
fn line_with(differences: &str, content: &str) -> String {
    let encoding = format!(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 97 /LastChar 122 \
         /Widths [{}] /Encoding << /Differences [97 {differences}] >> >>",
        "500 ".repeat(26)
    );
    let bytes = pdf_of(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>".to_vec(),
        stream("", format!("BT /F 10 Tf 50 300 Td {content} ET").as_bytes()),
        encoding.into_bytes(),
    ]);
    read_bytes(&bytes, "pdf").unwrap().text
}

#[test]
fn words_from_right_to_left_are_read_in_that_order() {
    // Shalom olam: drawn as it looks, from the left.
    let letters = "/uni05DD /uni05D5 /uni05DC /uni05E9 /uni05E2 /a";
    assert_eq!(line_with(letters, "(acbe abcd) Tj"), "שלום עולם");
    // A number among the words runs to the right.
    let letters = "/uni05DD /uni05D5 /uni05DC /uni05E9 /one /nine";
    assert_eq!(line_with(letters, "(ef abcd) Tj"), "שלום 19");
}

#[test]
fn what_a_file_says_a_sign_stands_for_is_believed() {
    let content = "/Span << /ActualText (ff) >> BDC (o) Tj EMC (x) Tj";
    assert_eq!(line(content), "ffx");
    // A hyphen that is drawn is seen, whatever the file says.
    let content = "(well) Tj /Span << /ActualText <FEFF00AD> >> BDC (-) Tj EMC (known) Tj";
    assert_eq!(line(content), "well-known");
}

#[test]
fn stamps_at_the_edge_come_last() {
    let content = "BT /F 10 Tf 0 1 -1 0 20 100 Tm (stamp) Tj \
                   1 0 0 1 50 300 Tm (The text of the page) Tj 0 -14 Td (has several lines) Tj ET";
    let content = read_bytes(&page_with(content.as_bytes()), "pdf").unwrap();
    assert_eq!(
        content.text,
        "The text of the page\nhas several lines\n\nstamp"
    );
    let blocks = content.blocks.unwrap();
    assert_eq!(blocks.last().unwrap().kind, BlockKind::Furniture);
    let [x0, y0, x1, y1] = content.places.last().unwrap().rect;
    // It runs upwards along the left edge.
    assert!(
        x0 > 5.0 && x1 < 25.0 && y1 - y0 > x1 - x0,
        "{x0} {y0} {x1} {y1}"
    );
    assert!(y1 > 295.0 && y1 < 305.0, "{y1}");
}

#[test]
fn slanting_text_is_left_out_and_said_to_be() {
    let content = "BT /F 10 Tf 50 300 Td (The text) Tj 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET";
    let content = read_bytes(&page_with(content.as_bytes()), "pdf").unwrap();
    assert_eq!(content.text, "The text");
    assert_eq!(content.remarks, ["5 signs are set aslant and left out."]);
}
