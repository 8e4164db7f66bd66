//! Points and grades by rule on the values of a case.

use super::decision::objectives;
use super::{Case, CaseError, Fault, Field, Method, Output, Part};
use crate::judge::{self, Trim, combine_experts, grade_by_quantile, grade_by_threshold};
use crate::mcdm::{Needs, Objective};
use crate::model::{Column, Direction, GroupColumn, Text};
use crate::scenario::{Grades, Grading, Rounding, Ties};
use crate::scheme::{Bands, Between, Edge, RatioToBase, Spread};

pub(super) const METHODS: &[Method] = &[
    ("ratio_to_base", ratio_to_base),
    ("bands", bands),
    ("interval", interval),
    ("grades", grades),
    ("experts", experts),
];

fn direction(objective: Objective) -> Direction {
    match objective {
        Objective::Max => Direction::Positive,
        Objective::Min => Direction::Negative,
    }
}

/// `input.matrix`, `weights`, `directions`; `params.bases` (else the columns' means), `cap` and `floor` in weights.
fn ratio_to_base(case: &Case) -> Result<Output, CaseError> {
    let columns = case.input.need("matrix")?.columns()?;
    let weights = case.input.need("weights")?.numbers_of(columns.len())?;
    let objectives = objectives(case, columns.len())?;
    let bases = case.params.get("bases").map(|bases| bases.numbers_of(columns.len())).transpose()?;
    let bound = |name: &str| case.params.get(name).map(|field| field.number()).transpose();
    let (cap, floor) = (bound("cap")?, bound("floor")?);
    let n_rows = columns.first().map_or(0, Vec::len);
    let mut points = vec![Vec::with_capacity(columns.len()); n_rows];
    for (at, ((column, &weight), &objective)) in columns.into_iter().zip(&weights).zip(&objectives).enumerate() {
        let base = bases.as_ref().and_then(|bases| bases.get(at).copied());
        let rule = RatioToBase { base, cap, floor, ..RatioToBase::default() };
        let marks = judge::ratio_to_base(&rule, direction(objective), weight, &Column::from_raw(column));
        let bad = |base| Fault::BadNumber { value: base, needs: Needs::Positive };
        let marks = marks.map_err(|error| CaseError::new(format!("params.bases[{at}]"), bad(error.base)))?;
        for (row, (points, mark)) in points.iter_mut().zip(marks).enumerate() {
            let undefined = || CaseError::new("input.matrix", Fault::Undefined { row });
            points.push(mark.points.value().ok_or_else(undefined)?);
        }
    }
    let totals: Vec<f64> = points.iter().map(|row| row.iter().sum()).collect();
    if let Some(row) = totals.iter().position(|total| !total.is_finite()) {
        return Err(CaseError::new("input.matrix", Fault::Undefined { row }));
    }
    Ok(Output::higher_better(totals).with("matrix", Part::Matrix(points)))
}

/// `input.values`; `params.limits` from the best outwards, `points`, one more, `direction`, `between`, `edge`.
fn bands(case: &Case) -> Result<Output, CaseError> {
    let objectives = [("max", Objective::Max), ("min", Objective::Min)];
    let objective = case.params.word_or("direction", &objectives, Objective::Max)?;
    let limits = case.params.need("limits")?;
    let limits = in_order(&limits, objective)?;
    let rule = Bands {
        points: case.params.need("points")?.numbers_of(limits.len() + 1)?,
        limits,
        between: case.params.word_or(
            "between",
            &[("step", Between::Step), ("linear", Between::Linear)],
            Between::Step,
        )?,
        edge: case.params.word_or("edge", &[("better", Edge::Better), ("worse", Edge::Worse)], Edge::Better)?,
    };
    let values = case.input.need("values")?.numbers()?;
    let points = values.into_iter().map(|value| judge::bands(&rule, direction(objective), Some(value)).points.lo);
    Ok(Output::higher_better(points.collect()))
}

/// The limits, each worse than the one before.
fn in_order(field: &Field<'_>, objective: Objective) -> Result<Vec<f64>, CaseError> {
    let limits = field.numbers()?;
    for (&better, &worse) in limits.iter().zip(limits.iter().skip(1)) {
        let (fits, needs) = match objective {
            Objective::Max => (worse < better, Needs::Within { lo: f64::NEG_INFINITY, hi: better }),
            Objective::Min => (worse > better, Needs::Above(better)),
        };
        if !fits {
            return Err(field.fault(Fault::BadNumber { value: worse, needs }));
        }
    }
    Ok(limits)
}

/// `input.values`; `params.lo`, `hi`, and `zero`, the two values where nothing is left; 1 is best.
fn interval(case: &Case) -> Result<Output, CaseError> {
    let lo = case.params.need("lo")?.number()?;
    let field = case.params.need("hi")?;
    let hi = field.number()?;
    if hi < lo {
        return Err(field.fault(Fault::BadNumber { value: hi, needs: Needs::Within { lo, hi: f64::INFINITY } }));
    }
    let zero = case.params.get("zero").map(|zero| ends(&zero, lo, hi)).transpose()?;
    let column = Column::from_raw(case.input.need("values")?.numbers()?);
    let marks = judge::spread(&Spread { zero }, [lo, hi], 1.0, &column);
    Ok(Output::higher_better(marks.iter().map(|mark| mark.points.lo).collect()))
}

