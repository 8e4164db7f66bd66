//! What is wrong with a scheme, or with applying it to a dataset.

use scoring::appraise::{AppraiseError, Likeness, Proposal};
use scoring::judge::JudgeError;
use scoring::model::Dataset;
use scoring::scheme::{Scheme, SchemeError};

use super::evaluate_error;

/// One line for each fault.
pub fn scheme_error(file: &str, error: &SchemeError) -> Vec<String> {
    match error {
        SchemeError::NotJson { line, column } => vec![format!("{file}: not JSON: line {line}, column {column}")],
        SchemeError::Format { line, column, detail } => {
            vec![format!("{file}: line {line}, column {column}: {detail}")]
        }
        SchemeError::OtherVersion { found, known } => {
            vec![format!("{file}: a scheme in format {found}, and this program reads format {known}")]
        }
        SchemeError::Problems(problems) => problems.iter().map(|problem| format!("{file}: {problem:?}")).collect(),
    }
}

/// An indicator that was taken for an item.
pub fn taken(scheme: &Scheme, proposal: &Proposal) -> String {
    let name = scheme.item(&proposal.item).and_then(|at| scheme.items.get(at)).map_or("", |item| item.name.zh());
    let why = match proposal.likeness {
        Likeness::Code => "same code".to_string(),
        Likeness::Name => "same name".to_string(),
        Likeness::Alike(part) => format!("names alike by {:.0} %", part * 100.0),
    };
    let times = if proposal.mapped.times == 1.0 { String::new() } else { format!(", times {}", proposal.mapped.times) };
    format!(
        "{} ({name}) is taken from {} ({why}{times}); say otherwise with --set scheme.map.{}=CODE",
        proposal.item, proposal.mapped.code, proposal.item
    )
}

pub fn appraise_error(error: &AppraiseError, dataset: &Dataset) -> String {
    match error {
        AppraiseError::OtherScheme { chosen, given } => {
            format!("scheme.id: the scenario was made for the scheme {chosen}, and this one is {given}")
        }
        AppraiseError::UnknownItem { code } => format!("scheme: the scheme has no item {code}"),
        AppraiseError::UnknownIndicator { item, code } => {
            format!("scheme.map.{item}: no indicator has the code {code}")
        }
        AppraiseError::UnknownEntity { item, id } => format!("scheme.entered.{item}: no entity has the id {id}"),
        AppraiseError::BadNumber { item, value } => format!("scheme, item {item}: {value} cannot be used"),
        AppraiseError::NothingMapped => {
            "no indicator looks like an item of the scheme: name some with --set scheme.map.ITEM=CODE".into()
        }
        AppraiseError::Judge(JudgeError::BadBase { code, base }) => {
            format!("item {code}: the base {base} is not above 0")
        }
        AppraiseError::Judge(error) => format!("the scheme cannot be applied: {error:?}"),
        AppraiseError::Framework(errors) => format!("the scheme's tree cannot be evaluated: {errors:?}"),
        AppraiseError::Evaluate(error) => evaluate_error(error, dataset),
    }
}
