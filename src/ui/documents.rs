//! The texts at hand for a map's sources, and what they say of its quotes.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::document::FileStamp;
use crate::model::{Id, Map, Quote};
use crate::quote::{Finding, PreparedDocument, Selector, Standing, State, find};
use crate::ui::importing::{ChangeReport, change_report};

/// A source's text, and where it came from.
#[derive(Clone, Debug)]
pub struct Text {
    pub document: Arc<PreparedDocument>,
    pub path: Option<PathBuf>,
}

/// What was looked for where: findings are good for this and nothing else.
#[derive(Clone, Debug)]
struct Request {
    quote: Arc<Quote>,
    document: Arc<PreparedDocument>,
}

impl Request {
    fn is(&self, quote: &Arc<Quote>, document: &Arc<PreparedDocument>) -> bool {
        Arc::ptr_eq(&self.quote, quote) && Arc::ptr_eq(&self.document, document)
    }
}

#[derive(Debug)]
struct Entry {
    request: Request,
    /// `None` while a thread looks.
    finding: Option<Arc<Finding>>,
}

/// How many quotes are in which shape, for the status bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub verified: usize,
    /// Not verified, but read and confirmed by a person.
    pub confirmed: usize,
    /// Found, but not as quoted, or not found at all.
    pub to_look_at: usize,
    /// The source's text is not at hand.
    pub without_document: usize,
    pub total: usize,
}

/// Texts by source, findings by quote. Quotes are looked for on a thread of their
/// own; until it answers, a quote counts as not looked at.
#[derive(Debug)]
pub struct Documents {
    texts: BTreeMap<Id, Text>,
    /// The states of the files that texts are from.
    stamps: BTreeMap<Id, FileStamp>,
    /// What quotes were in a text that another one has replaced, with its hash.
    before: BTreeMap<Id, (String, State)>,
    entries: BTreeMap<Id, Entry>,
    tally: Tally,
    changes: Vec<ChangeReport>,
    /// The revision of the map's sources and quotes, and the number of attachments, that
    /// entries are for.
    seen: Option<(u64, u64)>,
    attachments: u64,
    pending: usize,
    answers: (Sender<Answer>, Receiver<Answer>),
    /// Raised with every new finding, so that what is drawn from them is redrawn.
    generation: u64,
    wake: Option<egui::Context>,
}

type Answer = (Id, Request, Finding);

impl Default for Documents {
    fn default() -> Self {
        Self {
            texts: BTreeMap::new(),
            stamps: BTreeMap::new(),
            before: BTreeMap::new(),
            entries: BTreeMap::new(),
            tally: Tally::default(),
            changes: Vec::new(),
            seen: None,
            attachments: 0,
            pending: 0,
            answers: channel(),
            generation: 0,
            wake: None,
        }
    }
}

impl Documents {
    /// Whom to wake when an answer comes.
    pub fn wake_with(&mut self, ctx: &egui::Context) {
        if self.wake.is_none() {
            self.wake = Some(ctx.clone());
        }
    }

    pub fn attach(&mut self, source: Id, text: Text) {
        self.remember_states(source, &text);
        self.stamps.remove(&source);
        self.texts.insert(source, text);
        self.attachments += 1;
    }

    /// Like [`attach`](Self::attach), with the state of the file that the text is from.
    pub fn attach_file(&mut self, source: Id, text: Text, stamp: Option<FileStamp>) {
        self.attach(source, text);
        if let Some(stamp) = stamp {
            self.stamps.insert(source, stamp);
        }
    }

    pub fn detach(&mut self, source: Id) {
        self.texts.remove(&source);
        self.stamps.remove(&source);
        self.attachments += 1;
    }

    /// Keeps what the source's quotes were in the text that is about to go, so that one
    /// can say what became of them.
    fn remember_states(&mut self, source: Id, next: &Text) {
        let Some(old) = self.texts.get(&source) else {
            return;
        };
        let hash = old.document.document().hash();
        if hash == next.document.document().hash() {
            return;
        }
        for (quote, entry) in &self.entries {
            if Arc::ptr_eq(&entry.request.document, &old.document)
                && let Some(finding) = &entry.finding
            {
                let state = (hash.as_str().to_owned(), finding.state);
                self.before.insert(*quote, state);
            }
        }
    }

    /// What the quote was in the text with that hash, where that was at hand.
    #[must_use]
    pub fn state_before(&self, quote: Id, hash: &str) -> Option<State> {
        let (of, state) = self.before.get(&quote)?;
        (of == hash).then_some(*state)
    }

    /// The state of the file that the source's text is from, if it is from one.
    #[must_use]
    pub fn stamp(&self, source: Id) -> Option<&FileStamp> {
        self.stamps.get(&source)
    }

    /// The sources whose texts are at hand.
    pub fn sources(&self) -> impl Iterator<Item = Id> {
        self.texts.keys().copied()
    }

    /// Of the sources whose text is another than the one that was quoted, what became
    /// of their quotes.
    #[must_use]
    pub fn changes(&self) -> &[ChangeReport] {
        &self.changes
    }

    #[must_use]
    pub fn text(&self, source: Id) -> Option<&Text> {
        self.texts.get(&source)
    }

