//! Where bars and notices stand that lie over the map.
//!
//! One rule for all: each stands at its own place, at the upper or the lower edge, or as
//! little further inwards as it takes to hide nothing that was given its place before. So
//! none hides what another says, whichever of them are there, and however large the text
//! is. Whoever lies over the map asks here.

use egui::{Align, Align2, Area, Context, Id, Order, Rect, Role, Ui, Vec2, WidgetInfo};

use super::theme::size;

/// Between two that stand one below the other, in screen points.
const GAP: f32 = size::GAP;
/// Sizes that differ by no more are the same.
const ROUNDING: f32 = 0.5;

/// What lies over a part of the window, in the order in which it was given its place.
#[derive(Clone, Debug)]
pub struct Stack {
    area: Rect,
    taken: Vec<Taken>,
}

#[derive(Clone, Debug)]
struct Taken {
    name: &'static str,
    rect: Rect,
}

/// A bar or the like, before it has a place.
#[derive(Clone, Copy, Debug)]
pub struct Bar {
    /// What screen readers call it, and by what it is found again.
    pub name: &'static str,
    pub id: Id,
    pub order: Order,
    pub at: Align2,
    /// Between it and the edges of the area, in screen points.
    pub margin: f32,
}

impl Stack {
    /// Nothing yet, over a part of the window.
    #[must_use]
    pub fn over(area: Rect) -> Self {
        Self {
            area,
            taken: Vec::new(),
        }
    }

    #[must_use]
    pub fn area(&self) -> Rect {
        self.area
    }

    /// Says that something stands there.
    pub fn keep(&mut self, name: &'static str, rect: Rect) {
        self.taken.push(Taken { name, rect });
    }

    /// Where it stands that was given its place under this name.
    #[must_use]
    pub fn rect_of(&self, name: &str) -> Option<Rect> {
        let found = self.taken.iter().find(|taken| taken.name == name);
        found.map(|taken| taken.rect)
    }

    /// The place of something so large: where it belongs, or further down from the upper
    /// edge, further up from the lower one. Where too little is left for that, it may hide
    /// what stands at the edge across.
    #[must_use]
    pub fn place(&self, size: Vec2, at: Align2, margin: f32) -> Rect {
        let own = at.align_size_within_rect(size, self.area.shrink(margin));
        let goes_up = at.y() == Align::Max;
        let clear = clear_of(own, goes_up, || self.taken.iter().map(|taken| taken.rect));
        if self.holds(clear) {
            return clear;
        }
        let is_across = |rect: &Rect| goes_up == (rect.center().y < self.area.center().y);
        let near = || {
            let rects = self.taken.iter().map(|taken| taken.rect);
            rects.filter(move |rect| !is_across(rect))
        };
        let clear = clear_of(own, goes_up, near);
        if self.holds(clear) { clear } else { own }
    }

    /// Whether nothing stands out above or below.
    fn holds(&self, rect: Rect) -> bool {
        self.area.top() <= rect.top() + ROUNDING && rect.bottom() <= self.area.bottom() + ROUNDING
    }

    /// Shows a bar at its place. It is no wider than the area.
    pub fn show(&mut self, ctx: &Context, bar: Bar, content: impl FnOnce(&mut Ui)) {
        let known = ctx.memory(|memory| memory.area_rect(bar.id));
        let known = known.map_or(Vec2::ZERO, |rect| rect.size());
        let place = self.place(known, bar.at, bar.margin);
        let most = self.area.width() - 2.0 * bar.margin;
        let shown = Area::new(bar.id)
            .order(bar.order)
            .fixed_pos(place.min)
            .constrain(false)
            .show(ctx, |ui| {
                // Not what it was in the last frame: it may have more to say now.
                ui.set_max_width(most);
                content(ui);
                let mut response = ui.response();
                response.rect = ui.min_rect();
                response.widget_info(|| WidgetInfo::labeled(Role::Group, true, bar.name));
            });
        let size = shown.response.rect.size();
        if (size - known).abs().max_elem() > ROUNDING {
            // It has its place in the next frame.
            ctx.request_repaint();
        }
        self.keep(bar.name, Rect::from_min_size(place.min, size));
    }
}

