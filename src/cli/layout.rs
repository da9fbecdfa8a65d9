//! `contend layout`: where everything goes, and how well that is.

use std::io::Write;

use serde_json::{Value, json};

use super::{CLEAN, LayoutArguments};
use crate::drawing::{DrawRequest, Drawer};
use crate::file;
use crate::layout::{Effort, Layout, Metrics, Point, Rect, arrangement, arrangement_names};
use crate::model::Id;

pub(super) fn layout(arguments: &LayoutArguments, out: &mut dyn Write) -> anyhow::Result<u8> {
    let map = file::read(&arguments.map)?.map;
    // What the map says of itself holds where nothing else is asked for.
    let own = DrawRequest::new(&map);
    let asked = arguments.arrangement.as_deref();
    let name = arrangement(asked.unwrap_or(own.arrangement)).name();
    let drawing = Drawer::default().draw(&DrawRequest {
        arrangement: name,
        aspect: arguments.aspect.unwrap_or(own.aspect),
        ..own
    });
    let mut layout = (*drawing.layout).clone();
    layout.lead_lines(None, Effort::ALL);
    let metrics = Metrics::of(&layout);
    if arguments.json {
        writeln!(out, "{}", as_json(&layout, &metrics))?;
    } else {
        print(&layout, &metrics, name, out)?;
    }
    Ok(CLEAN)
}

/// The name of an arrangement, or what there is instead.
pub(super) fn known_arrangement(name: &str) -> Result<String, String> {
    if arrangement_names().any(|known| known == name) {
        return Ok(name.to_owned());
    }
    let names: Vec<&str> = arrangement_names().collect();
    Err(format!(
        "there is no such arrangement; there are {}",
        names.join(", ")
    ))
}

/// A width over a height that something can be laid out for.
pub(super) fn sensible_aspect(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(aspect) if (0.1..=10.0).contains(&aspect) => Ok(aspect),
        _ => Err("give a number from 0.1 to 10, such as 1.6 for a screen of 16 by 10".to_owned()),
    }
}

fn as_json(layout: &Layout, metrics: &Metrics) -> Value {
    let place = |id: &Id, rect: Rect| {
        let (x, y) = (tidy(rect.min.x), tidy(rect.min.y));
        json!({"id": *id.text(), "x": x, "y": y, "w": tidy(rect.width()), "h": tidy(rect.height())})
    };
    let cards = layout.cards.iter().map(|(id, rect)| place(id, *rect));
    let reasons = layout
        .reasons
        .iter()
        .map(|(id, reason)| place(id, reason.rect));
    let questions = layout.questions.iter().map(|(id, rect)| place(id, *rect));
    let references = layout.references.iter().map(|reference| {
        let mut found = place(&reference.claim, reference.rect);
        found["in"] = json!(*reference.holder.text());
        found
    });
    let corners = |points: &[Point]| -> Vec<[f64; 2]> {
        points.iter().map(|at| [tidy(at.x), tidy(at.y)]).collect()
    };
    let links = layout.links.iter().map(|link| {
        let kind = format!("{:?}", link.kind).to_lowercase();
        let (from, to) = (link.from.text(), link.to.text());
        json!({"id": *to, "from": *from, "kind": kind, "points": corners(&link.points)})
    });
    let conflicts = layout.conflicts.iter().map(|(id, conflict)| {
        let [one, other] = conflict.claims;
        let points = corners(&conflict.points);
        json!({"id": *id.text(), "from": *one.text(), "kind": "conflict", "to": *other.text(), "points": points})
    });
    let bounds = layout.bounds;
    json!({
        "bounds": {
            "x": tidy(bounds.min.x),
            "y": tidy(bounds.min.y),
            "w": tidy(bounds.width()),
            "h": tidy(bounds.height()),
        },
        "questions": questions.collect::<Vec<_>>(),
        "cards": cards.collect::<Vec<_>>(),
        "references": references.collect::<Vec<_>>(),
        "reasons": reasons.collect::<Vec<_>>(),
        "links": links.chain(conflicts).collect::<Vec<_>>(),
        "crossings": metrics.crossings,
        "cards_crossed": metrics.cards_crossed(),
        "cards_overlapping": metrics.overlaps,
    })
}

/// Hundredths of a point are as much as anyone can see.
fn tidy(value: f32) -> f64 {
    (f64::from(value) * 100.0).round() / 100.0
}

fn print(
    layout: &Layout,
    metrics: &Metrics,
    name: &str,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let (width, height) = (metrics.bounds.width(), metrics.bounds.height());
    let (claims, reasons) = (metrics.cards, layout.reasons.len());
    let (tree, cross) = (metrics.tree_links, metrics.cross_links);
    writeln!(out, "arrangement    {name}")?;
    writeln!(
        out,
        "size           {width:.0} by {height:.0} points, width to height {:.2}",
        metrics.aspect()
    )?;
    writeln!(out, "cards          {claims} claims in {reasons} reasons")?;
    writeln!(out, "overlaps       {}", metrics.overlaps)?;
    writeln!(
        out,
        "lines          {tree} of the tree, {cross} across, {} conflicts",
        metrics.conflicts
    )?;
    writeln!(out, "crossings      {}", metrics.crossings)?;
    writeln!(
        out,
        "cards crossed  {} by the tree, {} by lines across, {} by conflicts",
        metrics.crossed_by_tree, metrics.crossed_by_cross_links, metrics.crossed_by_conflicts
    )?;
    Ok(())
}
