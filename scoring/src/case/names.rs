//! Names that a case may use: a misspelt one is told, not passed over.

use serde_json::{Map, Value};

use super::{CaseError, Fault};

/// Every parameter that some method reads.
const PARAMETERS: &[&str] = &[
    "alpha",
    "bases",
    "best",
    "between",
    "bounds",
    "cap",
    "combine",
    "components",
    "contrast",
    "correlation",
    "coupling",
    "directed",
    "direction",
    "edge",
    "expected_solution",
    "extremes",
    "floor",
    "grades",
    "hi",
    "labels",
    "lambda",
    "limits",
    "lo",
    "margin",
    "method",
    "model",
    "n_highest",
    "n_lowest",
    "normalise",
    "nudge",
    "operator",
    "p",
    "penalty",
    "points",
    "preference",
    "priority",
    "q",
    "ranks",
    "rotation",
    "rounding",
    "s",
    "shares",
    "target",
    "tau",
    "thresholds",
    "ties",
    "v",
    "weight_bounds",
    "zero",
    "zeta",
];

/// Refuses the first parameter that no method has, with the known one that is spelt most alike.
///
/// # Errors
/// [`Fault::UnknownParameter`].
pub(super) fn check_parameters(params: &Map<String, Value>) -> Result<(), CaseError> {
    let stranger = params.keys().find(|name| !PARAMETERS.contains(&name.as_str()));
    stranger.map_or(Ok(()), |name| {
        Err(CaseError::new(format!("params.{name}"), Fault::UnknownParameter { nearest: nearest(name) }))
    })
}

/// The known name with the fewest letters to change, insert or leave out; the first in the alphabet of several.
fn nearest(name: &str) -> &'static str {
    PARAMETERS.iter().copied().min_by_key(|known| distance(name, known)).unwrap_or_default()
}

/// Levenshtein's distance, a row of the table at a time.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, letter) in a.chars().enumerate() {
        let mut diagonal = at;
        let mut left = at + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, other) in row.iter_mut().skip(1).zip(&b) {
            let changed = diagonal + usize::from(letter != *other);
            diagonal = *cell;
            left = changed.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_meets_the_one_that_was_meant() {
        for (misspelt, meant) in [
            ("lamda", "lambda"),
            ("normalize", "normalise"),
            ("preferences", "preference"),
            ("bound", "bounds"),
            ("", "p"),
        ] {
            assert_eq!(nearest(misspelt), meant, "{misspelt}");
        }
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
