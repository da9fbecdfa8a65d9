//! The picture for those who cannot see it: a node with a sentence for each card.

use egui::{Rect, Role, Sense, Ui, WidgetInfo};

use crate::drawing::Sign;
use crate::layout::Hit;
use crate::model::{Id, Kind, Map, Stance};
use crate::ui::desk::Desk;

use super::Canvas;

/// Below this zoom cards are too small to be pointed at one by one.
const LEAST_ZOOM: f32 = 0.2;
/// Where more is in view than this, only what stands out has a name: going through so
/// many would help nobody, and each costs something in every frame.
const MOST_NODES: usize = 1500;

/// Gives every visible card, box and question a name; from afar the labels on the map.
pub fn nodes_ui(ui: &Ui, canvas: &Canvas, desk: &Desk, viewport: Rect) {
    if canvas.camera.zoom < LEAST_ZOOM {
        labels_ui(ui, canvas, desk);
        return;
    }
    let view = canvas.camera.visible(viewport);
    let layout = canvas.scene.layout();
    let hits = layout.in_rect(view);
    let crowded = hits.len() > MOST_NODES;
    for hit in hits {
        let id = hit.record();
        let stands_out = || {
            matches!(hit, Hit::Question(_))
                || desk.selection.lead() == Some(id)
                || desk.map().is_thesis(id)
        };
        if crowded && !stands_out() {
            continue;
        }
        let (id, rect) = match hit {
            Hit::Card(id) | Hit::Question(id) => (id, layout.rect_of(id)),
            Hit::ReasonLabel(id) => (id, layout.reasons.get(&id).map(|reason| reason.pill)),
            Hit::FoldBadge(id) => (id, layout.folds.get(&id).map(|badge| badge.rect)),
            _ => continue,
        };
        let Some(rect) = rect else { continue };
        let rect = canvas
            .camera
            .screen_rect(viewport, rect)
            .intersect(viewport);
        if !rect.is_positive() {
            continue;
        }
        let widget = ui
            .scope_id()
            .with(("on canvas", id, matches!(hit, Hit::FoldBadge(_))));
        let response = ui.interact(rect, widget, Sense::hover());
        let selected = desk.selection.contains(id);
        response.widget_info(|| {
            let label = match hit {
                Hit::FoldBadge(_) => {
                    let hidden = layout.folds.get(&id).map_or(0, |badge| badge.hidden);
                    format!("Unfold {hidden} below")
                }
                _ => sentence(desk.map(), id),
            };
            WidgetInfo::selected(Role::TreeItem, true, selected, label)
        });
        if let Hit::Card(claim) = hit {
            chips_ui(ui, canvas, desk, viewport, claim);
            standing_ui(ui, canvas, viewport, claim);
        } else if let Hit::ReasonLabel(id) | Hit::Question(id) = hit {
            let remarks = canvas.scene.remarks();
            let words = (remarks.finding(id))
                .or_else(|| remarks.remark(id).map(|remark| remark.sentence()));
            if let Some(words) = words.filter(|words| !words.is_empty()) {
                named_ui(ui, rect, id, &words);
            }
        }
    }
}

/// Says how a claim stands.
fn standing_ui(ui: &Ui, canvas: &Canvas, viewport: Rect, claim: Id) {
    let drawing = canvas.scene.drawing();
    let Some(remark) = canvas.scene.remarks().remark(claim) else {
        return;
    };
    let Some(rect) = drawing.sign_rect(claim, Sign::Standing) else {
        return;
    };
    let rect = canvas
        .camera
        .screen_rect(viewport, rect)
        .intersect(viewport);
    let words = remark.sentence();
    if rect.is_positive() && !words.is_empty() {
        named_ui(ui, rect, claim, &words);
    }
}

