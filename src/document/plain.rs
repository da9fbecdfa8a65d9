//! Plain text, kept as it is written.

use super::content::Content;
use super::decode::decode;
use super::refused::Refused;
use super::text::canonical;

#[expect(clippy::unnecessary_wraps, reason = "every reader has this shape")]
pub(super) fn read(bytes: &[u8]) -> Result<Content, Refused> {
    let (text, encoding) = decode(bytes.to_vec());
    Ok(Content {
        text: canonical(text),
        encoding,
        ..Content::default()
    })
}
