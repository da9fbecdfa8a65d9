//! `contend evaluate` and `contend matrix`: how the theses of a map stand.

use std::io::Write;
use std::path::Path;

use anyhow::{Context as _, bail};
use serde_json::{Map as JsonMap, Value, json};

use super::{CLEAN, EvaluateArguments, MatrixArguments};
use crate::file;
use crate::model::problems::check;
use crate::model::{Id, Kind, Map, Standard};
use crate::reasoning::{
    Crux, Known, Leaders, Matrix, Method, Reasoner, Settings, Support, TextStyle, matrices_to_csv,
    summary, summary_text,
};

pub(super) fn evaluate(
    arguments: &EvaluateArguments,
    out: &mut dyn Write,
    complaints: &mut dyn Write,
) -> anyhow::Result<u8> {
    let judged = judged(
        complaints,
        &arguments.map,
        arguments.perspective.as_deref(),
        arguments.standard.as_deref(),
    )?;
    let questions = asked(&judged.map, arguments.question.as_deref())?;
    if arguments.json {
        let questions: Vec<Value> = questions
            .iter()
            .map(|id| question_json(&judged, *id))
            .collect();
        serde_json::to_writer_pretty(&mut *out, &json!({ "questions": questions }))?;
        writeln!(out)?;
        return Ok(CLEAN);
    }
    if questions.is_empty() {
        writeln!(
            out,
            "The map asks no question, so there is nothing to judge."
        )?;
    }
    let Judged { map, reasoner, .. } = judged;
    for (place, id) in questions.into_iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        let cruxes = cruxes_of(&map, &reasoner, id);
        let known = Known {
            cruxes: Some(&cruxes),
            to_look_at: &[],
        };
        let paragraphs = summary(&reasoner, &map, id, known);
        write!(out, "{}", summary_text(&map, &paragraphs, TextStyle::Plain))?;
    }
    Ok(CLEAN)
}

pub(super) fn matrix(
    arguments: &MatrixArguments,
    out: &mut dyn Write,
    complaints: &mut dyn Write,
) -> anyhow::Result<u8> {
    let perspective = arguments.perspective.as_deref();
    let judged = judged(complaints, &arguments.map, perspective, None)?;
    let questions = asked(&judged.map, arguments.question.as_deref())?;
    let matrices: Vec<Matrix> = (questions.into_iter())
        .filter_map(|question| judged.matrix(question).cloned())
        .collect();
    out.write_all(matrices_to_csv(&judged.map, &matrices)?.as_bytes())?;
    Ok(CLEAN)
}

/// What `contend check` finds that is left out of account, or counted as something else,
/// where a map is judged.
const LEFT_OUT: [&str; 7] = [
    "rating-range",
    "missing-record",
    "wrong-kind",
    "unknown-kind",
    "stale-cell",
    "stale-rating",
    "same-cell-twice",
];

/// Says what of the map is not judged as it is written. Whoever reads the figures has
/// to know; they are given all the same.
fn warn(map: &Map, complaints: &mut dyn Write) -> anyhow::Result<()> {
    for problem in check(map) {
        if LEFT_OUT.contains(&problem.code) {
            writeln!(
                complaints,
                "contend: {}: {}",
                problem.record, problem.message
            )?;
        }
    }
    Ok(())
}

/// A map, and how it stands.
struct Judged {
    map: Map,
    reasoner: Reasoner,
    /// Of all questions.
    matrices: Vec<Matrix>,
}

impl Judged {
    fn matrix(&self, question: Id) -> Option<&Matrix> {
        (self.matrices.iter()).find(|matrix| matrix.question == question)
    }
}

fn judged(
    complaints: &mut dyn Write,
    path: &Path,
    perspective: Option<&str>,
    standard: Option<&str>,
) -> anyhow::Result<Judged> {
    let map = file::read(path)?.map;
    warn(&map, complaints)?;
    let settings = Settings {
        perspective: perspective
            .map(|name| perspective_named(&map, name))
            .transpose()?,
        standard: standard.map(standard_named).transpose()?,
        ..Settings::default()
    };
    let (reasoner, matrices) = Reasoner::with_matrices(&map, settings);
    Ok(Judged {
        map,
        reasoner,
        matrices,
    })
}

fn perspective_named(map: &Map, name: &str) -> anyhow::Result<Id> {
    let perspectives = map.perspectives_in_order();
    let name_of = |id: Id| map.perspective(id).map_or("", |who| who.name.trim());
    let found = perspectives.iter().copied().find(|id| {
        *id.text() == *name || name_of(*id).to_lowercase() == name.trim().to_lowercase()
    });
    if let Some(found) = found {
        return Ok(found);
    }
    let names: Vec<String> = perspectives
        .iter()
        .map(|id| format!("“{}”", name_of(*id)))
        .collect();
    if names.is_empty() {
        bail!("the map has no perspective “{name}”; nobody has rated it by name yet");
    }
    bail!(
        "the map has no perspective “{name}”; it has {}",
        names.join(", ")
    )
}

