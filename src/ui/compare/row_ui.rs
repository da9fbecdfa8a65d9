//! One row of a case.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Pos2, Rect, Role, Sense, Shape, Stroke, TextFormat, Ui, WidgetInfo, pos2, vec2,
};

use crate::model::{Kind, Reason};
use crate::ui::cx::Cx;
use crate::ui::panels::tone_color;
use crate::ui::panels::unfold::flowing;
use crate::ui::panels::words::{or_blank, reason_tone};
use crate::ui::theme::{ChipTone, Face, Theme, size};

use super::chips::chips_ui;
use super::column::Column;
use super::line_ui::{event_of, fold_ui, line_response, marks, tag_shape};
use super::outline::{Case, Line, Row};
use super::told::{joint, line_of, quote_told, remarks_of, stance_words};

/// From one bar to the next, in points.
const INDENT: f32 = 14.0;
/// Words keep at least this much of a column, in points; deeper bars move no further in.
const WORDS_MIN: f32 = 132.0;
const BAR: f32 = 2.0;

/// Everything about a row that is not the line's own.
pub struct RowLook<'a, 'b> {
    pub column: &'b Column<'a>,
    pub case: &'b Case,
    /// Whether an entry of the table stands here.
    pub is_lit: &'b dyn Fn(&Line) -> bool,
    pub is_folded: &'b dyn Fn(&Line) -> bool,
    /// The line that has the keyboard.
    pub cursor: Option<usize>,
}

/// What was done to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowEvent {
    Clicked(usize),
    DoubleClicked(usize),
    Folded(usize),
}

impl RowLook<'_, '_> {
    /// How far in the words of a row stand, with the reasons whose bars stand at their
    /// left, from the outermost.
    fn bars(&self, row: &Row, width: f32, theme: &Theme) -> (f32, Vec<usize>) {
        let line = match row {
            Row::Word(line) | Row::Claim(line) | Row::NoAnswer(line) => *line,
            Row::Quotes(lines) => lines.start,
            Row::Nothing => return (0.0, Vec::new()),
        };
        let mut bars: Vec<usize> = (self.case.above(line))
            .filter(|above| self.case.lines.get(*above).is_some_and(Line::is_reason))
            .collect();
        bars.reverse();
        if matches!(row, Row::NoAnswer(_)) {
            bars.push(line);
        }
        let step = theme.scaled(INDENT);
        let most = ((width - theme.scaled(WORDS_MIN)) / step).max(1.0) as usize;
        (bars.len().min(most) as f32 * step, bars)
    }

    fn reason(&self, line: usize) -> Option<&Reason> {
        self.column.map().reason(self.case.lines.get(line)?.id)
    }

    /// What a screen reader says of a line.
    #[must_use]
    pub fn name(&self, at: usize) -> String {
        let Some(line) = self.case.lines.get(at) else {
            return String::new();
        };
        let map = self.column.map();
        let letter = &self.column.letter;
        let words = line_of(map, line.id);
        let folded = (self.is_folded)(line).then(|| self.case.claims_below(at));
        let mut name = match line.id.kind() {
            Kind::Reason => format!("{letter} {}: {words}", stance_words(map, line)),
            Kind::Backing => {
                let told = quote_told(self.column, line);
                format!("{letter} {told}")
            }
            _ => format!("{letter}: {words}"),
        };
        let remarks = remarks_of(map, line, folded);
        let unanswered = if line.is_unanswered {
            "no answer yet"
        } else {
            ""
        };
        for remark in [remarks.as_str(), unanswered] {
            if !remark.is_empty() {
                name.push_str(", ");
                name.push_str(remark);
            }
        }
        name
    }
}

/// The height of a row before it is drawn, near enough for a scroll bar.
pub fn estimated_height(theme: &Theme, look: &RowLook<'_, '_>, row: &Row, width: f32) -> f32 {
    let (left, _) = look.bars(row, width, theme);
    let inside = (width - left).max(40.0);
    let points = match row {
        Row::Word(line) => word_height(look, *line),
        Row::NoAnswer(_) => 22.0,
        Row::Nothing => 60.0,
        Row::Quotes(lines) => {
            let per_line = (inside / theme.scaled(90.0)).floor().max(1.0);
            (lines.len() as f32 / per_line).ceil() * 24.0
        }
        Row::Claim(line) => {
            let id = look.case.lines.get(*line).map(|line| line.id);
            let claim = id.and_then(|id| look.column.map().claim(id));
            let letters = claim.map_or(10, |claim| claim.text.len()) as f32;
            let lines = (letters * theme.scaled(6.6) / inside).ceil().max(1.0);
            lines * 18.0 + 6.0
        }
    };
    theme.scaled(points)
}

