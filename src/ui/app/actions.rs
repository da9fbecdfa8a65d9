//! Carrying out what was asked for while drawing.

use std::path::Path;

use crate::edit::Edit;
use crate::model::{Id, Kind};
use crate::samples::samples;
use crate::ui::action::Action;
use crate::ui::desk::Desk;
use crate::ui::notice::Notice;
use crate::ui::shell::templates::TEMPLATES;
use crate::ui::view::View;

use super::App;
use super::settings::{LEFT, RIGHT};

impl App {
    /// Carries out all actions in order, and those that they lead to.
    pub(super) fn carry_out(&mut self) {
        /// Actions that keep asking for more would otherwise hang the window.
        const ROUNDS: usize = 8;
        for _ in 0..ROUNDS {
            let actions = std::mem::take(&mut self.actions);
            if actions.is_empty() {
                return;
            }
            // What they did is seen in the next frame.
            self.ctx.request_repaint();
            for action in actions {
                self.act(action);
            }
        }
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Edit(edit) => {
                self.edit(&edit);
            }
            Action::EditThenSelect {
                edit,
                select,
                write,
            } => {
                if self.edit(&edit) {
                    self.made(select, write);
                }
            }
            Action::Seal => self.with_desk(|desk| desk.session.seal()),
            Action::Select(id) => self.with_desk(|desk| desk.select(id)),
            Action::Toggle(id) => self.with_desk(|desk| {
                if desk.map().contains(id) {
                    desk.selection.toggle(id);
                }
            }),
            Action::SelectMany { ids, add } => self.with_desk(|desk| select_many(desk, &ids, add)),
            Action::ClearSelection => self.with_desk(|desk| desk.selection.clear()),
            Action::Reveal(id) => {
                if let Some(tab) = self.tab_mut() {
                    tab.desk.select(id);
                    if id.kind() != Kind::Source {
                        tab.view = View::Map;
                    }
                    tab.canvas.reveal(id);
                }
            }
            Action::Write(id) => {
                if let Some(tab) = self.tab_mut() {
                    tab.desk.select(id);
                    tab.view = View::Map;
                    tab.canvas.write(id);
                }
            }
            Action::Read { source, quote } => {
                let is_reading = self.tab().is_some_and(|tab| tab.view == View::Read);
                if !is_reading {
                    self.settings.set_open(LEFT, true);
                }
                if let Some(tab) = self.tab_mut() {
                    tab.left.read(source, quote);
                }
            }
            Action::Mend(from) => self.mend(from),
            Action::Reselect(quote) => self.reselect(quote),
            Action::ShowInspector => self.settings.set_open(RIGHT, true),
            Action::ReadAt { source, chars } => {
                let is_reading = self.tab().is_some_and(|tab| tab.view == View::Read);
                if !is_reading {
                    self.settings.set_open(LEFT, true);
                }
                if let Some(tab) = self.tab_mut() {
                    tab.left.read_at(source, chars);
                }
            }
            Action::Show(view) => self.show_view(view),
            Action::SetReading(look) => self.settings.set_reading(look),
            Action::FocusCanvas => self.focus_canvas(),
            Action::Run(command) => self.run(command),
            Action::Attach { paths, to } => self.attach(paths, to),
            Action::Import(action) => self.import(action),
            Action::Judge(action) => self.with_desk(|desk| desk.judging.act(action)),
            Action::Detach(source) => self.with_desk(|desk| desk.documents.detach(source)),
            Action::AttachPicture { path, to } => self.read_picture(path, to),
            Action::OpenFile(path) => self.open_file(path, false),
            Action::OpenSample(place) => self.open_sample(place),
            Action::NewFromTemplate(place) => self.new_from_template(place),
            Action::SaveTo(path) => {
                if let Some(key) = self.tab().map(|tab| tab.key) {
                    self.save_to(key, &path, true);
                }
            }
            Action::ActivateTab(place) => self.activate(place),
            Action::CloseTab(place) => self.close_tab(place),
            Action::Notify(notice) => self.notify(notice),
        }
    }

    /// Makes an edit of the active map; a refusal becomes a notice.
    pub(super) fn edit(&mut self, edit: &Edit) -> bool {
        let Some(tab) = self.tab_mut() else {
            return false;
        };
        if tab.desk.place.frozen
            && let Some(why) = tab.desk.place.read_only.clone()
        {
            self.notify(Notice::warning("This map cannot be changed here").with_details(why));
            return false;
        }
        match tab.desk.apply(edit) {
            Ok(_) => true,
            Err(refusal) => {
                self.notify(Notice::warning(refusal.to_string()));
                false
            }
        }
    }

    /// Shows what an edit has made.
    fn made(&mut self, id: Id, write: bool) {
        let Some(tab) = self.tab_mut() else { return };
        tab.desk.select(id);
        let card = matches!(
            id.kind(),
            Kind::Question | Kind::Claim | Kind::Reason | Kind::Conflict
        );
        if card {
            tab.canvas.reveal(id);
        }
        if write {
            tab.canvas.write(id);
        } else if card {
            tab.canvas.focus();
        }
    }

    fn with_desk(&mut self, act: impl FnOnce(&mut Desk)) {
        if let Some(tab) = self.tab_mut() {
            act(&mut tab.desk);
        }
    }

    pub(super) fn activate(&mut self, place: usize) {
        if place < self.tabs.len() {
            self.active = Some(place);
            self.focus_canvas();
        }
    }

    fn open_sample(&mut self, place: usize) {
        let Some(sample) = samples().get(place) else {
            return;
        };
        match crate::file::parse(sample.text, Path::new(sample.file_name)) {
            Ok(opened) => {
                let mut desk = Desk::new(opened.map);
                sample.file_name.clone_into(&mut desk.place.suggested_name);
                let key = self.add_tab(desk);
                self.load_texts(key);
            }
            Err(error) => {
                let notice = Notice::error(error.title()).with_details(error.to_string());
                self.notify(notice);
            }
        }
    }

    fn new_from_template(&mut self, place: usize) {
        let Some(template) = TEMPLATES.get(place) else {
            return;
        };
        let desk = Desk::new(template.map());
        let question = desk.map().questions_in_order().first().copied();
        self.add_tab(desk);
        if let Some(tab) = self.tab_mut()
            && let Some(question) = question
        {
            tab.desk.select(question);
        }
    }
}

fn select_many(desk: &mut Desk, ids: &[Id], add: bool) {
    if !add {
        desk.selection.clear();
    }
    for id in ids {
        if desk.map().contains(*id) {
            desk.selection.add(*id);
        }
    }
}
