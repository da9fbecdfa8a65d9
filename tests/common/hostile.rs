//! Files made by hand to do harm to whoever reads them, of each kind.

#![allow(dead_code, reason = "each test uses a part of it")]

use super::damage::{Damaged, damaged};
use super::made::{docx, zipped};
use super::random::Random;

pub(super) fn hostile_texts(random: &mut Random) -> Vec<Damaged> {
    let mut files = vec![
        damaged("one long line", "word ".repeat(400_000)),
        damaged("no word ends", "a".repeat(2_000_000)),
        damaged("line ends", "\r\n".repeat(500_000)),
        damaged("half a wide character", b"\xFF\xFEa\0b".to_vec()),
        damaged(
            "lone surrogates",
            b"\xFF\xFE\x00\xD8\x00\xDC\x00\xD8".repeat(50),
        ),
        damaged("marks without letters", "\u{301}".repeat(300_000)),
        damaged("byte order marks", "\u{FEFF}".repeat(100_000)),
        damaged("zeros", vec![0; 100_000]),
    ];
    for at in 0..10 {
        let text: String = (0..5000)
            .filter_map(|_| char::from_u32(u32::try_from(random.below(0x11_0000)).ok()?))
            .collect();
        files.push(damaged(format!("any characters {at}"), text));
    }
    files
}

pub(super) fn hostile_markdown() -> Vec<Damaged> {
    let steps: String = (0..2_000)
        .map(|depth| format!("{}- item\n", "  ".repeat(depth)))
        .collect();
    let mut files = vec![damaged("a staircase of lists", steps)];
    for (how, piece, count) in [
        ("quotations", "> ", 20_000),
        ("brackets", "[", 50_000),
        ("links", "[a](", 50_000),
        ("pictures", "![", 50_000),
        ("emphasis", "*a_", 50_000),
        ("strong", "**a", 50_000),
        ("code", "`a", 50_000),
        ("html", "<div>\n", 50_000),
        ("comments", "<!--", 50_000),
        ("footnotes", "[^a]: b\n", 20_000),
        ("tables", "|a|b|\n|-|-|\n", 20_000),
        ("wide table", "|a", 20_000),
        ("headings", "# ", 50_000),
        ("entities", "&amp;&#0;&#x110000;", 20_000),
        ("fences", "```\n", 50_001),
        ("front matter", "---\n", 50_001),
        ("numbers", "9999999999) a\n", 20_000),
        ("link names", "[a]: b\n", 50_000),
    ] {
        files.push(damaged(how, piece.repeat(count)));
    }
    files
}

/// Deep enough to be past the bound on a parser's work, which goes with the square.
const NESTED: usize = 50_000;

pub(super) fn hostile_pages() -> Vec<Damaged> {
    let mut files = Vec::new();
    for name in [
        "div",
        "table",
        "b",
        "a",
        "ul",
        "li",
        "blockquote",
        "sup",
        "sub",
        "q",
        "pre",
        "font",
        "select",
        "template",
        "svg",
        "math",
        "p",
        "td",
        "button",
        "ruby",
        "frameset",
        "object",
        "nav",
        "h1",
        "span",
    ] {
        let page = format!(
            "<!DOCTYPE html><p>Words</p>{}",
            format!("<{name}>").repeat(NESTED)
        );
        files.push(damaged(format!("{NESTED} nested {name}"), page));
    }
    let letters: String = (0..20_000)
        .map(|at| format!("<p><font size={at}>"))
        .collect();
    files.push(damaged("fonts that stay open", letters));
    let attributes: String = (0..200_000).map(|at| format!(" a{at}=1")).collect();
    files.push(damaged("attributes", format!("<p{attributes}>Words</p>")));
    for (how, piece, count) in [
        ("comments", "<!--", NESTED),
        ("tags that do not end", "<a href=\"", NESTED),
        ("end tags", "</div>", NESTED),
        ("text in tables", "<table>a", 3_000),
        ("rows", "<table><tr><td>a<tr><td>b", 2_000),
        ("cells", "<td>a", NESTED),
        ("scripts", "<script>", NESTED),
        ("entities", "&amp;&#0;&#x110000;&notanentity;", 50_000),
        ("less-than", "<", 500_000),
        ("forms", "<form><input>", 50_000),
        ("bodies", "<body a=b>", 50_000),
        (
            "languages",
            "<html lang=\"a\"><meta name=author content=b>",
            20_000,
        ),
        (
            "linked data",
            "<script type='application/ld+json'>[[[[</script>",
            20_000,
        ),
    ] {
        files.push(damaged(
            how,
            format!("<!DOCTYPE html>Words{}", piece.repeat(count)),
        ));
    }
    let data = format!(
        "<script type='application/ld+json'>{}</script>Words",
        "[".repeat(500_000)
    );
    files.push(damaged("deep linked data", data));
    files
}

/// XML that expands without end where entities are expanded.
const LAUGHS: &str = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">\
    <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>";

