//! Which part of the file is what: the package lists relations from part to part.

use crate::document::archive::Archive;
use crate::document::refused::Refused;
use crate::document::xml::{Next, Xml, decoded};

/// The names of the parts that are read.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) main: String,
    pub(super) styles: Option<String>,
    pub(super) numbering: Option<String>,
    pub(super) footnotes: Option<String>,
    pub(super) endnotes: Option<String>,
    pub(super) properties: Option<String>,
}

impl Package {
    pub(super) fn of(archive: &mut Archive<'_>) -> Result<Self, Refused> {
        let whole = relations(archive, "")?;
        let mut package = Self {
            main: part_of(&whole, "officeDocument")
                .filter(|part| archive.has(part))
                .unwrap_or_else(|| "word/document.xml".to_owned()),
            properties: part_of(&whole, "core-properties"),
            ..Self::default()
        };
        let of_main = relations(archive, &package.main)?;
        package.styles = part_of(&of_main, "styles");
        package.numbering = part_of(&of_main, "numbering");
        package.footnotes = part_of(&of_main, "footnotes");
        package.endnotes = part_of(&of_main, "endnotes");
        Ok(package)
    }
}

/// What a part is to another, and its name.
type Relation = (String, String);

fn part_of(relations: &[Relation], kind: &str) -> Option<String> {
    let found = relations.iter().find(|(other, _)| other == kind);
    found.map(|(_, part)| part.clone())
}

/// The relations of a part to others; those of the package itself for the empty
/// name. A part that lists none has none.
fn relations(archive: &mut Archive<'_>, part: &str) -> Result<Vec<Relation>, Refused> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let list = match folder {
        "" => format!("_rels/{name}.rels"),
        folder => format!("{folder}/_rels/{name}.rels"),
    };
    let Some(bytes) = archive.part(&list)? else {
        return Ok(Vec::new());
    };
    let text = decoded(bytes);
    let mut xml = Xml::new(&text, "relationships");
    let mut relations = Vec::new();
    loop {
        match xml.next()? {
            Next::Open(tag) if tag.name() == "Relationship" => {
                let is_outside = tag.attribute("TargetMode").as_deref() == Some("External");
                if let (Some(kind), Some(target), false) =
                    (tag.attribute("Type"), tag.attribute("Target"), is_outside)
                {
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    relations.push((kind, resolved(folder, &target)));
                }
            }
            Next::End => return Ok(relations),
            _ => {}
        }
    }
}

/// The name of a part that is named from a folder: `../a.xml` from `word` is
/// `a.xml`. A name cannot lead out of the package: it is looked up in its list.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_from_the_folder_of_the_part() {
        for (target, part) in [
            ("styles.xml", "word/styles.xml"),
            ("/word/styles.xml", "word/styles.xml"),
            ("../docProps/core.xml", "docProps/core.xml"),
            ("../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(resolved("word", target), part);
        }
    }
}
