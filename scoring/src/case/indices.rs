//! Indices of concentration, specialisation and coordination, and fuzzy evaluation.

use super::decision::{MayLack, case_error, decide_with};
use super::{Case, CaseError, Fault, Field, Method, Output, Part};
use crate::compare::{self, CompareError};
use crate::mcdm::{self, Best, Coupling, DecisionMatrix, MOST_IN_PAIRS, Needs, Operator};

pub(super) const METHODS: &[Method] = &[
    ("location_quotient", location_quotient),
    ("krugman", krugman),
    ("herfindahl", herfindahl),
    ("gini", gini),
    ("theil", theil),
    ("ellison_glaeser", ellison_glaeser),
    ("coupling_coordination", coupling_coordination),
    ("obstacle_degrees", obstacle_degrees),
    ("fuzzy_evaluation", fuzzy_evaluation),
    ("moderate", moderate),
];

fn location_quotient(case: &Case) -> Result<Output, CaseError> {
    let table = case.input.need("table")?;
    let rows = table.rows()?;
    let totals = case.input.need("totals")?.numbers_of(rows.len())?;
    let quotients = compare::location_quotient(&rows, &totals).map_err(|error| fault(&table, error))?;
    Ok(Output::default().with("matrix", Part::Matrix(quotients)))
}

/// Krugman's index and the overlap of each pair of zones.
fn krugman(case: &Case) -> Result<Output, CaseError> {
    let table = case.input.need("table")?;
    let rows = table.rows()?;
    let (found, most) = (rows.len(), MOST_IN_PAIRS);
    if found > most {
        return Err(table.fault(Fault::TooMany { found, most }));
    }
    let pairs = |measure: fn(&[f64], &[f64]) -> Result<f64, CompareError>| {
        let row = |own: &Vec<f64>| rows.iter().map(|other| measure(own, other)).collect();
        rows.iter().map(row).collect::<Result<Vec<Vec<f64>>, _>>().map_err(|error| fault(&table, error))
    };
    let (apart, overlap) = (pairs(compare::krugman)?, pairs(compare::overlap)?);
    Ok(Output::default().with("matrix", Part::Matrix(apart)).with("overlap", Part::Matrix(overlap)))
}

fn herfindahl(case: &Case) -> Result<Output, CaseError> {
    let values = case.input.need("values")?;
    let amounts = values.numbers()?;
    let index = compare::herfindahl(&amounts).map_err(|error| fault(&values, error))?;
    let scaled = compare::herfindahl_scaled(&amounts).map_err(|error| fault(&values, error))?;
    Ok(Output::default().with("herfindahl", Part::Number(index)).with("scaled", Part::Number(scaled)))
}

fn gini(case: &Case) -> Result<Output, CaseError> {
    let (values, amounts, sizes) = sized(case)?;
    let index = compare::gini(&amounts, &sizes).map_err(|error| fault(&values, error))?;
    Ok(Output::default().with("gini", Part::Number(index)))
}

/// The index, and with `groups` its decomposition.
fn theil(case: &Case) -> Result<Output, CaseError> {
    let (values, amounts, sizes) = sized(case)?;
    let index = compare::theil(&amounts, &sizes).map_err(|error| fault(&values, error))?;
    let output = Output::default().with("theil", Part::Number(index));
    let Some(groups) = case.input.get("groups") else { return Ok(output) };
    let groups = groups.elements_of(amounts.len())?;
    let groups: Vec<usize> = groups.iter().map(|group| group.count(0, amounts.len() - 1)).collect::<Result<_, _>>()?;
    let parts = compare::theil_parts(&amounts, &sizes, &groups).map_err(|error| fault(&values, error))?;
    Ok(output
        .with("between", Part::Number(parts.between))
        .with("within", Part::Number(parts.within))
        .with("within_of", Part::Numbers(parts.within_of)))
}

/// Values, and the sizes of what they stand for; 1 each where the case has none.
fn sized<'a>(case: &Case<'a>) -> Result<(Field<'a>, Vec<f64>, Vec<f64>), CaseError> {
    let values = case.input.need("values")?;
    let amounts = values.numbers()?;
    let sizes = case.input.get("sizes").map(|field| field.numbers_of(amounts.len())).transpose()?;
    let sizes = sizes.unwrap_or_else(|| vec![1.0; amounts.len()]);
    Ok((values, amounts, sizes))
}

