//! The open maps, side by side.

use egui::{Align2, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::ui::action::Action;
use crate::ui::tab::TabKey;
use crate::ui::theme::{Face, Theme, icons, size};

/// What one tab says.
#[derive(Clone, Debug, PartialEq)]
pub struct TabLabel {
    pub key: TabKey,
    pub title: String,
    pub unsaved: bool,
    /// Where the map lives, for the tooltip.
    pub place: String,
}

/// Of a title.
const MAX_WIDTH: f32 = 260.0;
const MIN_WIDTH: f32 = 60.0;
const DOT_RADIUS: f32 = 3.5;

/// Draws the tabs; `active` is `None` on the welcome screen. No tab is wider than `room`,
/// in points, as long as something of its title is left.
pub fn tab_strip_ui(
    ui: &mut Ui,
    tabs: &[TabLabel],
    active: Option<usize>,
    room: f32,
    actions: &mut Vec<Action>,
) {
    let shown = active
        .and_then(|active| tabs.get(active))
        .map(|tab| tab.key);
    let memory = Id::unique("tab shown last");
    let before = ui
        .data(|data| data.get_temp::<Option<TabKey>>(memory))
        .flatten();
    for (place, tab) in tabs.iter().enumerate() {
        let rect = tab_ui(ui, place, tab, active == Some(place), room, actions);
        if shown == Some(tab.key) && shown != before {
            ui.scroll_to_rect(rect, None);
        }
    }
    ui.data_mut(|data| data.insert_temp(memory, shown));
}

fn tab_ui(
    ui: &mut Ui,
    place: usize,
    tab: &TabLabel,
    active: bool,
    room: f32,
    actions: &mut Vec<Action>,
) -> Rect {
    let theme = Theme::of(ui.ctx());
    let tokens = &theme.tokens;
    let face = if active { Face::Bold } else { Face::Regular };
    let ink = if active { tokens.ink } else { tokens.muted };
    let mut job = egui::text::LayoutJob::simple_singleline(
        tab.title.clone(),
        face.at(theme.scaled(size::TEXT)),
        ink,
    );
    let close_side = theme.scaled(size::ROW_HEIGHT) - size::GAP;
    let pad = theme.scaled(12.0);
    let dot = if tab.unsaved {
        2.0 * DOT_RADIUS + size::GAP
    } else {
        0.0
    };
    let beside = pad + dot + size::GAP + close_side + size::GAP_SMALL;
    let most = (room - beside).max(theme.scaled(MIN_WIDTH));
    job.wrap = egui::text::TextWrapping::truncate_at_width(theme.scaled(MAX_WIDTH).min(most));
    let galley = ui.painter().layout_job(job);
    let height = theme.scaled(size::ROW_HEIGHT) + size::GAP;
    let width = beside + galley.size().x;
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let response = ui.interact(rect, Id::unique(("tab", tab.key)), Sense::click());
    let name = match tab.unsaved {
        true => format!("{}, unsaved", tab.title),
        false => tab.title.clone(),
    };
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, active, &name));
    let close_rect = Rect::from_center_size(
        pos2(
            rect.right() - size::GAP_SMALL - close_side / 2.0,
            rect.center().y,
        ),
        vec2(close_side, close_side),
    );
    let close = ui.interact(
        close_rect,
        Id::unique(("close tab", tab.key)),
        Sense::click(),
    );
    close.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Close {}", tab.title)));

    let hovered = response.hovered() || close.hovered();
    let painter = ui.painter();
    if active {
        let line = Stroke::new(1.0, tokens.card_line);
        painter.rect(rect, size::CORNER, tokens.card, line, StrokeKind::Inside);
    } else if hovered {
        painter.rect_filled(rect, size::CORNER, tokens.hover);
    }
    let mut at = rect.left_center() + vec2(pad, 0.0);
    if tab.unsaved {
        painter.circle_filled(at + vec2(DOT_RADIUS, 0.0), DOT_RADIUS, tokens.accent());
        at.x += dot;
    }
    painter.galley(at - vec2(0.0, galley.size().y / 2.0), galley, ink);
    if close.hovered() {
        painter.rect_filled(close_rect, size::CORNER_SMALL, tokens.line);
    }
    if active || hovered || close.has_focus() {
        painter.text(
            close_rect.center(),
            Align2::CENTER_CENTER,
            icons::ICON_CLOSE.codepoint,
            Face::Icon.at(theme.scaled(size::TEXT_TITLE)),
            if close.hovered() {
                tokens.ink
            } else {
                tokens.muted
            },
        );
    }
    for (response, corner) in [(&response, size::CORNER), (&close, size::CORNER_SMALL)] {
        if response.has_focus() {
            let ring = Stroke::new(2.0, tokens.accent());
            painter.rect_stroke(response.rect, corner, ring, StrokeKind::Inside);
        }
    }
    if close.clicked() || response.middle_clicked() {
        actions.push(Action::CloseTab(place));
    } else if response.clicked() {
        actions.push(Action::ActivateTab(place));
    }
    response.on_hover_text(tab.place.as_str());
    rect
}
