//! What holds of maps: their text, edits, problems, layouts and quotes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops where something is missing"
)]

mod bad_files_are_explained;
#[path = "../common/mod.rs"]
mod common;
mod edit_properties;
mod every_arrangement_keeps_its_promises;
mod generated_maps_are_like_real_ones;
mod layout_of_the_samples;
mod maps_print_and_parse_as_inverse;
mod passages_find_who_else_says_so;
mod problems_are_found_and_mended;
mod quotes_of_the_maps_are_verbatim;
mod saving_is_whole_or_not_at_all;
mod what_is_told_of_the_samples_is_true;
