//! The picture between computing and drawing: plain marks in CSS px, y downwards, colours by role.

use crate::chart::hit::Hit;
use crate::chart::measure::text_width;

/// A laid-out chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// CSS px.
    pub width: f64,
    /// CSS px.
    pub height: f64,
    /// Grid, axes and their labels: drawn first.
    pub base: Vec<Mark>,
    /// One layer a series, in drawing order: what is emphasised when the series is pointed at.
    pub series: Vec<Layer>,
    /// Labels and callouts over all series.
    pub front: Vec<Mark>,
    /// What can be pointed at, in reading order: the arrow keys walk it.
    pub hits: Vec<Hit>,
}

/// The marks of one named series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer {
    pub name: String,
    pub marks: Vec<Mark>,
}

/// The room a chart has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// CSS px.
    pub width: f64,
    /// CSS px.
    pub height: f64,
    /// Multiplies type and spacing: 1 at a desk, 1.6–2 on a wall.
    pub scale: f64,
}

/// A place in CSS px.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// A rectangle in CSS px; width and height are never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// What a colour is for; `theme` says which colour that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Ink,
    InkMuted,
    /// Decoration only: grid lines carry no information of their own.
    Grid,
    /// Everybody else, behind the highlighted few.
    Context,
    Surface,
    /// A colour of the categorical palette; counts past its end start over.
    Series(u8),
    Positive,
    Negative,
    Accent,
    Highlight,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    Solid,
    Dashed,
    Dotted,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Baseline {
    Top,
    Middle,
    Bottom,
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    Line { points: Vec<Point>, stroke: Role, width: f64, dash: Dash, opacity: f64 },
    Area { points: Vec<Point>, fill: Role, opacity: f64 },
    Box { rect: Rect, fill: Role, opacity: f64 },
    Dot { centre: Point, radius: f64, fill: Role },
    Text(Text),
}

/// A line of text. `at` is the point that `anchor` and `baseline` speak of.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub at: Point,
    pub text: String,
    /// Font size, CSS px.
    pub size: f64,
    pub anchor: Anchor,
    pub baseline: Baseline,
    pub bold: bool,
    pub role: Role,
}

impl Scene {
    pub fn new(size: Size) -> Self {
        Self { width: size.width, height: size.height, ..Self::default() }
    }

    /// Every mark in drawing order.
    pub fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.base.iter().chain(self.series.iter().flat_map(|layer| &layer.marks)).chain(&self.front)
    }

    /// Every text in drawing order.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.marks().filter_map(|mark| match mark {
            Mark::Text(text) => Some(text),
            _ => None,
        })
    }
}

impl Layer {
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), marks: Vec::new() }
    }
}

impl Size {
    /// The size of labels: 12 px at scale 1.
    pub fn font(self) -> f64 {
        12.0 * self.scale
    }

    /// The unit of white space: 8 px at scale 1.
    pub fn gap(self) -> f64 {
        8.0 * self.scale
    }

    /// The thickness of a data line.
    pub fn stroke(self) -> f64 {
        2.0 * self.scale
    }

    /// A phone held upright, or a card as narrow: labels move below or above what they name.
    pub fn is_narrow(self) -> bool {
        self.width < 480.0 * self.scale
    }
}

impl Point {
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

impl Rect {
    /// The rectangle between two corners, given in any order.
    pub fn between(a: Point, b: Point) -> Self {
        Self { x: a.x.min(b.x), y: a.y.min(b.y), width: (a.x - b.x).abs(), height: (a.y - b.y).abs() }
    }

    pub fn right(self) -> f64 {
        self.x + self.width
    }

    pub fn bottom(self) -> f64 {
        self.y + self.height
    }

    pub fn contains(self, point: Point) -> bool {
        (self.x..=self.right()).contains(&point.x) && (self.y..=self.bottom()).contains(&point.y)
    }

    /// True where the two share area; touching edges do not count.
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}

impl Mark {
    /// A solid line.
    pub fn line(points: Vec<Point>, stroke: Role, width: f64) -> Self {
        Self::Line { points, stroke, width, dash: Dash::Solid, opacity: 1.0 }
    }

    /// A straight line between two points.
    pub fn rule(from: Point, to: Point, stroke: Role, width: f64) -> Self {
        Self::line(vec![from, to], stroke, width)
    }

    /// A straight line of short dashes.
    pub fn dotted_rule(from: Point, to: Point, stroke: Role, width: f64) -> Self {
        Self::Line { points: vec![from, to], stroke, width, dash: Dash::Dotted, opacity: 1.0 }
    }

    pub fn bar(rect: Rect, fill: Role) -> Self {
        Self::Box { rect, fill, opacity: 1.0 }
    }

    pub fn dot(centre: Point, radius: f64, fill: Role) -> Self {
        Self::Dot { centre, radius, fill }
    }

    /// A dot with a ring of the background around it, so that it stands apart from lines under it.
    pub fn pin(centre: Point, radius: f64, fill: Role) -> [Self; 2] {
        [Self::dot(centre, radius * 1.45, Role::Surface), Self::dot(centre, radius, fill)]
    }

    /// A hollow dot: the sign for a value that is missing.
    pub fn hollow(centre: Point, radius: f64, stroke: Role) -> [Self; 2] {
        [Self::dot(centre, radius, stroke), Self::dot(centre, radius * 0.55, Role::Surface)]
    }

    /// The smallest rectangle that holds the mark, line thickness left out; text by estimated width.
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Line { points, .. } | Self::Area { points, .. } => points_bounds(points),
            Self::Box { rect, .. } => *rect,
            Self::Dot { centre, radius, .. } => {
                Rect { x: centre.x - radius, y: centre.y - radius, width: 2.0 * radius, height: 2.0 * radius }
            }
            Self::Text(text) => text.bounds(),
        }
    }
}

impl Text {
    /// Plain text in `role`, centred vertically on `at`.
    pub fn new(at: Point, text: impl Into<String>, size: f64, anchor: Anchor, role: Role) -> Self {
        Self { at, text: text.into(), size, anchor, baseline: Baseline::Middle, bold: false, role }
    }

    pub fn baseline(self, baseline: Baseline) -> Self {
        Self { baseline, ..self }
    }

    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub fn width(&self) -> f64 {
        text_width(&self.text, self.size) * if self.bold { 1.06 } else { 1.0 }
    }

    /// The estimated box of the text, one font size high.
    pub fn bounds(&self) -> Rect {
        let width = self.width();
        let x = match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - width / 2.0,
            Anchor::End => self.at.x - width,
        };
        let y = match self.baseline {
            Baseline::Top => self.at.y,
            Baseline::Middle => self.at.y - self.size / 2.0,
            Baseline::Bottom => self.at.y - self.size,
        };
        Rect { x, y, width, height: self.size }
    }
}

impl From<Text> for Mark {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

fn points_bounds(points: &[Point]) -> Rect {
    let Some(first) = points.first() else { return Rect::default() };
    let (mut low, mut high) = (*first, *first);
    for point in points {
        low = Point::new(low.x.min(point.x), low.y.min(point.y));
        high = Point::new(high.x.max(point.x), high.y.max(point.y));
    }
    Rect::between(low, high)
}
