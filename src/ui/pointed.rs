//! What is pointed at elsewhere: a name in a sentence, say, whose card lights up on the
//! canvas.
//!
//! It holds for a frame. A widget that draws later in the same frame sees it at once,
//! one that has drawn already sees it in the next.

use std::sync::Arc;

use egui::{Context, Id as Key};

use crate::model::Id;

#[derive(Clone, Default)]
struct Pointed {
    frame: u64,
    ids: Arc<[Id]>,
}

/// Lights the cards of these records up while this is called in each frame.
pub fn point_at(ctx: &Context, ids: &[Id]) {
    let frame = ctx.cumulative_frame_nr();
    let before = ctx.data(|data| data.get_temp::<Pointed>(key()));
    let is_new = !before.is_some_and(|it| it.frame + 1 >= frame && *it.ids == *ids);
    let now = Pointed {
        frame,
        ids: ids.into(),
    };
    ctx.data_mut(|data| data.insert_temp(key(), now));
    if is_new {
        // For what was drawn before this.
        ctx.request_repaint();
    }
}

/// Lights them up unless somebody points at something else: for what stands around the name
/// that one points at, and for where the keyboard is.
pub fn point_at_unless_elsewhere(ctx: &Context, ids: &[Id]) {
    let now = pointed(ctx);
    if now.is_empty() || *now == *ids {
        point_at(ctx, ids);
    }
}

/// The records that are pointed at now; mostly none.
#[must_use]
pub fn pointed(ctx: &Context) -> Arc<[Id]> {
    let frame = ctx.cumulative_frame_nr();
    let now = ctx.data(|data| data.get_temp::<Pointed>(key()));
    match now.filter(|it| it.frame + 1 >= frame) {
        Some(now) => now.ids,
        None => Arc::default(),
    }
}

fn key() -> Key {
    Key::unique("records pointed at")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_lasts_as_long_as_somebody_points() {
        let ctx = Context::default();
        let id = Id::parse("c-one").unwrap();
        let frame = |points: bool| {
            let mut seen = None;
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                if points {
                    point_at(ui.ctx(), &[id]);
                }
                seen = Some(pointed(ui.ctx()).to_vec());
            });
            output.textures_delta.clear();
            seen.unwrap()
        };
        assert_eq!(frame(false), []);
        assert_eq!(frame(true), [id]);
        assert_eq!(frame(false), [id], "for what is drawn before");
        assert_eq!(frame(false), []);
    }

    #[test]
    fn what_stands_around_gives_way_to_what_is_pointed_at() {
        let ctx = Context::default();
        let [name, around] = ["c-name", "c-around"].map(|id| Id::parse(id).unwrap());
        let frame = |points: bool| {
            let mut seen = None;
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                if points {
                    point_at(ui.ctx(), &[name]);
                }
                point_at_unless_elsewhere(ui.ctx(), &[around]);
                seen = Some(pointed(ui.ctx()).to_vec());
            });
            output.textures_delta.clear();
            seen.unwrap()
        };
        assert_eq!(frame(false), [around]);
        assert_eq!(frame(true), [name]);
        frame(false);
        assert_eq!(frame(false), [around]);
    }
}
