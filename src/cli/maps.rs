//! `contend show`, `contend generate` and `contend format`.

use std::io::Write;
use std::path::Path;

use super::{CLEAN, FormatArguments, GenerateArguments, PROBLEMS, ShowArguments, UNUSABLE};
use crate::file::{self, ReadOptions};
use crate::generate;

pub(super) fn show(arguments: &ShowArguments, out: &mut dyn Write) -> anyhow::Result<u8> {
    let map = file::read(&arguments.map)?.map;
    if arguments.json {
        writeln!(out, "{:#}", file::json(&map)?)?;
    } else {
        write!(out, "{}", file::print(&map)?)?;
    }
    Ok(CLEAN)
}

pub(super) fn generate(arguments: &GenerateArguments, out: &mut dyn Write) -> anyhow::Result<u8> {
    let map = generate::generate(arguments.claims as usize, arguments.seed);
    let saved = file::save(&arguments.output, &map, None)?;
    let path = arguments.output.display();
    let (records, kilobytes) = (map.len(), saved.bytes.div_ceil(1000));
    writeln!(out, "{path}: {records} records, {kilobytes} kB")?;
    Ok(CLEAN)
}

pub(super) fn format(
    arguments: &FormatArguments,
    out: &mut dyn Write,
    complaints: &mut dyn Write,
) -> anyhow::Result<u8> {
    let mut code = CLEAN;
    for path in &arguments.maps {
        match format_one(path, arguments.check) {
            Ok(Written::Differently { .. }) if arguments.check => {
                writeln!(out, "{}: would be rewritten", path.display())?;
                code = code.max(PROBLEMS);
            }
            Ok(Written::Differently { has_comments }) => {
                let loss = if has_comments {
                    ", without its comments"
                } else {
                    ""
                };
                writeln!(out, "{}: rewritten{loss}", path.display())?;
            }
            Ok(Written::Alike) => {}
            Err(error) => {
                writeln!(complaints, "contend: {error:#}")?;
                code = UNUSABLE;
            }
        }
    }
    Ok(code)
}

/// How a file is, or would be, written.
enum Written {
    Alike,
    Differently { has_comments: bool },
}

fn format_one(path: &Path, only_check: bool) -> anyhow::Result<Written> {
    let text = file::read_text(path, ReadOptions::default())?;
    let opened = file::parse(&text, path)?;
    if let Some(why) = opened.read_only {
        anyhow::bail!("{}: {why}", path.display());
    }
    if file::print(&opened.map)? == text {
        return Ok(Written::Alike);
    }
    if !only_check {
        file::save(path, &opened.map, Some(&opened.fingerprint))?;
    }
    Ok(Written::Differently {
        has_comments: opened.has_comments,
    })
}
