//! E-books.

use super::content::Content;
use super::refused::Refused;
use super::sniff::FileLook;

pub(super) fn read(_bytes: &[u8]) -> Result<Content, Refused> {
    Err(Refused::NotText {
        look: FileLook::Epub,
    })
}
