//! From the bytes of a bibliography to its text, and which format that is in.

use encoding_rs::{Encoding, WINDOWS_1252};

/// How references are written down in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// BibTeX or BibLaTeX.
    Bibtex,
    Ris,
    CslJson,
}

impl Format {
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bibtex => "BibTeX",
            Self::Ris => "RIS",
            Self::CslJson => "CSL-JSON",
        }
    }

    /// Tells the format from the text alone, since extensions such as `.txt` and
    /// `.json` say little; nothing where it is none of them.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let begin = text.trim_start();
        let looks_like_json = begin.starts_with(['[', '{']);
        if looks_like_json && begin.contains('"') {
            return Some(Self::CslJson);
        }
        for line in text.lines().map(str::trim_start) {
            if super::ris::tag_of(line).is_some_and(|(tag, _)| tag == "TY") {
                return Some(Self::Ris);
            }
            if super::bibtex::begins_entry(line) {
                return Some(Self::Bibtex);
            }
        }
        None
    }
}

/// The text: as its byte order mark says, else UTF-8, else Windows-1252, which
/// holds Latin-1 and is what older reference managers write.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => {
            let rest = bytes.get(mark..).unwrap_or_default();
            encoding.decode_without_bom_handling(rest).0
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        },
    };
    text.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_is_told_from_the_text() {
        for (text, format) in [
            ("% notes\n@article{a, title={T}}", Some(Format::Bibtex)),
            ("@Book (k, title = \"T\")", Some(Format::Bibtex)),
            ("\r\nTY  - JOUR\r\nER  - \r\n", Some(Format::Ris)),
            ("TY - JOUR\nER -", Some(Format::Ris)),
            ("  [{\"id\": \"a\"}]", Some(Format::CslJson)),
            ("{\"items\": []}", Some(Format::CslJson)),
            ("Dear reader,\nmail me @home {soon}", None),
            ("", None),
        ] {
            assert_eq!(Format::of_text(text), format, "{text}");
        }
    }

    #[test]
    fn old_encodings_and_byte_order_marks_are_read() {
        assert_eq!(decode("\u{feff}Grün".as_bytes()), "Grün");
        assert_eq!(decode(b"Gr\xfcn"), "Grün");
        assert_eq!(decode(b"\xff\xfeG\0r\0"), "Gr");
    }
}
