//! One cell of the table.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align, Align2, Color32, Galley, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::model::{Outcome, ProcessTest};
use crate::reasoning::{Cell, Row, step_of};
use crate::ui::cx::Cx;
use crate::ui::theme::{Face, Theme, icons, size};

use super::cursor::Column;
use super::geometry::PADDING;
use super::sheet::{Line, Sheet, tells_nothing};
use super::table::name_of;
use super::words::{figure, fit_word, rating_word, sign, test_word};

/// Everything about a cell that is not the row's own.
pub struct CellLook {
    pub column: Column,
    /// Whether the cursor is in its row.
    pub is_current: bool,
    /// Whether the evidence is pointed at elsewhere.
    pub is_lit: bool,
    pub is_marked: bool,
    pub has_cursor: bool,
    pub has_keyboard: bool,
    /// Whether tooltips would stand in the way.
    pub is_quiet: bool,
}

/// What the evidence says, and who says it.
pub fn evidence_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    rect: Rect,
    line: &Line,
    place: &str,
    look: &CellLook,
) -> Response {
    let theme = cx.theme;
    let tokens = &theme.tokens;
    let id = ui.make_persistent_id(("evidence", line.evidence));
    let response = ui.interact(rect, id, Sense::CLICK);
    response.widget_info(|| {
        let name = row_name(line);
        WidgetInfo::selected(Role::RowHeader, true, look.is_current, name.as_str())
    });
    let painter = ui.painter();
    let is_lit = look.is_lit && !response.hovered();
    let fill = match (look.is_current || is_lit, response.hovered()) {
        (true, _) => Some(tokens.for_soft),
        (false, true) => Some(tokens.hover),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        painter.rect_filled(rect, 0, fill);
    }
    let inside = rect.shrink2(vec2(theme.scaled(PADDING), theme.scaled(6.0)));
    let small = theme.scaled(size::TEXT_SMALL);
    let source_height = theme.scaled(17.0);
    let font = Face::Regular.at(theme.scaled(size::TEXT));
    let job = LayoutJob::simple_format(line.words.clone(), TextFormat::simple(font, tokens.ink));
    let rows = ((inside.height() - source_height) / theme.scaled(16.5)).max(1.0) as usize;
    let galley = set(painter, inside.width(), job, rows);
    // The source stands right under the words, and both in the middle, where the words
    // take fewer lines than there is room for.
    let words_height = galley.size().y.min(inside.height() - source_height);
    let words_top = inside.center().y - f32::midpoint(words_height, source_height);
    painter.galley(pos2(inside.left(), words_top), galley, tokens.ink);
    let source_top = words_top + words_height;
    let source_bottom = source_top + source_height;
    if let Some((test, outcome)) = &line.test {
        let taken = badge(painter, theme, inside, source_top, test, outcome.as_ref());
        // The badge stands beside the source, not beside the words.
        let source = Rect::from_min_max(
            pos2(inside.left(), source_top),
            pos2(taken - size::GAP, source_bottom),
        );
        lines(painter, source, source_job(theme, line, place), 1);
    } else {
        let end = pos2(inside.right(), source_bottom);
        let source = Rect::from_min_max(pos2(inside.left(), source_top), end);
        lines(painter, source, source_job(theme, line, place), 1);
    }
    if is_lit {
        let bar = rect.with_max_x(rect.left() + theme.scaled(4.0));
        painter.rect_filled(bar, 0, tokens.accent());
    }
    ring(painter, theme, rect, look);
    if look.is_quiet {
        return response;
    }
    response.on_hover_ui(|ui| {
        ui.set_max_width(theme.scaled(380.0));
        // A tooltip whose words can be selected stays where it is.
        ui.style_mut().interaction.selectable_labels = false;
        ui.label(line.words.as_str());
        if let Some(quote) = &line.quote {
            ui.label(theme.quote_text(format!("“{quote}”")));
        }
        if let Some((test, outcome)) = &line.test {
            for sentence in test_sentences(test, outcome.as_ref()) {
                ui.label(theme.muted_text(sentence).size(small));
            }
        }
    })
}

/// What a screen reader says of the row: more than of one of its cells.
fn row_name(line: &Line) -> String {
    let mut name = line.name();
    if let Some((test, outcome)) = &line.test {
        name.push_str(", test: ");
        name.push_str(&test_word(test).to_lowercase());
        if let Some(outcome) = outcome {
            name.push_str(", ");
            name.push_str(outcome.as_str());
        }
    }
    name
}

