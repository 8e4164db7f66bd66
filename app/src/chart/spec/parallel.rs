//! Parallel coordinates: a few parks among all, every indicator on a scale of its own, better always upwards.

use super::ends::{self, End};
use super::legend::Legend;
use super::{Series, rows_at, runs};
use crate::chart::format::Format;
use crate::chart::hit::{Hit, HitRow, Region};
use crate::chart::measure::{fit, wrap};
use crate::chart::scale::{Linear, extent};
use crate::chart::scene::{Anchor, Baseline, Dash, Layer, Mark, Point, Rect, Role, Scene, Size, Text};
use crate::chart::{Chart, Table, Words};

/// Highlighted lines over muted ones; a missing value is a gap. On a phone each indicator is a row of dots.
#[derive(Clone, Debug)]
pub struct Parallel {
    pub words: Words,
    pub axes: Vec<ParallelAxis>,
    /// Everybody else, behind; drawn in the colour of context whatever their role.
    pub context: Vec<Series>,
    /// Two to eight that matter, one value an axis.
    pub series: Vec<Series>,
}

/// A scale that runs over all values of its indicator.
#[derive(Clone, Debug)]
pub struct ParallelAxis {
    pub name: String,
    /// The smaller the better: the axis runs the other way round.
    pub is_reversed: bool,
    pub format: Format,
}

struct Layout<'a> {
    chart: &'a Parallel,
    size: Size,
    /// Two ends of each axis: worst and best.
    axes: Vec<Option<AxisLine>>,
}

#[derive(Clone, Copy)]
struct AxisLine {
    worst: Point,
    best: Point,
    /// From value to share of the way from worst to best.
    scale: Linear,
    /// The part of the chart that is this axis: what answers where no dot is near.
    area: Rect,
}

impl Chart for Parallel {
    fn words(&self) -> &Words {
        &self.words
    }

    fn table(&self) -> Table {
        let columns = std::iter::once(&self.words.category).chain(self.axes.iter().map(|axis| &axis.name)).cloned();
        let row = |series: &Series| {
            let cells = self.axes.iter().enumerate().map(|(index, axis)| axis.format.cell(series.value(index)));
            std::iter::once(series.name.clone()).chain(cells).collect()
        };
        Table {
            caption: self.words.title.clone(),
            columns: columns.collect(),
            rows: self.series.iter().chain(&self.context).map(row).collect(),
        }
    }

    fn height(&self, width: f64, scale: f64) -> f64 {
        let size = Size { width, height: 0.0, scale };
        if size.is_narrow() {
            self.axes.len().max(1) as f64 * row_height(size) + self.legend(size).height + size.gap()
        } else {
            (width * 0.5).clamp(280.0 * scale, 400.0 * scale)
        }
    }

    fn scene(&self, size: Size) -> Scene {
        let mut scene = Scene::new(size);
        let layout = if size.is_narrow() { self.rows(&mut scene, size) } else { self.columns(&mut scene, size) };
        let is_lines = !size.is_narrow();
        scene.series = self.context.iter().map(|series| layout.layer(series, Role::Context, is_lines)).collect();
        scene.series.extend(self.series.iter().map(|series| layout.layer(series, series.role, is_lines)));
        if is_lines {
            layout.end_labels(&mut scene);
        }
        scene.hits = layout.hits();
        scene
    }
}

impl Parallel {
    fn legend(&self, size: Size) -> Legend {
        Legend::flow(self.series.iter().map(|series| (series.role, series.name.as_str())), size.width, size)
    }

    fn axis_line(&self, index: usize, worst: Point, best: Point, area: Rect) -> Option<AxisLine> {
        let axis = self.axes.get(index)?;
        let values = self.series.iter().chain(&self.context).filter_map(|series| series.value(index));
        let (low, high) = extent(values)?;
        let range = if axis.is_reversed { (1.0, 0.0) } else { (0.0, 1.0) };
        Some(AxisLine { worst, best, scale: Linear::new((low, high), range), area })
    }

