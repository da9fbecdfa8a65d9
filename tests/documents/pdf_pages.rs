//! What a PDF file says of its pages, where its words stand on them, and what is
//! said of files that have no text to give.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

mod words;

use std::fs;
use std::path::Path;

use contend::document::{Content, PlaceOnPage, Refused, draw_page, read_bytes};

fn bytes(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/pdf");
    fs::read(folder.join(name)).unwrap()
}

fn content(name: &str) -> Content {
    read_bytes(&bytes(name), "pdf").unwrap()
}

fn refusal(bytes: &[u8]) -> Refused {
    read_bytes(bytes, "pdf").unwrap_err()
}

/// The place of the only word that is written so.
fn place_of<'content>(content: &'content Content, word: &str) -> &'content PlaceOnPage {
    let places: Vec<&PlaceOnPage> = content
        .places
        .iter()
        .filter(|place| &content.text[place.range.start as usize..place.range.end as usize] == word)
        .collect();
    assert_eq!(places.len(), 1, "{word}");
    places[0]
}

#[test]
fn pages_have_the_labels_that_the_file_gives_them() {
    let content = content("page-labels.pdf");
    let labels: Vec<&str> = content
        .pages
        .iter()
        .map(|page| page.label.as_str())
        .collect();
    assert_eq!(labels, ["i", "ii", "1", "2", "A-1"]);
    let [_, thanks, ..] = content.pages.as_slice() else {
        panic!("{:?}", content.pages)
    };
    assert!(content.text[thanks.range.clone()].contains("the miller and the bees"));
}

#[test]
fn pages_without_labels_have_empty_ones() {
    let content = content("chromium.pdf");
    assert_eq!(content.pages.len(), 6);
    assert!(content.pages.iter().all(|page| page.label.is_empty()));
}

#[test]
fn form_feed_stands_before_every_page_but_the_first() {
    for name in ["pdftex-two-columns.pdf", "chromium.pdf", "page-labels.pdf"] {
        let content = content(name);
        assert_eq!(
            content.text.matches('\u{C}').count(),
            content.pages.len() - 1
        );
        for page in &content.pages[1..] {
            assert_eq!(content.text.as_bytes()[page.range.start - 1], 0xC, "{name}");
        }
    }
}

#[test]
fn file_says_who_wrote_it() {
    let content = content("page-labels.pdf");
    assert_eq!(content.about.title, "On Paper and Stone");
    assert_eq!(content.about.authors, ["Ines Ötvös", "Tomás Břízda"]);
    assert_eq!(content.about.language, "en-GB");
    assert_eq!(
        self::content("pdftex-two-columns.pdf").about.doi,
        "10.5555/lannach.1501"
    );
    let typst = self::content("typst-two-columns.pdf").about;
    assert_eq!(typst.title, "The Ford, the Bridge and the Archive");
    assert_eq!(typst.authors.len(), 2, "{typst:?}");
    assert!(typst.date.starts_with("2025-03-09"), "{typst:?}");
    // Where the file says nothing, the first heading does.
    let libre = self::content("luatex.pdf").about;
    assert_eq!(libre.title, "The Ford, the Bridge and the Archive");
}

#[test]
fn words_stand_where_the_page_shows_them() {
    let content = content("pdftex-two-columns.pdf");
    let page = &content.pages[0];
    let [width, height] = page.size.unwrap();
    // An A5 page.
    assert!((width - 419.5).abs() < 1.0 && (height - 595.3).abs() < 1.0);
    // Where another program finds them, in points: left column, right column, note.
    for (word, [x0, baseline, x1]) in [
        ("Abstract", [42.5, 171.9, 104.2]),
        ("recipe", [214.7, 316.2, 240.5]),
        ("driver’s", [344.8, 244.5, 377.0]),
        ("axle,”", [179.6, 433.4, 204.8]),
    ] {
        let place = place_of(&content, word);
        let [left, top, right, bottom] = place.rect;
        assert_eq!(place.page, 0);
        assert!(
            (left - x0).abs() < 1.0 && (right - x1).abs() < 1.0,
            "{word}: {place:?}"
        );
        assert!(top < baseline && baseline < bottom, "{word}: {place:?}");
    }
}

