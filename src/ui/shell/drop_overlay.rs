//! Files dragged over the window: what would happen, said beforehand.

use std::path::{Path, PathBuf};

use egui::{Align2, Context, Id, LayerId, Order, Stroke, StrokeKind, vec2};

use crate::file::folder::has_extension;
use crate::model::{Id as RecordId, Kind};
use crate::ui::jobs::{PICTURE_EXTENSIONS, REFERENCE_EXTENSIONS};
use crate::ui::theme::{Face, Theme, size};

use super::status_bar::counted;

/// What becomes of dropped files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dropped {
    pub maps: Vec<PathBuf>,
    pub pictures: Vec<PathBuf>,
    /// Bibliographies of other programs.
    pub references: Vec<PathBuf>,
    /// Texts and folders.
    pub texts: Vec<PathBuf>,
}

/// What is open and selected where files are dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DropPlan {
    pub has_map: bool,
    pub lead: Option<RecordId>,
}

/// Sorts files by what they are good for.
#[must_use]
pub fn sort_dropped(paths: impl IntoIterator<Item = PathBuf>) -> Dropped {
    let mut dropped = Dropped::default();
    for path in paths {
        let list = if has_extension(&path, &["ron"]) {
            &mut dropped.maps
        } else if has_extension(&path, PICTURE_EXTENSIONS) {
            &mut dropped.pictures
        } else if has_extension(&path, REFERENCE_EXTENSIONS) {
            &mut dropped.references
        } else {
            &mut dropped.texts
        };
        list.push(path);
    }
    dropped
}

impl DropPlan {
    /// The claim or source that a picture goes to.
    #[must_use]
    pub fn picture_target(self) -> Option<RecordId> {
        self.lead
            .filter(|id| matches!(id.kind(), Kind::Claim | Kind::Source))
    }

    /// What a drop will do, a sentence each.
    #[must_use]
    pub fn sentences(self, dropped: &Dropped) -> Vec<String> {
        let mut sentences = Vec::new();
        if !dropped.maps.is_empty() {
            sentences.push(format!("Open {}", counted(dropped.maps.len(), "map")));
        }
        if !dropped.texts.is_empty() {
            sentences.push(match self.has_map {
                true => "Attach the texts to the sources whose quotes they contain".to_owned(),
                false => "Open a map first, then drop its texts".to_owned(),
            });
        }
        if !dropped.references.is_empty() {
            sentences.push(match self.has_map {
                true => "Import the bibliography as sources".to_owned(),
                false => "Open a map first, then drop a bibliography".to_owned(),
            });
        }
        if !dropped.pictures.is_empty() {
            sentences.push(match self.picture_target().map(RecordId::kind) {
                Some(Kind::Claim) => "Put the picture on the selected claim".to_owned(),
                Some(_) => "Put the picture on the selected source".to_owned(),
                None => "Select a claim or a source first, then drop its picture".to_owned(),
            });
        }
        if sentences.is_empty() {
            sentences.push("Drop maps, texts, folders of texts, or a picture".to_owned());
        }
        sentences
    }
}

/// Covers the window while files hover over it.
pub fn drop_overlay_ui(ctx: &Context, plan: DropPlan) {
    let hovered: Vec<PathBuf> = ctx.input(|input| {
        let files = &input.raw.hovered_files;
        files
            .iter()
            .filter_map(|file| file.path.as_deref())
            .map(Path::to_owned)
            .collect()
    });
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let theme = Theme::of(ctx);
    let tokens = &theme.tokens;
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("drop")));
    let rect = ctx.content_rect();
    painter.rect_filled(rect, 0, tokens.canvas.gamma_multiply(0.85));
    let inside = rect.shrink(f32::from(size::PANEL_PADDING));
    let line = Stroke::new(2.0, tokens.accent());
    painter.rect_stroke(inside, size::CORNER_LARGE, line, StrokeKind::Inside);
    let sentences = plan.sentences(&sort_dropped(hovered));
    let step = theme.scaled(size::TEXT_HEADING * 1.8);
    let mut at = rect.center() - vec2(0.0, step * (sentences.len() as f32 - 1.0) / 2.0);
    for sentence in sentences {
        let font = Face::Bold.at(theme.scaled(size::TEXT_HEADING));
        painter.text(at, Align2::CENTER_CENTER, sentence, font, tokens.ink);
        at.y += step;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drop_says_what_it_will_do() {
        let dropped = sort_dropped(["a.ron", "b.txt", "c.JPG"].map(PathBuf::from));
        let nothing_open = DropPlan::default().sentences(&dropped);
        assert_eq!(nothing_open[0], "Open 1 map");
        assert!(nothing_open[1].contains("Open a map first"));
        assert!(nothing_open[2].contains("Select a claim"));
        let plan = DropPlan {
            has_map: true,
            lead: Some(RecordId::random(Kind::Claim)),
        };
        assert_eq!(
            plan.sentences(&dropped)[2],
            "Put the picture on the selected claim"
        );
        assert_eq!(
            plan.sentences(&dropped)[1],
            "Attach the texts to the sources whose quotes they contain"
        );
    }
}
