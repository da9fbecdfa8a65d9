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
