//! Quotes that a person looks at, and the table of quotes to hand on.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;

use crate::bibliography::reference_list;
use crate::file::write_text;
use crate::model::Id;
use crate::quote_table::{TableRequest, TableRow, rows, to_csv, to_markdown};
use crate::ui::desk::Desk;
use crate::ui::jobs::{Ask, Done};
use crate::ui::notice::Notice;
use crate::ui::panels::LeftView;
use crate::ui::panels::place::place_of;
use crate::ui::tab::TabKey;
use crate::ui::view::View;

use super::App;
use super::settings::LEFT;

impl App {
    /// Goes through the quotes to look at, from this one on if one is given.
    pub(super) fn mend(&mut self, from: Option<Id>) {
        if let Some(tab) = self.tab_mut() {
            tab.view = View::Quotes;
            tab.quotes.mend(&tab.desk, from);
            self.keyboard_sent = true;
        }
    }

    /// Opens the reader to select other words for a quote.
    pub(super) fn reselect(&mut self, quote: Id) {
        self.settings.set_open(LEFT, true);
        let Some(tab) = self.tab_mut() else { return };
        let Some(record) = tab.desk.map().quote(quote) else {
            return;
        };
        let source = record.source;
        let place = place_to_look(&tab.desk, quote);
        tab.left.view = LeftView::Sources;
        tab.left.reselect(source, quote, place);
        self.keyboard_sent = true;
    }

    pub(super) fn copy_quote_table(&mut self) {
        let rows = self.quote_rows();
        if rows.is_empty() {
            return self.notify(Notice::info("There are no quotes to copy"));
        }
        self.ctx.copy_text(to_markdown(&rows));
        let count = counted(rows.len());
        let notice = Notice::success(format!("{count} copied as a Markdown table"));
        self.notify(notice);
    }

    pub(super) fn ask_where_to_export_quotes(&mut self) {
        let Some(tab) = self.tab() else { return };
        let key = tab.key;
        let stem = tab.desk.place.path.as_ref().and_then(|it| it.file_stem());
        let stem = stem.map_or_else(
            || "map".to_owned(),
            |stem| stem.to_string_lossy().into_owned(),
        );
        self.ask(Ask::QuoteTable {
            tab: key,
            name: format!("{stem}-quotes.csv"),
        });
    }

    /// Writes the table: Markdown where the file's name says so, else CSV.
    pub(super) fn export_quotes(&mut self, key: TabKey, mut path: PathBuf) {
        if self.tab().map(|tab| tab.key) != Some(key) {
            return;
        }
        let rows = self.quote_rows();
        let extension = path.extension().map(|it| it.to_ascii_lowercase());
        let is_markdown = extension
            .as_ref()
            .is_some_and(|it| it == "md" || it == "markdown");
        if extension.is_none() {
            path.set_extension("csv");
        }
        let text = match is_markdown {
            true => Ok(to_markdown(&rows)),
            false => to_csv(&rows).map_err(|error| error.to_string()),
        };
        let count = rows.len();
        self.jobs.run("Exporting the quotes", move || {
            let result =
                text.and_then(|text| write_text(&path, &text).map_err(|error| format!("{error}.")));
            Done::QuotesExported {
                path,
                result: result.map(|()| count),
            }
        });
    }

    pub(super) fn quotes_exported(&mut self, path: PathBuf, result: Result<usize, String>) {
        let place = path.display();
        let notice = match result {
            Ok(count) => Notice::success(format!("{} exported", counted(count)))
                .with_details(place.to_string()),
            Err(why) => Notice::error("The quote table was not written")
                .with_details(format!("{place}\n{why}\nChoose another folder or name.")),
        };
        self.notify(notice);
    }

    /// The quotes that the table lists, in its order, in words.
    fn quote_rows(&mut self) -> Vec<TableRow> {
        let Some(tab) = self.tab_mut() else {
            return Vec::new();
        };
        let quotes = tab.quotes.listed(&tab.desk);
        let desk = &tab.desk;
        let map = desk.map();
        let sources = map.sources().iter().map(|(id, source)| (id, &**source));
        let references: BTreeMap<Id, String> = reference_list(sources, desk.citation_style)
            .into_iter()
            .map(|entry| (entry.id, entry.text.plain()))
            .collect();
        rows(&TableRequest {
            map,
            quotes: &quotes,
            standing: &|id| desk.documents.standing(id),
            place: &|id| {
                map.quote(id)
                    .map_or_else(String::new, |quote| place_of(desk, id, quote))
            },
            reference: &|source| references.get(&source).cloned().unwrap_or_default(),
        })
    }
}

/// Where to look for the words of a quote that was not found: where it once stood.
fn place_to_look(desk: &Desk, id: Id) -> Option<Range<usize>> {
    let quote = desk.map().quote(id)?;
    let finding = desk.documents.finding(id)?;
    let leads_somewhere =
        finding.span.is_some() || !finding.candidates.is_empty() || finding.was_here.is_some();
    let document = desk.documents.text(quote.source)?.document.document();
    let before = quote.prefix.trim();
    let after_prefix = (document.text().find(before))
        .filter(|_| before.len() > SHORT_PREFIX)
        .map(|at| document.char_of_byte(at + before.len()));
    let start = quote.start.and_then(|start| usize::try_from(start).ok());
    let at = after_prefix
        .or(start.filter(|start| *start < document.char_count()))
        .filter(|_| !leads_somewhere)?;
    Some(at..at + 1)
}

/// A prefix of no more bytes than this may stand anywhere.
const SHORT_PREFIX: usize = 20;

fn counted(count: usize) -> String {
    match count {
        1 => "1 quote".to_owned(),
        _ => format!("{count} quotes"),
    }
}
