//! Words without their endings: "attacks", "attacked" and "attacking" all become
//! "attack".
//!
//! The rules are those of M. F. Porter, "An algorithm for suffix stripping",
//! Program 14 (1980), 130–137, with the two that he altered later ("bli" for "abli",
//! and "logi", so that "ideology" and "ideological" meet). They are made for English;
//! what they leave of a word need not be one ("polici"), and serves for comparing
//! alone.

use std::borrow::Cow;

/// The stem of a word in lower case. Words with other than the letters a to z, and
/// those of one or two letters, are left as they are.
pub(super) fn stem(word: &str) -> Cow<'_, str> {
    let is_plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
    if word.len() < 3 || !is_plain {
        return Cow::Borrowed(word);
    }
    let mut stem = Stem(word.as_bytes().to_vec());
    stem.plural();
    stem.past_and_progressive();
    stem.final_y();
    stem.replace_first(DOUBLE_SUFFIXES);
    stem.replace_first(ADJECTIVES_AND_NOUNS);
    stem.drop_longest();
    stem.final_e();
    String::from_utf8(stem.0).map_or(Cow::Borrowed(word), Cow::Owned)
}

/// Step 2: what was built of two endings loses the second. Of two that fit, the
/// longer stands first.
const DOUBLE_SUFFIXES: &[(&str, &str)] = &[
    ("ational", "ate"),
    ("tional", "tion"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("izer", "ize"),
    ("bli", "ble"),
    ("alli", "al"),
    ("entli", "ent"),
    ("eli", "e"),
    ("ousli", "ous"),
    ("ization", "ize"),
    ("ation", "ate"),
    ("ator", "ate"),
    ("alism", "al"),
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("aliti", "al"),
    ("iviti", "ive"),
    ("biliti", "ble"),
    ("logi", "log"),
];

/// Step 3.
const ADJECTIVES_AND_NOUNS: &[(&str, &str)] = &[
    ("icate", "ic"),
    ("ative", ""),
    ("alize", "al"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ful", ""),
    ("ness", ""),
];

/// Step 4: what goes where enough of the word is left. Of two that fit, the longer
/// stands first.
const DROPPED: &[&str] = &[
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ion", "ism", "ate", "iti",
    "ous", "ive", "ize", "al", "er", "ic", "ou",
];

/// A word on its way to its stem: lower-case letters of ASCII.
struct Stem(Vec<u8>);

impl Stem {
    fn ends_with(&self, suffix: &str) -> bool {
        self.0.ends_with(suffix.as_bytes())
    }

    fn before(&self, suffix: &str) -> &[u8] {
        self.0.strip_suffix(suffix.as_bytes()).unwrap_or(&self.0)
    }

    fn set(&mut self, suffix: &str, by: &str) {
        self.0.truncate(self.0.len().saturating_sub(suffix.len()));
        self.0.extend_from_slice(by.as_bytes());
    }

    /// Step 1a.
    fn plural(&mut self) {
        if self.ends_with("sses") || self.ends_with("ies") {
            self.set("es", "");
        } else if self.ends_with("s") && !self.ends_with("ss") {
            self.set("s", "");
        }
    }

    /// Step 1b.
    fn past_and_progressive(&mut self) {
        if self.ends_with("eed") {
            if measure(self.before("eed")) > 0 {
                self.set("d", "");
            }
            return;
        }
        let Some(suffix) = ["ed", "ing"]
            .into_iter()
            .find(|suffix| self.ends_with(suffix) && has_vowel(self.before(suffix)))
        else {
            return;
        };
        self.set(suffix, "");
        let doubled =
            ends_in_double_consonant(&self.0) && !matches!(self.0.last(), Some(b'l' | b's' | b'z'));
        if ["at", "bl", "iz"].iter().any(|end| self.ends_with(end)) {
            self.0.push(b'e');
        } else if doubled {
            self.0.pop();
        } else if measure(&self.0) == 1 && ends_short(&self.0) {
            self.0.push(b'e');
        }
    }

    /// Step 1c.
    fn final_y(&mut self) {
        if self.ends_with("y") && has_vowel(self.before("y")) {
            self.set("y", "i");
        }
    }

    /// Replaces the ending that fits, where a syllable is left before it.
    fn replace_first(&mut self, endings: &[(&str, &str)]) {
        let fitting = endings.iter().find(|(suffix, _)| self.ends_with(suffix));
        if let Some((suffix, by)) = fitting
            && measure(self.before(suffix)) > 0
        {
            self.set(suffix, by);
        }
    }

    fn drop_longest(&mut self) {
        let Some(suffix) = DROPPED.iter().find(|suffix| self.ends_with(suffix)) else {
            return;
        };
        let left = self.before(suffix);
        let fits = *suffix != "ion" || matches!(left.last(), Some(b's' | b't'));
        if fits && measure(left) > 1 {
            self.set(suffix, "");
        }
    }

    /// Step 5.
    fn final_e(&mut self) {
        if self.ends_with("e") {
            let left = self.before("e");
            let count = measure(left);
            if count > 1 || count == 1 && !ends_short(left) {
                self.set("e", "");
            }
        }
        if self.ends_with("ll") && measure(&self.0) > 1 {
            self.0.pop();
        }
    }
}

/// Whether the letter there is a consonant; a `y` is one at the start and after a
/// vowel.
fn is_consonant(letters: &[u8], at: usize) -> bool {
    match letters.get(at) {
        Some(b'a' | b'e' | b'i' | b'o' | b'u') | None => false,
        Some(b'y') => at
            .checked_sub(1)
            .is_none_or(|before| !is_consonant(letters, before)),
        Some(_) => true,
    }
}

fn has_vowel(letters: &[u8]) -> bool {
    (0..letters.len()).any(|at| !is_consonant(letters, at))
}

/// How many times consonants follow on vowels: about the number of syllables.
fn measure(letters: &[u8]) -> usize {
    let mut count = 0;
    let mut after_vowel = false;
    for at in 0..letters.len() {
        let consonant = is_consonant(letters, at);
        if consonant && after_vowel {
            count += 1;
        }
        after_vowel = !consonant;
    }
    count
}

fn ends_in_double_consonant(letters: &[u8]) -> bool {
    match letters {
        [.., one, other] => one == other && is_consonant(letters, letters.len() - 1),
        _ => false,
    }
}

/// Consonant, vowel, consonant at the end, the last none of w, x, y: "hop".
fn ends_short(letters: &[u8]) -> bool {
    let Some(start) = letters.len().checked_sub(3) else {
        return false;
    };
    is_consonant(letters, start)
        && !is_consonant(letters, start + 1)
        && is_consonant(letters, start + 2)
        && !matches!(letters.last(), Some(b'w' | b'x' | b'y'))
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn words_of_the_paper_become_what_it_says() {
        for (word, expected) in [
            ("caresses", "caress"),
            ("ponies", "poni"),
            ("cats", "cat"),
            ("feed", "feed"),
            ("agreed", "agre"),
            ("plastered", "plaster"),
            ("bled", "bled"),
            ("motoring", "motor"),
            ("sing", "sing"),
            ("conflated", "conflat"),
            ("troubled", "troubl"),
            ("sized", "size"),
            ("hopping", "hop"),
            ("falling", "fall"),
            ("filing", "file"),
            ("happy", "happi"),
            ("sky", "sky"),
            ("relational", "relat"),
            ("conditional", "condit"),
            ("rational", "ration"),
            ("digitizer", "digit"),
            ("vietnamization", "vietnam"),
            ("operator", "oper"),
            ("decisiveness", "decis"),
            ("formality", "formal"),
            ("sensibility", "sensibl"),
            ("triplicate", "triplic"),
            ("electrical", "electr"),
            ("goodness", "good"),
            ("revival", "reviv"),
            ("replacement", "replac"),
            ("adjustment", "adjust"),
            ("dependent", "depend"),
            ("adoption", "adopt"),
            ("probate", "probat"),
            ("rate", "rate"),
            ("cease", "ceas"),
            ("controll", "control"),
            ("roll", "roll"),
            ("generalizations", "gener"),
        ] {
            assert_eq!(stem(word), expected, "{word}");
        }
    }

    #[test]
    fn forms_of_one_word_share_their_stem() {
        for forms in [
            &["attack", "attacks", "attacked", "attacking"][..],
            &["policy", "policies"],
            &["ideology", "ideological", "ideologies"],
            &["relation", "relations"],
            &["militant", "militants"],
        ] {
            let first = stem(forms[0]);
            for form in forms {
                assert_eq!(stem(form), first, "{form}");
            }
        }
    }

    #[test]
    fn what_is_no_english_word_stays() {
        for word in ["2021", "és", "ttp’s", "a", "is", "نامه"] {
            assert_eq!(stem(word), word);
        }
    }
}
