//! Intervals: one line a row from its low to its high end, a pin where it is now.

use super::axes::{axis_title, plot_area};
use crate::chart::format::Format;
use crate::chart::hit::{Hit, HitRow, Region};
use crate::chart::measure::{fit, text_width};
use crate::chart::place::every_nth;
use crate::chart::scale::Linear;
use crate::chart::scene::{Anchor, Baseline, Dash, Layer, Mark, Point, Rect, Role, Scene, Size, Text};
use crate::chart::ticks::nice_ticks;
use crate::chart::{Chart, Table, Words};

/// Rows in the order given, all on one axis from `domain.0` on the left to `domain.1` on the right.
#[derive(Clone, Debug)]
pub struct Intervals {
    pub words: Words,
    /// Heads of the table's columns after the name: where it is now, the ends.
    pub columns: [String; 3],
    pub rows: Vec<IntervalRow>,
    /// Finite, the first below the second. What lies outside is not drawn, and stands in the table.
    pub domain: (f64, f64),
    pub format: Format,
}

#[derive(Clone, Debug, PartialEq)]
pub struct IntervalRow {
    pub name: String,
    pub now: Option<f64>,
    pub ends: Option<[f64; 2]>,
    /// `Role::Context` for one that is not to be trusted or stands by: its line is dotted.
    pub role: Role,
}

struct Layout<'a> {
    chart: &'a Intervals,
    size: Size,
    /// Names above the lines instead of beside them.
    is_stacked: bool,
    plot: Rect,
    step: f64,
    scale: Linear,
}

impl Chart for Intervals {
    fn words(&self) -> &Words {
        &self.words
    }

    fn table(&self) -> Table {
        let row = |row: &IntervalRow| {
            let [low, high] = [0, 1].map(|end| self.format.cell(row.ends.map(|ends| ends[end])));
            vec![row.name.clone(), self.format.cell(row.now), low, high]
        };
        let columns = std::iter::once(&self.words.category).chain(&self.columns).cloned();
        Table {
            caption: self.words.title.clone(),
            columns: columns.collect(),
            rows: self.rows.iter().map(row).collect(),
        }
    }

    fn height(&self, width: f64, scale: f64) -> f64 {
        let size = Size { width, height: 0.0, scale };
        let row = size.font() * if size.is_narrow() { 2.9 } else { 1.9 };
        let title = if self.words.value.is_empty() { 0.0 } else { size.font() * 2.2 };
        title + row * self.rows.len().max(1) as f64 + 2.5 * size.font()
    }

    fn scene(&self, size: Size) -> Scene {
        let mut scene = Scene::new(size);
        let (font, gap) = (size.font(), size.gap());
        let top = axis_title(&mut scene, &self.words.value, size);
        let bottom = size.height - 2.0 * font;
        let is_stacked = size.is_narrow();
        let widest = self.rows.iter().map(|row| text_width(&row.name, font)).fold(0.0, f64::max);
        let names = if is_stacked { gap } else { widest.min(size.width * 0.34) + 2.0 * gap };
        let plot = plot_area(names, top, size.width - 2.0 * gap, bottom);
        let step = plot.height / self.rows.len().max(1) as f64;
        let scale = Linear::new(self.domain, (plot.x, plot.right()));
        let layout = Layout { chart: self, size, is_stacked, plot, step, scale };
        layout.axis(&mut scene);
        for (index, row) in self.rows.iter().enumerate() {
            layout.row(&mut scene, index, row);
        }
        scene
    }
}

