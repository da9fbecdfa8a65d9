//! The theme as the toolkit's own style, so that plain widgets look right too.

use std::collections::BTreeMap;

use egui::style::{ScrollStyle, Selection, Spacing, WidgetVisuals, Widgets};
use egui::{
    Color32, CornerRadius, FontFamily, Margin, Shadow, Stroke, Style, TextStyle, Visuals, vec2,
};

use super::{Face, Theme, Tokens, size};

/// The complete style for a theme.
pub(super) fn style(theme: &Theme) -> Style {
    Style {
        text_styles: text_styles(theme),
        spacing: spacing(theme),
        visuals: visuals(theme),
        animation_time: theme.motion_secs(),
        scroll_animation: if theme.still {
            egui::style::ScrollAnimation::none()
        } else {
            egui::style::ScrollAnimation::duration(size::MOTION_SECS)
        },
        ..Style::default()
    }
}

fn text_styles(theme: &Theme) -> BTreeMap<TextStyle, egui::FontId> {
    let at = |face: Face, points: f32| face.at(theme.scaled(points));
    [
        (TextStyle::Small, at(Face::Regular, size::TEXT_SMALL)),
        (TextStyle::Body, at(Face::Regular, size::TEXT)),
        (TextStyle::Button, at(Face::Regular, size::TEXT)),
        (TextStyle::Heading, at(Face::Bold, size::TEXT_HEADING)),
        (
            TextStyle::Monospace,
            egui::FontId::new(theme.scaled(size::TEXT_SMALL), FontFamily::Monospace),
        ),
    ]
    .into()
}

fn spacing(theme: &Theme) -> Spacing {
    let row_height = theme.scaled(size::ROW_HEIGHT);
    Spacing {
        item_spacing: vec2(size::GAP, size::GAP_SMALL),
        window_margin: Margin::same(size::PANEL_PADDING),
        menu_margin: Margin::same(6),
        button_padding: vec2(10.0, 3.0),
        indent: theme.scaled(16.0),
        interact_size: vec2(row_height, row_height),
        slider_width: 120.0,
        slider_rail_height: 4.0,
        combo_width: 96.0,
        icon_width: theme.scaled(16.0),
        icon_width_inner: theme.scaled(10.0),
        icon_spacing: 6.0,
        tooltip_width: 320.0,
        menu_width: 280.0,
        scroll: ScrollStyle {
            bar_width: 8.0,
            floating_width: 4.0,
            ..ScrollStyle::floating()
        },
        ..Spacing::default()
    }
}

fn visuals(theme: &Theme) -> Visuals {
    let tokens = &theme.tokens;
    let base = if theme.dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let mut visuals = Visuals {
        weak_text_color: Some(tokens.muted),
        widgets: widgets(tokens),
        selection: Selection {
            bg_fill: tokens.text_selection,
            // The text of what is chosen, and the ring around a field in use.
            stroke: Stroke::new(2.0, tokens.accent()),
        },
        hyperlink_color: tokens.accent(),
        faint_bg_color: tokens.chrome,
        extreme_bg_color: tokens.card,
        text_edit_bg_color: Some(tokens.card),
        code_bg_color: tokens.hover,
        warn_fg_color: tokens.look_at,
        error_fg_color: tokens.against_strong,
        window_corner_radius: CornerRadius::same(size::CORNER_LARGE),
        window_shadow: shadow(tokens),
        window_fill: tokens.panel,
        window_stroke: Stroke::new(1.0, tokens.line),
        window_highlight_topmost: false,
        menu_corner_radius: CornerRadius::same(size::CORNER_LARGE),
        panel_fill: tokens.panel,
        popup_shadow: shadow(tokens),
        indent_has_left_vline: false,
        slider_trailing_fill: true,
        ..base
    };
    visuals.text_cursor.stroke = Stroke::new(2.0, tokens.accent());
    visuals.text_cursor.blink = !theme.still;
    visuals
}

/// One look for all widgets: a line, no growing on hover, and a ring in the
/// accent's colour on what has the focus.
fn widgets(tokens: &Tokens) -> Widgets {
    let still = WidgetVisuals {
        bg_fill: tokens.panel,
        weak_bg_fill: tokens.panel,
        bg_stroke: Stroke::new(1.0, tokens.line),
        corner_radius: CornerRadius::same(size::CORNER),
        fg_stroke: Stroke::new(1.0, tokens.ink),
        expansion: 0.0,
    };
    let inactive = WidgetVisuals {
        bg_fill: tokens.line,
        weak_bg_fill: tokens.card,
        bg_stroke: Stroke::new(1.0, tokens.card_line),
        ..still
    };
    let hovered = WidgetVisuals {
        bg_fill: tokens.card_line,
        weak_bg_fill: tokens.hover,
        bg_stroke: Stroke::new(1.0, tokens.muted),
        ..still
    };
    let active = WidgetVisuals {
        bg_fill: tokens.card_line,
        weak_bg_fill: tokens.hover,
        bg_stroke: Stroke::new(2.0, tokens.accent()),
        ..still
    };
    Widgets {
        noninteractive: still,
        inactive,
        hovered,
        active,
        open: hovered,
    }
}

/// Under what floats.
pub(super) fn shadow(tokens: &Tokens) -> Shadow {
    let [.., alpha] = tokens.shadow.to_array();
    Shadow {
        offset: [0, 4],
        blur: 16,
        spread: 0,
        color: Color32::from_black_alpha(alpha),
    }
}
