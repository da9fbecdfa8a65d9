//! The map's drawing, kept in step with what it is drawn from.

use std::sync::Arc;

use crate::drawing::{ChipState, DrawRequest, Drawer, MapDrawing, Picture};
use crate::layout::{DEFAULT_ARRANGEMENT, Layout};
use crate::model::Id;
use crate::model::problems::Severity;
use crate::quote::State;
use crate::ui::desk::Desk;

use super::focus::around;

/// What a drawing was made from. Equal keys have equal drawings.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    revision: u64,
    findings: u64,
    focus: Option<Id>,
}

/// A change of layout on its way across the screen.
struct Transition {
    from: Arc<Layout>,
    /// When it began, in seconds of the context's clock.
    began: f64,
}

/// The drawing of the active map and, briefly after a change, its movement there.
#[derive(Default)]
pub struct Scene {
    drawer: Drawer,
    drawing: MapDrawing,
    key: Option<Key>,
    transition: Option<Transition>,
    between: Option<Picture>,
}

impl std::fmt::Debug for Scene {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scene").field("key", &self.key).finish_non_exhaustive()
    }
}

impl Scene {
    /// Draws anew what is not up to date. `now` and `motion` in seconds; no motion
    /// at all where that is 0. Says whether something still moves.
    pub fn refresh(&mut self, desk: &Desk, now: f64, motion: f32) -> bool {
        let key = Key {
            revision: desk.session.revision(),
            findings: desk.documents.generation(),
            focus: desk.focus,
        };
        if self.key.as_ref() != Some(&key) {
            let first = self.key.is_none();
            let before = Arc::clone(&self.drawing.layout);
            self.drawing = self.draw(desk);
            self.key = Some(key);
            let moved = before != self.drawing.layout;
            if moved && !first && motion > 0.0 {
                let from = match &self.transition {
                    // Already under way: go on from where things are.
                    Some(old) => {
                        let part = progress(old.began, now, motion);
                        Arc::new(Layout::between(&old.from, &before, part))
                    }
                    None => before,
                };
                self.transition = Some(Transition { from, began: now });
            } else if moved {
                self.transition = None;
            }
        }
        self.between = None;
        if let Some(transition) = &self.transition {
            let part = progress(transition.began, now, motion);
            if part >= 1.0 {
                self.transition = None;
            } else {
                let picture = self.drawer.between(&transition.from, &self.drawing, part);
                self.between = Some(picture);
            }
        }
        self.transition.is_some()
    }

    fn draw(&mut self, desk: &Desk) -> MapDrawing {
        let map = desk.map();
        let only = desk.focus.map(|centre| around(map, centre));
        let states = |quote| chip_state(desk.documents.state(quote));
        let worst = |id: Id| {
            (desk.problems_of(id))
                .map(|problem| problem.severity)
                .filter(|severity| *severity < Severity::Hint)
                .min()
        };
        self.drawer.draw(&DrawRequest {
            map,
            only: only.as_ref(),
            arrangement: DEFAULT_ARRANGEMENT,
            states: &states,
            problems: &worst,
            remarks: &|_| None,
        })
    }

    /// Things stop moving where they are going.
    pub fn settle(&mut self) {
        self.transition = None;
        self.between = None;
    }

    /// What to paint now.
    #[must_use]
    pub fn picture(&self) -> &Picture {
        self.between.as_ref().unwrap_or(&self.drawing.picture)
    }

    #[must_use]
    pub fn drawing(&self) -> &MapDrawing {
        &self.drawing
    }

    /// Where everything is going to stand.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.drawing.layout
    }
}

/// How far a movement has come, from 0 to 1, easing out.
fn progress(began: f64, now: f64, motion: f32) -> f32 {
    let part = ((now - began) as f32 / motion).clamp(0.0, 1.0);
    1.0 - (1.0 - part).powi(3)
}

fn chip_state(state: Option<State>) -> ChipState {
    match state {
        Some(state) if state.is_verified() => ChipState::Verified,
        Some(State::NoDocument) | None => ChipState::NoDocument,
        Some(_) => ChipState::ToLookAt,
    }
}
