//! Scheme JSON → a checked [`Scheme`].

use serde::de::DeserializeOwned;

use super::{SCHEME_VERSION, Scheme, SchemeProblem, check};

/// Why a text is no scheme.
#[derive(Clone, Debug, PartialEq)]
pub enum SchemeError {
    NotJson {
        line: usize,
        column: usize,
    },
    /// A field is missing, unknown or of the wrong type; `detail` in the reader's technical English.
    Format {
        line: usize,
        column: usize,
        detail: String,
    },
    /// Written in a format that this program does not read.
    OtherVersion {
        found: u32,
        known: u32,
    },
    /// Everything that does not hang together.
    Problems(Vec<SchemeProblem>),
}

/// Reads a scheme and checks it. A mark of byte order at the beginning is passed over.
///
/// # Errors
/// [`SchemeError`]; of a file that parses, every problem.
///
/// *Cost*: O((nodes + items)²) in codes compared.
pub fn read(text: &str) -> Result<Scheme, SchemeError> {
    let scheme: Scheme = from_json(text)?;
    if scheme.yuanheng_framework != SCHEME_VERSION {
        return Err(SchemeError::OtherVersion { found: scheme.yuanheng_framework, known: SCHEME_VERSION });
    }
    let problems = check(&scheme);
    if problems.is_empty() { Ok(scheme) } else { Err(SchemeError::Problems(problems)) }
}

pub(super) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, SchemeError> {
    serde_json::from_str(text.trim_start_matches('\u{FEFF}')).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        if error.is_data() {
            SchemeError::Format { line, column, detail: error.to_string() }
        } else {
            SchemeError::NotJson { line, column }
        }
    })
}
