//! What a map notes of where its texts are: in a file or in the map itself.

use std::path::Path;

use crate::document::embed;
use crate::edit::Edit;
use crate::file::folder;
use crate::model::{Id, Map, Source};
use crate::ui::documents::Documents;
use crate::ui::importing::ImportAction;
use crate::ui::jobs::{AttachReport, AttachRequest};
use crate::ui::notice::Notice;
use crate::ui::shell::{Dialog, Reply};
use crate::ui::tab::TabKey;

use super::App;
use super::opening::Question;

impl App {
    /// Makes the sources that a report brings, in one step.
    pub(super) fn add_sources(&mut self, key: TabKey, report: &AttachReport) {
        let Some(tab) = self.by_key(key) else { return };
        if tab.desk.place.frozen {
            return;
        }
        let folder = folder_of(tab.desk.place.path.as_deref());
        let made: Vec<(Id, Source)> = (report.attached.iter())
            .filter_map(|attached| {
                let mut source = attached.record.clone()?;
                if let Some(path) = &attached.text.path {
                    let file = folder.and_then(|folder| folder::relative_to(folder, path));
                    source.file = file.unwrap_or_default();
                }
                if let Some(stamp) = &attached.stamp {
                    source.file_hash.clone_from(&stamp.hash);
                }
                Some((attached.source, source))
            })
            .collect();
        let Some((first, _)) = made.first() else {
            return;
        };
        let (first, alone) = (*first, made.len() == 1);
        let edits = (made.into_iter())
            .map(|(id, source)| Edit::AddSource { id, source })
            .collect();
        tab.desk.session.seal();
        let many = Edit::Many {
            label: "add documents",
            edits,
        };
        match tab.desk.apply(&many) {
            Ok(_) if alone => tab.desk.select(first),
            Ok(_) => {}
            Err(refusal) => self.notify(Notice::warning(refusal.to_string())),
        }
    }

    /// Notes in the map which file and which text belong to each source whose text
    /// is at hand, as seen from the map's own file. A text other than the one that is
    /// quoted is not noted: a person accepts it first.
    pub(super) fn link_texts(&mut self, key: TabKey, map_path: &Path) {
        let Some(tab) = self.by_key(key) else { return };
        if tab.desk.place.frozen {
            return;
        }
        let folder = folder_of(Some(map_path)).unwrap_or(Path::new("."));
        let edits = link_edits(tab.desk.map(), &tab.desk.documents, folder);
        self.apply_to(key, "attach texts", edits);
    }

    /// Notes the new place of files that were found by their hash.
    pub(super) fn mend_links(&mut self, key: TabKey, report: &AttachReport) {
        let Some(tab) = self.by_key(key) else { return };
        let Some(folder) = folder_of(tab.desk.place.path.as_deref()) else {
            return;
        };
        let mut edits = Vec::new();
        let mut found = Vec::new();
        for attached in report.attached.iter().filter(|attached| attached.moved) {
            let path = attached.text.path.as_deref();
            let file = path.and_then(|path| folder::relative_to(folder, path));
            if let Some(source) = tab.desk.map().source(attached.source)
                && let Some(file) = file
            {
                found.push(format!("{}: {} → {file}", source.label(), source.file));
                let source = Source {
                    file,
                    ..source.clone()
                };
                edits.push(update(attached.source, source, "mend link"));
            }
        }
        tab.desk.session.seal();
        if edits.is_empty() || !self.apply_to(key, "mend links", edits) {
            return;
        }
        let title = match found.as_slice() {
            [_] => "A text was found in another place; its link was mended".to_owned(),
            _ => format!(
                "{} texts were found in other places; their links were mended",
                found.len()
            ),
        };
        let details = format!("{}\nUndo puts the old links back.", found.join("\n"));
        self.notify(Notice::info(title).with_details(details));
    }

    /// Makes edits of one map in one step; whether that was possible.
    fn apply_to(&mut self, key: TabKey, label: &'static str, edits: Vec<Edit>) -> bool {
        let Some(tab) = self.by_key(key) else {
            return false;
        };
        if edits.is_empty() {
            return true;
        }
        match tab.desk.apply(&Edit::Many { label, edits }) {
            Ok(_) => true,
            Err(refusal) => {
                self.notify(Notice::warning(refusal.to_string()));
                false
            }
        }
    }

    /// Puts the text of a source into the map; asks first where that makes the map's
    /// file large.
    pub(super) fn keep_text(&mut self, id: Id) {
        let Some(tab) = self.tab() else { return };
        let (key, desk) = (tab.key, &tab.desk);
        let (Some(source), Some(text)) = (desk.map().source(id), desk.documents.text(id)) else {
            return;
        };
        let bytes = embedded_bytes(desk.map()) + text.document.document().text().len() as u64;
        if bytes <= self.large_map_bytes {
            return self.keep_large_text(key, id);
        }
        let words = format!(
            "With the text of {} the map’s file has about {}. Large map files are slow to open, \
             to save and to send. Leave the text linked to its file, and collect everything into \
             one file only for sending.",
            source.label(),
            folder::size_in_words(bytes),
        );
        let replies = [Reply::KeepText, Reply::Cancel];
        let dialog = Dialog::new("Keep this long text in the map?", words, &replies);
        let question = Question::LargeText {
            tab: key,
            source: id,
        };
        self.questions.push_back((question, dialog));
    }

