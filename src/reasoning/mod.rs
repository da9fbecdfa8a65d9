//! Which thesis stands better, why, and on what that hangs.
//!
//! Three readings stand side by side: a [`Verdict`] (which theses are accepted), a
//! [`Support`] (how much flows up to them) and a [`Matrix`] (how the evidence goes
//! with each). They are never made into one figure, and none is a probability. Where
//! they name different leaders, [`Leaders::disagree`] says so.
//!
//! A [`Reasoner`] holds the argument as a graph of small numbers. It is told of each
//! [`Change`](crate::model::Change) and computes anew only what bears the traces of
//! it. What one looks from is in the [`Settings`]: a perspective, a proof standard,
//! and a [`WhatIf`] that supposes things without touching the map.
//!
//! Everything explains itself: [`Reasoner::explain`] takes a label and a figure apart
//! into what made them, [`Reasoner::path`] shows how evidence bears on a thesis,
//! [`Reasoner::cruxes`] finds on what a lead hangs, and [`summary`] says it all in
//! sentences that know what they rest on.

mod bare;
mod bearing;
mod compare;
mod crux;
mod csv;
mod evidence;
mod explain;
mod graph;
mod matrices;
mod matrix;
mod numbers;
mod order;
mod perspectives;
mod ratings;
mod reasoner;
mod results;
mod sentence;
mod settings;
mod slots;
mod standing;
mod strength;
mod summary;
#[cfg(test)]
mod tests;
mod together;
mod verdict;
mod words;
mod worth;

pub use compare::{
    CaseLine, CasePart, Comparison, Conflicting, Gaps, Shared, Side, SourceShare, case, compare,
};
pub use crux::{Crux, Effect, Reading};
pub use csv::matrices_to_csv;
pub use evidence::source_of;
pub use explain::{Contribution, Explanation, Part};
pub use matrix::{Cell, Matrix, Row, RowOrder};
pub use perspectives::{Disagreement, disagreements, leaders_by_perspective};
pub use reasoner::Reasoner;
pub use results::{Leaders, Support, Verdict};
pub use sentence::{Sentence, name_of, thesis_name};
pub use settings::{Hold, Settings, WhatIf};
pub use standing::{QuestionStanding, Standing};
pub use strength::{Method, TIE};
pub use summary::{
    About, Change, Figure, Known, OpenPoints, Paragraph, Standing as StandingByReading, Standings,
    TextStyle, changes, item_name, open_points, open_points_beside, standings, standings_beside,
    summary, summary_beside, summary_text,
};
pub use verdict::Label;
pub use words::{
    CREDIBLE, STRONG, Scale, inconsistency_figures, label_word, rating_of, standard_words, step_of,
    strength_figure, what_follows, word_of,
};
