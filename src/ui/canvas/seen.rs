//! What stands in view, asked for now and then rather than in each frame.

use std::sync::Arc;

use super::Same;
use crate::drawing::{Item, Picture};
use crate::layout::Rect;

/// While the map is dragged, so much more than is seen is asked for on each side, as
/// a part of the view's width.
const MARGIN: f32 = 1.0 / 16.0;

/// What was last asked for.
#[derive(Default)]
pub(super) struct Seen {
    of: Option<(Same<Picture>, Rect)>,
    items: Vec<Item>,
}

impl Seen {
    /// What reaches into a rectangle of a picture, in drawing order.
    pub(super) fn items(&mut self, picture: &Arc<Picture>, wanted: Rect) -> Vec<Item> {
        let of = (self.of.as_ref()).filter(|(of, _)| Arc::ptr_eq(&of.0, picture));
        let serves = |known: &Rect| {
            // Far more than is wanted takes longer to look through.
            known.holds(wanted) && known.width() < 1.5 * wanted.width()
        };
        if !of.is_some_and(|(_, known)| serves(known)) {
            // Moved rather than zoomed: it is likely to go on.
            let alike = |known: &Rect| (known.width() / wanted.width() - 1.0).abs() < 0.2;
            let margin = match of {
                Some((_, known)) if alike(known) && known.overlaps(wanted) => {
                    MARGIN * wanted.width()
                }
                _ => 0.0,
            };
            let asked = wanted.grown(margin);
            self.items = picture.in_rect(asked);
            self.of = Some((Same(Arc::clone(picture)), asked));
        }
        let items = self.items.iter();
        let items = items.filter(|item| item.rect.overlaps(wanted));
        items.cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::{DrawRequest, Drawer};
    use crate::generate::generate;
    use crate::layout::Size;

    #[test]
    fn wherever_one_looks_everything_in_view_is_there_in_order() {
        let map = generate(60, 5);
        let picture = Drawer::default().draw(&DrawRequest::new(&map)).picture;
        let bounds = picture.bounds();
        let mut seen = Seen::default();
        let parts = |items: Vec<Item>| items.iter().map(|item| item.part).collect::<Vec<_>>();
        for step in 0..40_u8 {
            let part = f32::from(step) / 40.0;
            let size = Size::new(900.0 + 40.0 * (part * 20.0).sin(), 500.0);
            let at = bounds.min.lerp(bounds.max, part);
            let wanted = Rect::around(at, size);
            let found = parts(seen.items(&picture, wanted));
            // It may know of a little more that reaches in, and of nothing less.
            assert!(found.is_sorted());
            for part in parts(picture.in_rect(wanted)) {
                assert!(found.contains(&part), "{part:?} in {wanted:?}");
            }
        }
    }
}
