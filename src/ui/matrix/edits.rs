//! What typing into cells does to the map.

use crate::edit::{Aspect, Edit};
use crate::model::{Finite, Fit, Id, Kind, Map};
use crate::reasoning::{Cell, Row, rating_of, step_of};

use super::cursor::Column;

/// What was typed into a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A step of five, from 0: the lowest is very inconsistent, or not credible.
    Step(usize),
    /// No bearing, or no rating.
    Nothing,
    /// One step up or down from what counts now.
    More,
    Less,
    /// What was set by hand goes.
    Clear,
}

/// From the lowest step to the highest.
pub const FITS: [Fit; 5] = [
    Fit::VeryInconsistent,
    Fit::Inconsistent,
    Fit::Neutral,
    Fit::Consistent,
    Fit::VeryConsistent,
];

/// The edit that typing into these cells amounts to, seen from a perspective. Each cell
/// is a row of the matrix, the theses and a column.
///
/// # Errors
/// A sentence that says why there is nothing to edit.
pub fn edit_of(
    map: &Map,
    theses: &[Id],
    cells: &[(&Row, Column)],
    typed: Typed,
    perspective: Option<Id>,
) -> Result<Edit, &'static str> {
    let mut edits = Vec::new();
    let mut why = "Cells under the theses can be set, and how credible and relevant a row is.";
    for (row, column) in cells {
        let edit = match column {
            Column::Evidence | Column::TellsApart => continue,
            Column::Thesis(at) => match (theses.get(*at), row.cells.get(*at)) {
                (Some(thesis), Some(cell)) => {
                    set(map, row.evidence, *thesis, cell, typed, perspective)
                }
                _ => continue,
            },
            Column::Credible => rate(row, Aspect::Credibility, typed, perspective),
            Column::Relevant => rate(row, Aspect::Relevance, typed, perspective),
        };
        match edit {
            Ok(edit) => edits.push(edit),
            Err(sentence) => why = sentence,
        }
    }
    let label = match edits.first() {
        Some(Edit::SetFit { fit: None, .. }) => "let cells follow from map",
        Some(Edit::SetFit { .. }) => "set cells",
        _ => "rate evidence",
    };
    match (edits.pop(), edits.is_empty()) {
        (Some(edit), true) => Ok(edit),
        (Some(edit), false) => {
            edits.push(edit);
            Ok(Edit::Many { label, edits })
        }
        (None, _) => Err(why),
    }
}

fn set(
    map: &Map,
    evidence: Id,
    thesis: Id,
    cell: &Cell,
    typed: Typed,
    perspective: Option<Id>,
) -> Result<Edit, &'static str> {
    let now = cell.value().unwrap_or(0);
    let step_from = |value: i8| FITS.get((value.clamp(-2, 2) + 2) as usize).cloned();
    let fit = match typed {
        Typed::Step(step) => FITS.get(step).cloned(),
        Typed::Nothing => Some(Fit::NotApplicable),
        Typed::More => step_from(now + 1),
        Typed::Less => step_from(now - 1),
        Typed::Clear => None,
    };
    if fit.is_none() {
        let Some((by_hand, _)) = cell.by_hand else {
            return Err("The cell follows from the map already.");
        };
        // Whoever looks from one side must not do away with what holds for all.
        let whose = map.override_of(by_hand).and_then(|it| it.perspective);
        if whose != perspective {
            return Err(
                "The cell was set for everybody, not from this perspective. Look from the map’s \
                 own view to let it follow from the map.",
            );
        }
    }
    Ok(Edit::SetFit {
        id: Id::random(Kind::Override),
        evidence,
        thesis,
        perspective,
        fit,
    })
}

