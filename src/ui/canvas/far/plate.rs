//! A label: a small card in the looks of the question or thesis that it names.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Color32, CornerRadius, Galley, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2,
};
use std::sync::Arc;

use super::terrain::Landmark;
use crate::drawing::{Mark, Saying};
use crate::layout::Flow;
use crate::model::{Id, Kind, Map};
use crate::ui::theme::{Face, Theme, size};
use crate::ui::told_apart::thesis_told_apart;

/// Around a label that names more than a letter, in points at normal size.
const PADDING: egui::Vec2 = vec2(8.0, 4.0);
const BAND: f32 = 20.0;
/// A thesis is named by its letter alone where there is less room than this.
const LEAST_WORDS: egui::Vec2 = vec2(112.0, 72.0);
/// Of the words of a thesis: a label stands up from its card, where nothing is.
const MOST_ROWS: usize = 4;
const FEW_ROWS: usize = 2;
/// Where there is less than this it is not named.
const LEAST_LETTER: f32 = 14.0;
/// Between words and left of them, in points at normal size.
const MARK_ROOM: f32 = 11.0;
const MARK_RADIUS: f32 = 3.0;
const WORD_GAP: f32 = 7.0;
/// How a thing stands is said smaller than what it is.
const SAYING_TEXT: f32 = 10.0;

/// How much of its words a label shows, and how broadly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    Full,
    /// On as little width as words need.
    Narrow,
    /// As narrow, and cut after two lines.
    Brief,
    /// The letter of a thesis alone.
    Letter,
}

/// What labels are made of.
pub(super) struct Plates<'a> {
    pub map: &'a Map,
    pub theme: &'a Theme,
    pub flow: Flow,
    /// How questions and theses stand.
    pub said: &'a dyn Fn(Id) -> Option<Saying>,
}

pub(super) struct Plate {
    pub id: Id,
    pub rect: Rect,
    words: Option<Arc<Galley>>,
    letter: Option<Arc<Galley>>,
    /// Below the words.
    saying: Option<(Option<Mark>, Arc<Galley>)>,
}

impl Plates<'_> {
    /// The label of a landmark, anywhere; none if it has no room or nothing to say.
    pub(super) fn make(
        &self,
        painter: &Painter,
        mark: &Landmark,
        zoom: f32,
        region: Rect,
        wording: Wording,
    ) -> Option<Plate> {
        let Self { map, theme, .. } = *self;
        let room = match self.flow {
            // Its own tree is below it, and as much as its neighbours leave it.
            Flow::Down => region.width().max(mark.pitch * zoom),
            // All that is on the left.
            Flow::Right => f32::MAX,
        };
        let room = room - theme.scaled(super::labels::GAP);
        // In steps, so that zooming does not set every label anew in every frame.
        let step = theme.scaled(24.0);
        let width = |least: f32, most: f32| {
            let room = match wording {
                Wording::Full => room.clamp(theme.scaled(least), theme.scaled(most)),
                Wording::Narrow | Wording::Brief | Wording::Letter => theme.scaled(least),
            };
            ((room / step).floor() * step).max(step) - 2.0 * PADDING.x
        };
        let is_question = mark.id.kind() == Kind::Question;
        let letter = map.thesis_letter(mark.id);
        let least = theme.scaled(1.0) * LEAST_WORDS;
        let is_wide = self.flow == Flow::Right || mark.least.width * zoom >= least.x;
        let roomy = is_wide && mark.least.height * zoom >= least.y;
        if is_question && wording == Wording::Brief {
            // It is no longer than that in any case.
            return None;
        }
        let has_words = wording != Wording::Letter && (is_question || roomy);
        if !is_question && room < theme.scaled(LEAST_LETTER) {
            return None;
        }
        let (points, face, limit) = if is_question {
            (size::TEXT, Face::Bold, width(168.0, 312.0))
        } else {
            (size::TEXT_CHIP, Face::Regular, width(112.0, 192.0) - BAND)
        };
        let is_brief = is_question || wording == Wording::Brief;
        let rows = if is_brief { FEW_ROWS } else { MOST_ROWS };
        let text = if has_words {
            self.text(mark.id)
        } else {
            String::default()
        };
        let words = (!text.is_empty()).then(|| {
            let format = TextFormat::simple(face.at(theme.scaled(points)), theme.tokens.ink);
            let mut job = LayoutJob::single_section(text, format);
            job.wrap.max_width = limit;
            job.wrap.max_rows = rows;
            if is_question {
                job.halign = Align::Center;
            }
            painter.layout_job(job)
        });
        let letter = letter.map(|letter| {
            let font = Face::Bold.at(theme.scaled(size::TEXT_CHIP));
            painter.layout_no_wrap(letter, font, theme.tokens.band_letter)
        });
        let band = letter.as_ref().map_or(0.0, |_| theme.scaled(BAND));
        let saying = words.as_ref().and_then(|_| {
            let saying = (self.said)(mark.id)?;
            let mut galley = self.saying(painter, &saying.words, saying.mark, limit);
            if galley.elided && saying.mark.is_some() {
                // The mark says what the word says.
                let figures = saying.words.get(1..).unwrap_or_default();
                galley = self.saying(painter, figures, saying.mark, limit);
            }
            // Who leads a question is said whole or not at all.
            let is_whole = !(is_question && galley.elided);
            (is_whole && galley.size().x > 0.0).then_some((saying.mark, galley))
        });
        let size = match &words {
            Some(words) => {
                let mut size = words.size();
                if let Some((mark, galley)) = &saying {
                    let before = mark.map_or(0.0, |_| theme.scaled(MARK_ROOM));
                    size.x = size.x.max(before + galley.size().x);
                    size.y += galley.size().y + 1.0;
                }
                // No edge of the card that it stands for looks out from under it.
                let card = vec2(mark.rect.width(), mark.rect.height()) * zoom;
                (size + vec2(band, 0.0) + 2.0 * PADDING).max(card)
            }
            None if letter.is_some() => vec2(band, band),
            None => return None,
        };
        Some(Plate {
            id: mark.id,
            rect: Rect::from_min_size(pos2(0.0, 0.0), size),
            words,
            letter,
            saying,
        })
    }

    /// What is read on a label: a question, what tells a thesis from its rivals, or a
    /// claim.
    fn text(&self, id: Id) -> String {
        let map = self.map;
        let words = match id.kind() {
            Kind::Question => map.question(id).map(|question| question.text.clone()),
            _ => {
                thesis_told_apart(map, id).or_else(|| map.claim(id).map(|claim| claim.text.clone()))
            }
        };
        words.unwrap_or_default()
    }

    fn saying(
        &self,
        painter: &Painter,
        words: &[(String, bool)],
        mark: Option<Mark>,
        limit: f32,
    ) -> Arc<Galley> {
        let theme = self.theme;
        let mut job = LayoutJob::default();
        for (place, (text, stands_out)) in words.iter().enumerate() {
            let (face, ink) = match stands_out {
                true => (Face::Bold, theme.tokens.ink),
                false => (Face::Regular, theme.tokens.muted),
            };
            let format = TextFormat::simple(face.at(theme.scaled(SAYING_TEXT)), ink);
            let before = if place > 0 {
                theme.scaled(WORD_GAP)
            } else {
                0.0
            };
            job.append(text, before, format);
        }
        let before = mark.map_or(0.0, |_| theme.scaled(MARK_ROOM));
        job.wrap.max_width = limit - before;
        job.wrap.max_rows = 1;
        painter.layout_job(job)
    }
}

