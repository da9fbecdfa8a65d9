//! Reading texts and finding out which source each of them belongs to.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document::{Document, ReadError, read};
use crate::file::folder;
use crate::model::{Id, Map};
use crate::quote::{PreparedDocument, Selector, match_sources};
use crate::ui::documents::{Text, selector};

pub const TEXT_EXTENSIONS: &[&str] = &["txt", "md", "text", "markdown"];

/// A source, and where its text may lie.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub source: Id,
    pub path: PathBuf,
    pub proof: Proof,
}

/// What must hold before a file that nobody chose is taken for a source's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The map names the file, in its own folder.
    Named,
    /// The text has this hash.
    Hash(String),
    /// The text holds the source's quotes.
    Quotes,
}

/// What to read.
#[derive(Clone, Debug)]
pub enum AttachRequest {
    /// What a person chose: files and folders, for one source or for whichever
    /// they belong to.
    Chosen {
        map: Arc<Map>,
        paths: Vec<PathBuf>,
        to: Option<Id>,
    },
    /// What a map names itself, or where its texts were found before.
    Known { map: Arc<Map>, wanted: Vec<Wanted> },
}

/// A text with the source that it belongs to.
#[derive(Clone, Debug)]
pub struct Attached {
    pub source: Id,
    pub text: Text,
}

/// How reading went.
#[derive(Clone, Debug, Default)]
pub struct AttachReport {
    pub attached: Vec<Attached>,
    /// Texts that belong to no source that can be told.
    pub unmatched: Vec<PathBuf>,
    /// A sentence for each file that could not be read.
    pub failed: Vec<String>,
    /// There were more files than are looked at in one go.
    pub cut_short: bool,
    /// Nobody asked: say nothing of it.
    pub unasked: bool,
}

/// Reads what is asked for. Takes its time: for a thread.
#[must_use]
pub fn attach(request: AttachRequest) -> AttachReport {
    match request {
        AttachRequest::Chosen { map, paths, to } => chosen(&map, &paths, to),
        AttachRequest::Known { map, wanted } => known(&map, wanted),
    }
}

fn known(map: &Map, wanted: Vec<Wanted>) -> AttachReport {
    let mut report = AttachReport {
        unasked: true,
        ..AttachReport::default()
    };
    let mut done = BTreeSet::new();
    let selectors = selectors(map);
    for Wanted {
        source,
        path,
        proof,
    } in wanted
    {
        if done.contains(&source) {
            continue;
        }
        let Ok(document) = prepared(&path) else {
            continue;
        };
        let proven = match proof {
            Proof::Named => true,
            Proof::Hash(hash) => document.document().hash().as_str() == hash,
            Proof::Quotes => source_by_quotes(&document, &selectors) == Some(source),
        };
        if proven {
            done.insert(source);
            report.add(source, document, path);
        }
    }
    report
}

fn chosen(map: &Map, paths: &[PathBuf], to: Option<Id>) -> AttachReport {
    let gathered = folder::gather(paths, TEXT_EXTENSIONS);
    let mut report = AttachReport {
        cut_short: gathered.cut_short,
        ..AttachReport::default()
    };
    // One file for one source: that is where it goes, whatever it holds.
    let to = to.filter(|_| gathered.files.len() == 1);
    let selectors = selectors(map);
    for path in gathered.files {
        match prepared(&path) {
            Err(error) => report.failed.push(error.to_string()),
            Ok(document) => {
                let source = to
                    .or_else(|| source_by_quotes(&document, &selectors))
                    .or_else(|| source_by_name(map, &document, &path));
                match source {
                    Some(source) => report.add(source, document, path),
                    None => report.unmatched.push(path),
                }
            }
        }
    }
    report
}

fn prepared(path: &Path) -> Result<Arc<PreparedDocument>, ReadError> {
    let document = Document::from_content(read(path)?);
    Ok(Arc::new(PreparedDocument::new(Arc::new(document))))
}

impl AttachReport {
    fn add(&mut self, source: Id, document: Arc<PreparedDocument>, path: PathBuf) {
        let path = Some(path.canonicalize().unwrap_or(path));
        let text = Text { document, path };
        self.attached.push(Attached { source, text });
    }
}

fn selectors(map: &Map) -> Vec<(Id, Selector)> {
    let quotes = map.quotes().iter();
    quotes
        .map(|(_, quote)| (quote.source, selector(quote)))
        .collect()
}

/// The source whose quotes the document clearly holds.
fn source_by_quotes(document: &PreparedDocument, selectors: &[(Id, Selector)]) -> Option<Id> {
    let quotes = selectors
        .iter()
        .map(|(source, selector)| (*source, selector));
    match_sources(document, quotes).winner
}

/// The one source that names a file of this name, or a text with this hash.
fn source_by_name(map: &Map, document: &PreparedDocument, path: &Path) -> Option<Id> {
    let name = path.file_name()?;
    let hash = document.document().hash().as_str();
    let mut matching = map.sources().iter().filter(|(_, source)| {
        source.hash == hash || Path::new(&source.file).file_name() == Some(name)
    });
    match (matching.next(), matching.next()) {
        (Some((source, _)), None) => Some(source),
        _ => None,
    }
}
