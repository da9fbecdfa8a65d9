//! The records of a map, flat: they point at each other by id.

use super::record::record;
use super::{
    Combination, ConflictKind, Finite, Fit, Id, Outcome, ProcessTest, Ratings, Spread, Stance,
    Standard,
};

record! {
    /// What is in dispute, with the claims that compete to answer it.
    Question {
        required { text: String }
        optional {
            /// The claims that compete to answer the question, in order.
            theses: Vec<Id>,
            /// Its place among the questions; see [`order`](super::order).
            order: String,
            /// How much heavier than its rivals a thesis has to weigh.
            standard: Standard,
            tags: Vec<Id>,
            note: String,
        }
        maybe {}
    }
}

record! {
    /// A statement that can be true or false.
    Claim {
        required { text: String }
        optional {
            /// Taken as given, not argued for.
            assumption: bool,
            /// Implicit in the source: nobody says it, the argument needs it.
            unstated: bool,
            /// Of a thesis: evidence that one would expect to find if it were true,
            /// and that the map does not have.
            expects: Vec<String>,
            tags: Vec<Id>,
            note: String,
        }
        maybe {
            /// How credible the claim is by itself, from 0 to 1.
            rating: Finite,
            picture: Box<Picture>,
        }
    }
}

record! {
    /// One or more premises that together bear on a target, for or against.
    Reason {
        required {
            /// A claim, or another reason: against a reason it is an undercut.
            target: Id,
            stance: Stance,
        }
        optional {
            /// The claims that make up the reason, in order.
            premises: Vec<Id>,
            combination: Combination,
            /// Its place among the reasons on its target; see [`order`](super::order).
            order: String,
            tags: Vec<Id>,
            note: String,
        }
        maybe {
            /// How strong the step is, from 0 to 1.
            rating: Finite,
        }
    }
}

record! {
    /// Two claims that exclude each other.
    Conflict {
        required {
            kind: ConflictKind,
            /// Exactly two, different from each other.
            claims: Vec<Id>,
        }
        optional {
            tags: Vec<Id>,
            note: String,
        }
        maybe {}
    }
}

record! {
    /// A document with its bibliographic record.
    Source {
        required { title: String }
        optional {
            /// `article`, `report`, `book`, `chapter`, `web page` or another word.
            kind: String,
            /// What a quote chip calls it, such as "Ghazi" or "Khan & Hussain".
            short: String,
            /// Names as they are written, given name first. Where the family name is
            /// more than the last word, it may stand first, with a comma after it;
            /// braces make an organisation's name of words that look like a person's:
            /// `{World Watch}`.
            authors: Vec<String>,
            /// The journal, book or site that holds it.
            container: String,
            publisher: String,
            /// As much as is known: `2025`, `2025-10` or `2025-10-20`.
            date: String,
            volume: String,
            issue: String,
            pages: String,
            doi: String,
            url: String,
            /// Who edited it, or the book that holds it; written as `authors` are.
            editors: Vec<String>,
            translators: Vec<String>,
            /// `2nd`, `revised` or a number.
            edition: String,
            /// Where the publisher is.
            place: String,
            /// The series that the book or report came out in.
            series: String,
            /// The number of a report, or of a book in its series.
            number: String,
            isbn: String,
            /// When a page of the web was looked at; as much as is known, like `date`.
            accessed: String,
            /// A code such as `en` or `ur`. Titles that are not English keep their
            /// capitals in every citation style.
            language: String,
            /// What sort of report or thesis it is, such as `Doctoral dissertation`.
            genre: String,
            /// The abstract.
            summary: String,
            /// What a bibliography program calls it, such as `ghazi2024`.
            key: String,
            /// The document's file, relative to the map's folder.
            file: String,
            /// SHA-256 of the document's text when it was last at hand, in hex.
            hash: String,
            /// SHA-256 of the file's bytes, in hex, so that it is found again after
            /// it was moved or renamed.
            file_hash: String,
            tags: Vec<Id>,
            note: String,
        }
        maybe {
            picture: Box<Picture>,
            /// The document's text inside the map, so that it travels with it.
            embedded: EmbeddedText,
        }
    }
}

record! {
    /// The text of a document, inside the map. Put together, the pieces are the
    /// text, to the letter.
    EmbeddedText {
        required {
            /// The text in pieces, one a block, each with the white space after it.
            text: Vec<String>,
        }
        optional {
            /// The kind of file that the text was read from, such as `pdf`.
            format: String,
            /// What the pieces are, where that is known: one word a piece, such as
            /// `heading-1`, `paragraph`, `note`; see `document::embedded`.
            kinds: Vec<String>,
            /// For each page its label, in order.
            page_labels: Vec<String>,
            /// For each page the character of the text at which it begins.
            page_starts: Vec<u64>,
            /// Parts of the text that stand for signs of unknown meaning: of each the
            /// character at which it begins and the one at which it ends.
            unmapped: Vec<u64>,
        }
        maybe {}
    }
}

impl Source {
    /// What to call the source where there is little room.
    #[must_use]
    pub fn label(&self) -> &str {
        [&self.short, &self.title]
            .into_iter()
            .map(|text| text.trim())
            .find(|text| !text.is_empty())
            .unwrap_or("untitled source")
    }

