//! A slope chart: ranks or scores under two settings, and who moves between them.

use super::Vertical;
use super::axes::plot_area;
use crate::chart::format::Format;
use crate::chart::hit::{Hit, HitRow, Region};
use crate::chart::measure::{fit, text_width};
use crate::chart::place::{Wish, spread};
use crate::chart::scale::{Linear, extent};
use crate::chart::scene::{Anchor, Layer, Mark, Point, Rect, Role, Scene, Size, Text};
use crate::chart::{Chart, Table, Words};

/// One line a row from its value on the left to its value on the right.
#[derive(Clone, Debug)]
pub struct Slope {
    pub words: Words,
    /// What the sides are: "官方权重", "我的权重".
    pub sides: [String; 2],
    /// The earlier in the list, the surer of a label where there is no room for all.
    pub rows: Vec<SlopeRow>,
    pub vertical: Vertical,
    pub format: Format,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SlopeRow {
    pub name: String,
    pub before: Option<f64>,
    pub after: Option<f64>,
    /// `Role::Context` for those who only stand by.
    pub role: Role,
}

struct Layout<'a> {
    chart: &'a Slope,
    size: Size,
    plot: Rect,
    scale: Linear,
}

impl Chart for Slope {
    fn words(&self) -> &Words {
        &self.words
    }

    fn table(&self) -> Table {
        let [left, right] = self.sides.clone();
        let row = |row: &SlopeRow| vec![row.name.clone(), self.format.cell(row.before), self.format.cell(row.after)];
        Table {
            caption: self.words.title.clone(),
            columns: vec![self.words.category.clone(), left, right],
            rows: self.rows.iter().map(row).collect(),
        }
    }

    fn height(&self, _width: f64, scale: f64) -> f64 {
        let size = Size { width: 0.0, height: 0.0, scale };
        (self.rows.len() as f64 * size.font() * 1.6).clamp(160.0 * scale, 640.0 * scale) + 3.0 * size.font()
    }

    fn scene(&self, size: Size) -> Scene {
        let mut scene = Scene::new(size);
        let (font, gap) = (size.font(), size.gap());
        let labels = self.rows.iter().flat_map(|row| [self.label(row, row.before), self.label(row, row.after)]);
        let heads = self.sides.iter().map(|side| text_width(side, font) * 1.06);
        let widest =
            labels.map(|label| text_width(&label, font)).chain(heads).fold(0.0, f64::max).min(size.width * 0.36);
        let margin = widest + 2.0 * gap;
        let plot = plot_area(margin, font * 2.4, size.width - margin, size.height - font);
        let layout = Layout { chart: self, size, plot, scale: self.scale(plot) };

        for (x, anchor, side) in [(plot.x, Anchor::End, 0), (plot.right(), Anchor::Start, 1)] {
            scene.base.push(Mark::rule(Point::new(x, plot.y), Point::new(x, plot.bottom()), Role::Grid, size.scale));
            let head = self.sides.get(side).map_or("", String::as_str);
            let head = fit(head, font * 1.06, margin);
            scene.base.push(Text::new(Point::new(x, font * 0.8), head, font, anchor, Role::Ink).bold().into());
        }
        // Those who matter lie on top.
        let (behind, front): (Vec<usize>, Vec<usize>) =
            (0..self.rows.len()).partition(|index| self.rows.get(*index).is_some_and(|row| row.role == Role::Context));
        for index in behind.into_iter().chain(front) {
            layout.row(&mut scene, index);
        }
        layout.labels(&mut scene, plot.x, -1.0, |row| row.before);
        layout.labels(&mut scene, plot.right(), 1.0, |row| row.after);
        scene
    }
}

impl Slope {
    fn scale(&self, plot: Rect) -> Linear {
        let values = self.rows.iter().flat_map(|row| [row.before, row.after]).flatten();
        let (low, high) = extent(values).unwrap_or((0.0, 1.0));
        match self.vertical {
            Vertical::Rank { .. } => Linear::new((low, high), (plot.y, plot.bottom())),
            Vertical::Value => Linear::new((low, high), (plot.bottom(), plot.y)),
            Vertical::WithZero => Linear::new((low.min(0.0), high.max(0.0)), (plot.bottom(), plot.y)),
        }
    }

    /// The value first, so that figures stand next to the line: "苏州工业园区 3" on the left, "3 苏州工业园区" on the right.
    fn label(&self, row: &SlopeRow, value: Option<f64>) -> String {
        format!("{} {}", row.name, self.format.cell(value))
    }
}

