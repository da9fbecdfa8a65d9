//! Places and sizes in map points: points at zoom 1, with y growing downwards.

/// A place on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f32,
    pub y: f32,
}

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    pub width: f32,
    pub height: f32,
}

/// An upright rectangle; `min` is its top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub min: Point,
    pub max: Point,
}

impl Point {
    #[must_use]
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    #[must_use]
    pub fn moved(self, dx: f32, dy: f32) -> Self {
        Self::new(self.x + dx, self.y + dy)
    }

    #[must_use]
    pub fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The place that lies `part` of the way to `other`.
    #[must_use]
    pub fn lerp(self, other: Self, part: f32) -> Self {
        self.moved((other.x - self.x) * part, (other.y - self.y) * part)
    }
}

impl Size {
    #[must_use]
    pub const fn new(width: f32, height: f32) -> Self {
        Self { width, height }
    }
}

impl Rect {
    /// Holds nothing: the start for [`union`](Self::union).
    pub const NOTHING: Self = Self {
        min: Point::new(f32::INFINITY, f32::INFINITY),
        max: Point::new(f32::NEG_INFINITY, f32::NEG_INFINITY),
    };

    #[must_use]
    pub const fn new(min: Point, max: Point) -> Self {
        Self { min, max }
    }

    #[must_use]
    pub fn at(min: Point, size: Size) -> Self {
        Self::new(min, min.moved(size.width, size.height))
    }

    /// The rectangle of that size around a place.
    #[must_use]
    pub fn around(center: Point, size: Size) -> Self {
        let min = center.moved(-size.width / 2.0, -size.height / 2.0);
        Self::at(min, size)
    }

    #[must_use]
    pub fn width(self) -> f32 {
        self.max.x - self.min.x
    }

    #[must_use]
    pub fn height(self) -> f32 {
        self.max.y - self.min.y
    }

    #[must_use]
    pub fn size(self) -> Size {
        Size::new(self.width(), self.height())
    }

    #[must_use]
    pub fn center(self) -> Point {
        self.min.lerp(self.max, 0.5)
    }

    #[must_use]
    pub fn moved(self, dx: f32, dy: f32) -> Self {
        Self::new(self.min.moved(dx, dy), self.max.moved(dx, dy))
    }

    /// Larger by `by` on every side.
    #[must_use]
    pub fn grown(self, by: f32) -> Self {
        Self::new(self.min.moved(-by, -by), self.max.moved(by, by))
    }

    #[must_use]
    pub fn contains(self, point: Point) -> bool {
        self.min.x <= point.x
            && point.x <= self.max.x
            && self.min.y <= point.y
            && point.y <= self.max.y
    }

    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.contains(other.min) && self.contains(other.max)
    }

    /// Whether they share more than an edge.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.min.x < other.max.x
            && other.min.x < self.max.x
            && self.min.y < other.max.y
            && other.min.y < self.max.y
    }

    /// Whether they share anything, an edge or a corner included.
    #[must_use]
    pub fn touches(self, other: Self) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }

    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self::new(
            Point::new(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            Point::new(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        )
    }

    #[must_use]
    pub fn is_empty(self) -> bool {
        self.min.x > self.max.x || self.min.y > self.max.y
    }

    /// Each corner moves `part` of the way to that of `other`.
    #[must_use]
    pub fn lerp(self, other: Self, part: f32) -> Self {
        Self::new(
            self.min.lerp(other.min, part),
            self.max.lerp(other.max, part),
        )
    }
}
