use super::*;
use proptest::prelude::*;

fn block(x: i32, y: i32, width: i32, height: i32) -> Block {
    Block {
        x: Span::new(x, x + width),
        y: Span::new(y, y + height),
    }
}

#[test]
fn one_block_leaves_a_cell_on_each_side() {
    let free = Free::new(&[block(0, 0, 10, 10)], &[(5, -5), (-5, 5), (10, 5), (5, 5)]);
    assert_eq!(free.cells.len(), 4);
    assert_eq!(free.portals.len(), 4);
    assert_eq!(free.homes[3], None);
    let homes: Vec<u32> = free.homes.iter().flatten().copied().collect();
    assert_eq!(homes, [0, 1, 2]);
}

#[test]
fn what_stays_as_wide_stays_one_cell() {
    // The second begins at the height where the first ends, and as wide.
    let free = Free::new(&[block(0, 0, 10, 10), block(0, 10, 10, 10)], &[]);
    assert_eq!(free.cells.len(), 4);
}

proptest! {
    #[test]
    fn cells_fill_what_is_free_and_nothing_else(
        blocks in prop::collection::vec((0..40_i32, 0..40_i32, 1..15_i32, 1..15_i32), 0..25)
    ) {
        let blocks: Vec<Block> =
            blocks.into_iter().map(|(x, y, w, h)| block(x, y, w, h)).collect();
        let free = Free::new(&blocks, &[]);
        let within = |x: Span, y: Span, at: (i32, i32)| {
            x.low <= at.0 && at.0 < x.high && y.low <= at.1 && at.1 < y.high
        };
        for x in -2..60 {
            for y in -2..60 {
                let blocked = blocks.iter().any(|it| within(it.x, it.y, (x, y)));
                let cells = free.cells.iter().filter(|it| within(it.x, it.y, (x, y)));
                prop_assert_eq!(cells.count(), usize::from(!blocked && !blocks.is_empty() || blocks.is_empty()));
            }
        }
        for (number, cell) in free.cells.iter().enumerate() {
            for portal in &free.portals[cell.below.start as usize..cell.below.end as usize] {
                prop_assert_eq!(portal.upper as usize, number);
                prop_assert_eq!(portal.y, cell.y.high);
                prop_assert_eq!(portal.y, free.cells[portal.lower as usize].y.low);
            }
            for portal in &free.portals[cell.above.start as usize..cell.above.end as usize] {
                prop_assert_eq!(portal.lower as usize, number);
            }
        }
        // Every pair of cells that meet has its portal.
        let mut met = 0;
        for upper in &free.cells {
            for lower in &free.cells {
                met += usize::from(
                    upper.y.high == lower.y.low && upper.x.common(lower.x).is_some(),
                );
            }
        }
        prop_assert_eq!(met, free.portals.len());
    }
}
