//! The table driven as a person would, by the names of its cells.
