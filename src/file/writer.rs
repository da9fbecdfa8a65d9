//! Writes RON as people like to read it and git likes to merge it: one field a
//! line, four spaces deeper per level, a comma behind everything.
//!
//! The layout is that of ron's own pretty printer, and tests hold it to that. Only
//! texts differ: ron escapes every apostrophe, combining accent and emoji joiner,
//! and by tables that change with the compiler. Here a text stands as it is, apart
//! from quotes, backslashes and what an editor would not show.

use std::fmt::{Display, Write as _};

use serde::ser::{
    self, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer,
};

const INDENT: &str = "    ";

/// What could not be written, in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct WriteError(String);

impl ser::Error for WriteError {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// A serialiser for what map files consist of: texts, numbers, truth values,
/// lists, maps, structs, and values kept as they were read.
pub(super) struct Writer {
    text: String,
    depth: usize,
    /// The next text is RON already.
    verbatim: bool,
}

impl Writer {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            depth: 0,
            verbatim: false,
        }
    }

    /// The text, with a line end at its end.
    pub(super) fn finish(mut self) -> String {
        self.text.push('\n');
        self.text
    }

    fn line(&mut self) {
        self.text.push('\n');
        for _ in 0..self.depth {
            self.text.push_str(INDENT);
        }
    }

    fn display(&mut self, value: impl Display) -> Result<(), WriteError> {
        write!(self.text, "{value}").map_err(ser::Error::custom)
    }

    fn quoted(&mut self, words: &str) -> Result<(), WriteError> {
        self.text.push('"');
        let mut rest = words;
        while let Some(at) = rest.find(needs_escape) {
            let (plain, from) = rest.split_at(at);
            self.text.push_str(plain);
            let mut after = from.chars();
            match after.next() {
                Some('"') => self.text.push_str("\\\""),
                Some('\\') => self.text.push_str("\\\\"),
                Some('\n') => self.text.push_str("\\n"),
                Some('\r') => self.text.push_str("\\r"),
                Some('\t') => self.text.push_str("\\t"),
                Some(other) => self.display(other.escape_unicode())?,
                None => {}
            }
            rest = after.as_str();
        }
        self.text.push_str(rest);
        self.text.push('"');
        Ok(())
    }

    fn name(&mut self, name: &str) -> Result<(), WriteError> {
        /// Words that mean a value where a name is expected.
        const VALUES: [&str; 10] = [
            "true", "false", "Some", "None", "inf", "inff32", "inff64", "NaN", "NaNf32", "NaNf64",
        ];
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '+' | '-');
        if name.is_empty() || !name.chars().all(fits) {
            return Err(WriteError(format!(
                "{name:?} cannot be the name of a field"
            )));
        }
        let bare = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
            && !name.starts_with(|c: char| c.is_ascii_digit())
            && !VALUES.contains(&name);
        if !bare {
            self.text.push_str("r#");
        }
        self.text.push_str(name);
        Ok(())
    }

    fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
    }
}

/// Quotes, backslashes, and what cannot be seen in an editor or turns the rest of
/// its line around: control characters, line separators, marks of direction.
fn needs_escape(c: char) -> bool {
    matches!(
        c,
        '"' | '\\' | '\u{feff}' | '\u{061c}' | '\u{200e}' | '\u{200f}'
    ) || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || c.is_control()
}

/// What stands between a pair of brackets.
pub(super) struct Inside<'a> {
    writer: &'a mut Writer,
    close: char,
    empty: bool,
}

impl<'a> Inside<'a> {
    fn new(writer: &'a mut Writer, open: char, close: char) -> Self {
        writer.open(open);
        Self {
            writer,
            close,
            empty: true,
        }
    }

    fn item(&mut self) -> &mut Writer {
        self.empty = false;
        self.writer.line();
        self.writer
    }

    fn value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), WriteError> {
        value.serialize(&mut *self.writer)?;
        self.writer.text.push(',');
        Ok(())
    }

    fn close(self) {
        self.writer.depth -= 1;
        if !self.empty {
            self.writer.line();
        }
        self.writer.text.push(self.close);
    }
}

impl SerializeSeq for Inside<'_> {
    type Ok = ();
    type Error = WriteError;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), WriteError> {
        self.item();
        self.value(value)
    }

    fn end(self) -> Result<(), WriteError> {
        self.close();
        Ok(())
    }
}

impl SerializeMap for Inside<'_> {
    type Ok = ();
    type Error = WriteError;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), WriteError> {
        key.serialize(self.item())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), WriteError> {
        self.writer.text.push_str(": ");
        self.value(value)
    }

    fn end(self) -> Result<(), WriteError> {
        self.close();
        Ok(())
    }
}

