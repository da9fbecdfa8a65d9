//! Which theses stand side by side, and in which order.

use std::collections::BTreeMap;

use crate::model::Id;
use crate::ui::tab::TabKey;

/// More columns than this leave no room for words.
pub const MOST: usize = 4;
/// Fewer have nothing to be compared with.
pub const LEAST: usize = 2;

/// A thesis that has a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seat {
    /// The tab of its map; `None` for the map that is looked at.
    pub tab: Option<TabKey>,
    pub thesis: Id,
}

impl Seat {
    /// Of the map that is looked at.
    #[must_use]
    pub const fn here(thesis: Id) -> Self {
        Self { tab: None, thesis }
    }
}

/// What was chosen for each question that was looked at; it lasts as long as the tab.
#[derive(Debug, Default)]
pub struct Choice {
    by_question: BTreeMap<Option<Id>, Vec<Seat>>,
}

impl Choice {
    /// Those that were chosen and are still there, or else the first theses of the
    /// question. What is gone comes back when its deletion is undone.
    #[must_use]
    pub fn seats(
        &self,
        question: Option<Id>,
        theses: &[Id],
        exists: impl Fn(Seat) -> bool,
    ) -> Vec<Seat> {
        let chosen = self.by_question.get(&question);
        let mut seats: Vec<Seat> = (chosen.into_iter().flatten().copied())
            .filter(|seat| exists(*seat))
            .collect();
        if seats.is_empty() {
            let theses = theses.iter().copied().map(Seat::here);
            seats.extend(theses.filter(|seat| exists(*seat)).take(MOST));
        }
        seats
    }

    /// Adds a thesis to those that stand there, or takes it away, as far as that leaves
    /// neither too many nor too few.
    pub fn toggle(&mut self, question: Option<Id>, seats: &[Seat], seat: Seat) {
        let mut seats = seats.to_vec();
        match seats.iter().position(|other| *other == seat) {
            Some(at) if seats.len() > LEAST => {
                seats.remove(at);
            }
            None if seats.len() < MOST => seats.push(seat),
            _ => return,
        }
        self.by_question.insert(question, seats);
    }

    /// Puts the column at one place where another stands.
    pub fn shift(&mut self, question: Option<Id>, seats: &[Seat], from: usize, to: usize) {
        let mut seats = seats.to_vec();
        if from < seats.len() && to < seats.len() && from != to {
            let seat = seats.remove(from);
            seats.insert(to, seat);
            self.by_question.insert(question, seats);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::test_kit::id;

    fn theses() -> [Id; 5] {
        ["c-a", "c-b", "c-c", "c-d", "c-e"].map(id)
    }

    fn names(seats: &[Seat]) -> Vec<String> {
        seats.iter().map(|seat| seat.thesis.to_string()).collect()
    }

    #[test]
    fn the_first_four_theses_stand_there_until_others_are_chosen() {
        let mut choice = Choice::default();
        let all = theses();
        let seats = choice.seats(None, &all, |_| true);
        assert_eq!(names(&seats), ["c-a", "c-b", "c-c", "c-d"]);
        choice.toggle(None, &seats, Seat::here(id("c-b")));
        let seats = choice.seats(None, &all, |_| true);
        choice.toggle(None, &seats, Seat::here(id("c-e")));
        let seats = choice.seats(None, &all, |_| true);
        assert_eq!(names(&seats), ["c-a", "c-c", "c-d", "c-e"]);
        let other = choice.seats(Some(id("q-other")), &all, |_| true);
        assert_eq!(names(&other), ["c-a", "c-b", "c-c", "c-d"]);
    }

    #[test]
    fn two_to_four_stand_side_by_side() {
        let mut choice = Choice::default();
        let all = theses();
        let four = choice.seats(None, &all, |_| true);
        choice.toggle(None, &four, Seat::here(id("c-e")));
        assert_eq!(choice.seats(None, &all, |_| true), four);
        let two = &four[..2];
        choice.toggle(None, two, Seat::here(id("c-a")));
        assert_eq!(choice.seats(None, &all, |_| true), four);
    }

    #[test]
    fn columns_change_places_and_what_is_gone_comes_back() {
        let mut choice = Choice::default();
        let all = theses();
        let seats = choice.seats(None, &all[..3], |_| true);
        choice.shift(None, &seats, 2, 0);
        let seats = choice.seats(None, &all, |_| true);
        assert_eq!(names(&seats), ["c-c", "c-a", "c-b"]);
        let without = choice.seats(None, &all, |seat| seat.thesis != id("c-a"));
        assert_eq!(names(&without), ["c-c", "c-b"]);
        assert_eq!(choice.seats(None, &all, |_| true), seats);
    }
}
