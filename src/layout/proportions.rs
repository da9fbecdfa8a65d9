//! The proportions of the frame that a picture should fill.

/// The words for known frames, with how people call them, in the order to offer them.
/// Without a word the picture follows the window.
pub const PROPORTIONS: &[(&str, &str)] = &[
    ("16:9", "Screen, 16 to 9"),
    ("16:10", "Screen, 16 to 10"),
    ("4:3", "Screen, 4 to 3"),
    ("a4 portrait", "A4, upright"),
    ("a4 landscape", "A4, on its side"),
];

/// Width over height of a page of paper on its side: the root of two.
const PAPER: f32 = std::f32::consts::SQRT_2;

/// Frames longer than this, either way, are strips and no frames.
const LONGEST: f32 = 10.0;

/// The width of the frame divided by its height; `None` for words of other versions
/// and where the picture follows the window. Any two numbers with a colon between
/// them are understood.
#[must_use]
pub fn aspect_of(word: &str) -> Option<f32> {
    match word {
        "a4 portrait" => Some(1.0 / PAPER),
        "a4 landscape" => Some(PAPER),
        word => {
            let (width, height) = word.split_once(':')?;
            let width: f32 = width.trim().parse().ok()?;
            let height: f32 = height.trim().parse().ok()?;
            let aspect = width / height;
            (1.0 / LONGEST..=LONGEST)
                .contains(&aspect)
                .then_some(aspect)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_is_offered_is_understood() {
        for (word, _) in PROPORTIONS {
            assert!(aspect_of(word).is_some(), "{word}");
        }
        assert_eq!(aspect_of("4:3"), Some(4.0 / 3.0));
        assert_eq!(aspect_of("21 : 9"), Some(21.0 / 9.0));
    }

    #[test]
    fn other_words_follow_the_window() {
        for word in [
            "", "round", "0:0", "1:0", "-4:3", "100:1", "inf:1", "nan:1", "4:3:2",
        ] {
            assert_eq!(aspect_of(word), None, "{word}");
        }
    }
}
