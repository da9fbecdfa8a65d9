//! What lies across the theses, in a table below their cases.

use std::collections::BTreeSet;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align, Color32, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, TextFormat, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::model::Id;
use crate::ui::cx::Cx;
use crate::ui::panels::unfold::standing_color;
use crate::ui::panels::words::standing_icons;
use crate::ui::theme::{Face, Theme, icons, size};

use super::column::Column;
use super::entries::{Entry, Placed, entries, spots, tally};
use super::finder::Found;
use super::group::Group;
use super::told::{Told, told};

const LABEL_WIDTH: f32 = 168.0;

/// The generation of the readings, those of the documents of each column, and which
/// entries are unfolded.
type EntriesKey = (u64, Vec<u64>, BTreeSet<(Group, usize)>);

/// The table, its keyboard, and what it lights up.
#[derive(Debug, Default)]
pub struct Across {
    unfolded: BTreeSet<(Group, usize)>,
    pub(super) entries: Vec<Placed>,
    /// How much there is of each, and where it begins.
    tally: Vec<(Group, usize, usize)>,
    entries_for: Option<EntriesKey>,
    pub(super) cursor: usize,
    pub(super) scroll_to_cursor: bool,
    /// The row at the cursor is to stand on top.
    to_top: bool,
    /// What was clicked stays lit until something else is.
    pinned: Option<Placed>,
    /// What is lit: sides and records there, quotes by themselves.
    lit: BTreeSet<(usize, Id)>,
}

/// What was asked for in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AcrossEvent {
    /// Bring these into view in the columns.
    Show(Vec<(usize, Id)>),
    /// Show this on its map.
    Reveal(usize, Id),
}

