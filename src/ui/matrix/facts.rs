//! Why a cell or a figure is what it is, in words and links.

use crate::model::{Id, Kind, Map, Outcome};
use crate::reasoning::{Cell, Reasoner, Row, STRONG, what_follows, word_of};
use crate::ui::panels::words::{
    link_word, reason_tone, record_line, shortened, stance_tone, stance_word,
};
use crate::ui::theme::ChipTone;

use super::cursor::Column;
use super::sheet::{Line, Sheet};
use super::words::{figure, fit_word, rating_word, sum, test_word};

/// What of the table is unfolded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unfolded {
    Cell(Id, Column),
    /// The inconsistency of the thesis at this place.
    Sum(usize),
}

/// A line that leads to a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub id: Id,
    pub word: String,
    pub tone: ChipTone,
    pub text: String,
}

/// What can be chosen where something is unfolded.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Choice {
    #[default]
    Nothing,
    Fit(Option<i8>),
    Credible(Option<f64>),
    Relevant(Option<f64>),
}

/// What is shown when something is unfolded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    pub title: String,
    pub sentences: Vec<String>,
    /// Under a heading each.
    pub links: Vec<(String, Vec<Link>)>,
    pub choice: Choice,
    /// The hand-set value that counts here, and what the button to end it says.
    pub by_hand: Option<(Id, String)>,
}

/// Links to rows beyond these are counted only.
const MOST_LINKS: usize = 12;

pub fn facts_of(
    map: &Map,
    reasoner: &Reasoner,
    sheet: &Sheet,
    unfolded: Unfolded,
) -> Option<Facts> {
    match unfolded {
        Unfolded::Sum(at) => sum_facts(sheet, at),
        Unfolded::Cell(evidence, column) => {
            let (row, line) = sheet.row(sheet.place_of(evidence)?)?;
            match column {
                Column::Evidence => Some(evidence_facts(map, line)),
                Column::Thesis(at) => cell_facts(map, reasoner, sheet, row, line, at),
                Column::TellsApart => Some(tells_apart_facts(sheet, row, line)),
                Column::Credible => Some(rating_facts(map, row, line, false)),
                Column::Relevant => Some(rating_facts(map, row, line, true)),
            }
        }
    }
}

fn cell_facts(
    map: &Map,
    reasoner: &Reasoner,
    sheet: &Sheet,
    row: &Row,
    line: &Line,
    at: usize,
) -> Option<Facts> {
    let heading = sheet.headings.get(at)?;
    let cell = row.cells.get(at)?;
    let mut facts = Facts {
        title: format!("{} – {}", line.name(), sheet.short_name(heading.thesis)),
        choice: Choice::Fit(cell.value()),
        ..Facts::default()
    };
    facts
        .sentences
        .push(format!("Thesis {}: {}", heading.letter, heading.words));
    let derived = derived_sentence(cell);
    match cell.by_hand {
        None => facts.sentences.push(derived),
        Some((id, value)) => {
            let record = map.override_of(id);
            let who = match record.and_then(|it| it.perspective) {
                Some(who) => format!("by {}", record_line(map, who)),
                None => "for everybody".to_owned(),
            };
            let word = capital(fit_word(value));
            facts
                .sentences
                .push(format!("{word}: set by hand, {who}. {derived}"));
            let note = record.map_or("", |it| it.note.trim());
            if !note.is_empty() {
                facts.sentences.push(note.to_owned());
            }
            facts.by_hand = Some((id, format!("Take away what was set by hand {who}")));
        }
    }
    for (is_for, name) in [
        (true, "What speaks for it"),
        (false, "What speaks against it"),
    ] {
        if let Some(path) = reasoner.path(row.evidence, heading.thesis, is_for) {
            let lines = path.iter().map(|id| link_of(map, *id, &path)).collect();
            facts.links.push((name.to_owned(), lines));
        }
    }
    Some(facts)
}

fn derived_sentence(cell: &Cell) -> String {
    match cell.derived {
        None => "Nothing on the map connects the evidence with this thesis.".to_owned(),
        Some(0) => {
            "From the map follows: neutral, since it speaks both for and against.".to_owned()
        }
        Some(value @ (..=-2 | 2..)) => format!(
            "From the map follows: {}, since every step of the way is rated strong.",
            fit_word(Some(value))
        ),
        Some(value) => format!("From the map follows: {}.", fit_word(Some(value))),
    }
}

/// One step of the way from the evidence up to the thesis.
fn link_of(map: &Map, id: Id, path: &[Id]) -> Link {
    let link = |word: &str, tone, text| Link {
        id,
        word: word.to_owned(),
        tone,
        text,
    };
    if let Some(backing) = map.backing(id) {
        let word = stance_word(&backing.stance);
        return link(word, stance_tone(&backing.stance), record_line(map, id));
    }
    let Some(reason) = map.reason(id) else {
        let word = map
            .thesis_letter(id)
            .map(|letter| format!("Thesis {letter}"));
        return link(
            &word.unwrap_or_default(),
            ChipTone::Plain,
            record_line(map, id),
        );
    };
    let others: Vec<String> = (reason.premises.iter())
        .filter(|premise| !path.contains(premise))
        .map(|premise| format!("“{}”", shortened(&record_line(map, *premise), 70)))
        .collect();
    let rated = match reason.rating {
        Some(rating) => format!("{} step", word_of(STRONG, rating.get()).to_lowercase()),
        None => "step not rated".to_owned(),
    };
    let text = match others.as_slice() {
        [] => format!("({rated})"),
        others => format!("({rated}, with {})", others.join(" and ")),
    };
    link(link_word(reason), reason_tone(reason), text)
}

