//! One quote in the table.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Color32, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::model::scale::{RELEVANT, RELIABLE, step_of, word_of};
use crate::model::{Finite, Quote, Stance};
use crate::quote::Standing;
use crate::ui::cx::Cx;
use crate::ui::panels::inspector::tag_color;
use crate::ui::panels::tone_color;
use crate::ui::panels::unfold::{flowing, standing_color};
use crate::ui::panels::words::{or_blank, record_line, stance_tone, stance_word, standing_icons};
use crate::ui::theme::{Face, Theme, icons, size};

use super::entries::Entry;
use super::order::Column;

/// Characters of a quote that can be seen in two lines, and more.
const WORDS_SHOWN: usize = 400;
const TAGS_SHOWN: usize = 3;

/// Everything about a row that is not the quote's own.
pub struct RowLook<'a> {
    pub columns: &'a [(Column, Range<f32>)],
    /// Where the quote stands, such as `par. 9`.
    pub place: &'a str,
    pub is_selected: bool,
    pub has_keyboard: bool,
}

/// Of every row, in points: two lines of words and air.
pub fn row_height(theme: &Theme) -> f32 {
    theme.scaled(size::ROW_HEIGHT * 2.0 + size::GAP)
}

/// What a screen reader says of the row.
pub fn row_name(cx: &Cx<'_>, entry: &Entry, quote: &Quote) -> String {
    let map = cx.map();
    let standing = cx.desk.documents.standing(entry.id);
    let mut name = format!(
        "{}: “{}”, {}",
        standing.label(),
        flowing(or_blank(&quote.exact, "…")),
        entry.label
    );
    let claims = match entry.claims.len() {
        0 => "unused".to_owned(),
        1 => "behind 1 claim".to_owned(),
        count => format!("behind {count} claims"),
    };
    let tags = entry.tags.iter().map(|tag| record_line(map, *tag));
    let rated = [(RELIABLE, entry.reliability), (RELEVANT, entry.relevance)];
    let rated =
        (rated.into_iter()).filter_map(|(scale, rating)| Some(word_of(scale, rating?.get())));
    let note = entry.has_note.then(|| "note".to_owned());
    let parts = tags.chain(rated.map(str::to_owned)).chain(note);
    for part in std::iter::once(claims).chain(parts) {
        name.push_str(", ");
        name.push_str(&part);
    }
    name
}

pub fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    entry: &Entry,
    quote: &Quote,
    look: &RowLook<'_>,
) -> Response {
    let theme = cx.theme;
    let tokens = &theme.tokens;
    let wanted = vec2(ui.available_width(), row_height(theme));
    let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
    let id = ui.make_persistent_id(("quote row", entry.id));
    let response = ui.interact(rect, id, Sense::CLICK);
    let name = row_name(cx, entry, quote);
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, look.is_selected, name.as_str()));
    let inside = rect.shrink2(vec2(0.0, 1.0));
    let fill = match (look.is_selected, response.hovered()) {
        (true, _) => Some(tokens.for_soft),
        (false, true) => Some(tokens.hover),
        (false, false) => None,
    };
    let painter = ui.painter();
    if let Some(fill) = fill {
        painter.rect_filled(inside, size::CORNER_SMALL, fill);
    }
    let line = Stroke::new(1.0, tokens.line);
    painter.hline(rect.x_range(), rect.bottom(), line);
    if look.has_keyboard {
        let ring = Stroke::new(2.0, tokens.accent());
        painter.rect_stroke(inside, size::CORNER_SMALL, ring, StrokeKind::Inside);
    }
    for (column, at) in look.columns {
        let left = rect.left() + size::GAP;
        let cell = Rect::from_min_max(
            pos2(left + at.start, rect.top() + 6.0),
            pos2(left + at.end, rect.bottom() - 4.0),
        );
        cell_ui(painter, cx, *column, cell, entry, quote, look);
    }
    response
}

fn cell_ui(
    painter: &Painter,
    cx: &Cx<'_>,
    column: Column,
    cell: Rect,
    entry: &Entry,
    quote: &Quote,
    look: &RowLook<'_>,
) {
    let theme = cx.theme;
    let tokens = &theme.tokens;
    match column {
        Column::State => state(painter, theme, cell, cx.desk.documents.standing(entry.id)),
        Column::Words => {
            let words: String = quote.exact.chars().take(WORDS_SHOWN).collect();
            let mut job = LayoutJob::default();
            let format = TextFormat {
                line_height: Some(theme.scaled(size::TEXT_SERIF * 1.35)),
                ..TextFormat::simple(Face::Serif.at(theme.scaled(size::TEXT_SERIF)), tokens.ink)
            };
            job.append(&format!("“{}”", flowing(&words).trim()), 0.0, format);
            lines(painter, cell, job, 2);
        }
        Column::Source => {
            let mut job = LayoutJob::default();
            job.append(&entry.label, 0.0, small(theme, Face::Bold, tokens.ink));
            lines(painter, cell, job, 1);
            let mut job = LayoutJob::default();
            job.append(look.place, 0.0, small(theme, Face::Regular, tokens.muted));
            let below = cell.with_min_y(cell.top() + theme.scaled(18.0));
            lines(painter, below, job, 1);
        }
        Column::Claims => claims(painter, cx, cell, entry),
        Column::Tags => {
            let colors = entry.tags.iter().filter_map(|tag| cx.map().tag(*tag));
            for (place, tag) in colors.take(TAGS_SHOWN).enumerate() {
                let radius = theme.scaled(4.0);
                let x = cell.left() + radius + place as f32 * theme.scaled(12.0);
                let at = pos2(x, cell.top() + theme.scaled(9.0));
                painter.circle_filled(at, radius, tag_color(&tag.color, tokens));
            }
        }
        Column::Reliability => rating(painter, theme, cell, entry.reliability),
        Column::Relevance => rating(painter, theme, cell, entry.relevance),
        Column::Note => {
            if entry.has_note {
                let at = cell.left_top() + vec2(0.0, theme.scaled(1.0));
                let font = Face::Icon.at(theme.scaled(size::TEXT_TITLE));
                let icon = icons::ICON_STICKY_NOTE_2.codepoint;
                painter.text(at, Align2::LEFT_TOP, icon, font, tokens.muted);
            }
        }
    }
}

