//! The citation styles, each read once.

use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style as Csl};

/// How references are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Style {
    /// American Psychological Association, 7th edition.
    #[default]
    Apa,
    /// Chicago Manual of Style, 18th edition: author and date in brackets.
    ChicagoAuthorDate,
    /// Chicago Manual of Style, 18th edition: footnotes.
    ChicagoNotes,
    /// Modern Language Association, 9th edition.
    Mla,
}

impl Style {
    pub const ALL: [Self; 4] = [
        Self::Apa,
        Self::ChicagoAuthorDate,
        Self::ChicagoNotes,
        Self::Mla,
    ];

    /// The name in files and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Apa => "apa",
            Self::ChicagoAuthorDate => "chicago-author-date",
            Self::ChicagoNotes => "chicago-notes",
            Self::Mla => "mla",
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Apa => "APA",
            Self::ChicagoAuthorDate => "Chicago (author-date)",
            Self::ChicagoNotes => "Chicago (notes)",
            Self::Mla => "MLA",
        }
    }

    const fn archived(self) -> ArchivedStyle {
        match self {
            Self::Apa => ArchivedStyle::AmericanPsychologicalAssociation,
            Self::ChicagoAuthorDate => ArchivedStyle::ChicagoAuthorDate,
            Self::ChicagoNotes => ArchivedStyle::ChicagoNotes,
            Self::Mla => ArchivedStyle::ModernLanguageAssociation,
        }
    }

    /// Whether a text cites in notes and not in brackets.
    #[must_use]
    pub const fn has_notes(self) -> bool {
        matches!(self, Self::ChicagoNotes)
    }

    /// The style's rules; nothing where it only points at another style.
    pub(super) fn rules(self) -> Option<&'static IndependentStyle> {
        static RULES: [OnceLock<Option<IndependentStyle>>; 4] = [
            OnceLock::new(),
            OnceLock::new(),
            OnceLock::new(),
            OnceLock::new(),
        ];
        let place = Self::ALL.iter().position(|style| *style == self)?;
        let read = || match self.archived().get() {
            Csl::Independent(mut style) => {
                // A dash in place of a name says nothing where one reference is
                // copied out of the list; Chicago has given it up as well.
                if let Some(list) = &mut style.bibliography {
                    list.subsequent_author_substitute = None;
                }
                Some(style)
            }
            Csl::Dependent(_) => None,
        };
        RULES.get(place)?.get_or_init(read).as_ref()
    }
}

/// The words that styles put in: "and", "edited by", the months. English, as the
/// rest of the program.
pub(super) fn words() -> &'static [Locale] {
    static WORDS: OnceLock<Vec<Locale>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let is_english = |locale: &Locale| {
            let code = locale.lang.as_ref();
            code.is_some_and(|code| *code == LocaleCode::en_us())
        };
        locales().into_iter().filter(is_english).collect()
    })
}

impl fmt::Display for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Style {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let style = Self::ALL.into_iter().find(|style| style.name() == name);
        style.ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|style| style.name()).collect();
            format!("{name} is no citation style; choose {}", names.join(", "))
        })
    }
}
