//! A heat map: how strong each row is in each column, or how two of one list go together, in steps that stay apart.

use super::axes::plot_area;
use super::legend::Legend;
use crate::chart::format::Format;
use crate::chart::hit::{Hit, HitRow, Region};
use crate::chart::measure::{fit, text_width};
use crate::chart::place::every_nth;
use crate::chart::scale::Band;
use crate::chart::scene::{Anchor, Baseline, Layer, Mark, Point, Rect, Role, Scene, Size, Text};
use crate::chart::{Chart, Table, Words};

/// From this shade down a cell without its number carries a minus sign, so that colour alone tells nothing.
const TOLD_NEGATIVE: f64 = -0.3;

/// Cells in rows and columns, coloured by how far they are from neutral.
#[derive(Clone, Debug)]
pub struct Heatmap {
    pub words: Words,
    pub rows: Vec<String>,
    pub columns: Columns,
    /// By row, by column; what is missing at the end of a row is not drawn.
    pub cells: Vec<Vec<Cell>>,
    /// Rows (and columns of a [`Columns::Same`] list) before which a new group starts.
    pub breaks: Vec<usize>,
    pub format: Format,
}

/// What stands across.
#[derive(Clone, Debug)]
pub enum Columns {
    Named(Vec<String>),
    /// Many names of a few letters, as ranks or the numbers that rows begin with: thinned where they would touch, and a
    /// number stands in those cells that have room for it and something to say.
    Short {
        /// What they are: "名次".
        head: String,
        names: Vec<String>,
    },
    /// The rows' own list; each row then holds the cells before itself only.
    Same,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    pub value: Option<f64>,
    /// −1 to 1: 0 neutral, positive in one colour, negative in another.
    pub shade: f64,
    /// Outlined, and a stop for the arrow keys.
    pub is_marked: bool,
    /// A second line for the tooltip; may be empty.
    pub note: String,
}

impl Cell {
    /// A value from −1 to 1 that is its own shade.
    pub fn of(value: Option<f64>) -> Self {
        Self { value, shade: value.unwrap_or(0.0), ..Self::default() }
    }
}

struct Layout<'a> {
    chart: &'a Heatmap,
    size: Size,
    plot: Rect,
    across: Band,
    down: Band,
    /// Font size of the numbers in the cells, and whether all of them have room.
    font: f64,
    all_fit: bool,
}

impl Chart for Heatmap {
    fn words(&self) -> &Words {
        &self.words
    }

    fn table(&self) -> Table {
        let columns = std::iter::once(self.words.category.clone()).chain(self.column_names().iter().cloned());
        let row = |(at, name): (usize, &String)| {
            let cell = |column: usize| match self.cell(at, column) {
                Some(cell) => self.format.cell(cell.value),
                None => String::new(),
            };
            std::iter::once(name.clone()).chain((0..self.column_names().len()).map(cell)).collect()
        };
        Table {
            caption: self.words.title.clone(),
            columns: columns.collect(),
            rows: self.rows.iter().enumerate().map(row).collect(),
        }
    }

    fn height(&self, width: f64, scale: f64) -> f64 {
        let size = Size { width, height: 0.0, scale };
        let step = (width - self.names_width(size)) / self.column_names().len().max(1) as f64;
        let row = step.clamp(size.font() * 1.35, size.font() * 2.4);
        self.head(size).1 + row * self.rows.len().max(1) as f64 + size.gap()
    }

    fn scene(&self, size: Size) -> Scene {
        let mut scene = Scene::new(size);
        let (key, head) = self.head(size);
        if let Some(key) = key {
            // The numbers are in the names; there is no colour to explain.
            scene
                .base
                .extend(key.marks(Point::default(), size).into_iter().filter(|mark| matches!(mark, Mark::Text(_))));
        }
        let n = (self.rows.len(), self.column_names().len());
        let plot = plot_area(self.names_width(size), head, size.width, size.height - size.gap());
        let (across, down) =
            (Band::new(n.1, (plot.x, plot.right()), 0.0), Band::new(n.0, (plot.y, plot.bottom()), 0.0));
        let font = size.font().min(down.step() * 0.8) * 0.9;
        let widest = self.all().map(|cell| text_width(&self.format.cell(cell.value), font)).fold(0.0, f64::max);
        let all_fit = widest + size.gap() * 0.5 <= across.step() && font >= size.font() * 0.7;
        let layout = Layout { chart: self, size, plot, across, down, font, all_fit };
        layout.names(&mut scene);
        layout.cells(&mut scene);
        layout.groups(&mut scene);
        scene
    }
}

