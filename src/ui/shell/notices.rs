//! What the program had to tell: toasts while it is news, a list afterwards.

use egui::{Align2, Color32, Context, Id, Order, ScrollArea, Ui};

use crate::ui::notice::{Notice, Tone};
use crate::ui::stack::{Bar, Stack};
use crate::ui::theme::{Face, MaterialIcon, Theme, Tokens, icon_button, icons, size};

use super::frame::modal;

#[derive(Clone, Debug)]
struct Kept {
    /// Never used again, so that toasts do not change places in memory.
    number: u64,
    notice: Notice,
    /// When the toast goes, in seconds of the context's time; errors stay.
    until: Option<f64>,
    /// Whether it is on the screen as a toast.
    fresh: bool,
    unfolded: bool,
}

/// All notices of this run, the newest last.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    kept: Vec<Kept>,
    next: u64,
    list_open: bool,
}

const MAX_KEPT: usize = 200;
const MAX_TOASTS: usize = 4;
const TOAST_WIDTH: f32 = 420.0;
/// In points, whatever the text size.
const LEAST_TOAST_WIDTH: f32 = 240.0;
const TOAST_PADDING: f32 = 12.0;
const LIST_WIDTH: f32 = 560.0;
const LIST_HEIGHT: f32 = 420.0;

/// How long a toast stays.
const fn seconds(tone: Tone) -> Option<f64> {
    match tone {
        Tone::Info | Tone::Success => Some(5.0),
        Tone::Warning => Some(9.0),
        Tone::Error => None,
    }
}

fn icon_of(tone: Tone, tokens: &Tokens) -> (MaterialIcon, Color32) {
    match tone {
        Tone::Info => (icons::ICON_INFO, tokens.accent()),
        Tone::Success => (icons::ICON_CHECK_CIRCLE, tokens.verified),
        Tone::Warning => (icons::ICON_WARNING, tokens.look_at),
        Tone::Error => (icons::ICON_ERROR, tokens.against_strong),
    }
}

impl Notices {
    /// Shows a notice. One that is on the screen already is not shown twice.
    pub fn add(&mut self, notice: Notice, now: f64) {
        self.kept
            .retain(|kept| !(kept.fresh && kept.notice == notice));
        // What to do about an error stands in its details; only the newest is unfolded,
        // lest they fill the window.
        for kept in &mut self.kept {
            kept.unfolded = false;
            // A hint takes the place of the one before: two would lie over the map.
            if notice.tone == Tone::Info && kept.notice.tone == Tone::Info {
                kept.fresh = false;
            }
        }
        self.kept.push(Kept {
            number: self.next,
            unfolded: notice.tone == Tone::Error,
            until: seconds(notice.tone).map(|seconds| now + seconds),
            notice,
            fresh: true,
        });
        self.next += 1;
        if self.kept.len() > MAX_KEPT {
            self.kept.remove(0);
        }
    }

    pub fn show_list(&mut self) {
        self.list_open = true;
        for kept in &mut self.kept {
            kept.fresh = false;
        }
    }

    #[must_use]
    pub fn is_list_open(&self) -> bool {
        self.list_open
    }

    /// The notices so far, the newest last.
    pub fn iter(&self) -> impl Iterator<Item = &Notice> {
        self.kept.iter().map(|kept| &kept.notice)
    }

