//! A radar: the profile of a few parks on axes with one common scale.

use std::f64::consts::{FRAC_PI_2, TAU};

use super::axes::plot_area;
use super::legend::Legend;
use super::{Series, rows_at};
use crate::chart::format::Format;
use crate::chart::hit::{Hit, Region};
use crate::chart::measure::{text_width, wrap};
use crate::chart::place::keep_apart;
use crate::chart::scale::Linear;
use crate::chart::scene::{Anchor, Layer, Mark, Point, Rect, Role, Scene, Size, Text};
use crate::chart::ticks::ticks;
use crate::chart::{Chart, Table, Words};

/// Two to eight series on three or more axes. A missing value opens the outline and leaves a hollow dot near the centre.
#[derive(Clone, Debug)]
pub struct Radar {
    pub words: Words,
    /// Names of the axes, clockwise from the top.
    pub axes: Vec<String>,
    /// One value an axis, all within `domain`; a value outside it is shown as missing.
    pub series: Vec<Series>,
    /// From the centre to the rim.
    pub domain: (f64, f64),
    pub format: Format,
}

struct Layout<'a> {
    chart: &'a Radar,
    size: Size,
    centre: Point,
    scale: Linear,
}

/// The name of an axis, in lines, and the box they fill.
struct AxisLabel {
    lines: Vec<String>,
    bounds: Rect,
    anchor: Anchor,
}

impl Chart for Radar {
    fn words(&self) -> &Words {
        &self.words
    }

    fn table(&self) -> Table {
        let mut columns = vec![self.words.category.clone()];
        columns.extend(self.series.iter().map(|series| series.name.clone()));
        let row = |(index, axis): (usize, &String)| {
            let cells = self.series.iter().map(|series| self.format.cell(series.value(index)));
            std::iter::once(axis.clone()).chain(cells).collect()
        };
        Table { caption: self.words.title.clone(), columns, rows: self.axes.iter().enumerate().map(row).collect() }
    }

    fn height(&self, width: f64, scale: f64) -> f64 {
        let size = Size { width, height: 0.0, scale };
        let legend = if has_side_legend(size) { 0.0 } else { self.legend(size).height + size.gap() };
        (width * 0.74).clamp(260.0 * scale, 420.0 * scale) + legend
    }

    fn scene(&self, size: Size) -> Scene {
        let mut scene = Scene::new(size);
        let legend = self.legend(size);
        let room = if has_side_legend(size) {
            let x = size.width - legend.width(size);
            scene.base.extend(legend.marks(Point::new(x, (size.height - legend.height) / 2.0), size));
            plot_area(0.0, 0.0, x - 2.0 * size.gap(), size.height)
        } else {
            let y = size.height - legend.height;
            scene.base.extend(legend.marks(Point::new(0.0, y), size));
            plot_area(0.0, 0.0, size.width, y - size.gap())
        };
        let centre = Point::new(room.x + room.width / 2.0, room.y + room.height / 2.0);
        let (labels, radius) = self.fitted_labels(room, centre, size);
        let layout = Layout { chart: self, size, centre, scale: Linear::new(self.domain, (0.0, radius)) };

        layout.web(&mut scene, radius);
        layout.axis_labels(&mut scene, &labels);
        scene.series = (0..self.series.len()).filter_map(|index| layout.layer(index)).collect();
        scene.hits = layout.hits(&labels);
        scene
    }
}

impl Radar {
    fn legend(&self, size: Size) -> Legend {
        let names = self.series.iter().map(|series| (series.role, series.name.as_str()));
        if has_side_legend(size) {
            Legend::column(names, size.width * 0.3, size)
        } else {
            Legend::flow(names, size.width, size)
        }
    }

    /// Axis names around the largest web for which they all stay inside `room`.
    fn fitted_labels(&self, room: Rect, centre: Point, size: Size) -> (Vec<AxisLabel>, f64) {
        let (font, gap) = (size.font(), size.gap());
        let widest = room.width * 0.22;
        let blocks: Vec<(f64, Vec<String>, f64, f64)> = (self.axes.iter().enumerate())
            .map(|(index, name)| {
                let lines = wrap(name, font, widest, 2);
                let width = lines.iter().map(|line| text_width(line, font)).fold(0.0, f64::max);
                let height = lines.len() as f64 * font * 1.2;
                (self.angle(index), lines, width, height)
            })
            .collect();
        let mut radius = room.width.min(room.height) / 2.0;
        for (angle, _, width, height) in &blocks {
            let (dx, dy) = (angle.cos().abs(), angle.sin().abs());
            let side = match anchor_at(*angle) {
                Anchor::Middle => f64::INFINITY,
                Anchor::Start | Anchor::End => (room.width / 2.0 - width) / dx,
            };
            let up = if dy > 0.01 { (room.height / 2.0 - height * (dy + 1.0) / 2.0) / dy } else { f64::INFINITY };
            radius = radius.min(side.min(up) - gap);
        }
        let radius = radius.max(gap);
        let label = |(angle, lines, width, height): (f64, Vec<String>, f64, f64)| {
            let tip = polar(centre, angle, radius + gap);
            let anchor = anchor_at(angle);
            let x = match anchor {
                Anchor::Start => tip.x,
                Anchor::Middle => tip.x - width / 2.0,
                Anchor::End => tip.x - width,
            };
            let x = x.min(room.right() - width).max(room.x);
            let y = (tip.y + angle.sin() * height / 2.0 - height / 2.0).min(room.bottom() - height).max(room.y);
            AxisLabel { lines, bounds: Rect { x, y, width, height }, anchor }
        };
        (blocks.into_iter().map(label).collect(), radius)
    }

