//! Brings every indicator to one scale, higher always better; one file a method.

mod bands;
mod distance;
mod fraction;
mod goalposts;
mod minmax;
mod rank;
mod ratio_to_base;
mod rows;
mod zscore;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::math::min_max;
use crate::model::{Column, Direction, Framework, Indicator};
use crate::scenario::{Normalise, NormaliseMethod};

pub use rows::fill_rows;

/// Normalised columns in leaf order, and what a person should know about them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Normalised {
    /// Missing where the treated cell was; see the method for the range.
    pub columns: Vec<Column>,
    /// By column, then by entity.
    pub notes: Vec<Note>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// All cells are equal, so the indicator tells nobody apart: every entity got `value`.
    Constant { column: usize, value: f64 },
    /// The cell `x` lies outside the goalposts and got the nearer end of the scale.
    Clamped { column: usize, entity: usize, x: f64 },
    /// The method has no value for the cell `x` (division by zero, logarithm of nothing): it became missing.
    Undefined { column: usize, entity: usize, x: f64 },
    /// The framework gives no target for this indicator, so the mean of what is there served as its base.
    MeanAsBase { column: usize, base: f64 },
    /// The cell was missing and got the middle of the entity's own other indicators.
    FilledFromRow { column: usize, entity: usize, value: f64 },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum NormaliseError {
    /// The lower end of the range must be finite and below the upper one.
    BadRange { range: [f64; 2] },
    /// The mean must be finite, the standard deviation finite and positive.
    BadSpread { mean: f64, sd: f64 },
    /// Goalposts, or a scale of its own, are given for a code that is no indicator.
    UnknownCode { code: String },
    /// A number of an indicator's own scale cannot be used.
    BadScale { code: String, name: String, value: f64 },
    /// Goalposts are asked for, and neither the framework nor the scenario has them for this indicator.
    NoGoalposts { code: String },
    /// Equal, not finite, not positive with a logarithm, or no distance from the best interval.
    BadGoalposts { code: String, worst: f64, best: f64 },
    /// Distance to target needs a target.
    NoTarget { code: String },
    /// The base of a ratio must be positive.
    BadBase { code: String, base: f64 },
    /// Distance to reference needs a reference entity that the dataset has.
    NoReference,
    /// The reference entity has no value, or the worst one.
    BadReference { code: String },
    /// There is another number of columns than indicators.
    ColumnCount { columns: usize, indicators: usize },
}

/// Normalises each column by `settings.method`.
///
/// Directions are applied first, so that higher is always better: x, or −x for negative indicators, or minus the distance to the
/// best interval; methods that divide say how they treat negative ones. `reference` is the position of the entity that
/// `distance_to_reference` measures to; other methods ignore it. Missing stays missing; an infinite result becomes missing and is
/// noted. A constant column gets the method's stated value and a note, never NaN.
///
/// | method | value of y, higher better | range |
/// | --- | --- | --- |
/// | `minmax` | lo + (hi − lo)·(y − min)/(max − min) | `range` |
/// | `scaled` | 100·(y − lo)/(hi − lo), `range` as lo and hi | unbounded |
/// | `zscore` | mean + sd·(y − ȳ)/s, s over n − 1 | unbounded |
/// | `rank` | 1 + number of entities below | 1 to n |
/// | `borda` | number of entities below | 0 to n − 1 |
/// | `percentile_rank` | number of entities below over n − 1 | 0 to 1 |
/// | `goalposts` | lo + (hi − lo)·(x − worst)/(best − worst), clamped and noted | `range` |
/// | `ratio_to_base` | lo + (hi − lo)·x/base, base/x for negative ones | from lo |
/// | `distance_to_max` | 1 − (max − y)/(max − min) | 0 to 1 |
/// | `distance_to_reference` | 1 − (y_ref − y)/(y_ref − min) | from 0 |
/// | `distance_to_target` | 1 − (target − y)/(target − min) | from 0 |
/// | `fraction_of_max` | x/max, min/x for negative ones | to 1 |
/// | `vector` | x/√Σx², 1 − that for negative ones | −1 to 1, 0 to 2 |
/// | `sum` | x/Σx, (1/x)/Σ(1/x) for negative ones | sums to 1 |
///
/// `settings.indicators` gives single indicators another method or range, a best value or interval in place of their direction, or
/// bands with points.
///
/// # Errors
/// [`NormaliseError`] when a parameter is unusable or missing.
///
/// *Cost*: O(n·m), rank-based methods O(n·m·log n). *Source*: becker2022, nardo2008.
pub fn normalise(
    framework: &Framework,
    columns: &[Column],
    settings: &Normalise,
    reference: Option<usize>,
) -> Result<Normalised, NormaliseError> {
    let mut normalising = Normalising::start(framework, columns, settings)?;
    while normalising.step(framework, columns, settings, reference)? {}
    Ok(normalising.finish())
}

