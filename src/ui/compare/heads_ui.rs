//! The theses on top of their columns.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, CornerRadius, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, TextFormat, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::ui::cx::Cx;
use crate::ui::theme::{Face, Theme, size};
use crate::ui::told_apart::without_common_start;

use super::chips::flow;
use super::column::{Column, Readings, looked_from};

const BAND: f32 = 32.0;
const PADDING: f32 = 12.0;
/// Heads narrower than this (points) are set smaller.
const NARROW: f32 = 250.0;
/// A thesis in more lines than this is cut; the whole of it is a tooltip.
const WORDS_LINES: usize = 5;

/// The column at this place is being dragged.
struct DraggedColumn(usize);

/// What was done to a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadEvent {
    Clicked(usize),
    DoubleClicked(usize),
    /// One column was dropped on another.
    Moved {
        from: usize,
        to: usize,
    },
}

/// One head, set for its width.
pub struct Head {
    words: Arc<Galley>,
    /// The map that it is of, where that is another, and from where that is looked at.
    origin: Option<Arc<Galley>>,
    readings: Vec<(Arc<Galley>, (f32, usize))>,
    height: f32,
}

/// Sets the heads of all columns; they are as high as the highest.
pub fn heads(
    ui: &Ui,
    theme: &Theme,
    columns: &[Column<'_>],
    readings: &[Readings],
    width: f32,
) -> (Vec<Head>, f32) {
    let words: Vec<&str> = columns.iter().map(Column::words).collect();
    // Where there is little room, what all begin with is left to the tooltips.
    let words: Vec<String> = match width < theme.scaled(NARROW) {
        true => without_common_start(&words),
        false => words.into_iter().map(str::to_owned).collect(),
    };
    let heads: Vec<Head> = (columns.iter().zip(readings).zip(&words))
        .map(|((column, readings), words)| head(ui, theme, column, words, readings, width))
        .collect();
    let highest = heads.iter().map(|head| head.height).fold(0.0, f32::max);
    (heads, highest.max(theme.scaled(64.0)))
}

fn head(
    ui: &Ui,
    theme: &Theme,
    column: &Column<'_>,
    words: &str,
    readings: &Readings,
    width: f32,
) -> Head {
    let tokens = &theme.tokens;
    let inside = (width - theme.scaled(BAND) - 2.0 * theme.scaled(PADDING)).max(60.0);
    let painter = ui.painter();
    let cut = |text: &str, face: Face, points: f32, color: Color32, rows: usize| {
        let mut job = LayoutJob::default();
        let format = TextFormat::simple(face.at(theme.scaled(points)), color);
        job.append(text, 0.0, format);
        job.wrap = TextWrapping {
            max_width: inside,
            max_rows: rows,
            overflow_character: Some('…'),
            ..TextWrapping::default()
        };
        painter.layout_job(job)
    };
    let title = match width < theme.scaled(NARROW) {
        true => size::TEXT,
        false => size::TEXT_TITLE - 0.5,
    };
    let words = cut(words, Face::Bold, title, tokens.ink, WORDS_LINES);
    let origin = origin_of(column);
    let origin = origin.map(|text| cut(&text, Face::Italic, size::TEXT_SMALL, tokens.muted, 2));
    let set: Vec<Arc<Galley>> = (readings.words().iter())
        .map(|text| cut(text, Face::Bold, size::TEXT_SMALL, tokens.muted, 1))
        .collect();
    let widths = set.iter().map(|galley| galley.size().x);
    let places = flow(widths, theme.scaled(PADDING), inside);
    let lines = places.last().map_or(0, |(_, line)| line + 1) as f32;
    let height = 2.0 * theme.scaled(10.0)
        + words.size().y
        + origin.as_ref().map_or(0.0, |it| it.size().y + 2.0)
        + theme.scaled(6.0)
        + lines * reading_height(theme);
    Head {
        words,
        origin,
        readings: set.into_iter().zip(places).collect(),
        height,
    }
}

/// `of “The other map”, by evidence only`.
fn origin_of(column: &Column<'_>) -> Option<String> {
    let from = looked_from(column.desk);
    match (column.of_map, from) {
        (Some(map), Some(from)) => Some(format!("of “{map}”, {from}")),
        (Some(map), None) => Some(format!("of “{map}”")),
        (None, from) => from,
    }
}

fn reading_height(theme: &Theme) -> f32 {
    theme.scaled(18.0)
}

/// Draws the heads from this corner on.
pub fn heads_ui(
    ui: &Ui,
    cx: &mut Cx<'_>,
    columns: &[Column<'_>],
    heads: &[Head],
    places: &[Rect],
    cursor: Option<usize>,
) -> Option<HeadEvent> {
    let mut event = None;
    for (at, ((column, head), rect)) in columns.iter().zip(heads).zip(places).enumerate() {
        let response = head_response(ui, column, *rect);
        paint(
            ui,
            cx.theme,
            column,
            head,
            *rect,
            &response,
            cursor == Some(at),
        );
        response.dnd_set_drag_payload(DraggedColumn(at));
        if let Some(dragged) = response.dnd_hover_payload::<DraggedColumn>() {
            insertion_mark(ui, cx.theme, *rect, dragged.0 < at, dragged.0 == at);
        }
        if let Some(dragged) = response.dnd_release_payload::<DraggedColumn>() {
            let from = dragged.0;
            event = Some(HeadEvent::Moved { from, to: at });
        } else if response.double_clicked() {
            event = Some(HeadEvent::DoubleClicked(at));
        } else if response.clicked() {
            event = Some(HeadEvent::Clicked(at));
        }
        readings_ui(ui, cx, column, head, *rect);
        response.on_hover_text(column.words());
    }
    event
}

fn head_response(ui: &Ui, column: &Column<'_>, rect: Rect) -> Response {
    let id = ui.make_persistent_id(("compared thesis", column.seat));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let is_selected = column.is_selected(column.seat.thesis);
    let of = column
        .of_map
        .map_or_else(String::new, |map| format!(", of “{map}”"));
    let name = format!("Thesis {}: {}{of}", column.letter, column.words());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, name.as_str()));
    response
}

