//! What makes a struct a record of a map file.
//!
//! Serde's derives drop unknown fields silently, and `flatten` would force map
//! syntax on the file. So [`record!`] writes the two impls: fields left at their
//! default are not written, a duplicate is refused, and a field that this version
//! does not know is kept in `ext`, in the words of the file, and written back.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::ops::Deref;
use std::sync::{LazyLock, Mutex, PoisonError};

use ron::value::RawValue;
use serde::de::{self, Deserialize, Deserializer, Visitor};

/// Fields of a record that this version does not know, as they stand in the file. It
/// reads as a tree, and takes a pointer where there are none, as in nearly all records.
#[derive(Clone, Debug, Default)]
pub struct Ext(Option<Box<Fields>>);

type Fields = BTreeMap<String, Box<RawValue>>;

impl Ext {
    pub fn insert(&mut self, name: String, value: Box<RawValue>) -> Option<Box<RawValue>> {
        self.0.get_or_insert_default().insert(name, value)
    }
}

impl Deref for Ext {
    type Target = Fields;

    fn deref(&self) -> &Fields {
        static NONE: Fields = Fields::new();
        self.0.as_deref().unwrap_or(&NONE)
    }
}

impl PartialEq for Ext {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl FromIterator<(String, Box<RawValue>)> for Ext {
    fn from_iter<I: IntoIterator<Item = (String, Box<RawValue>)>>(fields: I) -> Self {
        let fields: Fields = fields.into_iter().collect();
        Self((!fields.is_empty()).then(|| Box::new(fields)))
    }
}

/// The name of a field, as serde gives it.
pub(crate) struct FieldName(pub String);

impl<'de> Deserialize<'de> for FieldName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;
        impl Visitor<'_> for NameVisitor {
            type Value = FieldName;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a field")
            }

            fn visit_str<E: de::Error>(self, name: &str) -> Result<FieldName, E> {
                Ok(FieldName(name.to_owned()))
            }
        }
        deserializer.deserialize_identifier(NameVisitor)
    }
}

/// Field names have to outlive every serialiser; serde asks for `'static`. Each
/// unknown name is therefore kept once for the life of the program.
pub(crate) fn lasting_name(name: &str) -> &'static str {
    static NAMES: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = names.get(name) {
        return known;
    }
    let lasting: &'static str = Box::leak(name.to_owned().into_boxed_str());
    names.insert(lasting);
    lasting
}

/// Declares a record. `required` fields must stand in the file and are always
/// written; `optional` ones are left out at their default; `maybe` ones are
/// options, written bare where they hold something.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident {
            required { $($(#[$req_meta:meta])* $req:ident : $req_ty:ty),* $(,)? }
            optional { $($(#[$opt_meta:meta])* $opt:ident : $opt_ty:ty),* $(,)? }
            maybe { $($(#[$may_meta:meta])* $may:ident : $may_ty:ty),* $(,)? }
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[$req_meta])* pub $req: $req_ty,)*
            $($(#[$opt_meta])* pub $opt: $opt_ty,)*
            $($(#[$may_meta])* pub $may: Option<$may_ty>,)*
            /// Fields that this version does not know.
            pub ext: $crate::model::Ext,
        }

        impl $name {
            /// The fields that this version knows, in the order of the file.
            pub const FIELDS: &[&str] = &[
                $(stringify!($req),)* $(stringify!($opt),)* $(stringify!($may),)*
            ];
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct as _;
                let Self { $($req,)* $($opt,)* $($may,)* ext } = self;
                let len = ext.len()
                    $(+ { let _ = $req; 1 })*
                    $(+ usize::from(*$opt != <$opt_ty>::default()))*
                    $(+ usize::from($may.is_some()))*;
                let mut out = serializer.serialize_struct(stringify!($name), len)?;
                $(out.serialize_field(stringify!($req), $req)?;)*
                $(if *$opt != <$opt_ty>::default() {
                    out.serialize_field(stringify!($opt), $opt)?;
                })*
                $(if let Some(value) = $may {
                    out.serialize_field(stringify!($may), value)?;
                })*
                for (name, value) in ext.iter() {
                    out.serialize_field($crate::model::record::lasting_name(name), value)?;
                }
                out.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct RecordVisitor;

                impl<'de> serde::de::Visitor<'de> for RecordVisitor {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("the fields of a ", stringify!($name)))
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut fields: A,
                    ) -> Result<$name, A::Error> {
                        use serde::de::Error as _;
                        $(let mut $req: Option<$req_ty> = None;)*
                        $(let mut $opt: Option<$opt_ty> = None;)*
                        $(let mut $may: Option<$may_ty> = None;)*
                        let mut ext = $crate::model::Ext::default();
                        while let Some(name) = fields.next_key::<$crate::model::record::FieldName>()? {
                            match name.0.as_str() {
                                $(stringify!($req) => {
                                    if $req.is_some() {
                                        return Err(A::Error::duplicate_field(stringify!($req)));
                                    }
                                    $req = Some(fields.next_value()?);
                                })*
                                $(stringify!($opt) => {
                                    if $opt.is_some() {
                                        return Err(A::Error::duplicate_field(stringify!($opt)));
                                    }
                                    $opt = Some(fields.next_value()?);
                                })*
                                $(stringify!($may) => {
                                    if $may.is_some() {
                                        return Err(A::Error::duplicate_field(stringify!($may)));
                                    }
                                    $may = Some(fields.next_value()?);
                                })*
                                _ => {
                                    let value = fields.next_value()?;
                                    let name = name.0;
                                    if ext.contains_key(&name) {
                                        let message = format!("the field `{name}` stands twice");
                                        return Err(A::Error::custom(message));
                                    }
                                    ext.insert(name, value);
                                }
                            }
                        }
                        Ok($name {
                            $($req: $req.ok_or_else(|| A::Error::missing_field(stringify!($req)))?,)*
                            $($opt: $opt.unwrap_or_default(),)*
                            $($may,)*
                            ext,
                        })
                    }
                }

                deserializer.deserialize_struct(stringify!($name), $name::FIELDS, RecordVisitor)
            }
        }
    };
}

pub(crate) use record;
