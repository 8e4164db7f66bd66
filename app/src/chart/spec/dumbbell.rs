//! Two values a row on one axis, joined: what was meant and what came of it.

use super::axes::plot_area;
use super::legend::Legend;
use crate::chart::format::Format;
use crate::chart::hit::{Hit, HitRow, Region};
use crate::chart::measure::{fit, text_width};
use crate::chart::scale::{Linear, extent};
use crate::chart::scene::{Anchor, Layer, Mark, Point, Rect, Role, Scene, Size, Text};
use crate::chart::{Chart, Table, Words};

/// One row a pair, in the order given; the difference is written at its end.
#[derive(Clone, Debug)]
pub struct Dumbbell {
    pub words: Words,
    /// What the hollow and the filled dot are: "名义权重", "实际影响".
    pub from: String,
    pub to: String,
    /// Heads the column of differences.
    pub difference: String,
    pub rows: Vec<Pair>,
    pub format: Format,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    pub name: String,
    pub from: Option<f64>,
    pub to: Option<f64>,
}

impl Pair {
    fn ends(&self) -> (Option<f64>, Option<f64>) {
        let finite = |value: Option<f64>| value.filter(|value| value.is_finite());
        (finite(self.from), finite(self.to))
    }

    fn difference(&self) -> Option<f64> {
        let (from, to) = self.ends();
        Some(to? - from?)
    }
}

impl Chart for Dumbbell {
    fn words(&self) -> &Words {
        &self.words
    }

    fn table(&self) -> Table {
        let row = |pair: &Pair| {
            let (from, to) = pair.ends();
            vec![pair.name.clone(), self.format.cell(from), self.format.cell(to), self.label(pair)]
        };
        let columns = [&self.words.category, &self.from, &self.to, &self.difference];
        Table {
            caption: self.words.title.clone(),
            columns: columns.map(Clone::clone).to_vec(),
            rows: self.rows.iter().map(row).collect(),
        }
    }

    fn height(&self, width: f64, scale: f64) -> f64 {
        let size = Size { width, height: 0.0, scale };
        let row = size.font() * if size.is_narrow() { 2.9 } else { 1.9 };
        self.legend(size).height + row * self.rows.len().max(1) as f64 + 2.0 * size.gap()
    }

    fn scene(&self, size: Size) -> Scene {
        let mut scene = Scene::new(size);
        let legend = self.legend(size);
        scene.base.extend(legend.marks(Point::default(), size));
        let (top, bottom) = (legend.height + size.gap(), size.height - size.gap());
        let step = (bottom - top).max(1.0) / self.rows.len().max(1) as f64;
        let is_stacked = size.is_narrow();
        let font = size.font().min(step * if is_stacked { 0.4 } else { 0.85 });
        let widest =
            |texts: &mut dyn Iterator<Item = String>| texts.map(|text| text_width(&text, font)).fold(0.0, f64::max);
        let names = widest(&mut self.rows.iter().map(|pair| pair.name.clone())).min(size.width * 0.34);
        let labels = widest(&mut self.rows.iter().map(|pair| self.label(pair))).min(size.width * 0.25);
        let left = size.gap() + if is_stacked { 0.0 } else { names + size.gap() };
        let plot = plot_area(left, top, size.width - labels * 1.06 - 2.0 * size.gap(), bottom);
        let ends = self.rows.iter().flat_map(|pair| [pair.ends().0, pair.ends().1]).flatten();
        let (low, high) = extent(ends).unwrap_or((0.0, 1.0));
        // Shares and other amounts start at zero.
        let (low, high) = (low.min(0.0), if low.min(0.0) == high { 1.0 } else { high });
        let scale = Linear::new((low, high), (plot.x, plot.right()));
        if let Some(zero) = scale.px(0.0) {
            let (from, to) = (Point::new(zero, plot.y), Point::new(zero, plot.bottom()));
            scene.base.push(Mark::rule(from, to, Role::Grid, size.scale));
        }
        for (index, pair) in self.rows.iter().enumerate() {
            let row = Rect { x: 0.0, y: plot.y + step * index as f64, width: size.width, height: step };
            self.row(&mut scene, pair, row, (font, &scale), size);
        }
        scene
    }
}

