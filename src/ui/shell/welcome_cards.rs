//! The cards and rows of the welcome screen.

use std::sync::Arc;

use egui::{Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use crate::samples::Sample;
use crate::ui::theme::{Face, MaterialIcon, Theme, size};

use super::thumbnail::thumbnail;

const PICTURE_HEIGHT: f32 = 116.0;
const PADDING: f32 = 12.0;

/// A sample, ready to be drawn as a card.
pub struct SampleCard<'a> {
    sample: &'a Sample,
    title: Arc<Galley>,
    about: Arc<Galley>,
}

impl<'a> SampleCard<'a> {
    /// Sets the words in a card of that width.
    pub fn new(ui: &Ui, sample: &'a Sample, width: f32) -> Self {
        let theme = Theme::of(ui.ctx());
        let words = |text: &str, face: Face, points: f32, color| {
            let font = face.at(theme.scaled(points));
            let width = width - 2.0 * PADDING;
            ui.painter().layout(text.to_owned(), font, color, width)
        };
        Self {
            title: words(sample.title, Face::Bold, size::TEXT, theme.tokens.ink),
            about: words(
                sample.about,
                Face::Regular,
                size::TEXT_SMALL,
                theme.tokens.muted,
            ),
            sample,
        }
    }

    /// What the card needs, so that all can be as high as the highest.
    #[must_use]
    pub fn height(&self) -> f32 {
        let words = self.title.size().y + size::GAP_SMALL + self.about.size().y;
        PICTURE_HEIGHT + words + 2.0 * PADDING
    }

    /// Draws the card: its picture, title and what it is about.
    pub fn ui(self, ui: &mut Ui, seed: usize, wanted: Vec2) -> Response {
        let theme = Theme::of(ui.ctx());
        let tokens = &theme.tokens;
        let Self {
            sample,
            title,
            about,
        } = self;
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
        let name = format!("Open sample: {}", sample.title);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        frame(ui, rect, &response);
        let mut picture = rect;
        picture.set_height(PICTURE_HEIGHT);
        let corner = egui::CornerRadius {
            nw: size::CORNER_LARGE,
            ne: size::CORNER_LARGE,
            ..Default::default()
        };
        let painter = ui.painter();
        painter.rect_filled(picture.shrink(1.0), corner, tokens.canvas);
        let drawing = picture.shrink2(vec2(PADDING, size::GAP));
        thumbnail(painter, drawing, theses_of(sample), seed, tokens);
        let line = Stroke::new(1.0, tokens.line);
        painter.hline(picture.x_range().shrink(1.0), picture.bottom(), line);
        let at = picture.left_bottom() + Vec2::splat(PADDING);
        let below = at + vec2(0.0, title.size().y + size::GAP_SMALL);
        painter.galley(at, title, tokens.ink);
        painter.galley(below, about, tokens.muted);
        response
    }
}

/// A row with an icon, a name and a remark under it.
pub fn start_row_ui(ui: &mut Ui, icon: MaterialIcon, name: &str, remark: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let tokens = &theme.tokens;
    let height = theme.scaled(size::ROW_HEIGHT * 2.0);
    let wanted = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, size::CORNER, tokens.hover);
    }
    focus_ring(ui, rect, &response);
    let icon_side = theme.scaled(size::ROW_HEIGHT);
    let center = rect.left_center() + vec2(size::GAP + icon_side / 2.0, 0.0);
    painter.text(
        center,
        egui::Align2::CENTER_CENTER,
        icon.codepoint,
        Face::Icon.at(theme.scaled(size::ICON)),
        tokens.accent(),
    );
    let left = rect.left() + icon_side + 2.0 * size::GAP;
    let line = |text: &str, face: Face, points: f32, color| {
        let mut job = egui::text::LayoutJob::simple_singleline(
            text.to_owned(),
            face.at(theme.scaled(points)),
            color,
        );
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.right() - left - size::GAP);
        painter.layout_job(job)
    };
    let name = line(name, Face::Regular, size::TEXT, tokens.ink);
    let remark = line(remark, Face::Regular, size::TEXT_SMALL, tokens.muted);
    let together = name.size().y + remark.size().y;
    let top = egui::pos2(left, rect.center().y - together / 2.0);
    let below = top + vec2(0.0, name.size().y);
    painter.galley(top, name, tokens.ink);
    painter.galley(below, remark, tokens.muted);
    response
}

fn frame(ui: &Ui, rect: Rect, response: &Response) {
    let tokens = Theme::of(ui.ctx()).tokens;
    let line = if response.hovered() {
        tokens.accent()
    } else {
        tokens.card_line
    };
    let line = Stroke::new(1.0, line);
    let painter = ui.painter();
    painter.rect(
        rect,
        size::CORNER_LARGE,
        tokens.card,
        line,
        StrokeKind::Inside,
    );
    focus_ring(ui, rect, response);
}

fn focus_ring(ui: &Ui, rect: Rect, response: &Response) {
    if response.has_focus() {
        let ring = Stroke::new(2.0, Theme::of(ui.ctx()).tokens.accent());
        let rect = rect.expand(2.0);
        ui.painter()
            .rect_stroke(rect, size::CORNER_LARGE, ring, StrokeKind::Outside);
    }
}

/// How many theses the sample's questions have, read off its text: a picture is
/// not worth parsing the file for.
fn theses_of(sample: &Sample) -> usize {
    sample
        .text
        .split("theses: [")
        .skip(1)
        .filter_map(|rest| rest.split(']').next())
        .map(|theses| theses.matches("\"c-").count())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn theses_are_counted_right_without_parsing() {
        for sample in crate::samples::samples() {
            let opened = crate::file::parse(sample.text, std::path::Path::new("x")).unwrap();
            let theses: usize = (opened.map.questions().iter())
                .map(|(_, question)| question.theses.len())
                .sum();
            assert_eq!(theses_of(sample), theses);
        }
    }
}
