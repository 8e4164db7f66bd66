//! Horizontal bars: amounts from zero, what lifts and what holds back, and a walk from one total to another.

use super::axes::{axis_title, plot_area};
use crate::chart::format::Format;
use crate::chart::hit::{Hit, HitRow, Region};
use crate::chart::measure::{fit, text_width};
use crate::chart::scale::{Linear, extent};
use crate::chart::scene::{Anchor, Layer, Mark, Point, Rect, Role, Scene, Size, Text};
use crate::chart::{Chart, Table, Words};

/// One bar a row, in the order given, its value written at its end.
#[derive(Clone, Debug)]
pub struct Bars {
    pub words: Words,
    pub rows: Vec<Bar>,
    pub format: Format,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub name: String,
    pub value: Option<f64>,
    pub kind: BarKind,
}

/// What a bar's value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarKind {
    /// An amount, drawn from zero in this colour.
    Amount(Role),
    /// A gain or loss, drawn from zero in the colour of its sign.
    Effect,
    /// A gain or loss, drawn from where the row above ended.
    Step,
    /// Where the steps start or have led to: a pin, not a bar, because the axis need not start at zero.
    Total,
}

/// From where to where a row reaches, in values. `None` where its value is missing.
type Reach = Option<(f64, f64)>;

struct Layout<'a> {
    chart: &'a Bars,
    size: Size,
    font: f64,
    /// Names above the bars instead of beside them.
    is_stacked: bool,
    plot: Rect,
    step: f64,
    scale: Linear,
}

impl Chart for Bars {
    fn words(&self) -> &Words {
        &self.words
    }

    fn table(&self) -> Table {
        let row = |bar: &Bar| vec![bar.name.clone(), self.label(bar)];
        Table {
            caption: self.words.title.clone(),
            columns: vec![self.words.category.clone(), self.words.value.clone()],
            rows: self.rows.iter().map(row).collect(),
        }
    }

    fn height(&self, width: f64, scale: f64) -> f64 {
        let size = Size { width, height: 0.0, scale };
        let row = size.font() * if size.is_narrow() { 3.1 } else { 2.2 };
        let title = if self.words.value.is_empty() { 0.0 } else { size.font() * 2.2 };
        title + row * self.rows.len().max(1) as f64 + size.gap()
    }

    fn scene(&self, size: Size) -> Scene {
        let mut scene = Scene::new(size);
        let top = axis_title(&mut scene, &self.words.value, size);
        let is_stacked = size.is_narrow();
        let bottom = size.height - size.gap() / 2.0;
        let step = (bottom - top).max(1.0) / self.rows.len().max(1) as f64;
        let font = size.font().min(step * if is_stacked { 0.38 } else { 0.8 });

        let widest =
            |texts: &mut dyn Iterator<Item = String>| texts.map(|text| text_width(&text, font)).fold(0.0, f64::max);
        let names = if is_stacked { 0.0 } else { widest(&mut self.rows.iter().map(|bar| bar.name.clone())) };
        let names = names.min(size.width * 0.34);
        let values =
            widest(&mut self.rows.iter().map(|bar| self.label(bar))).min(size.width * 0.25) * 1.06 + 1.5 * size.gap();
        let reaches = self.reaches();
        let has_dots = reaches.iter().any(Option::is_none) || self.rows.iter().any(|bar| bar.kind == BarKind::Total);
        let dots = if has_dots { size.gap() } else { 0.0 };
        let has_losses = self.rows.iter().any(|bar| bar.value.is_some_and(|value| value < 0.0));
        let left =
            names + dots + if is_stacked { 0.0 } else { 1.5 * size.gap() } + if has_losses { values } else { 0.0 };
        let plot = plot_area(left, top, size.width - values, bottom);

        let ends = reaches.iter().flatten().flat_map(|(from, to)| [*from, *to]);
        let domain = extent(ends).unwrap_or((0.0, 1.0));
        // Bars from zero over nothing but zeros still start at the left edge.
        let domain = if domain == (0.0, 0.0) { (0.0, 1.0) } else { domain };
        let scale = Linear::new(domain, (plot.x, plot.right()));
        let layout = Layout { chart: self, size, font, is_stacked, plot, step, scale };

        if let (true, Some(zero)) = (self.starts_at_zero(), layout.scale.px(0.0)) {
            let line =
                Mark::rule(Point::new(zero, plot.y), Point::new(zero, plot.bottom()), Role::InkMuted, size.scale);
            scene.base.push(line);
        }
        for (index, (bar, reach)) in self.rows.iter().zip(&reaches).enumerate() {
            layout.row(&mut scene, index, bar, *reach);
        }
        layout.links(&mut scene, &reaches);
        scene
    }
}

impl Bars {
    fn starts_at_zero(&self) -> bool {
        self.rows.iter().any(|bar| matches!(bar.kind, BarKind::Amount(_) | BarKind::Effect))
    }