/// Without `plants` the industry's amounts by zone stand for them.
fn ellison_glaeser(case: &Case) -> Result<Output, CaseError> {
    let industry = case.input.need("industry")?;
    let amounts = industry.numbers()?;
    let whole = case.input.need("whole")?.numbers_of(amounts.len())?;
    let plants = case.input.get("plants").map(|field| field.numbers()).transpose()?;
    let plants = plants.as_deref().unwrap_or(&amounts);
    let index = compare::ellison_glaeser(&amounts, &whole, plants).map_err(|error| fault(&industry, error))?;
    Ok(Output::default().with("ellison_glaeser", Part::Number(index)))
}

fn coupling_coordination(case: &Case) -> Result<Output, CaseError> {
    let floor = case.params.number_or("floor", 1e-10)?;
    let words = [("classic", Coupling::Classic { floor }), ("adjusted", Coupling::Adjusted)];
    let coupling = case.params.word_or("coupling", &words, Coupling::Classic { floor })?;
    let method = |matrix: &DecisionMatrix| mcdm::coupling_coordination(matrix, coupling);
    let coordination = decide_with(case, MayLack::Both, method)?;
    Ok(Output::higher_better(coordination.degree)
        .with("coupling", Part::Numbers(coordination.coupling))
        .with("level", Part::Numbers(coordination.level)))
}

fn obstacle_degrees(case: &Case) -> Result<Output, CaseError> {
    let degrees = decide_with(case, MayLack::Both, mcdm::obstacle_degrees)?;
    Ok(Output::default().with("matrix", Part::Matrix(degrees)))
}

/// Memberships of the grades, the grade with the largest, and with `grades` as their values the mean of these.
fn fuzzy_evaluation(case: &Case) -> Result<Output, CaseError> {
    let words = [
        ("min_max", Operator::MinMax),
        ("product_max", Operator::ProductMax),
        ("min_sum", Operator::MinSum),
        ("product_sum", Operator::ProductSum),
    ];
    let operator = case.params.word_or("operator", &words, Operator::ProductSum)?;
    let membership = case.input.need("membership")?.rows()?;
    let weights = case.input.need("weights")?.numbers_of(membership.len())?;
    let grades = mcdm::fuzzy_evaluation(&membership, &weights, operator).map_err(|error| match error {
        // Criteria are rows here.
        mcdm::McdmError::BadCell { alternative, criterion, value, needs } => {
            CaseError::new(format!("input.membership[{criterion}][{alternative}]"), Fault::BadNumber { value, needs })
        }
        error => case_error(error, "membership"),
    })?;
    let largest = mcdm::largest_membership(&grades);
    let values = case.params.get("grades").map(|field| field.numbers_of(grades.len())).transpose()?;
    let mean = values.and_then(|values| mcdm::weighted_grade(&grades, &values));
    let output = Output::default().with("scores", Part::Numbers(grades));
    let output = largest.map_or(output.clone(), |grade| output.with("grade", Part::Integers(vec![grade as u32])));
    Ok(mean.map_or(output.clone(), |mean| output.with("value", Part::Number(mean))))
}

/// One moderate indicator turned so that more is better: best at `best`, or from `best[0]` to `best[1]`.
fn moderate(case: &Case) -> Result<Output, CaseError> {
    let values = case.input.need("values")?.numbers()?;
    let best = case.params.need("best")?;
    let best = match best.number() {
        Ok(value) => Best::Value(value),
        Err(_) => match best.numbers_of(2)?.as_slice() {
            [lo, hi] => Best::Interval { lo: *lo, hi: *hi },
            _ => return Err(best.fault(Fault::WrongLength { expected: 2, found: 0 })),
        },
    };
    let turned = mcdm::moderate(&values, best).map_err(|error| case_error(error, "values"))?;
    Ok(Output::default().with("values", Part::Numbers(turned)))
}

/// The same fault at the field that the numbers came from.
fn fault(field: &Field, error: CompareError) -> CaseError {
    field.fault(match error {
        CompareError::Empty => Fault::Empty,
        CompareError::WrongLength { expected, found } => Fault::WrongLength { expected, found },
        CompareError::BadAmount { value, .. } => Fault::BadNumber { value, needs: Needs::NotNegative },
        CompareError::BadGroup { group, .. } => Fault::BadNumber { value: group as f64, needs: Needs::Finite },
        CompareError::NoTotal => Fault::NoTotal,
    })
}
