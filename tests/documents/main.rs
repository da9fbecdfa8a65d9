//! What the readers make of documents of every kind.

#![allow(
    clippy::format_collect,
    clippy::format_push_string,
    reason = "documents are put together from short pieces, where clarity counts"
)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops where something is missing"
)]

#[path = "../common/damage.rs"]
mod damage;
#[path = "../common/damage_pdf.rs"]
mod damage_pdf;
mod damaged_documents;
mod damaged_documents_in_a_process;
mod docx;
mod epub;
#[path = "../common/essay.rs"]
mod essay;
#[path = "../common/hostile.rs"]
mod hostile;
mod html;
mod kit;
#[path = "../common/made.rs"]
mod made;
mod pdf_damaged;
mod pdf_pages;
mod pdf_quotes_are_found;
mod process_keeps_its_bounds;
mod process_survives_damaged_pdfs;
mod quotes;
#[path = "../common/random.rs"]
mod random;
