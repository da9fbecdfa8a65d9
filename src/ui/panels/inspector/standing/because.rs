//! Why a label or a figure is what it is, as lines to unfold.

use crate::edit::Aspect;
use crate::model::scale::word_of;
use crate::model::{Id, Kind, Map, Standard};
use crate::reasoning::{Contribution, Explanation, Label, Part, Reasoner};
use crate::ui::panels::words::{record_line, shortened};
use crate::ui::rating::{Given, scale_of};
use crate::ui::theme::ChipTone;

use super::figures::strength_text;

/// Which reading is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asked {
    Verdict,
    Strength,
}

/// One line below a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// A sentence about what the lines above or below it bear on.
    Said {
        depth: usize,
        sentence: String,
    },
    Item(Item),
}

/// Something that bears on what is explained.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// From the record that is explained down to this one.
    pub path: Vec<Id>,
    /// How it bears on the one above it: `because`, `premise`.
    pub word: &'static str,
    pub tone: ChipTone,
    pub text: String,
    pub label: Label,
    pub figure: String,
    /// Whether anything bears on it in turn.
    pub opens: bool,
    pub is_open: bool,
}

impl Item {
    #[must_use]
    pub fn id(&self) -> Id {
        self.path.last().copied().unwrap_or_default()
    }

    /// How many steps below what is explained, from 0.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.path.len().saturating_sub(2)
    }
}

/// No more that bears on one thing is listed.
const MOST: usize = 24;
/// Characters of a text in a line.
const TEXT: usize = 130;

/// What is asked, of which map, judged how.
#[derive(Clone, Copy)]
pub struct Why<'a> {
    pub map: &'a Map,
    pub reasoner: &'a Reasoner,
    pub question: Id,
    pub asked: Asked,
}