/// Signs, and under them the word.
fn state(painter: &Painter, theme: &Theme, cell: Rect, standing: Standing) {
    let color = standing_color(theme, standing);
    let signs: String = standing_icons(standing)
        .iter()
        .map(|icon| icon.codepoint)
        .collect();
    let font = Face::Icon.at(theme.scaled(size::ICON - 2.0));
    painter.text(cell.left_top(), Align2::LEFT_TOP, signs, font, color);
    let mut job = LayoutJob::default();
    let word = match standing {
        Standing::Confirmed => "by hand",
        other => other.label(),
    };
    job.append(word, 0.0, small(theme, Face::Bold, color));
    let below = cell.with_min_y(cell.top() + theme.scaled(18.0));
    lines(painter, below, job, 1);
}

/// The first two claims, each on a line, with how the quote stands to them.
fn claims(painter: &Painter, cx: &Cx<'_>, cell: Rect, entry: &Entry) {
    const SHOWN: usize = 2;
    let theme = cx.theme;
    let muted = theme.tokens.muted;
    if entry.is_unused() {
        let mut job = LayoutJob::default();
        job.append("unused", 0.0, small(theme, Face::Italic, muted));
        return lines(painter, cell, job, 1);
    }
    let more = entry.claims.len().saturating_sub(SHOWN);
    // One claim may take both lines.
    let rows = if entry.claims.len() == 1 { 2 } else { 1 };
    for (place, (claim, stance)) in entry.claims.iter().take(SHOWN).enumerate() {
        let mut job = LayoutJob::default();
        let color = stance_color(theme, stance);
        let word = format!("{} ", stance_word(stance));
        job.append(&word, 0.0, small(theme, Face::Bold, color));
        let letter = cx.map().thesis_letter(*claim);
        let text = match letter {
            Some(letter) => format!("{letter}: {}", record_line(cx.map(), *claim)),
            None => record_line(cx.map(), *claim),
        };
        let text: String = text.chars().take(WORDS_SHOWN).collect();
        job.append(
            &flowing(&text),
            0.0,
            small(theme, Face::Regular, theme.tokens.ink),
        );
        let mut line = cell.with_min_y(cell.top() + place as f32 * theme.scaled(18.0));
        if place == 1 && more > 0 {
            let font = Face::Bold.at(theme.scaled(size::TEXT_SMALL));
            let text = format!("+{more}");
            let at = painter.text(line.right_top(), Align2::RIGHT_TOP, text, font, muted);
            line.max.x = at.left() - size::GAP_SMALL;
        }
        lines(painter, line, job, rows);
    }
}

fn stance_color(theme: &Theme, stance: &Stance) -> Color32 {
    match stance {
        Stance::Other(_) => theme.tokens.muted,
        stance => tone_color(theme, stance_tone(stance)),
    }
}

/// Five steps, as in the inspector, only smaller.
fn rating(painter: &Painter, theme: &Theme, cell: Rect, rating: Option<Finite>) {
    let Some(rating) = rating else {
        return;
    };
    let step = step_of(rating.get());
    let (gap, height) = (2.0, theme.scaled(6.0));
    let each = (cell.width() - 4.0 * gap) / 5.0;
    for place in 0..5 {
        let left = cell.left() + place as f32 * (each + gap);
        let top = cell.top() + theme.scaled(6.0);
        let bar = Rect::from_min_size(pos2(left, top), vec2(each, height));
        let fill = match place <= step {
            true => theme.tokens.accent(),
            false => theme.tokens.line,
        };
        painter.rect_filled(bar, 2, fill);
    }
}

fn small(theme: &Theme, face: Face, color: Color32) -> TextFormat {
    TextFormat::simple(face.at(theme.scaled(size::TEXT_SMALL)), color)
}

/// Text from a cell's corner, in this many lines at most.
fn lines(painter: &Painter, cell: Rect, mut job: LayoutJob, rows: usize) {
    job.wrap = TextWrapping {
        max_width: cell.width(),
        max_rows: rows,
        break_anywhere: rows == 1,
        overflow_character: Some('…'),
    };
    let galley = painter.layout_job(job);
    painter.galley(cell.left_top(), galley, Color32::PLACEHOLDER);
}
