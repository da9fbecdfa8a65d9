//! Whole trees side by side in rows, in reading order, as a shelf is filled.

use crate::layout::{Head, Point, Request, Size};

/// The widths of shelves that are tried grow by this: few steps, so that a map that
/// grows a little keeps its rows.
const STEP: f32 = 1.25;
const STEPS: i32 = 40;
/// The narrowest shelf, in map points.
const LEAST: f32 = 1000.0;

/// The upper left corners of the trees at these roots, given how much room each takes,
/// such that all of them fill the wanted frame best. Free claims begin a row of their
/// own.
pub(super) fn shelved(request: &Request, roots: &[usize], rooms: &[Size]) -> Vec<Point> {
    let outline = &request.outline;
    let aspect = request.aspect.clamp(0.1, 10.0);
    let asks = |root: usize| matches!(outline.nodes[root].head, Head::Question(_));
    let books: Vec<Book> = (roots.iter().zip(rooms).enumerate())
        .map(|(place, (root, room))| Book {
            room: *room,
            gap: if asks(*root) {
                request.spacing.root_gap
            } else {
                request.spacing.thesis_gap
            },
            opens_row: place > 0 && !asks(*root) && asks(roots[place - 1]),
        })
        .collect();
    let widest = rooms
        .iter()
        .fold(LEAST, |widest, room| widest.max(room.width));
    let total: f32 = books.iter().map(|book| book.room.width + book.gap).sum();
    let tried = (0..STEPS).map(|step| LEAST * STEP.powi(step));
    let tried = tried.filter(|width| *width >= widest && *width <= total * STEP);
    let costs = tried.map(|width| {
        let (_, size) = filled(&books, width);
        ((size.width / aspect).max(size.height), width)
    });
    let best = costs.min_by(|one, other| one.0.total_cmp(&other.0));
    let width = best.map_or(widest, |(_, width)| width);
    filled(&books, width).0
}

struct Book {
    room: Size,
    /// What is kept free before it, to the left and above.
    gap: f32,
    opens_row: bool,
}

/// Rows no wider than `width`, and what they take together.
fn filled(books: &[Book], width: f32) -> (Vec<Point>, Size) {
    let (mut x, mut y, mut row) = (0.0_f32, 0.0_f32, 0.0_f32);
    let mut size = Size::default();
    let mut corners = Vec::with_capacity(books.len());
    for book in books {
        if x > 0.0 {
            if book.opens_row || x + book.gap + book.room.width > width {
                y += row + book.gap;
                (x, row) = (0.0, 0.0);
            } else {
                x += book.gap;
            }
        }
        corners.push(Point::new(x, y));
        x += book.room.width;
        row = row.max(book.room.height);
        size = Size::new(size.width.max(x), y + row);
    }
    (corners, size)
}
