//! The map's drawing, kept in step with what it is drawn from.

use std::sync::Arc;

use crate::drawing::{Drawer, MapDrawing, Picture, Touched, Watch};
use crate::layout::{Layout, Request, aspect_of};
use crate::model::Id;
use crate::ui::desk::Desk;
use crate::ui::judging::{Remarks, RemarksKey};

use super::super::Motion;
use super::focus::around;
use super::leading::{Leading, Led};
use super::shown::Shown;
use super::work::{Standing, Task, Work};

/// What a drawing was made from. Equal keys have equal drawings.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    pub revision: u64,
    pub findings: u64,
    /// Of the readings, where how claims stand is shown.
    pub remarks: Option<RemarksKey>,
    pub focus: Option<Id>,
    /// Of the frame that the picture fills.
    pub aspect: f32,
}

/// From so many cards on a drawing is made on a thread of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OffThread {
    /// Where everything has to be measured and laid out.
    pub whole: usize,
    /// Where a drawing is brought up to date. What was typed before the card is there
    /// would go astray, so that by default nobody is let type before it is.
    pub change: usize,
}

impl Default for OffThread {
    fn default() -> Self {
        Self {
            whole: 2_000,
            change: usize::MAX,
        }
    }
}

impl OffThread {
    /// All drawings are made while the window waits.
    pub const NEVER: Self = Self {
        whole: usize::MAX,
        change: usize::MAX,
    };
    /// All drawings are made on a thread, however small.
    pub const ALWAYS: Self = Self {
        whole: 0,
        change: 0,
    };
}

/// What is being laid out while something older is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayingOut {
    pub cards: usize,
    /// How much is done, from 0 to 1.
    pub part: f32,
    pub since_secs: f64,
}

/// The drawing of the map and, briefly after a change, its movement there.
#[derive(Default)]
pub struct Scene {
    /// Away while a thread draws.
    drawer: Option<Drawer>,
    work: Option<Work>,
    /// The lines of what is shown, where a thread leads them.
    leading: Option<Leading>,
    drawing: MapDrawing,
    /// What the drawing that is shown was made from.
    key: Option<Key>,
    /// What is shown of quotes and problems in the drawing that was begun last.
    shown: Arc<Shown>,
    motion: Motion,
    picture: Arc<Picture>,
    off_thread: OffThread,
    /// Whether everything is to be placed without regard to where it stands.
    afresh: bool,
    /// Where things stood in the drawing before, until somebody has seen to it.
    before: Option<Arc<Layout>>,
}

impl std::fmt::Debug for Scene {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scene")
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

impl Scene {
    /// Draws anew what is not up to date, or sees to it that a thread does. `window_aspect`
    /// counts for maps that follow the window. `now_secs` is the context's clock; changes show at once where `motion_secs` is 0. Says
    /// whether something still moves.
    pub fn refresh(
        &mut self,
        desk: &Desk,
        ctx: &egui::Context,
        window_aspect: f32,
        now_secs: f64,
        motion_secs: f32,
    ) -> bool {
        self.take_work(ctx);
        self.take_lines();
        let chosen = aspect_of(&desk.map().header().proportions);
        let key = Key {
            revision: desk.session.revision(),
            findings: desk.documents.generation(),
            remarks: RemarksKey::of(&desk.judging),
            focus: desk.focus,
            aspect: chosen.unwrap_or(window_aspect),
        };
        match &self.work {
            // What shows other cards is no longer wanted. What is merely older by an
            // edit is: the edit is made up for in no time once it is there.
            Some(work) if work.key.focus != key.focus => work.give_up(),
            Some(_) => {}
            None if self.afresh || self.key.as_ref() != Some(&key) => {
                self.draw(key, desk, ctx, now_secs);
            }
            None => {}
        }
        let (picture, moves) = (self.motion).picture(&self.drawing, now_secs, motion_secs);
        self.picture = picture;
        moves
    }

    /// Has everything placed afresh the next time that the whole map is drawn.
    pub fn lay_out_afresh(&mut self) {
        self.afresh = true;
    }

    /// Whether what is shown is of this revision, with nothing newer on its way.
    #[must_use]
    pub fn is_settled(&self, revision: u64) -> bool {
        !self.afresh && self.work.is_none() && self.revision() == Some(revision)
    }

    pub fn lay_out_off_thread(&mut self, from: OffThread) {
        self.off_thread = from;
    }

