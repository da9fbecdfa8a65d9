//! Texts and pictures from files to the sources and claims that they belong to.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use crate::edit::Edit;
use crate::file::{PictureError, folder, read_picture};
use crate::model::{Id, Kind, Map, Picture, Source};
use crate::ui::jobs::{Ask, AttachReport, AttachRequest, Done, Proof, Wanted, attach};
use crate::ui::notice::Notice;
use crate::ui::shell::{DropPlan, sort_dropped};
use crate::ui::tab::TabKey;

use super::App;

impl App {
    pub(super) fn ask_for_texts(&mut self, folder: bool) {
        let Some(tab) = self.tab() else { return };
        let (key, lead) = (tab.key, tab.desk.selection.lead());
        self.ask(match folder {
            true => Ask::TextFolder { tab: key },
            false => Ask::Texts {
                tab: key,
                to: lead.filter(|id| id.kind() == Kind::Source),
            },
        });
    }

    pub(super) fn ask_for_picture(&mut self) {
        let Some(tab) = self.tab() else { return };
        if let Some(to) = tab.desk.selection.lead() {
            let tab = tab.key;
            self.ask(Ask::Picture { tab, to });
        }
    }

    /// Reads texts for the active map.
    pub(super) fn attach(&mut self, paths: Vec<PathBuf>, to: Option<Id>) {
        match self.tab().map(|tab| tab.key) {
            Some(key) => self.attach_to(key, paths, to),
            None => self.notify(Notice::info("Open a map first, then drop its texts")),
        }
    }

    pub(super) fn attach_to(&mut self, key: TabKey, paths: Vec<PathBuf>, to: Option<Id>) {
        let Some(tab) = self.by_key(key) else { return };
        let map = tab.desk.session.shared_map();
        self.start_reading(key, AttachRequest::Chosen { map, paths, to });
    }

    /// Reads the texts that the map names in its own folder, and those whose place
    /// on this machine is remembered. Alters nothing in the map.
    pub(super) fn load_texts(&mut self, key: TabKey) {
        let Some(place) = self.place_of(key) else {
            return;
        };
        let desk = &self.tabs[place].desk;
        let map_folder = desk.place.path.as_deref().and_then(Path::parent);
        let remembered = &self.settings.preferences.texts;
        let wanted: Vec<Wanted> = (desk.map().sources().iter())
            .flat_map(|(source, record)| places_of(source, record, map_folder, remembered))
            .collect();
        if !wanted.is_empty() {
            let map = desk.session.shared_map();
            self.start_reading(key, AttachRequest::Known { map, wanted });
        }
    }

    fn start_reading(&mut self, tab: TabKey, request: AttachRequest) {
        self.jobs.run("Reading texts", move || Done::Attached {
            tab,
            report: attach(request),
        });
    }

    pub(super) fn attached(&mut self, key: TabKey, report: AttachReport) {
        let Some(tab) = self.tabs.iter_mut().find(|tab| tab.key == key) else {
            return;
        };
        let mut labels = Vec::new();
        for attached in &report.attached {
            let Some(source) = tab.desk.map().source(attached.source) else {
                continue;
            };
            labels.push(source.label().to_owned());
            let hash = attached.text.document.document().hash().as_str();
            if let Some(path) = &attached.text.path {
                self.settings.preferences.remember_text(hash, path);
            }
            tab.desk
                .documents
                .attach(attached.source, attached.text.clone());
        }
        if report.unasked {
            return;
        }
        if let [only] = report.attached.as_slice() {
            tab.left.read(only.source, None);
        }
        if let Some(path) = tab.desk.place.path.clone() {
            self.link_texts(key, &path);
        }
        self.notify(summary(&report, &labels));
    }

    /// Notes in the map which file and which text belong to each source whose text
    /// is at hand, as seen from the map's own file.
    pub(super) fn link_texts(&mut self, key: TabKey, map_path: &Path) {
        let Some(tab) = self.by_key(key) else { return };
        if tab.desk.place.frozen {
            return;
        }
        let folder = map_path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        let documents = &tab.desk.documents;
        let texts = |source: Id| {
            let text = documents.text(source)?;
            let file = text
                .path
                .as_deref()
                .and_then(|path| folder::relative_to(folder, path));
            let hash = text.document.document().hash().as_str().to_owned();
            Some((file, hash))
        };
        let edits = link_edits(tab.desk.map(), texts);
        if edits.is_empty() {
            return;
        }
        let label = "attach texts";
        if let Err(refusal) = tab.desk.apply(&Edit::Many { label, edits }) {
            self.notify(Notice::warning(refusal.to_string()));
        }
    }

    pub(super) fn read_picture(&mut self, path: PathBuf, to: Id) {
        if let Some(key) = self.tab().map(|tab| tab.key) {
            self.read_picture_for(key, path, to);
        }
    }

    pub(super) fn read_picture_for(&mut self, tab: TabKey, path: PathBuf, to: Id) {
        self.jobs.run("Reading the picture", move || Done::Picture {
            tab,
            to,
            result: read_picture(&path),
        });
    }

