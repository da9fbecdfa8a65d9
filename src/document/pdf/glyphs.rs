//! The glyphs of a page with their meaning and place.

use std::collections::HashMap;

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::WritingMode;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape as _};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, RenderContent, SoftMask, TransformExt as _,
    interpret_page,
};
use hayro_syntax::object::{self, Dict};
use hayro_syntax::page::Page;

use super::meaning::{Meaning, meaning_of, text_string};
use super::turn::Turn;

/// What the file itself says of a piece of text, by the tags of its structure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tag {
    #[default]
    None,
    /// Belongs to the page and not to the text.
    Artifact,
    Heading(u8),
    Note,
    Caption,
}

/// Whether a digit's own shape stands above or below where digits stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Raise {
    #[default]
    Level,
    Up,
    Down,
}

/// One glyph. Lengths are in points, in the frame of its turn: text runs to the
/// right, `y` grows downwards.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) meaning: Meaning,
    pub(super) turn: Turn,
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// The baseline.
    pub(super) y: f32,
    /// The height of a line of this type.
    pub(super) size: f32,
    pub(super) is_bold: bool,
    pub(super) raise: Raise,
    pub(super) tag: Tag,
}

/// A thin line across, such as the one over footnotes, in points of the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) y: f32,
}

/// What was found on a page.
#[derive(Debug, Default)]
pub(super) struct PageGlyphs {
    /// In the order in which they are drawn.
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// Width and height in points, as shown.
    pub(super) size: [f32; 2],
    /// How many glyphs stand aslant and were left out.
    pub(super) slanting: usize,
    /// Whether there were more than [`GLYPHS_MAX`].
    pub(super) is_cut: bool,
}

/// The most glyphs of one page.
const GLYPHS_MAX: usize = 1_000_000;
const RULES_MAX: usize = 1_000;
/// Shorter lines (points) are dashes, fractions and parts of pictures.
const RULE_MIN: f64 = 20.0;
const RULE_THICKNESS_MAX: f64 = 2.5;
/// Glyphs further than this (points) outside the page are not seen.
const MARGIN: f32 = 2.0;

/// What is kept from page to page, since fonts are shared.
#[derive(Default)]
pub(super) struct Known<'a> {
    cache: InterpreterCache<'a>,
    raises: HashMap<u128, Raise>,
}

/// Collects the glyphs of `page`.
pub(super) fn glyphs_of<'a>(page: &Page<'a>, known: &mut Known<'a>) -> PageGlyphs {
    let (width, height) = page.render_dimensions();
    let settings = InterpreterSettings {
        // Notes that readers stuck to the page are not its text.
        render_content: RenderContent::PAGE,
        ..InterpreterSettings::default()
    };
    let mut context = Context::new(
        page.initial_transform(true).to_kurbo(),
        Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
        &known.cache,
        page.xref(),
        settings,
    );
    let mut collector = Collector {
        found: PageGlyphs {
            size: [width, height],
            ..PageGlyphs::default()
        },
        marks: Vec::new(),
        raises: &mut known.raises,
    };
    interpret_page(page, &mut context, &mut collector);
    collector.found
}

/// A stretch of marked content that is open.
struct Mark {
    tag: Tag,
    /// What the stretch stands for, and the glyph it starts with.
    actual: Option<(String, usize)>,
}

struct Collector<'known> {
    found: PageGlyphs,
    marks: Vec<Mark>,
    raises: &'known mut HashMap<u128, Raise>,
}

