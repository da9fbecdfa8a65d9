//! The map itself: tables of records, and the questions one asks of them.

use std::sync::Arc;

use super::entry::{Entry, tables};
use super::index::{Index, Pairs, Relation};
use super::{
    Backing, Claim, Conflict, Ext, Id, Kind, Override, Perspective, Placement, Question, Quote,
    Reason, Record, Source, Stance, Table, Tag,
};

/// What a map says of itself as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    pub title: String,
    pub note: String,
    /// Who made the map, as they wish to be named.
    pub authors: Vec<String>,
    /// How the map is arranged: a word of the layout's, kept when it is unknown;
    /// empty for the usual way.
    pub arrangement: String,
    /// The proportions of the frame that the picture should fill, such as `16:9`;
    /// empty where it follows the window.
    pub proportions: String,
    /// Top-level fields that this version does not know.
    pub ext: Ext,
}

macro_rules! make_map {
    ($($table:ident : $entry:ident = $kind:expr,)*) => {
        /// An argument map: everything that one file holds.
        ///
        /// Records are shared, so a clone costs a table of pointers. Only a
        /// [`Change`](super::Change) alters a map; reading is open to all.
        #[derive(Clone, Debug, Default)]
        pub struct Map {
            pub(super) header: Arc<Header>,
            $(pub(super) $table: Table<$entry>,)*
            index: Index,
        }

        impl PartialEq for Map {
            fn eq(&self, other: &Self) -> bool {
                self.header == other.header $(&& self.$table == other.$table)*
            }
        }

        impl Map {
            /// Puts a map together from a file's parts.
            #[expect(clippy::too_many_arguments, reason = "one for each table of a map")]
            #[must_use]
            pub fn from_parts(header: Header, $($table: Table<$entry>),*) -> Self {
                let mut pairs = Pairs::default();
                $(for (id, record) in &$table {
                    record.relate(&mut |relation, from| pairs.add(relation, from, *id));
                })*
                Self { header: Arc::new(header), $($table,)* index: pairs.indexed() }
            }

            $(#[must_use]
            pub fn $table(&self) -> &Table<$entry> {
                &self.$table
            })*

            /// The number of records of all kinds, placements included.
            #[must_use]
            pub fn len(&self) -> usize {
                0 $(+ self.$table.len())*
            }
        }
    };
}
tables!(make_map);

