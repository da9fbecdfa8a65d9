//! Plain texts that are handed on, such as tables.

use std::io;
use std::path::Path;

use super::save::write;

/// Writes a text whole or not at all; a file that is there is replaced.
///
/// # Errors
/// Whatever the system says against it; the file is as it was then.
pub fn write_text(path: &Path, text: &str) -> io::Result<()> {
    write(path, text.as_bytes())
}
