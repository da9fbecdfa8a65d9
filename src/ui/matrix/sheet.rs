//! The matrix of one question as plain data: what stands in each row and column.

use std::collections::BTreeMap;

use crate::model::{Id, Kind, Map, Outcome, ProcessTest, Stance};
use crate::reasoning::{Leaders, Matrix, Reasoner, Row, source_of};
use crate::ui::panels::words::{or_blank, record_line};

/// What the table shows, made once for each state of the map and of the readings.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its rows are in the order of the map: what one meets first on the way down
    /// from the theses comes first.
    pub matrix: Matrix,
    /// Of each row what it says; as many as the matrix has rows.
    pub lines: Vec<Line>,
    /// Of each thesis what stands over its column.
    pub headings: Vec<Heading>,
    pub leaders: Leaders,
    /// By thesis: evidence that one would expect and does not have.
    pub expected: Vec<Vec<String>>,
    /// Evidence that bears on no thesis of any question.
    pub idle: Vec<Id>,
}

/// What stands over a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    pub thesis: Id,
    pub letter: String,
    pub words: String,
    pub has_evidence: bool,
}

/// What a piece of evidence says, and who says it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub evidence: Id,
    /// The claim that is evidence, or the one that the quote stands behind.
    pub words: String,
    /// The words of the quote.
    pub quote: Option<String>,
    /// Whether the quote speaks against the claim.
    pub is_against: bool,
    pub source: Option<Id>,
    /// What the source is called; empty for a claim.
    pub label: String,
    pub tags: Vec<Id>,
    /// What the evidence can do for its claim, and how that came out.
    pub test: Option<(ProcessTest, Option<Outcome>)>,
    /// Everything that a typed text is looked for in, in small letters.
    haystack: String,
}

impl Line {
    /// Whether it holds all these words, which are in small letters.
    pub fn holds(&self, words: &[&str]) -> bool {
        words.iter().all(|word| self.haystack.contains(word))
    }

    /// What the row is called where it is named alone.
    pub fn name(&self) -> String {
        let words = self.words.trim_end_matches('.');
        match self.label.as_str() {
            "" => words.to_owned(),
            label if self.is_against => format!("Against “{words}”, {label}"),
            label => format!("{words}, {label}"),
        }
    }
}

impl Sheet {
    /// `None` where there is no such question.
    pub fn new(map: &Map, reasoner: &Reasoner, question: Id) -> Option<Self> {
        let mut matrix = reasoner.matrix(map, question)?;
        let order = order_of_map(map, &matrix.theses);
        // What no way leads to was set by hand, and comes last.
        let place = |row: &Row| order.get(&row.evidence).copied().unwrap_or(usize::MAX);
        matrix.rows.sort_by_key(place);
        let without = matrix.theses_without_evidence();
        let heading = |thesis: &Id| Heading {
            thesis: *thesis,
            letter: map.thesis_letter(*thesis).unwrap_or_default(),
            words: record_line(map, *thesis),
            has_evidence: !without.contains(thesis),
        };
        let words_of = |thesis: &Id| {
            let expects = map.claim(*thesis).map_or(&[][..], |claim| &claim.expects);
            expects.to_vec()
        };
        Some(Self {
            lines: (matrix.rows.iter())
                .map(|row| line_of(map, row.evidence))
                .collect(),
            headings: matrix.theses.iter().map(heading).collect(),
            expected: matrix.theses.iter().map(words_of).collect(),
            leaders: reasoner.leaders_by(&matrix),
            idle: reasoner.evidence_that_bears_on_nothing(map),
            matrix,
        })
    }

    pub fn row(&self, at: usize) -> Option<(&Row, &Line)> {
        self.matrix.rows.get(at).zip(self.lines.get(at))
    }

    pub fn place_of(&self, evidence: Id) -> Option<usize> {
        (self.lines.iter()).position(|line| line.evidence == evidence)
    }

    /// The letter of a thesis, or its words where it has none.
    pub fn short_name(&self, thesis: Id) -> String {
        let heading = self.headings.iter().find(|it| it.thesis == thesis);
        heading.map_or_else(String::new, |heading| match heading.letter.as_str() {
            "" => heading.words.clone(),
            letter => letter.to_owned(),
        })
    }

