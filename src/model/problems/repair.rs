//! Mends broken invariants by taking out what is at fault.
//!
//! Nothing is invented: a name of something that is not there is dropped, and a
//! record that cannot stand without it goes too, and then whatever named that
//! record. This ends, since every step takes something out or sets a number right.

use std::sync::Arc;

use super::hints::short;
use super::{Problem, invariants, invariants_of};
use crate::model::{
    Backing, Change, Claim, Conflict, Entry, Finite, Id, Kind, Map, Override, Perspective,
    Placement, Question, Quote, Ratings, Reason, Source,
};

/// What a repair would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Repaired {
    pub change: Change,
    /// A sentence for each thing that was mended.
    pub steps: Vec<String>,
}

/// The change that makes the map keep its invariants, with what it loses.
#[must_use]
pub fn repair(map: &Map) -> Repaired {
    let mut repair = Repair {
        map: map.clone(),
        shaken: Vec::new(),
        repaired: Repaired::default(),
    };
    let mut broken = ids_of(&invariants(map));
    while !broken.is_empty() {
        for id in broken {
            repair.mend(id);
        }
        let mut problems = Vec::new();
        for id in std::mem::take(&mut repair.shaken) {
            invariants_of(&repair.map, id, &mut problems);
        }
        broken = ids_of(&problems);
    }
    repair.repaired
}

fn ids_of(problems: &[Problem]) -> Vec<Id> {
    let mut ids: Vec<Id> = problems.iter().map(|problem| problem.record).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// A record by its words, with its id for whoever looks into the file: `the claim “…”
/// (c-b)`.
fn named(map: &Map, id: Id) -> String {
    let word = id.kind().word();
    match words_of(map, id).map(str::trim) {
        None | Some("") => format!("the {word} {id}"),
        Some(words) => format!("the {word} {} ({id})", short(words)),
    }
}

/// The words that a person knows a record by: those of its first premise for a reason.
fn words_of(map: &Map, id: Id) -> Option<&str> {
    let claim = |id: Id| map.claim(id).map(|claim| claim.text.as_str());
    let quote = |id: Id| map.quote(id).map(|quote| quote.exact.as_str());
    match id.kind() {
        Kind::Question => map.question(id).map(|question| question.text.as_str()),
        Kind::Claim => claim(id),
        Kind::Reason => (map.reason(id)?.premises.iter()).find_map(|premise| claim(*premise)),
        Kind::Source => map.source(id).map(|source| source.label()),
        Kind::Quote => quote(id),
        Kind::Backing => quote(map.backing(id)?.quote),
        Kind::Perspective => map.perspective(id).map(|who| who.name.as_str()),
        Kind::Conflict | Kind::Override | Kind::Tag => None,
    }
}

/// What a record is when it is mended, or why it has to go.
type Mended<T> = Result<T, &'static str>;

struct Repair {
    /// The map as far as it is mended.
    map: Map,
    /// Records that what was taken out may have broken.
    shaken: Vec<Id>,
    repaired: Repaired,
}

impl Repair {
    /// Mends a record and its placement.
    fn mend(&mut self, id: Id) {
        match id.kind() {
            Kind::Question => self.mend_as::<Question>(id),
            Kind::Claim => self.mend_as::<Claim>(id),
            Kind::Reason => self.mend_as::<Reason>(id),
            Kind::Conflict => self.mend_as::<Conflict>(id),
            Kind::Source => self.mend_as::<Source>(id),
            Kind::Quote => self.mend_as::<Quote>(id),
            Kind::Backing => self.mend_as::<Backing>(id),
            Kind::Perspective => self.mend_as::<Perspective>(id),
            Kind::Override => self.mend_as::<Override>(id),
            // A tag names nothing and has no number.
            Kind::Tag => {}
        }
        self.mend_as::<Placement>(id);
    }

    fn mend_as<T: Mend>(&mut self, id: Id) {
        let Some(before) = self.map.get::<T>(id).cloned() else {
            return;
        };
        let mut mender = Mender {
            map: &self.map,
            id,
            steps: Vec::new(),
        };
        let (after, steps) = match before.mended(&mut mender) {
            Ok(after) if after == *before => return,
            Ok(after) => (Some(Arc::new(after)), mender.steps),
            Err(why) => {
                let what = match T::KIND {
                    Some(_) => named(&self.map, id),
                    None => format!("the placement of {}", named(&self.map, id)),
                };
                (None, vec![format!("Took out {what}: {why}.")])
            }
        };
        if let Some(after) = &after {
            self.map.put(id, Arc::clone(after));
        } else {
            self.map.take::<T>(id);
            self.shaken.push(id);
            self.shaken.extend(self.map.reasons_on(id));
            self.shaken.extend(self.map.backings_with(id));
            self.shaken.extend(self.map.overrides_with(id));
        }
        T::delta_mut(&mut self.repaired.change).record(id, Some(before), after);
        self.repaired.steps.extend(steps);
    }
}

/// Looks at one record and says what it should be.
struct Mender<'a> {
    map: &'a Map,
    id: Id,
    steps: Vec<String>,
}

