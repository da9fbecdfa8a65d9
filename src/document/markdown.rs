//! Markdown, kept as it is written: the signs that mark headings and emphasis
//! are part of the text, and so of the quotes that are marked in it. What the
//! parser adds is where its parts are.

use std::ops::Range;

use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::block::{Block, BlockKind};
use super::content::{About, Content, Format};
use super::front_matter::about_of;
use super::plain;
use super::refused::Refused;

/// The most parts that a text is divided into.
const BLOCKS_MAX: usize = 1_000_000;
/// The longest title that is taken from a heading, in bytes.
const TITLE_MAX: usize = 1_000;

pub(super) fn read(bytes: &[u8]) -> Result<Content, Refused> {
    let content = plain::read(bytes)?;
    let (blocks, about) = parts_of(&content.text);
    Ok(Content {
        format: Format::Markdown,
        blocks: Some(blocks),
        about,
        ..content
    })
}

/// What is open around the words that come next.
#[derive(Default)]
struct Around {
    lists: usize,
    quotations: usize,
    notes: usize,
    /// Where items begin; taken by the first part of each, so that its mark is in it.
    items: Vec<Option<usize>>,
}

struct Parts<'text> {
    text: &'text str,
    blocks: Vec<Block>,
    around: Around,
    /// Words of an item that stand in no paragraph of their own.
    loose: Option<Range<usize>>,
    title: String,
    /// Whether the words of the first heading of the first rank come next.
    in_title: bool,
}

fn parts_of(text: &str) -> (Vec<Block>, About) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut parts = Parts {
        text,
        blocks: Vec::new(),
        around: Around::default(),
        loose: None,
        title: String::new(),
        in_title: false,
    };
    let mut about = About::default();
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::MetadataBlock(MetadataBlockKind::YamlStyle)) => {
                about = about_of(text.get(range.clone()).unwrap_or_default());
                parts.add(range, BlockKind::Furniture, 0);
            }
            Event::Start(tag) => parts.start(&tag, range),
            Event::End(tag) => parts.end(tag),
            Event::Text(words) | Event::Code(words) => {
                if parts.in_title && parts.title.len() < TITLE_MAX {
                    parts.title.push_str(&words);
                }
                parts.inline(range);
            }
            Event::Rule => parts.end_loose(),
            _ => parts.inline(range),
        }
        if parts.blocks.len() > BLOCKS_MAX {
            break;
        }
    }
    parts.end_loose();
    if about.title.is_empty() {
        about.title = parts.title.trim().to_owned();
    }
    (parts.blocks, about)
}

