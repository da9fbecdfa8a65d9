//! The columns: heads that stay, and cases that scroll together below them.

use egui::{Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::{Id, Kind};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::{Theme, size};

use super::RING;
use super::column::{Column, Readings};
use super::finder::Found;
use super::heads_ui::{HeadEvent, heads, heads_ui};
use super::keys::{ColumnKey, column_keys};
use super::outline::Line;
use super::outlines::{Cursor, Outlines};
use super::row_ui::{RowEvent, RowLook, estimated_height, row_ui};

/// Between two columns, in points.
const GAP: f32 = 18.0;
/// Narrower columns are not read; the view scrolls sideways instead. In points.
const NARROWEST: f32 = 176.0;
/// Wider ones are not read either.
const WIDEST: f32 = 560.0;
/// How often a line that was not in view yet is scrolled to: the heights of rows are
/// guesses until they are seen.
const TRIES: u8 = 4;

/// What the columns are drawn from.
pub(super) struct Scene<'a, 'b> {
    pub columns: &'b [Column<'a>],
    pub readings: &'b [Readings],
    pub found: &'b Found,
    pub is_lit: &'b dyn Fn(usize, Id) -> bool,
}

/// What was asked for in the columns that is not theirs to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnsEvent {
    Moved { from: usize, to: usize },
    Clear,
}

pub(super) fn columns_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    outlines: &mut Outlines,
    scene: &Scene<'_, '_>,
    take_keyboard: bool,
) -> Option<ColumnsEvent> {
    let Scene {
        columns,
        readings,
        found,
        ..
    } = scene;
    let theme = cx.theme;
    let count = columns.len().max(1) as f32;
    let gap = theme.scaled(GAP);
    let room = ui.available_width() - theme.scaled(size::GAP) - RING;
    let width =
        ((room - gap * (count - 1.0)) / count).clamp(theme.scaled(NARROWEST), theme.scaled(WIDEST));
    let all = width * count + gap * (count - 1.0);
    let list = list_response(ui, scene, outlines);
    if take_keyboard {
        list.request_focus();
        if outlines.cursor.is_none() {
            let first = Cursor { column: 0, line: 0 };
            outlines.go_to(first, found, &seats(columns));
        }
    }
    let has_keyboard = list.has_focus();
    let mut event = None;
    if has_keyboard {
        event = keys_ui(ui, cx, outlines, scene, &list);
    }
    let outer = ScrollArea::horizontal()
        .id_salt("compared columns")
        .auto_shrink(false);
    outer.show(ui, |ui| {
        ui.set_width(all + theme.scaled(size::GAP) + RING);
        let (heads, height) = heads(ui, theme, columns, readings, width);
        let corner = ui.cursor().min + vec2(RING, RING);
        let places: Vec<Rect> = (0..columns.len())
            .map(|place| {
                let left = corner.x + place as f32 * (width + gap);
                Rect::from_min_size(pos2(left, corner.y), vec2(width, height))
            })
            .collect();
        let cursor = outlines
            .cursor
            .filter(|cursor| has_keyboard && cursor.line == 0);
        let cursor = cursor.map(|cursor| cursor.column);
        let head = heads_ui(ui, cx, columns, &heads, &places, cursor);
        ui.add_space(height + size::GAP);
        match head {
            Some(HeadEvent::Clicked(column)) => {
                list.request_focus();
                outlines.go_to(Cursor { column, line: 0 }, found, &seats(columns));
                if let Some(column) = columns.get(column) {
                    column.select(cx, column.seat.thesis);
                }
            }
            Some(HeadEvent::DoubleClicked(column)) => {
                if let Some(column) = columns.get(column) {
                    column.reveal(cx, column.seat.thesis);
                }
            }
            Some(HeadEvent::Moved { from, to }) => {
                event = Some(ColumnsEvent::Moved { from, to });
            }
            None => {}
        }
        cases_ui(ui, cx, outlines, scene, &list, (width, gap));
    });
    event
}