    /// Who leads here, and who leads by the other readings.
    pub fn leaders_sentence(&self) -> String {
        let Leaders {
            verdict,
            strength,
            matrix,
        } = self.leaders;
        let name = |id: Option<Id>| id.map_or("no thesis".to_owned(), |id| self.short_name(id));
        match matrix {
            Some(leader) if [verdict, strength] == [matrix, matrix] => {
                format!(
                    "{} leads here, and by the other readings",
                    self.short_name(leader)
                )
            }
            None if verdict.is_none() && strength.is_none() => {
                "No thesis leads by any reading".to_owned()
            }
            _ if verdict == strength => format!(
                "{} leads here; {} by verdict and strength",
                capital(name(matrix)),
                name(verdict)
            ),
            _ => format!(
                "{} leads here; {} by verdict, {} by strength",
                capital(name(matrix)),
                name(verdict),
                name(strength)
            ),
        }
    }

    /// Who leads by the other readings, as short as can be.
    pub fn other_leaders(&self) -> String {
        let Leaders {
            verdict, strength, ..
        } = self.leaders;
        let name = |id: Option<Id>| id.map_or("none".to_owned(), |id| self.short_name(id));
        format!("Verdict {}, strength {}", name(verdict), name(strength))
    }
}

/// Whether the evidence goes with all theses alike.
pub fn tells_nothing(row: &Row) -> bool {
    row.diagnosticity < 1e-9
}

fn capital(name: String) -> String {
    match name.as_str() {
        "no thesis" => "No thesis".to_owned(),
        _ => name,
    }
}

fn line_of(map: &Map, evidence: Id) -> Line {
    let backing = map.backing(evidence);
    let quote = backing.and_then(|backing| map.quote(backing.quote));
    let claim_id = backing.map_or(evidence, |backing| backing.claim);
    let claim = map.claim(claim_id);
    let source = source_of(map, evidence);
    let label = match source.and_then(|source| map.source(source)) {
        Some(source) => source.label().to_owned(),
        None if evidence.kind() == Kind::Backing => "no source".to_owned(),
        None => String::new(),
    };
    // Files can set cells for what is no evidence; the row says what it is.
    let words = match claim {
        Some(claim) => or_blank(&claim.text, "Claim without words").to_owned(),
        None => record_line(map, evidence),
    };
    let mut tags: Vec<Id> = Vec::new();
    let tagged = [
        backing.map(|backing| &backing.tags),
        quote.map(|quote| &quote.tags),
        claim.map(|claim| &claim.tags),
    ];
    for tag in tagged.into_iter().flatten().flatten() {
        if !tags.contains(tag) {
            tags.push(*tag);
        }
    }
    let quote_words =
        quote.map(|quote| quote.exact.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut haystack = [words.as_str(), &label, quote_words.as_deref().unwrap_or("")].join("\n");
    let names = tags
        .iter()
        .filter_map(|tag| map.tag(*tag))
        .map(|tag| &tag.name);
    let notes = [backing.map(|it| &it.note), quote.map(|it| &it.note)];
    for text in names.chain(notes.into_iter().flatten()) {
        haystack.push('\n');
        haystack.push_str(text);
    }
    Line {
        evidence,
        words,
        quote: quote_words,
        is_against: backing.is_some_and(|backing| backing.stance == Stance::Against),
        source,
        label,
        tags,
        test: backing.and_then(|it| Some((it.test.clone()?, it.outcome.clone()))),
        haystack: haystack.to_lowercase(),
    }
}

/// The order in which one meets records on the way down from the theses, reasons
/// before quotes.
fn order_of_map(map: &Map, theses: &[Id]) -> BTreeMap<Id, usize> {
    let mut order = BTreeMap::new();
    // The top of the stack comes next, so what is to come first goes on it last.
    let mut stack: Vec<Id> = theses.iter().rev().copied().collect();
    while let Some(id) = stack.pop() {
        let place = order.len();
        if *order.entry(id).or_insert(place) != place {
            continue;
        }
        let reasons = map.reasons_on(id);
        let premises = map.reason(id).map_or(&[][..], |reason| &reason.premises);
        let below = (premises.iter().copied())
            .chain(reasons)
            .chain(map.backings_of(id));
        let first = stack.len();
        stack.extend(below);
        if let Some(new) = stack.get_mut(first..) {
            new.reverse();
        }
    }
    order
}
