//! Drawings made while the window waits, and on a thread.

use std::time::{Duration, Instant};

use crate::edit::{ClaimRef, Edit};
use crate::generate::generate;
use crate::model::{Id, Kind};
use crate::ui::desk::Desk;

use super::OffThread;
use super::scene::Scene;

fn scene(off_thread: OffThread) -> Scene {
    let mut scene = Scene::default();
    scene.lay_out_off_thread(off_thread);
    scene
}

/// Refreshes until no thread draws any more.
fn settle(scene: &mut Scene, desk: &mut Desk) {
    let ctx = egui::Context::default();
    let started = Instant::now();
    loop {
        desk.refresh();
        scene.refresh(desk, &ctx, 1.6, 0.0, 0.0);
        if scene.laying_out().is_none() && !scene.leads_lines() {
            return;
        }
        assert!(started.elapsed() < Duration::from_mins(1), "still at it");
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn add_claim(desk: &mut Desk) -> Id {
    let id = Id::random(Kind::Claim);
    let text = "A further claim, just made".to_owned();
    let claim = ClaimRef::New { id, text };
    desk.apply(&Edit::AddClaim { claim, at: None }).unwrap();
    id
}

#[test]
fn a_thread_draws_what_the_window_would_draw() {
    let mut desk = Desk::new(generate(80, 2));
    let mut here = scene(OffThread::NEVER);
    let mut there = scene(OffThread::ALWAYS);
    desk.refresh();
    let ctx = egui::Context::default();
    there.refresh(&desk, &ctx, 1.6, 0.0, 0.0);
    assert!(there.awaits_first(), "the thread has only just begun");
    assert_eq!(there.laying_out().map(|work| work.cards), Some(80));
    here.refresh(&desk, &ctx, 1.6, 0.0, 0.0);
    assert!(here.laying_out().is_none() && !here.awaits_first());
    settle(&mut there, &mut desk);
    assert_eq!(here.layout(), there.layout());
    assert!(!there.awaits_first());
}

#[test]
fn an_edit_meanwhile_is_made_up_for() {
    let mut desk = Desk::new(generate(80, 2));
    let mut scene = scene(OffThread::ALWAYS);
    desk.refresh();
    scene.refresh(&desk, &egui::Context::default(), 1.6, 0.0, 0.0);
    let id = add_claim(&mut desk);
    settle(&mut scene, &mut desk);
    assert!(scene.layout().cards.get(&id).is_some());
    let again = add_claim(&mut desk);
    settle(&mut scene, &mut desk);
    assert!(scene.layout().cards.get(&again).is_some());
}

#[test]
fn while_a_thread_draws_the_old_picture_stays() {
    let mut desk = Desk::new(generate(80, 2));
    let mut scene = scene(OffThread::ALWAYS);
    settle(&mut scene, &mut desk);
    let cards = scene.layout().cards.len();
    let centre = desk.map().claims().ids().next();
    desk.focus = centre;
    scene.refresh(&desk, &egui::Context::default(), 1.6, 0.0, 0.0);
    assert_eq!(scene.layout().cards.len(), cards, "nothing goes away");
    // Another wish makes what is under way stale.
    desk.focus = None;
    settle(&mut scene, &mut desk);
    assert_eq!(scene.layout().cards.len(), cards);
    desk.focus = centre;
    settle(&mut scene, &mut desk);
    assert!(scene.layout().cards.len() < cards);
}

#[test]
fn the_lines_of_a_large_map_are_led_while_it_is_shown_and_nothing_else_moves() {
    let mut desk = Desk::new(generate(1_500, 2));
    let mut scene = scene(OffThread::NEVER);
    let ctx = egui::Context::default();
    desk.refresh();
    scene.refresh(&desk, &ctx, 1.6, 0.0, 0.2);
    assert!(scene.leads_lines() && scene.layout().links.iter().any(|link| !link.is_led()));
    let before = scene.layout().clone();
    let started = Instant::now();
    while scene.leads_lines() {
        let moves = scene.refresh(&desk, &ctx, 1.6, 0.0, 0.2);
        assert!(!moves, "lines that come are no move");
        assert!(started.elapsed() < Duration::from_mins(2), "still at it");
        std::thread::sleep(Duration::from_millis(2));
    }
    let led = scene.layout();
    assert!(led.links.iter().all(crate::layout::Link::is_led));
    assert_eq!(
        (&led.cards, &led.references),
        (&before.cards, &before.references)
    );
    assert!(scene.picture().stands_like(&scene.drawing().picture));
    // After an edit lines whose ends stay are there at once, and the rest follows.
    let led: std::collections::BTreeMap<_, _> = (led.links.iter())
        .map(|link| ((link.from, link.to), link.points.clone()))
        .collect();
    let _ = add_claim(&mut desk);
    desk.refresh();
    scene.refresh(&desk, &ctx, 1.6, 0.0, 0.0);
    assert!(scene.leads_lines());
    let across = |link: &&crate::layout::Link| link.kind == crate::layout::LinkKind::Cross;
    let links = scene.layout().links.iter().filter(across);
    let held = links.filter(|link| led.get(&(link.from, link.to)) == Some(&link.points));
    assert!(held.count() > led.len() / 100);
    settle(&mut scene, &mut desk);
    assert!(scene.layout().links.iter().all(crate::layout::Link::is_led));
}