fn evidence_facts(map: &Map, line: &Line) -> Facts {
    let mut facts = Facts {
        title: line.words.clone(),
        ..Facts::default()
    };
    let against = if line.is_against { "Against it: " } else { "" };
    if let Some(quote) = &line.quote {
        facts
            .sentences
            .push(format!("{against}“{quote}” ({})", line.label));
    }
    if let Some((test, outcome)) = &line.test {
        let came_out = outcome
            .as_ref()
            .map_or(String::new(), |it| format!(", {it}"));
        facts.sentences.push(format!(
            "Test: {}{came_out}.",
            test_word(test).to_lowercase()
        ));
        let outcomes = match outcome {
            Some(outcome) => std::slice::from_ref(outcome),
            None => Outcome::KNOWN,
        };
        for outcome in outcomes {
            if let Some(sentence) = what_follows(test, outcome) {
                facts
                    .sentences
                    .push(format!("{}: {sentence}", capital(outcome.as_str())));
            }
        }
    }
    let claim = map.backing(line.evidence).map(|backing| backing.claim);
    let ids = [Some(line.evidence), claim].into_iter().flatten();
    let links = ids.map(|id| link_of(map, id, &[])).collect();
    facts.links.push(("On the map".to_owned(), links));
    facts
}

fn tells_apart_facts(sheet: &Sheet, row: &Row, line: &Line) -> Facts {
    let mut facts = Facts {
        title: format!(
            "{} – tells apart {}",
            line.name(),
            figure(row.diagnosticity)
        ),
        ..Facts::default()
    };
    facts.sentences.push(
        "How far the cells of the row differ: their standard deviation on a scale of 1 (very \
         inconsistent) to 5 (very consistent); no bearing stands in the middle. What goes with all \
         theses alike tells nothing between them, however solid it is."
            .to_owned(),
    );
    let links = (sheet.headings.iter().zip(&row.cells)).map(|(heading, cell)| Link {
        id: heading.thesis,
        word: heading.letter.clone(),
        tone: ChipTone::Plain,
        text: format!(
            "{}: {}",
            cell.value().unwrap_or(0) + 3,
            fit_word(cell.value())
        ),
    });
    facts.links.push(("Its cells".to_owned(), links.collect()));
    facts
}

fn rating_facts(map: &Map, row: &Row, line: &Line, is_relevance: bool) -> Facts {
    let (rating, weight, name) = match is_relevance {
        false => (row.credibility, row.credibility_weight(), "how credible"),
        true => (row.relevance, row.relevance_weight(), "how relevant"),
    };
    let mut facts = Facts {
        title: format!("{} – {name}", line.name()),
        ..Facts::default()
    };
    if is_relevance && row.evidence.kind() != Kind::Backing {
        let sentence = "How relevant it is can be said of quotes, not of claims without one. It \
                        counts as medium.";
        facts.sentences.push(sentence.to_owned());
        return facts;
    }
    let word = rating_word(row.evidence, rating, is_relevance);
    facts.sentences.push(match rating {
        Some(_) => format!(
            "{word}: what speaks against a thesis counts {} times here (between .71 and 1.41).",
            figure(weight)
        ),
        None => "Not rated: it counts as medium.".to_owned(),
    });
    if rating.is_some_and(|rating| rating <= 0.0) && row.evidence.kind() == Kind::Backing {
        let sentence = "By verdict and strength, a quote that is rated so counts nothing. The \
                        matrix only weighs it less; switch it off to leave it out here as well.";
        facts.sentences.push(sentence.to_owned());
    }
    let note = map.backing(row.evidence).map(|backing| backing.note.trim());
    let note = note.or_else(|| map.claim(row.evidence).map(|claim| claim.note.trim()));
    facts
        .sentences
        .extend(note.filter(|note| !note.is_empty()).map(str::to_owned));
    facts.choice = match is_relevance {
        false => Choice::Credible(rating),
        true => Choice::Relevant(rating),
    };
    facts
}

fn sum_facts(sheet: &Sheet, at: usize) -> Option<Facts> {
    let heading = sheet.headings.get(at)?;
    let inconsistency = *sheet.matrix.inconsistency.get(at)?;
    let mut facts = Facts {
        title: format!(
            "Inconsistency of {}: {}",
            sheet.short_name(heading.thesis),
            sum(inconsistency)
        ),
        ..Facts::default()
    };
    if !heading.has_evidence {
        let sentence = "No evidence bears on this thesis, so nothing speaks against it either. That \
                        is no merit: ask what one would expect to find if it were true.";
        facts.sentences.push(sentence.to_owned());
        return Some(facts);
    }
    facts.sentences.push(
        "Each row that is inconsistent adds 1, each that is very inconsistent 2, times how credible \
         and how relevant it is (.71 to 1.41 each). What is consistent adds nothing. The thesis with \
         the least leads."
            .to_owned(),
    );
    let mut adding: Vec<(f64, Link)> = (sheet.matrix.rows.iter().zip(&sheet.lines))
        .filter_map(|(row, line)| {
            let cell = row.cells.get(at)?;
            let adds = row.weight() * cell.inconsistency();
            let link = Link {
                id: row.evidence,
                word: figure(adds),
                tone: ChipTone::Against,
                text: line.name(),
            };
            (adds > 0.0).then_some((adds, link))
        })
        .collect();
    adding.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let more = adding.len().saturating_sub(MOST_LINKS);
    let name = match (adding.len(), more) {
        (0, _) => "Nothing speaks against it".to_owned(),
        (_, 0) => "What adds to it".to_owned(),
        (_, more) => format!("What adds most to it; {more} more rows add less"),
    };
    let links = adding.into_iter().take(MOST_LINKS).map(|(_, link)| link);
    facts.links.push((name, links.collect()));
    Some(facts)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