    /// Upright axes side by side, named above, their ends written above and below.
    fn columns<'a>(&'a self, scene: &mut Scene, size: Size) -> Layout<'a> {
        let (font, gap) = (size.font(), size.gap());
        let names = ends::room(self.series.iter().map(|series| series.name.as_str()), size);
        let n_axes = self.axes.len().max(1) as f64;
        // The names take the place of the free half of the last slot, where that is not wider anyway.
        let slot = ((size.width - names) / (n_axes - 0.5)).min(size.width / n_axes);
        let top = font * 2.5 + gap + font * 1.4;
        let bottom = size.height - font * 1.6;
        let place = |(index, axis): (usize, &ParallelAxis)| {
            let x = slot * (index as f64 + 0.5);
            let lines = wrap(&axis.name, font, slot - gap, 2);
            for (row, line) in lines.iter().enumerate() {
                let at = Point::new(x, font * 1.25 * (row as f64 + 0.5));
                scene.base.push(Text::new(at, line.as_str(), font, Anchor::Middle, Role::Ink).into());
            }
            let (worst, best) = (Point::new(x, bottom), Point::new(x, top));
            scene.base.push(Mark::rule(worst, best, Role::InkMuted, size.scale));
            let area = Rect { x: x - slot / 2.0, y: 0.0, width: slot, height: size.height };
            let line = self.axis_line(index, worst, best, area)?;
            for (share, at, baseline) in [
                (1.0, Point::new(x, top - gap * 0.5), Baseline::Bottom),
                (0.0, Point::new(x, bottom + gap * 0.5), Baseline::Top),
            ] {
                let label = fit(&axis.format.write(line.value(share)), font * 0.9, slot - gap);
                scene
                    .base
                    .push(Text::new(at, label, font * 0.9, Anchor::Middle, Role::InkMuted).baseline(baseline).into());
            }
            Some(line)
        };
        let axes = self.axes.iter().enumerate().map(place).collect();
        Layout { chart: self, size, axes }
    }

    /// Level axes one above the other, each under its name and the values at its ends.
    fn rows<'a>(&'a self, scene: &mut Scene, size: Size) -> Layout<'a> {
        let (font, gap) = (size.font(), size.gap());
        let legend = self.legend(size);
        scene.base.extend(legend.marks(Point::new(0.0, size.height - legend.height), size));
        let row = (size.height - legend.height - gap).max(1.0) / self.axes.len().max(1) as f64;
        let font = font.min(row * 0.4);
        let place = |(index, axis): (usize, &ParallelAxis)| {
            let (top, y) = (row * index as f64, row * (index as f64 + 0.68));
            let (worst, best) = (Point::new(gap, y), Point::new(size.width - gap, y));
            scene.base.push(Mark::rule(worst, best, Role::Grid, size.scale));
            let name = fit(&axis.name, font, size.width * 0.6);
            let at = Point::new(0.0, top + font * 0.75);
            scene.base.push(Text::new(at, name, font, Anchor::Start, Role::Ink).into());
            let area = Rect { x: 0.0, y: top, width: size.width, height: row };
            let line = self.axis_line(index, worst, best, area)?;
            let range = format!("{} – {}", axis.format.write(line.value(0.0)), axis.format.write(line.value(1.0)));
            let range = fit(&range, font * 0.9, size.width * 0.36);
            let at = Point::new(size.width, at.y);
            scene.base.push(Text::new(at, range, font * 0.9, Anchor::End, Role::InkMuted).into());
            Some(line)
        };
        let axes = self.axes.iter().enumerate().map(place).collect();
        Layout { chart: self, size, axes }
    }
}

impl AxisLine {
    fn point(&self, value: f64) -> Option<Point> {
        let share = self.scale.px(value)?;
        let along = |worst: f64, best: f64| worst + share * (best - worst);
        Some(Point::new(along(self.worst.x, self.best.x), along(self.worst.y, self.best.y)))
    }

    /// The value at a share of the way from worst to best.
    fn value(&self, share: f64) -> f64 {
        self.scale.value(share)
    }
}

impl Layout<'_> {
    fn point(&self, series: &Series, axis: usize) -> Option<Point> {
        self.axes.get(axis).copied().flatten()?.point(series.value(axis)?)
    }

    fn layer(&self, series: &Series, role: Role, is_lines: bool) -> Layer {
        let mut layer = Layer::new(&series.name);
        let is_context = role == Role::Context;
        let stroke = self.size.stroke();
        for run in runs(series, self.axes.len()) {
            let points: Vec<Point> = run.iter().filter_map(|axis| self.point(series, *axis)).collect();
            if !is_context || !is_lines || points.len() == 1 {
                let radius = stroke * if is_context { 0.9 } else { 1.6 };
                layer.marks.extend(points.iter().flat_map(|point| match is_context {
                    true => vec![Mark::dot(*point, radius, role)],
                    false => Mark::pin(*point, radius, role).to_vec(),
                }));
            }
            if is_lines && points.len() > 1 {
                // Hundreds of lines behind must not outweigh the few in front.
                let opacity = if is_context { (12.0 / self.chart.context.len() as f64).clamp(0.15, 0.6) } else { 1.0 };
                let width = if is_context { self.size.scale } else { stroke };
                layer.marks.insert(0, Mark::Line { points, stroke: role, width, dash: Dash::Solid, opacity });
            }
        }
        layer
    }

    fn end_labels(&self, scene: &mut Scene) {
        let end = |series: &Series| (0..self.axes.len()).rev().find_map(|axis| self.point(series, axis));
        let ends: Vec<End<'_>> = (self.chart.series.iter())
            .filter_map(|series| Some(End { at: end(series)?, name: &series.name, role: series.role }))
            .collect();
        if let Some(last) = self.axes.iter().flatten().last() {
            let right = last.best.x + 0.5 * self.size.gap();
            ends::draw(scene, &ends, right, (last.best.y, last.worst.y), self.size);
        }
    }

    /// A stop for each axis with the highlighted few, and every dot for the pointer.
    fn hits(&self) -> Vec<Hit> {
        let n_context = self.chart.context.len();
        let mut hits = Vec::new();
        for (index, (axis, line)) in self.chart.axes.iter().zip(&self.axes).enumerate() {
            let Some(line) = line else { continue };
            let all = self.chart.context.iter().chain(&self.chart.series).enumerate();
            hits.extend(all.filter_map(|(layer, series)| {
                let at = line.point(series.value(index)?)?;
                let is_context = layer < n_context;
                let (colour, strong) = if is_context { (Role::Context, Role::Ink) } else { (series.role, series.role) };
                Some(Hit {
                    region: Region::Dot(at),
                    anchor: at,
                    title: series.name.clone(),
                    rows: vec![HitRow::new(Some(colour), &axis.name, axis.format.cell(series.value(index)))],
                    series: Some(layer),
                    marks: Mark::pin(at, self.size.stroke() * 2.0, strong).to_vec(),
                    is_stop: false,
                })
            }));
            let points = self.chart.series.iter().filter_map(|series| Some((self.point(series, index)?, series.role)));
            hits.push(Hit {
                region: Region::Box(line.area),
                anchor: Point::new(line.best.x, line.best.y),
                title: axis.name.clone(),
                rows: rows_at(&self.chart.series, index, &axis.format, axis.is_reversed),
                series: None,
                marks: points.flat_map(|(at, role)| Mark::pin(at, self.size.stroke() * 2.0, role)).collect(),
                is_stop: true,
            });
        }
        hits
    }
}