impl Plate {
    /// What is read on it.
    #[cfg(test)]
    pub(super) fn words_read(&self) -> &str {
        self.words.as_ref().map_or("", |words| words.text())
    }

    /// How it says that things stand.
    #[cfg(test)]
    pub(super) fn saying_read(&self) -> &str {
        self.saying.as_ref().map_or("", |(_, words)| words.text())
    }

    /// Whether it says more than a letter.
    pub(super) fn has_words(&self) -> bool {
        self.words.is_some()
    }

    pub(super) fn paint(&self, painter: &Painter, theme: &Theme, strength: f32) {
        let tokens = &theme.tokens;
        let faded = |color: Color32| color.gamma_multiply(strength);
        let Self {
            rect,
            words,
            letter,
            ..
        } = self;
        let corner = CornerRadius::same(size::CORNER);
        let line = if letter.is_some() {
            tokens.band
        } else {
            tokens.card_line
        };
        let shadow = tokens.shadow.gamma_multiply(0.6 * strength);
        let below = rect.translate(vec2(0.0, 1.0)).expand(1.0);
        painter.rect_filled(below, corner, shadow);
        let stroke = Stroke::new(1.0, faded(line));
        let fill = faded(tokens.card);
        painter.rect(*rect, corner, fill, stroke, StrokeKind::Inside);
        let mut left = rect.min.x;
        if let Some(letter) = letter {
            let mut band = *rect;
            band.max.x = band.min.x + theme.scaled(BAND);
            let round = match words {
                Some(_) => CornerRadius {
                    ne: 0,
                    se: 0,
                    ..corner
                },
                None => corner,
            };
            painter.rect_filled(band, round, faded(tokens.band));
            let at = band.center() - letter.size() / 2.0;
            painter.galley_with_override_text_color(at, letter.clone(), faded(tokens.band_letter));
            left = band.max.x;
        }
        let Some(words) = words else {
            return;
        };
        let is_centered = words.job.halign == Align::Center;
        // A centred galley hangs around its middle.
        let x = if is_centered {
            f32::midpoint(left, rect.max.x)
        } else {
            left + PADDING.x
        };
        let saying_height = (self.saying.as_ref()).map_or(0.0, |(_, galley)| galley.size().y + 1.0);
        let free = rect.height() - 2.0 * PADDING.y - words.size().y - saying_height;
        let spare = (free / 2.0).max(0.0);
        let at = pos2(x, rect.min.y + PADDING.y + spare);
        painter.galley_with_override_text_color(at, words.clone(), faded(tokens.ink));
        if let Some((mark, galley)) = &self.saying {
            let room = mark.map_or(0.0, |_| theme.scaled(MARK_ROOM));
            let start = if is_centered {
                x - f32::midpoint(room, galley.size().x)
            } else {
                x
            };
            let at = pos2(start, rect.max.y - PADDING.y - spare - galley.size().y);
            if let Some(mark) = mark {
                let radius = theme.scaled(MARK_RADIUS);
                let center = pos2(start + radius, at.y + galley.size().y / 2.0);
                paint_mark(painter, *mark, center, radius, faded(tokens.muted));
            }
            painter.add(
                egui::epaint::TextShape::new(at + vec2(room, 0.0), galley.clone(), tokens.ink)
                    .with_opacity_factor(strength),
            );
        }
    }
}

fn paint_mark(painter: &Painter, mark: Mark, center: Pos2, radius: f32, ink: Color32) {
    if mark == Mark::Filled {
        painter.circle_filled(center, radius, ink);
        return;
    }
    let stroke = Stroke::new(1.2, ink);
    painter.circle_stroke(center, radius - 0.5, stroke);
    if mark == Mark::Struck {
        let out = vec2(radius + 0.3, -radius - 0.3);
        painter.line_segment([center - out, center + out], stroke);
    }
}
