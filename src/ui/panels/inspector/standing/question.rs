//! How the theses of a question stand by each reading.

use std::sync::Arc;

use egui::Ui;

use crate::model::{Id, Map};
use crate::reasoning::{
    Label, Leaders, Matrix, Reasoner, TIE, label_word, standard_words, thesis_name,
};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::row_button;

use super::super::parts::{nothing, section};
use super::figures::{inconsistency_text, strength_text};
use super::rows::{FigureRow, said_ui};

/// The readings of one question, as plain data.
#[derive(Clone, Debug, Default, PartialEq)]
struct Readings {
    /// Where there is nothing to judge: what to do.
    lacks: Vec<&'static str>,
    rows: Vec<Reading>,
    /// What the readings say together.
    together: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
struct Reading {
    name: &'static str,
    /// Who leads.
    leader: String,
    explained: &'static str,
    /// Of each thesis, in order: its figure.
    theses: Vec<(Id, String)>,
}

/// The section of a question.
pub fn question_standing_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
    section(ui, cx.theme, "How its theses stand");
    let Some(reasoner) = cx.desk.judging.reasoner() else {
        nothing(ui, cx.theme, "Weighing the map…");
        return;
    };
    let readings = kept(ui, cx, reasoner, id);
    for sentence in &readings.lacks {
        nothing(ui, cx.theme, sentence);
    }
    for reading in &readings.rows {
        let row = FigureRow {
            name: reading.name,
            figure: &reading.leader,
            sign: None,
        };
        if !row.show(ui, cx.theme) {
            continue;
        }
        said_ui(ui, cx.theme, 0, reading.explained);
        for (thesis, figure) in &reading.theses {
            let name = thesis_name(cx.map(), *thesis);
            if row_button(ui, &name, figure, false)
                .accessible_name(format!("{name}: {figure}"))
                .on_hover_text(name.as_str())
                .clicked()
            {
                cx.push(Action::Reveal(*thesis));
            }
        }
    }
    if let Some(sentence) = &readings.together {
        nothing(ui, cx.theme, sentence);
    }
}

/// Made once for each state of the readings.
fn kept(ui: &Ui, cx: &Cx<'_>, reasoner: &Reasoner, id: Id) -> Arc<Readings> {
    type Kept = ((u64, u64, Id), Arc<Readings>);
    let key = egui::Id::unique("inspector standing of question");
    let request = (cx.desk.session.revision(), cx.desk.judging.generation(), id);
    let known = ui.data(|data| data.get_temp::<Kept>(key));
    if let Some((_, readings)) = known.filter(|(made_for, _)| *made_for == request) {
        return readings;
    }
    let readings = Arc::new(Readings::of(cx.map(), reasoner, id));
    ui.data_mut(|data| data.insert_temp(key, (request, Arc::clone(&readings))));
    readings
}

impl Readings {
    fn of(map: &Map, reasoner: &Reasoner, question: Id) -> Self {
        let theses = reasoner.theses(question);
        let mut readings = Self::default();
        match theses.len() {
            0 => {
                readings.lacks.push(
                    "There is no thesis, so there is nothing to judge. Add the claims that \
                     compete to answer the question.",
                );
                return readings;
            }
            1 => readings.lacks.push(
                "There is one thesis only, so there is nothing to compare it with. Add a rival.",
            ),
            _ => {}
        }
        let matrix = reasoner.matrix(map, question);
        if matrix.as_ref().is_some_and(|matrix| matrix.rows.is_empty()) {
            readings.lacks.push(
                "No evidence bears on any thesis. Put quotes behind the claims, or state what \
                 is known as premises of reasons.",
            );
        }
        let theses = Theses {
            map,
            reasoner,
            question,
            ids: &theses,
        };
        let leaders = Leaders {
            verdict: theses.winner(),
            strength: theses.strongest(|id| reasoner.strength_of(id)),
            matrix: matrix.as_ref().and_then(|it| it.leader),
        };
        readings.rows.push(theses.verdict(leaders.verdict));
        readings.rows.push(theses.strength(leaders.strength));
        readings
            .rows
            .extend(matrix.as_ref().map(|it| inconsistency(map, it)));
        readings.together = together(map, leaders);
        readings
    }
}

