//! Ratings as five steps with words.

use egui::{Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::edit::Aspect;
use crate::model::scale::{Scale, rating_of, step_of, word_of};
use crate::model::{Finite, Id, Kind, Map};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::rating::{Given, rate, rating_at, scale_of, step_of_key};
use crate::ui::theme::{Theme, icon_button, icons, size};

use super::parts::{nothing, section};

/// What the longest word takes, in points at the normal text size.
const WORD_WIDTH: f32 = 100.0;

/// A rating that was chosen; none where it was cleared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NewRating(pub Option<Finite>);

/// The steps for one record under a heading, with whose rating it is.
pub fn rated_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, aspect: Aspect, heading: &str) {
    let Some(scale) = scale_of(id, aspect) else {
        return;
    };
    section(ui, cx.theme, heading);
    let perspective = cx.desk.judging.settings().perspective;
    let given = Given::of(cx.map(), id, aspect, perspective);
    let rates_for = perspective.filter(|_| id.kind() != Kind::Quote);
    let own = match rates_for {
        Some(_) => given.perspective,
        None => given.map,
    };
    let bar = Bar {
        name: heading,
        scale,
        own,
        inherited: given.holds(),
    };
    if let Some(NewRating(rating)) = bar.show(ui, cx.theme) {
        cx.actions
            .extend(rate(&[id], perspective, aspect, rating).map(Action::Edit));
    }
    for sentence in sentences(cx.map(), id, aspect, perspective, &given) {
        nothing(ui, cx.theme, &sentence);
    }
}

/// Whose rating is shown, which one counts instead, and who else rates it.
fn sentences(
    map: &Map,
    id: Id,
    aspect: Aspect,
    perspective: Option<Id>,
    given: &Given,
) -> Vec<String> {
    let Some(scale) = scale_of(id, aspect) else {
        return Vec::new();
    };
    let word = |rating: Finite| word_of(scale, rating.get());
    let mut sentences = Vec::new();
    let who = perspective.and_then(|who| map.perspective(who));
    let name = who.map_or("", |who| who.name.trim());
    if id.kind() == Kind::Quote {
        if who.is_some() {
            let what = "Quotes are rated for the map as a whole. How a perspective sees one is \
                        rated where it backs a claim.";
            sentences.push(what.to_owned());
        }
        return sentences;
    }
    if who.is_some() {
        sentences.push(match (given.perspective, given.map) {
            (Some(_), Some(map)) => format!("Rated by {name}. The map itself: {}.", word(map)),
            (Some(_), None) => format!("Rated by {name}. The map itself does not rate it."),
            (None, Some(_)) => format!("{name} does not rate it: the map’s own rating counts."),
            (None, None) => format!("Neither {name} nor the map itself rates it."),
        });
    }
    if given.perspective.or(given.map).is_none()
        && let Some(quote) = given.quote
    {
        sentences.push(format!(
            "It counts as the quote itself is rated: {}.",
            word(quote)
        ));
    }
    let others: Vec<String> = (map.perspectives_in_order().into_iter())
        .filter(|other| Some(*other) != perspective)
        .filter_map(|other| {
            let rating = Given::of(map, id, aspect, Some(other)).perspective?;
            let name = map.perspective(other)?.name.trim();
            Some(format!("{name}: {}", word(rating)))
        })
        .collect();
    if !others.is_empty() {
        sentences.push(format!("{}.", others.join(". ")));
    }
    sentences
}

/// Five steps in a row.
pub struct Bar<'a> {
    /// What a screen reader calls it.
    pub name: &'a str,
    pub scale: Scale,
    /// The rating that one alters.
    pub own: Option<Finite>,
    /// What counts where there is none.
    pub inherited: Option<Finite>,
}

