//! Find in the document that is open.

use std::ops::Range;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use egui::Context;

use crate::document::Document;

/// More matches than this are not listed.
const MATCHES_MAX: usize = 10_000;
/// Texts up to this many bytes are gone through at once, in well under a millisecond;
/// longer ones on a thread.
const AT_ONCE_MAX: usize = 100_000;

/// Words, and where they are looked for.
type Request = (String, Arc<Document>);

/// The field, what it holds, and where that stands.
#[derive(Debug, Default)]
pub struct Find {
    pub open: bool,
    /// The field takes the keyboard at the next frame.
    pub take_focus: bool,
    pub query: String,
    found: Found,
    looking: Option<(Request, Receiver<Vec<Range<usize>>>)>,
}

#[derive(Debug, Default)]
struct Found {
    request: Option<Request>,
    /// Characters, in order.
    matches: Vec<Range<usize>>,
    current: Option<usize>,
}

impl Find {
    /// Looks for what is in the field; `near` is where reading goes on, so that
    /// the match after it comes first. Says whether there is news. What was found
    /// before stays until then.
    pub fn refresh(&mut self, ctx: &Context, document: &Arc<Document>, near: usize) -> bool {
        let is_of = |known: &Request| known.0 == self.query && Arc::ptr_eq(&known.1, document);
        if self.found.request.as_ref().is_some_and(is_of) {
            self.looking = None;
            return false;
        }
        if let Some((request, answer)) = self.looking.as_ref().filter(|it| is_of(&it.0)) {
            let Ok(matches) = answer.try_recv() else {
                return false;
            };
            self.take(request.clone(), matches, near);
            return true;
        }
        let request = (self.query.clone(), Arc::clone(document));
        let is_short = document.text().len() <= AT_ONCE_MAX || self.query.trim().is_empty();
        if is_short || !self.look(ctx, &request) {
            let matches = matches_of(&request);
            self.take(request, matches, near);
            return true;
        }
        let other = |known: &Request| !Arc::ptr_eq(&known.1, document);
        if self.found.request.as_ref().is_some_and(other) {
            self.found = Found::default();
        }
        false
    }

    /// Starts to look on a thread; whether there is one.
    fn look(&mut self, ctx: &Context, request: &Request) -> bool {
        let (answer, receiver) = channel();
        let (sought, ctx) = (request.clone(), ctx.clone());
        let look = move || {
            // Nobody waits for it where other words were typed meanwhile.
            let _ = answer.send(matches_of(&sought));
            ctx.request_repaint();
        };
        let thread = std::thread::Builder::new().name("find in document".into());
        let started = thread.spawn(look).is_ok();
        self.looking = started.then(|| (request.clone(), receiver));
        started
    }

    fn take(&mut self, request: Request, matches: Vec<Range<usize>>, near: usize) {
        let after = matches.partition_point(|found| found.end <= near);
        let current = match (matches.is_empty(), after < matches.len()) {
            (true, _) => None,
            (false, true) => Some(after),
            (false, false) => Some(0),
        };
        self.looking = None;
        self.found = Found {
            request: Some(request),
            matches,
            current,
        };
    }

    pub fn matches(&self) -> &[Range<usize>] {
        match self.open {
            true => &self.found.matches,
            false => &[],
        }
    }

    pub fn current(&self) -> Option<Range<usize>> {
        self.matches().get(self.found.current?).cloned()
    }

    /// The next match, or the one before; after the last comes the first.
    pub fn step(&mut self, forward: bool) -> Option<Range<usize>> {
        let count = self.found.matches.len();
        let last = count.checked_sub(1)?;
        let next = match (self.found.current, forward) {
            (Some(at), true) if at < last => at + 1,
            (_, true) => 0,
            (Some(at), false) if at > 0 => at - 1,
            (_, false) => last,
        };
        self.found.current = Some(next);
        self.current()
    }

    /// `3 of 12`, `nothing found`; empty while nothing is looked for.
    pub fn status(&self) -> String {
        let count = self.found.matches.len();
        match self.found.current {
            _ if self.query.trim().is_empty() => String::new(),
            None if self.looking.is_some() => "looking…".to_owned(),
            None => "nothing found".to_owned(),
            Some(at) if count == MATCHES_MAX => format!("{} of {count} and more", at + 1),
            Some(at) => format!("{} of {count}", at + 1),
        }
    }
}

/// Where the words stand, in characters. Goes through the whole text.
fn matches_of((query, document): &Request) -> Vec<Range<usize>> {
    let found = document.find_all(query, true);
    let found = found.iter().take(MATCHES_MAX);
    found.map(|bytes| document.chars_of_bytes(bytes)).collect()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn matches_are_counted_and_gone_through_in_a_ring() {
        let document = Arc::new(Document::from_text(
            "The border. A Border. No border.".into(),
        ));
        let mut find = Find {
            open: true,
            query: "border".into(),
            ..Find::default()
        };
        let ctx = Context::default();
        assert!(find.refresh(&ctx, &document, 12));
        assert!(!find.refresh(&ctx, &document, 0));
        assert_eq!(find.status(), "2 of 3");
        assert_eq!(find.step(true), Some(25..31));
        assert_eq!(find.step(true), Some(4..10));
        assert_eq!(find.step(false), Some(25..31));
        find.query = "bordeaux".into();
        find.refresh(&ctx, &document, 0);
        assert_eq!(find.status(), "nothing found");
        assert_eq!(find.step(true), None);
        find.query = String::new();
        find.refresh(&ctx, &document, 0);
        assert_eq!(find.status(), "");
    }

    #[test]
    fn long_text_is_gone_through_meanwhile_and_only_the_last_words_count() {
        let ctx = Context::default();
        let text = "The road. ".repeat(AT_ONCE_MAX / 8) + "The border.";
        let document = Arc::new(Document::from_text(text));
        let mut find = Find {
            open: true,
            query: "bord".into(),
            ..Find::default()
        };
        assert!(!find.refresh(&ctx, &document, 0));
        assert_eq!(find.status(), "looking…");
        find.query = "border".into();
        let began = Instant::now();
        while !find.refresh(&ctx, &document, 0) {
            assert!(began.elapsed() < Duration::from_secs(20));
            std::thread::sleep(Duration::from_millis(1));
        }
        assert_eq!(find.status(), "1 of 1");
        assert_eq!(find.current().map(|found| found.len()), Some(6));
        assert!(!find.refresh(&ctx, &document, 0));
        // What was found is no place of another document.
        let other = Arc::new(Document::from_text("The road. ".repeat(AT_ONCE_MAX / 8)));
        assert!(!find.refresh(&ctx, &other, 0));
        assert_eq!(find.current(), None);
    }
}
