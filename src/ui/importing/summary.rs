//! How reading went, in one notice.

use crate::ui::jobs::AttachReport;
use crate::ui::notice::Notice;

use super::panel::name_of;

/// `2 documents matched: Ghazi, Amini; 1 file could not be read`. `matched` and `made`
/// are what the sources are called that got a text and that are new.
#[must_use]
pub fn summary(report: &AttachReport, matched: &[String], made: &[String]) -> Notice {
    let mut parts = Vec::new();
    let attached = if report.again {
        "was read again"
    } else {
        "is attached"
    };
    match matched {
        [] => {}
        [only] => parts.push(format!("The text of {only} {attached}")),
        _ => parts.push(format!(
            "{} documents matched: {}",
            matched.len(),
            matched.join(", ")
        )),
    }
    match made {
        [] => {}
        [only] => parts.push(format!("“{only}” is a new source")),
        _ => parts.push(format!("{} new sources: {}", made.len(), made.join(", "))),
    }
    match report.unmatched.as_slice() {
        [] => {}
        [only] => parts.push(format!(
            "{} matched nothing: add it as a source or attach it by hand",
            name_of(only)
        )),
        more => parts.push(format!(
            "{} matched nothing: add them as sources or attach them by hand",
            more.len()
        )),
    }
    match report.failed.len() {
        0 => {}
        1 => parts.push("1 file could not be read".to_owned()),
        count => parts.push(format!("{count} files could not be read")),
    }
    if report.stopped {
        parts.push("Reading was stopped".to_owned());
    }
    if parts.is_empty() {
        parts.push("There are no documents there".to_owned());
    }
    let mut details: Vec<String> = (report.failed.iter())
        .map(|file| file.sentence.clone())
        .collect();
    if !report.unmatched.is_empty() {
        let names: Vec<String> = report.unmatched.iter().map(|path| name_of(path)).collect();
        details.push(format!(
            "Matched nothing: {}. They are listed over the sources.",
            names.join(", ")
        ));
    }
    if !made.is_empty() {
        details.push(
            "What the file says of itself is in the record: look it over before you cite it."
                .to_owned(),
        );
    }
    if report.cut_short {
        details.push("The folder holds more than is looked at in one go.".to_owned());
    }
    let title = parts.join("; ");
    let notice = match (
        matched.is_empty() && made.is_empty(),
        report.failed.is_empty(),
    ) {
        (false, true) if report.unmatched.is_empty() => Notice::success(title),
        (false, _) => Notice::info(title),
        (true, _) => Notice::warning(title),
    };
    notice.with_details(details.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_says_what_matched_and_what_did_not() {
        let report = AttachReport {
            unmatched: vec!["/x/notes.txt".into()],
            ..AttachReport::default()
        };
        let matched = ["Ghazi".to_owned(), "Amini".to_owned()];
        assert_eq!(
            summary(&report, &matched, &[]).title,
            "2 documents matched: Ghazi, Amini; notes.txt matched nothing: add it as a source \
             or attach it by hand"
        );
        let nothing = summary(&AttachReport::default(), &[], &[]);
        assert_eq!(nothing.title, "There are no documents there");
        let made = summary(&AttachReport::default(), &[], &["The weir".to_owned()]);
        assert_eq!(made.title, "“The weir” is a new source");
    }
}
