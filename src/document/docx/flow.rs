//! Words on their way into a text, with what is open around them.

use super::styles::Height;
use crate::document::block::BlockKind;
use crate::document::builder::Builder;

/// A text as it is being put together, with what is open in it.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) builder: Builder,
    /// Text boxes that are anchored in the open paragraph.
    pub(super) boxes: Vec<Builder>,
    /// What every paragraph is here, if not what its style says.
    pub(super) kind: Option<BlockKind>,
    pub(super) run: Run,
    /// How many raised and lowered parts of a formula are open.
    pub(super) raised: usize,
    pub(super) lowered: usize,
    /// Fields that are open; of each, whether its code is over.
    fields: Vec<bool>,
    /// Whether the mark at the end of this paragraph was deleted, so that the next
    /// one goes on in the same line.
    pub(super) joins_next: bool,
    /// Whether this paragraph goes on in the line of the one before.
    pub(super) is_joined: bool,
}

#[derive(Clone, Copy, Default)]
pub(super) struct Run {
    pub(super) height: Height,
    pub(super) is_hidden: bool,
}

impl Flow {
    /// Whether words at this place are shown: not the code of a field, not hidden.
    pub(super) fn shows(&self) -> bool {
        !self.run.is_hidden && self.fields.iter().all(|code_is_over| *code_is_over)
    }

    pub(super) fn push(&mut self, text: &str) {
        if !self.shows() {
            return;
        }
        let run = self.run.height;
        if run == Height::Raised || self.raised > 0 {
            self.builder.push_raised_run(text);
        } else if run == Height::Lowered || self.lowered > 0 {
            self.builder.push_lowered(text);
        } else {
            self.builder.push_as_written(text);
        }
    }

    pub(super) fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.fields.push(false),
            "separate" => {
                if let Some(code_is_over) = self.fields.last_mut() {
                    *code_is_over = true;
                }
            }
            _ => {
                self.fields.pop();
            }
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        // The code of a field is over with its paragraph: what a damaged file never
        // ends must not swallow the rest of the text.
        self.fields.retain(|code_is_over| *code_is_over);
        if self.joins_next {
            return;
        }
        self.builder.forget_item_mark();
        let kind = self.kind.unwrap_or(BlockKind::Paragraph);
        self.builder.begin(kind, 0);
        for inside in self.boxes.drain(..) {
            self.builder.absorb(inside);
        }
    }
}
