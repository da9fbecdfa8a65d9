//! What a person can do to a map.

use std::sync::Arc;

use crate::model::{
    Change, Combination, Conflict, ConflictKind, Finite, Fit, Id, Kind, Map, Outcome, Perspective,
    ProcessTest, Quote, Record, Source, Spread, Stance, Standard, Tag,
};

use super::parts::{Aspect, Below, ClaimRef, Onto, Place, Sibling};
use super::{Fragment, Refusal};

/// One thing that a person does, with one label in the undo menu.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    SetTitle(String),
    SetMapNote(String),
    SetAuthors(Vec<String>),
    /// How the whole map is arranged; empty for the usual way.
    SetArrangement(String),
    /// The proportions of the frame that the picture fills; empty to follow the window.
    SetProportions(String),
    /// The text of a question or a claim, or the name of a tag.
    SetText {
        id: Id,
        text: String,
    },
    SetNote {
        id: Id,
        note: String,
    },
    SetTags {
        id: Id,
        tags: Vec<Id>,
    },
    /// Puts a record in place of the one with that id; for forms.
    Update {
        id: Id,
        record: Record,
        label: &'static str,
    },

    AddQuestion {
        id: Id,
        text: String,
    },
    /// A claim on its own, pinned if a point is given (map points).
    AddClaim {
        claim: ClaimRef,
        at: Option<(f64, f64)>,
    },
    /// Makes a claim compete to answer a question.
    AddThesis {
        question: Id,
        claim: ClaimRef,
        place: Place,
    },
    /// Puts a claim under a target as a reason of its own. Against a reason it is
    /// an undercut. `place` names reasons.
    AddReason {
        id: Id,
        target: Id,
        stance: Stance,
        premise: ClaimRef,
        place: Place,
    },
    /// Joins a claim to a reason. `place` names premises.
    AddPremise {
        reason: Id,
        claim: ClaimRef,
        place: Place,
    },
    AddConflict {
        id: Id,
        kind: ConflictKind,
        claims: [Id; 2],
    },
    AddSource {
        id: Id,
        source: Source,
    },
    AddQuote {
        id: Id,
        quote: Quote,
    },
    AddBacking {
        id: Id,
        quote: Id,
        claim: Id,
        stance: Stance,
    },
    AddTag {
        id: Id,
        tag: Tag,
    },

    /// Of a reason or a backing.
    SetStance {
        id: Id,
        stance: Stance,
    },
    SetCombination {
        reason: Id,
        combination: Combination,
    },
    SetConflictKind {
        conflict: Id,
        kind: ConflictKind,
    },
    /// Lets a reason bear on something else.
    Retarget {
        reason: Id,
        target: Id,
    },
    /// Moves a premise from one reason to another.
    MovePremise {
        claim: Id,
        from: Id,
        to: Id,
    },
    /// A thesis no longer answers the question; the claim stays.
    RemoveThesis {
        question: Id,
        claim: Id,
    },
    /// A premise leaves a reason; the claim stays. The last one takes the reason along.
    RemovePremise {
        reason: Id,
        claim: Id,
    },
    Reorder {
        sibling: Sibling,
        place: Place,
    },

    /// Rates claims, reasons, backings or quotes; `None` takes the rating away.
    /// Without a perspective it is the map's own rating. Quotes have that one only.
    Rate {
        ids: Vec<Id>,
        perspective: Option<Id>,
        aspect: Aspect,
        rating: Option<Finite>,
    },
    SetStandard {
        question: Id,
        standard: Standard,
    },
    /// What a piece of evidence can do for its claim, and how that came out.
    SetTest {
        backing: Id,
        test: Option<ProcessTest>,
        outcome: Option<Outcome>,
    },
    /// Evidence that one would expect of a thesis and does not have.
    SetExpected {
        claim: Id,
        expects: Vec<String>,
    },
    AddPerspective {
        id: Id,
        perspective: Perspective,
    },
    /// Sets a cell of the evidence matrix by hand; `None` lets it follow from the map
    /// again. `id` names the override where none is there yet.
    SetFit {
        id: Id,
        evidence: Id,
        thesis: Id,
        perspective: Option<Id>,
        fit: Option<Fit>,
    },

    /// Pins what the ids name at their top left corners (map points), or unpins.
    Pin(Vec<(Id, Option<(f64, f64)>)>),
    /// The width of a card in map points; `None` for the usual one.
    SetWidth {
        id: Id,
        width: Option<f64>,
    },
    Fold(Vec<(Id, bool)>),
    /// How what hangs on each record is spread out; `None` for whatever serves best.
    Spread(Vec<(Id, Option<Spread>)>),

    Remove {
        ids: Vec<Id>,
        below: Below,
    },
    Paste {
        fragment: Arc<Fragment>,
        onto: Onto,
    },
    /// A finished change, such as a repair.
    Apply {
        change: Arc<Change>,
        label: &'static str,
    },
    /// Several edits as one step. They are made in order, each on what the ones
    /// before it made; if one is refused, all are.
    Many {
        label: &'static str,
        edits: Vec<Edit>,
    },
}