/// Says how a record stands to those who cannot see it.
fn named_ui(ui: &Ui, rect: Rect, id: Id, words: &str) {
    let widget = ui.scope_id().with(("standing on canvas", id));
    let response = ui.interact(rect, widget, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

/// Names what is labelled on a map that is seen from afar.
fn labels_ui(ui: &Ui, canvas: &Canvas, desk: &Desk) {
    for label in canvas.paint.labels() {
        let widget = ui.scope_id().with(("on canvas", label.id, false));
        let response = ui.interact(label.rect, widget, Sense::hover());
        let selected = desk.selection.contains(label.id);
        response.widget_info(|| {
            let words = sentence(desk.map(), label.id);
            WidgetInfo::selected(Role::TreeItem, true, selected, words)
        });
    }
}

/// Names the chips on a claim's card.
fn chips_ui(ui: &Ui, canvas: &Canvas, desk: &Desk, viewport: Rect, claim: Id) {
    let drawing = canvas.scene.drawing();
    let (Some(card), Some(place)) = (drawing.card(claim), drawing.layout.cards.get(&claim)) else {
        return;
    };
    for (rect, backing) in &card.chips {
        let rect = rect.moved(place.min.x, place.min.y);
        let rect = canvas
            .camera
            .screen_rect(viewport, rect)
            .intersect(viewport);
        if !rect.is_positive() {
            continue;
        }
        let widget = ui.scope_id().with(("chip on canvas", backing));
        let response = ui.interact(rect, widget, Sense::hover());
        response
            .widget_info(|| WidgetInfo::labeled(Role::Link, true, chip_sentence(desk, *backing)));
    }
}

/// What a chip says, its mark in a word: "For, Ghazi, exact: “They can.”"
fn chip_sentence(desk: &Desk, backing: Id) -> String {
    let map = desk.map();
    let Some(record) = map.backing(backing) else {
        return String::new();
    };
    let stance = match &record.stance {
        Stance::For => "For",
        Stance::Against => "Against",
        Stance::Other(word) => word,
    };
    let quote = map.quote(record.quote);
    let source = quote.and_then(|quote| map.source(quote.source));
    let standing = desk.documents.standing(record.quote);
    let off = match desk.judging.settings().what_if.off.contains(&backing) {
        true => ", switched off",
        false => "",
    };
    format!(
        "{stance}, {}, {}{off}: “{}”",
        source.map_or("no source", |source| source.label()),
        standing.label(),
        quote.map_or("", |quote| &quote.exact)
    )
}

/// What a record is, in one line: "Thesis A: They cannot."
#[must_use]
pub fn sentence(map: &Map, id: Id) -> String {
    match id.kind() {
        Kind::Question => format!(
            "Question: {}",
            map.question(id).map_or("", |question| &question.text)
        ),
        Kind::Claim => {
            let text = map.claim(id).map_or("", |claim| &claim.text);
            let role = match (map.thesis_letter(id), map.claim(id)) {
                (Some(letter), _) => format!("Thesis {letter}"),
                (None, Some(claim)) if claim.unstated => "Unstated claim".to_owned(),
                (None, Some(claim)) if claim.assumption => "Assumption".to_owned(),
                _ => "Claim".to_owned(),
            };
            format!("{role}: {text}")
        }
        Kind::Reason => {
            let Some(reason) = map.reason(id) else {
                return String::new();
            };
            let word = match (&reason.stance, reason.target.kind()) {
                (Stance::Against, Kind::Reason) => "Undercut",
                (Stance::Against, _) => "Objection",
                (_, Kind::Reason) => "Support for the step",
                _ => "Reason",
            };
            let premises: Vec<&str> = (reason.premises.iter())
                .filter_map(|premise| map.claim(*premise))
                .map(|claim| claim.text.as_str())
                .collect();
            format!("{word}: {}", premises.join(" and "))
        }
        Kind::Conflict => {
            let Some(conflict) = map.conflict(id) else {
                return String::new();
            };
            let sides: Vec<&str> = (conflict.claims.iter())
                .filter_map(|claim| map.claim(*claim))
                .map(|claim| claim.text.as_str())
                .collect();
            format!("Conflict, {}: {}", conflict.kind, sides.join(" against "))
        }
        Kind::Source => format!(
            "Source: {}",
            map.source(id).map_or("", |source| source.label())
        ),
        Kind::Quote => format!("Quote: {}", map.quote(id).map_or("", |quote| &quote.exact)),
        Kind::Backing => "Backing".to_owned(),
        Kind::Tag => format!("Tag: {}", map.tag(id).map_or("", |tag| &tag.name)),
        Kind::Perspective => format!(
            "Perspective: {}",
            map.perspective(id).map_or("", |who| &who.name)
        ),
        Kind::Override => "Cell set by hand".to_owned(),
    }
}