/// In points: with air above, more of it where a branch of the thesis begins.
fn word_height(look: &RowLook<'_, '_>, line: usize) -> f32 {
    let level = look.case.lines.get(line).map_or(0, |line| line.level);
    if level == 0 { 42.0 } else { 32.0 }
}

/// Draws a row; gives its height and what was done to it.
pub fn row_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    look: &RowLook<'_, '_>,
    row: &Row,
    at: Pos2,
    width: f32,
) -> (f32, Option<RowEvent>) {
    let theme = cx.theme;
    let (left, bars) = look.bars(row, width, theme);
    let inside = Rect::from_min_size(at + vec2(left, 0.0), vec2((width - left).max(40.0), 0.0));
    let under = ui.painter().add(Shape::Noop);
    let (height, event) = match row {
        Row::Word(line) => word_ui(ui, theme, look, *line, inside),
        Row::Claim(line) => claim_ui(ui, theme, look, *line, inside, under),
        Row::Quotes(lines) => chips_ui(ui, cx, look, lines.clone(), inside),
        Row::NoAnswer(_) => {
            let font = Face::Italic.at(theme.scaled(size::TEXT));
            let text = ui.painter().text(
                inside.min + vec2(0.0, 2.0),
                Align2::LEFT_TOP,
                "no answer yet",
                font,
                theme.tokens.look_at,
            );
            (text.height() + 4.0, None)
        }
        Row::Nothing => nothing_ui(ui, theme, look, inside),
    };
    let step = theme.scaled(INDENT);
    let shown = (left / step).round() as usize;
    let skipped = bars.len() - shown.min(bars.len());
    for (place, reason) in bars.iter().skip(skipped).enumerate() {
        let x = at.x + place as f32 * step + step / 2.0;
        let tone = look.reason(*reason).map_or(ChipTone::Plain, reason_tone);
        let is_open_end = matches!(row, Row::NoAnswer(line) if line == reason);
        let is_dashed = tone == ChipTone::Undercut || is_open_end;
        let stroke = Stroke::new(BAR, tone_color(theme, tone));
        let ends = [pos2(x, at.y), pos2(x, at.y + height)];
        let painter = ui.painter();
        if is_dashed {
            painter.extend(Shape::dashed_line(&ends, stroke, 5.0, 4.0));
        } else {
            painter.line_segment(ends, stroke);
        }
    }
    (height, event)
}

/// The word of a reason in the shape of its stance.
fn word_ui(
    ui: &Ui,
    theme: &Theme,
    look: &RowLook<'_, '_>,
    at: usize,
    inside: Rect,
) -> (f32, Option<RowEvent>) {
    let height = theme.scaled(word_height(look, at));
    let (Some(line), Some(reason)) = (look.case.lines.get(at), look.reason(at)) else {
        return (height, None);
    };
    let map = look.column.map();
    let tone = reason_tone(reason);
    let word = stance_words(map, line);
    let font = Face::Bold.at(theme.scaled(size::TEXT_SMALL));
    let color = tone_color(theme, tone);
    let painter = ui.painter();
    let galley = painter.layout_no_wrap(word, font, color);
    let tag_height = theme.scaled(22.0);
    let tag = Rect::from_min_size(
        pos2(inside.left(), inside.top() + height - tag_height - 4.0),
        vec2(galley.size().x + theme.scaled(24.0), tag_height),
    );
    let response = line_response(ui, look, at, tag);
    tag_shape(painter, theme, tag, reason, color);
    painter.galley(tag.center() - galley.size() / 2.0, galley, color);
    let is_lit = (look.is_lit)(line);
    marks(painter, theme, look, at, tag.expand(2.0), is_lit);
    let mut left = tag.right() + size::GAP_SMALL;
    let mut event = event_of(&response, at);
    if look.case.has_below(at) {
        let (end, clicked) = fold_ui(ui, theme, look, at, pos2(left, tag.center().y), &response);
        left = end;
        if clicked {
            event = Some(RowEvent::Folded(at));
        }
    }
    let folded = (look.is_folded)(line).then(|| look.case.claims_below(at));
    let remarks = remarks_of(map, line, folded);
    if !remarks.is_empty() {
        let font = Face::Italic.at(theme.scaled(size::TEXT_SMALL));
        let at = pos2(left + size::GAP_SMALL, tag.center().y);
        painter.text(at, Align2::LEFT_CENTER, remarks, font, theme.tokens.muted);
    }
    (height, event)
}

