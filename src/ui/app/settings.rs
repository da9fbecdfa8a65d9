//! What is remembered between runs, and the look that follows from it.

use std::path::{Path, PathBuf};

use egui::{Context, ThemePreference};

use crate::bibliography::Style;
use crate::file::Preferences;
use crate::file::preferences::{
    LineWidthChoice, LoadedPreferences, PanelPlace, ReadingChoices, ReadingFontChoice, ThemeChoice,
    WindowPlace,
};
use crate::model::Finite;
use crate::ui::notice::Notice;
use crate::ui::theme::{Measure, ReadingFont, ReadingLook, TextSize, Theme};

pub const LEFT: &str = "left";
pub const RIGHT: &str = "right";

/// The preferences, and where they are kept.
#[derive(Debug)]
pub struct Settings {
    pub preferences: Preferences,
    saved: Preferences,
    folder: Option<PathBuf>,
    /// Where the window is; kept apart, since it changes with every drag.
    window: WindowPlace,
    still: bool,
    /// Saving has failed and was told of.
    gave_up: bool,
}

impl Settings {
    /// Reads the preferences; a notice where they were damaged.
    pub fn load(
        folder: Option<PathBuf>,
        loaded: Option<LoadedPreferences>,
        still: bool,
    ) -> (Self, Option<Notice>) {
        let LoadedPreferences {
            preferences,
            notice,
        } = loaded.unwrap_or_else(|| match &folder {
            Some(folder) => Preferences::load_from(folder),
            None => Preferences::load(),
        });
        let settings = Self {
            saved: preferences.clone(),
            window: preferences.window.clone().unwrap_or_default(),
            preferences,
            folder,
            still,
            gave_up: false,
        };
        let notice = notice
            .map(|details| Notice::warning("The settings could not be used").with_details(details));
        (settings, notice)
    }

    /// Writes the preferences if they differ from what is on the disk.
    pub fn save_if_changed(&mut self) -> Option<Notice> {
        if self.preferences == self.saved || self.gave_up {
            return None;
        }
        let result = match &self.folder {
            Some(folder) => self.preferences.save_in(folder),
            None => self.preferences.save(),
        };
        self.saved = self.preferences.clone();
        let error = result.err()?;
        self.gave_up = true;
        Some(Notice::warning("The settings were not saved").with_details(error.to_string()))
    }

    /// Writes where the window is; for the end.
    pub fn save_window(&mut self) {
        self.preferences.window = Some(self.window.clone());
        if let Some(notice) = self.save_if_changed() {
            log::warn!("{}", notice.details);
        }
    }

    pub fn note_window(&mut self, ctx: &Context) {
        ctx.input(|input| {
            let viewport = input.viewport();
            self.window.maximised = viewport.maximized == Some(true);
            if self.window.maximised || viewport.minimized == Some(true) {
                return;
            }
            let finite = |value: f32| Finite::new(f64::from(value.round()));
            if let Some(inner) = viewport.inner_rect {
                self.window.width = finite(inner.width());
                self.window.height = finite(inner.height());
            }
            if let Some(outer) = viewport.outer_rect {
                self.window.x = finite(outer.left());
                self.window.y = finite(outer.top());
            }
        });
    }

    /// Makes everything look as chosen. Cheap where nothing has changed.
    pub fn apply_theme(&self, ctx: &Context) {
        let (dark, preference) = match &self.preferences.theme {
            ThemeChoice::Dark => (true, ThemePreference::Dark),
            ThemeChoice::Light => (false, ThemePreference::Light),
            _ => {
                let dark = ctx.system_theme() == Some(egui::Theme::Dark);
                (dark, ThemePreference::System)
            }
        };
        let mut theme = Theme::new(dark, self.text_size());
        theme.still = self.still;
        theme.reading = self.reading();
        theme.apply(ctx);
        // A window that is told its theme no longer says what the system prefers.
        if ctx.options(|options| options.theme_preference) != preference {
            ctx.set_theme(preference);
        }
    }

