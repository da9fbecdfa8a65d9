//! What became of a quote that was asked for and does not simply stand there.

use std::ops::Range;

use egui::Ui;

use crate::quote::{Finding, Standing, State};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::{icon_button, icons};

use super::{Reader, padded};

/// The passage to open for a quote: where it stands, else where it stood, else the
/// likeliest of the places that may be meant. Places that are merely near to a quote
/// that is missing are for the mending list.
pub(super) fn passage_of(finding: &Finding) -> Option<Range<usize>> {
    let stood = finding.was_here.map(|at| at..at + 1);
    let fitting = (finding.candidates.first())
        .filter(|_| finding.state != State::Missing)
        .map(|first| first.span.clone());
    finding.span.clone().or(stood).or(fitting)
}

/// What to say of the quote; nothing where it stands in the document.
fn sentence_of(finding: &Finding) -> Option<String> {
    match finding.state {
        state if state.is_verified() => None,
        State::Ambiguous => Some(format!(
            "{} places fit this quote, and what is kept of the text around it does not say \
             which is meant. This is the first.",
            finding.candidates.len()
        )),
        State::Missing if finding.was_here.is_some() => Some(
            "The words of this quote are not in the document. This is where they stood.".to_owned(),
        ),
        State::Missing => Some("The words of this quote are not in the document.".to_owned()),
        state => Some(state.explanation().to_owned()),
    }
}

impl Reader {
    pub(super) fn sought_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let finding = self
            .sought
            .and_then(|quote| cx.desk.documents.finding(quote));
        let Some(sentence) = finding.and_then(|finding| sentence_of(finding)) else {
            return;
        };
        let standing = self.sought.map(|quote| cx.desk.documents.standing(quote));
        let sentence = match standing {
            Some(Standing::Confirmed) => Standing::Confirmed.explanation().to_owned(),
            _ => sentence,
        };
        let frame = padded().fill(cx.theme.tokens.chrome);
        frame.show(ui, |ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                if icon_button(ui, "Close this remark", icons::ICON_CLOSE).clicked() {
                    self.sought = None;
                }
                let text = cx.theme.muted_text(sentence).color(cx.theme.tokens.look_at);
                let column = egui::Layout::top_down(egui::Align::Min);
                ui.with_layout(column, |ui| {
                    ui.add(egui::Label::new(text).wrap());
                    let is_to_look_at = standing.is_some_and(Standing::is_to_look_at);
                    if is_to_look_at && ui.button("Mend this quote…").clicked() {
                        cx.push(Action::Mend(self.sought));
                    }
                });
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::Document;
    use crate::quote::{PreparedDocument, Selector, find};

    fn found(text: &str, words: &str, prefix: &str, suffix: &str) -> Finding {
        let document = Arc::new(Document::from_text(text.into()));
        let selector = Selector {
            exact: words.into(),
            prefix: prefix.into(),
            suffix: suffix.into(),
            start: None,
        };
        find(&PreparedDocument::new(document), &selector)
    }

    #[test]
    fn what_does_not_stand_there_is_said_and_the_nearest_place_opened() {
        let there = found(
            "One. The border was closed. Two.",
            "The border was closed.",
            "",
            "",
        );
        assert_eq!(sentence_of(&there), None);
        assert_eq!(passage_of(&there), Some(5..27));
        let twice = found("It was shut. It was shut.", "It was shut.", "", "");
        assert!(sentence_of(&twice).is_some_and(|it| it.starts_with("2 places")));
        assert_eq!(passage_of(&twice), Some(0..12));
        let gone = found("Quite another text.", "The border was closed.", "", "");
        assert!(sentence_of(&gone).is_some());
        assert_eq!(passage_of(&gone), None);
    }
}
