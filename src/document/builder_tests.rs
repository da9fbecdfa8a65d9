//! What the builder makes of words and parts.

use super::*;

fn built(fill: impl FnOnce(&mut Builder)) -> Built {
    let mut builder = Builder::default();
    fill(&mut builder);
    builder.finish().unwrap()
}

fn paragraph(fill: impl FnOnce(&mut Builder)) -> String {
    built(fill).text
}

#[test]
fn white_space_shows_as_in_a_browser() {
    let text = paragraph(|builder| {
        builder.push_flowing(" \n One");
        builder.push_flowing("  \t");
        builder.push_flowing("two\u{A0} three ");
        builder.line_end();
        builder.push_flowing("  four. ");
    });
    assert_eq!(text, "One two\u{A0} three\nfour.");
}

#[test]
fn two_line_ends_in_a_row_end_a_paragraph() {
    let built = built(|builder| {
        builder.push_flowing("One");
        builder.line_end();
        builder.push_flowing(" ");
        builder.line_end();
        builder.push_flowing("two");
    });
    assert_eq!(built.text, "One\n\ntwo");
    assert_eq!(built.blocks.len(), 2);
}

#[test]
fn raised_and_lowered_digits_never_run_into_a_number() {
    let text = paragraph(|builder| {
        builder.push_flowing("10");
        builder.push_raised("2");
        builder.push_flowing(" of CO");
        builder.push_lowered("2");
        builder.push_flowing(" is log");
        builder.push_lowered("2");
        builder.push_flowing("10 or 5");
        builder.push_lowered("12");
        builder.push_flowing(", the 1");
        builder.push_raised("st");
    });
    assert_eq!(text, "10² of CO2 is log₂10 or 5₁₂, the 1st");
}

#[test]
fn marks_of_items_and_pages_stand_before_the_next_words() {
    let built = built(|builder| {
        builder.begin(BlockKind::Paragraph, 0);
        builder.push_flowing("The end of one");
        builder.begin_page("2");
        builder.push_flowing(" page.");
        builder.begin_page("3");
        builder.begin(BlockKind::ListItem, 1);
        builder.mark_item("•".into());
        builder.push_flowing("first");
        builder.begin(BlockKind::ListItem, 1);
        builder.mark_item("•".into());
        builder.push_flowing("second");
    });
    assert_eq!(built.text, "The end of one page.\n\n• first\n• second");
    let pages: Vec<(&str, &str)> = built
        .pages
        .iter()
        .map(|page| (page.label.as_str(), &built.text[page.range.clone()]))
        .collect();
    assert_eq!(pages, [("2", "page.\n\n"), ("3", "• first\n• second")]);
}

#[test]
fn signs_without_a_meaning_are_remembered() {
    let built = built(|builder| {
        builder.push_flowing("one");
        builder.push_unmapped();
        builder.push_flowing("two");
    });
    assert_eq!(built.text, "one\u{FFFD}two");
    assert_eq!(built.unmapped.first(), Some(&(3..6)));
    assert_eq!(built.unmapped.len(), 1);
}