/// [`normalise`] column by column, for who has other things to do in between: each step takes what that takes, and all together give what it
/// gives.
#[derive(Clone, Debug, Default)]
pub struct Normalising {
    normalised: Normalised,
    /// Columns that are done.
    n_done: usize,
}

impl Normalising {
    /// Looks through the settings.
    ///
    /// # Errors
    /// As [`normalise`].
    pub fn start(framework: &Framework, columns: &[Column], settings: &Normalise) -> Result<Self, NormaliseError> {
        check(framework, columns, settings)?;
        Ok(Self::default())
    }

    /// Normalises the next column; false where there is none.
    ///
    /// # Errors
    /// As [`normalise`].
    pub fn step(
        &mut self,
        framework: &Framework,
        columns: &[Column],
        settings: &Normalise,
        reference: Option<usize>,
    ) -> Result<bool, NormaliseError> {
        let at = self.n_done;
        let (Some(column), Some(&leaf)) = (columns.get(at), framework.leaves().get(at)) else { return Ok(false) };
        self.n_done += 1;
        let node = framework.node(leaf);
        let Some((_, indicator)) = &node.leaf else { return Ok(true) };
        let normalised = &mut self.normalised;
        let (method, range) = settings.scale(&node.code);
        let own = settings.indicators.get(&node.code);
        let (settings, indicator) = match own {
            None => (Cow::Borrowed(settings), Cow::Borrowed(indicator)),
            Some(_) => {
                let direction = settings.direction(&node.code, indicator.direction);
                let settings = Normalise { range, ..settings.clone() };
                (Cow::Owned(settings), Cow::Owned(Indicator { direction, ..indicator.clone() }))
            }
        };
        let (settings, indicator) = (settings.as_ref(), indicator.as_ref());
        let mut job = Job { at, code: &node.code, column, indicator, settings, notes: &mut normalised.notes };
        let done = match own.map(|own| own.bands.as_slice()).filter(|bands| !bands.is_empty()) {
            Some(bands) => bands::bands(&mut job, bands),
            None => way(method)(&mut job, reference)?,
        };
        normalised.columns.push(done);
        Ok(true)
    }

    pub fn finish(self) -> Normalised {
        self.normalised
    }
}

/// Carries a method out on one column; the position is that of the reference entity.
type Way = fn(&mut Job, Option<usize>) -> Result<Column, NormaliseError>;

/// A pointer, so that each column is a call of its own also after an optimiser saw it: a browser compiles what it meets often better, but
/// not in the midst of one call, and a page's first sight of a large table is this loop.
fn way(method: NormaliseMethod) -> Way {
    match method {
        NormaliseMethod::MinMax => |job, _| Ok(minmax::minmax(job)),
        NormaliseMethod::Scaled => |job, _| Ok(minmax::scaled(job)),
        NormaliseMethod::ZScore => |job, _| Ok(zscore::zscore(job)),
        NormaliseMethod::Rank => |job, _| Ok(rank::rank(job)),
        NormaliseMethod::Borda => |job, _| Ok(rank::borda(job)),
        NormaliseMethod::PercentileRank => |job, _| Ok(rank::percentile_rank(job)),
        NormaliseMethod::Goalposts => |job, _| goalposts::goalposts(job),
        NormaliseMethod::RatioToBase => |job, _| ratio_to_base::ratio_to_base(job),
        NormaliseMethod::DistanceToMax => |job, _| Ok(distance::to_max(job)),
        NormaliseMethod::DistanceToReference => distance::to_reference,
        NormaliseMethod::DistanceToTarget => |job, _| distance::to_target(job),
        NormaliseMethod::FractionOfMax => |job, _| Ok(fraction::of_max(job)),
        NormaliseMethod::Vector => |job, _| Ok(fraction::of_length(job)),
        NormaliseMethod::Sum => |job, _| Ok(fraction::of_sum(job)),
    }
}

