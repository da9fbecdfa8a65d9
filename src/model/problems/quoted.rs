//! Warnings and hints about sources, their quotes, and what those stand behind.

use std::collections::BTreeMap;

use super::Severity;
use super::hints::{Look, short};
use crate::model::{Backing, Claim, Id, Quote, Source, Stance};

impl Look<'_> {
    pub(super) fn source(&mut self, id: Id, source: &Source) {
        let map = self.map;
        if source.title.trim().is_empty() {
            let message = "The source has no title. Write one, so that it can be found.";
            self.empty("untitled-source", id, "title", message);
        }
        let quotes = map.quotes_of(id);
        if quotes.is_empty() {
            let message = format!(
                "Nothing is quoted from {}. Quote it, or delete the source.",
                short(source.label()),
            );
            self.add(Severity::Hint, "unused-source", id, message);
        }
        let mut first_with: BTreeMap<_, Id> = BTreeMap::new();
        for quote_id in quotes {
            let Some(quote) = map.quote(quote_id) else {
                continue;
            };
            let words = (&quote.exact, &quote.prefix, &quote.suffix, quote.start);
            let first = *first_with.entry(words).or_insert(quote_id);
            if first != quote_id && !quote.exact.trim().is_empty() {
                let message = format!(
                    "The words {} are kept as two quotes ({first} is the other). Use one for \
                     both, and delete this one.",
                    short(&quote.exact),
                );
                self.twice(quote_id, "exact", first, message);
            }
        }
    }

    pub(super) fn quote(&mut self, id: Id, quote: &Quote) {
        if quote.exact.trim().is_empty() {
            let message = "The quote has no words. Select them in the document, or delete it.";
            self.empty("empty-quote", id, "exact", message);
        }
        if self.map.backings_with(id).is_empty() {
            let message = format!(
                "The quote {} stands behind no claim. Drag it onto one, or delete it.",
                short(&quote.exact),
            );
            self.add(Severity::Hint, "unused-quote", id, message);
        }
    }

    pub(super) fn backing(&mut self, id: Id, backing: &Backing) {
        if let Stance::Other(word) = &backing.stance {
            self.unknown(id, "stance", word, "for or against");
        }
        self.test(id, backing);
    }

    /// Quotes that stand behind the claim more than once.
    pub(super) fn backings_behind(&mut self, claim: Id, record: &Claim) {
        let mut ids = self.map.backings_of(claim);
        if ids.len() < 2 {
            return;
        }
        ids.sort_unstable();
        let mut first_of: BTreeMap<Id, Id> = BTreeMap::new();
        for id in ids {
            let Some(backing) = self.map.backing(id) else {
                continue;
            };
            let first = *first_of.entry(backing.quote).or_insert(id);
            if first != id {
                let message = format!(
                    "The same quote stands behind {} twice ({first} is the other). Delete one.",
                    short(&record.text),
                );
                self.twice(id, "quote", first, message);
            }
        }
    }

    fn twice(&mut self, id: Id, field: &'static str, first: Id, message: String) {
        let (severity, code) = (Severity::Warning, "same-quote-twice");
        self.add_about(severity, code, id, Some(field), Some(first), message);
    }
}
