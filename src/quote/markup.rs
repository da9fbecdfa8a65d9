//! The signs of Markdown that a rendered text does not show.
//!
//! A reader who copies from the rendered text copies no `*` and no address of a
//! link. What the parser says is no text is passed over, but only where it
//! consists of the signs of emphasis, code, links, headings, quotations, bullets
//! and escapes: anything else stays, and a quote that leaves it out is not
//! verified.

use std::ops::Range;

use pulldown_cmark::{Event, Parser};

use super::difference::DifferenceKind;
use super::passed::Passed;

/// The signs in `text`, ascending.
pub(super) fn markup_of(text: &str) -> Vec<Passed> {
    let mut found = Vec::new();
    let mut end = 0;
    for (event, range) in Parser::new(text).into_offset_iter() {
        let Some(shown) = shown_of(text, &event, range) else {
            continue;
        };
        if shown.start > end {
            found.extend(passed(text, end..shown.start));
        }
        end = end.max(shown.end);
    }
    found.extend(passed(text, end..text.len()));
    found
}

/// The bytes that an event shows as they are written.
fn shown_of(text: &str, event: &Event<'_>, range: Range<usize>) -> Option<Range<usize>> {
    match event {
        Event::Code(code) => {
            let inner = text.get(range.clone())?.find(&**code)?;
            Some(range.start + inner..range.start + inner + code.len())
        }
        Event::Start(_) | Event::End(_) | Event::SoftBreak | Event::HardBreak | Event::Rule => None,
        _ => Some(range),
    }
}

/// The signs in `range`, if nothing else stands there but white space.
fn passed(text: &str, range: Range<usize>) -> Option<Passed> {
    let raw = text.get(range.clone())?;
    let signs = without_address(raw)?;
    let has_line_end = signs.contains('\n') || range.start == 0;
    let is_sign = |character: char| {
        character.is_whitespace()
            || "*_`[]\\~#>".contains(character)
            || (has_line_end && "-+=".contains(character))
    };
    let has_signs = raw.contains(|character: char| !character.is_whitespace());
    (has_signs && signs.chars().all(is_sign)).then(|| Passed {
        range,
        kind: DifferenceKind::Markup,
        parts_words: signs.contains(char::is_whitespace),
    })
}

/// `raw` without the address of a link, `](…)` or `][…]`.
fn without_address(raw: &str) -> Option<String> {
    for (opening, closing) in [("](", ')'), ("][", ']')] {
        if let Some((before, rest)) = raw.split_once(opening) {
            let (address, after) = rest.rsplit_once(closing)?;
            let is_address = !address.contains('\n');
            return is_address.then(|| format!("{before}]{after}"));
        }
    }
    Some(raw.to_owned())
}

/// Bytes on either side that are looked at for a word.
const REACH: usize = 96;

/// The text around `at` as it is shown, where signs touch that place, with the
/// place in it; nothing where none do.
pub(super) fn shown_around(text: &str, at: usize, markup: &[Passed]) -> Option<(String, usize)> {
    let start = text.floor_char_boundary(at.saturating_sub(REACH));
    let end = text.ceil_char_boundary((at + REACH).min(text.len()));
    let first = markup.partition_point(|one| one.range.end <= start);
    let near = markup.get(first..).unwrap_or_default();
    let touches = |one: &Passed| one.range.start <= at && at <= one.range.end;
    if !near
        .iter()
        .take_while(|one| one.range.start <= at)
        .any(touches)
    {
        return None;
    }
    let mut shown = String::new();
    let mut place = 0;
    let mut from = start;
    let hidden = near.iter().take_while(|one| one.range.start < end);
    for range in hidden
        .map(|one| (one.range.clone(), one.key()))
        .chain([(end..end, "")])
    {
        let (range, key) = range;
        let upto = range.start.max(from);
        shown.push_str(text.get(from..upto).unwrap_or_default());
        if at >= from && at <= upto {
            place = shown.len() - (upto - at);
        }
        shown.push_str(key);
        if at > range.start && at <= range.end {
            place = shown.len();
        }
        from = range.end.max(from).min(end);
    }
    Some((shown, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(text: &str) -> Vec<&str> {
        markup_of(text)
            .into_iter()
            .map(|passed| &text[passed.range])
            .collect()
    }

    #[test]
    fn signs_of_emphasis_links_and_blocks_are_passed_over() {
        assert_eq!(
            signs("# Title\n\nThe *border* was [closed](https://a.b/c_d \"now\").\n"),
            ["# ", "*", "*", "[", "](https://a.b/c_d \"now\")"]
        );
        assert_eq!(signs("> one\n> two"), ["> ", "\n> "]);
        assert_eq!(signs("a `b` and \\*c"), ["`", "`", "\\"]);
        assert_eq!(signs("- one\n- two"), ["- ", "\n- "]);
    }

    #[test]
    fn what_is_no_sign_stays() {
        for text in [
            "2 * 3 * 4 is 24",
            "snake_case_name and 5 > 3",
            "![a map](map.png)",
            "one\n\n1986. A great year",
            "one\n\n[a]: https://b.c\n\ntwo",
            "a [b] c",
        ] {
            assert!(
                signs(text)
                    .iter()
                    .all(|sign| sign.starts_with("](") || sign.starts_with(']')),
                "{text}: {:?}",
                signs(text)
            );
        }
    }

    #[test]
    fn words_are_seen_as_they_are_shown() {
        let text = "It is un*known* to **us**.";
        let markup = markup_of(text);
        let around = |at: usize| {
            shown_around(text, at, &markup).map(|(shown, place)| {
                let (before, after) = shown.split_at(place);
                format!("{before}|{after}")
            })
        };
        assert_eq!(around(9).as_deref(), Some("It is un|known to us."));
        assert_eq!(around(8).as_deref(), Some("It is un|known to us."));
        assert_eq!(around(3), None);
    }
}
