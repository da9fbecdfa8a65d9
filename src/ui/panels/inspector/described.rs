//! A choice between things that need a sentence each.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Button, Layout, Ui};

use crate::ui::theme::{Face, Theme, size};

/// One thing to choose, with what it means.
pub struct Described<T> {
    pub value: T,
    pub name: String,
    pub sentence: &'static str,
}

/// A menu of choices with their sentences; gives the new value.
pub fn described_choice<T: Clone + PartialEq>(
    ui: &mut Ui,
    theme: &Theme,
    id: impl egui::AsIdSalt,
    name: &str,
    value: &T,
    choices: &[Described<T>],
) -> Option<T> {
    let current = choices.iter().find(|choice| choice.value == *value);
    let shown = current.map_or("", |choice| choice.name.as_str());
    let width = ui.available_width();
    let mut chosen = None;
    ui.name_inputs(name, |ui| {
        let combo = egui::ComboBox::from_id_salt(id)
            .selected_text(shown)
            .width(width)
            .height(theme.scaled(420.0))
            .truncate();
        let made = combo.show_ui(ui, |ui| {
            ui.set_max_width(width.max(theme.scaled(240.0)));
            for choice in choices {
                if row_ui(ui, theme, choice, choice.value == *value) {
                    chosen = Some(choice.value.clone());
                }
            }
        });
        made.response.accessible_name(format!("{name}: {shown}"));
    });
    chosen.filter(|chosen| chosen != value)
}

fn row_ui<T>(ui: &mut Ui, theme: &Theme, choice: &Described<T>, is_on: bool) -> bool {
    let mut job = LayoutJob::default();
    let format =
        |face: Face, points: f32, color| TextFormat::simple(face.at(theme.scaled(points)), color);
    let tokens = &theme.tokens;
    job.append(
        &choice.name,
        0.0,
        format(Face::Bold, size::TEXT, tokens.ink),
    );
    if !choice.sentence.is_empty() {
        let small = format(Face::Regular, size::TEXT_SMALL, tokens.muted);
        job.append(&format!("\n{}", choice.sentence), 0.0, small);
    }
    let button = Button::new(job)
        .wrap()
        .selected(is_on)
        .frame_when_inactive(is_on);
    let flush = Layout::top_down_justified(Align::LEFT);
    let response = ui.with_layout(flush, |ui| ui.add(button)).inner;
    response.accessible_name(choice.name.as_str()).clicked()
}
