//! The words of a quote against those of a document: what holds and what does not.

use super::test_kit::{kinds, marked, prepared, state, typed};
use super::{DifferenceKind, Selector, State, find, find_in};

#[test]
fn same_characters_are_exact_at_their_place() {
    let finding = typed("Ünder “strategic depth” the border.", "“strategic depth”");
    assert_eq!(finding.state, State::Exact);
    assert_eq!(finding.span, Some(6..23));
    assert_eq!(finding.byte_span, Some(7..28));
    assert!(finding.differences.is_empty() && !finding.moved);
    assert!((finding.score - 1.0).abs() < f64::EPSILON);
}

#[test]
fn each_way_of_writing_is_normalised_and_listed() {
    use DifferenceKind as Kind;
    for (document, quote, kind) in [
        ("the “depth” of", "the \"depth\" of", Kind::QuotationMark),
        ("Pakistan’s view", "Pakistan's view", Kind::QuotationMark),
        ("Pakistan–Taliban ties", "Pakistan-Taliban ties", Kind::Dash),
        ("it failed — again", "it failed – again", Kind::Dash),
        ("an e\u{FB03}cient way", "an efficient way", Kind::Ligature),
        ("Tu\u{308}rkiye agreed", "Türkiye agreed", Kind::Accent),
        ("the\u{A0}border was", "the border was", Kind::Space),
        (
            "the border\nwas closed",
            "the border was closed",
            Kind::LineBreak,
        ),
        (
            "the end.\n\nNext one",
            "the end. Next one",
            Kind::ParagraphBreak,
        ),
        (
            "the border\n\u{C}was closed",
            "the border was closed",
            Kind::PageBreak,
        ),
        ("the bor\u{AD}der was", "the border was", Kind::Invisible),
        ("the secu-\nrity of", "the security of", Kind::LineEndHyphen),
        (
            "the secu\u{AD}\nrity of",
            "the security of",
            Kind::LineEndHyphen,
        ),
        (
            "the well-\nknown man",
            "the well-known man",
            Kind::LineEndHyphen,
        ),
        (
            "in 1979-\n1989 they",
            "in 1979-1989 they",
            Kind::LineEndHyphen,
        ),
        (
            "the well-\nknown man",
            "the well- known man",
            Kind::LineBreak,
        ),
        ("the border¹⁹ was", "the border was", Kind::FootnoteMark),
        ("the border was", "the border¹⁹ was", Kind::FootnoteMark),
    ] {
        let finding = typed(document, quote);
        assert_eq!(finding.state, State::Normalised, "{document:?} {quote:?}");
        assert_eq!(
            finding.span,
            Some(0..document.chars().count()),
            "{document:?}"
        );
        assert!(
            kinds(&finding).iter().all(|found| *found == kind),
            "{:?}",
            finding.differences
        );
        for difference in &finding.differences {
            assert_eq!(
                document[difference.document_range.clone()],
                difference.document
            );
            assert_eq!(quote[difference.quote_range.clone()], difference.quote);
            assert_ne!(difference.quote, difference.document);
        }
    }
}

#[test]
fn differences_are_listed_letter_for_letter() {
    let finding = typed("Pakistan’s “depth”\nwas", "  Pakistan's \"depth\" was ");
    let listed: Vec<String> = finding
        .differences
        .iter()
        .map(super::Difference::describe)
        .collect();
    assert_eq!(
        listed,
        [
            "quotation mark: the document has “’”, the quote “'”",
            "quotation mark: the document has ““”, the quote “\"”",
            "quotation mark: the document has “””, the quote “\"”",
            "line break: the document has “⟨line end⟩”, the quote “ ”",
        ]
    );
    assert_eq!(finding.differences[0].quote_range, 10..11);
}

