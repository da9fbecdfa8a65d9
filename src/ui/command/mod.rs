//! Everything that can be asked of the program by name.
//!
//! One table says how a command is called, what it does, which keys it has and in
//! which menu it stands; the menus, the palette, the keyboard and the help page
//! all read it. [`availability`] says whether it makes sense now, and why not.

mod availability;
mod table;

pub use availability::{Situation, availability, can_spread, quote_at};
pub use table::TABLE;

use egui::KeyboardShortcut;

/// A thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    New,
    Open,
    OpenByPath,
    Save,
    SaveAs,
    CloseTab,
    NextTab,
    PreviousTab,
    Quit,

    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    Duplicate,
    Delete,
    DeleteKeepingBelow,
    SelectAll,
    SelectBranch,
    ClearSelection,
    EditText,

    AddReason,
    AddObjection,
    AddSibling,
    AddPremise,
    AddUndercut,
    AddSupport,
    AddThesis,
    AddQuestion,
    AddClaim,
    AddConflict,
    AddContradiction,

    FlipStance,
    NextCombination,
    ToggleAssumption,
    ToggleUnstated,
    MoveEarlier,
    MoveLater,
    ToggleFold,
    FoldAll,
    UnfoldAll,
    /// The way of arranging of that name.
    Arrange(&'static str),
    /// The frame to fill, by its word; empty to follow the window.
    Proportions(&'static str),
    /// What hangs on the selected cards, in the way of that name; empty for freely.
    Spread(&'static str),
    MoveByHand,
    PinHere,
    Unpin,
    TidySelection,
    UnpinAll,
    WidenCard,
    NarrowCard,
    ResetWidth,
    AddPicture,
    RemovePicture,

    /// Rates what is selected: a step from 1 to 5, or 0 to take the rating away.
    Rate(u8),
    /// The same, of how much a quote bears on what it is put behind.
    RateRelevance(u8),
    ToggleStanding,
    HoldIn,
    HoldOut,
    SwitchOff,
    ClearWhatIf,
    NextPerspective,
    Perspectives,
    ToggleEvidenceOnly,

    FitAll,
    FitSelection,
    ZoomIn,
    ZoomOut,
    ZoomActual,
    Focus,
    Back,
    Forward,
    ToggleLeftPanel,
    ToggleRightPanel,
    ToggleMinimap,
    MapView,
    ReadView,
    QuotesView,
    MatrixView,
    CompareView,
    WhatWouldChange,
    Summary,
    ShowSources,
    ShowOutline,
    ShowProblems,
    NextPane,
    PreviousPane,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    TextNormal,
    TextLarge,
    TextPresentation,
    Fullscreen,

    AddSource,
    AttachFile,
    AttachFolder,
    AddDocuments,
    SourceFromClipboard,
    ReloadText,
    KeepText,
    LinkText,
    CollectTexts,
    QuoteSelection,
    ReadQuote,
    ImportReferences,
    References,
    CopyReferences,
    CopyQuote,
    CopyQuoteMarkdown,
    CiteApa,
    CiteChicagoAuthorDate,
    CiteChicagoNotes,
    CiteMla,
    MendQuotes,
    CopyQuoteTable,
    CopyComparison,
    ExportQuoteTable,
    ExportMatrix,
    WhoElseSaysSo,

    Find,
    FindInAll,
    FindNext,
    FindPrevious,
    Palette,
    Help,
    Notices,
}

impl Command {
    /// Whether it opens the field of a card, which is to have what is typed next.
    #[must_use]
    pub fn opens_card(self) -> bool {
        matches!(
            self,
            Self::EditText
                | Self::AddReason
                | Self::AddObjection
                | Self::AddSibling
                | Self::AddPremise
                | Self::AddUndercut
                | Self::AddSupport
                | Self::AddThesis
                | Self::AddQuestion
                | Self::AddClaim
        )
    }
}

/// Which menu a command stands in, and where the help page lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Menu {
    File,
    Edit,
    Grow,
    Change,
    Arrange,
    Judge,
    View,
    Sources,
    Help,
}

impl Menu {
    pub const ALL: [Self; 9] = [
        Self::File,
        Self::Edit,
        Self::Grow,
        Self::Change,
        Self::Arrange,
        Self::Judge,
        Self::View,
        Self::Sources,
        Self::Help,
    ];

    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Grow => "Add",
            Self::Change => "Change",
            Self::Arrange => "Arrange",
            Self::Judge => "Judge",
            Self::View => "View",
            Self::Sources => "Sources",
            Self::Help => "Help",
        }
    }
}

/// Where a command's keys count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Anywhere, while no text field wants them.
    Everywhere,
    /// Anywhere, text fields included.
    EvenInText,
    /// While the canvas has the keyboard.
    Canvas,
}

/// A row of the table.
#[derive(Debug)]
pub struct CommandInfo {
    pub command: Command,
    /// As the menu says it.
    pub name: &'static str,
    /// One sentence more, for the palette and tooltips.
    pub hint: &'static str,
    /// The first one is shown; the others work as well.
    pub shortcuts: &'static [KeyboardShortcut],
    pub menu: Menu,
    pub scope: Scope,
}

impl Command {
    /// The command's row of the table.
    #[must_use]
    pub fn info(self) -> &'static CommandInfo {
        // A test holds that every command has a row.
        (TABLE.iter())
            .find(|info| info.command == self)
            .unwrap_or(&TABLE[0])
    }

    #[must_use]
    pub fn name(self) -> &'static str {
        self.info().name
    }

    /// The shortcut to show, as this system writes it; empty where there is none.
    #[must_use]
    pub fn shortcut_text(self, ctx: &egui::Context) -> String {
        (self.info().shortcuts.first())
            .map(|shortcut| ctx.format_shortcut(shortcut))
            .unwrap_or_default()
    }
}
