//! References as text on the screen.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Label, Response, Ui};

use crate::bibliography::{Entry, Rich};
use crate::ui::theme::{Face, Theme, size};

/// The text with its italics.
#[must_use]
pub fn rich_job(theme: &Theme, text: &Rich, color: Color32) -> LayoutJob {
    let mut job = LayoutJob::default();
    for run in &text.0 {
        let face = if run.italic {
            Face::Italic
        } else {
            Face::Regular
        };
        let format = TextFormat::simple(face.at(theme.scaled(size::TEXT)), color);
        job.append(&run.text, 0.0, format);
    }
    job
}

/// A reference with what its record lacks, to read and to select.
pub fn reference_ui(ui: &mut Ui, theme: &Theme, entry: &Entry) -> Response {
    let job = rich_job(theme, &entry.text, theme.tokens.ink);
    let name = format!("Reference: {}", entry.text.plain());
    let response = ui.add(Label::new(job).wrap().selectable(true));
    if !entry.missing.is_empty() {
        let lacks = format!("Missing: {}", entry.missing.join(", "));
        let small = theme.styled(lacks, Face::Regular, size::TEXT_SMALL, theme.tokens.look_at);
        ui.label(small);
    }
    response.accessible_name(name)
}
