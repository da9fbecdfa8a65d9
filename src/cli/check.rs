//! `contend check`: what is wrong with maps, and how their quotes stand.

use std::io::Write;
use std::path::Path;

use super::quotes::Documents;
use super::report::{Checked, Report};
use super::{CLEAN, CheckArguments, PROBLEMS, UNUSABLE};
use crate::document::Reader;
use crate::file::{self, ReadOptions};

pub(super) fn check(
    reader: &Reader,
    arguments: &CheckArguments,
    out: &mut dyn Write,
    complaints: &mut dyn Write,
) -> anyhow::Result<u8> {
    let documents = match &arguments.documents {
        Some(folder) => Documents::read(folder, reader)?,
        None => Documents::default(),
    };
    for sentence in &documents.failed {
        writeln!(complaints, "contend: {sentence}")?;
    }
    let mut code = CLEAN;
    let mut report = Report::default();
    for path in &arguments.maps {
        match check_one(path, &documents) {
            Ok(checked) => {
                let is_clean = checked.is_clean();
                code = code.max(if is_clean { CLEAN } else { PROBLEMS });
                if !arguments.json {
                    checked.print(out)?;
                }
                report.maps.push(checked.into_json());
            }
            Err(error) => {
                code = UNUSABLE;
                writeln!(complaints, "contend: {error}")?;
            }
        }
    }
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string(&report)?)?;
    }
    Ok(code)
}

fn check_one(path: &Path, documents: &Documents) -> Result<Checked, file::OpenError> {
    let text = file::read_text(path, ReadOptions::default())?;
    let opened = file::parse(&text, path)?;
    let problems = file::locate(&text, opened.problems());
    let quotes = documents.check(&opened.map);
    Ok(Checked {
        path: path.to_owned(),
        opened,
        problems,
        quotes,
    })
}
