//! Stacked columns: what income is made of, year by year; costs hang below zero.

use super::axes::{ValueAxis, axis_title, period_labels, plot_area};
use super::ends::{self, End};
use super::legend::Legend;
use super::{Periods, Series};
use crate::chart::format::Format;
use crate::chart::hit::{Hit, HitRow, Region};
use crate::chart::measure::{fit, text_width};
use crate::chart::scale::{Band, Linear};
use crate::chart::scene::{Anchor, Layer, Mark, Point, Rect, Role, Scene, Size, Text};
use crate::chart::{Chart, Table, Words};

/// One column a period. Positive values stack upwards from zero in the order of the series, negative ones downwards.
#[derive(Clone, Debug)]
pub struct Stacked {
    pub words: Words,
    pub periods: Periods,
    /// At most seven can be told apart: group the tail.
    pub series: Vec<Series>,
    /// A line over the columns: the balance.
    pub net: Option<Series>,
    /// A moment between periods.
    pub turn: Option<Turn>,
    pub format: Format,
}

/// A line before the column of `period`, with a word: "2031 年起股权收益超过租金".
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    pub period: usize,
    pub label: String,
}

/// A part of a column, in values.
struct Part {
    series: usize,
    from: f64,
    to: f64,
}

struct Layout<'a> {
    chart: &'a Stacked,
    size: Size,
    plot: Rect,
    band: Band,
    scale: Linear,
}

impl Chart for Stacked {
    fn words(&self) -> &Words {
        &self.words
    }

    fn table(&self) -> Table {
        let all = || self.series.iter().chain(&self.net);
        let columns = std::iter::once(self.words.category.clone()).chain(all().map(|series| series.name.clone()));
        let row = |(index, label): (usize, &String)| {
            std::iter::once(label.clone()).chain(all().map(|series| self.format.cell(series.value(index)))).collect()
        };
        Table {
            caption: self.words.title.clone(),
            columns: columns.collect(),
            rows: self.periods.labels().iter().enumerate().map(row).collect(),
        }
    }

    fn height(&self, width: f64, scale: f64) -> f64 {
        let size = Size { width, height: 0.0, scale };
        (width * 0.56).clamp(240.0 * scale, 380.0 * scale) + self.legend(size).height
    }

    fn scene(&self, size: Size) -> Scene {
        let mut scene = Scene::new(size);
        let legend = self.legend(size);
        let turn_room = if self.turn.is_some() { size.font() * 1.8 } else { 0.0 };
        let top = axis_title(&mut scene, &self.words.value, size).max(size.gap()) + turn_room;
        let bottom = size.height - size.font() - 1.5 * size.gap() - legend.height;

        let parts: Vec<Vec<Part>> = (0..self.periods.len()).map(|period| self.parts(period)).collect();
        let ends = parts.iter().flatten().map(|part| part.to).chain(self.net.iter().flat_map(Series::known));
        let axis = ValueAxis::over(ends.chain([0.0]), bottom - top, size, &self.format);
        let left = axis.label_width(size) + size.gap();
        let right = size.width - if size.is_narrow() { 0.0 } else { ends::room(self.names(), size) };
        let plot = plot_area(left, top, right, bottom);
        let scale = Linear::new(axis.domain, (plot.bottom(), plot.y));
        let band = Band::new(self.periods.len(), (plot.x, plot.right()), 0.3);

        axis.draw(&mut scene, plot, &scale, size);
        let centres: Vec<f64> = (0..self.periods.len()).map(|period| band.centre(period)).collect();
        period_labels(&mut scene, plot, &centres, self.periods.labels(), size);
        scene.base.extend(legend.marks(Point::new(0.0, size.height - legend.height), size));

        let layout = Layout { chart: self, size, plot, band, scale };
        scene.series = layout.layers(&parts);
        layout.turn(&mut scene);
        if !size.is_narrow() {
            layout.end_labels(&mut scene, &parts);
        }
        scene.hits = (0..self.periods.len()).map(|period| layout.hit(period)).collect();
        scene
    }
}

impl Stacked {
    fn names(&self) -> impl Iterator<Item = &str> {
        self.series.iter().chain(&self.net).map(|series| series.name.as_str())
    }

    fn legend(&self, size: Size) -> Legend {
        let all = self.series.iter().chain(&self.net).filter(|_| size.is_narrow());
        Legend::flow(all.map(|series| (series.role, series.name.as_str())), size.width, size)
    }

