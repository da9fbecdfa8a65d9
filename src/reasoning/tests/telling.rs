//! What is said of a question: true, and resting on what it names.

use super::build::{Build, id, ids};
use crate::model::{Id, Map, Stance, Standard};
use crate::reasoning::{
    About, Crux, Effect, Known, Reading, Reasoner, Sentence, Settings, TextStyle, WhatIf, changes,
    open_points, standings, summary, summary_text,
};

fn reasoner(map: &Map) -> Reasoner {
    Reasoner::new(map, Settings::default())
}

/// Two theses, one quote behind a premise of each.
fn rivals() -> Build {
    Build::default()
        .claim("c-a", None)
        .claim("c-b", None)
        .question("q-which", &["c-a", "c-b"])
        .claim("c-pa", None)
        .claim("c-pb", None)
        .backing("b-pa", "c-pa", Stance::For, None)
        .backing("b-pb", "c-pb", Stance::For, None)
        .pro("r-a", &["c-pa"], "c-a")
        .pro("r-b", &["c-pb"], "c-b")
}

fn cruxes(map: &Map) -> Vec<Crux> {
    let cruxes = reasoner(map).cruxes(map, id("q-which"), &|| false);
    cruxes.unwrap()
}

fn sentences(map: &Map, reasoner: &Reasoner) -> Vec<Sentence> {
    let cruxes = reasoner.cruxes(map, id("q-which"), &|| false).unwrap();
    let known = Known {
        cruxes: Some(&cruxes),
        to_look_at: &[],
    };
    let paragraphs = summary(reasoner, map, id("q-which"), known);
    paragraphs.into_iter().flat_map(|it| it.sentences).collect()
}

/// The first sentence that begins so.
fn sentence(map: &Map, start: &str) -> String {
    let all = sentences(map, &reasoner(map));
    let found = all.iter().find(|sentence| sentence.text.starts_with(start));
    found
        .unwrap_or_else(|| panic!("{start}: {all:#?}"))
        .text
        .clone()
}

#[test]
fn every_sentence_ends_and_rests_on_records_of_the_map() {
    for build in [rivals(), rivals().weight("r-b", 0.5)] {
        let map = build.map();
        let all = sentences(&map, &reasoner(&map));
        assert!(all.len() > 6);
        for sentence in &all {
            let text = &sentence.text;
            assert!(text.ends_with(['.', '?', '!']), "{text}");
            assert!(!sentence.rests_on.is_empty(), "{text}");
            assert!(sentence.rests_on.iter().all(|id| map.contains(*id)));
            let pieces: String = sentence.pieces().map(|(words, _)| words).collect();
            assert_eq!(&pieces, text);
            assert!(
                sentence
                    .names
                    .iter()
                    .all(|(range, _)| text.get(range.clone()).is_some())
            );
        }
    }
}

#[test]
fn questions_with_fewer_than_two_theses_say_so() {
    let none = Build::default().question("q-which", &[]).map();
    let one = Build::default()
        .claim("c-a", None)
        .question("q-which", &["c-a"])
        .map();
    for (map, words) in [(none, "no thesis yet"), (one, "one thesis only")] {
        let reasoner = reasoner(&map);
        let all = sentences(&map, &reasoner);
        assert!(all.iter().any(|it| it.text.contains(words)), "{all:#?}");
        assert_eq!(reasoner.leaders(&map, id("q-which")).all(), [None; 3]);
        assert_eq!(cruxes(&map), []);
    }
}

#[test]
fn the_verdict_says_by_how_much_the_winner_outweighs_its_rival() {
    let map = rivals().weight("r-b", 0.5).map();
    assert_eq!(
        sentence(&map, "By the verdict"),
        "By the verdict, A is accepted by preponderance: its heaviest accepted reason weighs 1.00, \
         the heaviest of any rival .50 (B); no accepted objection speaks against it."
    );
}

#[test]
fn a_tie_is_said_to_have_no_winner_and_names_those_who_share_it() {
    let map = rivals().map();
    assert_eq!(
        sentence(&map, "By the verdict"),
        "By the verdict, no thesis is accepted: the heaviest accepted reasons for A and B both \
         weigh 1.00, and a tie has no winner."
    );
    let standings = standings(&reasoner(&map), &map, id("q-which")).unwrap();
    for standing in &standings.readings {
        assert_eq!(standing.leader, None);
        assert_eq!(
            standing.level,
            ids(&["c-a", "c-b"]),
            "{:?}",
            standing.reading
        );
    }
    assert!(sentence(&map, "No reading names a leader").len() > 10);
}

