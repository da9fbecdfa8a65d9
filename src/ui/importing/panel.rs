//! What is to be said of documents, over the list of sources.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::text::LayoutJob;
use egui::{Frame, Margin, ProgressBar, ScrollArea, TextFormat, Ui};

use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::jobs::{FailedFile, Stage};
use crate::ui::panels::words::counted;
use crate::ui::theme::{Face, Theme, size};

use super::change_ui::change_ui;
use super::state::ImportAction;

/// Remembers what is ticked among the files that are offered.
#[derive(Debug, Default)]
pub struct ImportsPanel {
    unticked: BTreeSet<PathBuf>,
}

/// Between the scroll bar and the panel's edge.
const GUTTER: i8 = 2;
/// The share of the panel's height that this takes at most before it scrolls.
const MOST: f32 = 0.5;
/// How often one looks how far reading has come.
const LOOK_EVERY: Duration = Duration::from_millis(100);

impl ImportsPanel {
    /// Shows nothing where there is nothing to say.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let imports = &cx.desk.imports;
        if imports.is_running() {
            ui.ctx().request_repaint_after(LOOK_EVERY);
        }
        let stage = imports.stage();
        let changes: Vec<_> = (cx.desk.documents.changes().iter())
            .filter(|report| !imports.is_left(report.source, &report.hash))
            .collect();
        let silent = stage.is_none()
            && changes.is_empty()
            && imports.failed().is_empty()
            && imports.offered().is_empty();
        if silent {
            return;
        }
        let margin = Margin {
            left: size::PANEL_PADDING,
            // The scroll bar stands beside the cards.
            right: GUTTER,
            top: 0,
            bottom: 8,
        };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt("imports")
                .max_height(ui.available_height() * MOST)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    let width = ui.available_width() - f32::from(size::PANEL_PADDING - GUTTER);
                    ui.set_max_width(width);
                    if let Some(stage) = &stage {
                        stage_ui(ui, cx, stage);
                    }
                    let failed = cx.desk.imports.failed();
                    if !failed.is_empty() {
                        failed_ui(ui, cx, failed);
                    }
                    self.offered_ui(ui, cx);
                    for report in changes {
                        change_ui(ui, cx, report);
                    }
                });
        });
    }

    /// Files of a folder that match no source, to be made sources or not.
    fn offered_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let offered = cx.desk.imports.offered();
        if offered.is_empty() {
            return;
        }
        card(ui, cx, |ui, cx| {
            let count = counted(offered.len(), "file matches", "files match");
            ui.label(cx.theme.bold_text(format!("{count} no source")));
            ui.label("They are not in the map yet. Choose which ones to add.");
            for path in offered {
                let mut ticked = !self.unticked.contains(path);
                let name = name_of(path);
                let tick = ui.checkbox(&mut ticked, name);
                if tick.on_hover_text(path.display().to_string()).changed() {
                    match ticked {
                        true => self.unticked.remove(path),
                        false => self.unticked.insert(path.clone()),
                    };
                }
            }
            let chosen: Vec<PathBuf> = (offered.iter())
                .filter(|path| !self.unticked.contains(*path))
                .cloned()
                .collect();
            ui.horizontal_wrapped(|ui| {
                let add = ui.add_enabled(!chosen.is_empty(), egui::Button::new("Add as sources"));
                if add.clicked() {
                    push(cx, ImportAction::AddAsSources(chosen));
                }
                if ui.button("Leave them out").clicked() {
                    push(cx, ImportAction::LeaveOffered);
                }
            });
        });
    }
}

fn stage_ui(ui: &mut Ui, cx: &mut Cx<'_>, stage: &Stage) {
    card(ui, cx, |ui, cx| {
        let Stage { file, number, of } = stage;
        let text = match of {
            1 => format!("Reading {file}"),
            _ => format!("Reading {file}, {number} of {of}"),
        };
        ui.label(text);
        let share = number.saturating_sub(1) as f32 / (*of).max(1) as f32;
        let bar = ProgressBar::new(share).desired_height(size::GAP_SMALL);
        ui.add(bar).accessible_name("Reading documents");
        if ui.button("Stop").clicked() {
            push(cx, ImportAction::Stop);
        }
    });
}

/// Each file with what it is and what to do.
fn failed_ui(ui: &mut Ui, cx: &mut Cx<'_>, failed: &[FailedFile]) {
    card(ui, cx, |ui, cx| {
        let theme = cx.theme;
        let count = counted(failed.len(), "file", "files");
        let title = format!("{count} could not be read");
        ui.label(theme.bold_text(title).color(theme.tokens.against_strong));
        if failed.len() > 1 && ui.link("Dismiss all").clicked() {
            for file in failed {
                push(cx, ImportAction::Dismiss(file.path.clone()));
            }
        }
        for file in failed {
            let name = name_of(&file.path);
            ui.add_space(size::GAP_SMALL);
            let words = file_words(cx.theme, &name, &sentence_of(file));
            ui.label(words)
                .on_hover_text(file.path.display().to_string());
            ui.horizontal_wrapped(|ui| {
                let again = ui.button("Try again");
                if again.clicked() {
                    push(cx, ImportAction::TryAgain(file.path.clone()));
                }
                again.accessible_name(format!("Try again: {name}"));
                let dismiss = ui.button("Dismiss");
                if dismiss.clicked() {
                    push(cx, ImportAction::Dismiss(file.path.clone()));
                }
                dismiss.accessible_name(format!("Dismiss: {name}"));
            });
        }
    });
}

/// A sentence with the file's name in it in bold.
fn file_words(theme: &Theme, name: &str, sentence: &str) -> LayoutJob {
    let mut job = LayoutJob::default();
    let mut add = |text: &str, face: Face| {
        let font = face.at(theme.scaled(size::TEXT));
        job.append(text, 0.0, TextFormat::simple(font, theme.tokens.ink));
    };
    match sentence.split_once(name) {
        Some((before, after)) => {
            add(before, Face::Regular);
            add(name, Face::Bold);
            add(after, Face::Regular);
        }
        None => add(sentence, Face::Regular),
    }
    job
}

/// The sentence with the file's name in place of its whole path, for which there is
/// little room.
fn sentence_of(file: &FailedFile) -> String {
    let path = file.path.display().to_string();
    file.sentence.replace(&path, &name_of(&file.path))
}

pub(super) fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

pub(super) fn push(cx: &mut Cx<'_>, action: ImportAction) {
    cx.push(Action::Import(action));
}

pub(super) fn card(ui: &mut Ui, cx: &mut Cx<'_>, content: impl FnOnce(&mut Ui, &mut Cx<'_>)) {
    cx.theme.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        content(ui, cx);
    });
    ui.add_space(size::GAP);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_names_the_file_without_its_folders() {
        let file = FailedFile {
            path: "/home/a/very/long/way/paper.pdf".into(),
            to: None,
            sentence: "/home/a/very/long/way/paper.pdf is empty. Choose another.".into(),
        };
        assert_eq!(sentence_of(&file), "paper.pdf is empty. Choose another.");
    }
}
