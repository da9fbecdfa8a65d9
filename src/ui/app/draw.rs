//! The window's parts in their places.

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::judging::supposed_bar_ui;
use crate::ui::shell::{MenuState, Offer, TabLabel};
use crate::ui::shell::{
    StatusBar, TopBar, Welcome, drop_overlay_ui, status_bar_ui, top_bar_ui, welcome_ui,
};
use crate::ui::stack::Stack;
use crate::ui::theme::{Theme, size};
use crate::ui::view::View;

use super::App;
use super::comparing::shown_and_others;
use super::panes::Pane;
use super::settings::{LEFT, RIGHT, Settings};

impl App {
    pub(super) fn draw(&mut self, ui: &mut Ui) {
        let font_texture = font_texture_size(ui.ctx());
        let mut actions = std::mem::take(&mut self.actions);
        let citation_style = self.settings.citation_style();
        let seeks_words = self.find.is_open() || self.palette.is_open();
        let shows_inspector = self.settings.is_open(RIGHT);
        let shows_standing = self.settings.shows_standing();
        let shows_perspectives = self.perspectives.is_some();
        if let Some(tab) = self.tab_mut() {
            tab.desk.citation_style = citation_style;
            tab.desk.judging.set_overlay(shows_standing);
            tab.desk.wake_with(ui.ctx());
            tab.desk.refresh();
            if seeks_words {
                tab.desk.prepare_words();
            }
            tab.inspector.answers = tab.question_answered();
            let told = tab.questions_told(shows_inspector);
            // Large maps are judged only where somebody looks.
            let judging = &tab.desk.judging;
            let remarks = judging.overlay() || judging.supposes();
            if tab.view.judges() || remarks || shows_inspector || shows_perspectives {
                tab.desk.judge();
            }
            if shows_perspectives {
                tab.desk.seek_parting();
            }
            (tab.desk).tell(&told, shows_inspector && tab.cruxes.shows_summary());
        }
        self.refresh_compared(ui.ctx());
        self.top_ui(ui, &mut actions);
        let mut stack = Stack::over(ui.available_rect_before_wrap());
        if self.active.is_some() {
            self.bottom_ui(ui, &mut actions);
            if let Some(shown) = self.map_ui(ui, &mut actions) {
                stack = shown;
            }
            self.find_ui(ui, &mut stack, &mut actions);
        } else {
            let recent = self.settings.recent();
            welcome_ui(ui, &Welcome { recent: &recent }, &mut actions);
        }
        self.over_ui(ui, &mut stack, &mut actions);
        // What came from jobs and keys has been in there from the start.
        actions.append(&mut self.actions);
        self.actions = actions;
        // Cards on the canvas are finished meshes. What was drawn after them may have
        // made the font texture larger, and their letters would be looked for in the
        // wrong places of it until the next frame, however late that comes.
        if font_texture_size(ui.ctx()) != font_texture {
            ui.ctx()
                .request_discard("the font texture has another size");
        }
    }

    fn top_ui(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let theme = Theme::of(ui.ctx());
        let recent = self.settings.recent();
        let bar = TopBar {
            menu: MenuState {
                now: self.situation(),
                theme: &self.settings.preferences.theme,
                text_size: self.settings.text_size(),
                citation_style: self.settings.citation_style(),
                recent: &recent,
            },
            tabs: self.tab_labels(),
            active: self.active,
            view: self.tab().map(|tab| tab.view),
            left_open: self.settings.is_open(LEFT),
            right_open: self.settings.is_open(RIGHT),
        };
        Panel::top("top")
            .exact_size(theme.scaled(size::TOP_BAR_HEIGHT))
            .frame(bar_frame(&theme))
            .show(ui, |ui| top_bar_ui(ui, &bar, actions));
    }

    fn tab_labels(&self) -> Vec<TabLabel> {
        (self.tabs.iter())
            .map(|tab| TabLabel {
                key: tab.key,
                title: tab.desk.title(),
                unsaved: tab.desk.session.is_dirty(),
                place: (tab.desk.place.path.as_ref()).map_or_else(
                    || "Not in a file yet".to_owned(),
                    |path| path.display().to_string(),
                ),
            })
            .collect()
    }

    fn bottom_ui(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let Some(tab) = self.tab() else { return };
        let theme = Theme::of(ui.ctx());
        let bar = StatusBar::new(&tab.desk, tab.canvas.zoom_percent(), self.jobs.is_busy());
        Panel::bottom("status")
            .exact_size(theme.scaled(size::STATUS_BAR_HEIGHT))
            .frame(bar_frame(&theme))
            .show(ui, |ui| status_bar_ui(ui, &bar, actions));
    }

