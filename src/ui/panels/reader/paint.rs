//! What is drawn under and over the words of a page.

use std::ops::Range;

use egui::{Align2, Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use crate::document::BlockKind;
use crate::model::Id;
use crate::ui::theme::{Face, Theme, Tokens, size};

use super::geometry::{closed_up, outlines};
use super::highlights::{Highlight, Use, touching};
use super::page::Page;
use super::pages::{PageMark, marks_between};
use super::set::Set;

/// What there is to mark besides the words.
pub struct Marks<'a> {
    pub selection: Range<usize>,
    pub matches: &'a [Range<usize>],
    pub current_match: Option<Range<usize>>,
    pub is_selected: &'a dyn Fn(Id) -> bool,
    /// A passage that was just opened, and how strongly it is lit, 0 to 1.
    pub flash: Option<(Range<usize>, f32)>,
}

/// Paints one part of a page: what lies under the words, the words, and what
/// stands on them.
pub fn part(painter: &Painter, theme: &Theme, page: &Page, set: &Set, at: Pos2, marks: &Marks<'_>) {
    let tokens = &theme.tokens;
    let Some(part) = page.parts.get(set.part) else {
        return;
    };
    let rects = |chars: &Range<usize>| -> Vec<Rect> {
        let cut = chars.start.clamp(part.chars.start, part.chars.end)
            ..chars.end.clamp(part.chars.start, part.chars.end);
        let inside = cut.start - part.chars.start..cut.end - part.chars.start;
        set.rects(&inside, at)
    };
    let fill = |chars: &Range<usize>, color: Color32| {
        for rect in rects(chars) {
            painter.rect_filled(rect.shrink2(vec2(0.0, 1.0)), CornerRadius::same(2), color);
        }
    };
    ground(painter, theme, page, set, at);
    for highlight in touching(&page.highlights, &part.chars) {
        fill(&highlight.chars, surface(highlight.usage, tokens));
    }
    if let Some((chars, strength)) = &marks.flash {
        fill(chars, tokens.look_at.gamma_multiply(0.35 * strength));
    }
    for found in matches_within(marks.matches, &part.chars) {
        fill(found, tokens.look_at.gamma_multiply(0.2));
    }
    fill(&marks.selection, tokens.text_selection);
    for piece in &set.pieces {
        painter.galley(at + piece.offset, piece.galley.clone(), tokens.ink);
    }
    for highlight in touching(&page.highlights, &part.chars) {
        for rect in rects(&highlight.chars) {
            underline(painter, rect, highlight.usage, tokens);
        }
        if (marks.is_selected)(highlight.quote) {
            frame(painter, &rects(&highlight.chars), tokens.accent());
        }
    }
    if let Some(chars) = &marks.current_match {
        frame(painter, &rects(chars), tokens.look_at);
    }
}

/// What tells a kind of block besides its words: a bar beside a quotation, a line
/// under a row, a surface under a program.
fn ground(painter: &Painter, theme: &Theme, page: &Page, set: &Set, at: Pos2) {
    let (Some(part), Some(look)) = (page.parts.get(set.part), page.look(set.part)) else {
        return;
    };
    let tokens = &theme.tokens;
    let all = Rect::from_min_size(at, vec2(page.width(), set.size().y));
    match part.kind {
        BlockKind::Quotation => {
            let x = at.x + look.inset * 0.4;
            let goes_on = |index: Option<usize>| {
                let other = index.and_then(|index| page.parts.get(index));
                other.is_some_and(|other| other.kind == BlockKind::Quotation)
            };
            let gap = if goes_on(set.part.checked_sub(1)) {
                look.above
            } else {
                0.0
            };
            let bar = all.top() - gap..=all.bottom();
            painter.vline(x, bar, Stroke::new(3.0, tokens.card_line));
        }
        BlockKind::TableRow => {
            let y = all.bottom() + look.above * 0.5;
            painter.hline(all.x_range(), y, Stroke::new(1.0, tokens.line));
        }
        BlockKind::Preformatted => {
            let wide = all.expand2(vec2(0.0, size::GAP_SMALL));
            painter.rect_filled(wide, size::CORNER_SMALL, tokens.hover);
        }
        _ => {}
    }
}

