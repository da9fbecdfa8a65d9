//! Damaged and hostile files, made from sound ones. The same seed makes the same
//! files.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::io::{Cursor, Read as _};

use super::essay;
use super::hostile::{
    hostile_books, hostile_documents, hostile_markdown, hostile_pages, hostile_texts,
};
use super::made::zipped;
use super::random::Random;

/// A file that is not as it should be.
pub struct Damaged {
    /// What was done to it.
    pub how: String,
    pub bytes: Vec<u8>,
}

pub(super) fn damaged(how: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Damaged {
    Damaged {
        how: how.into(),
        bytes: bytes.into(),
    }
}

/// The endings of the kinds of file that are made here.
pub const KINDS: [&str; 5] = ["txt", "md", "html", "docx", "epub"];

/// At least 200 damaged files of a kind.
pub fn damaged_files(kind: &str) -> Vec<Damaged> {
    let sound = sound_file(kind);
    let mut random = Random::new(kind.bytes().map(u64::from).sum());
    let mut files: Vec<Damaged> = Vec::new();
    files.extend((0..60).map(|_| cut(&sound, &mut random)));
    files.extend((0..80).map(|_| flipped(&sound, &mut random)));
    files.extend((0..30).map(|_| spliced(&sound, &mut random)));
    files.push(damaged("empty", []));
    files.push(damaged("one byte", &sound[..1]));
    files.push(damaged("twice", sound.repeat(2)));
    match kind {
        "txt" => files.extend(hostile_texts(&mut random)),
        "md" => files.extend(hostile_markdown()),
        "html" => files.extend(hostile_pages()),
        "docx" => files.extend(hostile_documents()),
        _ => files.extend(hostile_books()),
    }
    if is_zip(kind) {
        files.extend((0..40).map(|_| inner_damage(&sound, &mut random)));
        files.extend(lying_sizes(&sound));
    } else {
        files.extend((0..20).map(|at| garbage(at, &mut random)));
    }
    files
}

pub fn sound_file(kind: &str) -> Vec<u8> {
    match kind {
        "txt" => essay::as_text(),
        "md" => essay::as_markdown(),
        "html" => essay::as_html(),
        "docx" => essay::as_docx(),
        _ => essay::as_epub(),
    }
}

fn is_zip(kind: &str) -> bool {
    matches!(kind, "docx" | "epub")
}

fn cut(sound: &[u8], random: &mut Random) -> Damaged {
    let len = random.below(sound.len());
    damaged(format!("cut off after {len} bytes"), &sound[..len])
}

fn flipped(sound: &[u8], random: &mut Random) -> Damaged {
    let mut bytes = sound.to_vec();
    let count = 1 + random.below(20);
    for _ in 0..count {
        let at = random.below(bytes.len());
        bytes[at] ^= 1 << random.below(8);
    }
    damaged(format!("{count} bits flipped"), bytes)
}

fn spliced(sound: &[u8], random: &mut Random) -> Damaged {
    let mut bytes = sound.to_vec();
    let from = random.below(bytes.len());
    let to = from + random.below((bytes.len() - from).min(2000));
    let piece: Vec<u8> = bytes.drain(from..to).collect();
    let at = random.below(bytes.len());
    bytes.splice(at..at, piece.iter().chain(&piece).copied());
    damaged(format!("{from} to {to} twice at {at}"), bytes)
}

fn garbage(at: usize, random: &mut Random) -> Damaged {
    let len = 10 + random.below(5000);
    let bytes: Vec<u8> = (0..len).map(|_| random.next().to_le_bytes()[0]).collect();
    damaged(format!("garbage {at}"), bytes)
}

/// The parts of a ZIP file.
fn parts_of(sound: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(sound)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn zipped_again(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    zipped(&parts)
}

/// Damage inside a part, packed properly, so that what reads the part meets it.
fn inner_damage(sound: &[u8], random: &mut Random) -> Damaged {
    let mut parts = parts_of(sound);
    let at = random.below(parts.len());
    let (name, bytes) = &mut parts[at];
    let harm = match random.below(3) {
        _ if bytes.is_empty() => flipped(&[0], random),
        0 => cut(bytes, random),
        1 => flipped(bytes, random),
        _ => spliced(bytes, random),
    };
    let how = format!("{name} {}", harm.how);
    *bytes = harm.bytes;
    damaged(how, zipped_again(&parts))
}

/// Sizes and counts that are not true.
fn lying_sizes(sound: &[u8]) -> Vec<Damaged> {
    let mut files = Vec::new();
    // The sizes in the header of a part, in its entry in the list of parts, and what
    // the end of the list says of it.
    for (signature, fields) in [
        (&b"PK\x03\x04"[..], &[18_usize, 22][..]),
        (b"PK\x01\x02", &[20, 24, 42]),
        (b"PK\x05\x06", &[8, 10, 12, 16, 20]),
    ] {
        let places: Vec<usize> = memchr::memmem::find_iter(sound, signature).collect();
        for field in fields {
            for value in [0_u32, 0x7FFF_FFFF, 0xFFFF_FFFF] {
                let mut bytes = sound.to_vec();
                for place in &places {
                    let at = place + field;
                    let end = (at + 4).min(bytes.len());
                    let value = value.to_le_bytes();
                    bytes[at..end].copy_from_slice(&value[..end - at]);
                }
                files.push(damaged(format!("field {field} says {value:x}"), bytes));
            }
        }
    }
    files
}
