//! How one record stands, as plain data.

use std::collections::{BTreeSet, VecDeque};

use crate::model::{Id, Kind, Map};
use crate::reasoning::{Label, Matrix, Reasoner, label_word, standard_words};

use super::figures::{inconsistency_text, strength_text};

/// What one record amounts to, from where one looks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Of the record.
    pub kind: Option<Kind>,
    /// The question that it is judged under; none where the map asks nothing.
    pub question: Option<Id>,
    /// Whether it bears on a thesis of that question, or is one.
    pub bears: bool,
    pub label: Option<Label>,
    /// After the word of the label: by which standard.
    pub standard: &'static str,
    pub strength: Option<f64>,
    /// By quadratic energy.
    pub check: Option<f64>,
    /// There is such a record, and its strength has no stable value.
    pub is_unsettled: bool,
    /// Of a thesis alone.
    pub inconsistency: Option<Inconsistency>,
    /// Sentences that a reader of the figures should not miss, with what each is about.
    pub warnings: Vec<(String, Option<Id>)>,
}

/// What speaks against a thesis in the matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Inconsistency {
    pub sum: f64,
    /// Whether no other thesis has as little.
    pub leads: bool,
    /// What adds to it, most first: the evidence, and how much.
    pub rows: Vec<(Id, f64)>,
}

impl Facts {
    /// Of a claim, reason or backing.
    #[must_use]
    pub fn of(map: &Map, reasoner: &Reasoner, looked_at: Option<Id>, id: Id) -> Self {
        let above = questions_above(map, id);
        let question = (looked_at.filter(|question| above.contains(question)))
            .or_else(|| above.first().copied())
            .or(looked_at);
        let strength = reasoner.strength_of(id);
        let mut facts = Self {
            kind: Some(id.kind()),
            question,
            bears: question.is_some_and(|question| above.contains(&question)),
            strength,
            check: reasoner.check_strength_of(id),
            is_unsettled: reasoner.is_unsettled(id),
            ..Self::default()
        };
        let Some(question) = question else {
            return facts;
        };
        facts.label = reasoner.label_of(question, id);
        let asked = map.question(question);
        if let Some(asked) = asked.filter(|asked| asked.theses.contains(&id)) {
            let other = reasoner.settings().standard.as_ref();
            facts.standard = standard_words(other.unwrap_or(&asked.standard));
            if let Some(matrix) = reasoner.matrix(map, question) {
                facts.inconsistency = Inconsistency::of(&matrix, id);
                facts.warnings.extend(one_source(map, &matrix, id));
            }
        }
        facts.warnings.extend(supposed(reasoner, id));
        facts
    }

    /// `accepted by preponderance`.
    #[must_use]
    pub fn verdict_text(&self) -> String {
        let word = self.label.map_or("", |label| label_text(self.kind, label));
        match (self.label, self.standard) {
            (Some(Label::In), standard) if !standard.is_empty() => format!("{word} {standard}"),
            _ => word.to_owned(),
        }
    }

    /// `.71`, or that there is none.
    #[must_use]
    pub fn strength_text(&self) -> String {
        match self.strength {
            Some(strength) => strength_text(strength),
            None => "no stable value".to_owned(),
        }
    }

    /// `1.0, the least`.
    #[must_use]
    pub fn inconsistency_text(&self) -> String {
        let Some(inconsistency) = &self.inconsistency else {
            return String::new();
        };
        let sum = inconsistency_text(inconsistency.sum);
        match inconsistency.leads {
            true => format!("{sum}, the least"),
            false => sum,
        }
    }
}

impl Inconsistency {
    fn of(matrix: &Matrix, thesis: Id) -> Option<Self> {
        let column = matrix.column_of(thesis)?;
        let mut rows: Vec<(Id, f64)> = (matrix.rows.iter())
            .filter_map(|row| {
                let adds = row.weight() * row.cells.get(column)?.inconsistency();
                (adds > 0.0).then_some((row.evidence, adds))
            })
            .collect();
        rows.sort_by(|one, other| other.1.total_cmp(&one.1));
        Some(Self {
            sum: matrix.inconsistency_of(thesis)?,
            leads: matrix.leader == Some(thesis),
            rows,
        })
    }
}

/// What a label says of a thesis or claim, a reason, a quote.
#[must_use]
pub fn label_text(kind: Option<Kind>, label: Label) -> &'static str {
    match (kind, label) {
        (Some(Kind::Reason), Label::In) => "applies",
        (Some(Kind::Reason), Label::Out) => "does not apply",
        (Some(Kind::Backing), Label::In) => "counts",
        (Some(Kind::Backing), Label::Out) => "does not count",
        _ => label_word(label),
    }
}

/// That many quotes of one source are one witness.
fn one_source(map: &Map, matrix: &Matrix, thesis: Id) -> Option<(String, Option<Id>)> {
    let (source, quotes) = matrix.only_source(map, thesis)?;
    let name = map.source(source)?.label();
    let sentence = format!(
        "All {} quotes that speak for it are from {name}. Many quotes of one source are one \
         witness: look who else says so.",
        quotes.len()
    );
    Some((sentence, Some(source)))
}

/// That a figure rests on something supposed for the sake of argument.
fn supposed(reasoner: &Reasoner, id: Id) -> Option<(String, Option<Id>)> {
    use crate::reasoning::Hold;
    let what_if = &reasoner.settings().what_if;
    let how = match (what_if.held.get(&id), what_if.off.contains(&id)) {
        (Some(Hold::In), _) => "Held in for the sake of argument.",
        (Some(Hold::Out), _) => "Held out for the sake of argument.",
        (None, true) => "Switched off for the sake of argument.",
        (None, false) if what_if.unrated.contains(&id) => {
            "Its rating is left out of account for the sake of argument."
        }
        (None, false) => return None,
    };
    Some((how.to_owned(), None))
}

/// The questions that a record bears on: upward from reason to target, from claim to
/// the reasons that it is a premise of. Nearest first.
#[must_use]
pub fn questions_above(map: &Map, id: Id) -> Vec<Id> {
    let mut questions = Vec::new();
    let mut seen = BTreeSet::from([id]);
    let mut queue = VecDeque::from([id]);
    while let Some(at) = queue.pop_front() {
        let above: Vec<Id> = match at.kind() {
            Kind::Backing => map.backing(at).map(|it| it.claim).into_iter().collect(),
            Kind::Reason => map.reason(at).map(|it| it.target).into_iter().collect(),
            Kind::Claim => {
                for question in map.questions_of(at) {
                    if !questions.contains(&question) {
                        questions.push(question);
                    }
                }
                map.reasons_with(at)
            }
            _ => Vec::new(),
        };
        queue.extend(above.into_iter().filter(|id| seen.insert(*id)));
    }
    questions
}
