//! Makes an edit: one arm each, then the invariants of all that was touched.

use crate::model::problems::invariants_of;
use crate::model::{
    Backing, Change, Claim, Conflict, Finite, Header, Id, Kind, Map, Placement, Question, Reason,
    Record, Stance, Tag, Transaction,
};

use super::command::conflict_of;
use super::{Edit, Refusal, fragment, grow, rate, remove, siblings};

/// Makes the edit and gives the change, or leaves the map as it was.
pub(super) fn apply(edit: &Edit, map: &mut Map) -> Result<Change, Refusal> {
    let mut transaction = Transaction::new(map);
    let made = make(edit, &mut transaction).and_then(|()| verify(&transaction));
    match made {
        Ok(()) => Ok(transaction.finish()),
        Err(refusal) => {
            transaction.roll_back();
            Err(refusal)
        }
    }
}

fn make(edit: &Edit, tx: &mut Transaction<'_>) -> Result<(), Refusal> {
    match edit {
        Edit::SetTitle(title) => set_header(tx, |header| header.title.clone_from(title)),
        Edit::SetMapNote(note) => set_header(tx, |header| header.note.clone_from(note)),
        Edit::SetAuthors(authors) => set_header(tx, |header| header.authors.clone_from(authors)),
        Edit::SetArrangement(name) => {
            set_header(tx, |header| header.arrangement.clone_from(name));
        }
        Edit::SetProportions(words) => {
            set_header(tx, |header| header.proportions.clone_from(words));
        }
        Edit::SetText { id, text } => set_text(tx, *id, text)?,
        Edit::SetNote { id, note } => {
            let record = find(tx, *id)?.with_note(note);
            put_record(tx, *id, record);
        }
        Edit::SetTags { id, tags } => {
            let record = find(tx, *id)?.with_tags(tags.clone());
            put_record(tx, *id, record);
        }
        Edit::Update { id, record, .. } => {
            let old = find(tx, *id)?;
            if std::mem::discriminant(&old) != std::mem::discriminant(record) {
                return Err(Refusal::new("A record cannot become one of another kind."));
            }
            put_record(tx, *id, record.clone());
        }

        Edit::AddQuestion { id, text } => grow::add_question(tx, *id, text)?,
        Edit::AddClaim { claim, at } => {
            let id = grow::resolve(tx, claim)?;
            if let Some(point) = at {
                pin(tx, id, Some(*point));
            }
        }
        Edit::AddThesis {
            question,
            claim,
            place,
        } => grow::add_thesis(tx, *question, claim, *place)?,
        Edit::AddReason {
            id,
            target,
            stance,
            premise,
            place,
        } => {
            grow::add_reason(tx, *id, *target, stance, premise, *place)?;
        }
        Edit::AddPremise {
            reason,
            claim,
            place,
        } => grow::add_premise(tx, *reason, claim, *place)?,
        Edit::AddConflict { id, kind, claims } => {
            grow::fresh(tx, *id)?;
            grow::conflict_is_new(tx.map(), *claims)?;
            tx.put(*id, conflict_of(kind, *claims));
        }
        Edit::AddSource { id, source } => {
            grow::fresh(tx, *id)?;
            tx.put(*id, source.clone());
        }
        Edit::AddQuote { id, quote } => {
            grow::fresh(tx, *id)?;
            tx.put(*id, quote.clone());
        }
        Edit::AddBacking {
            id,
            quote,
            claim,
            stance,
        } => {
            grow::add_backing(tx, *id, *quote, *claim, stance)?;
        }
        Edit::AddTag { id, tag } => {
            grow::fresh(tx, *id)?;
            tx.put(*id, tag.clone());
        }

        Edit::SetStance { id, stance } => set_stance(tx, *id, stance)?,
        Edit::SetCombination {
            reason,
            combination,
        } => {
            require(tx.update::<Reason>(*reason, |r| r.combination = combination.clone()))?;
        }
        Edit::SetConflictKind { conflict, kind } => {
            require(tx.update::<Conflict>(*conflict, |c| c.kind = kind.clone()))?;
        }
        Edit::Retarget { reason, target } => grow::retarget(tx, *reason, *target)?,
        Edit::MovePremise { claim, from, to } => grow::move_premise(tx, *claim, *from, *to)?,
        Edit::RemoveThesis { question, claim } => {
            require(tx.update::<Question>(*question, |q| q.theses.retain(|id| id != claim)))?;
        }
        Edit::RemovePremise { reason, claim } => grow::remove_premise(tx, *reason, *claim)?,
        Edit::Reorder { sibling, place } => siblings::reorder(tx, *sibling, *place)?,

        Edit::Rate {
            ids,
            perspective,
            aspect,
            rating,
        } => {
            for id in ids {
                rate::rate(tx, *id, *perspective, *aspect, *rating)?;
            }
        }
        Edit::SetStandard { question, standard } => {
            require(tx.update::<Question>(*question, |q| q.standard = standard.clone()))?;
        }
        Edit::SetTest {
            backing,
            test,
            outcome,
        } => {
            require(tx.update::<Backing>(*backing, |b| {
                b.test.clone_from(test);
                b.outcome.clone_from(outcome);
            }))?;
        }
        Edit::SetExpected { claim, expects } => {
            require(tx.update::<Claim>(*claim, |c| c.expects.clone_from(expects)))?;
        }
        Edit::AddPerspective { id, perspective } => {
            rate::add_perspective(tx, *id, perspective)?;
        }
        Edit::SetFit {
            id,
            evidence,
            thesis,
            perspective,
            fit,
        } => {
            let cell = rate::Cell {
                evidence: *evidence,
                thesis: *thesis,
                perspective: *perspective,
            };
            rate::set_fit(tx, *id, cell, fit.as_ref())?;
        }

        Edit::Pin(pins) => {
            for (id, point) in pins {
                find(tx, *id)?;
                pin(tx, *id, *point);
            }
        }
        Edit::SetWidth { id, width } => {
            find(tx, *id)?;
            place(tx, *id, |placement| {
                placement.width = width.and_then(Finite::new);
            });
        }
        Edit::Fold(folds) => {
            for (id, folded) in folds {
                find(tx, *id)?;
                place(tx, *id, |placement| placement.folded = *folded);
            }
        }
        Edit::Spread(spreads) => {
            for (id, spread) in spreads {
                find(tx, *id)?;
                place(tx, *id, |placement| placement.spread.clone_from(spread));
            }
        }

        Edit::Remove { ids, below } => remove::remove(tx, ids, *below),
        Edit::Paste { fragment, onto } => fragment::paste(tx, fragment, onto)?,
        Edit::Apply { change, .. } => {
            if !change.fits(tx.map()) {
                return Err(Refusal::new(
                    "The map has changed meanwhile, so this no longer fits it.",
                ));
            }
            tx.apply(Change::clone(change));
        }
        Edit::Many { edits, .. } => {
            for edit in edits {
                make(edit, tx)?;
            }
        }
    }
    Ok(())
}