    /// The parts of a period's column, from zero outwards.
    fn parts(&self, period: usize) -> Vec<Part> {
        let (mut up, mut down) = (0.0, 0.0);
        let part = |(series, values): (usize, &Series)| {
            let value = values.value(period).filter(|value| *value != 0.0)?;
            let base = if value > 0.0 { &mut up } else { &mut down };
            let (from, to) = (*base, *base + value);
            *base = to;
            to.is_finite().then_some(Part { series, from, to })
        };
        self.series.iter().enumerate().filter_map(part).collect()
    }
}

impl Layout<'_> {
    fn rect(&self, period: usize, part: &Part) -> Option<Rect> {
        let (from, to) = (self.scale.px(part.from)?, self.scale.px(part.to)?);
        let half = self.band.width() / 2.0;
        let x = self.band.centre(period);
        Some(Rect::between(Point::new(x - half, from), Point::new(x + half, to)))
    }

    fn layers(&self, parts: &[Vec<Part>]) -> Vec<Layer> {
        let mut layers: Vec<Layer> = self.chart.series.iter().map(|series| Layer::new(&series.name)).collect();
        for (period, column) in parts.iter().enumerate() {
            for part in column {
                let (Some(layer), Some(series)) = (layers.get_mut(part.series), self.chart.series.get(part.series))
                else {
                    continue;
                };
                let Some(rect) = self.rect(period, part) else { continue };
                // A hair of background between neighbours, where they are thick enough to spare it.
                let hair = if rect.height > 3.0 * self.size.scale { self.size.scale } else { 0.0 };
                let y = if part.to > part.from { rect.y + hair } else { rect.y };
                layer.marks.push(Mark::bar(Rect { y, height: rect.height - hair, ..rect }, series.role));
            }
        }
        if let Some(net) = &self.chart.net {
            let mut layer = Layer::new(&net.name);
            for run in super::runs(net, parts.len()) {
                let points: Vec<Point> = run.iter().filter_map(|period| self.net_point(net, *period)).collect();
                let dots = points.iter().flat_map(|point| Mark::pin(*point, self.size.stroke() * 1.3, net.role));
                let dots: Vec<Mark> = dots.collect();
                if points.len() > 1 {
                    layer.marks.push(Mark::line(points.clone(), Role::Surface, self.size.stroke() * 2.2));
                    layer.marks.push(Mark::line(points, net.role, self.size.stroke()));
                }
                layer.marks.extend(dots);
            }
            layers.push(layer);
        }
        layers
    }

    fn net_point(&self, net: &Series, period: usize) -> Option<Point> {
        Some(Point::new(self.band.centre(period), self.scale.px(net.value(period)?)?))
    }

    /// The line of the turn, its word above the plot on the side with more room.
    fn turn(&self, scene: &mut Scene) {
        let Some(turn) = self.chart.turn.as_ref().filter(|turn| turn.period < self.chart.periods.len()) else { return };
        let font = self.size.font();
        let x = self.band.centre(turn.period) - self.band.step() / 2.0;
        let y = self.plot.y - font * 0.9;
        let (from, to) = (Point::new(x, y - font * 0.6), Point::new(x, self.plot.bottom()));
        scene.front.push(Mark::dotted_rule(from, to, Role::InkMuted, self.size.scale));
        let gap = self.size.gap() * 0.75;
        let (room_left, room_right) = (x - gap, self.size.width - x - gap);
        let fits_right = text_width(&turn.label, font) * 1.06 <= room_right || room_right >= room_left;
        let (anchor, dx, room) =
            if fits_right { (Anchor::Start, gap, room_right) } else { (Anchor::End, -gap, room_left) };
        let label = fit(&turn.label, font * 1.06, room);
        scene.front.push(Text::new(Point::new(x + dx, y), label, font, anchor, Role::Ink).bold().into());
    }

    /// Names beside the last column that has a part of theirs.
    fn end_labels(&self, scene: &mut Scene, parts: &[Vec<Part>]) {
        let middle = |series: usize| {
            parts.iter().enumerate().rev().find_map(|(period, column)| {
                let part = column.iter().find(|part| part.series == series)?;
                let rect = self.rect(period, part)?;
                Some(Point::new(rect.right(), rect.y + rect.height / 2.0))
            })
        };
        let of_parts = self
            .chart
            .series
            .iter()
            .enumerate()
            .filter_map(|(index, series)| Some(End { at: middle(index)?, name: &series.name, role: series.role }));
        let of_net = self.chart.net.iter().filter_map(|net| {
            let at = (0..parts.len()).rev().find_map(|period| self.net_point(net, period))?;
            Some(End { at, name: &net.name, role: net.role })
        });
        let range = (0.0, self.plot.bottom() + self.size.font());
        ends::draw(scene, &of_parts.chain(of_net).collect::<Vec<_>>(), self.plot.right(), range, self.size);
    }

    /// A whole column, its parts from top to bottom as they stand.
    fn hit(&self, period: usize) -> Hit {
        let row = |series: &Series| {
            HitRow::new(Some(series.role), &series.name, self.chart.format.cell(series.value(period)))
        };
        let mut rows: Vec<HitRow> = self.chart.series.iter().rev().map(row).collect();
        rows.extend(self.chart.net.iter().map(row));
        if let Some(turn) = self.chart.turn.as_ref().filter(|turn| turn.period == period) {
            rows.push(HitRow::new(None, &turn.label, String::new()));
        }
        let (step, x) = (self.band.step(), self.band.centre(period));
        let slot = Rect { x: x - step / 2.0, y: self.plot.y, width: step, height: self.plot.height };
        Hit {
            region: Region::Box(slot),
            anchor: Point::new(x, self.plot.y + self.plot.height * 0.3),
            title: self.chart.periods.label(period).to_owned(),
            rows,
            series: None,
            marks: vec![Mark::Box { rect: slot, fill: Role::InkMuted, opacity: 0.12 }],
            is_stop: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::laws::{Awkward, DESK, check};
    use super::*;

    fn chart(values: &[Vec<Option<f64>>]) -> Stacked {
        let series = values
            .iter()
            .enumerate()
            .map(|(index, values)| Series::new(format!("收入{index}"), Role::Series(index as u8), values.clone()));
        let longest = values.iter().map(Vec::len).max().unwrap_or(0);
        Stacked {
            words: Words { value: "亿元".into(), category: "年份".into(), ..Words::default() },
            periods: Periods::years(2025..2025 + longest as i32),
            series: series.collect(),
            net: None,
            turn: None,
            format: Format::fixed(0),
        }
    }

    fn boxes(scene: &Scene, role: Role) -> Vec<Rect> {
        let boxes = scene.marks().filter_map(|mark| match mark {
            Mark::Box { rect, fill, .. } if *fill == role => Some(*rect),
            _ => None,
        });
        boxes.collect()
    }

    #[test]
    fn income_stacks_up_and_cost_hangs_down() {
        let scene = chart(&[vec![Some(30.0)], vec![Some(20.0)], vec![Some(-25.0)]]).scene(DESK);
        let [first, second, cost] = [0, 1, 2].map(|index| boxes(&scene, Role::Series(index))[0]);
        assert!((first.y - second.bottom() - 1.0).abs() < 1e-9, "the second stands on the first, a hair above");
        assert!((cost.y - first.bottom()).abs() < 1e-9, "cost hangs from zero");
        assert!(((first.height + 1.0) / (second.height + 1.0) - 1.5).abs() < 1e-9);
    }

    #[test]
    fn nothing_and_missing_take_no_room_but_show_in_the_table() {
        let chart = chart(&[vec![Some(0.0), None, Some(5.0)]]);
        let scene = chart.scene(DESK);
        assert_eq!(boxes(&scene, Role::Series(0)).len(), 1);
        let values: Vec<_> = chart.table().rows.into_iter().map(|row| row[1].clone()).collect();
        assert_eq!(values, ["0", "—", "5"]);
    }

    #[test]
    fn the_turn_stands_before_its_column() {
        let mut chart = chart(&[vec![Some(1.0), Some(2.0), Some(3.0)]]);
        chart.turn = Some(Turn { period: 1, label: "股权收益超过租金".into() });
        let scene = chart.scene(DESK);
        let rule = scene.front.iter().find_map(|mark| match mark {
            Mark::Line { points, .. } => Some(points[0].x),
            _ => None,
        });
        let columns = boxes(&scene, Role::Series(0));
        assert!(columns[0].right() < rule.unwrap() && rule.unwrap() < columns[1].x);
        assert!(scene.hits[1].rows.iter().any(|row| row.name == "股权收益超过租金"));
    }

    #[test]
    fn no_data_breaks_it() {
        check(&chart(&[]));
        check(&chart(&[vec![Some(f64::MAX)], vec![Some(f64::MAX)]]));
        let mut awkward = Awkward::new(4);
        for round in 0..150 {
            let periods = round % 21;
            let mut chart = chart(&(0..round % 8).map(|_| awkward.values(periods)).collect::<Vec<_>>());
            chart.net = Some(Series::new("净额", Role::Ink, awkward.values(periods)));
            chart.turn =
                Some(Turn { period: round % 25, label: "自这一年起股权收益超过租金收入".into() });
            check(&chart);
        }
    }
}
