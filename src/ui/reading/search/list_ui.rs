//! The hits as a list: only the rows on the screen are drawn.

use std::ops::Range;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, TextFormat, Ui, WidgetInfo, vec2};

use crate::model::Id;
use crate::ui::cx::Cx;
use crate::ui::theme::{Face, size};

use super::{Hit, Row, Search};

/// Every row has room for two lines.
const ROW_HEIGHT: f32 = 42.0;

impl Search {
    /// Draws the list; gives the place that was chosen.
    pub fn list_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        follow: bool,
    ) -> Option<(Id, Range<usize>)> {
        let height = cx.theme.scaled(ROW_HEIGHT);
        let spacing = ui.spacing().item_spacing.y;
        let mut chosen = None;
        let mut area = ScrollArea::vertical()
            .id_salt("hits in documents")
            .auto_shrink(false);
        if let Some(cursor) = self.cursor.filter(|_| follow) {
            // The hit that was gone to stands about in the middle.
            let top = cursor as f32 * (height + spacing) - ui.available_height() * 0.4;
            area = area.vertical_scroll_offset(top.max(0.0));
        }
        area.show_rows(ui, height, self.rows.len(), |ui, range| {
            for place in range {
                match self.rows.get(place) {
                    Some(Row::Title(group)) => self.title_ui(ui, cx, *group, height),
                    Some(Row::Hit(group, hit)) => {
                        let found = self.group(*group).and_then(|group| group.hits.get(*hit));
                        if found.is_some_and(|hit| self.hit_ui(ui, cx, place, hit, height)) {
                            chosen = Some(place);
                        }
                    }
                    None => {}
                }
            }
        });
        let chosen = chosen?;
        self.cursor = Some(chosen);
        self.target(chosen)
    }

    fn title_ui(&self, ui: &mut Ui, cx: &Cx<'_>, group: usize, height: f32) {
        let Some(group) = self.group(group) else {
            return;
        };
        let theme = cx.theme;
        let label = cx.map().source(group.source).map_or("", |it| it.label());
        let count = match group.count - group.hits.len() {
            0 => group.count.to_string(),
            _ => format!("first {} of {}", group.hits.len(), group.count),
        };
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let name = format!("{label}, {count} found");
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name.as_str()));
        let inside = inside(rect);
        let format =
            |face: Face, color| TextFormat::simple(face.at(theme.scaled(size::TEXT)), color);
        let mut job = LayoutJob::default();
        job.append(label, 0.0, format(Face::Bold, theme.tokens.ink));
        job.append(&count, size::GAP, format(Face::Regular, theme.tokens.muted));
        job.wrap = TextWrapping::truncate_at_width(inside.width());
        let galley = ui.painter().layout_job(job);
        let at = inside.left_bottom() - vec2(0.0, galley.size().y + size::GAP_SMALL);
        ui.painter().galley(at, galley, theme.tokens.ink);
    }

    fn hit_ui(&self, ui: &mut Ui, cx: &Cx<'_>, place: usize, hit: &Hit, height: f32) -> bool {
        let theme = cx.theme;
        let tokens = &theme.tokens;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let id = ui.make_persistent_id(("hit", place));
        let response = ui.interact(rect, id, Sense::click());
        let is_current = self.cursor == Some(place);
        let words = hit.snippet.text.as_str();
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_current, words));
        let fill = match (is_current, response.hovered()) {
            (true, _) => Some(tokens.for_soft),
            (false, true) => Some(tokens.hover),
            (false, false) => None,
        };
        let ground = rect.shrink2(vec2(size::GAP, 0.0));
        if let Some(fill) = fill {
            ui.painter().rect_filled(ground, size::CORNER_SMALL, fill);
        }
        let inside = inside(rect);
        let font = Face::Serif.at(theme.scaled(size::TEXT));
        let mut job = LayoutJob::default();
        let found = &hit.snippet.found;
        let plain = TextFormat::simple(font.clone(), tokens.muted);
        let lit = TextFormat {
            background: tokens.look_at.gamma_multiply(0.25),
            underline: Stroke::new(1.0, tokens.look_at),
            ..TextFormat::simple(font, tokens.ink)
        };
        let part = |range: Range<usize>| words.get(range).unwrap_or_default();
        job.append(part(0..found.start), 0.0, plain.clone());
        job.append(part(found.clone()), 0.0, lit);
        job.append(part(found.end..words.len()), 0.0, plain);
        job.wrap = TextWrapping {
            max_rows: 2,
            ..TextWrapping::wrap_at_width(inside.width())
        };
        let galley = ui.painter().layout_job(job);
        let at = inside.left_center() - vec2(0.0, galley.size().y / 2.0);
        ui.painter().galley(at, galley, tokens.ink);
        if response.has_focus() {
            let ring = Stroke::new(2.0, tokens.accent());
            let painter = ui.painter();
            painter.rect_stroke(ground, size::CORNER_SMALL, ring, StrokeKind::Inside);
        }
        response.clicked()
    }
}

fn inside(rect: Rect) -> Rect {
    rect.shrink2(vec2(f32::from(size::PANEL_PADDING), 0.0))
}
