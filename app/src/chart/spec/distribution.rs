//! How values are spread, and where a few of them stand: dots while they can be told apart, columns beyond.

use super::axes::plot_area;
use crate::chart::format::{Format, MISSING};
use crate::chart::hit::{Hit, HitRow, Region};
use crate::chart::measure::{fit, text_width};
use crate::chart::place::{Wish, ascending, every_nth, keep_apart, spread};
use crate::chart::scale::{Linear, extent};
use crate::chart::scene::{Anchor, Baseline, Layer, Mark, Point, Rect, Role, Scene, Size, Text};
use crate::chart::ticks::{nice_ticks, ticks};
use crate::chart::{Chart, Table, Words};

/// Up to this many values are drawn one by one, with their names.
pub const MOST_DOTS: usize = 80;

/// Values along one level axis.
#[derive(Clone, Debug)]
pub struct Distribution {
    pub words: Words,
    /// NaN where one is missing, which is only told in the table.
    pub values: Vec<f64>,
    /// Of each value; none of more than [`MOST_DOTS`] that are known, where no name is shown.
    pub names: Vec<String>,
    /// The few that the chart is about.
    pub marked: Vec<Marked>,
    pub format: Format,
    /// What the height of a column counts: "园区数".
    pub count: String,
}

/// A value to point out: a park of `values`, a median, an official threshold.
#[derive(Clone, Debug, PartialEq)]
pub struct Marked {
    pub name: String,
    pub value: f64,
    pub role: Role,
}

/// The values from `low` up to, not including, `high`; the last column includes it.
struct Bin {
    low: f64,
    high: f64,
    count: usize,
}

/// The finite values: how many, the least and the greatest.
struct Known {
    n: usize,
    low: f64,
    high: f64,
}

struct Layout<'a> {
    chart: &'a Distribution,
    /// Counted once: of many values that is most of the work.
    bins: Vec<Bin>,
    size: Size,
    plot: Rect,
    scale: Linear,
}

impl Chart for Distribution {
    fn words(&self) -> &Words {
        &self.words
    }

    fn table(&self) -> Table {
        let caption = self.words.title.clone();
        let known = self.known();
        if known.n <= MOST_DOTS {
            let columns = vec![self.words.category.clone(), self.words.value.clone()];
            let cell = |value: f64| self.format.cell(Some(value).filter(|value| !value.is_nan()));
            let row = |(at, value): (usize, &f64)| vec![self.name(at).to_owned(), cell(*value)];
            return Table { caption, columns, rows: self.values.iter().enumerate().map(row).collect() };
        }
        let mut rows: Vec<Vec<String>> =
            self.bins(&known).iter().map(|bin| vec![self.range(bin), bin.count.to_string()]).collect();
        let n_missing = self.values.len() - known.n;
        if n_missing > 0 {
            rows.push(vec![MISSING.to_owned(), n_missing.to_string()]);
        }
        Table { caption, columns: vec![self.words.value.clone(), self.count.clone()], rows }
    }

    fn height(&self, width: f64, scale: f64) -> f64 {
        (width * 0.3).clamp(150.0 * scale, 200.0 * scale)
    }

    fn scene(&self, size: Size) -> Scene {
        let mut scene = Scene::new(size);
        let (font, gap) = (size.font(), size.gap());
        let bottom = size.height - 2.0 * font - 2.0 * gap;
        let plot = plot_area(2.0 * gap, font * 2.4, size.width - 2.0 * gap, bottom);
        let known = self.known();
        let bins = self.bins(&known);
        let domain = self.domain(&known, &bins);
        let is_few = bins.is_empty();
        let layout = Layout { chart: self, bins, size, plot, scale: Linear::new(domain, (plot.x, plot.right())) };
        layout.axis(&mut scene, domain);
        if is_few {
            layout.dots(&mut scene)
        } else {
            layout.columns(&mut scene)
        }
        layout.marked(&mut scene);
        scene
    }
}

impl Distribution {
    /// One look through all of them.
    fn known(&self) -> Known {
        let mut known = Known { n: 0, low: f64::INFINITY, high: f64::NEG_INFINITY };
        for value in self.values.iter().filter(|value| value.is_finite()) {
            known.n += 1;
            known.low = known.low.min(*value);
            known.high = known.high.max(*value);
        }
        known
    }

