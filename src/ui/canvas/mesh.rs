//! From drawn shapes to triangles, around the corner of what they draw.

use egui::epaint::{
    CircleShape, Mesh, RectShape, Shape as EShape, TessellationOptions, Tessellator, TextShape,
    Vertex,
};
use egui::text::LayoutJob;
use egui::{Color32, CornerRadius, Pos2, Stroke, StrokeKind, Vec2, pos2};

use super::dashes::each_dash;
use super::{egui_pos, egui_rect};
use crate::drawing::{Corners, Dash, Drawn, Ink, Palette, Pen, Shape, Text};
use crate::layout::{Point, Rect};

/// What the looks of a mesh depend on, beside what is drawn.
pub(super) struct Style<'a> {
    pub palette: &'a Palette,
    pub pixels_per_point: f32,
    pub options: TessellationOptions,
    /// Of dashed and dotted lines no more is made than what reaches into this, in the
    /// units of what is drawn.
    pub window: Option<Rect>,
}

/// The triangles of something drawn at a zoom. Texture places are in texels, so
/// that they stay right when the font texture grows.
pub(super) fn mesh_of(
    drawn: &Drawn,
    zoom: f32,
    style: &Style,
    fonts: &mut egui::epaint::text::FontsView<'_>,
) -> Mesh {
    let mut shapes = Vec::with_capacity(drawn.shapes.len());
    for shape in &drawn.shapes {
        push_shape(&mut shapes, shape, zoom, style, fonts);
    }
    let options = TessellationOptions {
        coarse_tessellation_culling: false,
        prerasterized_discs: false,
        ..style.options
    };
    let mut tessellator = Tessellator::new(style.pixels_per_point, options, [1, 1], Vec::new());
    let mut mesh = Mesh::default();
    for shape in shapes {
        tessellator.tessellate_shape(shape, &mut mesh);
    }
    mesh
}

fn push_shape(
    shapes: &mut Vec<EShape>,
    shape: &Shape,
    zoom: f32,
    style: &Style,
    fonts: &mut egui::epaint::text::FontsView<'_>,
) {
    let color = |ink: Ink| style.palette.color(ink);
    match shape {
        Shape::Shadow { rect, corner } => {
            let rect = scaled(*rect, zoom);
            let all = [(1.0, 3.0, 1.0), (3.0, 10.0, 0.45)];
            // The wide one cannot be seen from further away.
            let seen = if zoom < 0.6 { &all[..1] } else { &all };
            for (drop, blur, part) in seen.iter().copied() {
                let shadow = RectShape::filled(
                    rect.translate(egui::vec2(0.0, drop * zoom)),
                    radius(*corner, zoom),
                    style.palette.shadow.gamma_multiply(part),
                );
                shapes.push(shadow.with_blur_width(blur * zoom).into());
            }
        }
        Shape::Rect {
            rect,
            corners,
            fill,
            line,
        } => {
            let fill = fill.map_or(Color32::TRANSPARENT, color);
            push_rect(shapes, *rect, *corners, fill, *line, zoom, style);
        }
        Shape::Band { rect, corner, fill } => {
            let round = radius(*corner, zoom);
            let corners = CornerRadius {
                nw: round.nw,
                sw: round.sw,
                ..CornerRadius::ZERO
            };
            shapes.push(RectShape::filled(scaled(*rect, zoom), corners, color(*fill)).into());
        }
        Shape::Line { points, pen } => {
            let points = points.iter().map(|point| at(*point, zoom)).collect();
            push_line(shapes, points, *pen, zoom, style);
        }
        Shape::Curve { points, pen } => {
            push_line(shapes, curve(*points, zoom), *pen, zoom, style);
        }
        Shape::Dot {
            center,
            radius,
            ink,
        } => shapes.push(EShape::circle_filled(
            at(*center, zoom),
            radius * zoom,
            color(*ink),
        )),
        Shape::Ring {
            center,
            radius,
            pen,
        } => shapes.push(EShape::Circle(CircleShape::stroke(
            at(*center, zoom),
            radius * zoom,
            stroke(*pen, zoom, style),
        ))),
        Shape::Text(text) => push_text(shapes, text, zoom, style, fonts),
        Shape::Picture { rect, .. } => shapes.push(
            RectShape::filled(scaled(*rect, zoom), radius(4.0, zoom), style.palette.hover).into(),
        ),
    }
}

