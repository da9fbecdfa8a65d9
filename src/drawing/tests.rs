//! What is measured is what is drawn.

use std::cell::RefCell;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::model::problems::Severity;
use crate::model::{Claim, Id, Kind};

/// Words of all sorts: long ones, accents, other scripts, emoji, odd spaces.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-zA-Z]{1,12}[,.;:]?",
        1 => "[a-z]{30,90}",
        1 => "[äöüßéèñçåøşğ\u{301}]{1,8}",
        1 => "[一-龠ぁ-んァ-ヴ。、「」]{1,30}",
        1 => "[가-힣]{1,6}",
        1 => "[\u{1F600}-\u{1F64F}]{1,3}",
        1 => "[ا-ي]{1,9}",
        1 => "(well-known|and/or|1914–1918|a\u{a0}b|20\u{202f}000)",
        1 => Just(String::new()),
    ];
    let gap = prop_oneof![5 => Just(" "), 1 => Just("  "), 1 => Just("\n"), 1 => Just("\t")];
    prop::collection::vec((word, gap), 0..30)
        .prop_map(|words| words.into_iter().map(|(word, gap)| word + gap).collect())
}

fn remark() -> impl Strategy<Value = Remark> {
    let words = prop::sample::select(vec!["", "accepted", "not accepted", "held in"]);
    (words, prop::option::of(0..=100_u8), 0..200_u32).prop_map(|(word, strength, tenths)| Remark {
        mark: (!word.is_empty()).then_some(Mark::Struck),
        word,
        strength: strength.map(Amount::Hundredths),
        inconsistency: (tenths > 50).then_some(tenths),
        is_supposed: word == "held in",
        ..Remark::default()
    })
}

fn content() -> impl Strategy<Value = CardContent> {
    let chip =
        ("[A-Z][a-z]{0,40}", any::<bool>(), 0..6_usize).prop_map(|(source, against, state)| {
            let states = [
                ChipState::Verified,
                ChipState::Elided,
                ChipState::Confirmed,
                ChipState::LookAt,
                ChipState::Missing,
                ChipState::NoDocument,
            ];
            ChipContent {
                backing: Id::from_noise(Kind::Backing, [3; 14]),
                source,
                against,
                state: states[state],
                is_off: state == 0,
            }
        });
    let roles = (any::<bool>(), any::<bool>(), any::<bool>());
    let letter = prop::option::of("[A-Z]{1,2}");
    let problem = prop::option::of(Just(Severity::Warning));
    let chips = prop::collection::vec(chip, 0..5);
    let sizes = (120_f32..960.0, 0_f32..300.0);
    (
        text(),
        roles,
        letter,
        prop::option::of(remark()),
        problem,
        chips,
        sizes,
    )
        .prop_map(
            |(text, (assumption, unstated, noted), letter, remark, problem, chips, sizes)| {
                CardContent {
                    claim: Id::from_noise(Kind::Claim, [1; 14]),
                    record: Arc::new(Claim {
                        text,
                        assumption,
                        unstated,
                        note: if noted {
                            "See".to_owned()
                        } else {
                            String::new()
                        },
                        ..Claim::default()
                    }),
                    letter,
                    chips,
                    remark,
                    problem,
                    tags: Vec::new(),
                    width: sizes.0,
                    min_height: sizes.1,
                }
            },
        )
}

thread_local! {
    static MEASURE: RefCell<Measure> = RefCell::default();
    static OTHER_MEASURE: RefCell<Measure> = RefCell::default();
}

proptest! {
    #[test]
    fn a_card_is_as_large_as_it_was_measured_before(content in content()) {
        // One measure for each, for the window and a thread have their own.
        let size = MEASURE.with_borrow_mut(|measure| card_size(&content, measure));
        let face = OTHER_MEASURE.with_borrow_mut(|measure| card_face(&content, measure));
        prop_assert_eq!(size, face.size);
    }

    #[test]
    fn another_remark_leaves_a_card_as_high_as_it_was(
        content in content(), one in remark(), other in remark()
    ) {
        let [one, other] = [one, other].map(|remark| CardContent {
            remark: Some(remark),
            ..content.clone()
        });
        prop_assert!(one.is_as_high(&other));
        let height = |content: &CardContent| {
            MEASURE.with_borrow_mut(|measure| card_size(content, measure))
        };
        prop_assert_eq!(height(&one), height(&other));
        let bare = CardContent { remark: None, ..content };
        // A thesis makes room for its line; on other cards it takes none.
        prop_assert_eq!(bare.is_as_high(&one), bare.letter.is_none());
        if bare.letter.is_none() {
            prop_assert_eq!(height(&bare), height(&one));
        }
    }

    #[test]
    fn a_text_has_the_lines_that_were_counted(text in text(), width in 20_f32..700.0) {
        let (extent, set, balanced) = MEASURE.with_borrow_mut(|measure| {
            let extent = measure.extent(&text, CARD_TEXT, width);
            let set = measure.text(&text, CARD_TEXT, width);
            (extent, set, measure.balanced(&text, CARD_TEXT, width))
        });
        prop_assert_eq!(extent.lines, set.lines.len());
        prop_assert_eq!(extent.width, set.width());
        prop_assert_eq!(extent.lines, balanced.lines.len());
    }
}