impl Mender<'_> {
    fn has(&self, kind: Kind, id: Id) -> bool {
        id.kind() == kind && self.map.contains(id)
    }

    /// The ids that may stay, each once.
    fn list(&mut self, field: &str, kind: Kind, named: &[Id]) -> Vec<Id> {
        let mut kept: Vec<Id> = Vec::with_capacity(named.len());
        for id in named {
            if id.kind() != kind {
                let why = format!("is no {}", kind.word());
                self.took(*id, field, &why);
            } else if !self.map.contains(*id) {
                self.took(*id, field, "is not in the map");
            } else if kept.contains(id) {
                self.took(*id, field, "stood there twice");
            } else {
                kept.push(*id);
            }
        }
        kept
    }

    fn rating(&mut self, rating: Option<Finite>) -> Option<Finite> {
        let rating = rating?;
        let within = Finite::new(rating.get().clamp(0.0, 1.0))?;
        if within != rating {
            let rating = rating.to_string().replace('-', "−");
            self.step(&format!("was rated {rating} and is rated {within} now"));
        }
        Some(within)
    }

    fn took(&mut self, named: Id, field: &str, why: &str) {
        let what = self::named(self.map, self.id);
        let named = self::named(self.map, named);
        let step = format!("Took {named} out of the {field} of {what}: it {why}.");
        self.steps.push(step);
    }

    fn step(&mut self, what: &str) {
        let named = self::named(self.map, self.id);
        let named = named.strip_prefix("the ").unwrap_or(&named);
        self.steps.push(format!("The {named} {what}."));
    }
}

/// How each kind of record is mended.
trait Mend: Entry {
    fn mended(&self, mender: &mut Mender<'_>) -> Mended<Self>;
}

impl Mend for Question {
    fn mended(&self, mender: &mut Mender<'_>) -> Mended<Self> {
        Ok(Self {
            theses: mender.list("theses", Kind::Claim, &self.theses),
            tags: mender.list("tags", Kind::Tag, &self.tags),
            ..self.clone()
        })
    }
}

impl Mend for Claim {
    fn mended(&self, mender: &mut Mender<'_>) -> Mended<Self> {
        Ok(Self {
            tags: mender.list("tags", Kind::Tag, &self.tags),
            rating: mender.rating(self.rating),
            ..self.clone()
        })
    }
}

impl Mend for Reason {
    fn mended(&self, mender: &mut Mender<'_>) -> Mended<Self> {
        let target = self.target;
        if target == mender.id {
            return Err("it bore on itself");
        }
        if !mender.has(Kind::Claim, target) && !mender.has(Kind::Reason, target) {
            return Err("what it bore on is not in the map");
        }
        let mut premises = mender.list("premises", Kind::Claim, &self.premises);
        if premises.contains(&target) {
            premises.retain(|premise| *premise != target);
            mender.took(target, "premises", "is what the reason bears on");
        }
        if premises.is_empty() {
            return Err("it has no premise that is in the map");
        }
        Ok(Self {
            premises,
            tags: mender.list("tags", Kind::Tag, &self.tags),
            rating: mender.rating(self.rating),
            ..self.clone()
        })
    }
}

impl Mend for Conflict {
    fn mended(&self, mender: &mut Mender<'_>) -> Mended<Self> {
        let claims = mender.list("claims", Kind::Claim, &self.claims);
        if claims.len() != 2 {
            return Err("it was not between two different claims of the map");
        }
        Ok(Self {
            claims,
            tags: mender.list("tags", Kind::Tag, &self.tags),
            ..self.clone()
        })
    }
}

impl Mend for Source {
    fn mended(&self, mender: &mut Mender<'_>) -> Mended<Self> {
        Ok(Self {
            tags: mender.list("tags", Kind::Tag, &self.tags),
            ..self.clone()
        })
    }
}

impl Mend for Quote {
    fn mended(&self, mender: &mut Mender<'_>) -> Mended<Self> {
        if !mender.has(Kind::Source, self.source) {
            return Err("its source is not in the map");
        }
        Ok(Self {
            tags: mender.list("tags", Kind::Tag, &self.tags),
            reliability: mender.rating(self.reliability),
            relevance: mender.rating(self.relevance),
            ..self.clone()
        })
    }
}

impl Mend for Perspective {
    fn mended(&self, mender: &mut Mender<'_>) -> Mended<Self> {
        let mut within = |ratings: &Ratings| -> Ratings {
            let mend = |(id, rating)| mender.rating(Some(rating)).map(|rating| (id, rating));
            ratings.iter().filter_map(mend).collect()
        };
        Ok(Self {
            ratings: within(&self.ratings),
            relevance: within(&self.relevance),
            ..self.clone()
        })
    }
}

impl Mend for Override {
    fn mended(&self, mender: &mut Mender<'_>) -> Mended<Self> {
        let evidence = [Kind::Backing, Kind::Claim]
            .iter()
            .any(|kind| mender.has(*kind, self.evidence));
        if !evidence {
            return Err("its evidence is not in the map");
        }
        if !mender.has(Kind::Claim, self.thesis) {
            return Err("its thesis is not in the map");
        }
        if (self.perspective).is_some_and(|who| !mender.has(Kind::Perspective, who)) {
            return Err("whoever set it is not in the map");
        }
        Ok(self.clone())
    }
}

impl Mend for Backing {
    fn mended(&self, mender: &mut Mender<'_>) -> Mended<Self> {
        if !mender.has(Kind::Quote, self.quote) {
            return Err("its quote is not in the map");
        }
        if !mender.has(Kind::Claim, self.claim) {
            return Err("its claim is not in the map");
        }
        Ok(Self {
            tags: mender.list("tags", Kind::Tag, &self.tags),
            rating: mender.rating(self.rating),
            relevance: mender.rating(self.relevance),
            ..self.clone()
        })
    }
}

impl Mend for Placement {
    fn mended(&self, mender: &mut Mender<'_>) -> Mended<Self> {
        if !mender.map.contains(mender.id) {
            return Err("the record is not in the map");
        }
        let mut placement = self.clone();
        if placement.x.is_some() != placement.y.is_some() {
            (placement.x, placement.y) = (None, None);
            mender.step("had half a place and is laid out by itself again");
        }
        if placement.width.is_some_and(|width| width.get() <= 0.0) {
            placement.width = None;
            mender.step("had no width to speak of and has the usual one again");
        }
        Ok(placement)
    }
}
