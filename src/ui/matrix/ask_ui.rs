//! Under the rows: what one would expect to find and has not found, and evidence that
//! bears on nothing.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Key, Rect, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use crate::edit::Edit;
use crate::model::Id;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::panels::words::{counted, record_line};
use crate::ui::theme::{Face, Theme, icon_button, icons, size};

use super::MatrixView;
use super::asks::{Ask, Asking, asks_of, expecting};
use super::cells_ui::set;
use super::cursor::Column;
use super::geometry::{ASK_HEIGHT, PADDING};
use super::sheet::Sheet;
use super::stage::{Stage, part};

impl MatrixView {
    pub(super) fn asks_height(&self, cx: &Cx<'_>, sheet: &Sheet) -> f32 {
        let rows = asks_of(sheet, self.shows_idle).len() as f32;
        rows * cx.theme.scaled(ASK_HEIGHT) + size::GAP_LARGE
    }

    pub(super) fn asks_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        sheet: &Sheet,
        stage: &Stage<'_>,
    ) {
        let height = cx.theme.scaled(ASK_HEIGHT);
        let (top, bottom) = (stage.foot_top + stage.foot, stage.view.bottom());
        if top >= bottom {
            return;
        }
        let mut first = part(ui, "expected", stage.first(top, bottom));
        let mut beside = part(ui, "expected of", stage.beside(top, bottom));
        let line = Stroke::new(1.0, cx.theme.tokens.line);
        for (place, ask) in asks_of(sheet, self.shows_idle).into_iter().enumerate() {
            let from = stage.asks_top + size::GAP + place as f32 * height;
            if from + height < top || from > bottom {
                continue;
            }
            let across = stage.across(Column::Evidence);
            let rect = Rect::from_x_y_ranges(across.start..=across.end, from..=from + height);
            match ask {
                Ask::Heading => heading_ui(&first, cx.theme, rect),
                Ask::Expected(thesis, item) => {
                    self.expected_ui(&mut first, cx, sheet, rect, (thesis, item));
                    let across = stage.across(Column::Thesis(thesis));
                    let cell = Rect::from_x_y_ranges(across.start..=across.end, rect.y_range());
                    expected_mark(&beside, cx.theme, cell);
                }
                Ask::Add => {
                    self.add_ui(&mut first, cx, sheet, rect);
                    for at in 0..sheet.headings.len() {
                        let across = stage.across(Column::Thesis(at));
                        let cell = Rect::from_x_y_ranges(across.start..=across.end, rect.y_range());
                        self.add_button_ui(&mut beside, sheet, cell, at);
                    }
                }
                Ask::IdleHeading => self.idle_heading_ui(&mut first, cx.theme, sheet, rect),
                Ask::Idle(id) => idle_ui(&mut first, cx, rect, id),
                Ask::MoreIdle(more) => {
                    let text = format!("and {more} more: the problems list has them");
                    words(&first, cx.theme, rect, &text, cx.theme.tokens.muted);
                }
            }
            if matches!(ask, Ask::Expected(..) | Ask::Add) {
                first.painter().hline(rect.x_range(), rect.bottom(), line);
                let right = stage.right();
                beside
                    .painter()
                    .hline(rect.right()..=right, rect.bottom(), line);
            }
        }
    }

    /// The words of something that is expected, to rewrite or to take off the list.
    fn expected_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        sheet: &Sheet,
        rect: Rect,
        (thesis, item): (usize, usize),
    ) {
        let text = sheet.expected.get(thesis).and_then(|all| all.get(item));
        let (Some(text), Some(heading)) = (text, sheet.headings.get(thesis)) else {
            return;
        };
        let is_written = (self.asking.as_ref())
            .is_some_and(|it| it.thesis == heading.thesis && it.item == Some(item));
        if is_written {
            return self.field_ui(ui, cx, sheet, rect);
        }
        let theme = cx.theme;
        let button = theme.scaled(size::ROW_HEIGHT);
        let words_rect = rect.with_max_x(rect.right() - button - size::GAP);
        let id = ui.make_persistent_id(("expected", heading.thesis, item));
        let response = ui.interact(words_rect, id, Sense::click());
        let name = format!("Expected if {} were true: {text}", heading.letter);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(words_rect, 0, theme.tokens.hover);
        }
        words(ui, theme, words_rect, text, theme.tokens.ink);
        if response.clicked() {
            self.asking = Some(Asking {
                thesis: heading.thesis,
                item: Some(item),
                text: text.clone(),
                take_keyboard: true,
            });
        }
        response.on_hover_text(format!("{text}\n\nClick to write it anew."));
        let corner = pos2(
            rect.right() - button - size::GAP_SMALL,
            rect.center().y - button / 2.0,
        );
        let at = Rect::from_min_size(corner, vec2(button, button));
        let off = ui.scope_builder(
            UiBuilder::new().max_rect(at).id_salt((thesis, item)),
            |ui| {
                let name = format!("Found, or not expected after all: {text}");
                icon_button(ui, &name, icons::ICON_CLOSE).clicked()
            },
        );
        if off.inner {
            let now = sheet.expected.get(thesis).map_or(&[][..], Vec::as_slice);
            expect(cx, heading.thesis, expecting(now, Some(item), ""));
        }
    }

    /// The last row: where something new is written.
    fn add_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Sheet, rect: Rect) {
        if self.asking.as_ref().is_some_and(|it| it.item.is_none()) {
            return self.field_ui(ui, cx, sheet, rect);
        }
        let text = "If a thesis were true, what would one find?";
        words(ui, cx.theme, rect, text, cx.theme.tokens.muted);
    }

    fn add_button_ui(&mut self, ui: &mut Ui, sheet: &Sheet, cell: Rect, at: usize) {
        let Some(heading) = sheet.headings.get(at) else {
            return;
        };
        let name = format!("Add what one would find if {} were true", heading.letter);
        let side = ui.spacing().interact_size.y;
        let place = Rect::from_center_size(cell.center(), vec2(side, side));
        let builder = UiBuilder::new()
            .max_rect(place)
            .id_salt(("add expected", at));
        let clicked = ui.scope_builder(builder, |ui| {
            icon_button(ui, &name, icons::ICON_ADD).clicked()
        });
        if clicked.inner {
            self.asking = Some(Asking {
                thesis: heading.thesis,
                item: None,
                text: String::new(),
                take_keyboard: true,
            });
        }
    }

    fn field_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Sheet, rect: Rect) {
        let Some(asking) = &mut self.asking else {
            return;
        };
        let letter = sheet.short_name(asking.thesis);
        let inside = rect.shrink2(vec2(cx.theme.scaled(PADDING) - 4.0, 4.0));
        let hint = format!("If {letter} were true, one would find…");
        let field = TextEdit::singleline(&mut asking.text)
            .id(egui::Id::unique("what one would expect"))
            .hint_text(hint.as_str())
            .desired_width(inside.width());
        let response = ui
            .scope_builder(UiBuilder::new().max_rect(inside), |ui| ui.add(field))
            .inner
            .accessible_name(hint);
        if std::mem::take(&mut asking.take_keyboard) {
            response.request_focus();
            response.scroll_to_me(None);
            return;
        }
        if !response.lost_focus() {
            return;
        }
        let is_called_off = ui.input(|input| input.key_pressed(Key::Escape));
        let again = ui.input(|input| input.key_pressed(Key::Enter)) && asking.item.is_none();
        let Asking {
            thesis, item, text, ..
        } = asking.clone();
        self.asking = None;
        let at = sheet.matrix.column_of(thesis);
        let now = at.and_then(|at| sheet.expected.get(at));
        let now = now.map_or(&[][..], Vec::as_slice);
        let expects = expecting(now, item, &text);
        if !is_called_off && expects != now {
            expect(cx, thesis, expects);
            if again {
                // One seldom expects one thing only.
                self.asking = Some(Asking {
                    thesis,
                    item: None,
                    text: String::new(),
                    take_keyboard: true,
                });
                return;
            }
        }
        self.take_keyboard = true;
    }

    fn idle_heading_ui(&mut self, ui: &mut Ui, theme: &Theme, sheet: &Sheet, rect: Rect) {
        let text = format!(
            "{} on no thesis",
            counted(
                sheet.idle.len(),
                "piece of evidence bears",
                "pieces of evidence bear"
            )
        );
        let id = ui.make_persistent_id("evidence that bears on nothing");
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| {
            WidgetInfo::selected(Role::Button, true, self.shows_idle, text.as_str())
        });
        let icon = match self.shows_idle {
            true => icons::ICON_EXPAND_LESS,
            false => icons::ICON_EXPAND_MORE,
        };
        let color = if response.hovered() {
            theme.tokens.ink
        } else {
            theme.tokens.look_at
        };
        let font = Face::Bold.at(theme.scaled(size::TEXT_SMALL));
        let left = rect.left_center() + vec2(theme.scaled(PADDING), 0.0);
        let taken = ui
            .painter()
            .text(left, Align2::LEFT_CENTER, text, font, color);
        let font = Face::Icon.at(theme.scaled(size::TEXT_TITLE));
        let at = taken.right_center() + vec2(size::GAP_SMALL, 0.0);
        ui.painter()
            .text(at, Align2::LEFT_CENTER, icon.codepoint, font, color);
        if response.has_focus() {
            let ring = Stroke::new(2.0, theme.tokens.accent());
            let inside = StrokeKind::Inside;
            ui.painter().rect_stroke(rect.shrink(2.0), 2, ring, inside);
        }
        if response.clicked() {
            self.shows_idle = !self.shows_idle;
        }
        response.on_hover_text(
            "Quotes that stand behind no claim, and claims and quotes from which no reason leads to \
             a thesis",
        );
    }
}

