//! A copy of a map with all its texts inside, to send to somebody.

use std::path::{Path, PathBuf};

use crate::document::embed;
use crate::edit::{Edit, Session};
use crate::file::{SaveError, folder, save};
use crate::ui::jobs::{Ask, Done};
use crate::ui::notice::Notice;
use crate::ui::tab::TabKey;

use super::App;
use super::linking::update;

/// How collecting went.
#[derive(Debug)]
pub struct Collected {
    /// The copy.
    pub path: PathBuf,
    /// How large it is, in bytes.
    pub bytes: u64,
    /// How many texts are in it.
    pub texts: usize,
    /// The sources whose texts are not at hand.
    pub missing: Vec<String>,
}

impl App {
    pub(super) fn ask_where_to_collect(&mut self) {
        let Some(tab) = self.tab() else { return };
        let name = super::saving::file_name_for(&tab.desk);
        let stem = name.strip_suffix(".ron").unwrap_or(&name);
        let name = format!("{stem}-with-texts.ron");
        let tab = tab.key;
        self.ask(Ask::Collect { tab, name });
    }

    /// Writes the copy. The map that is open stays as it is.
    pub(super) fn collect_into(&mut self, key: TabKey, path: PathBuf) {
        let real = path.canonicalize().ok();
        let is_open = (self.tabs.iter())
            .any(|tab| tab.desk.place.path.is_some() && tab.desk.place.path == real);
        if is_open {
            let notice = Notice::error("That file is open in a tab");
            return self.notify(notice.with_details("Choose another name for the copy."));
        }
        let Some(tab) = self.by_key(key) else { return };
        let map = tab.desk.session.shared_map();
        let mut texts = Vec::new();
        let mut missing = Vec::new();
        for (id, source) in map.sources().iter() {
            match tab.desk.documents.text(id) {
                Some(text) => texts.push((id, text.document.document().clone())),
                None if source.embedded.is_some() => {}
                None => missing.push(source.label().to_owned()),
            }
        }
        self.jobs.run("Collecting", move || {
            let count = texts.len();
            let edits = (texts.iter())
                .filter_map(|(id, document)| {
                    let mut source = map.source(*id)?.clone();
                    source.embedded = Some(embed(document));
                    Some(update(*id, source, "keep text in the map"))
                })
                .collect();
            let mut copy = Session::new(map.as_ref().clone());
            let label = "collect texts";
            let result = match copy.apply(&Edit::Many { label, edits }) {
                Ok(_) => write(&path, &copy).map(|bytes| Collected {
                    path: path.clone(),
                    bytes,
                    texts: count,
                    missing,
                }),
                Err(refusal) => Err(refusal.to_string()),
            };
            Done::Collected { result }
        });
    }

    pub(super) fn collected(&mut self, result: Result<Collected, String>) {
        let notice = match result {
            Err(why) => Notice::error("The copy was not written").with_details(why),
            Ok(Collected {
                path,
                bytes,
                texts,
                missing,
            }) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let size = folder::size_in_words(bytes);
                let texts = match texts {
                    1 => "1 text".to_owned(),
                    _ => format!("{texts} texts"),
                };
                let title = format!("{name} holds the map and {texts}, {size}");
                let mut details = vec![path.display().to_string()];
                let is_large = bytes > self.large_map_bytes;
                if is_large {
                    details.push(
                        "That is large for a map: it will be slow to open and may be too large to send."
                            .to_owned(),
                    );
                }
                details.push("Mind whether you may pass these texts on.".to_owned());
                if missing.is_empty() && !is_large {
                    Notice::success(title).with_details(details.join("\n"))
                } else if missing.is_empty() {
                    Notice::warning(title).with_details(details.join("\n"))
                } else {
                    details.push(format!(
                        "Not at hand, and so not in it: {}. Attach their texts and collect again.",
                        missing.join(", ")
                    ));
                    let title = format!("{title}; {} not at hand", missing.len());
                    Notice::warning(title).with_details(details.join("\n"))
                }
            }
        };
        self.notify(notice);
    }
}

/// Saves the copy; how large it is.
fn write(path: &Path, copy: &Session) -> Result<u64, String> {
    let explained = |error: SaveError| {
        format!(
            "{}\n{}\n{}",
            error.path().display(),
            error.message(),
            error.hint()
        )
    };
    let saved = save(path, copy.map(), None).map_err(explained)?;
    Ok(folder::size_of(&saved.path).unwrap_or_default())
}
