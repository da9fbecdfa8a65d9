//! The fonts, compiled in: the same words have the same widths everywhere.

use std::sync::Arc;

use epaint::text::{FontData, FontDefinitions, FontFamily, FontId};

/// A face of the interface's own fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Noto Sans: interface and cards.
    Regular,
    Bold,
    Italic,
    /// Libertinus Serif: quotes and the reader.
    Serif,
    SerifItalic,
    SerifBold,
    /// Material Symbols: icons by code point.
    Icon,
}

impl Face {
    pub const ALL: [Self; 7] = [
        Self::Regular,
        Self::Bold,
        Self::Italic,
        Self::Serif,
        Self::SerifItalic,
        Self::SerifBold,
        Self::Icon,
    ];

    /// The family that stands for the face in [`definitions`].
    #[must_use]
    pub fn family(self) -> FontFamily {
        match self {
            Self::Regular => FontFamily::Proportional,
            Self::Bold => FontFamily::Name("bold".into()),
            Self::Italic => FontFamily::Name("italic".into()),
            Self::Serif => FontFamily::Name("serif".into()),
            Self::SerifItalic => FontFamily::Name("serif-italic".into()),
            Self::SerifBold => FontFamily::Name("serif-bold".into()),
            Self::Icon => FontFamily::Name(egui_material_icons::FONT_FAMILY.into()),
        }
    }

    /// The face at a size in points.
    #[must_use]
    pub fn at(self, size: f32) -> FontId {
        FontId::new(size, self.family())
    }

    /// The font file of the face, for embedding in exports.
    #[must_use]
    pub fn data(self) -> Option<&'static [u8]> {
        match self {
            Self::Regular => Some(notosans::REGULAR_TTF),
            Self::Bold => Some(notosans::BOLD_TTF),
            Self::Italic => Some(notosans::ITALIC_TTF),
            Self::Serif => serif("LibertinusSerif-Regular"),
            Self::SerifItalic => serif("LibertinusSerif-Italic"),
            Self::SerifBold => serif("LibertinusSerif-Bold"),
            Self::Icon => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Regular => "noto-sans",
            Self::Bold => "noto-sans-bold",
            Self::Italic => "noto-sans-italic",
            Self::Serif => "libertinus-serif",
            Self::SerifItalic => "libertinus-serif-italic",
            Self::SerifBold => "libertinus-serif-bold",
            Self::Icon => egui_material_icons::FONT_FAMILY,
        }
    }
}

/// Every family of the interface. Behind each own face stand the icons and then
/// the toolkit's default fonts, for characters that the own faces lack.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let defaults = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    for face in Face::ALL {
        if let Some(data) = face.data() {
            let data = Arc::new(FontData::from_static(data));
            fonts.font_data.insert(face.name().to_owned(), data);
        }
    }
    let icons = egui_material_icons::font_insert();
    fonts.font_data.insert(icons.name, Arc::new(icons.data));
    for face in Face::ALL {
        let mut chain = vec![face.name().to_owned()];
        // A serif that is not at hand is set in the sans rather than not at all.
        chain.retain(|name| fonts.font_data.contains_key(name));
        for name in [Face::Regular.name(), Face::Icon.name()] {
            if face.name() != name {
                chain.push(name.to_owned());
            }
        }
        chain.extend(defaults.iter().cloned());
        fonts.families.insert(face.family(), chain);
    }
    fonts
}

/// The bundled font file with that PostScript name.
fn serif(postscript_name: &str) -> Option<&'static [u8]> {
    typst_assets::fonts().find(|data| has_postscript_name(data, postscript_name))
}

/// Looks the name up in the file's `name` table, where record 6 of the Windows
/// platform (3) is the PostScript name in UTF-16 (OpenType, *name — Naming Table*).
fn has_postscript_name(font: &[u8], wanted: &str) -> bool {
    let wanted: Vec<u8> = wanted.encode_utf16().flat_map(u16::to_be_bytes).collect();
    names_table(font).is_some_and(|table| {
        let count = u16_at(table, 2).unwrap_or(0);
        let storage = u16_at(table, 4).unwrap_or(0);
        (0..count).any(|record| {
            let at = 6 + 12 * record;
            u16_at(table, at) == Some(3)
                && u16_at(table, at + 6) == Some(6)
                && (|| {
                    let length = u16_at(table, at + 8)?;
                    let start = storage + u16_at(table, at + 10)?;
                    table.get(start..start + length)
                })() == Some(&wanted)
        })
    })
}

fn names_table(font: &[u8]) -> Option<&[u8]> {
    let count = u16_at(font, 4)?;
    (0..count).find_map(|entry| {
        let at = 12 + 16 * entry;
        if font.get(at..at + 4)? != b"name" {
            return None;
        }
        let offset = (u16_at(font, at + 8)? << 16) | u16_at(font, at + 10)?;
        font.get(offset..)
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    let pair = bytes.get(at..at + 2)?;
    Some(usize::from(u16::from_be_bytes([pair[0], pair[1]])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_has_its_own_file_and_a_family() {
        let fonts = definitions();
        for face in Face::ALL {
            let chain = &fonts.families[&face.family()];
            assert_eq!(chain[0], face.name());
            assert!(chain.iter().all(|name| fonts.font_data.contains_key(name)));
        }
    }
}
