//! A quote: its words in their place, and the claims that rest on it.

use egui::text::{LayoutJob, TextFormat};
use egui::{Frame, Margin, Ui};

use crate::edit::{Aspect, Below, Edit};
use crate::model::scale::{RELEVANT, RELIABLE, word_of};
use crate::model::{Id, Kind, Quote, Stance};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::{Face, Theme, icon_button, icons, primary_button, size};

use super::super::unfold::mark_ui;
use super::super::words::{stance_tone, stance_word};
use super::Inspector;
use super::field::{Field, Look};
use super::parts::{jump_row, kind_line, nothing, section, with_buttons};
use super::rating::rated_ui;

impl Inspector {
    pub(super) fn quote_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
        let map = cx.map();
        let Some(quote) = map.quote(id) else {
            return;
        };
        kind_line(ui, cx.theme, "Quote");
        words_ui(ui, cx.theme, quote);
        mark_ui(ui, cx, id, quote, true);
        ui.horizontal_wrapped(|ui| {
            if ui.button("Open in the reader").clicked() {
                cx.push(Action::Read {
                    source: quote.source,
                    quote: Some(id),
                });
            }
            let copy = ui
                .button("Copy with citation")
                .on_hover_text("The words, where they stand, and the reference");
            if copy.clicked() {
                cx.run(Command::CopyQuote);
            }
            let source = ui
                .button("Source")
                .on_hover_text("Show the source's record");
            if source.clicked() {
                cx.push(Action::Select(quote.source));
            }
        });
        mending_ui(ui, cx, id, quote);

        section(ui, cx.theme, "Claims that rest on it");
        let backings = map.backings_with(id);
        if backings.is_empty() {
            nothing(ui, cx.theme, "None yet.");
        }
        for backing in backings {
            backing_row(ui, cx, backing);
        }
        back_ui(ui, cx, id);

        if let Some(words) = rated_behind(cx, id) {
            ui.add_space(size::GAP);
            nothing(ui, cx.theme, &words);
        }
        let heading = "How far the source can be relied on here";
        rated_ui(ui, cx, id, Aspect::Credibility, heading);
        rated_ui(
            ui,
            cx,
            id,
            Aspect::Relevance,
            "How much it matters to the question",
        );

        section(ui, cx.theme, "Page, as the document labels it");
        let page = Field {
            id: egui::Id::unique(("inspector page", id)),
            name: "Page",
            value: &quote.page,
            hint: "12, xiv",
            look: Look::Line,
        };
        if let Some(page) = page.show(ui, cx, &mut self.draft) {
            let record = Quote {
                page,
                ..quote.clone()
            };
            cx.edit(Edit::Update {
                id,
                record: record.into(),
                label: "edit page",
            });
        }
    }
}

/// What can be done where the document does not bear the quote out, or where a
/// person said that it does.
fn mending_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, quote: &Quote) {
    let standing = cx.desk.documents.standing(id);
    ui.horizontal_wrapped(|ui| {
        if standing.is_to_look_at() && primary_button(ui, "Mend…").clicked() {
            cx.push(Action::Mend(Some(id)));
        }
        let has_text = cx.desk.documents.text(quote.source).is_some();
        if has_text
            && ui
                .button("Select other words")
                .on_hover_text("Select other words in the reader, in place of these")
                .clicked()
        {
            cx.push(Action::Reselect(id));
        }
        if !quote.confirmed.is_empty() && ui.button("Take confirmation back").clicked() {
            let record = Quote {
                confirmed: String::new(),
                ..quote.clone()
            };
            cx.push(Action::Seal);
            cx.edit(Edit::Update {
                id,
                record: record.into(),
                label: "take confirmation back",
            });
        }
    });
}

/// What stands before a quote, on one line and from a whole word on.
fn before(prefix: &str) -> String {
    let cut = prefix.split_once(char::is_whitespace).map(|(_, rest)| rest);
    let gap = gap(prefix.ends_with(char::is_whitespace));
    format!("… {}{gap}", whole_words(cut, prefix))
}

/// What stands after a quote, on one line and up to a whole word.
fn after(suffix: &str) -> String {
    let cut = suffix
        .rsplit_once(char::is_whitespace)
        .map(|(rest, _)| rest);
    let gap = gap(suffix.starts_with(char::is_whitespace));
    format!("{gap}{} …", whole_words(cut, suffix))
}

const fn gap(parts: bool) -> &'static str {
    if parts { " " } else { "" }
}

