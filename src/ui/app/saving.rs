//! Saving maps.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::edit::keeping;
use crate::file::{SaveError, SaveErrorKind, Saved, save};
use crate::layout::{Layout, Mode, Request, kept_spreads, spreads_to_keep};
use crate::model::{Id, Map, Spread};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Desk, Saving};
use crate::ui::jobs::{Ask, Done, SaveJob};
use crate::ui::notice::Notice;
use crate::ui::shell::{Dialog, Reply};
use crate::ui::tab::TabKey;

use super::App;
use super::opening::{OPENING, Question};

/// A map of more records than this is written on a thread: printing it, reading the text
/// back and writing it to the disk take longer than a window may stand still.
const MOST_AT_ONCE: usize = 5_000;

const SAVING: &str = "Saving the map";

impl App {
    pub(super) fn save_active(&mut self) {
        if let Some(key) = self.tab().map(|tab| tab.key) {
            self.save(key);
        }
    }

    pub(super) fn save_active_as(&mut self) {
        if let Some(key) = self.tab().map(|tab| tab.key) {
            self.ask_where_to_save(key);
        }
    }

    /// Saves to the map's file, or asks for one where it has none to write to.
    pub(super) fn save(&mut self, key: TabKey) {
        let Some(tab) = self.by_key(key) else { return };
        let place = &tab.desk.place;
        match (&place.path, &place.read_only) {
            (Some(path), None) => {
                let path = path.clone();
                self.save_to(key, &path, false);
            }
            (Some(_), Some(why)) => {
                let notice = Notice::info("Choose another name to save under");
                let notice = notice.with_details(why.as_str());
                self.notify(notice);
                self.ask_where_to_save(key);
            }
            (None, _) => self.ask_where_to_save(key),
        }
    }

    pub(super) fn ask_where_to_save(&mut self, key: TabKey) {
        if let Some(tab) = self.by_key(key) {
            let name = file_name_for(&tab.desk);
            self.ask(Ask::SaveMap { tab: key, name });
        }
    }

    /// Writes the map. With `over`, over whatever is there; else only over the file
    /// as it was last read or written.
    pub(super) fn save_to(&mut self, key: TabKey, path: &Path, over: bool) {
        let real = path.canonicalize().ok();
        let taken = self.tabs.iter().any(|tab| {
            tab.key != key && tab.desk.place.path.is_some() && tab.desk.place.path == real
        });
        if taken {
            self.closing = None;
            let notice = Notice::error("That file is open in another tab");
            return self
                .notify(notice.with_details("Close it there first, or choose another name."));
        }
        self.link_texts(key, path);
        let Some(tab) = self.by_key(key) else { return };
        let desk = &mut tab.desk;
        let first = desk.place.path.as_deref() != Some(path);
        if desk.place.saving != Saving::No {
            if first {
                let notice = Notice::info("The map is still being saved");
                let why = "Choose another name again when that is done.";
                return self.notify(notice.with_details(why));
            }
            // What has changed since is written after what is on its way.
            desk.place.saving = Saving::Again;
            return;
        }
        let expected = desk.place.fingerprint.filter(|_| !over && !first);
        let save_job = SaveJob {
            tab: key,
            path: path.to_owned(),
            first,
            state: desk.session.state(),
        };
        let map = ToSave::new(desk, &tab.canvas);
        if desk.map().len() <= MOST_AT_ONCE {
            let result = save(path, &map.with_its_looks(), expected.as_ref());
            return self.saved(save_job, result);
        }
        desk.place.saving = Saving::Running;
        self.jobs.run(SAVING, move || Done::Saved {
            result: save(&save_job.path, &map.with_its_looks(), expected.as_ref()),
            job: save_job,
        });
    }

