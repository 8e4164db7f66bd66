//! What is wrong with a scenario, or with evaluating a dataset under it.

use scoring::aggregate::AggregateError;
use scoring::decide::DecideError;
use scoring::judge::RulesError;
use scoring::model::Dataset;
use scoring::normalise::NormaliseError;
use scoring::pipeline::EvaluateError;
use scoring::scenario::{FieldError, FieldErrorKind, ScenarioError, ScenarioProblem, SetError};
use scoring::treat::TreatError;
use scoring::weigh::WeightError;

use super::case::need;

pub fn set_error(assignment: &str, error: &SetError) -> String {
    match error {
        SetError::NotAnAssignment => format!("--set {assignment}: write path=value"),
        SetError::Field(error) => format!("--set {assignment}: {}", field_error(error)),
    }
}

/// One line for each fault.
pub fn scenario_error(file: &str, error: &ScenarioError) -> Vec<String> {
    match error {
        ScenarioError::NotJson { line, column } => vec![format!("{file}: not JSON: line {line}, column {column}")],
        ScenarioError::NotAnObject => vec![format!("{file}: a scenario is a JSON object")],
        ScenarioError::NotAVersion => vec![format!("{file}: `yuanheng` is no format version")],
        ScenarioError::NewerVersion { found, known } => {
            vec![format!("{file}: written in format {found}, and this program reads up to {known}: take a newer one")]
        }
        ScenarioError::Fields(errors) => errors.iter().map(|error| format!("{file}: {}", field_error(error))).collect(),
    }
}

fn field_error(error: &FieldError) -> String {
    let FieldError { path, detail, .. } = error;
    match error.kind {
        FieldErrorKind::UnknownField => format!("there is no field `{path}`: {detail}"),
        FieldErrorKind::UnknownWord | FieldErrorKind::WrongType => format!("`{path}`: {detail}"),
    }
}

pub fn scenario_problem(problem: &ScenarioProblem) -> String {
    use ScenarioProblem as P;
    match problem {
        P::OtherDataset { made_on, here } => {
            format!("the scenario was made on other data ({}, this is {})", made_on.short(), here.short())
        }
        P::UnknownNode { path, code } => format!("`{path}`: no indicator or aggregate has the code {code}"),
        P::NotAnIndicator { path, code } => format!("`{path}`: {code} is an aggregate, not an indicator"),
        P::NotAnAggregate { path, code } => format!("`{path}`: nothing lies below {code}, which is an indicator"),
        P::NoEffect { path } => format!("`{path}`: nothing reads a way inside a way"),
        P::UnknownEntity { path, id } => format!("`{path}`: no entity has the id {id}"),
        P::UnknownPeriod { period } => format!("`period`: the data has no period {period}"),
        P::UnknownGroup { path, group } => format!("`{path}`: the data has no group {group}"),
        P::UnknownCategory { group, category } => format!("`filter.{group}`: no entity is in {category}"),
        P::OutOfRange { path, value } => format!("`{path}`: {value} is out of range"),
        P::UnknownGrade { path, grade } => format!("`{path}`: no grade has the label {grade}"),
        P::GradesMismatch { labels, shares } => format!("`grades`: {shares} shares for {labels} labels"),
    }
}

pub fn evaluate_error(error: &EvaluateError, dataset: &Dataset) -> String {
    match error {
        EvaluateError::UnknownPeriod { period } => format!("the data has no period {period}"),
        EvaluateError::UnknownGroup { group } => format!("the data has no group {group}"),
        EvaluateError::UnknownCategory { group, category } => format!("no entity is in {category} of {group}"),
        EvaluateError::UnknownEntity { id } => format!("no entity has the id {id}"),
        EvaluateError::Treat(error) => treat_error(error, dataset),
        EvaluateError::Normalise(error) => normalise_error(error),
        EvaluateError::Weight(error) => weight_error(error),
        EvaluateError::Find(error) => super::weights::find_error(error),
        EvaluateError::Aggregate(error) => aggregate_error(error, dataset),
        EvaluateError::Decide(error) => decide_error(error, dataset),
        EvaluateError::Rules(error) => rules_error(error),
    }
}

fn decide_error(error: &DecideError, dataset: &Dataset) -> String {
    let id = |entity: usize| dataset.entities.get(entity).map_or("", |entity| entity.id.as_str());
    match error {
        DecideError::NothingComplete => {
            "rank: no entity has all criteria (hint: --set treat.missing=median, or --set rank.over=pillars)".into()
        }
        DecideError::TooMany { found, most } => {
            format!("rank.method: {found} entities, and this method compares at most {most}")
        }
        DecideError::BadCell { code, entity, value, needs } => format!(
            "rank.method: the method has no value for {code} of {}: {value}: {} (hint: --set rank.over=normalised --set \
             normalise.range=[1,100])",
            id(*entity),
            need(*needs)
        ),
        DecideError::NoScale { code } => {
            format!("rank.method: {code} cannot be scaled: its sum, maximum or length is not positive")
        }
        DecideError::BadParameter { name, code, value, needs } => {
            let of = code.as_ref().map_or(String::new(), |code| format!(" of {code}"));
            format!("rank.{name}{of}: {value} cannot be used: {}", need(*needs))
        }
        DecideError::UnknownCode { code } => format!("rank: no indicator or aggregate has the code {code}"),
        DecideError::NoWeight => "rank: every criterion has weight zero".into(),
        DecideError::Undefined { entity } => {
            format!("rank.method: the result of {} is not finite: the figures are too large or cancel", id(*entity))
        }
    }
}