impl Layout<'_> {
    fn axis(&self, scene: &mut Scene) {
        let font = self.size.font();
        let (low, high) = self.chart.domain;
        let most = ((self.plot.width / (font * 4.0)) as usize).clamp(2, 10);
        let inside = nice_ticks(low, high, most).into_iter().filter(|tick| (low..=high).contains(tick));
        let mut ticks: Vec<f64> = std::iter::once(low).chain(inside.filter(|tick| *tick > low)).collect();
        let labels: Vec<String> = ticks.iter().map(|tick| self.chart.format.write(*tick)).collect();
        // A first tick beside a round one would be written over it.
        if let [_, second, ..] = ticks.as_slice() {
            let (a, b) = (self.scale.px(low), self.scale.px(*second));
            let room = labels.iter().take(2).map(|label| text_width(label, font) / 2.0).sum::<f64>() + self.size.gap();
            if a.zip(b).is_some_and(|(a, b)| b - a < room) {
                ticks.remove(1);
            }
        }
        let widest = labels.iter().map(|label| text_width(label, font)).fold(0.0, f64::max);
        let slot = self.plot.width / ticks.len().max(1) as f64;
        let nth = every_nth(ticks.len(), slot, widest, self.size.gap());
        for (at, tick) in ticks.iter().enumerate() {
            let Some(x) = self.scale.px(*tick) else { continue };
            let (from, to) = (Point::new(x, self.plot.y), Point::new(x, self.plot.bottom()));
            scene.base.push(Mark::rule(from, to, Role::Grid, self.size.scale));
            if at.is_multiple_of(nth) {
                let label = fit(&self.chart.format.write(*tick), font, self.size.width * 0.3);
                let half = text_width(&label, font) / 2.0;
                let at =
                    Point::new(x.min(self.size.width - half).max(half), self.plot.bottom() + self.size.gap() / 2.0);
                let label = Text::new(at, label, font, Anchor::Middle, Role::InkMuted).baseline(Baseline::Top);
                scene.base.push(label.into());
            }
        }
    }

    fn row(&self, scene: &mut Scene, index: usize, row: &IntervalRow) {
        let (font, gap) = (self.size.font().min(self.step * if self.is_stacked { 0.4 } else { 0.8 }), self.size.gap());
        let start = self.plot.y + self.step * index as f64;
        let y = start + self.step * if self.is_stacked { 0.72 } else { 0.5 };
        let mut layer = Layer::new(&row.name);
        let name_y = if self.is_stacked { start + self.step * 0.26 } else { y };
        let name_room = if self.is_stacked { self.size.width } else { self.size.width * 0.34 };
        let name = Text::new(Point::new(0.0, name_y), fit(&row.name, font, name_room), font, Anchor::Start, Role::Ink);
        if self.is_stacked {
            // Grid lines run between the rows; a name is not to be struck through by one.
            layer.marks.push(Mark::bar(name.bounds(), Role::Surface));
        }
        layer.marks.push(name.into());
        let px = |value: f64| self.scale.px(value);
        let ends = row.ends.and_then(|[low, high]| Some([px(low)?, px(high)?]));
        let stroke = (self.size.stroke() * 2.0).min(self.step * 0.4);
        if let Some([low, high]) = ends {
            let (from, to) = (Point::new(low, y), Point::new(high, y));
            layer.marks.push(match row.role {
                Role::Context => Mark::dotted_rule(from, to, row.role, stroke),
                role => {
                    Mark::Line { points: vec![from, to], stroke: role, width: stroke, dash: Dash::Solid, opacity: 0.55 }
                }
            });
        }
        let now = row.now.and_then(px);
        let radius = (gap * 0.5).min(self.step * 0.3);
        match now {
            Some(x) => layer.marks.extend(Mark::pin(Point::new(x, y), radius, row.role)),
            None => layer.marks.extend(Mark::hollow(Point::new(self.plot.x, y), radius, Role::InkMuted)),
        }
        let anchor = now.or(ends.map(|[low, _]| low)).unwrap_or(self.plot.x);
        let [low, high] = [0, 1].map(|end| self.chart.format.cell(row.ends.map(|ends| ends[end])));
        let [head_now, head_low, head_high] = &self.chart.columns;
        scene.hits.push(Hit {
            region: Region::Box(Rect { x: 0.0, y: start, width: self.size.width, height: self.step }),
            anchor: Point::new(anchor, y - radius),
            title: row.name.clone(),
            rows: vec![
                HitRow::new(Some(row.role), head_now, self.chart.format.cell(row.now)),
                HitRow::new(None, head_low, low),
                HitRow::new(None, head_high, high),
            ],
            series: Some(scene.series.len()),
            marks: Vec::new(),
            is_stop: true,
        });
        scene.series.push(layer);
    }
}

#[cfg(test)]
mod tests {
    use super::super::laws::{Awkward, DESK, check};
    use super::*;

    fn chart(rows: Vec<IntervalRow>, domain: (f64, f64)) -> Intervals {
        Intervals {
            words: Words { value: "名次".into(), category: "园区".into(), ..Words::default() },
            columns: ["现在", "最好", "最差"].map(String::from),
            rows,
            domain,
            format: Format::fixed(0),
        }
    }

    #[test]
    fn a_line_goes_from_end_to_end_and_the_pin_is_on_it() {
        let row = IntervalRow { name: "苏州".into(), now: Some(3.0), ends: Some([1.0, 5.0]), role: Role::Accent };
        let scene = chart(vec![row], (1.0, 9.0)).scene(DESK);
        let line = scene.marks().find_map(|mark| match mark {
            Mark::Line { points, stroke: Role::Accent, .. } => Some((points[0].x, points[1].x)),
            _ => None,
        });
        let (from, to) = line.unwrap();
        let pin = scene.marks().find_map(|mark| match mark {
            Mark::Dot { centre, fill: Role::Accent, .. } => Some(centre.x),
            _ => None,
        });
        assert!((pin.unwrap() - f64::midpoint(from, to)).abs() < 1e-9);
    }

    #[test]
    fn no_data_breaks_it() {
        check(&chart(Vec::new(), (1.0, 2.0)));
        let mut awkward = Awkward::new(7);
        for round in 0..100 {
            let values = awkward.values(3 * (round % 40));
            let row = |cells: &[Option<f64>]| IntervalRow {
                name: "产业集聚与创新能力".repeat(1 + round % 3),
                now: cells[0],
                ends: cells[1].zip(cells[2]).map(|(a, b)| [a, b]),
                role: if round % 2 == 0 { Role::Context } else { Role::Series(0) },
            };
            check(&chart(values.chunks_exact(3).map(row).collect(), (1.0, 2.0 + round as f64)));
        }
    }
}