fn standard_named(name: &str) -> anyhow::Result<Standard> {
    // As it stands in files, or with hyphens, which need no quotation marks.
    let words = name.trim().to_lowercase().replace(['-', '_'], " ");
    match Standard::from(words.as_str()) {
        Standard::Other(_) => {
            let known: Vec<&str> = Standard::KNOWN.iter().map(Standard::as_str).collect();
            bail!(
                "there is no proof standard “{name}”; choose {}",
                known.join(", ")
            )
        }
        standard => Ok(standard),
    }
}

fn asked(map: &Map, question: Option<&str>) -> anyhow::Result<Vec<Id>> {
    let Some(text) = question else {
        return Ok(map.questions_in_order());
    };
    let id = Id::parse(text).with_context(|| format!("looking for the question {text}"))?;
    if id.kind() != Kind::Question || !map.contains(id) {
        let there: Vec<String> = map.questions_in_order().iter().map(Id::to_string).collect();
        bail!(
            "the map has no question {id}; it has {}",
            match there.is_empty() {
                true => "none".to_owned(),
                false => there.join(", "),
            }
        );
    }
    Ok(vec![id])
}

fn cruxes_of(map: &Map, reasoner: &Reasoner, question: Id) -> Vec<Crux> {
    reasoner
        .cruxes(map, question, &|| false)
        .unwrap_or_default()
}

fn question_json(judged: &Judged, id: Id) -> Value {
    let Judged { map, reasoner, .. } = judged;
    let text = map.question(id).map_or("", |question| &question.text);
    let verdict = reasoner.verdict(id);
    let support = reasoner.support(id, Method::DfQuad);
    let check = reasoner.support(id, Method::QuadraticEnergy);
    let matrix = judged.matrix(id);
    let leaders = matrix.map_or_else(Leaders::default, |matrix| reasoner.leaders_by(matrix));
    let name = |id: Option<Id>| id.map(|id| id.to_string());
    let labels: JsonMap<String, Value> = (verdict.iter().flat_map(|verdict| &verdict.labels))
        .filter(|(id, _)| id.kind() != Kind::Backing)
        .map(|(id, label)| (id.to_string(), label.as_str().into()))
        .collect();
    let cruxes: Vec<Value> = (cruxes_of(map, reasoner, id).iter())
        .map(crux_json)
        .collect();
    json!({
        "id": id.to_string(),
        "text": text,
        "verdict": {
            "standard": verdict.as_ref().map(|verdict| verdict.standard.as_str()),
            "winner": name(verdict.as_ref().and_then(|verdict| verdict.winner)),
            "labels": labels,
        },
        "strength": {
            "method": Method::DfQuad.as_str(),
            "settled": support.as_ref().is_none_or(|support| support.is_settled),
            "claims": strengths_json(support.as_ref(), Kind::Claim),
            "reasons": strengths_json(support.as_ref(), Kind::Reason),
            "check": {
                "method": Method::QuadraticEnergy.as_str(),
                "claims": strengths_json(check.as_ref(), Kind::Claim),
            },
        },
        "matrix": matrix.map(matrix_json),
        "leaders": {
            "verdict": name(leaders.verdict),
            "strength": name(leaders.strength),
            "matrix": name(leaders.matrix),
        },
        "cruxes": cruxes,
    })
}

fn strengths_json(support: Option<&Support>, kind: Kind) -> JsonMap<String, Value> {
    (support.iter().flat_map(|support| &support.strengths))
        .filter(|(id, _)| id.kind() == kind)
        .map(|(id, strength)| (id.to_string(), json!(strength)))
        .collect()
}

fn matrix_json(matrix: &Matrix) -> Value {
    let rows: Vec<Value> = (matrix.rows.iter())
        .map(|row| {
            let cells: Vec<Option<i8>> = row.cells.iter().map(|cell| cell.value()).collect();
            let derived: Vec<bool> = row
                .cells
                .iter()
                .map(|cell| cell.by_hand.is_none())
                .collect();
            json!({
                "evidence": row.evidence.to_string(),
                "cells": cells,
                "derived": derived,
                "credibility": row.credibility_weight(),
                "relevance": row.relevance_weight(),
                "diagnosticity": row.diagnosticity,
            })
        })
        .collect();
    let inconsistency: JsonMap<String, Value> = (matrix.theses.iter())
        .zip(&matrix.inconsistency)
        .map(|(thesis, sum)| (thesis.to_string(), json!(sum)))
        .collect();
    let theses: Vec<String> = matrix.theses.iter().map(Id::to_string).collect();
    json!({ "theses": theses, "rows": rows, "inconsistency": inconsistency })
}

fn crux_json(crux: &Crux) -> Value {
    let remove: Vec<String> = crux.remove.iter().map(Id::to_string).collect();
    let along: Vec<String> = crux.along.iter().map(Id::to_string).collect();
    let unrate: Vec<String> = crux.unrate.iter().map(Id::to_string).collect();
    json!({
        "reading": crux.reading.as_str(),
        "leader": crux.leader.to_string(),
        "rival": crux.rival.to_string(),
        "remove": remove,
        "unrate": unrate,
        "along": along,
        "effect": crux.effect.as_str(),
        "proven_smallest": crux.is_proven_smallest,
    })
}