/// A value at most `lo` and one at least `hi`.
fn ends(field: &Field<'_>, lo: f64, hi: f64) -> Result<[f64; 2], CaseError> {
    let numbers = field.numbers_of(2)?;
    let (below, above) = (numbers.first().copied().unwrap_or(lo), numbers.last().copied().unwrap_or(hi));
    let bad = |value, needs| Err(field.fault(Fault::BadNumber { value, needs }));
    if below > lo {
        return bad(below, Needs::Within { lo: f64::NEG_INFINITY, hi: lo });
    }
    if above < hi {
        return bad(above, Needs::Within { lo: hi, hi: f64::INFINITY });
    }
    Ok([below, above])
}

/// `input.scores` and perhaps `groups`; `params.labels`, and `shares` with `ties` and `rounding`, or `thresholds`.
fn grades(case: &Case) -> Result<Output, CaseError> {
    let scores = case.input.need("scores")?.numbers()?;
    let cuts = case.params.get("thresholds").map(|field| in_order(&field, Objective::Max)).transpose()?;
    let shares = || case.params.need("shares").and_then(|field| shares(&field));
    let shares = if cuts.is_some() { Vec::new() } else { shares()? };
    let n_labels = cuts.as_ref().unwrap_or(&shares).len() + 1;
    let labels = case.params.need("labels")?.elements_of(n_labels)?;
    let labels = labels.iter().map(|label| label.text().map(String::from)).collect::<Result<Vec<_>, _>>()?;
    let positions: Vec<Option<usize>> = match &cuts {
        Some(cuts) => scores.iter().map(|&score| Some(grade_by_threshold(score, cuts))).collect(),
        None => {
            let grading = Grading {
                ties: case.params.word_or("ties", &[("better", Ties::Better), ("worse", Ties::Worse)], Ties::Better)?,
                rounding: case.params.word_or(
                    "rounding",
                    &[("nearest", Rounding::Nearest), ("down", Rounding::Down)],
                    Rounding::Nearest,
                )?,
                ..Grading::default()
            };
            let group = case.input.get("groups").map(|groups| group(&groups, scores.len())).transpose()?;
            let (n, grades) = (scores.len(), Grades { labels: labels.clone(), shares });
            grade_by_quantile(&Column::from_raw(scores), &vec![true; n], group.as_ref(), &grades, &grading)
        }
    };
    let label = |at: Option<usize>| at.and_then(|at| labels.get(at)).cloned().unwrap_or_default();
    Ok(Output::default().with("grades", Part::Words(positions.into_iter().map(label).collect())))
}

fn shares(field: &Field<'_>) -> Result<Vec<f64>, CaseError> {
    let shares = field.numbers()?;
    let wrong = shares.iter().copied().find(|share| !(0.0..=1.0).contains(share));
    let sum = shares.iter().sum::<f64>();
    match wrong.or((sum > 1.0 + 1e-9).then_some(sum)) {
        Some(value) => Err(field.fault(Fault::BadNumber { value, needs: Needs::Within { lo: 0.0, hi: 1.0 } })),
        None => Ok(shares),
    }
}

fn group(field: &Field<'_>, n_rows: usize) -> Result<GroupColumn, CaseError> {
    let mut categories: Vec<Text> = Vec::new();
    let mut of_entity = Vec::with_capacity(n_rows);
    for name in field.elements_of(n_rows)? {
        let name = name.text()?;
        let known = categories.iter().position(|category| category.zh == name);
        let at = known.unwrap_or_else(|| {
            categories.push(Text::same(name));
            categories.len() - 1
        });
        of_entity.push(Some(at as u32));
    }
    Ok(GroupColumn { code: String::new(), name: Text::default(), categories, of_entity })
}

/// `input.matrix`, a row of experts' scores for each alternative; `params.n_lowest`, `n_highest` are set aside.
fn experts(case: &Case) -> Result<Output, CaseError> {
    let rows = case.input.need("matrix")?.rows()?;
    let n_experts = rows.first().map_or(0, Vec::len);
    let count = |name: &str, most: usize| match case.params.get(name) {
        None => Ok(0),
        Some(field) => {
            let needs = Needs::Within { lo: 0.0, hi: most as f64 };
            field.require(field.number()?, needs).map(|number| number as usize)
        }
    };
    let n_lowest = count("n_lowest", n_experts.saturating_sub(1))?;
    let n_highest = count("n_highest", n_experts.saturating_sub(1 + n_lowest))?;
    let scores = rows.iter().enumerate().map(|(row, scores)| {
        let scores: Vec<Option<f64>> = scores.iter().copied().map(Some).collect();
        let combined = combine_experts(&scores, Trim { n_lowest, n_highest });
        combined.map(|experts| experts.score).map_err(|_| CaseError::new("input.matrix", Fault::Undefined { row }))
    });
    Ok(Output::higher_better(scores.collect::<Result<_, _>>()?))
}
