//! The list of built-in schemes, so that a page need not fetch them all.

use serde::{Deserialize, Serialize};

use super::{Dates, Evidence, SchemeError, Shape, Subject, read::from_json};
use crate::model::Text;

/// What the list says of a scheme; its file is `<id>.json` beside the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub id: String,
    pub name: Text,
    pub subject: Subject,
    pub shape: Shape,
    pub evidence: Evidence,
    pub region: Text,
    pub version: String,
    pub dates: Dates,
}

/// Reads the list.
///
/// # Errors
/// [`SchemeError::NotJson`] and [`SchemeError::Format`].
pub fn read_index(text: &str) -> Result<Vec<Entry>, SchemeError> {
    from_json(text)
}
