//! How the interface looks: colours, sizes, text styles, and the small widgets
//! that every panel is made of.
//!
//! Nothing else in the interface names a colour, a text size or a space: it asks
//! [`Theme::of`] the context that it draws in.

mod controls;
mod folding_row;
mod reading;
pub mod size;
mod style;
mod text;
mod text_size;

use std::sync::Arc;

use egui::{Context, Id};

pub use crate::drawing::Palette as Tokens;
pub use crate::drawing::fonts::Face;
pub use controls::{ChipTone, icon_button, primary_button, row_button, segmented, segmented_width};
pub use egui_material_icons::{MaterialIcon, icons};
pub use folding_row::{Folding, folding_row};
pub use reading::{Measure, ReadingFont, ReadingLook};
pub use text_size::TextSize;

/// Everything that the look depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    pub tokens: Tokens,
    pub dark: bool,
    pub text_size: TextSize,
    /// Nothing moves by itself: for people whom motion makes unwell.
    pub still: bool,
    /// How documents are set for reading.
    pub reading: ReadingLook,
}

impl Default for Theme {
    fn default() -> Self {
        Self::new(false, TextSize::Normal)
    }
}

impl Theme {
    #[must_use]
    pub fn new(dark: bool, text_size: TextSize) -> Self {
        Self {
            tokens: Tokens::new(dark),
            dark,
            text_size,
            still: false,
            reading: ReadingLook::default(),
        }
    }

    /// The theme that was last applied to the context.
    #[must_use]
    pub fn of(ctx: &Context) -> Arc<Self> {
        ctx.data(|data| data.get_temp(key())).unwrap_or_default()
    }

    /// Makes everything drawn in the context from now on look like this. Does
    /// nothing where it already does, so it may be called each frame.
    pub fn apply(self, ctx: &Context) {
        let current: Option<Arc<Self>> = ctx.data(|data| data.get_temp(key()));
        if current.is_some_and(|current| *current == self) {
            return;
        }
        let theme = if self.dark {
            egui::Theme::Dark
        } else {
            egui::Theme::Light
        };
        ctx.set_theme(theme);
        ctx.set_style_of(theme, style::style(&self));
        ctx.data_mut(|data| data.insert_temp(key(), Arc::new(self)));
        // What has begun to be drawn keeps the old style until the next frame.
        ctx.request_repaint();
    }

    /// What sizes are multiplied by; see [`TextSize`].
    #[must_use]
    pub fn scale(&self) -> f32 {
        self.text_size.scale()
    }

    /// How long a change takes on the screen, in seconds.
    #[must_use]
    pub fn motion_secs(&self) -> f32 {
        if self.still { 0.0 } else { size::MOTION_SECS }
    }
}

/// Gives the context the fonts; once, at its start.
pub fn install_fonts(ctx: &Context) {
    ctx.set_fonts(crate::drawing::fonts::definitions());
}

fn key() -> Id {
    Id::unique("contend theme")
}
