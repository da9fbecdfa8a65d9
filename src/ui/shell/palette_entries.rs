//! What the palette offers for what is typed: plain data.

use std::path::PathBuf;

use crate::model::Id;
use crate::search::{Hit, Index, What, folded, score, score_sentence};
use crate::ui::command::{Command, Situation, TABLE, availability};
use crate::ui::desk::Desk;

/// What choosing an entry does.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    Command(Command),
    Record(Id),
    Tab(usize),
    Recent(PathBuf),
}

/// One line of the palette.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub text: String,
    /// What kind of thing it is: a menu's name, `claim`, `source`, `open map`.
    pub kind: &'static str,
    pub target: Target,
    /// Why it cannot be chosen now.
    pub unavailable: Option<&'static str>,
}

/// What there is to choose from besides the commands.
#[derive(Clone, Copy, Debug)]
pub struct Offer<'a> {
    pub now: Situation<'a>,
    pub tabs: &'a [String],
    pub recent: &'a [PathBuf],
}

const MAX_ENTRIES: usize = 60;
/// Records count a little less than commands of equal fit.
const RECORD_MALUS: i32 = 150;
const UNAVAILABLE_MALUS: i32 = 200;
/// Words that are only in what a command does count less than those of its name.
const HINT_MALUS: i32 = 100;

/// The best entries for the query, best first. Without a query: the commands that
/// make sense now.
#[must_use]
pub fn entries(query: &str, offer: &Offer<'_>) -> Vec<Entry> {
    let query = folded(query.trim());
    let mut found: Vec<(i32, Entry)> = Vec::new();
    let mut consider = |malus: i32, name: &str, hint: &str, entry: Entry| {
        if query.is_empty() {
            found.push((0, entry));
        } else if let Some(score) = score(&query, &folded(name)) {
            found.push((score - malus, entry));
        } else if let Some(score) = score_sentence(&query, &folded(&format!("{name} {hint}"))) {
            found.push((score - malus - HINT_MALUS, entry));
        }
    };
    for info in TABLE {
        let unavailable = availability(info.command, offer.now).err();
        if info.command == Command::Palette || (query.is_empty() && unavailable.is_some()) {
            continue;
        }
        let malus = if unavailable.is_some() {
            UNAVAILABLE_MALUS
        } else {
            0
        };
        let entry = Entry {
            text: info.name.to_owned(),
            kind: info.menu.title(),
            target: Target::Command(info.command),
            unavailable,
        };
        consider(malus, info.name, info.hint, entry);
    }
    if !query.is_empty() {
        let plain = |text: &str, kind, target| Entry {
            text: text.to_owned(),
            kind,
            target,
            unavailable: None,
        };
        for (place, title) in offer.tabs.iter().enumerate() {
            consider(0, title, "", plain(title, "open map", Target::Tab(place)));
        }
        for path in offer.recent {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let target = Target::Recent(path.clone());
            consider(0, &name, "", plain(&name, "recent file", target));
        }
        if let Some(desk) = offer.now.desk {
            for (score, hit) in records(desk, &query) {
                let entry = plain(
                    &text_of(desk, hit),
                    hit.what.word(),
                    Target::Record(hit.record),
                );
                found.push((score - RECORD_MALUS, entry));
            }
        }
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.truncate(MAX_ENTRIES);
    }
    found.into_iter().map(|(_, entry)| entry).collect()
}

/// The records that hold every word of the query, best first; none while the words of
/// the map are not ready.
fn records(desk: &Desk, query: &str) -> Vec<(i32, Hit)> {
    const WANTED: [What; 3] = [What::Question, What::Claim, What::Source];
    let best = |(words, _): (&Index, u64)| words.best(query, &WANTED, MAX_ENTRIES);
    desk.words().map(best).unwrap_or_default()
}

fn text_of(desk: &Desk, hit: Hit) -> String {
    match desk.map().source(hit.record) {
        Some(source) if source.short.is_empty() => source.label().to_owned(),
        Some(source) => format!("{}, {}", source.short, source.title),
        None => crate::search::text_of(desk.map(), hit.record, hit.what),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(query: &str, desk: Option<&Desk>) -> Option<Entry> {
        let offer = Offer {
            now: Situation {
                desk,
                tabs: usize::from(desk.is_some()),
                words_selected: false,
            },
            tabs: &[],
            recent: &[],
        };
        entries(query, &offer).into_iter().next()
    }

    #[test]
    fn commands_claims_and_reasons_why_not_are_found() {
        let sample = &crate::samples::samples()[0];
        let opened = crate::file::parse(sample.text, std::path::Path::new("x")).unwrap();
        let mut desk = Desk::new(opened.map);
        desk.prepare_words();
        let dark = first("dark", Some(&desk)).unwrap();
        assert_eq!(dark.target, Target::Command(Command::ThemeDark));
        let undo = first("undo", Some(&desk)).unwrap();
        assert_eq!(undo.unavailable, Some("There is nothing to undo."));
        let compare = first("compare perspectives", Some(&desk)).unwrap();
        assert_eq!(compare.target, Target::Command(Command::Perspectives));
        let (id, claim) = desk.map().claims().iter().next().unwrap();
        let found = first(&claim.text, Some(&desk)).unwrap();
        assert_eq!(found.target, Target::Record(id));
        assert_eq!(first("no such thing at all", Some(&desk)), None);
    }

    #[test]
    fn without_a_query_only_what_makes_sense_is_offered() {
        let entry = first("", None).unwrap();
        assert_eq!(entry.target, Target::Command(Command::New));
        assert_eq!(entry.unavailable, None);
    }
}
