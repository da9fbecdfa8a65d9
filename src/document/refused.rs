//! Why the bytes of a file gave no text.

use serde::{Deserialize, Serialize};

use super::sniff::FileLook;

/// Why the bytes of a file gave no text. The messages go on after the file's name
/// ("paper.pdf …") and say what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Refused {
    #[error("is empty. Choose a file with text in it")]
    Empty,
    #[error(
        "looks like {look}. Contend reads PDF, Word (.docx), e-books (.epub), web pages, Markdown and plain text. {}",
        look.advice()
    )]
    NotText { look: FileLook },
    #[error(
        "is locked with a password. Open it in the program that made it, save a copy without a password, and add that"
    )]
    Encrypted,
    #[error(
        "holds pictures of {} but no text. Recognise its text first (for a PDF, for example with OCRmyPDF), and add the result",
        pages_in_words(*pages)
    )]
    OnlyPictures {
        /// How many pages it has.
        pages: usize,
    },
    /// The file breaks off or contradicts itself.
    #[error(
        "is damaged: {what}. Download or copy it once more, or open it in another program and save it as a new file"
    )]
    Damaged { what: String },
    /// A bound was reached that keeps broken or hostile files from filling memory.
    #[error(
        "is too large to read: {what}. Split it, or save the part you quote from as a file of its own"
    )]
    TooLarge { what: String },
    /// Reading was ended from outside.
    #[error(
        "took longer than {seconds} seconds to read. Split it, or save it anew in another program"
    )]
    TooSlow { seconds: u64 },
    #[error(
        "could not be read: the reading process stopped ({how}). Open it in another program and save it as a new file"
    )]
    Crashed { how: String },
}

fn pages_in_words(pages: usize) -> String {
    match pages {
        1 => "one page".to_owned(),
        many => format!("{many} pages"),
    }
}
