//! References: from files of other programs to sources, and from sources to
//! citations and lists of references.
//!
//! [`import()`] reads BibTeX, BibLaTeX, RIS and CSL-JSON and says of each broken
//! entry where it is and what to do; [`plan`] tells what of it a map has already.
//! [`reference_list`] and [`citation`] set sources in one of the [`Style`]s, by the
//! styles of the Citation Style Language.

mod bibtex;
mod cite;
mod copy;
mod csl_json;
mod dates;
mod decode;
mod imported;
mod item;
mod kinds;
mod names;
mod polish;
mod rich;
mod ris;
mod same;
mod style;

pub use cite::{Entry, citation, citation_among, cite_short, missing, reference, reference_list};
pub use copy::{Markup, quote_text, quoted, references_text};
pub use dates::Date;
pub use decode::Format;
pub use imported::{Imported, Problem, import};
pub use names::Name;
pub use rich::{Rich, Run};
pub use same::{Filled, Plan, plan};
pub use style::Style;
