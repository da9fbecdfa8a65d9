//! Files of other programs, whole and not too large.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// Why a file's bytes could not be had.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BytesError {
    #[error("{0} is a folder. Choose a file in it.")]
    Folder(PathBuf),
    #[error("{0} is no file that can be read.")]
    NotAFile(PathBuf),
    #[error("{path} is larger than {megabytes} MB. Split it, or export less at once.")]
    TooLarge { path: PathBuf, megabytes: u64 },
    #[error("{path} could not be read: {source}.")]
    System { path: PathBuf, source: io::Error },
}

/// Reads a file of at most so many bytes.
///
/// # Errors
/// [`BytesError`] says what is wrong with it and what to do.
pub fn read_bytes(path: &Path, most: u64) -> Result<Vec<u8>, BytesError> {
    let system = |source| BytesError::System {
        path: path.to_owned(),
        source,
    };
    // Looked at before opening: to open a pipe is to wait for whoever writes to it.
    let metadata = path.metadata().map_err(system)?;
    if metadata.is_dir() {
        return Err(BytesError::Folder(path.to_owned()));
    }
    if !metadata.is_file() {
        return Err(BytesError::NotAFile(path.to_owned()));
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(most.saturating_add(1)).read_to_end(&mut bytes))
        .map_err(system)?;
    if bytes.len() as u64 > most {
        return Err(BytesError::TooLarge {
            path: path.to_owned(),
            megabytes: most >> 20,
        });
    }
    Ok(bytes)
}
