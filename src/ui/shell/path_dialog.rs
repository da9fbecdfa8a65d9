//! Choosing a file by typing or browsing, within the window: works where the
//! system has no file dialog.

use std::path::{Path, PathBuf};

use egui::{Align, Context, Id, Key, Layout, Modifiers, ScrollArea, TextEdit, Ui};

use crate::ui::jobs::Ask;
use crate::ui::theme::{Theme, icon_button, icons, primary_button, row_button, size};

use super::dialog::button;
use super::frame::modal;
use super::path_field::{PathField, home};

/// How the dialog ended.
#[derive(Clone, Debug, PartialEq)]
pub enum PathReply {
    Chosen(Ask, PathBuf),
    Cancelled(Ask),
}

/// The dialog while it is open.
#[derive(Clone, Debug)]
pub struct PathDialog {
    ask: Ask,
    field: PathField,
    fresh: bool,
}

const WIDTH: f32 = 620.0;
const LIST_HEIGHT: f32 = 260.0;

impl PathDialog {
    /// Starts in `folder`, or at home.
    #[must_use]
    pub fn new(ask: Ask, folder: Option<&Path>) -> Self {
        let home = home();
        let folder = (folder.filter(|folder| folder.is_absolute()))
            .or(home.as_deref())
            .unwrap_or(Path::new("/"));
        let name = match &ask {
            Ask::SaveMap { name, .. }
            | Ask::QuoteTable { name, .. }
            | Ask::Matrix { name, .. }
            | Ask::Collect { name, .. } => name.as_str(),
            _ => "",
        };
        Self {
            field: PathField::new(folder, name, ask.extensions()),
            ask,
            fresh: true,
        }
    }

    pub fn ui(&mut self, ctx: &Context) -> Option<PathReply> {
        let title = self.ask.title();
        let response = modal(ctx, Id::unique("path dialog"), title, WIDTH, |ui| {
            self.content_ui(ui)
        });
        self.fresh = false;
        if response.should_close() {
            return Some(PathReply::Cancelled(self.ask.clone()));
        }
        response.inner
    }

    fn content_ui(&mut self, ui: &mut Ui) -> Option<PathReply> {
        let theme = Theme::of(ui.ctx());
        theme.heading(ui, self.ask.title());
        theme.muted(
            ui,
            "Type or paste a path. Arrow keys choose below, Tab completes.",
        );
        ui.add_space(size::GAP);
        let items = self.field.items();
        let count = items.as_ref().map_or(0, Vec::len);
        let mut reply = None;
        if self.field_ui(ui, count) {
            reply = self.enter(items.as_deref().unwrap_or_default());
        }
        ui.add_space(size::GAP_SMALL);
        ScrollArea::vertical()
            .max_height(theme.scaled(LIST_HEIGHT))
            .min_scrolled_height(theme.scaled(LIST_HEIGHT))
            .auto_shrink([false, false])
            .show(ui, |ui| match &items {
                Ok(items) => {
                    for (place, item) in items.iter().enumerate() {
                        let remark = if item.is_folder { "folder" } else { "" };
                        let chosen = self.field.chosen == Some(place);
                        let response = row_button(ui, &item.name, remark, chosen);
                        if chosen {
                            response.scroll_to_me(None);
                        }
                        if response.clicked() {
                            self.field.take(item);
                        }
                        if response.double_clicked() && !item.is_folder {
                            reply = Some(self.chosen());
                        }
                    }
                    if items.is_empty() {
                        theme.muted(ui, self.nothing_here());
                    }
                }
                Err(error) => {
                    theme.muted(ui, error.as_str());
                }
            });
        ui.add_space(size::GAP);
        self.buttons_ui(ui).or(reply)
    }

