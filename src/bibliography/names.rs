//! Names of people and organisations, between the one line that a record keeps and
//! the parts that citations are made of.

/// Who wrote or edited something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    Person {
        /// With its particles: `van Beethoven`.
        family: String,
        given: String,
        /// `Jr.`, `III`.
        suffix: String,
    },
    /// An organisation, or a person with one name only.
    Whole(String),
}

/// Words before the last one that belong to the family name.
const PARTICLES: &[&str] = &[
    "af", "al", "av", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "dos",
    "du", "el", "ibn", "la", "le", "ten", "ter", "te", "ud", "ul", "ur", "van", "vom", "von", "zu",
    "zum", "zur",
];

const SUFFIXES: &[&str] = &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"];

/// Words that people are not called, by which an organisation's name is known.
const ORGANISATIONS: &[&str] = &[
    "academy",
    "administration",
    "agency",
    "alliance",
    "army",
    "assembly",
    "association",
    "authority",
    "bank",
    "board",
    "bureau",
    "center",
    "centre",
    "college",
    "commission",
    "committee",
    "company",
    "conference",
    "congress",
    "corporation",
    "council",
    "court",
    "department",
    "directorate",
    "embassy",
    "federation",
    "force",
    "forces",
    "forum",
    "foundation",
    "fund",
    "government",
    "group",
    "inc",
    "inc.",
    "initiative",
    "institute",
    "institution",
    "international",
    "library",
    "ltd",
    "ltd.",
    "ministry",
    "mission",
    "movement",
    "nations",
    "network",
    "office",
    "organisation",
    "organization",
    "parliament",
    "party",
    "press",
    "programme",
    "project",
    "republic",
    "school",
    "secretariat",
    "senate",
    "service",
    "society",
    "studies",
    "survey",
    "team",
    "trust",
    "union",
    "university",
];

/// Small words that stand in organisations' names and not in people's.
const JOINTS: &[&str] = &["and", "for", "in", "of", "on", "the", "&"];

impl Name {
    /// Reads a name as a record keeps it; nothing where there is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = squeezed(text);
        if let Some(whole) = text
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
        {
            let whole = whole.trim();
            return (!whole.is_empty()).then(|| Self::Whole(whole.to_owned()));
        }
        if text.is_empty() {
            return None;
        }
        let is_comma = |character| matches!(character, ',' | '،');
        let parts: Vec<&str> = text.split(is_comma).map(str::trim).collect();
        match parts.as_slice() {
            [whole] => Some(Self::given_first(whole)),
            // Closed by a comma, since who is called so would be taken for a junior, or for
            // an organisation.
            [family, given, ""] if !family.is_empty() && !given.is_empty() => {
                Some(Self::person(family, given, ""))
            }
            // `Smith, John, Jr.` and, as BibTeX has it, `Smith, Jr., John`.
            [family, one, other] if !family.is_empty() => {
                match (is_suffix(one), is_suffix(other)) {
                    (true, false) => Some(Self::person(family, other, one)),
                    (_, true) => Some(Self::person(family, one, other)),
                    _ => Some(Self::Whole(text)),
                }
            }
            [given_and_family, suffix] if is_suffix(suffix) => {
                Some(match Self::given_first(given_and_family) {
                    Self::Person { family, given, .. } => Self::person(&family, &given, suffix),
                    whole @ Self::Whole(_) => whole,
                })
            }
            [family, given] if !family.is_empty() && !is_organisation(&text) => {
                Some(Self::person(family, given, ""))
            }
            _ => Some(Self::Whole(text)),
        }
    }

    fn person(family: &str, given: &str, suffix: &str) -> Self {
        if given.is_empty() && suffix.is_empty() {
            return Self::Whole(family.to_owned());
        }
        Self::Person {
            family: family.to_owned(),
            given: given.to_owned(),
            suffix: suffix.to_owned(),
        }
    }

    /// `Ludwig van Beethoven`, `World Bank`.
    fn given_first(text: &str) -> Self {
        let mut words: Vec<&str> = text.split(' ').collect();
        if words.len() < 2 || is_organisation(text) {
            return Self::Whole(text.to_owned());
        }
        let mut suffix = "";
        if let Some(last) = words.last().copied()
            && words.len() > 2
            && is_suffix(last)
        {
            suffix = last;
            words.pop();
        }
        let mut start = words.len() - 1;
        while start > 1
            && words
                .get(start - 1)
                .is_some_and(|word| PARTICLES.contains(word))
        {
            start -= 1;
        }
        let (given, family) = words.split_at(start);
        Self::person(&family.join(" "), &given.join(" "), suffix)
    }

    /// The name of an organisation, whatever its words look like.
    #[must_use]
    pub fn whole(text: &str) -> Option<Self> {
        let text = squeezed(text);
        let text = text.trim_matches(['{', '}']).trim();
        (!text.is_empty()).then(|| Self::Whole(text.to_owned()))
    }

    /// A name of parts that are known; nothing where all are blank.
    #[must_use]
    pub fn of_parts(family: &str, given: &str, suffix: &str) -> Option<Self> {
        let [family, given, suffix] = [family, given, suffix].map(|part| {
            let part = squeezed(part);
            part.trim_matches([',', '{', '}', '،']).trim().to_owned()
        });
        match (family.is_empty(), given.is_empty()) {
            (true, true) => None,
            (true, false) => Some(Self::Whole(given)),
            (false, _) => Some(Self::person(&family, &given, &suffix)),
        }
    }

    /// The name in one line, so that [`Name::parse`] gives it back: given name
    /// first where that can be told apart again.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Whole(text) => match Self::parse(text) {
                Some(Self::Whole(again)) if again == *text => text.clone(),
                _ => format!("{{{text}}}"),
            },
            Self::Person {
                family,
                given,
                suffix,
            } => {
                let words = [given, family, suffix].map(String::as_str);
                let plain = joined(&words, " ");
                if Self::parse(&plain).as_ref() == Some(self) {
                    return plain;
                }
                let parts = joined(&[family, given, suffix], ", ");
                match Self::parse(&parts).as_ref() == Some(self) {
                    true => parts,
                    false => format!("{parts},"),
                }
            }
        }
    }

    /// The family name, or the whole where it has no parts.
    #[must_use]
    pub fn family(&self) -> &str {
        match self {
            Self::Person { family, .. } => family,
            Self::Whole(text) => text,
        }
    }
}

