//! Damaged and hostile files, made from sound ones. The same seed makes the same
//! files.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::io::{Cursor, Read as _};

use super::essay;
use super::made::{docx, zipped};
use super::random::Random;

/// A file that is not as it should be.
pub struct Damaged {
    /// What was done to it.
    pub how: String,
    pub bytes: Vec<u8>,
}

fn damaged(how: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Damaged {
    Damaged {
        how: how.into(),
        bytes: bytes.into(),
    }
}

/// The endings of the kinds of file that are made here.
pub const KINDS: [&str; 5] = ["txt", "md", "html", "docx", "epub"];

/// At least 200 damaged files of a kind.
pub fn damaged_files(kind: &str) -> Vec<Damaged> {
    let sound = sound_file(kind);
    let mut random = Random::new(kind.bytes().map(u64::from).sum());
    let mut files: Vec<Damaged> = Vec::new();
    files.extend((0..60).map(|_| cut(&sound, &mut random)));
    files.extend((0..80).map(|_| flipped(&sound, &mut random)));
    files.extend((0..30).map(|_| spliced(&sound, &mut random)));
    files.push(damaged("empty", []));
    files.push(damaged("one byte", &sound[..1]));
    files.push(damaged("twice", sound.repeat(2)));
    match kind {
        "txt" => files.extend(hostile_texts(&mut random)),
        "md" => files.extend(hostile_markdown()),
        "html" => files.extend(hostile_pages()),
        "docx" => files.extend(hostile_documents()),
        _ => files.extend(hostile_books()),
    }
    if is_zip(kind) {
        files.extend((0..40).map(|_| inner_damage(&sound, &mut random)));
        files.extend(lying_sizes(&sound));
    } else {
        files.extend((0..20).map(|at| garbage(at, &mut random)));
    }
    files
}

pub fn sound_file(kind: &str) -> Vec<u8> {
    match kind {
        "txt" => essay::as_text(),
        "md" => essay::as_markdown(),
        "html" => essay::as_html(),
        "docx" => essay::as_docx(),
        _ => essay::as_epub(),
    }
}

fn is_zip(kind: &str) -> bool {
    matches!(kind, "docx" | "epub")
}

fn cut(sound: &[u8], random: &mut Random) -> Damaged {
    let len = random.below(sound.len());
    damaged(format!("cut off after {len} bytes"), &sound[..len])
}

fn flipped(sound: &[u8], random: &mut Random) -> Damaged {
    let mut bytes = sound.to_vec();
    let count = 1 + random.below(20);
    for _ in 0..count {
        let at = random.below(bytes.len());
        bytes[at] ^= 1 << random.below(8);
    }
    damaged(format!("{count} bits flipped"), bytes)
}

fn spliced(sound: &[u8], random: &mut Random) -> Damaged {
    let mut bytes = sound.to_vec();
    let from = random.below(bytes.len());
    let to = from + random.below((bytes.len() - from).min(2000));
    let piece: Vec<u8> = bytes.drain(from..to).collect();
    let at = random.below(bytes.len());
    bytes.splice(at..at, piece.iter().chain(&piece).copied());
    damaged(format!("{from} to {to} twice at {at}"), bytes)
}

fn garbage(at: usize, random: &mut Random) -> Damaged {
    let len = 10 + random.below(5000);
    let bytes: Vec<u8> = (0..len).map(|_| random.next().to_le_bytes()[0]).collect();
    damaged(format!("garbage {at}"), bytes)
}

/// The parts of a ZIP file.
fn parts_of(sound: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(sound)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn zipped_again(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    zipped(&parts)
}

/// Damage inside a part, packed properly, so that what reads the part meets it.
fn inner_damage(sound: &[u8], random: &mut Random) -> Damaged {
    let mut parts = parts_of(sound);
    let at = random.below(parts.len());
    let (name, bytes) = &mut parts[at];
    let harm = match random.below(3) {
        _ if bytes.is_empty() => flipped(&[0], random),
        0 => cut(bytes, random),
        1 => flipped(bytes, random),
        _ => spliced(bytes, random),
    };
    let how = format!("{name} {}", harm.how);
    *bytes = harm.bytes;
    damaged(how, zipped_again(&parts))
}

/// Sizes and counts that are not true.
fn lying_sizes(sound: &[u8]) -> Vec<Damaged> {
    let mut files = Vec::new();
    // The sizes in the header of a part, in its entry in the list of parts, and what
    // the end of the list says of it.
    for (signature, fields) in [
        (&b"PK\x03\x04"[..], &[18_usize, 22][..]),
        (b"PK\x01\x02", &[20, 24, 42]),
        (b"PK\x05\x06", &[8, 10, 12, 16, 20]),
    ] {
        let places: Vec<usize> = memchr::memmem::find_iter(sound, signature).collect();
        for field in fields {
            for value in [0_u32, 0x7FFF_FFFF, 0xFFFF_FFFF] {
                let mut bytes = sound.to_vec();
                for place in &places {
                    let at = place + field;
                    let end = (at + 4).min(bytes.len());
                    let value = value.to_le_bytes();
                    bytes[at..end].copy_from_slice(&value[..end - at]);
                }
                files.push(damaged(format!("field {field} says {value:x}"), bytes));
            }
        }
    }
    files
}

fn hostile_texts(random: &mut Random) -> Vec<Damaged> {
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

fn hostile_markdown() -> Vec<Damaged> {
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

fn hostile_pages() -> Vec<Damaged> {
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

fn hostile_documents() -> Vec<Damaged> {
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

fn hostile_books() -> Vec<Damaged> {
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
