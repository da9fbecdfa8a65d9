//! Pictures of pages: drawn on a thread, a few of them kept.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

/// Pictures that are kept: the page that is read, those next to it, and some that
/// were looked at before.
const KEPT_MAX: usize = 8;
/// The longest side of a picture, in pixels.
const SIDE_MAX: u32 = 4096;
/// Widths go in steps of this many pixels, so that a window that is being resized
/// does not ask for a new picture with every pixel.
const STEP: u32 = 192;

/// Which picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub path: PathBuf,
    pub page: usize,
    /// In pixels.
    pub width: u32,
}

/// A page as pixels: width, height, and four bytes (red, green, blue, opacity,
/// not multiplied) for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    pub width: u32,
    pub height: u32,
    pub rgba: Vec<u8>,
}

/// Draws a page, or says in a sentence why not. Takes its time.
pub type Artist = Arc<dyn Fn(&Path, usize, u32) -> Result<Drawn, String> + Send + Sync>;

struct Kept {
    wanted: Wanted,
    texture: TextureHandle,
    /// When it was last looked at; the one longest ago goes first.
    used: u64,
}

type Answer = (Wanted, Result<Drawn, String>);

/// The pictures that are at hand.
pub struct Pictures {
    kept: Vec<Kept>,
    /// What is being drawn.
    pending: Option<Wanted>,
    failed: Vec<(Wanted, String)>,
    answers: (Sender<Answer>, Receiver<Answer>),
    clock: u64,
}

impl Default for Pictures {
    fn default() -> Self {
        Self {
            kept: Vec::new(),
            pending: None,
            failed: Vec::new(),
            answers: channel(),
            clock: 0,
        }
    }
}

impl std::fmt::Debug for Pictures {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Pictures")
            .field("kept", &self.kept.len())
            .field("pending", &self.pending)
            .finish_non_exhaustive()
    }
}

/// The width (pixels) to draw a page of a size (points) at, so that it is sharp when
/// it is shown `shown` pixels wide and no side gets too long.
pub fn width_for(shown: f32, size: [f32; 2], side_max: usize) -> u32 {
    let side_max = SIDE_MAX
        .min(u32::try_from(side_max).unwrap_or(SIDE_MAX))
        .max(64);
    let steps = (shown.max(1.0) / STEP as f32).ceil() as u32;
    let [width, height] = size;
    let by_height = match height > width && height > 0.0 {
        true => (side_max as f32 * width / height).floor() as u32,
        false => side_max,
    };
    (steps * STEP).min(by_height).max(1)
}

impl Pictures {
    /// Whether a thread is drawing.
    pub fn is_busy(&self) -> bool {
        self.pending.is_some()
    }

    /// Takes in what was drawn.
    pub fn refresh(&mut self, ctx: &Context) {
        while let Ok((wanted, result)) = self.answers.1.try_recv() {
            if self.pending.as_ref() == Some(&wanted) {
                self.pending = None;
            }
            match result.and_then(|drawn| image_of(&drawn)) {
                Ok(image) => self.keep(ctx, wanted, image),
                Err(why) => {
                    self.failed.truncate(KEPT_MAX);
                    self.failed.insert(0, (wanted, why));
                }
            }
        }
    }

    fn keep(&mut self, ctx: &Context, wanted: Wanted, image: ColorImage) {
        // A sharper picture of a page takes the place of the one before.
        self.kept
            .retain(|kept| kept.wanted.path != wanted.path || kept.wanted.page != wanted.page);
        let name = format!("page {} of {}", wanted.page, wanted.path.display());
        let options = TextureOptions::LINEAR.with_mipmap_mode(Some(egui::TextureFilter::Linear));
        let texture = ctx.load_texture(name, image, options);
        self.clock += 1;
        let used = self.clock;
        self.kept.push(Kept {
            wanted,
            texture,
            used,
        });
        if self.kept.len() > KEPT_MAX
            && let Some(oldest) = (0..self.kept.len()).min_by_key(|place| self.kept[*place].used)
        {
            self.kept.swap_remove(oldest);
        }
    }

    /// Has the first of these drawn that is not at hand, unless a thread is at work:
    /// one page after the other, so that what is turned past is not drawn.
    pub fn want(&mut self, wanted: &[Wanted], artist: &Artist, wake: &Context) {
        if self.pending.is_some() {
            return;
        }
        let is_there = |wanted: &&Wanted| {
            let at_hand = self.kept.iter().any(|kept| {
                let has = &kept.wanted;
                has.path == wanted.path && has.page == wanted.page && has.width >= wanted.width
            });
            at_hand || self.why_not(wanted).is_some()
        };
        let Some(next) = wanted.iter().find(|wanted| !is_there(wanted)).cloned() else {
            return;
        };
        self.pending = Some(next.clone());
        let (artist, answers, wake) = (Arc::clone(artist), self.answers.0.clone(), wake.clone());
        let draw = move || {
            let result = artist(&next.path, next.page, next.width);
            // Nobody waits any more when the window is closed.
            let _ = answers.send((next, result));
            wake.request_repaint();
        };
        let thread = std::thread::Builder::new().name("draw page".into());
        if let Err(error) = thread.spawn(draw)
            && let Some(wanted) = self.pending.take()
        {
            let why = format!("The system gave no thread to draw the page: {error}.");
            self.failed.push((wanted, why));
        }
    }