    /// The direction of an axis: clockwise from the top.
    fn angle(&self, index: usize) -> f64 {
        index as f64 / self.axes.len().max(1) as f64 * TAU - FRAC_PI_2
    }
}

impl Layout<'_> {
    fn point(&self, axis: usize, value: f64) -> Option<Point> {
        Some(polar(self.centre, self.chart.angle(axis), self.scale.px(value)?))
    }

    fn value(&self, series: &Series, axis: usize) -> Option<Point> {
        self.point(axis, series.value(axis)?)
    }

    fn web(&self, scene: &mut Scene, radius: f64) {
        let n_axes = self.chart.axes.len();
        let (low, high) = self.chart.domain;
        let rings: Vec<f64> = ticks(low, high, 6).into_iter().filter(|tick| *tick > low).collect();
        for ring in &rings {
            let mut points: Vec<Point> = (0..n_axes).filter_map(|axis| self.point(axis, *ring)).collect();
            points.extend(points.first().copied());
            scene.base.push(Mark::line(points, Role::Grid, self.size.scale));
        }
        for axis in 0..n_axes {
            let tip = polar(self.centre, self.chart.angle(axis), radius);
            scene.base.push(Mark::rule(self.centre, tip, Role::Grid, self.size.scale));
        }
        let font = self.size.font() * 0.85;
        if n_axes > 0 && radius > font * 6.0 {
            for ring in rings {
                let Some(at) = self.point(0, ring) else { continue };
                let at = Point::new(at.x + font * 0.4, at.y + font * 0.7);
                let text = Text::new(at, self.chart.format.write(ring), font, Anchor::Start, Role::InkMuted);
                scene.base.push(text.into());
            }
        }
    }

    fn axis_labels(&self, scene: &mut Scene, labels: &[AxisLabel]) {
        let font = self.size.font();
        let boxes: Vec<Rect> = labels.iter().map(|label| label.bounds).collect();
        for (label, is_shown) in labels.iter().zip(keep_apart(&boxes)) {
            let x = match label.anchor {
                Anchor::Start => label.bounds.x,
                Anchor::Middle => label.bounds.x + label.bounds.width / 2.0,
                Anchor::End => label.bounds.right(),
            };
            for (index, line) in label.lines.iter().enumerate().filter(|_| is_shown) {
                let at = Point::new(x, label.bounds.y + font * 1.2 * (index as f64 + 0.5));
                scene.base.push(Text::new(at, line.as_str(), font, label.anchor, Role::Ink).into());
            }
        }
    }

    fn layer(&self, index: usize) -> Option<Layer> {
        let series = self.chart.series.get(index)?;
        let mut layer = Layer::new(&series.name);
        let n_axes = self.chart.axes.len();
        let points: Vec<Option<Point>> = (0..n_axes).map(|axis| self.value(series, axis)).collect();
        let stroke = self.size.stroke();

        if let Some(whole) = points.iter().copied().collect::<Option<Vec<Point>>>().filter(|whole| whole.len() > 2) {
            // Three fills on one another only make mud.
            if self.chart.series.len() < 3 {
                layer.marks.push(Mark::Area { points: whole.clone(), fill: series.role, opacity: 0.1 });
            }
            let closed = whole.iter().chain(whole.first()).copied().collect();
            layer.marks.push(Mark::line(closed, series.role, stroke));
        } else {
            for axis in 0..n_axes {
                let next = (axis + 1) % n_axes;
                let pair = (points.get(axis).copied().flatten(), points.get(next).copied().flatten());
                if let (Some(from), Some(to), true) = (pair.0, pair.1, next != axis) {
                    layer.marks.push(Mark::rule(from, to, series.role, stroke));
                }
            }
        }
        for (axis, point) in points.iter().enumerate() {
            match point {
                Some(point) => layer.marks.push(Mark::dot(*point, stroke * 1.4, series.role)),
                None => {
                    let distance = self.size.gap() * (1.0 + index as f64);
                    let at = polar(self.centre, self.chart.angle(axis), distance.min(self.scale.range().1));
                    layer.marks.extend(Mark::hollow(at, stroke * 1.8, series.role));
                }
            }
        }
        Some(layer)
    }

    /// A stop for every axis at its name, and every dot for the pointer.
    fn hits(&self, labels: &[AxisLabel]) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (axis, name) in self.chart.axes.iter().enumerate() {
            let rows = rows_at(&self.chart.series, axis, &self.chart.format, false);
            let points: Vec<(usize, Point, Role)> = (self.chart.series.iter().enumerate())
                .filter_map(|(index, series)| Some((index, self.value(series, axis)?, series.role)))
                .collect();
            let pins = points.iter().flat_map(|(_, at, role)| Mark::pin(*at, self.size.stroke() * 2.0, *role));
            let hit = Hit {
                region: Region::Box(labels.get(axis).map(|label| label.bounds).unwrap_or_default()),
                anchor: polar(self.centre, self.chart.angle(axis), self.scale.range().1),
                title: name.clone(),
                rows,
                series: None,
                marks: pins.collect(),
                is_stop: true,
            };
            let dots = points.iter().map(|(index, at, _)| Hit {
                region: Region::Dot(*at),
                anchor: *at,
                series: Some(*index),
                is_stop: false,
                ..hit.clone()
            });
            hits.extend(dots.collect::<Vec<_>>());
            hits.push(hit);
        }
        hits
    }
}

