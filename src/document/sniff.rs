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
    Spreadsheet,
    Slides,
    Epub,
    /// An e-book in the format of one maker of reading devices.
    Kindle,
    /// A web page in one file with its pictures: MHTML and the like.
    WebArchive,
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
            Self::Pdf | Self::WordDocument => {
                "Open it in the program that made it and save it as a new file"
            }
            Self::OldWordDocument | Self::OpenDocument | Self::RichText => {
                "Open it in a word processor and save it as a Word document (.docx)"
            }
            Self::Spreadsheet | Self::Slides => {
                "Open it in the program that made it and save or print it as a PDF"
            }
            Self::Epub | Self::Kindle => {
                "Convert it to an EPUB file without copy protection, for example with Calibre"
            }
            Self::WebArchive => {
                "Open it in a browser and save the page as \u{201C}web page, complete\u{201D} or \u{201C}HTML only\u{201D}, or print it as a PDF"
            }
            Self::Picture => {
                "A picture has no text to quote: type or recognise its text and save that as a .txt file"
            }
            Self::Archive => "Unpack it and add the document inside",
            Self::UnmarkedUtf16 => "Open it in a text editor and save it as UTF-8",
            Self::Program | Self::Binary => "Choose a document",
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
            Self::Spreadsheet => "a spreadsheet",
            Self::Slides => "slides",
            Self::Epub => "an e-book (EPUB)",
            Self::Kindle => "a Kindle e-book",
            Self::WebArchive => "a web archive (such as MHTML)",
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

/// How much of a file's start is searched for what tells a web archive.
const HEADERS_WITHIN: usize = 2048;

/// What `bytes` look like by their first bytes, where that is no plain text.
pub(super) fn look_by_opening(bytes: &[u8]) -> Option<FileLook> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(look_of_zip(bytes));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(FileLook::Picture);
    }
    if bytes.get(60..68) == Some(b"BOOKMOBI") {
        return Some(FileLook::Kindle);
    }
    if is_web_archive(bytes) {
        return Some(FileLook::WebArchive);
    }
    OPENINGS
        .iter()
        .find(|(opening, _)| bytes.starts_with(opening))
        .map(|(_, look)| *look)
}

/// What is in a ZIP file, by the names of its parts, which stand in it as they are.
fn look_of_zip(bytes: &[u8]) -> FileLook {
    let names = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
    if names(b"application/vnd.oasis.opendocument") {
        FileLook::OpenDocument
    } else if names(b"application/epub+zip") || names(b"META-INF/container.xml") {
        FileLook::Epub
    } else if names(b"word/") {
        FileLook::WordDocument
    } else if names(b"xl/workbook") {
        FileLook::Spreadsheet
    } else if names(b"ppt/presentation") {
        FileLook::Slides
    } else if names(b"[Content_Types].xml") {
        FileLook::WordDocument
    } else {
        FileLook::Archive
    }
}

/// A page with its pictures as one message, or as Safari keeps it.
fn is_web_archive(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"bplist00") {
        return memchr::memmem::find(bytes, b"WebMainResource").is_some();
    }
    let start = bytes.get(..HEADERS_WITHIN).unwrap_or(bytes);
    let lower = start.to_ascii_lowercase();
    let has = |words: &[u8]| memchr::memmem::find(&lower, words).is_some();
    let opens_as_message = [
        &b"from:"[..],
        b"mime-version:",
        b"content-type:",
        b"subject:",
    ]
    .iter()
    .any(|header| lower.starts_with(header));
    opens_as_message && has(b"mime-version:") && has(b"multipart/related")
}

/// Whether a file of an Office program is locked with a password: such files are
/// kept in the old container whatever they are inside, under this name.
pub(super) fn is_locked_office(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes.starts_with(b"\xD0\xCF\x11\xE0") && memchr::memmem::find(bytes, &name).is_some()
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

/// Whether a file begins as a web page does, after a declaration and comments.
fn opens_as_html(bytes: &[u8]) -> bool {
    let start = bytes.get(..1024).unwrap_or(bytes).to_ascii_lowercase();
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&start);
    let start = start.trim_ascii_start();
    let has = |words: &[u8]| memchr::memmem::find(start, words).is_some();
    let is_markup = start.starts_with(b"<!") || start.starts_with(b"<?xml");
    start.starts_with(b"<html") || (is_markup && (has(b"<!doctype html") || has(b"<html")))
}
