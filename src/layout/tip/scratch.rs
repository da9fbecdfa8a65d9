//! Lists that are used again and again while shapes are made, so that none has to be
//! asked for.

use super::front::Shape;

/// Room to work in. What stands in it means nothing between one use and the next.
#[derive(Default)]
pub(super) struct Scratch {
    /// What is worth trying.
    pub bounds: Vec<f32>,
    /// Which shape each part takes under the present bound.
    pub chosen: Vec<usize>,
    /// The sizes of these.
    pub sizes: Vec<(f32, f32)>,
    /// Of the two sides of a trunk.
    pub sides: [Vec<Shape>; 2],
}
