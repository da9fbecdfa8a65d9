//! What a row of the outline says.

use crate::model::{Id, Map, Reason, letter_of};
use crate::ui::theme::ChipTone;

use super::super::words::{counted, link_word, or_blank, reason_noun, reason_tone};
use super::tree::{Role, Row};

/// The words of one row, as the map has them now.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// `because`, `however`, a thesis' letter, …; may be empty.
    pub mark: String,
    pub tone: ChipTone,
    /// What a screen reader calls the row: `Objection`, `Thesis A`, …
    pub noun: String,
    pub text: String,
}

impl Told {
    pub fn of(map: &Map, row: &Row) -> Self {
        let plain = |mark: String, noun: String| Self {
            mark,
            tone: ChipTone::Plain,
            noun,
            text: text_of(map, row.id),
        };
        let bears = |reason: Id| {
            let noun = |reason: &Reason| reason_noun(reason).to_owned();
            let reason = map.reason(reason);
            Self {
                mark: reason.map_or("", link_word).to_owned(),
                tone: reason.map_or(ChipTone::Plain, reason_tone),
                noun: reason.map_or_else(String::new, noun),
                text: text_of(map, row.id),
            }
        };
        match row.role {
            Role::Question => plain(String::new(), "Question".to_owned()),
            Role::Thesis(place) => {
                let letter = letter_of(place);
                let noun = format!("Thesis {letter}");
                plain(letter, noun)
            }
            Role::FreeClaim => plain(String::new(), "Free claim".to_owned()),
            Role::Premise => plain(String::new(), "Premise".to_owned()),
            Role::Reason => bears(row.id),
            Role::Only(reason) => bears(reason),
        }
    }

    /// `Objection, level 3: The talks were held.`
    pub fn name(&self, row: &Row) -> String {
        let level = row.depth + 1;
        let fold = match row.folded {
            Some(true) => ", folded",
            _ => "",
        };
        let again = match row.shown_above {
            true => ", shown above with what is below it",
            false => "",
        };
        format!("{}, level {level}{fold}{again}: {}", self.noun, self.text)
    }
}

fn text_of(map: &Map, id: Id) -> String {
    if let Some(question) = map.question(id) {
        or_blank(&question.text, "Question without words").to_owned()
    } else if let Some(claim) = map.claim(id) {
        or_blank(&claim.text, "Claim without words").to_owned()
    } else if let Some(reason) = map.reason(id) {
        what_is_in(reason, map.reasons_on(id).len())
    } else {
        String::new()
    }
}

fn what_is_in(reason: &Reason, undercuts: usize) -> String {
    let premises = counted(reason.premises.len(), "premise", "premises");
    match undercuts {
        0 => format!("{premises}, {}", reason.combination),
        count => format!(
            "{premises}, {}",
            counted(count, "attack on the step", "remarks on the step")
        ),
    }
}
