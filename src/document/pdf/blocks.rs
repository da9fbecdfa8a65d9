//! Headings, paragraphs, list items, notes and captions, made of lines.

use super::glyphs::Tag;
use super::lines::Line;
use super::notes::starts_with_mark;
use super::openings::{ends_sentence, ends_with_hyphen, is_caption, is_number, starts_item};
use super::page::{PageLines, Role};
use crate::document::block::BlockKind;

/// LineGroup (by index, in the order in which they are read) that belong together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LineGroup {
    pub(super) kind: BlockKind,
    pub(super) lines: Vec<usize>,
    /// Of a heading its size, from which its rank follows.
    pub(super) size: f32,
}

/// What is usual in a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Usual {
    /// The size of its text.
    pub(super) size: f32,
    /// The distance of baselines, in sizes of the type.
    pub(super) leading: f32,
}

impl Usual {
    /// What most letters on these pages have.
    pub(super) fn of(pages: &[PageLines]) -> Self {
        let mut sizes: Vec<(f32, usize)> = Vec::new();
        let mut leadings: Vec<f32> = Vec::new();
        for page in pages {
            for (line, role) in page.lines.iter().zip(&page.roles) {
                if *role != Role::Body {
                    continue;
                }
                match sizes
                    .iter_mut()
                    .find(|(size, _)| (size - line.size).abs() <= 0.03 * line.size)
                {
                    Some((_, chars)) => *chars += line.chars(),
                    None => sizes.push((line.size, line.chars())),
                }
            }
        }
        let size = sizes
            .into_iter()
            .max_by_key(|(_, chars)| *chars)
            .map_or(10.0, |(size, _)| size);
        for page in pages {
            leadings.extend(page.lines.windows(2).filter_map(|pair| match pair {
                [one, other] => {
                    let is_text = |line: &Line| (line.size - size).abs() <= 0.03 * size;
                    let apart = (other.y - one.y) / size;
                    (one.column == other.column
                        && is_text(one)
                        && is_text(other)
                        && (0.5..3.0).contains(&apart))
                    .then_some(apart)
                }
                _ => None,
            }));
        }
        leadings.sort_by(f32::total_cmp);
        let leading = leadings.get(leadings.len() / 2).copied().unwrap_or(1.2);
        Self { size, leading }
    }
}

/// The blocks of a page in the order in which they are read: what stands over the
/// text, the text, its notes, what stands under it.
pub(super) fn blocks_of(page: &PageLines, usual: Usual) -> Vec<LineGroup> {
    let with = |role: Role| -> Vec<usize> {
        (0..page.lines.len())
            .filter(|index| page.roles.get(*index) == Some(&role))
            .collect()
    };
    let upright = page.lines.first().map(|line| line.turn).unwrap_or_default();
    let middle = upright.frame(page.size)[1] / 2.0;
    // What is turned against the page comes last.
    let is_head = |line: &Line| line.turn == upright && line.y < middle;
    let (head, foot): (Vec<usize>, Vec<usize>) = with(Role::Furniture)
        .into_iter()
        .partition(|index| page.lines.get(*index).is_some_and(is_head));
    let mut blocks = furniture(page, head);
    blocks.extend(body(page, &with(Role::Body), usual));
    blocks.extend(notes(page, &with(Role::Note)));
    blocks.extend(furniture(page, foot));
    blocks
}

/// A block for each row; what stands on one row is one block.
fn furniture(page: &PageLines, mut inside: Vec<usize>) -> Vec<LineGroup> {
    let place = |index: &usize| {
        page.lines
            .get(*index)
            .map_or((0.0, 0.0), |line| (line.y, line.x0))
    };
    inside.sort_by(|one, other| {
        let ((y, x), (other_y, other_x)) = (place(one), place(other));
        y.total_cmp(&other_y).then(x.total_cmp(&other_x))
    });
    inside
        .into_iter()
        .map(|index| LineGroup {
            kind: BlockKind::Furniture,
            lines: vec![index],
            size: 0.0,
        })
        .collect()
}

