//! Word documents (Office Open XML): a ZIP file of XML parts.
//!
//! Read is what a reader of the finished text sees: insertions that nobody has
//! accepted yet are part of it, deletions are not; of a field the result; of a
//! list the numbers that the program would show. Running heads and page numbers
//! stand in parts of their own and are left alone. Where pages break is not in the
//! file but found anew on each screen, so a Word document has no pages here.
//!
//! Notes stand at the end of the text, in the order of their marks, as endnotes
//! do. After the paragraph of its mark, a note would part two paragraphs that a
//! quote may run across.

mod flow;
mod levels;
mod notes;
mod numbering;
mod package;
mod properties;
mod story;
mod styles;
mod symbol;

use super::archive::Archive;
use super::builder::Builder;
use super::content::{About, Content, Format};
use super::refused::Refused;
use super::xml::decoded;
use notes::NoteKind;
use numbering::Numbering;
use package::Package;
use story::Story;
use styles::Styles;

pub(super) fn read(bytes: &[u8]) -> Result<Content, Refused> {
    let mut archive = Archive::new(bytes)?;
    let package = Package::of(&mut archive)?;
    let mut text_of = |part: Option<&str>| -> Result<Option<String>, Refused> {
        let Some(part) = part else {
            return Ok(None);
        };
        Ok(archive.part(part)?.map(decoded))
    };
    let main = text_of(Some(&package.main))?.ok_or_else(|| Refused::Damaged {
        what: "the part with its text is missing".to_owned(),
    })?;
    let styles = match text_of(package.styles.as_deref())? {
        Some(text) => Styles::read(&text)?,
        None => Styles::default(),
    };
    let numbering = match text_of(package.numbering.as_deref())? {
        Some(text) => Numbering::read(&text)?,
        None => Numbering::default(),
    };
    let mut story = Story::new(&styles, numbering);
    story.read_body(&main)?;
    drop(main);
    let mut builder = story.take_text();
    for kind in [NoteKind::Footnote, NoteKind::Endnote] {
        let part = match kind {
            NoteKind::Footnote => package.footnotes.as_deref(),
            NoteKind::Endnote => package.endnotes.as_deref(),
        };
        if let Some(text) = text_of(part)? {
            story.read_notes(&text, kind, &mut builder)?;
        }
    }
    let about = match text_of(package.properties.as_deref())? {
        // A file without a word of its properties is still a text.
        Some(text) => properties::about(&text).unwrap_or_default(),
        None => About::default(),
    };
    content(&story, builder, about)
}

fn content(story: &Story<'_>, builder: Builder, about: About) -> Result<Content, Refused> {
    if builder.is_empty() && !builder.is_full() && story.pictures > 0 {
        return Err(Refused::OnlyPictures {
            pages: story.pictures,
        });
    }
    let built = builder.finish()?;
    let mut about = about;
    if about.title.is_empty() {
        about.title = built.first_heading();
    }
    let mut remarks = Vec::new();
    if story.has_changes {
        remarks.push(
            "The document has tracked changes: what was inserted is part of the text, what was \
             deleted is left out"
                .to_owned(),
        );
    }
    if !built.unmapped.is_empty() {
        remarks.push(
            "Some signs are set in a font that does not say what they mean; they show as \u{FFFD}"
                .to_owned(),
        );
    }
    Ok(Content {
        format: Format::Docx,
        text: built.text,
        blocks: Some(built.blocks),
        unmapped: built.unmapped,
        about,
        remarks,
        ..Content::default()
    })
}