    /// A map is on the disk, or is not.
    pub(super) fn saved(&mut self, job: SaveJob, result: Result<Saved, SaveError>) {
        let SaveJob {
            tab: key,
            path,
            first,
            state,
        } = job;
        // The tab may have been closed meanwhile, without saving what came after.
        let Some(tab) = self.by_key(key) else { return };
        let desk = &mut tab.desk;
        let saving = std::mem::take(&mut desk.place.saving);
        match result {
            Ok(saved) => {
                desk.session.mark_saved(state);
                desk.place.path = Some(saved.path.clone());
                desk.place.fingerprint = Some(saved.fingerprint);
                desk.place.read_only = None;
                desk.place.frozen = false;
                let is_behind = saving == Saving::Again && desk.session.is_dirty();
                self.settings.remember(&saved.path);
                if first {
                    let name = saved.path.file_name().unwrap_or_default().to_string_lossy();
                    let notice = Notice::success(format!("Saved as {name}"));
                    self.notify(notice.with_details(saved.path.display().to_string()));
                }
                match is_behind {
                    true => self.save(key),
                    false => self.go_on_closing(),
                }
            }
            Err(error) if error.kind() == SaveErrorKind::Changed => {
                let text = format!("{} {}", error.message(), error.hint());
                let replies = [Reply::SaveAs, Reply::Overwrite, Reply::Cancel];
                let dialog = Dialog::new(error.title(), text, &replies);
                let question = Question::Changed { tab: key, path };
                self.questions.push_back((question, dialog));
            }
            Err(error) => {
                self.closing = None;
                let read_only = error.kind() == SaveErrorKind::ReadOnly;
                let details = format!(
                    "{}\n{}\n{}",
                    error.path().display(),
                    error.message(),
                    error.hint()
                );
                self.notify(Notice::error(error.title()).with_details(details));
                if read_only {
                    self.ask_where_to_save(key);
                }
            }
        }
    }

    /// A job broke; what it was to do is no longer being done.
    pub(super) fn job_failed(&mut self, job: &'static str) {
        if job == OPENING {
            self.opening.clear();
        }
        if job == SAVING {
            self.closing = None;
            for tab in &mut self.tabs {
                tab.desk.place.saving = Saving::No;
            }
        }
    }
}

/// A map on its way to its file.
struct ToSave {
    map: Arc<Map>,
    /// How it was laid out last, where it has changed since it was opened.
    laid_out: Option<(Arc<Request>, Arc<Layout>)>,
}

impl ToSave {
    fn new(desk: &Desk, canvas: &Canvas) -> Self {
        let altered = desk.session.revision() > 0;
        Self {
            map: desk.session.shared_map(),
            laid_out: altered.then(|| canvas.laid_out()).flatten(),
        }
    }

    /// The map such that it opens as it looks now. One that was merely opened is written
    /// as it was read, so that a window of another shape leaves nothing in it.
    fn with_its_looks(self) -> Arc<Map> {
        let Some((request, layout)) = self.laid_out else {
            return self.map;
        };
        let kept = spreads_to_keep(&request, &layout, &kept_spreads(&self.map));
        let word = |(id, mode): (Id, Mode)| Some((id, Spread::from(mode.word()?.as_str())));
        let kept = kept.into_iter().filter_map(word).collect();
        Arc::new(keeping(&self.map, &kept, |id| layout.memory.knows(id)))
    }
}

/// The name to offer for a file of this map.
pub(super) fn file_name_for(desk: &Desk) -> String {
    if let Some(name) = desk.place.path.as_ref().and_then(|path| path.file_name()) {
        return name.to_string_lossy().into_owned();
    }
    if !desk.place.suggested_name.is_empty() {
        return desk.place.suggested_name.clone();
    }
    let mut name = String::new();
    for character in desk.title().to_lowercase().chars() {
        match character.is_alphanumeric() {
            true => name.push(character),
            false if !name.is_empty() && !name.ends_with('-') => name.push('-'),
            false => {}
        }
    }
    let name: String = name.trim_end_matches('-').chars().take(60).collect();
    let path = PathBuf::from(if name.is_empty() { "map" } else { &name });
    path.with_extension("ron").to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Edit;

    #[test]
    fn file_names_follow_the_title() {
        let mut desk = Desk::default();
        assert_eq!(file_name_for(&desk), "untitled-map.ron");
        let title = Edit::SetTitle("Why not? A “test”".into());
        desk.apply(&title).unwrap();
        assert_eq!(file_name_for(&desk), "why-not-a-test.ron");
        desk.place.suggested_name = "sample.ron".into();
        assert_eq!(file_name_for(&desk), "sample.ron");
    }
}
