//! The theses of a question in columns beside each other, in order, and what speaks for
//! and against a thesis as well: one below the other they are a strip that no screen can
//! show.

use super::indent::{BRANCH, Branches, FIRST_GAP, RUNG_GAP, SPINE};
use crate::layout::{Point, Request, Size};

/// The most columns below one thesis.
const MOST: usize = 12;
/// The heights that are tried shrink by this.
const STEP: f32 = 0.87;
const STEPS: usize = 24;
/// So much better has a lower picture to fill the frame: a map that grows a little keeps
/// the columns that it has.
const WORTH: f32 = 0.95;
/// Between the columns below a thesis.
const COLUMN_GAP: f32 = 40.0;

/// Puts what hangs on each question in as many columns as fill the wanted frame best.
pub(super) fn beside_each_other(request: &Request, sizes: &[Size], branches: &mut Branches) {
    let outline = &request.outline;
    let aspect = request.aspect.clamp(0.1, 10.0);
    for question in outline.questions.rows().iter().copied() {
        let theses = outline.children(question);
        let choices: Vec<Vec<Tree>> = theses
            .iter()
            .map(|thesis| trees(outline.children(*thesis), sizes[*thesis], branches, *thesis))
            .collect();
        let tall = |trees: &Vec<Tree>| trees.first().map_or(0.0, |tree| tree.room.height);
        let mut height: f32 = choices.iter().map(|it| tall(it) + RUNG_GAP).sum();
        let mut best: Option<(f32, Vec<&Tree>, Columns)> = None;
        for _ in 0..STEPS {
            let chosen: Vec<&Tree> = (choices.iter())
                .filter_map(|trees| no_higher(trees, height))
                .collect();
            let rooms: Vec<Size> = chosen.iter().map(|tree| tree.room).collect();
            let columns = Columns::filled(&rooms, height, request.spacing.thesis_gap);
            let cost = (columns.size.width / aspect).max(columns.size.height);
            if (best.as_ref()).is_none_or(|(least, ..)| cost < least * WORTH) {
                best = Some((cost, chosen, columns));
            }
            height *= STEP;
        }
        let Some((_, chosen, columns)) = best else {
            continue;
        };
        hang(branches, theses, &columns, sizes[question].height);
        branches.rooms[question] = room(sizes[question], &columns);
        for (thesis, tree) in theses.iter().zip(chosen) {
            let children = outline.children(*thesis);
            if let Some(columns) = &tree.columns {
                hang(branches, children, columns, sizes[*thesis].height);
                branches.rooms[*thesis] = tree.room;
            }
        }
    }
}

/// Hangs nodes on one of this height as they stand in columns.
fn hang(branches: &mut Branches, children: &[usize], columns: &Columns, height: f32) {
    for (child, corner) in children.iter().zip(&columns.corners) {
        branches.offsets[*child] = corner.moved(SPINE + BRANCH, height + FIRST_GAP);
        branches.trunks[*child] = Some(corner.x + SPINE);
    }
}

/// What a head takes with columns below it.
fn room(head: Size, columns: &Columns) -> Size {
    Size::new(
        head.width.max(columns.size.width),
        head.height + FIRST_GAP + columns.size.height,
    )
}

/// A shape that a thesis can take with all that hangs on it.
struct Tree {
    room: Size,
    /// None where it stays as it is.
    columns: Option<Columns>,
}

/// A thesis as it is, and with its reasons in two columns or more.
fn trees(children: &[usize], head: Size, branches: &Branches, thesis: usize) -> Vec<Tree> {
    let rooms: Vec<Size> = children.iter().map(|it| branches.rooms[*it]).collect();
    let own = Tree {
        room: branches.rooms[thesis],
        columns: None,
    };
    let further = (2..=children.len().min(MOST)).map(|count| {
        let columns = Columns::of(&rooms, count);
        Tree {
            room: room(head, &columns),
            columns: Some(columns),
        }
    });
    std::iter::once(own).chain(further).collect()
}

/// The shape with the fewest columns that is no higher, or the lowest.
fn no_higher(trees: &[Tree], height: f32) -> Option<&Tree> {
    let fits = trees.iter().find(|tree| tree.room.height <= height);
    let lower = |one: &&Tree, other: &&Tree| one.room.height.total_cmp(&other.room.height);
    fits.or_else(|| trees.iter().min_by(lower))
}

/// Boxes in columns, each with the room for its spine on the left.
#[derive(Default)]
struct Columns {
    corners: Vec<Point>,
    size: Size,
}

impl Columns {
    /// In order, in so many columns of about equal height.
    fn of(rooms: &[Size], count: usize) -> Self {
        let tall = |room: &Size| room.height + RUNG_GAP;
        let share = rooms.iter().map(tall).sum::<f32>() / count as f32;
        let (mut filled, mut column) = (0.0, 1.0);
        Self::parted(rooms, COLUMN_GAP, |_, room| {
            // A box that crosses the bound stays where more of it lies.
            let parts = filled + tall(room) / 2.0 > share * column;
            column += if parts { 1.0 } else { 0.0 };
            filled += tall(room);
            parts
        })
    }

    /// In order, in columns no higher than this.
    fn filled(rooms: &[Size], height: f32, gap: f32) -> Self {
        Self::parted(rooms, gap, |y, room| y + room.height > height)
    }

    /// In order; `parts` says, from what stands in a column already and the next box,
    /// whether that begins another column.
    fn parted(rooms: &[Size], gap: f32, mut parts: impl FnMut(f32, &Size) -> bool) -> Self {
        let mut columns = Self::default();
        let (mut x, mut y, mut widest) = (0.0, 0.0, 0.0_f32);
        for room in rooms {
            if parts(y, room) && y > 0.0 {
                x += SPINE + BRANCH + widest + gap;
                (y, widest) = (0.0, 0.0);
            }
            columns.corners.push(Point::new(x, y));
            widest = widest.max(room.width);
            let size = &mut columns.size;
            size.width = size.width.max(x + SPINE + BRANCH + room.width);
            size.height = size.height.max(y + room.height);
            y += room.height + RUNG_GAP;
        }
        columns
    }
}
