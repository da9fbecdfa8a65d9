//! What folds hide.

use super::builder::Builder;

/// Marks records as seen, and forgets all marks at once.
pub(super) struct Seen {
    marks: Vec<u32>,
    now: u32,
}

impl Seen {
    pub(super) fn new(count: usize) -> Self {
        Self {
            marks: vec![0; count],
            now: 1,
        }
    }

    fn clear(&mut self) {
        self.now += 1;
    }

    fn insert(&mut self, rank: u32) -> bool {
        let mark = &mut self.marks[rank as usize];
        let fresh = *mark != self.now;
        *mark = self.now;
        fresh
    }
}

impl Builder<'_> {
    /// Marks as hidden whatever stands below the folds that were met since the last
    /// time and has no place of its own.
    pub(super) fn hide_below_folds(&mut self) {
        while let Some(fold) = self.folds.get(self.folds_hidden).copied() {
            self.folds_hidden += 1;
            let hidden = &mut self.hidden;
            let mut found = Vec::new();
            let (ranks, placed) = (&self.ranks, &self.placed);
            below(
                ranks,
                placed,
                fold,
                |rank| {
                    let fresh = !hidden[rank as usize];
                    hidden[rank as usize] = true;
                    fresh
                },
                &mut found,
            );
        }
    }

    /// How many claims a fold hides.
    pub(super) fn hidden_claims(&mut self, fold: u32) -> usize {
        self.seen.clear();
        let seen = &mut self.seen;
        let mut found = Vec::new();
        below(
            &self.ranks,
            &self.placed,
            fold,
            |rank| seen.insert(rank),
            &mut found,
        );
        let claims = self.ranks.claims;
        found
            .iter()
            .filter(|rank| (**rank as usize) < claims)
            .count()
    }
}

/// Everything below `from` that is shown, has no place of its own and is met for the
/// first time.
fn below(
    ranks: &super::ranks::Ranks,
    placed: &[bool],
    from: u32,
    mut first_time: impl FnMut(u32) -> bool,
    found: &mut Vec<u32>,
) {
    let mut stack = vec![from];
    while let Some(rank) = stack.pop() {
        let held = if ranks.is_question(rank) {
            ranks.theses(rank)
        } else if ranks.is_reason(rank) {
            ranks.premises(rank)
        } else {
            &[]
        };
        for next in held.iter().chain(ranks.reasons_on(rank)).copied() {
            if ranks.shown[next as usize] && !placed[next as usize] && first_time(next) {
                found.push(next);
                stack.push(next);
            }
        }
    }
}
