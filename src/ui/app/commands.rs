//! What each command does that is not the canvas's.

use egui::ViewportCommand;

use crate::bibliography::{Markup, Style};
use crate::edit::{Applied, Aspect, Edit};
use crate::file::preferences::ThemeChoice;
use crate::model::{Id, Kind, Map, Picture, Record, Source};
use crate::ui::action::Action;
use crate::ui::command::{Command, Situation, availability};
use crate::ui::cruxes::Page;
use crate::ui::desk::Desk;
use crate::ui::importing::ImportAction;
use crate::ui::jobs::Ask;
use crate::ui::notice::Notice;
use crate::ui::panels::LeftView;
use crate::ui::theme::TextSize;
use crate::ui::view::View;

use super::App;
use super::panes::Pane;
use super::settings::{LEFT, RIGHT};

impl App {
    /// What the availability of commands hangs on.
    pub(super) fn situation(&self) -> Situation<'_> {
        Situation {
            desk: self.desk(),
            tabs: self.tabs.len(),
            words_selected: self.tab().is_some_and(|tab| tab.left.has_words_selected()),
        }
    }

    /// Runs a command, or says why it cannot be run.
    pub(super) fn run(&mut self, command: Command) {
        if let Err(why) = availability(command, self.situation()) {
            let notice = Notice::info(format!("{}: {why}", command.name()));
            return self.notify(notice);
        }
        if self.run_on_reader(command) || self.run_on_window(command) || self.run_on_map(command) {
            return;
        }
        let Self {
            tabs,
            active,
            actions,
            ..
        } = self;
        if let Some(tab) = active.and_then(|active| tabs.get_mut(active)) {
            // What it does should be seen.
            tab.view = View::Map;
            tab.canvas.run(command, &tab.desk, actions);
        }
    }

    /// Commands that the reader takes for itself, such as finding while it has the
    /// keyboard.
    fn run_on_reader(&mut self, command: Command) -> bool {
        let Self {
            tabs,
            active,
            actions,
            ..
        } = self;
        (active.and_then(|active| tabs.get_mut(active)))
            .is_some_and(|tab| tab.left.run(command, &tab.desk, actions))
    }

    fn fills_screen(&self) -> bool {
        (self.ctx).input(|input| input.viewport().fullscreen == Some(true))
    }

    fn fill_screen(&self, fill: bool) {
        self.ctx
            .send_viewport_cmd(ViewportCommand::Fullscreen(fill));
    }

    /// Whether the key that lets go of things has nothing else to let go of.
    fn has_nothing_to_clear(&self) -> bool {
        let is_free = |desk: &Desk| desk.selection.ids().is_empty() && desk.focus.is_none();
        self.desk().is_none_or(is_free)
    }

    /// Commands that need no map.
    fn run_on_window(&mut self, command: Command) -> bool {
        use Command as C;
        match command {
            C::New => self.active = None,
            C::Open => self.ask(Ask::OpenMap),
            C::OpenByPath => self.ask_in_window(Ask::OpenMap),
            C::NextTab => self.step_tab(true),
            C::PreviousTab => self.step_tab(false),
            C::Quit => self.ctx.send_viewport_cmd(ViewportCommand::Close),
            C::ThemeSystem => self.settings.preferences.theme = ThemeChoice::System,
            C::ThemeLight => self.settings.preferences.theme = ThemeChoice::Light,
            C::ThemeDark => self.settings.preferences.theme = ThemeChoice::Dark,
            C::TextNormal => self.settings.set_text_size(TextSize::Normal),
            C::TextLarge => self.settings.set_text_size(TextSize::Large),
            C::TextPresentation => self.settings.set_text_size(TextSize::Presentation),
            C::CiteApa => self.settings.set_citation_style(Style::Apa),
            C::CiteChicagoAuthorDate => {
                self.settings.set_citation_style(Style::ChicagoAuthorDate);
            }
            C::CiteChicagoNotes => self.settings.set_citation_style(Style::ChicagoNotes),
            C::CiteMla => self.settings.set_citation_style(Style::Mla),
            C::Fullscreen => self.fill_screen(!self.fills_screen()),
            C::ClearSelection if self.has_nothing_to_clear() && self.fills_screen() => {
                self.fill_screen(false);
            }
            C::ToggleLeftPanel => self.settings.set_open(LEFT, !self.settings.is_open(LEFT)),
            C::ToggleRightPanel => self.settings.set_open(RIGHT, !self.settings.is_open(RIGHT)),
            C::NextPane => self.step_pane(true),
            C::PreviousPane => self.step_pane(false),
            C::ToggleStanding => self.settings.toggle_standing(),
            C::Palette => {
                self.help.close();
                self.palette.toggle();
            }
            C::Help => {
                self.palette.close();
                self.help.toggle();
            }
            C::Notices => self.notices.show_list(),
            _ => return false,
        }
        true
    }

    /// Commands on the active map that are not the canvas's.
    fn run_on_map(&mut self, command: Command) -> bool {
        use Command as C;
        match command {
            C::Save => self.save_active(),
            C::SaveAs => self.save_active_as(),
            C::CloseTab => {
                if let Some(active) = self.active {
                    self.close_tab(active);
                }
            }
            C::Undo => self.step_history(false),
            C::Redo => self.step_history(true),
            C::Back | C::Forward => self.step_trail(command == C::Forward),
            C::Focus => self.toggle_focus(),
            C::Rate(step) => self.rate_selected(Aspect::Credibility, step),
            C::RateRelevance(step) => self.rate_selected(Aspect::Relevance, step),
            C::MapView => self.show_view(View::Map),
            C::ReadView => self.show_view(View::Read),
            C::QuotesView => self.show_view(View::Quotes),
            C::MatrixView => self.show_view(View::Matrix),
            C::CompareView => self.show_view(View::Compare),
            C::HoldIn
            | C::HoldOut
            | C::SwitchOff
            | C::ClearWhatIf
            | C::NextPerspective
            | C::ToggleEvidenceOnly => self.judge(command),
            C::Perspectives => self.show_perspectives(),
            C::WhatWouldChange => self.toggle_cruxes(Page::Changes),
            C::Summary => self.toggle_cruxes(Page::Summary),
            C::ShowSources => self.show_left(LeftView::Sources),
            C::ShowOutline => self.show_left(LeftView::Outline),
            C::ShowProblems => self.show_left(LeftView::Problems),
            C::AddSource => self.add_source(),
            C::ImportReferences => self.ask_for_references(),
            C::References => self.show_references(),
            C::CopyReferences => self.copy_references(),
            C::CopyQuote => self.copy_quote(Markup::Plain),
            C::CopyQuoteMarkdown => self.copy_quote(Markup::Markdown),
            C::AttachFile => self.ask_for_texts(false),
            C::AttachFolder => self.ask_for_texts(true),
            C::WhoElseSaysSo => self.toggle_passages(),
            C::AddDocuments => self.ask_for_documents(),
            C::SourceFromClipboard => self.ask_for_clipboard(),
            C::ReloadText => self.import_lead(ImportAction::Reload),
            C::KeepText => self.import_lead(ImportAction::KeepText),
            C::LinkText => self.import_lead(ImportAction::LinkFile),
            C::CollectTexts => self.ask_where_to_collect(),
            C::AddPicture => self.ask_for_picture(),
            C::RemovePicture => self.remove_picture(),
            C::MendQuotes => self.mend(None),
            C::CopyQuoteTable => self.copy_quote_table(),
            C::CopyComparison => self.copy_comparison(),
            C::ExportQuoteTable => self.ask_where_to_export_quotes(),
            C::ExportMatrix => self.ask_where_to_export_matrix(),
            C::Find => {
                self.keyboard_sent = true;
                self.find.show();
            }
            C::FindInAll => self.find_in_all(),
            C::FindNext | C::FindPrevious => self.step_find(command == C::FindNext),
            _ => return false,
        }
        true
    }

    pub(super) fn show_view(&mut self, view: View) {
        if let Some(tab) = self.tab_mut() {
            tab.view = view;
        }
        // Each view puts the keyboard where it is of use.
        self.focus_canvas();
    }

    fn find_in_all(&mut self) {
        self.keyboard_sent = true;
        if let Some(tab) = self.tab_mut() {
            tab.view = View::Read;
            tab.reading.find_in_all();
        }
    }

    /// Lists who else says what the selected claim says, or shows the claim again.
    fn toggle_passages(&mut self) {
        let is_seen = self.settings.is_open(RIGHT);
        self.settings.set_open(RIGHT, true);
        let Some(tab) = self.tab_mut() else { return };
        let passages = &mut tab.inspector.passages;
        if is_seen || !passages.is_open() {
            passages.toggle();
        }
        match passages.is_open() {
            true => self.panes.set_current(Pane::Inspector),
            false => self.focus_canvas(),
        }
        self.keyboard_sent = true;
    }

    /// Shows what would change the answer, or the summary, in place of the inspector; or
    /// the inspector again.
    fn toggle_cruxes(&mut self, page: Page) {
        let is_seen = self.settings.is_open(RIGHT);
        self.settings.set_open(RIGHT, true);
        let Some(tab) = self.tab_mut() else { return };
        if is_seen || !tab.cruxes.shows(page) {
            tab.cruxes.toggle(page);
        }
        // One goes on working on the map; F6 leads into the panel.
        self.focus_canvas();
    }

    /// Shows what stands around the selected card, or everything again.
    fn toggle_focus(&mut self) {
        if let Some(tab) = self.tab_mut() {
            tab.desk.toggle_focus();
            tab.canvas.show_all();
        }
    }

    fn step_history(&mut self, forward: bool) {
        let Some(tab) = self.tab_mut() else { return };
        let step = match forward {
            true => tab.desk.session.redo(),
            false => tab.desk.session.undo(),
        };
        let Some(applied) = step else { return };
        let touched = touched(&applied, tab.desk.map());
        tab.desk.selection.keep_to(tab.desk.session.map());
        if let Some(last) = touched.last() {
            tab.desk.selection.clear();
            for id in &touched {
                tab.desk.selection.add(*id);
            }
            tab.canvas.reveal(*last);
        }
    }

    fn add_source(&mut self) {
        let id = Id::random(Kind::Source);
        let source = Source {
            title: "Untitled source".to_owned(),
            ..Source::default()
        };
        self.show_left(LeftView::Sources);
        self.settings.set_open(RIGHT, true);
        self.actions.push(Action::EditThenSelect {
            edit: Edit::AddSource { id, source },
            select: id,
            write: false,
        });
    }

    fn remove_picture(&mut self) {
        let Some(lead) = self.desk().and_then(|desk| desk.selection.lead()) else {
            return;
        };
        self.set_picture(lead, None);
    }

    /// Gives a claim or source of the active map a picture, or takes it away.
    pub(super) fn set_picture(&mut self, id: Id, picture: Option<Picture>) {
        let label = if picture.is_some() {
            "add picture"
        } else {
            "remove picture"
        };
        let Some(map) = self.desk().map(|desk| desk.map()) else {
            return;
        };
        let record: Option<Record> = if let Some(claim) = map.claim(id) {
            let mut claim = claim.clone();
            claim.picture = picture.map(Box::new);
            Some(claim.into())
        } else if let Some(source) = map.source(id) {
            let mut source = source.clone();
            source.picture = picture.map(Box::new);
            Some(source.into())
        } else {
            None
        };
        if let Some(record) = record {
            self.actions.push(Action::Seal);
            self.actions
                .push(Action::Edit(Edit::Update { id, record, label }));
        }
    }
}

/// What to select after a step back or forward: what it put there or altered; if
/// it took things away, what these hung on.
fn touched(applied: &Applied, map: &Map) -> Vec<Id> {
    const MOST: usize = 50;
    let change = &applied.change;
    let shown = |id: &Id| {
        let selectable = !matches!(
            id.kind(),
            Kind::Backing | Kind::Quote | Kind::Tag | Kind::Perspective | Kind::Override
        );
        selectable && map.contains(*id)
    };
    let mut ids: Vec<Id> = Vec::new();
    let claims = change
        .claims
        .added
        .keys()
        .chain(change.claims.updated.keys());
    for id in claims.copied().chain(change.ids()).filter(shown) {
        if !ids.contains(&id) && ids.len() < MOST {
            ids.push(id);
        }
    }
    // A claim says more than the reason that holds it.
    if ids.iter().any(|id| id.kind() == Kind::Claim) {
        ids.retain(|id| id.kind() == Kind::Claim);
    }
    if ids.is_empty() {
        let targets = change.reasons.removed.values().map(|reason| reason.target);
        let backed = change
            .backings
            .removed
            .values()
            .map(|backing| backing.claim);
        ids.extend(targets.chain(backed).filter(shown).take(1));
    }
    ids
}
