//! What an import would do, asked beforehand, and what it did, told afterwards.

use std::path::PathBuf;

use crate::bibliography::{Filled, Imported, Plan, plan};
use crate::edit::Edit;
use crate::model::{Map, Record, Source};
use crate::ui::notice::Notice;
use crate::ui::shell::{Dialog, Reply};

/// What was read from files, put together.
#[derive(Debug, Default)]
pub struct Read {
    pub plan: Plan,
    /// A sentence for each thing that could not be read.
    pub problems: Vec<String>,
}

/// Puts together what came out of several files.
#[must_use]
pub fn merged(map: &Map, files: Vec<(PathBuf, Result<Imported, String>)>) -> Read {
    let mut all = Imported::default();
    let mut problems = Vec::new();
    let several = files.len() > 1;
    for (path, result) in files {
        match result {
            Ok(imported) => {
                let name = path.file_name().unwrap_or(path.as_os_str());
                let name = name.to_string_lossy();
                problems.extend(imported.problems.iter().map(|problem| match several {
                    true => format!("{name}: {problem}"),
                    false => problem.to_string(),
                }));
                all.sources.extend(imported.sources);
            }
            Err(why) => problems.push(why),
        }
    }
    Read {
        plan: plan(map, &all),
        problems,
    }
}

/// The question to ask first, where there is something to decide: records of the map
/// that would be filled in.
#[must_use]
pub fn ask(read: &Read, map: &Map) -> Option<Dialog> {
    let Read { plan, problems } = read;
    if plan.filled.is_empty() {
        return None;
    }
    let text = format!(
        "{}. {} in the map already and can be filled in where the record is empty; what stands \
         there stays.",
        counted(plan.new.len(), "new source", "new sources"),
        match plan.filled.len() {
            1 => "1 is".to_owned(),
            count => format!("{count} are"),
        }
    );
    let replies = match plan.new.is_empty() {
        true => vec![Reply::ImportAll, Reply::Cancel],
        false => vec![Reply::ImportAll, Reply::ImportNew, Reply::Cancel],
    };
    let filled = |filled: &Filled| {
        let label = map.source(filled.id).map_or_else(String::new, title_of);
        format!("{label} ({})", filled.fields.join(", "))
    };
    let mut dialog = Dialog::new("Import the bibliography?", text, &replies).with_list(
        "In the map already, with what would be filled in",
        shortened(plan.filled.iter().map(filled).collect()),
    );
    if !plan.new.is_empty() {
        let titles = plan
            .new
            .iter()
            .map(|(_, source)| title_of(source))
            .collect();
        dialog = dialog.with_list("New", shortened(titles));
    }
    if !problems.is_empty() {
        dialog = dialog.with_list("Could not be read in full", shortened(problems.clone()));
    }
    Some(dialog)
}

/// `Ghazi: Taliban, TTP and Pakistan`.
fn title_of(source: &Source) -> String {
    match source.short.trim() {
        "" => source.title.clone(),
        short => format!("{short}: {}", source.title),
    }
}

/// The edit that takes a plan into a map; none where nothing changes.
#[must_use]
pub fn edit(plan: &Plan, fill_in: bool) -> Option<Edit> {
    let label = "import bibliography";
    let new = plan.new.iter().map(|(id, source)| Edit::AddSource {
        id: *id,
        source: source.clone(),
    });
    let filled = plan.filled.iter().filter(|_| fill_in);
    let filled = filled.map(|filled| Edit::Update {
        id: filled.id,
        record: Record::from(filled.source.clone()),
        label,
    });
    let edits: Vec<Edit> = new.chain(filled).collect();
    (!edits.is_empty()).then_some(Edit::Many { label, edits })
}

/// What was done, for a notice.
#[must_use]
pub fn told(plan: &Plan, filled_in: bool, problems: &[String]) -> Notice {
    let mut parts = Vec::new();
    if !plan.new.is_empty() {
        parts.push(format!(
            "{} imported",
            counted(plan.new.len(), "source", "sources")
        ));
    }
    let filled = if filled_in { plan.filled.len() } else { 0 };
    if filled > 0 {
        parts.push(format!("{filled} filled in"));
    }
    let known = plan.known.len() + plan.filled.len() - filled;
    if known > 0 {
        parts.push(format!("{known} in the map already"));
    }
    if !problems.is_empty() {
        let what = counted(problems.len(), "problem", "problems");
        parts.push(format!("{what} in the file"));
    }
    if parts.is_empty() {
        parts.push("There are no references in the file".to_owned());
    }
    let title = parts.join("; ");
    let came_in = !plan.new.is_empty() || filled > 0;
    let notice = match (came_in, problems.is_empty()) {
        (true, true) => Notice::success(title),
        (false, true) => Notice::info(title),
        _ => Notice::warning(title),
    };
    notice.with_details(shortened(problems.to_vec()).join("\n"))
}

/// The first lines, with how many more there are.
fn shortened(mut lines: Vec<String>) -> Vec<String> {
    const MOST: usize = 100;
    if lines.len() > MOST {
        let more = lines.len() - MOST;
        lines.truncate(MOST);
        lines.push(format!("… and {more} more."));
    }
    lines
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bibliography::import;

    fn read(map: &Map, text: &str) -> Read {
        merged(map, vec![("a.bib".into(), Ok(import(text.as_bytes())))])
    }

    #[test]
    fn the_notice_says_what_came_in_and_what_did_not() {
        let text = "@book{a, title={A}}\n@book{a2, title={A}}\n@book{b, title={B}}\n@book{c, x";
        let read = read(&Map::default(), text);
        assert!(ask(&read, &Map::default()).is_none());
        let notice = told(&read.plan, true, &read.problems);
        assert_eq!(notice.title, "2 sources imported; 1 problem in the file");
        assert!(
            notice.details.starts_with("Line 4, c: "),
            "{}",
            notice.details
        );
        assert!(matches!(
            edit(&read.plan, true),
            Some(Edit::Many { edits, .. }) if edits.len() == 2
        ));
    }

    #[test]
    fn a_file_without_references_says_what_to_do() {
        let read = read(&Map::default(), "Dear reader");
        let notice = told(&read.plan, true, &read.problems);
        assert_eq!(notice.title, "1 problem in the file");
        assert!(notice.details.contains("Export them"), "{}", notice.details);
    }
}
