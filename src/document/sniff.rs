//! What kind of file some bytes look like, so that a refusal can say so.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::content::Format;

/// What a file that is no plain text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum FileLook {
    Pdf,
    WordDocument,
    OldWordDocument,
    OpenDocument,
    Epub,
    RichText,
    Picture,
    Archive,
    Program,
    /// Text in UTF-16 without a byte order mark, or something very like it.
    UnmarkedUtf16,
    Binary,
}

impl FileLook {
    /// What to do instead, as a sentence.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            Self::Pdf => {
                "Open it in a PDF viewer, copy or export its text, and save that as a .txt file"
            }
            Self::WordDocument | Self::OldWordDocument | Self::OpenDocument | Self::RichText => {
                "Open it in a word processor and save it as a Word document (.docx)"
            }
            Self::Epub => "Convert it to plain text and open the .txt file",
            Self::Picture => {
                "A picture has no text to quote: type or recognise its text and save that as a .txt file"
            }
            Self::Archive => "Unpack it and open the text file inside",
            Self::UnmarkedUtf16 => "Open it in a text editor and save it as UTF-8",
            Self::Program | Self::Binary => "Choose a text file",
        }
    }
}

impl fmt::Display for FileLook {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Pdf => "a PDF",
            Self::WordDocument => "a Word document (.docx)",
            Self::OldWordDocument => "an old Office document (such as .doc)",
            Self::OpenDocument => "an OpenDocument file (such as .odt)",
            Self::Epub => "an e-book (EPUB)",
            Self::RichText => "a rich text file (RTF)",
            Self::Picture => "a picture",
            Self::Archive => "an archive",
            Self::Program => "a program",
            Self::UnmarkedUtf16 => "text in UTF-16 without the mark that says so",
            Self::Binary => "a binary file",
        })
    }
}

/// The openings of files that are known not to be plain text.
const OPENINGS: [(&[u8], FileLook); 18] = [
    (b"%PDF-", FileLook::Pdf),
    (b"{\\rtf", FileLook::RichText),
    (
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        FileLook::OldWordDocument,
    ),
    (b"\x89PNG\r\n\x1A\n", FileLook::Picture),
    (b"\xFF\xD8\xFF", FileLook::Picture),
    (b"GIF87a", FileLook::Picture),
    (b"GIF89a", FileLook::Picture),
    (b"II*\0", FileLook::Picture),
    (b"MM\0*", FileLook::Picture),
    (b"\x1F\x8B\x08", FileLook::Archive),
    (b"BZh9", FileLook::Archive),
    (b"7z\xBC\xAF\x27\x1C", FileLook::Archive),
    (b"\xFD7zXZ\0", FileLook::Archive),
    (b"Rar!\x1A\x07", FileLook::Archive),
    (b"\x28\xB5\x2F\xFD", FileLook::Archive),
    (b"\x7FELF", FileLook::Program),
    (b"\xCF\xFA\xED\xFE", FileLook::Program),
    (b"MZ\x90\0", FileLook::Program),
];

/// How much of a zip file's start is searched for the names of its parts.
const ZIP_NAMES_WITHIN: usize = 4096;

/// What `bytes` look like by their first bytes, where that is no plain text.
pub(super) fn look_by_opening(bytes: &[u8]) -> Option<FileLook> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(look_of_zip(bytes));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(FileLook::Picture);
    }
    OPENINGS
        .iter()
        .find(|(opening, _)| bytes.starts_with(opening))
        .map(|(_, look)| *look)
}

fn look_of_zip(bytes: &[u8]) -> FileLook {
    let start = bytes.get(..ZIP_NAMES_WITHIN).unwrap_or(bytes);
    let names = |name: &[u8]| memchr::memmem::find(start, name).is_some();
    if names(b"application/epub+zip") {
        FileLook::Epub
    } else if names(b"application/vnd.oasis.opendocument") {
        FileLook::OpenDocument
    } else if names(b"word/") || names(b"[Content_Types].xml") {
        FileLook::WordDocument
    } else {
        FileLook::Archive
    }
}

/// What `bytes` look like by what is in them: zero bytes and other control
/// characters do not occur in text of an encoding that gets this far (UTF-16
/// with its mark is told apart earlier).
pub(super) fn look_by_content(bytes: &[u8]) -> Option<FileLook> {
    if memchr::memchr(0, bytes).is_some() {
        let share_of_zeros = |from: usize| {
            let sample = bytes.iter().skip(from).step_by(2).take(2000);
            let (zeros, all) = sample.fold((0_usize, 0_usize), |(zeros, all), byte| {
                (zeros + usize::from(*byte == 0), all + 1)
            });
            all > 0 && zeros * 10 >= all * 7
        };
        return Some(if share_of_zeros(0) == share_of_zeros(1) {
            FileLook::Binary
        } else {
            FileLook::UnmarkedUtf16
        });
    }
    let controls = bytes
        .iter()
        .filter(|byte| matches!(byte, 0x01..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F))
        .count();
    (controls * 100 > bytes.len()).then_some(FileLook::Binary)
}

/// The kind of file by its first bytes and, where these leave it open, by the end
/// of its name.
///
/// # Errors
/// What it looks like, where it is nothing that can be read.
pub(super) fn format_of(bytes: &[u8], extension: &str) -> Result<Format, FileLook> {
    match look_by_opening(bytes) {
        Some(FileLook::Pdf) => return Ok(Format::Pdf),
        Some(FileLook::WordDocument) => return Ok(Format::Docx),
        Some(FileLook::Epub) => return Ok(Format::Epub),
        Some(look) => return Err(look),
        None => {}
    }
    let has_wide_mark = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    if !has_wide_mark && let Some(look) = look_by_content(bytes) {
        return Err(look);
    }
    let extension = extension.to_ascii_lowercase();
    let is = |format: Format| format.extensions().contains(&extension.as_str());
    Ok(if is(Format::Html) || opens_as_html(bytes) {
        Format::Html
    } else if is(Format::Markdown) {
        Format::Markdown
    } else {
        Format::PlainText
    })
}

fn opens_as_html(bytes: &[u8]) -> bool {
    let start = bytes.get(..256).unwrap_or(bytes).to_ascii_lowercase();
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&start);
    let start = start.trim_ascii_start();
    start.starts_with(b"<!doctype html") || start.starts_with(b"<html")
}
