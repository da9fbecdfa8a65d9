//! Lists of a page and the marks of their items.

use scraper::node::Element;

use super::element::has_style;
use crate::document::list_number::Counting;

/// The mark of an item that is not counted.
const BULLET: &str = "•";

/// A list as its items come.
pub(super) struct List {
    counting: Counting,
    next: i32,
    step: i32,
}

impl List {
    pub(super) fn unordered(element: &Element) -> Self {
        let bare =
            has_style(element, "list-style:none") || has_style(element, "list-style-type:none");
        Self {
            counting: if bare {
                Counting::Nothing
            } else {
                Counting::Bullet
            },
            next: 0,
            step: 1,
        }
    }

    /// `items` is how many there are, for lists that count down.
    pub(super) fn ordered(element: &Element, items: usize) -> Self {
        let counting = match element.attr("type") {
            Some("a") => Counting::LowerLetter,
            Some("A") => Counting::UpperLetter,
            Some("i") => Counting::LowerRoman,
            Some("I") => Counting::UpperRoman,
            _ if has_style(element, "list-style:none")
                || has_style(element, "list-style-type:none") =>
            {
                Counting::Nothing
            }
            _ if has_style(element, "list-style-type:lower-alpha") => Counting::LowerLetter,
            _ if has_style(element, "list-style-type:upper-alpha") => Counting::UpperLetter,
            _ if has_style(element, "list-style-type:lower-roman") => Counting::LowerRoman,
            _ if has_style(element, "list-style-type:upper-roman") => Counting::UpperRoman,
            _ => Counting::Decimal,
        };
        let reversed = element.attr("reversed").is_some();
        let first = if reversed {
            i32::try_from(items).unwrap_or(1)
        } else {
            1
        };
        Self {
            counting,
            next: number(element, "start").unwrap_or(first),
            step: if reversed { -1 } else { 1 },
        }
    }

    /// The mark of the next item, which is `item`.
    pub(super) fn mark(&mut self, item: &Element) -> Option<String> {
        let number = number(item, "value").unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        match self.counting {
            Counting::Nothing => None,
            Counting::Bullet => Some(BULLET.to_owned()),
            counting => Some(match u32::try_from(number) {
                Ok(number) => format!("{}.", counting.number(number)),
                Err(_) => format!("{number}."),
            }),
        }
    }

    pub(super) fn is_counted(&self) -> bool {
        !matches!(self.counting, Counting::Bullet | Counting::Nothing)
    }
}

fn number(element: &Element, attribute: &str) -> Option<i32> {
    element.attr(attribute)?.trim().parse().ok()
}