fn seats(columns: &[Column<'_>]) -> Vec<super::choice::Seat> {
    columns.iter().map(|column| column.seat).collect()
}

/// All cases under one scroll bar; only rows that are seen are drawn.
fn cases_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    outlines: &mut Outlines,
    scene: &Scene<'_, '_>,
    list: &Response,
    (width, gap): (f32, f32),
) {
    let theme = cx.theme;
    let (columns, found) = (scene.columns, scene.found);
    let seats = seats(columns);
    estimate(outlines, theme, scene, width);
    let mut area = ScrollArea::vertical().id_salt("cases").auto_shrink(false);
    if let Some(offset) = wanted_offset(ui, outlines) {
        area = area.vertical_scroll_offset(offset);
    }
    let mut event = None;
    let shown = &mut outlines.shown;
    let mut others = std::mem::take(shown);
    area.show_viewport(ui, |ui, viewport| {
        let highest = others.iter().map(|it| it.height()).fold(0.0, f32::max);
        ui.set_height(highest + theme.scaled(size::GAP_LARGE));
        let corner = ui.max_rect().min + vec2(RING, 0.0);
        let has_keyboard = list.has_focus();
        for (place, shown) in others.iter_mut().enumerate() {
            let (Some(column), Some(case)) = (columns.get(place), found.cases.get(place)) else {
                continue;
            };
            let is_lit = |line: &Line| {
                (scene.is_lit)(place, line.id)
                    || line.quote.is_some_and(|quote| (scene.is_lit)(place, quote))
            };
            let is_folded = |line: &Line| outlines.is_folded(column.seat, line.id);
            let cursor = outlines
                .cursor
                .filter(|it| has_keyboard && it.column == place);
            let look = RowLook {
                column,
                case,
                is_lit: &is_lit,
                is_folded: &is_folded,
                cursor: cursor.map(|cursor| cursor.line),
            };
            let (rows, top) = shown.between(viewport.top(), viewport.bottom());
            let left = corner.x + place as f32 * (width + gap);
            let mut y = corner.y + top;
            for row in rows {
                let Some(now) = shown.rows.get(row) else {
                    continue;
                };
                let (height, done) = row_ui(ui, cx, &look, now, pos2(left, y), width);
                if let Some(known) = shown.heights.get_mut(row) {
                    *known = height;
                }
                event = event.or(done.map(|done| (place, done)));
                y += height;
            }
        }
    });
    outlines.shown = others;
    let Some((column, event)) = event else {
        return;
    };
    list.request_focus();
    match event {
        RowEvent::Clicked(line) => {
            outlines.go_to(Cursor { column, line }, found, &seats);
            select(cx, scene, Cursor { column, line });
        }
        RowEvent::DoubleClicked(line) => open(cx, scene, Cursor { column, line }),
        RowEvent::Folded(line) => {
            if let (Some(seat), Some(case)) = (seats.get(column), found.cases.get(column)) {
                outlines.toggle_fold(*seat, case, line);
            }
        }
    }
    ui.ctx().request_repaint();
}

/// Guesses the heights of rows that were not seen at this width yet.
fn estimate(outlines: &mut Outlines, theme: &Theme, scene: &Scene<'_, '_>, width: f32) {
    let request = (width, theme.scale());
    for (place, shown) in outlines.shown.iter_mut().enumerate() {
        let is_known = shown.measured_for == request && shown.heights.len() == shown.rows.len();
        let (Some(column), Some(case)) = (scene.columns.get(place), scene.found.cases.get(place))
        else {
            continue;
        };
        if is_known {
            continue;
        }
        let look = RowLook {
            column,
            case,
            is_lit: &|_| false,
            is_folded: &|_| false,
            cursor: None,
        };
        shown.heights = (shown.rows.iter())
            .map(|row| estimated_height(theme, &look, row, width))
            .collect();
        shown.measured_for = request;
    }
}

/// Where to scroll for a line to be seen; `None` where it is, or where none is wanted.
fn wanted_offset(ui: &Ui, outlines: &mut Outlines) -> Option<f32> {
    let (cursor, tries) = outlines.scroll_to?;
    let id = ui.make_persistent_id(egui::IdSalt::new("cases"));
    let offset =
        egui::scroll_area::State::load(ui.ctx(), id).map_or(0.0, |state| state.clamped_offset().y);
    let seen = ui.available_height();
    let span = outlines.shown.get(cursor.column)?.span_of(cursor.line);
    outlines.scroll_to = (tries + 1 < TRIES).then_some((cursor, tries + 1));
    // Below a head that stays, the thesis itself is always seen.
    let span = if cursor.line == 0 {
        Some(0.0..1.0)
    } else {
        span
    };
    let wanted = match span {
        Some(span) if span.start < offset => span.start,
        Some(span) if span.end > offset + seen => span.end - seen,
        _ => return None,
    };
    ui.ctx().request_repaint();
    Some(wanted.max(0.0))
}

