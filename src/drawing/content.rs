//! From the records of a map to what is shown of them.

use std::sync::Arc;

use super::DrawRequest;
use super::card::{CardContent, ChipContent};
use super::frame::ReasonContent;
use super::shape::{Bearing, TagColor};
use crate::model::{Claim, Finite, Id, Kind, Stance};

/// What the card of a claim shows.
pub(super) fn card_content(request: &DrawRequest, claim: Id, width: f32) -> Option<CardContent> {
    let map = request.map;
    let record = map.get::<Claim>(claim)?;
    let chip = |backing: Id| {
        let record = map.backing(backing)?;
        let quote = map.quote(record.quote)?;
        let source = map.source(quote.source);
        Some(ChipContent {
            backing,
            source: source.map_or_else(|| "?".to_owned(), |source| source.label_at(&quote.page)),
            against: record.stance == Stance::Against,
            state: (request.states)(record.quote),
            is_off: (request.remarks)(backing).is_some_and(|remark| remark.is_supposed),
        })
    };
    let tag = |tag: &Id| map.tag(*tag).map(|tag| TagColor::from(tag.color.as_str()));
    Some(CardContent {
        claim,
        record: Arc::clone(record),
        letter: map.thesis_letter(claim),
        chips: map
            .backings_of(claim)
            .into_iter()
            .filter_map(chip)
            .collect(),
        remark: (request.remarks)(claim),
        problem: (request.problems)(claim),
        tags: record.tags.iter().filter_map(tag).collect(),
        width,
        min_height: 0.0,
    })
}

/// What the box of a reason shows.
pub(super) fn reason_content(request: &DrawRequest, reason: Id) -> Option<ReasonContent> {
    let record = request.map.reason(reason)?;
    let on_reason = record.target.kind() == Kind::Reason;
    let remark = (request.remarks)(reason);
    let rating = remark.and_then(|remark| remark.rating);
    Some(ReasonContent {
        bearing: match (&record.stance, on_reason) {
            (Stance::Against, true) => Bearing::Undercut,
            (Stance::Against, false) => Bearing::Against,
            (_, true) => Bearing::Support,
            (_, false) => Bearing::For,
        },
        other_stance: match &record.stance {
            Stance::Other(word) => Some(word.to_string()),
            Stance::For | Stance::Against => None,
        },
        combination: record.combination.clone(),
        rating: match rating {
            Some(hundredths) => Some(f64::from(hundredths) / 100.0),
            None => record.rating.map(Finite::get),
        },
        remark,
    })
}
