//! The reference of one source, set on a thread.
//!
//! The first reference takes a while, since the rules of its style are read then.

use std::sync::{Arc, OnceLock};

use egui::Context;

use crate::bibliography::{Entry, Style, reference};
use crate::model::{Id, Source};

/// Source, revision of the map and style.
type Request = (Id, u64, Style);

/// What was set last, and what is being set.
#[derive(Debug, Default)]
pub struct Preview {
    made: Option<(Request, Entry)>,
    pending: Option<(Request, Arc<OnceLock<Entry>>)>,
}

impl Preview {
    /// The reference that was asked for, or the one of the same source from a moment
    /// ago while the new one is set; nothing while there is neither.
    pub fn entry(&mut self, ctx: &Context, request: Request, source: &Source) -> Option<&Entry> {
        if let Some((asked, answer)) = &self.pending
            && let Some(entry) = answer.get()
        {
            self.made = Some((*asked, entry.clone()));
            self.pending = None;
        }
        let is_made = (self.made.as_ref()).is_some_and(|(made, _)| *made == request);
        // One at a time: while one types, what is in between is left out.
        if !is_made && self.pending.is_none() {
            self.ask(ctx, request, source);
        }
        let made = self.made.as_ref();
        made.filter(|(made, _)| made.0 == request.0)
            .map(|(_, entry)| entry)
    }

    /// Whether a thread is setting a reference.
    pub fn is_busy(&self) -> bool {
        (self.pending.as_ref()).is_some_and(|(_, answer)| answer.get().is_none())
    }

    fn ask(&mut self, ctx: &Context, request: Request, source: &Source) {
        let answer = Arc::new(OnceLock::new());
        let pending = Arc::clone(&answer);
        let (source, ctx) = (source.clone(), ctx.clone());
        let (id, _, style) = request;
        let set = move || {
            answer.get_or_init(|| reference(id, &source, style));
            ctx.request_repaint();
        };
        let thread = std::thread::Builder::new().name("set a reference".into());
        match thread.spawn(set) {
            Ok(_) => self.pending = Some((request, pending)),
            Err(error) => log::error!("no thread to set a reference: {error}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn reference_follows_the_record_and_another_source_never_shows_it() {
        let ctx = Context::default();
        let mut preview = Preview::default();
        let id = |name: &str| Id::parse(name).unwrap();
        let titled = |title: &str| Source {
            title: title.into(),
            ..Source::default()
        };
        let settled = |preview: &mut Preview, request: Request, source: &Source, words: &str| {
            let began = Instant::now();
            while began.elapsed() < Duration::from_secs(20) {
                let entry = preview.entry(&ctx, request, source);
                if entry.is_some_and(|entry| entry.text.plain().contains(words)) {
                    return;
                }
                std::thread::sleep(Duration::from_millis(1));
            }
            panic!("{words} is not shown");
        };
        let (one, other) = (id("s-one"), id("s-other"));
        let first = (one, 1, Style::Apa);
        assert_eq!(preview.entry(&ctx, first, &titled("Smoke")), None);
        settled(&mut preview, first, &titled("Smoke"), "Smoke");
        let second = (one, 2, Style::Apa);
        let meanwhile = preview.entry(&ctx, second, &titled("Fire"));
        assert!(meanwhile.is_some_and(|entry| entry.text.plain().contains("Smoke")));
        settled(&mut preview, second, &titled("Fire"), "Fire");
        let third = (other, 2, Style::Apa);
        assert_eq!(preview.entry(&ctx, third, &titled("Rain")), None);
        settled(&mut preview, third, &titled("Rain"), "Rain");
    }
}
