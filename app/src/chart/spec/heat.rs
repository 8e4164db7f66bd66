//! A heat map: shares from −1 to 1 by row and column, in steps that stay apart, written out where there is room.

use super::axes::plot_area;
use crate::chart::format::Format;
use crate::chart::hit::{Hit, HitRow, Region};
use crate::chart::measure::{fit, text_width};
use crate::chart::place::every_nth;
use crate::chart::scene::{Anchor, Baseline, Layer, Mark, Point, Rect, Role, Scene, Size, Text};
use crate::chart::{Chart, Table, Words};

/// A cell for each row and column; `None` where there is nothing to say.
#[derive(Clone, Debug)]
pub struct Heat {
    /// `value` heads the columns: "名次".
    pub words: Words,
    pub rows: Vec<String>,
    /// Short names of the columns: a rank, a number that the rows' names begin with.
    pub columns: Vec<String>,
    /// By row, then by column.
    pub cells: Vec<Vec<Option<f64>>>,
    pub format: Format,
}

struct Layout<'a> {
    chart: &'a Heat,
    size: Size,
    plot: Rect,
    step: Point,
}

impl Chart for Heat {
    fn words(&self) -> &Words {
        &self.words
    }

    fn table(&self) -> Table {
        let columns = std::iter::once(&self.words.category).chain(&self.columns).cloned();
        let row = |(at, name): (usize, &String)| {
            let cells = (0..self.columns.len()).map(|column| self.format.cell(self.cell(at, column)));
            std::iter::once(name.clone()).chain(cells).collect()
        };
        Table {
            caption: self.words.title.clone(),
            columns: columns.collect(),
            rows: self.rows.iter().enumerate().map(row).collect(),
        }
    }

    fn height(&self, width: f64, scale: f64) -> f64 {
        let size = Size { width, height: 0.0, scale };
        self.head(size) + 1.9 * size.font() * self.rows.len().max(1) as f64 + size.gap()
    }

    fn scene(&self, size: Size) -> Scene {
        let mut scene = Scene::new(size);
        let font = size.font();
        let widest = self.rows.iter().map(|row| text_width(row, font)).fold(0.0, f64::max);
        let names = widest.min(size.width * if size.is_narrow() { 0.3 } else { 0.26 });
        let plot = plot_area(names + size.gap(), self.head(size), size.width - 1.0, size.height - size.gap());
        let (n_rows, n_columns) = (self.rows.len().max(1) as f64, self.columns.len().max(1) as f64);
        let step = Point::new(plot.width / n_columns, plot.height / n_rows);
        let layout = Layout { chart: self, size, plot, step };
        layout.heads(&mut scene, names);
        for row in 0..self.rows.len() {
            layout.row(&mut scene, row);
        }
        scene
    }
}

impl Heat {
    fn cell(&self, row: usize, column: usize) -> Option<f64> {
        self.cells.get(row)?.get(column).copied().flatten().filter(|cell| cell.is_finite())
    }

    fn head(&self, size: Size) -> f64 {
        size.font() * if self.words.value.is_empty() { 2.0 } else { 3.6 }
    }
}

/// Opacities that can be told apart, and whether text on them is the background's.
fn shade(cell: f64) -> Option<(f64, bool)> {
    match cell.abs() {
        size if size < 0.005 => None,
        size if size < 0.1 => Some((0.12, false)),
        size if size < 0.25 => Some((0.25, false)),
        size if size < 0.5 => Some((0.4, false)),
        size if size < 0.75 => Some((0.55, false)),
        _ => Some((1.0, true)),
    }
}