    /// Empty where there are no names.
    fn name(&self, at: usize) -> &str {
        self.names.get(at).map_or("", String::as_str)
    }

    /// The axis takes in all values, marked ones too.
    fn domain(&self, known: &Known, bins: &[Bin]) -> (f64, f64) {
        let edges = bins.first().map(|bin| bin.low).into_iter().chain(bins.last().map(|bin| bin.high));
        let marked = self.marked.iter().map(|marked| marked.value);
        extent([known.low, known.high].into_iter().chain(marked).chain(edges)).unwrap_or((0.0, 1.0))
    }

    /// Columns between round numbers, about as many as the square root of the number of values; none of few values.
    fn bins(&self, known: &Known) -> Vec<Bin> {
        let &Known { n, low, high } = known;
        if n <= MOST_DOTS {
            return Vec::new();
        }
        let edges = nice_ticks(low, high, ((n as f64).sqrt() as usize).clamp(8, 30));
        let mut bins: Vec<Bin> = edges.windows(2).map(|edge| Bin { low: edge[0], high: edge[1], count: 0 }).collect();
        if bins.is_empty() {
            bins.push(Bin { low, high, count: 0 });
        }
        let (first, last) = (bins[0].low, bins.len() - 1);
        let per_unit = bins.len() as f64 / (bins[last].high - first);
        for value in self.values.iter().filter(|value| value.is_finite()) {
            // About there, as all are as wide; what was rounded is made good. From NaN or below the first it becomes the first.
            let mut at = (((value - first) * per_unit) as usize).min(last);
            while at > 0 && *value < bins[at].low {
                at -= 1;
            }
            while at < last && *value >= bins[at].high {
                at += 1;
            }
            bins[at].count += 1;
        }
        bins
    }

    fn range(&self, bin: &Bin) -> String {
        format!("{} – {}", self.format.write(bin.low), self.format.write(bin.high))
    }
}

