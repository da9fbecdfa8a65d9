//! Which references a map has already, and what they would add to it.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use crate::model::{Id, Kind, Map, Source};

use super::dates::Date;
use super::imported::{Imported, bare_doi};
use super::names::Name;

/// What importing would do to a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Sources that the map does not have, with the ids they would get.
    pub new: Vec<(Id, Source)>,
    /// Sources that are there, as they would be with their empty fields filled.
    pub filled: Vec<Filled>,
    /// Sources that are there and would gain nothing.
    pub known: Vec<Id>,
}

/// A source with its empty fields filled from a reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    pub id: Id,
    pub source: Source,
    /// Names of the fields, for a person.
    pub fields: Vec<&'static str>,
}

/// Tells apart what is new to the map from what it has: the same DOI, or the same
/// title in the same year. References that occur twice in the file are taken once.
#[must_use]
pub fn plan(map: &Map, imported: &Imported) -> Plan {
    let mut plan = Plan::default();
    let mut known = Index::default();
    let mut records: BTreeMap<Id, Source> = BTreeMap::new();
    for (id, source) in map.sources().iter() {
        known.add(id, source);
        records.insert(id, source.as_ref().clone());
    }
    let mut changed: BTreeMap<Id, Vec<&'static str>> = BTreeMap::new();
    let mut met: Vec<Id> = Vec::new();
    for source in &imported.sources {
        let Some(id) = known.find(source, &records) else {
            let id = Id::random(Kind::Source);
            known.add(id, source);
            records.insert(id, source.clone());
            plan.new.push((id, source.clone()));
            continue;
        };
        let Some(record) = records.get_mut(&id) else {
            continue;
        };
        let fields = fill(record, source);
        if let Some((_, new)) = plan.new.iter_mut().find(|(new, _)| *new == id) {
            new.clone_from(record);
        } else {
            if !met.contains(&id) {
                met.push(id);
            }
            changed.entry(id).or_default().extend(fields);
        }
    }
    for id in met {
        let fields = changed.remove(&id).unwrap_or_default();
        match records.remove(&id) {
            Some(source) if !fields.is_empty() => {
                plan.filled.push(Filled { id, source, fields });
            }
            _ => plan.known.push(id),
        }
    }
    plan
}

/// Sources by what they are recognised by.
#[derive(Default)]
struct Index {
    by_doi: BTreeMap<String, Id>,
    by_title: BTreeMap<String, Vec<Id>>,
}

impl Index {
    fn add(&mut self, id: Id, source: &Source) {
        let doi = doi_key(source);
        if !doi.is_empty() {
            self.by_doi.entry(doi).or_insert(id);
        }
        let title = title_key(&source.title);
        if !title.is_empty() {
            self.by_title.entry(title).or_default().push(id);
        }
    }

    fn find(&self, source: &Source, records: &BTreeMap<Id, Source>) -> Option<Id> {
        let doi = doi_key(source);
        if let Some(id) = self.by_doi.get(&doi) {
            return Some(*id);
        }
        let same_title = self.by_title.get(&title_key(&source.title))?;
        same_title
            .iter()
            .copied()
            .find(|id| records.get(id).is_some_and(|record| agree(record, source)))
    }
}

/// Whether two records with one title are of one work: the years agree, or one of
/// them is not known and the same people wrote both.
fn agree(one: &Source, other: &Source) -> bool {
    let (one_doi, other_doi) = (doi_key(one), doi_key(other));
    if !one_doi.is_empty() && !other_doi.is_empty() && one_doi != other_doi {
        return false;
    }
    let year = |source: &Source| Date::parse(&source.date).map(|date| date.year);
    match (year(one), year(other)) {
        (Some(one), Some(other)) => one == other,
        _ => {
            let first = |source: &Source| {
                let name = source.authors.first().and_then(|name| Name::parse(name));
                name.map(|name| title_key(name.family()))
            };
            match (first(one), first(other)) {
                (Some(one), Some(other)) => one == other,
                _ => true,
            }
        }
    }
}

fn doi_key(source: &Source) -> String {
    bare_doi(&source.doi).to_lowercase()
}

