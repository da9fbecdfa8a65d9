//! A thesis that stands in the comparison, with all that is needed to tell of it.

use crate::model::{Id, Kind, Map};
use crate::quote::Standing;
use crate::reasoning::{Label, label_word};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::desk::Desk;
use crate::ui::panels::words::or_blank;

use super::OtherMap;
use super::choice::Seat;

/// A thesis with the desk of its map.
#[derive(Clone)]
pub struct Column<'a> {
    pub seat: Seat,
    pub desk: &'a Desk,
    /// As it is called here: the letter that its question gives it, with a small number
    /// behind it where two columns have the same.
    pub letter: String,
    /// The title of its map, if that is another than the one looked at.
    pub of_map: Option<&'a str>,
    /// The place of its tab, if it is another.
    tab: Option<usize>,
    /// The question that it is judged under.
    pub question: Option<Id>,
}

/// How a thesis stands by each reading.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Readings {
    /// Not while they are being made for the first time.
    pub are_there: bool,
    pub label: Option<Label>,
    /// `None` where it has no stable value, or none at all.
    pub strength: Option<f64>,
    pub is_unsettled: bool,
    pub inconsistency: Option<f64>,
}

impl<'a> Column<'a> {
    #[must_use]
    pub fn map(&self) -> &'a Map {
        self.desk.map()
    }

    /// The words of the thesis.
    #[must_use]
    pub fn words(&self) -> &'a str {
        let claim = self.map().claim(self.seat.thesis);
        claim.map_or("", |claim| or_blank(&claim.text, "Thesis without words"))
    }

    #[must_use]
    pub fn standing(&self, quote: Id) -> Standing {
        self.desk.documents.standing(quote)
    }

    #[must_use]
    pub fn is_selected(&self, id: Id) -> bool {
        self.tab.is_none() && self.desk.selection.contains(id)
    }

    /// Has a record of this map inspected; nothing where its map stands in another tab.
    pub fn select(&self, cx: &mut Cx<'_>, id: Id) {
        if self.tab.is_none() {
            cx.push(Action::Select(id));
        }
    }

    /// Shows a record on its map, whichever tab that is in: a quote at the claim that it
    /// stands behind.
    pub fn reveal(&self, cx: &mut Cx<'_>, id: Id) {
        if let Some(tab) = self.tab {
            cx.push(Action::ActivateTab(tab));
        }
        cx.push(Action::Reveal(card_of(self.map(), id)));
    }

    /// Opens the reader at a quote.
    pub fn read(&self, cx: &mut Cx<'_>, quote: Id) {
        let Some(source) = self.map().quote(quote).map(|quote| quote.source) else {
            return;
        };
        if let Some(tab) = self.tab {
            cx.push(Action::ActivateTab(tab));
        }
        let quote = Some(quote);
        cx.push(Action::Read { source, quote });
    }
}

/// The card on which a record is seen.
fn card_of(map: &Map, id: Id) -> Id {
    let backing = match id.kind() {
        Kind::Backing => Some(id),
        Kind::Quote => map.backings_with(id).first().copied(),
        _ => None,
    };
    (backing.and_then(|backing| map.backing(backing))).map_or(id, |backing| backing.claim)
}

/// The columns for these seats; what is not there is left out.
#[must_use]
pub fn columns_of<'a>(
    seats: &[Seat],
    desk: &'a Desk,
    others: &'a [OtherMap<'a>],
    question: Option<Id>,
) -> Vec<Column<'a>> {
    let mut columns: Vec<Column<'a>> = seats
        .iter()
        .filter_map(|seat| {
            let other = match seat.tab {
                Some(key) => Some(others.iter().find(|other| other.key == key)?),
                None => None,
            };
            let desk = other.map_or(desk, |other| other.desk);
            let map = desk.map();
            map.claim(seat.thesis)?;
            let questions = map.questions_of(seat.thesis);
            Some(Column {
                seat: *seat,
                desk,
                letter: map
                    .thesis_letter(seat.thesis)
                    .unwrap_or_else(|| "–".to_owned()),
                of_map: other.map(|other| other.title.as_str()),
                tab: other.map(|other| other.place),
                question: question
                    .filter(|question| seat.tab.is_none() && questions.contains(question))
                    .or_else(|| questions.first().copied()),
            })
        })
        .collect();
    let letters: Vec<String> = columns.iter().map(|it| it.letter.clone()).collect();
    for (place, column) in columns.iter_mut().enumerate() {
        let is_like = |letter: &&String| **letter == column.letter;
        if letters.iter().filter(is_like).count() > 1 {
            let before = letters.iter().take(place).filter(is_like).count();
            column.letter = format!("{}{}", column.letter, RAISED.get(before).unwrap_or(&""));
        }
    }
    columns
}

const RAISED: [&str; 4] = ["¹", "²", "³", "⁴"];

