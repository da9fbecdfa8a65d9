//! Where those who rate a map part, found on a thread.

use crate::edit::Session;
use crate::model::Id;
use crate::reasoning::{Disagreement, Leaders, Reasoner, disagreements, leaders_by_perspective};

use super::sought::Sought;

/// How those who rate a map differ.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parting {
    /// Who leads by whose ratings; `None` are the map's own.
    pub leaders: Vec<(Option<Id>, Leaders)>,
    /// Where ratings differ most first.
    pub disagreements: Vec<Disagreement>,
}

/// Of the question that is looked at, if there is one.
type PartingKey = (Option<Id>, u64);

#[derive(Debug, Default)]
pub struct PartingSought(Sought<PartingKey, Parting>);

impl PartingSought {
    pub fn refresh(
        &mut self,
        question: Option<Id>,
        generation: u64,
        reasoner: &Reasoner,
        session: &Session,
        wake: Option<&egui::Context>,
    ) {
        let key = (question, generation);
        self.0.refresh(key, "perspectives", wake, || {
            let (settings, map) = (reasoner.settings().clone(), session.shared_map());
            move |_: &dyn Fn() -> bool| {
                let leaders = |question| leaders_by_perspective(&map, question, &settings);
                Some(Parting {
                    leaders: question.map(leaders).unwrap_or_default(),
                    disagreements: disagreements(&map),
                })
            }
        });
    }

    /// What was found last; `None` before that.
    pub fn parting(&self) -> Option<&Parting> {
        self.0.known().map(|(_, parting)| parting)
    }

    pub fn is_busy(&self) -> bool {
        self.0.is_busy()
    }
}
