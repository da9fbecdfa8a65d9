//! Which page is shown: the one that is read, until somebody turns it.

use crate::document::Document;

/// The page that is shown, and what made it so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turning {
    pub index: usize,
    /// The page that was read last.
    read: Option<usize>,
    /// The text is still on its way to the page that was turned to.
    under_way: bool,
}

impl Turning {
    /// Goes along with the reading. After a page was turned by hand, it stays until
    /// one reads on: what stands at the top of the text may belong to another page.
    pub fn follow(&mut self, read: Option<usize>, is_on_its_way: bool) {
        if is_on_its_way {
            return;
        }
        let moved = self.read != read;
        self.read = read;
        if !std::mem::take(&mut self.under_way)
            && moved
            && let Some(read) = read
        {
            self.index = read;
        }
    }

    /// Turns to a page by hand.
    pub fn turn_to(&mut self, index: usize) {
        self.index = index;
        self.under_way = true;
    }
}

/// The page that is called so: by its label, else by its place among the pages.
pub fn page_called(document: &Document, words: &str) -> Option<usize> {
    let words = words.trim().trim_start_matches("p.").trim();
    let pages = document.pages();
    let by_label = pages
        .iter()
        .position(|page| !words.is_empty() && page.label.eq_ignore_ascii_case(words));
    by_label.or_else(|| {
        let number: usize = words.parse().ok()?;
        (1..=pages.len()).contains(&number).then(|| number - 1)
    })
}

/// What a page is called: its label, else its number.
pub fn name_of(document: &Document, index: usize) -> String {
    match document.pages().get(index).map(|page| page.label.trim()) {
        None | Some("") => (index + 1).to_string(),
        Some(label) => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Content, Page};

    #[test]
    fn the_page_goes_along_until_it_is_turned_and_then_again() {
        let mut turning = Turning::default();
        turning.follow(Some(3), false);
        assert_eq!(turning.index, 3);
        turning.turn_to(7);
        turning.follow(Some(3), true);
        // The text has come to rest a line before the page begins.
        turning.follow(Some(6), false);
        turning.follow(Some(6), false);
        assert_eq!(turning.index, 7);
        turning.follow(Some(5), false);
        assert_eq!(turning.index, 5);
        turning.follow(None, false);
        assert_eq!(turning.index, 5);
    }

    #[test]
    fn pages_are_found_by_label_before_number() {
        let page = |label: &str| Page {
            label: label.into(),
            range: 0..0,
            size: None,
        };
        let document = Document::from_content(Content {
            pages: ["i", "ii", "1", "2"].map(page).into(),
            ..Content::default()
        });
        assert_eq!(page_called(&document, "II"), Some(1));
        assert_eq!(page_called(&document, " p. 2 "), Some(3));
        assert_eq!(page_called(&document, "4"), Some(3));
        assert_eq!(page_called(&document, "9"), None);
        assert_eq!(page_called(&document, ""), None);
        assert_eq!(name_of(&document, 2), "1");
        assert_eq!(name_of(&document, 9), "10");
    }
}
