//! The fields of an entry: `name = {text} # abbreviation # "text"`.

use std::collections::BTreeMap;

use crate::model::month_named;

use super::scan::Body;

/// The longest text that an abbreviation may stand for, in bytes: each may hold the
/// ones before it several times over.
const LONGEST: usize = 10_000;

/// Abbreviations that the file defines, by their name in small letters.
#[derive(Debug, Default)]
pub struct Strings(BTreeMap<String, String>);

impl Strings {
    /// Takes in what stands between the braces of `@string{…}`.
    pub fn define(&mut self, body: &Body<'_>) {
        let mut reader = Reader::new(body.text);
        while let Some(name) = reader.name() {
            let Ok(value) = reader.value(self) else {
                return;
            };
            let mut value = value.text;
            if let Some((cut, _)) = value.char_indices().find(|(at, _)| *at >= LONGEST) {
                value.truncate(cut);
            }
            self.0.insert(name.to_lowercase(), value);
            reader.skip_comma();
        }
    }
}

/// An entry with its fields as they were written, TeX and all.
#[derive(Debug)]
pub struct Entry {
    pub kind: String,
    pub key: String,
    /// By their names in small letters.
    pub fields: BTreeMap<String, String>,
    /// Abbreviations without a definition, with the byte of the body.
    pub unknown: Vec<(usize, String)>,
}

/// Why an entry cannot be read, and at which byte of its body.
#[derive(Debug)]
pub struct Broken {
    pub at: usize,
    pub key: String,
    pub what: String,
}

impl Entry {
    pub fn read(kind: &str, body: &Body<'_>, strings: &Strings) -> Result<Self, Broken> {
        let mut reader = Reader::new(body.text);
        let key = reader.key();
        let mut entry = Self {
            kind: kind.to_owned(),
            key: key.clone(),
            fields: BTreeMap::new(),
            unknown: Vec::new(),
        };
        let broken = |at, what: String| Broken {
            at,
            key: key.clone(),
            what,
        };
        loop {
            reader.skip_comma();
            if reader.is_done() {
                return Ok(entry);
            }
            let at = reader.at;
            let Some(name) = reader.name() else {
                let rest: String = reader.rest().chars().take(20).collect();
                let rest = super::super::names::squeezed(&rest);
                return Err(broken(
                    at,
                    format!("A field was expected where “{rest}” stands."),
                ));
            };
            let name = name.to_lowercase();
            match reader.value(strings) {
                Ok(value) => {
                    entry.unknown.extend(value.unknown);
                    // The first one counts, as in BibTeX.
                    entry.fields.entry(name).or_insert(value.text);
                }
                Err(what) => {
                    return Err(broken(at, format!("The field {name} {what}.")));
                }
            }
        }
    }

    /// Keys of the entries that lend fields to this one.
    pub fn references(&self) -> impl Iterator<Item = &str> {
        ["crossref", "xdata"]
            .into_iter()
            .filter_map(|name| self.fields.get(name))
            .flat_map(|keys| keys.split(','))
            .map(str::trim)
            .filter(|key| !key.is_empty())
    }
}

struct Value {
    text: String,
    unknown: Vec<(usize, String)>,
}

/// A place in the body of an entry.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn is_done(&self) -> bool {
        self.rest().trim().is_empty()
    }

    fn skip_space(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            // A remark to the end of its line.
            if !trimmed.starts_with('%') {
                return;
            }
            self.at += trimmed.find('\n').unwrap_or(trimmed.len());
        }
    }

    fn skip_comma(&mut self) {
        self.skip_space();
        while self.rest().starts_with(',') {
            self.at += 1;
            self.skip_space();
        }
    }

    /// The key: up to the first comma. None where a field stands there already.
    fn key(&mut self) -> String {
        let rest = self.rest();
        let end = rest.find([',', '=', '{', '"']).unwrap_or(rest.len());
        let (key, behind) = rest.split_at(end);
        if !behind.is_empty() && !behind.starts_with(',') {
            return String::new();
        }
        self.at += end;
        key.trim().to_owned()
    }

    /// The name of a field with the equals sign behind it.
    fn name(&mut self) -> Option<&'a str> {
        self.skip_space();
        let rest = self.rest();
        let end = rest.find('=')?;
        let (name, _) = rest.split_at(end);
        let name = name.trim();
        let is_name = !name.is_empty()
            && name
                .chars()
                .all(|character| character.is_alphanumeric() || "-_:.+".contains(character));
        if !is_name {
            return None;
        }
        self.at += end + 1;
        Some(name)
    }

    /// Pieces joined by `#`.
    fn value(&mut self, strings: &Strings) -> Result<Value, &'static str> {
        let mut value = Value {
            text: String::new(),
            unknown: Vec::new(),
        };
        loop {
            self.skip_space();
            match self.rest().bytes().next() {
                Some(b'{') => value.text.push_str(self.enclosed(b'}')?),
                Some(b'"') => value.text.push_str(self.enclosed(b'"')?),
                _ => self.bare(strings, &mut value)?,
            }
            self.skip_space();
            if !self.rest().starts_with('#') {
                break;
            }
            self.at += 1;
        }
        let rest = self.rest();
        if rest.is_empty() || rest.starts_with(',') {
            return Ok(value);
        }
        // A forgotten comma can be told by the next field.
        let next = rest.split('=').next().unwrap_or_default().trim();
        let is_name = rest.contains('=') && next.bytes().all(|byte| byte.is_ascii_alphanumeric());
        match is_name && !next.is_empty() {
            true => Ok(value),
            false => Err("is followed by something else than a comma"),
        }
    }

    /// What stands in braces or quotation marks; braces inside are kept.
    fn enclosed(&mut self, close: u8) -> Result<&'a str, &'static str> {
        let begin = self.at + 1;
        let bytes = self.text.as_bytes();
        let mut depth = 0_usize;
        let mut at = begin;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'\\' => at += 1,
                byte if *byte == close && depth == 0 => {
                    self.at = at + 1;
                    return Ok(self.text.get(begin..at).unwrap_or_default());
                }
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            at += 1;
        }
        Err(match close {
            b'"' => "has no closing quotation mark",
            _ => "has no closing brace",
        })
    }

    /// A number, or the name of an abbreviation.
    fn bare(&mut self, strings: &Strings, value: &mut Value) -> Result<(), &'static str> {
        let rest = self.rest();
        let end = rest
            .find(|character: char| character.is_whitespace() || "#,{}\"=".contains(character))
            .unwrap_or(rest.len());
        let (word, _) = rest.split_at(end);
        if word.is_empty() {
            return Err("has no value");
        }
        let name = word.to_lowercase();
        // Every BibTeX style defines the months by their first three letters.
        let month = month_named(&name).filter(|_| name.len() == 3);
        if let Some(text) = strings.0.get(&name) {
            value.text.push_str(text);
        } else if let Some(month) = month {
            value.text.push_str(&month.to_string());
        } else {
            if !word.bytes().all(|byte| byte.is_ascii_digit()) {
                value.unknown.push((self.at, word.to_owned()));
            }
            value.text.push_str(word);
        }
        self.at += end;
        Ok(())
    }
}
