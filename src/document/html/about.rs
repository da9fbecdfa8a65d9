//! What a page says of itself.

use scraper::Html;

use super::json_ld::linked;
use super::meta::Head;
use crate::document::content::About;
use crate::document::said::{date_of, doi_of, is_web_address, name_of};

/// Title, authors, date and the rest, from the most telling place first: what
/// journals put there for search engines of science, Dublin Core, linked data, what
/// is meant for previews, and the plain title.
pub(super) fn about(page: &Html) -> About {
    let head = Head::of(page);
    let linked = linked(&head.linked_data);
    let first = |names: &[&str]| head.first(names).unwrap_or_default().to_owned();
    let site = first(&["og:site_name", "application-name"]);

    let title = first_of([
        first(&["citation_title", "dc.title", "dcterms.title"]),
        linked.title,
        first(&["og:title", "twitter:title"]),
        without_site(&head.title, &site),
        head.heading.clone(),
    ]);
    let mut authors: Vec<String> = ["citation_author", "dc.creator", "dcterms.creator"]
        .iter()
        .map(|name| head.all(name).map(name_of).collect::<Vec<_>>())
        .find(|authors| !authors.is_empty())
        .unwrap_or_default();
    if authors.is_empty() {
        authors = linked.authors;
    }
    if authors.is_empty() {
        authors = [
            "author",
            "article:author",
            "parsely-author",
            "sailthru.author",
        ]
        .iter()
        .map(|name| head.all(name).map(str::to_owned).collect::<Vec<_>>())
        .find(|authors| !authors.is_empty())
        .unwrap_or_default();
    }
    authors.retain(|author| !is_web_address(author));
    authors.dedup();

    let date = [
        first(&["citation_publication_date", "citation_date"]),
        first(&["citation_online_date", "dc.date", "dcterms.issued"]),
        first(&["dcterms.date", "dc.date.issued"]),
        linked.date,
        first(&["article:published_time", "datepublished", "pubdate"]),
        first(&["parsely-pub-date", "sailthru.date", "date"]),
    ]
    .iter()
    .find_map(|date| date_of(date))
    .unwrap_or_default();
    let doi = [
        "citation_doi",
        "prism.doi",
        "dc.identifier",
        "dc.identifier.doi",
    ]
    .iter()
    .flat_map(|name| head.all(name))
    .find_map(doi_of)
    .unwrap_or_default();
    let url = [
        head.canonical.clone(),
        first(&["og:url"]),
        head.saved_from.clone(),
    ]
    .into_iter()
    .find(|address| is_web_address(address))
    .unwrap_or_default();
    About {
        title,
        authors,
        date,
        container: first_of([
            first(&["citation_journal_title", "citation_conference_title"]),
            first(&["citation_inbook_title", "prism.publicationname"]),
            linked.container,
            site,
        ]),
        publisher: first_of([
            first(&["citation_publisher", "dc.publisher"]),
            linked.publisher,
        ]),
        doi,
        url,
        language: first_of([
            head.language.clone(),
            first(&["citation_language", "dc.language"]),
            linked.language,
            first(&["og:locale"]).replace('_', "-"),
        ]),
    }
}

fn first_of<const N: usize>(values: [String; N]) -> String {
    values
        .into_iter()
        .find(|value| !value.is_empty())
        .unwrap_or_default()
}

/// A page's title without the name of the site at its end.
fn without_site(title: &str, site: &str) -> String {
    let bare = title
        .strip_suffix(site)
        .filter(|_| !site.is_empty())
        .map(str::trim_end)
        .and_then(|title| title.strip_suffix(['|', '-', '–', '—', '·', ':', '•']))
        .map(str::trim_end)
        .filter(|title| !title.is_empty());
    bare.unwrap_or(title).to_owned()
}
