//! How long it takes to lay out a map whose cards have their sizes, and what comes of
//! it: `cargo bench --bench layout`.
//!
//! Times are the processor time of this thread where the system tells it, so that other
//! programs do not count, and the mean of as many runs as take about a second.

#![allow(
    clippy::unwrap_used,
    reason = "a bench stops where something is missing"
)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use contend::generate::generate;
use contend::layout::{
    DEFAULT_ARRANGEMENT, Layout, Outline, Request, Size, Sizes, Spacing, altered,
    arrangement_names, layout, layout_after,
};
use contend::model::{Change, Claim, Id, Kind, Map, Question, Reason};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    single_question();
    for claims in [1_000, 10_000, 100_000] {
        let map = generate(claims, 7);
        let outline = mean_ms(|| Outline::new(&map, None));
        println!("{claims} claims: what hangs where {outline:.2} ms");
        for name in arrangement_names() {
            let request = Request {
                arrangement: name.to_owned(),
                ..request(&map)
            };
            let first = layout(&request);
            let afresh = mean_ms(|| layout(&request));
            let bounds = first.bounds;
            println!(
                "  {name:13} afresh {afresh:8.2} ms, {:6.0} million square points, W:H {:.2}",
                f64::from(bounds.width()) * f64::from(bounds.height()) / 1e6,
                bounds.width() / bounds.height(),
            );
            after_a_leaf(&map, name, &first);
            if name == DEFAULT_ARRANGEMENT {
                from_edit_to_places(&map, &first);
            }
        }
    }
}

/// The share of the cards that one leaf more moves where all hang below one question.
fn single_question() {
    let map = below_one_question(&generate(1_000, 7));
    let first = layout(&request(&map));
    let claims: Vec<Id> = map.claims().ids().collect();
    let tries = 20_u8;
    let moved = (0..tries).map(|step| {
        let target = claims[(usize::from(step) * 7919 + 13) % claims.len()];
        let map = with_leaf(&map, target, step);
        share_moved(&first, &layout_after(&request(&map), Some(&first)))
    });
    println!(
        "{} claims below {} question: one leaf more moves {:.2}% of the cards over 50 points \
         (mean of {tries})",
        claims.len(),
        map.questions().len(),
        moved.sum::<f64>() / f64::from(tries) * 100.0,
    );
}

/// The map with its first question alone: the theses of all others are premises of reasons
/// on claims of its own.
fn below_one_question(map: &Map) -> Map {
    let questions: Vec<Id> = map.questions_in_order();
    let (first, others) = questions.split_first().unwrap();
    let root = |outline: &Outline, mut node: usize| {
        while let Some(parent) = outline.parent(node) {
            node = parent;
        }
        node
    };
    let outline = Outline::new(map, None);
    let top = outline.node_of(*first).unwrap();
    let homes = outline.homes.iter();
    let own = homes.filter(|(_, node)| root(&outline, **node) == top);
    let own: Vec<Id> = own.map(|(id, _)| *id).collect();
    let mut change = Change::default();
    let mut place = 0_usize;
    for id in others {
        let question = map.get::<Question>(*id).unwrap();
        change.questions.removed.insert(*id, Arc::clone(question));
        for thesis in question.theses.iter().copied() {
            let reason = Reason {
                target: own[place * 7 % own.len()],
                premises: vec![thesis],
                ..Reason::default()
            };
            // Other ids than those of the leaves.
            let mut noise = [31; 14];
            noise[..8].copy_from_slice(&place.to_le_bytes());
            let id = Id::from_noise(Kind::Reason, noise);
            change.reasons.added.insert(id, Arc::new(reason));
            place += 1;
        }
    }
    let mut map = map.clone();
    change.apply(&mut map);
    map
}

/// One claim more, with what hangs where made from what hung where: the mean of twenty
/// claims in different places.
fn from_edit_to_places(map: &Map, first: &Layout) {
    let claims: Vec<Id> = map.claims().ids().collect();
    let (mut forest, mut both) = (0.0, 0.0);
    let tries: u8 = 20;
    for step in 0..tries {
        let target = claims[(usize::from(step) * 7919 + 13) % claims.len()];
        let change = leaf(target, step);
        let named = altered(&change);
        let mut map = map.clone();
        change.apply(&mut map);
        let after = || {
            let followed = first.outline.after(&map, &named);
            Arc::new(followed.unwrap_or_else(|| Outline::new(&map, None)))
        };
        let request = request_of(&map, after());
        let place = || {
            let request = Request {
                outline: after(),
                ..request.clone()
            };
            layout_after(&request, Some(first))
        };
        forest += mean_of(100, after) / f64::from(tries);
        both += mean_of(100, place) / f64::from(tries);
    }
    println!(
        "  {:13} one leaf more, from the edit to the places {both:.2} ms, {forest:.2} of them \
         what hangs where",
        "",
    );
}