/// The pages that begin in a part, each with where its label ends: at `right`, as
/// high as the middle of the row.
pub fn page_labels(page: &Page, set: &Set, at: Pos2, right: f32) -> Vec<(Pos2, PageMark)> {
    let Some(part) = page.parts.get(set.part) else {
        return Vec::new();
    };
    let before = set.part.checked_sub(1).and_then(|it| page.parts.get(it));
    let from = before.map_or(0, |before| before.chars.end);
    marks_between(&page.begins, from, part.chars.end)
        .iter()
        .filter_map(|mark| {
            let inside = mark.char.saturating_sub(part.chars.start);
            let row = set.place_of(inside)?.translate(at.to_vec2());
            Some((pos2(right, row.center().y), mark.clone()))
        })
        .collect()
}

/// Draws a page's label in the margin and says where it stands.
pub fn page_label(painter: &Painter, theme: &Theme, at: Pos2, words: &str) -> Rect {
    let font = Face::Regular.at(theme.scaled(size::TEXT_CHIP));
    painter.text(at, Align2::RIGHT_CENTER, words, font, theme.tokens.muted)
}

fn matches_within<'a>(
    matches: &'a [Range<usize>],
    chars: &Range<usize>,
) -> impl Iterator<Item = &'a Range<usize>> {
    let end = chars.end;
    let first = matches.partition_point(|found| found.end <= chars.start);
    matches
        .get(first..)
        .unwrap_or_default()
        .iter()
        .take_while(move |found| found.start < end)
}

fn surface(usage: Use, tokens: &Tokens) -> Color32 {
    match usage {
        Use::For | Use::Both => tokens.for_soft,
        Use::Against => tokens.against_soft,
        Use::Unused | Use::Confirmed => tokens.hover,
        Use::Near => tokens.look_at.gamma_multiply(0.12),
    }
}

/// For: one line; against: two; for one claim and against another: one of each
/// colour; unused: dots; where the document has other words: dashes.
fn underline(painter: &Painter, rect: Rect, usage: Use, tokens: &Tokens) {
    let line = |up: f32, color: Color32| {
        let y = rect.bottom() - up;
        painter.hline(rect.x_range(), y, Stroke::new(1.2, color));
    };
    match usage {
        Use::For => line(2.0, tokens.for_strong),
        Use::Against => {
            line(3.5, tokens.against_strong);
            line(1.0, tokens.against_strong);
        }
        Use::Both => {
            line(3.5, tokens.for_strong);
            line(1.0, tokens.against_strong);
        }
        Use::Unused => {
            let y = rect.bottom() - 2.0;
            let ends = [pos2(rect.left(), y), pos2(rect.right(), y)];
            let dots = Shape::dotted_line(&ends, tokens.muted, 4.0, 0.8);
            painter.extend(dots);
        }
        Use::Near | Use::Confirmed => {
            let y = rect.bottom() - 2.0;
            let ends = [pos2(rect.left(), y), pos2(rect.right(), y)];
            let color = match usage {
                Use::Near => tokens.look_at,
                _ => tokens.muted,
            };
            let stroke = Stroke::new(1.5, color);
            painter.extend(Shape::dashed_line(&ends, stroke, 5.0, 3.0));
        }
    }
}

/// A line around rows of words.
fn frame(painter: &Painter, rects: &[Rect], color: Color32) {
    let wide: Vec<Rect> = closed_up(rects)
        .iter()
        .map(|rect| rect.expand2(vec2(2.0, 0.0)))
        .collect();
    for outline in outlines(&wide) {
        painter.add(Shape::closed_line(outline, Stroke::new(2.0, color)));
    }
}

/// The highlights of a part with where each begins, for naming them to those who
/// do not see them.
pub fn named<'a>(
    page: &'a Page,
    set: &'a Set,
    at: Pos2,
) -> impl Iterator<Item = (&'a Highlight, Rect)> {
    let part = page.parts.get(set.part);
    part.into_iter().flat_map(move |part| {
        touching(&page.highlights, &part.chars)
            .filter(|highlight| part.chars.contains(&highlight.chars.start))
            .filter_map(move |highlight| {
                let start = highlight.chars.start - part.chars.start;
                let end = highlight.chars.end.min(part.chars.end) - part.chars.start;
                let first = set.rects(&(start..end), at).into_iter().next()?;
                Some((highlight, first))
            })
    })
}
