//! Where the text of a source is kept, and what can be done about it: in the
//! inspector and in the menu of the list.

use egui::Ui;

use crate::file::folder::size_in_words;
use crate::model::{Id, Source};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::documents::Text;
use crate::ui::panels::words::counted;

use super::panel::{name_of, push};
use super::state::ImportAction;

/// Whether the text is at hand, where it is kept, and what can be done about it.
pub fn source_text_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
    let Some(source) = cx.map().source(id) else {
        return;
    };
    let text = cx.desk.documents.text(id);
    let quotes = counted(cx.map().quotes_of(id).len(), "quote", "quotes");
    let sentence = format!("{quotes}. {}", where_it_is(source, text));
    ui.label(cx.theme.muted_text(sentence));
    if let Some(path) = text.and_then(|text| text.path.as_ref()) {
        // Its name stands above; where it lies below the map's folder is said besides.
        if source.file.contains('/') {
            ui.label(cx.theme.muted_text(source.file.as_str()))
                .on_hover_text(path.display().to_string());
        }
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button("Read").clicked() {
            cx.push(Action::Read {
                source: id,
                quote: None,
            });
        }
        let attach = match text {
            Some(_) => "Attach another text…",
            None => "Attach text…",
        };
        if ui.button(attach).clicked() {
            cx.run(Command::AttachFile);
        }
        buttons_ui(ui, cx, id);
    });
}

/// The same in the menu of the list of sources.
pub fn source_menu_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
    if ui.button("Read").clicked() {
        cx.push(Action::Read {
            source: id,
            quote: None,
        });
        ui.close();
    }
    if ui.button("Attach text…").clicked() {
        cx.push(Action::Select(id));
        cx.run(Command::AttachFile);
        ui.close();
    }
    if buttons_ui(ui, cx, id) {
        ui.close();
    }
}

/// What can be done with the text; whether something was asked for.
fn buttons_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) -> bool {
    let Some(source) = cx.map().source(id) else {
        return false;
    };
    let text = cx.desk.documents.text(id);
    let has_file = text.is_some_and(|text| text.path.is_some());
    let embedded = source.embedded.is_some();
    let mut asked = None;
    if has_file
        && ui
            .button("Read the file again")
            .on_hover_text("For when it was changed in another program")
            .clicked()
    {
        asked = Some(Action::Import(ImportAction::Reload(id)));
    }
    if text.is_some()
        && !embedded
        && ui
            .button("Keep text in the map")
            .on_hover_text(
                "The text goes with the map wherever that is sent. Mind whether you may pass it on",
            )
            .clicked()
    {
        asked = Some(Action::Import(ImportAction::KeepText(id)));
    }
    if embedded
        && ui
            .button("Link to the file instead")
            .on_hover_text("Take the text out of the map again; it is then read from its file")
            .clicked()
    {
        asked = Some(Action::Import(ImportAction::LinkFile(id)));
    }
    if text.is_some()
        && !embedded
        && ui
            .button("Forget the text")
            .on_hover_text("Until the map is opened the next time")
            .clicked()
    {
        asked = Some(Action::Detach(id));
    }
    match asked {
        Some(Action::Import(action)) => push(cx, action),
        Some(action) => cx.push(action),
        None => return false,
    }
    true
}

/// "Text kept in the map, 12 kB", "Text linked: paper.pdf".
fn where_it_is(source: &Source, text: Option<&Text>) -> String {
    match (&source.embedded, text) {
        (Some(embedded), _) => {
            let bytes: usize = embedded.text.iter().map(String::len).sum();
            format!("Text kept in the map, {}.", size_in_words(bytes as u64))
        }
        (None, Some(text)) => match &text.path {
            Some(path) => format!("Text at hand: {}", name_of(path)),
            None => "Its text is at hand.".to_owned(),
        },
        (None, None) => "Its text is not at hand.".to_owned(),
    }
}