fn expect(cx: &mut Cx<'_>, claim: Id, expects: Vec<String>) {
    cx.push(Action::Seal);
    cx.edit(Edit::SetExpected { claim, expects });
    cx.push(Action::Seal);
}

fn heading_ui(ui: &Ui, theme: &Theme, rect: Rect) {
    let text = "Expected, not found yet";
    let id = ui.make_persistent_id(text);
    ui.interact(rect, id, Sense::HOVER)
        .widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    let font = Face::Bold.at(theme.scaled(size::TEXT_SMALL));
    let at = rect.left_bottom() + vec2(theme.scaled(PADDING), -theme.scaled(8.0));
    ui.painter()
        .text(at, Align2::LEFT_BOTTOM, text, font, theme.tokens.muted);
}

/// A dashed place for what is not there.
fn expected_mark(ui: &Ui, theme: &Theme, cell: Rect) {
    let tokens = &theme.tokens;
    let place = Rect::from_center_size(cell.center(), vec2(theme.scaled(76.0), theme.scaled(22.0)));
    let line = Stroke::new(1.0, tokens.muted);
    let corners = [
        place.left_top(),
        place.right_top(),
        place.right_bottom(),
        place.left_bottom(),
        place.left_top(),
    ];
    let dash = theme.scaled(3.0);
    ui.painter()
        .extend(egui::Shape::dashed_line(&corners, line, dash, dash));
    let font = Face::Regular.at(theme.scaled(size::TEXT_CHIP));
    ui.painter().text(
        cell.center(),
        Align2::CENTER_CENTER,
        "expected",
        font,
        tokens.muted,
    );
}

