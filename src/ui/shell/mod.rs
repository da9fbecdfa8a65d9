//! What stands around the map: bars, menus, dialogs, search, notices.
//!
//! Each part draws from plain data and pushes [`Action`](super::Action)s or
//! returns what was answered; none of them alters a map or touches a file.

mod dialog;
mod drop_overlay;
mod find;
mod found_ui;
mod frame;
mod help;
mod menu;
mod notices;
mod palette;
mod palette_entries;
mod path_dialog;
mod path_field;
mod status_bar;
mod tab_strip;
pub mod templates;
mod thumbnail;
mod top_bar;
mod way;
mod welcome;
mod welcome_cards;

pub use dialog::{Dialog, Reply, button};
pub use drop_overlay::{DropPlan, drop_overlay_ui, sort_dropped};
pub use find::FindBar;
pub use frame::modal;
pub use help::Help;
pub use menu::MenuState;
pub use notices::Notices;
pub use palette::Palette;
pub use palette_entries::Offer;
pub use path_dialog::{PathDialog, PathReply};
pub use status_bar::{StatusBar, status_bar_ui};
pub use tab_strip::TabLabel;
pub use top_bar::{TopBar, top_bar_ui};
pub use welcome::{Welcome, welcome_ui};