#[test]
fn every_word_has_a_place_on_its_page() {
    for name in [
        "pdftex-two-columns.pdf",
        "chromium.pdf",
        "turned.pdf",
        "typst-two-columns.pdf",
        "row-by-row.pdf",
    ] {
        let content = content(name);
        let mut covered = vec![false; content.text.len()];
        for place in &content.places {
            covered[place.range.start as usize..place.range.end as usize].fill(true);
            let page = &content.pages[place.page as usize];
            let [width, height] = page.size.unwrap();
            let [x0, y0, x1, y1] = place.rect;
            assert!(
                page.range.contains(&(place.range.start as usize)),
                "{name}: {place:?}"
            );
            assert!(x0 <= x1 && y0 <= y1, "{name}: {place:?}");
            assert!(
                x0 > 0.0 && y0 > 0.0 && x1 < width && y1 < height,
                "{name}: {place:?}"
            );
        }
        for (at, sign) in content.text.char_indices() {
            assert_eq!(covered[at], !sign.is_whitespace(), "{name}: {at} {sign:?}");
        }
    }
}

#[test]
fn blocks_lie_in_order_and_hold_all_words() {
    for name in [
        "pdftex-two-columns.pdf",
        "libreoffice.pdf",
        "turned.pdf",
        "page-labels.pdf",
    ] {
        let content = content(name);
        let blocks = content.blocks.unwrap();
        let mut end = 0;
        for block in &blocks {
            assert!(
                content.text[end..block.range.start].trim().is_empty(),
                "{name}"
            );
            let words = &content.text[block.range.clone()];
            assert_eq!(words, words.trim(), "{name}");
            end = block.range.end;
        }
        assert!(content.text[end..].trim().is_empty(), "{name}");
    }
}

#[test]
fn turned_pages_are_as_wide_as_they_are_shown() {
    let turned = content("turned.pdf");
    let upright = content("chromium.pdf");
    assert_eq!(turned.text, upright.text);
    let [width, height] = upright.pages[0].size.unwrap();
    assert_eq!(turned.pages[0].size, Some([height, width]));
    // Turned clockwise, the page's top is on the right.
    let [_, _, right, _] = place_of(&turned, "Ford,").rect;
    assert!(right > height * 0.5, "{right}");
}

#[test]
fn file_that_opens_with_an_empty_password_is_read() {
    assert_eq!(
        content("encrypted-opens.pdf").text,
        content("typst-two-columns.pdf").text
    );
}

#[test]
fn files_without_text_to_give_say_why() {
    assert_eq!(refusal(&bytes("locked.pdf")), Refused::Encrypted);
    assert_eq!(
        refusal(&bytes("pictures-only.pdf")),
        Refused::OnlyPictures { pages: 2 }
    );
    assert!(matches!(
        refusal(b"%PDF-1.7\nnothing"),
        Refused::Damaged { .. }
    ));
}

#[test]
fn page_is_drawn_in_the_width_that_is_asked_for() {
    let picture = draw_page(&bytes("chromium.pdf"), 1, 300).unwrap();
    assert_eq!(picture.width, 300);
    assert!((420..430).contains(&picture.height), "{}", picture.height);
    assert_eq!(
        picture.rgba.len() as u32,
        picture.width * picture.height * 4
    );
    let pixels = || picture.rgba.chunks_exact(4);
    assert!(pixels().all(|pixel| pixel[3] == 255));
    assert_eq!(&picture.rgba[..3], &[255, 255, 255]);
    assert!(pixels().filter(|pixel| pixel[0] < 100).count() > 500);
}

#[test]
fn words_are_drawn_at_their_places() {
    for name in ["chromium.pdf", "turned.pdf", "pdftex-two-columns.pdf"] {
        let content = content(name);
        let picture = draw_page(&bytes(name), 0, 800).unwrap();
        let [width, _] = content.pages[0].size.unwrap();
        let scale = 800.0 / width;
        let words = content.places.iter().filter(|place| place.page == 0);
        for place in words.filter(|place| place.range.len() > 3) {
            let [x0, y0, x1, y1] = place.rect.map(|side| (side * scale) as usize);
            let is_dark = |x: usize, y: usize| picture.rgba[(y * 800 + x) * 4] < 160;
            let dark = (y0..y1)
                .flat_map(|y| (x0..x1).map(move |x| (x, y)))
                .filter(|(x, y)| is_dark(*x, *y))
                .count();
            assert!(dark * 50 > (x1 - x0) * (y1 - y0), "{name}: {place:?}");
        }
    }
}

#[test]
fn page_that_is_not_there_is_said_to_be_missing() {
    let error = draw_page(&bytes("chromium.pdf"), 6, 300).unwrap_err();
    assert!(
        error.to_string().contains("page 7 is missing, it has 6"),
        "{error}"
    );
}