fn check(framework: &Framework, columns: &[Column], settings: &Normalise) -> Result<(), NormaliseError> {
    let [lo, hi] = settings.range;
    if !(lo.is_finite() && hi.is_finite() && lo < hi) {
        return Err(NormaliseError::BadRange { range: settings.range });
    }
    let (mean, sd) = (settings.mean, settings.sd);
    if !(mean.is_finite() && sd.is_finite() && sd > 0.0) {
        return Err(NormaliseError::BadSpread { mean, sd });
    }
    for (code, own) in &settings.indicators {
        if let Some(&(name, value)) = own.bad_numbers().first() {
            return Err(NormaliseError::BadScale { code: code.clone(), name: name.into(), value });
        }
    }
    for code in settings.goalposts.keys().chain(settings.indicators.keys()) {
        if framework.find(code).is_none_or(|id| framework.node(id).leaf.is_none()) {
            return Err(NormaliseError::UnknownCode { code: code.clone() });
        }
    }
    let (columns, indicators) = (columns.len(), framework.n_indicators());
    if columns != indicators {
        return Err(NormaliseError::ColumnCount { columns, indicators });
    }
    Ok(())
}

/// One column on its way.
struct Job<'a> {
    at: usize,
    code: &'a str,
    column: &'a Column,
    indicator: &'a Indicator,
    settings: &'a Normalise,
    notes: &'a mut Vec<Note>,
}

impl Job<'_> {
    /// The column turned so that higher is better.
    fn benefits(&self) -> Column {
        let direction = self.indicator.direction;
        if direction == Direction::Positive {
            return self.column.clone();
        }
        Column::from_raw(self.column.raw().iter().map(|&x| benefit(direction, x)).collect())
    }

    /// Worst and best of the turned column; `None` when nothing is there.
    fn ends(&self) -> Option<(f64, f64)> {
        let direction = self.indicator.direction;
        min_max(self.column.raw().iter().map(|&x| benefit(direction, x)))
    }

    /// [`Job::ends`] where they differ.
    fn spread(&self) -> Option<(f64, f64)> {
        self.ends().filter(|(lo, hi)| lo < hi)
    }

    /// `value` of each cell turned so that higher is better.
    fn map_benefit(&mut self, value: impl Fn(f64) -> f64) -> Column {
        let direction = self.indicator.direction;
        self.map(|x| value(benefit(direction, x)))
    }

    /// `value` for each cell that is there; a result that is not finite becomes missing and is noted with the cell it came from.
    fn map(&mut self, value: impl Fn(f64) -> f64) -> Column {
        let cells = self.column.raw();
        let mut made: Vec<f64> = cells.iter().map(|&x| if x.is_nan() { x } else { value(x) }).collect();
        // Two plain loops are several times faster than one that may push a note at every cell.
        if made.iter().zip(cells).any(|(made, x)| !made.is_finite() & !x.is_nan()) {
            for (entity, (made, &x)) in made.iter_mut().zip(cells).enumerate() {
                if !made.is_finite() && !x.is_nan() {
                    self.notes.push(Note::Undefined { column: self.at, entity, x });
                    *made = f64::NAN;
                }
            }
        }
        Column::from_raw(made)
    }

    /// The same value wherever a cell is there, with a note.
    fn constant(&mut self, value: f64) -> Column {
        if self.column.present().next().is_some() {
            self.notes.push(Note::Constant { column: self.at, value });
        }
        Column::from_raw(self.column.raw().iter().map(|&x| if x.is_nan() { x } else { value }).collect())
    }
}

/// The cell turned so that higher is better; missing stays missing.
pub(crate) fn benefit(direction: Direction, x: f64) -> f64 {
    match direction {
        Direction::Positive => x,
        Direction::Negative => -x,
        Direction::Interval { lo, hi } if !x.is_nan() => -outside(x, lo, hi),
        Direction::Interval { .. } => x,
    }
}

/// How far `x` is outside the interval, 0 within.
fn outside(x: f64, lo: f64, hi: f64) -> f64 {
    if x < lo {
        lo - x
    } else if x > hi {
        x - hi
    } else {
        0.0
    }
}