fn paint(
    ui: &Ui,
    theme: &Theme,
    column: &Column<'_>,
    head: &Head,
    rect: Rect,
    response: &Response,
    has_cursor: bool,
) {
    let tokens = &theme.tokens;
    let painter = ui.painter();
    let is_selected = column.is_selected(column.seat.thesis);
    let fill = match (is_selected, response.hovered()) {
        (true, _) => tokens.for_soft,
        (_, true) => tokens.hover,
        _ => tokens.card,
    };
    let stroke = Stroke::new(1.25, tokens.band);
    let corner = size::CORNER_LARGE;
    painter.rect(rect, corner, fill, stroke, StrokeKind::Inside);
    let band = rect.with_max_x(rect.left() + theme.scaled(BAND));
    let rounded = CornerRadius {
        nw: corner,
        sw: corner,
        ne: 0,
        se: 0,
    };
    painter.rect_filled(band, rounded, tokens.band);
    let font = Face::Bold.at(theme.scaled(size::TEXT_TITLE));
    let center = band.center();
    let align = egui::Align2::CENTER_CENTER;
    painter.text(center, align, &column.letter, font, tokens.band_letter);
    let corner = words_corner(theme, rect);
    painter.galley(corner, Arc::clone(&head.words), tokens.ink);
    if let Some(origin) = &head.origin {
        let below = corner + vec2(0.0, head.words.size().y + 2.0);
        painter.galley(below, Arc::clone(origin), tokens.muted);
    }
    if has_cursor || response.has_focus() {
        let ring = Stroke::new(2.0, tokens.accent());
        let outside = StrokeKind::Outside;
        painter.rect_stroke(rect.expand(1.0), size::CORNER_LARGE, ring, outside);
    }
}

fn words_corner(theme: &Theme, rect: Rect) -> egui::Pos2 {
    let left = theme.scaled(BAND) + theme.scaled(PADDING);
    rect.min + vec2(left, theme.scaled(10.0))
}

/// The three readings, each a button that shows why: the inspector unfolds it.
fn readings_ui(ui: &Ui, cx: &mut Cx<'_>, column: &Column<'_>, head: &Head, rect: Rect) {
    let theme = cx.theme;
    let origin = head.origin.as_ref().map_or(0.0, |it| it.size().y + 2.0);
    let below = head.words.size().y + origin + theme.scaled(6.0);
    let corner = words_corner(theme, rect) + vec2(0.0, below);
    for (place, (galley, (left, line))) in head.readings.iter().enumerate() {
        let at = corner + vec2(*left, *line as f32 * reading_height(theme));
        let around = Rect::from_min_size(at, galley.size()).expand2(vec2(3.0, 1.0));
        let id = ui.make_persistent_id(("reading of", column.seat, place));
        let response = ui.interact(around, id, Sense::click());
        let name = format!("{}: {}", column.letter, galley.text());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
        let tokens = &theme.tokens;
        if response.hovered() {
            ui.painter()
                .rect_filled(around, size::CORNER_SMALL, tokens.hover);
        }
        if response.has_focus() {
            let ring = Stroke::new(2.0, tokens.accent());
            let outside = StrokeKind::Outside;
            ui.painter()
                .rect_stroke(around, size::CORNER_SMALL, ring, outside);
        }
        ui.painter().galley(at, Arc::clone(galley), tokens.muted);
        if response.clicked() {
            why(cx, column);
        }
        response.on_hover_text(HINTS.get(place).copied().unwrap_or_default());
    }
}

const HINTS: [&str; 3] = [
    "The verdict: whether the thesis is accepted by the standard of its question. Click to see \
     why.",
    "How much support flows up to the thesis, from 0 to 1; it is no probability. Click to see \
     why.",
    "How much of the evidence goes against the thesis; the least leads. Click to see why.",
];

/// Shows what a reading is made of: on the desk that the thesis is of.
fn why(cx: &mut Cx<'_>, column: &Column<'_>) {
    match column.of_map {
        None => {
            column.select(cx, column.seat.thesis);
            cx.push(crate::ui::action::Action::ShowInspector);
        }
        Some(_) => column.reveal(cx, column.seat.thesis),
    }
}

/// Where a dragged column would go.
fn insertion_mark(ui: &Ui, theme: &Theme, rect: Rect, after: bool, is_itself: bool) {
    if is_itself {
        return;
    }
    let x = if after {
        rect.right() + 8.0
    } else {
        rect.left() - 8.0
    };
    let stroke = Stroke::new(3.0, theme.tokens.accent());
    let ends = [pos2(x, rect.top()), pos2(x, rect.bottom())];
    ui.painter().line_segment(ends, stroke);
}
