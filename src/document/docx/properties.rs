//! What a Word document says of itself.

use crate::document::content::About;
use crate::document::refused::Refused;
use crate::document::said::date_of;
use crate::document::xml::{Next, Xml};

pub(super) fn about(text: &str) -> Result<About, Refused> {
    let mut about = About::default();
    let mut xml = Xml::new(text, "properties");
    loop {
        match xml.next()? {
            Next::Open(tag) => match tag.name() {
                "title" => {
                    let title = xml.text_to_end()?;
                    // What printing to a file leaves there is a file's name.
                    if !title.starts_with("Microsoft Word - ") {
                        about.title = title;
                    }
                }
                "creator" => {
                    let authors = xml.text_to_end()?;
                    about.authors = authors
                        .split(';')
                        .map(|author| author.trim().to_owned())
                        .filter(|author| !author.is_empty())
                        .collect();
                }
                "created" => about.date = date_of(&xml.text_to_end()?).unwrap_or_default(),
                "language" => about.language = xml.text_to_end()?,
                "publisher" => about.publisher = xml.text_to_end()?,
                _ => {}
            },
            Next::End => return Ok(about),
            _ => {}
        }
    }
}
