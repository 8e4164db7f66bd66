//! A scatter: two values of each, the line through them, and the names of those that stand off it.

use super::axes::{ValueAxis, axis_title, plot_area};
use crate::chart::format::Format;
use crate::chart::hit::{Hit, HitRow, Region};
use crate::chart::measure::{fit, text_width};
use crate::chart::place::{every_nth, keep_apart};
use crate::chart::scale::Linear;
use crate::chart::scene::{Anchor, Baseline, Layer, Mark, Point, Rect, Role, Scene, Size, Text};
use crate::chart::{Chart, Table, Words};

/// One dot an entity that has both values.
#[derive(Clone, Debug)]
pub struct Scatter {
    /// `value` heads the upright axis.
    pub words: Words,
    /// Heads the level axis.
    pub across: String,
    pub spots: Vec<Spot>,
    /// Intercept and slope of a line to draw.
    pub line: Option<(f64, f64)>,
    pub across_format: Format,
    pub format: Format,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    pub name: String,
    pub x: f64,
    pub y: f64,
    pub kind: SpotKind,
}

/// Whether a dot is one of many or one to be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpotKind {
    Other,
    /// Named beside its dot, in this colour.
    Named(Role),
}

struct Layout<'a> {
    chart: &'a Scatter,
    size: Size,
    plot: Rect,
    x: Linear,
    y: Linear,
}

impl Chart for Scatter {
    fn words(&self) -> &Words {
        &self.words
    }

    fn table(&self) -> Table {
        let row = |spot: &Spot| {
            let finite = |value: f64| Some(value).filter(|value| value.is_finite());
            vec![spot.name.clone(), self.across_format.cell(finite(spot.x)), self.format.cell(finite(spot.y))]
        };
        Table {
            caption: self.words.title.clone(),
            columns: vec![self.words.category.clone(), self.across.clone(), self.words.value.clone()],
            rows: self.spots.iter().map(row).collect(),
        }
    }

    fn scene(&self, size: Size) -> Scene {
        let mut scene = Scene::new(size);
        let top = axis_title(&mut scene, &self.words.value, size) + size.font() * 0.5;
        let bottom = size.height - 2.0 * size.font() - 2.5 * size.gap();
        let known = || self.spots.iter().filter(|spot| spot.x.is_finite() && spot.y.is_finite());
        let upright = ValueAxis::over(known().map(|spot| spot.y), bottom - top, size, &self.format);
        let left = upright.label_width(size) + size.gap();
        let plot = plot_area(left, top, size.width - size.gap(), bottom);
        let level = ValueAxis::over(known().map(|spot| spot.x), plot.width * 0.6, size, &self.across_format);
        let (x, y) = (
            Linear::new(level.domain, (plot.x + size.gap(), plot.right() - size.gap())),
            Linear::new(upright.domain, (plot.bottom() - size.gap() * 0.5, plot.y)),
        );
        upright.draw(&mut scene, plot, &y, size);
        let layout = Layout { chart: self, size, plot, x, y };
        layout.level(&mut scene, &level);
        layout.line(&mut scene);
        layout.spots(&mut scene);
        scene
    }
}

