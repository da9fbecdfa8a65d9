//! Sentences about the sample maps: well formed, and true when one tries what they say.

use contend::model::{Id, Map};
use contend::reasoning::{
    Change, Effect, Known, Method, Reading, Reasoner, Settings, TIE, WhatIf, changes, summary,
};
use contend::samples::samples;

fn maps() -> Vec<Map> {
    let parse = |text: &str, name: &str| contend::file::parse(text, std::path::Path::new(name));
    (samples().iter())
        .map(|sample| parse(sample.text, sample.file_name).unwrap().map)
        .collect()
}

/// How far the leader of a change is ahead of a rival, by its reading.
fn lead(reasoner: &Reasoner, map: &Map, question: Id, change: &Change, rival: Id) -> f64 {
    match change.reading {
        Reading::Strength => {
            let strengths = reasoner
                .support(question, Method::DfQuad)
                .unwrap()
                .strengths;
            strengths[&change.leader].unwrap() - strengths[&rival].unwrap()
        }
        Reading::Matrix => {
            let matrix = reasoner.matrix(map, question).unwrap();
            let of = |thesis| matrix.inconsistency[matrix.column_of(thesis).unwrap()];
            of(rival) - of(change.leader)
        }
        Reading::Verdict => match reasoner.verdict(question).unwrap().winner {
            Some(winner) if winner == rival => -1.0,
            Some(_) => 1.0,
            None => 0.0,
        },
    }
}

#[test]
fn every_change_that_is_told_comes_about_when_it_is_tried() {
    let mut tried = 0;
    for map in maps() {
        let reasoner = Reasoner::new(&map, Settings::default());
        for question in map.questions_in_order() {
            let cruxes = reasoner.cruxes(&map, question, &|| false).unwrap();
            for change in changes(&map, question, &cruxes) {
                let (removed, unrated) = change.removed_and_unrated();
                let what_if = WhatIf {
                    off: removed.into_iter().collect(),
                    unrated: unrated.into_iter().collect(),
                    ..WhatIf::default()
                };
                let mut supposing = reasoner.clone();
                supposing.look_from(
                    &map,
                    Settings {
                        what_if,
                        ..Settings::default()
                    },
                );
                for rival in &change.rivals {
                    let near = if change.reading == Reading::Strength {
                        TIE
                    } else {
                        1e-6
                    };
                    let left = lead(&supposing, &map, question, &change, *rival);
                    let holds = match change.effect {
                        Effect::Tie => left.abs() < near,
                        Effect::Overtake => left <= -near,
                    };
                    assert!(holds, "{left}: {}", change.sentence.text);
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 50, "{tried}");
}

#[test]
fn sentences_are_well_formed_and_name_what_they_rest_on() {
    for map in maps() {
        let reasoner = Reasoner::new(&map, Settings::default());
        for question in map.questions_in_order() {
            let cruxes = reasoner.cruxes(&map, question, &|| false).unwrap();
            let known = Known {
                cruxes: Some(&cruxes),
                to_look_at: &[],
            };
            let paragraphs = summary(&reasoner, &map, question, known);
            let told = changes(&map, question, &cruxes);
            let all = paragraphs.iter().flat_map(|it| &it.sentences);
            for sentence in all.chain(told.iter().map(|change| &change.sentence)) {
                let text = &sentence.text;
                assert!(text.ends_with(['.', '?', '!']), "{text}");
                for slip in [
                    "  ", "..", "?.", " ,", " . ", "“”", "is are", " 1 more", "gone",
                ] {
                    assert!(!text.contains(slip), "“{slip}” in: {text}");
                }
                assert_eq!(
                    text.matches('“').count(),
                    text.matches('”').count(),
                    "{text}"
                );
                assert!(!sentence.rests_on.is_empty(), "{text}");
                for (range, id) in &sentence.names {
                    assert!(map.contains(*id) && !text[range.clone()].trim().is_empty());
                    assert!(sentence.rests_on.contains(id), "{text}");
                }
            }
        }
    }
}