#[test]
fn changed_words_are_never_verified() {
    let text = "The Taliban did not agree to act against 30 of the known TTP groups in 2021–2023, he said.";
    for quote in [
        "The Taliban did agree to act",
        "The Taliban did never agree to act",
        "the Taliban did not agree to act",
        "act against 31 of the known",
        "act against 3 of the known",
        "of the unknown TTP groups",
        "The Taliban not did agree",
        "did not not agree",
        "did not  agree  to act against 30  of known",
        "The Tаliban did not agree",
        "groups in 2021-2023",
        "groups in 2021—2023",
        "groups in 2021 2023",
        "did notagree to act",
        "did not agree, to act",
    ] {
        assert!(!state(text, quote).is_verified(), "{quote}");
    }
}

#[test]
fn part_of_a_word_or_number_is_never_verified() {
    for (text, quote) in [
        ("They met in chines and gorges.", "Linus"),
        ("They met in chines and gorges.", "chin"),
        ("It is unknown to us.", "known to us"),
        ("It is un\u{AD}known to us.", "known to us"),
        ("It is un-\nknown to us.", "known to us"),
        ("It is un\u{AD}\nknown to us.", "It is un"),
        ("the non-state actors", "state actors"),
        ("They can’t agree.", "They can"),
        (
            "They can’t agree.",
            "They can't".strip_suffix("'t").unwrap(),
        ),
        ("about 10,000 died", "about 10"),
        ("about 10² died", "about 10"),
        ("In 1987¹² they", "In 1987"),
        ("In 1987¹² they", "In 1987 they"),
        ("of 5 km² of land", "of 5 km"),
        ("of 5 km² of land", "of 5 km of land"),
        ("it grew by 50%", "it grew by 50"),
    ] {
        assert!(!state(text, quote).is_verified(), "{text:?} {quote:?}");
    }
}

#[test]
fn part_of_a_word_that_was_chosen_so_is_found() {
    let text = "They met in chines and gorges. The non-state actors can’t agree; 10,000 un-\nknown others.";
    for words in [
        "hines and",
        "state actors",
        "state actors can",
        "000 un",
        "known others",
        "met in chi",
    ] {
        let finding = find(&prepared(text), &marked(text, words, 0));
        assert_eq!(finding.state, State::Exact, "{words}");
        let start = text.find(words).map(|byte| text[..byte].chars().count());
        assert_eq!(finding.span.map(|span| span.start), start);
    }
}

#[test]
fn nothing_is_missing_and_lights_nothing() {
    for words in ["", " \n\t", "\u{200B}\u{FEFF}"] {
        let finding = typed("Some text.", words);
        assert_eq!((finding.state, finding.span), (State::Missing, None));
    }
    assert_eq!(
        find_in(None, &Selector::of_words("text")).state,
        State::NoDocument
    );
    assert_eq!(state("", "text"), State::Missing);
}

#[test]
fn footnote_number_that_is_another_is_not_the_same() {
    assert!(!state("the “border”¹² was", "the \"border\"¹³ was").is_verified());
    let same = typed("the “border”.¹² It was", "the \"border\".¹²");
    assert_eq!(kinds(&same), [DifferenceKind::QuotationMark; 2]);
    assert_eq!(same.span, Some(0..15));
}

#[test]
fn hyphens_that_belong_to_a_word_are_not_dropped() {
    for (text, quote) in [
        ("they re-signed it", "they resigned it"),
        ("they resigned it", "they re-signed it"),
        ("in 1979-\n1989 they", "in 19791989 they"),
        ("a pre- and post-war", "a preand post-war"),
        ("the secu-\nrity of", "the secu rity of"),
        ("a word—\nword", "a wordword"),
    ] {
        assert!(!state(text, quote).is_verified(), "{text:?} {quote:?}");
    }
}

