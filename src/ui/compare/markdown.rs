//! A comparison as a text to hand on.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::model::{Id, Map};
use crate::quote_table::escaped;
use crate::reasoning::CasePart;
use crate::ui::panels::place::citation_of;

use super::column::{Column, Readings, looked_from};
use super::entries::{Entry, Placed, entries};
use super::finder::Found;
use super::group::Group;
use super::outline::{Case, Line};
use super::told::{joint, line_of, remarks_of, stance_words, told};

/// The whole comparison in Markdown: the theses with how they stand, their cases as
/// nested lists, and what lies across them. Nothing is folded in it.
#[must_use]
pub fn to_markdown(
    title: &str,
    columns: &[Column<'_>],
    readings: &[Readings],
    found: &Found,
) -> String {
    let mut text = String::new();
    // Writing into a string cannot fail.
    let _ = writeln!(text, "# {}\n", escaped(title));
    for ((column, readings), case) in columns.iter().zip(readings).zip(&found.cases) {
        let _ = writeln!(
            text,
            "## {}: {}\n",
            escaped(&column.letter),
            escaped(column.words())
        );
        let mut standing = readings.words().join("; ");
        if let Some(from) = looked_from(column.desk) {
            let _ = write!(standing, " ({from})");
        }
        if let Some(map) = column.of_map {
            let _ = write!(standing, ". Of the map “{map}”");
        }
        let _ = writeln!(text, "{}.\n", escaped(&standing));
        case_text(&mut text, column, case);
        text.push('\n');
    }
    across_text(&mut text, columns, found);
    text
}

fn case_text(text: &mut String, column: &Column<'_>, case: &Case) {
    if case.lines.len() < 2 {
        let _ = writeln!(text, "Nothing is said for or against it.");
    }
    // Objections without an answer, until their branches end.
    let mut unanswered: Vec<(usize, usize)> = Vec::new();
    for (at, line) in case.lines.iter().enumerate().skip(1) {
        while let Some((_, depth)) = unanswered.pop_if(|(end, _)| *end <= at) {
            no_answer(text, depth);
        }
        let depth = case.above(at).count().saturating_sub(1);
        let _ = writeln!(
            text,
            "{}- {}",
            "  ".repeat(depth),
            line_text(column, case, line)
        );
        if line.is_unanswered {
            unanswered.push((line.end, depth + 1));
        }
    }
    while let Some((_, depth)) = unanswered.pop() {
        no_answer(text, depth);
    }
}

fn no_answer(text: &mut String, depth: usize) {
    let _ = writeln!(text, "{}- *no answer yet*", "  ".repeat(depth));
}

fn line_text(column: &Column<'_>, case: &Case, line: &Line) -> String {
    let map = column.map();
    let remarks = remarks_of(map, line, None);
    let remarks = match remarks.as_str() {
        "" => String::new(),
        remarks => format!(" *({})*", escaped(remarks)),
    };
    if let Some(quote) = line.quote {
        let against = match line.part {
            CasePart::QuoteAgainst => "against: ",
            _ => "",
        };
        let words = escaped(&line_of(map, quote));
        let citation = map
            .quote(quote)
            .map(|it| citation_of(column.desk, quote, it));
        let citation = escaped(&citation.unwrap_or_default());
        let standing = column.standing(quote).label();
        return format!("{against}{words} ({citation}; {standing}){remarks}");
    }
    if line.is_reason() {
        return format!("**{}**{remarks}", escaped(&stance_words(map, line)));
    }
    let words = escaped(&line_of(map, line.id));
    format!("{}{words}{remarks}", joined(map, case, line))
}

/// `and `, before a premise that follows another.
fn joined(map: &Map, case: &Case, line: &Line) -> String {
    let reason = (line.above.and_then(|above| case.lines.get(above)))
        .filter(|_| line.is_joined)
        .and_then(|above| map.reason(above.id));
    reason.map_or_else(String::new, |reason| format!("*{}* ", joint(reason)))
}

fn across_text(text: &mut String, columns: &[Column<'_>], found: &Found) {
    let is_verified = |side: usize, quote| {
        let column: Option<&Column<'_>> = columns.get(side);
        column.is_some_and(|column| column.standing(quote).is_verified())
    };
    let open: BTreeSet<(Group, usize)> = (Group::ALL.into_iter())
        .flat_map(|group| (0..columns.len()).map(move |side| (group, side)))
        .collect();
    let _ = writeln!(text, "## Across them\n");
    let theses: Vec<Id> = columns.iter().map(|column| column.seat.thesis).collect();
    for placed in entries(&found.comparison, &theses, &is_verified, &open) {
        let Placed {
            group,
            entry,
            is_inner,
            is_first,
        } = &placed;
        if *is_first {
            let _ = writeln!(text, "- **{}**", group.name());
        }
        let mut told = told(columns, &found.comparison, &placed);
        match entry {
            Entry::Several { .. } => told.remark.clear(),
            Entry::One { .. } if *is_inner => told.letters.clear(),
            _ => {}
        }
        let indent = if *is_inner { "    " } else { "  " };
        let letters = match told.letters.as_str() {
            "" => String::new(),
            letters => format!("**{}** ", escaped(letters)),
        };
        told.letters.clear();
        let _ = writeln!(text, "{indent}- {letters}{}", escaped(&told.line()));
    }
}