pub(super) fn hostile_documents() -> Vec<Damaged> {
    let word = "<w:p><w:r><w:t>Words</w:t></w:r></w:p>";
    let mut files = Vec::new();
    for name in [
        "w:p",
        "w:tbl",
        "w:tr",
        "w:txbxContent",
        "w:sdt",
        "w:ins",
        "m:sup",
        "w:pPr",
    ] {
        let body = format!("{word}{}", format!("<{name}>").repeat(200_000));
        files.push(damaged(format!("200,000 nested {name}"), docx(&body, &[])));
    }
    let even = format!(
        "{}{word}{}",
        "<w:p><w:txbxContent>".repeat(900),
        "</w:txbxContent></w:p>".repeat(900)
    );
    files.push(damaged("boxes in boxes", docx(&even, &[])));
    let attributes: String = (0..300_000).map(|at| format!(" a{at}=\"1\"")).collect();
    let many = format!("<w:p{attributes}>Words</w:p>");
    files.push(damaged("attributes", docx(&many, &[])));
    let laughing = format!("{LAUGHS}<w:document><w:p><w:t>Words &d;</w:t></w:p></w:document>");
    files.push(damaged(
        "entities",
        zipped(&[("word/document.xml", laughing.as_bytes())]),
    ));
    let fields = "<w:p><w:fldChar w:fldCharType=\"begin\"/></w:p>".repeat(50_000);
    files.push(damaged("fields", docx(&format!("{fields}{word}"), &[])));
    let circle = "<w:styles><w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style>\
        <w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style></w:styles>";
    let styled = format!("<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr></w:p>{word}");
    files.push(damaged(
        "styles in a circle",
        docx(&styled, &[("styles.xml", circle)]),
    ));
    let numbers = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"99\"/>\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"4294967295\"/><w:lvlText w:val=\"%1%9%0%%\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"255\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>";
    let items = format!("{}{word}", item.repeat(3)).replace("255", "0") + item;
    files.push(damaged(
        "numbers",
        docx(&items, &[("numbering.xml", numbers)]),
    ));
    files.extend(bombs("word/document.xml", b"<w:document><w:p><w:t>", &[]));
    files
}

pub(super) fn hostile_books() -> Vec<Damaged> {
    let container = b"<container><rootfile full-path=\"a.opf\"/></container>";
    let package = b"<package><manifest><item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>\
        <spine><itemref idref=\"a\"/></spine></package>";
    let around: [(&str, &[u8]); 2] = [("META-INF/container.xml", container), ("a.opf", package)];
    let book = |chapter: &str| {
        let mut parts = around.to_vec();
        parts.push(("a.xhtml", chapter.as_bytes()));
        zipped(&parts)
    };
    let mut files = Vec::new();
    for name in ["div", "table", "section", "span"] {
        let chapter = format!("<html><body>{}", format!("<{name}>").repeat(200_000));
        files.push(damaged(format!("200,000 nested {name}"), book(&chapter)));
    }
    let laughing = format!("{LAUGHS}<html><body>Words &d;</body></html>");
    files.push(damaged("entities", book(&laughing)));
    let again = "<itemref idref=\"a\"/>".repeat(50_000);
    let often = String::from_utf8(package.to_vec())
        .unwrap()
        .replace("<itemref idref=\"a\"/>", &again);
    let mut parts = around.to_vec();
    parts[1].1 = often.as_bytes();
    parts.push(("a.xhtml", b"<p>The same chapter, again and again.</p>"));
    files.push(damaged("one chapter 50,000 times", zipped(&parts)));
    let outside = String::from_utf8(package.to_vec())
        .unwrap()
        .replace("a.xhtml", "../../../etc/passwd");
    parts[1].1 = outside.as_bytes();
    files.push(damaged("a chapter outside", zipped(&parts)));
    let deep = "<a>".repeat(100_000);
    parts[1].1 = deep.as_bytes();
    files.push(damaged("a deep package", zipped(&parts)));
    files.extend(bombs("a.xhtml", b"<html><body><p>", &around));
    files
}

/// Files that unpack to far more than they are.
fn bombs(part: &str, start: &[u8], around: &[(&str, &[u8])]) -> Vec<Damaged> {
    let filled = |filling: u8, len: usize| {
        let mut bytes = start.to_vec();
        bytes.resize(len, filling);
        bytes
    };
    let with = |bytes: &[u8]| {
        let mut parts = around.to_vec();
        parts.push((part, bytes));
        zipped(&parts)
    };
    let small = with(b"<p>");
    let inner = zipped(&[("a", small.as_slice()), (part, &filled(0, 1_000_000))]);
    let names: Vec<String> = (0..10_050).map(|at| format!("{part}{at}")).collect();
    let mut many: Vec<(&str, &[u8])> = around.to_vec();
    many.extend(names.iter().map(|name| (name.as_str(), &b""[..])));
    many.push((part, start));
    vec![
        damaged("a part of 70 MB of spaces", with(&filled(b' ', 70_000_000))),
        damaged("a part of 66 MB of letters", with(&filled(b'a', 66 << 20))),
        damaged("an archive in an archive", with(&inner)),
        damaged("10,050 parts", zipped(&many)),
    ]
}
