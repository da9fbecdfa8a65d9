//! How standings are said in words.

use crate::drawing::{Amount, Remark, tenths_words};
use crate::model::{Id, Kind, Map, Standard};
use crate::reasoning::{
    CREDIBLE, Leaders, QuestionStanding, STRONG, label_word, standard_words, word_of,
};

use super::state::Judging;

/// Which thesis leads, in one line on the question; `None` where there is no choice.
#[must_use]
pub fn finding(map: &Map, standing: &QuestionStanding) -> Option<String> {
    if standing.theses.len() < 2 {
        return None;
    }
    let name = |id: Id| map.thesis_letter(id).unwrap_or_else(|| "?".to_owned());
    Some(leaders_line(standing.leaders, &name))
}

/// Who leads by which reading, the theses named by `name`. Where readings disagree, it
/// says so first.
#[must_use]
pub fn leaders_line(leaders: Leaders, name: &dyn Fn(Id) -> String) -> String {
    let readings = [
        ("verdict", leaders.verdict),
        ("strength", leaders.strength),
        ("matrix", leaders.matrix),
    ];
    let Some(first) = readings.iter().find_map(|(_, leader)| *leader) else {
        return "No thesis leads by any reading".to_owned();
    };
    if readings.iter().all(|(_, leader)| *leader == Some(first)) {
        return format!("{} leads by all three readings", name(first));
    }
    let said = readings.map(|(reading, leader)| match leader {
        Some(leader) => format!("{reading} {}", name(leader)),
        None => format!("{reading} none"),
    });
    let list = said.join(" · ");
    match leaders.disagree() {
        true => format!("Readings disagree: {list}"),
        false => format!("Who leads: {list}"),
    }
}

/// A heading, and sentences that say what the short line on a card means.
#[must_use]
pub fn standing_sentences(
    judging: &Judging,
    map: &Map,
    id: Id,
    remark: &Remark,
) -> Option<(String, Vec<String>)> {
    let reasoner = judging.reasoner()?;
    let own = map.questions_of(id).first().copied();
    let question = own.or_else(|| judging.question(map))?;
    let explained = reasoner.explain(question, id)?;
    let mut sentences = Vec::new();
    match remark.word {
        "held in" | "held out" => {
            sentences.push(format!(
                "{} for the sake of argument.",
                capital(remark.word)
            ));
        }
        "off" => sentences.push("Switched off for the sake of argument.".to_owned()),
        "undercut" => sentences
            .push("An accepted objection to the step takes its weight in the verdict.".to_owned()),
        _ => {}
    }
    sentences.push(match Amount::of(explained.strength) {
        Amount::Unstable => {
            "Its strength comes to no stable value: it hangs on a circle that does not settle."
                .to_owned()
        }
        amount @ Amount::Hundredths(_) => format!(
            "Strength {}, from 0 to 1: how much support flows up to it.",
            amount.words()
        ),
    });
    if explained.is_rated && matches!(id.kind(), Kind::Claim | Kind::Reason) {
        let scale = match id.kind() {
            Kind::Reason => STRONG,
            _ => CREDIBLE,
        };
        let word = word_of(scale, explained.base).to_lowercase();
        sentences.push(format!("Rated by itself: {word}."));
    }
    if let Some(tenths) = remark.inconsistency {
        sentences.push(format!(
            "Inconsistency {}: what of the evidence tells against it. The thesis with the least \
             leads in the matrix.",
            tenths_words(tenths)
        ));
    }
    let leads: Vec<&str> = (["verdict", "strength", "matrix"].into_iter())
        .zip(remark.leads)
        .filter_map(|(reading, leads)| leads.then_some(reading))
        .collect();
    if !leads.is_empty() {
        sentences.push(format!("Leads by {}.", leads.join(", ")));
    }
    sentences.push("Click to see why.".to_owned());
    let label = capital(label_word(explained.label));
    let heading = match own {
        Some(question) => {
            let standard = standard(judging, map, question);
            format!("{label} {}", standard_words(&standard))
        }
        None if id.kind() == Kind::Reason => match explained.label {
            crate::reasoning::Label::In => "The step counts".to_owned(),
            crate::reasoning::Label::Out => "The step does not count".to_owned(),
            crate::reasoning::Label::Undecided => "Whether the step counts is undecided".to_owned(),
        },
        None => label,
    };
    Some((heading, sentences))
}

/// The standard that a question is judged by, from where one looks.
#[must_use]
pub fn standard(judging: &Judging, map: &Map, question: Id) -> Standard {
    let asked = || map.question(question).map(|it| it.standard.clone());
    (judging.settings().standard.clone())
        .or_else(asked)
        .unwrap_or_default()
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Id {
        Id::parse(text).unwrap()
    }

    fn line(leaders: [Option<&str>; 3]) -> String {
        let [verdict, strength, matrix] = leaders.map(|leader| leader.map(id));
        let leaders = Leaders {
            verdict,
            strength,
            matrix,
        };
        leaders_line(leaders, &|id| {
            id.to_string().replace("c-", "").to_uppercase()
        })
    }

    #[test]
    fn a_disagreement_of_the_readings_is_said_as_such() {
        let a = Some("c-a");
        assert_eq!(line([a; 3]), "A leads by all three readings");
        assert_eq!(line([None; 3]), "No thesis leads by any reading");
        assert_eq!(
            line([None, a, a]),
            "Who leads: verdict none · strength A · matrix A"
        );
        assert_eq!(
            line([a, a, Some("c-b")]),
            "Readings disagree: verdict A · strength A · matrix B"
        );
    }
}
