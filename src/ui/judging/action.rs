//! What is asked of judging while something is drawn.

use crate::model::Id;
use crate::reasoning::Hold;

/// None of these alters the map.
#[derive(Clone, Debug, PartialEq)]
pub enum JudgeAction {
    /// Whose ratings count before those of the map; `None` for the map's own.
    LookFrom(Option<Id>),
    /// Claims are worth nothing by themselves.
    EvidenceOnly(bool),
    /// The question that the matrix, the comparison and the cruxes are about.
    Question(Id),
    /// Holds a claim in or out for the sake of argument, or lets go of it.
    Hold { claim: Id, hold: Option<Hold> },
    /// Counts claims, reasons and backings as not being there.
    SwitchOff(Vec<Id>),
    /// Counts them again.
    SwitchOn(Vec<Id>),
    /// Counts ratings of these as not given.
    LeaveUnrated(Vec<Id>),
    /// Ends all that is supposed.
    ClearWhatIf,
}
