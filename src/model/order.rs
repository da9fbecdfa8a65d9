//! Places among siblings as short texts that sort.
//!
//! A record says where it stands by a text between those of its neighbours, so
//! that moving one record changes that record alone, and two people can insert in
//! different copies without touching each other's records (fractional indexing,
//! as in Figma's *Realtime editing of ordered sequences*). The digits are 0-9,
//! A-Z and a-z, in the order of their bytes. Equal places are settled by the id.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A place after `before` and in front of `after`; the ends are open where those
/// are `None`. Always strictly between them where `before < after` and `after`
/// does not end in zeros; otherwise a place after `before`.
///
/// ```
/// use contend::model::order;
/// let first = order::between(None, None);
/// let second = order::between(Some(&first), None);
/// let middle = order::between(Some(&first), Some(&second));
/// assert!(first < middle && middle < second);
/// ```
#[must_use]
pub fn between(before: Option<&str>, after: Option<&str>) -> String {
    let low: Vec<usize> = before.unwrap_or("").bytes().map(digit_of).collect();
    let high: Option<Vec<usize>> = after
        .filter(|after| before.is_none_or(|before| before < *after))
        .map(|after| after.bytes().map(digit_of).collect());
    let mut place = Vec::new();
    let mut bounded = high;
    for position in 0.. {
        let from = low.get(position).copied().unwrap_or(0);
        let to = match &bounded {
            Some(high) => high.get(position).copied().unwrap_or(0),
            None => DIGITS.len(),
        };
        if to > from + 1 {
            // At the open end step by one instead of halving, so that appending
            // a thousand siblings does not grow the text.
            let digit = match (&bounded, position < low.len()) {
                (None, true) => from + 1,
                _ => usize::midpoint(from, to),
            };
            place.push(DIGITS[digit]);
            break;
        }
        place.push(DIGITS[from]);
        if to > from {
            bounded = None;
        } else if bounded.is_some()
            && position >= low.len()
            && to == 0
            && past(bounded.as_ref(), position)
        {
            // `after` was only zeros behind `before`: there is no room below it.
            bounded = None;
        }
    }
    String::from_utf8(place).unwrap_or_default()
}

fn past(high: Option<&Vec<usize>>, position: usize) -> bool {
    high.is_none_or(|high| position + 1 >= high.len())
}

/// `count` places in a row after `before`.
#[must_use]
pub fn row(before: Option<&str>, count: usize) -> Vec<String> {
    let mut places: Vec<String> = Vec::with_capacity(count);
    for _ in 0..count {
        let last = places.last().map(String::as_str).or(before);
        places.push(between(last, None));
    }
    places
}

/// The nearest digit that is not above the byte, so that any text can be a place.
fn digit_of(byte: u8) -> usize {
    DIGITS
        .partition_point(|digit| *digit <= byte)
        .saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_insertions_anywhere_stay_in_order() {
        let mut places = vec![between(None, None)];
        let mut at = 7_usize;
        for _ in 0..1000 {
            at = (at * 31 + 17) % (places.len() + 1);
            let before = at.checked_sub(1).map(|i| places[i].clone());
            let after = places.get(at).cloned();
            places.insert(at, between(before.as_deref(), after.as_deref()));
        }
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn appending_and_prepending_stay_short() {
        let row = row(None, 1000);
        assert!(row.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(row.iter().all(|place| place.len() < 40), "{:?}", row.last());
        let mut first = between(None, None);
        for _ in 0..100 {
            let next = between(None, Some(&first));
            assert!(next < first);
            first = next;
        }
    }

    #[test]
    fn odd_places_from_a_hand_written_file_do_not_hang() {
        for (before, after) in [("b", "a"), ("0", "00"), ("", "0"), ("é", "ü"), ("a", "a")] {
            let place = between(Some(before), Some(after));
            assert!(place.len() < 8, "{place}");
        }
    }
}
