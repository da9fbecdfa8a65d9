//! Contend lays out competing explanations as linked claims, backed by quotes that
//! are anchored in documents.
//!
//! # One map, from file to pixel and back
//!
//! 1. **Read.** [`file::read`] takes a RON file in and says what is wrong with it by
//!    line and field, or gives an [`Opened`](file::Opened): a [`Map`](model::Map), a
//!    fingerprint of the bytes, and the invariants that the file breaks.
//! 2. **Hold.** A [`Map`](model::Map) is tables of flat records that point at each
//!    other by [`Id`](model::Id): questions with theses, claims, reasons, conflicts,
//!    sources, quotes, backings, tags. What must hold of it is listed in
//!    [`model::problems`].
//! 3. **Edit.** The window builds an [`Edit`](edit::Edit), asks whether it is legal
//!    while the pointer still moves, and hands it to a [`Session`](edit::Session),
//!    which makes a [`Change`](model::Change) of it and keeps that for undo.
//! 4. **Verify.** A [`Document`](document::Document) is the text of a source.
//!    [`quote::find`] looks a quote up in it and says exactly or not, and what
//!    differs, letter for letter. No likeness ever counts as verified.
//!    [`passages::search()`] finds who else says what a claim says.
//! 5. **Judge.** A [`Reasoner`](reasoning::Reasoner) says which theses are accepted, how
//!    strong they are, how the evidence goes with them, and on what that hangs.
//! 6. **Place.** [`layout::Outline`] says what hangs where; [`layout::layout()`] gives
//!    everything a place. Both are pure.
//! 7. **Draw.** A [`Drawer`](drawing::Drawer) measures text and makes a
//!    [`Picture`](drawing::Picture): plain shapes in drawing order, the same for the
//!    screen and for an export.
//! 8. **Show.** [`ui::App`] paints the picture, turns keys and gestures into actions,
//!    and carries those out after each frame. [`cli`] has the same powers without a
//!    window.
//! 9. **Cite.** [`bibliography`] takes references in from other programs and sets
//!    sources as citations and lists of references.
//! 10. **Find.** A [`search::Index`] holds the words of the map, folded, end to end;
//!     what one types is found in one pass over it.
//! 11. **Save.** [`file::save`] prints the map, reads the text back and compares, and
//!     replaces the file in one step.
//!
//! Dependencies point one way, from the window down to the model; ARCHITECTURE.md
//! shows the walls, and a test holds them up.

pub mod bibliography;
pub mod cli;
pub mod document;
pub mod drawing;
pub mod edit;
pub mod file;
pub mod generate;
pub mod layout;
pub mod model;
pub mod passages;
pub mod quote;
pub mod quote_table;
pub mod reasoning;
pub mod samples;
pub mod search;
pub mod ui;
