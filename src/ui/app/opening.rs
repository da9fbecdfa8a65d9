//! Opening maps, and the questions that come up on the way.

use std::path::{Path, PathBuf};

use egui::{Align2, Area, Context, Id, Margin, Order, Vec2};

use crate::bibliography::Plan;
use crate::file::{Located, OpenError, OpenErrorKind, Opened, ReadOptions, folder, read_with};
use crate::model::problems::{Repaired, repair};
use crate::ui::desk::{Desk, Place};
use crate::ui::jobs::{Ask, Done, Pick};
use crate::ui::notice::Notice;
use crate::ui::shell::{Dialog, PathReply, Reply};
use crate::ui::tab::TabKey;
use crate::ui::theme::{Theme, size};

use super::App;

/// What a dialog asks, with what is needed to go on after the answer.
#[derive(Debug)]
pub enum Question {
    TooLarge(PathBuf),
    Broken {
        path: PathBuf,
        opened: Box<Opened>,
        repaired: Box<Repaired>,
    },
    Changed {
        tab: TabKey,
        path: PathBuf,
    },
    Unsaved(TabKey),
    /// A text that would make the map's file large.
    LargeText {
        tab: TabKey,
        source: crate::model::Id,
    },
    /// References to take into a map.
    Import {
        tab: TabKey,
        plan: Box<Plan>,
    },
}

pub(super) const OPENING: &str = "Opening the map";

/// Reading that is over sooner is not talked about.
const SHOWN_AFTER_SECS: f64 = 0.4;

impl App {
    /// Reads a map in the background; it is shown once it is there.
    pub(super) fn open_file(&mut self, path: PathBuf, allow_large: bool) {
        if let Some(place) = self.place_of_file(&path) {
            return self.activate(place);
        }
        let now = self.ctx.input(|input| input.time);
        self.opening.push((path.clone(), now));
        self.jobs.run(OPENING, move || Done::Opened {
            result: read_with(&path, ReadOptions { allow_large }),
            write_protected: folder::is_read_only(&path),
            path,
        });
    }

