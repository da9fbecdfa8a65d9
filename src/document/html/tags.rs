//! A first look at the tags of a page, before anything is built of them.
//!
//! The parser keeps a stack of open elements and goes through it at many tags, as
//! the HTML standard asks: a page of 200,000 nested elements would keep it busy
//! for minutes. So the work is estimated first, and a page that no person wrote is
//! refused.

use std::collections::HashMap;
use std::ops::Range;

use crate::document::refused::Refused;

/// The most tags of a page. A tag becomes a node of some 100 bytes.
const TAGS_MAX: usize = 1_000_000;
/// The most attributes of one tag: each is compared with those before it.
const TAG_ATTRIBUTES_MAX: usize = 2_000;
/// The most attributes of a page.
const ATTRIBUTES_MAX: usize = 4_000_000;
/// The most steps through open elements, over all tags: 20,000 elements, one
/// inside the other, or a million tags 200 deep.
const STEPS_MAX: usize = 200_000_000;

/// Elements without an end tag.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];
/// Elements that the next of their kind ends, so that they do not nest by
/// themselves even where end tags are left out.
const ENDED_BY_THE_NEXT: [&str; 21] = [
    "a", "body", "caption", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option",
    "p", "rp", "rt", "rb", "tbody", "td", "tfoot", "th", "thead", "tr",
];
/// Elements whose content is no markup.
const RAW: [&str; 8] = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
];

/// A tag as it is written.
struct Tag<'source> {
    range: Range<usize>,
    name: &'source str,
    is_end: bool,
    is_self_closing: bool,
    attributes: usize,
}

/// The tags of a page in order, without those inside comments and scripts.
struct Tags<'source> {
    source: &'source str,
    at: usize,
    is_xhtml: bool,
}

impl<'source> Iterator for Tags<'source> {
    type Item = Tag<'source>;

    fn next(&mut self) -> Option<Tag<'source>> {
        loop {
            let rest = self.source.get(self.at..)?;
            let start = self.at + memchr::memchr(b'<', rest.as_bytes())?;
            let after = self.source.get(start + 1..)?;
            if let Some(comment) = after.strip_prefix("!--") {
                self.at = start + 4 + comment.find("-->")?;
                continue;
            }
            let is_end = after.starts_with('/');
            let name_start = start + 1 + usize::from(is_end);
            let after = self.source.get(name_start..)?;
            if !after.starts_with(|c: char| c.is_ascii_alphabetic()) {
                self.at = name_start;
                continue;
            }
            let name_len = after
                .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'))
                .unwrap_or(after.len());
            let name = after.get(..name_len)?;
            let (end, attributes) = end_of_tag(self.source, name_start + name_len);
            self.at = end;
            let is_self_closing = self
                .source
                .get(name_start..end)
                .is_some_and(|tag| tag.ends_with("/>"));
            let is_raw = !is_end
                && !(self.is_xhtml && is_self_closing)
                && RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name));
            if is_raw {
                self.at = end_of_raw(self.source, end, name);
            }
            return Some(Tag {
                range: start..end,
                name,
                is_end,
                is_self_closing,
                attributes,
            });
        }
    }
}

/// Where the tag ends whose attributes begin at `from`, and how many they are at
/// most.
fn end_of_tag(source: &str, from: usize) -> (usize, usize) {
    let bytes = source.as_bytes();
    let mut at = from;
    let mut attributes = 0;
    let mut before = b' ';
    while let Some(byte) = bytes.get(at).copied() {
        match byte {
            b'>' => return (at + 1, attributes),
            b'"' | b'\'' if before == b'=' => {
                let value = bytes.get(at + 1..).unwrap_or_default();
                let Some(len) = memchr::memchr(byte, value) else {
                    return (bytes.len(), attributes);
                };
                at += len + 1;
                before = b' ';
            }
            b if b.is_ascii_whitespace() => {
                if before != b'=' {
                    before = b' ';
                }
            }
            b'/' => before = b' ',
            _ => {
                attributes += usize::from(before == b' ' && byte != b'=');
                before = byte;
            }
        }
        at += 1;
    }
    (bytes.len(), attributes)
}

/// Where the end tag of a script or the like begins.
fn end_of_raw(source: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(found) = source
        .get(at..)
        .and_then(|rest| memchr::memmem::find(rest.as_bytes(), b"</"))
    {
        at += found;
        let after = source.as_bytes().get(at + 2..at + 2 + name.len());
        if after.is_some_and(|after| after.eq_ignore_ascii_case(name.as_bytes())) {
            return at;
        }
        at += 2;
    }
    source.len()
}

