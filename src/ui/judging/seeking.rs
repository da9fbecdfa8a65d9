//! Looking for what would change the answer, on a thread.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::sought::Rest;
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

    /// Those of the map as it is.
    #[must_use]
    pub fn known(self) -> Option<&'a [Crux]> {
        match self {
            Self::Known(cruxes) => Some(cruxes),
            Self::Unknown | Self::Coming(_) => None,
        }
    }
}

/// For which question, and of which generation of the readings.
type Key = (Id, u64);

/// What was found for the questions that somebody looked at, and the one that is being
/// worked on. One thread at a time: a second would only take turns with the first.
#[derive(Debug, Default)]
pub struct Seeking {
    /// By question, with the generation that it was found for.
    known: BTreeMap<Id, (u64, Vec<Crux>)>,
    work: Option<Work>,
    serial: u64,
    /// The next look waits until the readings have rested.
    rest: Rest<u64>,
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
    /// Takes in what was found, and starts looking where that is not of this generation.
    pub fn refresh(
        &mut self,
        question: Id,
        generation: u64,
        reasoner: &Reasoner,
        session: &Session,
        wake: Option<&egui::Context>,
    ) {
        if let Some(work) = &self.work {
            match work.answer.try_recv() {
                Ok(answer) => {
                    let (question, generation) = work.key;
                    if let Some(cruxes) = answer {
                        self.known.insert(question, (generation, cruxes));
                        self.serial += 1;
                    }
                    self.work = None;
                }
                // Another question waits until this one is through.
                Err(TryRecvError::Empty) if work.key.1 == generation => return,
                // Stale, or it broke; dropping it makes the thread give up.
                Err(_) => self.work = None,
            }
        }
        let known = self.known.get(&question).map(|(of, _)| *of);
        if known == Some(generation) || known.is_some() && !self.rest.has_rested(generation, wake) {
            return;
        }
        self.work = start((question, generation), reasoner, session, wake);
    }

    /// Gives up on all questions but these, and forgets what was found for others.
    pub fn keep_to(&mut self, questions: &[Id]) {
        self.known
            .retain(|question, _| questions.contains(question));
        if self
            .work
            .as_ref()
            .is_some_and(|work| !questions.contains(&work.key.0))
        {
            self.work = None;
        }
        if questions.is_empty() {
            self.rest.stop();
        }
    }

    pub fn cruxes(&self, question: Id, generation: u64) -> Cruxes<'_> {
        match (self.known.get(&question), &self.work) {
            (Some((of, cruxes)), _) if *of == generation => Cruxes::Known(cruxes),
            (Some((_, cruxes)), _) => Cruxes::Coming(cruxes),
            (None, Some(work)) if work.key.0 == question => Cruxes::Coming(&[]),
            (None, _) => Cruxes::Unknown,
        }
    }

    /// Rises whenever something was found.
    pub fn serial(&self) -> u64 {
        self.serial
    }

    pub fn is_busy(&self) -> bool {
        self.work.is_some() || self.rest.is_waiting()
    }
}

