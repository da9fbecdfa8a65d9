//! What comparing finds, kept until a map or the choice is another.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::model::{Id, Map};
use crate::reasoning::{Comparison, Side, compare};

use super::choice::Seat;
use super::outline::Case;

/// Where a map has more records than this, comparing takes longer than a frame may: it is
/// left to a thread.
const MOST_AT_ONCE: usize = 1_000;

/// The cases of the theses that stand side by side, and what lies across them.
#[derive(Debug, Default)]
pub struct Found {
    pub cases: Vec<Case>,
    /// `Gaps::unverified` lists all quotes of a case: which of them are verified is
    /// asked for when they are shown, since that changes while they are looked for.
    pub comparison: Comparison,
}

impl Found {
    /// Compares theses in their maps. Sides of one map must share the `Arc`.
    #[must_use]
    pub fn of(sides: &[(Arc<Map>, Id)]) -> Self {
        let sides: Vec<Side<'_>> = (sides.iter())
            .map(|(map, thesis)| Side {
                map,
                thesis: *thesis,
            })
            .collect();
        let comparison = compare(&sides, &|_, _| false);
        let cases = (sides.iter().zip(&comparison.gaps))
            .map(|(side, gaps)| Case::of(side.map, side.thesis, &gaps.unanswered))
            .collect();
        Self { cases, comparison }
    }
}

/// Which theses, and the revisions of their maps.
type Request = Vec<(Seat, u64)>;

/// What was found last, and what is being looked for.
#[derive(Debug, Default)]
pub struct Finder {
    known: Option<(Request, Arc<Found>)>,
    work: Option<(Request, Receiver<Found>)>,
    generation: u64,
}

impl Finder {
    /// Brings what is found up to date, or sees to it that it will be.
    pub fn refresh(
        &mut self,
        request: Request,
        sides: impl FnOnce() -> Vec<(Arc<Map>, Id)>,
        wake: Option<&egui::Context>,
    ) {
        if let Some((of, answer)) = &self.work {
            match answer.try_recv() {
                Ok(found) => {
                    let of = of.clone();
                    self.learn(of, found);
                }
                // Maybe stale; one at a time all the same, however fast somebody types.
                Err(TryRecvError::Empty) => return,
                // It broke: try again.
                Err(TryRecvError::Disconnected) => self.work = None,
            }
        }
        if self.known.as_ref().is_some_and(|(of, _)| *of == request) {
            return;
        }
        let sides = sides();
        let size = |map: &Arc<Map>| map.len();
        if sides.iter().map(|(map, _)| size(map)).max().unwrap_or(0) > MOST_AT_ONCE {
            let (sender, answer) = channel();
            let wake = wake.cloned();
            let seek = move || {
                let found = Found::of(&sides);
                drop(sides);
                // Nobody waits for it any more when it is stale.
                let _ = sender.send(found);
                if let Some(wake) = wake {
                    wake.request_repaint();
                }
            };
            let named = std::thread::Builder::new().name("compare".into());
            if named.spawn(seek).is_ok() {
                self.work = Some((request, answer));
            }
            return;
        }
        let found = Found::of(&sides);
        self.learn(request, found);
    }

    fn learn(&mut self, request: Request, found: Found) {
        self.known = Some((request, Arc::new(found)));
        self.work = None;
        self.generation += 1;
    }

    /// What is known of these theses, maybe of maps that have changed since; `None`
    /// while they are compared for the first time.
    #[must_use]
    pub fn found(&self, seats: &[Seat]) -> Option<Arc<Found>> {
        let (request, found) = self.known.as_ref()?;
        let is_of_them = request
            .iter()
            .map(|(seat, _)| *seat)
            .eq(seats.iter().copied());
        is_of_them.then(|| Arc::clone(found))
    }

    /// Rises whenever something else is found.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation
    }

    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.work.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::generate;
    use crate::ui::test_kit::id;

    fn theses(map: &Map) -> Vec<Seat> {
        let questions = map.questions_in_order();
        let question = map.question(questions[0]).unwrap();
        let theses = question.theses.iter().copied();
        theses.map(Seat::here).collect()
    }

    fn refresh(finder: &mut Finder, map: &Arc<Map>, seats: &[Seat], revision: u64) {
        let request = seats.iter().map(|seat| (*seat, revision)).collect();
        let sides = || (seats.iter().map(|seat| (Arc::clone(map), seat.thesis))).collect();
        finder.refresh(request, sides, None);
    }

    #[test]
    fn what_is_small_is_there_at_once_and_found_once() {
        let map = Arc::new(generate(100, 1));
        let seats = theses(&map);
        let mut finder = Finder::default();
        refresh(&mut finder, &map, &seats, 0);
        let found = finder.found(&seats).unwrap();
        assert_eq!(found.cases.len(), seats.len());
        let generation = finder.generation();
        refresh(&mut finder, &map, &seats, 0);
        assert_eq!(finder.generation(), generation);
        refresh(&mut finder, &map, &seats, 1);
        assert!(finder.generation() > generation);
        assert!(finder.found(&[Seat::here(id("c-other"))]).is_none());
    }

    #[test]
    fn what_is_large_comes_from_a_thread_and_says_the_same() {
        let map = Arc::new(generate(4_000, 1));
        let seats = theses(&map);
        let mut finder = Finder::default();
        refresh(&mut finder, &map, &seats, 0);
        assert!(finder.is_busy() && finder.found(&seats).is_none());
        while finder.is_busy() {
            std::thread::yield_now();
            refresh(&mut finder, &map, &seats, 0);
        }
        let sides: Vec<_> = seats
            .iter()
            .map(|it| (Arc::clone(&map), it.thesis))
            .collect();
        let found = finder.found(&seats).unwrap();
        assert_eq!(found.cases, Found::of(&sides).cases);
        assert_eq!(found.comparison, Found::of(&sides).comparison);
    }
}