/// A claim in its words, over as many lines as it takes.
fn claim_ui(
    ui: &Ui,
    theme: &Theme,
    look: &RowLook<'_, '_>,
    at: usize,
    inside: Rect,
    under: egui::layers::ShapeIdx,
) -> (f32, Option<RowEvent>) {
    let Some(line) = look.case.lines.get(at) else {
        return (0.0, None);
    };
    let map = look.column.map();
    let tokens = &theme.tokens;
    let format = |face: Face, points: f32, color| TextFormat {
        line_height: Some(theme.scaled(size::TEXT * 1.4)),
        ..TextFormat::simple(face.at(theme.scaled(points)), color)
    };
    let mut job = LayoutJob::default();
    let reason = line.above.and_then(|above| look.reason(above));
    if let Some(reason) = reason.filter(|_| line.is_joined) {
        let color = tone_color(theme, reason_tone(reason));
        let word = format!("{} ", joint(reason));
        job.append(&word, 0.0, format(Face::Bold, size::TEXT_SMALL, color));
    }
    if let Some(letter) = map.thesis_letter(line.id) {
        job.append(
            &format!("{letter}  "),
            0.0,
            format(Face::Bold, size::TEXT, tokens.ink),
        );
    }
    let words = map.claim(line.id).map_or("", |claim| claim.text.as_str());
    let ink = if line.is_told_above {
        tokens.muted
    } else {
        tokens.ink
    };
    let words = flowing(or_blank(words, "Claim without words"));
    job.append(&words, 0.0, format(Face::Regular, size::TEXT, ink));
    let folded = (look.is_folded)(line).then(|| look.case.claims_below(at));
    let remarks = remarks_of(map, line, folded);
    if !remarks.is_empty() {
        let muted = format(Face::Italic, size::TEXT_SMALL, tokens.muted);
        job.append(&format!("  {remarks}"), 0.0, muted);
    }
    let mark = theme.scaled(size::GAP_LARGE);
    job.wrap = TextWrapping::wrap_at_width(inside.width() - mark);
    let galley = ui.painter().layout_job(job);
    let height = galley.size().y + theme.scaled(6.0);
    let rect = Rect::from_min_size(inside.min, vec2(inside.width(), height));
    let response = line_response(ui, look, at, rect);
    let around = rect.expand2(vec2(size::GAP_SMALL, 0.0));
    let is_lit = (look.is_lit)(line);
    let fill = match (look.column.is_selected(line.id), is_lit, response.hovered()) {
        (true, ..) => Some(tokens.for_soft),
        (_, true, _) => Some(tokens.text_selection),
        (.., true) => Some(tokens.hover),
        _ => None,
    };
    if let Some(fill) = fill {
        let shape = Shape::rect_filled(around, size::CORNER_SMALL, fill);
        ui.painter().set(under, shape);
    }
    ui.painter()
        .galley(rect.min + vec2(0.0, theme.scaled(2.0)), galley, ink);
    marks(ui.painter(), theme, look, at, around, is_lit);
    let mut event = event_of(&response, at);
    if look.case.has_below(at) && !line.is_told_above {
        let center = pos2(rect.right() - mark, rect.top() + theme.scaled(11.0));
        if fold_ui(ui, theme, look, at, center, &response).1 {
            event = Some(RowEvent::Folded(at));
        }
    }
    (height, event)
}

fn nothing_ui(
    ui: &Ui,
    theme: &Theme,
    look: &RowLook<'_, '_>,
    inside: Rect,
) -> (f32, Option<RowEvent>) {
    let sentence = match look.column.of_map {
        None => {
            "Nothing is said for or against it yet. Select it on the map (Enter) and press Tab to \
             add a reason."
        }
        Some(_) => "Nothing is said for or against it yet.",
    };
    let font = Face::Regular.at(theme.scaled(size::TEXT));
    let muted = theme.tokens.muted;
    let galley = (ui.painter()).layout(sentence.to_owned(), font, muted, inside.width());
    let height = galley.size().y + size::GAP_LARGE;
    let rect = Rect::from_min_size(inside.min + vec2(0.0, size::GAP), galley.size());
    let id = ui.make_persistent_id(("nothing said", look.column.seat));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, sentence));
    ui.painter().galley(rect.min, galley, muted);
    (height, None)
}
