//! The panel: who leads, what would change it, what is open; or the summary.

use egui::{
    Align, Align2, ComboBox, Frame, Key, Layout, Margin, Rect, Role, ScrollArea, Sense, Stroke, Ui,
    WidgetInfo, vec2,
};

use crate::model::{Id, Map};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::judging::JudgeAction;
use crate::ui::panels::holds_keyboard;
use crate::ui::panels::words::{or_blank, record_line, shortened};
use crate::ui::theme::{Face, Theme, icon_button, icons, segmented, size};

use super::changes_ui::changes_ui;
use super::leads_ui::{leads_ui, together_ui};
use super::open_ui::open_ui;
use super::summary_ui::summary_ui;
use super::tried_ui::tried_ui;

const COMING: &str = "Bringing this up to date…";

/// What the panel shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    #[default]
    Changes,
    Summary,
}

/// Stands at the right in place of the inspector while it is open.
#[derive(Debug, Default)]
pub struct CruxPanel {
    open: bool,
    page: Page,
    has_keyboard: bool,
}

impl CruxPanel {
    /// Opens a page, or closes it where it is the one that is open.
    pub fn toggle(&mut self, page: Page) {
        self.open = !(self.open && self.page == page);
        self.page = page;
    }

    /// Whether a widget of the panel has the keyboard.
    #[must_use]
    pub fn has_keyboard(&self) -> bool {
        self.has_keyboard
    }

    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Whether it is open at that page.
    #[must_use]
    pub fn shows(&self, page: Page) -> bool {
        self.open && self.page == page
    }

    #[must_use]
    pub fn shows_summary(&self) -> bool {
        self.page == Page::Summary
    }

    /// Brings its own margins, like the inspector.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let margin = Margin {
            left: size::PANEL_PADDING,
            right: size::PANEL_PADDING,
            top: 12,
            bottom: 24,
        };
        let mut close = false;
        let panel = ui.available_rect_before_wrap();
        ScrollArea::vertical()
            .id_salt(("cruxes", self.page == Page::Summary))
            .auto_shrink(false)
            .show(ui, |ui| {
                Frame::new().inner_margin(margin).show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    close = self.head_ui(ui);
                    self.content_ui(ui, cx);
                });
            });
        let question = cx.desk.judging.question(cx.map());
        let told = question.and_then(|question| cx.desk.told.of(question));
        if told.is_some_and(|told| told.is_coming) {
            coming_ui(ui, cx.theme, panel);
        }
        self.has_keyboard = holds_keyboard(ui);
        let escape = ui.input(|input| input.key_pressed(Key::Escape));
        if close || escape && self.open && self.has_keyboard {
            self.open = false;
            cx.push(Action::FocusCanvas);
        }
    }

    fn content_ui(&self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let map = cx.map();
        let Some(question) = cx.desk.judging.question(map) else {
            let words = "The map asks no question yet. Add a question and the theses that compete \
                         to answer it; then this says which of them leads, and on what that hangs.";
            ui.add(egui::Label::new(cx.theme.muted_text(words)).wrap());
            if ui.button("Add question").clicked() {
                cx.run(Command::AddQuestion);
            }
            return;
        };
        question_ui(ui, cx, question);
        let desk = cx.desk;
        let Some(told) = desk.told.of(question) else {
            cx.theme.muted(ui, "Judging the map…");
            return;
        };
        ui.push_id(question, |ui| match self.page {
            Page::Changes => {
                tried_ui(ui, cx, question);
                cx.theme.section_label(ui, "Who leads");
                if let Some(standings) = &told.facts.standings {
                    leads_ui(ui, cx, standings, told.facts.before);
                    together_ui(ui, cx, standings);
                    cx.theme.section_label(ui, "What would change it");
                    changes_ui(ui, cx, question, standings, &told.changes);
                }
                cx.theme.section_label(ui, "Still open");
                open_ui(ui, cx, &told.facts);
            }
            Page::Summary => {
                tried_ui(ui, cx, question);
                ui.add_space(size::GAP);
                match told.summary() {
                    Some(summary) => summary_ui(ui, cx, summary),
                    None => {
                        cx.theme.muted(ui, "Writing the summary…");
                    }
                }
            }
        });
    }

    /// The two pages, and what closes the panel where it can be closed; whether that was
    /// clicked.
    fn head_ui(&mut self, ui: &mut Ui) -> bool {
        let mut close = false;
        ui.horizontal(|ui| {
            let pages = [(Page::Changes, "The answer"), (Page::Summary, "Summary")];
            segmented(ui, &mut self.page, &pages);
            if self.open {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let close_words = "Close: back to the inspector";
                    close = icon_button(ui, close_words, icons::ICON_CLOSE).clicked();
                });
            }
        });
        ui.add_space(size::GAP);
        close
    }
}

/// Says over the lower edge of the panel that what it shows is not the latest: there it is
/// seen wherever the panel is scrolled to, and moves nothing when it goes.
fn coming_ui(ui: &Ui, theme: &Theme, panel: Rect) {
    let rect = panel.with_min_y(panel.bottom() - theme.scaled(size::ROW_HEIGHT));
    let painter = ui.painter();
    painter.rect_filled(rect, 0, theme.tokens.panel);
    painter.hline(
        rect.x_range(),
        rect.top(),
        Stroke::new(1.0, theme.tokens.line),
    );
    let left = rect.left_center() + vec2(f32::from(size::PANEL_PADDING), 0.0);
    let font = Face::Regular.at(theme.scaled(size::TEXT_SMALL));
    painter.text(left, Align2::LEFT_CENTER, COMING, font, theme.tokens.muted);
    let response = ui.interact(rect, ui.scope_id().with("coming"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, COMING));
}

/// Which question it is about; a choice where the map asks several.
fn question_ui(ui: &mut Ui, cx: &mut Cx<'_>, question: Id) {
    let map = cx.map();
    let questions = map.questions_in_order();
    if questions.len() < 2 {
        ui.add(egui::Label::new(cx.theme.bold_text(text_of(map, question))).wrap());
        return;
    }
    let width = ui.available_width();
    ui.name_inputs("Question", |ui| {
        let combo = ComboBox::from_id_salt("question of the cruxes")
            .selected_text(text_of(map, question))
            .width(width)
            .truncate();
        let shown = combo.show_ui(ui, |ui| {
            for other in questions {
                let words = shortened(&text_of(map, other), 80);
                if ui.selectable_label(other == question, words).clicked() && other != question {
                    cx.push(Action::Judge(JudgeAction::Question(other)));
                }
            }
        });
        shown.response.accessible_name("Question");
    });
}

fn text_of(map: &Map, question: Id) -> String {
    or_blank(&record_line(map, question), "Question without words").to_owned()
}
