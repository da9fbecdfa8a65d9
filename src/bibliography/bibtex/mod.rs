//! BibTeX and BibLaTeX.
//!
//! A reader of its own: the parsers at hand refuse a whole file for one broken entry,
//! and follow a string or a cross reference that points at itself until the stack is
//! full, which cannot be caught. This one goes over the text once and never recurses.
//! [`scan`] finds the entries, [`value`] reads their fields, [`latex`] turns TeX into
//! text, [`people`] takes lists of names apart, and [`record`] makes a source of it.

mod latex;
mod people;
mod record;
mod scan;
mod value;

use std::collections::BTreeMap;

use super::imported::{Imported, Lines};
pub(super) use scan::begins_entry;
use scan::{Found, entries};
use value::{Entry, Strings};

pub(super) fn read(text: &str) -> Imported {
    let mut imported = Imported::default();
    let mut lines = Lines::new(text);
    let found = entries(text);
    let mut strings = Strings::default();
    for found in &found {
        if let Found::Entry { kind, body, .. } = found
            && kind.eq_ignore_ascii_case("string")
        {
            strings.define(body);
        }
    }
    let mut read: Vec<(usize, Entry)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for found in found {
        match found {
            Found::Entry { at, kind, body } => {
                if ["string", "comment", "preamble"]
                    .iter()
                    .any(|other| kind.eq_ignore_ascii_case(other))
                {
                    continue;
                }
                let line = lines.of(at);
                match Entry::read(kind, &body, &strings) {
                    Ok(entry) => {
                        let unknown = entry.unknown.clone();
                        for (offset, word) in unknown {
                            let what = format!(
                                "The abbreviation {word} is not defined in the file; the word itself \
                                 was taken. Add @string{{{word} = {{…}}}}, or mend it in the map."
                            );
                            imported.complain(lines.of(body.at + offset), &entry.key, what);
                        }
                        let key = entry.key.to_lowercase();
                        if !key.is_empty() && places.contains_key(&key) {
                            let what =
                                "The file has an entry with this key already; both were read.";
                            imported.complain(line, &entry.key, what);
                        } else {
                            places.insert(key, read.len());
                        }
                        read.push((line, entry));
                    }
                    Err(broken) => {
                        let what = format!(
                            "{} The entry was left out; mend it and import the file again.",
                            broken.what
                        );
                        imported.complain(lines.of(body.at + broken.at), &broken.key, what);
                    }
                }
            }
            Found::Unclosed { at, key } => {
                let what = "The entry is not closed: a brace } is missing. It was left out; mend it \
                            and import the file again.";
                imported.complain(lines.of(at), key, what);
            }
            Found::Stray { at } => {
                let what = "Fields stand outside of any entry and were not read. Probably the entry \
                            above has a brace } too many.";
                imported.complain(lines.of(at), "", what);
            }
        }
    }
    for (place, (line, entry)) in read.iter().enumerate() {
        // Entries that only lend their fields to others are no references.
        if entry.kind.eq_ignore_ascii_case("xdata") || entry.kind.eq_ignore_ascii_case("set") {
            continue;
        }
        let parents = parents(place, &read, &places);
        let all: Vec<&Entry> = parents.iter().map(|place| &read[*place].1).collect();
        let source = record::source(entry, &all);
        imported.take(*line, source);
    }
    imported
}

/// The entries that an entry takes missing fields from, the nearest first. One that
/// refers to itself, however far around, is taken once.
fn parents(of: usize, read: &[(usize, Entry)], places: &BTreeMap<String, usize>) -> Vec<usize> {
    const MOST: usize = 8;
    let mut found: Vec<usize> = Vec::new();
    let mut next = vec![of];
    while let Some(place) = next.pop() {
        let Some((_, entry)) = read.get(place) else {
            continue;
        };
        for key in entry.references() {
            if let Some(parent) = places.get(&key.to_lowercase()).copied()
                && parent != of
                && !found.contains(&parent)
                && found.len() < MOST
            {
                found.push(parent);
                next.push(parent);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests;
