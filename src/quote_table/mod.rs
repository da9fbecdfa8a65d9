//! The quotes of a map as a table to hand on: for a spreadsheet (CSV) or for a
//! text (Markdown), with citations.
//!
//! [`rows`] makes plain data of the map; [`to_csv`] and [`to_markdown`] write it.
//! Where a quote stands and how its source is cited in full are asked of the
//! caller, who has the documents and the style.

mod csv;
mod markdown;
mod rows;

pub use csv::to_csv;
pub use markdown::{escaped, to_markdown};
pub use rows::{TableRequest, TableRow, in_order, rows};
