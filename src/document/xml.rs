//! XML as Word documents and e-books use it: elements, attributes and text.
//!
//! Entities beyond the five that XML defines are never expanded, elements may
//! not nest without bound, and of an element's attributes only so many are looked
//! at. Namespaces are passed over: programs choose their own prefixes, and what is
//! looked for here has names that no other vocabulary of these files uses.

use encoding_rs::Encoding;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::refused::Refused;

/// How deep elements may nest.
const DEPTH_MAX: usize = 2_000;
/// The attributes of one element that are looked at.
const ATTRIBUTES_MAX: usize = 100;

/// The text of an XML file: by byte order mark, else by what it declares, else
/// UTF-8.
pub(super) fn decoded(bytes: Vec<u8>) -> String {
    if Encoding::for_bom(&bytes).is_none() {
        match String::from_utf8(bytes) {
            Ok(text) => return text,
            Err(error) => return decoded_otherwise(error.as_bytes()),
        }
    }
    decoded_otherwise(&bytes)
}

fn decoded_otherwise(bytes: &[u8]) -> String {
    let start = bytes.get(..200).unwrap_or(bytes);
    let declared = memchr::memmem::find(start, b"encoding=").and_then(|at| {
        let mut value = start
            .get(at + b"encoding=".len()..)?
            .split(|byte| matches!(byte, b'"' | b'\''));
        Encoding::for_label(value.nth(1)?)
    });
    let encoding = declared.unwrap_or(encoding_rs::UTF_8);
    // A byte order mark outranks what was declared.
    encoding.decode(bytes).0.into_owned()
}

/// What comes next in an XML file.
#[derive(Debug)]
pub(super) enum Next<'xml> {
    Open(Tag<'xml>),
    /// An element ends; its name without prefix.
    Close(String),
    Text(String),
    End,
}

/// The start of an element.
#[derive(Debug)]
pub(super) struct Tag<'xml>(BytesStart<'xml>);

impl Tag<'_> {
    /// The name without prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of the attribute of this name, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        self.0
            .attributes()
            .with_checks(false)
            .take(ATTRIBUTES_MAX)
            .filter_map(Result::ok)
            .find(|attribute| attribute.key.local_name().into_inner() == name)
            .map(
                |attribute| match attribute.normalized_value(XmlVersion::Implicit1_0) {
                    Ok(value) => value.into_owned(),
                    Err(_) => attribute.value.into_owned(),
                },
            )
    }

    /// Whether the element is a switch that is on: `<b/>`, `<b val="1"/>`.
    pub(super) fn is_on(&self) -> bool {
        self.attribute("val")
            .is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// Reads an XML file from start to end.
pub(super) struct Xml<'xml> {
    reader: Reader<&'xml [u8]>,
    /// The end of an element that was written as one tag.
    closing: Option<String>,
    depth: usize,
    part: &'static str,
}

impl<'xml> Xml<'xml> {
    /// `part` is what the file is called in messages.
    pub(super) fn new(text: &'xml str, part: &'static str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.check_comments = false;
        Self {
            reader,
            closing: None,
            depth: 0,
            part,
        }
    }

    /// What comes next. Comments, declarations and the like are passed over.
    ///
    /// # Errors
    /// When the file is not well formed, breaks off, or nests without bound.
    pub(super) fn next(&mut self) -> Result<Next<'xml>, Refused> {
        if let Some(name) = self.closing.take() {
            return Ok(Next::Close(name));
        }
        loop {
            let event = self
                .reader
                .read_event()
                .map_err(|_| self.damaged("is not well formed"))?;
            return Ok(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEPTH_MAX {
                        return Err(self.damaged("nests its elements without end"));
                    }
                    Next::Open(Tag(start))
                }
                Event::Empty(start) => {
                    self.closing = Some(start.local_name().into_inner().to_owned());
                    Next::Open(Tag(start))
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Next::Close(end.local_name().into_inner().to_owned())
                }
                Event::Text(text) => Next::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Next::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => Next::Text(resolved(&reference)),
                Event::Eof if self.depth > 0 => return Err(self.damaged("breaks off")),
                Event::Eof => Next::End,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            });
        }
    }

    /// The text of the element that was just opened, to its end.
    ///
    /// # Errors
    /// As [`Self::next`].
    pub(super) fn text_to_end(&mut self) -> Result<String, Refused> {
        let mut depth = 1_usize;
        let mut text = String::new();
        loop {
            match self.next()? {
                Next::Open(_) => depth += 1,
                Next::Close(_) => depth -= 1,
                Next::Text(more) => text.push_str(&more),
                Next::End => depth = 0,
            }
            if depth == 0 {
                return Ok(text.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
    }

    /// Passes over the element that was just opened, to its end.
    ///
    /// # Errors
    /// As [`Self::next`].
    pub(super) fn skip_to_end(&mut self) -> Result<(), Refused> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next()? {
                Next::Open(_) => depth += 1,
                Next::Close(_) => depth -= 1,
                Next::Text(_) => {}
                Next::End => return Ok(()),
            }
        }
        Ok(())
    }

    fn damaged(&self, what: &str) -> Refused {
        Refused::Damaged {
            what: format!("its part \u{201C}{}\u{201D} {what}", self.part),
        }
    }
}

/// The sign that an entity stands for, or the entity as it is written.
fn resolved(reference: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(sign)) = reference.resolve_char_ref() {
        return sign.to_string();
    }
    match quick_xml::escape::resolve_predefined_entity(reference) {
        Some(sign) => sign.to_owned(),
        None => format!("&{};", &**reference),
    }
}