impl Layout<'_> {
    fn ends(&self, row: &SlopeRow) -> [Option<Point>; 2] {
        let at = |x: f64, value: Option<f64>| Some(Point::new(x, self.scale.px(value?)?));
        [at(self.plot.x, row.before), at(self.plot.right(), row.after)]
    }

    fn row(&self, scene: &mut Scene, index: usize) {
        let Some(row) = self.chart.rows.get(index) else { return };
        let ends = self.ends(row);
        let mut layer = Layer::new(&row.name);
        let is_context = row.role == Role::Context;
        let width = if is_context { self.size.scale } else { self.size.stroke() };
        if let [Some(from), Some(to)] = ends {
            layer.marks.push(Mark::rule(from, to, row.role, width));
        }
        let radius = self.size.stroke() * if is_context { 1.1 } else { 1.6 };
        layer.marks.extend(ends.into_iter().flatten().map(|end| Mark::dot(end, radius, row.role)));
        let rows = [(&self.chart.sides[0], row.before), (&self.chart.sides[1], row.after)];
        let hit = Hit {
            region: Region::Dot(Point::default()),
            anchor: Point::default(),
            title: row.name.clone(),
            rows: rows.map(|(side, value)| HitRow::new(None, side, self.chart.format.cell(value))).to_vec(),
            series: Some(scene.series.len()),
            marks: Vec::new(),
            is_stop: false,
        };
        let known = ends.into_iter().flatten().enumerate();
        // The arrow keys stop once at each row, at its first known end.
        scene.hits.extend(known.map(|(order, at)| Hit {
            region: Region::Dot(at),
            anchor: at,
            marks: Mark::pin(at, radius * 1.3, row.role).to_vec(),
            is_stop: order == 0,
            ..hit.clone()
        }));
        scene.series.push(layer);
    }

    fn labels(&self, scene: &mut Scene, x: f64, side: f64, value: impl Fn(&SlopeRow) -> Option<f64>) {
        let (font, gap) = (self.size.font(), self.size.gap());
        let known: Vec<(&SlopeRow, f64)> =
            self.chart.rows.iter().filter_map(|row| Some((row, self.scale.px(value(row)?)?))).collect();
        let wish = |(index, (row, y)): (usize, &(&SlopeRow, f64))| Wish {
            at: *y,
            size: font * 1.25,
            priority: u32::from(row.role != Role::Context) * 1_000_000
                + (999_999 - u32::try_from(index).unwrap_or(999_999).min(999_999)),
        };
        let wishes: Vec<Wish> = known.iter().enumerate().map(wish).collect();
        let (low, high) = (self.plot.y - font * 0.7, self.size.height);
        for ((row, y), centre) in known.into_iter().zip(spread(&wishes, low, high)) {
            let Some(centre) = centre else { continue };
            let label = if side < 0.0 {
                self.chart.label(row, value(row))
            } else {
                format!("{} {}", self.chart.format.cell(value(row)), row.name)
            };
            let label = fit(&label, font, self.size.width * 0.36);
            let anchor = if side < 0.0 { Anchor::End } else { Anchor::Start };
            let role = if row.role == Role::Context { Role::InkMuted } else { row.role };
            scene.front.push(Text::new(Point::new(x + side * 1.5 * gap, centre), label, font, anchor, role).into());
            if (centre - y).abs() > font * 0.4 {
                let (from, to) = (Point::new(x + side * 0.5 * gap, y), Point::new(x + side * 1.3 * gap, centre));
                scene.front.push(Mark::rule(from, to, role, self.size.scale));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::laws::{Awkward, DESK, PHONE, check, lines_in};
    use super::*;

    fn chart(rows: &[(Option<f64>, Option<f64>, Role)]) -> Slope {
        let row = |(index, (before, after, role)): (usize, &(Option<f64>, Option<f64>, Role))| SlopeRow {
            name: format!("园区{index}"),
            before: *before,
            after: *after,
            role: *role,
        };
        Slope {
            words: Words { category: "园区".into(), ..Words::default() },
            sides: ["官方权重".into(), "我的权重".into()],
            rows: rows.iter().enumerate().map(row).collect(),
            vertical: Vertical::Rank { worst: rows.len() as u32 },
            format: Format::fixed(0),
        }
    }

    #[test]
    fn who_climbs_goes_up() {
        let scene =
            chart(&[(Some(5.0), Some(1.0), Role::Positive), (Some(1.0), Some(5.0), Role::Negative)]).scene(DESK);
        let climb = &lines_in(&scene, Role::Positive)[0];
        let fall = &lines_in(&scene, Role::Negative)[0];
        assert!(climb[0].y > climb[1].y && fall[0].y < fall[1].y);
        assert_eq!((climb[0].x, climb[1].x), (fall[0].x, fall[1].x));
        assert!(scene.texts().any(|text| text.text == "园区0 5"));
        assert!(scene.texts().any(|text| text.text == "1 园区0"));
    }

    #[test]
    fn one_side_missing_is_a_dot_without_a_line() {
        let scene = chart(&[(Some(1.0), None, Role::Accent), (Some(2.0), Some(2.0), Role::Context)]).scene(PHONE);
        assert!(lines_in(&scene, Role::Accent).is_empty());
        assert_eq!(scene.hits.iter().filter(|hit| hit.is_stop).count(), 2);
        assert!(scene.hits.iter().any(|hit| hit.rows[1].value == "—"));
    }

    #[test]
    fn no_data_breaks_it() {
        check(&chart(&[]));
        check(&chart(&[(Some(1.0), Some(1.0), Role::Accent); 40]));
        let mut awkward = Awkward::new(6);
        for round in 0..80 {
            let roles = [Role::Context, Role::Accent];
            let rows: Vec<_> =
                (0..round % 40).map(|index| (awkward.value(), awkward.value(), roles[index % 2])).collect();
            let mut chart = chart(&rows);
            chart.vertical = [Vertical::Value, Vertical::WithZero, Vertical::Rank { worst: 9 }][round % 3];
            check(&chart);
        }
    }
}
