use contend::document::Format;

use super::kit::{content_of, outline_of, pages_of, refusal_of};

fn outline(page: &str) -> Vec<String> {
    outline_of(&content_of(page.as_bytes(), "html"))
}

#[test]
fn text_is_what_a_browser_shows() {
    let page = "<!DOCTYPE html><html><head><title>No part of the text</title>\
        <style>p { color: red }</style></head><body>\n  <h2>The\n mill</h2>\n\
        <p>It ran &ldquo;day &amp;   night&rdquo;,&nbsp;as\n    they said.<br>Then it <b>st</b>opped.</p>\
        <script>document.write('<p>no</p>')</script><noscript>no</noscript>\
        <template><p>no</p></template><p hidden>no</p><p aria-hidden=true>no</p>\
        <p style='DISPLAY : none'>no</p><div>One<div>two</div>three</div></body></html>";
    assert_eq!(
        outline(page),
        [
            "heading 2: The mill",
            "paragraph: It ran “day & night”,\u{A0}as they said.\nThen it stopped.",
            "paragraph: One",
            "paragraph: two",
            "paragraph: three",
        ]
    );
}

#[test]
fn lists_bear_their_marks_and_levels() {
    let page = "<ul><li>One<ul><li>Two</li></ul></li><li><p>Three</p><p>and more</p></li></ul>\
        <ol start=3 type=a><li>c</li><li value=7>g</li><li></li></ol><ol reversed><li>x<li>y</ol>";
    assert_eq!(
        outline(page),
        [
            "item 1: • One",
            "item 2: • Two",
            "item 1: • Three",
            "item 1: and more",
            "item 1: c. c",
            "item 1: g. g",
            "item 1: 2. x",
            "item 1: 1. y",
        ]
    );
}

#[test]
fn tables_quotations_captions_and_verse_are_told_apart() {
    let page = "<table><caption>Mills</caption><tr><th>Year<th>Wheels</tr><tr><td>1802<td><p>two</table>\
        <blockquote><p>We ground.</p></blockquote><figure><img src=a><figcaption>A wheel</figcaption></figure>\
        <pre>  one\n    two\n</pre>";
    let content = content_of(page.as_bytes(), "html");
    assert_eq!(
        outline_of(&content),
        [
            "caption: Mills",
            "row: Year\tWheels",
            "row: 1802\ttwo",
            "quotation: We ground.",
            "caption: A wheel",
            "pre: one\n    two",
        ]
    );
    assert!(content.text.contains("\n\n  one\n    two"));
}

#[test]
fn raised_digits_never_run_into_words_or_numbers() {
    let page = "<p>The border<sup><a href='#n1'>1</a></sup> of 10<sup>2</sup> km\
        <sup>2</sup>,<sup class=reference><a href='#c'><span>[</span>12<span>]</span></a></sup> the \
        1<sup>st</sup> and CO<sub>2</sub>.<a role=doc-noteref href='#n3'>3</a></p>";
    assert_eq!(
        outline(page),
        ["paragraph: The border¹ of 10² km²,¹² the 1st and CO2.³"]
    );
}

#[test]
fn notes_and_furniture_are_marked_and_kept() {
    let page = "<header>The Gazette</header><nav><ul><li>Home<li>News</ul></nav><article>\
        <header><h1>Mills</h1><p>By Ada Lund</p></header><p>Text.</p>\
        <section role=doc-endnotes><ol><li id=fn1>A source. <a role=doc-backlink href='#r'>↩</a></ol></section>\
        </article><aside>Read more</aside><footer>Imprint</footer>";
    assert_eq!(
        outline(page),
        [
            "furniture: The Gazette",
            "furniture: Home",
            "furniture: News",
            "heading 1: Mills",
            "paragraph: By Ada Lund",
            "paragraph: Text.",
            "note: 1. A source.",
            "furniture: Read more",
            "furniture: Imprint",
        ]
    );
}

#[test]
fn pages_of_the_printed_book_are_kept_with_their_labels() {
    let page = "<p>Before <span role=doc-pagebreak aria-label=' Page iv. ' id=p4></span>the fourth.</p>\
        <div role=doc-pagebreak id=page_5>5</div><p>The fifth.</p>";
    let content = content_of(page.as_bytes(), "html");
    assert_eq!(content.text, "Before the fourth.\n\nThe fifth.");
    assert_eq!(
        pages_of(&content),
        [
            ("iv".to_owned(), "the fourth.".to_owned()),
            ("5".to_owned(), "The fifth.".to_owned())
        ]
    );
}

#[test]
fn page_says_of_itself_what_it_is() {
    let page = r#"<!-- saved from url=(0026)https://gazette.example/mills -->
        <html lang="en-GB"><head><title>Mills | The Gazette</title>
        <meta property="og:site_name" content="The Gazette">
        <meta name="citation_author" content="Lund, Ada"><meta name="citation_author" content="Per Holm">
        <meta name="citation_publication_date" content="2024/05/06">
        <meta name="citation_doi" content="doi:10.1234/mills.5">
        <script type="application/ld+json">{"@type":"Article","publisher":{"name":"Gazette Press"}}</script>
        </head><body><h1>On mills</h1><p>Text.</p></body></html>"#;
    let about = content_of(page.as_bytes(), "html").about;
    assert_eq!(about.title, "Mills");
    assert_eq!(about.authors, ["Ada Lund", "Per Holm"]);
    assert_eq!(about.date, "2024-05-06");
    assert_eq!(about.doi, "10.1234/mills.5");
    assert_eq!(about.container, "The Gazette");
    assert_eq!(about.publisher, "Gazette Press");
    assert_eq!(about.language, "en-GB");
    assert_eq!(about.url, "https://gazette.example/mills");
}

#[test]
fn page_is_read_in_the_encoding_it_names() {
    let mut page =
        b"<html><head><meta charset=windows-1252></head><p>caf\xE9 \x93open\x94".to_vec();
    page.extend(b"</html>");
    let content = content_of(&page, "htm");
    assert_eq!(content.format, Format::Html);
    assert_eq!(content.text, "café “open”");
    assert_eq!(content.encoding.name, "windows-1252");
    assert_eq!(content.encoding.warning(), None);
}

#[test]
fn elements_that_close_themselves_in_xhtml_swallow_nothing() {
    let page = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head>\
        <body><p><a id='a'/>One <i/>two.</p><script src='x'/><p>Three.</p></body></html>";
    assert_eq!(outline(page), ["paragraph: One two.", "paragraph: Three."]);
}

#[test]
fn elements_nested_without_end_are_refused_and_deep_ones_read() {
    let deep = format!("{}Words{}", "<div>".repeat(5_000), "</div>".repeat(5_000));
    assert_eq!(outline(&deep), ["paragraph: Words"]);
    let endless = format!("{}Words", "<div>".repeat(200_000));
    let message = refusal_of(endless.as_bytes(), "html").to_string();
    assert!(message.contains("is damaged"), "{message}");
}

#[test]
fn page_that_loads_its_text_with_a_script_says_so() {
    let page = "<html><body><div id=root>Loading</div><script src=app.js></script></body></html>";
    let content = content_of(page.as_bytes(), "html");
    assert!(content.remarks[0].contains("very little text"));
}
