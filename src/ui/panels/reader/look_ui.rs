//! Font, size and line width, in a small popover.

use egui::{Popup, PopupCloseBehavior, Ui};

use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::{
    Measure, ReadingFont, ReadingLook, Theme, icon_button, icons, segmented, size,
};

/// The button `Aa` with what it opens.
pub(super) fn look_button(ui: &mut Ui, cx: &mut Cx<'_>) {
    let button = icon_button(ui, "Font and size for reading", icons::ICON_TEXT_FIELDS);
    Popup::menu(&button)
        .id(ui.make_persistent_id("reading look"))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name("Font and size for reading")
        .show(|ui| {
            ui.set_width(cx.theme.scaled(330.0));
            let look = look_ui(ui, cx.theme);
            if look != cx.theme.reading {
                cx.push(Action::SetReading(look));
            }
        });
}

fn look_ui(ui: &mut Ui, theme: &Theme) -> ReadingLook {
    let mut look = theme.reading;
    ui.spacing_mut().item_spacing.y = size::GAP;
    theme.section_label(ui, "Font");
    let fonts = ReadingFont::ALL.map(|font| (font, font.name()));
    segmented(ui, &mut look.font, &fonts);
    theme.section_label(ui, "Size");
    ui.horizontal(|ui| {
        if icon_button(ui, "Smaller text", icons::ICON_TEXT_DECREASE).clicked() {
            look.points = Some(theme.next_reading_size(false));
        }
        let points = theme.reading_points();
        let words = match look.points {
            Some(_) => format!("{points} points"),
            None => format!("{points} points, as the interface"),
        };
        ui.label(words);
        if icon_button(ui, "Larger text", icons::ICON_TEXT_INCREASE).clicked() {
            look.points = Some(theme.next_reading_size(true));
        }
        if look.points.is_some() && ui.button("As the interface").clicked() {
            look.points = None;
        }
    });
    theme.section_label(ui, "Line width");
    let widths = Measure::ALL.map(|measure| (measure, measure.name()));
    segmented(ui, &mut look.measure, &widths);
    look
}
