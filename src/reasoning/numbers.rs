//! Ids to places in a list, quickly.
//!
//! The first part of a list, which is sorted, is cut into stretches: those of each kind of
//! record by what the first words of ids are worth. Ids are random, so that a stretch holds
//! one or two of them, and making the stretches is one look at each id. Ids written by hand
//! may all stand in one stretch, which is searched by halves then. What comes behind is
//! found by hash.

use super::slots::Slots;
use super::together::both;
use crate::model::Id;

/// In place of a number: the id is not in the list.
pub(super) const MISSING: u32 = u32::MAX;
/// The highest bits of an id's first word tell the kind of record.
const KIND_SHIFT: u32 = 60;
const KINDS: usize = 1 << (u64::BITS - KIND_SHIFT);

/// Where each id stands in a list of ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    /// How many of the first ids stand sorted.
    sorted: usize,
    kinds: [Stretches; KINDS],
    /// Of the ids behind the sorted ones.
    behind: Slots,
}

/// The stretches of one kind of record.
#[derive(Clone, Debug, Default)]
struct Stretches {
    /// The first words of the first id and of the last one.
    least: u64,
    most: u64,
    /// So many of the lowest bits make no difference.
    shift: u32,
    /// Where each stretch begins in the list, and at the end where the last one ends.
    starts: Vec<u32>,
}

impl Stretches {
    /// Cuts the ids of one kind, which begin at this place of the list, into at most twice
    /// as many stretches as there are ids.
    fn of(ids: &[Id], place: usize) -> Self {
        let (Some(first), Some(last)) = (ids.first(), ids.last()) else {
            return Self::default();
        };
        let (least, most) = (word_of(*first), word_of(*last));
        let wanted_bits = (2 * ids.len()).ilog2();
        let mut stretches = Self {
            least,
            most,
            shift: (u64::BITS - (most - least).leading_zeros()).saturating_sub(wanted_bits),
            starts: Vec::new(),
        };
        // Where each one ends that has ids, and then where those end that have none: nothing
        // to decide by the way.
        let mut starts = vec![place as u32; stretches.place_of(most) + 2];
        for (end, id) in (place as u32 + 1..).zip(ids) {
            if let Some(known) = starts.get_mut(stretches.place_of(word_of(*id)) + 1) {
                *known = end;
            }
        }
        let mut last = place as u32;
        for start in &mut starts {
            last = last.max(*start);
            *start = last;
        }
        stretches.starts = starts;
        stretches
    }

    /// From where on such an id stands, if it stands anywhere.
    fn start(&self, word: u64) -> Option<u32> {
        self.starts.get(self.find(word)?).copied()
    }

    /// Where the stretch that such an id stands in begins and ends.
    fn ends(&self, word: u64) -> Option<(u32, u32)> {
        let stretch = self.find(word)?;
        Some((*self.starts.get(stretch)?, *self.starts.get(stretch + 1)?))
    }

    fn find(&self, word: u64) -> Option<usize> {
        (self.least <= word && word <= self.most).then(|| self.place_of(word))
    }

    fn place_of(&self, word: u64) -> usize {
        ((word - self.least) >> self.shift) as usize
    }
}

impl Numbers {
    /// Of ids that all differ; so many of them, from the first, stand sorted.
    pub fn of(ids: &[Id], sorted: usize) -> Self {
        let (in_order, behind) = ids.split_at(sorted);
        let mut kinds = Vec::new();
        let mut place = 0;
        while let Some(first) = in_order.get(place) {
            let kind = kind_of(*first);
            let count = in_order[place..].partition_point(|id| kind_of(*id) <= kind);
            kinds.push((kind, place, &in_order[place..place + count]));
            place += count;
        }
        let cut = |kinds: &[(usize, usize, &[Id])]| -> Vec<(usize, Stretches)> {
            let stretches =
                |(kind, place, ids): &(usize, usize, &[Id])| (*kind, Stretches::of(ids, *place));
            kinds.iter().map(stretches).collect()
        };
        let half =
            kinds.partition_point(|(_, place, ids)| 2 * (place + ids.len()) <= sorted + ids.len());
        let (first, second) = kinds.split_at(half);
        let (first, second) = both(sorted, || cut(first), || cut(second));
        let mut numbers = Self {
            sorted,
            behind: Slots::of(behind),
            ..Self::default()
        };
        for (kind, stretches) in first.into_iter().chain(second) {
            if let Some(own) = numbers.kinds.get_mut(kind) {
                *own = stretches;
            }
        }
        numbers
    }