/// A block from mark to mark.
fn notes(page: &PageLines, inside: &[usize]) -> Vec<LineGroup> {
    let mut blocks: Vec<LineGroup> = Vec::new();
    for index in inside {
        let Some(line) = page.lines.get(*index) else {
            continue;
        };
        let previous = blocks
            .last()
            .and_then(|block| block.lines.last())
            .and_then(|last| page.lines.get(*last));
        // A number at the start of a line inside a note is no mark: it stands out to
        // neither side, or the note goes on in the line before.
        let is_marked = starts_with_mark(&line.text)
            && previous.is_none_or(|previous| {
                line.column != previous.column
                    || (line.x0 - previous.x0).abs() > 0.3 * line.size
                    || ends_sentence(&previous.text)
            });
        match blocks.last_mut() {
            Some(block) if !is_marked => block.lines.push(*index),
            _ => blocks.push(LineGroup {
                kind: BlockKind::Note,
                lines: vec![*index],
                size: 0.0,
            }),
        }
    }
    blocks
}

/// The left and right edge of each column's text.
fn edges(page: &PageLines, inside: &[usize]) -> Vec<(f32, f32)> {
    let mut edges: Vec<(f32, f32)> = Vec::new();
    for line in inside.iter().filter_map(|index| page.lines.get(*index)) {
        if edges.len() <= line.column {
            edges.resize(line.column + 1, (f32::MAX, f32::MIN));
        }
        if let Some((left, right)) = edges.get_mut(line.column) {
            *left = left.min(line.x0);
            *right = right.max(line.x1);
        }
    }
    edges
}

fn body(page: &PageLines, inside: &[usize], usual: Usual) -> Vec<LineGroup> {
    let edges = edges(page, inside);
    let mut blocks: Vec<LineGroup> = Vec::new();
    for (place, index) in inside.iter().enumerate() {
        let Some(line) = page.lines.get(*index) else {
            continue;
        };
        let next = inside.get(place + 1).and_then(|next| page.lines.get(*next));
        let of = |index: &usize| page.lines.get(*index);
        if let Some(block) = blocks.last_mut()
            && let Some(first) = block.lines.first().and_then(of)
            && let Some(previous) = block.lines.last().and_then(of)
        {
            let joint = Joint {
                first,
                previous,
                line,
                next,
                is_item: block.kind == BlockKind::ListItem,
                is_single: block.lines.len() == 1,
                edges: &edges,
                usual,
            };
            if joint.holds() {
                block.lines.push(*index);
                continue;
            }
        }
        let kind = if starts_item(line, next) {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        };
        blocks.push(LineGroup {
            kind,
            lines: vec![*index],
            size: line.size,
        });
    }
    for block in &mut blocks {
        block.kind = kind_of(page, block, usual);
    }
    with_table_rows(page, blocks)
}

/// LineGroup in cells are rows of a table where several follow each other; each is a
/// block of its own.
fn with_table_rows(page: &PageLines, blocks: Vec<LineGroup>) -> Vec<LineGroup> {
    const ROWS_MIN: usize = 3;
    let has_cells = |index: &usize| {
        page.lines
            .get(*index)
            .is_some_and(|line| !line.cells.is_empty())
    };
    let is_row = |block: &LineGroup| {
        matches!(block.kind, BlockKind::Paragraph | BlockKind::TableRow)
            && block.lines.iter().all(has_cells)
    };
    let mut runs: Vec<(bool, Vec<LineGroup>)> = Vec::new();
    for block in blocks {
        let row = is_row(&block);
        match runs.last_mut() {
            Some((rows, run)) if *rows == row => run.push(block),
            _ => runs.push((row, vec![block])),
        }
    }
    let lines = |run: &[LineGroup]| run.iter().map(|block| block.lines.len()).sum::<usize>();
    let mut found = Vec::new();
    for (rows, run) in runs {
        if rows && lines(&run) >= ROWS_MIN {
            found.extend(
                run.iter()
                    .flat_map(|block| &block.lines)
                    .map(|line| LineGroup {
                        kind: BlockKind::TableRow,
                        lines: vec![*line],
                        size: 0.0,
                    }),
            );
        } else {
            found.extend(run);
        }
    }
    found
}

/// Two lines one after the other, and what is needed to say whether they belong to
/// one block.
struct Joint<'lines> {
    /// Of the block so far.
    first: &'lines Line,
    previous: &'lines Line,
    line: &'lines Line,
    next: Option<&'lines Line>,
    is_item: bool,
    /// Whether the block has one line so far.
    is_single: bool,
    edges: &'lines [(f32, f32)],
    usual: Usual,
}

