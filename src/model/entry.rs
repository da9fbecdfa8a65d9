//! The tables of a map, listed once.
//!
//! [`tables!`] hands the list to a macro; whatever exists once per table (the
//! fields of a [`Map`](super::Map), of a [`Change`](super::Change), the variants
//! of a [`Record`]) is made from it, so that a new kind of record is one line here.

use std::sync::Arc;

use super::index::Relation;
use super::{
    Backing, Change, Claim, Conflict, Delta, Id, Kind, Map, Override, Perspective, Placement,
    Question, Quote, Reason, Source, Table, Tag, Weigh,
};

macro_rules! tables {
    ($make:ident) => {
        $make! {
            questions: Question = Some(Kind::Question),
            claims: Claim = Some(Kind::Claim),
            reasons: Reason = Some(Kind::Reason),
            conflicts: Conflict = Some(Kind::Conflict),
            sources: Source = Some(Kind::Source),
            quotes: Quote = Some(Kind::Quote),
            backings: Backing = Some(Kind::Backing),
            tags: Tag = Some(Kind::Tag),
            perspectives: Perspective = Some(Kind::Perspective),
            overrides: Override = Some(Kind::Override),
            layout: Placement = None,
        }
    };
}
pub(super) use tables;

/// A type of record that has a table of its own in a map.
pub trait Entry: Clone + PartialEq + Weigh + Send + Sync + 'static {
    /// The kind that the table's ids have; `None` where they name records of
    /// other tables (placements).
    const KIND: Option<Kind>;
    /// The table's name in the file.
    const TABLE: &'static str;

    fn table(map: &Map) -> &Table<Self>;
    #[doc(hidden)]
    fn table_mut(map: &mut Map) -> &mut Table<Self>;
    fn delta(change: &Change) -> &Delta<Self>;
    fn delta_mut(change: &mut Change) -> &mut Delta<Self>;
    fn wrap(record: Arc<Self>) -> Record;
    #[doc(hidden)]
    fn relate(&self, each: &mut dyn FnMut(Relation, Id));
}

macro_rules! make_entries {
    ($($table:ident : $entry:ident = $kind:expr,)*) => {
        /// A record of any kind.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Record {
            $($entry(Arc<$entry>),)*
        }

        $(
            impl Entry for $entry {
                const KIND: Option<Kind> = $kind;
                const TABLE: &'static str = stringify!($table);

                fn table(map: &Map) -> &Table<Self> {
                    map.$table()
                }

                fn table_mut(map: &mut Map) -> &mut Table<Self> {
                    &mut map.$table
                }

                fn delta(change: &Change) -> &Delta<Self> {
                    &change.$table
                }

                fn delta_mut(change: &mut Change) -> &mut Delta<Self> {
                    &mut change.$table
                }

                fn wrap(record: Arc<Self>) -> Record {
                    Record::$entry(record)
                }

                fn relate(&self, each: &mut dyn FnMut(Relation, Id)) {
                    super::index::Relate::relate(self, each);
                }
            }

            impl From<$entry> for Record {
                fn from(record: $entry) -> Self {
                    Self::$entry(Arc::new(record))
                }
            }
        )*
    };
}
tables!(make_entries);
