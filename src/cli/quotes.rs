//! Holds the quotes of a map against the documents of a folder.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;

use crate::document::{Cancel, Document, Format, Reader};
use crate::file;
use crate::model::{Id, Map, Quote};
use crate::quote::{PreparedDocument, Selector, Standing, State, find_in, match_sources};

/// What is known about one quote.
pub(super) struct QuoteCheck {
    pub state: State,
    /// The state with what a person decided about the quote.
    pub standing: Standing,
    /// What the document calls the page that it stands on; may be empty.
    pub page: String,
    /// Where it stands, in characters of the document's text.
    pub span: Option<Range<usize>>,
    /// How alike the words are, from 0 to 1.
    pub score: f64,
}

impl QuoteCheck {
    /// Whether there is a document that does not bear the quote out, and nobody
    /// confirmed the quote by hand.
    pub(super) fn is_doubtful(&self) -> bool {
        self.standing.is_to_look_at()
    }
}

/// The texts of a folder, in the order of their names.
#[derive(Default)]
pub(super) struct Documents {
    read: Vec<(PathBuf, PreparedDocument)>,
    /// A sentence for each file that looks like a document and could not be read.
    pub(super) failed: Vec<String>,
}

impl Documents {
    /// Reads all documents that lie directly in the folder. What is no document is
    /// passed over.
    pub(super) fn read(folder: &Path, reader: &Reader) -> anyhow::Result<Self> {
        let place = || {
            format!(
                "{}: the folder of documents cannot be read",
                folder.display()
            )
        };
        let items = file::folder::list(folder, &[]).with_context(place)?;
        let mut documents = Self::default();
        for item in items.into_iter().filter(|item| !item.is_folder) {
            match reader.read(&item.path, &Cancel::new()) {
                Ok(document) => {
                    let prepared = PreparedDocument::new(Arc::new(document));
                    documents.read.push((item.path, prepared));
                }
                Err(error)
                    if file::folder::has_extension(&item.path, &Format::all_extensions()) =>
                {
                    documents.failed.push(error.to_string());
                }
                Err(_) => {}
            }
        }
        Ok(documents)
    }

    /// What is known about every quote of the map.
    pub(super) fn check(&self, map: &Map) -> BTreeMap<Id, QuoteCheck> {
        let by_source = self.by_source(map);
        let check = |(id, quote): (Id, &Arc<Quote>)| {
            let document = by_source.get(&quote.source).copied();
            let finding = find_in(document, &selector(quote));
            let standing = document.map_or(Standing::Found(State::NoDocument), |prepared| {
                Standing::of(quote, Some(&finding), prepared.document())
            });
            let page = document
                .zip(finding.byte_span.as_ref())
                .and_then(|(prepared, span)| page_at(prepared.document(), span.start));
            let check = QuoteCheck {
                standing,
                page: page.unwrap_or_default(),
                state: finding.state,
                span: finding.span,
                score: finding.score,
            };
            (id, check)
        };
        map.quotes().iter().map(check).collect()
    }

    /// The document of each source: the one whose text was quoted by its hash,
    /// else the one that holds the most of its quotes, else the one of its name.
    fn by_source(&self, map: &Map) -> BTreeMap<Id, &PreparedDocument> {
        let selectors: Vec<(Id, Selector)> = (map.quotes().iter())
            .map(|(_, quote)| (quote.source, selector(quote)))
            .collect();
        let mut best: BTreeMap<Id, (usize, &PreparedDocument)> = BTreeMap::new();
        for (_, prepared) in &self.read {
            let quotes = selectors
                .iter()
                .map(|(source, selector)| (*source, selector));
            let matches = match_sources(prepared, quotes);
            let Some(winner) = matches.winner else {
                continue;
            };
            let verified = (matches.tallies.iter())
                .find(|tally| tally.key == winner)
                .map_or(0, |tally| tally.verified);
            if best.get(&winner).is_none_or(|(most, _)| verified > *most) {
                best.insert(winner, (verified, prepared));
            }
        }
        let document_of = |(id, source): (Id, &Arc<crate::model::Source>)| {
            let by_hash = self.first(|_, prepared| {
                !source.hash.is_empty() && prepared.document().hash().as_str() == source.hash
            });
            let by_quotes = || best.get(&id).map(|(_, prepared)| *prepared);
            let name = Path::new(&source.file).file_name();
            let by_name = || self.first(|path, _| name.is_some() && path.file_name() == name);
            let document = by_hash.or_else(by_quotes).or_else(by_name)?;
            Some((id, document))
        };
        map.sources().iter().filter_map(document_of).collect()
    }

    fn first(&self, holds: impl Fn(&Path, &PreparedDocument) -> bool) -> Option<&PreparedDocument> {
        let found = self
            .read
            .iter()
            .find(|(path, prepared)| holds(path, prepared));
        found.map(|(_, prepared)| prepared)
    }
}

/// The label of the page on which a byte stands.
fn page_at(document: &Document, byte: usize) -> Option<String> {
    let page = document.page_of_byte(byte)?;
    Some(document.pages().get(page)?.label.trim().to_owned())
}

fn selector(quote: &Quote) -> Selector {
    Selector {
        exact: quote.exact.clone(),
        prefix: quote.prefix.clone(),
        suffix: quote.suffix.clone(),
        start: quote.start.and_then(|start| usize::try_from(start).ok()),
    }
}
