//! Files of references in every state: nothing panics, what is broken is told by its
//! line, and the rest comes in.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]
#![allow(
    clippy::naive_bytecount,
    clippy::format_collect,
    reason = "files for tests are small"
)]

use contend::bibliography::{Format, Imported, Name, import};
use proptest::prelude::*;

const BIBTEX: &str = r#"@string{rob = {Review of Borders}}
@article{khan2025,
  author = {Khan, M. Sheharyar and Hussain, Tasawar},
  title = {Pakistan and the {Afghan Taliban} after 2021},
  journal = rob # { Online},
  year = 2025, month = oct,
  pages = {12--34},
  doi = {10.1000/182},
}

@book{doe2018,
  author = "Jane Doe",
  title = "The Qu{\'\i}et Frontier",
  publisher = {Indus Press},
  address = {Lahore},
  year = {2018}
}

@incollection{malik2020,
  author = {Malik, Ayesha},
  title = {After the Treaty},
  crossref = {doe2018},
  pages = {45--67}
}
"#;

const RIS: &str = "TY  - JOUR\r\nID  - khan2025\r\nAU  - Khan, M. Sheharyar\r\nTI  - Pakistan after \
                   2021\r\nT2  - Review of Borders\r\nPY  - 2025\r\nSP  - 12\r\nEP  - 34\r\nER  - \
                   \r\n\r\nTY  - BOOK\r\nAU  - Doe, Jane\r\nTI  - The Quiet Frontier\r\nPB  - Indus \
                   Press\r\nPY  - 2018///\r\nER  - \r\n\r\nTY  - CHAP\r\nAU  - Malik, Ayesha\r\nTI  - \
                   After the Treaty\r\nT2  - Essays\r\nER  - \r\n";

const CSL: &str = r#"[
  {"id": "khan2025", "type": "article-journal", "title": "Pakistan after 2021",
   "author": [{"family": "Khan", "given": "M. Sheharyar"}],
   "issued": {"date-parts": [[2025, 10]]}, "container-title": "Review of Borders"},
  {"id": "doe2018", "type": "book", "title": "The Quiet Frontier",
   "author": [{"literal": "World Bank"}], "issued": {"raw": "2018"}},
  {"id": "malik2020", "type": "chapter", "title": "After the Treaty"}
]
"#;

/// Numbers that are the same on every machine (xorshift, George Marsaglia, 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// The bytes with one to three places cut, doubled, flipped or overwritten.
fn damaged(sound: &[u8], seed: u64) -> Vec<u8> {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut bytes = sound.to_vec();
    for _ in 0..=dice.below(3) {
        let at = dice.below(bytes.len());
        let length = 1 + dice.below(12);
        let end = (at + length).min(bytes.len());
        match dice.below(6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
            3 => bytes[at] ^= 1 << dice.below(8),
            4 => {
                let marks = b"{}\"@,=#\\\n[]-:";
                bytes[at] = marks[dice.below(marks.len())];
            }
            _ => bytes.insert(at, dice.below(256) as u8),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

fn check(imported: &Imported, bytes: &[u8]) {
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
    for problem in &imported.problems {
        assert!((1..=lines).contains(&problem.line), "{problem}");
        assert!(problem.what.ends_with('.'), "{problem}");
    }
    assert!(
        imported
            .sources
            .iter()
            .all(|source| !source.title.is_empty())
    );
}

#[test]
fn the_sound_files_come_in_whole() {
    for (text, format) in [
        (BIBTEX, Format::Bibtex),
        (RIS, Format::Ris),
        (CSL, Format::CslJson),
    ] {
        let imported = import(text.as_bytes());
        assert_eq!(imported.format, Some(format));
        assert_eq!(imported.problems, []);
        assert_eq!(imported.sources.len(), 3, "{imported:#?}");
    }
}

#[test]
fn two_hundred_damaged_files_of_each_kind_never_panic_and_say_where() {
    for sound in [BIBTEX, RIS, CSL] {
        let (mut told, mut kept) = (0, 0);
        for seed in 1..=200 {
            let bytes = damaged(sound.as_bytes(), seed);
            let imported = import(&bytes);
            check(&imported, &bytes);
            told += usize::from(!imported.problems.is_empty());
            kept += usize::from(!imported.sources.is_empty());
        }
        // A letter more or less in a title is no damage that can be seen.
        assert!(told > 30, "told of {told}");
        assert!(kept > 120, "kept something of {kept}");
    }
}

#[test]
fn a_file_cut_off_anywhere_keeps_what_stands_before() {
    for sound in [BIBTEX, RIS, CSL] {
        for at in (0..sound.len())
            .step_by(7)
            .filter(|at| sound.is_char_boundary(*at))
        {
            let bytes = &sound.as_bytes()[..at];
            check(&import(bytes), bytes);
        }
    }
    let second = BIBTEX.find("@book").unwrap() + 20;
    let imported = import(&BIBTEX.as_bytes()[..second]);
    assert_eq!(imported.sources.len(), 1);
    assert_eq!(imported.problems[0].line, 11);
    assert_eq!(imported.problems[0].key, "doe2018");
}

#[test]
fn deep_nesting_and_long_files_come_to_an_end() {
    let deep = format!(
        "@book{{a, title = {{{}x{}}}}}",
        "{".repeat(100_000),
        "}".repeat(100_000)
    );
    assert_eq!(import(deep.as_bytes()).sources[0].title, "x");
    let open = "@book{a, title={x},\n".repeat(20_000);
    assert_eq!(import(open.as_bytes()).problems.len(), 20_000);
    let arrays = format!("[{{\"title\": {}", "[".repeat(100_000));
    assert!(import(arrays.as_bytes()).sources.is_empty());
    let objects = "[{".repeat(50_000);
    assert!(!import(objects.as_bytes()).problems.is_empty());
    let doubled: String = (0..200)
        .map(|at| format!("@string{{a{} = a{at} # a{at}}}\n", at + 1))
        .collect();
    let bomb = format!("@string{{a0 = {{xxxxxxxx}}}}\n{doubled}@book{{b, title = a200}}");
    assert!(import(bomb.as_bytes()).sources[0].title.len() < 100_000);
}

proptest! {
    #[test]
    fn any_bytes_at_all_are_taken_calmly(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        check(&import(&bytes), &bytes);
    }

    #[test]
    fn any_text_behind_a_head_is_taken_calmly(text in "\\PC{0,200}", head in 0..3_usize) {
        let text = format!("{}{text}", ["@book{a,", "TY  - BOOK\n", "[{\"a\":"][head]);
        check(&import(text.as_bytes()), text.as_bytes());
    }

    #[test]
    fn names_are_read_back_as_they_were(family in "[A-Z][a-zé]{1,6}( [A-Z][a-z]{1,5})?", given in "[A-Z][a-z]{1,6}( [A-Z]\\.)?", suffix in prop::sample::select(vec!["", "Jr.", "III"])) {
        let name = Name::of_parts(&family, &given, suffix).unwrap();
        prop_assert_eq!(Name::parse(&name.written()), Some(name));
        let whole = Name::whole(&format!("{given} {family}")).unwrap();
        prop_assert_eq!(Name::parse(&whole.written()), Some(whole));
    }
}
