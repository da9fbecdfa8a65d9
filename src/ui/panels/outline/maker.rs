//! Makes the rows anew when the map's structure has changed: at once, or for a large
//! map on a thread, while the rows that were there stay on the screen.

use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::model::Id;
use crate::ui::desk::Desk;

use super::tree::{Row, rows_of};

/// For a map of more records than this, rows take longer than a frame may.
const MOST_AT_ONCE: usize = 5_000;

/// What rows are for: when the map's structure was last altered, and what was folded.
type Request = (u64, u64);

#[derive(Debug, Default)]
pub struct Maker {
    made_for: Option<Request>,
    coming: Option<(Request, Receiver<Vec<Row>>)>,
}

impl Maker {
    /// The rows, where they have become others. `folds` tells one state of `folded` from
    /// another.
    pub fn update(&mut self, desk: &Desk, folded: &BTreeSet<Id>, folds: u64) -> Option<Vec<Row>> {
        let mut made = None;
        if let Some((request, receiver)) = &self.coming {
            match receiver.try_recv() {
                Ok(rows) => {
                    self.made_for = Some(*request);
                    made = Some(rows);
                    self.coming = None;
                }
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => self.coming = None,
            }
        }
        let request = (desk.revisions().structure, folds);
        if self.made_for == Some(request) {
            return made;
        }
        if desk.map().len() > MOST_AT_ONCE && self.start(request, desk, folded) {
            return made;
        }
        self.made_for = Some(request);
        Some(rows_of(desk.map(), folded))
    }

    fn start(&mut self, request: Request, desk: &Desk, folded: &BTreeSet<Id>) -> bool {
        let (sender, receiver) = channel();
        let map = desk.session.shared_map();
        let folded = folded.clone();
        let wake = desk.wake().cloned();
        let make = move || {
            // Nobody waits for it any more when the map is closed.
            let _ = sender.send(rows_of(&map, &folded));
            if let Some(wake) = wake {
                wake.request_repaint();
            }
        };
        let thread = std::thread::Builder::new().name("outline".into());
        let has_started = thread.spawn(make).is_ok();
        if has_started {
            self.coming = Some((request, receiver));
        }
        has_started
    }

    pub fn is_busy(&self) -> bool {
        self.coming.is_some()
    }
}
