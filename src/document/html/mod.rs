//! Web pages, and the chapters of e-books, which are web pages too.
//!
//! The text is what a browser shows: white space flows, parts begin where the
//! browser begins a line, entities are decoded, and what is not shown is left out.
//! Menus and the like stay in the text, marked as furniture, since what is an
//! article and what is around it is a guess, and a quote may be from either.

mod about;
mod element;
mod json_ld;
mod list;
mod meta;
mod tags;
mod walk;

use std::collections::HashMap;

use scraper::Html;

use super::builder::Builder;
use super::content::{Content, Format};
use super::decode::decode_web_page;
use super::refused::Refused;

pub(super) fn read(bytes: &[u8]) -> Result<Content, Refused> {
    let (source, encoding) = decode_web_page(bytes);
    let is_xhtml = source.trim_start().starts_with("<?xml");
    let page = parse(source, is_xhtml)?;
    let mut builder = Builder::default();
    let shown = walk::walk(&page, &mut builder, None);
    let about = about::about(&page);
    let built = builder.finish()?;
    let mut remarks = Vec::new();
    if shown.has_scripts && built.text.len() < THIN_TEXT {
        remarks.push(
            "This page holds very little text. It may load its text with a script: open it in a \
             browser, wait until all of it shows, and save it then"
                .to_owned(),
        );
    }
    Ok(Content {
        format: Format::Html,
        text: built.text,
        encoding,
        blocks: Some(built.blocks),
        pages: built.pages,
        unmapped: built.unmapped,
        about,
        remarks,
        ..Content::default()
    })
}

/// Less text than this (bytes) in a page with scripts is suspicious.
const THIN_TEXT: usize = 300;

/// What a chapter of a book said that the text does not show.
pub(super) struct Chapter {
    /// How many pictures it has.
    pub(super) pictures: usize,
}

/// Adds a chapter of a book. `pages` has labels of pages by the ids of the
/// elements they begin at; without it, the marks of pages in the chapter count.
///
/// # Errors
/// When the chapter nests without bound.
pub(super) fn add_chapter(
    source: String,
    builder: &mut Builder,
    pages: Option<&HashMap<String, String>>,
) -> Result<Chapter, Refused> {
    let page = parse(source, true)?;
    let shown = walk::walk(&page, builder, pages);
    Ok(Chapter {
        pictures: shown.pictures,
    })
}

/// Parses a page after looking whether that is safe.
pub(super) fn parse(source: String, is_xhtml: bool) -> Result<Html, Refused> {
    tags::check(&source, is_xhtml)?;
    let source = match is_xhtml {
        true => tags::without_self_closing(&source).unwrap_or(source),
        false => source,
    };
    Ok(Html::parse_document(&source))
}