fn source_job(theme: &Theme, line: &Line, place: &str) -> LayoutJob {
    let tokens = &theme.tokens;
    let points = theme.scaled(size::TEXT_SMALL);
    let mut job = LayoutJob::default();
    let mut append = |text: &str, face: Face, color| {
        job.append(text, 0.0, TextFormat::simple(face.at(points), color));
    };
    if line.is_against {
        append("Against it: ", Face::Bold, tokens.against_strong);
    }
    match (line.label.as_str(), place) {
        ("", _) => append("A claim, without a quote", Face::Italic, tokens.muted),
        (label, "") => append(label, Face::Regular, tokens.muted),
        (label, place) => append(&format!("{label}, {place}"), Face::Regular, tokens.muted),
    }
    if let Some(quote) = &line.quote {
        let shown: String = quote.chars().take(160).collect();
        append(&format!("  “{shown}”"), Face::SerifItalic, tokens.muted);
    }
    job
}

/// A cell beside the first column.
pub fn cell_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    rect: Rect,
    sheet: &Sheet,
    row: &Row,
    line: &Line,
    look: &CellLook,
) -> Response {
    let theme = cx.theme;
    let id = ui.make_persistent_id((row.evidence, look.column));
    let response = ui.interact(rect, id, Sense::CLICK);
    response.widget_info(|| {
        let name = name_of(sheet, row, line, look.column);
        WidgetInfo::selected(Role::GridCell, true, look.has_cursor, name.as_str())
    });
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, 0, theme.tokens.hover);
    }
    match look.column {
        Column::Evidence => {}
        Column::Thesis(at) => {
            let cell = row.cells.get(at).copied().unwrap_or_default();
            fit_cell(painter, theme, rect, &cell);
        }
        Column::TellsApart => tells_apart(painter, theme, rect, row),
        Column::Credible => rating(painter, theme, rect, row, false),
        Column::Relevant => rating(painter, theme, rect, row, true),
    }
    ring(painter, theme, rect, look);
    if look.is_quiet {
        return response;
    }
    response.on_hover_ui(|ui| {
        ui.set_max_width(theme.scaled(300.0));
        ui.style_mut().interaction.selectable_labels = false;
        ui.label(name_of(sheet, row, line, look.column));
        ui.label(theme.muted_text("Click again or press Enter to see why."));
    })
}

/// Sign, word and tint; a pencil on what was set by hand.
fn fit_cell(painter: &Painter, theme: &Theme, rect: Rect, cell: &Cell) {
    let tokens = &theme.tokens;
    let value = cell.value();
    let is_by_hand = cell.by_hand.is_some();
    if value.is_none() && !is_by_hand {
        return;
    }
    let (ink, fill) = match value {
        Some(1..) => (tokens.for_strong, Some(tokens.for_soft)),
        Some(..=-1) => (tokens.against_strong, Some(tokens.against_soft)),
        _ => (tokens.muted, None),
    };
    if let Some(fill) = fill {
        // The lines between cells stay to be seen.
        painter.rect_filled(rect.shrink(1.0), 0, fill);
    }
    let center = rect.center();
    let font = Face::Bold.at(theme.scaled(size::TEXT_TITLE));
    let above = center - vec2(0.0, theme.scaled(9.0));
    painter.text(above, Align2::CENTER_CENTER, sign(value), font, ink);
    let mut job = LayoutJob::default();
    let format = |face: Face, points: f32| TextFormat {
        valign: Align::Center,
        ..TextFormat::simple(face.at(theme.scaled(points)), ink)
    };
    job.append(fit_word(value), 0.0, format(Face::Regular, size::TEXT_CHIP));
    if is_by_hand {
        job.append(
            icons::ICON_EDIT.codepoint,
            theme.scaled(2.0),
            format(Face::Icon, size::TEXT_SMALL),
        );
    }
    job.wrap = TextWrapping::truncate_at_width(rect.width() - 4.0);
    let galley = painter.layout_job(job);
    let below = center + vec2(0.0, theme.scaled(9.0)) - galley.size() / 2.0;
    painter.galley(below, galley, ink);
}

fn tells_apart(painter: &Painter, theme: &Theme, rect: Rect, row: &Row) {
    let tokens = &theme.tokens;
    let font = Face::Bold.at(theme.scaled(size::TEXT));
    let text = figure(row.diagnosticity);
    if !tells_nothing(row) {
        painter.text(rect.center(), Align2::CENTER_CENTER, text, font, tokens.ink);
        return;
    }
    let above = rect.center() - vec2(0.0, theme.scaled(9.0));
    let below = rect.center() + vec2(0.0, theme.scaled(9.0));
    painter.text(above, Align2::CENTER_CENTER, text, font, tokens.muted);
    let small = Face::Regular.at(theme.scaled(size::TEXT_CHIP));
    painter.text(
        below,
        Align2::CENTER_CENTER,
        "tells nothing",
        small,
        tokens.look_at,
    );
}