/// Reading by id.
impl Map {
    #[must_use]
    pub fn header(&self) -> &Arc<Header> {
        &self.header
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[must_use]
    pub fn get<T: Entry>(&self, id: Id) -> Option<&Arc<T>> {
        T::table(self).get(id)
    }

    #[must_use]
    pub fn question(&self, id: Id) -> Option<&Question> {
        self.questions.get(id).map(Arc::as_ref)
    }

    #[must_use]
    pub fn claim(&self, id: Id) -> Option<&Claim> {
        self.claims.get(id).map(Arc::as_ref)
    }

    #[must_use]
    pub fn reason(&self, id: Id) -> Option<&Reason> {
        self.reasons.get(id).map(Arc::as_ref)
    }

    #[must_use]
    pub fn conflict(&self, id: Id) -> Option<&Conflict> {
        self.conflicts.get(id).map(Arc::as_ref)
    }

    #[must_use]
    pub fn source(&self, id: Id) -> Option<&Source> {
        self.sources.get(id).map(Arc::as_ref)
    }

    #[must_use]
    pub fn quote(&self, id: Id) -> Option<&Quote> {
        self.quotes.get(id).map(Arc::as_ref)
    }

    #[must_use]
    pub fn backing(&self, id: Id) -> Option<&Backing> {
        self.backings.get(id).map(Arc::as_ref)
    }

    #[must_use]
    pub fn tag(&self, id: Id) -> Option<&Tag> {
        self.tags.get(id).map(Arc::as_ref)
    }

    #[must_use]
    pub fn perspective(&self, id: Id) -> Option<&Perspective> {
        self.perspectives.get(id).map(Arc::as_ref)
    }

    /// A cell of the matrix that was set by hand.
    #[must_use]
    pub fn override_of(&self, id: Id) -> Option<&Override> {
        self.overrides.get(id).map(Arc::as_ref)
    }

    #[must_use]
    pub fn placement(&self, id: Id) -> Option<&Placement> {
        self.layout.get(id).map(Arc::as_ref)
    }

    /// The record that the id names, whatever its kind (placements aside).
    #[must_use]
    pub fn record(&self, id: Id) -> Option<Record> {
        fn wrap<T: Entry>(map: &Map, id: Id) -> Option<Record> {
            map.get::<T>(id).map(|record| T::wrap(Arc::clone(record)))
        }
        match id.kind() {
            Kind::Question => wrap::<Question>(self, id),
            Kind::Claim => wrap::<Claim>(self, id),
            Kind::Reason => wrap::<Reason>(self, id),
            Kind::Conflict => wrap::<Conflict>(self, id),
            Kind::Source => wrap::<Source>(self, id),
            Kind::Quote => wrap::<Quote>(self, id),
            Kind::Backing => wrap::<Backing>(self, id),
            Kind::Tag => wrap::<Tag>(self, id),
            Kind::Perspective => wrap::<Perspective>(self, id),
            Kind::Override => wrap::<Override>(self, id),
        }
    }

    #[must_use]
    pub fn contains(&self, id: Id) -> bool {
        match id.kind() {
            Kind::Question => self.questions.contains(id),
            Kind::Claim => self.claims.contains(id),
            Kind::Reason => self.reasons.contains(id),
            Kind::Conflict => self.conflicts.contains(id),
            Kind::Source => self.sources.contains(id),
            Kind::Quote => self.quotes.contains(id),
            Kind::Backing => self.backings.contains(id),
            Kind::Tag => self.tags.contains(id),
            Kind::Perspective => self.perspectives.contains(id),
            Kind::Override => self.overrides.contains(id),
        }
    }
}

/// Following the links. Lists come in the order that people gave them.
impl Map {
    /// All questions.
    #[must_use]
    pub fn questions_in_order(&self) -> Vec<Id> {
        self.sorted(self.questions.ids(), |map, id| {
            map.question(id).map(|q| q.order.as_str())
        })
    }

    /// The questions that the claim is a thesis of.
    #[must_use]
    pub fn questions_of(&self, thesis: Id) -> Vec<Id> {
        let ids = self.index.of(Relation::QuestionsByThesis, thesis);
        self.sorted(ids, |map, id| map.question(id).map(|q| q.order.as_str()))
    }

    #[must_use]
    pub fn is_thesis(&self, claim: Id) -> bool {
        self.index
            .of(Relation::QuestionsByThesis, claim)
            .next()
            .is_some()
    }

    /// The letter of a thesis in its first question: A, B, … Z, then AA, AB, …
    #[must_use]
    pub fn thesis_letter(&self, claim: Id) -> Option<String> {
        let question = *self.questions_of(claim).first()?;
        let theses = &self.question(question)?.theses;
        let place = theses.iter().position(|thesis| *thesis == claim)?;
        Some(letter_of(place))
    }

    /// The reasons for and against a claim, or those on a reason.
    #[must_use]
    pub fn reasons_on(&self, target: Id) -> Vec<Id> {
        let ids = self.index.of(Relation::ReasonsByTarget, target);
        self.sorted(ids, |map, id| map.reason(id).map(|r| r.order.as_str()))
    }

    /// Whether any reason bears on the record.
    #[must_use]
    pub fn has_reasons_on(&self, target: Id) -> bool {
        self.index
            .of(Relation::ReasonsByTarget, target)
            .next()
            .is_some()
    }

    /// Whether any reason has the claim among its premises.
    #[must_use]
    pub fn is_premise(&self, claim: Id) -> bool {
        self.index
            .of(Relation::ReasonsByPremise, claim)
            .next()
            .is_some()
    }

    /// The reasons that have the claim among their premises, sorted by id.
    #[must_use]
    pub fn reasons_with(&self, premise: Id) -> Vec<Id> {
        self.index.of(Relation::ReasonsByPremise, premise).collect()
    }

