//! A lane for each thesis: the question on top, its theses side by side, and in the
//! lane of each, below it, what hangs on it. Free claims have a lane of their own.
//!
//! A lane has as many columns as let the whole fill its frame best, all lanes of a
//! map alike, and the lanes of one question are equally wide and high.

use super::hang;
use super::indent::{BRANCH, Branches, FIRST_GAP, RUNG_GAP, SPINE};
use super::shelves::shelved;
use crate::layout::roots::gaps_below;
use crate::layout::{Arranged, Arrangement, Head, Point, Rect, Request, Size};

pub(in crate::layout) struct Columns;

/// Between a lane's edge and what stands in it.
const PADDING: f32 = 20.0;
/// Between lanes.
const LANE_GAP: f32 = 24.0;
/// Between the columns of one lane.
const COLUMN_GAP: f32 = 28.0;
/// More columns than this in one lane are hard to follow.
const MOST_COLUMNS: usize = 12;

impl Arrangement for Columns {
    fn name(&self) -> &'static str {
        "columns"
    }

    fn arrange(&self, request: &Request, sizes: &[Size]) -> Arranged {
        let board = Board {
            request,
            sizes,
            gaps: gaps_below(request),
            branches: Branches::new(request, sizes),
        };
        let Some(plan) = board.best_plan() else {
            return Arranged::default();
        };
        board.put(&plan)
    }
}

struct Board<'a> {
    request: &'a Request,
    sizes: &'a [Size],
    gaps: Vec<f32>,
    branches: Branches,
}

/// How many columns the lanes of theses have, and the lane of free claims.
#[derive(Clone, Copy)]
struct Plan {
    columns: usize,
    free_columns: usize,
}

/// What stands in a lane below its head, in columns.
struct Filling {
    columns: Vec<Column>,
    width: f32,
    height: f32,
}

struct Column {
    nodes: Vec<usize>,
    width: f32,
}

/// A question with its lanes.
struct Block {
    question: usize,
    /// Of each lane, without its padding.
    lane_width: f32,
    /// From the upper edge of the theses to the lower edge of the longest lane.
    lane_height: f32,
    width: f32,
    height: f32,
}