    /// The number of the id, as given by the list.
    pub fn get(&self, ids: &[Id], id: Id) -> Option<u32> {
        self.among_sorted(ids, id).or_else(|| {
            let number = self.behind.get(ids.get(self.sorted..)?, id)?;
            Some(self.sorted as u32 + number)
        })
    }

    fn among_sorted(&self, ids: &[Id], id: Id) -> Option<u32> {
        let (start, end) = self.kinds.get(kind_of(id))?.ends(word_of(id))?;
        let place = ids.get(start as usize..end as usize)?.binary_search(&id);
        Some(start + place.ok()? as u32)
    }

    /// The numbers of many ids, or [`MISSING`]. They are guessed first and compared with the
    /// list afterwards, so that the memory is waited for by many of them at a time.
    pub fn get_all(&self, ids: &[Id], wanted: &[Id], found: &mut Vec<u32>) {
        let guess = |id: &Id| {
            let stretches = self.kinds.get(kind_of(*id));
            let start = stretches.and_then(|stretches| stretches.start(word_of(*id)));
            start.unwrap_or(MISSING)
        };
        found.clear();
        found.extend(wanted.iter().map(guess));
        for (number, id) in found.iter_mut().zip(wanted) {
            // Most stretches hold one or two.
            let near = ids.get(*number as usize..).unwrap_or_default();
            match near.iter().take(4).position(|near| near == id) {
                Some(place) => *number += place as u32,
                None => *number = self.get(ids, *id).unwrap_or(MISSING),
            }
        }
    }

    /// Takes in the last id of the list, which is not there yet.
    pub fn take_last(&mut self, ids: &[Id]) {
        if let Some(behind) = ids.get(self.sorted..) {
            self.behind.take_last(behind);
        }
    }
}

fn word_of(id: Id) -> u64 {
    id.words()[0]
}

fn kind_of(id: Id) -> usize {
    (word_of(id) >> KIND_SHIFT) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;

    fn every_id_is_found(ids: &[Id], sorted: usize, others: &[Id]) {
        let mut numbers = Numbers::of(&ids[..sorted], sorted);
        for known in sorted..ids.len() {
            numbers.take_last(&ids[..=known]);
        }
        let mut found = Vec::new();
        numbers.get_all(ids, ids, &mut found);
        assert!((0..ids.len() as u32).eq(found.iter().copied()));
        for (number, id) in ids.iter().enumerate() {
            assert_eq!(numbers.get(ids, *id), Some(number as u32));
        }
        for id in others {
            assert_eq!(numbers.get(ids, *id), None);
        }
        numbers.get_all(ids, others, &mut found);
        assert!(found.iter().all(|number| *number == MISSING));
    }

    #[test]
    fn every_id_is_found_again_and_no_other_also_behind_the_sorted_ones() {
        let parse = |text: String| Id::parse(&text).unwrap();
        let random = |count| {
            let kinds = [Kind::Backing, Kind::Claim, Kind::Reason];
            (0..count).map(move |turn| Id::random(kinds[turn % 3]))
        };
        let by_hand = (0..300).map(|number| parse(format!("c-{number}")));
        let long = (0..50).map(|number| parse(format!("r-a-reason-with-a-long-id-{number:02}")));
        let mut ids: Vec<Id> = random(500).chain(by_hand).chain(long).collect();
        ids.sort();
        let others: Vec<Id> = (random(200))
            .chain((300..400).map(|number| parse(format!("c-{number}"))))
            .chain((50..99).map(|number| parse(format!("r-a-reason-with-a-long-id-{number:02}"))))
            .chain(["b-0", "c-zzzz", "r-0", "r-zzzz", "q-1"].map(|text| parse(text.to_owned())))
            .collect();
        for sorted in [0, 1, 2, 400, ids.len()] {
            every_id_is_found(&ids, sorted, &others);
        }
        every_id_is_found(&[], 0, &others);
    }
}
