//! What of a map is shown first, and all of it.

use egui::Rect;

use super::Camera;
use crate::layout::{self, Flow, Layout, Point};

/// Between what is fitted and the edges of the view, in screen points.
pub(super) const FIT_PADDING: f32 = 40.0;
/// Kept free below what is fitted, for the controls that stand there, in points at
/// normal size.
const CONTROLS_HEIGHT: f32 = 32.0;
/// Kept free above a map that is named by labels, in points at normal size.
const LABELS_HEIGHT: f32 = 30.0;
/// A map that fits whole at this zoom or more opens whole.
const WHOLE_ZOOM: f32 = 0.36;
/// Larger maps open no smaller than this: their words can just be read.
const OPENING_ZOOM: f32 = 0.65;
/// What is selected is shown no larger than this.
const NEAR_ZOOM: f32 = 1.5;

/// What a map that was just opened is shown like: whole if its words can nearly be read
/// so, else what it begins with.
pub(super) fn opening(layout: &Layout, view: Rect, scale: f32) -> Camera {
    let whole = fit_all(layout.bounds, view, scale);
    let readable = WHOLE_ZOOM * scale;
    if whole.zoom >= readable {
        return whole;
    }
    let least = OPENING_ZOOM * scale;
    let camera = Camera::fit_readable(layout.bounds, view, FIT_PADDING, readable, least);
    beginning(layout, camera, whole, view)
}

/// What a map is first seen by where this camera does not see all of it: its first
/// question with all its theses, if they fit, else `whole`. Of a picture that grows to
/// the right it is where that begins, at its first root, as near as all theses are seen.
fn beginning(layout: &Layout, camera: Camera, whole: Camera, view: Rect) -> Camera {
    let outline = &layout.outline;
    let rect_of = |node: usize| layout.rect_of(outline.nodes.get(node)?.head.record()?);
    let first = outline.roots.first().copied();
    let root = first.and_then(rect_of);
    let theses = first.into_iter().flat_map(|root| outline.children(root));
    let head = theses.filter_map(|thesis| rect_of(*thesis)).chain(root);
    let (Some(root), Some(head)) = (root, head.reduce(layout::Rect::union)) else {
        return camera;
    };
    let sees_head = |camera: &Camera| {
        let seen = camera.visible(view).grown(-FIT_PADDING / 2.0 / camera.zoom);
        seen.holds(head)
    };
    if layout.flow == Flow::Down {
        return if sees_head(&camera) { camera } else { whole };
    }
    let mut near = camera;
    let half = (view.width() / 2.0 - FIT_PADDING) / near.zoom;
    near.center = Point::new(root.min.x + half, root.center().y);
    if sees_head(&near) {
        return near;
    }
    let all = Camera::fit(head, view, FIT_PADDING, near.zoom);
    if all.zoom > whole.zoom { all } else { whole }
}

/// The whole map, clear of the controls below it, and of the labels that stand up from
/// its upper edge where it is far away.
pub(super) fn fit_all(bounds: layout::Rect, view: Rect, scale: f32) -> Camera {
    let mut free = above_controls(view, scale);
    let mut camera = Camera::fit(bounds, free, FIT_PADDING, scale);
    if camera.zoom < WHOLE_ZOOM * scale {
        free.min.y += (LABELS_HEIGHT * scale).min(view.height() / 4.0);
        camera = Camera::fit(bounds, free, FIT_PADDING, scale);
    }
    camera.seen_in(free, view)
}

/// A part of the map, as large as it can be read well, and clear of the controls.
pub(super) fn fit_some(rect: layout::Rect, view: Rect, scale: f32) -> Camera {
    let free = above_controls(view, scale);
    Camera::fit(rect, free, FIT_PADDING, NEAR_ZOOM * scale).seen_in(free, view)
}

