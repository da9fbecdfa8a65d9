//! Markdown, kept as it is written.

use super::content::{Content, Format};
use super::plain;
use super::refused::Refused;

pub(super) fn read(bytes: &[u8]) -> Result<Content, Refused> {
    let content = plain::read(bytes)?;
    Ok(Content {
        format: Format::Markdown,
        ..content
    })
}
