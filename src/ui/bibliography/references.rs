//! The list of references of a map, in the chosen style.

use egui::{Align, Button, Context, Id as WidgetId, Layout, ScrollArea, Ui};

use crate::bibliography::{Entry, Markup, Style, quoted, reference_list};
use crate::model::{Id, Map, Source};
use crate::ui::shell::{button, modal};
use crate::ui::theme::{Face, Theme, icon_button, icons, primary_button, segmented, size};

use super::rich_text::rich_job;

/// What the list was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Request {
    revision: u64,
    style: Style,
    only_quoted: bool,
}

/// The list of references, and how it is shown.
#[derive(Debug, Default)]
pub struct References {
    only_quoted: bool,
    entries: Vec<Entry>,
    entries_for: Option<Request>,
}

/// What was asked for in the list.
#[derive(Clone, Debug, PartialEq)]
pub enum ReferencesReply {
    Close,
    SetStyle(Style),
    Copy {
        text: String,
        count: usize,
    },
    /// Show the record of a source.
    Select(Id),
}

const WIDTH: f32 = 760.0;
const HEIGHT: f32 = 440.0;

impl References {
    /// Draws the list; what was asked for, if anything.
    pub fn ui(
        &mut self,
        ctx: &Context,
        map: &Map,
        revision: u64,
        style: Style,
    ) -> Option<ReferencesReply> {
        self.update(map, revision, style);
        let theme = Theme::of(ctx);
        let response = modal(
            ctx,
            WidgetId::unique("references"),
            "References",
            WIDTH,
            |ui| {
                let mut reply = None;
                ui.horizontal(|ui| {
                    theme.heading(ui, "References");
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        if icon_button(ui, "Close references", icons::ICON_CLOSE).clicked() {
                            reply = Some(ReferencesReply::Close);
                        }
                    });
                });
                ui.add_space(size::GAP);
                let mut chosen = style;
                let styles = Style::ALL.map(|style| (style, style.title()));
                if segmented(ui, &mut chosen, &styles) {
                    reply = Some(ReferencesReply::SetStyle(chosen));
                }
                ui.add_space(size::GAP_SMALL);
                ui.checkbox(
                    &mut self.only_quoted,
                    "Only sources with a quote behind a claim",
                );
                ui.add_space(size::GAP_SMALL);
                reply = self.list_ui(ui, &theme).or(reply);
                ui.add_space(size::GAP);
                self.bottom_ui(ui, &theme).or(reply)
            },
        );
        let closed = response.should_close().then_some(ReferencesReply::Close);
        response.inner.or(closed)
    }

    fn update(&mut self, map: &Map, revision: u64, style: Style) {
        let request = Request {
            revision,
            style,
            only_quoted: self.only_quoted,
        };
        if self.entries_for != Some(request) {
            let sources: Vec<(Id, &Source)> = (map.sources().iter())
                .filter(|(id, _)| !self.only_quoted || quoted(map, *id))
                .map(|(id, source)| (id, source.as_ref()))
                .collect();
            self.entries = reference_list(sources, style);
            self.entries_for = Some(request);
        }
    }

    fn list_ui(&self, ui: &mut Ui, theme: &Theme) -> Option<ReferencesReply> {
        let mut reply = None;
        let room = (ui.ctx().content_rect().height() - theme.scaled(300.0)).max(120.0);
        let height = theme.scaled(HEIGHT).min(room);
        theme.card_frame().show(ui, |ui| {
            ScrollArea::vertical()
                .max_height(height)
                .min_scrolled_height(height)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    if self.entries.is_empty() {
                        theme.muted(ui, "No source has a quote behind a claim yet.");
                    }
                    for entry in &self.entries {
                        if entry_ui(ui, theme, entry) {
                            reply = Some(ReferencesReply::Select(entry.id));
                        }
                    }
                });
        });
        reply
    }

    fn bottom_ui(&self, ui: &mut Ui, theme: &Theme) -> Option<ReferencesReply> {
        let incomplete = (self.entries.iter())
            .filter(|entry| !entry.missing.is_empty())
            .count();
        let copy = |markup| ReferencesReply::Copy {
            text: crate::bibliography::references_text(&self.entries, markup),
            count: self.entries.len(),
        };
        let mut reply = None;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_enabled_ui(!self.entries.is_empty(), |ui| {
                if primary_button(ui, "Copy").clicked() {
                    reply = Some(copy(Markup::Plain));
                }
                if button(ui, "Copy as Markdown").clicked() {
                    reply = Some(copy(Markup::Markdown));
                }
            });
            let count = match incomplete {
                0 => "Every record is complete.".to_owned(),
                1 => "1 record lacks something; click it to mend it.".to_owned(),
                count => format!("{count} records lack something; click one to mend it."),
            };
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                theme.muted(ui, count);
            });
        });
        reply
    }
}

/// A reference to click on; whether it was.
fn entry_ui(ui: &mut Ui, theme: &Theme, entry: &Entry) -> bool {
    let mut job = rich_job(theme, &entry.text, theme.tokens.ink);
    if !entry.missing.is_empty() {
        let font = Face::Regular.at(theme.scaled(size::TEXT_SMALL));
        let format = egui::TextFormat::simple(font, theme.tokens.look_at);
        job.append(&format!("   {}", entry.missing.join(", ")), 0.0, format);
    }
    let mut name = entry.text.plain();
    if !entry.missing.is_empty() {
        name = format!("{name} Missing: {}", entry.missing.join(", "));
    }
    ui.push_id(entry.id, |ui| {
        ui.with_layout(Layout::top_down_justified(Align::LEFT), |ui| {
            ui.add(Button::new(job).frame_when_inactive(false).wrap())
                .on_hover_text("Show the record")
        })
        .inner
    })
    .inner
    .accessible_name(name)
    .clicked()
}
