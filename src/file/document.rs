//! The outermost struct of a map file.

use crate::model::record::record;
use crate::model::{
    Backing, Claim, Conflict, Header, Map, Override, Perspective, Placement, Question, Quote,
    Reason, Source, Table, Tag,
};

/// The format that this version writes. A file with a higher number comes from a
/// newer version.
pub const FORMAT: u64 = 1;

record! {
    /// A map as it stands in a file.
    Document {
        required { format: u64 }
        optional {
            title: String,
            note: String,
            authors: Vec<String>,
            questions: Table<Question>,
            claims: Table<Claim>,
            reasons: Table<Reason>,
            conflicts: Table<Conflict>,
            sources: Table<Source>,
            quotes: Table<Quote>,
            backings: Table<Backing>,
            tags: Table<Tag>,
            perspectives: Table<Perspective>,
            overrides: Table<Override>,
            arrangement: String,
            proportions: String,
            layout: Table<Placement>,
        }
        maybe {}
    }
}

impl Document {
    /// The map as a document of the present format. The records are shared.
    pub(super) fn of(map: &Map) -> Self {
        let header = map.header();
        Self {
            format: FORMAT,
            title: header.title.clone(),
            note: header.note.clone(),
            authors: header.authors.clone(),
            questions: map.questions().clone(),
            claims: map.claims().clone(),
            reasons: map.reasons().clone(),
            conflicts: map.conflicts().clone(),
            sources: map.sources().clone(),
            quotes: map.quotes().clone(),
            backings: map.backings().clone(),
            tags: map.tags().clone(),
            perspectives: map.perspectives().clone(),
            overrides: map.overrides().clone(),
            arrangement: header.arrangement.clone(),
            proportions: header.proportions.clone(),
            layout: map.layout().clone(),
            ext: header.ext.clone(),
        }
    }

    /// Whether this is the map, record for record.
    pub(super) fn is(&self, map: &Map) -> bool {
        let header = map.header();
        self.title == header.title
            && self.note == header.note
            && self.authors == header.authors
            && self.arrangement == header.arrangement
            && self.proportions == header.proportions
            && self.ext == header.ext
            && self.questions == *map.questions()
            && self.claims == *map.claims()
            && self.reasons == *map.reasons()
            && self.conflicts == *map.conflicts()
            && self.sources == *map.sources()
            && self.quotes == *map.quotes()
            && self.backings == *map.backings()
            && self.tags == *map.tags()
            && self.perspectives == *map.perspectives()
            && self.overrides == *map.overrides()
            && self.layout == *map.layout()
    }

    pub(super) fn into_map(self) -> Map {
        let header = Header {
            title: self.title,
            note: self.note,
            authors: self.authors,
            arrangement: self.arrangement,
            proportions: self.proportions,
            ext: self.ext,
        };
        Map::from_parts(
            header,
            self.questions,
            self.claims,
            self.reasons,
            self.conflicts,
            self.sources,
            self.quotes,
            self.backings,
            self.tags,
            self.perspectives,
            self.overrides,
            self.layout,
        )
    }
}
