//! The application: open maps, and what surrounds them.

use egui::Ui;

use super::action::Action;
use super::cx::Cx;
use super::tab::Tab;
use super::theme::{Theme, install_fonts};

/// Everything that the window shows.
pub struct App {
    tabs: Vec<Tab>,
    active: usize,
    actions: Vec<Action>,
}

impl App {
    #[must_use]
    pub fn new(ctx: &egui::Context) -> Self {
        install_fonts(ctx);
        Theme::default().apply(ctx);
        Self {
            tabs: vec![std::env::args().nth(1).map_or_else(Tab::default, |path| {
                let opened =
                    crate::file::read(path.as_ref()).unwrap_or_else(|error| panic!("{error}"));
                Tab::new(super::desk::Desk::new(opened.map))
            })],
            active: 0,
            actions: Vec::new(),
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let theme = Theme::of(ui.ctx());
        let Self {
            tabs,
            active,
            actions,
        } = self;
        if let Some(tab) = tabs.get_mut(*active) {
            tab.desk.documents.wake_with(ui.ctx());
            tab.desk.refresh();
            let mut hit = Vec::new();
            if tab.canvas.has_keyboard() {
                ui.input_mut(|input| {
                    for info in super::TABLE {
                        for key in info.shortcuts {
                            if input.consume_shortcut(key) {
                                hit.push(info.command);
                            }
                        }
                    }
                });
            }
            let mut extra: Vec<Action> = hit.into_iter().map(Action::Run).collect();
            actions.append(&mut extra);
            let mut cx = Cx {
                desk: &tab.desk,
                theme: &theme,
                actions,
            };
            egui::Panel::left("left").show(ui, |ui| tab.left.ui(ui, &mut cx));
            egui::Panel::right("right").show(ui, |ui| tab.inspector.ui(ui, &mut cx));
            egui::CentralPanel::no_frame().show(ui, |ui| tab.canvas.ui(ui, &mut cx));
        }
        for action in std::mem::take(&mut self.actions) {
            let Some(tab) = self.tabs.get_mut(self.active) else {
                continue;
            };
            log::info!("{action:?}");
            match action {
                Action::Edit(edit) => {
                    if let Err(e) = tab.desk.apply(&edit) {
                        log::warn!("{e}");
                    }
                }
                Action::EditThenSelect {
                    edit,
                    select,
                    write,
                } => match tab.desk.apply(&edit) {
                    Err(e) => log::warn!("{e}"),
                    Ok(_) => {
                        tab.desk.select(select);
                        tab.canvas.reveal(select);
                        if write {
                            tab.canvas.write(select)
                        } else {
                            tab.canvas.focus()
                        }
                    }
                },
                Action::Seal => tab.desk.session.seal(),
                Action::Select(id) => tab.desk.select(id),
                Action::Toggle(id) => tab.desk.selection.toggle(id),
                Action::SelectMany { ids, add } => {
                    if !add {
                        tab.desk.selection.clear();
                    }
                    for id in ids {
                        tab.desk.selection.add(id);
                    }
                }
                Action::ClearSelection => tab.desk.selection.clear(),
                Action::Reveal(id) => {
                    tab.desk.select(id);
                    tab.canvas.reveal(id);
                }
                Action::Write(id) => {
                    tab.desk.select(id);
                    tab.canvas.write(id);
                }
                Action::Run(super::Command::Undo) => {
                    tab.desk.session.undo();
                }
                Action::Run(command) => {
                    let mut more = Vec::new();
                    tab.canvas.run(command, &tab.desk, &mut more);
                    self.actions.extend(more);
                    ui.ctx().request_repaint();
                }
                _ => {}
            }
        }
    }
}
