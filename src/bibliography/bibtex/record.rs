//! A source out of the fields of an entry.

use crate::model::{Source, month_named};

use super::super::imported::add_note;
use super::super::kinds::kind_of_bibtex;
use super::latex;
use super::people::people;
use super::value::Entry;

/// Fields that a chapter does not take from the book that it refers to, since there
/// they speak of the book itself.
const OWN: &[&str] = &[
    "title",
    "subtitle",
    "author",
    "pages",
    "doi",
    "abstract",
    "note",
    "annotation",
    "annote",
    "keywords",
    "crossref",
    "xdata",
    "url",
];

/// Makes a source of an entry and of those that lend it fields.
pub fn source(entry: &Entry, parents: &[&Entry]) -> Source {
    let fields = Fields { entry, parents };
    let kind = fields.kind();
    let is_part = matches!(kind, "chapter" | "conference paper" | "encyclopedia entry");
    let mut source = Source {
        kind: kind.to_owned(),
        key: entry.key.clone(),
        title: titled(&fields.text("title"), &fields.text("subtitle")),
        authors: fields.people("author"),
        editors: fields.people("editor"),
        translators: fields.people("translator"),
        publisher: fields.first(&["publisher", "institution", "school", "organization"]),
        place: fields.first(&["location", "address"]),
        date: fields.date("date", "year", "month"),
        volume: fields.text("volume"),
        issue: fields.first(&["issue"]),
        pages: fields.text("pages"),
        doi: latex::verbatim(&fields.raw("doi")),
        url: fields.url(),
        edition: fields.text("edition"),
        series: fields.text("series"),
        isbn: fields.text("isbn"),
        accessed: fields.first(&["urldate", "lastchecked", "lastaccessed"]),
        language: language(&fields.first(&["langid", "language", "hyphenation"])),
        summary: fields.text("abstract"),
        ..Source::default()
    };
    source.container = match kind {
        _ if is_part => titled(&fields.book_title(), &fields.text("booksubtitle")),
        "book" => String::new(),
        "web page" => fields.first(&["organization", "journaltitle", "journal", "maintitle"]),
        _ => titled(
            &fields.first(&["journaltitle", "journal", "shortjournal"]),
            &fields.text("journalsubtitle"),
        ),
    };
    if kind == "web page" && source.publisher == source.container {
        source.publisher = String::new();
    }
    match kind {
        // Of an article the number is the issue of its journal.
        "article" | "magazine article" | "newspaper article" => {
            if source.issue.is_empty() {
                source.issue = fields.text("number");
            }
        }
        _ => source.number = fields.text("number"),
    }
    source.genre = match (fields.text("type"), entry.kind.to_lowercase().as_str()) {
        (word, "phdthesis") if word.is_empty() => "Doctoral dissertation".to_owned(),
        (word, "mastersthesis") if word.is_empty() => "Master’s thesis".to_owned(),
        (word, _) if word == "phdthesis" => "Doctoral dissertation".to_owned(),
        (word, _) if word == "mathesis" => "Master’s thesis".to_owned(),
        (word, "report" | "techreport" | "thesis" | "phdthesis" | "mastersthesis" | "misc") => word,
        _ => String::new(),
    };
    for note in ["note", "annotation", "annote", "howpublished", "addendum"] {
        let text = fields.text(note);
        if !(note == "howpublished" && text == source.url) {
            add_note(&mut source.note, &text);
        }
    }
    let keywords = fields.text("keywords");
    if !keywords.is_empty() {
        add_note(&mut source.note, &format!("Keywords: {keywords}"));
    }
    source
}

/// A title with what stands after its colon.
fn titled(title: &str, subtitle: &str) -> String {
    match (title.trim(), subtitle.trim()) {
        (title, "") => title.to_owned(),
        ("", subtitle) => subtitle.to_owned(),
        (title, subtitle) if title.ends_with([':', '?', '!', '.']) => format!("{title} {subtitle}"),
        (title, subtitle) => format!("{title}: {subtitle}"),
    }
}