impl Heatmap {
    fn column_names(&self) -> &[String] {
        match &self.columns {
            Columns::Named(names) | Columns::Short { names, .. } => names,
            Columns::Same => &self.rows,
        }
    }

    fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        let is_drawn = column < row || !matches!(self.columns, Columns::Same);
        self.cells.get(row)?.get(column).filter(|_| is_drawn)
    }

    fn all(&self) -> impl Iterator<Item = &Cell> {
        (0..self.rows.len())
            .flat_map(move |row| (0..self.column_names().len()).filter_map(move |at| self.cell(row, at)))
    }

    /// Row and column of the cell that a hit of the scene is about, in a map of a list against itself.
    pub fn pair_of_hit(hit: usize) -> (usize, usize) {
        // Row r has r cells.
        let (mut row, mut column) = (1, hit);
        while column >= row {
            column -= row;
            row += 1;
        }
        (row, column)
    }

    fn names_width(&self, size: Size) -> f64 {
        let widest = (0..self.rows.len()).map(|at| text_width(&self.row_name(at), size.font())).fold(0.0, f64::max);
        (widest + size.gap()).min(size.width * 0.34)
    }

    /// Where columns are told by number, so are the rows that they repeat.
    fn row_name(&self, row: usize) -> String {
        let name = self.rows.get(row).map_or("", String::as_str);
        match self.columns {
            Columns::Same => format!("{} {name}", row + 1),
            Columns::Named(_) | Columns::Short { .. } => name.to_owned(),
        }
    }

    /// Whether the columns' names have room above the columns.
    fn has_room(&self, size: Size) -> bool {
        let names = self.column_names();
        let step = (size.width - self.names_width(size)) / names.len().max(1) as f64;
        let widest = names.iter().map(|name| text_width(name, size.font())).fold(0.0, f64::max);
        matches!(self.columns, Columns::Named(_)) && widest + size.gap() <= step
    }

    /// The key to numbered columns, and the height of all that is above the cells.
    fn head(&self, size: Size) -> (Option<Legend>, f64) {
        let labels = size.font() * 1.6;
        match &self.columns {
            Columns::Named(names) if !names.is_empty() && !self.has_room(size) => {
                let numbered: Vec<String> =
                    names.iter().enumerate().map(|(at, name)| format!("{} {name}", at + 1)).collect();
                let key = Legend::flow(numbered.iter().map(|name| (Role::Grid, name.as_str())), size.width, size);
                let height = key.height + labels;
                (Some(key), height)
            }
            Columns::Short { head, .. } if !head.is_empty() => (None, labels * 2.0),
            _ => (None, labels),
        }
    }
}

