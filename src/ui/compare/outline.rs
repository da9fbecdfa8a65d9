//! The case of a thesis as lines to read: plain data, without words.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::model::{Id, Kind, Map};
use crate::reasoning::{CaseLine, CasePart, case};

/// One line of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: Id,
    pub part: CasePart,
    /// The line that it hangs on; the thesis has none.
    pub above: Option<usize>,
    /// How many reasons stand around it: so many bars at its left.
    pub level: usize,
    pub is_told_above: bool,
    /// An objection that hurts the thesis and that nothing answers.
    pub is_unanswered: bool,
    /// A premise that follows another one of its reason.
    pub is_joined: bool,
    /// The first line that does not hang on it.
    pub end: usize,
    /// The quote of a backing.
    pub quote: Option<Id>,
}

impl Line {
    #[must_use]
    pub fn is_reason(&self) -> bool {
        self.id.kind() == Kind::Reason
    }

    #[must_use]
    pub fn is_quote(&self) -> bool {
        matches!(self.part, CasePart::QuoteFor | CasePart::QuoteAgainst)
    }
}

/// All lines, the thesis first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    pub lines: Vec<Line>,
    /// Where claims, reasons, backings and quotes are told.
    by_id: BTreeMap<Id, usize>,
}

/// What stands below each other in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// The word of a reason: because, however.
    Word(usize),
    Claim(usize),
    /// The quotes behind a claim, side by side.
    Quotes(Range<usize>),
    /// Nothing answers this objection.
    NoAnswer(usize),
    /// Nothing is said for or against the thesis.
    Nothing,
}

impl Row {
    /// The lines of the case that it shows, to move along.
    #[must_use]
    pub fn lines(&self) -> Range<usize> {
        match self {
            Self::Word(line) | Self::Claim(line) => {
                let end = line + 1;
                *line..end
            }
            Self::Quotes(lines) => lines.clone(),
            Self::NoAnswer(_) | Self::Nothing => 0..0,
        }
    }
}

impl Case {
    #[must_use]
    pub fn of(map: &Map, thesis: Id, unanswered: &[Id]) -> Self {
        let unanswered: BTreeSet<Id> = unanswered.iter().copied().collect();
        let told = case(map, thesis);
        let mut lines: Vec<Line> = Vec::with_capacity(told.len());
        let mut by_id = BTreeMap::new();
        // The lines that the next one may hang on, by depth.
        let mut open: Vec<usize> = Vec::new();
        for CaseLine {
            depth,
            part,
            id,
            is_told_above,
            ..
        } in told
        {
            let at = lines.len();
            close(&mut lines, &mut open, depth, at);
            let above = open.last().copied();
            let parent = above.and_then(|above| lines.get(above));
            let level = parent.map_or(0, |line| line.level + usize::from(line.is_reason()));
            let is_joined = part == CasePart::Premise && above.is_some_and(|above| above + 1 < at);
            let quote = map.backing(id).map(|backing| backing.quote);
            for key in [Some(id), quote].into_iter().flatten() {
                by_id.entry(key).or_insert(at);
            }
            lines.push(Line {
                id,
                part,
                above,
                level,
                is_told_above,
                is_unanswered: !is_told_above && unanswered.contains(&id),
                is_joined,
                end: at + 1,
                quote,
            });
            open.push(at);
        }
        let end = lines.len();
        close(&mut lines, &mut open, 0, end);
        Self { lines, by_id }
    }

    /// Where a claim, a reason, a backing or a quote is told first.
    #[must_use]
    pub fn line_of(&self, id: Id) -> Option<usize> {
        self.by_id.get(&id).copied()
    }

    /// What a line hangs on, from the nearest up to the thesis.
    pub fn above(&self, line: usize) -> impl Iterator<Item = usize> + '_ {
        let above = |line: &usize| self.lines.get(*line)?.above;
        std::iter::successors(above(&line), move |line| above(line))
    }

    /// Whether something hangs on the line that could be folded away.
    #[must_use]
    pub fn has_below(&self, line: usize) -> bool {
        (self.lines.get(line)).is_some_and(|it| !it.is_quote() && it.end > line + 1 && line > 0)
    }

    /// How many claims hang on a line.
    #[must_use]
    pub fn claims_below(&self, line: usize) -> usize {
        let below = (self.lines.get(line)).and_then(|it| self.lines.get(line + 1..it.end));
        (below.unwrap_or_default().iter())
            .filter(|line| line.part == CasePart::Premise)
            .count()
    }

    /// The rows to show where some lines are folded.
    #[must_use]
    pub fn rows(&self, is_folded: impl Fn(Id) -> bool) -> Vec<Row> {
        let mut rows = Vec::with_capacity(self.lines.len());
        // Objections without an answer, whose branches are still open.
        let mut unanswered: Vec<usize> = Vec::new();
        let mut at = 1;
        loop {
            while let Some(line) = unanswered.pop_if(|line| self.end_of(*line) <= at) {
                rows.push(Row::NoAnswer(line));
            }
            let Some(line) = self.lines.get(at) else {
                break;
            };
            if line.is_quote() {
                let run = self.lines.get(at..).unwrap_or_default();
                let count = run.iter().take_while(|line| line.is_quote()).count();
                rows.push(Row::Quotes(at..at + count));
                at += count;
                continue;
            }
            rows.push(match line.is_reason() {
                true => Row::Word(at),
                false => Row::Claim(at),
            });
            if line.is_unanswered {
                unanswered.push(at);
            }
            at = match is_folded(line.id) && self.has_below(at) {
                true => line.end,
                false => at + 1,
            };
        }
        if rows.is_empty() {
            rows.push(Row::Nothing);
        }
        rows
    }

    fn end_of(&self, line: usize) -> usize {
        self.lines.get(line).map_or(0, |line| line.end)
    }
}

/// Says of the lines at this depth and deeper where their branches end.
fn close(lines: &mut [Line], open: &mut Vec<usize>, depth: usize, end: usize) {
    for line in open.drain(depth.min(open.len())..) {
        if let Some(line) = lines.get_mut(line) {
            line.end = end;
        }
    }
}
