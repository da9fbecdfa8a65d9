//! What the small signs on the map mean, told to a pointer that rests on one.

use egui::{Response, Ui};

use crate::drawing::Sign;
use crate::layout::{Hit, Point};
use crate::model::{Id, Kind, Stance};
use crate::ui::cx::Cx;
use crate::ui::judging::standing_sentences;
use crate::ui::panels::words::{
    counted, record_line, shortened, stance_word, test_follows, test_line,
};

use super::Canvas;
use super::zone::Zone;

/// Below this zoom a card's own words are told as well.
const READABLE_ZOOM: f32 = 0.55;
/// No more characters of a quote or note are told.
const MOST: usize = 320;

/// What is told: a heading, a quote's words, and plain sentences.
#[derive(Debug, Default, PartialEq)]
struct Told {
    heading: String,
    quote: String,
    sentences: Vec<String>,
}

impl Told {
    fn new(heading: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self {
            heading: heading.into(),
            quote: String::new(),
            sentences: vec![sentence.into()],
        }
    }

    /// The same with what another says after it.
    fn and(mut self, other: Option<Self>) -> Self {
        if let Some(other) = other {
            self.sentences.push(format!("{}.", other.heading));
            self.sentences.extend(other.sentences);
        }
        self
    }
}

impl Canvas {
    pub(super) fn tooltip_ui(
        &self,
        ui: &Ui,
        cx: &Cx<'_>,
        response: &Response,
        viewport: egui::Rect,
    ) {
        if !self.gesture.is_idle() || self.editor.is_some() || !response.hovered() {
            return;
        }
        let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else {
            return;
        };
        let at = self.camera.map_from_screen(viewport, pointer);
        let Some(told) = self.told(cx, at) else {
            return;
        };
        let theme = cx.theme;
        response.clone().on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(theme.scaled(320.0));
            if !told.heading.is_empty() {
                ui.label(theme.bold_text(told.heading.as_str()));
            }
            if !told.quote.is_empty() {
                ui.label(theme.quote_text(told.quote.as_str()));
            }
            for sentence in &told.sentences {
                theme.muted(ui, sentence.as_str());
            }
        });
    }

    fn told(&self, cx: &Cx<'_>, at: Point) -> Option<Told> {
        let drawing = self.scene.drawing();
        let hit = match self.zone(cx, at) {
            Zone::UpperHandle(_) => {
                let what = "Drag to a claim or a step that this claim is to bear on.";
                return Some(Told::new("", what));
            }
            Zone::LowerHandle(_) => {
                let what =
                    "Drag to a claim that is to bear on this, or to empty canvas for a new one.";
                return Some(Told::new("", what));
            }
            Zone::Edge(_) => return Some(Told::new("", "Drag to set the width.")),
            Zone::Hit(hit) => Some(hit),
            Zone::Nothing => None,
        };
        match hit {
            Some(Hit::Chip { backing, .. }) => chip(cx, backing),
            Some(Hit::Card(id)) => match drawing.sign(id, at) {
                Some(Sign::Standing) => self.standing_told(cx, id),
                Some(sign) => sign_told(cx, id, sign),
                None if self.camera.zoom < READABLE_ZOOM => {
                    let text = record_line(cx.map(), id);
                    Some(Told::new("", shortened(&text, MOST)))
                }
                None => None,
            },
            Some(Hit::Reference { claim, .. }) => Some(Told::new(
                record_line(cx.map(), claim),
                "Stands in full elsewhere on the map. Click to go there.",
            )),
            Some(Hit::ReasonLabel(id)) => {
                let standing = self.standing_told(cx, id);
                reason(cx, id).map(|told| told.and(standing))
            }
            Some(Hit::FoldBadge(id)) => {
                let badge = self.scene.layout().folds.get(&id);
                let hidden = badge.map_or(0, |badge| badge.hidden);
                let claims = counted(hidden, "claim is", "claims are");
                Some(Told::new(
                    "",
                    format!("{claims} folded away. Click to show."),
                ))
            }
            Some(Hit::Conflict(id)) => conflict(cx, id),
            Some(Hit::Reason(_) | Hit::Question(_)) | None => None,
        }
    }

    /// How a claim or reason stands, where the map says so.
    fn standing_told(&self, cx: &Cx<'_>, id: Id) -> Option<Told> {
        let remark = self.scene.remarks().remark(id)?;
        let (heading, sentences) = standing_sentences(&cx.desk.judging, cx.map(), id, &remark)?;
        Some(Told {
            heading,
            sentences,
            ..Told::default()
        })
    }
}

