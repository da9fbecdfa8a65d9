//! TeX to plain text, as far as titles and names use it.

use unicode_normalization::UnicodeNormalization as _;

/// Accents that are a character of their own after the backslash.
const MARKS: &[(char, char)] = &[
    ('`', '\u{300}'),
    ('\'', '\u{301}'),
    ('^', '\u{302}'),
    ('~', '\u{303}'),
    ('=', '\u{304}'),
    ('.', '\u{307}'),
    ('"', '\u{308}'),
];

/// Accents with a letter for a name.
const LETTER_MARKS: &[(&str, char)] = &[
    ("u", '\u{306}'),
    ("r", '\u{30A}'),
    ("H", '\u{30B}'),
    ("v", '\u{30C}'),
    ("d", '\u{323}'),
    ("c", '\u{327}'),
    ("k", '\u{328}'),
    ("b", '\u{331}'),
];

const SYMBOLS: &[(&str, &str)] = &[
    ("aa", "å"),
    ("AA", "Å"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("dh", "ð"),
    ("DH", "Ð"),
    ("dj", "đ"),
    ("DJ", "Đ"),
    ("i", "i"),
    ("j", "j"),
    ("l", "ł"),
    ("L", "Ł"),
    ("ng", "ŋ"),
    ("NG", "Ŋ"),
    ("o", "ø"),
    ("O", "Ø"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("ss", "ß"),
    ("SS", "ẞ"),
    ("th", "þ"),
    ("TH", "Þ"),
    ("S", "§"),
    ("P", "¶"),
    ("dots", "…"),
    ("ldots", "…"),
    ("textellipsis", "…"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("textquotedblleft", "“"),
    ("textquotedblright", "”"),
    ("textquoteleft", "‘"),
    ("textquoteright", "’"),
    ("textquotesingle", "'"),
    ("textquotedbl", "\""),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("textasciitilde", "~"),
    ("textasciicircum", "^"),
    ("textbackslash", "\\"),
    ("textunderscore", "_"),
    ("textbar", "|"),
    ("textless", "<"),
    ("textgreater", ">"),
    ("textexclamdown", "¡"),
    ("textquestiondown", "¿"),
    ("textdegree", "°"),
    ("textregistered", "®"),
    ("texttrademark", "™"),
    ("copyright", "©"),
    ("pounds", "£"),
    ("euro", "€"),
    ("texteuro", "€"),
    ("quad", " "),
    ("newline", " "),
    ("par", " "),
    ("LaTeX", "LaTeX"),
    ("TeX", "TeX"),
];

/// What TeX prints for characters as they are typed; the longer ones first.
const LIGATURES: &[(&str, &str)] = &[
    ("---", "—"),
    ("--", "–"),
    ("``", "“"),
    ("''", "”"),
    ("`", "‘"),
    ("~", " "),
];

/// The text so far, with an accent that waits for its letter.
struct Printed {
    text: String,
    accent: Option<char>,
}

impl Printed {
    fn put(&mut self, text: &str) {
        let mut characters = text.chars();
        match (self.accent.take(), characters.next()) {
            (Some(accent), Some(first)) if first.is_alphabetic() => {
                self.text.push(first);
                self.text.push(accent);
                self.text.push_str(characters.as_str());
            }
            _ => self.text.push_str(text),
        }
    }
}

/// Plain text in place of TeX: accents and symbols as characters, dashes and
/// quotation marks as printed, braces and commands for the looks gone, their words
/// kept.
#[must_use]
pub fn text(tex: &str) -> String {
    let mut out = Printed {
        text: String::with_capacity(tex.len()),
        accent: None,
    };
    let mut rest = tex;
    while let Some(character) = rest.chars().next() {
        rest = rest.get(character.len_utf8()..).unwrap_or_default();
        let ligature = LIGATURES.iter().find_map(|(typed, printed)| {
            let behind = typed.strip_prefix(character)?;
            Some((*printed, rest.strip_prefix(behind)?))
        });
        if let Some((printed, behind)) = ligature {
            out.put(printed);
            rest = behind;
            continue;
        }
        match character {
            '{' | '$' => {}
            '}' => out.accent = None,
            '\\' => {
                let (command, behind) = command(rest);
                rest = behind;
                if let Some(accent) = accent(command, rest) {
                    out.accent = Some(accent);
                } else {
                    out.put(symbol(command));
                }
            }
            other if out.accent.is_some() && other.is_whitespace() => {}
            other => out.put(other.encode_utf8(&mut [0; 4])),
        }
    }
    out.text.nfc().collect()
}

/// What a command prints by itself; nothing where it is only for the looks.
fn symbol(command: &str) -> &str {
    if let Some((_, symbol)) = SYMBOLS.iter().find(|(name, _)| *name == command) {
        return symbol;
    }
    match command {
        "\\" => " ",
        // Where a word may be broken, or a thin space.
        "-" | "/" | "," | "(" | ")" | "[" | "]" => "",
        other if other.chars().all(char::is_alphabetic) => "",
        other => other,
    }
}

/// The command behind a backslash, and what follows. The space after a command of
/// letters belongs to it.
fn command(rest: &str) -> (&str, &str) {
    let letters = rest
        .find(|character: char| !character.is_ascii_alphabetic())
        .unwrap_or(rest.len());
    if letters == 0 {
        let length = rest.chars().next().map_or(0, char::len_utf8);
        return rest.split_at(length);
    }
    let (name, behind) = rest.split_at(letters);
    (name, behind.trim_start_matches(' '))
}

/// The accent that a command puts on the next letter.
fn accent(command: &str, behind: &str) -> Option<char> {
    let mut characters = command.chars();
    let (Some(only), None) = (characters.next(), characters.next()) else {
        return None;
    };
    if let Some((_, accent)) = MARKS.iter().find(|(mark, _)| *mark == only) {
        return Some(*accent);
    }
    let (_, accent) = LETTER_MARKS.iter().find(|(name, _)| *name == command)?;
    let letter = behind
        .trim_start_matches(['{', ' '])
        .starts_with(char::is_alphabetic)
        || behind.starts_with("{\\");
    letter.then_some(*accent)
}

/// An address or a name of a file: braces and escapes go, all else stays.
#[must_use]
pub fn verbatim(tex: &str) -> String {
    let tex = tex.trim();
    let inside = tex.strip_prefix("\\url{").or(tex.strip_prefix("\\path{"));
    let tex = inside.map_or(tex, |inside| inside.trim_end_matches('}'));
    let mut out = String::with_capacity(tex.len());
    let mut characters = tex.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' => {
                let escaped = characters.next_if(|next| "_%&#$~{}".contains(*next));
                out.push(escaped.unwrap_or('\\'));
            }
            '{' | '}' => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_symbols_become_characters() {
        for (tex, plain) in [
            (r#"M{\"u}ller and M\"uller"#, "Müller and Müller"),
            (r"Garc{\'i}a M{\'a}rquez, {\'\i}", "García Márquez, í"),
            (r"Fran\c{c}ois \v{S}koda \v Z", "François Škoda Ž"),
            (
                r"\'{E}tat {\o}re Stra{\ss}e \L\'od\'z",
                "État øre Straße Łódź",
            ),
            (r#"\AA ngstr\"om {\ae}on"#, "Ångström æon"),
            (r"R\&D, 50\%, a\_b, \$5, C\#", "R&D, 50%, a_b, $5, C#"),
            (
                "1989--1991 --- a ``quote'' of~us",
                "1989–1991 — a “quote” of us",
            ),
            (r"\emph{Not} \textbf{policy}, {TTP}", "Not policy, TTP"),
            (r"$x$ and \unknown{y} z\", "x and y z"),
            ("it's Taliban’s", "it's Taliban’s"),
        ] {
            assert_eq!(text(tex), plain, "{tex}");
        }
    }

    #[test]
    fn addresses_are_left_as_they_are() {
        assert_eq!(
            verbatim(r"\url{https://example.org/~a/b\_c--d}"),
            "https://example.org/~a/b_c--d"
        );
    }

    #[test]
    fn nested_commands_of_any_depth_are_no_matter() {
        let deep = r"\'{".repeat(200_000);
        assert_eq!(text(&deep), "");
    }
}
