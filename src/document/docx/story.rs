//! The way through a document's text, from paragraph to paragraph.
//!
//! Text boxes stand inside paragraphs and hold paragraphs of their own; they go
//! after the paragraph they are anchored in. What is open around them waits on a
//! stack, since the file may nest as it likes.

use std::collections::BTreeMap;

use super::flow::{Flow, Run};
use super::notes::{NoteKind, Notes};
use super::numbering::Numbering;
use super::styles::{Height, NumberRef, ParagraphLook, Styles};
use super::symbol::symbol;
use crate::document::block::BlockKind;
use crate::document::builder::Builder;
use crate::document::raised::raised;
use crate::document::refused::Refused;
use crate::document::xml::{Next, Tag, Xml};

/// What is being read, and what was counted so far.
pub(super) struct Story<'styles> {
    styles: &'styles Styles,
    numbering: Numbering,
    notes: Notes,
    text: Flow,
    pub(super) pictures: usize,
    pub(super) has_changes: bool,
}

impl<'styles> Story<'styles> {
    pub(super) fn new(styles: &'styles Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            notes: Notes::default(),
            text: Flow::default(),
            pictures: 0,
            has_changes: false,
        }
    }

    /// What was read since the last time.
    pub(super) fn take_text(&mut self) -> Builder {
        let mut flow = std::mem::take(&mut self.text);
        flow.end_paragraph();
        flow.builder
    }

    /// Reads the part with the document's text.
    ///
    /// # Errors
    /// When it is damaged.
    pub(super) fn read_body(&mut self, text: &str) -> Result<(), Refused> {
        self.read_to(&mut Xml::new(text, "document"), None)
    }

    /// Reads the part with the notes, and adds those that the text has marks of, in
    /// the order of the marks.
    ///
    /// # Errors
    /// When it is damaged.
    pub(super) fn read_notes(
        &mut self,
        text: &str,
        kind: NoteKind,
        target: &mut Builder,
    ) -> Result<(), Refused> {
        let mut xml = Xml::new(text, "notes");
        let mut found = BTreeMap::new();
        loop {
            match xml.next()? {
                Next::Open(tag) if tag.name() == kind.element() => {
                    let marked = tag.attribute("id").and_then(|id| self.notes.of(kind, &id));
                    let Some(marked) = marked else {
                        xml.skip_to_end()?;
                        continue;
                    };
                    self.text.kind = Some(BlockKind::Note);
                    self.text.builder.begin(BlockKind::Note, 0);
                    if let Some(number) = marked.number.and_then(|n| raised(&n.to_string())) {
                        self.text.builder.mark_item(number);
                    }
                    self.read_to(&mut xml, Some(kind.element()))?;
                    found.insert(marked.place, self.take_text());
                }
                Next::End => break,
                _ => {}
            }
        }
        for note in found.into_values() {
            target.absorb(note);
        }
        Ok(())
    }

    /// Reads to the end of the element `end`, or of the file.
    fn read_to(&mut self, xml: &mut Xml<'_>, end: Option<&str>) -> Result<(), Refused> {
        let mut outer: Vec<Flow> = Vec::new();
        loop {
            match xml.next()? {
                Next::Open(tag) if tag.name() == "txbxContent" => {
                    outer.push(std::mem::take(&mut self.text));
                }
                Next::Open(tag) => self.open(&tag, xml)?,
                Next::Close(name) if name == "txbxContent" => {
                    let inside = self.take_text();
                    self.text = outer.pop().unwrap_or_default();
                    self.text.boxes.push(inside);
                }
                Next::Close(name) if outer.is_empty() && Some(name.as_str()) == end => {
                    return Ok(());
                }
                Next::Close(name) => self.close(&name),
                Next::Text(_) => {}
                Next::End => return Ok(()),
            }
            if self.text.builder.is_full() {
                return Ok(());
            }
        }
    }

    fn open(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<(), Refused> {
        let flow = &mut self.text;
        match tag.name() {
            "p" => {
                flow.run = Run::default();
                flow.is_joined = std::mem::take(&mut flow.joins_next);
                if !flow.is_joined {
                    flow.builder
                        .begin(flow.kind.unwrap_or(BlockKind::Paragraph), 0);
                }
            }
            "pPr" => self.paragraph_properties(xml)?,
            "r" => flow.run = Run::default(),
            "rPr" => self.run_properties(xml)?,
            "t" => {
                let keeps_space = tag.attribute("space").as_deref() == Some("preserve");
                let text = raw_text(xml)?;
                let text = if keeps_space { &text } else { text.trim() };
                flow.push(text);
            }
            "tab" | "ptab" => flow.push("\t"),
            "br" | "cr" if flow.shows() => flow.builder.line_end(),
            "noBreakHyphen" => flow.push("\u{2011}"),
            "softHyphen" => flow.push("\u{AD}"),
            "sym" if flow.shows() => {
                let value = |name: &str| tag.attribute(name).unwrap_or_default();
                match symbol(&value("font"), &value("char")) {
                    Some(sign) => flow.push(sign.encode_utf8(&mut [0; 4])),
                    None => flow.builder.push_unmapped(),
                }
            }
            "footnoteReference" => self.note_mark(NoteKind::Footnote, tag),
            "endnoteReference" => self.note_mark(NoteKind::Endnote, tag),
            "fldChar" => flow.field(&tag.attribute("fldCharType").unwrap_or_default()),
            "ins" | "moveTo" => self.has_changes = true,
            "del" | "moveFrom" => {
                self.has_changes = true;
                xml.skip_to_end()?;
            }
            "tr" => flow.builder.row_start(),
            "tc" => flow.builder.cell_start(),
            "trPr" => self.row_properties(xml)?,
            "sup" => flow.raised += 1,
            "sub" => flow.lowered += 1,
            // The line of a fraction.
            "den" => flow.push("/"),
            "blip" | "imagedata" => self.pictures += 1,
            // What older programs read in place of what was read already; codes of
            // fields; deleted words; reading aids; settings.
            "Fallback" | "instrText" | "delInstrText" | "delText" | "rt" | "sectPr" | "tblPr"
            | "tblPrEx" | "tblGrid" | "tcPr" | "sdtPr" | "sdtEndPr" | "ctrlPr" => {
                xml.skip_to_end()?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Reads what is said of the row that was just opened; a deleted row is passed
    /// over to its end.
    fn row_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), Refused> {
        if row_is_deleted(xml)? {
            self.has_changes = true;
            xml.skip_to_end()?;
            self.text.builder.row_end();
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        let flow = &mut self.text;
        match name {
            "p" => flow.end_paragraph(),
            "tr" => flow.builder.row_end(),
            "sup" => flow.raised = flow.raised.saturating_sub(1),
            "sub" => flow.lowered = flow.lowered.saturating_sub(1),
            _ => {}
        }
    }

    fn note_mark(&mut self, kind: NoteKind, tag: &Tag<'_>) {
        let id = tag.attribute("id").unwrap_or_default();
        let has_own_mark = tag
            .attribute("customMarkFollows")
            .is_some_and(|value| !matches!(value.as_str(), "0" | "false" | "off"));
        if let Some(number) = self.notes.mark(kind, id, has_own_mark)
            && self.text.shows()
        {
            self.text.builder.push_raised(&number.to_string());
        }
    }

    /// Reads what is said of the paragraph that was just opened.
    fn paragraph_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), Refused> {
        let mut look = ParagraphLook::default();
        let mut own_number = NumberRef::default();
        let mut outline: Option<u8> = None;
        loop {
            match xml.next()? {
                Next::Open(tag) => {
                    let value = || tag.attribute("val");
                    match tag.name() {
                        "pStyle" => look = self.styles.paragraph(&value().unwrap_or_default()),
                        "numId" => own_number.list = value(),
                        "ilvl" => own_number.level = value().and_then(|value| value.parse().ok()),
                        "outlineLvl" => outline = value().and_then(|value| value.parse().ok()),
                        "del" => {
                            self.has_changes = true;
                            self.text.joins_next = true;
                        }
                        "ins" => self.has_changes = true,
                        // What the paragraph was before somebody changed it.
                        "pPrChange" | "rPrChange" | "sectPr" => xml.skip_to_end()?,
                        _ => {}
                    }
                }
                Next::Close(name) if name == "pPr" => break,
                Next::End => return Ok(()),
                _ => {}
            }
        }
        if let (None, Some(outline @ 0..=8)) = (look.kind, outline) {
            look.kind = Some(BlockKind::Heading);
            look.level = outline + 1;
        }
        let depth = own_number.level.or(look.number.level).unwrap_or(0);
        // List 0 takes the numbering of the style back.
        let list = own_number
            .list
            .or(look.number.list)
            .filter(|list| list != "0");
        let mark = list.and_then(|list| self.numbering.next(&list, depth));
        let kind = self.text.kind.or(look.kind);
        let kind = match (&mark, kind) {
            (Some(_), None) => BlockKind::ListItem,
            (_, kind) => kind.unwrap_or(BlockKind::Paragraph),
        };
        let level = match kind {
            BlockKind::Heading => look.level,
            BlockKind::ListItem => u8::try_from(depth + 1).unwrap_or(u8::MAX),
            _ => 0,
        };
        if self.text.is_joined {
            return Ok(());
        }
        self.text.builder.begin(kind, level);
        if let Some(mark) = mark {
            self.text.builder.mark_item(mark);
        }
        Ok(())
    }

    /// Reads what is said of the run that was just opened.
    fn run_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), Refused> {
        let mut run = Run::default();
        loop {
            match xml.next()? {
                Next::Open(tag) => match tag.name() {
                    "rStyle" => {
                        let (height, is_hidden) =
                            self.styles.run(&tag.attribute("val").unwrap_or_default());
                        run = Run { height, is_hidden };
                    }
                    "vertAlign" => {
                        run.height = Height::of(&tag.attribute("val").unwrap_or_default());
                    }
                    "vanish" => run.is_hidden = tag.is_on(),
                    "rPrChange" => xml.skip_to_end()?,
                    _ => {}
                },
                Next::Close(name) if name == "rPr" => break,
                Next::End => break,
                _ => {}
            }
        }
        self.text.run = run;
        Ok(())
    }
}

/// The text of the element that was just opened, with its white space.
fn raw_text(xml: &mut Xml<'_>) -> Result<String, Refused> {
    let mut text = String::new();
    let mut depth = 1_usize;
    loop {
        match xml.next()? {
            Next::Open(_) => depth += 1,
            Next::Close(_) => depth -= 1,
            Next::Text(more) => text.push_str(&more),
            Next::End => depth = 0,
        }
        if depth == 0 {
            return Ok(text);
        }
    }
}

/// Whether the row whose properties were just opened was deleted.
fn row_is_deleted(xml: &mut Xml<'_>) -> Result<bool, Refused> {
    let mut is_deleted = false;
    loop {
        match xml.next()? {
            Next::Open(tag) => is_deleted |= tag.name() == "del",
            Next::Close(name) if name == "trPr" => return Ok(is_deleted),
            Next::End => return Ok(false),
            _ => {}
        }
    }
}
