use super::because::{Asked, Item, Line, Why};
use super::facts::{Facts, questions_above};
use crate::model::{
    Backing, Claim, Finite, Id, Map, Question, Quote, Reason, Source, Stance, Standard, Transaction,
};
use crate::reasoning::{Label, Reasoner, Settings};

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

/// A and B compete. `c-p` speaks for A and has two quotes of one source behind it; `c-o`
/// objects, with nothing behind it.
fn map() -> Map {
    let mut map = Map::default();
    let mut tx = Transaction::new(&mut map);
    for name in ["c-a", "c-b", "c-p", "c-o"] {
        let text = format!("The words of {name}");
        tx.put(
            id(name),
            Claim {
                text,
                ..Claim::default()
            },
        );
    }
    let question = Question {
        text: "Which?".into(),
        theses: vec![id("c-a"), id("c-b")],
        ..Question::default()
    };
    tx.put(id("q-1"), question);
    for (name, premise, stance) in [("r-1", "c-p", Stance::For), ("r-2", "c-o", Stance::Against)] {
        let reason = Reason {
            target: id("c-a"),
            stance,
            premises: vec![id(premise)],
            ..Reason::default()
        };
        tx.put(id(name), reason);
    }
    let short = "Ghazi".to_owned();
    tx.put(
        id("s-1"),
        Source {
            short,
            ..Source::default()
        },
    );
    for number in [1, 2] {
        let quote = Quote {
            source: id("s-1"),
            exact: format!("Words {number}"),
            ..Quote::default()
        };
        tx.put(id(&format!("u-{number}")), quote);
        let backing = Backing {
            quote: id(&format!("u-{number}")),
            claim: id("c-p"),
            stance: Stance::For,
            rating: Finite::new(0.75),
            ..Backing::default()
        };
        tx.put(id(&format!("b-{number}")), backing);
    }
    let _made = tx.finish();
    map
}

fn facts(map: &Map, record: &str) -> Facts {
    let reasoner = Reasoner::new(map, Settings::default());
    Facts::of(map, &reasoner, Some(id("q-1")), id(record))
}

#[test]
fn a_thesis_has_all_three_readings_and_is_warned_of_a_single_source() {
    let facts = facts(&map(), "c-a");
    assert_eq!(facts.verdict_text(), "accepted by preponderance");
    assert!(facts.strength.is_some() && facts.check.is_some());
    assert_eq!(
        facts.inconsistency.as_ref().map(|it| it.rows.len()),
        Some(1)
    );
    let (warning, source) = facts.warnings.first().unwrap();
    assert!(warning.contains("All 2 quotes that speak for it are from Ghazi"));
    assert_eq!(*source, Some(id("s-1")));
}

#[test]
fn what_is_no_thesis_has_a_label_and_a_strength_only() {
    let facts = facts(&map(), "c-o");
    assert_eq!(facts.verdict_text(), "not accepted");
    assert_eq!(facts.strength_text(), ".50");
    assert_eq!(facts.inconsistency, None);
    assert_eq!(facts.warnings, []);
    assert!(facts.bears);
    assert_eq!(self::facts(&map(), "r-2").verdict_text(), "does not apply");
    assert_eq!(self::facts(&map(), "b-1").verdict_text(), "counts");
}

fn lines(map: &Map, asked: Asked, record: &str) -> Vec<Line> {
    let reasoner = Reasoner::new(map, Settings::default());
    let why = Why {
        map,
        reasoner: &reasoner,
        question: id("q-1"),
        asked,
    };
    why.lines(id(record), &|_| true)
}

fn items(lines: &[Line]) -> Vec<&Item> {
    (lines.iter())
        .filter_map(|line| match line {
            Line::Item(item) => Some(item),
            Line::Said { .. } => None,
        })
        .collect()
}