    /// What looking for the quote gave; `None` while nobody has looked, or where
    /// there is no text to look in.
    #[must_use]
    pub fn finding(&self, quote: Id) -> Option<&Arc<Finding>> {
        self.entries.get(&quote)?.finding.as_ref()
    }

    /// All findings, sorted by quote.
    pub fn findings(&self) -> impl Iterator<Item = (Id, &Arc<Finding>)> {
        let entries = self.entries.iter();
        entries.filter_map(|(quote, entry)| Some((*quote, entry.finding.as_ref()?)))
    }

    /// The quote's state; `None` while it is being looked for.
    #[must_use]
    pub fn state(&self, quote: Id) -> Option<State> {
        match self.entries.get(&quote) {
            None => Some(State::NoDocument),
            Some(entry) => entry.finding.as_ref().map(|finding| finding.state),
        }
    }

    /// How the quote stands, with what a person decided about it.
    #[must_use]
    pub fn standing(&self, quote: Id) -> Standing {
        match self.entries.get(&quote) {
            None => Standing::Found(State::NoDocument),
            Some(Entry { request, finding }) => {
                let document = request.document.document();
                Standing::of(&request.quote, finding.as_deref(), document)
            }
        }
    }

    /// Puts a finding in place of the one that looking gave, until the quote or its
    /// text changes.
    #[cfg(test)]
    pub fn put_finding(&mut self, quote: Id, finding: Finding) {
        if let Some(entry) = self.entries.get_mut(&quote) {
            entry.finding = Some(Arc::new(finding));
            self.generation += 1;
        }
    }

    #[must_use]
    pub fn tally(&self) -> Tally {
        self.tally
    }

    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Whether a thread is still looking.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.pending > 0
    }

    /// Something is known that was not, and is drawn with what is known of quotes.
    pub(super) fn note_news(&mut self) {
        self.generation += 1;
    }

    /// The quotes that a person has to look at, sorted by id.
    pub fn to_look_at(&self) -> impl Iterator<Item = Id> {
        // Without a text there is no entry, and nothing to look at either.
        let ids = self.entries.keys().copied();
        ids.filter(|quote| self.standing(*quote).is_to_look_at())
    }

    /// Takes answers in and asks about what is new. `revision` is when sources and
    /// quotes were last altered.
    pub(super) fn refresh(&mut self, map: &Map, revision: u64) {
        let mut news = false;
        while let Ok((quote, request, finding)) = self.answers.1.try_recv() {
            self.pending -= 1;
            if let Some(entry) = self.entries.get_mut(&quote)
                && entry.request.is(&request.quote, &request.document)
            {
                entry.finding = Some(Arc::new(finding));
                news = true;
            }
        }
        if self.seen != Some((revision, self.attachments)) {
            self.seen = Some((revision, self.attachments));
            self.ask(map);
            news = true;
        }
        if news {
            self.generation += 1;
            self.count(map);
            let sources = map.sources().ids();
            self.changes = (sources.filter_map(|id| change_report(map, self, id))).collect();
        }
    }

    fn ask(&mut self, map: &Map) {
        let mut batch = Vec::new();
        let mut old = std::mem::take(&mut self.entries);
        for (id, quote) in map.quotes().iter() {
            let Some(text) = self.texts.get(&quote.source) else {
                continue;
            };
            let entry = match old.remove(&id) {
                Some(entry) if entry.request.is(quote, &text.document) => entry,
                _ => {
                    let request = Request {
                        quote: Arc::clone(quote),
                        document: Arc::clone(&text.document),
                    };
                    batch.push((id, request.clone()));
                    Entry {
                        request,
                        finding: None,
                    }
                }
            };
            self.entries.insert(id, entry);
        }
        if batch.is_empty() {
            return;
        }
        self.pending += batch.len();
        let answers = self.answers.0.clone();
        let wake = self.wake.clone();
        let look = move || {
            for (id, request) in batch {
                let finding = find(&request.document, &selector(&request.quote));
                if answers.send((id, request, finding)).is_err() {
                    return;
                }
            }
            if let Some(wake) = wake {
                wake.request_repaint();
            }
        };
        let thread = std::thread::Builder::new().name("quotes".into());
        if let Err(error) = thread.spawn(look) {
            log::error!("no thread to look for quotes: {error}");
        }
    }

    fn count(&mut self, map: &Map) {
        let mut tally = Tally {
            total: map.quotes().len(),
            ..Tally::default()
        };
        for id in map.quotes().ids() {
            match self.standing(id) {
                standing if standing.is_verified() => tally.verified += 1,
                Standing::Found(State::NoDocument) => tally.without_document += 1,
                Standing::Confirmed => tally.confirmed += 1,
                Standing::Found(_) => tally.to_look_at += 1,
                Standing::Looking => {}
            }
        }
        self.tally = tally;
    }
}

/// What anchors a quote in its document.
#[must_use]
pub fn selector(quote: &Quote) -> Selector {
    Selector {
        exact: quote.exact.clone(),
        prefix: quote.prefix.clone(),
        suffix: quote.suffix.clone(),
        start: quote.start.and_then(|start| usize::try_from(start).ok()),
    }
}