impl Dumbbell {
    fn legend(&self, size: Size) -> Legend {
        Legend::flow([(Role::InkMuted, self.from.as_str()), (Role::Accent, self.to.as_str())], size.width, size)
    }

    fn label(&self, pair: &Pair) -> String {
        pair.difference().map_or_else(|| self.format.cell(None), |difference| self.format.signed(difference))
    }

    fn row(&self, scene: &mut Scene, pair: &Pair, row: Rect, (font, scale): (f64, &Linear), size: Size) {
        let is_stacked = size.is_narrow();
        let y = row.y + row.height * if is_stacked { 0.72 } else { 0.5 };
        let radius = (size.gap() * 0.55).min(row.height * 0.24);
        let mut layer = Layer::new(&pair.name);
        let name_y = if is_stacked { row.y + row.height * 0.26 } else { y };
        let name = fit(&pair.name, font, if is_stacked { size.width } else { size.width * 0.34 });
        layer.marks.push(Text::new(Point::new(0.0, name_y), name, font, Anchor::Start, Role::Ink).into());
        let (from, to) = pair.ends();
        let (from, to) = (from.and_then(|value| scale.px(value)), to.and_then(|value| scale.px(value)));
        if let (Some(from), Some(to)) = (from, to) {
            layer.marks.push(Mark::rule(Point::new(from, y), Point::new(to, y), Role::InkMuted, size.stroke()));
        }
        layer.marks.extend(from.into_iter().flat_map(|x| Mark::hollow(Point::new(x, y), radius, Role::InkMuted)));
        layer.marks.extend(to.map(|x| Mark::dot(Point::new(x, y), radius, Role::Accent)));
        let label = fit(&self.label(pair), font, size.width * 0.25);
        layer.marks.push(Text::new(Point::new(size.width, y), label, font, Anchor::End, Role::Ink).into());
        let (value_from, value_to) = pair.ends();
        scene.hits.push(Hit {
            region: Region::Box(row),
            anchor: Point::new(to.or(from).unwrap_or(row.x), y - radius),
            title: pair.name.clone(),
            rows: vec![
                HitRow::new(Some(Role::InkMuted), &self.from, self.format.cell(value_from)),
                HitRow::new(Some(Role::Accent), &self.to, self.format.cell(value_to)),
                HitRow::new(None, &self.difference, self.label(pair)),
            ],
            series: Some(scene.series.len()),
            marks: to.map(|x| Mark::dot(Point::new(x, y), radius * 1.3, Role::Accent)).into_iter().collect(),
            is_stop: true,
        });
        scene.series.push(layer);
    }
}

#[cfg(test)]
mod tests {
    use super::super::laws::{Awkward, DESK, check};
    use super::*;

    fn chart(rows: Vec<(Option<f64>, Option<f64>)>) -> Dumbbell {
        let pair =
            |(at, (from, to)): (usize, (Option<f64>, Option<f64>))| Pair { name: format!("指标{at}"), from, to };
        Dumbbell {
            words: Words { category: "指标".into(), ..Words::default() },
            from: "名义权重".into(),
            to: "实际影响".into(),
            difference: "相差".into(),
            rows: rows.into_iter().enumerate().map(pair).collect(),
            format: Format::fixed(1),
        }
    }

    #[test]
    fn the_filled_dot_stands_where_it_came_to() {
        let chart = chart(vec![(Some(4.0), Some(9.0)), (Some(6.0), Some(1.0)), (None, Some(2.0))]);
        let scene = chart.scene(DESK);
        let filled: Vec<f64> = scene.hits.iter().map(|hit| hit.anchor.x).collect();
        assert!(filled[0] > filled[2] && filled[2] > filled[1]);
        let rows = chart.table().rows;
        assert_eq!([&rows[0][3], &rows[1][3], &rows[2][3]], ["+5.0", "−5.0", "—"]);
    }

    #[test]
    fn no_data_breaks_it() {
        check(&chart(Vec::new()));
        check(&chart(vec![(Some(0.0), Some(0.0)), (None, None)]));
        let mut awkward = Awkward::new(3);
        for round in 0..100 {
            let rows = awkward.values(round % 30).into_iter().zip(awkward.values(round % 30)).collect();
            check(&chart(rows));
        }
    }
}
