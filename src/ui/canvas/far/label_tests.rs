//! What labels say, and where they stand.

use std::cell::RefCell;
use std::sync::Arc;

use egui::{Context, Painter, RawInput, Rect, pos2, vec2};

use super::labels::{self, Label};
use super::plate::{Plate, Plates, Wording};
use super::terrain::{Landmark, Terrain};
use crate::drawing::{DrawRequest, Drawer, Mark, Saying};
use crate::layout::{self, Flow, Layout, Size};
use crate::model::{Change, Claim, Entry, Id, Map, Question, Reason};
use crate::ui::canvas::Camera;
use crate::ui::theme::{TextSize, Theme, install_fonts};

const VIEW: Rect = Rect {
    min: pos2(0.0, 0.0),
    max: pos2(1440.0, 900.0),
};

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn put<T: Entry>(change: &mut Change, name: &str, record: T) {
    T::delta_mut(change).record(id(name), None, Some(Arc::new(record)));
}

/// A question whose theses begin alike, each with so many reasons.
fn rivals(reasons: usize) -> Map {
    let mut change = Change::default();
    let claim = |text: &str| Claim {
        text: text.to_owned(),
        ..Claim::default()
    };
    for (thesis, end) in [
        ("c-a", "they lack the power to act."),
        ("c-b", "sparing the group serves their interests."),
        ("c-c", "a security dilemma makes action look dangerous."),
    ] {
        let text = format!("The ministers hold back mainly because {end}");
        put(&mut change, thesis, claim(&text));
        for number in 0..reasons {
            let premise = format!("{thesis}{number}");
            put(
                &mut change,
                &premise,
                claim("Somebody said so in a letter."),
            );
            let reason = Reason {
                target: id(thesis),
                premises: vec![id(&premise)],
                ..Reason::default()
            };
            put(&mut change, &premise.replace("c-", "r-"), reason);
        }
    }
    let question = Question {
        text: "Why do the ministers hold back?".to_owned(),
        theses: ["c-a", "c-b", "c-c"].map(id).to_vec(),
        ..Question::default()
    };
    put(&mut change, "q-1", question);
    let mut map = Map::default();
    change.apply(&mut map);
    map
}

fn stands(mark: Mark, words: &[(&str, bool)]) -> Saying {
    let words = words.iter().map(|(word, bold)| ((*word).to_owned(), *bold));
    Saying {
        mark: Some(mark),
        words: words.collect(),
    }
}

fn on_paper<R>(paint: impl FnMut(&Painter) -> R) -> R {
    let ctx = Context::default();
    install_fonts(&ctx);
    Theme::new(false, TextSize::Normal).apply(&ctx);
    let paint = RefCell::new(paint);
    let made = RefCell::new(None);
    // Fonts are there from the second frame on.
    for _ in 0..2 {
        let input = RawInput {
            screen_rect: Some(VIEW),
            ..RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| {
            *made.borrow_mut() = Some(paint.borrow_mut()(ui.painter()));
        });
        output.textures_delta.clear();
    }
    made.into_inner().unwrap()
}

fn landmark(name: &str, size: Size) -> Landmark {
    let region = layout::Rect::at(layout::Point::default(), size);
    Landmark {
        id: id(name),
        rect: layout::Rect::at(layout::Point::default(), Size::new(100.0, 40.0)),
        region,
        least: size,
        pitch: 0.0,
        claims: 9,
    }
}

/// The label of a record with so much room on the screen, at a zoom of a quarter.
fn plate(map: &Map, name: &str, room: Size, wording: Wording, said: &Saying) -> Option<Plate> {
    let theme = Theme::new(false, TextSize::Normal);
    on_paper(|painter| {
        let plates = Plates {
            map,
            theme: &theme,
            flow: Flow::Down,
            said: &|_| Some(said.clone()),
        };
        let mark = landmark(name, Size::new(4.0 * room.width, 4.0 * room.height));
        let region = Rect::from_min_size(pos2(0.0, 0.0), vec2(room.width, room.height));
        plates.make(painter, &mark, 0.25, region, wording)
    })
}

const ROOMY: Size = Size {
    width: 300.0,
    height: 300.0,
};

#[test]
fn theses_are_labelled_with_what_tells_them_apart() {
    let map = rivals(1);
    let said = Saying::default();
    let words = |name| {
        plate(&map, name, ROOMY, Wording::Full, &said)
            .unwrap()
            .words_read()
            .to_owned()
    };
    assert_eq!(words("c-a"), "… they lack the power to act.");
    assert_eq!(words("c-b"), "… sparing the group serves their interests.");
    // Everything else says what it says.
    assert_eq!(words("q-1"), "Why do the ministers hold back?");
    assert_eq!(words("c-a0"), "Somebody said so in a letter.");
}