/// What was touched keeps its invariants, and nothing points at what is gone.
fn verify(tx: &Transaction<'_>) -> Result<(), Refusal> {
    let map = tx.map();
    let mut problems = Vec::new();
    for id in tx.change().ids() {
        invariants_of(map, id, &mut problems);
        if !map.contains(id) && is_pointed_at(map, id) {
            return Err(Refusal::new("Something else in the map still needs this."));
        }
    }
    match problems.into_iter().next() {
        None => Ok(()),
        Some(problem) => Err(Refusal::new(problem.message)),
    }
}

fn is_pointed_at(map: &Map, id: Id) -> bool {
    match id.kind() {
        Kind::Claim => {
            map.is_thesis(id)
                || map.has_reasons_on(id)
                || !map.reasons_with(id).is_empty()
                || !map.conflicts_of(id).is_empty()
                || !map.backings_of(id).is_empty()
                || !map.overrides_with(id).is_empty()
                || is_rated(map, id)
        }
        Kind::Reason => map.has_reasons_on(id) || is_rated(map, id),
        Kind::Backing => !map.overrides_with(id).is_empty() || is_rated(map, id),
        Kind::Perspective => !map.overrides_with(id).is_empty(),
        Kind::Source => !map.quotes_of(id).is_empty(),
        Kind::Quote => !map.backings_with(id).is_empty(),
        Kind::Question | Kind::Conflict | Kind::Tag | Kind::Override => false,
    }
}

