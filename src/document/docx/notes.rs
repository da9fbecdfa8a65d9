//! The numbers of notes, in the order of their marks in the text.

use std::collections::HashMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum NoteKind {
    Footnote,
    Endnote,
}

impl NoteKind {
    /// The name of a note's element.
    pub(super) fn element(self) -> &'static str {
        match self {
            Self::Footnote => "footnote",
            Self::Endnote => "endnote",
        }
    }
}

/// A note that has a mark in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marked {
    /// Its place among the notes of its kind.
    pub(super) place: usize,
    /// Its number, if it is counted: some have a mark of their own, such as `*`.
    pub(super) number: Option<u32>,
}

/// The notes that were met so far.
#[derive(Debug, Default)]
pub(super) struct Notes {
    marked: HashMap<(NoteKind, String), Marked>,
    footnotes: u32,
    endnotes: u32,
}

impl Notes {
    /// Takes a mark in; gives the number to show. Numbers are shown in digits, of
    /// endnotes too, which the program may show as `i`, `ii`: what matters is that a
    /// mark cannot be taken for a word.
    pub(super) fn mark(&mut self, kind: NoteKind, id: String, has_own_mark: bool) -> Option<u32> {
        let count = match kind {
            NoteKind::Footnote => &mut self.footnotes,
            NoteKind::Endnote => &mut self.endnotes,
        };
        let number = (!has_own_mark).then(|| {
            *count = count.saturating_add(1);
            *count
        });
        let place = self.marked.len();
        let marked = Marked { place, number };
        self.marked.entry((kind, id)).or_insert(marked);
        number
    }

    pub(super) fn of(&self, kind: NoteKind, id: &str) -> Option<Marked> {
        self.marked.get(&(kind, id.to_owned())).copied()
    }
}
