//! Documents that are made for a test.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A ZIP file of parts by name; parts named `mimetype` are not compressed.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let method = match *name {
            "mimetype" => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word document with this body and other parts of the folder `word`, such as
/// `styles.xml`.
pub fn docx(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let package = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{TYPES}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
    );
    let relations: String = others
        .iter()
        .enumerate()
        .map(|(at, (name, _))| {
            let kind = name.trim_end_matches(".xml");
            format!("<Relationship Id=\"r{at}\" Type=\"{TYPES}/{kind}\" Target=\"{name}\"/>")
        })
        .collect();
    let relations = format!("<Relationships>{relations}</Relationships>");
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document xmlns:w=\"w\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    );
    let mut parts: Vec<(String, &[u8])> = vec![
        ("[Content_Types].xml".into(), b"<Types/>"),
        ("_rels/.rels".into(), package.as_bytes()),
        ("word/document.xml".into(), document.as_bytes()),
        ("word/_rels/document.xml.rels".into(), relations.as_bytes()),
    ];
    for (name, text) in others {
        let name = match *name {
            "core.xml" => "docProps/core.xml".to_owned(),
            name => format!("word/{name}"),
        };
        parts.push((name, text.as_bytes()));
    }
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, bytes)| (name.as_str(), *bytes))
        .collect();
    zipped(&parts)
}

/// `text` as it is written in XML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// A chapter of an e-book. One without a name is listed and not there.
pub struct Chapter<'a> {
    pub name: &'a str,
    pub body: &'a str,
}

/// An e-book of these chapters; `contents` is the body of its table of contents.
pub fn epub(chapters: &[Chapter<'_>], contents: &str) -> Vec<u8> {
    epub_with(chapters, contents, &[])
}

/// The same with further parts.
pub fn epub_with(chapters: &[Chapter<'_>], contents: &str, further: &[(&str, &[u8])]) -> Vec<u8> {
    let page = |body: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><html xmlns=\"http://www.w3.org/1999/xhtml\" \
             xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title/></head><body>{body}</body></html>"
        )
    };
    let mut items = String::new();
    let mut order = String::from("<itemref idref=\"nav\"/>");
    for (at, chapter) in chapters.iter().enumerate() {
        let address = chapter.name.replace(' ', "%20");
        let listed = if address.is_empty() {
            "gone.xhtml"
        } else {
            &address
        };
        items +=
            &format!("<item id=\"c{at}\" href=\"{listed}\" media-type=\"application/xhtml+xml\"/>");
        order += &format!("<itemref idref=\"c{at}\"/>");
    }
    let package = format!(
        "<package><metadata><dc:title>On mills</dc:title><dc:creator>Lund, Ada</dc:creator>\
         <dc:date>2024-05-06</dc:date><dc:publisher>Gazette Press</dc:publisher><dc:language>en</dc:language>\
         <dc:identifier>https://doi.org/10.1234/mills.5</dc:identifier></metadata><manifest>\
         <item id=\"nav\" href=\"nav.xhtml\" properties=\"nav\" media-type=\"application/xhtml+xml\"/>{items}</manifest>\
         <spine>{order}</spine></package>"
    );
    let container = "<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\" \
        media-type=\"application/oebps-package+xml\"/></rootfiles></container>";
    let contents = page(&format!(
        "<nav epub:type=\"toc\"><ol><li>One</li></ol></nav>{contents}"
    ));
    let chapters: Vec<(String, String)> = chapters
        .iter()
        .filter(|chapter| !chapter.name.is_empty())
        .map(|chapter| (format!("OEBPS/{}", chapter.name), page(chapter.body)))
        .collect();
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", container.as_bytes()),
        ("OEBPS/book.opf", package.as_bytes()),
        ("OEBPS/nav.xhtml", contents.as_bytes()),
    ];
    parts.extend(
        chapters
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_bytes())),
    );
    parts.extend(further);
    zipped(&parts)
}