#[test]
fn edits_in_square_brackets_are_read_as_their_words() {
    let text = "It was the case that he said so, and it ended.";
    let finding = typed(text, "[T]he case that [he] said so");
    assert_eq!(finding.state, State::Normalised);
    assert!(
        kinds(&finding)
            .iter()
            .all(|kind| *kind == DifferenceKind::Edited)
    );
    assert_eq!(
        (
            finding.differences[0].quote.as_str(),
            finding.differences[0].document.as_str()
        ),
        ("[T]", "t")
    );
    assert_eq!(finding.span, Some(7..31));
    // An edit that puts another word in cannot be checked.
    assert_eq!(state(text, "that [Khan] said so"), State::Missing);
    assert_eq!(state(text, "that he [never] said so"), State::Missing);
    assert_eq!(state(text, "the [C]ase that"), State::Normalised);
    // Brackets of the document are text.
    assert_eq!(
        state("that he [Khan] said", "that he [Khan] said"),
        State::Exact
    );
    assert_eq!(
        state("that he [Khan] “said”", "that he [Khan] \"said\""),
        State::Normalised
    );
    assert_eq!(state("that [he] said", "that he said"), State::Missing);
}

#[test]
fn sentence_is_found_across_a_page_header() {
    let page = "It was a long page of words. ".repeat(40);
    let header = "\n\nJournal of Border Studies\n7\n\n";
    let text = format!(
        "{page}and “the border{header}was closed” then. {page}{header}More. {page}{header}{page}"
    );
    let finding = typed(&text, "\"the border was closed\" then");
    assert_eq!(finding.state, State::Normalised);
    let passed: Vec<&str> = finding
        .differences
        .iter()
        .filter(|difference| difference.kind == DifferenceKind::PageFurniture)
        .map(|difference| difference.document.as_str())
        .collect();
    assert_eq!(passed, [header]);
    assert_eq!(state(&text, "the border was not closed"), State::Missing);
}

#[test]
fn right_to_left_text_is_compared_in_logical_order() {
    let text = "قال الوزير: \u{202B}إن الحدود\u{202C} مغلقة اليوم";
    assert_eq!(state(text, "إن الحدود مغلقة"), State::Normalised);
    assert_eq!(state(text, "الحدود إن مغلقة"), State::Missing);
}

#[test]
fn small_changes_of_sense_are_never_verified() {
    for (text, quote) in [
        ("They can not agree.", "They cannot agree."),
        ("They cannot agree.", "They can"),
        ("Nowhere else is it now here.", "now where"),
        (
            "It rose to 3.5 million.",
            "It rose to 3.5 million".strip_suffix(".5 million").unwrap(),
        ),
        ("It rose to 3.5 million.", "5 million"),
        ("A loss of -5 points.", "5 points"),
        ("A loss of −5 points.", "5 points"),
        ("Talks at 10:30 today", "30 today"),
        ("the anti–war party", "war party"),
        ("the non\u{2011}state actor", "state actor"),
        ("an un\u{2010}\nknown actor", "known actor"),
        ("He is un\u{FEFF}able to act.", "able to act"),
        ("CO₂ levels rose", "CO levels rose"),
        ("CO² levels rose", "CO levels rose"),
        ("the pH of 7", "the ph of 7"),
        ("straße und weg", "strasse und weg"),
        ("Ⅳ battalions", "IV battalions"),
        ("½ of them", "1/2 of them"),
        ("in 2021 – 2023 they", "in 2021 - 2023 they"),
        ("he said: no, way", "he said: no way"),
        ("No. They came.", "No They came"),
        ("the 5′ wall", "the 5' wall"),
        ("«depth» is", "\"depth\" is"),
        ("depth … and so on", "depth ... and so on"),
        ("a [sic] border", "a border"),
        ("e\u{301}tat", "etat"),
        ("e\u{301}tat", "e"),
        ("Straits of Hormuz", "Straits  of  Hormu"),
        ("the\u{200D}border", "theborder"),
    ] {
        assert!(!state(text, quote).is_verified(), "{text:?} {quote:?}");
    }
}
