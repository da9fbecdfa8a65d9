//! Commands on how theses are judged, and the window of perspectives.

use egui::Context;

use crate::model::{Id, Kind, Map};
use crate::reasoning::Hold;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::desk::Desk;
use crate::ui::judging::{JudgeAction, Perspectives};
use crate::ui::theme::Theme;

use super::App;

impl App {
    /// Carries out a command that supposes something or looks from elsewhere.
    pub(super) fn judge(&mut self, command: Command) {
        let Some(tab) = self.tab_mut() else { return };
        for action in judged(command, &tab.desk) {
            tab.desk.judging.act(action);
        }
        self.ctx.request_repaint();
    }

    pub(super) fn show_perspectives(&mut self) {
        self.perspectives = Some(Perspectives::default());
    }

    /// Draws the window of perspectives while it is open.
    pub(super) fn perspectives_ui(&mut self, ctx: &Context, actions: &mut Vec<Action>) {
        let Self {
            tabs,
            active,
            perspectives,
            ..
        } = self;
        let (Some(window), Some(tab)) = (
            perspectives.as_mut(),
            active.and_then(|active| tabs.get(active)),
        ) else {
            *perspectives = None;
            return;
        };
        let theme = Theme::of(ctx);
        let mut cx = Cx {
            desk: &tab.desk,
            theme: &theme,
            actions,
        };
        if window.ui(ctx, &mut cx) {
            *perspectives = None;
        }
    }
}

/// What the command does to how the map is judged.
fn judged(command: Command, desk: &Desk) -> Vec<JudgeAction> {
    let settings = desk.judging.settings();
    match command {
        Command::HoldIn => held(desk, Hold::In),
        Command::HoldOut => held(desk, Hold::Out),
        Command::SwitchOff => {
            let items: Vec<Id> = (desk.selection.ids().iter())
                .flat_map(|id| switchable(desk.map(), *id))
                .collect();
            let is_off = |id: &Id| {
                settings.what_if.off.contains(id)
                    || settings.what_if.held.get(id) == Some(&Hold::Out)
            };
            vec![match items.iter().all(is_off) {
                true => JudgeAction::SwitchOn(items),
                false => JudgeAction::SwitchOff(items),
            }]
        }
        Command::ClearWhatIf => vec![JudgeAction::ClearWhatIf],
        Command::NextPerspective => {
            let all = desk.map().perspectives_in_order();
            let now = settings.perspective;
            let place = now.and_then(|now| all.iter().position(|id| *id == now));
            let next = match (now, place) {
                (Some(_), Some(place)) => all.get(place + 1),
                _ => all.first(),
            };
            vec![JudgeAction::LookFrom(next.copied())]
        }
        Command::ToggleEvidenceOnly => vec![JudgeAction::EvidenceOnly(!settings.evidence_only)],
        _ => Vec::new(),
    }
}

/// Holds the selected claims so, or lets go of them if they all are.
fn held(desk: &Desk, hold: Hold) -> Vec<JudgeAction> {
    let held = &desk.judging.settings().what_if.held;
    let claims = || {
        let ids = desk.selection.ids().iter().copied();
        ids.filter(|id| id.kind() == Kind::Claim)
    };
    let all = claims().all(|claim| held.get(&claim) == Some(&hold));
    let hold = (!all).then_some(hold);
    claims()
        .map(|claim| JudgeAction::Hold { claim, hold })
        .collect()
}

/// What is switched off where a record is: a quote counts wherever it backs something.
fn switchable(map: &Map, id: Id) -> Vec<Id> {
    match id.kind() {
        Kind::Claim | Kind::Reason | Kind::Backing => vec![id],
        Kind::Quote => map.backings_with(id),
        _ => Vec::new(),
    }
}
