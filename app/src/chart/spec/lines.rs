//! Lines over time: scores, ranks, cumulative cash. Names stand at the ends of their lines where there is room.

use super::axes::{ValueAxis, axis_title, period_labels, plot_area};
use super::ends::{self, End};
use super::legend::Legend;
use super::{Periods, Series, rows_at, runs};
use crate::chart::format::Format;
use crate::chart::hit::{Hit, HitRow, Region};
use crate::chart::scale::Linear;
use crate::chart::scene::{Anchor, Layer, Mark, Point, Rect, Role, Scene, Size, Text};
use crate::chart::ticks::rank_ticks;
use crate::chart::{Chart, Table, Words};

/// One line a series; a missing year is a gap, never a guess.
#[derive(Clone, Debug)]
pub struct Lines {
    pub words: Words,
    pub periods: Periods,
    pub series: Vec<Series>,
    pub vertical: Vertical,
    /// Ranges around lines.
    pub fans: Vec<Fan>,
    /// Moments worth a word.
    pub callouts: Vec<Callout>,
    pub format: Format,
}

/// What the vertical axis is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vertical {
    /// Fitted to the values.
    Value,
    /// Fitted to the values and zero, which gets a firm line.
    WithZero,
    /// Ranks: the first at the top, `worst` at the bottom.
    Rank { worst: u32 },
}

/// A range around a series, such as P5–P95.
#[derive(Clone, Debug, PartialEq)]
pub struct Fan {
    /// Index of the series it belongs to.
    pub series: usize,
    pub low: Vec<Option<f64>>,
    pub high: Vec<Option<f64>>,
    /// How the ends are called in tooltip and table: "P5", "P95".
    pub low_name: String,
    pub high_name: String,
}

/// A word at a point of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Callout {
    pub series: usize,
    pub period: usize,
    /// "第 7 年回本".
    pub label: String,
}

/// Everything placed: what the drawing steps share.
struct Layout<'a> {
    chart: &'a Lines,
    size: Size,
    plot: Rect,
    xs: Vec<f64>,
    scale: Linear,
}

impl Chart for Lines {
    fn words(&self) -> &Words {
        &self.words
    }

    fn table(&self) -> Table {
        let mut columns = vec![self.words.category.clone()];
        columns.extend(self.series.iter().map(|series| series.name.clone()));
        for fan in &self.fans {
            let name = self.series.get(fan.series).map_or("", |series| series.name.as_str());
            columns.extend([format!("{name} {}", fan.low_name), format!("{name} {}", fan.high_name)]);
        }
        let row = |index: usize| {
            let mut row = vec![self.periods.label(index).to_owned()];
            row.extend(self.series.iter().map(|series| self.format.cell(series.value(index))));
            for fan in &self.fans {
                row.extend([&fan.low, &fan.high].map(|side| self.format.cell(side.get(index).copied().flatten())));
            }
            row
        };
        Table { caption: self.words.title.clone(), columns, rows: (0..self.periods.len()).map(row).collect() }
    }

    fn height(&self, width: f64, scale: f64) -> f64 {
        let size = Size { width, height: 0.0, scale };
        (width * 0.56).clamp(240.0 * scale, 380.0 * scale) + self.legend(size).height
    }

    fn scene(&self, size: Size) -> Scene {
        let mut scene = Scene::new(size);
        let legend = self.legend(size);
        let top = axis_title(&mut scene, &self.words.value, size).max(size.gap());
        let bottom = size.height - size.font() - 1.5 * size.gap() - legend.height;
        let axis = self.axis(bottom - top, size);
        let left = axis.label_width(size) + size.gap();
        let right = size.width
            - if size.is_narrow() {
                size.gap()
            } else {
                ends::room(self.series.iter().map(|series| series.name.as_str()), size)
            };
        let plot = plot_area(left, top, right, bottom);
        let scale = match self.vertical {
            Vertical::Rank { .. } => Linear::new(axis.domain, (plot.y, plot.bottom())),
            Vertical::Value | Vertical::WithZero => Linear::new(axis.domain, (plot.bottom(), plot.y)),
        };
        let inset = (plot.width * 0.03).min(2.0 * size.gap());
        let xs = self.periods.positions(plot.x + inset, plot.right() - inset);

        axis.draw(&mut scene, plot, &scale, size);
        period_labels(&mut scene, plot, &xs, self.periods.labels(), size);
        scene.base.extend(legend.marks(Point::new(0.0, size.height - legend.height), size));

        let layout = Layout { chart: self, size, plot, xs, scale };
        scene.series = (0..self.series.len()).filter_map(|index| layout.layer(index)).collect();
        if !size.is_narrow() {
            layout.end_labels(&mut scene);
        }
        layout.callouts(&mut scene);
        scene.hits = (0..self.periods.len()).filter_map(|index| layout.hit(index)).collect();
        scene
    }
}

