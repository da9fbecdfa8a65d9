//! `contend document`: what a file's text is.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use super::{CLEAN, DocumentTask};
use crate::document::{Cancel, Document, Reader};

pub(super) fn document(
    reader: &Reader,
    task: &DocumentTask,
    out: &mut dyn Write,
) -> anyhow::Result<u8> {
    match task {
        DocumentTask::Text { file } => {
            let document = read(reader, file)?;
            out.write_all(document.text().as_bytes())?;
            Ok(CLEAN)
        }
    }
}

/// The document in a file of any kind that can be read.
pub(super) fn read(reader: &Reader, path: &Path) -> anyhow::Result<Arc<Document>> {
    Ok(Arc::new(reader.read(path, &Cancel::new())?))
}
