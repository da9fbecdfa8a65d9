//! Questions that must be answered before anything else.

use egui::{Align, Button, Context, Id, Layout, Response, ScrollArea, Ui, vec2};

use crate::ui::theme::{Theme, primary_button, size};

use super::frame::modal;

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    Save,
    Discard,
    Overwrite,
    SaveAs,
    OpenAnyway,
    Repair,
    ImportAll,
    ImportNew,
    KeepText,
    Cancel,
}

impl Reply {
    const fn text(self) -> &'static str {
        match self {
            Self::Save => "Save",
            Self::Discard => "Don’t save",
            Self::Overwrite => "Overwrite",
            Self::SaveAs => "Save as…",
            Self::OpenAnyway => "Open all the same",
            Self::Repair => "Repair and open",
            Self::ImportAll => "Import and fill in",
            Self::ImportNew => "Import new ones only",
            Self::KeepText => "Keep it in the map",
            Self::Cancel => "Cancel",
        }
    }
}

/// A question with its possible answers. Escape is [`Reply::Cancel`].
#[derive(Clone, Debug)]
pub struct Dialog {
    title: String,
    text: String,
    lists: Vec<(String, Vec<String>)>,
    /// The first one is what Enter does.
    replies: Vec<Reply>,
    fresh: bool,
}

const WIDTH: f32 = 460.0;
const LIST_HEIGHT: f32 = 180.0;

impl Dialog {
    #[must_use]
    pub fn new(title: impl Into<String>, text: impl Into<String>, replies: &[Reply]) -> Self {
        Self {
            title: title.into(),
            text: text.into(),
            lists: Vec::new(),
            replies: replies.to_vec(),
            fresh: true,
        }
    }

    /// Adds lines under a heading, to scroll through.
    #[must_use]
    pub fn with_list(mut self, heading: impl Into<String>, lines: Vec<String>) -> Self {
        self.lists.push((heading.into(), lines));
        self
    }

    /// Draws the question; returns the answer once there is one.
    pub fn ui(&mut self, ctx: &Context) -> Option<Reply> {
        let Self {
            title,
            text,
            lists,
            replies,
            fresh,
        } = self;
        let theme = Theme::of(ctx);
        let wide = if lists.is_empty() { WIDTH } else { WIDTH * 1.4 };
        let response = modal(ctx, Id::unique("question"), title, wide, |ui| {
            theme.heading(ui, title.as_str());
            ui.add_space(size::GAP);
            ui.label(text.as_str());
            for (place, (heading, lines)) in lists.iter().enumerate() {
                theme.section_label(ui, heading.as_str());
                list_ui(ui, place, lines);
            }
            ui.add_space(size::GAP_LARGE);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let mut answer = None;
                for (place, reply) in replies.iter().enumerate() {
                    let response = match place {
                        0 => primary_button(ui, reply.text()),
                        _ => button(ui, reply.text()),
                    };
                    if place == 0 && *fresh {
                        response.request_focus();
                    }
                    if response.clicked() {
                        answer = Some(*reply);
                    }
                }
                answer
            })
            .inner
        });
        *fresh = false;
        response
            .inner
            .or_else(|| response.should_close().then_some(Reply::Cancel))
    }
}

fn list_ui(ui: &mut Ui, place: usize, lines: &[String]) {
    let theme = Theme::of(ui.ctx());
    theme.card_frame().show(ui, |ui| {
        ScrollArea::vertical()
            .id_salt(("lines", place))
            .max_height(theme.scaled(LIST_HEIGHT))
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for line in lines {
                    ui.label(line);
                }
            });
    });
}

/// A plain button as high as the primary one beside it.
pub fn button(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let height = theme.scaled(size::ROW_HEIGHT) + size::GAP_SMALL;
    ui.add(Button::new(text).min_size(vec2(0.0, height)))
}
