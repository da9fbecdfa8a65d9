//! Measures cards, many at a time.

use std::sync::Arc;
use std::thread;

use epaint::text::FontProvider;

use super::card::{CardContent, natural_height};
use super::measure::Measure;
use super::watch::Watch;

/// From so many cards on a second thread is worth its start.
const WORTH_A_THREAD: usize = 1_500;
/// More threads than this gain little: each has to learn the words anew.
const MOST_THREADS: usize = 4;
/// So many cards are measured between two looks at whether it is still wanted.
const STEP: usize = 128;

/// Text measures, one for each thread, with the words that they know.
#[derive(Default)]
pub(super) struct Sizer {
    providers: Vec<Arc<dyn FontProvider>>,
    measures: Vec<Measure>,
}

impl Sizer {
    pub fn new(providers: Vec<Arc<dyn FontProvider>>) -> Self {
        Self {
            providers,
            measures: Vec::new(),
        }
    }

    /// A measure for this thread.
    pub fn measure(&mut self) -> &mut Measure {
        self.with(1);
        &mut self.measures[0]
    }

    fn with(&mut self, count: usize) {
        while self.measures.len() < count {
            self.measures.push(Measure::new(self.providers.clone()));
        }
    }

    /// How high its content makes a card.
    pub fn height(&mut self, content: &CardContent) -> f32 {
        natural_height(content, self.measure())
    }

    /// How high their contents make the cards, in order; `None` where nobody wants to know any more.
    pub fn heights(&mut self, contents: &[CardContent], watch: &Watch) -> Option<Vec<f32>> {
        let threads = if contents.len() < WORTH_A_THREAD {
            1
        } else {
            let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
            cores.min(MOST_THREADS)
        };
        self.with(threads);
        let share = contents.len().div_ceil(threads).max(1);
        let mut heights = vec![0.0; contents.len()];
        let shares = contents.chunks(share).zip(heights.chunks_mut(share));
        thread::scope(|scope| {
            let mut shares = shares.zip(&mut self.measures);
            // This thread does its share as well.
            let own = shares.next();
            for ((contents, heights), measure) in shares {
                scope.spawn(move || measure_all(contents, heights, measure, watch));
            }
            if let Some(((contents, heights), measure)) = own {
                measure_all(contents, heights, measure, watch);
            }
        });
        // What comes later comes one at a time; each measure holds fonts of its own.
        self.measures.truncate(1);
        (!watch.is_given_up()).then_some(heights)
    }
}

fn measure_all(
    contents: &[CardContent],
    heights: &mut [f32],
    measure: &mut Measure,
    watch: &Watch,
) {
    for (contents, heights) in contents.chunks(STEP).zip(heights.chunks_mut(STEP)) {
        if watch.is_given_up() {
            return;
        }
        for (content, height) in contents.iter().zip(heights) {
            *height = natural_height(content, measure);
        }
        watch.add_measured(contents.len());
    }
}