/// One claim more: what it costs, and how much of the picture moves.
fn after_a_leaf(map: &Map, name: &str, first: &Layout) {
    let claims: Vec<Id> = map.claims().ids().collect();
    let mut moved = 0.0;
    let mut time = 0.0;
    let tries: u8 = if claims.len() > 50_000 { 2 } else { 20 };
    for step in 0..tries {
        let target = claims[(usize::from(step) * 7919 + 13) % claims.len()];
        let map = with_leaf(map, target, step);
        let request = Request {
            arrangement: name.to_owned(),
            ..request(&map)
        };
        let after = layout_after(&request, Some(first));
        moved += share_moved(first, &after) / f64::from(tries);
        if step == 0 {
            time = mean_ms(|| layout_after(&request, Some(first)));
        }
    }
    println!(
        "  {:13} one leaf more {time:.2} ms, {:.2}% of the cards move over 50 points (mean of {tries})",
        "",
        moved * 100.0,
    );
}

fn share_moved(before: &Layout, after: &Layout) -> f64 {
    let far = before.cards.iter().filter(|(id, rect)| {
        let now = after.cards.get(id);
        now.is_some_and(|now| now.min.distance(rect.min) > 50.0)
    });
    far.count() as f64 / before.cards.len() as f64
}

fn with_leaf(map: &Map, target: Id, step: u8) -> Map {
    let mut map = map.clone();
    leaf(target, step).apply(&mut map);
    map
}

fn leaf(target: Id, step: u8) -> Change {
    let noise = [step; 14];
    let claim = Id::from_noise(Kind::Claim, noise);
    let reason = Reason {
        target,
        premises: vec![claim],
        order: "zzzz".to_owned(),
        ..Reason::default()
    };
    let leaf = Claim {
        text: "A further point about what this would cost the town.".to_owned(),
        ..Claim::default()
    };
    let mut change = Change::default();
    change.claims.added.insert(claim, Arc::new(leaf));
    let id = Id::from_noise(Kind::Reason, noise);
    change.reasons.added.insert(id, Arc::new(reason));
    change
}

/// Sizes about as the window measures them: lines of text by their number of letters.
fn request(map: &Map) -> Request {
    request_of(map, Arc::new(Outline::new(map, None)))
}

fn request_of(map: &Map, outline: Arc<Outline>) -> Request {
    let text = |id: Id| {
        let claim = map.claim(id).map(|claim| claim.text.len());
        claim.or_else(|| map.question(id).map(|question| question.text.len()))
    };
    let size = |(id, width): (Id, f32)| {
        let lines = (text(id).unwrap_or(0) as f32 * 6.4 / (width - 24.0)).ceil();
        (id, Size::new(width, (lines * 17.0 + 24.0).max(40.0)))
    };
    let widths = outline.card_widths(map, &Spacing::default());
    let all = |ids: &mut dyn Iterator<Item = Id>, size: Size| ids.map(|id| (id, size)).collect();
    let sizes = Sizes {
        cards: widths.into_iter().map(size).collect(),
        pills: all(&mut map.reasons().ids(), Size::new(70.0, 22.0)),
        references: all(&mut map.claims().ids(), Size::new(184.0, 40.0)),
        fold: Size::new(80.0, 22.0),
        conflicts: all(&mut map.conflicts().ids(), Size::new(60.0, 16.0)),
    };
    Request::new(outline, sizes)
}

/// The mean time of a run, in milliseconds.
fn mean_ms<T>(run: impl Fn() -> T) -> f64 {
    black_box(run());
    let (mut runs, start, wall) = (0_u32, clock_ms(), Instant::now());
    while runs < 2 || wall.elapsed().as_secs_f64() < 1.0 {
        black_box(run());
        runs += 1;
    }
    (clock_ms() - start) / f64::from(runs)
}

/// The mean time of so many runs, in milliseconds.
fn mean_of<T>(runs: u32, run: impl Fn() -> T) -> f64 {
    black_box(run());
    let start = clock_ms();
    for _ in 0..runs {
        black_box(run());
    }
    (clock_ms() - start) / f64::from(runs)
}

/// Processor time of this thread; wall time where it is not told.
fn clock_ms() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanos.map_or_else(wall_ms, |nanos| nanos / 1e6)
}

fn wall_ms() -> f64 {
    use std::sync::OnceLock;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1e3
}
