//! The numbers of list items and headings, which a Word document does not hold:
//! they are counted anew as the paragraphs come.

use std::collections::{HashMap, HashSet};

use super::levels::{LEVELS, Level, counting_of};
use crate::document::refused::Refused;
use crate::document::xml::{Next, Tag, Xml};

/// A pattern that lists share.
#[derive(Debug, Default)]
struct Pattern {
    levels: [Level; LEVELS],
    /// The style that this pattern is the numbering of, and the one it refers to.
    style: Option<String>,
    refers_to: Option<String>,
}

/// A list: a pattern with levels of its own. Lists of one pattern count on.
#[derive(Debug, Default)]
struct List {
    pattern: String,
    restarts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// The lists of a document with how far they have counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: HashMap<String, Pattern>,
    lists: HashMap<String, List>,
    /// By pattern: the last number of each level, if any was given.
    counted: HashMap<String, [Option<u32>; LEVELS]>,
    restarted: HashSet<(String, usize)>,
}

impl Numbering {
    pub(super) fn read(text: &str) -> Result<Self, Refused> {
        let mut xml = Xml::new(text, "numbering");
        let mut numbering = Self::default();
        let mut pattern: Option<(String, Pattern)> = None;
        let mut list: Option<(String, List)> = None;
        let mut level: Option<usize> = None;
        loop {
            match xml.next()? {
                Next::Open(tag) => match tag.name() {
                    "abstractNum" => {
                        let id = tag.attribute("abstractNumId").unwrap_or_default();
                        pattern = Some((id, Pattern::default()));
                    }
                    "num" => {
                        let id = tag.attribute("numId").unwrap_or_default();
                        list = Some((id, List::default()));
                    }
                    "abstractNumId" => {
                        if let Some((_, list)) = &mut list {
                            list.pattern = tag.attribute("val").unwrap_or_default();
                        }
                    }
                    "lvl" | "lvlOverride" => level = number(&tag, "ilvl").filter(|at| *at < LEVELS),
                    "startOverride" => {
                        if let (Some((_, list)), Some(level)) = (&mut list, level) {
                            let start = number(&tag, "val").and_then(|n| u32::try_from(n).ok());
                            list.restarts.insert(level, start.unwrap_or(1));
                        }
                    }
                    "styleLink" => {
                        if let Some((_, pattern)) = &mut pattern {
                            pattern.style = tag.attribute("val");
                        }
                    }
                    "numStyleLink" => {
                        if let Some((_, pattern)) = &mut pattern {
                            pattern.refers_to = tag.attribute("val");
                        }
                    }
                    _ => {
                        let target = match (&mut list, &mut pattern, level) {
                            (Some((_, list)), _, Some(level)) => {
                                Some(list.levels.entry(level).or_default())
                            }
                            (None, Some((_, pattern)), Some(level)) => {
                                pattern.levels.get_mut(level)
                            }
                            _ => None,
                        };
                        if let Some(target) = target {
                            describe(target, &tag);
                        }
                    }
                },
                Next::Close(name) => match name.as_str() {
                    "abstractNum" => numbering.patterns.extend(pattern.take()),
                    "num" => numbering.lists.extend(list.take()),
                    "lvl" if list.is_none() => level = None,
                    "lvlOverride" => level = None,
                    _ => {}
                },
                Next::Text(_) => {}
                Next::End => return Ok(numbering),
            }
        }
    }

    /// The mark of the next paragraph of `list` on `level` (from 0). Nothing where
    /// the list has no marks there.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let found = self.lists.get(list)?;
        let mut name = &found.pattern;
        let mut pattern = self.patterns.get(name)?;
        if let Some(style) = &pattern.refers_to {
            let own = self
                .patterns
                .iter()
                .find(|(_, other)| other.style.as_ref() == Some(style));
            if let Some((own_name, own)) = own {
                name = own_name;
                pattern = own;
            }
        }
        let mut levels = pattern.levels.clone();
        for (at, own) in &found.levels {
            if let Some(shown) = levels.get_mut(*at) {
                *shown = own.clone();
            }
        }
        let counted = self.counted.entry(name.clone()).or_default();
        let start_of = |at: usize| levels.get(at).map_or(1, |level| level.start);
        let mut restart = found.restarts.get(&level).copied();
        if restart.is_some() && !self.restarted.insert((list.to_owned(), level)) {
            restart = None;
        }
        for (at, last) in counted.iter_mut().enumerate() {
            if at < level {
                // A level that was passed over counts as begun.
                last.get_or_insert(start_of(at));
            } else if at == level {
                let next = last.map_or(start_of(at), |last| last.saturating_add(1));
                *last = Some(restart.unwrap_or(next));
            } else {
                *last = None;
            }
        }
        let mut numbers = [0; LEVELS];
        for (number, last) in numbers.iter_mut().zip(counted.iter()) {
            *number = last.unwrap_or_default();
        }
        levels.get(level)?.mark(&numbers, &levels)
    }
}

fn describe(level: &mut Level, tag: &Tag<'_>) {
    match tag.name() {
        "start" => {
            let start = number(tag, "val").and_then(|start| u32::try_from(start).ok());
            level.start = start.unwrap_or(1);
        }
        "numFmt" => level.counting = counting_of(&tag.attribute("val").unwrap_or_default()),
        "lvlText" => level.pattern = tag.attribute("val").unwrap_or_default(),
        "isLgl" => level.in_digits = tag.is_on(),
        _ => {}
    }
}

fn number(tag: &Tag<'_>, attribute: &str) -> Option<usize> {
    tag.attribute(attribute)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBERING: &str = r#"<w:numbering xmlns:w="w">
        <w:abstractNum w:abstractNumId="0">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
          <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        </w:numbering>"#;

    #[test]
    fn numbers_go_on_restart_and_nest() {
        let mut numbering = Numbering::read(NUMBERING).unwrap();
        let marks: Vec<Option<String>> = [
            ("1", 0),
            ("1", 0),
            ("1", 1),
            ("1", 1),
            ("1", 2),
            ("1", 0),
            ("1", 1),
            ("2", 0),
            ("2", 0),
            ("9", 0),
        ]
        .into_iter()
        .map(|(list, level)| numbering.next(list, level))
        .collect();
        let marks: Vec<&str> = marks
            .iter()
            .map(|m| m.as_deref().unwrap_or("none"))
            .collect();
        assert_eq!(
            marks,
            [
                "I.", "II.", "2.1", "2.2", "•", "III.", "3.1", "I.", "II.", "none"
            ]
        );
    }
}