impl Collector<'_> {
    fn tag(&self) -> Tag {
        self.marks.last().map_or(Tag::None, |mark| mark.tag)
    }

    fn raise_of(&mut self, glyph: &FontGlyph<'_>, meaning: &Meaning) -> Raise {
        match (glyph, meaning) {
            (FontGlyph::Outline(outline), Meaning::Sign(sign)) if sign.is_ascii_digit() => *self
                .raises
                .entry(outline.identifier().cache_key())
                .or_insert_with(|| raise_of_outline(&outline.outline())),
            _ => Raise::Level,
        }
    }

    fn collect(
        &mut self,
        glyph: &FontGlyph<'_>,
        transform: Affine,
        is_bold: bool,
        is_vertical: bool,
    ) {
        if self.found.glyphs.len() >= GLYPHS_MAX {
            self.found.is_cut = true;
            return;
        }
        let (unicode, advance) = match glyph {
            FontGlyph::Outline(outline) => (outline.as_unicode(), outline.advance_width()),
            FontGlyph::Type3(glyph) => (glyph.as_unicode(), glyph.advance_width()),
        };
        let Some(meaning) = meaning_of(unicode) else {
            return;
        };
        // Glyphs are measured in thousandths of the type's size.
        let advance = f64::from(advance.unwrap_or(0.0)).clamp(-4000.0, 4000.0);
        let [a, b, c, d, _, _] = transform.as_coeffs();
        let stretch = a.hypot(b);
        let size = ((a * d - b * c) / stretch).abs() * 1000.0;
        let start = transform * Point::ZERO;
        if !(size.is_finite() && size > 0.01 && start.is_finite()) {
            return;
        }
        let turn = if is_vertical {
            Some(Turn::Clockwise)
        } else {
            Turn::of(a, b)
        };
        let Some(turn) = turn else {
            self.found.slanting += usize::from(meaning != Meaning::Space);
            return;
        };
        let width = if is_vertical {
            size
        } else {
            (advance * stretch).abs()
        };
        let [page_width, page_height] = self.found.size;
        let (x, y) = (start.x as f32, start.y as f32);
        let is_on_page =
            x > -MARGIN && x < page_width + MARGIN && y > -MARGIN && y < page_height + MARGIN;
        if !is_on_page {
            return;
        }
        let raise = self.raise_of(glyph, &meaning);
        let [x0, y] = turn.of_page([x, y], self.found.size);
        self.found.glyphs.push(Glyph {
            meaning,
            turn,
            x0,
            x1: x0 + width as f32,
            y,
            size: size as f32,
            is_bold,
            raise,
            tag: self.tag(),
        });
    }

    /// Puts what the file says a stretch stands for in place of its glyphs. Only
    /// for a few glyphs on one line: of more, nobody could say which is which.
    fn replace(&mut self, actual: &str, from: usize) {
        let Some(replaced) = self.found.glyphs.get(from..) else {
            return;
        };
        let letters = actual.chars().count();
        let (Some(first), Some(last)) = (replaced.first(), replaced.last()) else {
            return;
        };
        let is_hyphen =
            replaced.len() == 1 && matches!(first.meaning, Meaning::Sign('-' | '\u{2010}'));
        let fits = replaced.len() <= 8
            && letters <= 8 + 2 * replaced.len()
            && replaced
                .iter()
                .all(|glyph| glyph.turn == first.turn && (glyph.y - first.y).abs() < first.size);
        // A hyphen that is drawn stays, even where the file calls it nothing.
        if !fits || is_hyphen || letters == 0 {
            return;
        }
        let x1 = last.x1;
        let Some(meaning) = meaning_of(Some(hayro_interpret::hayro_cmap::BfString::String(
            actual.to_owned(),
        ))) else {
            return;
        };
        self.found.glyphs.truncate(from + 1);
        if let Some(first) = self.found.glyphs.last_mut() {
            first.meaning = meaning;
            first.x1 = first.x1.max(x1);
        }
    }
}

impl<'a> Device<'a> for Collector<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, _: &DrawMode) {
        if path.elements().len() > 8 || self.found.rules.len() >= RULES_MAX {
            return;
        }
        let bounds = (props.transform * path.clone()).bounding_box();
        if bounds.width() >= RULE_MIN && bounds.height() <= RULE_THICKNESS_MAX {
            self.found.rules.push(Rule {
                x0: bounds.x0 as f32,
                x1: bounds.x1 as f32,
                y: bounds.center().y as f32,
            });
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        let is_bold = run.glyphs().first().is_some_and(|glyph| is_bold(glyph));
        let is_vertical = run.writing_mode() == WritingMode::Vertical;
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            self.collect(glyph, transform, is_bold, is_vertical);
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let actual = properties
            .and_then(|properties| properties.get::<object::String<'_>>(b"ActualText"))
            .map(|text| (text_string(text.as_bytes()), self.found.glyphs.len()));
        let tag = match tag {
            b"Artifact" => Tag::Artifact,
            [b'H', level @ b'1'..=b'6'] => Tag::Heading(level - b'0'),
            b"H" | b"Title" => Tag::Heading(1),
            b"Note" | b"FENote" => Tag::Note,
            b"Caption" => Tag::Caption,
            _ => self.tag(),
        };
        self.marks.push(Mark { tag, actual });
    }

    fn end_marked_content(&mut self) {
        if let Some(Mark {
            actual: Some((actual, from)),
            ..
        }) = self.marks.pop()
        {
            self.replace(&actual, from);
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn is_bold(glyph: &FontGlyph<'_>) -> bool {
    let FontGlyph::Outline(outline) = glyph else {
        return false;
    };
    outline.font_data().is_some_and(|font| {
        let is_named_bold = font.postscript_name.is_some_and(|name| {
            let name = name.to_lowercase();
            ["bold", "black", "heavy"]
                .iter()
                .any(|word| name.contains(word))
        });
        is_named_bold || font.weight.is_some_and(|weight| weight >= 600)
    })
}

/// Whether the outline of a digit stands above or below the others. Fonts have
/// such digits for footnote marks and formulas, under the same character.
fn raise_of_outline(outline: &BezPath) -> Raise {
    let bounds = outline.bounding_box();
    if bounds.y0 > 200.0 && bounds.height() < 600.0 {
        Raise::Up
    } else if bounds.y0 < -50.0 && bounds.y1 < 400.0 {
        Raise::Down
    } else {
        Raise::Level
    }
}