impl Layout<'_> {
    fn names(&self, scene: &mut Scene) {
        let (size, font) = (self.size, self.size.font().min(self.down.step() * 0.95));
        for row in 0..self.chart.rows.len() {
            let name = fit(&self.chart.row_name(row), font, self.plot.x - size.gap() * 0.5);
            let at = Point::new(0.0, self.down.centre(row));
            scene.base.push(Text::new(at, name, font, Anchor::Start, Role::Ink).into());
        }
        let names = self.chart.column_names();
        if let Columns::Short { head, .. } = &self.chart.columns {
            let head = fit(head, size.font(), size.width - self.plot.x);
            let at = Point::new(self.plot.x, 0.0);
            let head = Text::new(at, head, size.font(), Anchor::Start, Role::InkMuted).baseline(Baseline::Top);
            scene.base.push(head.into());
        }
        let has_room = self.chart.has_room(size) || matches!(self.chart.columns, Columns::Short { .. });
        let label = |at: usize| if has_room { names[at].clone() } else { (at + 1).to_string() };
        let widest = (0..names.len()).map(|at| text_width(&label(at), size.font())).fold(0.0, f64::max);
        // The last column of a list against itself is empty.
        let n_shown =
            if matches!(self.chart.columns, Columns::Same) { names.len().saturating_sub(1) } else { names.len() };
        let nth = every_nth(n_shown, self.across.step(), widest, size.gap() * 0.5);
        for at in (0..n_shown).step_by(nth) {
            let label = fit(&label(at), size.font(), size.width * 0.5);
            let half = text_width(&label, size.font()) / 2.0;
            let x = self.across.centre(at).min(size.width - half).max(half);
            let place = Point::new(x, self.plot.y - size.font() * 0.3);
            scene.base.push(
                Text::new(place, label, size.font(), Anchor::Middle, Role::InkMuted).baseline(Baseline::Bottom).into(),
            );
        }
    }

    fn rect(&self, row: usize, column: usize) -> Rect {
        let (x, y) = (self.across.centre(column), self.down.centre(row));
        let (width, height) = (self.across.step(), self.down.step());
        Rect { x: x - width / 2.0, y: y - height / 2.0, width, height }
    }

    fn cells(&self, scene: &mut Scene) {
        let mut marked = Vec::new();
        for (row, name) in self.chart.rows.iter().enumerate() {
            let mut layer = Layer::new(name);
            for (column, across) in self.chart.column_names().iter().enumerate() {
                let Some(cell) = self.chart.cell(row, column) else { continue };
                let rect = self.rect(row, column);
                self.cell(&mut layer, cell, rect);
                if cell.is_marked {
                    marked.push(outline(rect, Role::Ink, self.size.stroke() * 0.75));
                }
                let role = if cell.shade < 0.0 { Role::Highlight } else { Role::Accent };
                let mut rows =
                    vec![HitRow::new(Some(role), &self.chart.words.value, self.chart.format.cell(cell.value))];
                rows.extend(
                    Some(&cell.note).filter(|note| !note.is_empty()).map(|note| HitRow::new(None, note, String::new())),
                );
                scene.hits.push(Hit {
                    region: Region::Box(rect),
                    anchor: Point::new(rect.x + rect.width / 2.0, rect.y + rect.height / 2.0),
                    title: match &self.chart.columns {
                        Columns::Short { head, .. } => format!("{name} · {head} {across}"),
                        Columns::Named(_) | Columns::Same => format!("{name} · {across}"),
                    },
                    rows,
                    series: None,
                    marks: vec![outline(rect, Role::Ink, self.size.stroke())],
                    is_stop: false,
                });
            }
            scene.series.push(layer);
        }
        self.stops(scene);
        scene.front.extend(marked);
    }

    /// The arrow keys stop at what is marked; of many short columns, once a row, where it is strongest. The table has it all.
    fn stops(&self, scene: &mut Scene) {
        let any_marked = self.chart.all().any(|cell| cell.is_marked);
        let stop = |cell: &Cell| cell.is_marked || !any_marked;
        let is_stop: Vec<bool> = match self.chart.columns {
            Columns::Short { .. } => (0..self.chart.rows.len()).flat_map(|row| self.strongest(row)).collect(),
            Columns::Named(_) | Columns::Same => self.chart.all().map(stop).collect(),
        };
        for (hit, is_stop) in scene.hits.iter_mut().zip(is_stop) {
            hit.is_stop = is_stop;
        }
    }

    /// By drawn cell of a row: whether it is the first of the strongest.
    fn strongest(&self, row: usize) -> Vec<bool> {
        let cells = (0..self.chart.column_names().len()).filter_map(|column| self.chart.cell(row, column));
        let sizes: Vec<f64> =
            cells.map(|cell| if cell.value.is_some() { cell.shade.abs() } else { f64::NEG_INFINITY }).collect();
        let most = sizes.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let first = sizes.iter().position(|size| *size == most && most.is_finite());
        (0..sizes.len()).map(|at| first == Some(at)).collect()
    }

    fn cell(&self, layer: &mut Layer, cell: &Cell, rect: Rect) {
        let shade = if cell.shade.is_finite() { cell.shade.clamp(-1.0, 1.0) } else { 0.0 };
        let step = cell.value.and_then(|_| step(shade));
        let hair = self.size.scale.min(rect.width / 6.0).min(rect.height / 6.0);
        let inner = Rect {
            x: rect.x + hair / 2.0,
            y: rect.y + hair / 2.0,
            width: (rect.width - hair).max(0.0),
            height: (rect.height - hair).max(0.0),
        };
        layer.marks.push(Mark::Box { rect: inner, fill: Role::Grid, opacity: 0.45 });
        if let Some((opacity, _)) = step {
            let fill = if shade < 0.0 { Role::Highlight } else { Role::Accent };
            layer.marks.push(Mark::Box { rect: inner, fill, opacity });
        }
        let middle = Point::new(rect.x + rect.width / 2.0, rect.y + rect.height / 2.0);
        let written = self.chart.format.cell(cell.value);
        let has_room = match self.chart.columns {
            Columns::Short { .. } => step.is_some() && text_width(&written, self.font) + 2.0 <= inner.width,
            Columns::Named(_) | Columns::Same => self.all_fit,
        };
        if has_room {
            let role = match step {
                Some((_, true)) => Role::Surface,
                _ if cell.value.is_some() => Role::Ink,
                _ => Role::InkMuted,
            };
            layer.marks.push(Text::new(middle, written, self.font, Anchor::Middle, role).into());
        } else if cell.value.is_some() && shade <= TOLD_NEGATIVE {
            let half = inner.width * 0.28;
            let (from, to) = (Point::new(middle.x - half, middle.y), Point::new(middle.x + half, middle.y));
            let role = if step.is_some_and(|(_, is_dark)| is_dark) { Role::Surface } else { Role::Ink };
            layer.marks.push(Mark::rule(from, to, role, self.size.scale));
        }
    }

    /// Lines where a new group starts.
    fn groups(&self, scene: &mut Scene) {
        let is_same = matches!(self.chart.columns, Columns::Same);
        for &at in self.chart.breaks.iter().filter(|at| (1..self.chart.rows.len()).contains(*at)) {
            let y = self.plot.y + self.down.step() * at as f64;
            let x = self.plot.x + self.across.step() * at as f64;
            let (left, right) = (Point::new(0.0, y), Point::new(if is_same { x } else { self.plot.right() }, y));
            scene.front.push(Mark::rule(left, right, Role::InkMuted, self.size.scale));
            if is_same {
                let (top, bottom) = (Point::new(x, y), Point::new(x, self.plot.bottom()));
                scene.front.push(Mark::rule(top, bottom, Role::InkMuted, self.size.scale));
            }
        }
    }
}

/// Opacities that can be told apart, and whether text on them is the background's.
fn step(shade: f64) -> Option<(f64, bool)> {
    match shade.abs() {
        size if size < 0.005 => None,
        size if size < 0.1 => Some((0.12, false)),
        size if size < 0.25 => Some((0.25, false)),
        size if size < 0.5 => Some((0.4, false)),
        size if size < 0.75 => Some((0.55, false)),
        _ => Some((1.0, true)),
    }
}

/// The edge of a cell, just inside of it.
fn outline(rect: Rect, stroke: Role, width: f64) -> Mark {
    let inset = (width / 2.0).min(rect.width / 4.0).min(rect.height / 4.0);
    let (left, top, right, bottom) = (rect.x + inset, rect.y + inset, rect.right() - inset, rect.bottom() - inset);
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    Mark::line(corners.map(|(x, y)| Point::new(x, y)).to_vec(), stroke, width)
}

#[cfg(test)]
#[path = "heatmap_tests.rs"]
mod tests;
