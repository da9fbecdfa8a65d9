//! Whether a command makes sense now.

use crate::edit::Aspect;
use crate::layout::{DEFAULT_ARRANGEMENT, arrangement};
use crate::model::{Id, Kind, Map, Stance};
use crate::ui::desk::Desk;
use crate::ui::rating::scale_of;

use super::Command;

/// What a command's availability hangs on.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The active map; `None` on the welcome screen.
    pub desk: Option<&'a Desk>,
    pub tabs: usize,
    /// Whether words are selected in the reader.
    pub words_selected: bool,
}

/// Commands on the text of the selected source.
fn text_of_source(command: Command, desk: &Desk) -> Result<(), &'static str> {
    let lead = desk.selection.lead();
    let source = lead.and_then(|id| Some((id, desk.map().source(id)?)));
    let (id, source) = source.ok_or("Select a source first.")?;
    let text = desk.documents.text(id);
    let (holds, why) = match command {
        Command::ReloadText => (
            text.is_some_and(|text| text.path.is_some()),
            "Its text is from no file that is at hand.",
        ),
        Command::KeepText if source.embedded.is_some() => (false, "It is in the map already."),
        Command::KeepText => (text.is_some(), "Its text is not at hand: attach it first."),
        _ => (source.embedded.is_some(), "Its text is not in the map."),
    };
    if holds { Ok(()) } else { Err(why) }
}

/// Whether the map is arranged in the way in which branches spread one way or another.
fn spreads(map: &Map) -> bool {
    arrangement(&map.header().arrangement).name() == DEFAULT_ARRANGEMENT
}

/// Whether it makes sense to have what hangs on a record spread in that way.
#[must_use]
pub fn can_spread(map: &Map, id: Id, way: &str) -> bool {
    let reasons = || map.reasons_on(id);
    match (way, id.kind()) {
        ("", _) => (map.placement(id)).is_some_and(|placement| placement.spread.is_some()),
        ("sides", Kind::Claim | Kind::Reason) => {
            let stances = reasons();
            let mut stances = stances
                .iter()
                .filter_map(|reason| Some(map.reason(*reason)?.stance == Stance::Against));
            let first = stances.next();
            first.is_some_and(|first| stances.any(|other| other != first))
        }
        ("sides", _) => false,
        (_, Kind::Question) => map
            .question(id)
            .is_some_and(|question| question.theses.len() > 1),
        _ => reasons().len() > 1,
    }
}

