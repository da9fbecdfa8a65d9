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
            tabs: vec![Tab::default()],
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
            if let (Action::Edit(edit), Some(tab)) = (action, self.tabs.get_mut(self.active)) {
                let _ = tab.desk.apply(&edit);
            }
        }
    }
}
