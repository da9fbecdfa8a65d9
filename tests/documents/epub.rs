use contend::document::Refused;

use super::kit::{content_of, outline_of, pages_of, refusal_of};
use super::made::{Chapter, epub, epub_with};

fn chapter<'a>(name: &'a str, body: &'a str) -> Chapter<'a> {
    Chapter { name, body }
}

#[test]
fn chapters_are_read_in_the_order_of_the_spine_without_the_contents() {
    let chapters = [
        chapter("b.xhtml", "<h1>One</h1><p>First<a id='x'/> words.</p>"),
        chapter(
            "a b.xhtml",
            "<h1>Two</h1><p>Second words.</p><aside epub:type='footnote'>A note.</aside>",
        ),
    ];
    let content = content_of(&epub(&chapters, ""), "epub");
    assert_eq!(
        outline_of(&content),
        [
            "heading 1: One",
            "paragraph: First words.",
            "heading 1: Two",
            "paragraph: Second words.",
            "note: A note.",
        ]
    );
    let about = &content.about;
    assert_eq!(about.title, "On mills");
    assert_eq!(about.authors, ["Ada Lund"]);
    assert_eq!(about.date, "2024-05-06");
    assert_eq!(about.publisher, "Gazette Press");
    assert_eq!(about.language, "en");
    assert_eq!(about.doi, "10.1234/mills.5");
}

#[test]
fn pages_are_those_of_the_list_or_else_of_the_marks() {
    let marked = "<p>Front matter.</p><p><span epub:type='pagebreak' id='p7' title='7'/>Seven and \
        <span epub:type='pagebreak' id='p8' title='8'></span>eight.</p>";
    let chapters = [
        chapter("a.xhtml", marked),
        chapter("c.xhtml", "<p>Nine.</p>"),
    ];
    let from_marks = content_of(&epub(&chapters, ""), "epub");
    let page = |label: &str, words: &str| (label.to_owned(), words.to_owned());
    assert_eq!(
        pages_of(&from_marks),
        [page("7", "Seven and"), page("8", "eight. Nine.")]
    );
    let list = "<nav epub:type='page-list'><ol><li><a href='a.xhtml#p7'>vii</a></li>\
        <li><a href='c.xhtml'>9</a></li></ol></nav>";
    let from_list = content_of(&epub(&chapters, list), "epub");
    assert_eq!(
        pages_of(&from_list),
        [page("vii", "Seven and eight."), page("9", "Nine.")]
    );
}

#[test]
fn protected_books_are_told_from_books_with_disguised_fonts() {
    let chapters = [chapter("a.xhtml", "<p>Text.</p>")];
    let encryption = |method: &str| {
        format!(
            "<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm=\"{method}\"/>\
             <enc:CipherData><enc:CipherReference URI=\"a.xhtml\"/></enc:CipherData></enc:EncryptedData></encryption>"
        )
    };
    let with = |method: &str| {
        epub_with(
            &chapters,
            "",
            &[("META-INF/encryption.xml", encryption(method).as_bytes())],
        )
    };
    let locked = with("http://www.w3.org/2001/04/xmlenc#aes128-cbc");
    assert_eq!(refusal_of(&locked, "epub"), Refused::Encrypted);
    let disguised = with("http://www.idpf.org/2008/embedding");
    assert_eq!(content_of(&disguised, "epub").text, "Text.");
}

#[test]
fn books_without_text_say_why() {
    let pictures = [
        chapter("a.xhtml", "<img src='1.png'/>"),
        chapter("b.xhtml", "<svg/>"),
    ];
    let refused = refusal_of(&epub(&pictures, ""), "epub");
    assert_eq!(refused, Refused::OnlyPictures { pages: 2 });
    let nothing = refusal_of(&epub(&[], ""), "epub");
    assert!(matches!(nothing, Refused::Damaged { .. }));
}

#[test]
fn missing_chapter_is_told() {
    let chapters = [
        chapter("a.xhtml", "<p>Text.</p>"),
        chapter("", "<p>Gone.</p>"),
    ];
    let content = content_of(&epub(&chapters, ""), "epub");
    assert_eq!(content.text, "Text.");
    assert!(content.remarks[0].contains("chapter is missing"));
}
