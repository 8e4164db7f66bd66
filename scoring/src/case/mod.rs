//! One method on one input, as a case file has it: read, run, and what came out.
//!
//! ```
//! let case = r#"{"method": "weighted_sum", "params": {"normalise": "none"},
//!     "input": {"matrix": [[1, 2], [4, 1]], "weights": [0.5, 0.5], "directions": ["max", "max"]}}"#;
//! let output = scoring::case::run(case.as_bytes()).expect("a case");
//! assert_eq!(serde_json::to_string(&output).expect("JSON"), r#"{"method":"weighted_sum","scores":[1.5,2.5],"ranks":[2,1]}"#);
//! ```

mod decision;
mod error;
mod fields;
mod indices;
mod judge;
mod names;
mod output;
mod outranking;
mod scores;
mod weight_faults;
mod weights;

use serde_json::Value;

pub use error::{CaseError, Fault, Kind};
pub use fields::{Field, Fields};
pub use output::{Output, Part};

/// What a method is given: the two objects of a case file that it reads.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    pub input: Fields<'a>,
    pub params: Fields<'a>,
}

/// A method by its id, and what carries it out.
type Method = (&'static str, fn(&Case) -> Result<Output, CaseError>);

/// Every method there is, a family a line.
const FAMILIES: &[&[Method]] =
    &[scores::METHODS, outranking::METHODS, indices::METHODS, weights::METHODS, judge::METHODS];

/// Carries out the case that these bytes are.
///
/// A case is a JSON object with `method`, `input` and perhaps `params`; `id`, `expect` and whatever else it has are passed over. So
/// are parameters of another method; one that no method has is refused, for it is misspelt.
/// Numbers of the output are named as a case's `expect` names them.
///
/// # Errors
/// [`CaseError`]: the first fault with its place in the JSON.
pub fn run(bytes: &[u8]) -> Result<Output, CaseError> {
    let without_mark = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let value: Value = serde_json::from_slice(without_mark)
        .map_err(|error| CaseError::whole(Fault::NotJson { line: error.line(), column: error.column() }))?;
    let Value::Object(case) = &value else {
        return Err(CaseError::whole(Fault::WrongType { expected: Kind::Object }));
    };
    let case_fields = Fields::top(case);
    let method = case_fields.need("method")?;
    let id = method.text()?;
    let unknown = || method.fault(Fault::UnknownMethod { id: id.into() });
    let (id, carry_out) = methods().find(|(known, _)| *known == id).ok_or_else(unknown)?;
    let input = case_fields.need("input")?.fields("input")?;
    let params = case_fields.get("params").map_or(Ok(Fields::none("params")), |params| params.fields("params"))?;
    params.map().map_or(Ok(()), names::check_parameters)?;
    let mut output = carry_out(&Case { input, params })?;
    output.method = id;
    Ok(output)
}

/// The ids that a case's `method` may have.
pub fn ids() -> impl Iterator<Item = &'static str> {
    methods().map(|(id, _)| id)
}

fn methods() -> impl Iterator<Item = Method> {
    FAMILIES.iter().flat_map(|family| family.iter().copied())
}