    fn nothing_here(&self) -> &'static str {
        match self.ask {
            Ask::OpenMap => {
                "No maps here: they end in .ron. Texts are attached in an open map, under Sources."
            }
            Ask::SaveMap { .. }
            | Ask::QuoteTable { .. }
            | Ask::Matrix { .. }
            | Ask::Collect { .. } => "No folders and no such files here yet.",
            Ask::TextFolder { .. } => "No folders in here. Attach reads the texts of this one.",
            _ => "Nothing here that fits.",
        }
    }

    /// The text field; whether Enter was pressed in it.
    fn field_ui(&mut self, ui: &mut Ui, count: usize) -> bool {
        let mut entered = false;
        ui.horizontal(|ui| {
            if icon_button(ui, "Folder above", icons::ICON_ARROW_UPWARD).clicked() {
                self.field.go_up();
            }
            let id = ui.scope_id().with("path");
            if ui.memory(|memory| memory.has_focus(id)) {
                self.keys(ui, count);
                entered = ui.input(|input| input.key_pressed(Key::Enter));
            }
            let before = self.field.text.clone();
            let response = TextEdit::singleline(&mut self.field.text)
                .id(id)
                .desired_width(f32::INFINITY)
                .cursor_at_end(true)
                .lock_focus(count > 0)
                .show(ui)
                .response
                .response
                .accessible_name("Path");
            if self.field.text != before {
                self.field.chosen = None;
            }
            if self.fresh || entered {
                response.request_focus();
            }
        });
        entered
    }

    fn keys(&mut self, ui: &Ui, count: usize) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        let complete = count > 0 && pressed(Key::Tab);
        let chosen = self.field.chosen;
        if down {
            self.field.chosen = Some(chosen.map_or(0, |place| place + 1)).filter(|at| *at < count);
        } else if up {
            self.field.chosen = match chosen {
                None => count.checked_sub(1),
                Some(place) => place.checked_sub(1),
            };
        }
        if complete
            && let Ok(items) = self.field.items()
            && let Some(item) = items.get(chosen.unwrap_or(0))
        {
            self.field.take(item);
            // The caret goes behind what was put in.
            let id = ui.scope_id().with("path");
            if let Some(mut state) = TextEdit::load_state(ui.ctx(), id) {
                let end = egui::text::CCursor::new(self.field.text.chars().count());
                let range = egui::text::CCursorRange::one(end);
                state.cursor.set_char_range(Some(range));
                TextEdit::store_state(ui.ctx(), id, state);
            }
        }
    }

    /// What Enter does: into a folder, or done.
    fn enter(&mut self, items: &[crate::file::folder::FolderItem]) -> Option<PathReply> {
        if let Some(item) = self.field.chosen.and_then(|place| items.get(place)) {
            let is_folder = item.is_folder;
            self.field.take(item);
            return (!is_folder).then(|| self.chosen());
        }
        let path = self.field.path();
        let wants_folder = matches!(self.ask, Ask::TextFolder { .. });
        if path.is_dir() && !wants_folder {
            let ends = self.field.text.ends_with(std::path::is_separator);
            if !ends {
                self.field.text.push(std::path::MAIN_SEPARATOR);
            }
            return None;
        }
        // The list says already that there is no such folder.
        let saves = self.ask.is_saving();
        (!saves || can_be_made(&path)).then(|| self.chosen())
    }

    fn chosen(&self) -> PathReply {
        let mut path = self.field.path();
        if self.ask.is_saving()
            && path.extension().is_none()
            && let Some(usual) = self.ask.extensions().first()
        {
            path.set_extension(usual);
        }
        PathReply::Chosen(self.ask.clone(), path)
    }

    fn buttons_ui(&mut self, ui: &mut Ui) -> Option<PathReply> {
        let theme = Theme::of(ui.ctx());
        let PathReply::Chosen(_, path) = self.chosen() else {
            return None;
        };
        let saves = self.ask.is_saving();
        let replaces = saves && path.is_file();
        let fits = match self.ask {
            Ask::TextFolder { .. } => path.is_dir(),
            Ask::SaveMap { .. }
            | Ask::QuoteTable { .. }
            | Ask::Matrix { .. }
            | Ask::Collect { .. } => can_be_made(&path),
            _ => path.is_file(),
        };
        let action = match (&self.ask, replaces) {
            (_, true) => "Replace",
            (
                Ask::SaveMap { .. }
                | Ask::QuoteTable { .. }
                | Ask::Matrix { .. }
                | Ask::Collect { .. },
                false,
            ) => "Save here",
            (Ask::OpenMap, _) => "Open file",
            (Ask::References { .. }, _) => "Import",
            _ => "Attach",
        };
        if replaces {
            let text = "A file of that name is there; saving replaces it.";
            ui.label(theme.styled(
                text,
                crate::ui::theme::Face::Regular,
                size::TEXT_SMALL,
                theme.tokens.look_at,
            ));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let mut reply = None;
            ui.add_enabled_ui(fits, |ui| {
                if primary_button(ui, action).clicked() {
                    reply = Some(self.chosen());
                }
            });
            if button(ui, "Cancel").clicked() {
                reply = Some(PathReply::Cancelled(self.ask.clone()));
            }
            reply
        })
        .inner
    }
}

/// Whether a file can stand there: the path names one, in a folder that is there.
fn can_be_made(path: &Path) -> bool {
    let in_folder = path.parent().is_some_and(Path::is_dir);
    in_folder && !path.is_dir() && path.file_name().is_some()
}
