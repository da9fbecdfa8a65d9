//! The application: open maps, and what surrounds them.
//!
//! A frame goes: take what background jobs have done and what the system wants
//! ([`App::logic`]); turn keys into actions; draw everything, which pushes more
//! actions; carry the actions out in order. Nothing else alters a map.

mod actions;
mod ahead;
mod attaching;
mod citing;
mod closing;
mod collecting;
mod commands;
mod comparing;
mod draw;
mod going;
mod importing;
mod judging;
mod keyboard;
mod linking;
mod matrix;
mod mending;
mod opening;
mod options;
mod panes;
mod quote_table;
mod rating;
mod saving;
mod settings;
mod tables;

use std::collections::VecDeque;
use std::path::PathBuf;

use egui::{Context, Ui, ViewportCommand};

use crate::document::Reader;

use super::action::Action;
use super::bibliography::References;
use super::canvas::OffThread;
use super::desk::Desk;
use super::jobs::{Ask, Done, Jobs};
use super::judging::Perspectives;
use super::notice::Notice;
use super::shell::{Dialog, FindBar, Help, Notices, Palette, PathDialog};
use super::tab::{Tab, TabKey};
use super::theme::install_fonts;
use super::view::View;

use closing::Closing;
pub use collecting::Collected;
use importing::Pasting;
use opening::Question;
pub use options::Options;
use panes::Panes;
use settings::Settings;

/// Everything that the window shows.
pub struct App {
    tabs: Vec<Tab>,
    /// The tab that is shown; `None` for the welcome screen.
    active: Option<usize>,
    next_key: u64,
    actions: Vec<Action>,
    jobs: Jobs,
    settings: Settings,
    palette: Palette,
    find: FindBar,
    /// Files that are being read, with when that began, in seconds.
    opening: Vec<(PathBuf, f64)>,
    help: Help,
    notices: Notices,
    panes: Panes,
    path_dialog: Option<PathDialog>,
    /// The list of references, while it is shown.
    references: Option<References>,
    /// Who rates the map, while that is shown.
    perspectives: Option<Perspectives>,
    /// Questions that wait for an answer; the first one is shown.
    questions: VecDeque<(Question, Dialog)>,
    closing: Option<Closing>,
    /// Everything was saved or given up: the window may close.
    may_close: bool,
    /// Whether the system's file dialogs are used at all.
    system_dialogs: bool,
    /// How documents are read.
    reader: Reader,
    off_thread: OffThread,
    /// From how many bytes on a map is slow to open and to send.
    large_map_bytes: u64,
    pasting: Pasting,
    title: String,
    /// An action of this frame has put the keyboard somewhere.
    keyboard_sent: bool,
    /// What was typed before the card is there that it is meant for.
    ahead: ahead::Ahead,
    /// For building notices outside of drawing.
    ctx: Context,
}

impl App {
    #[must_use]
    pub fn new(ctx: &Context, options: Options) -> Self {
        install_fonts(ctx);
        ctx.options_mut(|options| {
            // These keys are commands of our own.
            options.zoom_with_keyboard = false;
            options.quit_shortcuts.clear();
            // Where the system does not say what it prefers.
            options.fallback_theme = egui::Theme::Light;
        });
        let Options {
            preferences_dir,
            preferences,
            open,
            reader,
            system_dialogs,
            still,
            off_thread,
            large_map_bytes,
        } = options;
        let (settings, notice) = Settings::load(preferences_dir, preferences, still);
        settings.apply_theme(ctx);
        let mut app = Self {
            tabs: Vec::new(),
            active: None,
            next_key: 1,
            actions: Vec::new(),
            jobs: Jobs::new(ctx),
            settings,
            palette: Palette::default(),
            find: FindBar::default(),
            opening: Vec::new(),
            help: Help::default(),
            notices: Notices::default(),
            panes: Panes::default(),
            path_dialog: None,
            references: None,
            perspectives: None,
            questions: VecDeque::new(),
            closing: None,
            may_close: false,
            system_dialogs,
            reader,
            off_thread,
            large_map_bytes,
            pasting: Pasting::No,
            title: String::new(),
            keyboard_sent: false,
            ahead: ahead::Ahead::default(),
            ctx: ctx.clone(),
        };
        if let Some(notice) = notice {
            app.notify(notice);
        }
        for path in open {
            app.open_file(path, false);
        }
        app
    }

    /// The map that is shown.
    #[must_use]
    pub fn desk(&self) -> Option<&Desk> {
        self.tab().map(|tab| &tab.desk)
    }

    /// Asks for something as a widget would; it is done after the next frame.
    pub fn push(&mut self, action: Action) {
        self.actions.push(action);
        self.ctx.request_repaint();
    }

    /// Whether nothing keeps the window from closing any more.
    #[must_use]
    pub fn may_close(&self) -> bool {
        self.may_close
    }

    /// Whether the keys go to the canvas.
    #[must_use]
    pub fn canvas_has_keyboard(&self) -> bool {
        let on_canvas = |tab: &Tab| tab.view == View::Map && tab.canvas.has_keyboard();
        self.tab().is_some_and(on_canvas)
    }