/// Whether the page can be parsed in good time.
///
/// # Errors
/// When it has too many tags, or nests them without bound.
pub(super) fn check(source: &str, is_xhtml: bool) -> Result<(), Refused> {
    let mut open: HashMap<&str, usize> = HashMap::new();
    let (mut depth, mut steps, mut tags, mut attributes) = (0_usize, 0_usize, 0_usize, 0_usize);
    let too_large = |what: &str| {
        Err(Refused::TooLarge {
            what: what.to_owned(),
        })
    };
    let all = Tags {
        source,
        at: 0,
        is_xhtml,
    };
    for tag in all {
        tags += 1;
        attributes += tag.attributes;
        if tags > TAGS_MAX {
            return too_large("it has more than a million tags");
        }
        if tag.attributes > TAG_ATTRIBUTES_MAX || attributes > ATTRIBUTES_MAX {
            return too_large("its tags have more attributes than any page needs");
        }
        let is_one_of = |names: &[&str]| names.iter().any(|n| n.eq_ignore_ascii_case(tag.name));
        if is_one_of(&VOID) || is_one_of(&ENDED_BY_THE_NEXT) {
            steps += depth;
        } else if tag.is_end {
            if let Some(count) = open.get_mut(tag.name).filter(|count| **count > 0) {
                *count -= 1;
                depth -= 1;
            }
            steps += depth;
        } else if !(is_xhtml && tag.is_self_closing) {
            *open.entry(tag.name).or_default() += 1;
            depth += 1;
            steps += depth;
        }
        if steps > STEPS_MAX {
            return Err(Refused::Damaged {
                what: "its tags are nested thousands deep".to_owned(),
            });
        }
    }
    Ok(())
}

/// The page with `<a/>` written as `<a></a>`, where that differs. In XHTML both
/// are the same; as HTML, the first would never end.
pub(super) fn without_self_closing(source: &str) -> Option<String> {
    let mut written = String::new();
    let mut copied = 0;
    let tags = Tags {
        source,
        at: 0,
        is_xhtml: true,
    };
    for tag in tags.filter(|tag| tag.is_self_closing && !tag.is_end) {
        if VOID.iter().any(|void| void.eq_ignore_ascii_case(tag.name)) {
            continue;
        }
        let kept = source.get(copied..tag.range.end.saturating_sub(2))?;
        written.push_str(kept);
        written.push_str("></");
        written.push_str(tag.name);
        written.push('>');
        copied = tag.range.end;
    }
    if copied == 0 {
        return None;
    }
    written.push_str(source.get(copied..)?);
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_pages_pass_and_end_tags_may_be_left_out() {
        let page = "<p>One <b>two</b><br><img src=a.png>".repeat(50_000);
        assert!(check(&page, false).is_ok());
        let script = format!("<script>{}</script>", "'<div>'+".repeat(200_000));
        assert!(check(&script, false).is_ok());
    }

    #[test]
    fn pages_that_would_keep_the_parser_busy_are_refused() {
        for page in [
            "<div>".repeat(200_000),
            "<div></b>".repeat(200_000),
            (0..30_000)
                .map(|at| format!("<p><font size={at}>"))
                .collect(),
            format!("<a {}>", "b=c ".repeat(100_000)),
            "<i></i>".repeat(600_000),
        ] {
            assert!(check(&page, false).is_err());
        }
    }

    #[test]
    fn attributes_are_counted_outside_of_their_values() {
        let page = r#"<a href="a b c d>e" title='x y' hidden/>"#;
        let mut tags = Tags {
            source: page,
            at: 0,
            is_xhtml: false,
        };
        let tag = tags.next().unwrap();
        assert_eq!((tag.range, tag.attributes), (0..page.len(), 3));
        assert!(tag.is_self_closing);
    }

    #[test]
    fn elements_of_xhtml_that_close_themselves_get_an_end_tag() {
        let page = r#"<title/><a id="p1"/>One<br/><script src="x"/><p>Two</p>"#;
        assert_eq!(
            without_self_closing(page).unwrap(),
            r#"<title></title><a id="p1"></a>One<br/><script src="x"></script><p>Two</p>"#
        );
        assert_eq!(without_self_closing("<p>One<br/></p>"), None);
    }
}
