//! The settings of judging, and what comes of them.

use crate::edit::Session;
use crate::model::{Change, Id, Map};
use crate::reasoning::{Reasoner, Settings, WhatIf};
use crate::ui::derived::{Derive, Derived};

use super::action::JudgeAction;
use super::parting::{Parting, PartingSought};
use super::seeking::{Cruxes, Seeking};

/// The readings of a map; none before it was looked at.
#[derive(Debug, Default)]
struct Judged(Option<Reasoner>);

impl Derive for Judged {
    fn of(map: &Map) -> Self {
        Self(Some(Reasoner::new(map, Settings::default())))
    }

    fn follow(&mut self, map: &Map, change: &Change) {
        if let Some(reasoner) = &mut self.0 {
            reasoner.follow(map, change);
        }
    }
}

/// From where the map is judged, and how it stands from there.
#[derive(Debug)]
pub struct Judging {
    settings: Settings,
    question: Option<Id>,
    overlay: bool,
    judged: Derived<Judged>,
    seeking: Seeking,
    parting: PartingSought,
}

impl Default for Judging {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            question: None,
            overlay: true,
            judged: Derived::default(),
            seeking: Seeking::default(),
            parting: PartingSought::default(),
        }
    }
}

impl Judging {
    /// Brings the readings up to date, or sees to it that they will be.
    pub fn refresh(&mut self, session: &Session, wake: Option<&egui::Context>) {
        self.judged.refresh(session, wake);
        if !self.judged.is_there() {
            return;
        }
        let map = session.map();
        forget_what_is_gone(&mut self.settings, map);
        let settings = &self.settings;
        let is_elsewhere = (self.judged.value().0.as_ref())
            .is_some_and(|reasoner| reasoner.settings() != settings);
        if is_elsewhere {
            self.judged.alter(|judged| {
                if let Some(reasoner) = &mut judged.0 {
                    reasoner.look_from(map, settings.clone());
                }
            });
        }
    }

    /// Has what would change the answer looked for on a thread, if it is not known.
    /// To be called in each frame in which somebody looks at it.
    pub fn seek_cruxes(&mut self, question: Id, session: &Session, wake: Option<&egui::Context>) {
        let generation = self.judged.generation();
        if let Some(reasoner) = &self.judged.value().0 {
            (self.seeking).refresh(question, generation, reasoner, session, wake);
        }
    }

    /// Gives up looking for what would change the answer to any other question.
    pub fn seek_only(&mut self, questions: &[Id]) {
        self.seeking.keep_to(questions);
    }

    /// What would change the answer to a question, as far as it is known.
    #[must_use]
    pub fn cruxes(&self, question: Id) -> Cruxes<'_> {
        self.seeking.cruxes(question, self.judged.generation())
    }

    /// Has it found out on a thread how perspectives differ; each frame in which somebody
    /// looks at it.
    pub fn seek_parting(&mut self, session: &Session, wake: Option<&egui::Context>) {
        let question = self.question(session.map());
        let generation = self.judged.generation();
        if let Some(reasoner) = &self.judged.value().0 {
            (self.parting).refresh(question, generation, reasoner, session, wake);
        }
    }

    /// How those who rate the map differ, as it was found last.
    #[must_use]
    pub fn parting(&self) -> Option<&Parting> {
        self.parting.parting()
    }

    /// Rises whenever cruxes have been found.
    #[must_use]
    pub fn cruxes_serial(&self) -> u64 {
        self.seeking.serial()
    }

    pub fn act(&mut self, action: JudgeAction) {
        let what_if = &mut self.settings.what_if;
        match action {
            JudgeAction::LookFrom(perspective) => self.settings.perspective = perspective,
            JudgeAction::EvidenceOnly(only) => self.settings.evidence_only = only,
            JudgeAction::Question(question) => self.question = Some(question),
            JudgeAction::Hold { claim, hold } => {
                match hold {
                    Some(hold) => what_if.held.insert(claim, hold),
                    None => what_if.held.remove(&claim),
                };
                what_if.off.remove(&claim);
            }
            JudgeAction::SwitchOff(items) => {
                what_if.held.retain(|id, _| !items.contains(id));
                what_if.off.extend(items);
            }
            JudgeAction::SwitchOn(items) => {
                for item in items {
                    what_if.off.remove(&item);
                    what_if.held.remove(&item);
                    what_if.unrated.remove(&item);
                }
            }
            JudgeAction::LeaveUnrated(items) => what_if.unrated.extend(items),
            JudgeAction::ClearWhatIf => self.settings.what_if = WhatIf::default(),
        }
    }

    /// The readings; `None` while they are being made for the first time.
    #[must_use]
    pub fn reasoner(&self) -> Option<&Reasoner> {
        self.judged.value().0.as_ref()
    }

    /// Rises whenever the readings may have become others.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.judged.generation()
    }

    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Says whether the canvas is to show how claims stand.
    pub fn set_overlay(&mut self, overlay: bool) {
        self.overlay = overlay;
    }

    /// Whether anything is supposed for the sake of argument.
    #[must_use]
    pub fn supposes(&self) -> bool {
        !self.settings.what_if.is_empty()
    }

    /// Whether the canvas is to show how claims stand.
    #[must_use]
    pub fn overlay(&self) -> bool {
        self.overlay
    }

    /// The question that somebody chose to look at, whether it is still there or not.
    #[must_use]
    pub fn chosen_question(&self) -> Option<Id> {
        self.question
    }

    /// The question that was chosen, or else the first that has theses, or else the
    /// first; `None` where the map asks nothing.
    #[must_use]
    pub fn question(&self, map: &Map) -> Option<Id> {
        if let Some(chosen) = self.question.filter(|id| map.contains(*id)) {
            return Some(chosen);
        }
        let questions = map.questions_in_order();
        let has_theses = |id: &&Id| (map.question(**id)).is_some_and(|q| !q.theses.is_empty());
        (questions.iter().find(has_theses))
            .or_else(|| questions.first())
            .copied()
    }

    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.judged.is_coming() || self.seeking.is_busy() || self.parting.is_busy()
    }
}

/// Records can go while something is supposed of them.
fn forget_what_is_gone(settings: &mut Settings, map: &Map) {
    if settings.perspective.is_some_and(|id| !map.contains(id)) {
        settings.perspective = None;
    }
    if settings.what_if.is_empty() {
        return;
    }
    settings.what_if.held.retain(|id, _| map.contains(*id));
    settings.what_if.off.retain(|id| map.contains(*id));
    settings.what_if.unrated.retain(|id| map.contains(*id));
}
