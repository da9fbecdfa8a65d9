//! A drawing that is made on a thread of its own.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::drawing::{DrawRequest, Drawer, MapDrawing, Touched, Watch};
use crate::model::{Id, Map};

use super::scene::Key;
use super::shown::Shown;

/// All that a drawing is made from.
pub struct Task {
    pub key: Key,
    pub map: Arc<Map>,
    pub only: Option<BTreeSet<Id>>,
    pub shown: Arc<Shown>,
    pub touched: Option<Touched>,
}

impl Task {
    /// Draws; `None` where the drawing was given up.
    pub fn draw(&self, drawer: &mut Drawer, watch: &Watch) -> Option<MapDrawing> {
        let request = DrawRequest {
            map: &self.map,
            only: self.only.as_ref(),
            arrangement: &self.map.header().arrangement,
            aspect: self.key.aspect,
            states: &|quote| self.shown.state(quote),
            problems: &|claim| self.shown.problem(claim),
            remarks: &|id| self.shown.remarks.on_card(&self.map, id),
            findings: &|question| self.shown.remarks.finding(question),
            touched: self.touched.as_ref(),
        };
        drawer.draw_watched(&request, watch)
    }

    /// How many cards may have to be measured and placed.
    #[must_use]
    pub fn cards(&self) -> usize {
        let all = || self.map.claims().len();
        self.only.as_ref().map_or_else(all, BTreeSet::len)
    }
}

/// What a thread hands back: the drawer, and the drawing unless it was given up.
type Answer = (Drawer, Option<MapDrawing>);

/// A thread that draws. When it is dropped the thread gives up.
pub struct Work {
    pub key: Key,
    pub cards: usize,
    pub started_secs: f64,
    watch: Arc<Watch>,
    answer: Receiver<Answer>,
}

/// How a work stands.
pub enum Standing {
    UnderWay,
    Done(Box<Answer>),
    /// The thread has come to grief; its drawer is gone.
    Lost,
}

impl Work {
    /// Begins; the task comes back where no thread can be had.
    ///
    /// # Errors
    /// The task and the drawer.
    pub fn start(
        task: Task,
        drawer: Drawer,
        ctx: &egui::Context,
        now_secs: f64,
    ) -> Result<Self, Box<(Task, Drawer)>> {
        let (send, answer) = channel();
        let (hand_over, take) = channel::<(Task, Drawer)>();
        let watch = Arc::new(Watch::default());
        let work = Self {
            key: task.key.clone(),
            cards: task.cards(),
            started_secs: now_secs,
            watch: Arc::clone(&watch),
            answer,
        };
        let ctx = ctx.clone();
        let thread = std::thread::Builder::new().name("layout".to_owned());
        let started = thread.spawn(move || {
            if let Ok((task, mut drawer)) = take.recv() {
                let drawing = task.draw(&mut drawer, &watch);
                // The window may have gone meanwhile.
                let _ = send.send((drawer, drawing));
                ctx.request_repaint();
            }
        });
        // Through a channel, for what a closure has taken does not come back.
        match started {
            Ok(_) => match hand_over.send((task, drawer)) {
                Ok(()) => Ok(work),
                Err(back) => Err(Box::new(back.0)),
            },
            Err(_) => Err(Box::new((task, drawer))),
        }
    }

    pub fn standing(&self) -> Standing {
        match self.answer.try_recv() {
            Ok(answer) => Standing::Done(Box::new(answer)),
            Err(TryRecvError::Empty) => Standing::UnderWay,
            Err(TryRecvError::Disconnected) => Standing::Lost,
        }
    }

    pub fn give_up(&self) {
        self.watch.give_up();
    }

    /// How much is done, from 0 to 1.
    #[must_use]
    pub fn part(&self) -> f32 {
        self.watch.part()
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.give_up();
    }
}
