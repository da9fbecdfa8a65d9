//! The whole file: one text, with what stands where.

use hayro_syntax::Pdf;

use super::about::about_of;
use super::blocks::{LineGroup, Usual, blocks_of};
use super::furniture::mark_furniture;
use super::glyphs::{Known, Tag};
use super::labels::labels_of;
use super::lines::Line;
use super::notes::mark_notes;
use super::page::{PageLines, lines_of_page};
use crate::document::block::{Block, BlockKind};
use crate::document::content::{Content, Format, Page, PlaceOnPage};
use crate::document::decode::EncodingNote;
use crate::document::refused::Refused;

/// The most glyphs of a file.
const GLYPHS_MAX: usize = 20_000_000;
/// The most bytes of text.
const TEXT_MAX: usize = 64 * 1024 * 1024;

/// Reads a file that was opened.
pub(super) fn read(pdf: &Pdf) -> Result<Content, Refused> {
    let mut pages = pages_of(pdf)?;
    let (all, unknown) = pages.iter().fold((0, 0), |(all, unknown), page| {
        (all + page.glyphs, unknown + page.unknown)
    });
    // Glyphs of which nothing is known are no more than pictures.
    if unknown * 20 >= all * 19 {
        return Err(Refused::OnlyPictures { pages: pages.len() });
    }
    let labels = labels_of(pdf);
    mark_furniture(&mut pages, &labels);
    let usual = Usual::of(&pages);
    for page in &mut pages {
        mark_notes(page, usual.size);
    }
    let blocks: Vec<Vec<LineGroup>> = pages.iter().map(|page| blocks_of(page, usual)).collect();
    let ranks = heading_sizes(&blocks);

    let mut writer = Writer {
        content: Content {
            format: Format::Pdf,
            encoding: EncodingNote::utf8(),
            blocks: Some(Vec::new()),
            ..Content::default()
        },
        ranks,
    };
    for (index, (page, blocks)) in pages.iter().zip(&blocks).enumerate() {
        let label = labels.get(index).cloned().unwrap_or_default();
        writer.page(index, page, blocks, label);
        if writer.content.text.len() > TEXT_MAX {
            let megabytes = TEXT_MAX / (1024 * 1024);
            return Err(Refused::TooLarge {
                what: format!("it holds more than {megabytes} MB of text"),
            });
        }
    }
    let mut content = writer.content;
    let first_page = content
        .pages
        .first()
        .and_then(|page| content.text.get(page.range.clone()))
        .unwrap_or_default();
    content.about = about_of(pdf, first_page);
    if content.about.title.is_empty() {
        content.about.title = first_title(&content);
    }
    content.remarks = remarks(&pages);
    Ok(content)
}

fn pages_of(pdf: &Pdf) -> Result<Vec<PageLines>, Refused> {
    let mut known = Known::default();
    let mut glyphs = 0;
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        let lines = lines_of_page(page, &mut known);
        glyphs += lines.glyphs;
        if lines.is_cut || glyphs > GLYPHS_MAX {
            return Err(Refused::TooLarge {
                what: "it holds more than 20 million signs, or one page more than a million"
                    .to_owned(),
            });
        }
        pages.push(lines);
    }
    Ok(pages)
}

/// The sizes of headings, the largest first.
fn heading_sizes(blocks: &[Vec<LineGroup>]) -> Vec<f32> {
    let mut sizes: Vec<f32> = Vec::new();
    for block in blocks.iter().flatten() {
        let is_new = || {
            sizes
                .iter()
                .all(|size| (size - block.size).abs() > 0.05 * block.size)
        };
        if block.kind == BlockKind::Heading && is_new() {
            sizes.push(block.size);
        }
    }
    sizes.sort_by(|one, other| other.total_cmp(one));
    sizes
}

struct Writer {
    content: Content,
    ranks: Vec<f32>,
}

impl Writer {
    fn page(&mut self, index: usize, page: &PageLines, blocks: &[LineGroup], label: String) {
        if index > 0 {
            // One line end, so that a word divided by the page's end is still one.
            self.content.text.push_str("\n\u{C}");
        }
        let start = self.content.text.len();
        for (place, block) in blocks.iter().enumerate() {
            if place > 0 {
                self.content.text.push_str("\n\n");
            }
            self.block(index, page, block);
        }
        self.content.pages.push(Page {
            label,
            range: start..self.content.text.len(),
            size: Some(page.size),
        });
    }

