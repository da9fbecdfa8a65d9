//! Roughly how much memory records take, for bounding the history.

use super::{
    Backing, Claim, Conflict, Id, Override, Perspective, Placement, Question, Quote, Reason,
    Source, Tag,
};

/// Bytes of a record's texts and lists, with an allowance for the record itself.
pub trait Weigh {
    fn weight_bytes(&self) -> usize;
}

/// The record, its `Arc`, its place in a table.
const RECORD_BYTES: usize = 256;
const ID_BYTES: usize = size_of::<Id>();

macro_rules! weigh {
    ($($record:ident: $($text:ident),* ; $($ids:ident),*);* $(;)?) => {
        $(impl Weigh for $record {
            fn weight_bytes(&self) -> usize {
                RECORD_BYTES $(+ self.$text.len())* $(+ ID_BYTES * self.$ids.len())*
                    + self.ext.iter().map(|(name, value)| name.len() + value.get_ron().len()).sum::<usize>()
            }
        })*
    };
}

weigh! {
    Question: text, order, note; theses, tags;
    Reason: order, note; premises, tags;
    Conflict: note; claims, tags;
    Quote: exact, prefix, suffix, page, note; tags;
    Backing: order, note; tags;
    Tag: name, color, note;;
    Perspective: name, order, note; ratings, relevance;
    Override: note;
}

impl Weigh for Placement {
    fn weight_bytes(&self) -> usize {
        RECORD_BYTES
    }
}

impl Weigh for Claim {
    fn weight_bytes(&self) -> usize {
        let picture = self
            .picture
            .as_ref()
            .map_or(0, |picture| picture.data.len());
        let expected = self.expects.iter().map(String::len).sum::<usize>();
        RECORD_BYTES
            + self.text.len()
            + self.note.len()
            + ID_BYTES * self.tags.len()
            + expected
            + picture
    }
}

impl Weigh for Source {
    fn weight_bytes(&self) -> usize {
        let picture = self
            .picture
            .as_ref()
            .map_or(0, |picture| picture.data.len());
        let texts = [
            &self.title,
            &self.short,
            &self.container,
            &self.url,
            &self.file,
            &self.note,
        ];
        2 * RECORD_BYTES + texts.iter().map(|text| text.len()).sum::<usize>() + picture
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_of_which_a_map_has_very_many_take_few_bytes() {
        assert!(size_of::<Claim>() <= 128, "{}", size_of::<Claim>());
        assert!(size_of::<Reason>() <= 176, "{}", size_of::<Reason>());
        assert!(size_of::<Backing>() <= 200, "{}", size_of::<Backing>());
        assert!(size_of::<Quote>() <= 224, "{}", size_of::<Quote>());
    }
}
