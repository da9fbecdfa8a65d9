//! The map's drawing, kept in step with what it is drawn from.

use std::sync::Arc;

use crate::drawing::{ChipState, DrawRequest, Drawer, MapDrawing, Picture};
use crate::layout::{Layout, aspect_of};
use crate::model::Id;
use crate::model::problems::Severity;
use crate::quote::{Standing, State};
use crate::ui::desk::Desk;

use super::super::Motion;
use super::focus::around;

/// What a drawing was made from. Equal keys have equal drawings.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    revision: u64,
    findings: u64,
    focus: Option<Id>,
    /// Of the frame that the picture fills.
    aspect: f32,
}

/// The drawing of the map and, briefly after a change, its movement there.
#[derive(Default)]
pub struct Scene {
    drawer: Drawer,
    drawing: MapDrawing,
    key: Option<Key>,
    motion: Motion,
    picture: Arc<Picture>,
}

impl std::fmt::Debug for Scene {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scene")
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

impl Scene {
    /// Draws anew what is not up to date. `window_aspect` counts for maps that follow
    /// the window. `now_secs` is the context's clock; changes
    /// show at once where `motion_secs` is 0. Says whether something still moves.
    pub fn refresh(
        &mut self,
        desk: &Desk,
        window_aspect: f32,
        now_secs: f64,
        motion_secs: f32,
    ) -> bool {
        let chosen = aspect_of(&desk.map().header().proportions);
        let key = Key {
            revision: desk.session.revision(),
            findings: desk.documents.generation(),
            focus: desk.focus,
            aspect: chosen.unwrap_or(window_aspect),
        };
        if self.key.as_ref() != Some(&key) {
            if self.key.is_none() {
                self.motion.reset();
            }
            self.drawing = draw(&mut self.drawer, desk, key.aspect);
            self.key = Some(key);
        }
        let (picture, moves) =
            self.motion
                .picture(&mut self.drawer, &self.drawing, now_secs, motion_secs);
        self.picture = picture;
        moves
    }

    /// What to paint now.
    #[must_use]
    pub fn picture(&self) -> &Arc<Picture> {
        &self.picture
    }

    #[must_use]
    pub fn drawing(&self) -> &MapDrawing {
        &self.drawing
    }

    /// The revision of the map that is drawn.
    #[must_use]
    pub fn revision(&self) -> Option<u64> {
        self.key.as_ref().map(|key| key.revision)
    }

    /// The proportions of the frame that the picture was made for.
    #[must_use]
    pub fn aspect(&self) -> Option<f32> {
        self.key.as_ref().map(|key| key.aspect)
    }

    /// Where everything stands, or is going to stand.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.drawing.layout
    }
}

fn draw(drawer: &mut Drawer, desk: &Desk, aspect: f32) -> MapDrawing {
    let map = desk.map();
    let only = desk.focus.map(|centre| around(map, centre));
    let states = |quote| chip_state(desk.documents.standing(quote));
    let worst = |id: Id| {
        (desk.problems_of(id))
            .map(|problem| problem.severity)
            .filter(|severity| *severity < Severity::Hint)
            .min()
    };
    drawer.draw(&DrawRequest {
        map,
        only: only.as_ref(),
        arrangement: &map.header().arrangement,
        aspect,
        states: &states,
        problems: &worst,
        remarks: &|_| None,
    })
}

fn chip_state(standing: Standing) -> ChipState {
    match standing {
        Standing::Found(State::Elided) => ChipState::Elided,
        standing if standing.is_verified() => ChipState::Verified,
        Standing::Confirmed => ChipState::Confirmed,
        Standing::Found(State::NoDocument) | Standing::Looking => ChipState::NoDocument,
        Standing::Found(State::Missing) => ChipState::Missing,
        Standing::Found(_) => ChipState::LookAt,
    }
}
