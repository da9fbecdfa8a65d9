//! The quotes behind a claim, side by side: who says it, and whether the words stand in
//! the document.

use std::ops::Range;

use egui::text::LayoutJob;
use egui::{Align, Rect, Stroke, StrokeKind, TextFormat, Ui, vec2};

use crate::model::Id;
use crate::quote::Standing;
use crate::reasoning::CasePart;
use crate::ui::cx::Cx;
use crate::ui::panels::place::citation_of;
use crate::ui::panels::unfold::{flowing, standing_color};
use crate::ui::panels::words::{shortened, standing_icons};
use crate::ui::theme::{Face, Theme, size};

use super::column::Column;
use super::line_ui::{event_of, line_response, marks};
use super::outline::Line;
use super::row_ui::{RowEvent, RowLook};

/// Characters of a quote in a tooltip.
const WORDS_SHOWN: usize = 500;
/// Characters of a source's name on a chip.
const LABEL_SHOWN: usize = 28;

/// Where things of these widths stand one after the other, as left edge and line, in lines
/// no longer than `most`.
pub fn flow(widths: impl Iterator<Item = f32>, gap: f32, most: f32) -> Vec<(f32, usize)> {
    let (mut left, mut line) = (0.0, 0);
    widths
        .map(|width| {
            if left > 0.0 && left + width > most {
                left = 0.0;
                line += 1;
            }
            let at = (left, line);
            left += width + gap;
            at
        })
        .collect()
}

pub(super) fn chips_ui(
    ui: &Ui,
    cx: &mut Cx<'_>,
    look: &RowLook<'_, '_>,
    lines: Range<usize>,
    inside: Rect,
) -> (f32, Option<RowEvent>) {
    let theme = cx.theme;
    let padding = vec2(theme.scaled(6.0), theme.scaled(2.0));
    let mut galleys = Vec::with_capacity(lines.len());
    for at in lines.clone() {
        let line = look.case.lines.get(at);
        let quote = line.and_then(|line| line.quote);
        let (Some(line), Some(quote)) = (line, quote) else {
            continue;
        };
        let mut job = chip_job(theme, look.column, line, quote);
        job.wrap.max_width = (inside.width() - 2.0 * padding.x).max(24.0);
        job.wrap.max_rows = 1;
        galleys.push((at, line, quote, ui.painter().layout_job(job)));
    }
    let widths = galleys
        .iter()
        .map(|(.., galley)| galley.size().x + 2.0 * padding.x);
    let places = flow(widths, size::GAP_SMALL, inside.width());
    let first = look.case.lines.get(lines.start);
    // Right under the head there is more air.
    let top = first.map_or(2.0, |line| {
        if line.level == 0 {
            theme.scaled(10.0)
        } else {
            2.0
        }
    });
    let chip_height = theme.scaled(18.0);
    let line_height = chip_height + size::GAP_SMALL;
    let mut event = None;
    for ((at, line, quote, galley), (left, nth)) in galleys.into_iter().zip(&places) {
        let corner = inside.min + vec2(*left, top + *nth as f32 * line_height);
        let rect =
            Rect::from_min_size(corner, vec2(galley.size().x + 2.0 * padding.x, chip_height));
        let response = line_response(ui, look, at, rect);
        let tokens = &theme.tokens;
        let is_lit = (look.is_lit)(line);
        let is_selected = look.column.is_selected(line.id) || look.column.is_selected(quote);
        let fill = match (is_selected, is_lit, response.hovered()) {
            (true, ..) => tokens.for_soft,
            (_, true, _) => tokens.text_selection,
            (.., true) => tokens.hover,
            _ => tokens.card,
        };
        let stroke = Stroke::new(1.0, tokens.card_line);
        let painter = ui.painter();
        painter.rect(rect, size::CORNER_SMALL, fill, stroke, StrokeKind::Inside);
        let text_at = rect.left_center() + vec2(padding.x, -galley.size().y / 2.0);
        painter.galley(text_at, galley, tokens.muted);
        marks(painter, theme, look, at, rect, is_lit);
        event = event.or(event_of(&response, at));
        response.on_hover_ui(|ui| quote_ui(ui, theme, look.column, quote));
    }
    let count = places.last().map_or(0, |(_, nth)| nth + 1);
    (top + count as f32 * line_height, event)
}

/// A quotation mark, who says it, and signs for how it stands.
fn chip_job(theme: &Theme, column: &Column<'_>, line: &Line, quote: Id) -> LayoutJob {
    let tokens = &theme.tokens;
    let standing = column.standing(quote);
    let mut job = LayoutJob::default();
    let mut append = |text: &str, face: Face, points: f32, color| {
        let format = TextFormat {
            valign: Align::Center,
            ..TextFormat::simple(face.at(theme.scaled(points)), color)
        };
        job.append(text, 0.0, format);
    };
    if line.part == CasePart::QuoteAgainst {
        append(
            "against ",
            Face::Bold,
            size::TEXT_CHIP,
            tokens.against_strong,
        );
    }
    append("“ ", Face::Serif, size::TEXT_SERIF, tokens.muted);
    let map = column.map();
    let source = map.quote(quote).and_then(|quote| map.source(quote.source));
    let label = source.map_or("no source", |source| source.label());
    append(
        &shortened(label, LABEL_SHOWN),
        Face::Regular,
        size::TEXT_CHIP,
        tokens.muted,
    );
    append(" ", Face::Regular, size::TEXT_CHIP, tokens.muted);
    let color = standing_color(theme, standing);
    for icon in standing_icons(standing) {
        append(icon.codepoint, Face::Icon, size::TEXT_SMALL, color);
    }
    job
}

/// The words of a quote, where they stand, and how they were found.
fn quote_ui(ui: &mut Ui, theme: &Theme, column: &Column<'_>, id: Id) {
    ui.set_max_width(theme.scaled(420.0));
    let Some(quote) = column.map().quote(id) else {
        return;
    };
    let words = format!("“{}”", shortened(&flowing(&quote.exact), WORDS_SHOWN));
    ui.add(egui::Label::new(theme.quote_text(words)).wrap());
    theme.muted(ui, citation_of(column.desk, id, quote));
    let standing: Standing = column.standing(id);
    let text = format!("{}: {}", standing.label(), standing.explanation());
    let text = theme
        .muted_text(text)
        .color(standing_color(theme, standing));
    ui.add(egui::Label::new(text).wrap());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chips_go_on_in_the_next_line_where_one_is_full() {
        let widths = [40.0, 40.0, 40.0, 200.0, 10.0].into_iter();
        let places = flow(widths, 4.0, 100.0);
        assert_eq!(places, [(0.0, 0), (44.0, 0), (0.0, 1), (0.0, 2), (0.0, 3)]);
    }
}
