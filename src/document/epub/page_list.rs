//! The list of a book's printed pages.

use std::collections::HashMap;

use ego_tree::NodeRef;
use scraper::Node;

use super::package::{Package, part_of_address};
use crate::document::archive::Archive;
use crate::document::html;
use crate::document::refused::Refused;
use crate::document::xml::{Next, Xml, decoded};

/// The most pages that are listed.
const PAGES_MAX: usize = 100_000;

/// By part: the labels of pages by the ids of the elements they begin at, the
/// empty id for the part's start.
type Pages = HashMap<String, HashMap<String, String>>;

/// The pages that the book lists; nothing where it lists none.
pub(super) fn pages(
    archive: &mut Archive<'_>,
    package: &Package,
) -> Result<Option<Pages>, Refused> {
    let mut pages = Pages::new();
    if let Some(part) = &package.contents
        && let Some(bytes) = archive.part(part)?
    {
        let page = html::parse(decoded(bytes), true)?;
        for (address, label) in listed_in_page(page.tree.root()) {
            add(&mut pages, part, &address, &label);
        }
    }
    if pages.is_empty()
        && let Some(part) = &package.old_contents
        && let Some(bytes) = archive.part(part)?
    {
        for (address, label) in listed_in_xml(&decoded(bytes))? {
            add(&mut pages, part, &address, &label);
        }
    }
    Ok((!pages.is_empty()).then_some(pages))
}

fn add(pages: &mut Pages, from: &str, address: &str, label: &str) {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (part, place) = part_of_address(folder, address);
    let label = html::bare_label(label);
    pages.entry(part).or_default().entry(place).or_insert(label);
}

/// Addresses and labels in the table of contents as a web page.
fn listed_in_page(root: NodeRef<'_, Node>) -> Vec<(String, String)> {
    let is_list = |node: &NodeRef<'_, Node>| {
        node.value().as_element().is_some_and(|element| {
            element.name() == "nav"
                && element
                    .attr("epub:type")
                    .is_some_and(|kinds| kinds.split_whitespace().any(|kind| kind == "page-list"))
        })
    };
    let Some(list) = root.descendants().find(is_list) else {
        return Vec::new();
    };
    list.descendants()
        .filter_map(|node| {
            let element = node.value().as_element()?;
            let address = (element.name() == "a").then(|| element.attr("href"))??;
            let words = node
                .descendants()
                .filter_map(|inner| inner.value().as_text());
            let label: String = words.take(10).map(|words| &**words).collect();
            Some((address.to_owned(), label))
        })
        .take(PAGES_MAX)
        .collect()
}

/// Addresses and labels in the table of contents of older books.
fn listed_in_xml(text: &str) -> Result<Vec<(String, String)>, Refused> {
    let mut xml = Xml::new(text, "contents");
    let mut listed = Vec::new();
    // The label stands before the address.
    let mut label: Option<String> = None;
    let mut is_in_list = false;
    loop {
        match xml.next()? {
            Next::Open(tag) => match tag.name() {
                "pageTarget" => {
                    is_in_list = true;
                    label = tag.attribute("value");
                }
                "text" if is_in_list => label = Some(xml.text_to_end()?),
                "content" if is_in_list && listed.len() < PAGES_MAX => {
                    if let (Some(address), Some(label)) = (tag.attribute("src"), label.take()) {
                        listed.push((address, label));
                    }
                }
                _ => {}
            },
            Next::Close(name) if name == "pageTarget" => is_in_list = false,
            Next::Close(_) | Next::Text(_) => {}
            Next::End => return Ok(listed),
        }
    }
}