    /// Puts the text of a source into the map, however long it is.
    pub(super) fn keep_large_text(&mut self, key: TabKey, id: Id) {
        let Some(tab) = self.by_key(key) else { return };
        let desk = &mut tab.desk;
        let (Some(source), Some(text)) = (desk.map().source(id), desk.documents.text(id)) else {
            return;
        };
        let document = text.document.document();
        let mut kept = source.clone();
        kept.embedded = Some(embed(document));
        if is_accepted(desk.map(), id, source, document.hash().as_str()) {
            document.hash().as_str().clone_into(&mut kept.hash);
        }
        let label = source.label().to_owned();
        desk.session.seal();
        let edits = vec![update(id, kept, "keep text in the map")];
        if self.apply_to(key, "keep text in the map", edits) {
            self.notify(Notice::success(format!(
                "The text of {label} is kept in the map"
            )));
        }
    }

    /// Takes the text of a source out of the map, where there is a file to read it
    /// from.
    pub(super) fn link_file(&mut self, id: Id) {
        let Some(tab) = self.tab() else { return };
        let (key, desk) = (tab.key, &tab.desk);
        let Some(source) = desk.map().source(id) else {
            return;
        };
        let folder = folder_of(desk.place.path.as_deref());
        let at_hand = desk.documents.text(id).and_then(|text| text.path.clone());
        let path = at_hand.or_else(|| folder::inside(folder?, &source.file));
        let Some(path) = path else {
            let notice = Notice::warning(format!("There is no file to link {} to", source.label()));
            return self.notify(notice.with_details(
                "The map holds the only copy of this text that is at hand. Attach the document’s \
                 file first; then its text can be taken out of the map.",
            ));
        };
        let mut linked = source.clone();
        linked.embedded = None;
        if let Some(file) = folder.and_then(|folder| folder::relative_to(folder, &path)) {
            linked.file = file;
        }
        if self.edit_sealed(update(id, linked, "link to the file")) {
            let files = vec![(id, path, None)];
            self.start_reading(
                key,
                AttachRequest::Again {
                    files,
                    forced: true,
                },
            );
        }
    }

    /// The text at hand is the one that is quoted from now on. Quotes keep their
    /// anchors.
    pub(super) fn accept_text(&mut self, id: Id) {
        let Some(desk) = self.desk() else { return };
        let (Some(source), Some(text)) = (desk.map().source(id), desk.documents.text(id)) else {
            return;
        };
        let document = text.document.document();
        let mut accepted = source.clone();
        document.hash().as_str().clone_into(&mut accepted.hash);
        if let Some(stamp) = desk.documents.stamp(id) {
            accepted.file_hash.clone_from(&stamp.hash);
        }
        if accepted.embedded.is_some() {
            accepted.embedded = Some(embed(document));
        }
        self.edit_sealed(update(id, accepted, "accept text"));
    }

    /// An edit that is a step of its own.
    fn edit_sealed(&mut self, edit: Edit) -> bool {
        if let Some(tab) = self.tab_mut() {
            tab.desk.session.seal();
        }
        self.edit(&edit)
    }

    /// Does something with the selected source.
    pub(super) fn import_lead(&mut self, action: fn(Id) -> ImportAction) {
        if let Some(lead) = self.desk().and_then(|desk| desk.selection.lead()) {
            self.import(action(lead));
        }
    }
}

pub(super) fn update(id: Id, source: Source, label: &'static str) -> Edit {
    Edit::Update {
        id,
        record: source.into(),
        label,
    }
}

/// The folder of a map's file.
pub(super) fn folder_of(map_path: Option<&Path>) -> Option<&Path> {
    let folder = map_path?.parent()?;
    Some(match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    })
}

/// How much of the map is texts of documents.
fn embedded_bytes(map: &Map) -> u64 {
    let sources = map.sources().iter();
    let pieces = sources.flat_map(|(_, source)| source.embedded.iter().flat_map(|text| &text.text));
    pieces.map(|piece| piece.len() as u64).sum()
}

/// Whether a text is the source's without anybody saying so: the one that was quoted,
/// or the first one, or one of which nothing is quoted.
fn is_accepted(map: &Map, id: Id, source: &Source, hash: &str) -> bool {
    source.hash.is_empty() || source.hash == hash || map.quotes_of(id).is_empty()
}

/// The edits that note file and hashes where they differ from what stands there.
fn link_edits(map: &Map, documents: &Documents, folder: &Path) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (id, source) in map.sources().iter() {
        let Some(text) = documents.text(id) else {
            continue;
        };
        let document = text.document.document();
        let hash = document.hash().as_str();
        let mut linked = source.as_ref().clone();
        if is_accepted(map, id, source, hash) {
            if linked.embedded.is_some() && linked.hash != hash {
                linked.embedded = Some(embed(document));
            }
            hash.clone_into(&mut linked.hash);
            if let Some(stamp) = documents.stamp(id) {
                linked.file_hash.clone_from(&stamp.hash);
            }
        }
        // A file elsewhere is found again by its hash, on this machine.
        let path = text.path.as_deref();
        if let Some(file) = path.and_then(|path| folder::relative_to(folder, path)) {
            linked.file = file;
        }
        if linked != **source {
            edits.push(update(id, linked, "attach texts"));
        }
    }
    edits
}
