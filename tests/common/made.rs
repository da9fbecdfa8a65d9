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