/// How each thesis stands; the inconsistencies of one question are found once.
#[must_use]
pub fn readings_of(columns: &[Column<'_>]) -> Vec<Readings> {
    let mut matrices = Vec::new();
    (columns.iter())
        .map(|column| {
            let thesis = column.seat.thesis;
            let reasoner = column.desk.judging.reasoner();
            let (Some(reasoner), Some(question)) = (reasoner, column.question) else {
                return Readings {
                    are_there: reasoner.is_some(),
                    ..Readings::default()
                };
            };
            let key = (column.seat.tab, question);
            if !matrices.iter().any(|(of, _)| *of == key) {
                matrices.push((key, reasoner.matrix(column.map(), question)));
            }
            let matrix = (matrices.iter()).find(|(of, _)| *of == key);
            let matrix = matrix.and_then(|(_, matrix)| matrix.as_ref());
            Readings {
                are_there: true,
                label: reasoner.label_of(question, thesis),
                strength: reasoner.strength_of(thesis),
                is_unsettled: reasoner.is_unsettled(thesis),
                inconsistency: matrix.and_then(|matrix| matrix.inconsistency_of(thesis)),
            }
        })
        .collect()
}

impl Readings {
    /// `accepted`, `strength .71`, `inconsistency 1.0`: never made into one.
    #[must_use]
    pub fn words(&self) -> [String; 3] {
        if !self.are_there {
            return ["judging…", "strength …", "inconsistency …"].map(str::to_owned);
        }
        let verdict = self.label.map_or("no verdict", label_word).to_owned();
        let strength = match self.strength {
            Some(strength) => format!("strength {}", strength_figure(strength)),
            None if self.is_unsettled => "no stable strength".to_owned(),
            None => "no strength".to_owned(),
        };
        let inconsistency = match self.inconsistency {
            Some(inconsistency) => format!("inconsistency {}", sum_figure(inconsistency)),
            None => "no inconsistency".to_owned(),
        };
        [verdict, strength, inconsistency]
    }
}

/// `.71`, as strengths are written: none is above 1.
#[must_use]
pub fn strength_figure(strength: f64) -> String {
    let text = format!("{strength:.2}");
    match text.strip_prefix("0.") {
        Some(digits) => format!(".{digits}"),
        None => text,
    }
}

/// `1.0`, `2.7`.
#[must_use]
pub fn sum_figure(sum: f64) -> String {
    format!("{sum:.1}")
}

/// From where the desk of a column looks, where that is not from the map's own ratings
/// alone.
#[must_use]
pub fn looked_from(desk: &Desk) -> Option<String> {
    let settings = desk.judging.settings();
    let mut parts = Vec::new();
    if let Some(who) = settings
        .perspective
        .and_then(|id| desk.map().perspective(id))
    {
        parts.push(format!("as {} rates it", or_blank(&who.name, "somebody")));
    }
    if settings.evidence_only {
        parts.push("by evidence only".to_owned());
    }
    if !settings.what_if.is_empty() {
        parts.push("with something supposed".to_owned());
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Claim, Question, Transaction};
    use crate::ui::tab::TabKey;
    use crate::ui::test_kit::id;

    fn desk(words: &str) -> Desk {
        let mut map = Map::default();
        let mut tx = Transaction::new(&mut map);
        for name in ["c-a", "c-b"] {
            let text = format!("{words} {name}");
            tx.put(
                id(name),
                Claim {
                    text,
                    ..Claim::default()
                },
            );
        }
        let theses = vec![id("c-a"), id("c-b")];
        tx.put(
            id("q-1"),
            Question {
                theses,
                ..Question::default()
            },
        );
        let _made = tx.finish();
        let mut desk = Desk::new(map);
        desk.judge();
        desk
    }

    #[test]
    fn theses_of_two_maps_keep_their_letters_and_are_told_apart() {
        let (here, there) = (desk("Here"), desk("There"));
        let others = [OtherMap {
            key: TabKey(7),
            place: 1,
            title: "The other".into(),
            desk: &there,
        }];
        let thesis = id("c-a");
        let seats = [
            Seat::here(thesis),
            Seat {
                tab: Some(TabKey(7)),
                thesis,
            },
            Seat::here(id("c-b")),
            Seat {
                tab: Some(TabKey(8)),
                thesis,
            },
        ];
        let columns = columns_of(&seats, &here, &others, Some(id("q-1")));
        let told: Vec<_> = (columns.iter())
            .map(|column| (column.letter.as_str(), column.of_map, column.words()))
            .collect();
        let wanted = [
            ("A¹", None, "Here c-a"),
            ("A²", Some("The other"), "There c-a"),
            ("B", None, "Here c-b"),
        ];
        assert_eq!(told, wanted);
        let readings = readings_of(&columns);
        assert_eq!(readings[0], readings[1]);
        assert_eq!(readings[0].words()[1], "strength .50");
    }

    #[test]
    fn figures_are_written_as_the_field_writes_them() {
        let figures = [0.0, 0.705, 0.996, 1.0].map(strength_figure);
        assert_eq!(figures, [".00", ".70", "1.00", "1.00"]);
        assert_eq!(sum_figure(2.0), "2.0");
        let unsettled = Readings {
            are_there: true,
            is_unsettled: true,
            ..Readings::default()
        };
        assert_eq!(
            unsettled.words(),
            ["no verdict", "no stable strength", "no inconsistency"]
        );
        assert_eq!(Readings::default().words()[0], "judging…");
    }
}
