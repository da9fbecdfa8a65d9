//! Texts in the styles of the interface.

use egui::{Frame, Margin, Response, RichText, Stroke, Ui};

use super::{ChipTone, Face, Theme, size};

/// Styled words, to hand to any widget that takes text.
impl Theme {
    /// Points of the normal text size at the chosen one.
    #[must_use]
    pub fn scaled(&self, points: f32) -> f32 {
        points * self.scale()
    }

    #[must_use]
    pub fn heading_text(&self, text: impl Into<String>) -> RichText {
        self.styled(text, Face::Bold, size::TEXT_HEADING, self.tokens.ink)
    }

    /// A record's words on top of its panel.
    #[must_use]
    pub fn title_text(&self, text: impl Into<String>) -> RichText {
        self.styled(text, Face::Bold, size::TEXT_TITLE, self.tokens.ink)
    }

    #[must_use]
    pub fn bold_text(&self, text: impl Into<String>) -> RichText {
        self.styled(text, Face::Bold, size::TEXT, self.tokens.ink)
    }

    #[must_use]
    pub fn section_text(&self, text: impl Into<String>) -> RichText {
        self.styled(text, Face::Bold, size::TEXT_SMALL, self.tokens.muted)
    }

    #[must_use]
    pub fn muted_text(&self, text: impl Into<String>) -> RichText {
        self.styled(text, Face::Regular, size::TEXT_SMALL, self.tokens.muted)
    }

    /// Words of a document.
    #[must_use]
    pub fn quote_text(&self, text: impl Into<String>) -> RichText {
        self.styled(text, Face::Serif, size::TEXT_SERIF, self.tokens.ink)
            .line_height(Some(self.scaled(size::TEXT_SERIF * size::SERIF_LINE)))
    }

    #[must_use]
    pub fn icon_text(&self, icon: super::MaterialIcon) -> RichText {
        self.styled(icon.codepoint, Face::Icon, size::ICON, self.tokens.ink)
    }

    /// Text of a face, a size in points at the normal text size, and a colour.
    #[must_use]
    pub fn styled(
        &self,
        text: impl Into<String>,
        face: Face,
        points: f32,
        color: egui::Color32,
    ) -> RichText {
        RichText::new(text)
            .font(face.at(self.scaled(points)))
            .color(color)
    }
}

/// The same, put down as a label.
impl Theme {
    pub fn heading(&self, ui: &mut Ui, text: impl Into<String>) -> Response {
        ui.label(self.heading_text(text))
    }

    pub fn title(&self, ui: &mut Ui, text: impl Into<String>) -> Response {
        ui.label(self.title_text(text))
    }

    /// The name of a group of rows in a panel, with the space above it.
    pub fn section_label(&self, ui: &mut Ui, text: impl Into<String>) -> Response {
        ui.add_space(size::GAP);
        ui.label(self.section_text(text))
    }

    pub fn muted(&self, ui: &mut Ui, text: impl Into<String>) -> Response {
        ui.label(self.muted_text(text))
    }

    /// A small outlined word: a role, a tag, a state.
    pub fn chip(&self, ui: &mut Ui, text: impl Into<String>, tone: ChipTone) -> Response {
        let (ink, fill, line) = tone.colors(&self.tokens);
        let text = self.styled(text, Face::Regular, size::TEXT_CHIP, ink);
        Frame::new()
            .fill(fill)
            .stroke(Stroke::new(1.0, line))
            .corner_radius(size::CORNER_SMALL)
            .inner_margin(Margin::symmetric(6, 1))
            .show(ui, |ui| ui.label(text))
            .response
    }
}

/// Frames around what a panel holds.
impl Theme {
    /// A card in a panel.
    pub fn card_frame(&self) -> Frame {
        Frame::new()
            .fill(self.tokens.card)
            .stroke(Stroke::new(1.0, self.tokens.line))
            .corner_radius(size::CORNER_LARGE)
            .inner_margin(Margin::same(12))
    }

    /// A side panel.
    pub fn panel_frame(&self) -> Frame {
        Frame::new()
            .fill(self.tokens.panel)
            .inner_margin(Margin::same(size::PANEL_PADDING))
    }

    /// The bars at the top and bottom.
    pub fn chrome_frame(&self) -> Frame {
        Frame::new()
            .fill(self.tokens.chrome)
            .inner_margin(Margin::symmetric(size::PANEL_PADDING, 4))
    }

    /// What floats over the map: the minimap, a hint, a toast.
    pub fn floating_frame(&self) -> Frame {
        self.card_frame()
            .fill(self.tokens.panel)
            .inner_margin(Margin::same(4))
            .shadow(super::style::shadow(&self.tokens))
    }
}