fn letter(map: &Map, thesis: Id) -> String {
    (map.thesis_letter(thesis)).unwrap_or_else(|| crate::reasoning::name_of(map, thesis))
}

/// The theses of a question, to be asked one by one: what lies below them does not
/// matter here.
struct Theses<'a> {
    map: &'a Map,
    reasoner: &'a Reasoner,
    question: Id,
    ids: &'a [Id],
}

impl Theses<'_> {
    fn label(&self, thesis: Id) -> Label {
        (self.reasoner.label_of(self.question, thesis)).unwrap_or_default()
    }

    /// The one thesis that is accepted.
    fn winner(&self) -> Option<Id> {
        let mut accepted = (self.ids.iter()).filter(|id| self.label(**id) == Label::In);
        let first = accepted.next()?;
        accepted.next().is_none().then_some(*first)
    }

    /// The thesis with the most of it, unless another comes close or has no value.
    fn strongest(&self, strength: impl Fn(Id) -> Option<f64>) -> Option<Id> {
        let values: Option<Vec<(Id, f64)>> = (self.ids.iter())
            .map(|id| Some((*id, strength(*id)?)))
            .collect();
        let mut values = values?;
        values.sort_by(|one, other| other.1.total_cmp(&one.1));
        let [(first, most), (_, next), ..] = values[..] else {
            return None;
        };
        (most - next >= TIE).then_some(first)
    }

    fn verdict(&self, winner: Option<Id>) -> Reading {
        let other = self.reasoner.settings().standard.as_ref();
        let own = self.map.question(self.question).map(|it| &it.standard);
        let standard = other.or(own).map_or("", standard_words);
        let is_open = (self.ids.iter()).any(|id| self.label(*id) == Label::Undecided);
        Reading {
            name: "Verdict",
            leader: match winner {
                Some(winner) => format!("{} {standard}", letter(self.map, winner)),
                None if is_open => "undecided".to_owned(),
                None => format!("no thesis {standard}"),
            },
            explained: "The thesis whose heaviest accepted reason outweighs all rivals, as far \
                        as the standard of proof asks. A tie has no winner.",
            theses: (self.ids.iter())
                .map(|id| (*id, label_word(self.label(*id)).to_owned()))
                .collect(),
        }
    }

    fn strength(&self, leader: Option<Id>) -> Reading {
        let reasoner = self.reasoner;
        let figure = |strength: Option<f64>| {
            strength.map_or_else(|| "no stable value".to_owned(), strength_text)
        };
        let of = |id: &Id| {
            let strength = figure(reasoner.strength_of(*id));
            let check = figure(reasoner.check_strength_of(*id));
            (*id, format!("{strength}, check {check}"))
        };
        let same = self.strongest(|id| reasoner.check_strength_of(id)) == leader;
        let is_unsettled = self.ids.iter().any(|id| reasoner.is_unsettled(*id));
        Reading {
            name: "Strength",
            leader: match leader {
                Some(leader) => {
                    let strength = figure(reasoner.strength_of(leader));
                    format!("{} at {strength}", letter(self.map, leader))
                }
                None if is_unsettled => "no stable value".to_owned(),
                None if self.ids.len() < 2 => "nothing to compare".to_owned(),
                None => "level".to_owned(),
            },
            explained: match same {
                true => {
                    "How much support flows up to each thesis (DF-QuAD), and by another formula \
                     (quadratic energy) as a check. No probability."
                }
                false => {
                    "How much support flows up to each thesis (DF-QuAD). Another formula \
                     (quadratic energy) does not name the same leader, so do not lean on the \
                     order."
                }
            },
            theses: self.ids.iter().map(of).collect(),
        }
    }
}