#[test]
fn a_label_says_how_a_thesis_stands() {
    let map = rivals(1);
    let said = stands(
        Mark::Struck,
        &[("not accepted", false), (".78", true), ("6.2", false)],
    );
    let made = plate(&map, "c-a", ROOMY, Wording::Full, &said).unwrap();
    assert_eq!(made.saying_read(), "not accepted.786.2");
    // On little width the mark stands for the word.
    let made = plate(&map, "c-c", ROOMY, Wording::Narrow, &said).unwrap();
    assert_eq!(made.saying_read(), ".786.2");
    let narrow = made.rect.height();
    let made = plate(&map, "c-c", ROOMY, Wording::Brief, &said).unwrap();
    assert!(made.has_words() && made.rect.height() < narrow);
    // A letter alone says nothing.
    let made = plate(&map, "c-a", ROOMY, Wording::Letter, &said).unwrap();
    assert!(!made.has_words());
    assert_eq!(made.saying_read(), "");
}

#[test]
fn who_leads_a_question_is_said_whole_or_not_at_all() {
    let map = rivals(1);
    let said = Saying {
        mark: None,
        words: vec![(
            "Readings disagree: verdict none, strength A, matrix C".to_owned(),
            false,
        )],
    };
    let wide = plate(&map, "q-1", ROOMY, Wording::Full, &said).unwrap();
    assert_eq!(wide.saying_read(), said.words[0].0);
    let narrow = plate(&map, "q-1", ROOMY, Wording::Narrow, &said).unwrap();
    assert!(narrow.rect.width() < wide.rect.width());
    assert_eq!(narrow.saying_read(), "");
}

#[test]
fn a_label_hides_all_of_the_card_that_it_stands_for() {
    let map = rivals(1);
    let theme = Theme::new(false, TextSize::Normal);
    let made = on_paper(|painter| {
        let plates = Plates {
            map: &map,
            theme: &theme,
            flow: Flow::Down,
            said: &|_| None,
        };
        let mut mark = landmark("c-a", Size::new(1200.0, 1200.0));
        mark.rect = layout::Rect::at(layout::Point::default(), Size::new(900.0, 500.0));
        let region = Rect::from_min_size(pos2(0.0, 0.0), vec2(480.0, 480.0));
        plates
            .make(painter, &mark, 0.4, region, Wording::Full)
            .unwrap()
    });
    assert!(
        made.rect.width() >= 360.0 && made.rect.height() >= 200.0,
        "{}",
        made.rect
    );
}

/// [`rivals`] with nine reasons each, of which the last thesis keeps only so many.
fn rivals_of_which_one_has(kept: usize) -> Map {
    let mut map = rivals(9);
    for number in kept..9 {
        let mut change = Change::default();
        let [claim, reason] = ["c", "r"].map(|kind| id(&format!("{kind}-c{number}")));
        Claim::delta_mut(&mut change).record(claim, map.get::<Claim>(claim).cloned(), None);
        Reason::delta_mut(&mut change).record(reason, map.get::<Reason>(reason).cloned(), None);
        change.apply(&mut map);
    }
    map
}

fn thesis_marks(map: &Map) -> Vec<Landmark> {
    let layout = Layout::clone(&Drawer::default().draw(&DrawRequest::new(map)).layout);
    let marks = Terrain::new(&layout).landmarks.into_iter();
    marks.filter(|mark| mark.id != id("q-1")).collect()
}

#[test]
fn theses_of_one_question_have_words_all_or_none() {
    // One of them has little below it, so it has no room for words on its own.
    let theses = thesis_marks(&rivals_of_which_one_has(1));
    let [one, others @ ..] = theses.as_slice() else {
        panic!("no theses");
    };
    assert_eq!(others.len(), 2);
    assert!(others.iter().all(|other| other.least == one.least));
    assert!(
        others
            .iter()
            .any(|other| other.region.size() != one.region.size())
    );
}

#[test]
fn a_thesis_with_nothing_below_it_takes_no_words_from_its_rivals() {
    let theses = thesis_marks(&rivals_of_which_one_has(0));
    let find = |name: &str| theses.iter().find(|mark| mark.id == id(name)).unwrap();
    let (bare, argued) = (find("c-c"), find("c-a"));
    assert_eq!(bare.region, bare.rect);
    assert_eq!(bare.least, argued.least);
    assert!(argued.least.height > bare.rect.height());
    // Where none has anything, that is what there is room for.
    for bare in thesis_marks(&rivals(0)) {
        assert!(bare.least.height <= bare.rect.height());
    }
}

