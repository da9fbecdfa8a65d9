//! The words of a map, folded, end to end.

use memchr::memmem::Finder;

use crate::model::{Entry, Id, Map, Record};

use super::fold::fold_onto;
use super::text::{What, own_text};

/// Stands behind each field. No folded text and no folded query holds one, so
/// nothing is found across two fields.
const END: char = '\n';

/// Before fields that are gone, or out of order, are cleared away there are at least
/// so many.
const LOOSE_MIN: usize = 4_096;

/// One text of one record.
#[derive(Clone, Copy, Debug)]
struct Field {
    record: Id,
    what: What,
    /// `false` once the record has other words, or is gone.
    is_live: bool,
    /// Where it begins; it ends where the next one begins.
    start: usize,
}

/// Everything that can be searched in a map. It does not know the map: whoever holds
/// both hands it what has changed.
#[derive(Clone, Debug, Default)]
pub struct Index {
    text: String,
    fields: Vec<Field>,
    /// So many fields stand in the order of their records; the rest came later.
    sorted: usize,
    dead: usize,
}

impl Index {
    /// Folds the words of a whole map.
    #[must_use]
    pub fn new(map: &Map) -> Self {
        let mut index = Self::default();
        // In the order of ids, which begin with the letter of their kind.
        index.add_table(map.backings());
        index.add_table(map.claims());
        index.add_table(map.questions());
        index.add_table(map.reasons());
        index.add_table(map.sources());
        index.add_table(map.tags());
        index.add_table(map.quotes());
        index.add_table(map.conflicts());
        index.sorted = index.fields.len();
        index.text.shrink_to_fit();
        index.fields.shrink_to_fit();
        index
    }

    fn add_table<T: Entry>(&mut self, table: &crate::model::Table<T>) {
        for (id, record) in table {
            self.add(*id, &T::wrap(record.clone()));
        }
    }

    fn add(&mut self, id: Id, record: &Record) {
        if let Some((what, text)) = own_text(record) {
            self.add_field(id, what, &text);
        }
        self.add_field(id, What::Note, record.note());
    }

    fn add_field(&mut self, record: Id, what: What, text: &str) {
        let start = self.text.len();
        fold_onto(&mut self.text, text);
        if self.text.len() == start {
            return;
        }
        self.text.push(END);
        self.fields.push(Field {
            record,
            what,
            is_live: true,
            start,
        });
    }

    /// Takes in what became of the records with these ids.
    pub fn update(&mut self, map: &Map, ids: impl Iterator<Item = Id>) {
        let mut ids: Vec<Id> = ids.collect();
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            let before = self.fields_of(id);
            let (text, fields) = (self.text.len(), self.fields.len());
            if let Some(record) = map.record(id) {
                self.add(id, &record);
            }
            let added: Vec<usize> = (fields..self.fields.len()).collect();
            let is_same = before.len() == added.len()
                && (before.iter().zip(&added)).all(|(old, new)| self.is_alike(*old, *new));
            if is_same {
                // It was moved, or tagged: its words are what they were.
                self.text.truncate(text);
                self.fields.truncate(fields);
                continue;
            }
            self.dead += before.len();
            for place in before {
                if let Some(field) = self.fields.get_mut(place) {
                    field.is_live = false;
                }
            }
        }
        let loose = self.dead + self.fields.len() - self.sorted;
        if loose > LOOSE_MIN.max(self.fields.len() / 8) {
            self.tidy();
        }
    }

    /// The places of the live fields of a record.
    fn fields_of(&self, id: Id) -> Vec<usize> {
        let (sorted, late) = self.fields.split_at(self.sorted.min(self.fields.len()));
        let first = sorted.partition_point(|field| field.record < id);
        let in_order = (sorted.iter().enumerate().skip(first))
            .take_while(|(_, field)| field.record == id)
            .filter(|(_, field)| field.is_live);
        let late = (late.iter().enumerate())
            .filter(|(_, field)| field.record == id && field.is_live)
            .map(|(place, field)| (place + sorted.len(), field));
        in_order.chain(late).map(|(place, _)| place).collect()
    }

    fn is_alike(&self, one: usize, other: usize) -> bool {
        let what = |place: usize| self.fields.get(place).map(|field| field.what);
        what(one) == what(other) && self.text_at(one) == self.text_at(other)
    }

    /// Puts the live fields in order again and clears away the others.
    fn tidy(&mut self) {
        let mut live: Vec<(usize, Field)> = (self.fields.iter().copied().enumerate())
            .filter(|(_, field)| field.is_live)
            .collect();
        live.sort_by_key(|(_, field)| (field.record, field.what));
        let mut tidy = Self {
            text: String::with_capacity(self.text.len()),
            fields: Vec::with_capacity(live.len()),
            sorted: live.len(),
            dead: 0,
        };
        for (place, field) in live {
            let start = tidy.text.len();
            tidy.text.push_str(self.text_at(place));
            tidy.text.push(END);
            tidy.fields.push(Field { start, ..field });
        }
        *self = tidy;
    }

    /// How many texts there are to search.
    #[must_use]
    pub fn len(&self) -> usize {
        self.fields.len() - self.dead
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What it takes in memory.
    #[must_use]
    pub fn weight_bytes(&self) -> usize {
        self.text.capacity() + self.fields.capacity() * size_of::<Field>()
    }

    /// The record and kind of a field.
    pub(super) fn field(&self, place: usize) -> Option<(Id, What)> {
        let field = self.fields.get(place).filter(|field| field.is_live)?;
        Some((field.record, field.what))
    }

    /// The folded words of a field.
    pub(super) fn text_at(&self, place: usize) -> &str {
        let start = self.fields.get(place).map_or(0, |field| field.start);
        let end = (self.fields.get(place + 1)).map_or(self.text.len(), |next| next.start);
        let end = end.saturating_sub(END.len_utf8());
        self.text.get(start..end).unwrap_or_default()
    }

    /// The number of fields, dead ones included.
    pub(super) fn places(&self) -> usize {
        self.fields.len()
    }

    /// The live fields that hold what is looked for, in the order of the text.
    pub(super) fn holding(&self, wanted: &Finder<'_>) -> impl Iterator<Item = usize> {
        let bytes = self.text.as_bytes();
        let (mut from, mut place) = (0, 0);
        std::iter::from_fn(move || {
            loop {
                let at = from + wanted.find(bytes.get(from..)?)?;
                while self
                    .fields
                    .get(place + 1)
                    .is_some_and(|next| next.start <= at)
                {
                    place += 1;
                }
                from = (self.fields.get(place + 1)).map_or(bytes.len(), |next| next.start);
                if self.fields.get(place)?.is_live {
                    return Some(place);
                }
            }
        })
    }
}
