//! The package of an e-book: what it says of itself, its parts and their order.

use std::collections::{HashMap, HashSet};

use crate::document::archive::{Archive, part_from};
use crate::document::content::About;
use crate::document::refused::Refused;
use crate::document::said::{date_of, doi_of, name_of, unless_placeholder};
use crate::document::xml::{Next, Tag, Xml, decoded};

/// What is known of a book.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) about: About,
    /// The names of the chapters' parts in the order of reading.
    pub(super) chapters: Vec<String>,
    /// The part with the table of contents, as a web page and as XML.
    pub(super) contents: Option<String>,
    pub(super) old_contents: Option<String>,
}

/// A part as the package lists it.
#[derive(Debug)]
struct Item {
    part: String,
    kind: String,
    properties: String,
}

impl Package {
    pub(super) fn of(archive: &mut Archive<'_>) -> Result<Self, Refused> {
        let name = package_part(archive)?;
        let damaged = || Refused::Damaged {
            what: "the list of its chapters is missing".to_owned(),
        };
        let text = decoded(archive.part(&name)?.ok_or_else(damaged)?);
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut xml = Xml::new(&text, "package");
        let mut package = Self::default();
        let mut items: HashMap<String, Item> = HashMap::new();
        let mut order: Vec<String> = Vec::new();
        loop {
            match xml.next()? {
                Next::Open(tag) => match tag.name() {
                    "item" => {
                        let value = |name: &str| tag.attribute(name).unwrap_or_default();
                        let item = Item {
                            part: part_of_address(folder, &value("href")).0,
                            kind: value("media-type"),
                            properties: value("properties"),
                        };
                        items.insert(value("id"), item);
                    }
                    "itemref" => order.extend(tag.attribute("idref")),
                    _ => package.describe(&tag, &mut xml)?,
                },
                Next::End => break,
                Next::Close(_) | Next::Text(_) => {}
            }
        }
        let contents = items
            .values()
            .find(|item| item.properties.split_whitespace().any(|one| one == "nav"));
        package.contents = contents.map(|item| item.part.clone());
        package.old_contents = items
            .values()
            .find(|item| item.kind == "application/x-dtbncx+xml")
            .map(|item| item.part.clone());
        // Each part once, as the format has it: a book that lists a chapter again
        // and again is read once.
        let mut seen = HashSet::new();
        package.chapters = order
            .iter()
            .filter(|id| seen.insert(id.as_str()))
            .filter_map(|id| items.get(id))
            .filter(|item| Some(&item.part) != package.contents.as_ref())
            .filter(|item| item.kind.contains("html") || item.kind.is_empty())
            .map(|item| item.part.clone())
            .collect();
        Ok(package)
    }

    /// Takes in what a field of the metadata says.
    fn describe(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<(), Refused> {
        let about = &mut self.about;
        match tag.name() {
            "title" if about.title.is_empty() => {
                about.title = unless_placeholder(xml.text_to_end()?);
            }
            "creator" => {
                let is_author = tag.attribute("role").is_none_or(|role| role == "aut");
                let name = unless_placeholder(name_of(&xml.text_to_end()?));
                if is_author && !name.is_empty() && about.authors.len() < 100 {
                    about.authors.push(name);
                }
            }
            "date" => {
                let event = tag.attribute("event");
                let date = date_of(&xml.text_to_end()?).unwrap_or_default();
                let is_first = about.date.is_empty() && event.as_deref() != Some("modification");
                if event.as_deref() == Some("publication") || is_first {
                    about.date = date;
                }
            }
            "publisher" if about.publisher.is_empty() => about.publisher = xml.text_to_end()?,
            "language" if about.language.is_empty() => about.language = xml.text_to_end()?,
            "identifier" if about.doi.is_empty() => {
                about.doi = doi_of(&xml.text_to_end()?).unwrap_or_default();
            }
            _ => {}
        }
        Ok(())
    }
}

/// The name of the part that describes the book.
fn package_part(archive: &mut Archive<'_>) -> Result<String, Refused> {
    if let Some(bytes) = archive.part("META-INF/container.xml")? {
        let text = decoded(bytes);
        let mut xml = Xml::new(&text, "container");
        loop {
            match xml.next()? {
                Next::Open(tag) if tag.name() == "rootfile" => {
                    if let Some(name) = tag.attribute("full-path") {
                        return Ok(name);
                    }
                }
                Next::End => break,
                _ => {}
            }
        }
    }
    let found = archive.names().find(|name| {
        std::path::Path::new(name)
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("opf"))
    });
    Ok(found.unwrap_or_default())
}

/// The part that an address names, seen from `folder`, and the place in it
/// (empty for its start).
pub(super) fn part_of_address(folder: &str, address: &str) -> (String, String) {
    let (path, place) = address.split_once('#').unwrap_or((address, ""));
    (part_from(folder, &unescaped(path)), unescaped(place))
}

/// `%20` and the like as the characters they stand for.
fn unescaped(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = (*first == b'%')
            .then(|| {
                let digits = std::str::from_utf8(after.get(..2)?).ok()?;
                u8::from_str_radix(digits, 16).ok()
            })
            .flatten();
        match escaped {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_a_part_and_a_place_in_it() {
        let named = |address| part_of_address("OEBPS/text", address);
        let part = |part: &str, place: &str| (part.to_owned(), place.to_owned());
        assert_eq!(
            named("a%20b.xhtml#p%C3%A9"),
            part("OEBPS/text/a b.xhtml", "pé")
        );
        assert_eq!(named("../c.xhtml"), part("OEBPS/c.xhtml", ""));
        assert_eq!(named("100%.xhtml"), part("OEBPS/text/100%.xhtml", ""));
    }
}
