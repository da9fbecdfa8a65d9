//! What is asked for about documents: in the import panel, by commands, and by a file
//! that changes while its map is open.

use std::time::Duration;

use egui::{Context, Event, ViewportCommand};

use crate::document::{Document, embed};
use crate::edit::Edit;
use crate::model::{Id, Kind, Source};
use crate::ui::importing::{ImportAction, PasteDialog, PasteReply, record_of};
use crate::ui::jobs::AttachRequest;
use crate::ui::notice::Notice;

use super::App;

/// The clipboard on its way into the map.
#[derive(Debug, Default)]
pub enum Pasting {
    #[default]
    No,
    /// The system was asked for the clipboard's text. It answers with an event a few
    /// frames later, or not at all. One waits until then (seconds of the context's
    /// time) and for that many more frames: these may be slow.
    Waiting {
        until: f64,
        frames: usize,
    },
    Asking(PasteDialog),
}

/// How long the system gets to hand over the clipboard's text.
const CLIPBOARD_WAIT_SECS: f64 = 1.0;
const CLIPBOARD_FRAMES: usize = 8;
/// How often one looks whether it has come.
const CLIPBOARD_LOOK: Duration = Duration::from_millis(100);

impl App {
    pub(super) fn import(&mut self, action: ImportAction) {
        match action {
            ImportAction::Stop => {
                if let Some(desk) = self.desk() {
                    desk.imports.stop();
                }
            }
            ImportAction::TryAgain(path) => {
                let Some(tab) = self.tab_mut() else { return };
                let to = tab.desk.imports.dismiss(&path).and_then(|file| file.to);
                let to = to.filter(|id| tab.desk.map().contains(*id));
                self.attach(vec![path], to);
            }
            ImportAction::Dismiss(path) => {
                if let Some(tab) = self.tab_mut() {
                    tab.desk.imports.dismiss(&path);
                }
            }
            ImportAction::AddAsSources(paths) => {
                if let Some(tab) = self.tab_mut() {
                    tab.desk.imports.take_offered();
                }
                self.attach(paths, None);
            }
            ImportAction::LeaveOffered => {
                if let Some(tab) = self.tab_mut() {
                    tab.desk.imports.take_offered();
                }
            }
            ImportAction::KeepText(id) => self.keep_text(id),
            ImportAction::LinkFile(id) => self.link_file(id),
            ImportAction::AcceptText(id) => self.accept_text(id),
            ImportAction::Reload(id) => self.reload(id),
            ImportAction::LeaveChange(id) => {
                if let Some(tab) = self.tab_mut()
                    && let Some(text) = tab.desk.documents.text(id)
                {
                    let hash = text.document.document().hash().as_str().to_owned();
                    tab.desk.imports.leave_change(id, &hash);
                }
            }
        }
    }

    fn reload(&mut self, id: Id) {
        let Some(tab) = self.tab() else { return };
        let path = tab
            .desk
            .documents
            .text(id)
            .and_then(|text| text.path.clone());
        if let Some(path) = path {
            let request = AttachRequest::Again {
                files: vec![(id, path, None)],
                forced: true,
            };
            self.start_reading(tab.key, request);
        }
    }

    /// When the window comes to the front again, the files of its texts may have been
    /// changed in another program.
    pub(super) fn look_for_changed_files(&mut self, ctx: &Context) {
        let came_to_front = ctx.input(|input| {
            (input.events.iter()).any(|event| matches!(event, Event::WindowFocused(true)))
        });
        let Some(tab) = self.tab().filter(|_| came_to_front) else {
            return;
        };
        let documents = &tab.desk.documents;
        let files: Vec<_> = (documents.sources())
            .filter_map(|id| {
                let path = documents.text(id)?.path.clone()?;
                Some((id, path, Some(documents.stamp(id)?.clone())))
            })
            .collect();
        if !files.is_empty() && !tab.desk.imports.is_running() {
            let request = AttachRequest::Again {
                files,
                forced: false,
            };
            self.start_reading(tab.key, request);
        }
    }

