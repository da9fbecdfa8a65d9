//! Rows that are made from front to back.

use std::sync::Arc;

use super::{CHUNK, Rows};

/// A row that is made from its front to its back, chunk by chunk.
pub(in crate::layout) struct Filling<T> {
    rows: Rows<T>,
    chunk: Vec<T>,
}

impl<T> Filling<T> {
    pub(in crate::layout) fn new(count: usize) -> Self {
        let chunks = count.div_ceil(CHUNK);
        Self {
            rows: Rows {
                chunks: Vec::with_capacity(chunks),
                starts: Vec::with_capacity(chunks),
                len: 0,
            },
            chunk: Vec::with_capacity(CHUNK.min(count)),
        }
    }

    pub(in crate::layout) fn push(&mut self, value: T) {
        if self.chunk.len() == CHUNK {
            self.end_chunk(Vec::with_capacity(CHUNK));
        }
        self.chunk.push(value);
    }

    fn end_chunk(&mut self, next: Vec<T>) {
        let chunk = std::mem::replace(&mut self.chunk, next);
        if !chunk.is_empty() {
            self.rows.starts.push(self.rows.len);
            self.rows.len += chunk.len();
            self.rows.chunks.push(Arc::new(chunk));
        }
    }

    pub(in crate::layout) fn finish(mut self) -> Rows<T> {
        self.end_chunk(Vec::new());
        self.rows
    }
}
