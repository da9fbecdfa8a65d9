//! Lines, rows and the text of a comparison.

use super::*;
