//! Problems, refusals and errors in words: what is wrong, where, what to do.

use scoring::pipeline::EvaluateError;
use scoring::scenario::{ScenarioError, ScenarioProblem};

use crate::prefs::Lang;

pub fn evaluate_error(lang: Lang, error: &EvaluateError) -> String {
    let _ = lang;
    format!("{error:?}")
}

pub fn scenario_error(lang: Lang, error: &ScenarioError) -> String {
    let _ = lang;
    format!("{error:?}")
}

pub fn scenario_problem(lang: Lang, problem: &ScenarioProblem) -> String {
    let _ = lang;
    format!("{problem:?}")
}
