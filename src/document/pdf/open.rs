//! Opening a file, and what keeps a broken one from doing harm.

use std::thread;

use hayro_syntax::object::Dict;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::document::refused::Refused;

/// The most pages that are read.
pub(super) const PAGES_MAX: usize = 10_000;

/// Bytes of the stack that a file is read on. Objects may be nested in objects.
const STACK_BYTES: usize = 64 * 1024 * 1024;

/// Opens the file and hands it to `work`, on a thread with a stack of its own. A
/// panic there means that the file contradicts itself in a way that nobody thought
/// of: the file is called damaged, and the program goes on.
pub(super) fn guarded<T: Send>(
    bytes: &[u8],
    work: impl FnOnce(&Pdf) -> Result<T, Refused> + Send,
) -> Result<T, Refused> {
    thread::scope(|scope| {
        let reading = thread::Builder::new()
            .name("pdf".to_owned())
            .stack_size(STACK_BYTES)
            .spawn_scoped(scope, || work(&open(bytes)?))
            .map_err(|error| Refused::Crashed {
                how: error.to_string(),
            })?;
        match reading.join() {
            Ok(result) => result,
            Err(_) => Err(damaged("its parts contradict each other")),
        }
    })
}

pub(super) fn damaged(what: &str) -> Refused {
    Refused::Damaged {
        what: what.to_owned(),
    }
}

fn open(bytes: &[u8]) -> Result<Pdf, Refused> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refused::Encrypted,
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => {
            damaged("it is encrypted in a way that is not known")
        }
        LoadPdfError::Decryption(_) => damaged("its encryption is broken"),
        LoadPdfError::Invalid => damaged("it has no table of its parts"),
    })?;
    match pdf.pages().len() {
        0 => Err(damaged("it has no pages")),
        pages if pages > PAGES_MAX => Err(Refused::TooLarge {
            what: format!("it has {pages} pages, and {PAGES_MAX} is the most"),
        }),
        _ => Ok(pdf),
    }
}

/// The dictionary that everything of the document hangs from.
pub(super) fn catalog(pdf: &Pdf) -> Option<Dict<'_>> {
    let xref = pdf.xref();
    xref.get::<Dict<'_>>(xref.root_id())
}