impl Why<'_> {
    /// What lies below a record's figure, as far as it is unfolded.
    #[must_use]
    pub fn lines(&self, id: Id, is_open: &dyn Fn(&[Id]) -> bool) -> Vec<Line> {
        let mut lines = Vec::new();
        self.add(&[id], is_open, &mut lines);
        lines
    }

    /// What the verdict on a claim compares, in a sentence; none where there is nothing
    /// to compare.
    #[must_use]
    pub fn comparison(&self, id: Id) -> Option<String> {
        let heaviest = |id: Id, part: Part| {
            let why = self.reasoner.explain(self.question, id);
            let because = why.map(|why| why.because).unwrap_or_default();
            (because.iter())
                .filter(|it| it.part == part && it.label == Label::In)
                .map(|it| it.weight)
                .fold(0.0, f64::max)
        };
        let (own, denial) = (heaviest(id, Part::For), heaviest(id, Part::Against));
        let sides = format!(
            "The heaviest that is accepted for it weighs {}, against it {}",
            strength_text(own),
            strength_text(denial)
        );
        let question = self.map.question(self.question)?;
        let rivals = question.theses.iter().filter(|rival| **rival != id);
        let rival = rivals
            .map(|rival| heaviest(*rival, Part::For))
            .reduce(f64::max);
        let other = self.reasoner.settings().standard.as_ref();
        let asked = match other.unwrap_or(&question.standard) {
            Standard::ClearAndConvincing => "It has to outweigh the rest by more than .5.",
            Standard::BeyondReasonableDoubt => {
                "It has to outweigh the rest by more than .5, and the rest has to stay below .3."
            }
            Standard::Preponderance | Standard::Other(_) => {
                "It has to weigh more than the rest; a tie is not enough."
            }
        };
        match rival.filter(|_| question.theses.contains(&id)) {
            Some(rival) => Some(format!(
                "{sides}, for a rival {}. {asked}",
                strength_text(rival)
            )),
            None if denial > 0.0 => Some(format!("{sides}. {asked}")),
            None => None,
        }
    }

    fn add(&self, path: &[Id], is_open: &dyn Fn(&[Id]) -> bool, lines: &mut Vec<Line>) {
        let Some(id) = path.last().copied() else {
            return;
        };
        let Some(why) = self.reasoner.explain(self.question, id) else {
            return;
        };
        let depth = path.len() - 1;
        if let Some(sentence) = self.base(id, &why) {
            lines.push(Line::Said { depth, sentence });
        }
        let mut because = why.because;
        because.sort_by(|one, other| {
            (one.part.cmp(&other.part)).then(self.rank(other).total_cmp(&self.rank(one)))
        });
        for contribution in because.iter().take(MOST) {
            let mut path = path.to_vec();
            // An argument in a circle comes back to itself; one turn is enough.
            let is_circle = path.contains(&contribution.id);
            path.push(contribution.id);
            let open = !is_circle && is_open(&path);
            let item = self.item(path.clone(), contribution, is_circle, open);
            lines.push(Line::Item(item));
            if open {
                self.add(&path, is_open, lines);
            }
        }
        if let Some(more) = because.len().checked_sub(MOST + 1) {
            let sentence = format!("and {} more", more + 1);
            lines.push(Line::Said { depth, sentence });
        }
    }

    fn rank(&self, it: &Contribution) -> f64 {
        match self.asked {
            Asked::Verdict => it.weight,
            Asked::Strength => it.strength.unwrap_or(-1.0),
        }
    }

    fn item(&self, path: Vec<Id>, it: &Contribution, is_circle: bool, is_open: bool) -> Item {
        let figure = match (self.asked, it.id.kind()) {
            // What the verdict asks of claims is whether they hold.
            (Asked::Verdict, Kind::Claim) => String::new(),
            (Asked::Verdict, _) => strength_text(it.weight),
            (Asked::Strength, _) => (it.strength).map_or_else(|| "—".to_owned(), strength_text),
        };
        let target = path.iter().rev().nth(1);
        let (word, tone) = word_for(it, target.copied());
        Item {
            word,
            tone,
            text: text_of(self.map, it.id),
            label: it.label,
            figure,
            opens: !is_circle,
            is_open,
            path,
        }
    }

    /// What the record has by itself.
    fn base(&self, id: Id, why: &Explanation) -> Option<String> {
        match self.asked {
            Asked::Strength => Some(self.strength_base(id, why)),
            Asked::Verdict => self.verdict_base(id, why),
        }
    }

    fn strength_base(&self, id: Id, why: &Explanation) -> String {
        let figure = strength_text(why.base);
        let perspective = self.reasoner.settings().perspective;
        let word = |aspect: Aspect| {
            let given = Given::of(self.map, id, aspect, perspective).holds()?;
            Some(word_of(scale_of(id, aspect)?, given.get()))
        };
        let rated: Vec<&str> = [Aspect::Credibility, Aspect::Relevance]
            .into_iter()
            .filter_map(word)
            .collect();
        let rated = rated.join(", ");
        match (id.kind(), why.is_rated) {
            (Kind::Reason, true) => format!("The step carries {figure} ({rated})."),
            (Kind::Reason, false) => {
                "The step is not rated and carries all that its premises have.".to_owned()
            }
            (Kind::Backing, true) => format!("The quote counts {figure} ({rated})."),
            (Kind::Backing, false) => format!("The quote is not rated, which counts {figure}."),
            (_, true) => format!("By itself {figure} ({rated})."),
            (_, false) => format!("By itself {figure}, since it is not rated."),
        }
    }

    fn verdict_base(&self, id: Id, why: &Explanation) -> Option<String> {
        let nothing = why.because.is_empty();
        let claim = self.map.claim(id);
        let is_assumed = claim.is_some_and(|claim| claim.assumption);
        let sentence = match (id.kind(), why.label) {
            (Kind::Claim, _) if is_assumed && !self.map.is_thesis(id) => {
                "Assumed: it holds unless an objection outweighs it."
            }
            (Kind::Claim, Label::Out | Label::Undecided) if nothing => {
                "Nothing stands behind it. Put a quote or a reason behind it, or mark it as an \
                 assumption."
            }
            (Kind::Claim, Label::Undecided) => {
                "Some of what bears on it argues in a circle that nothing resolves."
            }
            (Kind::Backing, Label::In) => "A quote holds unless it is rated out.",
            (Kind::Backing, _) => "Rated out, with the lowest word of the scale, or switched off.",
            (Kind::Reason, Label::Out) => {
                "It does not apply: it is undercut, a premise does not hold, or it is rated as \
                 no reason at all."
            }
            (Kind::Reason, Label::Undecided) => "Undecided: so is something that it rests on.",
            _ => return None,
        };
        Some(sentence.to_owned())
    }
}

fn word_for(it: &Contribution, target: Option<Id>) -> (&'static str, ChipTone) {
    let on_step = target.is_some_and(|target| target.kind() == Kind::Reason);
    match (it.part, it.id.kind(), on_step) {
        (Part::Premise, ..) => ("premise", ChipTone::Plain),
        (Part::For, Kind::Backing, _) => ("quoted for", ChipTone::For),
        (Part::Against, Kind::Backing, _) => ("quoted against", ChipTone::Against),
        (Part::For, _, true) => ("supported by", ChipTone::For),
        (Part::Against, _, true) => ("undercut by", ChipTone::Undercut),
        (Part::For, ..) => ("because", ChipTone::For),
        (Part::Against, ..) => ("however", ChipTone::Against),
    }
}

/// A record by its words alone; a quote with its source.
#[must_use]
pub fn text_of(map: &Map, id: Id) -> String {
    if let Some(reason) = map.reason(id) {
        let premises: Vec<String> = (reason.premises.iter())
            .map(|premise| record_line(map, *premise))
            .collect();
        return shortened(&premises.join(" + "), TEXT);
    }
    let Some(backing) = map.backing(id) else {
        return shortened(&record_line(map, id), TEXT);
    };
    let quote = map.quote(backing.quote);
    let words: Vec<&str> = (quote.map_or("", |quote| &quote.exact))
        .split_whitespace()
        .collect();
    let words = shortened(&words.join(" "), TEXT);
    match quote.and_then(|quote| map.source(quote.source)) {
        Some(source) => format!("“{words}” ({})", source.label()),
        None => format!("“{words}”"),
    }
}