    /// The text size nearest to what is remembered.
    #[must_use]
    pub fn text_size(&self) -> TextSize {
        let wanted = self.preferences.text_size.map_or(1.0, Finite::get);
        let distance = |size: &TextSize| (f64::from(size.scale()) - wanted).abs();
        TextSize::ALL
            .into_iter()
            .min_by(|one, other| distance(one).total_cmp(&distance(other)))
            .unwrap_or_default()
    }

    pub fn set_text_size(&mut self, size: TextSize) {
        // Through its shortest digits, so that 1.2 is written as 1.2.
        let scale = size.scale().to_string().parse().unwrap_or(1.0);
        self.preferences.text_size = match size {
            TextSize::Normal => None,
            _ => Finite::new(scale),
        };
    }

    /// Whether maps show how their claims stand.
    #[must_use]
    pub fn shows_standing(&self) -> bool {
        !self.preferences.hides_standing
    }

    pub fn toggle_standing(&mut self) {
        self.preferences.hides_standing = !self.preferences.hides_standing;
    }

    /// The style that references are set in.
    #[must_use]
    pub fn citation_style(&self) -> Style {
        self.preferences.citation_style.parse().unwrap_or_default()
    }

    pub fn set_citation_style(&mut self, style: Style) {
        self.preferences.citation_style = match style == Style::default() {
            true => String::new(),
            false => style.name().to_owned(),
        };
    }

    /// How documents are set for reading.
    #[must_use]
    pub fn reading(&self) -> ReadingLook {
        let Some(choices) = &self.preferences.reading else {
            return ReadingLook::default();
        };
        ReadingLook {
            font: match &choices.font {
                ReadingFontChoice::Sans => ReadingFont::Sans,
                _ => ReadingFont::Serif,
            },
            points: choices.points.map(|points| points.get() as f32),
            measure: match &choices.line_width {
                LineWidthChoice::Narrow => Measure::Narrow,
                LineWidthChoice::Wide => Measure::Wide,
                LineWidthChoice::Full => Measure::Full,
                _ => Measure::Comfortable,
            },
        }
    }

    pub fn set_reading(&mut self, look: ReadingLook) {
        let ReadingLook {
            font,
            points,
            measure,
        } = look;
        let choices = self.preferences.reading.take().unwrap_or_default();
        self.preferences.reading = Some(ReadingChoices {
            font: match font {
                ReadingFont::Serif => ReadingFontChoice::Serif,
                ReadingFont::Sans => ReadingFontChoice::Sans,
            },
            line_width: match measure {
                Measure::Narrow => LineWidthChoice::Narrow,
                Measure::Comfortable => LineWidthChoice::Comfortable,
                Measure::Wide => LineWidthChoice::Wide,
                Measure::Full => LineWidthChoice::Full,
            },
            points: points.and_then(|points| Finite::new(f64::from(points))),
            ..choices
        });
    }

    #[must_use]
    pub fn is_open(&self, panel: &str) -> bool {
        !(self.preferences.panels.get(panel)).is_some_and(|panel| panel.folded)
    }

    pub fn set_open(&mut self, panel: &str, open: bool) {
        if open != self.is_open(panel) {
            self.panel(panel).folded = !open;
        }
    }

    /// The panel's width, where it was set by hand, in points.
    #[must_use]
    pub fn width(&self, panel: &str) -> Option<f32> {
        let width = self.preferences.panels.get(panel)?.width?;
        Some(width.get() as f32)
    }

    pub fn set_width(&mut self, panel: &str, width: f32) {
        self.panel(panel).width = Finite::new(f64::from(width.round()));
    }

    fn panel(&mut self, panel: &str) -> &mut PanelPlace {
        self.preferences.panels.entry(panel.to_owned()).or_default()
    }

    /// The files that were open, the latest first.
    #[must_use]
    pub fn recent(&self) -> Vec<PathBuf> {
        self.preferences.recent.iter().map(PathBuf::from).collect()
    }

    pub fn remember(&mut self, path: &Path) {
        self.preferences.remember(path);
    }
}
