//! The row of headings, and that of the sums.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align, Align2, Color32, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::ui::cx::Cx;
use crate::ui::theme::{Face, Theme, icons, size};
use crate::ui::told_apart::without_common_start;

use super::MatrixView;
use super::cells_ui::set;
use super::cursor::Column;
use super::facts::Unfolded;
use super::geometry::PADDING;
use super::order::SortBy;
use super::sheet::{Heading, Sheet};
use super::stage::{Stage, part, says_leaders_beside};
use super::words::sum;

impl MatrixView {
    pub(super) fn head_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, sheet: &Sheet, stage: &Stage<'_>) {
        let theme = cx.theme;
        let (top, bottom) = (stage.view.top(), stage.view.top() + stage.head);
        let words: Vec<&str> = sheet.headings.iter().map(|it| it.words.as_str()).collect();
        let short = without_common_start(&words);
        let mut beside = part(ui, "headings", stage.beside(top, bottom));
        let mut first = part(ui, "first heading", stage.first(top, bottom));
        for part in [&beside, &first] {
            part.painter()
                .rect_filled(part.clip_rect(), 0, theme.tokens.chrome);
        }
        let mut asked = None;
        for (column, _) in &stage.columns.places {
            let across = stage.across(*column);
            let rect = Rect::from_x_y_ranges(across.start..=across.end, top..=bottom);
            let by = match column {
                Column::Evidence => SortBy::Map,
                Column::Thesis(at) => match sheet.headings.get(*at) {
                    Some(heading) => SortBy::Thesis(heading.thesis),
                    None => continue,
                },
                Column::TellsApart => SortBy::TellsApart,
                Column::Credible => SortBy::Credible,
                Column::Relevant => SortBy::Relevant,
            };
            let ui = if *column == Column::Evidence {
                &mut first
            } else {
                &mut beside
            };
            let name = format!("Sort by {}", lowered(&by.name(sheet)));
            let response = button(ui, theme, rect, &name, self.order.by == by);
            let painter = ui.painter();
            if let Column::Thesis(at) = column {
                if let (Some(heading), Some(words)) = (sheet.headings.get(*at), short.get(*at)) {
                    thesis(painter, theme, rect, heading, words);
                }
            } else {
                plain(painter, theme, rect, *column);
            }
            if self.order.by == by {
                arrow(painter, theme, rect, self.order.is_reversed);
            }
            let line = Stroke::new(1.0, theme.tokens.line);
            painter.vline(rect.right(), rect.y_range(), line);
            if response.clicked() {
                asked = Some(by);
            }
            response.on_hover_ui(|ui| {
                ui.set_max_width(theme.scaled(300.0));
                ui.style_mut().interaction.selectable_labels = false;
                ui.label(explained(sheet, *column));
            });
        }
        let line = Stroke::new(1.0, theme.tokens.line);
        ui.painter()
            .hline(stage.view.left()..=stage.right(), bottom, line);
        if let Some(by) = asked {
            self.sort_by(self.order.clicked(by));
        }
    }

    pub(super) fn foot_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, sheet: &Sheet, stage: &Stage<'_>) {
        let theme = cx.theme;
        let tokens = &theme.tokens;
        let (top, bottom) = (stage.foot_top, stage.foot_top + stage.foot);
        let mut first = part(ui, "sums", stage.first(top, bottom));
        let beside = part(ui, "sum", stage.beside(top, bottom));
        for part in [&beside, &first] {
            part.painter()
                .rect_filled(part.clip_rect(), 0, tokens.chrome);
        }
        let across = stage.across(Column::Evidence);
        let rect = Rect::from_x_y_ranges(across.start..=across.end, top..=bottom);
        let is_on = self.order.by == SortBy::Inconsistency;
        let response = button(&mut first, theme, rect, "Sort by inconsistency", is_on);
        let inside = rect.shrink2(vec2(theme.scaled(PADDING), 0.0));
        let font = Face::Bold.at(theme.scaled(size::TEXT));
        let text = "Inconsistency, least leads";
        let room = stage.view.width();
        let (at, align) = match says_leaders_beside(stage.columns, room, theme.scale()) {
            true => (inside.left_center(), Align2::LEFT_CENTER),
            // Who leads is said below it.
            false => {
                let lift = vec2(0.0, theme.scaled(7.0));
                (inside.left_top() + lift, Align2::LEFT_TOP)
            }
        };
        first.painter().text(at, align, text, font, tokens.ink);
        if is_on {
            arrow(first.painter(), theme, rect, self.order.is_reversed);
        }
        if response.clicked() {
            self.sort_by(self.order.clicked(SortBy::Inconsistency));
        }
        for (at, heading) in sheet.headings.iter().enumerate() {
            let across = stage.across(Column::Thesis(at));
            let rect = Rect::from_x_y_ranges(across.start..=across.end, top..=bottom);
            let inconsistency = sheet.matrix.inconsistency.get(at).copied();
            let figure = sum(inconsistency.unwrap_or_default());
            let leads = sheet.matrix.leader == Some(heading.thesis);
            let id = beside.make_persistent_id(("sum of", heading.thesis));
            let response = beside.interact(rect, id, Sense::click());
            response.widget_info(|| {
                let mut name = format!(
                    "Inconsistency of {}: {figure}",
                    sheet.short_name(heading.thesis)
                );
                if leads {
                    name.push_str(", leads");
                }
                WidgetInfo::labeled(Role::Button, true, name.as_str())
            });
            if response.hovered() {
                beside.painter().rect_filled(rect, 0, tokens.hover);
            }
            sum_cell(
                beside.painter(),
                theme,
                rect,
                &figure,
                leads,
                heading.has_evidence,
            );
            focus_ring(beside.painter(), theme, rect, &response);
            let line = Stroke::new(1.0, tokens.line);
            beside.painter().vline(rect.right(), rect.y_range(), line);
            let unfolded = Some(Unfolded::Sum(at));
            if self.unfolded == unfolded {
                self.unfolded_at = Some(rect);
            }
            if response.clicked() {
                self.unfolded = if self.unfolded == unfolded {
                    None
                } else {
                    unfolded
                };
            }
        }
        leaders_ui(&first, &beside, theme, sheet, stage);
        let line = Stroke::new(1.0, tokens.line);
        for y in [top, bottom] {
            ui.painter()
                .hline(stage.view.left()..=stage.right(), y, line);
        }
    }
}

