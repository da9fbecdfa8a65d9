//! The bibliographic record of a source as a form: which fields, in what order.

use crate::model::Source;

use super::field::Look;
use super::map::lines_of;

/// One field of the form.
pub struct FormField {
    /// Shown only when asked for, or where it holds something.
    pub seldom: bool,
    pub name: &'static str,
    pub hint: &'static str,
    pub look: Look,
    pub get: fn(&Source) -> String,
    pub set: fn(&mut Source, String),
}

macro_rules! text_field {
    ($name:literal, $hint:literal, $field:ident) => {
        text_field!($name, $hint, $field, false)
    };
    ($name:literal, $hint:literal, $field:ident, $seldom:literal) => {
        FormField {
            seldom: $seldom,
            name: $name,
            hint: $hint,
            look: Look::Line,
            get: |source| source.$field.clone(),
            set: |source, text| source.$field = text,
        }
    };
}

macro_rules! people_field {
    ($name:literal, $field:ident) => {
        FormField {
            seldom: true,
            name: $name,
            hint: "Given name first",
            look: Look::Lines,
            get: |source| source.$field.join("\n"),
            set: |source, text| source.$field = lines_of(&text),
        }
    };
}

/// The form. The title stands above it, the note below.
pub const FIELDS: &[FormField] = &[
    text_field!("Short name", "What chips call it: Ghazi", short),
    FormField {
        seldom: false,
        name: "Authors, one per line",
        hint: "Given name first; {Organisation} in braces",
        look: Look::Lines,
        get: |source| source.authors.join("\n"),
        set: |source, text| source.authors = lines_of(&text),
    },
    text_field!("Kind", "article, report, book, web page", kind),
    text_field!("In", "The journal, book or site that holds it", container),
    people_field!("Editors, one per line", editors),
    people_field!("Translators, one per line", translators),
    text_field!("Publisher", "", publisher),
    text_field!("Place", "Where the publisher is", place, true),
    text_field!("Date", "2025, 2025-10 or 2025-10-20", date),
    text_field!("Edition", "2, or: revised", edition, true),
    text_field!("Series", "", series, true),
    text_field!(
        "Number",
        "Of a report, or of a book in its series",
        number,
        true
    ),
    text_field!("Sort", "Doctoral dissertation, policy brief", genre, true),
    text_field!("Volume", "", volume),
    text_field!("Issue", "", issue),
    text_field!("Pages", "12–34", pages),
    text_field!("DOI", "10.1000/182", doi),
    text_field!("Address", "https://…", url),
    text_field!("Seen on", "2025-11-06", accessed, true),
    text_field!("ISBN", "", isbn, true),
    text_field!("Language", "en, ur", language, true),
    FormField {
        seldom: true,
        name: "Abstract",
        hint: "",
        look: Look::Lines,
        get: |source| source.summary.clone(),
        set: |source, text| source.summary = text,
    },
];

/// The address if it is one that may be opened: a file that others made must not
/// start anything else.
pub fn safe_url(url: &str) -> Option<&str> {
    let url = url.trim();
    let scheme = url.split_once(':')?.0;
    let is_known = ["http", "https", "mailto"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    let is_plain = !url.chars().any(|character| character.is_control());
    let has_target = !host_of(url).is_empty();
    (is_known && is_plain && has_target).then_some(url)
}

/// Where an address leads: `example.org`, or whom a mail goes to. Never what
/// stands before an `@`, which only pretends to be the host.
pub fn host_of(url: &str) -> &str {
    let Some((scheme, rest)) = url.split_once(':') else {
        return "";
    };
    if scheme.eq_ignore_ascii_case("mailto") {
        return rest.split('?').next().unwrap_or_default();
    }
    let authority = rest
        .trim_start_matches(['/', '\\'])
        .split(['/', '\\', '?', '#'])
        .next()
        .unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    match host.split_once(':') {
        Some((name, _)) if !host.starts_with('[') => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_and_of_mail_can_be_opened() {
        for good in [
            "https://example.org/a?b",
            "HTTP://example.org",
            "mailto:a@example.org",
        ] {
            assert!(safe_url(good).is_some(), "{good}");
        }
        for bad in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "example.org",
            "https://",
            "https:\nexample.org",
            "",
        ] {
            assert!(safe_url(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_host_is_where_it_really_leads() {
        assert_eq!(host_of("https://example.org:8080/path"), "example.org");
        assert_eq!(
            host_of("https://bank.example@evil.example/x"),
            "evil.example"
        );
        assert_eq!(
            host_of("https://evil.example\\@bank.example"),
            "evil.example"
        );
        assert_eq!(host_of("mailto:a@example.org?subject=x"), "a@example.org");
    }
}