#[test]
fn figures_unfold_down_to_the_quotes_with_what_each_has_by_itself() {
    let map = map();
    let lines = lines(&map, Asked::Strength, "c-a");
    let items = items(&lines);
    let quote = (items.iter())
        .find(|item| item.path == ["c-a", "r-1", "c-p", "b-1"].map(id))
        .unwrap();
    assert_eq!(quote.text, "“Words 1” (Ghazi)");
    assert_eq!((quote.word, quote.depth()), ("quoted for", 2));
    assert_eq!(quote.figure, ".75");
    let said: Vec<&str> = (lines.iter())
        .filter_map(|line| match line {
            Line::Said { sentence, .. } => Some(sentence.as_str()),
            Line::Item(_) => None,
        })
        .collect();
    assert!(said.contains(&"The quote counts .75 (Reliable)."));
    assert!(said.contains(&"By itself .50, since it is not rated."));
    // What speaks for it comes before what speaks against it.
    let words: Vec<&str> = (items.iter())
        .filter(|item| item.depth() == 0)
        .map(|item| item.word)
        .collect();
    assert_eq!(words, ["because", "however"]);
}

#[test]
fn verdicts_unfold_to_what_is_accepted_and_say_why_the_rest_is_not() {
    let map = map();
    let lines = lines(&map, Asked::Verdict, "c-a");
    let of = |name: &str| {
        let items = items(&lines);
        let item = items.iter().find(|item| item.id() == id(name)).unwrap();
        (item.label, item.figure.clone())
    };
    assert_eq!(of("r-1"), (Label::In, "1".to_owned()));
    assert_eq!(of("r-2"), (Label::Out, "0".to_owned()));
    assert_eq!(of("c-o"), (Label::Out, String::new()));
    let nothing = |line: &Line| matches!(line, Line::Said { sentence, .. } if sentence.starts_with("Nothing stands behind"));
    assert!(lines.iter().any(nothing));
}

#[test]
fn a_verdict_says_what_it_compares_and_what_the_standard_asks() {
    let map = map();
    let comparison = |record: &str, standard: Option<Standard>| {
        let settings = Settings {
            standard,
            ..Settings::default()
        };
        let reasoner = Reasoner::new(&map, settings);
        let why = Why {
            map: &map,
            reasoner: &reasoner,
            question: id("q-1"),
            asked: Asked::Verdict,
        };
        why.comparison(id(record))
    };
    assert_eq!(
        comparison("c-a", None).unwrap(),
        "The heaviest that is accepted for it weighs 1, against it 0, for a rival 0. It has to \
         weigh more than the rest; a tie is not enough."
    );
    let doubt = comparison("c-b", Some(Standard::BeyondReasonableDoubt)).unwrap();
    assert!(
        doubt.contains("weighs 0, against it 0, for a rival 1."),
        "{doubt}"
    );
    assert!(doubt.contains("the rest has to stay below .3"), "{doubt}");
    assert_eq!(comparison("c-p", None), None, "nothing objects to it");
}

#[test]
fn an_argument_in_a_circle_unfolds_once() {
    let mut map = map();
    let mut tx = Transaction::new(&mut map);
    let reason = Reason {
        target: id("c-p"),
        premises: vec![id("c-a")],
        ..Reason::default()
    };
    tx.put(id("r-3"), reason);
    let _made = tx.finish();
    let lines = lines(&map, Asked::Strength, "c-a");
    let deepest = items(&lines).iter().map(|item| item.path.len()).max();
    assert_eq!(
        deepest,
        Some(5),
        "A, reason, premise, reason, A again and no further"
    );
}

#[test]
fn the_question_that_is_looked_at_comes_first_where_a_claim_bears_on_several() {
    let mut map = map();
    let mut tx = Transaction::new(&mut map);
    let question = Question {
        theses: vec![id("c-a")],
        ..Question::default()
    };
    tx.put(id("q-2"), question);
    tx.put(id("q-3"), Question::default());
    let _made = tx.finish();
    assert_eq!(questions_above(&map, id("b-1")), [id("q-1"), id("q-2")]);
    let reasoner = Reasoner::new(&map, Settings::default());
    let question = |looked_at: &str, record: &str| {
        Facts::of(&map, &reasoner, Some(id(looked_at)), id(record)).question
    };
    assert_eq!(question("q-2", "b-1"), Some(id("q-2")));
    assert_eq!(question("q-3", "b-1"), Some(id("q-1")));
    assert_eq!(question("q-2", "c-b"), Some(id("q-1")));
}
