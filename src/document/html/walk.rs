//! The way through a page, from element to element.
//!
//! The way is a loop with a stack of its own, since pages nest as deep as they
//! like.

use std::collections::HashMap;

use ego_tree::NodeRef;
use scraper::node::Element;
use scraper::{Html, Node};

use super::element::{Role, has_style, role_of};
use super::list::List;
use crate::document::block::BlockKind;
use crate::document::builder::Builder;

/// What was met on the way.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shown {
    pub(super) pictures: usize,
    pub(super) has_scripts: bool,
}

/// Hands the words of `page` to `builder`. `pages` has labels of pages by the ids
/// of elements; without it, the marks of pages in the text count.
pub(super) fn walk(
    page: &Html,
    builder: &mut Builder,
    pages: Option<&HashMap<String, String>>,
) -> Shown {
    let mut walk = Walk {
        builder,
        pages,
        frames: Vec::new(),
        lists: Vec::new(),
        shown: Shown::default(),
    };
    walk.builder.begin(BlockKind::Paragraph, 0);
    let root = page.tree.root();
    let mut next = Some(root);
    while let Some(node) = next {
        if walk.builder.is_full() {
            break;
        }
        if walk.enter(node) {
            if let Some(child) = node.first_child() {
                next = Some(child);
                continue;
            }
            walk.leave();
        }
        let mut left = node;
        next = loop {
            if left == root {
                break None;
            }
            if let Some(sibling) = left.next_sibling() {
                break Some(sibling);
            }
            let Some(parent) = left.parent() else {
                break None;
            };
            walk.leave();
            left = parent;
        };
    }
    walk.builder.begin(BlockKind::Paragraph, 0);
    walk.shown
}

/// What holds inside an element.
#[derive(Clone, Copy)]
struct Frame {
    kind: BlockKind,
    level: u8,
    /// Whether white space counts.
    as_written: bool,
    in_article: bool,
    /// How many quotations within lines are open.
    quoted: u8,
    is_list: bool,
    role: Role,
}

impl Default for Frame {
    fn default() -> Self {
        Self {
            kind: BlockKind::Paragraph,
            level: 0,
            as_written: false,
            in_article: false,
            quoted: 0,
            is_list: false,
            role: Role::Inline,
        }
    }
}

struct Walk<'walk> {
    builder: &'walk mut Builder,
    pages: Option<&'walk HashMap<String, String>>,
    frames: Vec<Frame>,
    lists: Vec<List>,
    shown: Shown,
}

impl Walk<'_> {
    fn frame(&self) -> Frame {
        self.frames.last().copied().unwrap_or_default()
    }

    /// Takes a node in; says whether to go on to what is inside. If so, `leave` is
    /// due after that.
    fn enter(&mut self, node: NodeRef<'_, Node>) -> bool {
        match node.value() {
            Node::Text(text) => {
                if self.frame().as_written {
                    self.builder.push_as_written(text);
                } else {
                    self.builder.push_flowing(text);
                }
                false
            }
            Node::Element(element) => self.enter_element(node, element),
            Node::Document | Node::Fragment => {
                self.frames.push(self.frame());
                true
            }
            Node::Doctype(_) | Node::Comment(_) | Node::ProcessingInstruction(_) => false,
        }
    }

    fn enter_element(&mut self, node: NodeRef<'_, Node>, element: &Element) -> bool {
        let around = self.frame();
        let role = role_of(element, around.in_article);
        self.shown.has_scripts |= element.name() == "script";
        self.shown.pictures += usize::from(matches!(element.name(), "img" | "svg" | "image"));
        if let Some(label) = self.page_at(node, element, role) {
            self.builder.begin_page(&label);
        }
        let mut frame = Frame {
            role,
            is_list: false,
            ..around
        };
        let is_furniture = around.kind == BlockKind::Furniture;
        // Notes and furniture stay what they are, whatever is inside them.
        let kind = |kind: BlockKind| match around.kind {
            BlockKind::Note | BlockKind::Furniture | BlockKind::Heading => around.kind,
            _ => kind,
        };
        match role {
            Role::Hidden => return false,
            // What is longer than a label is text that the mark was put around.
            Role::PageBreak if text_within(node, LABEL_MAX).is_some() => return false,
            Role::LineEnd => {
                self.builder.line_end();
                return false;
            }
            Role::Raised | Role::Lowered => {
                if let Some(text) = text_within(node, RAISED_MAX) {
                    self.push_small(node, role, &text);
                    return false;
                }
            }
            Role::Quoted => {
                self.builder
                    .push_flowing(if around.quoted % 2 == 0 { "“" } else { "‘" });
                frame.quoted = around.quoted.saturating_add(1);
            }
            Role::Heading(level) if !is_furniture || level == 1 => {
                frame.kind = BlockKind::Heading;
                frame.level = level;
            }
            Role::Quotation => frame.kind = kind(BlockKind::Quotation),
            Role::Caption => frame.kind = kind(BlockKind::Caption),
            Role::Preformatted => {
                frame.kind = kind(BlockKind::Preformatted);
                frame.as_written = true;
            }
            Role::Note => {
                if !is_furniture {
                    frame.kind = BlockKind::Note;
                    frame.level = 0;
                }
            }
            Role::Furniture => {
                frame.kind = BlockKind::Furniture;
                frame.level = 0;
            }
            Role::Article => frame.in_article = !is_furniture,
            Role::Item => {
                frame.kind = kind(BlockKind::ListItem);
                if frame.kind == BlockKind::ListItem {
                    frame.level = u8::try_from(self.lists.len().max(1)).unwrap_or(u8::MAX);
                }
            }
            Role::Row => self.builder.row_start(),
            Role::Cell => self.builder.cell_start(),
            Role::Inline | Role::Block | Role::List | Role::Heading(_) | Role::PageBreak => {}
        }
        if let Some(list) = list_of(node, element) {
            self.lists.push(list);
            frame.is_list = true;
        }
        if ["pre", "pre-wrap", "break-spaces"]
            .iter()
            .any(|value| has_style(element, &format!("white-space:{value}")))
        {
            frame.as_written = true;
        }
        if is_block(role) {
            self.builder.begin(frame.kind, frame.level);
        }
        if element.name() == "li" {
            self.mark_item(frame.kind, element);
        }
        self.frames.push(frame);
        true
    }

    fn mark_item(&mut self, kind: BlockKind, element: &Element) {
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        let is_counted = list.is_counted();
        let Some(mark) = list.mark(element) else {
            return;
        };
        let has_mark = match kind {
            BlockKind::Furniture => false,
            BlockKind::Note => is_counted,
            _ => true,
        };
        if has_mark {
            self.builder.mark_item(mark);
        }
    }

    /// Adds signs above or below the line, with the white space at their own ends.
    fn push_small(&mut self, node: NodeRef<'_, Node>, role: Role, text: &str) {
        let mut words = node
            .descendants()
            .filter_map(|inner| inner.value().as_text())
            .map(|words| &**words);
        let is_space = |c: char| c.is_ascii_whitespace();
        let first = words.next().unwrap_or_default();
        let last = words.last().unwrap_or(first);
        if first.starts_with(is_space) {
            self.builder.push_flowing(" ");
        }
        match role {
            Role::Raised => self.builder.push_raised(text),
            _ => self.builder.push_lowered(text),
        }
        if last.ends_with(is_space) {
            self.builder.push_flowing(" ");
        }
    }

    /// What was entered last is done.
    fn leave(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        let around = self.frame();
        if frame.is_list {
            self.lists.pop();
        }
        match frame.role {
            Role::Item => self.builder.forget_item_mark(),
            Role::Row => self.builder.row_end(),
            Role::Quoted => {
                self.builder
                    .push_flowing(if around.quoted % 2 == 0 { "”" } else { "’" });
            }
            _ => {}
        }
        if is_block(frame.role) {
            self.builder.begin(around.kind, around.level);
        }
    }

    /// The label of the page that begins at an element.
    fn page_at(&self, node: NodeRef<'_, Node>, element: &Element, role: Role) -> Option<String> {
        if let Some(pages) = self.pages {
            return pages.get(element.attr("id")?).cloned();
        }
        (role == Role::PageBreak).then(|| label_of(node, element))
    }
}