/// Who leads here and by the other readings: beside the sums, or under their name.
fn leaders_ui(first: &Ui, beside: &Ui, theme: &Theme, sheet: &Sheet, stage: &Stage<'_>) {
    let (top, bottom) = (stage.foot_top, stage.foot_top + stage.foot);
    let is_beside = says_leaders_beside(stage.columns, stage.view.width(), theme.scale());
    let (ui, rect) = match is_beside {
        true => {
            let left = stage.across(Column::TellsApart).start;
            let right = stage.across(Column::Relevant).end.min(stage.right());
            let rect = Rect::from_x_y_ranges(left..=right.max(left + 80.0), top..=bottom);
            (
                beside,
                rect.shrink2(vec2(theme.scaled(8.0), theme.scaled(4.0))),
            )
        }
        false => {
            let across = stage.across(Column::Evidence);
            let top = top + theme.scaled(24.0);
            let rect = Rect::from_x_y_ranges(across.start..=across.end, top..=bottom);
            (
                first,
                rect.shrink2(vec2(theme.scaled(PADDING), theme.scaled(2.0))),
            )
        }
    };
    let sentence = sheet.leaders_sentence();
    let color = match sheet.leaders.disagree() {
        true => theme.tokens.look_at,
        false => theme.tokens.muted,
    };
    let font = Face::Regular.at(theme.scaled(size::TEXT_SMALL));
    // Under the name there is one line; that a thesis leads here is marked at its sum.
    let shown = match is_beside {
        true => sentence.clone(),
        false => sheet.other_leaders(),
    };
    let mut job = LayoutJob::simple_format(shown, TextFormat::simple(font, color));
    job.wrap = TextWrapping {
        max_width: rect.width(),
        max_rows: if is_beside { 2 } else { 1 },
        ..TextWrapping::default()
    };
    let galley = ui.painter().layout_job(job);
    let corner = rect.left_center() - vec2(0.0, galley.size().y / 2.0);
    ui.painter().galley(corner, galley, color);
    let response = ui.interact(rect, ui.make_persistent_id("leaders"), Sense::HOVER);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, sentence.as_str()));
    response.on_hover_text(format!(
        "{sentence}. Matrix, verdict and strength answer different questions. They are never made \
         into one figure; where they name different theses, that is worth a look."
    ));
}

fn button(ui: &mut Ui, theme: &Theme, rect: Rect, name: &str, is_on: bool) -> Response {
    let id = ui.make_persistent_id(name);
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, name));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0, theme.tokens.hover);
    }
    focus_ring(ui.painter(), theme, rect, &response);
    response
}

fn focus_ring(painter: &Painter, theme: &Theme, rect: Rect, response: &Response) {
    if response.has_focus() {
        let ring = Stroke::new(2.0, theme.tokens.accent());
        painter.rect_stroke(rect.shrink(1.0), 2, ring, StrokeKind::Inside);
    }
}

