//! What was found, as a list: only the rows that one sees are made.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Response, Role, ScrollArea, Sense, TextFormat, Ui, WidgetInfo, pos2, vec2};

use crate::model::Map;
use crate::search::{Excerpt, Found, Index, What, excerpt, text_of};
use crate::ui::theme::{Face, Theme, size};

/// The list, and where one is in it.
pub struct FoundList<'a> {
    pub map: &'a Map,
    pub index: &'a Index,
    pub found: &'a Found,
    pub current: Option<usize>,
    pub scroll_to_current: bool,
    /// In points: it is no higher, however much was found.
    pub most_height: f32,
}

/// So many rows are seen at once; the last one by half, so that one sees that there are
/// more.
const ROWS: f32 = 7.5;

/// Draws the list; the place of the row that was clicked.
pub fn found_ui(ui: &mut Ui, theme: &Theme, list: &FoundList<'_>) -> Option<usize> {
    if list.found.is_empty() {
        return None;
    }
    let row_height = theme.scaled(size::ROW_HEIGHT);
    let most = ((list.most_height / row_height).floor() - 0.5).clamp(1.5, ROWS);
    let height = row_height * most.min(list.found.len() as f32);
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut area = ScrollArea::vertical()
        .id_salt("found")
        .auto_shrink([false, true])
        // The bar around it grows with the list, not the other way round.
        .min_scrolled_height(height)
        .max_height(height);
    if let Some(place) = list.current.filter(|_| list.scroll_to_current) {
        let top = (place as f32 + 0.5) * row_height - height / 2.0;
        area = area.vertical_scroll_offset(top.max(0.0));
    }
    area.show_rows(ui, row_height, list.found.len(), |ui, range| {
        let mut clicked = None;
        for place in range {
            if row_ui(ui, theme, list, place, row_height).clicked() {
                clicked = Some(place);
            }
        }
        clicked
    })
    .inner
}

fn row_ui(
    ui: &mut Ui,
    theme: &Theme,
    list: &FoundList<'_>,
    place: usize,
    row_height: f32,
) -> Response {
    let tokens = &theme.tokens;
    let (what, excerpt) = shown(list, place);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), row_height), Sense::hover());
    let id = ui.make_persistent_id(("found", place));
    let response = ui.interact(rect, id, Sense::click());
    let is_current = list.current == Some(place);
    let name = format!("{}: {}", what.word(), excerpt.text);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_current, name.as_str()));
    let fill = match (is_current, response.hovered() || response.has_focus()) {
        (true, _) => Some(tokens.for_soft),
        (false, true) => Some(tokens.hover),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, size::CORNER_SMALL, fill);
    }
    let format =
        |face: Face, color| TextFormat::simple(face.at(theme.scaled(size::TEXT_SMALL)), color);
    let kind = format(Face::Regular, tokens.muted);
    let kind = (ui.painter()).layout_no_wrap(what.word().to_owned(), kind.font_id, tokens.muted);
    let left = rect.left() + size::GAP_SMALL;
    let right = rect.right() - size::GAP;
    let kind_left = right - kind.size().x;
    let middle = |height: f32| rect.center().y - height / 2.0;
    let text_right = kind_left - size::GAP;
    let kind_at = pos2(kind_left, middle(kind.size().y));
    ui.painter().galley(kind_at, kind, tokens.muted);

    let mut job = LayoutJob::default();
    let part = |range: std::ops::Range<usize>| excerpt.text.get(range).unwrap_or_default();
    let words = excerpt.words.clone();
    let (before, behind) = (0..words.start, words.end..excerpt.text.len());
    for (range, face) in [
        (before, Face::Regular),
        (words, Face::Bold),
        (behind, Face::Regular),
    ] {
        job.append(part(range), 0.0, format(face, tokens.ink));
    }
    job.wrap = TextWrapping::truncate_at_width((text_right - left).max(24.0));
    let galley = ui.painter().layout_job(job);
    let at = pos2(left, middle(galley.size().y));
    ui.painter().galley(at, galley, tokens.ink);
    response
}

/// What a row says: the kind of text, and the words with what surrounds them. Words far
/// into a text are shown near the row's beginning.
fn shown(list: &FoundList<'_>, place: usize) -> (What, Excerpt) {
    let Some(hit) = list.found.hit(list.index, place) else {
        return (What::Note, Excerpt::default());
    };
    let text = text_of(list.map, hit.record, hit.what);
    let excerpt = excerpt(&text, list.found.query()).unwrap_or_default();
    (hit.what, excerpt)
}