#[test]
fn a_label_may_be_broader_than_its_tree_as_far_as_its_neighbours_leave_room() {
    let map = rivals(1);
    let theme = Theme::new(false, TextSize::Normal);
    let width = |pitch: f32| {
        on_paper(|painter| {
            let plates = Plates {
                map: &map,
                theme: &theme,
                flow: Flow::Down,
                said: &|_| None,
            };
            let mut mark = landmark("c-c", Size::new(480.0, 1200.0));
            mark.pitch = pitch;
            let region = Rect::from_min_size(pos2(0.0, 0.0), vec2(120.0, 300.0));
            let made = plates.make(painter, &mark, 0.25, region, Wording::Full);
            made.map_or(0.0, |made| made.rect.width())
        })
    };
    assert_eq!(width(0.0), width(400.0));
    assert!(width(720.0) > 130.0, "{}", width(720.0));
    assert!(width(720.0) < 180.0);
}

#[test]
fn neighbours_are_as_far_from_each_other_as_their_cards() {
    let map = rivals(2);
    let layout = Layout::clone(&Drawer::default().draw(&DrawRequest::new(&map)).layout);
    let marks = Terrain::new(&layout).landmarks;
    let mark = |name: &str| marks.iter().find(|mark| mark.id == id(name)).unwrap();
    let middle = |name: &str| layout.rect_of(id(name)).unwrap().center().x;
    let (left, right) = (middle("c-b") - middle("c-a"), middle("c-c") - middle("c-b"));
    assert!(left > 0.0 && right > 0.0);
    assert_eq!(mark("c-a").pitch, left);
    assert_eq!(mark("c-b").pitch, f32::midpoint(left, right));
    assert_eq!(mark("q-1").pitch, 0.0);
}

/// The labels of a map in the view, with its layout.
fn labels_of(map: &Map, camera: impl Fn(&Layout) -> Camera) -> (Vec<Label>, Arc<Layout>, Camera) {
    labels_in(map, VIEW, camera)
}

/// The same where only this is free of the view.
fn labels_in(
    map: &Map,
    free: Rect,
    camera: impl Fn(&Layout) -> Camera,
) -> (Vec<Label>, Arc<Layout>, Camera) {
    let theme = Theme::new(false, TextSize::Normal);
    let layout = Drawer::default().draw(&DrawRequest::new(map)).layout;
    let terrain = Terrain::new(&layout);
    let camera = camera(&layout);
    let made = on_paper(|painter| {
        let plates = Plates {
            map,
            theme: &theme,
            flow: Flow::Down,
            said: &|_| None,
        };
        labels::place(painter, [VIEW, free], &camera, &terrain, &plates)
            .iter()
            .map(|(plate, _)| Label {
                id: plate.id,
                rect: plate.rect,
            })
            .collect::<Vec<_>>()
    });
    (made, layout, camera)
}

#[test]
fn labels_stay_below_a_bar_over_the_upper_edge() {
    let map = rivals(8);
    // The question stands at the upper edge.
    let camera = |layout: &Layout| {
        let top = layout.rect_of(id("q-1")).unwrap().min.y;
        let mut center = layout.bounds.center();
        center.y = top + VIEW.height() / 2.0 / 0.3;
        Camera { zoom: 0.3, center }
    };
    let question = |labels: &[Label]| {
        let label = labels.iter().find(|label| label.id == id("q-1"));
        label.unwrap().rect
    };
    let (labels, ..) = labels_of(&map, camera);
    let free = VIEW.with_min_y(VIEW.min.y + 40.0);
    assert!(question(&labels).min.y < free.min.y, "{labels:?}");
    let (below, ..) = labels_in(&map, free, camera);
    assert_eq!(below.len(), labels.len());
    for label in &below {
        assert!(free.contains_rect(label.rect), "{below:?}");
    }
}

#[test]
fn labels_leave_what_hangs_below_a_thesis_in_sight() {
    let map = rivals(8);
    for zoom in [0.42, 0.36, 0.3, 0.26, 0.2] {
        let (labels, layout, camera) = labels_of(&map, |layout| Camera {
            zoom,
            center: layout.bounds.center(),
        });
        assert_eq!(labels.len(), 4, "{zoom}: {labels:?}");
        for label in &labels {
            for (reason, place) in &layout.reasons {
                let shown = camera.screen_rect(VIEW, place.outer);
                assert!(
                    !label.rect.intersects(shown),
                    "{zoom}: {label:?} {reason} {shown}"
                );
            }
        }
        for (place, one) in labels.iter().enumerate() {
            let rest = &labels[place + 1..];
            assert!(
                rest.iter().all(|other| !other.rect.intersects(one.rect)),
                "{zoom}"
            );
        }
    }
}
