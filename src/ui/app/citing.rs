//! References in and out: importing, the list, the clipboard.

use std::path::PathBuf;

use egui::Context;

use crate::bibliography::{
    Entry, Imported, Markup, Plan, Style, import, quote_text, reference_list, references_text,
};
use crate::file::read_bytes;
use crate::ui::action::Action;
use crate::ui::bibliography::{References, ReferencesReply, ask, edit, merged, told};
use crate::ui::command::quote_at;
use crate::ui::jobs::{Ask, Done, Listing};
use crate::ui::notice::Notice;
use crate::ui::panels::LeftView;
use crate::ui::shell::Reply;
use crate::ui::tab::TabKey;

use super::App;
use super::opening::Question;
use super::settings::RIGHT;

/// Bibliographies are text; a larger file is something else.
const MOST_BYTES: u64 = 32 << 20;

impl App {
    pub(super) fn ask_for_references(&mut self) {
        if let Some(tab) = self.tab().map(|tab| tab.key) {
            self.ask(Ask::References { tab });
        }
    }

    /// Reads references for the active map.
    pub(super) fn import_references(&mut self, paths: Vec<PathBuf>) {
        match self.tab().map(|tab| tab.key) {
            Some(key) => self.import_into(key, paths),
            None => self.notify(Notice::info("Open a map first, then drop a bibliography")),
        }
    }

    pub(super) fn import_into(&mut self, tab: TabKey, paths: Vec<PathBuf>) {
        self.jobs.run("Reading the bibliography", move || {
            let read = |path: PathBuf| {
                let imported = read_bytes(&path, MOST_BYTES).map(|bytes| import(&bytes));
                (path, imported.map_err(|error| error.to_string()))
            };
            Done::Imported {
                tab,
                files: paths.into_iter().map(read).collect(),
            }
        });
    }

    pub(super) fn imported(
        &mut self,
        key: TabKey,
        files: Vec<(PathBuf, Result<Imported, String>)>,
    ) {
        let Some(tab) = self.by_key(key) else { return };
        let map = tab.desk.map();
        let read = merged(map, files);
        if let Some(dialog) = ask(&read, map) {
            let question = Question::Import {
                tab: key,
                plan: Box::new(read.plan),
            };
            self.questions.push_back((question, dialog));
            return;
        }
        self.take_in(key, &read.plan, true, &read.problems);
    }

    pub(super) fn import_answered(&mut self, key: TabKey, plan: Plan, reply: Reply) {
        match reply {
            Reply::ImportAll => self.take_in(key, &plan, true, &[]),
            Reply::ImportNew => self.take_in(key, &plan, false, &[]),
            _ => {}
        }
    }

    /// Makes sources of a plan, as one step to undo.
    fn take_in(&mut self, key: TabKey, plan: &Plan, fill_in: bool, problems: &[String]) {
        let Some(tab) = self.by_key(key) else { return };
        if tab.desk.place.frozen
            && let Some(why) = tab.desk.place.read_only.clone()
        {
            self.notify(Notice::warning("This map cannot be changed here").with_details(why));
            return;
        }
        if let Some(edit) = edit(plan, fill_in) {
            tab.desk.session.seal();
            if let Err(refusal) = tab.desk.apply(&edit) {
                let notice = Notice::error("The bibliography was not imported");
                self.notify(notice.with_details(refusal.to_string()));
                return;
            }
            tab.desk.session.seal();
            tab.left.view = LeftView::Sources;
        }
        self.notify(told(plan, fill_in, problems));
    }

    pub(super) fn show_references(&mut self) {
        self.references = Some(References::default());
    }

    /// Draws the list of references while it is open.
    pub(super) fn references_ui(&mut self, ctx: &Context, actions: &mut Vec<Action>) {
        let style = self.settings.citation_style();
        let Some(mut list) = self.references.take() else {
            return;
        };
        let Some(tab) = self.tab() else { return };
        let (key, map) = (tab.key, tab.desk.session.shared_map());
        let reply = list.ui(ctx, key, tab.desk.session.revision(), style);
        match reply {
            None => self.references = Some(list),
            Some(ReferencesReply::Make(request)) => {
                self.jobs
                    .run("Setting the references", move || Done::Listed {
                        listing: Listing::Show(request),
                        entries: request.entries(&map),
                    });
                self.references = Some(list);
            }
            Some(ReferencesReply::Close) => {}
            Some(ReferencesReply::SetStyle(style)) => {
                self.settings.set_citation_style(style);
                self.references = Some(list);
            }
            Some(ReferencesReply::Copy { text, count }) => {
                self.copy(text, &copied_references(count));
                self.references = Some(list);
            }
            Some(ReferencesReply::Select(id)) => {
                self.settings.set_open(RIGHT, true);
                actions.push(Action::Select(id));
            }
        }
    }

    pub(super) fn copy_references(&mut self) {
        let style = self.settings.citation_style();
        let Some(desk) = self.desk() else { return };
        let map = desk.session.shared_map();
        self.jobs
            .run("Setting the references", move || Done::Listed {
                listing: Listing::Copy(style),
                entries: {
                    let sources = map.sources().iter();
                    reference_list(sources.map(|(id, source)| (id, source.as_ref())), style)
                },
            });
    }

    pub(super) fn listed(&mut self, listing: Listing, entries: Vec<Entry>) {
        match listing {
            Listing::Show(request) => {
                if let Some(list) = &mut self.references {
                    list.take(request, entries);
                }
            }
            Listing::Copy(style) => {
                let text = references_text(&entries, Markup::Plain);
                let told = format!("{}, in {}", copied_references(entries.len()), style.title());
                self.copy(text, &told);
            }
        }
    }

    pub(super) fn copy_quote(&mut self, markup: Markup) {
        let style = self.settings.citation_style();
        let asked = self.desk().and_then(|desk| {
            let quote = quote_at(desk.map(), desk.selection.lead()?)?;
            Some((desk.session.shared_map(), quote))
        });
        if let Some((map, quote)) = asked {
            self.jobs.run("Setting the citation", move || Done::Cited {
                text: quote_text(&map, quote, style, markup),
                style,
            });
        }
    }

    pub(super) fn cited(&mut self, text: Option<String>, style: Style) {
        if let Some(text) = text {
            let told = format!("The quote is copied, cited in {}", style.title());
            self.copy(text, &told);
        }
    }

    fn copy(&mut self, text: String, told: &str) {
        self.ctx.copy_text(text);
        self.notify(Notice::success(told));
    }
}

fn copied_references(count: usize) -> String {
    match count {
        1 => "1 reference is copied".to_owned(),
        count => format!("{count} references are copied"),
    }
}
