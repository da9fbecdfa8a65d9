//! Citations and lists of references.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::taxonomy::Locator;
use hayagriva::citationberg::{FontStyle, IndependentStyle};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild,
    ElemChildren, LocatorPayload, SpecificLocator,
};

use crate::model::{Id, Source};

use super::dates::Date;
use super::item::{item, make_listed};
use super::kinds::csl_type;
use super::names::{Name, squeezed};
use super::polish::polished;
use super::rich::Rich;
use super::style::{Style, words};

/// A line of a list of references.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: Id,
    pub text: Rich,
    /// What the record lacks that a reference of its kind should say: `no date`.
    pub missing: Vec<&'static str>,
}

/// The references of these sources, in the order of the style.
#[must_use]
pub fn reference_list<'a>(
    sources: impl IntoIterator<Item = (Id, &'a Source)>,
    style: Style,
) -> Vec<Entry> {
    let sources: Vec<(Id, &Source)> = sources.into_iter().collect();
    let items = in_order(&sources, style);
    let place_of = |key: &str| (sources.iter()).position(|(id, _)| id.to_string() == key);
    let references = guarded(|| render(&items, None, style)).unwrap_or_default();
    let mut entries = Vec::with_capacity(sources.len());
    let mut seen = vec![false; sources.len()];
    for (key, text) in references.list {
        if let Some(place) = place_of(&key)
            && let Some((id, source)) = sources.get(place)
            && let Some(seen) = seen.get_mut(place)
        {
            *seen = true;
            entries.push(entry(*id, source, text));
        }
    }
    // Whatever the style could not set is there all the same.
    for ((id, source), seen) in sources.iter().zip(seen) {
        if !seen {
            entries.push(entry(*id, source, Rich::default()));
        }
    }
    entries
}

fn entry(id: Id, source: &Source, text: Rich) -> Entry {
    let text = match text.is_blank() {
        true => bare(source),
        false => polished(text, source),
    };
    let missing = missing(source);
    Entry { id, text, missing }
}

/// One source as the list of references has it.
#[must_use]
pub fn reference(id: Id, source: &Source, style: Style) -> Entry {
    let mut list = reference_list([(id, source)], style);
    list.pop()
        .unwrap_or_else(|| entry(id, source, Rich::default()))
}

/// How a text cites one of these sources: in brackets, or as a footnote where the
/// style has notes. The others are needed to tell two works of one author and year
/// apart. `page` is as a document labels it, or a range; it may be empty.
#[must_use]
pub fn citation_among<'a>(
    sources: impl IntoIterator<Item = (Id, &'a Source)>,
    cited: Id,
    page: &str,
    style: Style,
) -> Rich {
    let sources: Vec<(Id, &Source)> = sources.into_iter().collect();
    let Some((_, source)) = sources.iter().find(|(id, _)| *id == cited) else {
        return Rich::default();
    };
    // Only works of the same people can be taken for one another, and a note is
    // given in full.
    let near: Vec<(Id, &Source)> = (sources.iter())
        .filter(|(id, other)| {
            *id == cited || (!style.has_notes() && first_name(other) == first_name(source))
        })
        .copied()
        .collect();
    let items = match near.as_slice() {
        [(id, source)] => vec![item(*id, source, style)],
        _ => in_order(&near, style),
    };
    let key = cited.to_string();
    let place = items
        .iter()
        .position(|item| item.id().as_deref() == Some(&key));
    let place = place.unwrap_or(0);
    let locator = squeezed(page).replace('–', "-");
    let cited = guarded(|| render(&items, Some((place, &locator)), style)).unwrap_or_default();
    match cited.citation.is_blank() {
        true => Rich::upright(cite_short(source, page)),
        false => polished(cited.citation, source),
    }
}

/// The items in the order of the style's list, by which works of one author and year
/// get their letters, and each of a type that the style lists.
fn in_order(sources: &[(Id, &Source)], style: Style) -> Vec<Item> {
    let mut items: Vec<Item> = (sources.iter())
        .map(|(id, source)| item(*id, source, style))
        .collect();
    let list = guarded(|| render(&items, None, style))
        .unwrap_or_default()
        .list;
    let places: BTreeMap<&str, (usize, bool)> = (list.iter().enumerate())
        .map(|(place, (key, text))| (key.as_str(), (place, text.is_blank())))
        .collect();
    let place_of = |item: &Item| {
        let place = item.id().and_then(|id| places.get(id.as_ref()).copied());
        place.unwrap_or((usize::MAX, false))
    };
    items.sort_by_key(|item| place_of(item).0);
    for item in &mut items {
        if place_of(item).1 {
            make_listed(item);
        }
    }
    items
}