fn inconsistency(map: &Map, matrix: &Matrix) -> Reading {
    let of = |(thesis, sum): (&Id, &f64)| (*thesis, inconsistency_text(*sum));
    Reading {
        name: "Inconsistency",
        leader: match matrix.leader {
            Some(leader) => {
                let sum = matrix.inconsistency_of(leader).unwrap_or_default();
                format!("{} at {}", letter(map, leader), inconsistency_text(sum))
            }
            None if matrix.rows.is_empty() => "no evidence".to_owned(),
            None => "level".to_owned(),
        },
        explained: "How much evidence speaks against each thesis, by how credible and relevant \
                    it is. The least leads.",
        theses: (matrix.theses.iter().zip(&matrix.inconsistency))
            .map(of)
            .collect(),
    }
}

/// Whether the readings name one leader.
fn together(map: &Map, leaders: Leaders) -> Option<String> {
    let named: Vec<(&str, String)> = [
        ("verdict", leaders.verdict),
        ("strength", leaders.strength),
        ("matrix", leaders.matrix),
    ]
    .into_iter()
    .filter_map(|(reading, leader)| Some((reading, letter(map, leader?))))
    .collect();
    let (_, first) = named.first()?;
    if leaders.disagree() {
        let each: Vec<String> = (named.iter())
            .map(|(reading, leader)| format!("{reading} {leader}"))
            .collect();
        return Some(format!(
            "The readings disagree about who leads: {}. That is a finding: they ask different \
             things.",
            each.join(", ")
        ));
    }
    Some(match named.len() {
        3 => format!("All three readings put {first} first."),
        2 => format!("Two readings put {first} first; the third names no leader."),
        _ => format!("One reading puts {first} first; the others name no leader."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Claim, Question, Transaction};
    use crate::reasoning::Settings;

    #[test]
    fn where_there_is_nothing_to_judge_it_is_said_what_to_do() {
        let id = |text: &str| Id::parse(text).unwrap();
        let mut map = Map::default();
        let lacks = |map: &Map| {
            let reasoner = Reasoner::new(map, Settings::default());
            Readings::of(map, &reasoner, id("q-1")).lacks.join(" ")
        };
        for (theses, sentence) in [
            (vec![], "There is no thesis"),
            (vec![id("c-a")], "There is one thesis only"),
            (
                vec![id("c-a"), id("c-b")],
                "No evidence bears on any thesis.",
            ),
        ] {
            let mut tx = Transaction::new(&mut map);
            for claim in &theses {
                tx.put(*claim, Claim::default());
            }
            let question = Question {
                theses,
                ..Question::default()
            };
            tx.put(id("q-1"), question);
            let _made = tx.finish();
            assert!(lacks(&map).contains(sentence), "{}", lacks(&map));
        }
    }

    #[test]
    fn readings_that_name_different_leaders_are_said_to_disagree() {
        let id = |text: &str| Id::parse(text).unwrap();
        let mut map = Map::default();
        let mut tx = Transaction::new(&mut map);
        for claim in ["c-a", "c-b"] {
            tx.put(id(claim), Claim::default());
        }
        let question = Question {
            theses: vec![id("c-a"), id("c-b")],
            ..Question::default()
        };
        tx.put(id("q-1"), question);
        let _made = tx.finish();
        let (a, b) = (Some(id("c-a")), Some(id("c-b")));
        let say = |verdict, strength, matrix| {
            let leaders = Leaders {
                verdict,
                strength,
                matrix,
            };
            together(&map, leaders).unwrap_or_default()
        };
        assert!(say(a, b, None).contains("disagree about who leads: verdict A, strength B."));
        assert_eq!(say(a, a, a), "All three readings put A first.");
        let two = "Two readings put B first; the third names no leader.";
        assert_eq!(say(None, b, b), two);
        assert_eq!(say(None, None, None), "");
    }
}