    /// The label with the page, as a document labels it: `Ghazi, p. 9`. Without a
    /// page it is the label alone.
    #[must_use]
    pub fn label_at(&self, page: &str) -> String {
        let (label, page) = (self.label(), page.trim());
        if page.is_empty() {
            return label.to_owned();
        }
        let mark = if page.contains(['-', '–', ',']) {
            "pp."
        } else {
            "p."
        };
        format!("{label}, {mark} {page}")
    }
}

record! {
    /// Words of a source, with what anchors them there. The field names are those
    /// of the W3C Web Annotation text quote selector.
    Quote {
        required {
            source: Id,
            /// The words, exactly as the document has them.
            exact: String,
        }
        optional {
            /// What stands directly before the words in the document.
            prefix: String,
            /// What stands directly after them.
            suffix: String,
            /// The page as the document labels it, where it does.
            page: String,
            /// The words of the document that a person accepted for these where the
            /// document has others. They never make the quote verified.
            confirmed: String,
            tags: Vec<Id>,
            note: String,
        }
        maybe {
            /// Where the words began in the document's text, in characters.
            start: u64,
            /// How far what the source says here can be relied on, from 0 to 1.
            reliability: Finite,
            /// How much it matters to the question, from 0 to 1.
            relevance: Finite,
        }
    }
}

record! {
    /// A quote put behind a claim, for it or against it.
    Backing {
        required {
            quote: Id,
            claim: Id,
            stance: Stance,
        }
        optional {
            /// Its place among the backings of its claim; see [`order`](super::order).
            order: String,
            tags: Vec<Id>,
            note: String,
        }
        maybe {
            /// How far the quote can be relied on here, from 0 to 1; without it, the
            /// quote's own reliability holds.
            rating: Finite,
            /// How much the quote bears on the claim, from 0 to 1; without it, the
            /// quote's own relevance holds.
            relevance: Finite,
            /// What the evidence can do for the claim.
            test: ProcessTest,
            /// How that test came out.
            outcome: Outcome,
        }
    }
}

record! {
    /// Somebody who rates the map: a person, a team, a role. What a perspective
    /// does not rate stands as the map rates it.
    Perspective {
        required { name: String }
        optional {
            /// Its place among the perspectives; see [`order`](super::order).
            order: String,
            note: String,
            /// How credible a claim is, how strong a reason, how far a backing can be
            /// relied on.
            ratings: Ratings,
            /// How much a backing bears on its claim.
            relevance: Ratings,
        }
        maybe {}
    }
}

record! {
    /// A cell of the evidence matrix, set by hand. It stands beside what follows
    /// from the map and never alters that.
    Override {
        required {
            /// A backing, or a claim that is evidence by itself.
            evidence: Id,
            thesis: Id,
            fit: Fit,
        }
        optional { note: String }
        maybe {
            /// Whose view it is; without it, it holds for all.
            perspective: Id,
        }
    }
}

record! {
    /// A label that records can carry.
    Tag {
        required { name: String }
        optional {
            /// `blue`, `green`, `amber`, `red`, `purple` or `grey`.
            color: String,
            note: String,
        }
        maybe {}
    }
}

record! {
    /// A picture, inside the map so that it travels with it.
    Picture {
        required {
            /// The encoded file in base 64: PNG or JPEG.
            data: String,
        }
        optional {
            /// What the picture shows, for those who cannot see it.
            alt: String,
        }
        maybe {}
    }
}

record! {
    /// What a person decided about where and how a record is drawn. Everything
    /// else about the layout is computed.
    Placement {
        required {}
        optional {
            /// Whether what hangs below is hidden.
            folded: bool,
        }
        maybe {
            /// Left edge of a pinned card, in map points; with `y` or not at all.
            x: Finite,
            /// Top edge of a pinned card, in map points, growing downwards.
            y: Finite,
            /// Width of the card in map points, where it was set by hand.
            width: Finite,
            /// How what hangs on the record is to be spread out below it.
            spread: Spread,
            /// How it was spread out when the map was saved last, where a picture made
            /// afresh would spread it out otherwise. Nobody's decision: it lets the map
            /// open as it looked, and counts for nothing beside `spread`.
            kept: Spread,
        }
    }
}

impl Placement {
    /// The top left corner of a pinned card.
    #[must_use]
    pub fn pin(&self) -> Option<(f64, f64)> {
        Some((self.x?.get(), self.y?.get()))
    }

    /// The pin where it is near enough to be followed.
    #[must_use]
    pub fn pin_in_reach(&self) -> Option<(f64, f64)> {
        let near = |at: f64| at.abs() <= Self::FARTHEST_PIN;
        self.pin().filter(|(x, y)| near(*x) && near(*y))
    }

    /// How far from the origin a pin may be in either direction, in map points: some
    /// times as far as a map of 100,000 claims reaches. Beyond, places on the screen
    /// could no longer be told apart.
    pub const FARTHEST_PIN: f64 = 1e6;

    /// Whether it says nothing, so that it need not be kept.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}
