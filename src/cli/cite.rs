//! `contend cite`: the list of references of a map.

use std::io::Write;

use serde::Serialize;

use super::{CLEAN, CiteArguments, CiteFormat};
use crate::bibliography::{Entry, Style, quoted, reference_list};
use crate::file;
use crate::model::{Id, Source};

/// What `cite --format json` prints. The names and their order are a promise.
#[derive(Serialize)]
struct List {
    style: &'static str,
    references: Vec<Reference>,
}

#[derive(Serialize)]
struct Reference {
    id: String,
    text: String,
    markdown: String,
    /// What the record lacks, such as `no date`.
    missing: Vec<&'static str>,
}

pub(super) fn cite(arguments: &CiteArguments, out: &mut dyn Write) -> anyhow::Result<u8> {
    let style: Style = arguments.style;
    let map = file::read(&arguments.map)?.map;
    let sources: Vec<(Id, &Source)> = (map.sources().iter())
        .filter(|(id, _)| !arguments.quoted || quoted(&map, *id))
        .map(|(id, source)| (id, source.as_ref()))
        .collect();
    let entries = reference_list(sources, style);
    match arguments.format {
        CiteFormat::Text => print(&entries, out, |entry| entry.text.plain())?,
        CiteFormat::Markdown => print(&entries, out, |entry| entry.text.markdown())?,
        CiteFormat::Json => {
            let reference = |entry: Entry| Reference {
                id: entry.id.to_string(),
                text: entry.text.plain(),
                markdown: entry.text.markdown(),
                missing: entry.missing,
            };
            let list = List {
                style: style.name(),
                references: entries.into_iter().map(reference).collect(),
            };
            writeln!(out, "{}", serde_json::to_string(&list)?)?;
        }
    }
    Ok(CLEAN)
}

/// A reference a paragraph.
fn print(
    entries: &[Entry],
    out: &mut dyn Write,
    text: impl Fn(&Entry) -> String,
) -> std::io::Result<()> {
    for (place, entry) in entries.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", text(entry))?;
    }
    Ok(())
}
