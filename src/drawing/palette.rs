//! The colours, by what they mean.

use epaint::Color32;

/// What every colour on the screen and in an export is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Palette {
    pub canvas: Color32,
    pub dots: Color32,
    pub panel: Color32,
    pub chrome: Color32,
    pub line: Color32,
    pub card: Color32,
    pub card_line: Color32,
    pub ink: Color32,
    pub muted: Color32,
    pub for_strong: Color32,
    pub for_soft: Color32,
    pub against_strong: Color32,
    pub against_soft: Color32,
    pub undercut_strong: Color32,
    pub undercut_soft: Color32,
    /// The band on a thesis, and the letter on it.
    pub band: Color32,
    pub band_letter: Color32,
    pub verified: Color32,
    pub look_at: Color32,
    /// Text and marks on a surface of the accent's colour.
    pub on_accent: Color32,
    /// What lies under a pointer that hovers.
    pub hover: Color32,
    /// Behind selected text.
    pub text_selection: Color32,
    /// At full strength, directly under what throws it.
    pub shadow: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

impl Palette {
    pub const LIGHT: Self = Self {
        canvas: rgb(0xF2_F1_EC),
        dots: rgb(0xDD_DB_D3),
        panel: rgb(0xFF_FF_FF),
        chrome: rgb(0xFA_FA_F8),
        line: rgb(0xE3_E1_DB),
        card: rgb(0xFF_FF_FF),
        card_line: rgb(0xD5_D2_C9),
        ink: rgb(0x1E_22_27),
        muted: rgb(0x66_6B_72),
        for_strong: rgb(0x1B_6C_A8),
        for_soft: rgb(0xE4_EF_F7),
        against_strong: rgb(0xB0_44_18),
        against_soft: rgb(0xFA_EA_E2),
        undercut_strong: rgb(0x6F_4A_9E),
        undercut_soft: rgb(0xEE_E7_F6),
        band: rgb(0x25_2A_31),
        band_letter: rgb(0xFF_FF_FF),
        verified: rgb(0x2C_7A_4B),
        look_at: rgb(0x9A_6A_00),
        on_accent: rgb(0xFF_FF_FF),
        hover: rgb(0xF1_F0_EB),
        text_selection: rgb(0xDA_E9_F4),
        shadow: Color32::from_black_alpha(26),
    };

    pub const DARK: Self = Self {
        canvas: rgb(0x13_15_17),
        dots: rgb(0x24_28_2D),
        panel: rgb(0x1C_1F_23),
        chrome: rgb(0x17_19_1C),
        line: rgb(0x30_34_3A),
        card: rgb(0x21_24_29),
        card_line: rgb(0x3A_3F_46),
        ink: rgb(0xE7_E6_E2),
        muted: rgb(0x9A_A0_A8),
        for_strong: rgb(0x6F_B1_E4),
        for_soft: rgb(0x1D_2F_3F),
        against_strong: rgb(0xF0_94_68),
        against_soft: rgb(0x3A_26_1D),
        undercut_strong: rgb(0xB9_9B_E6),
        undercut_soft: rgb(0x2C_24_40),
        band: rgb(0xE7_E6_E2),
        band_letter: rgb(0x17_19_1C),
        verified: rgb(0x7C_C7_9B),
        look_at: rgb(0xE0_B2_52),
        on_accent: rgb(0x13_15_17),
        hover: rgb(0x2A_2E_34),
        text_selection: rgb(0x23_3C_52),
        shadow: Color32::from_black_alpha(96),
    };

    #[must_use]
    pub const fn new(dark: bool) -> Self {
        if dark { Self::DARK } else { Self::LIGHT }
    }

    /// The one accent: selection, focus, what is on.
    #[must_use]
    pub const fn accent(&self) -> Color32 {
        self.for_strong
    }
}

/// The contrast of two opaque colours, from 1 to 21 (WCAG 2.1, *contrast ratio*).
#[must_use]
pub fn contrast(one: Color32, other: Color32) -> f32 {
    let luminance = |color: Color32| {
        let [red, green, blue, _] = epaint::Rgba::from(color).to_array();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stands_out_from_whatever_it_stands_on() {
        for palette in [Palette::LIGHT, Palette::DARK] {
            let p = palette;
            let pairs = [
                (
                    p.ink,
                    vec![
                        p.canvas,
                        p.panel,
                        p.chrome,
                        p.card,
                        p.hover,
                        p.text_selection,
                    ],
                ),
                (p.muted, vec![p.canvas, p.panel, p.chrome, p.card, p.hover]),
                (p.ink, vec![p.for_soft, p.against_soft, p.undercut_soft]),
                (
                    p.for_strong,
                    vec![p.for_soft, p.card, p.panel, p.canvas, p.chrome],
                ),
                (
                    p.against_strong,
                    vec![p.against_soft, p.card, p.panel, p.canvas],
                ),
                (
                    p.undercut_strong,
                    vec![p.undercut_soft, p.card, p.panel, p.canvas],
                ),
                (p.band_letter, vec![p.band]),
                (p.verified, vec![p.card, p.panel, p.chrome]),
                (p.look_at, vec![p.card, p.panel, p.chrome]),
                (p.on_accent, vec![p.accent()]),
                (p.accent(), vec![p.text_selection]),
            ];
            for (text, surfaces) in pairs {
                for surface in surfaces {
                    let ratio = contrast(text, surface);
                    assert!(ratio >= 4.5, "{text:?} on {surface:?}: {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn black_on_white_is_as_far_apart_as_colours_get() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
    }
}