    /// The map between its panels; what lies over it.
    fn map_ui(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) -> Option<Stack> {
        let theme = Theme::of(ui.ctx());
        let Self {
            tabs,
            active,
            settings,
            panes,
            ..
        } = self;
        let (tab, others) = shown_and_others(tabs, *active)?;
        let mut cx = Cx {
            desk: &tab.desk,
            theme: &theme,
            actions,
        };
        tab.left.read_elsewhere(tab.view == View::Read);
        let frame = Frame::new().fill(theme.tokens.panel);
        side_panel_ui(ui, LEFT, settings, frame, |ui| {
            panes.anchor_ui(ui, Pane::Left);
            tab.left.ui(ui, &mut cx);
        });
        side_panel_ui(ui, RIGHT, settings, frame, |ui| {
            panes.anchor_ui(ui, Pane::Inspector);
            let compared = tab.view == View::Compare && cx.desk.selection.is_empty();
            match compared || tab.cruxes.is_open() {
                true => tab.cruxes.ui(ui, &mut cx),
                false => tab.inspector.ui(ui, &mut cx),
            }
        });
        let frame = Frame::new().fill(theme.tokens.canvas);
        let shown = CentralPanel::no_frame().frame(frame).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            judging_ui(ui, &mut cx, tab.view);
            ui.reset_style();
            let rest = ui.available_rect_before_wrap();
            match tab.view {
                View::Map => tab.canvas.ui(ui, &mut cx),
                View::Read => {
                    let reader = tab.left.reader_to_show(&cx);
                    tab.reading.ui(ui, &mut cx, reader);
                }
                View::Quotes => tab.quotes.ui(ui, &mut cx),
                View::Matrix => tab.matrix.ui(ui, &mut cx),
                View::Compare => tab.compare.ui(ui, &mut cx, &others),
            }
            match tab.view {
                View::Map => tab.canvas.stack().clone(),
                _ => Stack::over(rest),
            }
        });
        Some(shown.inner)
    }

    fn find_ui(&mut self, ui: &Ui, stack: &mut Stack, actions: &mut Vec<Action>) {
        let Self {
            tabs, active, find, ..
        } = self;
        if let Some(tab) = active.and_then(|active| tabs.get(active)) {
            find.ui(ui.ctx(), stack, tab.key, &tab.desk, actions);
        }
    }

    /// Whatever lies over the map.
    fn over_ui(&mut self, ui: &Ui, stack: &mut Stack, actions: &mut Vec<Action>) {
        let ctx = ui.ctx();
        self.help.ui(ctx);
        self.notices.list_ui(ctx);
        if self.palette.is_open() {
            let mut palette = std::mem::take(&mut self.palette);
            let tabs: Vec<String> = self.tabs.iter().map(|tab| tab.desk.title()).collect();
            let recent = self.settings.recent();
            let offer = Offer {
                now: self.situation(),
                tabs: &tabs,
                recent: &recent,
            };
            palette.ui(ctx, &offer, actions);
            self.palette = palette;
        }
        if let Some(dialog) = &mut self.path_dialog
            && let Some(reply) = dialog.ui(ctx)
        {
            self.path_answered(reply);
        } else if let Some((_, dialog)) = self.questions.front_mut()
            && self.path_dialog.is_none()
            && let Some(reply) = dialog.ui(ctx)
            && let Some((question, _)) = self.questions.pop_front()
        {
            self.answered(question, reply);
        }
        self.opening_ui(ctx);
        self.references_ui(ctx, actions);
        self.perspectives_ui(ctx, actions);
        self.paste_ui(ctx);
        self.notices.toasts_ui(ctx, stack);
        drop_overlay_ui(ctx, self.drop_plan());
    }
}

/// Over the views that judge: what is supposed.
fn judging_ui(ui: &mut Ui, cx: &mut Cx<'_>, view: View) {
    // Always there, so that what comes after has the same place in the order of widgets,
    // and with it the keyboard, whatever is supposed.
    let builder = egui::UiBuilder::new().id_salt("judging");
    ui.scope_builder(builder, |ui| {
        if view.judges() {
            supposed_bar_ui(ui, cx);
        }
    });
}

/// In pixels.
fn font_texture_size(ctx: &egui::Context) -> [usize; 2] {
    ctx.fonts(|fonts| fonts.font_image_size())
}

/// As high as the bar says, whatever stands in it.
fn bar_frame(theme: &Theme) -> Frame {
    theme
        .chrome_frame()
        .inner_margin(Margin::symmetric(size::PANEL_PADDING, 0))
}

/// The share of the window that a side panel takes at most.
const MOST_OF_WINDOW: f32 = 0.42;
/// The share of the window that it takes unless it is made wider.
const USUAL_OF_WINDOW: f32 = 0.27;
const NARROWEST: f32 = 200.0;

/// A panel that folds, with a width that is remembered.
fn side_panel_ui(
    ui: &mut Ui,
    name: &'static str,
    settings: &mut Settings,
    frame: Frame,
    content: impl FnOnce(&mut Ui),
) {
    let theme = Theme::of(ui.ctx());
    let window = ui.ctx().content_rect().width();
    let usual = match name {
        LEFT => size::LEFT_PANEL_WIDTH,
        _ => size::RIGHT_PANEL_WIDTH,
    };
    let most = (window * MOST_OF_WINDOW).max(NARROWEST);
    let wanted = match settings.width(name) {
        Some(width) => theme.scaled(width),
        None => theme
            .scaled(usual)
            .min((window * USUAL_OF_WINDOW).max(usual)),
    };
    // At another text size it is another panel, with a width of its own.
    let salt = (name, theme.text_size);
    let panel = match name {
        LEFT => Panel::left(salt),
        _ => Panel::right(salt),
    };
    let mut open = settings.is_open(name);
    let shown = panel
        .frame(frame)
        .default_size(wanted.clamp(NARROWEST, most))
        .size_range(NARROWEST..=most)
        .drag_to_open(false)
        .show_collapsible(ui, &mut open, |ui| {
            ui.set_min_width(ui.available_width());
            content(ui);
        });
    settings.set_open(name, open);
    if let Some(shown) = shown.filter(|_| open) {
        let width = shown.response.rect.width();
        let by_hand = ui.input(|input| input.pointer.primary_down());
        if by_hand && (width - wanted).abs() > 1.0 {
            settings.set_width(name, width / theme.scale());
        }
    }
}
