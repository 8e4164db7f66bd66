//! What is wrong with a case.

use scoring::case::{self, CaseError, Fault, Kind};
use scoring::mcdm::Needs;

pub fn case_error(file: &str, error: &CaseError) -> String {
    let fault = fault(&error.fault);
    if error.path.is_empty() { format!("{file}: {fault}") } else { format!("{file}: `{}`: {fault}", error.path) }
}

fn fault(fault: &Fault) -> String {
    match fault {
        Fault::NotJson { line, column } => format!("not JSON: line {line}, column {column}"),
        Fault::Missing => "missing".into(),
        Fault::UnknownMethod { id } => {
            let known: Vec<&str> = case::ids().collect();
            format!("there is no method {id} (known: {})", known.join(", "))
        }
        Fault::UnknownParameter { nearest } => format!("no method has a parameter of this name: is `{nearest}` meant?"),
        Fault::WrongType { expected } => format!("must be {}", kind(*expected)),
        Fault::UnknownWord { found, known } => format!("{found} is none of {}", known.join(", ")),
        Fault::WrongLength { expected, found } => format!("has {found} where {expected} are needed"),
        Fault::Empty => "is empty".into(),
        Fault::TooMany { found, most } => format!("has {found} rows, and at most {most} can be compared pair by pair"),
        Fault::BadNumber { value, needs } => format!("{value} cannot be used: {}", need(*needs)),
        Fault::NoTotal => "the numbers sum to nothing, or to too much, and the method divides by their sum".into(),
        Fault::NoWeight => "every weight is zero".into(),
        Fault::NoScale { column } => {
            format!(
                "column {column} cannot be scaled: its sum, maximum or length, which the method divides by, is not positive"
            )
        }
        Fault::TooFew { needed, found } => format!("has {found} rows where at least {needed} are needed"),
        Fault::NoInformation => "nothing in it tells one criterion from another".into(),
        Fault::NotReciprocal { reverse } => {
            format!("is not one over {reverse}, the judgement the other way round")
        }
        Fault::NoOne => "no entry is 1, the criterion compared with itself".into(),
        Fault::Contradiction { this, other } => {
            format!("compares best with worst as {this}, the other list as {other}")
        }
        Fault::NoPermutation => "comes twice, or there is no such position".into(),
        Fault::NoRoom => "no weights with sum 1 lie within these bounds".into(),
        Fault::NotConverged => "the method came to no end on these numbers".into(),
        Fault::Undefined { row } => {
            format!("the result for row {row} is not finite: the numbers are too large or cancel")
        }
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Object => "an object",
        Kind::List => "a list",
        Kind::Table => "a list of rows of numbers",
        Kind::Number => "a number",
        Kind::Text => "a word",
        Kind::Flag => "true or false",
    }
}

pub(super) fn need(needs: Needs) -> String {
    match needs {
        Needs::Finite => "it must be finite".into(),
        Needs::Positive => "it must be positive".into(),
        Needs::NotNegative => "it must not be negative".into(),
        Needs::Within { lo, hi } => format!("it must be between {lo} and {hi}"),
        Needs::Above(bound) => format!("it must be above {bound}"),
    }
}
