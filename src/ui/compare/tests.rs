//! Lines and rows of a case, moving along them, and a comparison as text.

use std::sync::Arc;

use super::column::{columns_of, readings_of};
use super::outline::{Case, Row};
use super::outlines::{Cursor, Outlines, Shown, Step};
use super::*;
use crate::model::{Backing, Claim, Map, Question, Quote, Reason, Source, Stance, Transaction};
use crate::ui::test_kit::id;

/// A thesis with a reason of two premises, one of them quoted twice and argued for in
/// turn; the step undercut; and an objection that has no answer. A rival with nothing.
fn map() -> Map {
    let mut map = Map::default();
    let mut tx = Transaction::new(&mut map);
    for name in ["c-a", "c-b", "c-p", "c-q", "c-deep", "c-no", "c-under"] {
        let text = format!("Claim {name}");
        tx.put(
            id(name),
            Claim {
                text,
                ..Claim::default()
            },
        );
    }
    let theses = vec![id("c-a"), id("c-b")];
    let text = "Which?".to_owned();
    tx.put(
        id("q-1"),
        Question {
            text,
            theses,
            ..Question::default()
        },
    );
    for (name, target, stance, premises, order) in [
        ("r-for", "c-a", Stance::For, &["c-p", "c-q"][..], "V"),
        ("r-no", "c-a", Stance::Against, &["c-no"], "k"),
        ("r-deep", "c-p", Stance::For, &["c-deep"], "V"),
        ("r-under", "r-for", Stance::Against, &["c-under"], "V"),
        ("r-reply", "c-under", Stance::Against, &["c-q"], "V"),
    ] {
        let reason = Reason {
            target: id(target),
            stance,
            premises: premises.iter().map(|premise| id(premise)).collect(),
            order: order.into(),
            ..Reason::default()
        };
        tx.put(id(name), reason);
    }
    let title = "The *book*".to_owned();
    tx.put(
        id("s-1"),
        Source {
            title,
            ..Source::default()
        },
    );
    for (backing, quote, stance) in [("b-1", "u-1", Stance::For), ("b-2", "u-2", Stance::Against)] {
        let exact = format!("Words of {quote}");
        let source = id("s-1");
        tx.put(
            id(quote),
            Quote {
                source,
                exact,
                ..Quote::default()
            },
        );
        let (quote, claim) = (id(quote), id("c-p"));
        tx.put(
            id(backing),
            Backing {
                quote,
                claim,
                stance,
                ..Backing::default()
            },
        );
    }
    let _made = tx.finish();
    map
}

fn case() -> Case {
    Case::of(&map(), id("c-a"), &[id("r-no")])
}

/// Rows as `level kind id`.
fn told(case: &Case, folded: &[&str]) -> Vec<String> {
    let rows = case.rows(|id| folded.contains(&id.to_string().as_str()));
    let line = |at: usize| &case.lines[at];
    (rows.into_iter())
        .map(|row| match row {
            Row::Word(at) => format!("{} word {}", line(at).level, line(at).id),
            Row::Claim(at) => {
                let again = if line(at).is_told_above { " again" } else { "" };
                let and = if line(at).is_joined { "and " } else { "" };
                format!("{} {and}{}{again}", line(at).level, line(at).id)
            }
            Row::Quotes(lines) => {
                let ids: Vec<String> = lines.clone().map(|at| line(at).id.to_string()).collect();
                format!("{} {}", line(lines.start).level, ids.join(" "))
            }
            Row::NoAnswer(at) => format!("no answer to {}", line(at).id),
            Row::Nothing => "nothing".to_owned(),
        })
        .collect()
}

#[test]
fn rows_read_from_reasons_to_quotes_and_say_where_an_answer_is_missing() {
    assert_eq!(
        told(&case(), &[]),
        [
            "0 word r-for",
            "1 c-p",
            "1 b-1 b-2",
            "1 word r-deep",
            "2 c-deep",
            "1 and c-q",
            "1 word r-under",
            "2 c-under",
            "2 word r-reply",
            "3 c-q again",
            "0 word r-no",
            "1 c-no",
            "no answer to r-no",
        ]
    );
    let nothing = Case::of(&map(), id("c-b"), &[]);
    assert_eq!(told(&nothing, &[]), ["nothing"]);
}

#[test]
fn what_is_folded_hides_what_hangs_on_it_and_counts_its_claims() {
    let case = case();
    assert_eq!(
        told(&case, &["r-for", "r-no"]),
        ["0 word r-for", "0 word r-no", "no answer to r-no"]
    );
    assert_eq!(told(&case, &["c-p"]).len(), told(&case, &[]).len() - 3);
    let at = case.line_of(id("r-for")).unwrap();
    assert_eq!(case.claims_below(at), 5);
    assert!(case.has_below(at));
    assert!(!case.has_below(0), "the thesis itself stays");
    let leaf = case.line_of(id("c-no")).unwrap();
    assert!(!case.has_below(leaf));
    assert_eq!(case.line_of(id("u-2")), case.line_of(id("b-2")));
}

