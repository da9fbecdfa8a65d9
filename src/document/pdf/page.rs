//! One page: its lines in the order in which they are read.

use hayro_syntax::page::Page;

use super::columns::columns_of;
use super::glyphs::{Glyph, Known, PageGlyphs, Rule, glyphs_of};
use super::lines::{Line, lines_of};
use super::meaning::Meaning;
use super::turn::Turn;
use super::words::words_of;

/// What a line is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    #[default]
    Body,
    /// Part of the notes at the foot of the page.
    Note,
    /// Running head or foot, page number, watermark.
    Furniture,
}

/// The lines of a page.
#[derive(Debug, Default)]
pub(super) struct PageLines {
    /// In the order in which they are read.
    pub(super) lines: Vec<Line>,
    /// What each line is for; as long as `lines`.
    pub(super) roles: Vec<Role>,
    pub(super) rules: Vec<Rule>,
    /// Width and height in points, as shown.
    pub(super) size: [f32; 2],
    pub(super) glyphs: usize,
    /// How many of the glyphs have no known meaning.
    pub(super) unknown: usize,
    /// How many glyphs stand aslant and were left out.
    pub(super) slanting: usize,
    pub(super) is_cut: bool,
}

/// Text turned against most of the page belongs to its edge (a label, a stamp)
/// where it is less than this share of the glyphs.
const TURNED_SHARE: usize = 5;

/// Reads a page.
pub(super) fn lines_of_page<'a>(page: &Page<'a>, known: &mut Known<'a>) -> PageLines {
    let PageGlyphs {
        glyphs,
        rules,
        size,
        slanting,
        is_cut,
    } = glyphs_of(page, known);
    let is_seen = |glyph: &&Glyph| glyph.meaning != Meaning::Space;
    let count = |turn: Turn| {
        glyphs
            .iter()
            .filter(is_seen)
            .filter(|glyph| glyph.turn == turn)
            .count()
    };
    let all = glyphs.iter().filter(is_seen).count();
    let mut turns: Vec<(Turn, usize)> = Turn::ALL.map(|turn| (turn, count(turn))).to_vec();
    turns.retain(|(_, count)| *count > 0);
    // Stable: what is upright comes first where there is as much of each.
    turns.sort_by_key(|(_, count)| std::cmp::Reverse(*count));

    let mut lines: Vec<Line> = Vec::new();
    let mut roles = Vec::new();
    let mut column = 0;
    for (place, (turn, count)) in turns.into_iter().enumerate() {
        let words = words_of(glyphs.iter().filter(|glyph| glyph.turn == turn));
        for inside in columns_of(&words) {
            lines.extend(lines_of(&words, &inside, turn, column));
            column += 1;
        }
        let is_aside = place > 0 && count * TURNED_SHARE < all;
        let role = if is_aside {
            Role::Furniture
        } else {
            Role::Body
        };
        roles.resize(lines.len(), role);
    }
    PageLines {
        lines,
        roles,
        rules,
        size,
        glyphs: all,
        unknown: glyphs
            .iter()
            .filter(|glyph| glyph.meaning == Meaning::Unknown)
            .count(),
        slanting,
        is_cut,
    }
}
