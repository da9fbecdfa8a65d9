use super::*;
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_row_put_together_from_parts_of_others_reads_like_a_list(
        len in 0..400_usize,
        cuts in prop::collection::vec((0..400_usize, 0..300_usize, 0..3_u8), 0..6),
    ) {
        let mut list: Vec<usize> = (0..len).collect();
        let mut rows: Rows<usize> = list.iter().copied().collect();
        for (at, count, fresh) in cuts {
            let at = at.min(list.len());
            let end = (at + count).min(list.len());
            let new: Vec<usize> = (0..fresh).map(|it| 1000 + usize::from(it)).collect();
            let mut next = Rows::default();
            next.extend_from(&rows, 0..at);
            for value in &new {
                next.push(*value);
            }
            next.extend_from(&rows, end..rows.len());
            let before = std::mem::replace(&mut rows, next);
            let old = list.clone();
            list.splice(at..end, new);
            prop_assert!(rows.iter().eq(list.iter()));
            prop_assert!((&rows).into_iter().eq(list.iter()));
            prop_assert!((0..list.len()).all(|place| rows[place] == list[place]));
            prop_assert_eq!(rows.get(list.len()), None);
            prop_assert_eq!(rows == before, list == old);
            let (front, back) = rows.in_common(&before);
            prop_assert!(front + back <= list.len().min(old.len()));
            prop_assert_eq!(&list[..front], &old[..front]);
            prop_assert_eq!(&list[list.len() - back..], &old[old.len() - back..]);
            let all = front + back == list.len().min(old.len());
            prop_assert!(all || list[front] != old[front]);
            prop_assert!(all || list[list.len() - back - 1] != old[old.len() - back - 1]);
        }
    }
}

#[test]
fn a_row_with_one_value_more_shares_all_but_one_chunk() {
    let rows: Rows<usize> = (0..1000).collect();
    let mut next = Rows::default();
    next.extend_from(&rows, 0..500);
    next.push(7);
    next.extend_from(&rows, 500..1000);
    let shared = next
        .chunks
        .iter()
        .filter(|chunk| rows.chunks.iter().any(|old| Arc::ptr_eq(old, chunk)));
    assert!(shared.count() + 1 >= rows.chunks.len());
    assert_eq!(next.in_common(&rows), (500, 500));
}

#[test]
fn the_places_that_differ_are_told_whether_chunks_are_shared_or_not() {
    let rows: Rows<usize> = (0..1000).collect();
    let mut shared = rows.clone();
    let mut alone: Rows<usize> = (0..1000).collect();
    for other in [&mut shared, &mut alone] {
        for place in [3, 64, 500] {
            other.set(place, 7777);
        }
        let mut told = Vec::new();
        other.differing(0, &rows, 0, 1000, |place| told.push(place));
        assert_eq!(told, [3, 64, 500]);
        // A part of one, beside a part of the other that begins elsewhere.
        told.clear();
        other.differing(60, &rows, 60, 440, |place| told.push(place));
        assert_eq!(told, [64]);
        let mut longer = Rows::default();
        longer.push(1);
        longer.extend_from(other, 0..1000);
        told.clear();
        longer.differing(1, &rows, 0, 1000, |place| told.push(place));
        assert_eq!(told, [4, 65, 501]);
    }
}