fn found() -> (Map, Found, Vec<Seat>) {
    let map = map();
    let shared = Arc::new(map.clone());
    let theses = [id("c-a"), id("c-b")];
    let sides = theses.map(|thesis| (Arc::clone(&shared), thesis));
    let seats = theses.map(Seat::here).to_vec();
    (map, Found::of(&sides), seats)
}

fn moved(outlines: &mut Outlines, found: &Found, seats: &[Seat], step: Step) -> String {
    let to = outlines.stepped(step).unwrap();
    outlines.go_to(to, found, seats);
    found.cases[to.column].lines[to.line].id.to_string()
}

#[test]
fn steps_pass_over_what_is_folded_and_the_cursor_keeps_to_its_record() {
    let (mut map, found, seats) = found();
    let mut outlines = Outlines::default();
    outlines.update(&found, 1, &seats);
    outlines.go_to(Cursor { column: 0, line: 0 }, &found, &seats);
    let step = |outlines: &mut Outlines, step| moved(outlines, &found, &seats, step);
    assert_eq!(step(&mut outlines, Step::Lines(1)), "r-for");
    let line = outlines.cursor.unwrap().line;
    outlines.toggle_fold(seats[0], &found.cases[0], line);
    outlines.update(&found, 1, &seats);
    assert_eq!(step(&mut outlines, Step::Lines(1)), "r-no");
    assert_eq!(step(&mut outlines, Step::Lines(9)), "c-no");
    assert_eq!(step(&mut outlines, Step::First), "c-a");
    assert_eq!(step(&mut outlines, Step::Columns(9)), "c-b");
    assert_eq!(step(&mut outlines, Step::Columns(-1)), "c-a");
    assert_eq!(step(&mut outlines, Step::Last), "c-no");
    // A premise more, far above the cursor.
    let mut tx = Transaction::new(&mut map);
    assert!(tx.update::<Reason>(id("r-for"), |reason| reason.premises.push(id("c-no"))));
    let _made = tx.finish();
    let shared = Arc::new(map);
    let sides: Vec<_> = (seats.iter().map(|it| (Arc::clone(&shared), it.thesis))).collect();
    let again = Found::of(&sides);
    outlines.update(&again, 2, &seats);
    let cursor = outlines.cursor.unwrap();
    assert_eq!(again.cases[0].lines[cursor.line].id, id("c-no"));
    // Uncovering shows what was folded.
    let at = again.cases[0].line_of(id("c-deep")).unwrap();
    let rows = outlines.shown[0].rows.len();
    outlines.uncover(seats[0], &again.cases[0], at);
    outlines.update(&again, 2, &seats);
    assert!(outlines.shown[0].rows.len() > rows);
}

#[test]
fn only_rows_within_a_stretch_are_drawn() {
    let shown = Shown {
        rows: Vec::new(),
        heights: vec![10.0, 20.0, 30.0, 40.0],
        measured_for: (0.0, 1.0),
    };
    assert_eq!(shown.between(0.0, 10.0), (0..1, 0.0));
    assert_eq!(shown.between(12.0, 31.0), (1..3, 10.0));
    assert_eq!(shown.between(60.0, 500.0), (3..4, 60.0));
    assert_eq!(shown.between(500.0, 600.0).0, 4..4);
    assert_eq!(shown.height(), 100.0);
}

#[test]
fn the_text_has_the_whole_case_and_escapes_what_markdown_would_read() {
    let (map, found, seats) = found();
    let mut desk = Desk::new(map);
    desk.judge();
    let columns = columns_of(&seats, &desk, &[], Some(id("q-1")));
    let readings = readings_of(&columns);
    let text = markdown::to_markdown("Which?", &columns, &readings, &found);
    let strength = readings[0].words().join("; ");
    for part in [
        format!("# Which?\n\n## A: Claim c-a\n\n{strength}.\n\n- **because**\n").as_str(),
        "\n  - Claim c-p\n    - “Words of u-1” (The \\*book\\*; no document)\n    \
         - against: “Words of u-2” (The \\*book\\*; no document)\n    - **because**\n      \
         - Claim c-deep\n",
        "\n  - *and* Claim c-q\n",
        "\n  - **undercut**\n    - Claim c-under\n      - **in reply**\n        \
         - Claim c-q *(told above)*\n",
        "\n- **however**\n  - Claim c-no\n  - *no answer yet*\n\n## B: Claim c-b\n",
        "\nNothing is said for or against it.\n",
        "\n- **Unanswered objections**\n  - **A** Claim c-no\n",
    ] {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
}
