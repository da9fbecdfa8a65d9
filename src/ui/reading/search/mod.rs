//! Words in all documents that are at hand, looked for on a thread.

mod list_ui;
mod snippet;

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::document::Document;
use crate::model::Id;

pub use snippet::{Snippet, snippet_of};

/// Of one document no more hits than this are listed; all are counted.
const HITS_MAX: usize = 500;

/// One place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Characters of the document's text.
    pub chars: Range<usize>,
    pub snippet: Snippet,
}

/// The hits of one document in the order of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub source: Id,
    pub hits: Vec<Hit>,
    /// How many there are, listed or not.
    pub count: usize,
}

/// What was looked for where.
#[derive(Clone, Debug, Default)]
struct Request {
    query: String,
    documents: Vec<(Id, Arc<Document>)>,
}

impl Request {
    fn is(&self, query: &str, documents: &[(Id, Arc<Document>)]) -> bool {
        self.query == query
            && self.documents.len() == documents.len()
            && self
                .documents
                .iter()
                .zip(documents)
                .all(|(one, other)| one.0 == other.0 && Arc::ptr_eq(&one.1, &other.1))
    }
}

/// The number of the search, the place of the document, its hits.
type Answer = (u64, usize, Group);

/// The field, what it holds, and what was found.
#[derive(Debug)]
pub struct Search {
    pub query: String,
    /// The field takes the keyboard at the next frame.
    pub take_focus: bool,
    request: Request,
    /// The search that is wanted; threads of others give up.
    wanted: Arc<AtomicU64>,
    pending: usize,
    answers: (Sender<Answer>, Receiver<Answer>),
    /// Of each document, as they come.
    groups: Vec<Option<Group>>,
    rows: Vec<Row>,
    /// The row that the keyboard is on.
    cursor: Option<usize>,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The group's source and count.
    Title(usize),
    /// The group, and the hit in it.
    Hit(usize, usize),
}

impl Default for Search {
    fn default() -> Self {
        Self {
            query: String::new(),
            take_focus: false,
            request: Request::default(),
            wanted: Arc::default(),
            pending: 0,
            answers: channel(),
            groups: Vec::new(),
            rows: Vec::new(),
            cursor: None,
        }
    }
}

impl Search {
    /// Whether there is something to look for.
    pub fn is_active(&self) -> bool {
        !self.query.trim().is_empty()
    }

    /// Whether a thread is still looking.
    pub fn is_busy(&self) -> bool {
        self.pending > 0
    }

    /// Takes answers in, and asks where the query or the documents are others.
    pub fn refresh(&mut self, documents: &[(Id, Arc<Document>)], wake: &egui::Context) {
        let mut news = false;
        while let Ok((search, place, group)) = self.answers.1.try_recv() {
            if search == self.wanted.load(Ordering::Relaxed)
                && let Some(slot) = self.groups.get_mut(place)
            {
                *slot = Some(group);
                self.pending = self.pending.saturating_sub(1);
                news = true;
            }
        }
        if !self.request.is(&self.query, documents) {
            self.ask(documents, wake);
            news = true;
        }
        if news {
            self.rows = rows_of(&self.groups);
            let last = self.rows.len().checked_sub(1);
            self.cursor = self.cursor.and_then(|cursor| Some(cursor.min(last?)));
        }
    }

    fn ask(&mut self, documents: &[(Id, Arc<Document>)], wake: &egui::Context) {
        let same_words = self.request.query == self.query;
        self.request = Request {
            query: self.query.clone(),
            documents: documents.to_vec(),
        };
        let number = self.wanted.fetch_add(1, Ordering::Relaxed) + 1;
        self.groups = vec![None; documents.len()];
        self.cursor = self.cursor.filter(|_| same_words);
        self.pending = 0;
        if !self.is_active() {
            return;
        }
        self.pending = documents.len();
        let (request, wanted) = (self.request.clone(), Arc::clone(&self.wanted));
        let (answers, wake) = (self.answers.0.clone(), wake.clone());
        let look = move || {
            for (place, (source, document)) in request.documents.iter().enumerate() {
                if wanted.load(Ordering::Relaxed) != number {
                    return;
                }
                let group = group_of(*source, document, &request.query);
                if answers.send((number, place, group)).is_err() {
                    return;
                }
                wake.request_repaint();
            }
        };
        let thread = std::thread::Builder::new().name("find in documents".into());
        if let Err(error) = thread.spawn(look) {
            self.pending = 0;
            log::error!("no thread to look through the documents: {error}");
        }
    }

    pub fn group(&self, place: usize) -> Option<&Group> {
        self.groups.get(place)?.as_ref()
    }

    /// `12 places in 3 documents`.
    pub fn status(&self, documents: usize) -> String {
        let found = self.groups.iter().flatten();
        let (mut places, mut holding) = (0, 0);
        for group in found.filter(|group| group.count > 0) {
            places += group.count;
            holding += 1;
        }
        match (places, self.is_busy()) {
            _ if documents == 0 => "No document is at hand to look in.".to_owned(),
            (0, true) => "Looking…".to_owned(),
            (0, false) => "Nothing found in any document.".to_owned(),
            (_, busy) => {
                let places = counted(places, "place");
                let more = if busy { " so far" } else { "" };
                format!("{places} in {}{more}", counted(holding, "document"))
            }
        }
    }