fn rate(
    row: &Row,
    aspect: Aspect,
    typed: Typed,
    perspective: Option<Id>,
) -> Result<Edit, &'static str> {
    let now = match aspect {
        Aspect::Credibility => row.credibility,
        Aspect::Relevance => row.relevance,
    };
    if aspect == Aspect::Relevance && row.evidence.kind() != Kind::Backing {
        return Err("How relevant it is can be said of quotes, not of claims without one.");
    }
    // Unrated counts as medium, so that is where the steps start from.
    let step = step_of(now.unwrap_or(0.5));
    let step = match typed {
        Typed::Step(step) => Some(step),
        Typed::More => Some((step + 1).min(4)),
        Typed::Less => Some(step.saturating_sub(1)),
        Typed::Nothing | Typed::Clear => None,
    };
    if step.is_none() && now.is_none() {
        return Err("It is not rated.");
    }
    Ok(Edit::Rate {
        ids: vec![row.evidence],
        perspective,
        aspect,
        rating: step.map(rating_of).and_then(Finite::new),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Override, Transaction};

    fn id(text: &str) -> Id {
        Id::parse(text).unwrap()
    }

    fn row(derived: Option<i8>, by_hand: Option<(Id, Option<i8>)>) -> Row {
        Row {
            evidence: id("b-a"),
            cells: vec![Cell { derived, by_hand }],
            credibility: None,
            relevance: Some(0.75),
            diagnosticity: 0.0,
        }
    }

    fn typed(row: &Row, column: Column, typed: Typed) -> Result<Edit, &'static str> {
        edit_of(&Map::default(), &[id("c-a")], &[(row, column)], typed, None)
    }

    fn fit(edit: Result<Edit, &'static str>) -> Option<Fit> {
        match edit {
            Ok(Edit::SetFit { fit, .. }) => fit,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn digits_set_a_cell_and_signs_move_it_by_a_step() {
        let cell = Column::Thesis(0);
        for (derived, key, expected) in [
            (None, Typed::Step(0), Fit::VeryInconsistent),
            (Some(1), Typed::Step(4), Fit::VeryConsistent),
            (Some(1), Typed::Nothing, Fit::NotApplicable),
            (None, Typed::More, Fit::Consistent),
            (Some(1), Typed::More, Fit::VeryConsistent),
            (Some(2), Typed::More, Fit::VeryConsistent),
            (Some(-1), Typed::Less, Fit::VeryInconsistent),
            (Some(1), Typed::Less, Fit::Neutral),
        ] {
            let edit = typed(&row(derived, None), cell, key);
            assert_eq!(fit(edit), Some(expected), "{derived:?} {key:?}");
        }
    }

    #[test]
    fn only_what_was_set_from_where_one_looks_is_taken_away() {
        let mut map = Map::default();
        let mut tx = Transaction::new(&mut map);
        tx.put(
            id("o-a"),
            Override {
                evidence: id("b-a"),
                thesis: id("c-a"),
                ..Override::default()
            },
        );
        let _made = tx.finish();
        let set = row(Some(1), Some((id("o-a"), Some(2))));
        let clear = |who| {
            edit_of(
                &map,
                &[id("c-a")],
                &[(&set, Column::Thesis(0))],
                Typed::Clear,
                who,
            )
        };
        assert_eq!(fit(clear(None)), None);
        assert!(clear(Some(id("p-a"))).unwrap_err().contains("everybody"));
        let untouched = typed(&row(Some(1), None), Column::Thesis(0), Typed::Clear);
        assert!(untouched.unwrap_err().contains("follows from the map"));
    }

    #[test]
    fn ratings_are_set_and_taken_away() {
        let rating = |edit: Result<Edit, &'static str>| match edit {
            Ok(Edit::Rate { rating, aspect, .. }) => (rating.map(Finite::get), aspect),
            other => panic!("{other:?}"),
        };
        let row = row(None, None);
        let (credible, relevant) = (Aspect::Credibility, Aspect::Relevance);
        assert_eq!(
            rating(typed(&row, Column::Credible, Typed::Step(4))),
            (Some(1.0), credible)
        );
        assert_eq!(
            rating(typed(&row, Column::Credible, Typed::More)),
            (Some(0.75), credible)
        );
        assert_eq!(
            rating(typed(&row, Column::Relevant, Typed::Less)),
            (Some(0.5), relevant)
        );
        assert_eq!(
            rating(typed(&row, Column::Relevant, Typed::Nothing)),
            (None, relevant)
        );
        assert!(typed(&row, Column::Credible, Typed::Clear).is_err());
        let claim = Row {
            evidence: id("c-e"),
            ..row
        };
        assert!(
            typed(&claim, Column::Relevant, Typed::Step(1))
                .unwrap_err()
                .contains("quotes")
        );
        assert!(typed(&claim, Column::TellsApart, Typed::Step(1)).is_err());
    }

    #[test]
    fn several_cells_are_one_step() {
        let (one, other) = (row(Some(1), None), row(None, None));
        let cells = [
            (&one, Column::Thesis(0)),
            (&other, Column::Thesis(0)),
            (&other, Column::Evidence),
        ];
        let edit = edit_of(&Map::default(), &[id("c-a")], &cells, Typed::Step(1), None).unwrap();
        assert!(matches!(edit, Edit::Many { label: "set cells", edits } if edits.len() == 2));
    }
}