impl Edit {
    /// Whether the edit can be made, and if not, why. Makes it on a copy, which
    /// shares with the map whatever the edit leaves alone: cheap enough for each new
    /// drop target on a map of any size.
    ///
    /// # Errors
    /// The sentence to show.
    pub fn check(&self, map: &Map) -> Result<(), Refusal> {
        let mut copy = map.clone();
        super::apply::apply(self, &mut copy).map(|_| ())
    }

    /// What the undo menu calls it, in lower case: "add objection".
    #[must_use]
    pub fn label(&self) -> &'static str {
        match self {
            Self::SetTitle(_) => "rename map",
            Self::SetMapNote(_) | Self::SetNote { .. } => "edit note",
            Self::SetAuthors(_) => "edit authors",
            Self::SetArrangement(_) => "arrange map",
            Self::SetProportions(_) => "change proportions",
            Self::SetText { id, .. } => match id.kind() {
                Kind::Question => "edit question",
                Kind::Tag => "rename tag",
                _ => "edit claim",
            },
            Self::SetTags { .. } => "change tags",
            Self::Update { label, .. } | Self::Apply { label, .. } | Self::Many { label, .. } => {
                label
            }
            Self::AddQuestion { .. } => "add question",
            Self::AddClaim { .. } => "add claim",
            Self::AddThesis { .. } => "add thesis",
            Self::AddReason { target, stance, .. } => reason_label(*target, stance),
            Self::AddPremise { .. } => "add premise",
            Self::AddConflict { .. } => "add conflict",
            Self::AddSource { .. } => "add source",
            Self::AddQuote { .. } => "add quote",
            Self::AddBacking {
                stance: Stance::Against,
                ..
            } => "add quote against",
            Self::AddBacking { .. } => "add quote for",
            Self::AddTag { .. } => "add tag",
            Self::SetStance { .. } => "flip stance",
            Self::SetCombination { .. } => "change how premises join",
            Self::SetConflictKind { .. } => "change conflict",
            Self::Retarget { .. } => "move reason",
            Self::MovePremise { .. } => "move premise",
            Self::RemoveThesis { .. } => "take thesis from question",
            Self::RemovePremise { .. } => "take premise from reason",
            Self::Reorder { .. } => "reorder",
            Self::Rate { rating: None, .. } => "take rating away",
            Self::Rate { .. } => "rate",
            Self::SetStandard { .. } => "change proof standard",
            Self::SetTest { .. } => "change test",
            Self::SetExpected { .. } => "edit expected evidence",
            Self::AddPerspective { .. } => "add perspective",
            Self::SetFit { fit: None, .. } => "let cell follow from map",
            Self::SetFit { .. } => "set cell",
            Self::Pin(pins) => match pins.iter().all(|(_, point)| point.is_none()) {
                true => "unpin",
                false => "move",
            },
            Self::SetWidth { .. } => "resize card",
            Self::Fold(folds) => match folds.iter().all(|(_, folded)| *folded) {
                true => "fold",
                false => "unfold",
            },
            Self::Spread(spreads) => match spreads.iter().all(|(_, spread)| spread.is_none()) {
                true => "let branches spread freely",
                false => "keep how branches spread",
            },
            Self::Remove { .. } => "delete",
            Self::Paste { .. } => "paste",
        }
    }

    /// Edits with equal keys that follow each other are one step of the history:
    /// a word typed letter by letter, a card dragged point by point.
    #[must_use]
    pub(super) fn coalescing_key(&self) -> Option<(&'static str, Vec<Id>)> {
        let (what, ids) = match self {
            Self::SetTitle(_) => ("title", Vec::new()),
            Self::SetMapNote(_) => ("map note", Vec::new()),
            Self::SetAuthors(_) => ("authors", Vec::new()),
            Self::SetText { id, .. } => ("text", vec![*id]),
            Self::SetNote { id, .. } => ("note", vec![*id]),
            Self::Update { id, label, .. } => (*label, vec![*id]),
            Self::Pin(pins) => ("pin", pins.iter().map(|(id, _)| *id).collect()),
            Self::SetWidth { id, .. } => ("width", vec![*id]),
            Self::SetExpected { claim, .. } => ("expected", vec![*claim]),
            // What is typed into something new is part of adding it.
            Self::AddQuestion { id, .. } => ("text", vec![*id]),
            Self::AddClaim { claim, .. }
            | Self::AddThesis { claim, .. }
            | Self::AddPremise { claim, .. }
            | Self::AddReason { premise: claim, .. } => match claim {
                ClaimRef::New { id, .. } => ("text", vec![*id]),
                ClaimRef::Existing(_) => return None,
            },
            _ => return None,
        };
        Some((what, ids))
    }
}

fn reason_label(target: Id, stance: &Stance) -> &'static str {
    match (target.kind(), stance) {
        (Kind::Reason, Stance::Against) => "add undercut",
        (_, Stance::Against) => "add objection",
        _ => "add reason",
    }
}

/// So that a conflict is made the same way everywhere.
pub(super) fn conflict_of(kind: &ConflictKind, claims: [Id; 2]) -> Conflict {
    Conflict {
        kind: kind.clone(),
        claims: claims.to_vec(),
        ..Conflict::default()
    }
}
