//! The table of commands, in the order of the menus.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{Command, CommandInfo, Menu, Scope};

const NONE: Modifiers = Modifiers::NONE;
const COMMAND: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;
const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const ALT_SHIFT: Modifiers = Modifiers::ALT.plus(Modifiers::SHIFT);

const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

const fn row(
    command: Command,
    name: &'static str,
    hint: &'static str,
    shortcuts: &'static [KeyboardShortcut],
    menu: Menu,
    scope: Scope,
) -> CommandInfo {
    CommandInfo {
        command,
        name,
        hint,
        shortcuts,
        menu,
        scope,
    }
}

/// Every command, once.
#[rustfmt::skip]
pub static TABLE: &[CommandInfo] = &[
    row(Command::New, "New map…", "Start from a template", &[key(COMMAND, Key::N)], Menu::File, Scope::Everywhere),
    row(Command::Open, "Open…", "Choose a map file", &[key(COMMAND, Key::O)], Menu::File, Scope::Everywhere),
    row(Command::OpenByPath, "Open by path…", "Type or paste where the file is; works without a file dialog", &[key(COMMAND_SHIFT, Key::O)], Menu::File, Scope::Everywhere),
    row(Command::Save, "Save", "Write the map to its file", &[key(COMMAND, Key::S)], Menu::File, Scope::EvenInText),
    row(Command::SaveAs, "Save as…", "Write the map to another file", &[key(COMMAND_SHIFT, Key::S)], Menu::File, Scope::EvenInText),
    row(Command::CloseTab, "Close tab", "Close the map; asks first if something is unsaved", &[key(COMMAND, Key::W)], Menu::File, Scope::EvenInText),
    row(Command::NextTab, "Next tab", "Go to the map on the right", &[key(COMMAND, Key::PageDown), key(COMMAND, Key::Tab)], Menu::File, Scope::EvenInText),
    row(Command::PreviousTab, "Previous tab", "Go to the map on the left", &[key(COMMAND, Key::PageUp), key(COMMAND_SHIFT, Key::Tab)], Menu::File, Scope::EvenInText),
    row(Command::Quit, "Quit", "Close the window; asks first if something is unsaved", &[key(COMMAND, Key::Q)], Menu::File, Scope::EvenInText),
    row(Command::Undo, "Undo", "Take the last step back", &[key(COMMAND, Key::Z)], Menu::Edit, Scope::Everywhere),
    row(Command::Redo, "Redo", "Make the step again that was taken back", &[key(COMMAND_SHIFT, Key::Z), key(COMMAND, Key::Y)], Menu::Edit, Scope::Everywhere),
    row(Command::Cut, "Cut", "Take the selected branch to the clipboard", &[], Menu::Edit, Scope::Canvas),
    row(Command::Copy, "Copy", "Copy the selected branch, with its quotes and sources", &[], Menu::Edit, Scope::Canvas),
    row(Command::Paste, "Paste", "Put a copied branch under the selected card", &[], Menu::Edit, Scope::Canvas),
    row(Command::Duplicate, "Duplicate", "Copy the selected branch beside itself", &[key(COMMAND, Key::D)], Menu::Edit, Scope::Canvas),
    row(Command::Delete, "Delete", "Remove what is selected with everything that hangs on it alone", &[key(NONE, Key::Delete), key(NONE, Key::Backspace)], Menu::Edit, Scope::Canvas),
    row(Command::DeleteKeepingBelow, "Delete, keep what is below", "Remove what is selected; claims below it stay, on their own", &[key(SHIFT, Key::Delete)], Menu::Edit, Scope::Canvas),
    row(Command::SelectAll, "Select all", "Select every card on the canvas", &[key(COMMAND, Key::A)], Menu::Edit, Scope::Canvas),
    row(Command::SelectBranch, "Select branch", "Select the card and everything below it", &[key(COMMAND_SHIFT, Key::A)], Menu::Edit, Scope::Canvas),
    row(Command::ClearSelection, "Select nothing", "Clear the selection, leave the focus view", &[key(NONE, Key::Escape)], Menu::Edit, Scope::Canvas),
    row(Command::EditText, "Edit text", "Type in the card itself", &[key(NONE, Key::Enter), key(NONE, Key::F2)], Menu::Edit, Scope::Canvas),
    row(Command::AddReason, "Add reason", "Grow a reason under the selected card and type it", &[key(NONE, Key::Tab)], Menu::Grow, Scope::Canvas),
    row(Command::AddObjection, "Add objection", "Grow an objection under the selected card and type it", &[key(SHIFT, Key::Tab)], Menu::Grow, Scope::Canvas),
    row(Command::AddSibling, "Add sibling", "One more of the same kind beside the selected card", &[key(COMMAND, Key::Enter)], Menu::Grow, Scope::Canvas),
    row(Command::AddPremise, "Add co-premise", "A claim that the reason needs as well, in the same box", &[key(COMMAND_SHIFT, Key::Enter)], Menu::Grow, Scope::Canvas),
    row(Command::AddUndercut, "Add undercut", "Attack the step from premise to conclusion, not the premise", &[key(NONE, Key::U)], Menu::Grow, Scope::Canvas),
    row(Command::AddSupport, "Add support for the step", "Say why the premise bears on the conclusion", &[key(SHIFT, Key::U)], Menu::Grow, Scope::Canvas),
    row(Command::AddThesis, "Add thesis", "One more rival answer to the question", &[key(NONE, Key::T)], Menu::Grow, Scope::Canvas),
    row(Command::AddQuestion, "Add question", "What is in dispute, to lay out theses under", &[key(COMMAND, Key::T)], Menu::Grow, Scope::Canvas),
    row(Command::AddClaim, "Add free claim", "A claim on its own, to be linked later", &[key(NONE, Key::N)], Menu::Grow, Scope::Canvas),
    row(Command::AddConflict, "Mark as: not both", "The two selected claims cannot both be true", &[key(NONE, Key::X)], Menu::Grow, Scope::Canvas),
    row(Command::AddContradiction, "Mark as: exactly one", "Of the two selected claims exactly one is true", &[key(SHIFT, Key::X)], Menu::Grow, Scope::Canvas),
    row(Command::FlipStance, "Flip stance", "Turn a reason into an objection and back", &[key(NONE, Key::F)], Menu::Change, Scope::Canvas),
    row(Command::NextCombination, "Change how premises join", "Linked (all needed), convergent (each counts alone), cumulative", &[key(NONE, Key::J)], Menu::Change, Scope::Canvas),
    row(Command::ToggleAssumption, "Assumption", "Mark the claim as taken for granted", &[key(NONE, Key::A)], Menu::Change, Scope::Canvas),
    row(Command::ToggleUnstated, "Unstated", "Mark the claim as implicit: nobody says it, the argument needs it", &[key(NONE, Key::I)], Menu::Change, Scope::Canvas),
    row(Command::MoveEarlier, "Move earlier", "One place to the left among its siblings", &[key(ALT, Key::ArrowLeft), key(ALT, Key::ArrowUp)], Menu::Change, Scope::Canvas),
    row(Command::MoveLater, "Move later", "One place to the right among its siblings", &[key(ALT, Key::ArrowRight), key(ALT, Key::ArrowDown)], Menu::Change, Scope::Canvas),
    row(Command::ToggleFold, "Fold or unfold", "Hide what hangs below, or show it again", &[key(NONE, Key::H)], Menu::Change, Scope::Canvas),
    row(Command::FoldAll, "Fold all theses", "Show the question and its theses only", &[], Menu::Change, Scope::Canvas),
    row(Command::UnfoldAll, "Unfold everything", "Show every claim", &[], Menu::Change, Scope::Canvas),
    row(Command::WidenCard, "Widen card", "Make the selected card wider", &[key(SHIFT, Key::Period)], Menu::Change, Scope::Canvas),
    row(Command::NarrowCard, "Narrow card", "Make the selected card narrower", &[key(SHIFT, Key::Comma)], Menu::Change, Scope::Canvas),
    row(Command::ResetWidth, "Usual card width", "Forget the width that was set by hand", &[], Menu::Change, Scope::Canvas),
    row(Command::AddPicture, "Add picture…", "Put a PNG or JPEG on the selected claim or source", &[], Menu::Change, Scope::Everywhere),
    row(Command::RemovePicture, "Remove picture", "Take the picture off the selected claim or source", &[], Menu::Change, Scope::Everywhere),
    row(Command::Arrange("tip-over"), "Arrange: compact", "Rows and columns by turns, so that the map fills its frame", &[], Menu::Arrange, Scope::Canvas),
    row(Command::Arrange("trunk"), "Arrange: reasons left, objections right", "Along a trunk under each claim", &[], Menu::Arrange, Scope::Canvas),
    row(Command::Arrange("top-to-bottom"), "Arrange: top to bottom", "A tree with everything in a row below what it hangs on", &[], Menu::Arrange, Scope::Canvas),
    row(Command::Arrange("left-to-right"), "Arrange: left to right", "A tree with everything in a column beside what it hangs on", &[], Menu::Arrange, Scope::Canvas),
    row(Command::Arrange("columns"), "Arrange: a column for each thesis", "Theses side by side, all that bears on one in its own lane", &[], Menu::Arrange, Scope::Canvas),
    row(Command::Arrange("layered"), "Arrange: ranks", "Equally deep on one level, linked branches near each other", &[], Menu::Arrange, Scope::Canvas),
    row(Command::Arrange("indented"), "Arrange: indented", "One card below the other, as in an outline", &[], Menu::Arrange, Scope::Canvas),
    row(Command::Proportions(""), "Fill: the window", "The map takes the shape of the window", &[], Menu::Arrange, Scope::Canvas),
    row(Command::Proportions("16:9"), "Fill: a screen, 16 to 9", "The map takes the shape of a wide screen or projector", &[], Menu::Arrange, Scope::Canvas),
    row(Command::Proportions("16:10"), "Fill: a screen, 16 to 10", "", &[], Menu::Arrange, Scope::Canvas),
    row(Command::Proportions("4:3"), "Fill: a screen, 4 to 3", "The map takes the shape of an older projector", &[], Menu::Arrange, Scope::Canvas),
    row(Command::Proportions("a4 portrait"), "Fill: A4, upright", "The map takes the shape of a page", &[], Menu::Arrange, Scope::Canvas),
    row(Command::Proportions("a4 landscape"), "Fill: A4, on its side", "", &[], Menu::Arrange, Scope::Canvas),
    row(Command::Spread("row"), "Spread in a row", "What hangs on the selected card stands side by side", &[], Menu::Arrange, Scope::Canvas),
    row(Command::Spread("columns"), "Spread in columns", "What hangs on the selected card stands below each other; if it is much, in several columns", &[], Menu::Arrange, Scope::Canvas),
    row(Command::Spread("sides"), "Spread on two sides", "Reasons for on the left, objections on the right", &[], Menu::Arrange, Scope::Canvas),
    row(Command::Spread(""), "Spread freely", "Let the layout choose again how it spreads", &[], Menu::Arrange, Scope::Canvas),
    row(Command::MoveByHand, "Move with the arrow keys", "Take hold of the selected cards: arrows move them, Enter keeps them there, Esc puts them back", &[key(NONE, Key::M)], Menu::Arrange, Scope::Canvas),
    row(Command::PinHere, "Pin here", "Keep the selected cards where they stand now, whatever is added", &[key(SHIFT, Key::P)], Menu::Arrange, Scope::Canvas),
    row(Command::Unpin, "Unpin", "Let the layout place the selected cards again", &[key(NONE, Key::P)], Menu::Arrange, Scope::Canvas),
    row(Command::TidySelection, "Tidy selection", "Unpin the selected cards and all that hangs on them, let them spread freely, and lay them out again", &[key(COMMAND_SHIFT, Key::L)], Menu::Arrange, Scope::Canvas),
    row(Command::UnpinAll, "Tidy everything", "Unpin every card, let everything spread freely, and lay the whole map out afresh", &[], Menu::Arrange, Scope::Canvas),
    row(Command::Rate(1), "Rate 1 of 5: lowest", "A claim is not credible, a reason is none at all, a quote is not reliable", &[key(NONE, Key::Num1)], Menu::Judge, Scope::Canvas),
    row(Command::Rate(2), "Rate 2 of 5", "A claim or quote is doubtful, a reason weak", &[key(NONE, Key::Num2)], Menu::Judge, Scope::Canvas),
    row(Command::Rate(3), "Rate 3 of 5: the middle", "A claim is open, a reason fair, a quote fairly reliable", &[key(NONE, Key::Num3)], Menu::Judge, Scope::Canvas),
    row(Command::Rate(4), "Rate 4 of 5", "A claim is credible, a reason strong, a quote reliable", &[key(NONE, Key::Num4)], Menu::Judge, Scope::Canvas),
    row(Command::Rate(5), "Rate 5 of 5: highest", "A claim is very credible, a reason compelling, a quote very reliable", &[key(NONE, Key::Num5)], Menu::Judge, Scope::Canvas),
    row(Command::Rate(0), "Take rating away", "What is selected counts as not rated", &[key(NONE, Key::Num0)], Menu::Judge, Scope::Canvas),
    row(Command::RateRelevance(1), "Relevance 1 of 5: lowest", "The quote is beside the point", &[key(SHIFT, Key::Num1)], Menu::Judge, Scope::Canvas),
    row(Command::RateRelevance(2), "Relevance 2 of 5", "The quote is marginal", &[key(SHIFT, Key::Num2)], Menu::Judge, Scope::Canvas),
    row(Command::RateRelevance(3), "Relevance 3 of 5: the middle", "The quote is relevant", &[key(SHIFT, Key::Num3)], Menu::Judge, Scope::Canvas),
    row(Command::RateRelevance(4), "Relevance 4 of 5", "The quote is important", &[key(SHIFT, Key::Num4)], Menu::Judge, Scope::Canvas),
    row(Command::RateRelevance(5), "Relevance 5 of 5: highest", "The quote is decisive", &[key(SHIFT, Key::Num5)], Menu::Judge, Scope::Canvas),
    row(Command::RateRelevance(0), "Take relevance away", "The selected quote counts as not rated for relevance", &[key(SHIFT, Key::Num0)], Menu::Judge, Scope::Canvas),
    row(Command::ToggleStanding, "Show how claims stand", "Verdict, strength and inconsistency on the cards; hide them to let others judge first", &[key(NONE, Key::S)], Menu::Judge, Scope::Canvas),
    row(Command::HoldIn, "Suppose it is accepted", "Hold the selected claims in for the sake of argument, or let them go; the map stays as it is", &[key(NONE, Key::Y)], Menu::Judge, Scope::Everywhere),
    row(Command::HoldOut, "Suppose it is not accepted", "Hold the selected claims out for the sake of argument, or let them go; the map stays as it is", &[key(SHIFT, Key::Y)], Menu::Judge, Scope::Everywhere),
    row(Command::SwitchOff, "Switch off or on", "Count the selected reasons or quotes as not being there, for the sake of argument; a claim, as withdrawn", &[key(NONE, Key::O)], Menu::Judge, Scope::Everywhere),
    row(Command::ClearWhatIf, "Clear what is supposed", "Let go of everything that is supposed for the sake of argument", &[key(NONE, Key::F8)], Menu::Judge, Scope::EvenInText),
    row(Command::NextPerspective, "Look from the next perspective", "The map’s own ratings, then those of each perspective in turn", &[key(NONE, Key::V)], Menu::Judge, Scope::Everywhere),
    row(Command::ToggleEvidenceOnly, "Evidence only", "Claims without a rating are worth nothing by themselves; assumptions stay", &[key(NONE, Key::E)], Menu::Judge, Scope::Everywhere),
    row(Command::Perspectives, "Perspectives…", "Add, rename, remove and compare those who rate the map: where they disagree most", &[], Menu::Judge, Scope::Everywhere),
    row(Command::FitAll, "Fit all", "Show the whole map", &[key(COMMAND, Key::Num0), key(NONE, Key::Home)], Menu::View, Scope::Canvas),
    row(Command::FitSelection, "Fit selection", "Show what is selected as large as it fits", &[key(COMMAND, Key::Num2)], Menu::View, Scope::Canvas),
    row(Command::ZoomIn, "Zoom in", "", &[key(COMMAND, Key::Plus), key(COMMAND, Key::Equals)], Menu::View, Scope::Canvas),
    row(Command::ZoomOut, "Zoom out", "", &[key(COMMAND, Key::Minus)], Menu::View, Scope::Canvas),
    row(Command::ZoomActual, "Zoom to 100%", "", &[key(COMMAND, Key::Num1)], Menu::View, Scope::Canvas),
    row(Command::Focus, "Focus on selection", "Show only what stands within two links of the selected card", &[key(COMMAND, Key::Period)], Menu::View, Scope::Canvas),
    row(Command::Back, "Back", "To the card looked at before", &[key(ALT_SHIFT, Key::ArrowLeft), key(COMMAND, Key::OpenBracket)], Menu::View, Scope::Everywhere),
    row(Command::Forward, "Forward", "To the card come back from", &[key(ALT_SHIFT, Key::ArrowRight), key(COMMAND, Key::CloseBracket)], Menu::View, Scope::Everywhere),
    row(Command::ToggleLeftPanel, "Left panel", "Show or hide sources, outline and problems", &[key(COMMAND, Key::B)], Menu::View, Scope::Everywhere),
    row(Command::ToggleRightPanel, "Right panel", "Show or hide the inspector", &[key(COMMAND, Key::I)], Menu::View, Scope::Everywhere),
    row(Command::ToggleMinimap, "Minimap", "Show or hide the small picture of the whole map", &[key(COMMAND, Key::M)], Menu::View, Scope::Everywhere),
    row(Command::MapView, "View: map", "The canvas in the middle of the window", &[key(ALT, Key::Num1)], Menu::View, Scope::EvenInText),
    row(Command::ReadView, "View: read", "One document in the middle of the window", &[key(ALT, Key::Num2)], Menu::View, Scope::EvenInText),
    row(Command::QuotesView, "View: quotes", "Every quote in a table, and those to mend", &[key(ALT, Key::Num3)], Menu::View, Scope::EvenInText),
    row(Command::MatrixView, "View: matrix", "Evidence against theses, and how each row goes with each", &[key(ALT, Key::Num4)], Menu::View, Scope::EvenInText),
    row(Command::CompareView, "View: compare", "Two to four theses side by side", &[key(ALT, Key::Num5)], Menu::View, Scope::EvenInText),
    row(Command::CopyComparison, "Copy the comparison", "The theses that the compare view shows, their cases and what lies across them, as Markdown", &[], Menu::View, Scope::Everywhere),
    row(Command::WhatWouldChange, "What would change the answer", "Who leads, on what that hangs, and what is still open, in the right panel", &[key(SHIFT, Key::W)], Menu::View, Scope::Everywhere),
    row(Command::Summary, "Summary of the question", "How the theses stand, on what that hangs and what is missing, in plain sentences to read and to copy", &[key(SHIFT, Key::S)], Menu::View, Scope::Everywhere),
    row(Command::ShowSources, "Sources", "Sources and reader in the left panel", &[key(COMMAND_SHIFT, Key::Num1)], Menu::View, Scope::Everywhere),
    row(Command::ShowOutline, "Outline", "The map as a tree in the left panel", &[key(COMMAND_SHIFT, Key::Num2)], Menu::View, Scope::Everywhere),
    row(Command::ShowProblems, "Problems", "What there is to look at, in the left panel", &[key(COMMAND_SHIFT, Key::Num3)], Menu::View, Scope::Everywhere),
    row(Command::NextPane, "Next pane", "Move the keyboard from canvas to inspector to left panel", &[key(NONE, Key::F6)], Menu::View, Scope::EvenInText),
    row(Command::PreviousPane, "Previous pane", "The other way round", &[key(SHIFT, Key::F6)], Menu::View, Scope::EvenInText),
    row(Command::ThemeSystem, "Theme: as the system", "", &[], Menu::View, Scope::Everywhere),
    row(Command::ThemeLight, "Theme: light", "", &[], Menu::View, Scope::Everywhere),
    row(Command::ThemeDark, "Theme: dark", "", &[], Menu::View, Scope::Everywhere),
    row(Command::TextNormal, "Text: normal", "", &[], Menu::View, Scope::Everywhere),
    row(Command::TextLarge, "Text: large", "", &[], Menu::View, Scope::Everywhere),
    row(Command::TextPresentation, "Text: presentation", "Large enough for the back of a room", &[], Menu::View, Scope::Everywhere),
    row(Command::Fullscreen, "Full screen", "For a projector; F11 again, or Esc with nothing selected, leaves it", &[key(NONE, Key::F11)], Menu::View, Scope::EvenInText),
    row(Command::AddSource, "Add source", "A document to quote from, with its bibliographic record", &[], Menu::Sources, Scope::Everywhere),
    row(Command::AddDocuments, "Add documents…", "Files of any kind: each goes to the source whose quotes it holds, or becomes a source", &[], Menu::Sources, Scope::Everywhere),
    row(Command::SourceFromClipboard, "New source from clipboard…", "The text on the clipboard becomes a source", &[], Menu::Sources, Scope::Everywhere),
    row(Command::AttachFile, "Attach text…", "Give a source its document; also by dropping files on the window", &[], Menu::Sources, Scope::Everywhere),
    row(Command::AttachFolder, "Attach folder…", "Match all documents of a folder to sources by their quotes", &[], Menu::Sources, Scope::Everywhere),
    row(Command::ReloadText, "Read the file again", "For when the selected source’s file was changed in another program", &[], Menu::Sources, Scope::Everywhere),
    row(Command::KeepText, "Keep text in the map", "The selected source’s text goes with the map wherever that is sent", &[], Menu::Sources, Scope::Everywhere),
    row(Command::LinkText, "Link to the file instead", "Take the selected source’s text out of the map again", &[], Menu::Sources, Scope::Everywhere),
    row(Command::CollectTexts, "Collect everything into one file…", "A copy of the map with all texts in it, to send to somebody", &[], Menu::Sources, Scope::Everywhere),
    row(Command::QuoteSelection, "Quote the selected words", "Make a quote of what is selected in the reader", &[key(NONE, Key::Q)], Menu::Sources, Scope::Everywhere),
    row(Command::ReadQuote, "Read quote in its document", "Open the reader at the first quote of the selected card", &[key(NONE, Key::R)], Menu::Sources, Scope::Canvas),
    row(Command::ImportReferences, "Import bibliography…", "Sources from BibTeX, RIS or CSL-JSON; also by dropping the file on the window", &[], Menu::Sources, Scope::Everywhere),
    row(Command::References, "References…", "The list of references in the citation style, with what is missing", &[key(COMMAND_SHIFT, Key::R)], Menu::Sources, Scope::Everywhere),
    row(Command::CopyReferences, "Copy references", "The list of references of all sources, as text", &[], Menu::Sources, Scope::Everywhere),
    row(Command::CopyQuote, "Copy quote with citation", "The words, where they stand, and the reference", &[key(ALT_SHIFT, Key::C)], Menu::Sources, Scope::Everywhere),
    row(Command::CopyQuoteMarkdown, "Copy quote as Markdown", "The words, where they stand, and the reference, with italics", &[], Menu::Sources, Scope::Everywhere),
    row(Command::CiteApa, "Citation style: APA", "", &[], Menu::Sources, Scope::Everywhere),
    row(Command::CiteChicagoAuthorDate, "Citation style: Chicago (author-date)", "", &[], Menu::Sources, Scope::Everywhere),
    row(Command::CiteChicagoNotes, "Citation style: Chicago (notes)", "", &[], Menu::Sources, Scope::Everywhere),
    row(Command::CiteMla, "Citation style: MLA", "", &[], Menu::Sources, Scope::Everywhere),
    row(Command::MendQuotes, "Mend quotes", "Go through approximate, ambiguous and missing quotes one by one", &[key(COMMAND_SHIFT, Key::M)], Menu::Sources, Scope::Everywhere),
    row(Command::CopyQuoteTable, "Copy quote table", "The quotes that the quotes view lists, as a Markdown table with citations", &[], Menu::Sources, Scope::Everywhere),
    row(Command::ExportQuoteTable, "Export quote table…", "The quotes that the quotes view lists, as CSV for spreadsheets or as Markdown", &[], Menu::Sources, Scope::Everywhere),
    row(Command::ExportMatrix, "Save the matrix as CSV…", "The evidence matrix of the question that is looked at, for a spreadsheet", &[], Menu::Sources, Scope::Everywhere),
    row(Command::WhoElseSaysSo, "Who else says so?", "List passages of the documents at hand that share the words of the selected claim", &[key(NONE, Key::W)], Menu::Sources, Scope::Everywhere),
    row(Command::Find, "Find", "Search claims, quotes, notes and sources", &[key(COMMAND, Key::F)], Menu::Help, Scope::EvenInText),
    row(Command::FindInAll, "Find in all documents", "Search the texts of all sources that are at hand", &[key(COMMAND_SHIFT, Key::F)], Menu::Help, Scope::EvenInText),
    row(Command::FindNext, "Find next", "", &[key(NONE, Key::F3)], Menu::Help, Scope::EvenInText),
    row(Command::FindPrevious, "Find previous", "", &[key(SHIFT, Key::F3)], Menu::Help, Scope::EvenInText),
    row(Command::Palette, "Find or run a command", "Type what you want to do", &[key(COMMAND, Key::K), key(COMMAND_SHIFT, Key::P)], Menu::Help, Scope::EvenInText),
    row(Command::Help, "Keys and help", "What every key does, and how maps work", &[key(NONE, Key::F1)], Menu::Help, Scope::EvenInText),
    row(Command::Notices, "Notices", "What the program had to tell so far", &[], Menu::Help, Scope::Everywhere),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_key() {
        for (place, info) in TABLE.iter().enumerate() {
            for other in &TABLE[place + 1..] {
                let shared = info
                    .shortcuts
                    .iter()
                    .find(|key| other.shortcuts.contains(key));
                assert!(
                    shared.is_none(),
                    "{:?} and {:?}",
                    info.command,
                    other.command
                );
            }
        }
    }

    #[test]
    fn every_command_has_one_row_of_its_own() {
        for (place, info) in TABLE.iter().enumerate() {
            assert!(
                !TABLE[place + 1..]
                    .iter()
                    .any(|other| other.command == info.command)
            );
            assert!(std::ptr::eq(info.command.info(), info));
        }
    }
}
