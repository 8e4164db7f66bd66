//! A legend for where there is no room to write names beside what they name.

use crate::chart::measure::{fit, text_width};
use crate::chart::scene::{Anchor, Mark, Point, Rect, Role, Size, Text};

/// A legend laid out in rows, its top left corner at the origin.
pub struct Legend {
    items: Vec<(Point, Role, String)>,
    pub height: f64,
}

impl Legend {
    /// Flows the names into rows of at most `room` px.
    pub fn flow<'a>(names: impl IntoIterator<Item = (Role, &'a str)>, room: f64, size: Size) -> Self {
        let (font, swatch, row) = (size.font(), swatch(size), size.font() * 1.75);
        let (mut x, mut y) = (0.0, 0.0);
        let mut items = Vec::new();
        for (role, name) in names {
            let name = fit(name, font, room - swatch);
            let width = swatch + text_width(&name, font) + 2.0 * size.gap();
            if x > 0.0 && x + width - 2.0 * size.gap() > room {
                (x, y) = (0.0, y + row);
            }
            items.push((Point::new(x, y + row / 2.0), role, name));
            x += width;
        }
        let height = if items.is_empty() { 0.0 } else { y + row };
        Self { items, height }
    }

    /// One name a row.
    pub fn column<'a>(names: impl IntoIterator<Item = (Role, &'a str)>, room: f64, size: Size) -> Self {
        let (font, row) = (size.font(), size.font() * 1.9);
        let items: Vec<_> = names
            .into_iter()
            .enumerate()
            .map(|(index, (role, name))| {
                (Point::new(0.0, (index as f64 + 0.5) * row), role, fit(name, font, room - swatch(size)))
            })
            .collect();
        let height = items.len() as f64 * row;
        Self { items, height }
    }

    /// The widest row of a column, in px.
    pub fn width(&self, size: Size) -> f64 {
        let names = self.items.iter().map(|(at, _, name)| at.x + swatch(size) + text_width(name, size.font()));
        names.fold(0.0, f64::max)
    }

    /// The marks with the top left corner at `origin`.
    pub fn marks(&self, origin: Point, size: Size) -> Vec<Mark> {
        let side = size.font() * 0.75;
        let mut marks = Vec::new();
        for (at, role, name) in &self.items {
            let at = Point::new(origin.x + at.x, origin.y + at.y);
            marks.push(Mark::bar(Rect { x: at.x, y: at.y - side / 2.0, width: side, height: side }, *role));
            let start = Point::new(at.x + swatch(size), at.y);
            marks.push(Text::new(start, name.as_str(), size.font(), Anchor::Start, Role::Ink).into());
        }
        marks
    }
}

/// The room of the colour square and the space after it.
fn swatch(size: Size) -> f64 {
    size.font() * 0.75 + size.gap() * 0.75
}