#[test]
fn what_falls_short_of_the_standard_is_said_to() {
    let map = rivals().weight("r-b", 0.5).map();
    let settings = Settings {
        standard: Some(Standard::ClearAndConvincing),
        ..Settings::default()
    };
    let reasoner = Reasoner::new(&map, settings);
    let all = sentences(&map, &reasoner);
    let verdict = all.iter().find(|it| it.text.starts_with("By the verdict"));
    assert_eq!(
        verdict.unwrap().text,
        "By the verdict, no thesis is accepted: the heaviest reason for A weighs 1.00, the one for \
         B .50: not enough of a difference to be accepted on clear and convincing grounds."
    );
}

#[test]
fn an_objection_as_heavy_as_the_reason_is_said_to_stand_in_the_way() {
    let map = rivals()
        .weight("r-b", 0.5)
        .assumption("c-no", None)
        .con("r-no", &["c-no"], "c-a")
        .map();
    assert_eq!(
        sentence(&map, "By the verdict"),
        "By the verdict, no thesis is accepted: the heaviest reason for A weighs 1.00, the heaviest \
         objection to it 1.00: a reason has to weigh more than what is held against it."
    );
    let all = sentences(&map, &reasoner(&map));
    let verdict = all.iter().find(|it| it.text.starts_with("By the verdict"));
    assert!(verdict.unwrap().rests_on.contains(&id("r-no")));
}

#[test]
fn readings_that_disagree_are_a_finding() {
    // A quote against A's premise hurts A in the matrix only as far as it counts there.
    let map = rivals()
        .weight("r-b", 0.5)
        .backing("b-no", "c-a", Stance::Against, Some(0.1))
        .map();
    let standings = standings(&reasoner(&map), &map, id("q-which")).unwrap();
    let leaders: Vec<Option<Id>> = standings.readings.iter().map(|it| it.leader).collect();
    let all_same = leaders.iter().flatten().all(|it| Some(*it) == leaders[0]);
    assert_eq!(standings.disagree, !all_same, "{leaders:?}");
    let together = standings.together.unwrap().text;
    assert_eq!(
        together.starts_with("The readings disagree: "),
        standings.disagree
    );
}

#[test]
fn a_change_names_what_is_withdrawn_and_what_comes_of_it() {
    let map = rivals().weight("r-b", 0.5).map();
    let changes = changes(&map, id("q-which"), &cruxes(&map));
    let text = |reading: Reading, effect: Effect| -> Vec<&str> {
        let of = changes
            .iter()
            .filter(|it| (it.reading, it.effect) == (reading, effect));
        of.map(|it| it.sentence.text.as_str()).collect()
    };
    let verdict = text(Reading::Verdict, Effect::Overtake);
    assert_eq!(
        verdict,
        [
            "If the quote “words of b-pa” (Report) is withdrawn, B is accepted in place of A.",
            "If “c-pa” is withdrawn, B is accepted in place of A.",
            "If the reason “c-pa” for A is withdrawn, B is accepted in place of A.",
        ]
    );
    assert_eq!(
        text(Reading::Strength, Effect::Tie),
        ["If the rating of the reason “c-pb” for B is withdrawn, B draws level with A."]
    );
    let reason = changes.iter().find(|it| it.items == [(id("r-a"), false)]);
    assert!(reason.unwrap().is_echo, "its claim says the same");
    for change in &changes {
        let named = change
            .items
            .iter()
            .all(|(item, _)| change.sentence.rests_on.contains(item));
        assert!(named);
    }
}