impl Layout<'_> {
    fn level(&self, scene: &mut Scene, axis: &ValueAxis) {
        let (size, font) = (self.size, self.size.font());
        let (from, to) =
            (Point::new(self.plot.x, self.plot.bottom()), Point::new(self.plot.right(), self.plot.bottom()));
        scene.base.push(Mark::rule(from, to, Role::InkMuted, size.scale));
        let widest = axis.label_width(size);
        let nth = every_nth(axis.ticks.len(), self.plot.width / axis.ticks.len().max(1) as f64, widest, size.gap());
        let labels = axis.ticks.iter().step_by(nth).filter_map(|(tick, label)| {
            let half = text_width(label, font) / 2.0;
            let x = self.x.px(*tick)?.min(size.width - half).max(half);
            let at = Point::new(x, self.plot.bottom() + size.gap() * 0.6);
            Some(Text::new(at, label.as_str(), font, Anchor::Middle, Role::InkMuted).baseline(Baseline::Top))
        });
        let labels: Vec<Text> = labels.collect();
        let boxes: Vec<Rect> = labels.iter().map(Text::bounds).collect();
        let shown = labels.into_iter().zip(keep_apart(&boxes)).filter(|(_, is_shown)| *is_shown);
        scene.base.extend(shown.map(|(text, _)| Mark::from(text)));
        let title = fit(&self.chart.across, font, size.width);
        let at = Point::new(size.width, size.height);
        scene.base.push(Text::new(at, title, font, Anchor::End, Role::InkMuted).baseline(Baseline::Bottom).into());
    }

    /// The line as far as it stays within the picture.
    fn line(&self, scene: &mut Scene) {
        let Some((intercept, slope)) = self.chart.line else { return };
        let ((left, right), (low, high)) = (self.x.domain(), self.y.domain());
        let (low, high) = (low.min(high), low.max(high));
        let at = |x: f64| intercept + slope * x;
        let crossing = |y: f64| (y - intercept) / slope;
        let mut ends: Vec<(f64, f64)> = [left, right].map(|x| (x, at(x))).to_vec();
        ends.extend([low, high].map(|y| (crossing(y), y)));
        ends.retain(|(x, y)| (left..=right).contains(x) && (low..=high).contains(y));
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        let px = |end: Option<&(f64, f64)>| end.and_then(|(x, y)| Some(Point::new(self.x.px(*x)?, self.y.px(*y)?)));
        if let (Some(from), Some(to)) = (px(ends.first()), px(ends.last())) {
            scene.base.push(Mark::rule(from, to, Role::InkMuted, self.size.stroke() * 0.75));
        }
    }

    fn spots(&self, scene: &mut Scene) {
        let radius = self.size.gap() * 0.5;
        let mut layer = Layer::new(&self.chart.words.value);
        let mut labels = Vec::new();
        let is_named = |spot: &&Spot| spot.kind != SpotKind::Other;
        // The named ones lie over the others.
        let order =
            self.chart.spots.iter().filter(|spot| !is_named(spot)).chain(self.chart.spots.iter().filter(is_named));
        for spot in order {
            let (Some(x), Some(y)) = (self.x.px(spot.x), self.y.px(spot.y)) else { continue };
            let at = Point::new(x, y);
            let role = match spot.kind {
                SpotKind::Other => Role::Context,
                SpotKind::Named(role) => role,
            };
            match spot.kind {
                SpotKind::Other => layer.marks.push(Mark::dot(at, radius * 0.8, role)),
                SpotKind::Named(_) => {
                    layer.marks.extend(Mark::pin(at, radius, role));
                    labels.push(self.labels(spot, at, role, radius));
                }
            }
            scene.hits.push(Hit {
                region: Region::Dot(at),
                anchor: at,
                title: spot.name.clone(),
                rows: vec![
                    HitRow::new(None, &self.chart.across, self.chart.across_format.write(spot.x)),
                    HitRow::new(Some(role), &self.chart.words.value, self.chart.format.write(spot.y)),
                ],
                series: None,
                marks: Mark::pin(at, radius * 1.2, if role == Role::Context { Role::Ink } else { role }).to_vec(),
                is_stop: true,
            });
        }
        // Left to right for those who walk with the keys.
        scene.hits.sort_by(|a, b| a.anchor.x.total_cmp(&b.anchor.x));
        scene.series.push(layer);
        // Names keep clear of one another and of the axis labels, which are there already; one without room goes.
        let mut taken: Vec<Rect> = scene.texts().map(Text::bounds).collect();
        for places in labels {
            let is_free = |text: &Text| !taken.iter().any(|other| other.overlaps(text.bounds()));
            if let Some(text) = places.into_iter().find(is_free) {
                taken.push(text.bounds());
                scene.front.push(text.into());
            }
        }
    }

    /// The name above its dot, or below it, within the picture.
    fn labels(&self, spot: &Spot, at: Point, role: Role, radius: f64) -> Vec<Text> {
        let font = self.size.font();
        let name = fit(&spot.name, font, self.plot.width * 0.5);
        let half = text_width(&name, font) * 1.06 / 2.0;
        let x = at.x.max(self.plot.x + half).min(self.size.width - half).max(half);
        let places = [(at.y - radius * 2.0, Baseline::Bottom), (at.y + radius * 2.0, Baseline::Top)];
        let text = |(y, baseline)| {
            Text::new(Point::new(x, y), name.as_str(), font, Anchor::Middle, role).baseline(baseline).bold()
        };
        let is_inside = |text: &Text| text.bounds().y >= 0.0 && text.bounds().bottom() <= self.size.height;
        places.map(text).into_iter().filter(is_inside).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::laws::{Awkward, DESK, check, lines_in};
    use super::*;

    fn chart(spots: Vec<(f64, f64)>, line: Option<(f64, f64)>) -> Scatter {
        let spot = |(at, (x, y)): (usize, (f64, f64))| Spot {
            name: format!("园区{at}"),
            x,
            y,
            kind: if at % 3 == 0 { SpotKind::Named(Role::Series(1)) } else { SpotKind::Other },
        };
        Scatter {
            words: Words { category: "园区".into(), value: "亩均税收（万元）".into(), ..Words::default() },
            across: "研发强度（%）".into(),
            spots: spots.into_iter().enumerate().map(spot).collect(),
            line,
            across_format: Format::fixed(1),
            format: Format::fixed(0),
        }
    }

    #[test]
    fn more_is_right_and_up_and_the_line_goes_through() {
        let scene = chart(vec![(1.0, 10.0), (2.0, 20.0), (3.0, 30.0)], Some((0.0, 10.0))).scene(DESK);
        let places: Vec<Point> = scene.hits.iter().map(|hit| hit.anchor).collect();
        assert!(places[0].x < places[1].x && places[1].y > places[2].y);
        let line = lines_in(&scene, Role::InkMuted).into_iter().find(|line| line[0].y != line[1].y).expect("a line");
        let share = (places[1].x - line[0].x) / (line[1].x - line[0].x);
        assert!((line[0].y + share * (line[1].y - line[0].y) - places[1].y).abs() < 1e-6);
        assert!(scene.texts().any(|text| text.text == "园区0"));
        assert!(!scene.texts().any(|text| text.text == "园区1"), "only those to be named have a name");
    }

    #[test]
    fn no_data_breaks_it() {
        check(&chart(Vec::new(), None));
        check(&chart(vec![(1.0, 1.0)], Some((f64::NAN, 0.0))));
        check(&chart(vec![(1.0, 1.0); 30], Some((1.0, 0.0))));
        let mut awkward = Awkward::new(9);
        for round in 0..100 {
            let mut value = || awkward.value().unwrap_or(3.0);
            let spots = (0..round % 40).map(|_| (value(), value())).collect();
            let line = Some((value(), value()));
            check(&chart(spots, line));
        }
    }
}