impl Layout<'_> {
    fn axis(&self, scene: &mut Scene, domain: (f64, f64)) {
        let (font, gap, bottom) = (self.size.font(), self.size.gap(), self.plot.bottom());
        let (from, to) = (Point::new(self.plot.x, bottom), Point::new(self.plot.right(), bottom));
        scene.base.push(Mark::rule(from, to, Role::InkMuted, self.size.scale));
        let at = ticks(domain.0, domain.1, ((self.plot.width / (font * 5.0)) as usize).clamp(2, 10));
        let at = if at.is_empty() { vec![domain.0] } else { at };
        let label = |tick: f64| fit(&self.chart.format.write(tick), font, self.plot.width * 0.3);
        let text = |tick: f64| {
            let label = label(tick);
            let half = text_width(&label, font) / 2.0;
            let x = self.scale.px(tick)?.min(self.size.width - half).max(half);
            let place = Point::new(x, bottom + gap * 0.75);
            Some(Text::new(place, label, font, Anchor::Middle, Role::InkMuted).baseline(Baseline::Top))
        };
        let texts: Vec<Text> = at.into_iter().filter_map(text).collect();
        let widest = texts.iter().map(Text::width).fold(0.0, f64::max);
        let nth = every_nth(texts.len(), self.plot.width / texts.len().max(1) as f64, widest, gap);
        let texts: Vec<Text> = texts.into_iter().step_by(nth).collect();
        // Labels at the edges have moved inwards, perhaps onto their neighbours.
        let boxes: Vec<Rect> = texts.iter().map(Text::bounds).collect();
        let shown = texts.into_iter().zip(keep_apart(&boxes)).filter(|(_, is_shown)| *is_shown);
        scene.base.extend(shown.map(|(text, _)| Mark::from(text)));
        let title = fit(&self.chart.words.value, font, self.size.width);
        let place = Point::new(self.size.width, self.size.height);
        let text = Text::new(place, title, font, Anchor::End, Role::InkMuted).baseline(Baseline::Bottom);
        scene.base.push(text.into());
    }

    /// One dot a value, moved off the axis where others are in its way.
    fn dots(&self, scene: &mut Scene) {
        let radius = self.size.gap() * 0.55;
        let known = self.chart.values.iter().enumerate().filter(|(_, value)| value.is_finite());
        let points: Vec<(f64, &str, f64)> =
            known.filter_map(|(at, &value)| Some((self.scale.px(value)?, self.chart.name(at), value))).collect();
        let places: Vec<f64> = points.iter().map(|(x, ..)| *x).collect();
        let floor = self.plot.bottom() - radius - 2.0 * self.size.scale;
        let ceiling = self.plot.y + radius;
        let mut placed: Vec<Point> = Vec::new();
        let mut layer = Layer::new(&self.chart.words.value);
        for (x, name, value) in ascending(&places).into_iter().filter_map(|index| points.get(index).copied()) {
            let is_free = |y: f64| placed.iter().rev().all(|other| (other.x - x).hypot(other.y - y) >= 2.0 * radius);
            let heights = (0..).map(|step| floor - f64::from(step) * radius).take_while(|y| *y >= ceiling);
            let at = Point::new(x, heights.into_iter().find(|y| is_free(*y)).unwrap_or(ceiling.min(floor)));
            placed.push(at);
            let role = self.role_of(name);
            layer.marks.push(Mark::dot(at, radius, role));
            scene.hits.push(Hit {
                region: Region::Dot(at),
                anchor: at,
                title: String::new(),
                rows: vec![HitRow::new(Some(role), name, self.chart.format.write(value))],
                series: None,
                marks: Mark::pin(at, radius * 1.3, if role == Role::Context { Role::Ink } else { role }).to_vec(),
                is_stop: true,
            });
        }
        scene.series.push(layer);
    }

    fn role_of(&self, name: &str) -> Role {
        self.chart.marked.iter().find(|marked| marked.name == name).map_or(Role::Context, |marked| marked.role)
    }

    fn columns(&self, scene: &mut Scene) {
        let bins = &self.bins;
        let most = bins.iter().map(|bin| bin.count).max().unwrap_or(0).max(1);
        let mut layer = Layer::new(&self.chart.words.value);
        for bin in bins {
            let (Some(from), Some(to)) = (self.scale.px(bin.low), self.scale.px(bin.high)) else { continue };
            let height = self.plot.height * bin.count as f64 / most as f64;
            let (top, hair) = (self.plot.bottom() - height, self.size.scale.min((to - from) / 4.0));
            let rect = Rect { x: from + hair / 2.0, y: top, width: (to - from - hair).max(0.0), height };
            layer.marks.push(Mark::bar(rect, Role::Context));
            scene.hits.push(Hit {
                region: Region::Box(Rect { x: from, y: 0.0, width: to - from, height: self.size.height }),
                anchor: Point::new((from + to) / 2.0, top),
                title: self.chart.range(bin),
                rows: vec![HitRow::new(None, &self.chart.count, bin.count.to_string())],
                series: None,
                marks: vec![Mark::bar(rect, Role::Ink)],
                is_stop: true,
            });
        }
        scene.series.push(layer);
    }

    /// Upright lines with names above, side by side without touching.
    fn marked(&self, scene: &mut Scene) {
        let (font, gap) = (self.size.font(), self.size.gap());
        let label = |marked: &Marked| format!("{} {}", marked.name, self.chart.format.write(marked.value));
        let placed: Vec<(&Marked, f64, String)> = (self.chart.marked.iter())
            .filter_map(|marked| {
                Some((marked, self.scale.px(marked.value)?, fit(&label(marked), font, self.size.width * 0.45)))
            })
            .collect();
        let wish = |(index, (_, x, label)): (usize, &(&Marked, f64, String))| Wish {
            at: *x,
            size: text_width(label, font) * 1.06 + gap,
            priority: u32::MAX - u32::try_from(index).unwrap_or(u32::MAX),
        };
        let wishes: Vec<Wish> = placed.iter().enumerate().map(wish).collect();
        let y = font * 0.7;
        for ((marked, x, label), centre) in placed.iter().zip(spread(&wishes, 0.0, self.size.width)) {
            let foot = Point::new(*x, self.plot.bottom());
            scene.front.push(Mark::rule(Point::new(*x, font * 2.0), foot, marked.role, self.size.stroke()));
            let Some(centre) = centre else { continue };
            scene.front.push(Mark::rule(
                Point::new(centre, font * 1.4),
                Point::new(*x, font * 2.0),
                marked.role,
                self.size.scale,
            ));
            scene.front.push(
                Text::new(Point::new(centre, y), label.as_str(), font, Anchor::Middle, marked.role).bold().into(),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::laws::{Awkward, DESK, check, lines_in};
    use super::*;

    fn chart(values: Vec<Option<f64>>, marked: &[f64]) -> Distribution {
        let marked = marked.iter().enumerate().map(|(index, value)| Marked {
            name: format!("园区{index}"),
            value: *value,
            role: Role::Series(index as u8),
        });
        Distribution {
            words: Words { value: "亩均税收（万元）".into(), category: "园区".into(), ..Words::default() },
            names: (0..values.len()).map(|index| format!("园区{index}")).collect(),
            values: values.into_iter().map(|value| value.unwrap_or(f64::NAN)).collect(),
            marked: marked.collect(),
            format: Format::fixed(0),
            count: "园区数".into(),
        }
    }

    fn evenly(count: u32) -> Vec<Option<f64>> {
        (0..count).map(|value| Some(f64::from(value))).collect()
    }

    #[test]
    fn few_values_are_dots_that_do_not_cover_one_another() {
        let chart = chart(vec![Some(5.0), Some(5.0), Some(5.0), Some(9.0), None], &[5.0]);
        let scene = chart.scene(DESK);
        let dots: Vec<Point> = scene.series[0]
            .marks
            .iter()
            .map(|mark| match mark {
                Mark::Dot { centre, .. } => *centre,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(dots.len(), 4);
        assert!(dots[0].x == dots[1].x && dots[1].x == dots[2].x && dots[3].x > dots[2].x);
        assert!(dots[0].y - dots[1].y >= 8.0 && dots[1].y - dots[2].y >= 8.0, "{dots:?}");
        assert_eq!(chart.table().rows[4], ["园区4", "—"]);
    }

    #[test]
    fn many_values_are_columns_that_count_all_of_them() {
        let mut values = evenly(100);
        values.push(None);
        let chart = chart(values, &[50.0]);
        let table = chart.table();
        let counts: Vec<usize> = table.rows.iter().map(|row| row[1].parse().unwrap()).collect();
        assert_eq!(counts.iter().sum::<usize>(), 101, "{table:?}");
        assert_eq!(table.rows.last().unwrap(), &["—", "1"]);
        assert_eq!(chart.scene(DESK).series[0].marks.len(), 10);
    }

    #[test]
    fn every_value_is_counted_between_its_edges() {
        let mut awkward = Awkward::new(9);
        for n in [81, 200, 1000] {
            let chart = chart(awkward.values(n), &[]);
            let known = chart.known();
            for bin in chart.bins(&known) {
                let is_last = bin.high >= known.high;
                let is_in = |value: f64| bin.low <= value && (value < bin.high || is_last);
                let n_in = chart.values.iter().filter(|value| value.is_finite() && is_in(**value)).count();
                assert_eq!(bin.count, n_in, "{n} values, {} to {}", bin.low, bin.high);
            }
        }
    }

    #[test]
    fn a_marked_value_is_a_line_at_its_place() {
        let scene = chart(evenly(101), &[50.0]).scene(DESK);
        let line = &lines_in(&scene, Role::Series(0))[0];
        assert_eq!(line[0].x, line[1].x);
        assert!((line[0].x - DESK.width / 2.0).abs() < 5.0, "{line:?}");
        assert!(scene.texts().any(|text| text.text == "园区0 50"));
    }

    #[test]
    fn no_data_breaks_it() {
        check(&chart(Vec::new(), &[]));
        check(&chart(vec![Some(4.0); 200], &[4.0, 4.0, 4.0]));
        check(&chart(evenly(3), &[f64::NAN, 1e9]));
        let mut awkward = Awkward::new(5);
        for round in 0..100 {
            let marked: Vec<f64> = awkward.values(round % 5).into_iter().flatten().collect();
            check(&chart(awkward.values(round * 3), &marked));
        }
    }
}
