//! Taking a record out of the map, at the bottom of its panel.
//!
//! Cards are removed on the canvas, where one sees what hangs on them; what has
//! no card is removed here.

use egui::Ui;

use crate::edit::{Below, Edit};
use crate::model::{Id, Kind};
use crate::ui::cx::Cx;
use crate::ui::theme::size;

use super::super::words::counted;

pub fn removal_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
    let map = cx.map();
    let (name, hint) = match id.kind() {
        Kind::Source => {
            let quotes = map.quotes_of(id).len();
            let with = match quotes {
                0 => String::new(),
                count => format!(", and {} with it", counted(count, "quote", "quotes")),
            };
            (
                "Remove source",
                format!("Take the source out of the map{with}"),
            )
        }
        Kind::Quote => {
            let claims = map.backings_with(id).len();
            let from = match claims {
                0 => String::new(),
                count => format!(", and from behind {}", counted(count, "claim", "claims")),
            };
            (
                "Remove quote",
                format!("Take the quote out of the map{from}"),
            )
        }
        Kind::Conflict => ("Remove conflict", "Both claims stay".to_owned()),
        Kind::Backing => (
            "Take the quote from the claim",
            "The quote stays in the map".to_owned(),
        ),
        Kind::Tag => ("Remove tag", "Take it off every record".to_owned()),
        Kind::Perspective => ("Remove perspective", "With all its ratings".to_owned()),
        Kind::Override => (
            "Remove override",
            "What follows from the map holds again".to_owned(),
        ),
        Kind::Question | Kind::Claim | Kind::Reason => return,
    };
    ui.add_space(size::GAP_LARGE);
    if ui.button(name).on_hover_text(hint).clicked() {
        cx.edit(Edit::Remove {
            ids: vec![id],
            below: Below::Keep,
        });
    }
}