/// Whether a perspective rates the record.
fn is_rated(map: &Map, id: Id) -> bool {
    let mut perspectives = map.perspectives().iter();
    perspectives.any(|(_, who)| who.ratings.contains(id) || who.relevance.contains(id))
}

/// Refuses what is not there (any more).
pub(super) fn require(there: bool) -> Result<(), Refusal> {
    there
        .then_some(())
        .ok_or_else(|| Refusal::new("That is no longer in the map."))
}

pub(super) fn find(tx: &Transaction<'_>, id: Id) -> Result<Record, Refusal> {
    tx.map()
        .record(id)
        .ok_or_else(|| Refusal::new("That is no longer in the map."))
}

fn put_record(tx: &mut Transaction<'_>, id: Id, record: Record) {
    match record {
        Record::Question(record) => tx.put_shared(id, record),
        Record::Claim(record) => tx.put_shared(id, record),
        Record::Reason(record) => tx.put_shared(id, record),
        Record::Conflict(record) => tx.put_shared(id, record),
        Record::Source(record) => tx.put_shared(id, record),
        Record::Quote(record) => tx.put_shared(id, record),
        Record::Backing(record) => tx.put_shared(id, record),
        Record::Tag(record) => tx.put_shared(id, record),
        Record::Perspective(record) => tx.put_shared(id, record),
        Record::Override(record) => tx.put_shared(id, record),
        Record::Placement(record) => tx.put_shared(id, record),
    }
}

fn set_header(tx: &mut Transaction<'_>, alter: impl FnOnce(&mut Header)) {
    let mut header = Header::clone(tx.map().header());
    alter(&mut header);
    tx.set_header(header);
}

fn set_text(tx: &mut Transaction<'_>, id: Id, text: &str) -> Result<(), Refusal> {
    let there = match id.kind() {
        Kind::Question => tx.update::<Question>(id, |record| text.clone_into(&mut record.text)),
        Kind::Claim => tx.update::<Claim>(id, |record| text.clone_into(&mut record.text)),
        Kind::Tag => tx.update::<Tag>(id, |record| text.clone_into(&mut record.name)),
        _ => {
            return Err(Refusal::new(
                "Only questions, claims and tags have a text of their own.",
            ));
        }
    };
    require(there)
}

fn set_stance(tx: &mut Transaction<'_>, id: Id, stance: &Stance) -> Result<(), Refusal> {
    let there = match id.kind() {
        Kind::Reason => tx.update::<Reason>(id, |record| record.stance = stance.clone()),
        Kind::Backing => tx.update::<Backing>(id, |record| record.stance = stance.clone()),
        _ => {
            return Err(Refusal::new(
                "Only reasons and backings stand for or against something.",
            ));
        }
    };
    require(there)
}

pub(super) fn pin(tx: &mut Transaction<'_>, id: Id, point: Option<(f64, f64)>) {
    place(tx, id, |placement| {
        placement.x = point.and_then(|(x, _)| Finite::new(x));
        placement.y = point.and_then(|(_, y)| Finite::new(y));
    });
}

/// Alters a placement; one that says nothing any more is not kept.
pub(super) fn place(tx: &mut Transaction<'_>, id: Id, alter: impl FnOnce(&mut Placement)) {
    let mut placement = tx.map().placement(id).cloned().unwrap_or_default();
    alter(&mut placement);
    if placement.is_blank() {
        tx.take::<Placement>(id);
    } else {
        tx.put(id, placement);
    }
}