/// A code for the names that BibTeX packages use; other words are kept.
fn language(word: &str) -> String {
    const NAMES: &[(&str, &str)] = &[
        ("english", "en"),
        ("american", "en-US"),
        ("usenglish", "en-US"),
        ("british", "en-GB"),
        ("ukenglish", "en-GB"),
        ("german", "de"),
        ("ngerman", "de"),
        ("french", "fr"),
        ("spanish", "es"),
        ("italian", "it"),
        ("arabic", "ar"),
        ("urdu", "ur"),
        ("persian", "fa"),
        ("farsi", "fa"),
        ("turkish", "tr"),
        ("russian", "ru"),
    ];
    let name = NAMES
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(word));
    name.map_or_else(|| word.to_owned(), |(_, code)| (*code).to_owned())
}

struct Fields<'a> {
    entry: &'a Entry,
    parents: &'a [&'a Entry],
}

impl Fields<'_> {
    /// The field as it was written, the entry's own or a parent's.
    fn raw(&self, name: &str) -> String {
        let own = self
            .entry
            .fields
            .get(name)
            .filter(|text| !text.trim().is_empty());
        let inherited = || {
            let lends = |parent: &&&Entry| {
                parent.kind.eq_ignore_ascii_case("xdata") || !OWN.contains(&name)
            };
            (self.parents.iter())
                .filter(lends)
                .find_map(|parent| parent.fields.get(name))
        };
        own.or_else(inherited).cloned().unwrap_or_default()
    }

    fn text(&self, name: &str) -> String {
        latex::text(&self.raw(name)).trim().to_owned()
    }

    fn first(&self, names: &[&str]) -> String {
        let found = names.iter().map(|name| self.text(name));
        found
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    }

    fn people(&self, name: &str) -> Vec<String> {
        people(&self.raw(name))
    }

    /// The book that holds a chapter: named, or the one referred to.
    fn book_title(&self) -> String {
        let named = self.first(&["booktitle", "maintitle", "eventtitle"]);
        if !named.is_empty() {
            return named;
        }
        let parent = self.parents.first().and_then(|parent| {
            let title = parent.fields.get("title")?;
            let subtitle = parent.fields.get("subtitle").map(|tex| latex::text(tex));
            Some(titled(&latex::text(title), &subtitle.unwrap_or_default()))
        });
        parent.unwrap_or_default()
    }

    fn date(&self, date: &str, year: &str, month: &str) -> String {
        let whole = self.text(date);
        if !whole.is_empty() {
            return whole;
        }
        let (year, month) = (self.text(year), self.text(month));
        let words = || month.split(|character: char| !character.is_alphanumeric());
        let number = words()
            .find_map(|word| month_named(word).map(i64::from))
            .or_else(|| words().find_map(|word| word.parse().ok()));
        match number.filter(|number| (1..=12).contains(number)) {
            Some(number) if year.len() == 4 => {
                let is_day = |word: &&str| word.len() <= 2 && !month.trim().eq(*word);
                let day = words()
                    .filter(is_day)
                    .find_map(|word| word.parse::<u8>().ok());
                let day = day.filter(|day| (1..=31).contains(day));
                let day = day.map_or_else(String::new, |day| format!("-{day:02}"));
                format!("{year}-{number:02}{day}")
            }
            _ => year,
        }
    }

    fn url(&self) -> String {
        let url = latex::verbatim(&self.raw("url"));
        if !url.is_empty() {
            return url;
        }
        let published = self.raw("howpublished");
        if published.contains("\\url{") || published.trim_start().starts_with("http") {
            let address = published
                .find("\\url{")
                .and_then(|at| published.get(at + 5..));
            let address = address.map_or(published.as_str(), |rest| {
                rest.split('}').next().unwrap_or_default()
            });
            return latex::verbatim(address);
        }
        String::new()
    }

    fn kind(&self) -> &'static str {
        let subtype = self.text("entrysubtype").to_lowercase();
        let word = self.entry.kind.as_str();
        match kind_of_bibtex(word) {
            "article" if subtype.contains("newspaper") => "newspaper article",
            "article" if subtype.contains("magazine") => "magazine article",
            // `@misc` with an address is a page of the web, as most programs write it.
            "document" if word.eq_ignore_ascii_case("misc") && !self.url().is_empty() => "web page",
            kind => kind,
        }
    }
}
