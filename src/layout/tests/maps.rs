//! Maps to lay out, from a few lines and at random.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use crate::layout::{Outline, Request, Size, Sizes, Spacing};
use crate::model::{
    Change, Claim, Conflict, Entry, Finite, Id, Kind, Map, Placement, Question, Reason, Stance,
};

/// A map from lines such as `q-1: c-a c-b` (a question and its theses),
/// `r-1 c-a: c-b c-c` (a reason on `c-a` with its premises), `x-1: c-a c-b`
/// (a conflict) and `c-a` (a claim). Claims appear where they are named.
pub(super) fn map(lines: &[&str]) -> Map {
    let mut change = Change::default();
    let id = |text: &str| Id::parse(text).unwrap();
    let mut claims = BTreeSet::new();
    for line in lines {
        let (head, list) = line.split_once(':').unwrap_or((line, ""));
        let mut head = head.split_whitespace().map(id);
        let record = head.next().unwrap();
        let list: Vec<Id> = list.split_whitespace().map(id).collect();
        claims.extend(list.iter().copied());
        match record.kind() {
            Kind::Question => put(
                &mut change,
                record,
                Question {
                    theses: list,
                    ..Question::default()
                },
            ),
            Kind::Reason => {
                let target = head.next().unwrap();
                if target.kind() == Kind::Claim {
                    claims.insert(target);
                }
                let reason = Reason {
                    target,
                    stance: if record.text().len() == 4 && record.text().ends_with(['2', '5', '8'])
                    {
                        Stance::Against
                    } else {
                        Stance::For
                    },
                    premises: list,
                    ..Reason::default()
                };
                put(&mut change, record, reason);
            }
            Kind::Conflict => put(
                &mut change,
                record,
                Conflict {
                    claims: list,
                    ..Conflict::default()
                },
            ),
            _ => {
                claims.insert(record);
            }
        }
    }
    for claim in claims {
        put(&mut change, claim, Claim::default());
    }
    applied(change, Map::default())
}

pub(super) fn put<T: Entry>(change: &mut Change, id: Id, record: T) {
    T::delta_mut(change).record(id, None, Some(Arc::new(record)));
}

pub(super) fn applied(change: Change, mut map: Map) -> Map {
    change.apply(&mut map);
    map
}

pub(super) fn folded(map: Map, id: &str) -> Map {
    let mut change = Change::default();
    let place = Placement {
        folded: true,
        ..Placement::default()
    };
    put(&mut change, Id::parse(id).unwrap(), place);
    applied(change, map)
}

pub(super) fn pinned(map: Map, id: &str, x: f64, y: f64) -> Map {
    let mut change = Change::default();
    let place = Placement {
        x: Finite::new(x),
        y: Finite::new(y),
        ..Placement::default()
    };
    put(&mut change, Id::parse(id).unwrap(), place);
    applied(change, map)
}

pub(super) fn request(map: &Map) -> Request {
    request_of(map, None)
}

/// Sizes that differ from record to record, but not from time to time.
pub(super) fn request_of(map: &Map, only: Option<&BTreeSet<Id>>) -> Request {
    let outline = Arc::new(Outline::new(map, only));
    let height = |id: Id| {
        let sum: u32 = id.text().bytes().map(u32::from).sum();
        30.0 + (sum % 90) as f32
    };
    let widths = outline.card_widths(map, &Spacing::default());
    let cards = widths
        .iter()
        .map(|(id, width)| (*id, Size::new(*width, height(*id))));
    let claims = map.claims().ids();
    let sizes = Sizes {
        cards: cards.collect(),
        pills: map
            .reasons()
            .ids()
            .map(|id| (id, Size::new(70.0, 22.0)))
            .collect(),
        references: claims.map(|id| (id, Size::new(160.0, 40.0))).collect(),
        fold: Size::new(80.0, 22.0),
        conflicts: map
            .conflicts()
            .ids()
            .map(|id| (id, Size::new(60.0, 16.0)))
            .collect(),
    };
    Request::new(outline, sizes)
}

pub(super) fn c(text: &str) -> Id {
    Id::parse(text).unwrap()
}

/// Any map of theses, reasons on claims and on reasons, pins and folds.
pub(super) fn any_map() -> impl Strategy<Value = Map> {
    let claims = 1..30_usize;
    let reasons = prop::collection::vec(
        (
            0..60_usize,
            any::<bool>(),
            prop::collection::vec(0..30_usize, 1..4),
        ),
        0..30,
    );
    let theses = prop::collection::vec(prop::collection::vec(0..30_usize, 0..4), 0..3);
    let places = prop::collection::vec((0..60_usize, -900..900_i32, -900..900_i32, 0..3), 0..6);
    (claims, reasons, theses, places).prop_map(|(claims, reasons, theses, places)| {
        let claim = |place: &usize| format!("c-{:02}", place % claims);
        let list = |places: &[usize]| {
            let mut names: Vec<String> = places.iter().map(claim).collect();
            names.sort();
            names.dedup();
            names.join(" ")
        };
        let count = reasons.len();
        let mut lines: Vec<String> = (0..claims).map(|place| claim(&place)).collect();
        for (place, (target, on_reason, premises)) in reasons.iter().enumerate() {
            let other = target % count.max(1);
            let target = if *on_reason && other != place {
                format!("r-{other:02}")
            } else {
                claim(target)
            };
            lines.push(format!("r-{place:02} {target}: {}", list(premises)));
        }
        for (place, theses) in theses.iter().enumerate() {
            lines.push(format!("q-{place}: {}", list(theses)));
        }
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let mut map = map(&lines);
        for (place, x, y, kind) in places {
            let reason = place % count.max(1);
            let id = match kind {
                0 if count > 0 => format!("r-{reason:02}"),
                _ => claim(&place),
            };
            if map.placement(c(&id)).is_some() {
                continue;
            }
            map = if kind == 2 {
                folded(map, &id)
            } else {
                pinned(map, &id, x.into(), y.into())
            };
        }
        map
    })
}

/// The same without pins: lines may run anywhere once people put cards in their way.
pub(super) fn any_map_without_pins() -> impl Strategy<Value = Map> {
    any_map().prop_map(|map| {
        let mut change = Change::default();
        for (id, place) in map.layout() {
            let unpinned = Placement {
                x: None,
                y: None,
                ..(**place).clone()
            };
            change
                .layout
                .record(*id, Some(Arc::clone(place)), Some(Arc::new(unpinned)));
        }
        applied(change, map)
    })
}

/// The map with one more reason on the claim, of one premise; both are called by the name.
pub(super) fn with_leaf(map: &Map, name: &str, target: Id) -> Map {
    let mut change = Change::default();
    let claim = c(&format!("c-{name}"));
    put(&mut change, claim, Claim::default());
    let reason = Reason {
        target,
        premises: vec![claim],
        order: "zzzz".into(),
        ..Reason::default()
    };
    put(&mut change, c(&format!("r-{name}")), reason);
    applied(change, map.clone())
}