/// The columns as a whole take the keyboard; their lines do not, one by one.
fn list_response(ui: &Ui, scene: &Scene<'_, '_>, outlines: &Outlines) -> Response {
    let id = ui.make_persistent_id("compared columns keys");
    let list = ui.interact(ui.available_rect_before_wrap(), id, Sense::FOCUSABLE);
    let now = outlines.cursor.filter(|_| list.has_focus());
    let now = now.and_then(|cursor| {
        let column = scene.columns.get(cursor.column)?;
        let look = RowLook {
            column,
            case: scene.found.cases.get(cursor.column)?,
            is_lit: &|_| false,
            is_folded: &|line| outlines.is_folded(column.seat, line.id),
            cursor: None,
        };
        Some(look.name(cursor.line))
    });
    let name = match now {
        Some(line) => format!("Theses side by side. {line}"),
        None => "Theses side by side".to_owned(),
    };
    list.widget_info(|| WidgetInfo::labeled(Role::Grid, true, name.as_str()));
    list
}

fn keys_ui(
    ui: &Ui,
    cx: &mut Cx<'_>,
    outlines: &mut Outlines,
    scene: &Scene<'_, '_>,
    list: &Response,
) -> Option<ColumnsEvent> {
    let page = (list.rect.height() / cx.theme.scaled(size::ROW_HEIGHT)) as isize;
    let seats = seats(scene.columns);
    let mut event = None;
    for key in column_keys(ui, list, (page / 2).max(1)) {
        let now = outlines.cursor;
        match key {
            ColumnKey::Step(step) => {
                if let Some(to) = outlines.stepped(step) {
                    outlines.go_to(to, scene.found, &seats);
                    outlines.scroll_to = Some((to, 0));
                    select(cx, scene, to);
                }
            }
            ColumnKey::Shift(by) => {
                if let Some(from) = now.map(|cursor| cursor.column) {
                    let last = seats.len().saturating_sub(1);
                    let to = from.saturating_add_signed(by).min(last);
                    event = Some(ColumnsEvent::Moved { from, to });
                }
            }
            ColumnKey::Fold => {
                if let Some(cursor) = now
                    && let Some(seat) = seats.get(cursor.column)
                    && let Some(case) = scene.found.cases.get(cursor.column)
                {
                    outlines.toggle_fold(*seat, case, cursor.line);
                }
            }
            ColumnKey::Reveal => {
                if let Some(cursor) = now {
                    reveal(cx, scene, cursor);
                }
            }
            ColumnKey::Clear => {
                cx.push(Action::ClearSelection);
                event = Some(ColumnsEvent::Clear);
            }
        }
    }
    event
}

/// Has the record of a line inspected. What another map has cannot be, and what was
/// inspected before is not what the keyboard is on.
fn select(cx: &mut Cx<'_>, scene: &Scene<'_, '_>, cursor: Cursor) {
    let Some((column, id)) = record_at(scene, cursor) else {
        return;
    };
    match column.of_map {
        None => column.select(cx, id),
        Some(_) => cx.push(Action::ClearSelection),
    }
}

fn reveal(cx: &mut Cx<'_>, scene: &Scene<'_, '_>, cursor: Cursor) {
    if let Some((column, id)) = record_at(scene, cursor) {
        column.reveal(cx, id);
    }
}

/// A quote is read in its document, anything else is shown on its map.
fn open(cx: &mut Cx<'_>, scene: &Scene<'_, '_>, cursor: Cursor) {
    let Some((column, id)) = record_at(scene, cursor) else {
        return;
    };
    let quote = column.map().backing(id).map(|backing| backing.quote);
    match quote.filter(|_| id.kind() == Kind::Backing) {
        Some(quote) => column.read(cx, quote),
        None => column.reveal(cx, id),
    }
}

fn record_at<'a, 'b>(scene: &Scene<'a, 'b>, cursor: Cursor) -> Option<(&'b Column<'a>, Id)> {
    let column = scene.columns.get(cursor.column)?;
    let case = scene.found.cases.get(cursor.column)?;
    Some((column, case.lines.get(cursor.line)?.id))
}
