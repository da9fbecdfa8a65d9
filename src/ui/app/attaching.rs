//! Texts and pictures from files to the sources and claims that they belong to.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use egui::Context;

use crate::file::{PictureError, folder, read_picture};
use crate::model::{Id, Kind, Picture, Source};
use crate::ui::importing::summary;
use crate::ui::jobs::{Ask, AttachReport, AttachRequest, Done, Proof, Wanted, attach};
use crate::ui::notice::Notice;
use crate::ui::panels::LeftView;
use crate::ui::shell::{DropPlan, sort_dropped};
use crate::ui::tab::TabKey;

use super::App;
use super::settings::LEFT;

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

    /// Documents for whichever sources they belong to, or for new ones.
    pub(super) fn ask_for_documents(&mut self) {
        if let Some(tab) = self.tab().map(|tab| tab.key) {
            self.ask(Ask::Texts { tab, to: None });
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

    /// Reads the texts that the map holds or names in its own folder, and those whose
    /// place on this machine is remembered. Alters nothing in the map, unless a file
    /// was moved.
    pub(super) fn load_texts(&mut self, key: TabKey) {
        let Some(place) = self.place_of(key) else {
            return;
        };
        let desk = &mut self.tabs[place].desk;
        desk.imports
            .embedded_to_load(desk.session.map(), &desk.documents);
        let map_folder = desk.place.path.as_deref().and_then(Path::parent);
        let remembered = &self.settings.preferences.texts;
        let wanted: Vec<Wanted> = (desk.map().sources().iter())
            .flat_map(|(source, record)| places_of(source, record, map_folder, remembered))
            .collect();
        let map_folder = map_folder.map(Path::to_owned);
        let map = desk.session.shared_map();
        if !map.sources().is_empty() {
            let request = AttachRequest::Known {
                map,
                wanted,
                map_folder,
            };
            self.start_reading(key, request);
        }
    }

    pub(super) fn start_reading(&mut self, key: TabKey, request: AttachRequest) {
        let Some(tab) = self.by_key(key) else { return };
        let progress = tab.desk.imports.begin();
        let reader = self.reader.clone();
        self.jobs.run("Reading documents", move || Done::Attached {
            tab: key,
            report: attach(request, &reader, &progress),
        });
    }

    pub(super) fn attached(&mut self, key: TabKey, report: AttachReport) {
        let Some(tab) = self.tabs.iter_mut().find(|tab| tab.key == key) else {
            return;
        };
        let frozen = tab.desk.place.frozen;
        let (mut matched, mut made) = (Vec::new(), Vec::new());
        let mut moved = false;
        for attached in &report.attached {
            let record = (attached.record.as_ref()).filter(|_| !frozen);
            let Some(source) = tab.desk.map().source(attached.source).or(record) else {
                continue;
            };
            let labels = if record.is_some() {
                &mut made
            } else {
                &mut matched
            };
            labels.push(source.label().to_owned());
            moved |= attached.moved;
            let hash = attached.text.document.document().hash().as_str();
            if let Some(path) = &attached.text.path {
                self.settings.preferences.remember_text(hash, path);
            }
            let (text, stamp) = (attached.text.clone(), attached.stamp.clone());
            tab.desk.documents.attach_file(attached.source, text, stamp);
        }
        if report.unasked {
            if moved && !frozen {
                self.mend_links(key, &report);
            }
            return;
        }
        tab.desk.imports.offer(report.unmatched.iter().cloned());
        tab.desk.imports.add_failed(report.failed.iter().cloned());
        if let [only] = report.attached.as_slice() {
            tab.left.read(only.source, None);
        }
        if !(report.unmatched.is_empty() && report.failed.is_empty()) {
            self.settings.set_open(LEFT, true);
            tab.left.view = LeftView::Sources;
        }
        self.add_sources(key, &report);
        let path = self.by_key(key).and_then(|tab| tab.desk.place.path.clone());
        if let Some(path) = path {
            self.link_texts(key, &path);
        }
        let unmade =
            (report.attached.iter()).filter(|attached| frozen && attached.record.is_some());
        let unmade = unmade.count();
        if unmade > 0 {
            let title = format!(
                "This map cannot be changed here; {unmade} of the files are in no source of it"
            );
            self.notify(Notice::warning(title));
        }
        if unmade == 0 || !matched.is_empty() {
            self.notify(summary(&report, &matched, &made));
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
            self.import_references(dropped.references);
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
        // A text in the map is the one that counts; its file shows the pages as well.
        let proof = match &record.embedded {
            Some(_) => Proof::Hash(record.hash.clone()),
            None => Proof::Named,
        };
        add(path, proof);
    }
    if let Some(path) = remembered.get(&record.hash) {
        add(path.into(), Proof::Hash(record.hash.clone()));
    }
    // A file of that name which was attached to another map.
    if record.embedded.is_none()
        && let Some(name) = Path::new(&record.file).file_name()
    {
        for path in remembered.values().map(Path::new) {
            if path.file_name() == Some(name) {
                add(path.to_owned(), Proof::Quotes);
            }
        }
    }
    places
}
