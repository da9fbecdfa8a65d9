//! The rows of a real map: the rated sample.

use std::path::Path;

use egui::{Event, Key, Ui};
use egui_kittest::kittest::Queryable as _;
use proptest::prelude::*;

use super::MatrixView;
use super::lit::lit_rows;
use super::order::{Filter, Listing, Order, Shown, SortBy};
use super::sheet::Sheet;
use crate::edit::{Edit, Session};
use crate::model::{Fit, Id, Kind, Map};
use crate::reasoning::{Reasoner, Settings};
use crate::samples::samples;
use crate::ui::cruxes::card_of;
use crate::ui::cx::Cx;
use crate::ui::desk::Desk;
use crate::ui::pointed::pointed;
use crate::ui::test_kit::{theme, window};

fn sample() -> Map {
    let sample = &samples()[3];
    let opened = crate::file::parse(sample.text, Path::new(sample.file_name)).unwrap();
    opened.map
}

fn sheet_of(map: &Map) -> Sheet {
    let question = map.questions_in_order()[0];
    Sheet::new(map, &Reasoner::new(map, Settings::default()), question).unwrap()
}

fn all_orders(sheet: &Sheet) -> Vec<Order> {
    let theses = sheet.headings.iter().map(|it| SortBy::Thesis(it.thesis));
    let by = SortBy::PLAIN.into_iter().chain(theses);
    by.flat_map(|by| [false, true].map(|is_reversed| Order { by, is_reversed }))
        .collect()
}

#[test]
fn rows_stand_as_one_meets_them_on_the_map() {
    let map = sample();
    let sheet = sheet_of(&map);
    assert_eq!(sheet.lines.len(), sheet.matrix.rows.len());
    for (line, row) in sheet.lines.iter().zip(&sheet.matrix.rows) {
        assert_eq!(line.evidence, row.evidence);
    }
    // What is first bears on the first thesis, and on a later one once it is shared.
    assert!(sheet.matrix.rows[0].cells[0].value().is_some());
    let last = sheet.matrix.rows.last().unwrap();
    assert!(last.cells[0].value().is_none() && last.cells[3].value().is_some());
}

#[test]
fn what_is_pointed_at_elsewhere_lights_its_rows() {
    let map = sample();
    let sheet = sheet_of(&map);
    let quoted = |line: &&super::sheet::Line| line.evidence.kind() == Kind::Backing;
    let backing = sheet.lines.iter().find(quoted).unwrap().evidence;
    let claim = map.backing(backing).unwrap().claim;
    // A name in a sentence points at the card and at what it names.
    assert_eq!(lit_rows(&[claim, backing], &map, &sheet), [backing]);
    let behind: Vec<Id> = (sheet.lines.iter().map(|line| line.evidence))
        .filter(|id| map.backing(*id).is_some_and(|it| it.claim == claim))
        .collect();
    assert_eq!(lit_rows(&[claim], &map, &sheet), behind);
    assert!(behind.contains(&backing));
    assert_eq!(lit_rows(&[], &map, &sheet), []);
}

#[test]
fn every_order_lists_every_row_once() {
    let map = sample();
    let sheet = sheet_of(&map);
    let all: Vec<usize> = (0..sheet.lines.len()).collect();
    for order in all_orders(&sheet) {
        let mut places = order.sorted(&sheet, &map);
        let values: Vec<f64> = match order.by {
            SortBy::TellsApart => {
                let rows = places.iter().map(|at| &sheet.matrix.rows[*at]);
                rows.map(|row| row.diagnosticity).collect()
            }
            SortBy::Inconsistency => {
                let rows = places.iter().map(|at| &sheet.matrix.rows[*at]);
                rows.map(crate::reasoning::Row::inconsistency).collect()
            }
            _ => Vec::new(),
        };
        let falls = |pair: &[f64]| (pair[0] >= pair[1]) != order.is_reversed || pair[0] == pair[1];
        assert!(values.windows(2).all(falls), "{order:?}");
        places.sort_unstable();
        assert_eq!(places, all, "{order:?}");
    }
}

#[test]
fn what_is_not_rated_comes_after_what_is() {
    let map = sample();
    let sheet = sheet_of(&map);
    let order = Order {
        by: SortBy::Relevant,
        is_reversed: false,
    };
    let relevance: Vec<Option<f64>> = (order.sorted(&sheet, &map).iter())
        .map(|at| sheet.matrix.rows[*at].relevance)
        .collect();
    assert!(relevance[0].is_some());
    let first_without = relevance.iter().position(Option::is_none).unwrap();
    assert!(relevance[first_without..].iter().all(Option::is_none));
}

#[test]
fn filters_leave_out_and_count() {
    let map = sample();
    let sheet = sheet_of(&map);
    let mut listing = Listing::default();
    let source = map.sources_in_order()[0];
    let mut list = |filter: Filter| {
        listing.forget();
        listing.update(&sheet, &map, &filter, Order::default(), 0);
        (listing.len(), listing.counts[0])
    };
    assert_eq!(list(Filter::default()), (33, 33));
    let of_source = Filter {
        source: Some(source),
        ..Filter::default()
    };
    let (some, _) = list(of_source);
    assert!(some > 0 && some < 33);
    let nothing = Filter {
        shown: Shown::TellsNothing,
        ..Filter::default()
    };
    assert_eq!(list(nothing), (3, 33));
    let words = Filter {
        text: "KHORASAN force".into(),
        ..Filter::default()
    };
    assert_eq!(list(words).0, 1);
}