fn idle_ui(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, id: Id) {
    let theme = cx.theme;
    let text = record_line(cx.map(), id);
    let salt = ui.make_persistent_id(("idle", id));
    let response = ui.interact(rect, salt, Sense::click());
    let name = format!("Bears on no thesis: {text}");
    let is_on = cx.is_selected(id);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, name.as_str()));
    let fill = match (is_on, response.hovered() || response.has_focus()) {
        (true, _) => Some(theme.tokens.for_soft),
        (false, true) => Some(theme.tokens.hover),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, 0, fill);
    }
    words(ui, theme, rect, &text, theme.tokens.ink);
    if response.clicked() {
        cx.push(Action::Select(id));
    }
    if response.double_clicked() {
        super::table_keys::reveal(cx, id);
    }
}

fn words(ui: &Ui, theme: &Theme, rect: Rect, text: &str, color: egui::Color32) {
    let font = Face::Regular.at(theme.scaled(size::TEXT_SMALL));
    let flowing = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let job = LayoutJob::simple_format(flowing, TextFormat::simple(font, color));
    // What stands to the right of it brings a gap of its own.
    let inside = rect
        .with_min_x(rect.left() + theme.scaled(PADDING))
        .with_max_x(rect.right() - size::GAP_SMALL);
    let galley = set(ui.painter(), inside.width(), job, 2);
    let corner = inside.left_center() - vec2(0.0, galley.size().y / 2.0);
    ui.painter().galley(corner, galley, color);
}