impl Board<'_> {
    /// The numbers of columns with which the whole fills its frame best.
    fn best_plan(&self) -> Option<Plan> {
        let aspect = self.request.aspect.clamp(0.1, 10.0);
        let plans = (1..=MOST_COLUMNS).map(|columns| {
            let (_, _, blocks) = self.blocks(columns);
            let free = (1..=MOST_COLUMNS).map(|free_columns| {
                let filling = self.filling(&self.free(), free_columns);
                let aside = if filling.width > 0.0 {
                    LANE_GAP + 2.0 * PADDING + filling.width
                } else {
                    0.0
                };
                let down = blocks.height.max(filling.height + 2.0 * PADDING);
                let cost = ((blocks.width + aside) / aspect).max(down);
                let plan = Plan {
                    columns,
                    free_columns,
                };
                (cost, plan)
            });
            free.min_by(|one, other| one.0.total_cmp(&other.0))
        });
        let best = plans
            .flatten()
            .min_by(|one, other| one.0.total_cmp(&other.0));
        best.map(|(_, plan)| plan)
    }

    fn questions(&self) -> impl Iterator<Item = usize> + '_ {
        let nodes = &self.request.outline.nodes;
        let roots = self.request.outline.roots.iter().copied();
        roots.filter(|root| matches!(nodes[*root].head, Head::Question(_)))
    }

    /// What hangs on no question.
    fn free(&self) -> Vec<usize> {
        let nodes = &self.request.outline.nodes;
        let roots = self.request.outline.roots.iter().copied();
        roots
            .filter(|root| !matches!(nodes[*root].head, Head::Question(_)))
            .collect()
    }

    /// The lanes of every question, and where each question's block stands.
    fn blocks(&self, columns: usize) -> (Vec<Block>, Vec<Point>, Size) {
        let blocks: Vec<Block> = self.questions().map(|it| self.block(it, columns)).collect();
        let rooms: Vec<Size> = (blocks.iter())
            .map(|block| Size::new(block.width, block.height))
            .collect();
        let questions: Vec<usize> = self.questions().collect();
        let corners = shelved(self.request, &questions, &rooms);
        let size = corners
            .iter()
            .zip(&rooms)
            .fold(Size::default(), |sum, (corner, room)| {
                Size::new(
                    sum.width.max(corner.x + room.width),
                    sum.height.max(corner.y + room.height),
                )
            });
        (blocks, corners, size)
    }

    fn block(&self, question: usize, columns: usize) -> Block {
        let theses = self.request.outline.children(question);
        let (mut lane_width, mut lane_height) = (0.0_f32, 0.0_f32);
        for thesis in theses.iter().copied() {
            let size = self.lane_size(thesis, columns);
            lane_width = lane_width.max(size.width);
            lane_height = lane_height.max(size.height);
        }
        let lanes = theses.len() as f32;
        let across = lanes * (lane_width + 2.0 * PADDING) + (lanes - 1.0).max(0.0) * LANE_GAP;
        let head = self.sizes[question];
        let down = if theses.is_empty() {
            0.0
        } else {
            self.gaps[question] + lane_height + 2.0 * PADDING
        };
        Block {
            question,
            lane_width,
            lane_height,
            width: across.max(head.width),
            height: head.height + down,
        }
    }

    /// A thesis with what hangs on it.
    fn lane_size(&self, thesis: usize, columns: usize) -> Size {
        let head = self.sizes[thesis];
        let children = self.request.outline.children(thesis);
        if children.is_empty() {
            return head;
        }
        let filling = self.filling(children, columns);
        let indent = if filling.columns.len() == 1 {
            SPINE
        } else {
            0.0
        };
        Size::new(
            head.width.max(indent + filling.width),
            head.height + FIRST_GAP + filling.height,
        )
    }

    /// Branches below each other in columns of about equal height, in order.
    fn filling(&self, branches: &[usize], most: usize) -> Filling {
        let rooms = &self.branches.rooms;
        let tall = |node: usize| rooms[node].height + RUNG_GAP;
        let total: f32 = branches.iter().map(|node| tall(*node)).sum();
        let share = total / most.min(branches.len()).max(1) as f32;
        let mut columns: Vec<Column> = Vec::new();
        let (mut filled, mut height) = (0.0, 0.0_f32);
        let mut own = 0.0;
        for node in branches.iter().copied() {
            // A branch that crosses the bound stays where more of it lies.
            let middle = filled + tall(node) / 2.0;
            if columns.is_empty() || middle > share * columns.len() as f32 {
                own = 0.0;
                columns.push(Column {
                    nodes: Vec::new(),
                    width: 0.0,
                });
            }
            if let Some(column) = columns.last_mut() {
                column.nodes.push(node);
                column.width = column.width.max(BRANCH + rooms[node].width);
            }
            filled += tall(node);
            own += tall(node);
            height = height.max(own - RUNG_GAP);
        }
        let widths: f32 = columns.iter().map(|column| column.width).sum();
        let gaps = columns.len().saturating_sub(1) as f32 * COLUMN_GAP;
        Filling {
            columns,
            width: widths + gaps,
            height,
        }
    }

    fn put(mut self, plan: &Plan) -> Arranged {
        let count = self.sizes.len();
        let mut corners = vec![Point::default(); count];
        let mut lanes = Vec::new();
        let (blocks, places, size) = self.blocks(plan.columns);
        let right = size.width;
        for (block, place) in blocks.iter().zip(places) {
            let head = self.sizes[block.question];
            let corner = place.moved((block.width - head.width) / 2.0, 0.0);
            corners[block.question] = corner;
            self.put_lanes(block, plan.columns, corner, &mut lanes);
        }
        let free = self.free();
        if !free.is_empty() {
            let filling = self.filling(&free, plan.free_columns);
            let left = if right > 0.0 { right + LANE_GAP } else { 0.0 };
            let mut x = left + PADDING;
            let mut bottom = 0.0_f32;
            for column in &filling.columns {
                let mut y = PADDING;
                for node in column.nodes.iter().copied() {
                    corners[node] = Point::new(x, y);
                    y += self.branches.rooms[node].height + RUNG_GAP;
                }
                bottom = bottom.max(y - RUNG_GAP);
                x += column.width - BRANCH + COLUMN_GAP;
            }
            if right > 0.0 {
                let end = Point::new(x - COLUMN_GAP + PADDING, bottom + PADDING);
                lanes.push(Rect::new(Point::new(left, 0.0), end));
            }
        }
        let Branches {
            offsets, trunks, ..
        } = self.branches;
        hang(&self.request.outline, &offsets, &mut corners);
        Arranged {
            corners,
            trunks,
            lanes,
            ..Arranged::default()
        }
    }

    /// Gives the theses of a question their lanes, and their branches their columns.
    fn put_lanes(&mut self, block: &Block, columns: usize, question: Point, lanes: &mut Vec<Rect>) {
        let outline = &self.request.outline;
        let theses = outline.children(block.question);
        let outer = block.lane_width + 2.0 * PADDING;
        let across = theses.len() as f32 * (outer + LANE_GAP) - LANE_GAP;
        let head = self.sizes[block.question];
        let top = head.height + self.gaps[block.question] + PADDING;
        // From the question's corner.
        let mut left = (head.width - across) / 2.0;
        for thesis in theses.iter().copied() {
            let size = self.lane_size(thesis, columns);
            let inner = left + PADDING + (block.lane_width - size.width) / 2.0;
            let card = self.sizes[thesis];
            let children = outline.children(thesis);
            let filling = self.filling(children, columns);
            let single = filling.columns.len() <= 1;
            let x = if single {
                inner
            } else {
                inner + (size.width - card.width) / 2.0
            };
            self.branches.offsets[thesis] = Point::new(x, top);
            self.branches.trunks[thesis] = None;
            // From the thesis's corner.
            let mut spine = if single {
                SPINE
            } else {
                inner - x + (size.width - filling.width) / 2.0
            };
            for column in &filling.columns {
                let mut y = card.height + FIRST_GAP;
                for node in column.nodes.iter().copied() {
                    self.branches.offsets[node] = Point::new(spine + BRANCH, y);
                    self.branches.trunks[node] = Some(spine);
                    y += self.branches.rooms[node].height + RUNG_GAP;
                }
                spine += column.width + COLUMN_GAP;
            }
            let corner = question.moved(left, top - PADDING);
            let size = Size::new(outer, block.lane_height + 2.0 * PADDING);
            lanes.push(Rect::at(corner, size));
            left += outer + LANE_GAP;
        }
    }
}
