//! The lines across a large map, led on a thread of their own while it is shown.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Duration;

use crate::drawing::Watch;
use crate::layout::{Effort, Layout};

/// So long a layout has to stand before its lines are led: while one types, hardly one
/// does.
const REST: Duration = Duration::from_millis(80);

/// A thread that leads the lines of a layout. When it is dropped the thread gives up.
pub struct Leading {
    layout: Arc<Layout>,
    watch: Arc<Watch>,
    answer: Receiver<Layout>,
}

/// What came of it.
pub enum Led {
    NotYet,
    Done(Arc<Layout>),
    /// The thread has come to grief: lines stay as they are.
    Never,
}

impl Leading {
    /// Begins; `None` where no thread can be had.
    pub fn start(layout: &Arc<Layout>, ctx: &egui::Context) -> Option<Self> {
        let (send, answer) = channel();
        let watch = Arc::new(Watch::default());
        let leading = Self {
            layout: Arc::clone(layout),
            watch: Arc::clone(&watch),
            answer,
        };
        let (layout, ctx) = (Arc::clone(layout), ctx.clone());
        let thread = std::thread::Builder::new().name("lines".to_owned());
        let started = thread.spawn(move || {
            std::thread::sleep(REST);
            if watch.is_given_up() {
                return;
            }
            let mut led = layout.as_ref().clone();
            drop(layout);
            let effort = Effort {
                go_on: &|| !watch.is_given_up(),
                ..Effort::ALL
            };
            led.lead_lines(None, effort);
            if !watch.is_given_up() {
                // The window may have gone meanwhile.
                let _ = send.send(led);
                ctx.request_repaint();
            }
        });
        started.ok().map(|_| leading)
    }

    /// Whether these are the lines of that layout.
    pub fn is_of(&self, layout: &Arc<Layout>) -> bool {
        Arc::ptr_eq(&self.layout, layout)
    }

    pub fn led(&self) -> Led {
        match self.answer.try_recv() {
            Ok(layout) => Led::Done(Arc::new(layout)),
            Err(TryRecvError::Empty) => Led::NotYet,
            Err(TryRecvError::Disconnected) => Led::Never,
        }
    }
}

impl Drop for Leading {
    fn drop(&mut self) {
        self.watch.give_up();
    }
}
