//! `contend quotes`: the quotes of a map as a table.

use std::collections::BTreeMap;
use std::io::Write;

use super::quotes::Documents;
use super::{CLEAN, QuotesArguments};
use crate::bibliography::reference_list;
use crate::document::Reader;
use crate::file;
use crate::model::Id;
use crate::quote::{Standing, State};
use crate::quote_table::{TableRequest, in_order, rows, to_csv, to_markdown};

pub(super) fn quotes(
    reader: &Reader,
    arguments: &QuotesArguments,
    out: &mut dyn Write,
    complaints: &mut dyn Write,
) -> anyhow::Result<u8> {
    let map = file::read(&arguments.map)?.map;
    let documents = match &arguments.documents {
        Some(folder) => Documents::read(folder, reader)?,
        None => Documents::default(),
    };
    for sentence in &documents.failed {
        writeln!(complaints, "contend: {sentence}")?;
    }
    let checks = documents.check(&map);
    let standing = |id: Id| {
        let check = checks.get(&id);
        check.map_or(Standing::Found(State::NoDocument), |check| check.standing)
    };
    let place = |id: Id| {
        let typed = map.quote(id).map_or("", |quote| quote.page.trim());
        let found = checks.get(&id).map_or("", |check| check.page.as_str());
        match [typed, found].into_iter().find(|page| !page.is_empty()) {
            Some(page) => format!("p. {page}"),
            None => String::new(),
        }
    };
    let sources = map.sources().iter().map(|(id, source)| (id, &**source));
    let references: BTreeMap<Id, String> = reference_list(sources, arguments.style)
        .into_iter()
        .map(|entry| (entry.id, entry.text.plain()))
        .collect();
    let rows = rows(&TableRequest {
        map: &map,
        quotes: &in_order(&map),
        standing: &standing,
        place: &place,
        reference: &|source| references.get(&source).cloned().unwrap_or_default(),
    });
    let text = match arguments.csv {
        true => to_csv(&rows)?,
        false => to_markdown(&rows),
    };
    out.write_all(text.as_bytes())?;
    Ok(CLEAN)
}
