//! What an element of a page is to its text.

use scraper::node::Element;

/// What an element is to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Its text is not shown, or is none of the page's words.
    Hidden,
    /// Part of a line.
    Inline,
    /// Begins a part and ends one.
    Block,
    Heading(u8),
    Quotation,
    Caption,
    Preformatted,
    Note,
    Furniture,
    /// The article itself: what is in it belongs to it, whatever it is called.
    Article,
    List,
    Item,
    Row,
    Cell,
    LineEnd,
    /// A mark where a page of the printed book begins.
    PageBreak,
    Raised,
    Lowered,
    /// Gets quotation marks.
    Quoted,
}

/// What `element` is. `in_article` says whether it stands in the page's article.
pub(super) fn role_of(element: &Element, in_article: bool) -> Role {
    if is_hidden(element) {
        return Role::Hidden;
    }
    if names(element, "epub:type", &["pagebreak"]) || names(element, "role", &["doc-pagebreak"]) {
        return Role::PageBreak;
    }
    if is_back_link(element) {
        return Role::Hidden;
    }
    let role = role_by_name(element, in_article);
    match role {
        Role::Inline if is_note_mark(element) || has_style(element, "vertical-align:super") => {
            Role::Raised
        }
        Role::Inline if has_style(element, "vertical-align:sub") => Role::Lowered,
        Role::Inline if has_style(element, "display:block") => Role::Block,
        Role::Block | Role::List | Role::Item | Role::Furniture if is_note(element) => Role::Note,
        Role::Block | Role::List if !in_article && is_landmark(element) => Role::Furniture,
        role => role,
    }
}

fn role_by_name(element: &Element, in_article: bool) -> Role {
    match element.name() {
        // Reading aids over East Asian signs (`rt`) are none of the author's words.
        "script" | "style" | "template" | "noscript" | "head" | "title" | "svg" | "iframe"
        | "object" | "embed" | "audio" | "video" | "canvas" | "map" | "input" | "select"
        | "textarea" | "button" | "datalist" | "noframes" | "noembed" | "rp" | "rt"
        | "annotation" | "annotation-xml" => Role::Hidden,
        "h1" => Role::Heading(1),
        "h2" => Role::Heading(2),
        "h3" => Role::Heading(3),
        "h4" => Role::Heading(4),
        "h5" => Role::Heading(5),
        "h6" => Role::Heading(6),
        "blockquote" => Role::Quotation,
        "figcaption" | "caption" => Role::Caption,
        "pre" | "listing" | "xmp" | "plaintext" => Role::Preformatted,
        "nav" => Role::Furniture,
        "header" | "footer" | "aside" if !in_article => Role::Furniture,
        "article" | "main" => Role::Article,
        "ol" | "ul" | "menu" | "dir" => Role::List,
        "li" => Role::Item,
        "tr" => Role::Row,
        "td" | "th" => Role::Cell,
        "br" => Role::LineEnd,
        "sup" => Role::Raised,
        "sub" => Role::Lowered,
        "q" => Role::Quoted,
        "address" | "aside" | "body" | "center" | "dd" | "details" | "dialog" | "div" | "dl"
        | "dt" | "fieldset" | "figure" | "footer" | "form" | "frameset" | "header" | "hgroup"
        | "hr" | "html" | "legend" | "optgroup" | "option" | "p" | "search" | "section"
        | "summary" | "table" | "tbody" | "tfoot" | "thead" => Role::Block,
        _ => Role::Inline,
    }
}

/// Whether the page itself says that the element is not to be shown.
fn is_hidden(element: &Element) -> bool {
    /// Classes of text that only screen readers speak, such as "Skip to content".
    const UNSEEN: [&str; 4] = [
        "sr-only",
        "visually-hidden",
        "screen-reader-text",
        "mw-editsection",
    ];
    element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || has_style(element, "display:none")
        || has_style(element, "visibility:hidden")
        || (element.name() == "dialog" && element.attr("open").is_none())
        || names(element, "class", &UNSEEN)
}

/// Whether inline style of the element has `declaration`, written without spaces.
pub(super) fn has_style(element: &Element, declaration: &str) -> bool {
    element.attr("style").is_some_and(|style| {
        let squeezed: String = style
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| c.to_ascii_lowercase())
            .collect();
        squeezed
            .split(';')
            .any(|one| one.strip_suffix("!important").unwrap_or(one) == declaration)
    })
}

/// Whether the list in attribute `attribute` has one of `wanted`.
fn names(element: &Element, attribute: &str, wanted: &[&str]) -> bool {
    element.attr(attribute).is_some_and(|list| {
        list.split_ascii_whitespace()
            .any(|word| wanted.iter().any(|one| one.eq_ignore_ascii_case(word)))
    })
}

fn is_note(element: &Element) -> bool {
    names(
        element,
        "role",
        &["doc-footnote", "doc-endnote", "doc-endnotes"],
    ) || names(
        element,
        "epub:type",
        &[
            "footnote",
            "footnotes",
            "endnote",
            "endnotes",
            "rearnote",
            "rearnotes",
        ],
    ) || names(
        element,
        "class",
        &[
            "footnote",
            "footnotes",
            "endnote",
            "endnotes",
            "footnote-text",
            "footnotetext",
            "msofootnotetext",
            "msoendnotetext",
            "reflist",
            "wp-block-footnotes",
        ],
    )
}

/// Whether the element is the number in the text that leads to a note.
fn is_note_mark(element: &Element) -> bool {
    element.name() == "a"
        && (names(element, "role", &["doc-noteref"])
            || names(element, "epub:type", &["noteref"])
            || names(
                element,
                "class",
                &["footnote-ref", "footnote-reference", "noteref"],
            ))
}

/// Whether the element leads from a note back into the text: an arrow, as a rule.
fn is_back_link(element: &Element) -> bool {
    names(element, "role", &["doc-backlink"])
        || names(element, "epub:type", &["backlink"])
        || names(
            element,
            "class",
            &[
                "footnote-back",
                "footnote-backref",
                "reversefootnote",
                "mw-cite-backlink",
            ],
        )
}

/// Whether the element is around the page's content by its role.
fn is_landmark(element: &Element) -> bool {
    names(
        element,
        "role",
        &[
            "navigation",
            "banner",
            "contentinfo",
            "complementary",
            "search",
        ],
    )
}