impl Bar<'_> {
    /// Draws the word and the steps; gives what was chosen. With the keyboard on a
    /// step, the digits 1 to 5 choose as well, and 0 takes the rating away.
    pub fn show(&self, ui: &mut Ui, theme: &Theme) -> Option<NewRating> {
        let mut chosen = None;
        let word = (self.own.or(self.inherited))
            .map_or("Not rated", |rating| word_of(self.scale, rating.get()));
        let ink = match self.own {
            Some(_) => theme.tokens.ink,
            None => theme.tokens.muted,
        };
        // Where there is no room beside the word, the steps stand under it.
        let is_wide = ui.available_width() > theme.scaled(WORD_WIDTH) * 2.2;
        if !is_wide {
            ui.label(egui::RichText::new(word).color(ink));
        }
        ui.horizontal(|ui| {
            if is_wide {
                let label = ui.label(egui::RichText::new(word).color(ink));
                let left = label.rect.left() + theme.scaled(WORD_WIDTH);
                let gap = left - label.rect.right() - ui.spacing().item_spacing.x;
                ui.add_space(gap.max(0.0));
            }
            let clear = theme.scaled(size::ROW_HEIGHT) + ui.spacing().item_spacing.x;
            let width = (ui.available_width() - clear).max(80.0);
            chosen = self.steps_ui(ui, theme, width);
            if self.own.is_some() {
                let clear = format!("Clear: {}", self.name);
                if icon_button(ui, &clear, icons::ICON_CLOSE).clicked() {
                    chosen = Some(NewRating(None));
                }
            }
        });
        chosen
    }

    fn steps_ui(&self, ui: &mut Ui, theme: &Theme, width: f32) -> Option<NewRating> {
        let tokens = &theme.tokens;
        let height = theme.scaled(size::ROW_HEIGHT);
        let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let own = self.own.map(|rating| step_of(rating.get()));
        let inherited = self.inherited.map(|rating| step_of(rating.get()));
        let mut chosen = None;
        let gap = 3.0;
        let each = (rect.width() - 4.0 * gap) / 5.0;
        for (step, word) in self.scale.into_iter().enumerate() {
            let left = rect.left() + step as f32 * (each + gap);
            let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(each, height));
            let id = ui.make_persistent_id((self.name, step));
            let response = ui.interact(cell, id, Sense::click());
            let is_on = own == Some(step);
            let label = format!("{}: {word}", self.name);
            response.widget_info(|| {
                WidgetInfo::selected(Role::RadioButton, true, is_on, label.as_str())
            });
            let bar = Rect::from_center_size(cell.center(), vec2(each, theme.scaled(6.0)));
            let reaches = |shown: Option<usize>| shown.is_some_and(|shown| step <= shown);
            let fill = match (reaches(own), own.is_none() && reaches(inherited)) {
                (true, _) => tokens.accent(),
                (_, true) => tokens.muted,
                _ if response.hovered() => tokens.muted,
                _ => tokens.card_line,
            };
            ui.painter().rect_filled(bar, 3, fill);
            if response.has_focus() {
                let ring = Stroke::new(2.0, tokens.accent());
                let outside = StrokeKind::Outside;
                ui.painter().rect_stroke(bar.expand(2.0), 4, ring, outside);
                chosen = digit_pressed(ui, Modifiers::NONE).or(chosen);
            }
            if response.clicked() && !is_on {
                chosen = Some(NewRating(Finite::new(rating_of(step))));
            }
            response.on_hover_text(format!("{word} ({})", step + 1));
        }
        chosen
    }
}

/// The rating of a digit that was pressed with just these modifiers.
pub fn digit_pressed(ui: &Ui, wanted: Modifiers) -> Option<NewRating> {
    ui.input(|input| {
        (input.events.iter()).find_map(|event| match event {
            egui::Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } if modifiers.matches_exact(wanted) => {
                // With Shift the keys of the digits are signs, other ones on each
                // keyboard.
                let by_place: Option<Key> = *physical_key;
                let step = step_of_key(*key).or_else(|| step_of_key(by_place?))?;
                Some(NewRating(rating_at(step)))
            }
            _ => None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{ClaimRef, Edit, Session};
    use crate::model::Perspective;

    #[test]
    fn it_is_said_whose_rating_is_shown_and_who_else_rates() {
        let id = |text: &str| Id::parse(text).unwrap();
        let mut session = Session::default();
        let text = "A claim".to_owned();
        let claim = ClaimRef::New {
            id: id("c-1"),
            text,
        };
        session.apply(&Edit::AddClaim { claim, at: None }).unwrap();
        for (who, name) in [("p-us", "Us"), ("p-min", "Ministry")] {
            let perspective = Perspective {
                name: name.into(),
                ..Perspective::default()
            };
            let edit = Edit::AddPerspective {
                id: id(who),
                perspective,
            };
            session.apply(&edit).unwrap();
        }
        let aspect = Aspect::Credibility;
        let say = |session: &Session, who: Option<&str>| {
            let (map, who) = (session.map(), who.map(id));
            let given = Given::of(map, id("c-1"), aspect, who);
            sentences(map, id("c-1"), aspect, who, &given).join(" ")
        };
        assert_eq!(say(&session, None), "");
        assert_eq!(
            say(&session, Some("p-us")),
            "Neither Us nor the map itself rates it."
        );
        for (who, step) in [(None, 4), (Some(id("p-min")), 2)] {
            let edit = rate(&[id("c-1")], who, aspect, rating_at(step)).unwrap();
            session.apply(&edit).unwrap();
        }
        assert_eq!(say(&session, None), "Ministry: Doubtful.");
        assert_eq!(
            say(&session, Some("p-us")),
            "Us does not rate it: the map’s own rating counts. Ministry: Doubtful."
        );
        assert_eq!(
            say(&session, Some("p-min")),
            "Rated by Ministry. The map itself: Credible."
        );
    }
}
