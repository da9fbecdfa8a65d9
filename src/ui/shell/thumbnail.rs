//! A map in very small, for the cards of the welcome screen.

use egui::{Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

use crate::ui::theme::Tokens;

/// Draws theses with a few reasons and objections under each. `seed` makes one
/// drawing differ from the next.
pub fn thumbnail(painter: &Painter, rect: Rect, theses: usize, seed: usize, tokens: &Tokens) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let wire = Stroke::new(1.0, tokens.card_line);
    let middle = rect.center().x;
    let question = Rect::from_center_size(
        pos2(middle, rect.top() + 9.0),
        vec2(rect.width() * 0.4, 10.0),
    );
    let columns = theses.clamp(1, 5);
    let column_width = (rect.width() / columns as f32).min(84.0);
    let left = middle - column_width * columns as f32 / 2.0;
    let bend = question.bottom() + 7.0;
    for column in 0..columns {
        let center = left + column_width * (column as f32 + 0.5);
        let band =
            Rect::from_center_size(pos2(center, bend + 13.0), vec2(column_width * 0.78, 14.0));
        painter.line_segment([pos2(center, bend), band.center_top()], wire);
        painter.line_segment([pos2(middle, bend), pos2(center, bend)], wire);
        thesis(&painter, band, tokens);
        below(&painter, band, seed + column * 3, tokens);
    }
    painter.line_segment([question.center_bottom(), pos2(middle, bend)], wire);
    painter.rect(question, 2, tokens.card, wire, StrokeKind::Inside);
    words(&painter, question.shrink2(vec2(8.0, 0.0)), 1, tokens);
}

fn thesis(painter: &Painter, rect: Rect, tokens: &Tokens) {
    let line = Stroke::new(1.0, tokens.band);
    painter.rect(rect, 2, tokens.card, line, StrokeKind::Inside);
    let band = Rect::from_min_size(rect.min, vec2(6.0, rect.height()));
    painter.rect_filled(band, 1, tokens.band);
    words(
        painter,
        Rect::from_min_max(
            pos2(rect.left() + 10.0, rect.top()),
            rect.max - vec2(4.0, 0.0),
        ),
        2,
        tokens,
    );
}

/// Reasons and objections under a thesis, and what hangs under these.
fn below(painter: &Painter, thesis: Rect, seed: usize, tokens: &Tokens) {
    let width = thesis.width() * 0.46;
    for (place, x) in [thesis.left() + width / 2.0, thesis.right() - width / 2.0]
        .into_iter()
        .enumerate()
    {
        let against = place == 1;
        let (strong, soft) = match against {
            true => (tokens.against_strong, tokens.against_soft),
            false => (tokens.for_strong, tokens.for_soft),
        };
        let rows = 1 + (seed + place) % 2;
        let height = 14.0 * rows as f32;
        let top = thesis.bottom() + 7.0;
        let frame = Rect::from_min_size(pos2(x - width / 2.0, top), vec2(width, height));
        painter.line_segment(
            [pos2(x, thesis.bottom()), frame.center_top()],
            Stroke::new(1.0, strong),
        );
        let radius = if against { 0 } else { 3 };
        let line = Stroke::new(1.0, strong.gamma_multiply(0.5));
        painter.rect(frame, radius, soft, line, StrokeKind::Inside);
        for row in 0..rows {
            let card = Rect::from_min_size(
                frame.min + vec2(2.5, 2.5 + 13.0 * row as f32),
                vec2(width - 5.0, 10.0),
            );
            painter.rect_filled(card, 1, tokens.card);
            words(painter, card.shrink2(vec2(3.0, 0.0)), 2, tokens);
        }
        if !against && seed % 3 == 0 {
            undercut(painter, frame.center_bottom(), width, tokens);
        }
    }
}

fn undercut(painter: &Painter, from: Pos2, width: f32, tokens: &Tokens) {
    let line = Stroke::new(1.0, tokens.undercut_strong);
    let frame = Rect::from_min_size(from + vec2(-width / 2.0, 7.0), vec2(width, 14.0));
    painter.extend(egui::Shape::dashed_line(
        &[from, frame.center_top()],
        line,
        2.0,
        1.5,
    ));
    painter.rect(
        frame,
        0,
        tokens.undercut_soft,
        Stroke::new(1.0, line.color.gamma_multiply(0.5)),
        StrokeKind::Inside,
    );
    let card = frame.shrink(2.5);
    painter.rect_filled(card, 1, tokens.card);
    words(painter, card.shrink2(vec2(3.0, 0.0)), 1, tokens);
}

/// Lines that stand for text.
fn words(painter: &Painter, rect: Rect, lines: usize, tokens: &Tokens) {
    let ink = Stroke::new(1.0, tokens.muted.gamma_multiply(0.55));
    let first = rect.center().y - 3.0 * (lines as f32 - 1.0) / 2.0;
    for line in 0..lines {
        let y = first + 3.0 * line as f32;
        let short = if line + 1 == lines && lines > 1 {
            0.3
        } else {
            0.0
        };
        let right = rect.right() - rect.width() * short;
        painter.line_segment([pos2(rect.left(), y), pos2(right, y)], ink);
    }
}

/// The program's sign: a claim, what speaks for it, what speaks against it. The
/// same shapes as in `assets/contend.svg`, on a grid of 256.
pub fn logo(painter: &Painter, rect: Rect, tokens: &Tokens) {
    let unit = rect.width() / 256.0;
    let at = |x: f32, y: f32| rect.min + vec2(x, y) * unit;
    let area = |x: f32, y: f32, width: f32, height: f32| {
        Rect::from_min_size(at(x, y), vec2(width, height) * unit)
    };
    painter.rect_filled(area(8.0, 8.0, 240.0, 240.0), 52.0 * unit, tokens.band);
    let wire = Stroke::new(8.0 * unit, tokens.muted);
    painter.line(
        vec![
            at(72.0, 152.0),
            at(72.0, 128.0),
            at(184.0, 128.0),
            at(184.0, 152.0),
        ],
        wire,
    );
    painter.line_segment([at(128.0, 100.0), at(128.0, 128.0)], wire);
    painter.rect_filled(
        area(52.0, 48.0, 152.0, 56.0),
        12.0 * unit,
        tokens.band_letter,
    );
    painter.rect_filled(area(72.0, 64.0, 112.0, 8.0), 4.0 * unit, tokens.band);
    painter.rect_filled(area(72.0, 80.0, 72.0, 8.0), 4.0 * unit, tokens.band);
    painter.rect_filled(
        area(34.0, 152.0, 76.0, 56.0),
        16.0 * unit,
        tokens.for_strong,
    );
    let corners = [
        (160.0, 152.0),
        (208.0, 152.0),
        (222.0, 166.0),
        (222.0, 194.0),
        (208.0, 208.0),
        (160.0, 208.0),
        (146.0, 194.0),
        (146.0, 166.0),
    ];
    let corners = corners.into_iter().map(|(x, y)| at(x, y)).collect();
    painter.add(egui::Shape::convex_polygon(
        corners,
        tokens.against_strong,
        Stroke::NONE,
    ));
}
