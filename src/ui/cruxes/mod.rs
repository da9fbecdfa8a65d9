//! What would change the answer, and how a question stands, in words.
//!
//! [`told`] gathers it as plain data and keeps it while nothing has changed: who leads
//! by which reading, what would change that, what is still open, the summary. The rest
//! draws it, in two places: a box in the flow of a page ([`box_ui`]: under the matrix,
//! and at a question in the inspector), and a panel of its own ([`CruxPanel`]).

mod answer_ui;
mod changes_ui;
mod fold_ui;
mod leads_ui;
mod link_ui;
mod open_ui;
mod panel;
mod summary_ui;
mod told;
mod tried_ui;

pub use answer_ui::answer_ui;
pub use changes_ui::{BoxPlace, box_ui};
pub use link_ui::card_of;
pub use panel::{CruxPanel, Page};
pub use told::Told;