    /// Loads texts that have come into the map otherwise than by opening it: pasted
    /// with a branch, or brought back by undo.
    pub(super) fn load_embedded_texts(&mut self) {
        let Some(tab) = self.tab_mut() else { return };
        let desk = &mut tab.desk;
        let sources = desk
            .imports
            .embedded_to_load(desk.session.map(), &desk.documents);
        if !sources.is_empty() {
            let key = tab.key;
            self.start_reading(key, AttachRequest::InMap { sources });
        }
    }

    /// Says once of each changed text what became of its quotes.
    pub(super) fn tell_changes(&mut self) {
        let Some(tab) = self.tab_mut() else { return };
        let desk = &mut tab.desk;
        let mut notices = Vec::new();
        for report in desk.documents.changes() {
            if report.pending > 0 || !desk.imports.is_news(report.source, &report.hash) {
                continue;
            }
            let label =
                (desk.session.map().source(report.source)).map_or("a source", Source::label);
            let title = format!("The text of {label} has changed: {}", report.summary());
            let details = "It is not the text that was quoted. No quote was anchored anew; the \
                           list over the sources shows what became of each.";
            notices.push(match report.to_mend() {
                0 => Notice::info(title).with_details(details),
                _ => Notice::warning(title).with_details(details),
            });
        }
        for notice in notices {
            self.notify(notice);
        }
    }

    /// Asks the system for the text on the clipboard.
    pub(super) fn ask_for_clipboard(&mut self) {
        let until = self.ctx.input(|input| input.time) + CLIPBOARD_WAIT_SECS;
        self.pasting = Pasting::Waiting {
            until,
            frames: CLIPBOARD_FRAMES,
        };
        self.ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
    }

    /// Takes the clipboard's text when it comes.
    pub(super) fn take_clipboard(&mut self, ctx: &Context) {
        let Pasting::Waiting { until, frames } = &mut self.pasting else {
            return;
        };
        *frames = frames.saturating_sub(1);
        let late = *frames == 0 && ctx.input(|input| input.time) > *until;
        let pasted = ctx.input_mut(|input| {
            let mut pasted = None;
            input.events.retain(|event| match event {
                Event::Paste(text) => {
                    pasted = Some(text.clone());
                    false
                }
                _ => true,
            });
            pasted
        });
        match pasted.map(PasteDialog::new) {
            Some(Some(dialog)) => self.pasting = Pasting::Asking(dialog),
            None if !late => ctx.request_repaint_after(CLIPBOARD_LOOK),
            Some(None) | None => {
                self.pasting = Pasting::No;
                let notice = Notice::info("There is no text on the clipboard");
                self.notify(notice.with_details(
                    "Copy the words of the document in another program first, then come back.",
                ));
            }
        }
    }

    pub(super) fn is_asking_about_paste(&self) -> bool {
        matches!(self.pasting, Pasting::Asking(_))
    }

    pub(super) fn paste_ui(&mut self, ctx: &Context) {
        let Pasting::Asking(dialog) = &mut self.pasting else {
            return;
        };
        match dialog.ui(ctx) {
            None => {}
            Some(PasteReply::Cancel) => self.pasting = Pasting::No,
            Some(PasteReply::Add { title, text }) => {
                self.pasting = Pasting::No;
                self.add_pasted(title, text);
            }
        }
    }

    /// A source with its text in the map.
    fn add_pasted(&mut self, title: String, text: String) {
        let document = Document::from_text(text);
        let mut source = record_of(&document, None);
        if !title.is_empty() {
            source.title = title;
        }
        source.embedded = Some(embed(&document));
        let id = Id::random(Kind::Source);
        if let Some(tab) = self.tab_mut() {
            tab.desk.session.seal();
        }
        if self.edit(&Edit::AddSource { id, source })
            && let Some(tab) = self.tab_mut()
        {
            tab.desk.select(id);
            tab.left.read(id, None);
        }
    }
}