impl Joint<'_> {
    fn holds(&self) -> bool {
        let Self {
            previous,
            line,
            usual,
            ..
        } = self;
        let is_same_type = (line.size - previous.size).abs() <= 0.08 * previous.size;
        if previous.turn != line.turn || previous.tag != line.tag || !is_same_type {
            return false;
        }
        let is_text = (line.size - usual.size).abs() <= 0.08 * usual.size;
        if is_text && previous.is_bold != line.is_bold && !ends_with_hyphen(&previous.text) {
            return false;
        }
        let jumps = previous.column != line.column || line.y < previous.y;
        let apart = (line.y - previous.y) / line.size;
        if !jumps && apart > 1.35 * usual.leading.max(1.0) {
            return false;
        }
        if starts_item(line, self.next) && (!is_number(&line.text) || ends_sentence(&previous.text))
        {
            return false;
        }
        if ends_with_hyphen(&previous.text) {
            return true;
        }
        let goes_on = line.text.starts_with(char::is_lowercase) && !ends_sentence(&previous.text);
        if goes_on || !is_text {
            return true;
        }
        !(self.is_indented(jumps) || self.is_outdented(jumps) || self.had_room())
    }

    fn edge(&self, line: &Line) -> (f32, f32) {
        self.edges
            .get(line.column)
            .copied()
            .unwrap_or((line.x0, line.x1))
    }

    /// Whether the line starts further in than the one before it and the one after.
    fn is_indented(&self, jumps: bool) -> bool {
        let Self {
            previous,
            line,
            next,
            ..
        } = self;
        if line.is_right_to_left {
            return false;
        }
        let step = 0.6 * line.size;
        let reference = if jumps {
            self.edge(line).0
        } else {
            previous.x0
        };
        let is_in = line.x0 > reference + step && line.x0 < reference + 6.0 * line.size;
        let returns =
            next.is_none_or(|next| next.column != line.column || next.x0 < line.x0 - 0.5 * step);
        // The lines of a list item after its first stand further in.
        let hangs = self.is_item && self.is_single && !jumps;
        is_in && !hangs && returns
    }

    /// Whether the line starts further out than the block.
    fn is_outdented(&self, jumps: bool) -> bool {
        !jumps
            && !self.line.is_right_to_left
            && !self.is_single
            && self.line.x0 < self.first.x0.min(self.previous.x0) - 0.6 * self.line.size
    }

    /// Whether the line before ended although the next word would have fit.
    fn had_room(&self) -> bool {
        let Self { previous, line, .. } = self;
        let (left, right) = self.edge(previous);
        let room = if previous.is_right_to_left {
            previous.x0 - left
        } else {
            right - previous.x1
        };
        room > line.first_width + 0.6 * line.size
    }
}

/// Headings are at most this long (characters).
const HEADING_MAX: usize = 200;

fn kind_of(page: &PageLines, block: &LineGroup, usual: Usual) -> BlockKind {
    let lines: Vec<&Line> = block
        .lines
        .iter()
        .filter_map(|index| page.lines.get(*index))
        .collect();
    let Some(first) = lines.first() else {
        return block.kind;
    };
    match first.tag {
        Tag::Heading(_) => return BlockKind::Heading,
        Tag::Note => return BlockKind::Note,
        Tag::Caption => return BlockKind::Caption,
        Tag::None | Tag::Artifact => {}
    }
    if is_caption(&first.text) {
        return BlockKind::Caption;
    }
    let chars: usize = lines.iter().map(|line| line.chars()).sum();
    let has_letters = lines
        .iter()
        .any(|line| line.text.chars().any(char::is_alphabetic));
    let is_short = chars <= HEADING_MAX && has_letters && chars > 1;
    let is_large = first.size > 1.12 * usual.size;
    let is_bold_title = lines.iter().all(|line| line.is_bold)
        && lines.len() <= 2
        && first.size > 0.95 * usual.size
        && !lines.last().is_some_and(|line| ends_sentence(&line.text));
    if is_short && (is_large || is_bold_title) && block.kind != BlockKind::ListItem {
        return BlockKind::Heading;
    }
    block.kind
}