/// Looks on a thread, with a copy of the readings and of the map as they are now; `None`
/// where no thread can be had.
fn start(
    key: Key,
    reasoner: &Reasoner,
    session: &Session,
    wake: Option<&egui::Context>,
) -> Option<Work> {
    let (sender, answer) = channel();
    let given_up = Arc::new(AtomicBool::new(false));
    let stop = Arc::clone(&given_up);
    let (reasoner, map) = (reasoner.clone(), session.shared_map());
    let wake = wake.cloned();
    let seek = move || {
        let cancelled = || stop.load(Ordering::Relaxed);
        let cruxes = reasoner.cruxes(&map, key.0, &cancelled);
        drop((map, reasoner));
        let is_wanted = !cancelled();
        // Nobody waits for it any more when it is stale.
        let _ = sender.send(cruxes);
        if let Some(wake) = wake.filter(|_| is_wanted) {
            wake.request_repaint();
        }
    };
    let named = std::thread::Builder::new().name("cruxes".into());
    named.spawn(seek).is_ok().then_some(Work {
        key,
        given_up,
        answer,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Edit;
    use crate::generate::generate;
    use crate::reasoning::Settings;
    use crate::ui::judging::sought::REST;

    struct Made {
        session: Session,
        reasoner: Reasoner,
        question: Id,
    }

    fn made(claims: usize) -> Made {
        let session = Session::new(generate(claims, 1));
        let reasoner = Reasoner::new(session.map(), Settings::default());
        let question = session.map().questions_in_order()[0];
        Made {
            session,
            reasoner,
            question,
        }
    }

    /// Asks until nothing is left to wait for.
    fn finish(seeking: &mut Seeking, made: &Made, generation: u64) {
        loop {
            seeking.refresh(
                made.question,
                generation,
                &made.reasoner,
                &made.session,
                None,
            );
            if !seeking.is_busy() {
                return;
            }
            std::thread::yield_now();
        }
    }

    #[test]
    fn what_is_found_on_a_thread_is_what_would_be_found_here() {
        let made = made(60);
        let mut seeking = Seeking::default();
        assert_eq!(seeking.cruxes(made.question, 1), Cruxes::Unknown);
        seeking.refresh(made.question, 1, &made.reasoner, &made.session, None);
        assert_eq!(seeking.cruxes(made.question, 1), Cruxes::Coming(&[]));
        finish(&mut seeking, &made, 1);
        let here = made
            .reasoner
            .cruxes(made.session.map(), made.question, &|| false);
        assert_eq!(
            seeking.cruxes(made.question, 1),
            Cruxes::Known(&here.unwrap())
        );
        assert_eq!(seeking.serial(), 1);
    }

    #[test]
    fn an_edit_makes_the_thread_give_up_and_what_was_known_stays_until_it_is_found_anew() {
        let mut made = made(60);
        let mut seeking = Seeking::default();
        finish(&mut seeking, &made, 1);
        let old = seeking.cruxes(made.question, 1).to_show().to_vec();

        let claim = made.session.map().claims().ids().next().unwrap();
        let text = "Something else".to_owned();
        made.session
            .apply(&Edit::SetText { id: claim, text })
            .unwrap();
        assert_eq!(seeking.cruxes(made.question, 2), Cruxes::Coming(&old));
        let look = |seeking: &mut Seeking, generation| {
            seeking.refresh(
                made.question,
                generation,
                &made.reasoner,
                &made.session,
                None,
            );
        };
        look(&mut seeking, 2);
        std::thread::sleep(REST);
        look(&mut seeking, 2);
        let first = Arc::clone(&seeking.work.as_ref().unwrap().given_up);
        // The readings change once more before that one is through.
        look(&mut seeking, 3);
        assert!(first.load(Ordering::Relaxed) || seeking.serial() == 2);
        finish(&mut seeking, &made, 3);
        assert!(seeking.cruxes(made.question, 3).known().is_some());
    }

    #[test]
    fn while_one_types_nothing_is_started() {
        let made = made(60);
        let mut seeking = Seeking::default();
        finish(&mut seeking, &made, 1);
        for generation in 2..50 {
            seeking.refresh(
                made.question,
                generation,
                &made.reasoner,
                &made.session,
                None,
            );
            assert!(seeking.work.is_none(), "it has had no rest");
            assert!(seeking.is_busy());
        }
    }

    #[test]
    fn where_nobody_looks_any_more_nothing_is_sought() {
        let made = made(3_000);
        let mut seeking = Seeking::default();
        seeking.refresh(made.question, 1, &made.reasoner, &made.session, None);
        let given_up = seeking.work.as_ref().map(|work| Arc::clone(&work.given_up));
        seeking.keep_to(&[]);
        assert!(!seeking.is_busy());
        assert!(given_up.is_some_and(|it| it.load(Ordering::Relaxed)));
        assert_eq!(seeking.cruxes(made.question, 1), Cruxes::Unknown);
    }
}