fn push_rect(
    shapes: &mut Vec<EShape>,
    rect: Rect,
    corners: Corners,
    fill: Color32,
    line: Option<Pen>,
    zoom: f32,
    style: &Style,
) {
    let solid = line.filter(|pen| pen.dash == Dash::Solid);
    let edge = solid.map_or(Stroke::NONE, |pen| stroke(pen, zoom, style));
    match corners {
        Corners::Square | Corners::Round(_) => {
            let corner = match corners {
                Corners::Round(corner) => radius(corner, zoom),
                _ => CornerRadius::ZERO,
            };
            let rect = scaled(rect, zoom);
            shapes.push(RectShape::new(rect, corner, fill, edge, StrokeKind::Inside).into());
        }
        Corners::Cut(_) => {
            let outline = outline(rect.grown(-edge.width / zoom / 2.0), corners, zoom);
            shapes.push(EShape::convex_polygon(outline, fill, edge));
        }
    }
    if let Some(pen) = line.filter(|pen| pen.dash != Dash::Solid) {
        let width = stroke(pen, zoom, style).width;
        let mut points = outline(rect.grown(-width / zoom / 2.0), corners, zoom);
        if let Some(first) = points.first().copied() {
            points.push(first);
        }
        push_line(shapes, points, pen, zoom, style);
    }
}

/// The corners of a shape in order, round ones as short pieces.
fn outline(rect: Rect, corners: Corners, zoom: f32) -> Vec<Pos2> {
    let corner = match corners {
        Corners::Square => 0.0,
        Corners::Round(corner) | Corners::Cut(corner) => {
            corner.min(rect.width() / 2.0).min(rect.height() / 2.0)
        }
    };
    let Rect { min, max } = rect;
    // From each corner: the way back along the outline, and the way on.
    let turns = [
        (Point::new(min.x, min.y), (0.0, 1.0), (1.0, 0.0)),
        (Point::new(max.x, min.y), (-1.0, 0.0), (0.0, 1.0)),
        (Point::new(max.x, max.y), (0.0, -1.0), (-1.0, 0.0)),
        (Point::new(min.x, max.y), (1.0, 0.0), (0.0, -1.0)),
    ];
    let mut points = Vec::new();
    for (tip, back, on) in turns {
        let start = tip.moved(back.0 * corner, back.1 * corner);
        let end = tip.moved(on.0 * corner, on.1 * corner);
        match corners {
            Corners::Square => points.push(at(tip, zoom)),
            Corners::Cut(_) => points.extend([at(start, zoom), at(end, zoom)]),
            Corners::Round(_) => points.extend((0..=6_u8).map(|step| {
                let part = f32::from(step) / 6.0;
                let (one, other) = (start.lerp(tip, part), tip.lerp(end, part));
                at(one.lerp(other, part), zoom)
            })),
        }
    }
    // Where cuts meet in a tip the corners coincide, which has no direction.
    let coincide = |one: &Pos2, other: &Pos2| one.distance_sq(*other) < 1e-3;
    points.dedup_by(|one, other| coincide(one, other));
    if let [first, .., last] = points.as_slice()
        && coincide(first, last)
    {
        points.pop();
    }
    points
}

