//! The bar on top: menu, open maps, the palette's button, the panels' buttons.

use egui::{Align2, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::theme::{Face, Theme, icon_button, icons, segmented, segmented_width, size};
use crate::ui::view::View;

use super::menu::{MenuState, menu_ui};
use super::tab_strip::{TabLabel, tab_strip_ui};

/// What the bar shows.
#[derive(Clone, Debug)]
pub struct TopBar<'a> {
    pub menu: MenuState<'a>,
    pub tabs: Vec<TabLabel>,
    pub active: Option<usize>,
    /// What the middle shows; `None` on the welcome screen.
    pub view: Option<View>,
    pub left_open: bool,
    pub right_open: bool,
}

const SEARCH_WIDTH: f32 = 230.0;

pub fn top_bar_ui(ui: &mut Ui, bar: &TopBar<'_>, actions: &mut Vec<Action>) {
    let theme = Theme::of(ui.ctx());
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_SMALL;
        menu_ui(ui, &bar.menu, actions);
        let has_map = bar.active.is_some();
        if has_map {
            let (name, icon) = match bar.left_open {
                true => ("Fold the left panel", icons::ICON_LEFT_PANEL_CLOSE),
                false => ("Show the left panel", icons::ICON_LEFT_PANEL_OPEN),
            };
            if icon_button(ui, name, icon).clicked() {
                actions.push(Action::Run(Command::ToggleLeftPanel));
            }
        }
        ui.add_space(size::GAP_SMALL);
        let panel_button = if has_map {
            theme.scaled(size::ROW_HEIGHT) + size::GAP
        } else {
            0.0
        };
        let views = match bar.view {
            Some(_) => {
                segmented_width(ui, &View::ALL.map(View::name)) + size::GAP_LARGE + size::GAP_SMALL
            }
            None => 0.0,
        };
        let right = theme.scaled(SEARCH_WIDTH) + panel_button + size::GAP_LARGE + views;
        let plus = theme.scaled(size::ROW_HEIGHT) + size::GAP;
        let room = (ui.available_width() - right - plus).max(0.0);
        ScrollArea::horizontal()
            .max_width(room)
            .auto_shrink([true, true])
            .scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden)
            .show(ui, |ui| {
                ui.horizontal_centered(|ui| tab_strip_ui(ui, &bar.tabs, bar.active, room, actions));
            });
        if !bar.tabs.is_empty() && icon_button(ui, "New tab", icons::ICON_ADD).clicked() {
            actions.push(Action::Run(Command::New));
        }
        let left = (ui.available_width() - right + size::GAP).max(0.0);
        ui.add_space(left);
        if let Some(mut view) = bar.view {
            let choices = View::ALL.map(|view| (view, view.name()));
            if segmented(ui, &mut view, &choices) {
                actions.push(Action::Show(view));
            }
            ui.add_space(size::GAP_LARGE);
        }
        if search_button(ui).clicked() {
            actions.push(Action::Run(Command::Palette));
        }
        if has_map {
            ui.add_space(size::GAP_SMALL);
            let (name, icon) = match bar.right_open {
                true => ("Fold the inspector", icons::ICON_RIGHT_PANEL_CLOSE),
                false => ("Show the inspector", icons::ICON_RIGHT_PANEL_OPEN),
            };
            if icon_button(ui, name, icon).clicked() {
                actions.push(Action::Run(Command::ToggleRightPanel));
            }
        }
    });
}

/// Looks like a field, and opens the palette.
fn search_button(ui: &mut Ui) -> Response {
    let theme = Theme::of(ui.ctx());
    let tokens = &theme.tokens;
    let wanted = vec2(
        theme.scaled(SEARCH_WIDTH),
        theme.scaled(size::ROW_HEIGHT) + size::GAP_SMALL,
    );
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let name = Command::Palette.name();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let line = match (response.has_focus(), response.hovered()) {
        (true, _) => Stroke::new(2.0, tokens.accent()),
        (_, true) => Stroke::new(1.0, tokens.muted),
        _ => Stroke::new(1.0, tokens.card_line),
    };
    let painter = ui.painter();
    painter.rect(rect, size::CORNER, tokens.card, line, StrokeKind::Inside);
    let font = Face::Regular.at(theme.scaled(size::TEXT_SMALL));
    let inside = rect.shrink2(vec2(10.0, 0.0));
    painter.text(
        inside.left_center(),
        Align2::LEFT_CENTER,
        name,
        font.clone(),
        tokens.muted,
    );
    let keys = Command::Palette.shortcut_text(ui.ctx());
    painter.text(
        inside.right_center(),
        Align2::RIGHT_CENTER,
        keys,
        font,
        tokens.muted,
    );
    response
}