impl SerializeStruct for Inside<'_> {
    type Ok = ();
    type Error = WriteError;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), WriteError> {
        self.item().name(name)?;
        self.writer.text.push_str(": ");
        self.value(value)
    }

    fn end(self) -> Result<(), WriteError> {
        self.close();
        Ok(())
    }
}

macro_rules! not_in_a_map {
    ($($method:ident($($argument:ty),*) -> $ok:ty;)*) => {
        $(fn $method(self, $(_: $argument),*) -> Result<$ok, WriteError> {
            Err(WriteError(concat!(stringify!($method), " has no place in a map file").into()))
        })*
    };
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = WriteError;
    type SerializeSeq = Inside<'a>;
    type SerializeMap = Inside<'a>;
    type SerializeStruct = Inside<'a>;
    type SerializeTuple = Impossible<(), WriteError>;
    type SerializeTupleStruct = Impossible<(), WriteError>;
    type SerializeTupleVariant = Impossible<(), WriteError>;
    type SerializeStructVariant = Impossible<(), WriteError>;

    fn serialize_bool(self, value: bool) -> Result<(), WriteError> {
        self.display(value)
    }

    fn serialize_u64(self, value: u64) -> Result<(), WriteError> {
        self.display(value)
    }

    fn serialize_i64(self, value: i64) -> Result<(), WriteError> {
        self.display(value)
    }

    fn serialize_f64(self, value: f64) -> Result<(), WriteError> {
        // Rust's shortest text that reads back as the same number, as ron has it.
        write!(self.text, "{value:?}").map_err(ser::Error::custom)
    }

    fn serialize_str(self, words: &str) -> Result<(), WriteError> {
        if std::mem::take(&mut self.verbatim) {
            self.text.push_str(words);
            return Ok(());
        }
        self.quoted(words)
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), WriteError> {
        self.text.push_str("Some(");
        value.serialize(&mut *self)?;
        self.text.push(')');
        Ok(())
    }

    fn serialize_none(self) -> Result<(), WriteError> {
        self.text.push_str("None");
        Ok(())
    }

    /// The one newtype in a map is ron's `RawValue`: the text of a value that this
    /// version does not know, which goes back as it came.
    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Result<(), WriteError> {
        self.verbatim = true;
        value.serialize(self)
    }

    fn serialize_seq(self, _len: Option<usize>) -> Result<Inside<'a>, WriteError> {
        Ok(Inside::new(self, '[', ']'))
    }

    fn serialize_map(self, _len: Option<usize>) -> Result<Inside<'a>, WriteError> {
        Ok(Inside::new(self, '{', '}'))
    }

    fn serialize_struct(self, _: &'static str, _len: usize) -> Result<Inside<'a>, WriteError> {
        Ok(Inside::new(self, '(', ')'))
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: &T,
    ) -> Result<(), WriteError> {
        Err(WriteError(format!("{variant} has no place in a map file")))
    }

    not_in_a_map! {
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_u32(u32) -> ();
        serialize_f32(f32) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where no text needs an escape, the layout is ron's own, to the byte.
    #[test]
    fn the_layout_is_that_of_rons_pretty_printer() {
        #[derive(serde::Serialize)]
        struct Layout {
            text: &'static str,
            yes: bool,
            numbers: Vec<f64>,
            count: u64,
            nothing: Vec<Empty>,
            empty: Empty,
            missing: Option<u64>,
            there: Option<u64>,
            by_name: std::collections::BTreeMap<&'static str, Vec<Empty>>,
        }
        #[derive(serde::Serialize)]
        struct Empty {}

        let numbers = vec![
            0.0,
            1.0,
            -0.1,
            1e15,
            1e16,
            1e300,
            5e-324,
            0.1 + 0.2,
            123_456_789.125,
        ];
        let layout = Layout {
            text: "Plain words, (brackets), – dashes, é",
            yes: true,
            numbers,
            count: u64::MAX,
            nothing: Vec::new(),
            empty: Empty {},
            missing: None,
            there: Some(1),
            by_name: [("a", vec![Empty {}]), ("b", Vec::new())].into(),
        };
        let mut writer = Writer::with_capacity(0);
        layout.serialize(&mut writer).unwrap();
        let written = writer.finish();
        let config = ron::ser::PrettyConfig::new().new_line("\n");
        let expected = ron::ser::to_string_pretty(&layout, config).unwrap() + "\n";
        assert_eq!(written, expected);
    }
}