fn push_line(shapes: &mut Vec<EShape>, points: Vec<Pos2>, pen: Pen, zoom: f32, style: &Style) {
    let stroke = stroke(pen, zoom, style);
    let window = style.window.map(|window| scaled(window, zoom));
    match pen.dash {
        Dash::Solid => shapes.push(EShape::line(points, stroke)),
        Dash::Dashed => {
            let lengths = (4.0 * zoom.max(0.6), 3.0 * zoom.max(0.6));
            each_dash(&points, lengths, window, |dash| {
                shapes.push(EShape::line_segment(dash, stroke));
            });
        }
        Dash::Dotted => {
            // A dot stands where a dash of next to no length begins.
            let (dash, spacing) = (0.1, 4.5 * zoom.max(0.6));
            each_dash(&points, (dash, spacing - dash), window, |[at, _]| {
                shapes.push(EShape::circle_filled(at, stroke.width * 0.6, stroke.color));
            });
        }
    }
}

fn push_text(
    shapes: &mut Vec<EShape>,
    text: &Text,
    zoom: f32,
    style: &Style,
    fonts: &mut egui::epaint::text::FontsView<'_>,
) {
    let font = text
        .face
        .at(font_size(text.size * zoom, style.pixels_per_point));
    let color = style.palette.color(text.ink);
    let mut y = text.at.y;
    for (line, _) in &text.lines {
        let middle = (y + text.line_height / 2.0) * zoom;
        y += text.line_height;
        if line.is_empty() {
            continue;
        }
        let job = LayoutJob::simple_singleline(line.clone(), font.clone(), color);
        let galley = fonts.layout_job(job);
        let at = pos2(text.at.x * zoom, middle - galley.size().y / 2.0);
        shapes.push(TextShape::new(at, galley, color).into());
    }
}

/// Sizes in steps of a quarter pixel: near enough to be true to the layout, and few
/// enough for the font texture.
fn font_size(size: f32, pixels_per_point: f32) -> f32 {
    let steps = 4.0 * pixels_per_point;
    ((size * steps).round() / steps).max(1.0)
}

/// Lines grow with the zoom, but less than what they go around.
fn stroke(pen: Pen, zoom: f32, style: &Style) -> Stroke {
    let width = pen.width * zoom.powf(0.7).max(0.6);
    Stroke::new(width, style.palette.color(pen.ink))
}

fn radius(corner: f32, zoom: f32) -> CornerRadius {
    CornerRadius::from(corner * zoom)
}

fn at(point: Point, zoom: f32) -> Pos2 {
    egui_pos(Point::new(point.x * zoom, point.y * zoom))
}

fn scaled(rect: Rect, zoom: f32) -> egui::Rect {
    let egui::Rect { min, max } = egui_rect(rect);
    egui::Rect::from_min_max(
        (min.to_vec2() * zoom).to_pos2(),
        (max.to_vec2() * zoom).to_pos2(),
    )
}

/// Points along a cubic curve.
pub(super) fn curve(points: [Point; 4], zoom: f32) -> Vec<Pos2> {
    let [a, b, c, d] = points;
    let point = |step: u8| {
        let part = f32::from(step) / 32.0;
        let (ab, bc, cd) = (a.lerp(b, part), b.lerp(c, part), c.lerp(d, part));
        at(ab.lerp(bc, part).lerp(bc.lerp(cd, part), part), zoom)
    };
    (0..=32).map(point).collect()
}

/// Adds a mesh at its place; `scale` is other than 1 only while the zoom changes.
pub(super) fn append(
    whole: &mut Mesh,
    mesh: &Mesh,
    offset: Vec2,
    scale: f32,
    uv_scale: Vec2,
    fade: f32,
) {
    let first = whole.vertices.len() as u32;
    whole
        .indices
        .extend(mesh.indices.iter().map(|index| index + first));
    let placed = |vertex: &Vertex| Vertex {
        pos: (vertex.pos.to_vec2() * scale + offset).to_pos2(),
        uv: (vertex.uv.to_vec2() * uv_scale).to_pos2(),
        color: vertex.color,
    };
    if fade < 1.0 {
        whole
            .vertices
            .extend(mesh.vertices.iter().map(|vertex| Vertex {
                color: vertex.color.gamma_multiply(fade),
                ..placed(vertex)
            }));
    } else {
        whole.vertices.extend(mesh.vertices.iter().map(placed));
    }
}