fn joined(parts: &[&str], between: &str) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(between)
}

/// One space between words, none around them, and no character that is none.
pub fn squeezed(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|character: char| character.is_whitespace() || character.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

fn is_suffix(text: &str) -> bool {
    SUFFIXES.contains(&text.to_lowercase().as_str())
}

fn is_organisation(text: &str) -> bool {
    let holds_digit = text.chars().any(|character| character.is_ascii_digit());
    holds_digit
        || text.split([' ', ',']).any(|word| {
            JOINTS.contains(&word) || ORGANISATIONS.contains(&word.to_lowercase().as_str())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, String, String) {
        match Name::parse(text) {
            Some(Name::Person {
                family,
                given,
                suffix,
            }) => (family, given, suffix),
            Some(Name::Whole(whole)) => (whole, String::new(), String::new()),
            None => Default::default(),
        }
    }

    #[test]
    fn the_family_name_is_found_in_names_of_many_kinds() {
        for (text, family, given, suffix) in [
            ("Arslan Ghazi", "Ghazi", "Arslan", ""),
            ("Ghazi, Arslan", "Ghazi", "Arslan", ""),
            ("M. Sheharyar Khan", "Khan", "M. Sheharyar", ""),
            ("Ludwig van Beethoven", "van Beethoven", "Ludwig", ""),
            ("Osama bin Laden", "bin Laden", "Osama", ""),
            ("Muhammad Zia ul Haq", "ul Haq", "Muhammad Zia", ""),
            ("Jalal al-Din Haqqani", "Haqqani", "Jalal al-Din", ""),
            ("García Márquez, Gabriel", "García Márquez", "Gabriel", ""),
            ("Martin Luther King Jr.", "King", "Martin Luther", "Jr."),
            ("King, Jr., Martin Luther", "King", "Martin Luther", "Jr."),
            ("Inc, Ada,", "Inc", "Ada", ""),
            ("محمد علی جناح", "جناح", "محمد علی", ""),
            ("جناح، محمد علی", "جناح", "محمد علی", ""),
        ] {
            let expected = (family.to_owned(), given.to_owned(), suffix.to_owned());
            assert_eq!(parts(text), expected, "{text}");
        }
    }

    #[test]
    fn organisations_are_not_taken_apart() {
        for text in [
            "World Bank",
            "PoliTact",
            "Ministry of Foreign Affairs, Islamabad",
            "International Crisis Group",
            "{Raksha Anirveda}",
        ] {
            let whole = text.trim_matches(['{', '}']).to_owned();
            assert_eq!(Name::parse(text), Some(Name::Whole(whole)), "{text}");
        }
        assert_eq!(Name::parse(" {} "), None);
    }

    #[test]
    fn a_name_that_would_be_misread_is_written_family_first_or_in_braces() {
        let written = |name: Option<Name>| name.unwrap().written();
        assert_eq!(
            written(Name::of_parts("Ghazi", "Arslan", "")),
            "Arslan Ghazi"
        );
        assert_eq!(
            written(Name::of_parts("García Márquez", "Gabriel", "")),
            "García Márquez, Gabriel"
        );
        assert_eq!(written(Name::whole("Raksha Anirveda")), "{Raksha Anirveda}");
        assert_eq!(written(Name::whole("World Bank")), "World Bank");
        assert_eq!(written(Name::of_parts("Inc", "Ada", "")), "Inc, Ada,");
    }
}