    /// Goes to the next or previous hit in the list.
    pub fn step(&mut self, forward: bool) -> Option<(Id, Range<usize>)> {
        let is_hit = |place: &usize| matches!(self.rows.get(*place), Some(Row::Hit(..)));
        let count = self.rows.len();
        let next = match (self.cursor, forward) {
            (Some(at), true) => (at + 1..count).chain(0..=at).find(is_hit),
            (None, true) => (0..count).find(is_hit),
            (at, false) => {
                let at = at.unwrap_or(0).min(count);
                (0..at).rev().chain((at..count).rev()).find(is_hit)
            }
        };
        self.cursor = next;
        self.target(next?)
    }

    /// Where a row leads.
    pub fn target(&self, row: usize) -> Option<(Id, Range<usize>)> {
        let Row::Hit(group, hit) = *self.rows.get(row)? else {
            return None;
        };
        let group = self.group(group)?;
        Some((group.source, group.hits.get(hit)?.chars.clone()))
    }
}

fn counted(count: usize, word: &str) -> String {
    crate::ui::panels::words::counted(count, word, &format!("{word}s"))
}

/// The hits of one document. Goes through its whole text: for a thread.
fn group_of(source: Id, document: &Document, query: &str) -> Group {
    let found = document.find_all(query, true);
    let hits = found.iter().take(HITS_MAX).map(|bytes| Hit {
        chars: document.chars_of_bytes(bytes),
        snippet: snippet_of(document.text(), bytes),
    });
    Group {
        source,
        hits: hits.collect(),
        count: found.len(),
    }
}

/// A title for each document with hits, and the hits under it.
fn rows_of(groups: &[Option<Group>]) -> Vec<Row> {
    let mut rows = Vec::new();
    for (place, group) in groups.iter().enumerate() {
        let Some(group) = group.as_ref().filter(|group| group.count > 0) else {
            continue;
        };
        rows.push(Row::Title(place));
        rows.extend((0..group.hits.len()).map(|hit| Row::Hit(place, hit)));
    }
    rows
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    fn documents(texts: &[&str]) -> Vec<(Id, Arc<Document>)> {
        let id = |place: usize| Id::parse(&format!("s-{place}")).unwrap();
        let document = |text: &str| Arc::new(Document::from_text(text.into()));
        texts
            .iter()
            .enumerate()
            .map(|(place, text)| (id(place), document(text)))
            .collect()
    }

    fn settled(search: &mut Search, documents: &[(Id, Arc<Document>)]) {
        let ctx = egui::Context::default();
        let began = Instant::now();
        search.refresh(documents, &ctx);
        while search.is_busy() && began.elapsed() < Duration::from_secs(20) {
            std::thread::sleep(Duration::from_millis(1));
            search.refresh(documents, &ctx);
        }
    }

    #[test]
    fn hits_stand_under_their_documents_in_order() {
        let documents = documents(&["The toll. A toll.", "Nothing.", "No Toll was paid."]);
        let mut search = Search {
            query: "toll".into(),
            ..Search::default()
        };
        settled(&mut search, &documents);
        assert_eq!(
            search.rows,
            [
                Row::Title(0),
                Row::Hit(0, 0),
                Row::Hit(0, 1),
                Row::Title(2),
                Row::Hit(2, 0)
            ]
        );
        assert_eq!(search.status(3), "3 places in 2 documents");
        assert_eq!(search.step(true), Some((documents[0].0, 4..8)));
        assert_eq!(search.step(true), Some((documents[0].0, 12..16)));
        assert_eq!(search.step(true), Some((documents[2].0, 3..7)));
        assert_eq!(search.step(true), Some((documents[0].0, 4..8)));
        assert_eq!(search.step(false), Some((documents[2].0, 3..7)));
    }

    #[test]
    fn a_newer_search_takes_the_place_of_one_that_runs() {
        let long = "the river and the bridge ".repeat(40_000);
        let documents = documents(&[&long, &long, &long, "the last word"]);
        let mut search = Search {
            query: "e".into(),
            ..Search::default()
        };
        let ctx = egui::Context::default();
        search.refresh(&documents, &ctx);
        search.query = "last word".into();
        settled(&mut search, &documents);
        assert_eq!(search.status(4), "1 place in 1 document");
        search.query = "  ".into();
        settled(&mut search, &documents);
        assert!(search.rows.is_empty() && !search.is_busy());
    }

    #[test]
    fn a_common_word_is_counted_in_full_and_listed_in_part() {
        let documents = documents(&[&"the ".repeat(2000)]);
        let mut search = Search {
            query: "the".into(),
            ..Search::default()
        };
        settled(&mut search, &documents);
        assert_eq!(search.rows.len(), 1 + HITS_MAX);
        assert_eq!(search.status(1), "2000 places in 1 document");
    }
}
