//! Text with italics, and its ways out.

/// A run of characters that look alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub italic: bool,
}

/// Text with italics.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich(pub Vec<Run>);

impl Rich {
    /// Text without italics.
    #[must_use]
    pub fn upright(text: impl Into<String>) -> Self {
        let mut rich = Self::default();
        rich.push(&text.into(), false);
        rich
    }

    /// Adds characters, to the last run where they look like it.
    pub fn push(&mut self, text: &str, italic: bool) {
        if text.is_empty() {
            return;
        }
        match self.0.last_mut() {
            // White space looks the same either way.
            Some(last) if last.italic == italic || text.trim().is_empty() => {
                last.text.push_str(text);
            }
            _ => self.0.push(Run {
                text: text.to_owned(),
                italic,
            }),
        }
    }

    /// The characters alone.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// Markdown: italics between asterisks, and what Markdown would take for marks of
    /// its own escaped.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        for Run { text, italic } in &self.0 {
            if !italic {
                escape(text, &mut out);
                continue;
            }
            // Marks count only where they touch the word.
            let inside = text.trim();
            let (before, after) = match text.find(inside) {
                Some(at) if !inside.is_empty() => (&text[..at], &text[at + inside.len()..]),
                _ => (text.as_str(), ""),
            };
            out.push_str(before);
            if !inside.is_empty() {
                out.push('*');
                escape(inside, &mut out);
                out.push('*');
            }
            out.push_str(after);
        }
        out
    }

    /// Whether there is nothing to see.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|run| run.text.trim().is_empty())
    }
}

fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        if matches!(
            character,
            '*' | '_' | '`' | '[' | ']' | '<' | '>' | '\\' | '#'
        ) {
            out.push('\\');
        }
        out.push(character);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn italics_and_marks_go_to_markdown() {
        let mut rich = Rich::upright("A [b] ");
        rich.push("Title* ", true);
        rich.push("3", true);
        rich.push(", 4.", false);
        assert_eq!(rich.markdown(), r"A \[b\] *Title\* 3*, 4.");
        assert_eq!(rich.plain(), "A [b] Title* 3, 4.");
        assert_eq!(rich.0.len(), 3);
    }
}
