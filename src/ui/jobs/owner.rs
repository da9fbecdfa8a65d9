//! Which source of a map a document belongs to.

use std::path::{Path, PathBuf};

use crate::document::FileStamp;
use crate::model::{Id, Map, Source};
use crate::quote::{PreparedDocument, Selector, match_sources};
use crate::ui::documents::selector;

/// Titles shorter than this (characters) are shared by too many documents.
const TELLING_TITLE: usize = 12;

/// What tells the sources of a map apart.
#[derive(Debug)]
pub struct Owners {
    selectors: Vec<(Id, Selector)>,
    marks: Vec<Marks>,
}

#[derive(Debug)]
struct Marks {
    source: Id,
    hash: String,
    file_hash: String,
    file: PathBuf,
    doi: String,
    title: String,
}

impl Owners {
    #[must_use]
    pub fn of(map: &Map) -> Self {
        let quotes = map.quotes().iter();
        Self {
            selectors: quotes
                .map(|(_, quote)| (quote.source, selector(quote)))
                .collect(),
            marks: (map.sources().iter())
                .map(|(source, record)| marks_of(source, record, &record.file_hash))
                .collect(),
        }
    }

    /// Takes in a source that is about to be made.
    pub fn add(&mut self, source: Id, record: &Source, stamp: &FileStamp) {
        // Its title and number are from a document that is not this one.
        let record = Source {
            title: String::new(),
            doi: String::new(),
            ..record.clone()
        };
        self.marks.push(marks_of(source, &record, &stamp.hash));
    }

    /// The source of a document: by the hash of its text or its file, by the quotes
    /// that it holds, by its DOI, by the file's name, by its title; each only where
    /// it points at one source alone.
    #[must_use]
    pub fn find(&self, document: &PreparedDocument, path: &Path, stamp: &FileStamp) -> Option<Id> {
        let about = document.document().about();
        let hash = document.document().hash().as_str();
        let (doi, title) = (plain(&about.doi), plain(&about.title));
        let name = path.file_name();
        self.only(|marks| marks.hash == hash || marks.file_hash == stamp.hash)
            .or_else(|| self.by_quotes(document))
            .or_else(|| self.only(|marks| !doi.is_empty() && marks.doi == doi))
            .or_else(|| self.only(|marks| name.is_some() && marks.file.file_name() == name))
            .or_else(|| {
                let telling = title.chars().count() >= TELLING_TITLE;
                self.only(|marks| telling && marks.title == title)
            })
    }

    /// The source whose quotes the document clearly holds.
    #[must_use]
    pub fn by_quotes(&self, document: &PreparedDocument) -> Option<Id> {
        let quotes = self.selectors.iter();
        let quotes = quotes.map(|(source, selector)| (*source, selector));
        match_sources(document, quotes).winner
    }

    fn only(&self, holds: impl Fn(&Marks) -> bool) -> Option<Id> {
        let mut fitting = self.marks.iter().filter(|marks| holds(marks));
        match (fitting.next(), fitting.next()) {
            (Some(marks), None) => Some(marks.source),
            _ => None,
        }
    }
}

fn marks_of(source: Id, record: &Source, file_hash: &str) -> Marks {
    Marks {
        source,
        hash: record.hash.clone(),
        file_hash: file_hash.to_owned(),
        file: PathBuf::from(&record.file),
        doi: plain(&record.doi),
        title: plain(&record.title),
    }
}

/// For comparing what different programs write differently.
fn plain(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}