    fn block(&mut self, index: usize, page: &PageLines, block: &LineGroup) {
        let start = self.content.text.len();
        let lines = block.lines.iter().filter_map(|line| page.lines.get(*line));
        let mut level = 0;
        for (place, line) in lines.enumerate() {
            if place > 0 {
                self.content.text.push('\n');
            } else if block.kind == BlockKind::Heading {
                level = self.level(line, block.size);
            } else if block.kind == BlockKind::ListItem {
                level = 1;
            }
            let line_start = self.content.text.len();
            self.line(index, page, line);
            if block.kind == BlockKind::TableRow {
                for cell in &line.cells {
                    let at = line_start + cell;
                    self.content.text.replace_range(at..=at, "\t");
                }
            }
        }
        let range = start..self.content.text.len();
        if let Some(blocks) = &mut self.content.blocks
            && !range.is_empty()
        {
            blocks.push(Block {
                range,
                kind: block.kind,
                level,
            });
        }
    }

    fn level(&self, line: &Line, size: f32) -> u8 {
        if let Tag::Heading(level) = line.tag {
            return level;
        }
        let rank = self
            .ranks
            .iter()
            .position(|rank| (rank - size).abs() <= 0.05 * size);
        rank.map_or(0, |rank| (rank + 1).min(6) as u8)
    }

    fn line(&mut self, index: usize, page: &PageLines, line: &Line) {
        let Content {
            text,
            places,
            unmapped,
            ..
        } = &mut self.content;
        let start = text.len();
        text.push_str(&line.text);
        unmapped.extend(
            line.unmapped
                .iter()
                .map(|part| start + part.start..start + part.end),
        );
        places.extend(line.places.iter().map(|(part, rect)| PlaceOnPage {
            range: (start + part.start) as u32..(start + part.end) as u32,
            page: index as u32,
            rect: line.turn.rect_to_page(*rect, page.size),
        }));
    }
}

/// The first of the largest headings on the first page.
fn first_title(content: &Content) -> String {
    let end = content.pages.first().map_or(0, |page| page.range.end);
    content
        .blocks
        .iter()
        .flatten()
        .find(|block| {
            block.kind == BlockKind::Heading && block.level == 1 && block.range.end <= end
        })
        .and_then(|block| content.text.get(block.range.clone()))
        .map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "))
        .unwrap_or_default()
}

/// What a reader should know of how well the file could be read.
fn remarks(pages: &[PageLines]) -> Vec<String> {
    let mut remarks = Vec::new();
    let empty: Vec<String> = pages
        .iter()
        .enumerate()
        .filter(|(_, page)| page.glyphs == page.unknown)
        .map(|(index, _)| (index + 1).to_string())
        .collect();
    match empty.as_slice() {
        [] => {}
        [only] => remarks.push(format!(
            "Page {only} of {} holds no text; it may be a picture.",
            pages.len()
        )),
        several => remarks.push(format!(
            "{} of {} pages hold no text ({}); they may be pictures.",
            several.len(),
            pages.len(),
            listed(several)
        )),
    }
    let unknown: usize = pages.iter().map(|page| page.unknown).sum();
    if unknown > 0 {
        remarks.push(format!(
            "The file does not say what {} mean; {} shown as \u{FFFD}, and a quote with one in it cannot be verified.",
            counted(unknown, "sign"),
            if unknown == 1 { "it is" } else { "they are" },
        ));
    }
    let slanting: usize = pages.iter().map(|page| page.slanting).sum();
    if slanting > 0 {
        remarks.push(format!(
            "{} aslant and left out.",
            if slanting == 1 {
                "1 sign is set".to_owned()
            } else {
                format!("{slanting} signs are set")
            }
        ));
    }
    remarks
}

fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    }
}

/// The first few, and that there are more.
fn listed(items: &[String]) -> String {
    const SHOWN: usize = 8;
    let shown = items
        .get(..SHOWN.min(items.len()))
        .unwrap_or_default()
        .join(", ");
    if items.len() > SHOWN {
        format!("{shown} and others")
    } else {
        shown
    }
}
