//! The menu, made from the table of commands.

use std::path::PathBuf;

use egui::containers::menu::{MenuButton, SubMenuButton};
use egui::{Button, ScrollArea, Ui, vec2};

use crate::bibliography::Style;
use crate::file::preferences::ThemeChoice;
use crate::layout::arrangement;
use crate::ui::action::Action;
use crate::ui::command::{Command, CommandInfo, Menu, Situation, TABLE, availability};
use crate::ui::judging::Judging;
use crate::ui::theme::{Face, TextSize, Theme, icons, size};

/// What the menu shows beyond the table.
#[derive(Clone, Copy, Debug)]
pub struct MenuState<'a> {
    pub now: Situation<'a>,
    pub theme: &'a ThemeChoice,
    pub text_size: TextSize,
    pub citation_style: Style,
    pub recent: &'a [PathBuf],
}

/// After these commands a line separates what follows.
const GROUP_ENDS: &[Command] = &[
    Command::OpenByPath,
    Command::SaveAs,
    Command::PreviousTab,
    Command::Redo,
    Command::Duplicate,
    Command::DeleteKeepingBelow,
    Command::AddPremise,
    Command::AddSupport,
    Command::AddClaim,
    Command::ToggleUnstated,
    Command::MoveLater,
    Command::UnfoldAll,
    Command::Arrange("indented"),
    Command::Proportions("a4 landscape"),
    Command::MoveByHand,
    Command::ResetWidth,
    Command::Rate(0),
    Command::RateRelevance(0),
    Command::ToggleStanding,
    Command::ClearWhatIf,
    Command::ZoomActual,
    Command::Forward,
    Command::ToggleMinimap,
    Command::ShowProblems,
    Command::PreviousPane,
    Command::ThemeDark,
    Command::TextPresentation,
    Command::AttachFolder,
    Command::ReadQuote,
    Command::CopyQuoteMarkdown,
    Command::CollectTexts,
    Command::FindPrevious,
];

/// The button with the whole menu behind it.
pub fn menu_ui(ui: &mut Ui, state: &MenuState<'_>, actions: &mut Vec<Action>) {
    let theme = Theme::of(ui.ctx());
    let icon = theme.styled(
        icons::ICON_MENU.codepoint,
        Face::Icon,
        size::ICON,
        theme.tokens.muted,
    );
    let side = theme.scaled(size::ROW_HEIGHT) + size::GAP_SMALL;
    let button = Button::new(icon)
        .frame_when_inactive(false)
        .min_size(vec2(side, side));
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        for menu in Menu::ALL {
            SubMenuButton::new(menu.title()).ui(ui, |ui| {
                // Large texts make a menu higher than the window.
                let room = ui.ctx().content_rect().height() - 2.0 * size::GAP_LARGE;
                ScrollArea::vertical()
                    .max_height(room)
                    .min_scrolled_height(room)
                    .show(ui, |ui| submenu_ui(ui, menu, state, actions));
            });
        }
    });
    response.accessible_name("Menu").on_hover_text("Menu");
}

fn submenu_ui(ui: &mut Ui, menu: Menu, state: &MenuState<'_>, actions: &mut Vec<Action>) {
    let rows: Vec<&CommandInfo> = TABLE.iter().filter(|info| info.menu == menu).collect();
    for (place, info) in rows.iter().enumerate() {
        row_ui(ui, info, state, actions);
        if info.command == Command::OpenByPath && !state.recent.is_empty() {
            SubMenuButton::new("Open recent").ui(ui, |ui| recent_ui(ui, state, actions));
        }
        if GROUP_ENDS.contains(&info.command) && place + 1 < rows.len() {
            ui.separator();
        }
    }
}

fn recent_ui(ui: &mut Ui, state: &MenuState<'_>, actions: &mut Vec<Action>) {
    for path in state.recent {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let response = ui.button(name.as_ref());
        if response.clicked() {
            actions.push(Action::OpenFile(path.clone()));
        }
        response.on_hover_text(path.to_string_lossy());
    }
}

fn row_ui(ui: &mut Ui, info: &CommandInfo, state: &MenuState<'_>, actions: &mut Vec<Action>) {
    let available = availability(info.command, state.now);
    let name = name_of(info, state);
    let button = Button::new(name.as_str())
        .shortcut_text(info.command.shortcut_text(ui.ctx()))
        .selected(is_on(info.command, state));
    let response = ui.add_enabled(available.is_ok(), button);
    let response = response.accessible_name(name.as_str());
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        actions.push(Action::Run(info.command));
        ui.close();
    }
    match available {
        Err(why) => {
            response.on_disabled_hover_text(why);
        }
        Ok(()) if !info.hint.is_empty() => {
            response.on_hover_text(info.hint);
        }
        Ok(()) => {}
    }
}

/// `Undo add objection`, where there is something to undo.
fn name_of(info: &CommandInfo, state: &MenuState<'_>) -> String {
    let history = state.now.desk.map(|desk| desk.session.history());
    let label = match info.command {
        Command::Undo => history.and_then(|history| history.undo_label()),
        Command::Redo => history.and_then(|history| history.redo_label()),
        _ => None,
    };
    label.map_or_else(
        || info.name.to_owned(),
        |label| format!("{} {label}", info.name),
    )
}

/// Whether the row is the choice in force.
fn is_on(command: Command, state: &MenuState<'_>) -> bool {
    let header = state.now.desk.map(|desk| desk.map().header());
    let judging = state.now.desk.map(|desk| &desk.judging);
    match command {
        Command::ThemeSystem => *state.theme == ThemeChoice::System,
        Command::ThemeLight => *state.theme == ThemeChoice::Light,
        Command::ThemeDark => *state.theme == ThemeChoice::Dark,
        Command::TextNormal => state.text_size == TextSize::Normal,
        Command::TextLarge => state.text_size == TextSize::Large,
        Command::TextPresentation => state.text_size == TextSize::Presentation,
        Command::CiteApa => state.citation_style == Style::Apa,
        Command::CiteChicagoAuthorDate => state.citation_style == Style::ChicagoAuthorDate,
        Command::CiteChicagoNotes => state.citation_style == Style::ChicagoNotes,
        Command::CiteMla => state.citation_style == Style::Mla,
        Command::Arrange(name) => {
            header.is_some_and(|it| arrangement(&it.arrangement).name() == name)
        }
        Command::ToggleStanding => judging.is_some_and(Judging::overlay),
        Command::ToggleEvidenceOnly => judging.is_some_and(|it| it.settings().evidence_only),
        Command::Proportions(word) => header.is_some_and(|it| it.proportions == word),
        _ => false,
    }
}
