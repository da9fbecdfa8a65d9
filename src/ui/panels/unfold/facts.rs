//! What is known about a quote, in sentences.

use crate::document::{Document, Format};
use crate::model::Id;
use crate::quote::{
    ContextAgreement, Finding, Standing, State, WordStretch, compare_words, page_label, words_at,
};
use crate::ui::desk::Desk;

use super::super::place::place_in;
use super::changes::change_lines;

/// Everything that the mark on a quote stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfolded {
    pub standing: Standing,
    /// The document's words at the place, where they are others than the quote's
    /// own, with how the two compare.
    pub found: Option<FoundWords>,
    pub facts: Vec<Fact>,
    pub left_out: Vec<LeftOut>,
}

/// The words of the quote and of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundWords {
    pub quote: String,
    pub document: String,
    pub stretches: Vec<WordStretch>,
}

/// One thing to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub text: String,
    /// Whether a reader should look at it.
    pub is_flagged: bool,
}

/// What an elided quote passes over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub words: String,
    pub warning: Option<String>,
}

/// Unfolds the mark of a quote.
pub fn unfolded(desk: &Desk, id: Id) -> Unfolded {
    let mut unfolded = Unfolded {
        standing: desk.documents.standing(id),
        found: None,
        facts: Vec::new(),
        left_out: Vec::new(),
    };
    let (Some(quote), Some(finding)) = (desk.map().quote(id), desk.documents.finding(id)) else {
        return unfolded;
    };
    let Some(text) = desk.documents.text(quote.source) else {
        return unfolded;
    };
    let document = text.document.document();
    if finding.state == State::Approximate
        && let Some(span) = &finding.span
    {
        let words = words_at(&quote.exact, document, span, &finding.gaps);
        let stretches = compare_words(&quote.exact, &words);
        // Where the finding lists the other words itself, that is not said twice.
        if finding.differences.is_empty() {
            let lines = change_lines(&quote.exact, &words, &stretches);
            unfolded.facts.extend(lines.into_iter().map(flagged));
        }
        if words != quote.exact {
            unfolded.found = Some(FoundWords {
                quote: quote.exact.clone(),
                document: words,
                stretches,
            });
        }
    }
    unfolded
        .facts
        .extend(extracted(document, finding).map(plain));
    unfolded.facts.extend(facts_of(finding));
    if !quote.confirmed.is_empty() && unfolded.standing == Standing::Found(State::Approximate) {
        let sentence = format!(
            "It was confirmed by hand when the document had “{}”; that no longer holds.",
            quote.confirmed
        );
        unfolded.facts.push(flagged(sentence));
    }
    if let Some(at) = finding.was_here {
        let place = place_in(document, at);
        let sentence = format!(
            "It stood in {place}: what stood before and after it now stands side by side there."
        );
        unfolded.facts.push(plain(sentence));
    }
    unfolded.left_out = finding
        .gaps
        .iter()
        .map(|gap| LeftOut {
            words: document.slice_of_chars(&gap.span).to_owned(),
            warning: gap.warning.clone(),
        })
        .collect();
    unfolded
}

/// Of a PDF: that the words were compared with what was read out of its pages, which
/// need not be what the eye sees there.
fn extracted(document: &Document, finding: &Finding) -> Option<String> {
    if document.format() != Format::Pdf || !finding.state.is_verified() {
        return None;
    }
    let span = finding.byte_span.as_ref()?;
    let page = match page_label(document, span.start) {
        Some(label) => format!(", p. {label}"),
        None => (document.page_of_byte(span.start)).map_or_else(String::new, |page| {
            format!(", page {} of the file", page + 1)
        }),
    };
    Some(format!("It matches the text extracted from the PDF{page}."))
}