/// How long the label of a page may be, in characters.
const LABEL_MAX: usize = 20;
/// How many raised characters are taken together.
const RAISED_MAX: usize = 40;

fn is_block(role: Role) -> bool {
    !matches!(
        role,
        Role::Inline | Role::Raised | Role::Lowered | Role::Quoted | Role::PageBreak
    )
}

/// The list that `element` is, whatever else it is.
fn list_of(node: NodeRef<'_, Node>, element: &Element) -> Option<List> {
    match element.name() {
        "ol" => Some(List::ordered(
            element,
            node.children().filter(is_item).count(),
        )),
        "ul" | "menu" | "dir" => Some(List::unordered(element)),
        _ => None,
    }
}

fn is_item(node: &NodeRef<'_, Node>) -> bool {
    node.value()
        .as_element()
        .is_some_and(|element| element.name() == "li")
}

/// The words inside `node` without white space at their ends, if they are no more
/// than `limit` characters in one line.
fn text_within(node: NodeRef<'_, Node>, limit: usize) -> Option<String> {
    let mut text = String::new();
    // Every element is a step, so that a tower of empty ones is not climbed twice.
    for (steps, inner) in node.descendants().enumerate() {
        if steps > limit * 4 {
            return None;
        }
        match inner.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(element) if matches!(element.name(), "br" | "img" | "p" | "div") => {
                // The element itself may be a `div` that only holds a number.
                if inner != node {
                    return None;
                }
            }
            _ => {}
        }
        if text.len() > limit * 4 {
            return None;
        }
    }
    let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    (text.chars().count() <= limit).then_some(text)
}

/// What a mark in the text calls the page that begins there.
fn label_of(node: NodeRef<'_, Node>, element: &Element) -> String {
    let told = [element.attr("title"), element.attr("aria-label")]
        .into_iter()
        .flatten()
        .map(str::to_owned)
        .chain(text_within(node, LABEL_MAX))
        .map(|label| bare_label(&label))
        .find(|label| !label.is_empty());
    told.unwrap_or_else(|| {
        // Ids such as `page_12` are the last resort.
        let id = element.attr("id").unwrap_or_default();
        let digits = id.len() - id.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        id.get(id.len() - digits..).unwrap_or_default().to_owned()
    })
}

/// `12` of `Page 12.`
pub(super) fn bare_label(label: &str) -> String {
    let label = label.trim().trim_end_matches(['.', ',']);
    let bare = ["page", "p."]
        .iter()
        .find_map(|word| {
            let (start, rest) = label.split_at_checked(word.len())?;
            (start.eq_ignore_ascii_case(word) && rest.starts_with(char::is_whitespace))
                .then_some(rest)
        })
        .unwrap_or(label);
    bare.trim().chars().take(LABEL_MAX).collect()
}
