//! What goes from a reading process to its parent: a mark, a length, and that many
//! bytes.
//!
//! The mark tells a reply from whatever else a program may print, the length a
//! whole reply from one that breaks off.

use std::io::{self, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::document::refused::Refused;

/// The two ends are the same binary, so the last byte has no versions to tell apart;
/// it keeps a reply from being taken for text.
const MARK: &[u8; 8] = b"contend\0";
const HEAD: usize = MARK.len() + size_of::<u64>();

/// Writes a reply.
pub(super) fn write<T: Serialize>(
    out: &mut impl Write,
    reply: &Result<T, Refused>,
) -> io::Result<()> {
    let body = postcard::to_stdvec(reply).map_err(io::Error::other)?;
    out.write_all(MARK)?;
    out.write_all(&(body.len() as u64).to_le_bytes())?;
    out.write_all(&body)?;
    out.flush()
}

/// The reply in `bytes`; `None` where they are no whole reply or more than one.
pub(super) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Option<Result<T, Refused>> {
    let (head, body) = bytes.split_at_checked(HEAD)?;
    let length = head.strip_prefix(MARK)?.try_into().ok()?;
    if u64::from_le_bytes(length) != body.len() as u64 {
        return None;
    }
    match postcard::take_from_bytes(body) {
        Ok((reply, [])) => Some(reply),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::content::Content;

    fn written(reply: &Result<Content, Refused>) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(&mut bytes, reply).unwrap();
        bytes
    }

    fn content() -> Content {
        Content {
            text: "One “two”.".into(),
            remarks: vec!["A remark".into()],
            ..Content::default()
        }
    }

    #[test]
    fn replies_come_back_as_they_were() {
        for reply in [Ok(content()), Err(Refused::OnlyPictures { pages: 3 })] {
            assert_eq!(parse(&written(&reply)), Some(reply));
        }
    }

    #[test]
    fn a_reply_that_is_cut_or_lengthened_anywhere_is_none() {
        let whole = written(&Ok(content()));
        for end in 0..whole.len() {
            assert_eq!(parse::<Content>(&whole[..end]), None, "cut at {end}");
        }
        let more = [whole.as_slice(), b"\0"].concat();
        assert_eq!(parse::<Content>(&more), None);
        assert_eq!(parse::<Content>(b"Segmentation fault"), None);
    }
}