/// What a finding says by itself.
fn facts_of(finding: &Finding) -> Vec<Fact> {
    let mut facts = Vec::new();
    facts.extend(finding.hindrance.iter().cloned().map(flagged));
    for difference in &finding.differences {
        let mut text = difference.describe();
        text.push('.');
        facts.push(Fact {
            text,
            is_flagged: difference.kind.is_flagged(),
        });
    }
    if finding.moved {
        facts.push(plain(
            "It stands elsewhere than when it was quoted.".to_owned(),
        ));
    }
    if finding.span.is_some() {
        let around = match finding.context {
            ContextAgreement::Whole | ContextAgreement::NotStored => None,
            ContextAgreement::Partly => Some("Part of the text around it has changed."),
            ContextAgreement::Differs => Some("The text around it is another."),
        };
        facts.extend(around.map(|sentence| plain(sentence.to_owned())));
    }
    if finding.state == State::Ambiguous {
        let sentence = match finding.candidates.len() {
            0 | 1 => "The words stand in another sentence, which need not be the one meant.".into(),
            count => format!("{count} places fit. Choose the one that is meant."),
        };
        facts.push(flagged(sentence));
    }
    facts
}

fn plain(text: String) -> Fact {
    Fact {
        text,
        is_flagged: false,
    }
}

fn flagged(text: String) -> Fact {
    Fact {
        text,
        is_flagged: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Content, Page};
    use crate::quote::{Difference, DifferenceKind};

    fn texts(finding: &Finding) -> Vec<String> {
        facts_of(finding)
            .into_iter()
            .map(|fact| fact.text)
            .collect()
    }

    fn finding(state: State) -> Finding {
        Finding {
            state,
            span: Some(3..9),
            ..Finding::no_document()
        }
    }

    #[test]
    fn every_difference_is_told_to_the_letter() {
        let difference = |kind, quote: &str, document: &str| Difference {
            kind,
            quote: quote.into(),
            document: document.into(),
            quote_range: 0..0,
            document_range: 0..0,
        };
        let many = (0..9).map(|_| difference(DifferenceKind::Dash, "-", "—"));
        let mut found = finding(State::Normalised);
        found.differences = many.collect();
        let note = difference(DifferenceKind::FootnoteMark, "", "¹²");
        found.differences.push(note);
        let facts = facts_of(&found);
        assert_eq!(facts.len(), 10, "none is summed up");
        assert_eq!(
            facts[0],
            plain("dash: the document has “—”, the quote “-”.".into())
        );
        assert_eq!(
            facts[9],
            flagged("footnote mark: the document has “¹²”, the quote nothing.".into())
        );
    }

    #[test]
    fn what_hinders_a_tick_comes_first_and_moving_is_said() {
        let found = Finding {
            hindrance: Some("One sign has no known meaning.".into()),
            moved: true,
            context: ContextAgreement::Differs,
            ..finding(State::Exact)
        };
        assert_eq!(
            texts(&found),
            [
                "One sign has no known meaning.",
                "It stands elsewhere than when it was quoted.",
                "The text around it is another.",
            ]
        );
        assert!(texts(&finding(State::Exact)).is_empty());
    }

    #[test]
    fn an_ambiguous_quote_asks_for_a_choice() {
        let candidate = |at| crate::quote::Candidate {
            span: at..at + 3,
            score: 1.0,
        };
        let found = Finding {
            span: None,
            candidates: vec![candidate(0), candidate(9)],
            ..finding(State::Ambiguous)
        };
        assert_eq!(
            texts(&found),
            ["2 places fit. Choose the one that is meant."]
        );
    }

    #[test]
    fn the_mark_on_words_of_a_pdf_says_what_they_were_compared_with() {
        let found = Finding {
            byte_span: Some(4..9),
            ..finding(State::Exact)
        };
        let of = |format: Format, label: &str| {
            let document = Document::from_content(Content {
                format,
                text: "One words two".into(),
                pages: vec![Page {
                    label: label.into(),
                    range: 0..13,
                    size: None,
                }],
                ..Content::default()
            });
            extracted(&document, &found)
        };
        let sentence = |page: &str| {
            Some(format!(
                "It matches the text extracted from the PDF, {page}."
            ))
        };
        assert_eq!(of(Format::Pdf, "iv"), sentence("p. iv"));
        assert_eq!(of(Format::Pdf, ""), sentence("page 1 of the file"));
        assert_eq!(of(Format::Docx, "iv"), None);
    }
}