    /// Says which map is being read, where that takes long enough to ask oneself.
    pub(super) fn opening_ui(&self, ctx: &Context) {
        let Some((path, since)) = self.opening.first() else {
            return;
        };
        let left_secs = since + SHOWN_AFTER_SECS - ctx.input(|input| input.time);
        if left_secs > 0.0 {
            return ctx.request_repaint_after_secs(left_secs as f32);
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let theme = Theme::of(ctx);
        Area::new(Id::unique("opening"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_CENTER, Vec2::ZERO)
            .interactable(false)
            .show(ctx, |ui| {
                let frame = theme.floating_frame();
                let frame = frame.inner_margin(Margin::same(size::PANEL_PADDING));
                frame.show(ui, |ui| ui.label(format!("Opening {name}…")));
            });
    }

    /// The tab that shows the file.
    fn place_of_file(&self, path: &Path) -> Option<usize> {
        let real = path.canonicalize().ok()?;
        (self.tabs.iter()).position(|tab| tab.desk.place.path.as_ref() == Some(&real))
    }

    pub(super) fn opened(
        &mut self,
        path: PathBuf,
        result: Result<Opened, OpenError>,
        write_protected: bool,
    ) {
        let mut opening = self.opening.iter();
        if let Some(place) = opening.position(|(known, _)| *known == path) {
            self.opening.remove(place);
        }
        // It may have been asked for twice before it was there.
        if let Some(place) = self.place_of_file(&path) {
            return self.activate(place);
        }
        match result {
            Err(error) if error.kind() == OpenErrorKind::TooLarge => {
                let text = format!("{} {} {}", path.display(), error.message(), error.hint());
                let replies = [Reply::Cancel, Reply::OpenAnyway];
                let dialog = Dialog::new(error.title(), text, &replies);
                self.questions.push_back((Question::TooLarge(path), dialog));
            }
            Err(error) => {
                if error.kind() == OpenErrorKind::Missing {
                    self.settings.preferences.forget(&path);
                }
                let name = path.file_name().unwrap_or(path.as_os_str());
                let title = format!("{}: {}", name.to_string_lossy(), error.title());
                self.notify(Notice::error(title).with_details(explained(&error)));
            }
            Ok(opened) if !opened.broken.is_empty() => self.ask_repair(path, opened),
            Ok(opened) => self.show_opened(&path, opened, write_protected),
        }
    }

    fn show_opened(&mut self, path: &Path, opened: Opened, write_protected: bool) {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let mut desk = Desk::new(opened.map);
        let frozen = opened.read_only.is_some();
        let protected = write_protected.then(|| {
            "The file is marked as read-only. Saving will ask for another name.".to_owned()
        });
        desk.place = Place {
            path: Some(path.clone()),
            fingerprint: Some(opened.fingerprint),
            read_only: opened.read_only.or(protected),
            frozen,
            ..Place::default()
        };
        if let Some(why) = &desk.place.read_only {
            let notice = Notice::warning(format!("{} is open read-only", desk.title()));
            let notice = notice.with_details(why.as_str());
            self.notify(notice);
        }
        if opened.has_comments {
            let notice = Notice::info(format!(
                "{} has comments that saving will drop",
                desk.title()
            ));
            let why = "Map files keep no comments. Put them into the notes of the map or of its \
                       records to keep them.";
            self.notify(notice.with_details(why));
        }
        self.settings.remember(&path);
        let key = self.add_tab(desk);
        self.load_texts(key);
    }

    fn ask_repair(&mut self, path: PathBuf, opened: Opened) {
        let repaired = repair(&opened.map);
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = name.to_string_lossy().into_owned();
        let text = format!(
            "{name} does not hold together in {} place{}. It can be repaired in memory; the file \
             stays as it is until you save.",
            opened.broken.len(),
            if opened.broken.len() == 1 { "" } else { "s" },
        );
        let broken = opened.broken.iter().map(line_of).collect();
        let dialog = Dialog::new("Repair the map?", text, &[Reply::Repair, Reply::Cancel])
            .with_list("What is broken", broken)
            .with_list("What a repair would do", repaired.steps.clone());
        let question = Question::Broken {
            path,
            opened: Box::new(opened),
            repaired: Box::new(repaired),
        };
        self.questions.push_back((question, dialog));
    }

    fn open_repaired(&mut self, path: &Path, mut opened: Opened, repaired: Repaired) {
        repaired.change.apply(&mut opened.map);
        let count = repaired.steps.len();
        self.show_opened(path, opened, folder::is_read_only(path));
        if let Some(tab) = self.tab_mut() {
            tab.desk.session.mark_unsaved();
        }
        let title = match count {
            1 => "Repaired in one place; save to keep it".to_owned(),
            _ => format!("Repaired in {count} places; save to keep it"),
        };
        self.notify(Notice::warning(title).with_details(repaired.steps.join("\n")));
    }

    /// Goes on after an answer.
    pub(super) fn answered(&mut self, question: Question, reply: Reply) {
        match (question, reply) {
            (Question::TooLarge(path), Reply::OpenAnyway) => self.open_file(path, true),
            (
                Question::Broken {
                    path,
                    opened,
                    repaired,
                },
                Reply::Repair,
            ) => {
                self.open_repaired(&path, *opened, *repaired);
            }
            (Question::Changed { tab, path }, Reply::Overwrite) => self.save_to(tab, &path, true),
            (Question::Changed { tab, .. }, Reply::SaveAs) => self.ask_where_to_save(tab),
            (Question::Unsaved(tab), reply) => self.unsaved_answered(tab, reply),
            (Question::Import { tab, plan }, reply) => self.import_answered(tab, *plan, reply),
            (Question::LargeText { tab, source }, Reply::KeepText) => {
                self.keep_large_text(tab, source);
            }
            (Question::Changed { .. }, _) => self.closing = None,
            (Question::TooLarge(_) | Question::Broken { .. } | Question::LargeText { .. }, _) => {}
        }
    }

    /// A system dialog was answered.
    pub(super) fn picked(&mut self, ask: Ask, pick: Pick) {
        match pick {
            Pick::Chosen(paths) => self.chosen(&ask, paths),
            Pick::NoDialog => self.ask_in_window(ask),
            Pick::Cancelled => self.pick_cancelled(),
        }
    }

    pub(super) fn path_answered(&mut self, reply: PathReply) {
        self.path_dialog = None;
        match reply {
            PathReply::Chosen(ask, path) => self.chosen(&ask, vec![path]),
            PathReply::Cancelled(_) => self.pick_cancelled(),
        }
    }

    fn pick_cancelled(&mut self) {
        self.closing = None;
    }

    fn chosen(&mut self, ask: &Ask, paths: Vec<PathBuf>) {
        match ask {
            Ask::OpenMap => {
                for path in paths {
                    self.open_file(path, false);
                }
            }
            Ask::SaveMap { tab, .. } => {
                if let Some(mut path) = paths.into_iter().next() {
                    if path.extension().is_none() {
                        path.set_extension("ron");
                    }
                    self.save_to(*tab, &path, true);
                }
            }
            Ask::Collect { tab, .. } => {
                if let Some(mut path) = paths.into_iter().next() {
                    if path.extension().is_none() {
                        path.set_extension("ron");
                    }
                    self.collect_into(*tab, path);
                }
            }
            Ask::Texts { tab, to } => self.attach_to(*tab, paths, *to),
            Ask::References { tab } => self.import_into(*tab, paths),
            Ask::TextFolder { tab } => self.attach_to(*tab, paths, None),
            Ask::QuoteTable { tab, .. } => {
                if let Some(path) = paths.into_iter().next() {
                    self.export_quotes(*tab, path);
                }
            }
            Ask::Matrix { tab, .. } => {
                if let Some(path) = paths.into_iter().next() {
                    self.export_matrix(*tab, path);
                }
            }
            Ask::Picture { tab, to } => {
                if let Some(path) = paths.into_iter().next() {
                    self.read_picture_for(*tab, path, *to);
                }
            }
        }
    }

    /// Where a file dialog begins.
    pub(super) fn usual_folder(&self) -> Option<PathBuf> {
        let of = |path: &Path| path.parent().map(Path::to_owned);
        let active = self.desk().and_then(|desk| of(desk.place.path.as_deref()?));
        active.or_else(|| self.settings.recent().first().and_then(|path| of(path)))
    }
}

/// Where it is, what it is, what to do.
fn explained(error: &OpenError) -> String {
    let mut place = error.path().display().to_string();
    if let (Some(line), Some(column)) = (error.line(), error.column()) {
        place = format!("{place}, line {line}, column {column}");
    }
    if let Some(field) = error.field() {
        place = format!("{place}, {field}");
    }
    format!("{place}\n{}\n{}", error.message(), error.hint())
}

fn line_of(located: &Located) -> String {
    format!("Line {}: {}", located.line, located.problem.message)
}