impl Lines {
    /// Names for where there is no room for them at the lines; empty where there is.
    fn legend(&self, size: Size) -> Legend {
        let is_needed = size.is_narrow() && self.series.len() > 1;
        let names = self.series.iter().filter(|_| is_needed).map(|series| (series.role, series.name.as_str()));
        Legend::flow(names, size.width, size)
    }

    fn axis(&self, room: f64, size: Size) -> ValueAxis {
        if let Vertical::Rank { worst } = self.vertical {
            let seen = self.series.iter().flat_map(Series::known).fold(1.0, f64::max);
            let worst = worst.max(seen.ceil() as u32);
            let most = ((room / (size.font() * 2.6)) as usize).clamp(2, 10);
            let ticks = rank_ticks(worst, most).into_iter().map(f64::from).collect();
            return ValueAxis::labelled((0.5, f64::from(worst) + 0.5), ticks, size, &self.format);
        }
        let fans = self.fans.iter().flat_map(|fan| fan.low.iter().chain(&fan.high).flatten().copied());
        let zero = (self.vertical == Vertical::WithZero).then_some(0.0);
        let values = self.series.iter().flat_map(Series::known).chain(fans).chain(zero);
        ValueAxis::over(values, room, size, &self.format)
    }
}

impl Layout<'_> {
    fn point(&self, index: usize, value: Option<f64>) -> Option<Point> {
        Some(Point::new(*self.xs.get(index)?, self.scale.px(value?)?))
    }

    fn layer(&self, index: usize) -> Option<Layer> {
        let series = self.chart.series.get(index)?;
        let mut layer = Layer::new(&series.name);
        for fan in self.chart.fans.iter().filter(|fan| fan.series == index) {
            layer.marks.extend(self.fan(fan, series.role));
        }
        let stroke = self.size.stroke();
        let has_dots = self.plot.width / self.xs.len().max(1) as f64 > 3.0 * self.size.font();
        for run in runs(series, self.xs.len()) {
            let points: Vec<Point> = run.iter().filter_map(|at| self.point(*at, series.value(*at))).collect();
            if has_dots || points.len() == 1 {
                let dots = points.iter().map(|point| Mark::dot(*point, stroke * 1.4, series.role));
                layer.marks.extend(dots);
            }
            if points.len() > 1 {
                layer.marks.push(Mark::line(points, series.role, stroke));
            }
        }
        Some(layer)
    }

    /// Bands over the stretches where both ends are known.
    fn fan(&self, fan: &Fan, role: Role) -> Vec<Mark> {
        let finite = |value: &Option<f64>| value.filter(|value| value.is_finite());
        let both = fan.low.iter().zip(&fan.high).map(|(low, high)| finite(low).and(finite(high)));
        let known = Series::new("", role, both.collect());
        let side = |run: &[usize], values: &[Option<f64>]| -> Vec<Point> {
            run.iter().filter_map(|at| self.point(*at, values.get(*at).copied().flatten())).collect()
        };
        let bands = runs(&known, self.xs.len()).into_iter().filter(|run| run.len() > 1).map(|run| {
            let mut points = side(&run, &fan.high);
            points.extend(side(&run, &fan.low).into_iter().rev());
            Mark::Area { points, fill: role, opacity: 0.16 }
        });
        bands.collect()
    }

    /// Names at the right, each as near to the end of its line as the others let it.
    fn end_labels(&self, scene: &mut Scene) {
        let end = |series: &'_ Series| {
            let last = (0..self.xs.len()).rev().find(|at| series.value(*at).is_some())?;
            self.point(last, series.value(last))
        };
        let ends = (self.chart.series.iter())
            .filter_map(|series| Some(End { at: end(series)?, name: &series.name, role: series.role }));
        let range = (0.0, self.plot.bottom() + self.size.font());
        ends::draw(scene, &ends.collect::<Vec<_>>(), self.plot.right(), range, self.size);
    }

    /// Words at points: above, below or beside, wherever nothing else is written; the pin stays in any case.
    fn callouts(&self, scene: &mut Scene) {
        let (font, gap) = (self.size.font(), self.size.gap());
        let mut taken: Vec<Rect> = scene.texts().map(Text::bounds).collect();
        let sheet = Rect { x: 0.0, y: 0.0, width: self.size.width, height: self.size.height };
        for callout in &self.chart.callouts {
            let Some(series) = self.chart.series.get(callout.series) else { continue };
            let Some(at) = self.point(callout.period, series.value(callout.period)) else { continue };
            scene.front.extend(Mark::pin(at, self.size.stroke() * 2.2, series.role));
            let places = [
                (0.0, -2.0 * gap, Anchor::Middle),
                (0.0, 2.0 * gap, Anchor::Middle),
                (1.5 * gap, -1.5 * gap, Anchor::Start),
                (1.5 * gap, 1.5 * gap, Anchor::Start),
                (-1.5 * gap, -1.5 * gap, Anchor::End),
                (-1.5 * gap, 1.5 * gap, Anchor::End),
            ];
            let free = places.into_iter().find_map(|(dx, dy, anchor)| {
                let place = Point::new(at.x + dx, at.y + dy);
                let text = Text::new(place, callout.label.as_str(), font, anchor, Role::Ink).bold();
                let bounds = text.bounds();
                let is_inside = bounds.x >= 0.0
                    && bounds.right() <= sheet.width
                    && bounds.y >= 0.0
                    && bounds.bottom() <= sheet.height;
                (is_inside && !taken.iter().any(|other| other.overlaps(bounds))).then_some((text, bounds))
            });
            if let Some((text, bounds)) = free {
                taken.push(bounds);
                scene.front.push(Mark::Box { rect: bounds, fill: Role::Surface, opacity: 0.8 });
                scene.front.push(text.into());
            }
        }
    }

    /// All series at one period.
    fn hit(&self, index: usize) -> Option<Hit> {
        let x = *self.xs.get(index)?;
        let before = index.checked_sub(1).and_then(|before| self.xs.get(before));
        let from = before.map_or(self.plot.x, |before| (before + x) / 2.0);
        let to = self.xs.get(index + 1).map_or(self.plot.right(), |after| (x + after) / 2.0);
        let low_is_first = matches!(self.chart.vertical, Vertical::Rank { .. });
        let mut rows = rows_at(&self.chart.series, index, &self.chart.format, low_is_first);
        for fan in &self.chart.fans {
            let role = self.chart.series.get(fan.series).map(|series| series.role);
            for (name, side) in [(&fan.high_name, &fan.high), (&fan.low_name, &fan.low)] {
                rows.push(HitRow::new(role, name, self.chart.format.cell(side.get(index).copied().flatten())));
            }
        }
        for callout in self.chart.callouts.iter().filter(|callout| callout.period == index) {
            rows.push(HitRow::new(None, &callout.label, String::new()));
        }
        let points: Vec<(Point, Role)> = (self.chart.series.iter())
            .filter_map(|series| Some((self.point(index, series.value(index))?, series.role)))
            .collect();
        let top = points.iter().map(|(point, _)| point.y).fold(self.plot.bottom(), f64::min);
        let rule =
            Mark::rule(Point::new(x, self.plot.y), Point::new(x, self.plot.bottom()), Role::InkMuted, self.size.scale);
        let pins = points.iter().flat_map(|(point, role)| Mark::pin(*point, self.size.stroke() * 2.0, *role));
        Some(Hit {
            region: Region::Box(Rect { x: from, y: 0.0, width: (to - from).max(0.0), height: self.size.height }),
            anchor: Point::new(x, top),
            title: self.chart.periods.label(index).to_owned(),
            rows,
            series: None,
            marks: std::iter::once(rule).chain(pins).collect(),
            is_stop: true,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::laws::{Awkward, DESK, PHONE, check, lines_in};
    use super::*;

    fn chart(vertical: Vertical, values: &[&[Option<f64>]]) -> Lines {
        let series = values
            .iter()
            .enumerate()
            .map(|(index, values)| Series::new(format!("园区{index}"), Role::Series(index as u8), values.to_vec()));
        let longest = values.iter().map(|values| values.len()).max().unwrap_or(0);
        Lines {
            words: Words { value: "得分".into(), category: "年份".into(), ..Words::default() },
            periods: Periods::years(2000..2000 + longest as i32),
            series: series.collect(),
            vertical,
            fans: Vec::new(),
            callouts: Vec::new(),
            format: Format::fixed(0),
        }
    }

    fn first_line(scene: &Scene) -> Vec<Point> {
        lines_in(scene, Role::Series(0)).swap_remove(0)
    }

    #[test]
    fn values_stand_at_their_height() {
        let scene = chart(Vertical::Value, &[&[Some(0.0), Some(50.0), Some(100.0)]]).scene(DESK);
        let line = first_line(&scene);
        assert!(line[0].y > line[1].y && line[1].y > line[2].y);
        assert!((line[1].y - (line[0].y + line[2].y) / 2.0).abs() < 1e-9, "{line:?}");
        assert!((line[1].x - (line[0].x + line[2].x) / 2.0).abs() < 1e-9, "{line:?}");
    }

    #[test]
    fn the_first_rank_is_on_top() {
        let scene = chart(Vertical::Rank { worst: 10 }, &[&[Some(10.0), Some(1.0)]]).scene(DESK);
        let line = first_line(&scene);
        assert!(line[0].y > line[1].y, "{line:?}");
        assert!(scene.texts().any(|text| text.text == "1"));
    }

    #[test]
    fn a_missing_year_is_a_gap() {
        let scene = chart(Vertical::Value, &[&[Some(1.0), Some(2.0), None, Some(4.0), Some(5.0)]]).scene(DESK);
        let lines = lines_in(&scene, Role::Series(0));
        assert_eq!(lines.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
        let dots = scene.series[0].marks.iter().filter(|mark| matches!(mark, Mark::Dot { .. })).count();
        assert_eq!(dots, 4);
        assert_eq!(scene.hits[2].rows[0].value, "—");
    }

    #[test]
    fn zero_is_on_the_axis_when_it_matters() {
        let mut cash = chart(Vertical::WithZero, &[&[Some(-40.0), Some(-60.0), Some(20.0)]]);
        cash.callouts = vec![Callout { series: 0, period: 1, label: "最深 −60".into() }];
        let scene = cash.scene(DESK);
        let zero = scene.base.iter().any(|mark| matches!(mark, Mark::Line { stroke: Role::InkMuted, .. }));
        assert!(zero, "no firm line at zero");
        assert!(scene.texts().any(|text| text.text == "最深 −60"));
        assert!(scene.hits[1].rows.iter().any(|row| row.name == "最深 −60"));
    }

    #[test]
    fn fans_are_areas_and_reach_the_table() {
        let mut cash = chart(Vertical::WithZero, &[&[Some(1.0), Some(2.0), Some(3.0)]]);
        cash.fans = vec![Fan {
            series: 0,
            low: vec![Some(0.0), None, Some(1.0)],
            high: vec![Some(2.0), Some(4.0), Some(9.0)],
            low_name: "P5".into(),
            high_name: "P95".into(),
        }];
        assert!(!cash.scene(DESK).marks().any(|mark| matches!(mark, Mark::Area { .. })), "a band over a gap");
        cash.fans[0].low[1] = Some(1.0);
        let scene = cash.scene(DESK);
        let areas: Vec<_> = scene.marks().filter(|mark| matches!(mark, Mark::Area { .. })).collect();
        assert_eq!(areas.len(), 1);
        let table = cash.table();
        assert_eq!(table.columns, ["年份", "园区0", "园区0 P5", "园区0 P95"]);
        assert_eq!(table.rows[1], ["2001", "2", "1", "4"]);
    }

    #[test]
    fn names_are_at_the_lines_or_in_a_legend() {
        let crowd: Vec<Vec<Option<f64>>> = (0..8).map(|_| vec![Some(1.0), Some(5.0)]).collect();
        let crowd: Vec<&[Option<f64>]> = crowd.iter().map(Vec::as_slice).collect();
        let chart = chart(Vertical::Value, &crowd);
        for size in [DESK, PHONE] {
            let scene = chart.scene(size);
            let named = (0..8).all(|index| scene.texts().any(|text| text.text == format!("园区{index}")));
            assert!(named, "{size:?}");
        }
    }

    #[test]
    fn no_data_breaks_it() {
        check(&chart(Vertical::Value, &[]));
        check(&chart(Vertical::Value, &[&[]]));
        check(&chart(Vertical::WithZero, &[&[Some(3.0)]]));
        check(&chart(Vertical::Value, &[&[Some(7.0), Some(7.0)], &[None, None]]));
        check(&chart(Vertical::Rank { worst: 1 }, &[&[Some(1.0)]]));
        check(&chart(Vertical::Value, &[&[Some(-f64::MAX), Some(f64::MAX)]]));
        let mut awkward = Awkward::new(1);
        for round in 0..200 {
            let rows: Vec<Vec<Option<f64>>> = (0..1 + round % 8).map(|_| awkward.values(1 + round % 23)).collect();
            let rows: Vec<&[Option<f64>]> = rows.iter().map(Vec::as_slice).collect();
            let vertical = [Vertical::Value, Vertical::WithZero, Vertical::Rank { worst: 30 }][round % 3];
            let mut chart = chart(vertical, &rows);
            chart.callouts = (0..5).map(|period| Callout { series: 0, period, label: "拐点".into() }).collect();
            check(&chart);
        }
    }
}