fn chip(cx: &Cx<'_>, backing: Id) -> Option<Told> {
    let map = cx.map();
    let backing = map.backing(backing)?;
    let quote = map.quote(backing.quote)?;
    let source = map
        .source(quote.source)
        .map_or("?", |source| source.label());
    let standing = cx.desk.documents.standing(backing.quote);
    let stance = stance_word(&backing.stance);
    let test = test_line(backing).map(|line| {
        let follows = test_follows(backing).join(" ");
        format!("{line}. {follows}")
    });
    Some(Told {
        heading: format!("{source}: {}", standing.label()),
        quote: format!("“{}”", shortened(&quote.exact, MOST)),
        sentences: std::iter::once(standing.explanation().to_owned())
            .chain(test)
            .chain([format!(
                "{stance} this claim. Click to read it in its document."
            )])
            .collect(),
    })
}

fn sign_told(cx: &Cx<'_>, id: Id, sign: Sign) -> Option<Told> {
    let map = cx.map();
    let claim = map.claim(id)?;
    Some(match sign {
        Sign::Letter => {
            let letter = map.thesis_letter(id)?;
            let what = "One of the rival answers to the question.";
            Told::new(format!("Thesis {letter}"), what)
        }
        Sign::Assumption => Told::new("Assumption", "Taken for granted in this map."),
        Sign::Unstated => {
            let what = "Implicit: nobody says it, but the argument needs it.";
            Told::new("Unstated", what)
        }
        Sign::Note => Told::new("Note", shortened(&claim.note, MOST)),
        Sign::Problem => Told {
            heading: "To look at".to_owned(),
            sentences: (cx.desk.problems_of(id))
                .map(|problem| problem.message.clone())
                .collect(),
            ..Told::default()
        },
        Sign::Standing => return None,
        Sign::Tags => {
            let names: Vec<String> = (claim.tags.iter())
                .map(|tag| record_line(map, *tag))
                .collect();
            Told::new("Tags", names.join(", "))
        }
    })
}

fn reason(cx: &Cx<'_>, id: Id) -> Option<Told> {
    let reason = cx.map().reason(id)?;
    let what = match (&reason.stance, reason.target.kind()) {
        (Stance::Against, Kind::Reason) => {
            "Grants the premise and denies that it supports the conclusion."
        }
        (Stance::Against, _) => "An objection: speaks against the claim that it hangs under.",
        (Stance::For, Kind::Reason) => "Says why the premise bears on the conclusion.",
        (Stance::For, _) => "A reason: speaks for the claim that it hangs under.",
        (Stance::Other(_), _) => return None,
    };
    Some(Told::new("", what))
}

fn conflict(cx: &Cx<'_>, id: Id) -> Option<Told> {
    use crate::model::ConflictKind;
    let map = cx.map();
    let conflict = map.conflict(id)?;
    let what = match &conflict.kind {
        ConflictKind::Contrary => "These cannot both be true:",
        ConflictKind::Contradictory => "Exactly one of these is true:",
        ConflictKind::Other(word) => word,
    };
    let sides = (conflict.claims.iter()).map(|claim| record_line(map, *claim));
    Some(Told {
        heading: what.to_owned(),
        sentences: sides.collect(),
        ..Told::default()
    })
}
