//! The menu of the right button.

use egui::{Response, Ui};

use crate::model::{Id, Kind};
use crate::ui::action::Action;
use crate::ui::command::{Command, Situation, availability};
use crate::ui::cx::Cx;
use crate::ui::judging::JudgeAction;

use super::Canvas;

const ON_CLAIM: &[&[Command]] = &[
    &[
        Command::EditText,
        Command::AddReason,
        Command::AddObjection,
        Command::AddSibling,
        Command::AddPremise,
    ],
    &[
        Command::AddUndercut,
        Command::FlipStance,
        Command::NextCombination,
    ],
    &[
        Command::ToggleAssumption,
        Command::ToggleUnstated,
        Command::AddConflict,
        Command::AddContradiction,
    ],
    &[Command::ReadQuote, Command::AddPicture],
    &[Command::HoldIn, Command::HoldOut],
    &[
        Command::ToggleFold,
        Command::Focus,
        Command::PinHere,
        Command::Unpin,
        Command::TidySelection,
        Command::ResetWidth,
    ],
    &[
        Command::Spread("row"),
        Command::Spread("columns"),
        Command::Spread("sides"),
        Command::Spread(""),
    ],
    &[
        Command::Cut,
        Command::Copy,
        Command::Paste,
        Command::Duplicate,
        Command::Delete,
    ],
];

const ON_REASON: &[&[Command]] = &[
    &[
        Command::AddPremise,
        Command::AddUndercut,
        Command::AddSupport,
        Command::AddSibling,
    ],
    &[Command::FlipStance, Command::NextCombination],
    &[Command::SwitchOff],
    &[
        Command::ToggleFold,
        Command::Focus,
        Command::PinHere,
        Command::Unpin,
        Command::TidySelection,
    ],
    &[
        Command::Spread("row"),
        Command::Spread("columns"),
        Command::Spread("sides"),
        Command::Spread(""),
    ],
    &[
        Command::Cut,
        Command::Copy,
        Command::Paste,
        Command::Duplicate,
        Command::Delete,
    ],
];

const ON_QUESTION: &[&[Command]] = &[
    &[Command::EditText, Command::AddThesis, Command::AddQuestion],
    &[
        Command::ToggleFold,
        Command::Focus,
        Command::PinHere,
        Command::Unpin,
        Command::TidySelection,
    ],
    &[
        Command::Spread("row"),
        Command::Spread("columns"),
        Command::Spread(""),
    ],
    &[Command::Copy, Command::Paste, Command::Delete],
];

const ON_CONFLICT: &[&[Command]] = &[&[Command::Delete]];

const ON_CANVAS: &[&[Command]] = &[
    &[Command::AddClaim, Command::AddThesis, Command::AddQuestion],
    &[Command::Paste, Command::SelectAll],
    &[
        Command::FitAll,
        Command::FoldAll,
        Command::UnfoldAll,
        Command::UnpinAll,
    ],
];

/// What can be done with the quote that was pressed on a card.
fn chip_ui(ui: &mut Ui, cx: &mut Cx<'_>, backing: Id) {
    let is_off = cx.desk.judging.settings().what_if.off.contains(&backing);
    let (name, action) = match is_off {
        true => (
            "Count this quote again",
            JudgeAction::SwitchOn(vec![backing]),
        ),
        false => (
            "Suppose without this quote",
            JudgeAction::SwitchOff(vec![backing]),
        ),
    };
    if ui.button(name).clicked() {
        cx.push(Action::Judge(action));
        ui.close();
    }
}

impl Canvas {
    pub(super) fn menu_ui(&self, cx: &mut Cx<'_>, response: &Response) {
        response.context_menu(|ui| {
            ui.set_min_width(260.0);
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
            if let Some(backing) = self.menu_of.filter(|id| cx.map().contains(*id)) {
                chip_ui(ui, cx, backing);
                ui.separator();
            }
            let groups = match cx.desk.selection.lead().map(crate::model::Id::kind) {
                Some(Kind::Claim) => ON_CLAIM,
                Some(Kind::Reason) => ON_REASON,
                Some(Kind::Question) => ON_QUESTION,
                Some(Kind::Conflict) => ON_CONFLICT,
                _ => ON_CANVAS,
            };
            let situation = Situation {
                desk: Some(cx.desk),
                tabs: 1,
                words_selected: false,
            };
            for (place, group) in groups.iter().enumerate() {
                if place > 0 {
                    ui.separator();
                }
                for command in *group {
                    let available = availability(*command, situation);
                    let keys = command.shortcut_text(ui.ctx());
                    let button = egui::Button::new(command.name()).shortcut_text(keys);
                    let shown = ui.add_enabled(available.is_ok(), button);
                    let shown = match available {
                        Ok(()) => shown,
                        Err(why) => shown.on_disabled_hover_text(why),
                    };
                    if shown.clicked() {
                        cx.run(*command);
                        ui.close();
                    }
                }
            }
        });
    }
}