    pub(super) fn picture_read(
        &mut self,
        key: TabKey,
        to: Id,
        result: Result<Picture, PictureError>,
    ) {
        match result {
            Ok(picture) => {
                let place = self.place_of(key);
                if place.is_some() && place == self.active {
                    self.set_picture(to, Some(picture));
                }
            }
            Err(error) => {
                let notice = Notice::error("The picture was not added");
                self.notify(notice.with_details(error.to_string()));
            }
        }
    }

    /// Takes files that were dropped on the window.
    pub(super) fn take_dropped(&mut self, ctx: &Context) {
        let paths: Vec<PathBuf> = ctx.input(|input| {
            let files = input.raw.dropped_files.iter();
            files.map(|file| file.path().to_owned()).collect()
        });
        if paths.is_empty() {
            return;
        }
        let dropped = sort_dropped(paths);
        for path in dropped.maps {
            self.open_file(path, false);
        }
        if !dropped.references.is_empty() {
            self.import(dropped.references);
        }
        if !dropped.texts.is_empty() {
            self.attach(dropped.texts, None);
        }
        if let Some(path) = dropped.pictures.into_iter().next() {
            match self.drop_plan().picture_target() {
                Some(to) => self.read_picture(path, to),
                None => self.notify(Notice::info(
                    "Select a claim or a source first, then drop its picture",
                )),
            }
        }
    }

    pub(super) fn drop_plan(&self) -> DropPlan {
        DropPlan {
            has_map: self.active.is_some(),
            lead: self.desk().and_then(|desk| desk.selection.lead()),
        }
    }
}

/// Where the text of a source may lie, the likeliest place first.
fn places_of(
    source: Id,
    record: &Source,
    map_folder: Option<&Path>,
    remembered: &BTreeMap<String, String>,
) -> Vec<Wanted> {
    let mut places = Vec::new();
    let mut add = |path: PathBuf, proof: Proof| {
        places.push(Wanted {
            source,
            path,
            proof,
        });
    };
    if let Some(path) = map_folder.and_then(|folder| folder::inside(folder, &record.file)) {
        add(path, Proof::Named);
    }
    if let Some(path) = remembered.get(&record.hash) {
        add(path.into(), Proof::Hash(record.hash.clone()));
    }
    // A file of that name which was attached to another map.
    if let Some(name) = Path::new(&record.file).file_name() {
        for path in remembered.values().map(Path::new) {
            if path.file_name() == Some(name) {
                add(path.to_owned(), Proof::Quotes);
            }
        }
    }
    places
}

/// The edits that note file and hash where they differ from what stands there.
fn link_edits(map: &Map, text: impl Fn(Id) -> Option<(Option<String>, String)>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (id, source) in map.sources().iter() {
        let Some((file, hash)) = text(id) else {
            continue;
        };
        let mut linked = source.as_ref().clone();
        linked.hash = hash;
        // A file elsewhere is found again by its hash, on this machine.
        if let Some(file) = file {
            linked.file = file;
        }
        if linked != **source {
            let record = Arc::new(linked);
            edits.push(Edit::Update {
                id,
                record: crate::model::Record::Source(record),
                label: "attach texts",
            });
        }
    }
    edits
}

/// `5 documents matched: Ghazi, …; 1 matched nothing: attach it by hand`.
fn summary(report: &AttachReport, labels: &[String]) -> Notice {
    let name = |path: &PathBuf| {
        let name = path.file_name().unwrap_or(path.as_os_str());
        name.to_string_lossy().into_owned()
    };
    let mut parts = Vec::new();
    match labels {
        [] => {}
        [only] => parts.push(format!("The text of {only} is attached")),
        _ => parts.push(format!(
            "{} documents matched: {}",
            labels.len(),
            labels.join(", ")
        )),
    }
    match report.unmatched.as_slice() {
        [] => {}
        [only] => parts.push(format!("{} matched nothing: attach it by hand", name(only))),
        more => parts.push(format!(
            "{} matched nothing: attach them by hand",
            more.len()
        )),
    }
    match report.failed.len() {
        0 => {}
        1 => parts.push("1 file could not be read".to_owned()),
        count => parts.push(format!("{count} files could not be read")),
    }
    if parts.is_empty() {
        parts.push("There are no text files there".to_owned());
    }
    let mut details: Vec<String> = report.failed.clone();
    if !report.unmatched.is_empty() {
        let names: Vec<String> = report.unmatched.iter().map(name).collect();
        details.push(format!(
            "Matched nothing: {}. Select the source, then choose Attach text….",
            names.join(", ")
        ));
    }
    if report.cut_short {
        details.push("The folder holds more than is looked at in one go.".to_owned());
    }
    let title = parts.join("; ");
    let notice = match (labels.is_empty(), report.failed.is_empty()) {
        (false, true) if report.unmatched.is_empty() => Notice::success(title),
        (false, _) => Notice::info(title),
        (true, _) => Notice::warning(title),
    };
    notice.with_details(details.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_says_what_matched_and_what_did_not() {
        let report = AttachReport {
            unmatched: vec!["/x/notes.txt".into()],
            ..AttachReport::default()
        };
        let labels = ["Ghazi".to_owned(), "Amini".to_owned()];
        assert_eq!(
            summary(&report, &labels).title,
            "2 documents matched: Ghazi, Amini; notes.txt matched nothing: attach it by hand"
        );
        let nothing = summary(&AttachReport::default(), &[]);
        assert_eq!(nothing.title, "There are no text files there");
    }
}