/// Whether the command can be run, and if not, why, in a sentence for a tooltip.
///
/// # Errors
/// The sentence.
pub fn availability(command: Command, now: Situation<'_>) -> Result<(), &'static str> {
    use Command as C;
    let always = matches!(
        command,
        C::New
            | C::Open
            | C::OpenByPath
            | C::Quit
            | C::ToggleLeftPanel
            | C::ToggleRightPanel
            | C::ThemeSystem
            | C::ThemeLight
            | C::ThemeDark
            | C::TextNormal
            | C::TextLarge
            | C::TextPresentation
            | C::CiteApa
            | C::CiteChicagoAuthorDate
            | C::CiteChicagoNotes
            | C::CiteMla
            | C::Fullscreen
            | C::Palette
            | C::Help
            | C::Notices
            | C::NextPane
            | C::PreviousPane
    );
    if always {
        return Ok(());
    }
    let desk = now.desk.ok_or("Open a map first.")?;
    let map = desk.map();
    let ids = desk.selection.ids();
    let lead = desk.selection.lead();
    let lead_is = |kinds: &[Kind]| lead.is_some_and(|id| kinds.contains(&id.kind()));
    let need = |holds: bool, sentence| if holds { Ok(()) } else { Err(sentence) };
    let any_card = |id: &Id| matches!(id.kind(), Kind::Claim | Kind::Reason | Kind::Question);
    match command {
        C::Undo => need(
            desk.session.history().undo_label().is_some(),
            "There is nothing to undo.",
        ),
        C::Redo => need(
            desk.session.history().redo_label().is_some(),
            "There is nothing to redo.",
        ),
        C::NextTab | C::PreviousTab => need(now.tabs > 1, "There is only one tab."),
        C::Cut | C::Copy | C::Duplicate | C::Focus | C::SelectBranch | C::FitSelection => {
            need(ids.iter().any(any_card), "Select a card first.")
        }
        C::Delete | C::DeleteKeepingBelow => need(!ids.is_empty(), "Select something first."),
        C::EditText => need(
            lead_is(&[Kind::Claim, Kind::Question, Kind::Reason]),
            "Select a card first.",
        ),
        C::AddReason | C::AddObjection => need(
            lead_is(&[Kind::Claim, Kind::Reason, Kind::Question]) || map.is_empty(),
            "Select the claim that the reason bears on.",
        ),
        C::AddSibling => need(
            lead_is(&[Kind::Claim, Kind::Reason, Kind::Question]),
            "Select a card first.",
        ),
        C::AddPremise => need(
            lead_is(&[Kind::Reason]) || lead.is_some_and(|id| !map.reasons_with(id).is_empty()),
            "Select a reason, or a claim in one.",
        ),
        C::AddUndercut | C::AddSupport | C::FlipStance | C::NextCombination => need(
            lead_is(&[Kind::Reason, Kind::Backing])
                || lead.is_some_and(|id| !map.reasons_with(id).is_empty()),
            "Select a reason, or a claim in one.",
        ),
        C::AddThesis => need(!map.questions().is_empty(), "Add a question first."),
        C::AddConflict | C::AddContradiction => need(
            ids.len() == 2 && ids.iter().all(|id| id.kind() == Kind::Claim),
            "Select exactly two claims (Shift and click).",
        ),
        C::ToggleAssumption | C::ToggleUnstated => {
            need(lead_is(&[Kind::Claim]), "Select a claim first.")
        }
        C::MoveEarlier | C::MoveLater => need(
            lead_is(&[Kind::Claim, Kind::Reason, Kind::Question]),
            "Select a card first.",
        ),
        C::ToggleFold | C::WidenCard | C::NarrowCard | C::ResetWidth => {
            need(ids.iter().any(any_card), "Select a card first.")
        }
        C::Unpin => need(
            ids.iter().any(|id| {
                map.placement(*id)
                    .is_some_and(|place| place.pin().is_some())
            }) || ids.iter().any(|id| {
                map.reasons_with(*id).iter().any(|reason| {
                    map.placement(*reason)
                        .is_some_and(|place| place.pin().is_some())
                })
            }),
            "Nothing that is selected was moved by hand.",
        ),
        C::MoveByHand | C::PinHere => {
            need(lead.as_ref().is_some_and(any_card), "Select a card first.")
        }
        C::TidySelection if !ids.iter().any(any_card) => Err("Select a card first."),
        C::TidySelection => need(
            (map.layout().iter()).any(|(_, place)| place.pin().is_some() || place.spread.is_some()),
            "Nothing was moved by hand.",
        ),
        C::UnpinAll => need(!map.is_empty(), "The map is empty."),
        C::Spread(_) if !spreads(map) => {
            Err("Only the compact arrangement lets branches spread in different ways.")
        }
        C::Spread(_) if !ids.iter().any(any_card) => Err("Select a card first."),
        C::Spread(way) => {
            let why = match way {
                "" => "It spreads freely already.",
                "sides" => "Select a card that has both reasons and objections.",
                _ => "Select a card on which two or more hang.",
            };
            need(ids.iter().any(|id| can_spread(map, *id, way)), why)
        }
        C::Rate(_) => need(
            ids.iter()
                .any(|id| scale_of(*id, Aspect::Credibility).is_some()),
            "Select a claim, a reason or a quote first.",
        ),
        C::RateRelevance(_) => need(
            ids.iter()
                .any(|id| scale_of(*id, Aspect::Relevance).is_some()),
            "Select a quote, or a quote behind a claim, first.",
        ),
        C::HoldIn | C::HoldOut => need(
            ids.iter().any(|id| id.kind() == Kind::Claim),
            "Select a claim first.",
        ),
        C::SwitchOff => need(
            ids.iter().any(|id| {
                matches!(
                    id.kind(),
                    Kind::Claim | Kind::Reason | Kind::Backing | Kind::Quote
                )
            }),
            "Select a reason, a quote or a claim first.",
        ),
        C::ClearWhatIf => need(desk.judging.supposes(), "Nothing is supposed."),
        C::NextPerspective => need(
            !map.perspectives().is_empty(),
            "Nobody rates the map beside itself: add a perspective first.",
        ),
        C::AddPicture => need(
            lead_is(&[Kind::Claim, Kind::Source]),
            "Select a claim or a source first.",
        ),
        C::RemovePicture => need(
            lead.is_some_and(|id| {
                map.claim(id).is_some_and(|claim| claim.picture.is_some())
                    || map
                        .source(id)
                        .is_some_and(|source| source.picture.is_some())
            }),
            "Select something that has a picture.",
        ),
        C::Back => need(desk.trail.can_go_back(), "There is nothing to go back to."),
        C::Forward => need(
            desk.trail.can_go_forward(),
            "There is nothing to go forward to.",
        ),
        C::QuoteSelection => need(now.words_selected, "Select words in the reader first."),
        C::ReadQuote => need(
            lead.is_some_and(|id| {
                id.kind() == Kind::Quote
                    || id.kind() == Kind::Backing
                    || !map.backings_of(id).is_empty()
            }),
            "Select a card that has a quote.",
        ),
        C::References | C::CopyReferences => need(!map.sources().is_empty(), "Add a source first."),
        C::CopyQuote | C::CopyQuoteMarkdown => need(
            lead.is_some_and(|id| quote_at(map, id).is_some()),
            "Select a quote, or a card that has one.",
        ),
        C::CopyQuoteTable | C::ExportQuoteTable => {
            need(!map.quotes().is_empty(), "The map has no quotes.")
        }
        C::CopyComparison => need(
            map.questions()
                .iter()
                .any(|(_, question)| !question.theses.is_empty()),
            "Add a question with theses first.",
        ),
        C::ExportMatrix => need(
            map.questions().iter().any(|(_, it)| it.theses.len() > 1),
            "Add a question with two theses first.",
        ),
        C::WhatWouldChange | C::Summary => need(
            !map.questions().is_empty(),
            "The map asks no question yet: add one, with the theses that compete to answer it.",
        ),
        C::WhoElseSaysSo => need(lead_is(&[Kind::Claim]), "Select a claim first."),
        C::AttachFile | C::AttachFolder | C::AddDocuments | C::SourceFromClipboard => Ok(()),
        C::ReloadText | C::KeepText | C::LinkText => text_of_source(command, desk),
        C::CollectTexts => need(!map.sources().is_empty(), "Add a source first."),
        _ => Ok(()),
    }
}

/// The quote that a selected record shows: itself, the one of a backing, or the
/// first one of a claim.
#[must_use]
pub fn quote_at(map: &Map, id: Id) -> Option<Id> {
    match id.kind() {
        Kind::Quote => map.quote(id).map(|_| id),
        Kind::Backing => map.backing(id).map(|backing| backing.quote),
        _ => {
            let first = map.backings_of(id).first().copied()?;
            map.backing(first).map(|backing| backing.quote)
        }
    }
}
