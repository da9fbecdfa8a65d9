//! Kinds that a later version may add to: written as words, kept when unknown.

macro_rules! open_kind {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
            /// A word that this version does not know, kept as it was written.
            Other(Box<str>),
        }

        impl $name {
            /// The kinds that this version knows, in the order to offer them.
            pub const KNOWN: &[Self] = &[$(Self::$variant),+];

            /// The word that stands in the file.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Other(word) => word,
                }
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)+
                    other => Self::Other(other.into()),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <String as serde::Deserialize>::deserialize(deserializer).map(|word| Self::from(word.as_str()))
            }
        }
    };
}

pub(crate) use open_kind;

open_kind! {
    /// Which way something bears on its target.
    #[derive(Default)]
    Stance {
        #[default]
        For = "for",
        /// Against a claim: an objection. Against a reason: an undercut.
        Against = "against",
    }
}

impl Stance {
    /// The other way round; an unknown stance stays what it is.
    #[must_use]
    pub fn flipped(&self) -> Self {
        match self {
            Self::For => Self::Against,
            Self::Against => Self::For,
            Self::Other(word) => Self::Other(word.clone()),
        }
    }
}

open_kind! {
    /// How the premises of one reason join.
    #[derive(Default)]
    Combination {
        /// All are needed together.
        #[default]
        Linked = "linked",
        /// Each counts alone.
        Convergent = "convergent",
        /// The more of them hold, the stronger the reason.
        Cumulative = "cumulative",
    }
}

open_kind! {
    /// How much heavier than its rivals a thesis has to weigh before it is accepted.
    #[derive(Default)]
    Standard {
        /// Heavier than each rival.
        #[default]
        Preponderance = "preponderance",
        /// Heavier than each rival by more than a half.
        ClearAndConvincing = "clear and convincing",
        /// The same, and no rival weighs anything to speak of.
        BeyondReasonableDoubt = "beyond reasonable doubt",
    }
}

open_kind! {
    /// How a piece of evidence goes with a thesis: a cell of the evidence matrix.
    #[derive(Default)]
    Fit {
        VeryInconsistent = "very inconsistent",
        Inconsistent = "inconsistent",
        #[default]
        Neutral = "neutral",
        Consistent = "consistent",
        VeryConsistent = "very consistent",
        /// The evidence has no bearing on the thesis.
        NotApplicable = "not applicable",
    }
}

open_kind! {
    /// What a piece of evidence can do for the claim that it stands behind (process
    /// tracing; Van Evera 1997, Bennett 2010).
    ProcessTest {
        /// Passing is neither necessary nor sufficient.
        StrawInTheWind = "straw in the wind",
        /// Passing is necessary.
        Hoop = "hoop",
        /// Passing is sufficient.
        SmokingGun = "smoking gun",
        /// Passing is both.
        DoublyDecisive = "doubly decisive",
    }
}

open_kind! {
    /// How a test came out.
    Outcome {
        Passed = "passed",
        Failed = "failed",
    }
}

open_kind! {
    /// How two claims exclude each other.
    #[derive(Default)]
    ConflictKind {
        /// Not both are true.
        #[default]
        Contrary = "contrary",
        /// Exactly one is true.
        Contradictory = "contradictory",
    }
}

open_kind! {
    /// How what hangs on a record is spread out below it.
    Spread {
        /// Side by side.
        Row = "row",
        /// Below each other.
        Column = "column",
        /// Reasons for on the left, objections on the right, each below each other.
        Sides = "sides",
    }
}
