//! A source from the text on the clipboard.

use egui::{Align, Context, Id, Layout, ScrollArea, TextEdit};

use crate::ui::panels::words::counted;
use crate::ui::shell::{button, modal};
use crate::ui::theme::{Theme, primary_button, size};

use super::record::one_line;

/// How the dialog ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PasteReply {
    Add { title: String, text: String },
    Cancel,
}

/// Asks what to call a pasted text.
#[derive(Clone, Debug)]
pub struct PasteDialog {
    title: String,
    text: String,
    fresh: bool,
}

const WIDTH: f32 = 520.0;
const PREVIEW_HEIGHT: f32 = 160.0;
/// How much of the text (characters) is shown.
const PREVIEW_MAX: usize = 1500;
/// The longest title that is proposed (characters).
const TITLE_MAX: usize = 120;

impl PasteDialog {
    /// `None` where there is no text worth the name.
    #[must_use]
    pub fn new(text: String) -> Option<Self> {
        (!text.trim().is_empty()).then(|| Self {
            title: title_of(&text),
            text,
            fresh: true,
        })
    }

    pub fn ui(&mut self, ctx: &Context) -> Option<PasteReply> {
        let Self { title, text, fresh } = self;
        let theme = Theme::of(ctx);
        let name = "New source from clipboard";
        let response = modal(ctx, Id::unique("paste"), name, WIDTH, |ui| {
            theme.heading(ui, name);
            ui.add_space(size::GAP);
            let label = ui.label(theme.section_text("Title"));
            let field = TextEdit::singleline(title).desired_width(f32::INFINITY);
            let field = ui.add(field).labelled_by(label.id);
            field.clone().accessible_name("Title of the source");
            if std::mem::take(fresh) {
                field.request_focus();
            }
            let entered =
                field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            ui.add_space(size::GAP);
            let words = text.split_whitespace().count();
            let count = counted(words, "word", "words");
            ui.label(theme.section_text(format!("Text, {count}; it is kept in the map")));
            theme.card_frame().show(ui, |ui| {
                ScrollArea::vertical()
                    .max_height(theme.scaled(PREVIEW_HEIGHT))
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        let shown: String = text.chars().take(PREVIEW_MAX).collect();
                        let cut = if shown.len() < text.len() { " …" } else { "" };
                        ui.label(theme.quote_text(format!("{}{cut}", shown.trim())));
                    });
            });
            ui.add_space(size::GAP_LARGE);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let add = primary_button(ui, "Add source").clicked() || entered;
                let cancel = button(ui, "Cancel").clicked();
                match (add, cancel) {
                    (true, _) => Some(PasteReply::Add {
                        title: one_line(title),
                        text: std::mem::take(text),
                    }),
                    (false, true) => Some(PasteReply::Cancel),
                    (false, false) => None,
                }
            })
            .inner
        });
        let closing = response.should_close();
        response
            .inner
            .or_else(|| closing.then_some(PasteReply::Cancel))
    }
}

/// The first line with words in it, cut at a word.
fn title_of(text: &str) -> String {
    let line = text.lines().map(one_line).find(|line| !line.is_empty());
    let line = line.unwrap_or_default();
    let line = line.trim_start_matches('#').trim();
    if line.chars().count() <= TITLE_MAX {
        return line.to_owned();
    }
    let cut: String = line.chars().take(TITLE_MAX).collect();
    let whole_words = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    format!("{whole_words}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_proposes_the_title() {
        assert_eq!(title_of("\n  # The  weir\n\nThe water"), "The weir");
        let long = "word ".repeat(60);
        let title = title_of(&long);
        assert!(title.ends_with("word…"), "{title}");
        assert!(title.chars().count() <= TITLE_MAX + 1);
    }

    #[test]
    fn white_space_is_no_text() {
        assert!(PasteDialog::new(" \n\t".into()).is_none());
        assert!(PasteDialog::new("a".into()).is_some());
    }
}
