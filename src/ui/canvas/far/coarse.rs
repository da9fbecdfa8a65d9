//! What stands in for something whose text has not been set yet: bars for its lines.
//! Each is a quad in one mesh, with no text laid out and nothing tessellated.

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Pos2, Rect, Vec2, pos2};

use crate::drawing::{Drawn, Ink, Palette, Shape};
use crate::ui::canvas::egui_rect;
use crate::ui::canvas::mesh::curve;

/// Adds something drawn to a mesh, coarsely; `fade` multiplies its opacity.
pub(in crate::ui::canvas) fn push_coarse(
    mesh: &mut Mesh,
    drawn: &Drawn,
    origin: Pos2,
    zoom: f32,
    palette: &Palette,
    fade: f32,
) {
    let color = |ink: Ink| palette.color(ink).gamma_multiply(fade);
    let place = |rect: crate::layout::Rect| {
        let Rect { min, max } = egui_rect(rect);
        Rect::from_min_max(origin + min.to_vec2() * zoom, origin + max.to_vec2() * zoom)
    };
    for shape in &drawn.shapes {
        match shape {
            Shape::Rect {
                rect, fill, line, ..
            } => {
                let rect = place(*rect);
                match (line, fill) {
                    (Some(line), Some(fill)) => {
                        let rect = on_pixels(rect);
                        push_quad(mesh, rect, color(line.ink));
                        push_quad(mesh, rect.shrink(1.0), color(*fill));
                    }
                    (_, Some(fill)) => push_quad(mesh, rect, color(*fill)),
                    _ => {}
                }
            }
            Shape::Band { rect, fill, .. } => push_quad(mesh, place(*rect), color(*fill)),
            Shape::Text(text) => {
                let ink = palette.color(text.ink);
                // As dark as text looks from afar: half ink, half paper.
                let ink = if text.ink == Ink::BandLetter {
                    ink
                } else {
                    palette.card.lerp_to_gamma(ink, 0.45)
                };
                let height = text.size * 0.52;
                for (row, (_, width)) in text.lines.iter().enumerate() {
                    let top = text.at.y
                        + row as f32 * text.line_height
                        + (text.line_height - height) / 2.0;
                    let min = crate::layout::Point::new(text.at.x, top);
                    let size = crate::layout::Size::new(*width, height);
                    let rect = place(crate::layout::Rect::at(min, size));
                    push_quad(mesh, rect, ink.gamma_multiply(fade));
                }
            }
            // Of the lines that run across, those that someone asks for.
            Shape::Line { pen, .. } if pen.ink == Ink::Across && fade < 1.0 => {}
            Shape::Line { points, pen } => {
                let width = (pen.width * zoom).max(0.8);
                for piece in points.windows(2) {
                    let [from, to] = [piece[0], piece[1]]
                        .map(|point| origin + Vec2::new(point.x, point.y) * zoom);
                    push_segment(mesh, from, to, width, color(pen.ink));
                }
            }
            // Of the lines that run across, those that someone asks for.
            Shape::Curve { points, pen } if fade >= 1.0 => {
                let points = curve(*points, zoom);
                for piece in points.windows(2) {
                    let (from, to) = (origin + piece[0].to_vec2(), origin + piece[1].to_vec2());
                    push_segment(mesh, from, to, 0.8, color(pen.ink));
                }
            }
            Shape::Picture { rect, .. } => push_quad(mesh, place(*rect), palette.hover),
            Shape::Shadow { .. } | Shape::Curve { .. } | Shape::Dot { .. } | Shape::Ring { .. } => {
            }
        }
    }
}

/// An upright rectangle, at least a point wide and high, with sharp edges.
pub(in crate::ui::canvas) fn push_quad(mesh: &mut Mesh, rect: Rect, color: Color32) {
    let Rect { min, max } = on_pixels(rect);
    push_corners(
        mesh,
        [min, pos2(max.x, min.y), max, pos2(min.x, max.y)],
        color,
    );
}

fn on_pixels(rect: Rect) -> Rect {
    let min = pos2(rect.min.x.round(), rect.min.y.round());
    let max = pos2(
        rect.max.x.round().max(min.x + 1.0),
        rect.max.y.round().max(min.y + 1.0),
    );
    Rect::from_min_max(min, max)
}

fn push_segment(mesh: &mut Mesh, from: Pos2, to: Pos2, width: f32, color: Color32) {
    if (from.x - to.x).abs() < 0.5 || (from.y - to.y).abs() < 0.5 {
        // Upright and level lines stay sharp.
        let half = Vec2::splat(width / 2.0);
        push_quad(mesh, Rect::from_two_pos(from, to).expand2(half), color);
        return;
    }
    let along = (to - from).normalized();
    let aside = along.rot90() * (width / 2.0);
    push_corners(
        mesh,
        [from + aside, to + aside, to - aside, from - aside],
        color,
    );
}

fn push_corners(mesh: &mut Mesh, corners: [Pos2; 4], color: Color32) {
    let first = mesh.vertices.len() as u32;
    mesh.vertices.extend(corners.map(|pos| Vertex {
        pos,
        uv: WHITE_UV,
        color,
    }));
    let indices = [0, 1, 2, 0, 2, 3].map(|corner| first + corner);
    mesh.indices.extend(indices);
}
