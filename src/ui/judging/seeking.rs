//! Looking for what takes longer than a frame: cruxes, and where perspectives part.

use crate::edit::Session;
use crate::model::Id;
use crate::reasoning::{
    Crux, Disagreement, Leaders, Reasoner, disagreements, leaders_by_perspective,
};

use super::sought::Sought;

/// What is known of what would change the answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cruxes<'a> {
    /// Nobody asked yet.
    Unknown,
    /// They are being looked for; those that were known before, if they are of the
    /// same question, to be shown meanwhile.
    Coming(&'a [Crux]),
    Known(&'a [Crux]),
}

impl<'a> Cruxes<'a> {
    /// Those to show.
    #[must_use]
    pub fn to_show(self) -> &'a [Crux] {
        match self {
            Self::Unknown => &[],
            Self::Coming(cruxes) | Self::Known(cruxes) => cruxes,
        }
    }
}

/// For which question, and of which generation of the readings.
type Key = (Id, u64);

#[derive(Debug, Default)]
pub struct Seeking(Sought<Key, Vec<Crux>>);

impl Seeking {
    pub fn refresh(
        &mut self,
        question: Id,
        generation: u64,
        reasoner: &Reasoner,
        session: &Session,
        wake: Option<&egui::Context>,
    ) {
        let key = (question, generation);
        self.0.refresh(key, "cruxes", wake, || {
            let (reasoner, map) = (reasoner.clone(), session.shared_map());
            move |cancelled: &dyn Fn() -> bool| reasoner.cruxes(&map, question, cancelled)
        });
    }

    pub fn cruxes(&self, question: Id, generation: u64) -> Cruxes<'_> {
        let key = (question, generation);
        match (self.0.known(), self.0.coming()) {
            (Some((known, cruxes)), _) if known == key => Cruxes::Known(cruxes),
            (Some((known, cruxes)), _) if known.0 == question => Cruxes::Coming(cruxes),
            (_, Some((coming, _))) if coming == question => Cruxes::Coming(&[]),
            _ => Cruxes::Unknown,
        }
    }

    pub fn is_busy(&self) -> bool {
        self.0.is_busy()
    }
}

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