    fn draw(&mut self, key: Key, desk: &Desk, ctx: &egui::Context, now_secs: f64) {
        let since = self.key.as_ref().filter(|last| last.focus == key.focus);
        let change = since.and_then(|last| desk.session.change_since(last.revision));
        let mut touched = change.map(|change| Touched::by(&change, desk.map()));
        // The states of quotes are copied whatever is known of the change.
        let mut unused = Touched::default();
        let touched_so_far = touched.as_mut().unwrap_or(&mut unused);
        Arc::make_mut(&mut self.shown).follow(desk, touched_so_far);
        let afresh = std::mem::take(&mut self.afresh);
        let only = desk.focus.map(|centre| around(desk.map(), centre));
        let task = Task {
            key,
            map: desk.session.shared_map(),
            only,
            shown: Arc::clone(&self.shown),
            touched: touched.filter(|_| desk.focus.is_none() && !afresh),
        };
        let limit = match &task.touched {
            Some(_) => self.off_thread.change,
            None => self.off_thread.whole,
        };
        let mut drawer = self.drawer.take().unwrap_or_default();
        if afresh {
            drawer.forget_places();
        }
        let (task, mut drawer) = if task.cards() < limit {
            (task, drawer)
        } else {
            match Work::start(task, drawer, ctx, now_secs) {
                Ok(work) => {
                    self.leading = None;
                    self.work = Some(work);
                    return;
                }
                Err(back) => *back,
            }
        };
        let drawing = task.draw(&mut drawer, &Watch::default());
        self.drawer = Some(drawer);
        self.show(drawing.unwrap_or_default(), task.key, ctx);
    }

    /// Takes what a thread has drawn.
    fn take_work(&mut self, ctx: &egui::Context) {
        let Some(work) = &self.work else {
            return;
        };
        match work.standing() {
            Standing::UnderWay => {}
            Standing::Done(answer) => {
                let (drawer, drawing) = *answer;
                self.drawer = Some(drawer);
                let key = work.key.clone();
                self.work = None;
                match drawing {
                    Some(drawing) => self.show(drawing, key, ctx),
                    // What it was to show anew is not known any more.
                    None => self.key = None,
                }
            }
            Standing::Lost => {
                log::error!("the thread that laid the map out has failed");
                let key = work.key.clone();
                self.work = None;
                // Not again and again: the next change tries anew.
                self.key = Some(key);
            }
        }
    }

    fn show(&mut self, drawing: MapDrawing, key: Key, ctx: &egui::Context) {
        if self.key.is_none() && self.drawing.picture.is_empty() {
            self.motion.reset();
        }
        let known = |leading: &Leading| leading.is_of(&drawing.layout);
        if !drawing.awaits_lines() {
            self.leading = None;
        } else if !self.leading.as_ref().is_some_and(known) {
            self.leading = Leading::start(&drawing.layout, ctx);
        }
        let looked_alike = |last: &Key| last.focus == key.focus && last.aspect == key.aspect;
        let is_next = self.key.as_ref().is_some_and(looked_alike)
            && self.drawing.request().arrangement == drawing.request().arrangement
            && !Arc::ptr_eq(&self.drawing.layout, &drawing.layout);
        self.before = is_next.then(|| Arc::clone(&self.drawing.layout));
        self.drawing = drawing;
        self.key = Some(key);
    }

    /// Where things stood before they came to stand where they do, told once; `None`
    /// where this is another picture altogether.
    pub fn take_before(&mut self) -> Option<Arc<Layout>> {
        self.before.take()
    }

    /// Takes lines that a thread has led: they are simply there, and nothing moves.
    fn take_lines(&mut self) {
        let (Some(leading), Some(drawer)) = (&self.leading, &mut self.drawer) else {
            return;
        };
        match leading.led() {
            Led::NotYet => return,
            Led::Done(layout) => {
                let drawing = drawer.with_lines(&self.drawing, layout);
                self.motion.stand_in(&self.drawing, &drawing);
                self.drawing = drawing;
            }
            Led::Never => log::error!("the thread that led the lines has failed"),
        }
        self.leading = None;
    }

    /// Whether a thread leads the lines of what is shown.
    #[cfg(test)]
    #[must_use]
    pub fn leads_lines(&self) -> bool {
        self.leading.is_some()
    }

    /// What a thread is laying out.
    #[must_use]
    pub fn laying_out(&self) -> Option<LayingOut> {
        let work = self.work.as_ref()?;
        Some(LayingOut {
            cards: work.cards,
            part: work.part(),
            since_secs: work.started_secs,
        })
    }

    /// Whether there is nothing to show yet.
    #[must_use]
    pub fn awaits_first(&self) -> bool {
        self.work.is_some() && self.drawing.picture.is_empty()
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

    /// What is shown of how everything stands.
    #[must_use]
    pub fn remarks(&self) -> &Remarks {
        &self.shown.remarks
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

    /// How the whole map was laid out last, for a map that is to open as it looks.
    /// `None` where it never was, or is being laid out.
    #[must_use]
    pub fn whole(&self) -> Option<(Arc<Request>, Arc<Layout>)> {
        self.drawer.as_ref().and_then(Drawer::whole)
    }

    /// Where everything stands, or is going to stand.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.drawing.layout
    }
}
