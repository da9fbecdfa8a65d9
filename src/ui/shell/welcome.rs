//! What one sees without a map: samples, templates, recent files.

use std::path::PathBuf;

use egui::{Align, CentralPanel, Frame, Layout, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::samples::samples;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::theme::{Face, Theme, icons, primary_button, size};

use super::dialog::button;
use super::templates::TEMPLATES;
use super::thumbnail::logo;
use super::welcome_cards::{SampleCard, start_row_ui};

/// What the screen offers beyond samples and templates.
#[derive(Clone, Copy, Debug)]
pub struct Welcome<'a> {
    pub recent: &'a [PathBuf],
}

const WIDTH: f32 = 1060.0;
const SIDE_WIDTH: f32 = 320.0;
const MAX_RECENT: usize = 6;
const TITLE_SIZE: f32 = 28.0;
const LOGO_SIZE: f32 = 60.0;

pub fn welcome_ui(ui: &mut Ui, welcome: &Welcome<'_>, actions: &mut Vec<Action>) {
    let theme = Theme::of(ui.ctx());
    let frame = Frame::new().fill(theme.tokens.canvas);
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        ScrollArea::vertical()
            .auto_shrink([false, false])
            .show(ui, |ui| {
                let room = ui.available_width() - 2.0 * f32::from(size::PANEL_PADDING);
                let width = room.min(theme.scaled(WIDTH).max(WIDTH));
                let above =
                    ((ui.available_height() - theme.scaled(640.0)) / 2.5).max(size::GAP_LARGE);
                let left = ui.max_rect().left() + (ui.available_width() - width) / 2.0;
                let top = ui.cursor().top() + above;
                let rect = egui::Rect::from_min_size(pos2(left, top), vec2(width, 0.0));
                let builder = UiBuilder::new()
                    .max_rect(rect)
                    .layout(Layout::top_down(Align::Min));
                ui.scope_builder(builder, |ui| {
                    ui.set_width(width);
                    title_ui(ui);
                    ui.add_space(1.5 * size::GAP_LARGE);
                    columns_ui(ui, width, welcome, actions);
                    ui.add_space(2.0 * size::GAP_LARGE);
                });
            });
    });
}

fn title_ui(ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    let tokens = &theme.tokens;
    let line =
        "Lay out competing explanations as linked claims, backed by quotes from their sources.";
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_LARGE;
        let side = egui::Vec2::splat(theme.scaled(LOGO_SIZE));
        let (rect, _) = ui.allocate_exact_size(side, egui::Sense::hover());
        logo(ui.painter(), rect, tokens);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.label(theme.styled("Contend", Face::Bold, TITLE_SIZE, tokens.ink));
            ui.label(theme.styled(line, Face::Regular, size::TEXT_TITLE, tokens.muted));
        });
    });
}

fn columns_ui(ui: &mut Ui, width: f32, welcome: &Welcome<'_>, actions: &mut Vec<Action>) {
    let theme = Theme::of(ui.ctx());
    let between = 2.0 * size::GAP_LARGE;
    let side = theme.scaled(SIDE_WIDTH).min(width * 0.4);
    let main = width - side - between;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = between;
        ui.vertical(|ui| {
            ui.set_width(main);
            samples_ui(ui, main, actions);
        });
        ui.vertical(|ui| {
            ui.set_width(side);
            ui.spacing_mut().item_spacing = vec2(size::GAP, 0.0);
            start_ui(ui, welcome, actions);
        });
    });
}

fn samples_ui(ui: &mut Ui, width: f32, actions: &mut Vec<Action>) {
    let theme = Theme::of(ui.ctx());
    heading_ui(ui, "See how a map reads");
    ui.spacing_mut().item_spacing = vec2(size::GAP_LARGE, size::GAP_LARGE);
    let card = (width - size::GAP_LARGE) / 2.0;
    let mut cards: Vec<SampleCard<'_>> = samples()
        .iter()
        .map(|sample| SampleCard::new(ui, sample, card))
        .collect();
    let height = cards.iter().map(SampleCard::height).fold(0.0, f32::max);
    let mut place = 0;
    while !cards.is_empty() {
        let row: Vec<SampleCard<'_>> = cards.drain(..cards.len().min(2)).collect();
        ui.horizontal(|ui| {
            for sample in row {
                let response = sample.ui(ui, place * 2 + 1, vec2(card, height));
                if response.clicked() {
                    actions.push(Action::OpenSample(place));
                }
                place += 1;
            }
        });
    }
    theme.muted(ui, "Samples open as copies: change them as you like.");
}

fn start_ui(ui: &mut Ui, welcome: &Welcome<'_>, actions: &mut Vec<Action>) {
    let theme = Theme::of(ui.ctx());
    heading_ui(ui, "Start a map of your own");
    let template_icons = [
        icons::ICON_NOTE_ADD,
        icons::ICON_ALT_ROUTE,
        icons::ICON_ACCOUNT_TREE,
    ];
    for (place, template) in TEMPLATES.iter().enumerate() {
        let icon = template_icons[place % template_icons.len()];
        if start_row_ui(ui, icon, template.name, template.sentence).clicked() {
            actions.push(Action::NewFromTemplate(place));
        }
    }
    ui.add_space(size::GAP_LARGE);
    heading_ui(ui, "Go on with a file");
    ui.horizontal(|ui| {
        if primary_button(ui, "Open a map…").clicked() {
            actions.push(Action::Run(Command::Open));
        }
        if button(ui, "Open by path…").clicked() {
            actions.push(Action::Run(Command::OpenByPath));
        }
    });
    ui.add_space(size::GAP);
    for path in welcome.recent.iter().take(MAX_RECENT) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let folder = path.parent().map(|folder| folder.to_string_lossy());
        let folder = folder.unwrap_or_default();
        let row = start_row_ui(ui, icons::ICON_DESCRIPTION, &name, &folder);
        if row.clicked() {
            actions.push(Action::OpenFile(path.clone()));
        }
        row.on_hover_text(path.to_string_lossy());
    }
    if welcome.recent.is_empty() {
        theme.muted(ui, "Or drop a map file on this window.");
    }
    ui.add_space(size::GAP_LARGE);
    hints_ui(ui);
}

fn heading_ui(ui: &mut Ui, text: &str) {
    let theme = Theme::of(ui.ctx());
    ui.label(theme.title_text(text));
    ui.add_space(size::GAP);
}

fn hints_ui(ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    ui.spacing_mut().item_spacing.y = size::GAP_SMALL;
    for (command, what) in [
        (Command::Palette, "finds and runs anything"),
        (Command::Help, "explains keys and maps"),
    ] {
        ui.horizontal(|ui| {
            let keys = command.shortcut_text(ui.ctx());
            ui.label(theme.styled(keys, Face::Bold, size::TEXT_SMALL, theme.tokens.muted));
            theme.muted(ui, what);
        });
    }
}