    fn reaches(&self) -> Vec<Reach> {
        let mut running = 0.0;
        let reach = |bar: &Bar| {
            let value = bar.value.filter(|value| value.is_finite())?;
            let reach = match bar.kind {
                BarKind::Amount(_) | BarKind::Effect => (0.0, value),
                BarKind::Step => (running, running + value),
                BarKind::Total => (value, value),
            };
            running = reach.1;
            (reach.1.is_finite()).then_some(reach)
        };
        self.rows.iter().map(reach).collect()
    }

    /// The value as it is written: effects and steps with their sign.
    fn label(&self, bar: &Bar) -> String {
        match (bar.kind, bar.value.filter(|value| value.is_finite())) {
            (BarKind::Effect | BarKind::Step, Some(value)) => self.format.signed(value),
            _ => self.format.cell(bar.value),
        }
    }
}

impl Layout<'_> {
    /// The middle of a row's bar.
    fn y(&self, index: usize) -> f64 {
        let share = if self.is_stacked { 0.7 } else { 0.5 };
        self.plot.y + self.step * (index as f64 + share)
    }

    fn thickness(&self) -> f64 {
        self.step * if self.is_stacked { 0.4 } else { 0.62 }
    }

    fn row(&self, scene: &mut Scene, index: usize, bar: &Bar, reach: Reach) {
        let (y, font, gap) = (self.y(index), self.font, self.size.gap());
        let role = match (bar.kind, bar.value) {
            (BarKind::Amount(role), _) => role,
            (BarKind::Total, _) => Role::Ink,
            (_, Some(value)) if value < 0.0 => Role::Negative,
            _ => Role::Positive,
        };
        let mut layer = Layer::new(&bar.name);

        let name_room = if self.is_stacked { self.size.width } else { self.size.width * 0.34 };
        let name = fit(&bar.name, font, name_room);
        let name_y = if self.is_stacked { self.plot.y + self.step * (index as f64 + 0.27) } else { y };
        let name = Text::new(Point::new(0.0, name_y), name, font, Anchor::Start, Role::Ink);
        let name = if bar.kind == BarKind::Total { name.bold() } else { name };
        if self.is_stacked {
            // Rules run between the rows; a name is not to be struck through by one.
            layer.marks.push(Mark::bar(name.bounds(), Role::Surface));
        }
        layer.marks.push(name.into());

        let zero = self.scale.px(0.0).unwrap_or(self.plot.x);
        let ends = reach.and_then(|(from, to)| Some((self.scale.px(from)?, self.scale.px(to)?)));
        let (from, to) = ends.unwrap_or((zero, zero));
        let half = self.thickness() / 2.0;
        let rect = Rect::between(Point::new(from, y - half), Point::new(to, y + half));
        match (bar.kind, ends) {
            (_, None) => layer.marks.extend(Mark::hollow(Point::new(from, y), half.min(gap * 0.6), Role::InkMuted)),
            (BarKind::Total, Some(_)) => layer.marks.push(Mark::dot(Point::new(to, y), half.min(gap * 0.75), role)),
            (_, Some(_)) => layer.marks.push(Mark::bar(rect, role)),
        }

        let goes_left = bar.value.is_some_and(|value| value < 0.0) && bar.kind != BarKind::Total;
        let side = if goes_left { -1.0 } else { 1.0 };
        let clear = if rect.width > 0.0 { gap * 0.6 } else { gap * 1.2 };
        let anchor = if goes_left { Anchor::End } else { Anchor::Start };
        let ink = if ends.is_none() { Role::InkMuted } else { Role::Ink };
        let label = fit(&self.chart.label(bar), font, self.size.width * 0.25);
        let value = Text::new(Point::new(to + side * clear, y), label.as_str(), font, anchor, ink);
        layer.marks.push(if bar.kind == BarKind::Total { value.bold() } else { value }.into());

        let outline = Rect { x: rect.x - 1.0, y: rect.y - 1.0, width: rect.width + 2.0, height: rect.height + 2.0 };
        let halo = Mark::Box { rect: outline, fill: role, opacity: 0.35 };
        scene.hits.push(Hit {
            region: Region::Box(Rect {
                x: 0.0,
                y: self.plot.y + self.step * index as f64,
                width: self.size.width,
                height: self.step,
            }),
            anchor: Point::new((from + to) / 2.0, y - half),
            title: String::new(),
            rows: vec![HitRow::new(Some(role), &bar.name, self.chart.label(bar))],
            series: Some(scene.series.len()),
            marks: if rect.width > 0.0 { vec![halo] } else { Vec::new() },
            is_stop: true,
        });
        scene.series.push(layer);
    }

    /// Thin lines that hand one step's end to the next.
    fn links(&self, scene: &mut Scene, reaches: &[Reach]) {
        let half = self.thickness() / 2.0;
        for (index, pair) in reaches.windows(2).enumerate() {
            let follows =
                self.chart.rows.get(index + 1).is_some_and(|bar| matches!(bar.kind, BarKind::Step | BarKind::Total));
            let (Some((_, end)), true) = (pair[0], follows) else { continue };
            let Some(x) = self.scale.px(end) else { continue };
            let (top, bottom) = (self.y(index) + half, self.y(index + 1) - half);
            let link = Mark::rule(Point::new(x, top), Point::new(x, bottom), Role::InkMuted, self.size.scale);
            scene.base.push(link);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::laws::{Awkward, DESK, PHONE, check};
    use super::*;

    fn chart(rows: &[(BarKind, Option<f64>)]) -> Bars {
        let bar = |(index, (kind, value)): (usize, &(BarKind, Option<f64>))| Bar {
            name: format!("指标{index}"),
            value: *value,
            kind: *kind,
        };
        Bars {
            words: Words { value: "贡献（分）".into(), category: "指标".into(), ..Words::default() },
            rows: rows.iter().enumerate().map(bar).collect(),
            format: Format::fixed(1),
        }
    }

    fn bars(scene: &Scene) -> Vec<(Rect, Role)> {
        let boxes = scene.marks().filter_map(|mark| match mark {
            Mark::Box { rect, fill, .. } if *fill != Role::Surface => Some((*rect, *fill)),
            _ => None,
        });
        boxes.collect()
    }

    #[test]
    fn gains_go_right_and_losses_left_in_proportion() {
        let scene = chart(&[(BarKind::Effect, Some(4.0)), (BarKind::Effect, Some(-2.0))]).scene(DESK);
        let [(gain, gain_role), (loss, loss_role)] = bars(&scene)[..] else { panic!("{scene:?}") };
        assert_eq!((gain_role, loss_role), (Role::Positive, Role::Negative));
        assert!((gain.width - 2.0 * loss.width).abs() < 1e-9);
        assert!((gain.x - loss.right()).abs() < 1e-9, "both start at zero");
        assert!(scene.texts().any(|text| text.text == "+4.0"));
        assert!(scene.texts().any(|text| text.text == "−2.0"));
    }

    #[test]
    fn steps_walk_from_total_to_total() {
        let scene = chart(&[
            (BarKind::Total, Some(60.0)),
            (BarKind::Step, Some(8.0)),
            (BarKind::Step, Some(-3.0)),
            (BarKind::Total, Some(65.0)),
        ])
        .scene(DESK);
        let [(up, _), (down, _)] = bars(&scene)[..] else { panic!("{scene:?}") };
        assert!((up.right() - down.right()).abs() < 1e-9, "a step starts where the last one ended");
        let pins: Vec<f64> = scene
            .marks()
            .filter_map(|mark| match mark {
                Mark::Dot { centre, .. } => Some(centre.x),
                _ => None,
            })
            .collect();
        assert!((pins[0] - up.x).abs() < 1e-9 && (pins[1] - down.x).abs() < 1e-9, "{pins:?}");
    }

    #[test]
    fn a_missing_value_is_a_hollow_dot_and_a_dash() {
        let scene =
            chart(&[(BarKind::Amount(Role::Accent), None), (BarKind::Amount(Role::Accent), Some(3.0))]).scene(DESK);
        assert_eq!(bars(&scene).len(), 1);
        assert!(scene.texts().any(|text| text.text == "—"));
        assert_eq!(scene.hits.len(), 2);
    }

    #[test]
    fn names_move_above_the_bars_on_a_phone() {
        let chart = chart(&[(BarKind::Effect, Some(4.0)), (BarKind::Effect, Some(-2.0))]);
        let phone = Size { height: chart.height(PHONE.width, 1.0), ..PHONE };
        let (desk, phone) = (chart.scene(DESK), chart.scene(phone));
        let row = |scene: &Scene| {
            let name = scene.texts().find(|text| text.text == "指标0").map(|text| text.at.y);
            (name.unwrap(), bars(scene)[0].0)
        };
        let (name, bar) = row(&desk);
        assert!(bar.y < name && name < bar.bottom());
        let (name, bar) = row(&phone);
        assert!(name < bar.y);
    }

    #[test]
    fn no_data_breaks_it() {
        check(&chart(&[]));
        check(&chart(&[(BarKind::Effect, None)]));
        check(&chart(&[(BarKind::Effect, Some(0.0)), (BarKind::Effect, Some(0.0))]));
        check(&chart(&[(BarKind::Step, Some(f64::MAX)), (BarKind::Step, Some(f64::MAX))]));
        let mut awkward = Awkward::new(2);
        for round in 0..200 {
            let kinds = [BarKind::Effect, BarKind::Step, BarKind::Total, BarKind::Amount(Role::Accent)];
            let values = awkward.values(round % 17);
            let rows = values.into_iter().enumerate().map(|(index, value)| (kinds[(index + round) % 4], value));
            check(&chart(&rows.collect::<Vec<_>>()));
        }
    }
}