fn row_height(size: Size) -> f64 {
    size.font() * 3.6
}

#[cfg(test)]
mod tests {
    use super::super::laws::{Awkward, DESK, PHONE, check, lines_in};
    use super::*;

    fn chart(n_axes: usize, series: &[Vec<Option<f64>>], context: &[Vec<Option<f64>>]) -> Parallel {
        let named = |prefix: &str, values: &[Vec<Option<f64>>]| -> Vec<Series> {
            let named = values.iter().enumerate().map(|(index, values)| {
                Series::new(format!("{prefix}{index}"), Role::Series(index as u8), values.clone())
            });
            named.collect()
        };
        let axis = |index| ParallelAxis {
            name: format!("第{index}项人均指标（万元）"),
            is_reversed: index == 1,
            format: Format::fixed(0),
        };
        Parallel {
            words: Words { category: "园区".into(), ..Words::default() },
            axes: (0..n_axes).map(axis).collect(),
            series: named("园区", series),
            context: named("其他", context),
        }
    }

    #[test]
    fn each_axis_runs_over_all_and_better_is_up() {
        let scene = chart(2, &[vec![Some(10.0), Some(10.0)]], &[vec![Some(0.0), Some(0.0)]]).scene(DESK);
        let line = &lines_in(&scene, Role::Series(0))[0];
        let other = &lines_in(&scene, Role::Context)[0];
        assert!(line[0].y < other[0].y, "more is better on the first axis");
        assert!(line[1].y > other[1].y, "less is better on the second");
        assert_eq!(scene.series.len(), 2);
    }

    #[test]
    fn a_missing_value_is_a_gap() {
        let values = vec![Some(1.0), Some(2.0), None, Some(4.0), Some(5.0)];
        let scene = chart(5, &[values], &[vec![Some(0.0); 5], vec![Some(9.0); 5]]).scene(DESK);
        let of_park = Scene { series: vec![scene.series[2].clone()], ..Scene::default() };
        assert_eq!(lines_in(&of_park, Role::Series(0)).iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
        let stop = scene.hits.iter().filter(|hit| hit.is_stop).nth(2).unwrap();
        assert_eq!(stop.rows[0].value, "—");
    }

    #[test]
    fn a_phone_has_rows_of_dots() {
        let chart = chart(3, &[vec![Some(1.0), Some(2.0), Some(3.0)]], &[vec![Some(5.0); 3]]);
        let scene = chart.scene(Size { height: chart.height(PHONE.width, 1.0), ..PHONE });
        assert!(lines_in(&scene, Role::Series(0)).is_empty());
        let dots: Vec<Point> = scene.series[1]
            .marks
            .iter()
            .map(|mark| mark.bounds())
            .map(|bounds| Point::new(bounds.x, bounds.y))
            .collect();
        assert!(dots.windows(2).all(|pair| pair[0].y <= pair[1].y + 2.0), "{dots:?}");
    }

    #[test]
    fn the_table_has_everyone() {
        let table = chart(2, &[vec![Some(1.0), None]], &[vec![Some(2.0), Some(3.0)]]).table();
        assert_eq!(table.rows, [["园区0", "1", "—"], ["其他0", "2", "3"]]);
    }

    #[test]
    fn no_data_breaks_it() {
        check(&chart(0, &[], &[]));
        check(&chart(4, &[vec![Some(3.0); 4], vec![Some(3.0); 4]], &[]));
        let mut awkward = Awkward::new(7);
        for round in 0..80 {
            let n_axes = round % 11;
            let series: Vec<_> = (0..round % 9).map(|_| awkward.values(n_axes)).collect();
            let context: Vec<_> = (0..round % 31).map(|_| awkward.values(n_axes)).collect();
            check(&chart(n_axes, &series, &context));
        }
    }
}