/// What is left of a view above the controls at its lower edge.
pub(super) fn above_controls(view: Rect, scale: f32) -> Rect {
    let height = (CONTROLS_HEIGHT * scale).min(view.height() / 4.0);
    view.with_max_y(view.max.y - height)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use egui::pos2;

    use super::*;
    use crate::drawing::{DrawRequest, Drawer};
    use crate::file;
    use crate::generate::generate;
    use crate::model::{Change, Claim, Entry, Id, Kind, Map, Question, Reason};
    use crate::samples::samples;

    const VIEW: Rect = Rect {
        min: pos2(0.0, 40.0),
        max: pos2(1440.0, 870.0),
    };

    fn layout_of(map: &Map, arrangement: &str, aspect: f32) -> Arc<Layout> {
        let request = DrawRequest {
            arrangement,
            aspect,
            ..DrawRequest::new(map)
        };
        Drawer::default().draw(&request).layout
    }

    fn put<T: Entry>(change: &mut Change, kind: Kind, record: T) -> Id {
        let id = Id::random(kind);
        T::delta_mut(change).record(id, None, Some(Arc::new(record)));
        id
    }

    /// One question with two theses, each with so many reasons, each of which hangs on the
    /// one before.
    fn chains(reasons: usize) -> Map {
        rivals(reasons, true)
    }

    fn rivals(reasons: usize, chained: bool) -> Map {
        let mut change = Change::default();
        let claim = |change: &mut Change, text: &str| {
            let text = text.to_owned();
            put(
                change,
                Kind::Claim,
                Claim {
                    text,
                    ..Claim::default()
                },
            )
        };
        let theses = ["The toll did it.", "The flood did it."].map(|text| claim(&mut change, text));
        for thesis in theses {
            let mut target = thesis;
            for step in 0..reasons {
                let premise = claim(&mut change, &format!("Step {step} of the argument."));
                let premises = vec![premise];
                put(
                    &mut change,
                    Kind::Reason,
                    Reason {
                        target,
                        premises,
                        ..Reason::default()
                    },
                );
                target = if chained { premise } else { thesis };
            }
        }
        let text = "Why did the bridge close?".to_owned();
        let theses = theses.to_vec();
        put(
            &mut change,
            Kind::Question,
            Question {
                text,
                theses,
                ..Question::default()
            },
        );
        let mut map = Map::default();
        change.apply(&mut map);
        map
    }

    /// The question and its theses.
    fn head(map: &Map, layout: &Layout) -> layout::Rect {
        let (id, question) = map.questions().iter().next().unwrap();
        let ids = question.theses.iter().copied().chain([id]);
        let rects = ids.filter_map(|id| layout.rect_of(id));
        rects.reduce(layout::Rect::union).unwrap()
    }

    #[test]
    fn every_sample_opens_whole_and_clear_of_the_controls() {
        for sample in samples() {
            let map = file::parse(sample.text, sample.file_name.as_ref())
                .unwrap()
                .map;
            let layout = layout_of(&map, "", VIEW.aspect_ratio());
            let camera = opening(&layout, VIEW, 1.0);
            assert_eq!(
                camera,
                fit_all(layout.bounds, VIEW, 1.0),
                "{}",
                sample.title
            );
            assert!(
                camera.zoom >= WHOLE_ZOOM,
                "{} {}",
                sample.title,
                camera.zoom
            );
            let shown = camera.screen_rect(VIEW, layout.bounds);
            let free = VIEW
                .with_max_y(VIEW.max.y - CONTROLS_HEIGHT)
                .shrink(FIT_PADDING - 0.5);
            assert!(free.contains_rect(shown), "{} {shown}", sample.title);
        }
    }

    #[test]
    fn a_map_too_large_to_read_opens_at_its_first_question_with_all_its_theses() {
        let map = chains(30);
        let layout = layout_of(&map, "top-to-bottom", 1.6);
        let camera = opening(&layout, VIEW, 1.0);
        assert!(camera.zoom >= OPENING_ZOOM, "{}", camera.zoom);
        assert!(!camera.visible(VIEW).holds(layout.bounds));
        assert!(camera.visible(VIEW).holds(head(&map, &layout)));
    }

    #[test]
    fn where_the_theses_do_not_fit_in_words_a_map_opens_whole() {
        let map = generate(1000, 3);
        let layout = layout_of(&map, "", 1.6);
        let camera = opening(&layout, VIEW, 1.0);
        assert_eq!(camera, fit_all(layout.bounds, VIEW, 1.0));
        assert!(camera.visible(VIEW).holds(layout.bounds));
        // From afar the labels of the uppermost questions have room above them.
        let shown = camera.screen_rect(VIEW, layout.bounds);
        assert!(
            shown.min.y >= VIEW.min.y + FIT_PADDING + LABELS_HEIGHT - 0.5,
            "{shown}"
        );
    }

    #[test]
    fn a_map_that_grows_to_the_right_opens_at_its_root() {
        let map = chains(30);
        let layout = layout_of(&map, "left-to-right", 1.6);
        let camera = opening(&layout, VIEW, 1.0);
        assert!(camera.zoom >= OPENING_ZOOM, "{}", camera.zoom);
        let (question, _) = map.questions().iter().next().unwrap();
        let root = camera.screen_rect(VIEW, layout.rect_of(question).unwrap());
        assert!(
            (root.min.x - VIEW.min.x - FIT_PADDING).abs() < 1.0,
            "{root}"
        );
        assert!((root.center().y - VIEW.center().y).abs() < 1.0, "{root}");
    }

    #[test]
    fn where_it_grows_to_the_right_all_theses_are_seen_from_further_away() {
        let map = rivals(40, false);
        let layout = layout_of(&map, "left-to-right", 1.6);
        let camera = opening(&layout, VIEW, 1.0);
        assert!(camera.visible(VIEW).holds(head(&map, &layout)));
        assert!(camera.zoom < OPENING_ZOOM, "{}", camera.zoom);
        assert!(camera.zoom > fit_all(layout.bounds, VIEW, 1.0).zoom);
    }
}
