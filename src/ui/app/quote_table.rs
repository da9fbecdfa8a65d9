//! The table of quotes to hand on: to the clipboard, or to a file.
//!
//! What the window knows of the quotes is gathered here; the references are set and
//! the table is written on a thread.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::bibliography::{Style, reference_list};
use crate::model::{Id, Map};
use crate::quote::{Standing, State};
use crate::quote_table::{TableRequest, TableRow, rows, to_csv, to_markdown};
use crate::ui::jobs::{Ask, Done};
use crate::ui::notice::Notice;
use crate::ui::panels::place::place_of;
use crate::ui::tab::{Tab, TabKey};

use super::App;
use super::tables::{with_extension, write_table};

impl App {
    pub(super) fn copy_quote_table(&mut self) {
        let Some(tab) = self.tab_mut() else { return };
        let listed = Listed::of(tab);
        if listed.quotes.is_empty() {
            return self.notify(Notice::info("There are no quotes to copy"));
        }
        self.jobs.run("Setting the quote table", move || {
            let rows = listed.rows();
            Done::QuotesTabled {
                text: to_markdown(&rows),
                count: rows.len(),
            }
        });
    }

    pub(super) fn quotes_tabled(&mut self, text: String, count: usize) {
        self.ctx.copy_text(text);
        let count = counted(count);
        let notice = Notice::success(format!("{count} copied as a Markdown table"));
        self.notify(notice);
    }

    pub(super) fn ask_where_to_export_quotes(&mut self) {
        if let Some((tab, name)) = self.name_of_table("quotes") {
            self.ask(Ask::QuoteTable { tab, name });
        }
    }

    /// Writes the table: Markdown where the file's name says so, else CSV.
    pub(super) fn export_quotes(&mut self, key: TabKey, path: PathBuf) {
        let Some(tab) = self.tabs.iter_mut().find(|tab| tab.key == key) else {
            return;
        };
        let listed = Listed::of(tab);
        let extension = path.extension().map(|it| it.to_ascii_lowercase());
        let is_markdown = extension
            .as_ref()
            .is_some_and(|it| it == "md" || it == "markdown");
        let path = with_extension(path);
        self.jobs.run("Exporting the quotes", move || {
            let rows = listed.rows();
            let text = match is_markdown {
                true => Ok(to_markdown(&rows)),
                false => to_csv(&rows),
            };
            let result = write_table(&path, text).map(|()| rows.len());
            Done::QuotesExported { path, result }
        });
    }

    pub(super) fn quotes_exported(&mut self, path: &Path, result: Result<usize, String>) {
        let exported = |count| format!("{} exported", counted(count));
        self.tell_of_table(path, result.map(exported), "The quote table");
    }
}

/// The quotes that the view lists, in its order, with what the window knows of them.
struct Listed {
    map: Arc<Map>,
    quotes: Vec<Id>,
    /// How each quote stands, and where.
    found: BTreeMap<Id, (Standing, String)>,
    style: Style,
}

impl Listed {
    fn of(tab: &mut Tab) -> Self {
        let quotes = tab.quotes.listed(&tab.desk);
        let desk = &tab.desk;
        let found = quotes.iter().filter_map(|id| {
            let place = place_of(desk, *id, desk.map().quote(*id)?);
            Some((*id, (desk.documents.standing(*id), place)))
        });
        Self {
            map: desk.session.shared_map(),
            found: found.collect(),
            quotes,
            style: desk.citation_style,
        }
    }

    /// Sets the references, which takes its time: for a thread.
    fn rows(&self) -> Vec<TableRow> {
        let sources = self
            .map
            .sources()
            .iter()
            .map(|(id, source)| (id, &**source));
        let references: BTreeMap<Id, String> = reference_list(sources, self.style)
            .into_iter()
            .map(|entry| (entry.id, entry.text.plain()))
            .collect();
        let found = |id: Id| self.found.get(&id);
        rows(&TableRequest {
            map: &self.map,
            quotes: &self.quotes,
            standing: &|id| {
                found(id).map_or(Standing::Found(State::NoDocument), |(standing, _)| {
                    *standing
                })
            },
            place: &|id| found(id).map_or_else(String::new, |(_, place)| place.clone()),
            reference: &|source| references.get(&source).cloned().unwrap_or_default(),
        })
    }
}

fn counted(count: usize) -> String {
    match count {
        1 => "1 quote".to_owned(),
        _ => format!("{count} quotes"),
    }
}
