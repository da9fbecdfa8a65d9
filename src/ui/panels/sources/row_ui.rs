//! One row of the list of sources.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, Response, Role, Sense, Stroke, StrokeKind, TextFormat, Ui, WidgetInfo, vec2};

use crate::ui::cx::Cx;
use crate::ui::theme::{Face, icons, size};

use super::super::words::counted;
use super::rows::SourceRow;

/// Label, title, how many quotes, and whether the text is at hand; `is_open` is whether
/// it is being read.
pub(super) fn source_row(ui: &mut Ui, cx: &Cx<'_>, row: &SourceRow, is_open: bool) -> Response {
    let theme = cx.theme;
    let tokens = &theme.tokens;
    let padding = f32::from(size::PANEL_PADDING);
    let wanted = vec2(ui.available_width(), theme.scaled(size::ROW_HEIGHT));
    let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
    let id = ui.make_persistent_id(("source", row.id));
    let response = ui.interact(rect, id, Sense::click());
    let quotes = counted(row.quotes, "quote", "quotes");
    let at_hand = match row.at_hand {
        true => "text at hand",
        false => "text not at hand",
    };
    let to_look_at = match row.to_look_at {
        0 => String::new(),
        count => format!("{count} to look at"),
    };
    let parts: [&str; 5] = [&row.label, &row.title, &quotes, &to_look_at, at_hand];
    let name = parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let is_selected = cx.is_selected(row.id);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, name.as_str()));

    let fill = match (is_open, response.hovered()) {
        (true, _) => Some(tokens.for_soft),
        (false, true) => Some(tokens.hover),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        let inside = rect.shrink2(vec2(padding - size::GAP, 0.0));
        ui.painter().rect_filled(inside, size::CORNER_SMALL, fill);
    }
    let painter = ui.painter();
    let inside = rect.shrink2(vec2(padding, 0.0));
    let (icon, color) = match row.at_hand {
        true => (icons::ICON_DESCRIPTION, tokens.muted),
        false => (icons::ICON_LINK_OFF, tokens.look_at),
    };
    let icon_at = painter.text(
        inside.right_center(),
        Align2::RIGHT_CENTER,
        icon.codepoint,
        Face::Icon.at(theme.scaled(size::TEXT_TITLE)),
        color,
    );
    let count = painter.text(
        icon_at.left_center() - vec2(size::GAP_SMALL, 0.0),
        Align2::RIGHT_CENTER,
        row.quotes.to_string(),
        Face::Regular.at(theme.scaled(size::TEXT_SMALL)),
        tokens.muted,
    );
    let count = match row.to_look_at {
        0 => count,
        to_look_at => painter.text(
            count.left_center() - vec2(size::GAP_SMALL, 0.0),
            Align2::RIGHT_CENTER,
            format!("{to_look_at}?"),
            Face::Bold.at(theme.scaled(size::TEXT_SMALL)),
            tokens.look_at,
        ),
    };
    let mut job = LayoutJob::default();
    let font = |face: Face| TextFormat::simple(face.at(theme.scaled(size::TEXT)), tokens.ink);
    job.append(&row.label, 0.0, font(Face::Bold));
    if !row.title.is_empty() {
        let mut muted = font(Face::Regular);
        muted.color = tokens.muted;
        job.append(&format!("  {}", row.title), 0.0, muted);
    }
    let room = (count.left() - inside.left() - size::GAP).max(20.0);
    job.wrap = TextWrapping::truncate_at_width(room);
    let galley = painter.layout_job(job);
    let corner = inside.left_center() - vec2(0.0, galley.size().y / 2.0);
    painter.galley(corner, galley, tokens.ink);
    if response.has_focus() {
        let ring = Stroke::new(2.0, tokens.accent());
        let inside = rect.shrink2(vec2(padding - size::GAP, 1.0));
        painter.rect_stroke(inside, size::CORNER_SMALL, ring, StrokeKind::Inside);
    }
    let quotes = match to_look_at.as_str() {
        "" => quotes,
        to_look_at => format!("{quotes}, {to_look_at}"),
    };
    let hint = match row.at_hand {
        true => format!("{}\n{quotes}; the text is at hand.", full_name(row)),
        false => format!(
            "{}\n{quotes}; the text is not at hand: attach it, or read the excerpts.",
            full_name(row)
        ),
    };
    response.on_hover_text(hint)
}

fn full_name(row: &SourceRow) -> &str {
    match row.title.as_str() {
        "" => &row.label,
        title => title,
    }
}