/// A letter on a band, and under it the words.
fn thesis(painter: &Painter, theme: &Theme, rect: Rect, heading: &Heading, words: &str) {
    let tokens = &theme.tokens;
    let mut top = rect.top() + theme.scaled(8.0);
    if !heading.letter.is_empty() {
        let font = Face::Bold.at(theme.scaled(size::TEXT_SMALL));
        let galley = painter.layout_no_wrap(heading.letter.clone(), font, tokens.band_letter);
        let width = (galley.size().x + theme.scaled(12.0)).max(theme.scaled(22.0));
        let middle = pos2(rect.center().x, top + theme.scaled(9.0));
        let band = Rect::from_center_size(middle, vec2(width, theme.scaled(18.0)));
        painter.rect_filled(band, size::CORNER_SMALL, tokens.band);
        painter.galley(
            band.center() - galley.size() / 2.0,
            galley,
            tokens.band_letter,
        );
        top += theme.scaled(21.0);
    }
    let font = Face::Regular.at(theme.scaled(size::TEXT_CHIP));
    let mut bottom = rect.bottom() - theme.scaled(3.0);
    if !heading.has_evidence {
        let at = pos2(rect.center().x, bottom);
        let taken = painter.text(
            at,
            Align2::CENTER_BOTTOM,
            "no evidence",
            font.clone(),
            tokens.look_at,
        );
        bottom = taken.top();
    }
    let mut job = LayoutJob::simple_format(words.to_owned(), TextFormat::simple(font, tokens.ink));
    job.halign = Align::Center;
    let row = theme.scaled(15.0);
    job.wrap = TextWrapping {
        max_width: rect.width() - theme.scaled(10.0),
        max_rows: (((bottom - top) / row) as usize).max(1),
        overflow_character: Some('…'),
        ..TextWrapping::default()
    };
    let galley = painter.layout_job(job);
    painter.galley(pos2(rect.center().x, top), galley, Color32::PLACEHOLDER);
}

fn plain(painter: &Painter, theme: &Theme, rect: Rect, column: Column) {
    let name = match column {
        Column::Evidence => "Evidence",
        Column::TellsApart => "Tells apart",
        Column::Credible => "Credible",
        Column::Relevant => "Relevant",
        Column::Thesis(_) => "",
    };
    let padding = if column == Column::Evidence {
        PADDING
    } else {
        8.0
    };
    let inside = rect.shrink2(vec2(theme.scaled(padding), 0.0));
    let font = Face::Bold.at(theme.scaled(size::TEXT_SMALL));
    let format = TextFormat::simple(font, theme.tokens.ink);
    let job = LayoutJob::simple_format(name.to_owned(), format);
    let galley = set(painter, inside.width(), job, 2);
    let corner = inside.left_center() - vec2(0.0, galley.size().y / 2.0);
    painter.galley(corner, galley, theme.tokens.ink);
}

/// Which way the rows are sorted.
fn arrow(painter: &Painter, theme: &Theme, rect: Rect, is_reversed: bool) {
    let icon = match is_reversed {
        true => icons::ICON_ARROW_UPWARD,
        false => icons::ICON_ARROW_DOWNWARD,
    };
    let font = Face::Icon.at(theme.scaled(size::TEXT_SMALL));
    let at = rect.right_top() + vec2(-theme.scaled(4.0), theme.scaled(4.0));
    painter.text(
        at,
        Align2::RIGHT_TOP,
        icon.codepoint,
        font,
        theme.tokens.muted,
    );
}

fn sum_cell(
    painter: &Painter,
    theme: &Theme,
    rect: Rect,
    figure: &str,
    leads: bool,
    has_evidence: bool,
) {
    let tokens = &theme.tokens;
    let word = match (has_evidence, leads) {
        (false, _) => Some(("no evidence", tokens.look_at)),
        (true, true) => Some(("least", tokens.accent())),
        (true, false) => None,
    };
    let font = Face::Bold.at(theme.scaled(size::TEXT_TITLE));
    let lift = if word.is_some() {
        theme.scaled(8.0)
    } else {
        0.0
    };
    let color = if leads { tokens.accent() } else { tokens.ink };
    let at = rect.center() - vec2(0.0, lift);
    painter.text(at, Align2::CENTER_CENTER, figure, font, color);
    if let Some((word, color)) = word {
        let font = Face::Bold.at(theme.scaled(size::TEXT_CHIP));
        let at = rect.center() + vec2(0.0, theme.scaled(11.0));
        painter.text(at, Align2::CENTER_CENTER, word, font, color);
    }
}

/// What a heading means, for a tooltip.
fn explained(sheet: &Sheet, column: Column) -> String {
    match column {
        Column::Evidence => {
            "Quotes behind claims, and claims that nothing stands behind. Click to list them as they \
             stand on the map."
                .to_owned()
        }
        Column::Thesis(at) => sheet.headings.get(at).map_or_else(String::new, |heading| {
            let more = match heading.has_evidence {
                true => "",
                false => " No evidence bears on it yet.",
            };
            format!("{}: {}{more}", heading.letter, heading.words)
        }),
        Column::TellsApart => {
            "How far the cells of a row differ. Evidence that goes with all theses alike tells nothing \
             between them."
                .to_owned()
        }
        Column::Credible => {
            "How far the evidence can be relied on. What is not rated counts as medium.".to_owned()
        }
        Column::Relevant => {
            "How much a quote bears on its claim. What is not rated counts as medium.".to_owned()
        }
    }
}

fn lowered(name: &str) -> String {
    match name.starts_with("Thesis") {
        true => name.replacen("Thesis", "thesis", 1),
        false => name.to_lowercase(),
    }
}
