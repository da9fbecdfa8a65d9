//! What a file says of itself: its information dictionary, its XMP packet, and a
//! DOI printed on its first page.

use hayro_syntax::Pdf;
use hayro_syntax::metadata::Metadata;
use hayro_syntax::object::{self, Stream};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::meaning::text_string;
use super::open::catalog;
use crate::document::content::About;

/// XMP packets larger than this (bytes) hold pictures and histories.
const XMP_MAX: usize = 4 * 1024 * 1024;

/// What the file says of itself; `first_page` is the text of its first page.
pub(super) fn about_of(pdf: &Pdf, first_page: &str) -> About {
    let mut about = catalog(pdf)
        .and_then(|catalog| catalog.get::<Stream<'_>>(b"Metadata"))
        .and_then(|stream| stream.decoded_data().ok())
        .filter(|packet| packet.len() <= XMP_MAX)
        .map(|packet| from_xmp(&String::from_utf8_lossy(&packet)))
        .unwrap_or_default();
    fill(&mut about, pdf.metadata());
    if about.doi.is_empty() {
        let subject = pdf.metadata().subject.as_deref().map(text_string);
        about.doi = subject
            .as_deref()
            .and_then(doi_in)
            .or_else(|| doi_in(first_page))
            .unwrap_or_default();
    }
    if about.language.is_empty()
        && let Some(language) = catalog(pdf)
            .and_then(|catalog| catalog.get::<object::String<'_>>(b"Lang"))
            .map(|language| text_string(language.as_bytes()))
    {
        language.trim().clone_into(&mut about.language);
    }
    about
}

/// Fills what is empty from the information dictionary.
fn fill(about: &mut About, information: &Metadata) {
    let text = |bytes: &Option<Box<[u8]>>| {
        bytes
            .as_deref()
            .map(text_string)
            .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
            .unwrap_or_default()
    };
    if about.title.is_empty() {
        about.title = text(&information.title);
    }
    if is_no_title(&about.title) {
        about.title.clear();
    }
    if about.authors.is_empty() {
        about.authors = names_in(&text(&information.author));
    }
    if about.date.is_empty()
        && let Some(date) = information.creation_date
    {
        about.date = format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    }
}

/// Whether a title is what a program made up, such as a file's name.
fn is_no_title(title: &str) -> bool {
    const ENDINGS: [&str; 12] = [
        ".doc", ".docx", ".odt", ".tex", ".dvi", ".indd", ".pdf", ".qxd", ".qxp", ".rtf", ".html",
        ".ps",
    ];
    let lower = title.trim().to_lowercase();
    lower.starts_with("microsoft word -")
        || matches!(lower.as_str(), "untitled" | "title" | "untitled document")
        || (!lower.contains(' ') && ENDINGS.iter().any(|ending| lower.ends_with(ending)))
}

/// The names in a list such as `A. Smith; B. Jones` or `Ann Smith and Bo Jones`.
fn names_in(list: &str) -> Vec<String> {
    let split: Vec<&str> = if list.contains(';') {
        list.split(';').collect()
    } else {
        let with_commas: Vec<&str> = list.split(',').collect();
        // `Smith, Ann` is one name.
        let are_whole = with_commas
            .iter()
            .all(|name| name.split_whitespace().count() >= 2);
        let parts = if are_whole { with_commas } else { vec![list] };
        parts
            .into_iter()
            .flat_map(|part| part.split(" and "))
            .flat_map(|part| part.split(" & "))
            .collect()
    };
    split
        .into_iter()
        .map(|name| name.trim().trim_start_matches("and ").trim())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Reads an XMP packet: RDF written as XML, values as elements or attributes.
fn from_xmp(packet: &str) -> About {
    let mut about = About::default();
    let mut reader = Reader::from_str(packet);
    let mut path: Vec<String> = Vec::new();
    let mut text = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                text.clear();
                attributes(&element, &mut about);
                path.push(element.name().as_ref().to_owned());
                if path.len() > 64 {
                    break;
                }
            }
            Ok(Event::Empty(element)) => attributes(&element, &mut about),
            Ok(Event::Text(piece)) => text.push_str(&piece.xml10_content()),
            Ok(Event::GeneralRef(reference)) => text.push_str(entity(&reference)),
            Ok(Event::End(_)) => {
                let value = text.trim().to_owned();
                text.clear();
                // Values of lists stand in rdf:li below rdf:Alt, rdf:Bag or rdf:Seq.
                let property = path
                    .iter()
                    .rev()
                    .find(|name| !name.starts_with("rdf:"))
                    .cloned();
                path.pop();
                if let Some(property) = property
                    && !value.is_empty()
                {
                    take(&mut about, &property, &value);
                }
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    about
}

fn attributes(element: &quick_xml::events::BytesStart<'_>, about: &mut About) {
    for attribute in element.attributes().flatten().take(200) {
        let name = attribute.key.as_ref().to_owned();
        let value = attribute.value.clone().into_owned();
        if !value.contains('&') {
            take(about, &name, value.trim());
        }
    }
}

fn entity(reference: &str) -> &'static str {
    match reference {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}

fn take(about: &mut About, property: &str, value: &str) {
    let set = |field: &mut String| {
        if field.is_empty() {
            value.clone_into(field);
        }
    };
    match property {
        "dc:title" => set(&mut about.title),
        "dc:creator" => about.authors.extend(names_in(value)),
        "prism:publicationDate" | "prism:coverDate" | "dc:date" if about.date.is_empty() => {
            about.date = date_in(value);
        }
        "prism:publicationName" => set(&mut about.container),
        "dc:publisher" => set(&mut about.publisher),
        "dc:language" => set(&mut about.language),
        "prism:url" => set(&mut about.url),
        "prism:doi" | "dc:identifier" | "pdfx:doi" | "crossmark:DOI" => {
            if let Some(doi) = doi_in(value) {
                set_doi(about, doi);
            }
        }
        _ => {}
    }
}

fn set_doi(about: &mut About, doi: String) {
    if about.doi.is_empty() {
        about.doi = doi;
    }
}

/// The year, month and day at the start of a date of ISO 8601.
fn date_in(value: &str) -> String {
    let date = value.split('T').next().unwrap_or_default();
    let is_date = date
        .split('-')
        .zip([4, 2, 2])
        .all(|(part, len)| part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit()))
        && date.split('-').count() <= 3;
    if is_date {
        date.to_owned()
    } else {
        String::new()
    }
}

/// The first DOI in a text: `10.`, four to nine digits, `/`, and what follows up to
/// white space, without the punctuation of the sentence around it.
fn doi_in(text: &str) -> Option<String> {
    for (at, _) in text.match_indices("10.") {
        let is_inside = text
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_some_and(|before| before.is_alphanumeric() || before == '.');
        let rest = text.get(at..).unwrap_or_default();
        let end = rest
            .find(|sign: char| sign.is_whitespace() || matches!(sign, '"' | '<' | '>' | '“' | '”'))
            .unwrap_or(rest.len());
        let doi = rest
            .get(..end)
            .unwrap_or_default()
            .trim_end_matches(['.', ',', ';', ':', ')', ']', '}']);
        let Some((registrant, name)) = doi.get(3..).and_then(|doi| doi.split_once('/')) else {
            continue;
        };
        let is_registrant = (4..=9).contains(&registrant.len())
            && registrant.bytes().all(|byte| byte.is_ascii_digit());
        if !is_inside && is_registrant && !name.is_empty() {
            return Some(doi.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dois_are_found_in_sentences_and_nothing_else_is() {
        let found = |text| doi_in(text);
        assert_eq!(
            found("See https://doi.org/10.5555/abc.12(3)."),
            Some("10.5555/abc.12(3".to_owned())
        );
        assert_eq!(
            found("doi:10.1000/182, 2020"),
            Some("10.1000/182".to_owned())
        );
        assert_eq!(found("from 10.5 to 10.7/8"), None);
        assert_eq!(found("110.5555/abc"), None);
        assert_eq!(found("10.5555/"), None);
    }

    #[test]
    fn lists_of_names_come_apart() {
        assert_eq!(names_in("Smith, Ann"), ["Smith, Ann"]);
        assert_eq!(
            names_in("Smith, Ann; Jones, Bo"),
            ["Smith, Ann", "Jones, Bo"]
        );
        assert_eq!(
            names_in("Ann Smith and Bo Jones"),
            ["Ann Smith", "Bo Jones"]
        );
        assert_eq!(
            names_in("Ann Smith, Bo Jones, and Cy Low"),
            ["Ann Smith", "Bo Jones", "Cy Low"]
        );
        assert!(names_in(" ").is_empty());
    }

    #[test]
    fn xmp_is_read_from_elements_and_attributes() {
        let about = from_xmp(
            "<x:xmpmeta><rdf:RDF><rdf:Description prism:doi='10.5555/12' dc:date='2021-03'>\
             <dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Ice &amp; Fire</rdf:li></rdf:Alt></dc:title>\
             <dc:creator><rdf:Seq><rdf:li>Ann</rdf:li><rdf:li>Bo</rdf:li></rdf:Seq></dc:creator>\
             </rdf:Description></rdf:RDF></x:xmpmeta>",
        );
        assert_eq!(about.title, "Ice & Fire");
        assert_eq!(about.authors, ["Ann", "Bo"]);
        assert_eq!(about.date, "2021-03");
        assert_eq!(about.doi, "10.5555/12");
    }

    #[test]
    fn made_up_titles_are_no_titles() {
        assert!(is_no_title("Microsoft Word - paper.doc"));
        assert!(is_no_title("paper_final2.tex"));
        assert!(!is_no_title("What .tex files are"));
    }
}