/// Letters and digits alone, without accents and case.
#[must_use]
fn title_key(title: &str) -> String {
    title
        .nfkd()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Fills what is empty in a record from another of the same work; which fields that
/// were, as the form calls them. Nothing that is there is touched.
pub fn fill(record: &mut Source, from: &Source) -> Vec<&'static str> {
    let mut filled = Vec::new();
    macro_rules! texts {
        ($($field:ident: $name:literal),* $(,)?) => {
            $(if record.$field.trim().is_empty() && !from.$field.trim().is_empty() {
                record.$field.clone_from(&from.$field);
                filled.push($name);
            })*
        };
    }
    macro_rules! lists {
        ($($field:ident: $name:literal),* $(,)?) => {
            $(if record.$field.is_empty() && !from.$field.is_empty() {
                record.$field.clone_from(&from.$field);
                filled.push($name);
            })*
        };
    }
    lists! { authors: "authors", editors: "editors", translators: "translators" }
    texts! {
        kind: "kind", short: "short name", container: "published in", publisher: "publisher",
        place: "place", date: "date", volume: "volume", issue: "issue", pages: "pages",
        edition: "edition", series: "series", number: "number", genre: "sort", doi: "DOI",
        url: "address", isbn: "ISBN", accessed: "seen on", language: "language",
        summary: "abstract", key: "citation key", note: "note",
    }
    filled
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Change, Delta};

    fn source(title: &str, date: &str, doi: &str) -> Source {
        Source {
            title: title.into(),
            date: date.into(),
            doi: doi.into(),
            ..Source::default()
        }
    }

    fn map(sources: &[Source]) -> (Map, Vec<Id>) {
        let mut map = Map::default();
        let with_ids = sources
            .iter()
            .map(|source| (Id::random(Kind::Source), Arc::new(source.clone())));
        let added: BTreeMap<Id, Arc<Source>> = with_ids.collect();
        let ids = added.iter().map(|(id, source)| (source.title.clone(), *id));
        let by_title: BTreeMap<String, Id> = ids.collect();
        let order = sources
            .iter()
            .map(|source| by_title[&source.title])
            .collect();
        let change = Change {
            sources: Delta {
                added,
                ..Delta::default()
            },
            ..Change::default()
        };
        change.apply(&mut map);
        (map, order)
    }

    fn imported(sources: &[Source]) -> Imported {
        Imported {
            sources: sources.to_vec(),
            ..Imported::default()
        }
    }

    #[test]
    fn the_same_doi_or_the_same_title_and_year_is_the_same_source() {
        let (map, ids) = map(&[
            source("Policy, Not Capacity", "2025", ""),
            source("Other", "", "10.1/A"),
        ]);
        let plan = plan(
            &map,
            &imported(&[
                source("Pólicy not capacity", "2025-10", "10.1/b"),
                source("Another title", "2020", "https://doi.org/10.1/a"),
                source("Policy, not capacity", "2019", ""),
            ]),
        );
        assert_eq!(plan.new.len(), 1);
        assert_eq!(plan.new[0].1.date, "2019");
        let filled: Vec<(Id, Vec<&str>)> = (plan.filled.iter())
            .map(|filled| (filled.id, filled.fields.clone()))
            .collect();
        assert_eq!(filled, [(ids[0], vec!["DOI"]), (ids[1], vec!["date"])]);
    }

    #[test]
    fn what_stands_in_the_map_is_never_overwritten() {
        let mut record = Source {
            publisher: "Mine".into(),
            ..source("T", "2025", "")
        };
        let other = Source {
            publisher: "Theirs".into(),
            place: "Lahore".into(),
            ..source("Their title", "2024", "")
        };
        assert_eq!(fill(&mut record, &other), ["place"]);
        assert_eq!((&*record.publisher, &*record.date), ("Mine", "2025"));
    }

    #[test]
    fn a_reference_that_stands_twice_in_the_file_comes_in_once() {
        let twice = [source("T", "2025", ""), source("T", "2025", "10.1/a")];
        let plan = plan(&Map::default(), &imported(&twice));
        assert_eq!(plan.new.len(), 1);
        assert_eq!(plan.new[0].1.doi, "10.1/a");
    }
}