/// What was cut at a word on one line, or all of it where that leaves nothing.
fn whole_words(cut: Option<&str>, all: &str) -> String {
    let words = cut.filter(|rest| !rest.trim().is_empty());
    on_one_line(words.unwrap_or(all))
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words in full ink between what stands around them.
fn words_ui(ui: &mut Ui, theme: &Theme, quote: &Quote) {
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width() - 24.0;
    let format = |color| TextFormat {
        line_height: Some(theme.scaled(size::TEXT_SERIF * size::SERIF_LINE)),
        ..TextFormat::simple(Face::Serif.at(theme.scaled(size::TEXT_SERIF)), color)
    };
    let tokens = &theme.tokens;
    if !quote.prefix.is_empty() {
        job.append(&before(&quote.prefix), 0.0, format(tokens.muted));
    }
    let marked = TextFormat {
        background: tokens.for_soft,
        ..format(tokens.ink)
    };
    job.append(&quote.exact, 0.0, marked);
    if !quote.suffix.is_empty() {
        job.append(&after(&quote.suffix), 0.0, format(tokens.muted));
    }
    Frame::new()
        .fill(tokens.card)
        .stroke(egui::Stroke::new(1.0, tokens.line))
        .corner_radius(size::CORNER)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let name = format!("Words of the quote: {}", quote.exact);
            ui.add(egui::Label::new(job).wrap()).accessible_name(name);
        });
}

/// Where a quote is rated, if not by itself: the ratings below would seem to be missing.
fn rated_behind(cx: &Cx<'_>, quote: Id) -> Option<String> {
    let map = cx.map();
    let by_itself = map.quote(quote)?;
    if by_itself.reliability.is_some() && by_itself.relevance.is_some() {
        return None;
    }
    let words: Vec<String> = (map.backings_with(quote).into_iter())
        .filter_map(|id| map.backing(id))
        .filter_map(|backing| {
            let reliable = (backing.rating).map(|it| word_of(RELIABLE, it.get()).to_lowercase());
            let relevant = (backing.relevance).map(|it| word_of(RELEVANT, it.get()).to_lowercase());
            let both: Vec<String> = [reliable, relevant].into_iter().flatten().collect();
            let claim = super::super::words::record_line(map, backing.claim);
            let claim = super::super::words::shortened(&claim, 50);
            (!both.is_empty()).then(|| format!("Behind “{claim}”: {}.", both.join(", ")))
        })
        .collect();
    (!words.is_empty()).then(|| {
        format!(
            "It is rated where it backs a claim (the pencil above). {} What follows is for \
             claims where it is not.",
            words.join(" ")
        )
    })
}

fn backing_row(ui: &mut Ui, cx: &mut Cx<'_>, backing: Id) {
    let Some(record) = cx.map().backing(backing) else {
        return;
    };
    let (mut show, mut remove) = (false, false);
    with_buttons(
        ui,
        |ui| {
            let tone = stance_tone(&record.stance);
            jump_row(ui, cx, record.claim, stance_word(&record.stance), tone);
        },
        |ui| {
            remove = icon_button(ui, "Take the quote from this claim", icons::ICON_CLOSE).clicked();
            show = icon_button(ui, "How it backs this claim", icons::ICON_EDIT).clicked();
        },
    );
    if show {
        cx.push(Action::Select(backing));
    }
    if remove {
        cx.edit(Edit::Remove {
            ids: vec![backing],
            below: Below::Keep,
        });
    }
}

/// Puts the quote behind the claim that was looked at before.
fn back_ui(ui: &mut Ui, cx: &mut Cx<'_>, quote: Id) {
    let map = cx.map();
    let claim = cx
        .desk
        .trail
        .visited()
        .iter()
        .rev()
        .copied()
        .find(|id| id.kind() == Kind::Claim && map.contains(*id));
    let Some(claim) = claim else {
        return;
    };
    let rests = map
        .backings_with(quote)
        .into_iter()
        .filter_map(|id| map.backing(id))
        .any(|backing| backing.claim == claim);
    if rests {
        return;
    }
    let text = super::super::words::record_line(map, claim);
    let text = super::super::words::shortened(&text, 70);
    let stop = match text.ends_with(['.', '?', '!', '…']) {
        true => "",
        false => ".",
    };
    nothing(ui, cx.theme, &format!("You came from “{text}”{stop}"));
    ui.horizontal_wrapped(|ui| {
        for (name, stance) in [
            ("Put it behind that claim", Stance::For),
            ("Against it", Stance::Against),
        ] {
            if ui.button(name).clicked() {
                cx.edit(Edit::AddBacking {
                    id: Id::random(Kind::Backing),
                    quote,
                    claim,
                    stance,
                });
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_a_quote_begins_and_ends_with_whole_words() {
        assert_eq!(
            before("il (2025) report\nindicated that "),
            "… (2025) report indicated that "
        );
        assert_eq!(
            after(".\nRamifications: Spreading Insec"),
            ". Ramifications: Spreading …"
        );
        assert_eq!(after(" and so on"), " and so …");
        // Where there is one word only, it stays.
        assert_eq!(before("“"), "… “");
        assert_eq!(before("that "), "… that ");
        assert_eq!(after("s"), "s …");
        assert_eq!(after(" so"), " so …");
    }
}