/// The family name that a citation begins with.
fn first_name(source: &Source) -> Option<String> {
    let people = source.authors.iter().chain(&source.editors);
    let name = people.into_iter().find_map(|name| Name::parse(name))?;
    Some(name.family().to_lowercase())
}

/// [`citation_among`] for a source that stands alone.
#[must_use]
pub fn citation(id: Id, source: &Source, page: &str, style: Style) -> Rich {
    citation_among([(id, source)], id, page, style)
}

/// What a chip calls a source and the page: `Ghazi, p. 9`.
#[must_use]
pub fn cite_short(source: &Source, page: &str) -> String {
    source.label_at(&squeezed(page))
}

/// What a reference to a source of this kind should say and the record does not.
#[must_use]
pub fn missing(source: &Source) -> Vec<&'static str> {
    let kind = csl_type(source);
    let has = |text: &str| !text.trim().is_empty();
    let mut missing = Vec::new();
    let mut need = |holds: bool, what| {
        if !holds {
            missing.push(what);
        }
    };
    let people = source.authors.iter().chain(&source.editors);
    need(people.into_iter().any(|name| has(name)), "no author");
    need(Date::parse(&source.date).is_some(), "no date");
    match kind {
        "article-journal" => need(has(&source.container), "no journal"),
        "article-magazine" => need(has(&source.container), "no magazine"),
        "article-newspaper" => need(has(&source.container), "no newspaper"),
        "chapter" | "paper-conference" | "entry-encyclopedia" => {
            need(has(&source.container), "no book");
        }
        "book" | "report" => need(has(&source.publisher), "no publisher"),
        "thesis" => need(has(&source.publisher), "no university"),
        "webpage" | "post-weblog" | "post" => need(has(&source.url), "no address"),
        _ => {}
    }
    missing
}

#[derive(Default)]
struct Rendered {
    citation: Rich,
    /// By the item's id.
    list: Vec<(String, Rich)>,
}

/// Cites every item, the one with the page last, and sets the list.
fn render(items: &[Item], cited: Option<(usize, &str)>, style: Style) -> Option<Rendered> {
    let rules: &IndependentStyle = style.rules()?;
    let words = words();
    let mut driver = BibliographyDriver::new();
    // All of them go before, so that the suffixes of years follow the list. A note
    // would become a short one behind another of its work.
    let before = match cited {
        Some(_) if style.has_notes() => &[],
        _ => items,
    };
    for item in before {
        let item = vec![CitationItem::with_entry(item)];
        driver.citation(CitationRequest::from_items(item, rules, words));
    }
    if let Some((place, page)) = cited {
        let payload = SpecificLocator(Locator::Page, LocatorPayload::Str(page));
        let locator = (!page.is_empty()).then_some(payload);
        let item = vec![CitationItem::with_locator(items.get(place)?, locator)];
        driver.citation(CitationRequest::from_items(item, rules, words));
    }
    let rendered = driver.finish(BibliographyRequest {
        style: rules,
        locale: None,
        locale_files: words,
    });
    let citation = rendered.citations.last().map(|last| rich(&last.citation));
    let list = rendered.bibliography.map_or_else(Vec::new, |list| {
        let line = |item: &hayagriva::BibliographyItem| (item.key.clone(), rich(&item.content));
        list.items.iter().map(line).collect()
    });
    Some(Rendered {
        citation: citation.unwrap_or_default(),
        list,
    })
}

/// Styles are programs of others, run on whatever stands in a map: where one stops in
/// the middle, the record is shown plainly and the window stays.
fn guarded<T>(work: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok().flatten()
}

/// The record in a plain line, where no style could set it.
fn bare(source: &Source) -> Rich {
    let authors = source.authors.join(", ");
    let parts = [
        authors.as_str(),
        source.label(),
        &source.container,
        &source.publisher,
        &source.date,
    ];
    let parts: Vec<String> = (parts.iter())
        .map(|part| squeezed(part))
        .filter(|part| !part.is_empty())
        .collect();
    Rich::upright(format!("{}.", parts.join(". ")))
}

fn rich(children: &ElemChildren) -> Rich {
    let mut out = Rich::default();
    add(children, &mut out);
    out
}

fn add(children: &ElemChildren, out: &mut Rich) {
    for child in &children.0 {
        match child {
            ElemChild::Text(text) | ElemChild::Link { text, .. } => {
                let italic = text.formatting.font_style == FontStyle::Italic;
                out.push(&text.text, italic);
            }
            ElemChild::Elem(elem) => add(&elem.children, out),
            ElemChild::Markup(text) => out.push(text, false),
            ElemChild::Transparent { .. } => {}
        }
    }
}
