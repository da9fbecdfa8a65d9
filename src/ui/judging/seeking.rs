//! Looking for what would change the answer, on a thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::edit::Session;
use crate::model::Id;
use crate::reasoning::{Crux, Reasoner};

/// What is known of what would change the answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cruxes<'a> {
    /// Nobody asked yet.
    Unknown,
    /// They are being looked for; those that were known before, if they are of the
    /// same question, to be shown meanwhile.
    Coming(&'a [Crux]),
    Known(&'a [Crux]),
}

impl<'a> Cruxes<'a> {
    /// Those to show.
    #[must_use]
    pub fn to_show(self) -> &'a [Crux] {
        match self {
            Self::Unknown => &[],
            Self::Coming(cruxes) | Self::Known(cruxes) => cruxes,
        }
    }
}

/// For which question, and of which generation of the readings.
type Key = (Id, u64);

#[derive(Debug, Default)]
pub struct Seeking {
    known: Option<(Key, Vec<Crux>)>,
    work: Option<Work>,
}

#[derive(Debug)]
struct Work {
    key: Key,
    given_up: Arc<AtomicBool>,
    answer: Receiver<Option<Vec<Crux>>>,
}

impl Drop for Work {
    fn drop(&mut self) {
        self.given_up.store(true, Ordering::Relaxed);
    }
}

impl Seeking {
    pub fn refresh(
        &mut self,
        question: Id,
        generation: u64,
        reasoner: &Reasoner,
        session: &Session,
        wake: Option<&egui::Context>,
    ) {
        let key = (question, generation);
        if let Some(work) = &self.work {
            match work.answer.try_recv() {
                Ok(answer) => {
                    if let Some(cruxes) = answer {
                        self.known = Some((work.key, cruxes));
                    }
                    self.work = None;
                }
                Err(TryRecvError::Empty) if work.key == key => return,
                // Stale, or it broke; dropping it makes the thread give up.
                Err(_) => self.work = None,
            }
        }
        if self.known.as_ref().is_some_and(|(known, _)| *known == key) {
            return;
        }
        let (sender, answer) = channel();
        let given_up = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&given_up);
        let (reasoner, map) = (reasoner.clone(), session.shared_map());
        let wake = wake.cloned();
        let seek = move || {
            let cancelled = || stop.load(Ordering::Relaxed);
            let cruxes = reasoner.cruxes(&map, question, &cancelled);
            drop((map, reasoner));
            // Nobody waits for it any more when it is stale.
            let _ = sender.send(cruxes);
            if let Some(wake) = wake {
                wake.request_repaint();
            }
        };
        let named = std::thread::Builder::new().name("cruxes".into());
        if named.spawn(seek).is_ok() {
            self.work = Some(Work {
                key,
                given_up,
                answer,
            });
        }
    }

    /// Nobody looks any more.
    pub fn give_up(&mut self) {
        self.work = None;
    }

    pub fn cruxes(&self, question: Id, generation: u64) -> Cruxes<'_> {
        let key = (question, generation);
        match (&self.known, &self.work) {
            (Some((known, cruxes)), _) if *known == key => Cruxes::Known(cruxes),
            (Some((known, cruxes)), _) if known.0 == question => Cruxes::Coming(cruxes),
            (_, Some(work)) if work.key.0 == question => Cruxes::Coming(&[]),
            _ => Cruxes::Unknown,
        }
    }

    pub fn is_busy(&self) -> bool {
        self.work.is_some()
    }
}