    /// What was told so far, the newest last.
    pub fn notices(&self) -> impl Iterator<Item = &Notice> {
        self.notices.iter()
    }

    /// Whether something goes on in the background.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let is_looking = |tab: &Tab| {
            tab.desk.is_busy()
                || tab.left.is_busy()
                || tab.reading.is_busy()
                || tab.inspector.passages.is_busy()
                || tab.inspector.reference.is_busy()
                || tab.canvas.is_laying_out()
        };
        self.jobs.is_busy() || self.is_comparing() || self.tab().is_some_and(is_looking)
    }

    fn tab(&self) -> Option<&Tab> {
        self.tabs.get(self.active?)
    }

    fn tab_mut(&mut self) -> Option<&mut Tab> {
        self.tabs.get_mut(self.active?)
    }

    fn place_of(&self, key: TabKey) -> Option<usize> {
        self.tabs.iter().position(|tab| tab.key == key)
    }

    fn by_key(&mut self, key: TabKey) -> Option<&mut Tab> {
        self.tabs.iter_mut().find(|tab| tab.key == key)
    }

    /// Shows a map in a tab of its own, with the keyboard on its canvas.
    fn add_tab(&mut self, desk: Desk) -> TabKey {
        let key = TabKey(self.next_key);
        self.next_key += 1;
        let mut tab = Tab::new(key, desk);
        tab.canvas.focus();
        tab.canvas.lay_out_off_thread(self.off_thread);
        tab.reading.draw_with(self.reader.clone());
        self.tabs.push(tab);
        self.active = Some(self.tabs.len() - 1);
        key
    }

    fn notify(&mut self, notice: Notice) {
        let now = self.ctx.input(|input| input.time);
        self.notices.add(notice, now);
    }

    /// Whether something lies over the map that takes the keys.
    fn is_covered(&self) -> bool {
        self.palette.is_open()
            || self.help.is_open()
            || self.notices.is_list_open()
            || self.path_dialog.is_some()
            || self.references.is_some()
            || self.perspectives.is_some()
            || self.is_asking_about_paste()
            || !self.questions.is_empty()
    }

    fn take_done(&mut self) {
        for done in self.jobs.take() {
            match done {
                Done::Picked { ask, pick } => self.picked(ask, pick),
                Done::Opened {
                    path,
                    result,
                    write_protected,
                } => self.opened(path, result, write_protected),
                Done::Saved { job, result } => self.saved(job, result),
                Done::Attached { tab, report } => self.attached(tab, report),
                Done::QuotesTabled { text, count } => self.quotes_tabled(text, count),
                Done::QuotesExported { path, result } => self.quotes_exported(&path, result),
                Done::MatrixExported { path, result } => self.matrix_exported(&path, result),
                Done::Collected { result } => self.collected(result),
                Done::Picture { tab, to, result } => self.picture_read(tab, to, result),
                Done::Listed { listing, entries } => self.listed(listing, entries),
                Done::Cited { text, style } => self.cited(text, style),
                Done::Imported { tab, files } => self.imported(tab, files),
                Done::Failed { job, why } => {
                    self.job_failed(job);
                    self.notify(Notice::error(format!("{job} did not work")).with_details(why));
                }
            }
        }
    }

    /// Asks for a file: the system's dialog, or the one in the window.
    fn ask(&mut self, ask: Ask) {
        let folder = self.usual_folder();
        if self.system_dialogs {
            self.jobs.run("Choosing a file", move || Done::Picked {
                pick: super::jobs::pick(&ask, folder),
                ask,
            });
        } else {
            self.ask_in_window(ask);
        }
    }

    fn ask_in_window(&mut self, ask: Ask) {
        let folder = self.usual_folder();
        self.path_dialog = Some(PathDialog::new(ask, folder.as_deref()));
    }

    /// Says in the window's title which map is shown.
    fn update_title(&mut self, ctx: &Context) {
        let title = match self.desk() {
            Some(desk) if desk.session.is_dirty() => format!("• {} – Contend", desk.title()),
            Some(desk) => format!("{} – Contend", desk.title()),
            None => "Contend".to_owned(),
        };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.settings.apply_theme(ctx);
        self.settings.note_window(ctx);
        self.take_done();
        self.look_for_changed_files(ctx);
        self.take_close_request(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let was_covered = self.is_covered();
        self.take_clipboard(&ctx);
        self.keys(&ctx);
        self.take_dropped(&ctx);
        self.draw(ui);
        self.carry_out();
        if self.is_covered() && !was_covered {
            // What is told of the place under the pointer does not stay over what opened.
            ctx.input_mut(|input| input.pointer = egui::PointerState::default());
        }
        self.load_embedded_texts();
        self.tell_changes();
        let sent_elsewhere = std::mem::take(&mut self.keyboard_sent);
        if was_covered && !self.is_covered() && !sent_elsewhere {
            self.focus_canvas();
        }
        self.update_title(&ctx);
        if let Some(notice) = self.settings.save_if_changed() {
            self.notify(notice);
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.settings.save_window();
    }
}