#[test]
fn rows_keep_their_places_while_cells_are_edited_and_are_sorted_when_asked() {
    let mut session = Session::new(sample());
    let sheet = sheet_of(session.map());
    let mut listing = Listing::default();
    let (filter, order) = (Filter::default(), Order::default());
    listing.update(&sheet, session.map(), &filter, order, 0);
    let before = listing.ids().to_vec();
    // The last row becomes the one that tells most.
    for (at, fit) in [Fit::VeryConsistent, Fit::VeryInconsistent]
        .into_iter()
        .enumerate()
    {
        for thesis in sheet.matrix.theses.iter().skip(at).step_by(2) {
            let edit = Edit::SetFit {
                id: Id::random(Kind::Override),
                evidence: *before.last().unwrap(),
                thesis: *thesis,
                perspective: None,
                fit: Some(fit.clone()),
            };
            session.apply(&edit).unwrap();
        }
    }
    let sheet = sheet_of(session.map());
    listing.forget();
    listing.update(&sheet, session.map(), &filter, order, 0);
    assert_eq!(listing.ids(), before);
    assert!(listing.is_stale);
    for (place, id) in listing.places().iter().zip(listing.ids()) {
        assert_eq!(sheet.lines[*place].evidence, *id);
    }
    listing.update(&sheet, session.map(), &filter, order, 1);
    assert_eq!(listing.ids().first(), before.last());
    assert!(!listing.is_stale);
}

#[test]
fn who_leads_is_said_with_the_other_readings() {
    let map = sample();
    let mut sheet = sheet_of(&map);
    let [a, b, c] = [0, 1, 2].map(|at| Some(sheet.headings[at].thesis));
    let mut said = |matrix, verdict, strength| {
        sheet.leaders = crate::reasoning::Leaders {
            verdict,
            strength,
            matrix,
        };
        sheet.leaders_sentence()
    };
    assert_eq!(said(c, c, c), "C leads here, and by the other readings");
    assert_eq!(said(c, a, a), "C leads here; A by verdict and strength");
    assert_eq!(
        said(c, None, a),
        "C leads here; no thesis by verdict, A by strength"
    );
    assert_eq!(
        said(None, b, a),
        "No thesis leads here; B by verdict, A by strength"
    );
    assert_eq!(said(None, None, None), "No thesis leads by any reading");
}

proptest! {
    // Each step judges the whole map anew.
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn a_list_is_always_in_step_with_its_sheet(
        steps in proptest::collection::vec((0_usize..40, 0_usize..4, 0_usize..5, 0_usize..20), 1..6),
    ) {
        let mut session = Session::new(sample());
        let mut listing = Listing::default();
        for (row, column, fit, order) in steps {
            let sheet = sheet_of(session.map());
            let orders = all_orders(&sheet);
            let order = orders[order % orders.len()];
            listing.forget();
            listing.update(&sheet, session.map(), &Filter::default(), order, 0);
            prop_assert_eq!(listing.len(), sheet.lines.len());
            for (place, id) in listing.places().iter().zip(listing.ids()) {
                prop_assert_eq!(sheet.lines[*place].evidence, *id);
            }
            let edit = Edit::SetFit {
                id: Id::random(Kind::Override),
                evidence: sheet.lines[row % sheet.lines.len()].evidence,
                thesis: sheet.matrix.theses[column % sheet.matrix.theses.len()],
                perspective: None,
                fit: super::edits::FITS.get(fit).cloned(),
            };
            session.apply(&edit).unwrap();
        }
    }
}

struct Seen {
    desk: Desk,
    matrix: MatrixView,
    pointed: Vec<Id>,
}

fn seen_ui(seen: &mut Seen, ui: &mut Ui) {
    let mut cx = Cx {
        desk: &seen.desk,
        theme: &theme(),
        actions: &mut Vec::new(),
    };
    seen.matrix.ui(ui, &mut cx);
    seen.pointed = pointed(ui.ctx()).to_vec();
}

#[test]
fn a_row_points_at_its_evidence_from_any_cell_and_by_keyboard() {
    let mut desk = Desk::new(sample());
    desk.refresh();
    desk.judge();
    let seen = Seen {
        desk,
        matrix: MatrixView::default(),
        pointed: Vec::new(),
    };
    let mut harness = window(seen, [900.0, 700.0], theme(), seen_ui);
    harness.run();
    assert_eq!(harness.state().pointed, []);
    let cells: Vec<_> = harness
        .query_all_by_label_contains(", A: ")
        .map(|cell| cell.rect().center())
        .collect();
    harness.event(Event::PointerMoved(cells[1]));
    harness.run();
    let [card, evidence] = harness.state().pointed[..] else {
        panic!("it points at nothing");
    };
    assert_eq!(card_of(harness.state().desk.map(), evidence), card);
    harness.event(Event::PointerMoved(cells[2]));
    harness.run();
    assert_ne!(harness.state().pointed, [card, evidence]);
    harness.event(Event::PointerGone);
    harness.run();
    assert_eq!(harness.state().pointed, []);
    // The keyboard begins at the first row.
    harness.state_mut().matrix.focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(harness.state().pointed, [card, evidence]);
}
