//! What a new map starts from, made with the same edits that a person makes.

use crate::edit::{ClaimRef, Edit, Place, Session};
use crate::model::{Id, Kind, Map, Stance};

/// A start for a map.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    pub name: &'static str,
    pub sentence: &'static str,
    edits: fn() -> Vec<Edit>,
}

/// The templates, in the order of the welcome screen.
pub const TEMPLATES: [Template; 3] = [
    Template {
        name: "Empty map",
        sentence: "Nothing on it yet",
        edits: Vec::new,
    },
    Template {
        name: "Question with two rival theses",
        sentence: "A reason and an objection for each",
        edits: rivals,
    },
    Template {
        name: "Three hypotheses and evidence",
        sentence: "Each item speaks for one, against another",
        edits: hypotheses,
    },
];

impl Template {
    /// The map to start from.
    #[must_use]
    pub fn map(&self) -> Map {
        let mut session = Session::default();
        for edit in (self.edits)() {
            // A test holds that no template is refused.
            if let Err(refusal) = session.apply(&edit) {
                log::error!("template {}: {refusal}", self.name);
            }
        }
        session.map().clone()
    }
}

fn rivals() -> Vec<Edit> {
    let mut edits = Vec::new();
    let question = add_question(&mut edits, "What is in dispute?");
    for text in ["One answer", "A rival answer"] {
        let thesis = add_thesis(&mut edits, question, text);
        add_reason(&mut edits, thesis, Stance::For, claim("What speaks for it"));
        add_reason(
            &mut edits,
            thesis,
            Stance::Against,
            claim("What speaks against it"),
        );
    }
    edits
}

fn hypotheses() -> Vec<Edit> {
    let mut edits = Vec::new();
    let question = add_question(&mut edits, "What explains it?");
    let theses = ["First hypothesis", "Second hypothesis", "Third hypothesis"]
        .map(|text| add_thesis(&mut edits, question, text));
    let items = [
        "First item of evidence",
        "Second item of evidence",
        "Third item of evidence",
    ];
    for (place, text) in items.into_iter().enumerate() {
        let item = claim(text);
        let shared = ClaimRef::Existing(item.id());
        let rival = theses[(place + 1) % theses.len()];
        add_reason(&mut edits, theses[place], Stance::For, item);
        add_reason(&mut edits, rival, Stance::Against, shared);
    }
    edits
}

fn claim(text: &str) -> ClaimRef {
    ClaimRef::New {
        id: Id::random(Kind::Claim),
        text: text.to_owned(),
    }
}

fn add_question(edits: &mut Vec<Edit>, text: &str) -> Id {
    let id = Id::random(Kind::Question);
    let text = text.to_owned();
    edits.push(Edit::AddQuestion { id, text });
    id
}

fn add_thesis(edits: &mut Vec<Edit>, question: Id, text: &str) -> Id {
    let claim = claim(text);
    let id = claim.id();
    edits.push(Edit::AddThesis {
        question,
        claim,
        place: Place::Last,
    });
    id
}

fn add_reason(edits: &mut Vec<Edit>, target: Id, stance: Stance, premise: ClaimRef) {
    edits.push(Edit::AddReason {
        id: Id::random(Kind::Reason),
        target,
        stance,
        premise,
        place: Place::Last,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::problems::invariants;

    #[test]
    fn every_template_makes_a_sound_map() {
        let sizes = TEMPLATES.map(|template| {
            let map = template.map();
            assert_eq!(invariants(&map), [], "{}", template.name);
            (
                map.questions().len(),
                map.claims().len(),
                map.reasons().len(),
            )
        });
        assert_eq!(sizes, [(0, 0, 0), (1, 6, 4), (1, 6, 6)]);
    }
}