#[test]
fn what_one_withdrawal_does_to_several_rivals_is_said_once() {
    let map = rivals()
        .weight("r-b", 0.5)
        .claim("c-c", None)
        .claim("c-pc", None)
        .backing("b-pc", "c-pc", Stance::For, None)
        .pro("r-c", &["c-pc"], "c-c")
        .weight("r-c", 0.5)
        .question("q-which", &["c-a", "c-b", "c-c"])
        .map();
    let all = changes(&map, id("q-which"), &cruxes(&map));
    let mut seen = std::collections::BTreeSet::new();
    for change in &all {
        let key = (change.reading, change.effect, change.items.clone());
        assert!(seen.insert(key), "{}", change.sentence.text);
    }
    let both = all.iter().filter(|it| it.rivals == ids(&["c-b", "c-c"]));
    let texts: Vec<&str> = both.map(|it| it.sentence.text.as_str()).collect();
    assert!(
        texts.contains(&"If “c-pa” is withdrawn, A is no longer accepted, and no other thesis is."),
        "{texts:#?}"
    );
    assert!(
        texts.contains(&"If “c-pa” is withdrawn, B and C overtake A."),
        "{texts:#?}"
    );
}

#[test]
fn the_effect_that_is_told_is_the_one_that_comes_when_it_is_tried() {
    let map = rivals().weight("r-b", 0.5).map();
    for change in changes(&map, id("q-which"), &cruxes(&map)) {
        let (removed, unrated) = change.removed_and_unrated();
        let what_if = WhatIf {
            off: removed.into_iter().collect(),
            unrated: unrated.into_iter().collect(),
            ..WhatIf::default()
        };
        let settings = Settings {
            what_if,
            ..Settings::default()
        };
        let tried = Reasoner::new(&map, settings);
        let standings = standings(&tried, &map, id("q-which")).unwrap();
        let standing = standings.of(change.reading).unwrap();
        match change.effect {
            Effect::Overtake => assert_eq!(standing.leader, Some(change.rivals[0])),
            Effect::Tie => assert_eq!(standing.leader, None),
        }
    }
}

#[test]
fn what_is_gone_from_the_map_is_no_crux_any_more() {
    let map = rivals().weight("r-b", 0.5).map();
    let old = cruxes(&map);
    let without = Build::default()
        .claim("c-a", None)
        .claim("c-b", None)
        .question("q-which", &["c-a", "c-b"])
        .map();
    assert_eq!(changes(&without, id("q-which"), &old), []);
}

#[test]
fn open_points_are_told_with_the_records_that_lack_something() {
    let map = rivals()
        .claim("c-bare", None)
        .con("r-bare", &["c-bare"], "c-b")
        .map();
    let open = open_points(&reasoner(&map), &map, id("q-which"));
    assert_eq!(open.unanswered, ids(&["r-bare"]));
    assert_eq!(open.unbacked, ids(&["c-bare"]));
    assert_eq!(
        sentence(&map, "One objection"),
        "One objection is unanswered: the objection “c-bare” to B."
    );
}

#[test]
fn what_is_supposed_is_said_first() {
    let map = rivals().weight("r-b", 0.5).map();
    let settings = Settings {
        what_if: WhatIf::default().without(&ids(&["c-pa"])),
        ..Settings::default()
    };
    let reasoner = Reasoner::new(&map, settings);
    let known = Known::default();
    let paragraphs = summary(&reasoner, &map, id("q-which"), known);
    let stands = paragraphs
        .iter()
        .find(|it| it.about == About::Stands)
        .unwrap();
    assert_eq!(
        stands.sentences[0].text,
        "For the sake of argument, this leaves out “c-pa”."
    );
    let hangs = paragraphs
        .iter()
        .find(|it| it.about == About::Hangs)
        .unwrap();
    assert!(hangs.sentences[0].text.contains("still being looked for"));
}

#[test]
fn the_text_for_the_clipboard_has_headings_and_names_its_sources() {
    let map = rivals().weight("r-b", 0.5).map();
    let found = cruxes(&map);
    let known = Known {
        cruxes: Some(&found),
        to_look_at: &[],
    };
    let paragraphs = summary(&reasoner(&map), &map, id("q-which"), known);
    let plain = summary_text(&map, &paragraphs, TextStyle::Plain);
    let marked = summary_text(&map, &paragraphs, TextStyle::Markdown);
    for about in [About::Asked, About::Stands, About::Hangs, About::Missing] {
        assert!(plain.contains(&format!("{}\n", about.title())));
        assert!(marked.contains(&format!("## {}\n\n", about.title())));
    }
    assert!(plain.contains("Sources\nReport."), "{plain}");
    assert!(marked.contains("- A: c-a.\n"), "{marked}");
    assert!(marked.contains("## Sources\n\n- Report."), "{marked}");
}