    /// Draws the toasts over the lower edge, above what stands there.
    pub fn toasts_ui(&mut self, ctx: &Context, stack: &mut Stack) {
        let now = ctx.input(|input| input.time);
        for kept in &mut self.kept {
            if kept.until.is_some_and(|until| now >= until) && !kept.unfolded {
                kept.fresh = false;
            }
        }
        let next = (self.kept.iter())
            .filter(|kept| kept.fresh && !kept.unfolded)
            .filter_map(|kept| kept.until)
            .min_by(f64::total_cmp);
        if let Some(next) = next {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64((next - now).max(0.05)));
        }
        let count = self.kept.iter().filter(|kept| kept.fresh).count();
        if count == 0 {
            return;
        }
        let theme = Theme::of(ctx);
        let bar = Bar {
            name: "Notices",
            id: Id::unique("toasts"),
            order: Order::Foreground,
            at: Align2::CENTER_BOTTOM,
            margin: size::GAP_LARGE,
        };
        // Within its frame, and no wider than what it lies over, as long as it can be read.
        let most = stack.area().width() - 2.0 * (size::GAP_LARGE + TOAST_PADDING);
        let width = theme.scaled(TOAST_WIDTH).min(most.max(LEAST_TOAST_WIDTH));
        stack.show(ctx, bar, |ui| {
            let fresh = self.kept.iter_mut().filter(|kept| kept.fresh);
            for kept in fresh.skip(count.saturating_sub(MAX_TOASTS)) {
                let framed = (theme.floating_frame())
                    .inner_margin(egui::Margin::symmetric(TOAST_PADDING as i8, 8))
                    .show(ui, |ui| toast_ui(ui, kept, width));
                // Nobody should have to read against the clock.
                if framed.response.contains_pointer() && kept.until.is_some() {
                    kept.until = seconds(kept.notice.tone).map(|seconds| now + seconds);
                }
            }
        });
    }

    /// Draws the list of all notices, while it is open.
    pub fn list_ui(&mut self, ctx: &Context) {
        if !self.list_open {
            return;
        }
        let theme = Theme::of(ctx);
        let response = modal(ctx, Id::unique("notices"), "Notices", LIST_WIDTH, |ui| {
            let mut close = false;
            ui.horizontal(|ui| {
                theme.heading(ui, "Notices");
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    close = icon_button(ui, "Close notices", icons::ICON_CLOSE).clicked();
                });
            });
            ui.add_space(size::GAP);
            if self.kept.is_empty() {
                theme.muted(ui, "Nothing so far.");
            }
            ScrollArea::vertical()
                .max_height(theme.scaled(LIST_HEIGHT))
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    for kept in self.kept.iter_mut().rev() {
                        ui.push_id(kept.number, |ui| {
                            theme.card_frame().show(ui, |ui| {
                                ui.set_width(ui.available_width());
                                words_ui(ui, kept);
                            });
                        });
                    }
                });
            close
        });
        if response.inner || response.should_close() {
            self.list_open = false;
        }
    }
}

fn toast_ui(ui: &mut Ui, kept: &mut Kept, width: f32) {
    let theme = Theme::of(ui.ctx());
    ui.push_id(kept.number, |ui| {
        ui.set_width(width);
        ui.horizontal_top(|ui| {
            let beside = theme.scaled(size::ROW_HEIGHT) + size::GAP;
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - beside);
                words_ui(ui, kept);
            });
            if icon_button(ui, "Dismiss notice", icons::ICON_CLOSE).clicked() {
                kept.fresh = false;
            }
        });
    });
}

/// Title with its icon, and the details, folded until they are asked for.
fn words_ui(ui: &mut Ui, kept: &mut Kept) {
    let theme = Theme::of(ui.ctx());
    let (icon, color) = icon_of(kept.notice.tone, &theme.tokens);
    ui.horizontal_top(|ui| {
        let icon = theme.styled(icon.codepoint, Face::Icon, size::ICON, color);
        ui.add(egui::Label::new(icon).selectable(false));
        ui.vertical(|ui| {
            ui.label(theme.bold_text(kept.notice.title.as_str()));
            if kept.notice.details.is_empty() {
                return;
            }
            let name = if kept.unfolded {
                "Hide details"
            } else {
                "Details"
            };
            if ui.link(name).clicked() {
                kept.unfolded = !kept.unfolded;
            }
            if kept.unfolded {
                ScrollArea::vertical()
                    .max_height(theme.scaled(LIST_HEIGHT / 2.0))
                    .auto_shrink([false, true])
                    .show(ui, |ui| ui.label(kept.notice.details.as_str()));
            }
        });
    });
}
