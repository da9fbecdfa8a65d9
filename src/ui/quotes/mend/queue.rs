//! The quotes that are gone through, and where one is among them.

use std::collections::BTreeSet;

use crate::model::Id;
use crate::quote::Standing;

/// How far one has come with a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Somebody has to look at it.
    Waiting,
    /// Looked at, and left as it is.
    Left,
    /// It no longer has to be looked at.
    Done,
}

/// The quotes to go through, in the order of the documents. Which of them are done
/// is asked each time, so that undoing brings a quote back.
#[derive(Clone, Debug, Default)]
pub struct Queue {
    quotes: Vec<Id>,
    left: BTreeSet<Id>,
    at: usize,
}

impl Queue {
    /// From the quote `from` on, if it is among them.
    pub fn new(quotes: Vec<Id>, from: Option<Id>) -> Self {
        let at = quotes.iter().position(|quote| Some(*quote) == from);
        Self {
            quotes,
            left: BTreeSet::new(),
            at: at.unwrap_or_default(),
        }
    }

    pub fn current(&self) -> Option<Id> {
        self.quotes.get(self.at).copied()
    }

    /// Which one it is, from 1, and how many there are.
    pub fn position(&self) -> (usize, usize) {
        (self.at + 1, self.quotes.len())
    }

    pub fn progress(&self, quote: Id, standing: Standing) -> Progress {
        match standing {
            standing if !standing.is_to_look_at() && standing != Standing::Looking => {
                Progress::Done
            }
            _ if self.left.contains(&quote) => Progress::Left,
            _ => Progress::Waiting,
        }
    }

    /// How many of them have come this far.
    pub fn count(&self, wanted: Progress, standing: impl Fn(Id) -> Standing) -> usize {
        let quotes = self.quotes.iter();
        quotes
            .filter(|quote| self.progress(**quote, standing(**quote)) == wanted)
            .count()
    }

    /// Leaves the current quote as it is and goes on.
    pub fn leave(&mut self, standing: impl Fn(Id) -> Standing) {
        if let Some(quote) = self.current() {
            self.left.insert(quote);
        }
        self.go_on(standing);
    }

    /// Goes to the next quote that waits, round the end if need be; stays where
    /// none does.
    pub fn go_on(&mut self, standing: impl Fn(Id) -> Standing) {
        let count = self.quotes.len();
        let next = (1..count).map(|step| (self.at + step) % count).find(|at| {
            let quote = self.quotes.get(*at);
            quote.is_some_and(|quote| self.progress(*quote, standing(*quote)) == Progress::Waiting)
        });
        if let Some(next) = next {
            self.at = next;
        }
    }

    /// One step, whatever has become of the quote there.
    pub fn step(&mut self, forward: bool) {
        let last = self.quotes.len().saturating_sub(1);
        self.at = match forward {
            true => (self.at + 1).min(last),
            false => self.at.saturating_sub(1),
        };
    }

    /// Takes up again what was left.
    pub fn take_up_left(&mut self, standing: impl Fn(Id) -> Standing) {
        self.left.clear();
        let waits = |quote: &Id| self.progress(*quote, standing(*quote)) == Progress::Waiting;
        self.at = self.quotes.iter().position(waits).unwrap_or_default();
    }

    /// Forgets what is no longer in the map, and adds at the end what has come to
    /// need a look.
    pub fn update(&mut self, to_look_at: &[Id], exists: impl Fn(Id) -> bool) {
        let current = self.current();
        self.quotes.retain(|quote| exists(*quote));
        for quote in to_look_at {
            if !self.quotes.contains(quote) {
                self.quotes.push(*quote);
            }
        }
        let place = (self.quotes.iter()).position(|quote| Some(*quote) == current);
        let last = self.quotes.len().saturating_sub(1);
        self.at = place.unwrap_or(self.at.min(last));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quote::State;

    fn id(text: &str) -> Id {
        Id::parse(text).unwrap()
    }

    fn three() -> Queue {
        Queue::new(["u-a", "u-b", "u-c"].map(id).to_vec(), Some(id("u-b")))
    }

    const MISSING: Standing = Standing::Found(State::Missing);

    #[test]
    fn leaving_goes_to_the_next_that_waits_and_round_the_end() {
        let mut queue = three();
        assert_eq!(queue.position(), (2, 3));
        queue.leave(|_| MISSING);
        assert_eq!(queue.current(), Some(id("u-c")));
        queue.leave(|_| MISSING);
        assert_eq!(queue.current(), Some(id("u-a")));
        queue.leave(|_| MISSING);
        assert_eq!(queue.count(Progress::Waiting, |_| MISSING), 0);
        assert_eq!(queue.count(Progress::Left, |_| MISSING), 3);
        queue.take_up_left(|_| MISSING);
        assert_eq!(queue.count(Progress::Waiting, |_| MISSING), 3);
    }

    #[test]
    fn what_is_mended_is_done_until_that_is_undone() {
        let queue = three();
        let mended = |quote| match quote == id("u-b") {
            true => Standing::Found(State::Exact),
            false => MISSING,
        };
        assert_eq!(queue.count(Progress::Done, mended), 1);
        assert_eq!(queue.count(Progress::Done, |_| MISSING), 0);
        assert_eq!(queue.count(Progress::Done, |_| Standing::Looking), 0);
        assert_eq!(queue.count(Progress::Done, |_| Standing::Confirmed), 3);
    }

    #[test]
    fn quotes_come_and_go_without_losing_ones_place() {
        let mut queue = three();
        queue.update(&[id("u-d")], |quote| quote != id("u-a"));
        assert_eq!(queue.current(), Some(id("u-b")));
        assert_eq!(queue.position(), (1, 3));
        queue.update(&[], |quote| quote == id("u-d"));
        assert_eq!(queue.current(), Some(id("u-d")));
        queue.update(&[], |_| false);
        assert_eq!(queue.current(), None);
    }
}
