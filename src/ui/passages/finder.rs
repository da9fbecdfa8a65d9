//! Answers to requests, made on a thread.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use crate::model::Id;
use crate::passages::{Index, Passage, search};
use crate::ui::desk::Desk;

use super::request::Request;

/// The most passages that are listed besides those that are quoted already.
const LISTED_MAX: usize = 12;

/// What a request was made of: while this is the same, so is the request.
type Basis = (Id, u64, u64);

/// Asks for passages and keeps the answer, and the index of each document.
#[derive(Debug, Default)]
pub struct Finder {
    basis: Option<Basis>,
    wanted: Option<Arc<Request>>,
    answered: Option<(Arc<Request>, Arc<Vec<Passage>>)>,
    indexes: BTreeMap<Id, Arc<Index>>,
    /// Where the thread answers, while there is one.
    looking: Option<Receiver<Found>>,
}

/// What the thread sends back.
struct Found {
    request: Arc<Request>,
    indexes: BTreeMap<Id, Arc<Index>>,
    passages: Vec<Passage>,
}

/// What is known now.
#[derive(Debug)]
pub struct Answer {
    /// How many were, or are being, looked through.
    pub documents: usize,
    /// Nobody has looked yet, and there is nothing older to show.
    pub is_pending: bool,
    /// There was no word to look for.
    pub is_question_empty: bool,
    pub passages: Arc<Vec<Passage>>,
}

impl Finder {
    /// Takes the thread's answer in, and starts one where there is something new to
    /// look for.
    pub fn ask(&mut self, ctx: &egui::Context, desk: &Desk, claim: Id) {
        self.take_answer();
        let basis = (claim, desk.session.revision(), desk.documents.generation());
        if self.basis != Some(basis) {
            let other_claim = self.basis.is_none_or(|known| known.0 != claim);
            self.basis = Some(basis);
            let request = Request::new(desk, claim);
            if self.wanted.as_deref() != Some(&request) {
                self.wanted = Some(Arc::new(request));
            }
            if other_claim {
                // The passages of another claim are no answer, not even for a moment.
                self.answered = None;
            }
        }
        self.look(ctx);
    }

    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.looking.is_some()
    }

    /// What is known of what was last asked; `None` where no document is at hand.
    #[must_use]
    pub fn answer(&self) -> Option<Answer> {
        let wanted = self.wanted.as_ref()?;
        if wanted.documents.is_empty() {
            return None;
        }
        let passages = self
            .answered
            .as_ref()
            .map(|(_, passages)| Arc::clone(passages));
        Some(Answer {
            documents: wanted.documents.len(),
            is_pending: passages.is_none(),
            is_question_empty: wanted.query.is_empty(),
            passages: passages.unwrap_or_default(),
        })
    }

    fn take_answer(&mut self) {
        use std::sync::mpsc::TryRecvError;
        let Some(looking) = &self.looking else {
            return;
        };
        match looking.try_recv() {
            Ok(found) => {
                self.indexes = found.indexes;
                self.answered = Some((found.request, Arc::new(found.passages)));
                self.looking = None;
            }
            Err(TryRecvError::Disconnected) => self.looking = None,
            Err(TryRecvError::Empty) => {}
        }
    }

    /// One thread at a time, so that no document is gone through twice.
    fn look(&mut self, ctx: &egui::Context) {
        let Some(wanted) = self.wanted.clone().filter(|_| self.looking.is_none()) else {
            return;
        };
        let is_answered = |(request, _): &(Arc<Request>, _)| Arc::ptr_eq(request, &wanted);
        if wanted.documents.is_empty() || self.answered.as_ref().is_some_and(is_answered) {
            return;
        }
        let known = self.indexes.clone();
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        let look = move || {
            let found = found_for(wanted, &known);
            // Whoever asked may be gone.
            if sender.send(found).is_ok() {
                ctx.request_repaint();
            }
        };
        let thread = std::thread::Builder::new().name("passages".into());
        match thread.spawn(look) {
            Ok(_) => self.looking = Some(receiver),
            Err(error) => log::error!("no thread to look for passages: {error}"),
        }
    }
}

fn found_for(request: Arc<Request>, known: &BTreeMap<Id, Arc<Index>>) -> Found {
    let index_of = |(source, prepared): &(Id, Arc<crate::quote::PreparedDocument>)| {
        let document = prepared.document();
        let known = known
            .get(source)
            .filter(|index| Arc::ptr_eq(index.document(), document));
        let index = known.cloned();
        (
            *source,
            index.unwrap_or_else(|| Arc::new(Index::new(Arc::clone(document)))),
        )
    };
    let indexes: Vec<(Id, Arc<Index>)> = request.documents.iter().map(index_of).collect();
    Found {
        passages: search(&indexes, &request.query, &request.quoted, LISTED_MAX),
        indexes: indexes.into_iter().collect(),
        request,
    }
}
