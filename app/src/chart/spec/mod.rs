//! What to draw: each file is one kind of chart, from plain data to a scene. Pure; no language, no drawing library.
//!
//! | chart | answers |
//! | --- | --- |
//! | [`Lines`] | how a score, a rank or a balance went over the years |
//! | [`Bars`] | what lifts and what holds back; why this one and not that one |
//! | [`Radar`] | the profile of a few parks on common scales |
//! | [`Parallel`] | the profile of a few parks among all, each indicator on its own scale |
//! | [`Stacked`] | what income is made of, year by year, and what it costs |
//! | [`Distribution`] | where one value stands among all |
//! | [`Intervals`] | how sure each value is, and where it is now |
//! | [`Slope`] | who moves when the weights change |
//! | [`Heatmap`] | which indicators go together; what a park has more of than others; who has which rank how often |
//! | [`Scatter`] | how two indicators go together, and who stands off |
//! | [`Dumbbell`] | what was meant and what came of it, row by row |
//!
//! To add one: a file here with a struct of public data and `impl Chart`, its row above, and a sample in `examples`.

mod axes;
mod bars;
mod distribution;
mod dumbbell;
mod ends;
mod heatmap;
mod intervals;
#[cfg(test)]
mod laws;
mod legend;
mod lines;
mod parallel;
mod radar;
mod scatter;
mod slope;
mod stacked;

pub use bars::{Bar, BarKind, Bars};
pub use distribution::{Distribution, MOST_DOTS, Marked};
pub use dumbbell::{Dumbbell, Pair};
pub use heatmap::{Cell, Columns, Heatmap};
pub use intervals::{IntervalRow, Intervals};
pub use lines::{Callout, Fan, Lines, Vertical};
pub use parallel::{Parallel, ParallelAxis};
pub use radar::Radar;
pub use scatter::{Scatter, Spot, SpotKind};
pub use slope::{Slope, SlopeRow};
pub use stacked::{Stacked, Turn};

use crate::chart::format::Format;
use crate::chart::hit::HitRow;
use crate::chart::place::ascending;
use crate::chart::scene::Role;

/// A named line of values in one colour. `None` is a missing value; one that is not finite counts as missing too.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub name: String,
    /// The same park wears the same colour in every chart: the caller deals them out.
    pub role: Role,
    pub values: Vec<Option<f64>>,
}

/// The points in time of a chart, in ascending order.
#[derive(Clone, Debug, PartialEq)]
pub struct Periods {
    labels: Vec<String>,
    /// Where each stands on a time line, in any unit.
    at: Vec<f64>,
}

impl Series {
    pub fn new(name: impl Into<String>, role: Role, values: Vec<Option<f64>>) -> Self {
        Self { name: name.into(), role, values }
    }

    /// The finite value at `index`, if there is one.
    pub fn value(&self, index: usize) -> Option<f64> {
        self.values.get(index).copied().flatten().filter(|value| value.is_finite())
    }

    /// The finite values.
    pub fn known(&self) -> impl Iterator<Item = f64> + '_ {
        self.values.iter().flatten().copied().filter(|value| value.is_finite())
    }
}

impl Periods {
    /// Years at their true distance: a year without data leaves its room.
    pub fn years(years: impl IntoIterator<Item = i32>) -> Self {
        let at: Vec<f64> = years.into_iter().map(f64::from).collect();
        Self { labels: at.iter().map(f64::to_string).collect(), at }
    }

    /// Periods at equal distances, named by the caller.
    pub fn even(labels: Vec<String>) -> Self {
        let at = (0..labels.len()).map(|index| index as f64).collect();
        Self { labels, at }
    }

    pub fn len(&self) -> usize {
        self.labels.len()
    }

    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    pub fn label(&self, index: usize) -> &str {
        self.labels.get(index).map_or("", String::as_str)
    }

    /// Where the periods stand between two ends in px; a single one in the middle.
    pub(crate) fn positions(&self, left: f64, right: f64) -> Vec<f64> {
        let (first, last) = (self.at.first().copied().unwrap_or(0.0), self.at.last().copied().unwrap_or(0.0));
        let span = last - first;
        let share = |at: &f64| if span > 0.0 { (at - first) / span } else { 0.5 };
        self.at.iter().map(|at| left + share(at) * (right - left)).collect()
    }
}

/// What all series say at `index`: a tooltip's rows, best first, missing ones last.
fn rows_at(series: &[Series], index: usize, format: &Format, low_is_first: bool) -> Vec<HitRow> {
    let sign = if low_is_first { 1.0 } else { -1.0 };
    let keys: Vec<f64> =
        series.iter().map(|series| series.value(index).map_or(f64::NAN, |value| sign * value)).collect();
    let order = ascending(&keys).into_iter().filter_map(|at| series.get(at));
    order.map(|series| HitRow::new(Some(series.role), &series.name, format.cell(series.value(index)))).collect()
}

/// The indices of unbroken runs of known values.
fn runs(series: &Series, count: usize) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for index in (0..count).filter(|index| series.value(*index).is_some()) {
        match runs.last_mut() {
            Some(run) if run.last() == index.checked_sub(1).as_ref() && index > 0 => run.push(index),
            _ => runs.push(vec![index]),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_break_at_missing_values() {
        let series = Series::new("a", Role::Ink, vec![Some(1.0), Some(2.0), None, Some(f64::NAN), Some(3.0)]);
        assert_eq!(runs(&series, 5), [vec![0, 1], vec![4]]);
        assert!(runs(&series, 0).is_empty());
    }

    #[test]
    fn years_keep_their_distance() {
        assert_eq!(Periods::years([2015, 2020, 2025]).positions(0.0, 100.0), [0.0, 50.0, 100.0]);
        assert_eq!(Periods::years([2015, 2016, 2025]).positions(0.0, 100.0), [0.0, 10.0, 100.0]);
        assert_eq!(Periods::even(vec!["一期".into()]).positions(0.0, 100.0), [50.0]);
    }
}
