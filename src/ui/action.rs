//! What widgets ask for while they draw.
//!
//! Nothing alters a map, a selection or a window from inside drawing code. Widgets
//! push actions; the application carries them out after the frame, in order.

use std::ops::Range;
use std::path::PathBuf;

use crate::edit::Edit;
use crate::model::Id;

use super::command::Command;
use super::importing::ImportAction;
use super::judging::JudgeAction;
use super::notice::Notice;
use super::theme::ReadingLook;
use super::view::View;

/// One thing to do after the frame.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Make an edit of the active map; a refusal becomes a notice.
    Edit(Edit),
    /// Make an edit, then select a record that it made; with `write`, start typing
    /// its text on the canvas.
    EditThenSelect {
        edit: Edit,
        select: Id,
        write: bool,
    },
    /// Typing or dragging has ended: the next edit is a step of its own.
    Seal,

    Select(Id),
    /// Adds to the selection or takes from it.
    Toggle(Id),
    /// Selects all of these, in place of the selection or beside it.
    SelectMany {
        ids: Vec<Id>,
        add: bool,
    },
    ClearSelection,
    /// Selects the record and brings it into view on the canvas.
    Reveal(Id),
    /// Starts typing the text of a claim or question in its place on the canvas.
    Write(Id),
    /// Opens the reader at a source, at the quote's passage if one is given.
    Read {
        source: Id,
        quote: Option<Id>,
    },
    /// Goes through the quotes that a person has to look at, from this one on if
    /// one is given.
    Mend(Option<Id>),
    /// Opens the reader where the quote stands or stood; the words selected next
    /// take the place of its own.
    Reselect(Id),
    /// Unfolds the inspector.
    ShowInspector,
    /// Opens the reader at a source with these characters of its text selected.
    ReadAt {
        source: Id,
        chars: Range<usize>,
    },
    /// Shows the map in another way in the middle of the window.
    Show(View),
    /// Sets font, size and line width for reading.
    SetReading(ReadingLook),
    /// Puts keyboard focus on the canvas.
    FocusCanvas,

    Run(Command),

    /// Reads text files (or all text files of folders) and attaches each to `to`,
    /// or, where that is `None`, to the source whose quotes it contains.
    Attach {
        paths: Vec<PathBuf>,
        to: Option<Id>,
    },
    /// Something about documents and where their texts are kept.
    Import(ImportAction),
    /// Something about how theses are judged; it never alters the map.
    Judge(JudgeAction),
    /// Forgets the text that is at hand for a source; the source stays.
    Detach(Id),
    /// Takes a picture from a file for a claim or source.
    AttachPicture {
        path: PathBuf,
        to: Id,
    },

    OpenFile(PathBuf),
    OpenSample(usize),
    /// A new map from the template with that index.
    NewFromTemplate(usize),
    SaveTo(PathBuf),
    ActivateTab(usize),
    /// Closes the tab, asking first if something is unsaved.
    CloseTab(usize),

    Notify(Notice),
}