/// The rectangle, as much higher or lower as it takes to meet none of the others.
fn clear_of<I: Iterator<Item = Rect>>(own: Rect, goes_up: bool, others: impl Fn() -> I) -> Rect {
    let mut rect = own;
    // Each turn passes at least one of them.
    for _ in others() {
        let near = rect.expand(GAP - ROUNDING);
        let Some(other) = others().find(|other| other.intersects(near)) else {
            break;
        };
        let by = match goes_up {
            true => other.top() - GAP - rect.bottom(),
            false => other.bottom() + GAP - rect.top(),
        };
        rect = rect.translate(Vec2::new(0.0, by));
    }
    rect
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};
    use proptest::prelude::*;

    use super::*;

    const AREA: Rect = Rect {
        min: pos2(300.0, 40.0),
        max: pos2(940.0, 770.0),
    };

    #[test]
    fn what_is_alone_stands_where_it_belongs() {
        let stack = Stack::over(AREA);
        let size = vec2(200.0, 40.0);
        let top = stack.place(size, Align2::CENTER_TOP, 12.0);
        assert_eq!(top.center_top(), pos2(620.0, 52.0));
        let corner = stack.place(size, Align2::RIGHT_BOTTOM, 16.0);
        assert_eq!(corner.max, AREA.max - vec2(16.0, 16.0));
    }

    #[test]
    fn whoever_comes_later_makes_way_and_no_more_than_it_has_to() {
        let mut stack = Stack::over(AREA);
        let bar = stack.place(vec2(640.0, 60.0), Align2::LEFT_TOP, 0.0);
        stack.keep("bar", bar);
        let below = stack.place(vec2(200.0, 40.0), Align2::CENTER_TOP, 12.0);
        assert_eq!(below.min.y, bar.max.y + GAP);
        stack.keep("below", below);
        // There is room beside that one.
        let beside = stack.place(vec2(180.0, 40.0), Align2::RIGHT_TOP, 16.0);
        assert_eq!(beside.min.y, bar.max.y + GAP);
        let broad = stack.place(vec2(400.0, 40.0), Align2::RIGHT_TOP, 16.0);
        assert_eq!(broad.min.y, below.max.y + GAP);
        assert_eq!(stack.rect_of("below"), Some(below));
        assert_eq!(stack.rect_of("toast"), None);
    }

    #[test]
    fn from_the_lower_edge_they_go_up() {
        let mut stack = Stack::over(AREA);
        let chip = stack.place(vec2(400.0, 32.0), Align2::LEFT_BOTTOM, 16.0);
        stack.keep("chip", chip);
        let minimap = stack.place(vec2(168.0, 100.0), Align2::RIGHT_BOTTOM, 16.0);
        assert_eq!(minimap.max.y, AREA.max.y - 16.0, "beside the chip");
        stack.keep("minimap", minimap);
        let toast = stack.place(vec2(420.0, 50.0), Align2::CENTER_BOTTOM, 16.0);
        assert_eq!(toast.max.y, minimap.min.y - GAP);
    }

    #[test]
    fn where_little_room_is_left_what_stands_across_is_hidden_first() {
        let mut stack = Stack::over(AREA);
        let bar = stack.place(vec2(640.0, 300.0), Align2::LEFT_TOP, 0.0);
        stack.keep("bar", bar);
        let chip = stack.place(vec2(640.0, 50.0), Align2::LEFT_BOTTOM, 0.0);
        stack.keep("chip", chip);
        let list = stack.place(vec2(200.0, 390.0), Align2::RIGHT_TOP, 0.0);
        assert_eq!(list.min.y, bar.max.y + GAP);
        assert!(list.intersects(chip));
        stack.keep("all", AREA);
        stack.keep("all", AREA);
        let toast = stack.place(vec2(420.0, 50.0), Align2::CENTER_BOTTOM, 16.0);
        assert_eq!(toast.max.y, AREA.max.y - 16.0);
    }

    fn seat() -> impl Strategy<Value = (f32, f32, usize)> {
        (20.0..640.0_f32, 10.0..70.0_f32, 0..6_usize)
    }

    proptest! {
        #[test]
        fn no_two_hide_each_other(seats in prop::collection::vec(seat(), 0..5)) {
            let corners = [
                Align2::LEFT_TOP,
                Align2::CENTER_TOP,
                Align2::RIGHT_TOP,
                Align2::LEFT_BOTTOM,
                Align2::CENTER_BOTTOM,
                Align2::RIGHT_BOTTOM,
            ];
            let mut stack = Stack::over(AREA);
            for (width, height, corner) in seats {
                let rect = stack.place(vec2(width, height), corners[corner], 0.0);
                prop_assert!(AREA.expand(0.01).contains_rect(rect));
                for other in &stack.taken {
                    prop_assert!(!other.rect.intersects(rect), "{rect} {}", other.rect);
                }
                stack.keep("it", rect);
            }
        }
    }
}