impl Layout<'_> {
    fn rect(&self, row: usize, column: usize) -> Rect {
        let (x, y) = (self.plot.x + self.step.x * column as f64, self.plot.y + self.step.y * row as f64);
        Rect { x, y, width: self.step.x, height: self.step.y }
    }

    /// What the columns are above the first one, then their names, thinned so that none overlap.
    fn heads(&self, scene: &mut Scene, names: f64) {
        let (font, chart) = (self.size.font(), self.chart);
        if !chart.words.value.is_empty() {
            let text = fit(&chart.words.value, font, self.size.width - names - self.size.gap());
            let at = Point::new(self.plot.x, 0.0);
            let text = Text::new(at, text, font, Anchor::Start, Role::InkMuted).baseline(Baseline::Top);
            scene.base.push(text.into());
        }
        let widest = chart.columns.iter().map(|column| text_width(column, font)).fold(0.0, f64::max);
        let nth = every_nth(chart.columns.len(), self.step.x, widest, self.size.gap() / 2.0);
        for (at, column) in chart.columns.iter().enumerate().step_by(nth) {
            let x = self.plot.x + self.step.x * (at as f64 + 0.5);
            let text = fit(column, font, (self.step.x * nth as f64).max(font));
            let half = text_width(&text, font) / 2.0;
            if x + half > self.size.width || x < half {
                continue;
            }
            let at = Point::new(x, self.plot.y - font);
            scene.base.push(Text::new(at, text, font, Anchor::Middle, Role::InkMuted).into());
        }
    }

    fn row(&self, scene: &mut Scene, row: usize) {
        let chart = self.chart;
        let font = self.size.font().min(self.step.y * 0.8);
        let Some(name) = chart.rows.get(row) else { return };
        let mut layer = Layer::new(name);
        let y = self.plot.y + self.step.y * (row as f64 + 0.5);
        let room = self.plot.x - self.size.gap();
        layer.marks.push(Text::new(Point::new(0.0, y), fit(name, font, room), font, Anchor::Start, Role::Ink).into());
        let cells = || (0..chart.columns.len()).map(|column| chart.cell(row, column));
        let largest = cells().flatten().map(f64::abs).fold(0.0, f64::max);
        let mut has_stop = false;
        for (column, cell) in cells().enumerate() {
            let rect = self.rect(row, column);
            let hair = if rect.width > 6.0 { 0.5 * self.size.scale } else { 0.0 };
            let inner = Rect {
                x: rect.x + hair,
                y: rect.y + hair,
                width: (rect.width - 2.0 * hair).max(0.0),
                height: (rect.height - 2.0 * hair).max(0.0),
            };
            let role = if cell.is_some_and(|cell| cell < 0.0) { Role::Highlight } else { Role::Accent };
            let shade = cell.and_then(shade);
            if let Some((opacity, _)) = shade {
                layer.marks.push(Mark::Box { rect: inner, fill: role, opacity });
            }
            let written = chart.format.cell(cell);
            let small = font * 0.92;
            if shade.is_some() && text_width(&written, small) + 2.0 <= inner.width {
                let ink = if shade.is_some_and(|(_, is_dark)| is_dark) { Role::Surface } else { Role::Ink };
                let at = Point::new(rect.x + rect.width / 2.0, y);
                layer.marks.push(Text::new(at, written.as_str(), small, Anchor::Middle, ink).into());
            }
            if cell.is_none() {
                continue;
            }
            // The arrow keys stop once a row, where it is strongest; the table has it all.
            let is_stop = !has_stop && cell.is_some_and(|cell| cell.abs() >= largest);
            has_stop |= is_stop;
            let head = chart.columns.get(column).map_or("", String::as_str);
            let title = format!("{} {head}", chart.words.value);
            scene.hits.push(Hit {
                region: Region::Box(rect),
                anchor: Point::new(rect.x + rect.width / 2.0, rect.y),
                title: title.trim().to_owned(),
                rows: vec![HitRow::new(Some(role), name, written)],
                series: Some(scene.series.len()),
                marks: vec![Mark::Box { rect: inner, fill: Role::Ink, opacity: 0.15 }],
                is_stop,
            });
        }
        scene.series.push(layer);
    }
}

#[cfg(test)]
mod tests {
    use super::super::laws::{Awkward, DESK, check};
    use super::*;

    fn chart(cells: Vec<Vec<Option<f64>>>, n_columns: usize) -> Heat {
        Heat {
            words: Words { value: "名次".into(), category: "园区".into(), ..Words::default() },
            rows: (0..cells.len()).map(|at| format!("{} 苏州工业园区", at + 1)).collect(),
            columns: (1..=n_columns).map(|at| at.to_string()).collect(),
            cells,
            format: Format::fixed(2),
        }
    }

    #[test]
    fn a_larger_share_is_never_lighter() {
        let mut before = 0.0;
        for step in 0..=100 {
            let opacity = shade(f64::from(step) / 100.0).map_or(0.0, |(opacity, _)| opacity);
            assert!(opacity >= before, "{step} %");
            before = opacity;
        }
    }

    #[test]
    fn keys_stop_once_a_row_at_its_strongest_cell() {
        let scene = chart(vec![vec![Some(0.2), Some(0.8)], vec![Some(1.0), Some(0.0)]], 2).scene(DESK);
        let stops: Vec<&str> = scene.hits.iter().filter(|hit| hit.is_stop).map(|hit| hit.title.as_str()).collect();
        assert_eq!(stops, ["名次 2", "名次 1"]);
    }

    #[test]
    fn no_data_breaks_it() {
        check(&chart(Vec::new(), 0));
        let mut awkward = Awkward::new(11);
        for round in 0..60 {
            let n_columns = round % 37;
            check(&chart((0..round % 23).map(|_| awkward.values(n_columns)).collect(), n_columns));
        }
    }
}
