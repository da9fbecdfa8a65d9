//! How far long work has come, and whether it is still wanted.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Looked at by whoever waits for a drawing, from another thread.
#[derive(Debug, Default)]
pub struct Watch {
    given_up: AtomicBool,
    /// Cards to measure, and those that are done.
    cards: AtomicUsize,
    measured: AtomicUsize,
}

/// Measuring takes about this part of the time; the rest is arranging.
const MEASURING_PART: f32 = 0.6;

impl Watch {
    /// The drawing is no longer wanted.
    pub fn give_up(&self) {
        self.given_up.store(true, Ordering::Relaxed);
    }

    #[must_use]
    pub fn is_given_up(&self) -> bool {
        self.given_up.load(Ordering::Relaxed)
    }

    /// How much is done, from 0 to 1.
    #[must_use]
    pub fn part(&self) -> f32 {
        let cards = self.cards.load(Ordering::Relaxed);
        if cards == 0 {
            return 0.0;
        }
        let measured = self.measured.load(Ordering::Relaxed).min(cards);
        MEASURING_PART * measured as f32 / cards as f32
    }

    pub(super) fn set_cards(&self, cards: usize) {
        self.cards.store(cards, Ordering::Relaxed);
    }

    pub(super) fn add_measured(&self, cards: usize) {
        self.measured.fetch_add(cards, Ordering::Relaxed);
    }
}