/// The word, and five steps.
fn rating(painter: &Painter, theme: &Theme, rect: Rect, row: &Row, is_relevance: bool) {
    let tokens = &theme.tokens;
    let rating = if is_relevance {
        row.relevance
    } else {
        row.credibility
    };
    let word = rating_word(row.evidence, rating, is_relevance);
    let ink = if rating.is_some() {
        tokens.ink
    } else {
        tokens.muted
    };
    let inside = rect.shrink2(vec2(theme.scaled(8.0), 0.0));
    let font = Face::Regular.at(theme.scaled(size::TEXT_CHIP));
    let job = LayoutJob::simple_format(word.to_owned(), TextFormat::simple(font, ink));
    let taken = set(painter, inside.width(), job, 2);
    let (gap, height) = (2.0, theme.scaled(4.0));
    let below = if rating.is_some() {
        height + theme.scaled(3.0)
    } else {
        0.0
    };
    let top = rect.center().y - f32::midpoint(taken.size().y, below);
    let bars = top + taken.size().y + theme.scaled(3.0);
    painter.galley(pos2(inside.left(), top), taken, ink);
    let Some(rating) = rating else { return };
    let step = step_of(rating);
    let each = (inside.width() - 4.0 * gap) / 5.0;
    for place in 0..5 {
        let left = inside.left() + place as f32 * (each + gap);
        let corner = pos2(left, bars);
        let bar = Rect::from_min_size(corner, vec2(each, height));
        let fill = if place <= step {
            tokens.accent()
        } else {
            tokens.line
        };
        painter.rect_filled(bar, 2, fill);
    }
}

fn ring(painter: &Painter, theme: &Theme, rect: Rect, look: &CellLook) {
    let accent = theme.tokens.accent();
    if look.is_marked {
        painter.rect_filled(rect, 0, accent.gamma_multiply(0.14));
    }
    if look.has_cursor {
        let width = if look.has_keyboard { 2.0 } else { 1.0 };
        let ring = Stroke::new(width, accent);
        painter.rect_stroke(rect.shrink(1.0), 2, ring, StrokeKind::Inside);
    }
}

/// Shape and word of a test, at the right end of the line of the source. Gives where it
/// begins.
fn badge(
    painter: &Painter,
    theme: &Theme,
    inside: Rect,
    top: f32,
    test: &ProcessTest,
    outcome: Option<&Outcome>,
) -> f32 {
    let tokens = &theme.tokens;
    let color = match outcome {
        Some(Outcome::Passed) => tokens.verified,
        Some(Outcome::Failed) => tokens.against_strong,
        _ => tokens.muted,
    };
    let word = match outcome {
        Some(outcome) => format!("{}, {outcome}", test_word(test)),
        None => test_word(test).to_owned(),
    };
    let font = Face::Bold.at(theme.scaled(size::TEXT_CHIP));
    let galley = painter.layout_no_wrap(word, font, color);
    let middle = top + theme.scaled(9.0);
    let left = inside.right() - galley.size().x;
    painter.galley(pos2(left, middle - galley.size().y / 2.0), galley, color);
    let radius = theme.scaled(4.0);
    let at = pos2(left - radius - size::GAP_SMALL, middle);
    let line = Stroke::new(1.5, color);
    match test {
        // A straw says where the wind blows from.
        ProcessTest::StrawInTheWind => {
            let tip = vec2(radius, -radius);
            painter.line_segment([at - tip, at + tip], line);
        }
        ProcessTest::Hoop => {
            painter.circle_stroke(at, radius, line);
        }
        ProcessTest::SmokingGun => {
            painter.circle_filled(at, radius, color);
        }
        ProcessTest::DoublyDecisive => {
            painter.circle_stroke(at, radius, line);
            painter.circle_filled(at, radius * 0.45, color);
        }
        ProcessTest::Other(_) => {}
    }
    at.x - radius
}

/// What follows if the test passes or fails, or has.
fn test_sentences(test: &ProcessTest, outcome: Option<&Outcome>) -> Vec<String> {
    let outcomes = match outcome {
        Some(outcome) => std::slice::from_ref(outcome),
        None => Outcome::KNOWN,
    };
    (outcomes.iter())
        .filter_map(|outcome| {
            let follows = crate::reasoning::what_follows(test, outcome)?;
            Some(format!("{}, {outcome}: {follows}", test_word(test)))
        })
        .collect()
}

/// Text from a cell's corner, in this many lines at most.
pub fn lines(painter: &Painter, cell: Rect, job: LayoutJob, rows: usize) {
    let galley = set(painter, cell.width(), job, rows);
    painter.galley(cell.left_top(), galley, Color32::PLACEHOLDER);
}

/// The same, not put down yet.
pub fn set(painter: &Painter, width: f32, mut job: LayoutJob, rows: usize) -> Arc<Galley> {
    job.wrap = TextWrapping {
        max_width: width.max(1.0),
        max_rows: rows,
        break_anywhere: rows == 1,
        overflow_character: Some('…'),
    };
    painter.layout_job(job)
}
