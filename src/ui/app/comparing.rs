//! Comparing theses of the map that is shown with those of maps in other tabs.

use egui::Context;

use crate::ui::compare::OtherMap;
use crate::ui::notice::Notice;
use crate::ui::tab::Tab;
use crate::ui::view::View;

use super::App;

/// The tab that is shown, and the maps of all others.
pub(super) fn shown_and_others(
    tabs: &mut [Tab],
    active: Option<usize>,
) -> Option<(&mut Tab, Vec<OtherMap<'_>>)> {
    let active = active?;
    let (before, rest) = tabs.split_at_mut_checked(active)?;
    let (shown, after) = rest.split_first_mut()?;
    // Nobody else asks for them, and titles are made anew each time.
    if shown.view != View::Compare {
        return Some((shown, Vec::new()));
    }
    let others = (before.iter().enumerate())
        .chain(
            after
                .iter()
                .enumerate()
                .map(|(place, tab)| (active + 1 + place, tab)),
        )
        .map(|(place, tab)| OtherMap {
            key: tab.key,
            place,
            title: tab.desk.title(),
            desk: &tab.desk,
        })
        .collect();
    Some((shown, others))
}

impl App {
    /// Brings the maps in other tabs up to date whose theses are shown in this one.
    pub(super) fn refresh_compared(&mut self, ctx: &Context) {
        let Some(shown) = self.tab().filter(|tab| tab.view == View::Compare) else {
            return;
        };
        let compared = shown.compare.compared().to_vec();
        let others = self
            .tabs
            .iter_mut()
            .filter(|tab| compared.contains(&tab.key));
        for tab in others {
            tab.desk.wake_with(ctx);
            tab.desk.refresh();
            tab.desk.judge();
        }
    }

    /// Whether a comparison that is shown is still being made.
    pub(super) fn is_comparing(&self) -> bool {
        let Some(shown) = self.tab().filter(|tab| tab.view == View::Compare) else {
            return false;
        };
        let compared = shown.compare.compared();
        shown.compare.is_busy()
            || (self.tabs.iter()).any(|tab| compared.contains(&tab.key) && tab.desk.is_busy())
    }

    pub(super) fn copy_comparison(&mut self) {
        let Some(tab) = self.tab_mut() else { return };
        // Its theses may never have been looked at.
        tab.desk.judge();
        let view = std::mem::replace(&mut tab.view, View::Compare);
        let text = shown_and_others(&mut self.tabs, self.active).and_then(|(tab, others)| {
            tab.view = view;
            tab.compare.told_in_markdown(&tab.desk, &others)
        });
        let notice = match text {
            Some((text, count)) => {
                self.ctx.copy_text(text);
                let theses = if count == 1 { "thesis" } else { "theses" };
                Notice::success(format!("Comparison of {count} {theses} copied as Markdown"))
            }
            None => Notice::info("There is no comparison to copy yet")
                .with_details("Look at two theses in the compare view (Alt+5) first."),
        };
        self.notify(notice);
    }
}
