//! What is being read, and where in it one is.

use egui::text::LayoutJob;
use egui::{Align, Layout, Ui};

use crate::document::Document;
use crate::model::{Id, Source};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::{Face, Theme, icon_button, icons, size};

use super::look_ui::look_button;
use super::{Reader, padded};

impl Reader {
    /// Draws the header; `more` puts further buttons beside the reader's own.
    pub fn header_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        more: impl FnOnce(&mut Ui, &mut Cx<'_>),
    ) {
        let Some(source) = self.source else {
            return;
        };
        let map = cx.desk.map();
        let Some(record) = map.source(source) else {
            return;
        };
        let has_text = cx.desk.documents.text(source).is_some();
        padded().show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                if has_text {
                    if icon_button(ui, "Find in document", icons::ICON_SEARCH).clicked() {
                        self.open_find();
                    }
                    look_button(ui, cx);
                }
                if icon_button(ui, "Edit the source's record", icons::ICON_EDIT).clicked() {
                    cx.push(Action::Select(source));
                }
                if !has_text
                    && icon_button(ui, "Attach the document's text", icons::ICON_ATTACH_FILE)
                        .clicked()
                {
                    attach(cx, source);
                }
                more(ui, cx);
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    let theme = cx.theme;
                    let status = self.status.as_str();
                    title_ui(ui, theme, title_of(record));
                    let who = who(record);
                    // Where one is comes first: in a narrow panel the end is cut off.
                    let line = match (who.is_empty(), status.is_empty()) {
                        (false, false) => format!("{status} · {who}"),
                        (true, _) => status.to_owned(),
                        (false, true) => who,
                    };
                    if !line.is_empty() {
                        let text = theme.muted_text(&line);
                        let label = ui.add(egui::Label::new(text).truncate());
                        label.on_hover_text(line);
                    }
                });
            });
        });
    }
}

/// The title over two lines at most; all of it when it is pointed at.
fn title_ui(ui: &mut Ui, theme: &Theme, title: &str) {
    let mut job = LayoutJob::simple(
        title.to_owned(),
        Face::Bold.at(theme.scaled(size::TEXT)),
        theme.tokens.ink,
        ui.available_width(),
    );
    job.wrap.max_rows = 2;
    ui.add(egui::Label::new(job).wrap()).on_hover_text(title);
}

impl Reader {
    /// What there is to know of how well the file could be read.
    pub(super) fn remarks_ui(&self, ui: &mut Ui, cx: &Cx<'_>, document: &Document) {
        let remarks = document.remarks();
        let Some(first) = remarks.first() else {
            return;
        };
        let frame = padded().fill(cx.theme.tokens.chrome);
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let line = match remarks.len() {
                1 => first.clone(),
                count => format!("{first} (1 of {count} remarks)"),
            };
            let text = cx.theme.muted_text(line);
            let label = ui.add(egui::Label::new(text).truncate());
            label.on_hover_text(remarks.join("\n"));
        });
    }
}

/// Attaches a text to this source: the command goes to what is selected.
pub(super) fn attach(cx: &mut Cx<'_>, source: Id) {
    cx.push(Action::Select(source));
    cx.run(Command::AttachFile);
}

fn title_of(record: &Source) -> &str {
    match record.title.trim() {
        "" => record.label(),
        title => title,
    }
}

/// `Arslan Ghazi`, `Khan and Hussain`, `Khan and others`; else what holds it.
pub fn who(record: &Source) -> String {
    match record.authors.as_slice() {
        [] => record.container.trim().to_owned(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [one, ..] => format!("{one} and others"),
    }
}