    /// The conflicts that the claim stands in, sorted by id.
    #[must_use]
    pub fn conflicts_of(&self, claim: Id) -> Vec<Id> {
        self.index.of(Relation::ConflictsByClaim, claim).collect()
    }

    /// The quotes taken from a source, in the order of the document as far as
    /// positions are known.
    #[must_use]
    pub fn quotes_of(&self, source: Id) -> Vec<Id> {
        let mut ids: Vec<Id> = self.index.of(Relation::QuotesBySource, source).collect();
        ids.sort_by_key(|id| (self.quote(*id).and_then(|quote| quote.start), *id));
        ids
    }

    /// The backings of a claim.
    #[must_use]
    pub fn backings_of(&self, claim: Id) -> Vec<Id> {
        let ids = self.index.of(Relation::BackingsByClaim, claim);
        self.sorted(ids, |map, id| map.backing(id).map(|b| b.order.as_str()))
    }

    /// The backings that use a quote, sorted by id.
    #[must_use]
    pub fn backings_with(&self, quote: Id) -> Vec<Id> {
        self.index.of(Relation::BackingsByQuote, quote).collect()
    }

    /// The overrides that name the record as evidence, thesis or perspective, sorted
    /// by id.
    #[must_use]
    pub fn overrides_with(&self, part: Id) -> Vec<Id> {
        self.index.of(Relation::OverridesByPart, part).collect()
    }

    /// All perspectives.
    #[must_use]
    pub fn perspectives_in_order(&self) -> Vec<Id> {
        self.sorted(self.perspectives.ids(), |map, id| {
            map.perspective(id).map(|p| p.order.as_str())
        })
    }

    /// All sources, by what they are called.
    #[must_use]
    pub fn sources_in_order(&self) -> Vec<Id> {
        let mut sources: Vec<(String, Id)> = self
            .sources
            .iter()
            .map(|(id, source)| (source.label().to_lowercase(), id))
            .collect();
        sources.sort();
        sources.into_iter().map(|(_, id)| id).collect()
    }

    /// Whether the reason is an undercut: against another reason.
    #[must_use]
    pub fn is_undercut(&self, reason: Id) -> bool {
        self.reason(reason).is_some_and(|reason| {
            reason.target.kind() == Kind::Reason && reason.stance == Stance::Against
        })
    }

    /// Claims that nothing holds: no thesis and no premise of any reason.
    pub fn free_claims(&self) -> impl Iterator<Item = Id> + '_ {
        self.claims
            .ids()
            .filter(|id| !self.is_thesis(*id) && !self.is_premise(*id))
    }

    fn sorted<'a>(
        &'a self,
        ids: impl Iterator<Item = Id>,
        order: impl Fn(&'a Self, Id) -> Option<&'a str>,
    ) -> Vec<Id> {
        let mut ids: Vec<Id> = ids.collect();
        if ids.len() > 1 {
            ids.sort_by_cached_key(|id| (order(self, *id), *id));
        }
        ids
    }
}

/// A, B, … Z, AA, AB, … for 0, 1, …
#[must_use]
pub fn letter_of(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// Writing: for changes alone.
impl Map {
    pub(super) fn set_header(&mut self, header: Arc<Header>) {
        self.header = header;
    }

    pub(super) fn put<T: Entry>(&mut self, id: Id, record: Arc<T>) {
        let old = T::table_mut(self).insert(id, Arc::clone(&record));
        if let Some(old) = old {
            self.relate(id, old.as_ref(), false);
        }
        self.relate(id, record.as_ref(), true);
    }

    pub(super) fn take<T: Entry>(&mut self, id: Id) {
        if let Some(old) = T::table_mut(self).remove(id) {
            self.relate(id, old.as_ref(), false);
        }
    }

    /// Puts what a record points at into the index, or takes it out.
    fn relate<T: Entry>(&mut self, id: Id, record: &T, present: bool) {
        let index = &mut self.index;
        record.relate(&mut |relation, from| index.set(relation, from, id, present));
    }
}
