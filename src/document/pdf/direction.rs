//! The order in which words and signs are read, where some run from right to left.

/// Turns round each run of items that go against the others: numbers in a line that
/// runs to the left, foreign words in a line of either direction.
pub(super) fn turn_runs<T>(items: &mut [T], goes_against: impl Fn(&T) -> bool) {
    let mut at = 0;
    while at < items.len() {
        let rest = items.get(at..).unwrap_or_default();
        let run = rest.iter().take_while(|item| goes_against(item)).count();
        if let Some(run) = items.get_mut(at..at + run) {
            run.reverse();
        }
        at += run.max(1);
    }
}

/// Whether a text has letters that run from right to left.
pub(super) fn is_right_to_left(text: &str) -> bool {
    text.chars().any(|sign| {
        matches!(sign, '\u{590}'..='\u{65F}' | '\u{66E}'..='\u{6EF}' | '\u{6FA}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
    })
}

/// Whether a sign is of a number or a Latin word, which run to the right in every
/// script.
pub(super) fn runs_to_the_right(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || matches!(sign, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_runs_that_go_against_the_rest_are_turned() {
        let mut items = [9, 1, 2, 3, 9, 8, 4, 9, 5, 6];
        turn_runs(&mut items, |item| *item < 7);
        assert_eq!(items, [9, 3, 2, 1, 9, 8, 4, 9, 6, 5]);
        turn_runs(&mut items, |_| true);
        assert_eq!(items, [5, 6, 9, 4, 8, 9, 1, 2, 3, 9]);
    }
}