fn rules_error(error: &RulesError) -> String {
    match error {
        RulesError::UnknownIndicator { code } => format!("rules: no indicator has the code {code}"),
        RulesError::UnknownEntity { id } => format!("rules.adjustments: no entity has the id {id}"),
        RulesError::UnknownGroup { group } => format!("rules.grading.within: the data has no group {group}"),
        RulesError::UnknownGrade { grade } => format!("rules: no grade has the label {grade}"),
        RulesError::BadNumber { path, value } => format!("{path}: {value} cannot be used"),
    }
}

fn treat_error(error: &TreatError, dataset: &Dataset) -> String {
    match error {
        TreatError::UnknownGroup { group } => format!("treat.missing: the data has no group {group}"),
        TreatError::UnknownDenominator { code, denominator } => {
            format!("treat.denominate: {code} is to be divided by {denominator}, which is not there")
        }
        TreatError::BadAvailability { availability } => {
            format!("treat.availability: {availability} is not between 0 and 1")
        }
        TreatError::BadOutliers { name, value } => format!("treat.outliers.{name}: {value} cannot be used"),
        TreatError::UnknownCode { code } => {
            format!("treat.transforms, treat.denominators: no indicator has the code {code}")
        }
        TreatError::BadTransform { code, entity, value } => {
            let id = dataset.entities.get(*entity).map_or("", |entity| &entity.id);
            format!("treat.transforms.{code}: the function has no value for {value} of {id}")
        }
    }
}

fn normalise_error(error: &NormaliseError) -> String {
    match error {
        NormaliseError::BadRange { range: [lo, hi] } => format!("normalise.range: {lo} to {hi} is no range"),
        NormaliseError::BadSpread { mean, sd } => format!("normalise.mean, normalise.sd: {mean}, {sd} cannot be used"),
        NormaliseError::UnknownCode { code } => format!("normalise: {code} is no indicator"),
        NormaliseError::BadScale { code, name, value } => {
            format!("normalise.indicators.{code}.{name}: {value} cannot be used")
        }
        NormaliseError::NoGoalposts { code } => {
            format!("{code} has no goalposts: give them with --set 'normalise.goalposts={{\"{code}\":[worst,best]}}'")
        }
        NormaliseError::BadGoalposts { code, worst, best } => {
            format!("the goalposts {worst} and {best} of {code} cannot be used")
        }
        NormaliseError::NoTarget { code } => format!("{code} has no target"),
        NormaliseError::BadBase { code, base } => format!("the base {base} of {code} is not positive"),
        NormaliseError::NoReference => "give the entity to measure to: --set normalise.reference=ID".into(),
        NormaliseError::BadReference { code } => format!("the reference has no value of {code}, or the worst one"),
        NormaliseError::ColumnCount { columns, indicators } => format!("{columns} columns for {indicators} indicators"),
    }
}

pub fn weight_error(error: &WeightError) -> String {
    match error {
        WeightError::UnknownCode { code } => format!("weights, drop: no indicator or aggregate has the code {code}"),
        WeightError::BadWeight { code, weight } => format!("weights.{code}: {weight} is no weight"),
        WeightError::ZeroWeights { parent } => format!("everything below {parent} has weight zero"),
        WeightError::NothingLeft => "every indicator was dropped".into(),
    }
}

fn aggregate_error(error: &AggregateError, dataset: &Dataset) -> String {
    match error {
        AggregateError::BadPower { power } => format!("aggregate.power: {power} cannot be used"),
        AggregateError::BadAvailability { availability } => {
            format!("aggregate.availability: {availability} is not between 0 and 1")
        }
        AggregateError::TooManyLevels { levels, of } => format!("aggregate.levels: {levels} named, and there are {of}"),
        AggregateError::NotPositive { node, child, entity, value, n_cells } => {
            let id = dataset.entities.get(*entity).map_or("", |entity| &entity.id);
            format!(
                "{node}: this mean needs positive values, and {n_cells} are not; the first is {child} of {id}: {value} \
                 (hint: --set normalise.range=[1,100])"
            )
        }
        AggregateError::UnknownNode { code } => format!("aggregate.nodes: no aggregate has the code {code}"),
        AggregateError::TooMany { found, most } => {
            format!("aggregate: {found} entities, and copeland compares at most {most}")
        }
        AggregateError::NoParts { node } => format!("{node} compares entities: its score has no parts by indicator"),
        AggregateError::ColumnCount { columns, indicators } => format!("{columns} columns for {indicators} indicators"),
    }
}
