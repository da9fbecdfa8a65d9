//! The windows within the window: dialogs, palette, help.

use egui::{Align2, Context, Frame, Id, Margin, Modal, ModalResponse, Ui};

use crate::ui::theme::{Theme, size};

/// A dialog in the middle of the window.
pub fn modal<T>(
    ctx: &Context,
    id: Id,
    name: &str,
    width: f32,
    content: impl FnOnce(&mut Ui) -> T,
) -> ModalResponse<T> {
    let area = Modal::default_area(id);
    show(
        ctx,
        Modal::new(id).area(area.accessible_name(name)),
        width,
        content,
    )
}

/// A window that hangs from the top, for what one types into.
pub fn dropdown<T>(
    ctx: &Context,
    id: Id,
    name: &str,
    width: f32,
    content: impl FnOnce(&mut Ui) -> T,
) -> ModalResponse<T> {
    let theme = Theme::of(ctx);
    let below = theme.scaled(size::TOP_BAR_HEIGHT) + size::GAP;
    let area = Modal::default_area(id)
        .anchor(Align2::CENTER_TOP, egui::vec2(0.0, below))
        .accessible_name(name);
    show(ctx, Modal::new(id).area(area), width, content)
}

fn show<T>(
    ctx: &Context,
    modal: Modal,
    width: f32,
    content: impl FnOnce(&mut Ui) -> T,
) -> ModalResponse<T> {
    let theme = Theme::of(ctx);
    let width = theme
        .scaled(width)
        .min(ctx.content_rect().width() - 4.0 * f32::from(size::PANEL_PADDING));
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(size::PANEL_PADDING));
    modal
        .frame(frame)
        .backdrop_color(theme.tokens.shadow)
        .show(ctx, |ui| {
            ui.set_width(width);
            content(ui)
        })
}
