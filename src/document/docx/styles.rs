//! What the styles of a document say of its paragraphs and runs.
//!
//! The names of the program's own styles are English in every language ("heading
//! 1"), only their ids are translated, so names and outline levels decide.

use std::collections::HashMap;

use crate::document::block::BlockKind;
use crate::document::refused::Refused;
use crate::document::xml::{Next, Xml};

/// How far a chain of styles that are based on each other is followed.
const CHAIN_MAX: usize = 30;

/// Where the signs of a run stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Height {
    #[default]
    OnTheLine,
    Raised,
    Lowered,
}

impl Height {
    pub(super) fn of(value: &str) -> Self {
        match value {
            "superscript" => Self::Raised,
            "subscript" => Self::Lowered,
            _ => Self::OnTheLine,
        }
    }
}

/// Which numbering a paragraph has, and how deep in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NumberRef {
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    /// Counted from 0; 9 is body text.
    outline: Option<u8>,
    number: NumberRef,
    height: Option<Height>,
    is_hidden: Option<bool>,
}

/// What a paragraph of some style is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ParagraphLook {
    pub(super) kind: Option<BlockKind>,
    /// Of a heading, from 1.
    pub(super) level: u8,
    pub(super) number: NumberRef,
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    pub(super) fn read(text: &str) -> Result<Self, Refused> {
        let mut xml = Xml::new(text, "styles");
        let mut styles = HashMap::new();
        let mut open: Option<(String, Style)> = None;
        loop {
            match xml.next()? {
                Next::Open(tag) => {
                    if tag.name() == "style" {
                        let id = tag.attribute("styleId").unwrap_or_default();
                        open = Some((id, Style::default()));
                    }
                    let Some((_, style)) = &mut open else {
                        continue;
                    };
                    let value = || tag.attribute("val");
                    match tag.name() {
                        "name" => style.name = value().unwrap_or_default().to_lowercase(),
                        "basedOn" => style.based_on = value(),
                        "outlineLvl" => {
                            style.outline = value().and_then(|value| value.parse().ok());
                        }
                        "numId" => style.number.list = value(),
                        "ilvl" => {
                            style.number.level = value().and_then(|value| value.parse().ok());
                        }
                        "vertAlign" => style.height = value().map(|value| Height::of(&value)),
                        "vanish" => style.is_hidden = Some(tag.is_on()),
                        _ => {}
                    }
                }
                Next::Close(name) if name == "style" => styles.extend(open.take()),
                Next::Close(_) | Next::Text(_) => {}
                Next::End => return Ok(Self(styles)),
            }
        }
    }

    /// A style and those it is based on, the nearest first.
    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let first = self.0.get(id);
        let next = |style: &&Style| self.0.get(style.based_on.as_deref()?);
        std::iter::successors(first, next).take(CHAIN_MAX)
    }

    pub(super) fn paragraph(&self, id: &str) -> ParagraphLook {
        let mut look = ParagraphLook::default();
        let mut outline = None;
        for style in self.chain(id) {
            if look.kind.is_none() && outline.is_none() {
                look.kind = kind_by_name(&style.name);
                if look.kind == Some(BlockKind::Heading) {
                    look.level = heading_rank(&style.name);
                }
            }
            outline = outline.or(style.outline);
            look.number.list = look.number.list.or_else(|| style.number.list.clone());
            look.number.level = look.number.level.or(style.number.level);
        }
        if let (None, Some(outline @ 0..=8)) = (look.kind, outline) {
            look.kind = Some(BlockKind::Heading);
            look.level = outline + 1;
        }
        look
    }

    /// Where the signs of a run of this style stand, and whether they are hidden.
    pub(super) fn run(&self, id: &str) -> (Height, bool) {
        let height = self.chain(id).find_map(|style| style.height);
        let hidden = self.chain(id).find_map(|style| style.is_hidden);
        (height.unwrap_or_default(), hidden.unwrap_or_default())
    }
}

fn heading_rank(name: &str) -> u8 {
    name.strip_prefix("heading ")
        .and_then(|rank| rank.parse().ok())
        .filter(|rank| (1..=9).contains(rank))
        .unwrap_or(1)
}

fn kind_by_name(name: &str) -> Option<BlockKind> {
    Some(match name {
        "title" | "toc heading" => BlockKind::Heading,
        "quote" | "intense quote" | "quotations" | "block text" => BlockKind::Quotation,
        "caption" => BlockKind::Caption,
        "footnote text" | "endnote text" | "footnote" | "endnote" => BlockKind::Note,
        "html preformatted" | "preformatted text" | "source code" => BlockKind::Preformatted,
        name if name.starts_with("heading ") => BlockKind::Heading,
        name if name.starts_with("toc ") || name.starts_with("contents ") => BlockKind::Furniture,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLES: &str = r#"<w:styles xmlns:w="w">
        <w:style w:styleId="Standard"><w:name w:val="Normal"/></w:style>
        <w:style w:styleId="berschrift2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:styleId="Kapitel"><w:name w:val="Mein Kapitel"/><w:basedOn w:val="berschrift2"/></w:style>
        <w:style w:styleId="Teil"><w:name w:val="Teil"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
        <w:style w:styleId="Zeichen"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
        <w:style w:styleId="Kreis"><w:name w:val="x"/><w:basedOn w:val="Kreis"/></w:style></w:styles>"#;

    #[test]
    fn headings_are_known_by_name_and_outline_in_any_language() {
        let styles = Styles::read(STYLES).unwrap();
        let rank = |id: &str| {
            let look = styles.paragraph(id);
            (look.kind, look.level)
        };
        assert_eq!(rank("berschrift2"), (Some(BlockKind::Heading), 2));
        assert_eq!(rank("Kapitel"), (Some(BlockKind::Heading), 2));
        assert_eq!(rank("Teil"), (Some(BlockKind::Heading), 1));
        assert_eq!(rank("Standard"), (None, 0));
        assert_eq!(rank("Kreis"), (None, 0));
        assert_eq!(styles.paragraph("Teil").number.list.as_deref(), Some("4"));
        assert_eq!(styles.run("Zeichen"), (Height::Raised, false));
    }
}