impl Parts<'_> {
    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.add_in_context(range),
            Tag::Heading { level, .. } => {
                let level = *level as u8;
                self.in_title = level == 1 && self.title.is_empty();
                self.add(range, BlockKind::Heading, level);
            }
            Tag::CodeBlock(_) => self.add(range, BlockKind::Preformatted, 0),
            Tag::HtmlBlock => self.add(range, BlockKind::Paragraph, 0),
            Tag::TableHead | Tag::TableRow => self.add(range, BlockKind::TableRow, 0),
            Tag::List(_) => {
                self.end_loose();
                self.around.lists += 1;
            }
            Tag::Item => {
                self.end_loose();
                self.around.items.push(Some(range.start));
            }
            Tag::BlockQuote(_) => {
                self.end_loose();
                self.around.quotations += 1;
            }
            Tag::FootnoteDefinition(_) => {
                self.end_loose();
                self.around.notes += 1;
                // The note's own mark is in its first part.
                self.around.items.push(Some(range.start));
            }
            _ => self.inline(range),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) => {
                self.end_loose();
                self.around.lists = self.around.lists.saturating_sub(1);
            }
            TagEnd::Item => {
                self.end_loose();
                self.around.items.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.end_loose();
                self.around.quotations = self.around.quotations.saturating_sub(1);
            }
            TagEnd::FootnoteDefinition => {
                self.end_loose();
                self.around.notes = self.around.notes.saturating_sub(1);
                self.around.items.pop();
            }
            TagEnd::Heading(_) => self.in_title = false,
            _ => {}
        }
    }

    /// Words within a line. Those that a part is known of add nothing.
    fn inline(&mut self, range: Range<usize>) {
        let known_to = self.blocks.last().map_or(0, |block| block.range.end);
        if range.start < known_to || self.around.items.is_empty() {
            return;
        }
        match &mut self.loose {
            Some(loose) => loose.end = loose.end.max(range.end),
            None => self.loose = Some(range),
        }
    }

    fn end_loose(&mut self) {
        if let Some(loose) = self.loose.take() {
            self.add_in_context(loose);
        }
    }

    /// Adds a paragraph as what it is where it stands.
    fn add_in_context(&mut self, range: Range<usize>) {
        let around = &mut self.around;
        let mark = around.items.last_mut().and_then(Option::take);
        let range = mark.unwrap_or(range.start)..range.end;
        let (kind, level) = if around.notes > 0 {
            (BlockKind::Note, 0)
        } else if around.lists > 0 {
            let level = u8::try_from(around.lists).unwrap_or(u8::MAX);
            (BlockKind::ListItem, level)
        } else if around.quotations > 0 {
            (BlockKind::Quotation, 0)
        } else {
            (BlockKind::Paragraph, 0)
        };
        self.add(range, kind, level);
    }

    fn add(&mut self, range: Range<usize>, kind: BlockKind, level: u8) {
        self.end_loose();
        let start = range
            .start
            .max(self.blocks.last().map_or(0, |block| block.range.end));
        let Some(words) = self.text.get(start..range.end.max(start)) else {
            return;
        };
        let from = start + (words.len() - words.trim_start().len());
        let range = from..from + words.trim().len();
        if !range.is_empty() {
            self.blocks.push(Block { range, kind, level });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::BlockKind::{
        Furniture, Heading, ListItem, Note, Paragraph, Preformatted, Quotation, TableRow,
    };
    use super::*;

    fn shown(text: &str) -> Vec<(BlockKind, u8, &str)> {
        let (blocks, _) = parts_of(text);
        blocks
            .into_iter()
            .map(|block| (block.kind, block.level, &text[block.range]))
            .collect()
    }

    #[test]
    fn parts_are_told_apart_and_kept_as_written() {
        let text = "# The *mill*\n\nIt ran\nday and **night**.[^1]\n\n- One\n  - Two\n- Three\n\n  and more\n\n\
            1) first\n2) second\n\n> We ground.\n> All of it.\n\n```\n  code\n```\n\n    old code\n\n\
            | Year | Wheels |\n|------|--------|\n| 1802 | two |\n\nThe end\n=======\n\n***\n\n[^1]: A note.\n";
        assert_eq!(
            shown(text),
            [
                (Heading, 1, "# The *mill*"),
                (Paragraph, 0, "It ran\nday and **night**.[^1]"),
                (ListItem, 1, "- One"),
                (ListItem, 2, "- Two"),
                (ListItem, 1, "- Three"),
                (ListItem, 1, "and more"),
                (ListItem, 1, "1) first"),
                (ListItem, 1, "2) second"),
                (Quotation, 0, "We ground.\n> All of it."),
                (Preformatted, 0, "```\n  code\n```"),
                (Preformatted, 0, "old code"),
                (TableRow, 0, "| Year | Wheels |"),
                (TableRow, 0, "| 1802 | two |"),
                (Heading, 1, "The end\n======="),
                (Note, 0, "[^1]: A note."),
            ]
        );
        assert_eq!(parts_of(text).1.title, "The mill");
    }

    #[test]
    fn what_a_text_says_of_itself_at_its_top_is_no_part_of_it() {
        let text = "---\ntitle: \"On mills\"\nauthor: Ada Lund\ndate: 2024-05-06\n---\n\n# Other\n\nText.\n";
        let parts = shown(text);
        assert_eq!(parts[0].0, Furniture);
        assert_eq!(parts[2], (Paragraph, 0, "Text."));
        let about = parts_of(text).1;
        assert_eq!(about.title, "On mills");
        assert_eq!(about.authors, ["Ada Lund"]);
        assert_eq!(about.date, "2024-05-06");
    }
}