fn has_side_legend(size: Size) -> bool {
    size.width >= 560.0 * size.scale
}

fn polar(centre: Point, angle: f64, distance: f64) -> Point {
    Point::new(centre.x + angle.cos() * distance, centre.y + angle.sin() * distance)
}

fn anchor_at(angle: f64) -> Anchor {
    match angle.cos() {
        right if right > 0.15 => Anchor::Start,
        left if left < -0.15 => Anchor::End,
        _ => Anchor::Middle,
    }
}

#[cfg(test)]
mod tests {
    use super::super::laws::{Awkward, DESK, PHONE, check, lines_in};
    use super::*;

    fn chart(n_axes: usize, values: &[Vec<Option<f64>>]) -> Radar {
        let series = values
            .iter()
            .enumerate()
            .map(|(index, values)| Series::new(format!("园区{index}"), Role::Series(index as u8), values.clone()));
        Radar {
            words: Words { category: "维度".into(), ..Words::default() },
            axes: (0..n_axes).map(|axis| format!("第{axis}项综合能力")).collect(),
            series: series.collect(),
            domain: (0.0, 100.0),
            format: Format::fixed(0),
        }
    }

    #[test]
    fn a_full_profile_is_a_closed_line_around_the_centre() {
        let scene = chart(4, &[vec![Some(100.0), Some(50.0), Some(100.0), Some(50.0)]]).scene(DESK);
        let line = lines_in(&scene, Role::Series(0)).swap_remove(0);
        assert_eq!(line.len(), 5);
        assert_eq!(line[0], line[4]);
        let centre = Point::new(line[0].x, (line[0].y + line[2].y) / 2.0);
        assert!(
            line[0].y < line[2].y && line[1].x > centre.x && line[3].x < centre.x,
            "clockwise from the top: {line:?}"
        );
        assert!((2.0 * (line[1].x - centre.x) - (centre.y - line[0].y)).abs() < 1e-6, "half is half as far: {line:?}");
    }

    #[test]
    fn a_missing_value_opens_the_outline() {
        let scene = chart(5, &[vec![Some(80.0), None, Some(60.0), Some(70.0), Some(90.0)]]).scene(DESK);
        assert_eq!(lines_in(&scene, Role::Series(0)).len(), 3);
        assert!(!scene.marks().any(|mark| matches!(mark, Mark::Area { .. })));
        let dots = scene.series[0].marks.iter().filter(|mark| matches!(mark, Mark::Dot { .. })).count();
        assert_eq!(dots, 4 + 2, "four values and one hollow mark");
        let stop = scene.hits.iter().filter(|hit| hit.is_stop).nth(1).unwrap();
        assert_eq!(stop.rows[0].value, "—");
    }

    #[test]
    fn each_axis_is_one_stop_with_the_best_first() {
        let scene = chart(3, &[vec![Some(10.0); 3], vec![Some(90.0); 3]]).scene(PHONE);
        let stops: Vec<_> = scene.hits.iter().filter(|hit| hit.is_stop).collect();
        assert_eq!(stops.len(), 3);
        assert_eq!(stops[0].rows.iter().map(|row| row.value.as_str()).collect::<Vec<_>>(), ["90", "10"]);
    }

    #[test]
    fn no_data_breaks_it() {
        let mut awkward = Awkward::new(3);
        for round in 0..150 {
            let n_axes = round % 15;
            let values: Vec<_> = (0..round % 9).map(|_| awkward.values(n_axes)).collect();
            check(&chart(n_axes, &values));
        }
        check(&chart(6, &[vec![Some(0.0); 6], vec![Some(100.0); 6]]));
    }
}