impl Across {
    pub fn update(&mut self, columns: &[Column<'_>], found: &Found, generation: u64) {
        let documents = columns.iter().map(|it| it.desk.documents.generation());
        let request = (generation, documents.collect(), self.unfolded.clone());
        if self.entries_for.as_ref() == Some(&request) {
            return;
        }
        let is_verified = |side: usize, quote| {
            (columns.get(side)).is_some_and(|column| column.standing(quote).is_verified())
        };
        let theses: Vec<Id> = columns.iter().map(|column| column.seat.thesis).collect();
        self.entries = entries(&found.comparison, &theses, &is_verified, &self.unfolded);
        let map_of = |side: usize| columns.get(side).map(|column| column.seat.tab);
        self.tally = tally(&self.entries, map_of);
        self.entries_for = Some(request);
        self.cursor = self.cursor.min(self.entries.len().saturating_sub(1));
        let pinned = self.pinned.take();
        self.pinned = pinned.filter(|pinned| {
            (self.entries.iter()).any(|it| it.group == pinned.group && it.entry == pinned.entry)
        });
    }

    /// Whether a record of a side is to be seen in the columns.
    #[must_use]
    pub fn is_lit(&self, side: usize, id: Id) -> bool {
        self.lit.contains(&(side, id))
    }

    /// Lets go of what was clicked.
    pub fn unpin(&mut self) {
        self.pinned = None;
    }

    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        columns: &[Column<'_>],
        found: &Found,
    ) -> Option<AcrossEvent> {
        let theme = cx.theme;
        let list = self.list_response(ui, columns, found);
        let has_keyboard = list.has_focus();
        let mut event = match has_keyboard {
            true => self.keys_ui(ui, found, &list),
            false => None,
        };
        let height = theme.scaled(size::ROW_HEIGHT + 4.0);
        let mut area = ScrollArea::vertical()
            .id_salt("across theses")
            .auto_shrink(false);
        let top = self.cursor as f32 * height;
        if std::mem::take(&mut self.to_top) {
            area = area.vertical_scroll_offset(top);
        } else if std::mem::take(&mut self.scroll_to_cursor) {
            let id = ui.make_persistent_id(egui::IdSalt::new("across theses"));
            let offset = egui::scroll_area::State::load(ui.ctx(), id)
                .map_or(0.0, |state| state.clamped_offset().y);
            let seen = ui.available_height();
            if top < offset {
                area = area.vertical_scroll_offset(top);
            } else if top + height > offset + seen {
                area = area.vertical_scroll_offset(top + height - seen);
            }
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut hovered = None;
        let mut clicked = None;
        let count = self.entries.len();
        area.show_rows(ui, height, count, |ui, range| {
            for place in range {
                let Some(placed) = self.entries.get(place) else {
                    continue;
                };
                let look = RowLook {
                    has_keyboard: has_keyboard && self.cursor == place,
                    is_pinned: self.pinned.as_ref() == Some(placed),
                    is_unfolded: is_unfolded(&self.unfolded, placed),
                    is_last: place + 1 == count,
                };
                let told = told(columns, &found.comparison, placed);
                let response = entry_ui(ui, theme, placed, &told, &look, height);
                if response.contains_pointer() {
                    hovered = Some(place);
                }
                if response.clicked() || response.double_clicked() {
                    clicked = Some((place, response.double_clicked()));
                }
            }
        });
        if let Some((place, twice)) = clicked {
            list.request_focus();
            self.cursor = place;
            event = match twice {
                true => self.reveal(found),
                false => self.press(found),
            };
        }
        let focus = has_keyboard.then_some(self.cursor);
        let shown = hovered.or(focus).and_then(|place| self.entries.get(place));
        let shown = shown.or(self.pinned.as_ref());
        let lit = shown.map(|placed| spots(&found.comparison, placed));
        self.lit = lit.into_iter().flatten().collect();
        event
    }

    /// What there is in each group, to go there; whether that was asked for.
    pub(super) fn tally_ui(&mut self, ui: &mut Ui, theme: &Theme) -> bool {
        let mut goes = false;
        ui.spacing_mut().item_spacing.x = size::GAP_SMALL;
        ui.spacing_mut().button_padding = vec2(size::GAP_SMALL, 0.0);
        for (group, count, at) in self.tally.iter().copied() {
            let mut job = LayoutJob::default();
            let muted = theme.tokens.muted;
            let mut append = |text: &str, face: Face| {
                let format = TextFormat::simple(face.at(theme.scaled(size::TEXT_SMALL)), muted);
                job.append(text, 0.0, format);
            };
            append(group.short(), Face::Regular);
            append(&format!(" {count}"), Face::Bold);
            let button = ui.add(egui::Button::new(job).frame_when_inactive(false));
            let button = button.accessible_name(format!("Go to {}: {count}", group.name()));
            if button.on_hover_text(group.name()).clicked() {
                self.cursor = at;
                self.to_top = true;
                goes = true;
            }
        }
        goes
    }

    /// Unfolds a list, or lights up what an entry is about and brings it into view.
    pub(super) fn press(&mut self, found: &Found) -> Option<AcrossEvent> {
        let placed = self.entries.get(self.cursor)?.clone();
        if let Entry::Several { side, .. } = &placed.entry {
            let key = (placed.group, *side);
            if !self.unfolded.remove(&key) {
                self.unfolded.insert(key);
            }
            return None;
        }
        let spots = spots(&found.comparison, &placed);
        self.pinned = Some(placed);
        (!spots.is_empty()).then_some(AcrossEvent::Show(spots))
    }

    /// The first record that the entry at the cursor is about, on its map.
    pub(super) fn reveal(&self, found: &Found) -> Option<AcrossEvent> {
        let placed = self.entries.get(self.cursor)?;
        let (side, id) = spots(&found.comparison, placed).first().copied()?;
        Some(AcrossEvent::Reveal(side, id))
    }

    fn list_response(&self, ui: &Ui, columns: &[Column<'_>], found: &Found) -> Response {
        let id = ui.make_persistent_id("across theses keys");
        let rect = ui.available_rect_before_wrap();
        let list = ui.interact(rect, id, Sense::FOCUSABLE);
        let now = self.entries.get(self.cursor);
        let name = match now.filter(|_| list.has_focus()) {
            Some(placed) => {
                let told = told(columns, &found.comparison, placed);
                format!("Across them. {}: {}", placed.group.name(), told.line())
            }
            None => "Across them, a table".to_owned(),
        };
        list.widget_info(|| WidgetInfo::labeled(Role::Grid, true, name.as_str()));
        list
    }
}

fn is_unfolded(unfolded: &BTreeSet<(Group, usize)>, placed: &Placed) -> Option<bool> {
    match &placed.entry {
        Entry::Several { side, .. } => Some(unfolded.contains(&(placed.group, *side))),
        _ => None,
    }
}

struct RowLook {
    has_keyboard: bool,
    is_pinned: bool,
    /// Whether its list is unfolded, if it has one.
    is_unfolded: Option<bool>,
    is_last: bool,
}

fn entry_ui(
    ui: &mut Ui,
    theme: &Theme,
    placed: &Placed,
    told: &Told,
    look: &RowLook,
    height: f32,
) -> Response {
    let tokens = &theme.tokens;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let salt = ("across", placed.group, &placed.entry, placed.is_inner);
    let response = ui.interact(rect, ui.make_persistent_id(salt), Sense::CLICK);
    let name = format!("{}: {}", placed.group.name(), told.line());
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, look.is_pinned, name.as_str()));
    let line = Stroke::new(1.0, tokens.line);
    let label_width = theme.scaled(LABEL_WIDTH).min(rect.width() * 0.3);
    let (label, body) = rect.split_left_right_at_x(rect.left() + label_width);
    let painter = ui.painter();
    painter.rect_filled(label, 0, tokens.chrome);
    let fill = match (look.is_pinned, response.hovered()) {
        (true, _) => Some(tokens.text_selection),
        (_, true) if placed.entry != Entry::Nothing => Some(tokens.hover),
        _ => None,
    };
    if let Some(fill) = fill {
        painter.rect_filled(body, 0, fill);
    }
    if placed.is_first {
        painter.hline(rect.x_range(), rect.top(), line);
        let font = Face::Bold.at(theme.scaled(size::TEXT_SMALL));
        let mut job =
            LayoutJob::simple_singleline(placed.group.name().to_owned(), font, tokens.ink);
        job.wrap = TextWrapping::truncate_at_width(label.width() - 1.5 * size::GAP);
        let galley = painter.layout_job(job);
        let at = label.left_center() + vec2(size::GAP, -galley.size().y / 2.0);
        painter.galley(at, galley, tokens.ink);
    }
    painter.vline(label.right(), rect.y_range(), line);
    painter.vline(rect.left(), rect.y_range(), line);
    painter.vline(rect.right() - 1.0, rect.y_range(), line);
    if look.is_last {
        painter.hline(rect.x_range(), rect.bottom() - 1.0, line);
    }
    let indent = if placed.is_inner {
        size::GAP_LARGE
    } else {
        0.0
    };
    let inside = Rect::from_min_max(
        pos2(body.left() + size::GAP + 2.0 + indent, body.top()),
        pos2(body.right() - size::GAP, body.bottom()),
    );
    let mut job = entry_job(theme, told, look.is_unfolded);
    job.wrap = TextWrapping::truncate_at_width(inside.width());
    let galley = painter.layout_job(job);
    let was_cut = galley.elided;
    let at = inside.left_center() - vec2(0.0, galley.size().y / 2.0);
    painter.galley(at, galley, tokens.ink);
    if look.has_keyboard {
        let ring = Stroke::new(2.0, tokens.accent());
        let around = body.shrink(1.0);
        painter.rect_stroke(around, size::CORNER_SMALL, ring, StrokeKind::Inside);
    }
    match was_cut {
        true => response.on_hover_text(told.line()),
        false => response,
    }
}

fn entry_job(theme: &Theme, told: &Told, is_unfolded: Option<bool>) -> LayoutJob {
    let tokens = &theme.tokens;
    let mut job = LayoutJob::default();
    let mut append = |text: &str, face: Face, points: f32, color: Color32| {
        let format = TextFormat {
            valign: Align::Center,
            ..TextFormat::simple(face.at(theme.scaled(points)), color)
        };
        job.append(text, 0.0, format);
    };
    if let Some(is_unfolded) = is_unfolded {
        let icon = match is_unfolded {
            true => icons::ICON_EXPAND_MORE,
            false => icons::ICON_CHEVRON_RIGHT,
        };
        append(icon.codepoint, Face::Icon, size::TEXT_TITLE, tokens.muted);
        append(" ", Face::Regular, size::TEXT, tokens.muted);
    }
    if !told.letters.is_empty() {
        append(&told.letters, Face::Bold, size::TEXT, tokens.ink);
        append("   ", Face::Regular, size::TEXT, tokens.ink);
    }
    if told.warns {
        let icon = icons::ICON_PRIORITY_HIGH.codepoint;
        append(icon, Face::Icon, size::TEXT_TITLE, tokens.look_at);
    }
    // What may be cut comes last. What is quoted stands in the serif, as everywhere.
    let Some(standing) = told.standing else {
        if told.is_remark_first {
            let remark = format!("{}:   ", told.remark);
            append(&remark, Face::Regular, size::TEXT_SMALL, tokens.muted);
        }
        append(&told.words, Face::Regular, size::TEXT, tokens.ink);
        if !told.is_remark_first && !told.remark.is_empty() {
            let gap = if told.words.is_empty() { "" } else { "   " };
            let remark = format!("{gap}{}", told.remark);
            append(&remark, Face::Regular, size::TEXT_SMALL, tokens.muted);
        }
        return job;
    };
    let color = standing_color(theme, standing);
    append(&told.remark, Face::Regular, size::TEXT_SMALL, tokens.muted);
    append(" ", Face::Regular, size::TEXT, color);
    for icon in standing_icons(standing) {
        append(icon.codepoint, Face::Icon, size::TEXT, color);
    }
    append("   ", Face::Regular, size::TEXT, color);
    append(&told.words, Face::Serif, size::TEXT_SERIF, tokens.ink);
    job
}
