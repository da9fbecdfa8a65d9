//! E-books (EPUB): a ZIP file of web pages with a list of their order.
//!
//! The chapters are read in the order of the spine, one text. The table of
//! contents is none of it. Pages are those of the printed book, where the e-book
//! says where they begin.

mod package;
mod page_list;

use std::collections::HashMap;

use super::archive::Archive;
use super::block::BlockKind;
use super::builder::Builder;
use super::content::{Content, Format};
use super::html;
use super::refused::Refused;
use super::xml::{Next, Xml, decoded};
use package::Package;

pub(super) fn read(bytes: &[u8]) -> Result<Content, Refused> {
    let mut archive = Archive::new(bytes)?;
    if is_locked(&mut archive)? {
        return Err(Refused::Encrypted);
    }
    let package = Package::of(&mut archive)?;
    let pages = page_list::pages(&mut archive, &package)?;
    let mut builder = Builder::default();
    let (mut pictures, mut missing) = (0, 0);
    for part in &package.chapters {
        let Some(chapter) = archive.part(part)? else {
            missing += 1;
            continue;
        };
        builder.begin(BlockKind::Paragraph, 0);
        // A book that lists its pages knows better than marks in its text.
        let none = HashMap::new();
        let labels = pages.as_ref().map(|pages| pages.get(part).unwrap_or(&none));
        if let Some(label) = labels.and_then(|labels| labels.get("")) {
            builder.begin_page(label);
        }
        pictures += html::add_chapter(decoded(chapter), &mut builder, labels)?;
        if builder.is_full() {
            break;
        }
    }
    if package.chapters.is_empty() || (missing > 0 && missing == package.chapters.len()) {
        return Err(Refused::Damaged {
            what: "its chapters are missing".to_owned(),
        });
    }
    if builder.is_empty() && !builder.is_full() && pictures > 0 {
        return Err(Refused::OnlyPictures { pages: pictures });
    }
    let built = builder.finish()?;
    let remarks = match missing {
        0 => Vec::new(),
        1 => vec!["One chapter is missing from the file".to_owned()],
        missing => vec![format!("{missing} chapters are missing from the file")],
    };
    let mut about = package.about;
    if about.title.is_empty() {
        about.title = built.first_heading();
    }
    Ok(Content {
        format: Format::Epub,
        text: built.text,
        blocks: Some(built.blocks),
        pages: built.pages,
        unmapped: built.unmapped,
        about,
        remarks,
        ..Content::default()
    })
}

/// Ways to disguise fonts, which are no protection of the text.
const FONT_DISGUISES: [&str; 2] = [
    "http://www.idpf.org/2008/embedding",
    "http://ns.adobe.com/pdf/enc#RC",
];

/// Whether the book is protected against copying, so that its text cannot be read.
fn is_locked(archive: &mut Archive<'_>) -> Result<bool, Refused> {
    let Some(bytes) = archive.part("META-INF/encryption.xml")? else {
        return Ok(false);
    };
    let text = decoded(bytes);
    let mut xml = Xml::new(&text, "encryption");
    // Methods stand in the data itself and in keys to it; only the former count.
    let mut keys = 0_usize;
    loop {
        match xml.next()? {
            Next::Open(tag) => match tag.name() {
                "KeyInfo" | "EncryptedKey" => keys += 1,
                "EncryptionMethod" if keys == 0 => {
                    let method = tag.attribute("Algorithm").unwrap_or_default();
                    if !FONT_DISGUISES.contains(&method.as_str()) {
                        return Ok(true);
                    }
                }
                _ => {}
            },
            Next::Close(name) if name == "KeyInfo" || name == "EncryptedKey" => {
                keys = keys.saturating_sub(1);
            }
            Next::Close(_) | Next::Text(_) => {}
            Next::End => return Ok(false),
        }
    }
}