    /// The picture of a page, in whatever width it is at hand.
    pub fn of(&mut self, path: &Path, page: usize) -> Option<&TextureHandle> {
        self.clock += 1;
        let kept = self
            .kept
            .iter_mut()
            .find(|kept| kept.wanted.page == page && kept.wanted.path == path)?;
        kept.used = self.clock;
        Some(&kept.texture)
    }

    /// Why a page could not be drawn.
    pub fn why_not(&self, wanted: &Wanted) -> Option<&str> {
        let is_it = |failed: &&(Wanted, String)| {
            failed.0.path == wanted.path && failed.0.page == wanted.page
        };
        self.failed.iter().find(is_it).map(|(_, why)| why.as_str())
    }

    /// Forgets why pages could not be drawn, so that they are tried again.
    pub fn try_again(&mut self) {
        self.failed.clear();
    }
}

/// The pixels as the toolkit takes them; what does not add up is refused.
fn image_of(drawn: &Drawn) -> Result<ColorImage, String> {
    let size = [drawn.width as usize, drawn.height as usize];
    let fits = drawn.width.max(drawn.height) <= SIDE_MAX
        && size[0] * size[1] * 4 == drawn.rgba.len()
        && !drawn.rgba.is_empty();
    match fits {
        true => Ok(ColorImage::from_rgba_unmultiplied(size, &drawn.rgba)),
        false => Err("The picture of the page is damaged.".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::time::{Duration, Instant};

    use super::*;

    fn wanted(page: usize, width: u32) -> Wanted {
        Wanted {
            path: "paper.pdf".into(),
            page,
            width,
        }
    }

    fn settle(pictures: &mut Pictures, ctx: &Context) {
        let began = Instant::now();
        while pictures.is_busy() && began.elapsed() < Duration::from_secs(20) {
            std::thread::sleep(Duration::from_millis(1));
            pictures.refresh(ctx);
        }
    }

    #[test]
    fn widths_go_in_steps_and_no_side_is_too_long() {
        let a4 = [595.0, 842.0];
        assert_eq!(width_for(300.0, a4, 8192), 384);
        assert_eq!(width_for(384.0, a4, 8192), 384);
        assert_eq!(width_for(9000.0, a4, 8192), 2894);
        assert_eq!(width_for(9000.0, [842.0, 595.0], 2048), 2048);
        assert_eq!(width_for(-5.0, [0.0, 0.0], 0), 64);
    }

    #[test]
    fn a_page_is_drawn_once_and_again_only_when_it_has_to_be_sharper() {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        let artist: Artist = Arc::new(move |_, page, width| {
            log.lock().unwrap().push((page, width));
            match page {
                9 => Err("is not there".to_owned()),
                8 => Ok(Drawn {
                    width,
                    height: 5,
                    rgba: vec![0; 3],
                }),
                _ => Ok(Drawn {
                    width,
                    height: 1,
                    rgba: vec![255; width as usize * 4],
                }),
            }
        });
        let ctx = Context::default();
        let mut pictures = Pictures::default();
        for page in [
            (0, 192),
            (0, 192),
            (0, 100),
            (0, 384),
            (9, 192),
            (9, 192),
            (8, 192),
        ] {
            pictures.want(&[wanted(page.0, page.1)], &artist, &ctx);
            settle(&mut pictures, &ctx);
        }
        assert_eq!(
            *asked.lock().unwrap(),
            [(0, 192), (0, 384), (9, 192), (8, 192)]
        );
        let path = Path::new("paper.pdf");
        assert_eq!(pictures.of(path, 0).unwrap().size(), [384, 1]);
        assert!(pictures.of(path, 9).is_none());
        assert_eq!(pictures.why_not(&wanted(9, 192)), Some("is not there"));
        assert!(pictures.why_not(&wanted(8, 192)).is_some());
    }

    #[test]
    fn only_a_few_pictures_are_kept() {
        let artist: Artist = Arc::new(|_, _, width| {
            Ok(Drawn {
                width,
                height: 1,
                rgba: vec![255; width as usize * 4],
            })
        });
        let ctx = Context::default();
        let mut pictures = Pictures::default();
        let path = Path::new("paper.pdf");
        for page in 0..20 {
            pictures.want(&[wanted(page, 192)], &artist, &ctx);
            settle(&mut pictures, &ctx);
            assert!(
                pictures.of(path, 0).is_some(),
                "it is looked at all the time"
            );
        }
        assert_eq!(pictures.kept.len(), KEPT_MAX);
        assert!(pictures.of(path, 19).is_some() && pictures.of(path, 2).is_none());
    }
}
