//! Find in the document that is open.

use std::ops::Range;
use std::sync::Arc;

use crate::document::Document;

/// More matches than this are not listed.
const MATCHES_MAX: usize = 10_000;

/// The field, what it holds, and where that stands.
#[derive(Debug, Default)]
pub struct Find {
    pub open: bool,
    /// The field takes the keyboard at the next frame.
    pub take_focus: bool,
    pub query: String,
    found: Found,
}

#[derive(Debug, Default)]
struct Found {
    request: Option<(String, Arc<Document>)>,
    /// Characters, in order.
    matches: Vec<Range<usize>>,
    current: Option<usize>,
}

impl Find {
    /// Looks for what is in the field; `near` is where reading goes on, so that
    /// the match after it comes first. Says whether there is news.
    pub fn refresh(&mut self, document: &Arc<Document>, near: usize) -> bool {
        let known = self
            .found
            .request
            .as_ref()
            .is_some_and(|(query, known)| *query == self.query && Arc::ptr_eq(known, document));
        if known {
            return false;
        }
        let matches: Vec<Range<usize>> = document
            .find_all(&self.query, true)
            .iter()
            .take(MATCHES_MAX)
            .map(|bytes| document.chars_of_bytes(bytes))
            .collect();
        let after = matches.partition_point(|found| found.end <= near);
        let current = match (matches.is_empty(), after < matches.len()) {
            (true, _) => None,
            (false, true) => Some(after),
            (false, false) => Some(0),
        };
        self.found = Found {
            request: Some((self.query.clone(), Arc::clone(document))),
            matches,
            current,
        };
        true
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
            None => "nothing found".to_owned(),
            Some(at) if count == MATCHES_MAX => format!("{} of {count} and more", at + 1),
            Some(at) => format!("{} of {count}", at + 1),
        }
    }
}

#[cfg(test)]
mod tests {
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
        assert!(find.refresh(&document, 12));
        assert!(!find.refresh(&document, 0));
        assert_eq!(find.status(), "2 of 3");
        assert_eq!(find.step(true), Some(25..31));
        assert_eq!(find.step(true), Some(4..10));
        assert_eq!(find.step(false), Some(25..31));
        find.query = "bordeaux".into();
        find.refresh(&document, 0);
        assert_eq!(find.status(), "nothing found");
        assert_eq!(find.step(true), None);
        find.query = String::new();
        find.refresh(&document, 0);
        assert_eq!(find.status(), "");
    }
}
