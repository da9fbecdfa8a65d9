//! What is left out for the sake of argument, and how to put it back.

use egui::{Frame, Margin, Ui};

use crate::model::{Id, Map};
use crate::reasoning::name_of;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::judging::JudgeAction;
use crate::ui::theme::size;

use super::link_ui::{flow, link_ui, remark_ui};
use super::told::{How, Supposed, supposed};

/// So many are listed; more are counted.
const LISTED: usize = 6;

/// What is tried now; nothing where nothing is.
pub fn tried_ui(ui: &mut Ui, cx: &mut Cx<'_>, question: Id) {
    let what_if = &cx.desk.judging.settings().what_if;
    if what_if.is_empty() {
        return;
    }
    let supposed = supposed(what_if);
    let theme = cx.theme;
    ui.add_space(size::GAP_SMALL);
    let frame = Frame::new()
        .fill(theme.tokens.undercut_soft)
        .corner_radius(size::CORNER)
        .inner_margin(Margin::symmetric(10, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.push_id(("tried", question), |ui| {
            ui.label(theme.bold_text("For the sake of argument"));
            for one in supposed.iter().take(LISTED) {
                ui.push_id(one.id, |ui| one_ui(ui, cx, *one));
            }
            if supposed.len() > LISTED {
                let more = format!("and {} more", supposed.len() - LISTED);
                theme.muted(ui, more);
            }
            if supposed.len() > 1 && ui.button("Put everything back").clicked() {
                cx.push(Action::Judge(JudgeAction::ClearWhatIf));
            }
        });
    });
}

fn one_ui(ui: &mut Ui, cx: &mut Cx<'_>, one: Supposed) {
    let (before, after) = around(one.how);
    let name = name_of(cx.map(), one.id);
    flow(ui, |ui| {
        remark_ui(ui, cx.theme, before);
        link_ui(ui, cx, &name, one.id, size::TEXT_SMALL);
        remark_ui(ui, cx.theme, format!("{after}  "));
        let put_back = format!("Put back: {}", described(cx.map(), one));
        let button = ui.small_button("Put back").accessible_name(put_back);
        if button.clicked() {
            cx.push(Action::Judge(JudgeAction::SwitchOn(vec![one.id])));
        }
    });
}

/// What stands before the name of what is supposed, and after it.
const fn around(how: How) -> (&'static str, &'static str) {
    match how {
        How::Withdrawn => ("without ", ""),
        How::Unrated => ("without the rating of ", ""),
        How::Accepted => ("with ", " accepted"),
        How::Rejected => ("with ", " not accepted"),
    }
}

fn described(map: &Map, one: Supposed) -> String {
    let (before, after) = around(one.how);
    format!("{before}{}{after}", name_of(map, one.id))
}
